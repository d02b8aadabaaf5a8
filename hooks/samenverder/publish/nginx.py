"""How nginx serves a built site: a piece of configuration, made from what the build wrote for static hosts."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from samenverder.publish.server import FOR_EVER, HEADERS, KEPT, NO_FRAME, OPEN, POLICY
from samenverder.reading.reserved import FRAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEMPLATE = Path(__file__).with_name("nginx.conf.txt")
_PACKED = {".css", ".csv", ".html", ".js", ".json", ".jsonld", ".md", ".svg", ".ttl", ".txt", ".xml"}
"""Files that become much smaller."""
SMALL = 1000
"""Bytes below which packing a file gains nothing: it is one packet either way."""
_HSTS = "max-age=31536000; includeSubDomains"


def nginx_conf(
    site: Path, *, root: str, under: str = "/", host: str = "_", port: int = 80, hsts: bool = False
) -> str:
    """The configuration for a built `site`, which stands at `root` on the server and below `under` in addresses.

    `hsts`: tell browsers to come back over https only. It is to be included in the block `http`.
    """
    rows = (site / "_redirects").read_text(encoding="utf-8").splitlines()
    # Names of places and ids have no sign in them that nginx reads otherwise; a row that has one is not ours.
    moved = [row.split()[:2] for row in rows if re.fullmatch(r"[\w/.#-]+ [\w/.#-]+ 301", row)]
    headers = {name: value for name, value in HEADERS.items() if name != "Content-Security-Policy"}
    if hsts:
        headers["Strict-Transport-Security"] = _HSTS
    whole = root.rstrip("/")
    place = f"    root {whole};\n" if under == "/" else _below(under, whole)
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        for_ever=FOR_EVER, policy=POLICY, no_frame=NO_FRAME, frames=FRAMES, kept=KEPT, open="|".join(OPEN), under=under,
        moved="".join(f'    "{old}" "{_with_question(new)}";\n' for old, new in moved),
        headers="".join(f'    add_header {name} "{value}" always;\n' for name, value in headers.items()),
        port=port, host=host, place=place,
    )  # fmt: skip


def _below(under: str, root: str) -> str:
    bare = under.rstrip("/")
    return f"    location = {bare} {{ return 301 {under}; }}\n    location {under} {{ alias {root}/; }}\n"


def _with_question(address: str) -> str:
    """An address with what the visitor asked behind it; a heading stands last."""
    path, mark, anchor = address.partition("#")
    return f"{path}$is_args$args{mark}{anchor}"


def pack(site: Path) -> Iterator[Path]:
    """Write a packed file beside each file that is worth it, the same bytes each time; gives these, in order."""
    for path in sorted(site.rglob("*")):
        if path.suffix in _PACKED and path.is_file() and path.stat().st_size >= SMALL:
            raw = path.read_bytes()
            packed = path.with_name(f"{path.name}.gz")
            packed.write_bytes(gzip.compress(raw, 9, mtime=0))
            yield packed
