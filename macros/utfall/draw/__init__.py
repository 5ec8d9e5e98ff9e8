"""Pictures of charts: a Plotly figure painted as the shapes of an SVG. Knows no report, no Plotly and no browser.

``paint(figure)`` takes the figure that ``render.plot`` makes and returns the content of an ``<svg>`` whose
``viewBox`` is ``0 0 width height`` of the figure's layout. What it cannot paint it refuses by name: see ``known``.
"""

from utfall.draw.picture import paint

__all__ = ["paint"]
