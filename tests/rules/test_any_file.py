"""Any file may be anything at all: it gives a problem in Dutch with its line, and the rest stands."""

from __future__ import annotations

import os
import socket
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Repository
from hostile import BAD, BODY, HEAD, KEPT, SCRIPTS, story
from samenverder.catalogue.catalogue import Catalogue
from samenverder.finder.files import finder_files
from samenverder.publish.exports import exports
from samenverder.publish.pages import pages
from samenverder.reading.library import read_library
from samenverder.rules import check

if TYPE_CHECKING:
    from pathlib import Path

    from samenverder.reading.library import Library
    from samenverder.reading.problem import Problem

TOGETHER = 8
"""Files in one library: reading the rest of it costs more than they do."""
EXAMPLES = int(os.environ.get("SAMENVERDER_EXAMPLES", "150"))
ENGLISH = ("traceback", "input should", "expected <", "utf-8' codec")


def lines_of(path: Path) -> int:
    return (
        path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        if path.is_file()
        else 1
    )


def hold_lines(problems: list[Problem], root: Path) -> None:
    """Every problem has a line of its file, and speaks Dutch."""
    for problem in problems:
        path = root / problem.file
        assert 1 <= problem.line <= (lines_of(path) if path.exists() else 1), str(problem)
        assert not any(word in problem.message.casefold() for word in ENGLISH), str(problem)


@pytest.mark.parametrize("name", BAD)
def test_a_hostile_file_is_told_and_the_rest_stands(repository: Repository, name: str) -> None:
    before = {practice.id for practice in repository.read().practices}
    library = repository.write({name: BAD[name]}).read()
    problems = check(library)
    file = (
        f"practices/{name}"
        if "/map/" not in name and "anders/" not in name
        else f"practices/{name.rpartition('/')[0]}"
    )
    assert [p for p in problems if p.severity == "fout" and p.file == file], list(map(str, problems))
    assert before <= {practice.id for practice in library.practices}
    hold_lines(problems, repository.folder)


def test_what_is_no_plain_file_is_told(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    here = repository.practices
    secret = repository.folder / "geheim.md"
    secret.write_text(story(text="GEHEIM"))
    os.mkfifo(here / "verhalen" / "pijp.md")
    os.mkfifo(here / "begrippen" / "pijp.yml")
    plug = socket.socket(socket.AF_UNIX)
    # The address of a socket is short: from within its folder.
    monkeypatch.chdir(here / "modules")
    plug.bind("stop.md")
    monkeypatch.undo()
    for link, to in {
        "verhalen/buiten.md": "../../geheim.md", "verhalen/nergens.md": "nergens", "verhalen/rond.md": "rond.md",
        "begrippen/buiten.yml": "../../geheim.md", "handreikingen/map": "..", "extra": "..", "modules/binnen.md": "../verhalen/aan-de-deur.md",
    }.items():  # fmt: skip
        (here / link).symlink_to(to)
    library = repository.read()
    told = {problem.file.removeprefix("practices/") for problem in check(library)}
    assert told == {
        "verhalen/pijp.md", "begrippen/pijp.yml", "modules/stop.md", "verhalen/buiten.md", "verhalen/nergens.md", "verhalen/rond.md",
        "begrippen/buiten.yml", "handreikingen/map", "extra", "modules/binnen.md",
    }  # fmt: skip
    assert "GEHEIM" not in repr(library)
    plug.close()


@pytest.mark.parametrize("folder", ["verhalen", "begrippen", "_sjablonen"])
def test_a_folder_that_is_a_link_is_not_entered(repository: Repository, folder: str) -> None:
    (repository.practices / folder).rename(repository.folder / "elders")
    (repository.practices / folder).symlink_to(repository.folder / "elders")
    assert any(problem.startswith(f"practices/{folder}:1:") for problem in repository.problems())


class _Page(HTMLParser):
    """Finds what could run, or ask something of another site, in a piece of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "base", "form", "style", "link", "meta"):
            self.found.append(tag)
        for name, value in attrs:
            address = (value or "").strip()
            if name.startswith("on") or name == "style":
                self.found.append(f"{tag} {name}")
            elif (name in ("href", "src", "srcset") and tag != "a" and ":" in address) or (
                name == "href" and urlsplit(address).scheme not in ("", "http", "https", "mailto")
            ):
                self.found.append(f"{tag} {name}={address}")


def dangers(html: str) -> list[str]:
    page = _Page()
    page.feed(html)
    return page.found


@pytest.mark.warns
def test_nothing_runs_on_a_page_whatever_stands_in_a_file(repository: Repository) -> None:
    files = {name: text for name, text in BAD.items() if not name.startswith("begrippen/zz-v")}
    repository.write({**files, **KEPT})
    site = repository.build()
    for id in ("aan-de-deur", "koffie-in-de-straat"):
        assert (site / "verhalen" / id / "index.html").exists()
    assert (site / "verhalen" / "velden" / "index.html").exists()
    assert (site / "aanval" / "een" / "index.html").exists()
    for path in site.rglob("*.html"):
        html = path.read_text()
        article = html[html.index("<article") : html.index("</article>")] if "<article" in html else ""
        assert "alert(1)" not in "".join(dangers(article))
        assert "<script>alert" not in html, path
        assert "<img src=x" not in html, path
    assert {f"script-{name}" for name in SCRIPTS} <= {
        path.parent.name for path in site.rglob("verhalen/*/index.html")
    }


def hold(library: Library, root: Path) -> None:
    """What is true of every library, whatever is in its files."""
    problems = check(library)
    hold_lines(problems, root)
    catalogue = Catalogue(library, drafts=True)
    for page in pages(catalogue):
        assert dangers(page.html) == [], page.address
    finder_files(catalogue)
    list(exports(catalogue))


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
