"""A contributed text as it stands on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samenverder.publish.html import page_html, plain_html
from samenverder.publish.pages import practice_html
from samenverder.reading.links import Atlas
from samenverder.reading.text import Text

if TYPE_CHECKING:
    from conftest import Repository


def shown(text: str, *sources: str) -> str:
    return page_html(Text(text), lambda target: target, sources).strip()


def test_a_number_in_the_text_leads_to_its_source_and_never_begins_a_line() -> None:
    one = '<a href="#bron-1" title="Bron 1: Het &quot;verslag&quot;">1</a>'
    assert shown("Samen [1].", 'Het "verslag"') == f"<p>Samen\N{WORD JOINER}{one}.</p>"


@pytest.mark.parametrize(
    "written", ["heen [1][2].", "heen [1] [2].", "heen [1, 2].", "heen [bron 1, 2].", "heen [1 en 2]."]
)
def test_two_sources_are_two_links_however_they_are_written(written: str) -> None:
    assert shown(written, "A", "B").count('<a href="#bron-') == 2


@pytest.mark.parametrize(
    ("line", "tag"), [("- [1] begint", "li"), ("1. [1] begint", "li"), ("> [1] begint", "blockquote")]
)
def test_a_number_that_begins_an_item_stays_there(line: str, tag: str) -> None:
    html = shown(line, "A")
    assert f"<{tag}>" in html
    assert "\N{WORD JOINER}" not in html


def test_a_number_without_a_source_is_text() -> None:
    assert shown("Zie [3].", "A") == "<p>Zie [3].</p>"


def test_html_is_text() -> None:
    html = shown("Ga <script>x</script> <img src=x onerror=y> <https://voorbeeld.nl> 1 < 2.\n\n<div>\nx")
    assert "&lt;script&gt;x&lt;/script&gt; &lt;img src=x onerror=y&gt;" in html
    assert '<a href="https://voorbeeld.nl">https://voorbeeld.nl</a> 1 &lt; 2.' in html
    assert "&lt;div&gt;" in html


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScript:alert(1)", "&#106;avascript:alert(1)", "java&#10;script:x", "data:text/html,x",
     "vbscript:x", "file:///etc/passwd", "tel:0612345678"],
)  # fmt: skip
def test_a_link_that_could_run_something_is_no_link(repository: Repository, target: str) -> None:
    repository.change(
        "verhalen/aan-de-deur.md",
        "Ga samen.",
        f"Ga [samen]({target}) en ![x]({target}).\n\n[samen]: {target}\n",
    )
    library = repository.read()
    html = practice_html(library.by_id["aan-de-deur"], Atlas(library))
    assert "<a href" not in html.rpartition("Ga ")[2]
    assert "<img" not in html


@pytest.mark.parametrize(
    ("target", "leads"),
    [
        ("koffie-in-de-straat.md", "../koffie-in-de-straat/"),
        ("koffie-in-de-straat", "../koffie-in-de-straat/"),
        ("../verhalen/koffie-in-de-straat.md#aanpak", "../koffie-in-de-straat/#aanpak"),
        ("/verhalen/koffie-in-de-straat/", "../koffie-in-de-straat/"),
        ("https://samenverder.example/verhalen/koffie-in-de-straat/", "../koffie-in-de-straat/"),
        ("practices/verhalen/koffie-in-de-straat.md", "../koffie-in-de-straat/"),
        ("..\\verhalen\\koffie-in-de-straat.md", "../koffie-in-de-straat/"),
        ("../handreikingen/samen-op-bezoek.md", "../../handreikingen/samen-op-bezoek/"),
        ("samen-op-bezoek.md", "../../handreikingen/samen-op-bezoek/"),
        ("../onderwerpen/wonen.md", "../../onderwerpen/wonen/"),
        ("../onderwerpen/index.md", "../../onderwerpen/"),
        ("/zoeken/?q=koffie", "../../zoeken/?q=koffie"),
        ("#lessen", "#lessen"),
        ("https://a.nl/?q=a:b&c", "https://a.nl/?q=a:b&amp;c"),
        ("mailto:wijkteam@a.nl", "mailto:wijkteam@a.nl"),
    ],
)
def test_a_link_leads_where_it_is_meant_to(repository: Repository, target: str, leads: str) -> None:
    repository.change("verhalen/aan-de-deur.md", "Ga samen.", f"Ga [samen]({target}).")
    library = repository.read()
    assert f'Ga <a href="{leads}">samen</a>.' in practice_html(library.by_id["aan-de-deur"], Atlas(library))


def test_what_people_write_is_what_they_meant() -> None:
    assert "<ul>" in shown("Nodig was:\n- tijd\n- geld")
    assert shown("- a\n  - b").count("<ul>") == 2
    assert "<table>" in shown("Wie:\n| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td class="sv-right">2</td>' in shown("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert "☑ klaar" in shown("- [x] klaar")
    assert "<s>weg</s>" in shown("~~weg~~")
    assert "een<br>\ntwee" in shown("een\\\ntwee")
    assert '<blockquote class="sv-note sv-note--calm"><p><strong>Tip</strong></p>\n<p>bel eerst</p>' in shown(
        "> [!TIP]\n> bel eerst"
    )
    assert '<a href="mailto:wijkteam@a.nl">wijkteam@a.nl</a>' in shown("Mail wijkteam@a.nl.")
    note = shown("Samen[^a].\n\n[^a]: Een noot.")
    assert 'href="#noot-1"' in note
    assert '<li id="noot-1">' in note


def test_a_wide_table_scrolls_in_a_box_of_its_own() -> None:
    assert shown("| a |\n|---|\n").startswith(
        '<div class="sv-scroll" role="region" aria-label="Tabel" tabindex="0"><table>'
    )


def test_a_text_of_a_vocabulary_takes_the_same_road() -> None:
    assert (
        plain_html("**Samen** <script>x</script> [a](b.md)")
        == "<p><strong>Samen</strong> &lt;script&gt;x&lt;/script&gt; a</p>\n"
    )


def test_several_tables_have_names_of_their_own() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    assert 'aria-label="Tabel"' in shown(table)
    both = shown(f"{table}\nTekst.\n\n{table}")
    assert 'aria-label="Tabel 1"' in both
    assert 'aria-label="Tabel 2"' in both
