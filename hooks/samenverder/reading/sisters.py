"""Sister libraries: others' collections in the same form, found together with ours and shown as theirs.

What is read is the file that every library with this software publishes (`data/praktijken.json`). It comes from
outside, so nothing in it is taken on trust: what does not fit is left out, and addresses lead to their own site only.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from samenverder.language.nearest import slug
from samenverder.reading.front_matter import Document
from samenverder.reading.practice import KINDS, practice_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from samenverder.reading.practice import Practice
    from samenverder.reading.vocabulary import Vocabulary

VERSION = 1
"""The version of their file that is understood; see `publish.data.complete`."""
LARGEST = 200_000_000
"""Bytes of a file: some fifty times ten thousand practices' worth of what is needed."""


@dataclass(frozen=True)
class Spot:
    """A place of theirs, with how many stories it has."""

    label: str
    url: str
    stories: int
    lat: float
    lon: float


@dataclass(frozen=True)
class Sister:
    """A library of others."""

    name: str
    url: str
    """Ending in a slash; all that is theirs lies below it."""
    license: str
    license_url: str
    practices: tuple[Practice, ...]
    """With an id that none of ours has, and the terms that we have as well."""
    addresses: Mapping[str, str]
    """By that id where the practice stands."""
    spots: tuple[Spot, ...]
    left_out: int
    """How many practices could not be used."""


def read_sister(path: Path, name: str, url: str, vocabularies: Sequence[Vocabulary]) -> Sister:
    """The library in a published file; `name` and `url` are as our configuration has them.

    Raises ValueError, in Dutch, for a file that is not there, is none of a library, or does not say its licence.
    """
    whole = _read(path)
    about = whole.get("bibliotheek")
    if (
        whole.get("versie") != VERSION
        or not isinstance(about, dict)
        or not isinstance(whole.get("praktijken"), list)
    ):
        raise ValueError(f"'{path.name}' is geen bestand van een bibliotheek: er hoort versie {VERSION} van data/praktijken.json te staan. Haal het opnieuw op met: samenverder zusters")  # fmt: skip
    license = _text(about, "licentie")
    if not license:
        raise ValueError(f"'{path.name}' zegt niet onder welke licentie de praktijken gedeeld mogen worden. Vraag het aan {name}.")  # fmt: skip
    url = url.rstrip("/") + "/"
    practices: dict[str, Practice] = {}
    addresses: dict[str, str] = {}
    for given in whole["praktijken"]:
        found = _practice(given, name, url, vocabularies)
        if found:
            practice, address = found
            practices.setdefault(practice.id, practice)
            addresses.setdefault(practice.id, address)
    shown = tuple(practice for practice in practices.values() if practice.fields.status is None)
    license_url = _text(about, "licentie_url")
    return Sister(
        name, url, license, license_url if license_url.startswith("https://") else "", shown, addresses,
        tuple(_spots(whole, url)), len(whole["praktijken"]) - len(practices),
    )  # fmt: skip


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError(f"'{path.name}' is te groot.")
        whole = json.loads(path.read_bytes())
    except OSError:
        raise ValueError(f"'{path.name}' is er niet. Haal het op met: samenverder zusters") from None
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise ValueError(f"'{path.name}' is niet te lezen als JSON. Haal het opnieuw op met: samenverder zusters") from None  # fmt: skip
    return whole if isinstance(whole, dict) else {}


def _practice(
    given: Any, name: str, url: str, vocabularies: Sequence[Vocabulary]
) -> tuple[Practice, str] | None:
    if not isinstance(given, dict):
        return None
    kind = next((kind for kind in KINDS if kind.name == given.get("soort")), None)
    id, address, tags = _text(given, "id"), _text(given, "url"), given.get("ingangen")
    if kind is None or not id or not _text(given, "title") or not _is_below(address, url):
        return None
    data = {key: _as_written(value) for key, value in given.items() if key not in _OF_THE_FILE}
    for vocabulary in vocabularies:
        entries = tags.get(vocabulary.field) if isinstance(tags, dict) else None
        data[vocabulary.field] = list(_tags(entries, vocabulary))
    file = f"{slug(name)}/{kind.folder}/{id}.md"
    document = Document(file, data, {}, _text(given, "tekst"), 1)
    return practice_from(kind, f"{slug(name)}:{id}", document, vocabularies, lacking=True), address


_OF_THE_FILE = {"id", "soort", "adres", "url", "kort_adres", "ingangen", "tekst"}
"""What stands there besides the fields of a practice."""


def _tags(entries: Any, vocabulary: Vocabulary) -> Iterator[Any]:
    """Their entries as someone would write them, as far as our list has the term."""
    for entry in entries if isinstance(entries, list) else ():
        id = _text(entry, "id") if isinstance(entry, dict) else ""
        if not vocabulary.term(id):
            continue
        names = entry.get("namen")
        if isinstance(names, list) and vocabulary.head.names:
            yield {id: [name for name in names if isinstance(name, str)]}
        elif vocabulary.standing(_text(entry, "stand")):
            yield {id: _text(entry, "stand")}
        else:
            yield id


def _spots(whole: dict[str, Any], url: str) -> Iterator[Spot]:
    stories = Counter(
        (field, _text(entry, "id"))
        for practice in whole["praktijken"]
        if isinstance(practice, dict) and practice.get("soort") == KINDS[0].name
        for field, entries in _items(practice.get("ingangen"))
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict)
    )
    lists = whole.get("begrippenlijsten")
    for vocabulary in lists if isinstance(lists, list) else ():
        terms = vocabulary.get("begrippen") if isinstance(vocabulary, dict) else None
        for term in terms if isinstance(terms, list) else ():
            lat, lon = (term.get("lat"), term.get("lon")) if isinstance(term, dict) else (None, None)
            if isinstance(lat, (int, float)) and isinstance(lon, (int, float)):
                many = stories[_text(vocabulary, "veld"), _text(term, "id")]
                if many and _is_below(_text(term, "url"), url):
                    yield Spot(_text(term, "label"), _text(term, "url"), many, float(lat), float(lon))


def _items(value: Any) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _text(value: dict[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""


def _as_written(value: Any) -> Any:
    """A value of JSON as our reader of YAML gives it: text, None, lists and mappings of these."""
    if isinstance(value, dict):
        return {str(key): _as_written(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_written(item) for item in value]
    return value if value is None or isinstance(value, str) else str(value)


def _is_below(address: str, url: str) -> bool:
    return (
        address.startswith(url)
        and url.startswith(("https://", "http://"))
        and not set(address) & set("\"'<> \\")
    )
