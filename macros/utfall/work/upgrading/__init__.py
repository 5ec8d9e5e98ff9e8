"""What a new version of the program asks of a project, and what it does about it (``utfall upgrade``)."""
