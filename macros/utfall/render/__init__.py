"""From tables and figures to markup: one-line HTML fragments that survive Markdown wherever they are put.

The only place with HTML in it. Sees ``model`` and ``view`` values; reads nothing and decides nothing.
"""
