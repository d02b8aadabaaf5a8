"""How the command `samenverder` is called, in Dutch."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any, NoReturn

from samenverder.contribute.origin import FEWEST, WORDS
from samenverder.contribute.report import FORMATS
from samenverder.reading.practice import KINDS

PRACTICES = Path("practices")
"""Where practices are when nothing else is said."""

_WRONG_CALLS = (
    (r".*arguments are required: (.*)", r"er ontbreekt nog: \1."),
    (r".*invalid choice: ('[^']*').*choose from (.*)\)", r"\1 ken ik niet. Kies uit: \2."),
    (r"unrecognized arguments: (.*)", r"'\1' ken ik niet."),
    (r".*expected (?:at least )?one argument", "daar hoort nog iets achter."),
    (r".*invalid int value: ('[^']*')", r"\1 is geen getal."),
)
"""What argparse says of a wrong call, and what we say."""


class _Parser(argparse.ArgumentParser):
    """Says in Dutch how the command is called."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "add_help": False})
        self._positionals.title, self._optionals.title = "wat erbij hoort", "wat erbij mag"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "zo gebruik je het:")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "zo gebruik je het:")

    def error(self, message: str) -> NoReturn:
        dutch = next(
            (re.sub(said, ours, message) for said, ours in _WRONG_CALLS if re.search(said, message)), message
        )
        print(f"{self.prog}: {dutch}\n{self.format_usage()}", end="", file=sys.stderr)
        raise SystemExit(2)


def parser_of() -> argparse.ArgumentParser:
    """The parser; what it gives has the name of the command under `command`, and the folder with practices under `folder`."""
    parser = _Parser(
        prog="samenverder", description="Hulp bij het schrijven van verhalen, handreikingen en modules."
    )
    commands = parser.add_subparsers(required=True, metavar="opdracht", title="opdrachten")

    def command(name: str, help: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=help)
        added.add_argument(
            "--map", dest="folder", default=PRACTICES, type=Path, metavar="MAP", help="de map met praktijken"
        )
        added.set_defaults(command=name)
        return added

    kinds = [kind.name for kind in KINDS]
    checking = command("controleer", "kijk of alle praktijken kloppen")
    checking.add_argument("files", nargs="*", metavar="bestand", help="alleen deze bestanden (anders alles)")
    checking.add_argument(
        "--herstel",
        dest="mend",
        action="store_true",
        help="herstel eerst wat maar één goed antwoord heeft, en laat zien wat er verandert",
    )
    checking.add_argument(
        "--formaat",
        dest="format",
        choices=list(FORMATS),
        default="tekst",
        help=f"hoe het eruitziet: {', '.join(FORMATS)}",
    )
    comparing = command("herkomst", "zoek waar een praktijk nog de woorden van haar bron heeft")
    comparing.add_argument("sources", nargs="+", type=Path, metavar="bron", help="teksten waar het uit komt, of mappen daarmee")  # fmt: skip
    comparing.add_argument("--woorden", dest="words", type=int, default=WORDS, metavar="GETAL", help=f"vanaf hoeveel woorden achter elkaar (anders {WORDS}, minstens {FEWEST})")  # fmt: skip
    comparing.add_argument("--alleen", dest="only", nargs="+", type=Path, default=[], metavar="bestand", help="alleen deze praktijken (anders alle)")  # fmt: skip
    weighing = command("zoekwoorden", "welke woorden uit de begrippenlijsten te veel praktijken vinden")
    weighing.add_argument("--vanaf", dest="percent", type=int, default=10, metavar="PROCENT", help="vanaf welk deel van alle praktijken (anders 10)")  # fmt: skip
    making = command("nieuw", "zet een nieuw bestand klaar")
    making.add_argument("kind", choices=kinds, metavar="soort", help=", ".join(kinds))
    making.add_argument(
        "title", metavar="titel", help='tussen aanhalingstekens, zoals "Samen aan de deur in Ede"'
    )
    adding = command("toevoegen", "zet een bijdrage die per mail kwam op haar plaats")
    adding.add_argument(
        "file", type=Path, metavar="bestand", help="het bestand (.md) of de zip die iemand stuurde"
    )
    adding.add_argument("--soort", dest="kind", choices=kinds, help="wat het is, als dat niet te zien is")
    adding.add_argument("--door", dest="by", metavar="NAAM", help="hoe de inzender genoemd wil worden (anders wat bij 'wie' staat; \"\" is niemand)")  # fmt: skip
    adding.add_argument("--vervang", dest="replace", action="store_true", help="het is een verbetering van wat er al staat")  # fmt: skip
    adding.add_argument("--geen-git", dest="no_git", action="store_true", help="zet het neer zonder tak en zonder vast te leggen")  # fmt: skip
    command("regels", "lees alle regels, met een fout en een goed voorbeeld")
    telling = command("schema", "de velden van een soort als JSON Schema")
    telling.add_argument(
        "kind", choices=kinds, nargs="?", default=kinds[0], metavar="soort", help=", ".join(kinds)
    )
    remembering = command(
        "adressen", "zet alle adressen en kopjes van nu in de lijst van wat gepubliceerd is"
    )
    remembering.add_argument(
        "--site",
        type=Path,
        metavar="MAP",
        help="een gebouwde site: ook wat alleen daar te zien is, zoals bestanden om op te halen",
    )
    serving = command("server", "maak de instellingen van de webserver nginx voor een gebouwde site")
    serving.add_argument("site", type=Path, metavar="SITE", help="de map met de gebouwde site, zoals site")
    serving.add_argument(
        "--naar",
        dest="target",
        type=Path,
        metavar="BESTAND",
        help="schrijf het in dit bestand (anders op het scherm)",
    )
    serving.add_argument(
        "--op-server",
        dest="root",
        metavar="MAP",
        help="waar de site op de server staat, als dat ergens anders is",
    )
    serving.add_argument(
        "--naam",
        dest="host",
        default="_",
        metavar="NAAM",
        help="de naam van de site, zoals samenverder.example",
    )
    serving.add_argument(
        "--poort", dest="port", type=int, default=80, metavar="GETAL", help="de poort (anders 80)"
    )
    serving.add_argument(
        "--hsts", action="store_true", help="zeg browsers dat de site alleen nog met https te lezen is"
    )
    serving.add_argument(
        "--inpakken",
        dest="pack",
        action="store_true",
        help="maak naast elk bestand een ingepakt bestand, dan is de site sneller",
    )
    copying = command(
        "publiceer-markdown",
        "schrijf de hele site als gewone Markdown, die elk programma voor sites kan bouwen",
    )
    copying.add_argument(
        "target", type=Path, metavar="DOEL", help="een map die er nog niet is, of een kopie van eerder"
    )
    looking = command("links", "vraag alle adressen buiten de site op: zijn de bronnen er nog?")
    looking.add_argument("--naar", dest="target", type=Path, metavar="BESTAND", help="schrijf ook een bericht voor de redactie in dit bestand (leeg als alles werkt)")  # fmt: skip
    command("zusters", "haal op wat zusterbibliotheken publiceren, om ook daarin te zoeken")
    command("editor", "werk de aanvullingen voor VS Code bij")
    return parser
