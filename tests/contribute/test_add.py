"""What came by mail gets its place, its branch and its commit; what is hostile gets nowhere."""

from __future__ import annotations

import io
import stat
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from samenverder.cli import main
from samenverder.contribute.add import commit
from samenverder.contribute.received import MOST_FILES, Refused, received

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def here(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Standing in the repository, under git, on a day on which its reviews hold."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "De redactie")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "redactie@voorbeeld.nl")
    monkeypatch.chdir(repository.folder)
    git(repository, "init", "--quiet", "--initial-branch", "main")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message", "Begin")
    return repository


def git(here: Repository, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", here.folder, *arguments], capture_output=True, text=True, check=True
    ).stdout


def good(here: Repository, **changes: str) -> str:
    """A story of the small library, as somebody else could have told it."""
    text = (here.practices / "verhalen" / "aan-het-werk.md").read_text(encoding="utf-8")
    text = text.replace("title: ", "title: Weer ", 1).replace(
        "samenvatting: ", "samenvatting: Nog eens, en anders. ", 1
    )
    for old, new in changes.items():
        text = text.replace(f"{old}:", new, 1)
    return text


def a_picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "green").save(out, "JPEG")
    return out.getvalue()


def a_zip(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_file_gets_its_place_on_a_branch_in_a_commit_that_names_who_told_it(
    here: Repository, tmp_path: Path, capsys: Capture
) -> None:
    mailed = tmp_path / "Weer aan het werk.md"
    mailed.write_text(
        good(here, beoordeeld="wie:\n  - naam: Anna Jansen\n    rol: verteller\nbeoordeeld:"),
        encoding="utf-8",
    )
    assert main(["toevoegen", str(mailed)]) == 0
    assert "op naam van Anna Jansen" in capsys.readouterr().err
    assert git(here, "branch", "--show-current") == "bijdrage/weer-aan-het-werk\n"
    assert (
        git(here, "show", "--name-only", "--format=%an|%cn|%s")
        .split("\n")[0]
        .startswith("Anna Jansen|De redactie|Nieuw: Weer")
    )
    assert "practices/verhalen/weer-aan-het-werk.md" in git(here, "show", "--name-only", "--format=")
    assert git(here, "status", "--porcelain", "--untracked-files=no") == ""


def test_who_does_not_wish_to_be_named_is_not(here: Repository, tmp_path: Path) -> None:
    mailed = tmp_path / "nieuw.md"
    mailed.write_text(good(here), encoding="utf-8")
    assert main(["toevoegen", str(mailed)]) == 0
    assert (
        git(here, "show", "--no-patch", "--format=%an|%b").strip() == "De redactie|Aangeleverd zonder naam."
    )


def test_nothing_that_must_not_be_read_gets_into_the_history(
    here: Repository, tmp_path: Path, capsys: Capture
) -> None:
    mailed = tmp_path / "nieuw.md"
    mailed.write_text(good(here) + "\nBel mij op 06-12345678.\n", encoding="utf-8")
    assert main(["toevoegen", str(mailed)]) == 1
    out, err = capsys.readouterr()
    assert "practices/verhalen/nieuw.md:" in out
    assert "nog niets vastgelegd" in err
    assert git(here, "log", "--format=%s").split() == ["Begin"]
    assert (here.practices / "verhalen" / "nieuw.md").is_file()


def test_a_zip_brings_its_picture(here: Repository, tmp_path: Path) -> None:
    text = (
        good(here).rstrip()
        + '\n\n![Mensen aan een tafel](samen/tafel.jpg "De eerste avond. Foto: Wijkteam Noord")\n'
    )
    mailed = a_zip(
        tmp_path / "samen.zip", {"samen.md": text, "samen/tafel.jpg": a_picture(), "__MACOSX/._samen.md": "x"}
    )
    assert main(["toevoegen", str(mailed)]) == 0
    assert git(here, "show", "--name-only", "--format=").split() == [
        "practices/verhalen/samen.md",
        "practices/verhalen/samen/tafel.jpg",
    ]


def test_another_of_the_same_name_is_never_written_over_unasked(
    here: Repository, tmp_path: Path, capsys: Capture
) -> None:
    mailed = tmp_path / "aan-het-werk.md"
    mailed.write_text(good(here), encoding="utf-8")
    before = (here.practices / "verhalen" / "aan-het-werk.md").read_bytes()
    assert main(["toevoegen", "--geen-git", str(mailed)]) == 1
    assert "--vervang" in capsys.readouterr().err
    assert (here.practices / "verhalen" / "aan-het-werk.md").read_bytes() == before
    assert main(["toevoegen", "--vervang", str(mailed)]) == 0
    assert git(here, "show", "--no-patch", "--format=%s").startswith("Verbeterd: Weer")


def test_work_of_the_editor_is_not_mixed_in(here: Repository, tmp_path: Path, capsys: Capture) -> None:
    here.change("verhalen/aan-het-werk.md", "Geduld", "Meer geduld")
    mailed = tmp_path / "nieuw.md"
    mailed.write_text(good(here), encoding="utf-8")
    assert main(["toevoegen", str(mailed)]) == 1
    assert "niet zijn vastgelegd" in capsys.readouterr().err
    assert not (here.practices / "verhalen" / "nieuw.md").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../../weg.md", "buiten zijn map"),
        ("/etc/weg.md", "buiten zijn map"),
        ("a\\..\\weg.md", "buiten zijn map"),
        ("C:weg.md", "buiten zijn map"),
        ("a/b/c/weg.md", "buiten zijn map"),
        ("hooks/events.py", "hoort niet in de zip"),
        ("index.html", "hoort niet in de zip"),
        ("!!!.md", "geen bestandsnaam"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(
    here: Repository, tmp_path: Path, name: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        received(a_zip(tmp_path / "x.zip", {"goed.md": good(here), name: "x"}))


def test_a_zip_cannot_bring_a_link_a_bomb_or_a_crowd(here: Repository, tmp_path: Path) -> None:
    link = zipfile.ZipInfo("foto.jpg")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "l.zip", "w") as archive:
        archive.writestr("goed.md", good(here))
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(Refused, match="geen gewoon bestand"):
        received(tmp_path / "l.zip")
    bomb = a_zip(tmp_path / "b.zip", {"goed.md": good(here), "foto.jpg": b"\0" * 60_000_000})
    assert bomb.stat().st_size < 100_000
    with pytest.raises(Refused, match="te groot"):
        received(bomb)
    many = {f"foto-{number}.jpg": b"x" for number in range(MOST_FILES)}
    with pytest.raises(Refused, match=f"hoogstens {MOST_FILES}"):
        received(a_zip(tmp_path / "m.zip", {"goed.md": good(here), **many}))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a\n.png",), "teken dat niemand ziet"),
        (("a\x1b[31m.png",), "teken dat niemand ziet"),
        (("a\u202egnp.png",), "teken dat niemand ziet"),
        (("goed/a\u200b.png",), "teken dat niemand ziet"),
        (("foto.png", "FOTO.png"), "andere hoofdletters"),
    ],
)
def test_names_that_are_not_what_they_seem_are_refused(
    here: Repository, tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        received(a_zip(tmp_path / "x.zip", {"goed.md": good(here), **dict.fromkeys(names, "x")}))


def test_a_zip_that_lies_about_itself_is_refused_in_words(here: Repository, tmp_path: Path) -> None:
    whole = a_zip(tmp_path / "h.zip", {"goed.md": good(here), "goed/foto.jpg": b"x" * 500}).read_bytes()
    index = whole.index(b"PK\x01\x02")
    for at, there, said in [
        (index + 28, b"\0\0", "te openen|hoort niet"),  # a name without a sign
        (index + 6, b"\xff\0", "te openen"),  # a version that nobody has
        (index + 8, b"\x40\0", "te openen"),  # a lock of another sort
        (index + 42, b"\xff\xff\0\0", "te openen"),  # a place that is not there
        (index + 46, b"\xff", "te openen|hoort niet|geen bestandsnaam|niemand ziet"),  # a name in no writing
        (40, b"\xff" * 40, "te openen"),  # packed data that is none
    ]:
        (tmp_path / "l.zip").write_bytes(whole[:at] + there + whole[at + len(there) :])
        with pytest.raises(Refused, match=said):
            received(tmp_path / "l.zip")
    for way in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        with zipfile.ZipFile(tmp_path / "w.zip", "w", way) as archive:
            archive.writestr("goed.md", good(here))
        with pytest.raises(Refused, match="gewone zip"):
            received(tmp_path / "w.zip")


def test_what_is_no_zip_and_no_text_is_refused_in_words(here: Repository, tmp_path: Path) -> None:
    broken = a_zip(tmp_path / "k.zip", {"goed.md": good(here)})
    broken.write_bytes(
        broken.read_bytes().replace(b"title", b"TITLE").replace(b"\x50\x4b\x03\x04", b"\x50\x4b\x03\x05")
    )
    for path, said in [
        (broken, "te openen"),
        (tmp_path / "weg.md", "geen bestand"),
        (a_zip(tmp_path / "leeg.zip", {}), "geen tekst"),
        (a_zip(tmp_path / "twee.zip", {"a.md": good(here), "b.md": good(here)}), "precies één"),
    ]:
        with pytest.raises(Refused, match=said):
            received(path)
    for name, raw, said in [
        ("verhaal.docx", b"x", "geen Markdown-bestand"),
        ("oud.md", "title: café".encode("latin-1"), "UTF-8"),
        ("kaal.md", b"Zomaar een tekst", "begint niet met velden"),
        ("groot.md", b"x" * 600_000, "te groot"),
        ("raadsel.md", b"---\nkleur: groen\n---\nTekst\n", "--soort"),
    ]:
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(Refused, match=said):
            received(tmp_path / name)


def test_a_file_that_was_never_named_is_named_after_its_title(here: Repository, tmp_path: Path) -> None:
    mailed = tmp_path / "mijn-verhaal.md"
    mailed.write_bytes(b"\xef\xbb\xbf" + good(here).replace("\n", "\r\n").encode())
    found = received(mailed)
    assert found.id.startswith("weer-")
    assert "\r" not in found.text
    assert found.kind.name == "verhaal"


def test_a_name_in_which_git_could_read_a_pattern_is_one_file(here: Repository, tmp_path: Path) -> None:
    mailed = tmp_path / "weer.md"
    mailed.write_text(good(here), encoding="utf-8")
    contribution = received(mailed)
    for name in (":!weer.md", "werk-van-de-redactie.md"):
        (here.folder / name).write_text("Tekst.", encoding="utf-8")
    commit(here.folder, contribution, (":!weer.md",), replaced=False, named="")
    assert git(here, "show", "--name-only", "--format=").split() == [":!weer.md"]
