"""What is kept from before is never seen: every build writes what a build without anything kept writes, to the byte."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, Repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.warns
MANY = 12
"""Stories besides those of the small library: enough for lists of neighbours."""


def tree(site: Path) -> dict[str, str]:
    """Every file of a site, by its address, with a digest of what is in it."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def kept(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with templates and settings of its own, to change."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795824000")
    shutil.copytree(ROOT / "overrides", repository.folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", repository.folder)
    story = (repository.practices / "verhalen/koffie-in-de-straat.md").read_text(encoding="utf-8")
    repository.write(
        {f"verhalen/koffie-{n}.md": story.replace("Koffie in", f"Koffie nummer {n} in") for n in range(MANY)}
    )
    form = (ROOT / "tests/rules/good/werkvorm.md").read_text(encoding="utf-8")
    repository.write({"werkvormen/kennismaken.md": form})
    repository.change(
        "modules/oefenen-aan-de-deur.md",
        "werkvorm: Kennismaken,",
        "werkvorm: Kennismaken, vorm: kennismaken,",
    )
    return repository


def build(repository: Repository, monkeypatch: pytest.MonkeyPatch, cache: str = "") -> dict[str, str]:
    """The files of a build; `cache`: `off`, or where it lies."""
    monkeypatch.setenv("SAMENVERDER_CACHE", cache)
    return tree(repository.build())


def build_in_shares(repository: Repository, cache: str) -> dict[str, str]:
    """The files of a build in two processes: one of its own, as work is only shared where no other thread is."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    settings = {"SAMENVERDER_CACHE": cache, "SAMENVERDER_PROCESSES": "2"}
    subprocess.run(command, cwd=repository.folder, check=True, env={**os.environ, **settings})
    return tree(repository.folder / "site")


def edit(repository: Repository, name: str, old: str, new: str) -> None:
    path = repository.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def picture(repository: Repository) -> None:
    from PIL import Image

    folder = repository.practices / "verhalen" / "aan-het-werk"
    folder.mkdir(exist_ok=True)
    Image.new("RGB", (640, 480), "teal").save(folder / "tafel.png")
    repository.change(
        "verhalen/aan-het-werk.md",
        "Geduld.",
        'Geduld.\n\n![Een tafel](aan-het-werk/tafel.png "Foto: eigen werk")',
    )


CHANGES: dict[str, Callable[[Repository], object]] = {
    "a sentence": lambda r: r.change("verhalen/aan-de-deur.md", "klopt", "klopt nog eens"),
    "a title": lambda r: r.change("verhalen/koffie-in-de-straat.md", "title: Koffie in", "title: Thee in"),
    "another tag": lambda r: r.change("verhalen/aan-het-werk.md", "onderwerpen: [werk]", "onderwerpen: [werk, buurt]"),
    "the label of a term": lambda r: edit(r, "practices/begrippen/onderwerp.yml", "label: Werk", "label: Aan het werk"),
    "a new term": lambda r: edit(r, "practices/begrippen/onderwerp.yml", "begrippen:\n", "begrippen:\n  - {id: muziek, label: Muziek, definitie: Samen spelen.}\n"),
    "the words of a term that nothing has": lambda r: edit(r, "practices/begrippen/onderwerp.yml", "label: Muziek,", "label: Muziek, synoniemen: [zang],"),
    "what a facet is for": lambda r: edit(r, "practices/begrippen/onderwerp.yml", "Kies een onderwerp.", "Waar het over gaat."),
    "the title of a guide that a module uses": lambda r: r.change("handreikingen/samen-op-bezoek.md", "title: ", "title: Zo ga je "),
    "the title of a form that a module uses": lambda r: r.change("werkvormen/kennismaken.md", "title: ", "title: Nieuw, "),
    "a part that was reviewed later": lambda r: r.change("verhalen/aan-de-deur.md", "beoordeeld: 2026-01-31", "beoordeeld: 2026-02-28"),
    "a template": lambda r: edit(r, "overrides/fragments/card.html", "sv-card__summary", "sv-card__summary anders"),
    "a setting": lambda r: edit(r, "mkdocs.yml", "site_name: Samen Verder", "site_name: Samen Anders"),
    "a picture": picture,
    "a file less": lambda r: (r.practices / "verhalen/koffie-3.md").unlink(),
    "another name": lambda r: (r.practices / "verhalen/koffie-4.md").rename(r.practices / "verhalen/koffie-vier.md"),
    "a module": lambda r: r.change("modules/oefenen-aan-de-deur.md", "title: ", "title: Nieuw, "),
    "a fault": lambda r: r.change("verhalen/koffie-5.md", "onderwerpen: [buurt]", "onderwerpen: [burt]"),
}  # fmt: skip


def test_after_each_change_a_build_writes_what_a_fresh_one_writes(
    kept: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = build(kept, monkeypatch)
    assert build(kept, monkeypatch) == cold, "nothing changed"
    assert build(kept, monkeypatch, "off") == cold, "nothing is kept"
    assert build_in_shares(kept, "off") == cold, "in two processes"
    for what, change in CHANGES.items():
        change(kept)
        warm = build(kept, monkeypatch)
        assert warm == build(kept, monkeypatch, "off"), what
        assert warm != cold, what
        cold = warm
    for cache in ("off", "", ""):
        assert build_in_shares(kept, cache) == cold, "in two processes, with and without what is kept"


def test_another_day_is_another_site(kept: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.change(
        "verhalen/aan-de-deur.md", "beoordeeld: 2026-01-31", "beoordelen_na: 12\nbeoordeeld: 2026-01-31"
    )
    before = build(kept, monkeypatch)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1806192000")
    after = build(kept, monkeypatch)
    assert after == build(kept, monkeypatch, "off")
    changed = {name for name in after if after[name] != before.get(name)}
    assert "verhalen/aan-de-deur/index.html" in changed, "it should have been reviewed by then"


def test_a_damaged_store_is_noticed_and_what_was_in_it_made_again(
    kept: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = build(kept, monkeypatch)
    store = kept.folder / ".cache" / "samenverder.sqlite"
    with sqlite3.connect(store) as connection:
        (many,) = connection.execute("SELECT count(*) FROM kept").fetchone()
        assert many > 40
        connection.execute("UPDATE kept SET value = substr(value, 1, 8) || x'00' || substr(value, 10)")
    connection.close()
    assert build(kept, monkeypatch) == cold, "every entry was damaged"
    store.write_bytes(b"geen opslag" * 1000)
    assert build(kept, monkeypatch) == cold, "it is no store at all"
    shutil.rmtree(store.parent)
    store.parent.write_text("in de weg", encoding="utf-8")
    assert build(kept, monkeypatch) == cold, "there is no room for one"


def test_what_did_not_change_lies_there_as_it_lay(kept: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    def lying(built: dict[str, str]) -> dict[str, tuple[int, int]]:
        found = {name: (kept.folder / "site" / name).stat() for name in built}
        return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in found.items()}

    cold = build(kept, monkeypatch)
    before = lying(cold)
    kept.change("verhalen/aan-de-deur.md", "klopt", "klopt nog eens")
    after = build(kept, monkeypatch)
    now = lying(after)
    stayed = {name for name in after if now[name] == before.get(name)}
    assert all(after[name] == cold[name] for name in stayed)
    assert {"verhalen/koffie-3/deelbeeld.png", "verhalen/koffie-3/werkblad/index.html", "p/koffie-3/index.html", "data/praktijken/kennismaken.json", "werkvormen/kennismaken/index.html"} <= stayed  # fmt: skip
    assert "verhalen/aan-de-deur/index.html" not in stayed


def test_what_somebody_did_to_the_site_is_put_right(
    kept: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = build(kept, monkeypatch)
    site = kept.folder / "site"
    (site / "verhalen/koffie-3/index.html").write_text("weg", encoding="utf-8")
    (site / "data/praktijken/koffie-4.json").unlink()
    shutil.rmtree(site / "zoek")
    (site / "verhalen/koffie-5/deelbeeld.png").unlink()
    (site / "verhalen/koffie-5/deelbeeld.png").symlink_to("../koffie-6/deelbeeld.png")
    assert build(kept, monkeypatch) == cold
    assert not (site / "verhalen/koffie-5/deelbeeld.png").is_symlink()
    shutil.rmtree(site)
    assert build(kept, monkeypatch) == cold, "there is no site of before"


def test_where_files_cannot_be_linked_they_are_written(
    kept: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, target: Path) -> None:
        raise PermissionError("this file system has no links")

    cold = build(kept, monkeypatch)
    monkeypatch.setattr("pathlib.Path.hardlink_to", refused)
    assert build(kept, monkeypatch) == cold
