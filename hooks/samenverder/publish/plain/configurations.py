"""The menu and the settings of the plain copy, as generators read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samenverder.publish.data.about import About

EXTENSIONS = ("sane_lists", "tables", "footnotes", "toc")
"""Of Python-Markdown: what the text of the copy counts on."""


def for_mkdocs(about: About, menu: Sequence[Mapping[str, str]]) -> str:
    """`mkdocs.yml`, which ProperDocs reads as well. A link that leads nowhere is a warning, so that `--strict` finds it."""
    told: dict[str, Any] = {
        "site_name": about.name,
        "site_url": about.site,
        "site_description": about.description,
        "theme": {"name": "mkdocs", "locale": "nl", "highlightjs": False},
        "plugins": ["search"],
        "markdown_extensions": list(EXTENSIONS),
        "nav": [dict(entry) for entry in menu],
        "validation": {
            "nav": {"omitted_files": "ignore"},
            "links": {"not_found": "warn", "anchors": "warn"},
        },
    }
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=110)


def for_zensical(about: About, menu: Sequence[Mapping[str, str]]) -> str:
    """`zensical.toml`: Zensical knows no theme of MkDocs."""
    entries = (f"  {{ {_text(title)} = {_text(file)} }}," for entry in menu for title, file in entry.items())
    rows = [
        "[project]",
        f"site_name = {_text(about.name)}",
        *([f"site_url = {_text(about.site)}"] if about.site else []),
        f"site_description = {_text(about.description)}",
        "nav = [",
        *entries,
        "]",
        "",
        "[project.theme]",
        'language = "nl"',
        "font = false",
        *(f"\n[project.markdown_extensions.{name}]" for name in EXTENSIONS),
    ]
    return "\n".join(rows) + "\n"


def _text(text: str) -> str:
    """A text of TOML: its signs are escaped as those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
