"""Files of which nothing can be read, one of each sort."""

from __future__ import annotations

BROKEN: dict[str, str | bytes] = {
    "verhalen/a-niet-dicht.md": "---\ntitle: A\n\nTekst\n",
    "verhalen/b-leeg.md": "",
    "verhalen/c-latin.md": "---\ntitle: Café\n---\n".encode("latin-1"),
    "verhalen/d-yaml.md": '---\ntitle: "A\n  b\n---\n',
    "verhalen/e-lijst.md": "---\n- a\n---\n",
}
