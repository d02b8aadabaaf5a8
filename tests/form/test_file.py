"""A file is read and written back to the byte; an edit changes its own lines and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser import needs_browser
from conftest import ROOT, SMALL
from rules.test_mends import STORY
from samenverder.reading.front_matter import practice_document

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_browser

REWRITE = """async (texts) => {
  const { use } = await engine("table");
  use(await data("regels"));
  const { read, write } = await engine("file");
  return texts.map((text) => {
    const { fields, body, problems } = read(text);
    const title = { ...fields, title: `${fields.title} (anders)` };
    const sections = body.sections.map((one, number) => (number ? one : { ...one, text: `${one.text}\\n\\nEn dit nog.` }));
    return [problems, fields, write(text, fields, body), write(text, title, body), write(text, fields, { ...body, sections })];
  });
}"""
WRITE = """async ([text, fields, changes]) => {
  const { use } = await engine("table");
  use(await data("regels"));
  const { read, write } = await engine("file");
  const now = read(text);
  const body = { intro: changes.intro ?? now.body.intro, sections: changes.sections ?? now.body.sections };
  const wanted = { ...now.fields, ...fields };
  for (const name of changes.gone ?? []) delete wanted[name];
  return write(text, wanted, body);
}"""
READ = """async (text) => {
  const { use } = await engine("table");
  use(await data("regels"));
  return (await engine("file")).read(text);
}"""


def written(page: Page, text: str, fields: dict[str, Any] | None = None, **changes: Any) -> str:
    return str(page.evaluate(WRITE, [text, fields or {}, changes]))


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    rows = list(zip(before.split("\n"), after.split("\n"), strict=True))
    return [(one, other) for one, other in rows if one != other]


def test_every_practice_comes_back_to_the_byte(real_engine: Page) -> None:
    paths = sorted((ROOT / "practices").glob("[vhm]*/*.md")) + sorted(SMALL.glob("practices/[vhm]*/*.md"))
    texts = [path.read_bytes().decode() for path in paths]
    assert len(texts) > 140
    for path, text, (problems, fields, same, title, body) in zip(
        paths, texts, real_engine.evaluate(REWRITE, texts), strict=True
    ):
        assert problems == [], path.name
        assert same == text, path.name
        assert fields == practice_document(text, (), path.name).data, path.name
        assert len(changed_lines(text, title)) == 1, path.name
        # A blank line and one with text, a blank line before a heading where there was none, and all else as it stood.
        rows, more = text.split("\n"), body.split("\n")
        at = more.index("En dit nog.")
        rest = more[at + 1 :]
        assert more[: at - 1] == rows[: at - 1], path.name
        assert rest in (rows[at - 1 :], ["", *rows[at - 1 :]]), path.name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(STORY.replace("\n", "\r\n"), id="windows"),
        pytest.param("\ufeff" + STORY, id="bom"),
        pytest.param(STORY.removesuffix("\n"), id="no-end"),
        pytest.param(STORY.replace("title:", "# een opmerking\n\ntitle:  "), id="comment"),
        pytest.param(STORY.replace("title: Buren", "vreemd: {a: [1, 2]}\ntitle: 'Buren").replace(" samen\n", " samen'\n", 1), id="quotes"),
        pytest.param(STORY.replace("---\n", "---\ntitle: Twee\n", 1), id="twice"),
        pytest.param("Zomaar tekst.\n\nZonder velden.", id="no-fields"),
        pytest.param("---\ntitle: [open]]\n---\nTekst.\n", id="broken"),
        pytest.param("", id="empty"),
    ],
)  # fmt: skip
def test_whatever_it_is_unedited_it_stays(small_engine: Page, text: str) -> None:
    if "title: Buren" in text and "Twee" not in text and not text.startswith("\ufeff"):
        assert written(small_engine, text) == text
    found = small_engine.evaluate(READ, text)
    whole = [found["body"]["intro"], *(one["text"] for one in found["body"]["sections"])]
    for row in ("Zonder velden.", "title: [open]]", "Begin klein."):
        assert row not in text or any(row in part for part in whole), "no text is lost"


def test_what_cannot_be_read_is_told(small_engine: Page) -> None:
    found = small_engine.evaluate(READ, "---\ntitle: Koken: zo doe je dat\n---\n## Aanleiding\nTekst.\n")
    assert [problem["line"] for problem in found["problems"]] == [2]
    assert 'Schrijf: title: "Koken: zo doe je dat"' in found["problems"][0]["message"]


def test_an_edited_list_keeps_its_other_items_and_comments(small_engine: Page) -> None:
    text = STORY.replace("  - titel: Het verslag", "  - titel: Het verslag  # pagina 3")
    source = {"titel": "Verslag 2: het vervolg", "url": "https://voorbeeld.nl/2"}
    old = {"titel": "Het verslag", "url": "https://voorbeeld.nl/verslag", "datum": "2026-01-05"}
    found = written(small_engine, text, {"bronnen": [old, source]})
    more = '  - titel: "Verslag 2: het vervolg"\n    url: "https://voorbeeld.nl/2"\n'
    assert found == text.replace("beoordeeld:", f"{more}beoordeeld:")


def test_a_new_field_comes_behind_the_one_before_it(small_engine: Page) -> None:
    found = written(small_engine, STORY, {"periode": 2016, "kern": ["Samen: aan tafel", "Elke week"]})
    assert found == STORY.replace(
        "beoordeeld: 2026-01-31\n",
        'beoordeeld: 2026-01-31\nperiode: 2016\nkern:\n  - "Samen: aan tafel"\n  - Elke week\n',
    )


def test_a_field_that_says_nothing_goes(small_engine: Page) -> None:
    line = "vraag: Hoe komen buren aan tafel?\n"
    assert written(small_engine, STORY, {"vraag": ""}) == STORY.replace(line, "")
    assert written(small_engine, STORY, gone=["vraag"]) == STORY.replace(line, "")


def test_a_section_comes_and_goes(small_engine: Page) -> None:
    sections = small_engine.evaluate(READ, STORY)["body"]["sections"]
    more = [*sections, {"heading": "Verder lezen", "text": "[Het verslag](https://voorbeeld.nl/verslag)"}]
    found = written(small_engine, STORY, sections=more)
    assert found == f"{STORY}\n## Verder lezen\n\n[Het verslag](https://voorbeeld.nl/verslag)\n"
    assert written(small_engine, found, sections=sections) == STORY


def test_a_new_file_asks_for_what_is_required(small_engine: Page) -> None:
    text = small_engine.evaluate(
        """async () => (await engine("file")).empty("verhaal", await data("verhaal"))"""
    )
    document = practice_document(text, (), "nieuw.md")
    assert all(value is None for value in document.data.values())
    assert {"title", "samenvatting", "beoordeeld"} <= set(document.data)
    assert document.text.sections[0].heading.text == "Aanleiding"
    body = [{"heading": "Aanleiding", "text": "Er was iets."}]
    assert "## Aanleiding\n\nEr was iets.\n" in written(small_engine, text, {"title": "Nieuw"}, sections=body)
