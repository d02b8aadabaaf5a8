"""Names in addresses that the site itself uses."""

OF_THE_SITE = frozenset(
    [
        "404",
        "assets",
        "bijdragen",
        "data",
        "index",
        "javascripts",
        "modules",
        "nieuw",
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
    ]
)
"""First parts of addresses that no vocabulary may take, besides the folders of kinds."""
OF_A_FOLDER = frozenset(["index"])
"""Ids that no practice and no term may have: the page of their folder lies there."""
