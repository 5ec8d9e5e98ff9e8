"""The verbs: each a function from a project to a result. Printing, exiting and argument parsing happen in ``cli``."""
