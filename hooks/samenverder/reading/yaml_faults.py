"""What is wrong with front matter that is no YAML, on which line, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.reading.files import unreadable

if TYPE_CHECKING:
    from samenverder.reading.problem import Finding

_EXPLANATIONS = (
    (r"mapping values are not allowed", "er staat een dubbele punt in de tekst. Zet de hele tekst tussen dubbele aanhalingstekens"),
    (r"cannot start any token.*\\t|'\\t'|\btab\b", "er staat een tab. Gebruik spaties om in te springen"),
    (r"unexpected end of stream|quoted scalar", "een aanhalingsteken gaat open en niet meer dicht. Zet het tweede aanhalingsteken erbij"),
    (r"expected ',' or '[\]}]'|flow (sequence|mapping)", "een lijst tussen [ ] of { } is niet goed afgesloten. Kijk of elke haak dichtgaat en of er komma's tussen staan"),
    (r"cannot start any token", "de tekst begint met een teken dat in YAML iets anders betekent. Zet de hele tekst tussen dubbele aanhalingstekens"),
    (r"could not find expected ':'", "na de naam van een veld hoort een dubbele punt"),
    (r"block end|expected key|block (mapping|collection)|block sequence", "de inspringing klopt niet. Velden beginnen helemaal links, onderdelen van een lijst met twee spaties en een streepje"),
    (r"undefined alias|anchor", "& en * aan het begin van een tekst betekenen in YAML iets anders. Zet de tekst tussen dubbele aanhalingstekens"),
    (r"special characters|control characters|unacceptable", "er staat een onzichtbaar stuurteken in de tekst. Verwijder het en typ de regel opnieuw"),
)  # fmt: skip


def explained(error: Exception, source: str, first: int) -> Finding:
    """The finding for an error of YAML in a source that begins on line `first` of its file."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    last = source.rstrip("\n").count("\n")
    told = getattr(error, "position", len(source))
    line = min(mark.line, last) if mark else source.count("\n", 0, told)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    why = next(
        (dutch for pattern, dutch in _EXPLANATIONS if re.search(pattern, said)),
        "deze regel is geen geldige YAML",
    )
    return unreadable(f"De velden zijn niet te lezen: {why}.", line + first)
