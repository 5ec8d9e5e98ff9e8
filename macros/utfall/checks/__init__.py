"""The checks: one file each, yielding findings. ``examine`` runs them; importing this loads none."""
