"""Does it say only what is known, and where that is known from?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from samenverder.reading.fields import Guide, Story
from samenverder.reading.parts import BODY, shown
from samenverder.reading.practice import KINDS
from samenverder.reading.problem import Finding, Mend, Severity
from samenverder.reading.problem import shown as shown_path
from samenverder.reading.schema import is_required, model_at, names
from samenverder.reading.table import limit, pattern, say
from samenverder.reading.values import full_address
from samenverder.rules.engine import Found, rule
from samenverder.rules.pieces import everything, in_fields, said, values, words_said
from samenverder.rules.words import any_of, longest_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.fields import Effort, Outcome
    from samenverder.reading.front_matter import Document
    from samenverder.reading.library import Library
    from samenverder.reading.parts import Block, Piece
    from samenverder.reading.practice import Practice
    from samenverder.reading.problem import Path

SHORTEST, LONGEST = limit("samenvatting", "minst"), limit("samenvatting", "meest")
"""Length of a summary in characters."""


@rule("leeg-kopje", of_one=True)
def empty_section(library: Library) -> Found:
    """Onder een kopje staat tekst, en meer dan alleen een link.

    Fout: `## Lessen` met meteen daaronder het volgende kopje
    Goed: `## Lessen` met wat je een ander zou aanraden
    """
    for practice in library.checked:
        for section in practice.text.sections:
            heading = section.heading
            written = [block for block in section.blocks if block.sort != "heading"]
            if heading.underlined:
                continue
            if not written:
                fixed = heading.text in practice.kind.sections
                said = say("leeg-kopje", "niets" if fixed else "niets-of-weg", heading=heading.text)
                yield practice.document, Finding(said, line=heading.line, field="kopjes")
            elif heading.text != practice.kind.optional[-1] and all(map(_is_link, written)):
                said = say("leeg-kopje", "alleen-link", heading=heading.text)
                yield practice.document, Finding(said, line=heading.line, field="kopjes")


@rule("invultekst", of_one=True)
def placeholder(library: Library) -> Found:
    """Er staat geen tekst meer die nog ingevuld moet worden.

    Fout: `Wie deden wat? TODO`
    Goed: `Het wijkteam belde aan, samen met de corporatie.`
    """
    for practice in library.checked:
        if words_said(practice.document).isdisjoint(longest_words("invultekst")) and not re.search(
            r"[<\[…]|\.\.\.|\?\?", said(practice.document)
        ):
            continue
        for piece in everything(practice.document):
            found = (
                any_of("invultekst").search(piece.text)
                or pattern("invultekst", "haken").search(piece.text)
                or pattern("invultekst", "puntjes").fullmatch(piece.text)
            )
            if found:
                yield practice.document, piece.finding(say("invultekst", "invullen", found=found[0].strip()))


@rule("sjabloon", of_one=True)
def from_template(library: Library) -> Found:
    """Er staat geen tekst meer die uit het sjabloon komt.

    Fout: `title: Wat er gebeurde en waar, in één regel`
    Goed: `title: Samen aan de deur in Ede`
    """
    for practice in library.checked:
        template = library.templates.get(practice.kind.name)
        if template is None:
            continue
        examples = prose_of(template)
        for piece in (*in_fields(practice.document), *practice.text.pieces):
            if piece.text.strip() in examples:
                yield practice.document, piece.finding(say("sjabloon", "sjabloon", away=_or_away(piece, practice)))  # fmt: skip


@lru_cache(maxsize=len(KINDS))
def prose_of(template: Document) -> frozenset[str]:
    """The sentences of a template."""
    pieces = (*values(template.data), *template.text.pieces)
    return frozenset(piece.text.strip() for piece in pieces if _is_prose(piece.text))


def _or_away(piece: Piece, practice: Practice) -> str:
    """What one may also do with a text that is not needed; a part of a group that needs it goes with its group."""
    model = model_at(practice.kind.model, piece.path[:-1]) if piece.path else None
    attribute = names(model).get(str(piece.path[-1])) if model else None
    if model is None or attribute is None or not is_required(model, attribute):
        return say("sjabloon", "weg")
    return say("sjabloon", "heel-weg", group=shown_path(piece.path[:-1])) if len(piece.path) > 1 else ""


@rule("geen-bron", of_one=True)
def no_source(library: Library) -> Found:
    """Een verhaal en een handreiking noemen minstens één bron.

    Fout: `bronnen: []`
    Goed: `bronnen: [{titel: Jaarverslag 2025, organisatie: Wijkteam Noord, url: "https://..."}]`
    """
    for practice in library.checked:
        here = ("bronnen",)
        wrong = any(finding.path[:1] == here or here in finding.covers for finding in practice.findings)
        if isinstance(practice.fields, (Story, Guide)) and not practice.fields.sources and not wrong:
            yield practice.document, Finding(say("geen-bron", "geen"), here)


@rule("bronverwijzing", of_one=True)
def cited(library: Library) -> Found:
    """Een verwijzing naar een bron, zoals [2], hoort bij een bron in de lijst.

    Fout: `... maakten samen een plan [4].` met drie bronnen
    Goed: `... maakten samen een plan [3].`
    """
    for practice in library.checked:
        many = len(practice.fields.sources)
        for number, line in practice.text.citations:
            if not 1 <= number <= many:
                said = say("bronverwijzing", "tekst", number=number, many=many)
                yield practice.document, Finding(said, line=line, field=BODY)
        for path, item in _with_source(practice):
            if item.source and item.source > many:
                said = say("bronverwijzing", "veld", number=item.source, many=many)
                yield practice.document, Finding(said, (*path, "bron"))


def _with_source(practice: Practice) -> Iterator[tuple[Path, Outcome | Effort]]:
    """What stands in the fields with the number of a source, each with where."""
    if story := practice.as_(Story):
        yield from (
            (("opbrengst", place), item) for place, item in practice.numbered("opbrengst", story.outcomes)
        )
        yield from ((("inzet", place), item) for place, item in practice.numbered("inzet", story.efforts))


@rule("ongebruikte-bron", Severity.HINT, of_one=True)
def uncited(library: Library) -> Found:
    """Elke bron wordt ergens in de tekst of bij de opbrengst aangehaald.

    Fout: drie bronnen, en in de tekst alleen [1] en [3]
    Goed: `... volgens het jaarverslag [2].`
    """
    for practice in library.checked:
        if not isinstance(practice.fields, (Story, Guide)):
            continue
        used: set[int | None] = {number for number, _ in practice.text.citations}
        used |= {item.source for _, item in _with_source(practice)}
        for place, _ in practice.numbered("bronnen", practice.fields.sources):
            if (number := place + 1) not in used:
                said = say("ongebruikte-bron", "nergens", number=number)
                yield practice.document, Finding(said, ("bronnen", place))


@rule("vindbare-bron", of_one=True)
def findable(library: Library) -> Found:
    """Een bron heeft een webadres of een vindplaats, zodat een lezer hem kan opzoeken.

    Fout: `- {titel: Verslag}`
    Goed: `- {titel: Verslag, organisatie: Wijkteam Noord, vindplaats: op te vragen bij het wijkteam}`
    """
    for practice in library.checked:
        for number, source in practice.numbered("bronnen", practice.fields.sources):
            wrong = any(finding.path[:3] == ("bronnen", number, "url") for finding in practice.findings)
            if source.place and not source.url and pattern("vindbare-bron", "webadres").match(source.place):
                address = full_address(source.place)
                mend = Mend(f"url: {address}", f"vindplaats: {source.place}")
                yield practice.document, Finding(say("vindbare-bron", "webadres", address=address), ("bronnen", number, "vindplaats"), mend=mend)  # fmt: skip
            elif not (source.url or source.place or wrong):
                yield practice.document, Finding(say("vindbare-bron", "onvindbaar"), ("bronnen", number))


@rule("onbewezen", of_one=True)
def unproven(library: Library) -> Found:
    """Wie zegt dat iets geteld of onderzocht is, noemt de bron; en 'onderbouwing' zegt niet meer dan de bronnen dragen.

    Fout: `- {soort: geteld, tekst: Twaalf mensen bleven wonen.}`
    Goed: `- {soort: geteld, tekst: Twaalf mensen bleven wonen., bron: 1}`
    """
    for practice in library.checked:
        story = practice.as_(Story)
        if story is None:
            continue
        for number, outcome in practice.numbered("opbrengst", story.outcomes):
            if outcome.sort in ("geteld", "onderzocht") and not outcome.source:
                said = say("onbewezen", "zonder-bron", sort=outcome.sort)
                yield practice.document, Finding(said, ("opbrengst", number))
        sorts = {outcome.sort for outcome in story.outcomes}
        if story.evidence == "geevalueerd" and "onderzocht" not in sorts:
            yield practice.document, Finding(say("onbewezen", "geevalueerd"), ("onderbouwing",))
        if story.evidence == "gevolgd" and not sorts & {"geteld", "onderzocht"}:
            yield practice.document, Finding(say("onbewezen", "gevolgd"), ("onderbouwing",))


@rule("samenvatting")
def summary(library: Library) -> Found:
    """Een samenvatting telt 60 tot 300 tekens en is anders dan de titel en dan elke andere samenvatting.

    Fout: `samenvatting: Over samenwerken`
    Goed: `samenvatting: Vier organisaties maakten samen één plan voor een inwoner die steeds uit beeld raakte.`
    """
    same: dict[str, list[Practice]] = {}
    for practice in library.practices:
        same.setdefault(practice.fields.summary.casefold(), []).append(practice)
    for practice in library.checked:
        said, here = practice.fields.summary, ("samenvatting",)
        if not said:
            continue
        if not SHORTEST <= len(said) <= LONGEST:
            much = "te-kort" if len(said) < SHORTEST else "te-lang"
            told = say("samenvatting", much, many=len(said), least=SHORTEST, most=LONGEST)
            yield practice.document, Finding(told, here)
        if said.casefold().strip(" .") == practice.fields.title.casefold().strip(" ."):
            yield practice.document, Finding(say("samenvatting", "titel"), here)
        others = [other.file for other in same[said.casefold()] if other is not practice]
        if others:
            yield practice.document, Finding(say("samenvatting", "ook-in", file=others[0]), here)


def _is_link(block: Block) -> bool:
    """Whether there is a link and nothing beside it."""
    outside = 0
    inside = ""
    for token in block.children:
        outside += token.nesting * (token.type in ("link_open", "link_close"))
        inside += shown(token) if not outside else ""
    return any(token.type == "link_open" for token in block.children) and not inside.strip(" .")


def _is_prose(text: str) -> bool:
    """Long enough to be someone's own sentence and not a term, a date or a heading."""
    return (
        len(text.strip()) > limit("sjabloon", "zin")
        and " " in text.strip()
        and not text.lstrip().startswith("#")
    )
