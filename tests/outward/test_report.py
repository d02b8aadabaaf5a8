"""What editors read: on a terminal, and in the one message on the forge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, TODAY
from samenverder.cli import main
from samenverder.outward.allowed import allowed, unused
from samenverder.outward.ask import Answer, Verdict
from samenverder.outward.look import look, name_of
from samenverder.outward.report import WHOLE, Found, is_cut_off, lines, message, told_of_all
from samenverder.outward.rounds import Manners
from samenverder.outward.sources import Place, outside

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository
    from other_server import Server
    from samenverder.outward.ask import Asker

STORY = "verhalen/aan-de-deur.md"


def found(verdict: Verdict, address: str = "https://a.nl/x", led_to: str = "", status: int = 404) -> Found:
    return Found(
        address, [Place("practices/verhalen/a.md", 7, TODAY.replace(day=1))], Answer(verdict, status, led_to)
    )


def test_every_address_outside_is_known_with_its_line(repository: Repository) -> None:
    text = (repository.practices / STORY).read_text(encoding="utf-8")
    repository.write(
        {
            STORY: f"{text}\nZie [dit](https://een.example/a?b=1#c), https://twee.example/ en https://samenverder.example/over/.\n"
        }
    )
    places = outside(repository.read())
    last = len(text.split("\n")) + 1
    assert places["https://een.example/a?b=1#c"][0].line == last
    assert "https://twee.example/" in places
    assert not [address for address in places if address.startswith("https://samenverder.example")]
    for address, where in places.items():
        for place in where:
            lines = (repository.folder / place.file).read_text(encoding="utf-8").split("\n")
            assert address in lines[place.line - 1]


def test_the_real_collection_says_where_each_address_stands() -> None:
    from samenverder.reading.library import read_library

    places = outside(read_library(ROOT / "practices", TODAY, site="https://samenverder.example/"))
    assert len(places) > 400
    for address, where in places.items():
        for place in where:
            assert address in (ROOT / place.file).read_text(encoding="utf-8").split("\n")[place.line - 1]


def test_a_line_says_where_what_and_how_to_mend_it() -> None:
    assert list(lines([found(Verdict.GONE), found(Verdict.MOVED, led_to="https://b.nl/"), found(Verdict.CLOSED, status=403), found(Verdict.THERE)], TODAY)) == [
        "practices/verhalen/a.md:7: https://a.nl/x: de pagina is er niet meer (404). Zet er het nieuwe adres, of een bewaarde kopie: https://web.archive.org/web/20261101/https://a.nl/x",
        "practices/verhalen/a.md:7: hint: https://a.nl/x: de pagina staat nu op https://b.nl/. Zet dat adres er neer.",
        "practices/verhalen/a.md:7: hint: https://a.nl/x: de site antwoordt niet aan een programma (403); kijk zelf.",
    ]  # fmt: skip


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.THERE])
def test_every_verdict_has_words(verdict: Verdict) -> None:
    assert found(verdict, led_to="https://b.nl/").told


def test_the_message_names_all_and_proposes_a_copy() -> None:
    text = message([found(Verdict.GONE), found(Verdict.MOVED, led_to="https://b.nl/")], 12, TODAY)
    assert text.startswith(
        "# Bronnen die niet meer te vinden zijn\n\nEen programma vroeg op 28 november 2026 alle 12 adressen"
    )
    assert (
        "| `practices/verhalen/a.md:7` | `https://a.nl/x` | de pagina is er niet meer (404) | <https://web.archive.org/web/20261101/https://a.nl/x> |"
        in text
    )
    assert "| `practices/verhalen/a.md:7` | `https://a.nl/x` | `https://b.nl/` |" in text


def test_nothing_to_mend_is_no_message() -> None:
    assert message([found(Verdict.THERE), found(Verdict.CLOSED)], 2, TODAY) == ""


@pytest.mark.parametrize("sort", [Verdict.GONE, Verdict.MOVED, Verdict.HOME])
def test_no_address_can_do_anything_in_the_message(sort: Verdict) -> None:
    bad = "https://a.nl/`@iemand`|<img src=x onerror=alert(1)>](javascript:alert(1))\n\n# Kop ![x](https://b.nl/p.png)"
    text = message([found(sort, bad, led_to=bad)], 1, TODAY)
    for row in text.split("\n"):
        if "a.nl" in row:
            outside_code = "".join(row.split("`")[::2])
            assert "@" not in outside_code.replace("https://a.nl", "") or "<https://web" in outside_code
            assert "<img" not in row
            assert row.count("|") == (5 if sort is not Verdict.MOVED else 4)
    assert "\n# Kop" not in text


def test_a_long_message_stays_within_what_a_forge_takes() -> None:
    many = [
        found(sort, f"https://a.nl/{'x' * 900}{n}", led_to=f"https://b.nl/{'y' * 900}")
        for sort in (Verdict.GONE, Verdict.MOVED)
        for n in range(200)
    ]
    text = message(many, 400, TODAY)
    assert len(text) < WHOLE + 200
    assert "samenverder links" in text


def test_without_internet_nothing_is_said_of_anybody() -> None:
    assert is_cut_off([found(Verdict.UNKNOWN)] * 9)
    assert not is_cut_off([*[found(Verdict.UNKNOWN)] * 9, found(Verdict.GONE)])
    assert not is_cut_off([found(Verdict.UNKNOWN)])


class TestAllowed:
    def write(self, tmp_path: Path, text: str) -> Path:
        path = tmp_path / "links.yml"
        path.write_text(text, encoding="utf-8")
        return path

    def test_an_entry_has_an_address_a_reason_and_a_date(self, tmp_path: Path) -> None:
        known, wrong = allowed(
            self.write(
                tmp_path, "- {adres: 'https://a.nl/x*', reden: met de hand bekeken, datum: 2026-11-01}"
            )
        )
        assert (known[0].fits("https://a.nl/xyz"), known[0].fits("https://a.nl/y"), wrong) == (
            True,
            False,
            [],
        )

    @pytest.mark.parametrize("entry", ["- https://a.nl/", "- {adres: 'https://*', reden: x, datum: 2026-11-01}", "- {adres: 'https://a.nl/', reden: '', datum: 2026-11-01}",
                                       "- {adres: 'https://a.nl/', reden: x}", "- {adres: 'https://a.nl/', reden: x, datum: gisteren}", "- {adres: 3, reden: x, datum: 2026-11-01}"])  # fmt: skip
    def test_half_an_entry_is_told_and_not_used(self, tmp_path: Path, entry: str) -> None:
        known, wrong = allowed(self.write(tmp_path, entry))
        assert known == []
        assert wrong == [
            "links.yml: adres 1: vul 'adres' (https://...), 'reden' en 'datum' (zoals 2026-11-28) in."
        ]

    @pytest.mark.parametrize("text", ["a: b", "- [", "- 2026-02-31", "\t-"])
    def test_what_is_no_list_is_told_with_its_line(self, tmp_path: Path, text: str) -> None:
        known, wrong = allowed(self.write(tmp_path, text))
        assert known == []
        assert wrong[0].startswith("links.yml:1: deze lijst is niet te lezen.")

    def test_what_stands_nowhere_any_more_is_told(self, tmp_path: Path) -> None:
        known, _ = allowed(self.write(tmp_path, "- {adres: 'https://a.nl/x', reden: oud, datum: 2026-11-01}"))
        assert list(unused(known, ["https://b.nl/"])) == [
            "links.yml: hint: 'https://a.nl/x' staat nergens meer. Haal het uit deze lijst."
        ]

    def test_no_list_and_the_one_in_the_repository_are_right(self, tmp_path: Path) -> None:
        assert allowed(tmp_path / "links.yml") == ([], [])
        assert allowed(ROOT / "links.yml")[1] == []


def test_what_an_editor_knows_of_is_not_asked(repository: Repository, server: Server, asker: Asker) -> None:
    text = (repository.practices / STORY).read_text(encoding="utf-8")
    repository.write(
        {STORY: f"{text}\n[een]({server.address}/code/404) en [twee]({server.address}/code/410)\n"}
    )
    library = repository.read()
    others = [address for address in outside(library) if not address.startswith(server.address)]
    rows = "\n".join(
        f"- {{adres: '{address}', reden: x, datum: 2026-11-01}}"
        for address in [*others, f"{server.address}/code/410"]
    )
    known, wrong = allowed(TestAllowed().write(repository.folder, rows))
    seen = look(library, known, asker, Manners(pause=0))
    assert wrong == []
    assert [(one.address, one.answer.verdict) for one in seen] == [
        (f"{server.address}/code/404", Verdict.GONE)
    ]
    assert (
        told_of_all(seen, 1, 3)
        == "1 adressen gevraagd: 1 niet te vinden, 0 verhuisd, 0 niet na te gaan, 3 overgeslagen."
    )


def test_the_command_never_asks_within_this_network(
    repository: Repository, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (repository.practices / STORY).read_text(encoding="utf-8")
    repository.write({STORY: f"{text}\n[een]({server.address}/fine)\n"})
    others = [address for address in outside(repository.read()) if not address.startswith(server.address)]
    TestAllowed().write(
        repository.folder, "\n".join(f"- {{adres: '{one}', reden: x, datum: 2026-11-01}}" for one in others)
    )
    target = repository.folder / "bericht.md"
    assert main(["links", "--map", str(repository.practices), "--naar", str(target)]) == 1
    assert "dit adres vragen we niet op" in capsys.readouterr().out
    assert target.read_text(encoding="utf-8").startswith("# Bronnen")
    assert server.asked.total() == 0


def test_servers_can_read_who_we_are() -> None:
    assert (
        name_of("https://samenverder.example/")
        == "samenverder-links/1.0 (kijkt of bronnen er nog zijn; +https://samenverder.example/over/)"
    )
    assert name_of("").isascii()
