"""Pictures and documents beside a practice: refused where they must be, published without what was in the file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from samenverder.publish.pictures import published_files

if TYPE_CHECKING:
    from conftest import Repository

GPS = 0x8825


def image(
    width: int = 1200, height: int = 800, kind: str = "JPEG", *, gps: bool = False, turned: int = 0
) -> bytes:
    """A picture with a camera in it, and perhaps the place and how the camera was held."""
    made = Image.new("RGB", (width, height), (30, 90, 80))
    made.paste((240, 200, 120), (0, 0, width // 2, height // 2))
    exif = Image.Exif()
    exif[0x010F] = "Camera van Jansen"
    if turned:
        exif[0x0112] = turned
    if gps:
        exif.get_ifd(GPS).update({1: "N", 2: (52.0, 13.0, 0.0)})
    out = io.BytesIO()
    made.save(out, kind, exif=exif)
    return out.getvalue()


PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"
SHOWN = '![Zes mensen aan een tafel](aan-de-deur/tafel.jpg "De eerste avond. Foto: het wijkteam")'
PLACE = "verhalen/aan-de-deur"


def told(repository: Repository, text: str) -> list[str]:
    repository.change("verhalen/aan-de-deur.md", "Ga samen.", text)
    return [problem.removeprefix("practices/verhalen/") for problem in repository.problems()]


def every_file(repository: Repository) -> list[tuple[str, bytes]]:
    """What is published beside all practices."""
    library = repository.read()
    return [file for practice in library.practices for file in published_files(library, practice)]


def test_a_described_picture_is_published_in_widths_that_fit_without_what_was_in_the_file(
    repository: Repository,
) -> None:
    repository.write({f"{PLACE}/tafel.jpg": image()})
    repository.change("verhalen/aan-de-deur.md", "beoordeeld:", "beeld: tafel.jpg\nbeoordeeld:")
    assert told(repository, f"Ga samen.\n\n{SHOWN}") == []
    files = dict(every_file(repository))
    assert set(files) == {f"{PLACE}/tafel-jpg-{width}.webp" for width in (480, 960, 1200)}
    for name, raw in files.items():
        with Image.open(io.BytesIO(raw)) as made:
            assert made.size == (int(name.split("-")[-1].split(".")[0]), round(made.width * 2 / 3))
            assert not made.getexif()
        assert b"Jansen" not in raw
    assert files == dict(every_file(repository)), "the same bytes each time"
    site = repository.build()
    page = (site / PLACE / "index.html").read_text()
    assert '<img src="tafel-jpg-1200.webp"' in page
    assert 'width="1200" height="800" alt="Zes mensen aan een tafel" loading="lazy"' in page
    assert "De eerste avond. Foto: het wijkteam" in page
    assert (
        'property="og:image" content="https://samenverder.example/verhalen/aan-de-deur/tafel-jpg-1200.webp"'
        in page
    )
    assert (site / PLACE / "tafel-jpg-480.webp").read_bytes() == files[f"{PLACE}/tafel-jpg-480.webp"]
    assert "verhalen/aan-de-deur/tafel-jpg-480.webp" in (
        site / "verhalen" / "index.html"
    ).read_text().replace("../", "").replace('src="aan', 'src="verhalen/aan')


def test_a_picture_that_was_held_on_its_side_stands_upright(repository: Repository) -> None:
    repository.write({f"{PLACE}/tafel.jpg": image(turned=6)})
    assert told(repository, f"Ga samen.\n\n{SHOWN}") == []
    files = dict(every_file(repository))
    with Image.open(io.BytesIO(files[f"{PLACE}/tafel-jpg-480.webp"])) as made:
        assert made.size == (480, 720)


def test_a_document_is_published_as_it_is(repository: Repository) -> None:
    repository.write({f"{PLACE}/plan.pdf": PDF})
    assert told(repository, "Zie [het plan van het wijkteam](aan-de-deur/plan.pdf).") == []
    assert dict(every_file(repository)) == {f"{PLACE}/plan.pdf": PDF}
    assert 'href="plan.pdf"' in (repository.build() / PLACE / "index.html").read_text()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("tafel.jpg", image(gps=True), "waar hij gemaakt is"),
        ("tafel.jpg", image(100, 100), "te klein"),
        ("tafel.jpg", image(9000, 300), "te groot"),
        ("tafel.jpg", image(kind="PNG"), "Dit is een PNG"),
        ("tafel.jpg", image()[:200], "niet te lezen"),
        ("tafel.jpg", b"", "niet te lezen"),
        ("tafel.jpg", b"<script>alert(1)</script>", "niet te lezen"),
        ("tafel.jpg", b"\xff\xd8" + b"\0" * 9_000_000, "9.0 MB"),
        ("tafel.svg", b"<svg onload='alert(1)'/>", "Bewaar een SVG als PNG"),
        ("tafel.gif", image(kind="GIF"), "deze soorten bestanden"),
        ("Mijn Tafel.jpg", image(), "kleine letters"),
        ("plan.docx", b"PK", "deze soorten bestanden"),
        ("plan.pdf", b"<html>", "geen PDF"),
        ("plan.pdf", PDF.replace(b"/Type", b"/OpenAction << /JS (x) >> /Type"), "vanzelf start"),
    ],
)
def test_what_cannot_be_published_is_refused_with_a_mend(
    repository: Repository, name: str, raw: bytes, said: str
) -> None:
    repository.write({f"{PLACE}/{name}": raw})
    (problem,) = told(repository, "Ga samen.")
    assert problem.startswith(f"aan-de-deur/{name}:1: ")
    assert said in problem
    assert every_file(repository) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("![Een tafel](tafel.jpg)", "Schrijf: aan-de-deur/tafel.jpg"),
        ("![Een tafel](aan-de-deur/stoel.jpg)", "Zet haar als 'stoel.jpg' in de map 'verhalen/aan-de-deur/'"),
        ("![Een tafel](https://voorbeeld.nl/tafel.jpg)", "op een andere site"),
        ("![](aan-de-deur/tafel.jpg 'Foto: ik')", "heeft geen beschrijving"),
        ("![tafel.jpg](aan-de-deur/tafel.jpg 'Foto: ik')", "heeft geen beschrijving"),
        ("![Een tafel](aan-de-deur/tafel.jpg)", "geen bijschrift met de maker"),
        ("Zonder.", "wordt nergens gebruikt"),
    ],
)
def test_a_picture_is_there_described_named_and_used(repository: Repository, text: str, said: str) -> None:
    repository.write({f"{PLACE}/tafel.jpg": image()})
    assert said in "\n".join(told(repository, text))


def test_the_picture_of_a_card_stands_in_the_text(repository: Repository) -> None:
    repository.change("verhalen/aan-de-deur.md", "beoordeeld:", "beeld: tafel.jpg\nbeoordeeld:")
    (problem,) = told(repository, "Ga samen.")
    assert "beeld: De afbeelding 'tafel.jpg' staat niet in de tekst" in problem


def test_no_file_is_followed_out_of_the_folder(repository: Repository) -> None:
    secret = repository.folder / "geheim.jpg"
    secret.write_bytes(image())
    (repository.practices / PLACE).mkdir()
    (repository.practices / PLACE / "tafel.jpg").symlink_to(secret)
    (repository.practices / "verhalen" / "koffie-in-de-straat").symlink_to(repository.folder)
    problems = "\n".join(told(repository, "Ga samen."))
    assert "aan-de-deur/tafel.jpg:1: Dit is geen gewoon bestand" in problems
    assert "koffie-in-de-straat:1: Dit is een snelkoppeling" in problems
    assert every_file(repository) == []


def test_a_folder_of_nobody_is_named(repository: Repository) -> None:
    repository.write({"verhalen/van-niemand/tafel.jpg": image()})
    (problem,) = told(repository, "Ga samen.")
    assert problem.startswith("van-niemand:1: Een map hoort hier niet.")
