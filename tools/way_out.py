"""Says what a site that another generator built has of ours: `python tools/way_out.py SITE practices/_adressen.txt`.

Which of our published addresses are there, and which links within the site lead nowhere.
"""

from __future__ import annotations

import posixpath
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.ids.add(told.get("id") or "")
        for name in ("href", "src"):
            if (to := told.get(name)) and tag in ("a", "img"):
                self.links.append(to)


def lacking(site: Path, published: Iterable[str]) -> list[str]:
    """The published addresses that are not there."""
    return [address for address in published if not _file(site, address).is_file()]


def dead_links(site: Path) -> Iterator[tuple[str, str]]:
    """Each link within the site that leads to no page, file or place, with the page that it stands on."""
    pages = {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        here = path.relative_to(site).as_posix()
        if here == "404.html":
            # It is shown at any address, so its links count from the root of the server.
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            to = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path))) if parts.path else here  # fmt: skip
            file = _file(site, f"{to}/" if (site / to).is_dir() else to)
            found = pages.get(file)
            anchor = unquote(parts.fragment)
            if not file.is_file() or (found and anchor and anchor not in found.ids and anchor != "__top"):
                yield here, link


def _file(site: Path, address: str) -> Path:
    return site / address / "index.html" if address.endswith("/") or not address else site / address


def main(site: Path, listed: Path) -> int:
    """Print what is lacking, by the first part of the address, and all dead links; 1 when there are dead links."""
    rows = listed.read_text(encoding="utf-8").splitlines()
    published = [row.strip() for row in rows if row.strip() and not row.startswith("#")]
    pages = [address for address in published if address.endswith("/")]
    for what, some in (("pages", pages), ("files", sorted({*published} - {*pages}))):
        gone = lacking(site, some)
        print(f"{what}: {len(some) - len(gone)} of {len(some)} published addresses are there.")
        for (first, last), many in sorted(Counter(map(_sort, gone)).items()):
            print(f"  lacking: {many} x {first}/.../{last}")
    dead = list(dead_links(site))
    print(f"dead links: {len(dead)}")
    for here, link in dead[:20]:
        print(f"  {here}: {link}")
    return int(bool(dead))


def _sort(address: str) -> tuple[str, str]:
    parts = address.strip("/").split("/")
    last = parts[-1]
    return parts[0], f"*.{last.rpartition('.')[2]}" if "." in last else last if len(parts) > 2 else "*"


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
