"""The tests of each body's own project are run within a copy of it, by ``test_every_body.py``."""

collect_ignore_glob = ["*/tests/*"]
