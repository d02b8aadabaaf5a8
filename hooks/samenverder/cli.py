"""The command `samenverder`: the door for contributors."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from samenverder.calls import parser_of
from samenverder.catalogue.catalogue import Catalogue
from samenverder.contribute.add import author, branch_for, commit, place, targets
from samenverder.contribute.editor import write_snippets
from samenverder.contribute.mend import mend_files
from samenverder.contribute.new import new_practice
from samenverder.contribute.origin import FEWEST, read_sources, summed_up
from samenverder.contribute.received import Refused, received
from samenverder.contribute.remember import remember
from samenverder.contribute.report import FORMATS, closing_line, summary
from samenverder.contribute.sisters import fetch
from samenverder.finder.breadth import broad
from samenverder.intake import Intake
from samenverder.outward.allowed import LISTED, allowed, unused
from samenverder.outward.ask import Asker
from samenverder.outward.look import look, name_of
from samenverder.outward.report import is_cut_off, lines, message, no_line, sorts, told_of_all
from samenverder.outward.rounds import Manners
from samenverder.outward.sources import outside
from samenverder.publish.data.about import About
from samenverder.publish.folder import SiteFolder
from samenverder.publish.nginx import nginx_conf, pack
from samenverder.publish.plain.files import READ_ME, Copy
from samenverder.publish.publisher import publisher_from
from samenverder.publish.replace import begin, finish, give_up
from samenverder.publish.server import prefix
from samenverder.reading.configuration import configuration
from samenverder.reading.json_schema import json_schema
from samenverder.reading.library import build_date, read_library
from samenverder.reading.practice import KINDS
from samenverder.reading.problem import Severity
from samenverder.rules import RULES, check
from samenverder.running.code import code_digest
from samenverder.running.memory import Memory
from samenverder.running.progress import Progress
from samenverder.running.store import Store, store_path

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from samenverder.reading.library import Library


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns 0 when all is well, 1 when something has to be mended; a wrong call ends with SystemExit(2).
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no letters with accents gets a question mark for them, not half of what was to be said.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    parser = parser_of()
    chosen = parser.parse_args(arguments)
    if not chosen.folder.is_dir():
        parser.error(f"de map '{chosen.folder}' is er niet. Begin in de hoofdmap, of noem de map met --map.")
    try:
        build_date()
    except ValueError as why:
        parser.error(str(why))
    try:
        return RUNS[chosen.command](parser, chosen)
    except BrokenPipeError:
        # Whoever read along (`| head`) has seen enough; let Python not complain when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _check(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    files = [_as_shown(parser, chosen.folder, Path(file)) for file in chosen.files]
    root = chosen.folder.resolve().parent
    only = [*files, *(beside for file in files for beside in _beside(root, file))] or None
    if chosen.mend:
        for change in mend_files(chosen.folder.resolve().parent, lambda: _read(chosen), only):
            print(change.diff, end="")
    with Progress(sys.stderr) as progress:
        library = _read(chosen, progress.of("praktijken gelezen"))
        if only and library.lacking:
            # Nothing can be said of terms while their list cannot be read.
            only += [file for file, _ in library.unreadable]
        problems = check(library, only, progress.of("praktijken nagekeken"))
    FORMATS[chosen.format](problems, sys.stdout)
    many = len(files) if files else len(library.practices)
    if said := summary(problems):
        print(said, file=sys.stderr)
    print(closing_line(problems, many, sys.stderr), file=sys.stderr)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _beside(root: Path, file: str) -> list[str]:
    """What lies in the folder of a practice: its pictures and documents are checked with it."""
    folder = (root / file).with_suffix("")
    return [
        folder.relative_to(root).as_posix(),
        *(path.relative_to(root).as_posix() for path in sorted(folder.rglob("*"))),
    ]


def _origin(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    only = {_as_shown(parser, chosen.folder, file) for file in chosen.only}
    if chosen.words < FEWEST:
        parser.error(f"--woorden is {chosen.words}; {FEWEST} is het minste.")
    try:
        sources = read_sources(chosen.sources, chosen.words)
    except ValueError as why:
        parser.error(str(why))
    library = _read(chosen)
    practices = [practice for practice in library.practices if not only or practice.file in only]
    if missed := only - {practice.file for practice in practices}:
        parser.error(f"'{min(missed)}' is geen praktijk die te lezen is.")
    facets = [vocabulary.field for vocabulary in library.vocabularies]
    runs = [run for practice in practices for run in sources.shared_with(practice, facets)]
    unread = [
        f"{file}:{found.line}: {found.message}"
        for file, found in library.unreadable
        if not only and file.endswith(".md")
    ]
    for said in (*sources.unread, *unread):
        print(said, file=sys.stderr)
    for run in runs:
        print(run)
    print(summed_up(runs, len(practices), sources), file=sys.stderr)
    return int(bool(runs))


def _broad(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    if not 0 <= chosen.percent <= 100:
        parser.error(f"--vanaf is {chosen.percent}; kies een getal van 0 tot en met 100.")
    catalogue = Catalogue(_read(chosen))
    many = len(catalogue.listed)
    found = broad(catalogue, chosen.percent / 100)
    groups: dict[str, list[str]] = {}
    for one in found:
        where = f"{one.vocabulary.document.file}: {one.term.id}: {one.field}"
        groups.setdefault(where, []).append(
            f"'{one.word}' vindt er ongeveer {one.finds} ({one.says} noemen het woord)"
        )
    for where, said in groups.items():
        print(f"{where}: {', '.join(said)}.")
    told = f"{len(found)} woorden vinden meer dan {chosen.percent}% van de {many} praktijken." if found else f"Geen woord vindt meer dan {chosen.percent}% van de {many} praktijken."  # fmt: skip
    print(told + (" Noemen weinig praktijken het woord, dan hoort het misschien bij 'raakt', of bij een nauwer begrip." if found else ""), file=sys.stderr)  # fmt: skip
    return 0


def _new(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    kind = next(kind for kind in KINDS if kind.name == chosen.kind)
    try:
        path = new_practice(chosen.folder, kind, chosen.title, build_date())
    except (FileExistsError, ValueError) as why:
        print(why, file=sys.stderr)
        return 1
    print(f"{path.as_posix()} staat klaar. Open het bestand, vul het in, en kijk na met:\n  samenverder controleer {path.as_posix()}")  # fmt: skip
    return 0


def _add(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    root = chosen.folder.resolve().parent
    kind = next((kind for kind in KINDS if kind.name == chosen.kind), None)
    try:
        contribution = received(chosen.file, kind)
        new = targets(chosen.folder.resolve(), contribution, replace=chosen.replace)
        replaced = next(iter(new)).exists()
        if not chosen.no_git:
            print(f"Tak: {branch_for(root, contribution)}", file=sys.stderr)
        files = place(root, new)
        named = author(contribution, chosen.by)
        problems = check(_read(chosen), [files[0], *_beside(root, files[0])])
        FORMATS["tekst"](problems, sys.stdout)
        for file in files:
            print(f"{file} staat op zijn plaats.", file=sys.stderr)
        print(closing_line(problems, 1, sys.stderr), file=sys.stderr)
        if any(problem.severity is Severity.ERROR for problem in problems):
            # What should not be read by everyone must not get into the history first.
            if not chosen.no_git:
                by = f" --author={shlex.quote(named + ' <>')}" if named else ""
                print(f"Er is nog niets vastgelegd. Herstel eerst wat hierboven staat. Leg het dan vast met: git add {shlex.join(files)} && git commit{by}", file=sys.stderr)  # fmt: skip
            return 1
        if not chosen.no_git:
            commit(root, contribution, files, replaced=replaced, named=named)
            print(f"Vastgelegd{f' op naam van {named}' if named else ', zonder naam'}. Kijk het na, en dien de tak in.", file=sys.stderr)  # fmt: skip
    except Refused as why:
        print(why, file=sys.stderr)
        return 1
    return 0


def _rules(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    for rule in RULES:
        print(f"{rule.code} ({rule.severity})")
        print(textwrap.fill(rule.text, 100, initial_indent="  ", subsequent_indent="  "))
        print(f"  fout: {rule.wrong}\n  goed: {rule.right}\n")
    return 0


def _schema(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    kind = next(kind for kind in KINDS if kind.name == chosen.kind)
    print(json.dumps(json_schema(kind, _read(chosen).vocabularies), ensure_ascii=False, indent=2))
    return 0


def _addresses(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    if chosen.site and not chosen.site.is_dir():
        parser.error(f"de map '{chosen.site}' is er niet. Bouw eerst de site.")
    added, headings = remember(chosen.folder, _read(chosen), chosen.site)
    print(f"{len(added)} adressen erbij." if added else "Alle adressen stonden er al.")
    if headings:
        print(f"{headings} kopjes erbij.")
    return 0


def _sisters(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    told = list(fetch(chosen.folder.resolve().parent))
    print("\n".join(told) if told else "mkdocs.yml noemt geen zusterbibliotheken.")
    return int(any("praktijken opgehaald" not in line for line in told))


def _links(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    root = chosen.folder.resolve().parent
    known, wrong = allowed(root / LISTED)
    library, today = _read(chosen), build_date()
    with Progress(sys.stderr) as progress:
        found = look(library, known, Asker(name_of(_site(root))), Manners(), progress.of("adressen gevraagd"))
    if is_cut_off(found):
        print(no_line(), file=sys.stderr)
        return 2
    addresses = outside(library)
    print("\n".join([*wrong, *unused(known, addresses), *lines(found, today)]))
    print(told_of_all(found, len(found), len(addresses) - len(found)), file=sys.stderr)
    if chosen.target:
        chosen.target.write_text(message(found, len(found), today), encoding="utf-8")
    return int(bool(wrong or sorts(found)["lost"]))


def _plain_copy(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    root, target = chosen.folder.resolve().parent, chosen.target
    if (
        target.exists()
        and (not target.is_dir() or any(target.iterdir()))
        and not (target / READ_ME).is_file()
    ):
        parser.error(f"in '{target}' staat al iets anders. Noem een map die er nog niet is.")
    said = configuration(root)
    publisher = publisher_from(said.get("extra") or {})
    about = About(
        str(said.get("site_name", "")), str(said.get("site_description", "")), _site(root),
        organisation=publisher.name, contact=publisher.contact,
    )  # fmt: skip
    menu = tuple(entry for entry in said.get("nav") or () if isinstance(entry, dict))
    copy = Copy(Catalogue(_read(chosen)), about, root / str(said.get("docs_dir", "docs")), menu)
    folder, many = begin(target), 0
    written = SiteFolder(folder, None, Store(None))
    try:
        for name, content in copy.files():
            written.put(name, content)
            many += name.endswith(".md")
    except BaseException:
        give_up(folder)
        raise
    finish(folder, target)
    print(f"{many} pagina's staan in {target}. Lees {READ_ME} daar.")
    return 0


def _server(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    if not (chosen.site / "_redirects").is_file():
        parser.error(f"in '{chosen.site}' staat geen gebouwde site. Bouw haar eerst: mkdocs build --strict")
    under = prefix(_site(chosen.folder.resolve().parent))
    root = chosen.root or str(chosen.site.resolve())
    told = nginx_conf(
        chosen.site, root=root, under=under, host=chosen.host, port=chosen.port, hsts=chosen.hsts
    )
    if chosen.pack:
        print(f"{len(list(pack(chosen.site)))} bestanden ingepakt.", file=sys.stderr)
    if chosen.target:
        chosen.target.parent.mkdir(parents=True, exist_ok=True)
        chosen.target.write_text(told, encoding="utf-8")
        print(f"{chosen.target} staat klaar.", file=sys.stderr)
    else:
        print(told, end="")
    return 0


def _editor(parser: argparse.ArgumentParser, chosen: argparse.Namespace) -> int:
    path = write_snippets(chosen.folder.resolve().parent, _read(chosen).vocabularies)
    print(f"{path.name} is bijgewerkt: VS Code vult nu de velden aan.")
    return 0


def _read(chosen: argparse.Namespace, progress: Callable[[int, int], None] | None = None) -> Library:
    root = chosen.folder.resolve().parent
    store = Store(store_path(root))
    library = read_library(
        chosen.folder, build_date(), progress, site=_site(root), take=Intake(Memory(store, code_digest()))
    )
    # Not closed: a check uses a part of what a build keeps, and the rest is not to be thrown away.
    store.flush()
    return library


def _site(root: Path) -> str:
    """The address of the site, as the configuration of the build beside the practices has it."""
    try:
        said = (root / "mkdocs.yml").read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(r"^site_url: (?:!ENV \[(\w+), )?[\"']?(https?://[^\s\"'\]]+)", said, re.MULTILINE)
    return (os.environ.get(found[1] or "") or found[2]) if found else ""


def _as_shown(parser: argparse.ArgumentParser, folder: Path, file: Path) -> str:
    """The file as problems name it; ends the command when it is no file of the collection."""
    root = folder.resolve().parent
    if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
        return file.resolve().relative_to(root).as_posix()
    if not file.is_absolute() and (root / file).is_file():
        return file.as_posix()
    raise SystemExit(parser.error(f"'{file}' is geen bestand in de map '{folder}'."))


RUNS: dict[str, Callable[[argparse.ArgumentParser, argparse.Namespace], int]] = {
    "controleer": _check,
    "herkomst": _origin,
    "zoekwoorden": _broad,
    "nieuw": _new,
    "toevoegen": _add,
    "regels": _rules,
    "schema": _schema,
    "adressen": _addresses,
    "server": _server,
    "links": _links,
    "publiceer-markdown": _plain_copy,
    "zusters": _sisters,
    "editor": _editor,
}
"""What each command does; returns what `main` returns."""
