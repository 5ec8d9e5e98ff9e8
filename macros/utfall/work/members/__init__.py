"""The members of a hub: which they are (``hub.yml``), and a month's published package of each, wherever it is kept.

``reader`` is what others call. A member that cannot be read is a finding with its name; the rest is read.
"""
