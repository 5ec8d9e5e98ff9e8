"""Utfall publishes an organisation's monthly report as a static site that can be checked.

The package's own root: its version and nothing else, so that importing any one layer loads no other.
"""

__version__ = "0.1.0"
