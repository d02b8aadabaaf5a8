"""Who stands behind the site: what whoever publishes it says of that, and what they did not say yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = "extra: publisher"
"""Where it stands in `mkdocs.yml`."""


@dataclass(frozen=True)
class Publisher:
    """The organisation behind the site; what is empty was not said."""

    name: str = ""
    url: str = ""
    address: str = ""
    editors: str = ""
    funding: str = ""
    review: str = ""
    contact: str = ""

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The names of what visitors are entitled to know and nobody said."""
        return tuple(one.name for one in fields(self) if one.name in WANTED and not getattr(self, one.name))


WANTED: dict[str, str] = {
    "name": "de naam van de organisatie die de site uitgeeft",
    "address": "het adres waar die te bereiken is",
    "editors": "wie de redactie is, als functies: 'hoofdredacteur, redacteur wonen'",
    "funding": "wie het betaalt",
    "review": "hoe vaak de redactie alles naloopt: 'elk verhaal na twee jaar'",
    "contact": "waar lezers de redactie bereiken: 'mailto:...' of het adres van een pagina",
}
"""What a visitor must be able to find, and how to say it."""


def publisher_from(settings: Mapping[str, Any]) -> Publisher:
    """What stands in the settings of the site: under `publisher`, and `contact` beside it.

    A list becomes one text with commas; what is no text at all counts as unsaid.
    """
    given = settings.get("publisher")
    given = {str(key): value for key, value in given.items()} if isinstance(given, Mapping) else {}
    told = {one.name: _text(given.get(one.name)) for one in fields(Publisher)}
    return Publisher(**{**told, "contact": told["contact"] or _text(settings.get("contact"))})


def hints(publisher: Publisher) -> Iterator[str]:
    """What whoever builds the site should still say, as one sentence for people; nothing when all is said."""
    if publisher.unsaid:
        asked = "; ".join(f"{name}: {WANTED[name]}" for name in publisher.unsaid)
        yield (
            f"mkdocs.yml: {PLACE}: bezoekers kunnen niet zien wie achter de site staat. "
            f"Schrijf daar, of geef het mee als omgevingsvariabele (zie de README): {asked}."
        )


def _text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(text for text in map(_text, value) if text)
    return " ".join(str(value).split()) if isinstance(value, (str, int)) and value is not False else ""
