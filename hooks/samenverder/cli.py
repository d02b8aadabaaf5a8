"""The command `samenverder`: the door for contributors."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from samenverder.library import read_library
from samenverder.rules import check, summary


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns 0 when all is well, 1 when something has to be mended."""
    parser = argparse.ArgumentParser(prog="samenverder", description="Hulp bij het schrijven van praktijken.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="opdracht")
    checking = commands.add_parser("controleer", help="kijk of alle praktijken kloppen")
    checking.add_argument("files", nargs="*", metavar="bestand", help="alleen deze bestanden (anders alles)")
    checking.add_argument("--map", default="practices", type=Path, help="de map met praktijken")
    chosen = parser.parse_args(arguments)
    library = read_library(chosen.map, date.today())
    only = [Path(file).as_posix() for file in chosen.files] or None
    problems = check(library, only)
    for problem in problems:
        print(problem)
    errors, hints = summary(problems)
    print(f"{len(library.practices)} praktijken nagekeken: {errors} fouten, {hints} hints.", file=sys.stderr)
    return 1 if errors else 0
