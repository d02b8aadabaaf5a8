"""What stands in one file, and on which line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frontmatter
import pytest

from samenverder.reading.files import MAX_BYTES, Unreadable
from samenverder.reading.front_matter import Handler, dump_post, load_post, read_practice
from samenverder.reading.yaml_text import Comment

if TYPE_CHECKING:
    from pathlib import Path

    from samenverder.reading.front_matter import Document


def read(folder: Path, content: str | bytes) -> Document:
    path = folder / "x.md"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_practice(path, "x.md")


def test_knows_the_line_of_every_field_and_item(tmp_path: Path) -> None:
    doc = read(tmp_path, "---\n\n# uitleg\ntitle: A\n\nlijst:\n  - een\n  - {twee: 2}\n---\n\nTekst\n")
    assert doc.line(("title",)) == 4
    assert doc.line(("lijst", 0)) == 7
    assert doc.line(("lijst", 1, "twee")) == 8
    assert doc.line(("lijst", 9)) == 6, "of what is not there, the line of what is around it"
    assert doc.line(("zoek",)) == 1
    assert doc.body.split("\n")[11 - doc.body_line] == "Tekst"


def test_leaves_every_value_as_it_was_typed(tmp_path: Path) -> None:
    doc = read(tmp_path, "---\na: no\nb: 0123\nc: 1:30\nd: 2016-02-31\ne:\nf: 12:34:56\n---\n")
    assert doc.data == {"a": "no", "b": "0123", "c": "1:30", "d": "2016-02-31", "e": None, "f": "12:34:56"}


def test_reads_what_windows_wrote(tmp_path: Path) -> None:
    doc = read(tmp_path, b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nTekst\r\n")
    assert doc.data == {"title": "A"}
    assert doc.body == "Tekst\n"
    assert "BOM" in doc.findings[0].message


def test_keeps_a_ruler_in_the_text(tmp_path: Path) -> None:
    assert read(tmp_path, "---\ntitle: A\n---\neen\n\n---\n\ntwee\n").body == "een\n\n---\n\ntwee\n"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"", 1, "leeg"),
        (b" \n\n", 1, "leeg"),
        ("---\ntitle: A\nb: café\n---\n".encode("latin-1"), 3, "UTF-8"),
        (b"---\ntitle: A" + b"a" * MAX_BYTES + b"\n---\n", 1, "te groot"),
        (b"---\ntitle: \tA\n\tb: c\n---\n", 3, "tab"),
        (b"---\ntitle: A\n b: c\n---\n", 3, "dubbele punt"),
        (b"---\na:\n  - x\n - y\n---\n", 4, "inspringing"),
        (b"---\ntitle: @A\n---\n", 2, "teken"),
        (b"---\ntitle: A\x07\n---\n", 2, "stuurteken"),
        (b"---\ntitle: *A\n---\n", 2, '"*A"'),
        (b"---\ntitle: &A b\n---\n", 2, '"&A b"'),
        (b"---\ntitle: !Samen eten\n---\n", 2, '"!Samen eten"'),
        (b"---\ntitle: A\n---\n" + b"a" * 30_000, 4, "30000 tekens"),
        (b"---\n? [a]\n: b\n---\n", 2, "naam van een veld"),
        (b"---\na: " + b"[" * 50 + b"]" * 50 + b"\n---\n", 2, "in elkaar"),
        (b"---\na: " + b"[" * 20000 + b"\n---\n", 2, ""),
    ],
)
def test_says_in_dutch_why_it_cannot_read(tmp_path: Path, content: bytes, line: int, said: str) -> None:
    try:
        (finding,) = read(tmp_path, content).findings
    except Unreadable as error:
        (finding,) = error.findings
    assert finding.code == "onleesbaar"
    assert said in finding.message
    assert finding.line is not None
    if line != 1:
        assert finding.line == line


def test_every_line_that_is_no_yaml_is_told_at_once_and_read_as_mended(tmp_path: Path) -> None:
    doc = read(tmp_path, "---\ntitle: Een: twee\nvraag: Wat: nu?  # uitleg\nkern: [wonen\n---\nTekst\n")
    assert [finding.line for finding in doc.findings] == [2, 3, 4]
    assert doc.findings[1].message.endswith('Schrijf: vraag: "Wat: nu?"  # uitleg')
    assert doc.data == {"title": "Een: twee", "vraag": "Wat: nu?", "kern": ["wonen"]}
    assert doc.body == "Tekst\n"


def test_what_cannot_be_mended_is_told_beside_what_can(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, "---\ntitle: Een: twee\nkern: wonen]\nlijst: [a]]\n---\n")
    assert [finding.line for finding in caught.value.findings] == [2, 4]


def test_a_comment_behind_a_value_is_kept_apart_with_its_line(tmp_path: Path) -> None:
    doc = read(
        tmp_path, "---\ntitle: Aanpak #1 van het buurthuis\nb: 'x # y'\nlijst:\n  - een # was er\n---\n"
    )
    assert doc.data == {"title": ["Aanpak", "1 van het buurthuis"][0], "b": "x # y", "lijst": ["een"]}
    assert doc.comments == {
        ("title",): Comment(2, "#1 van het buurthuis", cuts=True),
        ("lijst", 0): Comment(5, "# was er", cuts=True),
    }


SOURCE = """\
---
# bovenaan
title: "Samen: zo"  # de titel

themas:
    - a   # was er
bronnen: [{titel: x, url: 'https://a.nl'}]
---

Tekst.


"""


def test_a_file_that_is_read_and_written_is_the_same_to_the_byte() -> None:
    assert dump_post(load_post(SOURCE)) == SOURCE


def test_only_the_fields_that_changed_are_written_anew() -> None:
    post = load_post(SOURCE)
    post["title"], post["nieuw"] = "Anders # zo", ["een", "twee"]
    assert dump_post(post) == SOURCE.replace('"Samen: zo"', '"Anders # zo"').replace(
        "---\n\nTekst", "nieuw: [een, twee]\n---\n\nTekst"
    )


def test_others_read_our_files_with_python_frontmatter(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(SOURCE)
    post = frontmatter.load(str(tmp_path / "x.md"), handler=Handler())
    assert post.metadata == {
        "title": "Samen: zo",
        "themas": ["a"],
        "bronnen": [{"titel": "x", "url": "https://a.nl"}],
    }
    assert post.content == "Tekst."
    assert frontmatter.loads(frontmatter.dumps(post), handler=Handler()).metadata == post.metadata
