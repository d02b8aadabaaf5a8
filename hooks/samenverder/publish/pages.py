"""Which pages there are and what stands on them, as plain data; how they look is for the templates.

Every page gets the catalogue; its own data lies beside it in `view`.
"""

from __future__ import annotations

import posixpath
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from samenverder.publish.answers import Answers
from samenverder.publish.data.shown import data_view, example_view
from samenverder.publish.form import form_data, forms
from samenverder.publish.html import PREPARED, Unfinished, keep_headings, plain_html, unfinished
from samenverder.publish.lists import Piece, pieces, sections
from samenverder.publish.news import latest, month_pages
from samenverder.publish.overview import matrix, network, place_map
from samenverder.publish.page import MadeOf, Page
from samenverder.publish.pictures import Picture, picture
from samenverder.publish.seen import around, relations
from samenverder.publish.sheets import stories_of
from samenverder.publish.training import PARTICIPANT, TRAINER, archived, by_section, in_step, programme
from samenverder.reading.addresses import short
from samenverder.reading.json_schema import field_rows
from samenverder.reading.links import OUTSIDE, Atlas
from samenverder.reading.practice import KINDS
from samenverder.reading.reserved import FURTHER, NEWS
from samenverder.rules import RULES
from samenverder.rules.review import due

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.reading.packed import Later
    from samenverder.reading.practice import Kind, Practice
    from samenverder.reading.vocabulary import Term, Vocabulary


KIND_TOLD = {
    "story": "Wat organisaties samen deden, waar dat begon, wat er nodig was en wat het leerde.",
    "guide": "Hoe je iets aanpakt, met de verhalen waar dat op rust.",
    "module": "Trainingen van een dagdeel of een dag, gemaakt van verhalen, handreikingen en werkvormen.",
    "activity": "Manieren om met een groep te werken, met de stappen, de tijd en wat je doet als het lastig wordt. Je gebruikt ze in een training of een overleg.",
}
"""What a kind of practice is, for people."""

OLD = 5
"""Years after which the newest source of a story is old: then the page says what to look at before it is copied."""


def pages(catalogue: Catalogue) -> Iterator[Page]:
    """All pages that follow from the catalogue: practices, indexes of kinds, facets and terms, tools, what contributors need."""
    atlas = Atlas(catalogue.library)
    for practice in catalogue.practices:
        yield practice_page(practice, atlas, catalogue)
        if practice.kind.id == "module":
            yield from module_faces(practice, atlas, catalogue)
    for kind in KINDS:
        yield from kind_pages(kind, catalogue)
    for vocabulary in catalogue.vocabularies:
        yield facet_page(vocabulary)
        for term in vocabulary.terms.values():
            yield from term_pages(vocabulary, term, catalogue)
    yield from tools(catalogue)
    yield from news_pages(catalogue)
    yield fields_page(catalogue)
    yield rules_page()
    yield Page("data/", "Open data", "Alle praktijken en begrippen om mee te nemen: als tabel, JSON, SKOS of feed, met uitleg van elke kolom en de licentie.",
               "pages/data.html", "", "", data_view(catalogue))  # fmt: skip
    yield Page("data/voorbeeld/", "Op je eigen site", "Zet een kaart van een praktijk of een lijst op je eigen site of in je leeromgeving: de code, en hoe het eruitziet.",
               "pages/embed_example.html", "", "", example_view(catalogue))  # fmt: skip


def tools(catalogue: Catalogue) -> Iterator[Page]:
    """The pages on which a visitor does something with the collection."""
    yield Page("zoeken/", "Zoeken", "Zoek op een woord, of op wie er aan tafel zit en wat je mist.", "pages/finder.html", "", "")  # fmt: skip
    pictures = {"matrix": matrix(catalogue), "map": place_map(catalogue), "network": network(catalogue)}
    yield Page("overzicht/", "Overzicht", "De collectie in beeld: waar verhalen zijn en waar nog niet, op de kaart, en wie met wie aan tafel zit.",
               "pages/overview.html", "", "", pictures, in_menu=True)  # fmt: skip
    yield Page("aan-tafel/", "Voor aan tafel", "Eén blad voor een overleg: wie ging jullie voor, hoe regelden zij wat jullie missen, en wat vragen jullie elkaar?",
               "pages/brief.html", "", "")  # fmt: skip
    yield Page("vergelijken/", "Vergelijken", "Leg twee tot vier verhalen naast elkaar.", "pages/compare.html", "", "")  # fmt: skip
    yield Page("selectie/", "Mijn leeslijst", "Wat je bewaarde, om te delen, te printen, te vergelijken of in een training te gebruiken.",
               "pages/list.html", "", "")  # fmt: skip
    yield Page("modules/samenstellen/", "Stel je training samen", "Zet verhalen, handreikingen en werkvormen op volgorde, met kloktijden, en neem je training mee.",
               "pages/builder.html", "", "")  # fmt: skip
    for form in forms():
        yield Page(form.address, form.title, form.help, "pages/write.html", "", "", {"form": form, "asked": form_data(form, catalogue)})  # fmt: skip


def practice_page(practice: Practice, atlas: Atlas, catalogue: Catalogue) -> Page:
    """The page of a practice; of a module with its programme."""
    until, today = due(practice), catalogue.library.today
    years = practice.source_years
    aged = bool(years and years[1] + OLD < today.year)
    overdue = until if until and until < today else None
    slots = programme(catalogue, practice)
    session = {"slots": slots, "changed": in_step(slots)} if practice.kind.id == "module" else {}

    def said() -> Iterator[str]:
        yield f"{overdue} {aged}"
        yield from relations(catalogue, practice)

    return Page(
        address=practice.address,
        title=practice.title,
        description=practice.fields.summary or f"{practice.kind.name.capitalize()}: {practice.title}.",
        template=f"pages/{practice.kind.id}.html",
        html="",
        later=partial(practice_html, practice, atlas),
        file=practice.file,
        view={"practice": practice, "overdue": overdue, "aged": aged, "short": short(practice.id), **session},
        made_of=MadeOf(practice, partial(around, catalogue, practice), said),
        anchors=(
            *(heading.anchor for heading in practice.text.headings),
            *(heading.was for heading in practice.fields.earlier_headings if heading.was),
            *(f"bron-{number}" for number, _ in enumerate(practice.fields.sources, 1)),
        ),
    )


def module_faces(module: Practice, atlas: Atlas, catalogue: Catalogue) -> Iterator[Page]:
    """What a module shows to its participants, and to its trainer. Search engines are kept from both."""
    slots = programme(catalogue, module)
    view = {"practice": module, "slots": slots}
    told = {"changed": in_step(slots), "archived": archived(slots), "outcomes": stories_of(catalogue, module)}
    for below, name, template, more in (
        (PARTICIPANT, "voor deelnemers", "pages/participant.html", {}),
        (TRAINER, "voor de trainer", "pages/trainer.html", told),
    ):
        text = by_section(practice_html(module, atlas, below))
        yield Page(f"{module.address}{below}", f"{module.title}, {name}", f"{module.title}, {name}.", template, "", module.file,
                   view | {"text": text} | more, searched=False)  # fmt: skip


def kind_pages(kind: Kind, catalogue: Catalogue) -> Iterator[Page]:
    """The index of a kind, and its further pieces."""
    title, file = kind.plural.capitalize(), f"{catalogue.library.folder}/{kind.folder}/"
    first, *more = pieces(catalogue.of_kind(kind), f"{kind.folder}/", f"{kind.folder}/{FURTHER}/")
    yield Page(
        f"{kind.folder}/",
        title,
        f"{KIND_TOLD[kind.id]} Alle {kind.plural} op een rij, met een ingang per onderwerp.",
        "pages/kind.html",
        "",
        file,
        {"kind": kind, "piece": first, "told": KIND_TOLD[kind.id]},
        in_menu=kind.in_menu,
    )
    for piece in more:
        yield further_page(piece, title, file, {"back": f"{kind.folder}/", "term": None})


def further_page(piece: Piece, title: str, file: str, view: Mapping[str, Any]) -> Page:
    """A further piece of a list, for who goes on."""
    last = piece.first + len(piece.practices) - 1
    told = f"{title}: {piece.first} tot en met {last} van {piece.total}."
    term, standing = view.get("term"), view.get("standing")
    around = [
        f"{piece.number} {piece.total} {piece.before} {piece.after} {view['back']} {term and term.id} {standing and standing.id}"
    ]
    made_of = MadeOf(piece.practices[0], lambda: piece.practices, lambda: around)
    return Page(piece.address, f"{title}, bladzijde {piece.number}", told, "pages/piece.html", "", file, {"piece": piece, "heading": title, **view}, searched=False, made_of=made_of)  # fmt: skip


def facet_page(vocabulary: Vocabulary) -> Page:
    """The index of a facet."""
    head = vocabulary.head
    title = head.plural[:1].upper() + head.plural[1:]
    told = f"{title}. {head.explanation or head.question}".strip()
    return Page(f"{vocabulary.field}/", title, told, "pages/facet.html", plain_html(head.explanation),
                vocabulary.document.file, {"vocabulary": vocabulary}, in_menu=True)  # fmt: skip


def term_pages(vocabulary: Vocabulary, term: Term, catalogue: Catalogue) -> Iterator[Page]:
    """The page of a term, and the further pieces of the lists on it."""
    here, file = f"{vocabulary.field}/{term.id}/", vocabulary.document.file
    found = list(sections(catalogue, vocabulary, term))
    view = {
        "vocabulary": vocabulary,
        "term": term,
        "sections": found,
        "answers": Answers(catalogue, vocabulary, term),
    }
    many = len(catalogue.with_term(vocabulary, term))
    told = f"{term.label}. {term.definition} {many} {'praktijk' if many == 1 else 'praktijken'}."
    made_of = MadeOf((vocabulary, term), lambda: catalogue.with_term(vocabulary, term))
    yield Page(here, term.label, told, "pages/term.html", "", file, view, made_of=made_of)
    for section in found:
        for piece in section.pieces[1:]:
            yield further_page(
                piece,
                f"{term.label}: {section.title.lower()}",
                file,
                {"back": here, "term": term, "standing": section.standing},
            )


def news_pages(catalogue: Catalogue) -> Iterator[Page]:
    """What is new: at a glance, and each month in full."""
    yield Page(f"{NEWS}/", "Nieuw", "Wat er bij kwam, wat er veranderde en wat de redactie opnieuw nakeek, per maand.",
               "pages/news.html", "", "", latest(catalogue))  # fmt: skip
    for found in month_pages(catalogue):
        yield Page(found.address, found.title, found.description, "pages/news_month.html", "", "", found.view, searched=found.first)  # fmt: skip


def fields_page(catalogue: Catalogue) -> Page:
    """The field reference for contributors."""
    rows = [(kind, field_rows(kind, catalogue.vocabularies)) for kind in KINDS]
    return Page("bijdragen/velden/", "De velden", "Alle velden van een verhaal, een handreiking, een module en een werkvorm, met wat erin hoort.",
                "pages/fields.html", "", "hooks/samenverder/reading/fields.py", {"rows_of_kinds": rows})  # fmt: skip


def rules_page() -> Page:
    """The rule book for contributors."""
    return Page("bijdragen/regels/", "De regels", "Waar een praktijk op wordt nagekeken, met bij elke regel een fout en een goed voorbeeld.",
                "pages/rules.html", "", "hooks/samenverder/rules/__init__.py", {"rules": RULES})  # fmt: skip


def practice_html(practice: Practice, atlas: Atlas, below: str = "") -> str:
    """The body as it stands on the page: `[2]` leads to the second source, links to where they are meant to go.

    `below`: the last part of the address of the page that it stands on, when that lies below the practice's own.
    """
    up = "../" if below else ""

    def leads(target: str) -> str | None:
        found = atlas.destination(target, practice)
        if found.scheme:
            return target if found.scheme in OUTSIDE else None
        if found.attachment:
            usable = found.attachment.usable and not found.attachment.picture
            return f"{up}{found.attachment.name}" if usable else None
        if found.address is None:
            return None
        here = not below and found.address == practice.address and (found.anchor or not target)
        way = "" if here else posixpath.relpath(found.address or ".", practice.address + below) + "/"
        return f"{way}{'?' if found.query else ''}{found.query}{'#' if found.anchor else ''}{found.anchor}"

    def pictures(target: str) -> Picture | None:
        found = atlas.destination(target, practice).attachment
        drawn = picture(found) if found and found.picture and found.usable else None
        return replace(drawn, stem=up + drawn.stem) if drawn else None

    html = body(practice).finished(leads, atlas.titles, pictures)
    return keep_headings(html, practice.fields.earlier_headings)


def body(practice: Practice) -> Unfinished:
    """The body of a practice but for where its links lead."""
    known: Later[Unfinished] | None = practice.prepared.get(PREPARED)
    return (
        known.open()
        if known
        else unfinished(practice.text, [source.title for source in practice.fields.sources])
    )
