"""Which pages search engines may show, each with the day on which it was last different: said by the files themselves.

A page of which no file says when it changed has no day: none is better than the day of the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from samenverder.publish.data.recent import last_change

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.page import Page

ADDRESS = "sitemap.xml"


def sitemap(pages: Iterable[Page], catalogue: Catalogue) -> str:
    """The sitemap, after sitemaps.org; of the pages in `docs/` as well."""
    found: dict[str, date | None] = {written.address: None for written in catalogue.library.written}
    found |= {page.address: _day(page, catalogue) for page in pages if page.searched}
    found[""] = last_change(catalogue.listed)
    rows = [
        f"<url><loc>{escape(catalogue.library.site + address)}</loc>"
        + (f"<lastmod>{day.isoformat()}</lastmod>" if day else "")
        + "</url>\n"
        for address, day in sorted(found.items())
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{''.join(rows)}</urlset>\n"
    )


def _day(page: Page, catalogue: Catalogue) -> date | None:
    view = page.view
    if practice := view.get("practice"):
        return max(practice.days, default=None)
    if (term := view.get("term")) and (vocabulary := view.get("vocabulary")):
        return last_change(catalogue.with_term(vocabulary, term))
    if kind := view.get("kind"):
        return last_change(catalogue.of_kind(kind))
    return None
