"""No rule can be kept busy: twice the text takes at most about twice the time."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from conftest import TODAY
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.pages import pages
from samenverder.rules import RULES
from trust.more_cases import HEAD, story

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Repository
    from samenverder.reading.library import Library
    from samenverder.rules import Rule

SIZES = (15_000, 30_000)
WORTH_LOOKING_AT = 0.02
"""Seconds below which a clock says nothing about growth."""
PATTERNS = (
    "[a](", "[", "![", "[[", "[^1]", "[1", "[1, ", "`", "``a", "*a _b ", "**a", "~~a ", "<a ", "<", "<!--", "<b c", "&a", "\\[", "a@", "a@b.", "@", "1234 ",
    "0 6 ", "06-", "1 2 3 4 5 6 7 8 9 ", "bsn 12345678", "NL91 ", "NL00AAAA", "NL", "(((", "geboren ", "geb. 1", "dossiernummer 1", "klant-nr 12/", "  ", "\t", "A",
    "AB ", "Mevrouw de de de ", "Jan van ", "Mw. A. ", "http://", "https://a.b/", "www.a.", "|", "- ", "> ", "a. ", "A. ", "... ", "…", "{{", "{% ", "{", "==a",
    "[caption ", "<naam van ", "[vul ", "Ã", "â€", "\u00ad", "•", "]:", "](", "](a:", "te en in ", "é", "1011 AB ", "a 12, ", "x" * 50 + " ",
)  # fmt: skip


def cost(work: Callable[[], object]) -> float:
    """The least processor time of two runs, in seconds."""
    best = float("inf")
    for _ in range(2):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def hold_linear(costs: Callable[[int], float], said: str) -> None:
    """Doubling costs at most three times as much: two, and room for a busy machine; asked again before it is believed."""
    for _ in range(4):
        large = costs(SIZES[1])
        if large < WORTH_LOOKING_AT:
            return
        middle = costs(SIZES[0])
        if large < WORTH_LOOKING_AT or large <= 3 * max(middle, WORTH_LOOKING_AT / 3):
            return
    raise AssertionError(f"{said}: {middle:.4f} and {large:.4f} s for {SIZES} signs")


def filled(pattern: str, size: int, *, rows: bool = False) -> str:
    """Text of a pattern, over and over; in rows below the length that is refused unread."""
    row = (pattern * (size // len(pattern) + 1))[: 14_000 if not rows else 60]
    text = "\n".join([row] * (size // len(row) + 1))
    return text[:size]


def libraries(repository: Repository, pattern: str) -> dict[int, Library]:
    found = {}
    for size in SIZES:
        value = (
            filled(pattern, size, rows=False)
            .replace("\n", " ")
            .replace("\\", "\\\\")
            .replace('"', "'")
            .replace("\t", " ")[:13_500]
        )
        fields = HEAD.replace(
            "Een verhaal dat lang genoeg is om aan de lengte te voldoen, en verder nergens over gaat.",
            f'"{value[: size // 3]}"',
        )
        repository.write(
            {
                "verhalen/vol.md": story(
                    fields, f"\n{filled(pattern, size)}\n\n{filled(pattern, size // 4, rows=True)}\n"
                )
            }
        )
        found[size] = repository.read()
    return found


def cost_of_rule(rule: Rule, found: dict[int, Library], size: int) -> float:
    return cost(lambda: list(rule.function(found[size])))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_takes_no_rule_four_times_as_long(repository: Repository, pattern: str) -> None:
    found = libraries(repository, pattern)

    def of_pages(size: int) -> float:
        return cost(lambda: [page.html for page in pages(Catalogue(found[size]))])

    def of_reading(size: int) -> float:
        repository.write({"verhalen/vol.md": story(text=f"\n{filled(pattern, size)}\n")})

        def read() -> object:
            practice = repository.read().by_id.get("vol")
            return practice and (practice.text.pieces, practice.text.links, practice.text.lost)

        return cost(read)

    assert found[SIZES[-1]].today == TODAY
    for rule in RULES:
        hold_linear(partial(cost_of_rule, rule, found), rule.code)
    hold_linear(of_pages, "pages")
    hold_linear(of_reading, "reading")
