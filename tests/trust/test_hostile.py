"""A hostile file is told of, in Dutch and with a line of its own; all other practices stand, and nothing runs."""

from __future__ import annotations

import os
import re
import socket
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from conftest import TODAY, Repository
from finder_files import FinderFiles
from samenverder.catalogue.catalogue import Catalogue
from samenverder.publish.exports import exports, records
from samenverder.publish.pages import pages
from samenverder.reading.library import read_library
from samenverder.rules import check
from trust.cases import CASES, PERSONAL, QUIET, Case, practice
from trust.holds import dangers, hold_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from samenverder.reading.problem import Problem

SMALL = {
    "aan-de-deur",
    "aan-het-werk",
    "koffie-in-de-straat",
    "oude-aanpak",
    "samen-op-bezoek",
    "oefenen-aan-de-deur",
}
PRIVACY = {"bsn", "iban", "e-mail", "telefoon", "woonadres", "geboortedatum", "dossiernummer"}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """One folder for all cases; each clears away what it wrote."""
    return Repository(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def visited(shared: Repository, request: pytest.FixtureRequest) -> Iterator[Repository]:
    """The shared folder with the files of a case in it."""
    case: Case = request.param
    before = {shared.practices / name: (shared.practices / name).read_bytes() for name in case.files if (shared.practices / name).is_file()}  # fmt: skip
    there = set(shared.practices.rglob("*"))
    shared.write(case.files)
    yield shared
    for path in sorted(set(shared.practices.rglob("*")) - there, reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    for path, content in before.items():
        path.write_bytes(content)


def errors(problems: list[Problem], file: str) -> list[Problem]:
    return [
        problem for problem in problems if problem.severity == "fout" and problem.file == f"practices/{file}"
    ]


def hold(repository: Repository) -> list[Problem]:
    """The problems of what lies in a repository, of which everything that must always hold was looked at."""
    library = read_library(repository.practices, TODAY, site="https://samenverder.example/")
    problems = check(library)
    hold_problems(problems, repository.folder)
    assert {practice.id for practice in library.practices} >= SMALL
    catalogue = Catalogue(library, drafts=True)
    for page in pages(catalogue):
        assert dangers(page.text) == [], page.address
    assert FinderFiles(catalogue).written
    assert list(exports(catalogue))
    assert all(list(records(catalogue, practice)) for practice in catalogue.practices)
    return problems


def test_there_are_at_least_ten_of_each_sort() -> None:
    assert {sort for sort, many in Counter(case.sort for case in CASES).items() if many < 10} == set()
    assert len({str(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize(("visited", "case"), [(case, case) for case in CASES], ids=map(str, CASES), indirect=["visited"])  # fmt: skip
def test_a_hostile_file_is_told_of_and_the_rest_stands(visited: Repository, case: Case) -> None:
    problems = hold(visited)
    found = errors(problems, case.told)
    assert found, list(map(str, problems))
    if case in PERSONAL:
        assert PRIVACY & {problem.code for problem in found}, list(map(str, found))
        assert not (case.sort == "mens" and case.name == "harde-spaties") or "telefoon" in {
            p.code for p in found
        }


@pytest.mark.parametrize("name", QUIET)
def test_an_attack_in_a_field_that_is_text_stays_text(repository: Repository, name: str) -> None:
    hold(repository.write({name: QUIET[name]}))


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _link(target: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.symlink_to(target)

    return make


ODD: dict[str, Callable[[Path], None]] = {
    "verhalen/pijp.md": _fifo,
    "handreikingen/pijp.md": _fifo,
    "begrippen/pijp.yml": _fifo,
    "pijp": _fifo,
    "verhalen/aan-de-deur/pijp.png": _fifo,
    "verhalen/weg.md": _link("bestaat-niet.md"),
    "verhalen/lus.md": _link("lus.md"),
    "verhalen/buiten.md": _link("../../geheim.md"),
    "verhalen/ver-buiten.md": _link("/etc/hostname"),
    "verhalen/nul.md": _link("/dev/zero"),
    "verhalen/binnen.md": _link("aan-de-deur.md"),
    "begrippen/weg.yml": _link("bestaat-niet.yml"),
    "begrippen/buiten.yml": _link("../../geheim.md"),
    "modules/map.md": _link(".."),
    "handreikingen/rond": _link("."),
    "verhalen/koffie-in-de-straat": _link("../.."),
    "verhalen/aan-de-deur/buiten.png": _link("../../../geheim.md"),
    "verhalen/aan-de-deur/lus.png": _link("lus.png"),
    "elders": _link(".."),
    "los.md": _link("../geheim.md"),
    "_sjablonen/module.md": _link("../../geheim.md"),
    "_sjablonen/handreiking.md": _fifo,
    "_adressen.txt": _link("../geheim.md"),
}
SECRET = "Hierachter staat iets geheims"


def oddities(repository: Repository) -> None:
    (repository.folder / "geheim.md").write_text(practice(SECRET, title=SECRET), encoding="utf-8")
    (repository.practices / "verhalen" / "aan-de-deur").mkdir()
    for name, make in ODD.items():
        make(repository.practices / name)


def test_what_is_no_plain_file_is_told_of_and_never_read(repository: Repository) -> None:
    oddities(repository)
    problems = hold(repository)
    assert {name for name in ODD if not errors(problems, name)} == set()
    assert SECRET not in repr(repository.read())


def test_a_socket_is_told_of(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    # The address of a socket is short: from within its folder.
    monkeypatch.chdir(repository.practices / "verhalen")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind("stekker.md")
        assert errors(hold(repository), "verhalen/stekker.md")


@pytest.mark.parametrize("odd", ["link", "lus", "nergens", "pijp", "bestand"])
@pytest.mark.parametrize(
    "name", ["verhalen", "handreikingen", "modules", "werkvormen", "begrippen", "_sjablonen"]
)
def test_a_folder_that_is_something_else_is_told_of(repository: Repository, name: str, odd: str) -> None:
    path = repository.practices / name
    path.rename(repository.folder / "elders") if path.exists() else (repository.folder / "elders").mkdir()
    (repository.folder / "elders" / "geheim.md").write_text(practice(title=SECRET), encoding="utf-8")
    if odd == "pijp":
        os.mkfifo(path)
    elif odd == "bestand":
        path.write_text("tekst", encoding="utf-8")
    else:
        path.symlink_to({"link": "../elders", "lus": name, "nergens": "nergens"}[odd])
    library = repository.read()
    problems = check(library)
    hold_problems(problems, repository.folder)
    assert errors(problems, name)
    assert SECRET not in repr(library)


@pytest.mark.parametrize("odd", ["pijp", "map", "link"])
@pytest.mark.parametrize("name", ["_sjablonen/verhaal.md", "_adressen.txt"])
def test_a_file_of_ours_that_is_something_else_is_told_of(
    repository: Repository, name: str, odd: str
) -> None:
    path = repository.practices / name
    path.unlink(missing_ok=True)
    if odd == "pijp":
        os.mkfifo(path)
    elif odd == "map":
        path.mkdir()
    else:
        path.symlink_to("../geheim.md")
    assert errors(hold(repository), name)


TOGETHER = [
    case for case in CASES if not case.alone and not set(case.files) & set(ODD) and case.name != "map-anders"
]
"""Those that can lie in one repository."""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of everything hostile at once, built once."""
    repository = Repository(tmp_path_factory.mktemp("hostile-site"))
    oddities(repository)
    for case in TOGETHER:
        repository.write(case.files)
    return repository.write(QUIET).build()


def _articles(site: Path) -> Iterator[tuple[Path, str]]:
    for path in sorted(path for path in site.rglob("*.html") if path.is_file()):
        html = path.read_text(encoding="utf-8")
        found = re.search(r"<article.*</article>", html, re.DOTALL)
        yield path, found[0] if found else html


@pytest.mark.warns
def test_a_build_with_everything_hostile_has_all_other_pages(hostile_site: Path) -> None:
    for folder, ids in {
        "verhalen": ("aan-de-deur", "aan-het-werk", "koffie-in-de-straat", "oude-aanpak", "stil-velden", "stil-begrip"),
        "handreikingen": ("samen-op-bezoek", "stil-velden-2"), "modules": ("oefenen-aan-de-deur", "stil-velden-3"),
        "onderwerpen": ("wonen", "buurt", "werk"), "stil": ("een", "twee"),
    }.items():  # fmt: skip
        for id in ids:
            assert (hostile_site / folder / id / "index.html").is_file(), f"{folder}/{id}"
    assert (hostile_site / "index.html").is_file()
    assert (hostile_site / "zoeken" / "index.html").is_file()


@pytest.mark.warns
def test_nothing_hostile_runs_on_any_page(hostile_site: Path) -> None:
    for path, article in _articles(hostile_site):
        found = [
            one
            for one in dangers(article)
            if not re.match(r"<(script|form|svg|link|meta|style)>$", one)
            and not one.startswith("<link href=https://samenverder.example/")
        ]
        # The one page that shows a frame is ours, and shows one of ours.
        assert [one for one in found if one != "<iframe>" or path.parent.name != "voorbeeld"] == [], path
        whole = path.read_text(encoding="utf-8")
        for sign in (
            "<script>alert",
            "<img src=x",
            "<svg onload",
            "<iframe",
            'onclick="alert',
            "alert(7)//https",
        ):
            assert sign not in whole or (sign == "<iframe" and path.parent.name == "voorbeeld"), path
        assert not [
            one for one in dangers(whole) if re.search("javascript:|data:text|vbscript:", one, re.IGNORECASE)
        ], path
        for tag in re.findall(r"<(?:script|form|svg|link|meta)\b[^>]*>", whole):
            assert "alert(7)" not in re.sub(r'"[^"]*"', '""', tag), path


@pytest.mark.warns
def test_nothing_behind_a_link_is_published(hostile_site: Path) -> None:
    for path in hostile_site.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes(), path
    assert not (hostile_site.parent / "weg").exists()
