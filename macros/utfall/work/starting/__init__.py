"""A new project: its settings, pages and first month, written by ``utfall init``."""
