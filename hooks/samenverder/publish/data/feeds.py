"""What is new, for who follows the library with a reader: Atom (RFC 4287) and JSON Feed 1.1, of all and of each term.

An entry is made once and stands in every feed that it belongs to.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from samenverder.publish.data.columns import words
from samenverder.publish.data.plain import address_of
from samenverder.publish.data.recent import every_term, last_change, newest
from samenverder.reading.addresses import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About
    from samenverder.reading.practice import Practice

ATOM, JSON = "feed.atom", "feed.json"
"""How a feed is called, beside the page that it is of."""
MOST, OF_A_TERM = 40, 20
"""Entries in a feed: readers look every day or week, and a whole history is in the data."""


def feeds(catalogue: Catalogue, about: About) -> Iterator[tuple[str, str]]:
    """Every feed: its address, and what is in it."""
    drawn = _Feeds(catalogue, about)
    yield from drawn.of("", about.name, about.description, newest(catalogue, catalogue.listed, MOST))
    for vocabulary, term, id in every_term(catalogue):
        found = newest(catalogue, catalogue.with_term(vocabulary, term), OF_A_TERM)
        title = words()["feed"]["titel"].format(naam=about.name, begrip=term.label)
        yield from drawn.of(
            f"{vocabulary.field}/{term.id}/", title, term.definition, found, f"{vocabulary.field}/{id}/"
        )


def identity(practice: Practice, about: About) -> str:
    """What a practice is called for ever: by the first id it had, so that a new name makes no new entry."""
    return about.url(short((*practice.fields.earlier, practice.id)[0]))


class _Feeds:
    def __init__(self, catalogue: Catalogue, about: About) -> None:
        self._catalogue, self._about = catalogue, about
        self._entries: dict[str, tuple[str, dict[str, Any]]] = {}

    def of(
        self, page: str, title: str, told: str, practices: Sequence[Practice], folder: str = ""
    ) -> Iterator[tuple[str, str]]:
        """Both feeds of a page, in `folder`."""
        entries = [self._entry(practice) for practice in practices]
        day = last_change(practices) or self._catalogue.library.today
        yield f"{folder}{ATOM}", self._atom(page, title, told, day, [atom for atom, _ in entries])
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title,
            "home_page_url": self._about.url(page),
            "feed_url": self._about.url(f"{page}{JSON}"),
            "description": told,
            "language": "nl",
            "icon": self._about.url("assets/merk.svg"),
            "authors": [{"name": self._about.publisher, "url": self._about.site}],
            "items": [item for _, item in entries],
        }
        yield f"{folder}{JSON}", json.dumps(feed, ensure_ascii=False) + "\n"

    def _atom(self, page: str, title: str, told: str, day: date, entries: Sequence[str]) -> str:
        about, here = self._about, self._about.url(page)
        return (
            '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">\n'
            f"<id>{_text(here)}</id>\n<title>{_text(title)}</title>\n<subtitle>{_text(told)}</subtitle>\n"
            f'<link rel="alternate" type="text/html" href={quoteattr(here)}/>\n'
            f'<link rel="self" type="application/atom+xml" href={quoteattr(f"{here}{ATOM}")}/>\n'
            f"<updated>{_moment(day)}</updated>\n<author><name>{_text(about.publisher)}</name></author>\n"
            f"<rights>{_text(about.license)}</rights>\n<icon>{_text(about.url('assets/merk.svg'))}</icon>\n"
            f"{''.join(entries)}</feed>\n"
        )

    def _entry(self, practice: Practice) -> tuple[str, dict[str, Any]]:
        """A practice for either feed."""
        if practice.id not in self._entries:
            self._entries[practice.id] = self._drawn(practice)
        return self._entries[practice.id]

    def _drawn(self, practice: Practice) -> tuple[str, dict[str, Any]]:
        about = self._about
        url, plain = about.url(practice.address), about.url(address_of(practice))
        added = practice.added or self._catalogue.library.today
        changed = practice.changed or added
        told = practice.fields.summary
        if what := [
            (change.day, change.what) for change in practice.fields.changes if change.day and change.what
        ]:
            told = f"{words()['feed']['gewijzigd'].format(wat=max(what)[1])} {told}"
        entries = self._catalogue.entries[practice.id]
        atom = (
            f"<entry>\n<id>{_text(identity(practice, about))}</id>\n<title>{_text(practice.title)}</title>\n"
            f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>\n'
            f'<link rel="alternate" type="text/markdown" href={quoteattr(plain)}/>\n'
            f"<published>{_moment(added)}</published>\n<updated>{_moment(changed)}</updated>\n"
            f"<summary>{_text(told)}</summary>\n"
            + "".join(
                f"<category term={quoteattr(entry.term.id)} scheme={quoteattr(self._schemes[entry.vocabulary.id])} "
                f"label={quoteattr(_clean(entry.term.label))}/>\n"
                for entry in entries
            )
            + "</entry>\n"
        )
        item = {
            "id": identity(practice, about),
            "url": url,
            "title": practice.title,
            "content_text": told,
            "date_published": _moment(added),
            "date_modified": _moment(changed),
            "tags": [entry.term.label for entry in entries],
        }
        return atom, item

    @cached_property
    def _schemes(self) -> dict[str, str]:
        return {v.id: self._about.url(f"{v.field}/") for v in self._catalogue.vocabularies}


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _clean(text: str) -> str:
    """A text without the signs that XML cannot have."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)


def _text(text: str) -> str:
    return escape(_clean(text))
