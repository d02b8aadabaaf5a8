"""What the overview shows: gaps, places, and who works with whom. Figures and where they are drawn, no drawing.

Which vocabularies are drawn follows from what they hold: one with standings, one with names, one with places.
Everything counts stories, for only they tell of something that happened. Each part takes one pass over them.
"""

from samenverder.publish.overview.matrix import Cell, Matrix, matrix
from samenverder.publish.overview.network import LINES, Network, Pair, network
from samenverder.publish.overview.places import Map, Spot, on_map, place_map

__all__ = [
    "LINES",
    "Cell",
    "Map",
    "Matrix",
    "Network",
    "Pair",
    "Spot",
    "matrix",
    "network",
    "on_map",
    "place_map",
]
