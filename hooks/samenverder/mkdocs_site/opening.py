"""The begin and the end of a build: everything read and checked; the site put in its place, or cleared away."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from samenverder.catalogue.catalogue import Catalogue
from samenverder.catalogue.relations import recall
from samenverder.intake import Intake
from samenverder.mkdocs_site.state import KEY, Site, log, site_of
from samenverder.publish.folder import SiteFolder
from samenverder.publish.pages import pages
from samenverder.publish.plain.places import source_name
from samenverder.publish.publisher import hints, publisher_from
from samenverder.publish.replace import begin, finish, give_up
from samenverder.publish.security import contact_from
from samenverder.reading.library import build_date, read_library
from samenverder.reading.problem import Problem, Severity
from samenverder.reading.sisters import Sister, read_sister
from samenverder.rules import check
from samenverder.running.code import code_digest
from samenverder.running.memory import Memory
from samenverder.running.progress import Progress
from samenverder.running.store import Store, store_path

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from samenverder.reading.library import Library


def open_site(config: MkDocsConfig, *, at_work: bool, in_place: bool = False) -> None:
    """Read and check everything, and keep it for this build.

    `in_place`: write pages where they are. Otherwise they are written beside it, until `close_site`.
    `at_work` is for a writer, as is SAMENVERDER_PREVIEW=1 for the preview of a pull request.
    """
    at_work = at_work or os.environ.get("SAMENVERDER_PREVIEW") == "1"
    root = Path(config.config_file_path).parent
    folder = root / config.extra.get("practices", "practices")
    try:
        today = build_date()
    except ValueError as why:
        # MkDocs says this and stops; anything else it shows as a fault of the program.
        raise PluginError(str(why)) from None
    memory = Memory(Store(store_path(root)), code_digest())
    with Progress(sys.stderr) as progress:
        library = read_library(
            folder,
            today,
            progress.of("praktijken gelezen"),
            site=config.site_url or "",
            take=Intake(memory),
        )
        problems = tuple(check(library))
    sisters, wrong = _sisters(config, root, library)
    problems += wrong
    catalogue = Catalogue(library, drafts=at_work)
    recall(catalogue, memory)
    found = {source_name(page.address): page for page in pages(catalogue)}
    target = None if in_place else Path(config.site_dir)
    if target:
        try:
            config.site_dir = str(begin(target))
        except OSError as why:
            memory.store.close()
            raise PluginError(f"Naast '{target}' kan de site niet gebouwd worden: '{why.strerror}'. Zorg dat je in '{target.parent}' mag schrijven, of bouw ergens anders: mkdocs build --site-dir MAP") from None  # fmt: skip
    output = SiteFolder(Path(config.site_dir), target, memory.store)
    config.extra[KEY] = Site(catalogue, problems, found, at_work, target, memory, output, sisters)


def _sisters(
    config: MkDocsConfig, root: Path, library: Library
) -> tuple[tuple[Sister, ...], tuple[Problem, ...]]:
    """The sister libraries that the configuration names, and what is wrong with how they are named."""
    found: list[Sister] = []
    problems: list[Problem] = []
    for number, entry in enumerate(config.extra.get("zusterbibliotheken") or (), 1):
        try:
            name, url, file = (str(entry[key]) for key in ("naam", "adres", "bestand"))
            found.append(read_sister(root / file, name, url, library.vocabularies))
        except (KeyError, TypeError):
            problems.append(Problem(_CONFIGURATION, 1, f"zusterbibliotheken {number}", "Vul 'naam', 'adres' en 'bestand' in.", "zuster"))  # fmt: skip
        except ValueError as why:
            problems.append(Problem(_CONFIGURATION, 1, f"zusterbibliotheken {number}", str(why), "zuster"))
    return tuple(found), tuple(problems)


_CONFIGURATION = "mkdocs.yml"


def close_site(config: MkDocsConfig) -> None:
    """Put the site in its place, unless a strict build is about to be refused."""
    site_of(config).folder.close()
    site_of(config).memory.store.close()
    target = site_of(config).target
    if target and not _refused():
        finish(Path(config.site_dir), target)
        config.site_dir = str(target)


def _refused() -> bool:
    """Whether a strict build has counted anything. MkDocs counts at its own logger, ProperDocs at one above that."""
    at: logging.Logger | None = log
    while at:
        if any(isinstance(handler, CountHandler) and handler.get_counts() for handler in at.handlers):
            return True
        at = at.parent
    return False


def abandon_site(config: MkDocsConfig | None) -> None:
    """Clear away what was built of a site that will not be published; the one of before stays."""
    site: Site | None = config.extra.get(KEY) if config else None
    if config and site and site.target and Path(config.site_dir) != site.target:
        give_up(Path(config.site_dir))
        config.site_dir = str(site.target)


def report(config: MkDocsConfig) -> None:
    """Say what is wrong, all of it; an error counts for `--strict`, a hint never does."""
    for problem in site_of(config).problems:
        log.log(logging.WARNING if problem.severity is Severity.ERROR else logging.INFO, "%s", problem)
    if not config.extra.get("contact"):
        log.info("mkdocs.yml: hint: extra, contact: er staat geen adres van de redactie. Zet er een mailadres neer (mailto:redactie@voorbeeld.nl) of geef CONTACT mee; zonder adres kan niemand zijn verhaal mailen.")  # fmt: skip
    if lacking := contact_from(config.extra)[1]:
        log.info("%s", lacking)
    for hint in hints(publisher_from(config.extra)):
        log.info("%s", hint)
