"""The plain copy: every page a file, every link a way, and no text that does anything in another generator."""

from __future__ import annotations

import os
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING

import markdown
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from conftest import ROOT, TODAY, Repository
from samenverder.catalogue.catalogue import Catalogue
from samenverder.cli import main
from samenverder.publish.data.about import About
from samenverder.publish.html import page_html
from samenverder.publish.plain.configurations import EXTENSIONS
from samenverder.publish.plain.files import Copy
from samenverder.publish.plain.text import Ways, escaped, linked, plain
from samenverder.publish.plain.text import markdown as plain_markdown
from samenverder.reading.library import read_library
from samenverder.reading.text import Text
from trust.cases import CASES, practice
from trust.holds import dangers
from way_out import dead_links, lacking

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = About("Samen & <Verder>", 'Een "proef"', "https://samenverder.example/")
WAYS = Ways(
    lambda to: to if to.startswith(("http", "mailto")) else None,
    lambda to: f"{to}.webp",
    {"een": "De *eerste*"},
    2,
)


def rendered(text: str) -> str:
    """A file of the copy as Python-Markdown shows it, which MkDocs and Zensical run."""
    return str(markdown.markdown(text, extensions=list(EXTENSIONS)))


def copy_of(repository: Repository) -> dict[str, str]:
    copy = Copy(repository.catalogue(), ABOUT, repository.folder / "docs")
    found = {}
    for name, content in copy.files():
        assert name not in found, f"{name} is written twice"
        found[name] = content.decode("latin-1") if isinstance(content, bytes) else "".join(content)
    return found


class TestText:
    @pytest.mark.parametrize(
        "text",
        [
            "Gewoon.\nTwee regels.\n\nNog een alinea.",
            "## Kop\n\nTekst\n\n### Kleiner *schuin*",
            "- een\n- twee\n  - diep\n    - dieper\n- drie",
            "Zonder witregel:\n- een\n- twee",
            "1. een\n2. twee\n\n   alinea\n3. drie",
            "- los\n\n- losser",
            "- een\n\n  > aangehaald\n- twee",
            "| a | b |\n|---|---|\n| x \\| y | **z** |",
            "> Aangehaald\n> **vet**",
            "    code <b>",
            "```\n# geen kop\n```",
            "Met `code <i>` en ``een ` erin``.",
            "Dit is **vet**, *schuin* en ***beide***.",
            "Regel  \neinde",
            "Een * ster, een _ streep_je_ en [haken].",
            "1\\. geen lijst\n\n\\- ook niet\n\n\\# geen kop",
            "Kosten 6.500 euro.\n\n1995. Een jaar? Nee.",
            "2 < 3 & 4 &amp; &copy; <b>vet</b>",
            "Zie [site](https://a.nl/x_y_(z)?a=1&b=2 \"t\").",
            "https://a.nl/kaal_adres en mail@a.nl",
            "---\n\nna de streep",
            "{: #id .x onclick=a }\n\n## Kop {#id}",
            "Term\n: omschrijving",
            "a ~~weg~~ b",
        ],
    )  # fmt: skip
    def test_another_parser_shows_the_same_words(self, text: str) -> None:
        def words(html: str) -> list[str]:
            from html import unescape
            from re import sub

            return unescape(sub(r"<[^>]*>", " ", html)).split()

        ours = page_html(Text(text), lambda to: to, (), {}, None)
        assert words(rendered(plain_markdown(Text(text), WAYS))) == words(ours)

    @pytest.mark.parametrize(("text", "html"), [
        ("- een\n  - diep", "<ul>\n<li>een<ul>\n<li>diep</li>\n</ul>\n</li>\n</ul>"),
        ("3. drie\n4. vier", '<ol start="3">\n<li>drie</li>\n<li>vier</li>\n</ol>'),
        ("a\n- b", "<p>a</p>\n<ul>\n<li>b</li>\n</ul>"),
        ("> [!TIP]\n> Doe dit", "<blockquote>\n<p><strong>Tip</strong></p>\n<p>Doe dit</p>\n</blockquote>"),
        ("| a |\n|--:|\n| 1 |", '<table>\n<thead>\n<tr>\n<th style="text-align: right;">a</th>'),
        ("![Een [foto]](foto)", '<p><img alt="Een [foto]" src="foto.webp" /></p>'),
        ("Gezegd [1, 2].", '<p>Gezegd <a href="#bron-1">[1]</a> <a href="#bron-2">[2]</a>.</p>'),
        ("Gezegd [3].", "<p>Gezegd [3].</p>"),
        ("[[een]] en [[een|dit]]", "<p>De *eerste* en dit</p>"),
        ("[weg](javascript:alert(1))", "<p>[weg](javascript:alert(1))</p>"),
    ])  # fmt: skip
    def test_what_was_meant_is_what_another_parser_shows(self, text: str, html: str) -> None:
        assert rendered(plain_markdown(Text(text), WAYS)).startswith(html)

    def test_a_note_leads_to_what_it_says(self) -> None:
        shown = rendered(plain_markdown(Text("Tekst[^a].\n\n[^a]: De noot."), WAYS))
        assert 'href="#fn:1"' in shown
        assert "De noot." in shown

    def test_headings_keep_their_anchors(self) -> None:
        shown = rendered(plain_markdown(Text("## Één kop\n\n## Één kop"), WAYS))
        assert 'id="een-kop"' in shown
        assert 'id="een-kop_1"' in shown

    @pytest.mark.parametrize("sign", list("\\`*_{}[]<>#+-.!|=:~&\"'()"))
    def test_no_sign_means_anything(self, sign: str) -> None:
        for text in (f"{sign} a", f"a {sign}b{sign} c", sign * 3):
            from html import unescape
            from re import sub

            assert unescape(sub(r"<[^>]*>", "", rendered(plain(text)))).strip() == text.strip()

    def test_a_link_cannot_be_closed_by_what_stands_in_it(self) -> None:
        shown = rendered(linked("a](javascript:x) [b", 'https://a.nl/) "x" onclick=y <b>'))
        assert shown.count("<a ") == 1
        assert dangers(shown) == []
        assert escaped("a\n# b") == "a\n# b"


def batches() -> list[dict[str, str | bytes]]:
    """All hostile files, as many together as do not stand in each other's way."""
    found: list[dict[str, str | bytes]] = []
    for case in CASES:
        if case.alone:
            continue
        free = next((one for one in found if not one.keys() & case.files.keys()), None)
        if free is None:
            found.append(free := {})
        free.update(case.files)
    return found


@pytest.mark.parametrize("files", batches(), ids=lambda files: f"{len(files)} files")
def test_nothing_hostile_gets_through(repository: Repository, files: dict[str, str | bytes]) -> None:
    repository.write(files)
    for name, text in copy_of(repository).items():
        if name.startswith("docs/") and name.endswith(".md"):
            assert dangers(rendered(text)) == [], name


@pytest.fixture(scope="module")
def small_copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, Path, Path]:
    """The small library with one bad title, its copy, and what plain MkDocs made of that, in strict mode."""
    repository = Repository(tmp_path_factory.mktemp("plain"))
    repository.write(
        {
            "verhalen/kwaad.md": practice(
                title="'Een </title><script>alert(1)</script> & <b>titel</b>'",
                more="eerdere_adressen: [vroeger]\n",
            )
        }
    )
    shutil.copy(ROOT / "mkdocs.yml", repository.folder)
    target = repository.folder / "kopie"
    assert main(["publiceer-markdown", str(target), "--map", str(repository.practices)]) == 0
    site = repository.folder / "gebouwd"
    build(load_config(str(target / "mkdocs.yml"), site_dir=str(site), strict=True))
    return repository, target, site


class TestBuilt:
    def test_no_link_is_dead(self, small_copy: tuple[Repository, Path, Path]) -> None:
        site = small_copy[2]
        assert list(dead_links(site)) == []
        assert len(list(site.rglob("index.html"))) > 60

    def test_every_address_of_ours_is_there(
        self, small_copy: tuple[Repository, Path, Path], small_site: Path
    ) -> None:
        ours = [
            path.parent.relative_to(small_site).as_posix() + "/" for path in small_site.rglob("index.html")
        ]
        # Frames are for the sites of others; see the README of the copy.
        assert (
            lacking(small_copy[2], [one for one in ours if one != "./" and not one.startswith("insluiten/")])
            == []
        )
        assert (
            lacking(
                small_copy[2],
                ["p/kwaad/", "p/vroeger/", "verhalen/vroeger/", "data/praktijken.json", "feed.atom"],
            )
            == []
        )

    def test_a_title_does_nothing_in_a_theme_that_trusts_it(
        self, small_copy: tuple[Repository, Path, Path]
    ) -> None:
        for path in small_copy[2].rglob("*.html"):
            assert "<script>alert(1)" not in path.read_text(encoding="utf-8"), path

    def test_the_copy_says_how_it_is_built_and_what_it_lacks(
        self, small_copy: tuple[Repository, Path, Path]
    ) -> None:
        said = (small_copy[1] / "LEESMIJ.md").read_text(encoding="utf-8")
        assert "zensical build" in said
        assert "Wat hier niet in zit" in said

    def test_both_configurations_have_the_same_menu(self, small_copy: tuple[Repository, Path, Path]) -> None:
        for_mkdocs = yaml.safe_load((small_copy[1] / "mkdocs.yml").read_text(encoding="utf-8"))
        for_zensical = tomllib.loads((small_copy[1] / "zensical.toml").read_text(encoding="utf-8"))["project"]
        assert for_mkdocs["nav"] == for_zensical["nav"]
        assert for_mkdocs["nav"][0] == {"Home": "index.md"}

    @pytest.mark.skipif(
        shutil.which("zensical") is None and not os.environ.get("ZENSICAL"),
        reason="no Zensical on this machine",
    )
    def test_zensical_builds_it(self, small_copy: tuple[Repository, Path, Path]) -> None:
        command = os.environ.get("ZENSICAL") or "zensical"
        done = subprocess.run([command, "build"], cwd=small_copy[1], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert list(dead_links(small_copy[1] / "site")) == []
        assert lacking(small_copy[1] / "site", ["p/kwaad/", "verhalen/aan-de-deur/", "zoeken/"]) == []


def test_a_copy_is_replaced_whole_and_nothing_else_is(
    repository: Repository, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ROOT / "mkdocs.yml", repository.folder)
    target = tmp_path / "kopie"
    call = ["publiceer-markdown", str(target), "--map", str(repository.practices)]
    assert main(call) == 0
    (target / "docs" / "oud.md").write_text("oud")
    assert main(call) == 0
    assert not (target / "docs" / "oud.md").exists()
    mine = tmp_path / "van-mij"
    mine.mkdir()
    (mine / "werk.txt").write_text("mijn werk")
    with pytest.raises(SystemExit):
        main([*call[:1], str(mine), *call[2:]])
    assert (mine / "werk.txt").read_text() == "mijn werk"
    assert "staat al iets anders" in capsys.readouterr().err


def test_twice_gives_the_same_bytes(repository: Repository) -> None:
    assert copy_of(repository) == copy_of(repository)


def test_every_heading_that_was_published_is_a_place_in_the_copy_of_the_real_collection() -> None:
    library = read_library(ROOT / "practices", TODAY, site="https://samenverder.example/")
    copy = Copy(Catalogue(library), ABOUT, ROOT / "docs")
    files = {name: content for name, content in copy.files() if name.endswith(".md")}
    rows = [
        row.split(" #")
        for row in (ROOT / "practices/_kopjes.txt").read_text(encoding="utf-8").splitlines()
        if row and row[0] != "#"
    ]
    checked = 0
    for address, *anchors in rows:
        name = f"docs/{address.rstrip('/')}.md"
        text = files.get(name)
        # Pages written by hand are copied as they are: whoever renames a heading there says so to MkDocs alone.
        if not isinstance(text, str) or address.split("/")[0] not in {
            "verhalen",
            "handreikingen",
            "modules",
            "werkvormen",
        }:
            continue
        shown = rendered(text)
        for anchor in anchors:
            assert f'id="{anchor}"' in shown, f"{address}#{anchor}"
            checked += 1
    assert checked > 500
