"""A module as a package for a learning platform, as its readers ask for it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from conftest import ROOT, TODAY, Repository
from samenverder.reading.fields import Module
from samenverder.reading.library import read_library

if TYPE_CHECKING:
    from pathlib import Path

CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
WL = "{http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1}"
LOM = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest}"
TYPES = {"webcontent", "imswl_xmlv1p1"}
"""The types of resource that every platform we looked at reads."""
MODULES = sorted(path.stem for path in (ROOT / "practices/modules").glob("*.md"))


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def xml(raw: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(raw)


@pytest.mark.parametrize("module", MODULES)
def test_a_package_has_the_structure_that_the_standard_asks_for(real_site: Path, module: str) -> None:
    """IMS Common Cartridge 1.1: what its profile of Content Packaging leaves free is left as its readers expect it."""
    files = unpacked(real_site / "modules" / module / "pakket.imscc")
    raw = files["imsmanifest.xml"]
    assert raw.startswith(b"<?xml")
    assert CP[1:-1].encode() in raw[:500], "Moodle looks for the namespace there"
    manifest = xml(raw)
    assert [child.tag for child in manifest] == [f"{CP}metadata", f"{CP}organizations", f"{CP}resources"]
    metadata = manifest[0]
    assert [metadata[0].text, metadata[1].text] == ["IMS Common Cartridge", "1.1.0"]
    assert metadata.findtext(f".//{LOM}title/{LOM}string")
    (organization,) = manifest[1]
    assert organization.get("structure") == "rooted-hierarchy"
    (root,) = organization
    assert root.find(f"{CP}title") is None, "the one item at the root has no title; all others do"
    items = list(root.iter(f"{CP}item"))[1:]
    assert all((item.findtext(f"{CP}title") or "").strip() for item in items)
    resources = {one.get("identifier"): one for one in manifest[2]}
    ids = [one.get("identifier") for one in manifest.iter() if one.get("identifier")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", id or "") for id in ids), "names as XML Schema has them"
    leaves = [item for item in items if item.get("identifierref")]
    assert [item.get("identifierref") for item in leaves] == list(resources)
    assert all(item.find(f"{CP}item") is None for item in leaves)
    assert all(item.find(f"{CP}item") is not None for item in items if item not in leaves)
    listed = [file.get("href") or "" for one in manifest[2] for file in one.iter(f"{CP}file")]
    assert listed == list(files)[1:], "every file is listed, in order, and nothing else lies there"
    assert {one.get("type") for one in resources.values()} <= TYPES
    for one in resources.values():
        (file,) = one
        content = files[file.get("href") or ""]
        if one.get("type") == "webcontent":
            assert one.get("href") == file.get("href")
            assert content.startswith(b"<!doctype html>")
        else:
            assert one.get("href") is None
            link = xml(content)
            assert [child.tag for child in link] == [f"{WL}title", f"{WL}url"]
            address = link[1].get("href") or ""
            assert address.startswith("https://samenverder.example/p/")
            assert (real_site / address.removeprefix("https://samenverder.example/") / "index.html").is_file()


@pytest.mark.parametrize("module", MODULES)
def test_no_file_of_a_package_has_what_is_for_the_trainer(real_site: Path, module: str) -> None:
    fields = read_library(ROOT / "practices", TODAY).by_id[module].as_(Module)
    assert fields
    secret = [
        text
        for part in fields.parts
        for text in (part.notes, part.answer, *part.attention, *(role.text for role in part.roles))
        if text
    ]
    assert secret
    said = " ".join(raw.decode() for raw in unpacked(real_site / "modules" / module / "pakket.imscc").values())  # fmt: skip
    for text in secret:
        assert text not in said


def test_the_sheets_lie_apart_from_how_it_ended(real_site: Path) -> None:
    for module in MODULES:
        files = unpacked(real_site / "modules" / module / "werkbladen.zip")
        sheets = [name for name in files if name.endswith(".html")]
        assert len(sheets) % 2 == 0
        for name in sheets[: len(sheets) // 2]:
            assert f"uitkomsten/{name}" in files
            assert b'href="sheets.css"' in files[name]
            assert b'href="../sheets.css"' in files[f"uitkomsten/{name}"]
            assert b"Opbrengst" not in files[name]
        assert not any(b"<script" in raw for raw in files.values())


def test_the_table_has_every_practice_of_a_module_with_a_lasting_address(real_site: Path) -> None:
    raw = (real_site / "modules/samen-signaleren/links.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "or a spreadsheet takes it for something else"
    rows = [line.split(";") for line in raw.decode("utf-8-sig").split("\r\n")[:-1]]
    assert {len(row) for row in rows} == {7}
    assert rows[0][:3] == ["onderdeel", "begint", "minuten"]
    assert all(row[5].startswith("https://samenverder.example/p/") for row in rows[1:])
    assert {row[3] for row in rows[1:]} >= {"module", "verhaal", "handreiking"}


def test_the_same_module_gives_the_same_bytes(repository: Repository, small_site: Path) -> None:
    again = repository.build()
    for name in ("pakket.imscc", "links.csv", "werkbladen.zip"):
        place = f"modules/oefenen-aan-de-deur/{name}"
        assert (again / place).read_bytes() == (small_site / place).read_bytes()


def test_what_a_writer_typed_breaks_no_package(repository: Repository) -> None:
    repository.change("modules/oefenen-aan-de-deur.md", "title: ", 'title: "</title> & ]]> <script>" #')
    text = (repository.practices / "modules/oefenen-aan-de-deur.md").read_text(encoding="utf-8")
    assert "opdracht: " in text
    changed = re.sub(r"opdracht: (\"[^\"]*\"|[^,}\n]*)", r'opdracht: "=1 <img src=x> & zo"', text)  # fmt: skip
    site = repository.write({"modules/oefenen-aan-de-deur.md": changed}).build()
    files = unpacked(site / "modules/oefenen-aan-de-deur/pakket.imscc")
    manifest = xml(files["imsmanifest.xml"])
    assert manifest.findtext(f".//{LOM}title/{LOM}string")
    assert not any(b"<img" in raw or b"<script" in raw for raw in files.values())


def test_without_an_address_of_the_site_there_is_no_package(repository: Repository) -> None:
    site = repository.build(site_url="")
    assert not list(site.rglob("pakket.imscc"))
    assert "imscc" not in (site / "modules/oefenen-aan-de-deur/index.html").read_text(encoding="utf-8")
