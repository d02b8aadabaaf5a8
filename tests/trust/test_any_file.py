"""Files that nobody would think of: each gives problems with a line of their own, or a page on which nothing runs."""

from __future__ import annotations

import json
import os
from itertools import chain
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Repository
from finder_files import FinderFiles
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.data.about import About
from samenverder.publish.data.files import other_files, whole_files
from samenverder.publish.data.plain import plain_files
from samenverder.publish.exports import exports, records
from samenverder.publish.pages import pages
from samenverder.reading.library import read_library
from samenverder.reading.links import Atlas
from samenverder.rules import check
from trust.holds import dangers, hold_problems
from trust.more_cases import BAD, BODY, HEAD, KEPT, story

if TYPE_CHECKING:
    from pathlib import Path

    from samenverder.reading.library import Library

TOGETHER = 8
"""Files in one library: reading the rest of it costs more than they do."""
EXAMPLES = int(os.environ.get("SAMENVERDER_EXAMPLES", "150"))


def hold(library: Library, root: Path) -> None:
    """What is true of every library, whatever is in its files."""
    hold_problems(check(library), root)
    catalogue = Catalogue(library, drafts=True)
    for page in pages(catalogue):
        assert dangers(page.text) == [], page.address
    FinderFiles(catalogue)
    list(exports(catalogue))
    about, atlas = About("Samen", "Een bibliotheek", library.site), Atlas(library)
    for practice in catalogue.practices:
        assert all(
            ".." not in address.split("/")
            for address, _ in chain(
                records(catalogue, practice), plain_files(catalogue, practice, atlas, about)
            )
        )
    hold_data(catalogue)


def hold_data(catalogue: Catalogue) -> None:
    """All open data can be read by who takes it along."""
    about = About("Samen", "Een bibliotheek", catalogue.library.site)
    for address, content in chain(whole_files(catalogue, about), other_files(catalogue, about)):
        raw = content if isinstance(content, bytes) else "".join(content).encode()
        assert ".." not in address.split("/")
        if address.endswith((".json", ".jsonld")):
            json.loads(raw)
        elif address.endswith(".atom"):
            ElementTree.fromstring(raw)


NASTY = st.sampled_from(
    ["---\n", "\n", "\t", ": ", "- ", "#", "'", '"', "[", "]", "{", "}", "&a ", "*a ", "!x ", "|\n", ">\n", "%", "@", "`", "```\n", "~~~\n",
     "> ", "## ", "### Aanpak\n", "[1]", "[1, 9]", "[a](b.md)", "[[x]]", "![a](b.png)", "[^1]", "[^1]: x\n", "[x]: y\n", "| a |\n|---|\n",
     "<script>", "<img src=x onerror=y>", "javascript:alert(1)", "[a](javascript:x)", "https://voorbeeld.nl/?a=b&c", "a@b.nl", "\u00a0", "\u00ad", "\u2011", "\ufffd",
     "\u0000", "\u202e", "\r", "é", "٣", "2026-02-31", "9999-12-31", "null", "~", "true", "{{ x }}", "{% x %}", "<<<<<<< HEAD\n", "CafÃ©", "• a\n",
     "title", "themas", "bsn 111222333", "06 12345678", "NL91ABNA0417164300", "  ", "    ", "a" * 300, "\\", "&#106;", "&lt;", "<b>"]
)  # fmt: skip
LINES = st.sampled_from(
    [
        *HEAD.split("\n"),
        *BODY.format("Tekst.").split("\n"),
        "gasten: [gemeente]",
        "status: concept",
        "stappen: [{titel: a}]",
    ]
)
BODIES = st.lists(st.one_of(NASTY, LINES, st.text(max_size=12)), max_size=30).map("".join)
FIELDS = st.lists(st.tuples(st.sampled_from(["title", "samenvatting", "onderwerpen", "voorwaarden", "gasten", "bronnen", "beoordeeld", "verwant",
                  "opbrengst", "periode", "trekker", "beeld", "eerdere_adressen", "x"]), BODIES), max_size=8)  # fmt: skip


@st.composite
def contributions(draw: st.DrawFn) -> bytes:
    """A file: made of fields and fragments, or a right one that was damaged."""
    if draw(st.booleans()):
        fields = "".join(f"{name}: {value}\n" for name, value in draw(FIELDS))
        return f"---\n{fields}---\n{draw(BODIES)}".encode("utf-8", "surrogatepass")
    rows = story(text=draw(BODIES)).split("\n")
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(rows) - 1))
        what = draw(st.sampled_from(["drop", "double", "swap", "insert", "cut"]))
        if what == "drop" and len(rows) > 1:
            del rows[at]
        elif what == "double":
            rows.insert(at, rows[at])
        elif what == "swap":
            other = draw(st.integers(0, len(rows) - 1))
            rows[at], rows[other] = rows[other], rows[at]
        elif what == "insert":
            place = draw(st.integers(0, len(rows[at])))
            rows[at] = rows[at][:place] + draw(NASTY) + rows[at][place:]
        elif what == "cut":
            rows = rows[: at + 1]
    raw = bytearray("\n".join(rows).encode("utf-8", "surrogatepass"))
    if raw and draw(st.integers(0, 9)) == 0:
        raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    return bytes(raw)


ALWAYS = settings(max_examples=EXAMPLES, deadline=None, derandomize="SAMENVERDER_EXAMPLES" not in os.environ, database=None,
                  suppress_health_check=list(HealthCheck))  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """One folder for all examples: only one file in it changes."""
    return Repository(tmp_path_factory.mktemp("anything"))


@settings(parent=ALWAYS, max_examples=max(1, EXAMPLES // TOGETHER))
@given(several=st.lists(contributions(), min_size=TOGETHER, max_size=TOGETHER))
def test_any_story_gives_problems_or_a_safe_page(shared: Repository, several: list[bytes]) -> None:
    shared.write({f"verhalen/iets-{number}.md": raw for number, raw in enumerate(several)})
    hold(read_library(shared.practices, TODAY, site="https://samenverder.example/"), shared.folder)


@settings(parent=ALWAYS, max_examples=max(20, EXAMPLES // 50))
@given(text=st.one_of(BODIES, FIELDS.map(lambda fields: "".join(f"{k}: {v}\n" for k, v in fields)),
                      st.sampled_from([str(v) for k, v in {**BAD, **KEPT}.items() if k.startswith("begrippen/")])), more=BODIES)  # fmt: skip
def test_any_vocabulary_gives_problems_or_safe_pages(shared: Repository, text: str, more: str) -> None:
    shared.write(
        {"verhalen/iets.md": story(), "begrippen/zz.yml": (text + more).encode("utf-8", "surrogatepass")}
    )
    try:
        hold(read_library(shared.practices, TODAY), shared.folder)
    finally:
        (shared.practices / "begrippen" / "zz.yml").unlink()
