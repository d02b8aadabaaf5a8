"""The text of a document, piece by piece."""

from __future__ import annotations

import pytest

from samenverder.reading.anchors import slugified, unique
from samenverder.reading.sentences import sentences
from samenverder.reading.text import Text


def test_statements_are_paragraphs_and_items_without_marks() -> None:
    text = Text(
        "## Kop\n\n### Een kop\nEen **alinea**\nover twee regels [1].\n\n- eerste\n  gaat door\n- tweede\n1. derde [2]\n\n| a | b |\n|---|---|"
    )
    (section,) = text.sections
    assert list(section.statements()) == [
        (False, "Een alinea over twee regels."),
        (True, "eerste gaat door"),
        (True, "tweede"),
        (True, "derde"),
    ]


def test_every_piece_knows_its_line() -> None:
    text = Text(
        "een\ntwee *drie\nvier*\n\n- vijf\n  zes\n\n> zeven\n\n| acht | negen |\n|---|---|\n| tien | elf |\n\n```\ntwaalf\n```\n\n[^a]: dertien\n\nveertien[^a]",
        11,
    )
    assert [(piece.text, piece.line) for piece in text.pieces] == [
        ("een", 11), ("twee drie", 12), ("vier", 13), ("vijf", 15), ("zes", 16), ("zeven", 18),
        ("acht", 20), ("negen", 20), ("tien", 22), ("elf", 22), ("twaalf", 25), ("veertien", 30), ("dertien", 28),
    ]  # fmt: skip


def test_links_and_sources_know_their_line() -> None:
    text = Text("zie\n[twee\nregels](a.md) en [1]\n![b](c.png) [2, 3] https://a.nl")
    assert [(link.text, link.target, link.line, link.picture, link.bare) for link in text.links] == [
        ("twee regels", "a.md", 2, False, False), ("b", "c.png", 4, True, False), ("https://a.nl", "https://a.nl", 4, False, True),
    ]  # fmt: skip
    assert text.citations == ((1, 3), (2, 4), (3, 4))


def test_what_no_reader_sees_is_known() -> None:
    text = Text("[a]: b\n[c]: d\n[c]: e\n\nzie [iets][c] [^x]\n\n[^x]: ja\n\n[^y]: nee\n")
    assert [(piece.text, piece.line) for piece in text.lost] == [
        ("[a]: b", 1),
        ("[c]: e", 3),
        ("[^y]: nee", 9),
    ]


@pytest.mark.parametrize("text", ["", "# een", "**Aanleiding**\n\nx", "### drie", "> ## in een citaat"])
def test_a_text_without_sections_has_none(text: str) -> None:
    assert Text(text).sections == ()


def test_a_heading_has_the_address_that_it_always_had() -> None:
    assert slugified("Wat was nodig?") == "wat-was-nodig"
    assert slugified("Café -- 's avonds") == "cafe-s-avonds"
    used: set[str] = set()
    assert [unique(slugified(said), used) for said in ("Aanpak", "aanpak", "!", "?")] == [
        "aanpak",
        "aanpak_1",
        "_1",
        "_2",
    ]


def test_a_line_under_a_sentence_makes_it_a_heading_that_says_so() -> None:
    (heading,) = Text("Zo ging het.\n---\n").headings
    assert heading.underlined
    assert heading.level == 2


def test_sentences_go_over_lines_and_a_title_of_a_link_is_one_word() -> None:
    text = Text("Een zin\nover [twee lange regels](x.md). En nog een.\n", 5)
    assert [(s.text, s.line) for s in sentences(text)] == [
        ("Een zin over twee·lange·regels.", 5),
        ("En nog een.", 6),
    ]
