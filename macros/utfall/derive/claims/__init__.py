"""What a sentence claims, and whether the data say the same.

``sentence`` holds what is read, ``grammar`` how a language says things, ``quantity`` the figures in it, ``subject`` the
measures that it names, ``scope`` how it speaks of each figure, ``levels`` what the data hold of a measure, ``figure``
what becomes of a figure; ``direction``, ``counting`` and ``dates`` judge what is said without one. Knows no files.
"""
