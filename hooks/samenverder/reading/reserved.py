"""Names in addresses that the site itself uses."""

NEWS = "nieuw"
"""Below this lies what is new."""
FRAMES = "insluiten"
"""Below this lie pages that are made to be shown within other sites."""
OF_THE_SITE = frozenset(
    [
        "404",
        "aan-tafel",
        "assets",
        "bijdragen",
        "data",
        "feed",
        "index",
        "javascripts",
        "modules",
        "over",
        "overzicht",
        "p",
        "schema",
        "search",
        "selectie",
        "sitemap",
        "stylesheets",
        "vergelijken",
        "zoek",
        "zoeken",
        FRAMES,
        NEWS,
    ]
)
"""First parts of addresses that no vocabulary may take, besides the folders of kinds."""
FURTHER = "bladzijde"
"""Below this the further pieces of the list of a folder lie."""
OF_A_FOLDER = frozenset(["index", FURTHER])
"""Ids that no practice and no term may have: pages of their folder lie there."""
BELOW: dict[str, tuple[str, ...]] = {
    "story": ("werkblad", "uitkomst"),
    "module": ("deelnemer", "trainer", "werkbladen", "uitkomsten"),
}
"""By kind what a practice has below its own address: sheets of a story, the faces of a module and its sheets."""
