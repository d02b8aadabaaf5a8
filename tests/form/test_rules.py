"""The rules in a browser say what the rules in Python say: of the same texts the same, on the same lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from browser import needs_browser
from conftest import ROOT, TODAY, Repository
from form.cases import IN_BROWSER, WITH_FORM, Text, as_row, names_once, texts
from samenverder.reading.library import read_library
from samenverder.rules import RULES, check, engine

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from playwright.sync_api import Page

pytestmark = needs_browser

CHECK = """async ([cases, today]) => {
  const { check } = await engine("rules");
  const [vocabularies, rules, places] = await Promise.all(["begrippen", "regels", "plaatsen"].map(data));
  const schemas = { verhaal: await data("verhaal"), handreiking: await data("handreiking") };
  return cases.map(([id, kind, text]) => check(text, { id, schema: schemas[kind], vocabularies, rules, places, today })
    .map(({ line, field, message, code, severity, mend }) => [line, field, message, code, severity, mend && [mend.new, mend.old ?? null]]));
}"""

REFUSED = {
    "yaml-haken-in-haken", "yaml-lijsten", "yaml-vraagtekens", "yaml-vraagteken-over-regels", "yaml-einde-document",
    "yaml-aanwijzing", "yaml-blok-zonder-einde", "yaml-ontsnapping", "yaml-waarde-zonder-eind", "meer-verhalen-yaml-haken.md",
    "meer-verhalen-yaml-haken-dicht.md", "meer-verhalen-yaml-vraagtekens.md",
}  # fmt: skip
"""Fields that both readers of YAML refuse, each where it gets stuck."""
OTHERWISE = {"dag-lijst", "dag-bron-nummer", "dag-verwijzing-arabisch", "problems/oude-namen"}
"""Earlier headings are a field of editors, which the form does not ask. A list for a day and figures of twenty digits are repeated otherwise, and figures that are not 0 to 9 are none."""


def found(page: Page, cases: list[Text]) -> dict[str, list[list[Any]]]:
    rows = page.evaluate(CHECK, [[[case.id, case.kind, case.text] for case in cases], TODAY.isoformat()])
    return {case.name: told for case, told in zip(cases, rows, strict=True)}


def lines(rows: list[list[Any]]) -> set[str]:
    """What was told, without what no browser can know: which pictures lie beside a file."""
    kept = [row for row in rows if row[3] != "beeld" or re.search("andere site|geen beschrijving", row[2])]
    return {json.dumps(row, ensure_ascii=False) for row in kept}


def test_every_text_is_told_the_same(
    small_engine: Page, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "RULES", [rule for rule in RULES if rule.code in IN_BROWSER])
    library = repository.read()
    cases = list(texts())
    assert names_once(cases)
    assert len(cases) > 500
    here = found(small_engine, cases)
    apart = {}
    for case in cases:
        told, here_told = case.told(library), here[case.name]
        if case.name in REFUSED:
            assert {row[3] for row in told} == {row[3] for row in here_told} == {"onleesbaar"}, case.name
        elif case.name not in OTHERWISE and lines(told) != lines(here_told):
            apart[case.name] = (
                sorted(lines(told) - lines(here_told)),
                sorted(lines(here_told) - lines(told)),
            )
    assert apart == {}


def test_every_rule_of_the_browser_finds_something(small_engine: Page) -> None:
    told = {row[3] for rows in found(small_engine, list(texts())).values() for row in rows}
    assert told == IN_BROWSER


def test_no_false_alarm_on_the_collection(real_engine: Page) -> None:
    library = read_library(ROOT / "practices", TODAY)
    of_file: dict[str, list[list[Any]]] = {}
    for problem in check(library):
        if problem.code in IN_BROWSER:
            of_file.setdefault(problem.file, []).append(as_row(problem))
    cases = [
        Text(practice.file, f"{practice.place}.md", (ROOT / practice.file).read_text(encoding="utf-8"))
        for practice in library.practices
        if practice.kind.name in WITH_FORM
    ]
    assert len(cases) > 100
    for name, told in found(real_engine, cases).items():
        assert lines(told) == lines(of_file.get(name, [])), name


def test_what_is_left_to_the_build_is_said(small_engine: Page) -> None:
    left = small_engine.evaluate(
        """async () => (await engine("rules")).leftToTheBuild(await data("regels")).map(({ code, where, why }) => [code, where, why])"""
    )
    assert {"verwijzing", "dode-link", "bijlage"} <= {code for code, where, _ in left if where == "bouw"}
    assert {"samenvatting", "beeld"} <= {code for code, where, _ in left if where == "deels"}
    assert not {"zonder-pauze", "leerdoel", "begrippenlijst"} & {code for code, _, _ in left}, (
        "nobody writes those here"
    )
    assert all(why.endswith(".") for _, _, why in left)


def test_a_problem_says_where_it_is(small_engine: Page, checked: Callable[..., list[dict[str, Any]]]) -> None:
    story = next(case.text for case in texts() if case.name == "mended/kop-vet")
    wrong = story.replace("Ze kookten samen.", "Bel 06 12345678.").replace(
        "https://voorbeeld.nl/verslag", "verslag"
    )
    told = {problem["code"]: problem for problem in checked(small_engine, wrong)}
    assert told["telefoon"]["section"] == "Aanpak"
    assert wrong.split("\n")[told["telefoon"]["line"] - 1] == "Bel 06 12345678."
    assert told["waarde"]["path"] == ["bronnen", 0, "url"]
    assert told["waarde"]["field"] == "bronnen 1, url"
    assert told["waarde"]["section"] is None
