"""What a web server has to know of the site: headers and redirects, in the files that static hosts read.

Netlify, Cloudflare Pages and GitLab Pages read `_redirects`; the first two read `_headers` as well. Their forms:
https://docs.netlify.com/manage/routing/headers/, https://developers.cloudflare.com/pages/configuration/redirects/.
For nginx see `nginx`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from samenverder.finder.files import FOLDER
from samenverder.reading.reserved import FRAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
"""What a page may load: nothing from elsewhere, and no script or style that stands in the page itself."""
POLICY = "; ".join(f"{name} {value}" for name, value in _ALLOWED.items())
"""The Content-Security-Policy, as it also stands on every page for servers that send no headers."""
NO_FRAME = "frame-ancestors 'none'"
"""The part of it that only a header can say: which sites may show a page within their own."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # One of the two values that internet.nl counts as good.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""What every answer says."""
KEPT = FOLDER
"""Below this every file is named after its content."""
OPEN = ("data", "schema")
"""Below these lie files that pages of other sites may read."""
FOR_EVER = "public, max-age=31536000, immutable"
"""How long a file may be kept that gets another name when it changes."""
LONGEST = 2000
"""Rows that every host reads: what comes after them is left to the pages that lead on."""


def prefix(site: str) -> str:
    """The path below which a site stands, with slashes around it: `/` when it has a host of its own."""
    path = urlsplit(site).path.strip("/")
    return f"/{path}/" if path else "/"


def redirect_rows(leads: Mapping[str, str], under: str = "/") -> str:
    """`_redirects`: a row for each address that leads on. Short addresses come last: their pages do the same."""
    rows = sorted(leads.items(), key=lambda row: (row[0].startswith("p/"), row[0]))
    return "".join(f"{under}{old} {under}{new} 301\n" for old, new in rows)


def header_rows(entries: Iterable[str], under: str = "/") -> str:
    """`_headers`, for a site with these `entries` in its first folder.

    A host adds up the headers of all rows that fit, and two policies hold at once: so what must not be shown within
    other sites is named by what it is, and the frames are left out.
    """
    return "\n".join(_header_rows(entries, under)) + "\n"


def _header_rows(entries: Iterable[str], under: str) -> Iterator[str]:
    yield f"{under}*"
    yield from (f"  {name}: {value}" for name, value in HEADERS.items())
    places = ["", *(f"{entry}/*" for entry in sorted(entries) if entry != FRAMES)]
    for place in places:
        yield f"{under}{place}"
        yield f"  Content-Security-Policy: {NO_FRAME}"
        yield "  X-Frame-Options: DENY"
        if place.removesuffix("/*") in OPEN:
            yield "  Access-Control-Allow-Origin: *"
        if place == f"{KEPT}/*":
            yield f"  Cache-Control: {FOR_EVER}"
