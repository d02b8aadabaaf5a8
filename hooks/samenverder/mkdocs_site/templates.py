"""What templates may use."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from samenverder import drawing
from samenverder.finder.files import NAMED, Finder, write_finder
from samenverder.mkdocs_site.output import writer_of
from samenverder.mkdocs_site.state import Site, site_of
from samenverder.publish.data.sitemap import ADDRESS as SITEMAP
from samenverder.publish.forge import forge_of
from samenverder.publish.form import forms
from samenverder.publish.linked import Linker
from samenverder.publish.pictures import of_card
from samenverder.publish.publisher import publisher_from
from samenverder.publish.qr import qr_code
from samenverder.publish.server import POLICY
from samenverder.publish.sisters import elsewhere, spots_of, with_sisters
from samenverder.publish.table import table_of
from samenverder.publish.training import steps
from samenverder.reading.practice import KINDS
from samenverder.reading.values import first_day

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.folder import Row
    from samenverder.reading.practice import Practice


def _of_all_pages(site: Site) -> dict[str, Any]:
    """What the template of any page may use."""
    return {
        "catalogue": site.catalogue,
        "kinds": KINDS,
        "picture_of": partial(of_card, site.catalogue),
        "table_of": partial(table_of, site.catalogue),
        "today": site.catalogue.library.today,
        "policy": POLICY,
        "sisters": [(sister, spots_of(sister)) for sister in site.sisters],
    }


def _of_the_site(config: MkDocsConfig) -> dict[str, Any]:
    """Who publishes the site, and what programs read of its pages."""
    publisher = publisher_from(config.extra)
    titles = {page.address: page.title for page in site_of(config).pages.values()}
    linker = Linker(
        partial(of_card, site_of(config).catalogue),
        config.site_url or "",
        config.site_name,
        config.site_description or "",
        publisher,
        titles,
    )
    return {"publisher": publisher, "linked": linker}


def prepare_templates(env: Environment, config: MkDocsConfig) -> None:
    """Make the environment ours; the page that is shown when there is none at an address is drawn with it too."""
    site = site_of(config)
    site.environment = env
    sheet = next(
        path for folder in config.theme.dirs for path in Path(folder).glob("assets/stylesheets/main.*.css")
    )
    finder = _finder(config)
    # Pages that are kept from before cannot name what changes with every practice; they ask here.
    site.folder.put(NAMED, json.dumps(asdict(finder)))
    drawing.prepare(
        env,
        Path(config.theme.custom_dir or ""),
        site.memory,
        _of_all_pages(site)
        | _of_the_site(config)
        | {
            "finder": finder,
            "theme_sheet": f"assets/stylesheets/{sheet.name}",
            "form_addresses": tuple(form.address for form in forms()),
            "forge": forge_of(config.edit_uri, config.repo_url),
        },
        {"datum": dutch_date, "qr": qr_code, "steps": steps},
    )
    # Ours knows all pages and when they changed.
    config.theme.static_templates.discard(SITEMAP)


def _finder(config: MkDocsConfig) -> Finder:
    """Write the files of the finder, unless they are there; where its pages find them."""
    site = site_of(config)
    # What sisters bring is no part of the collection that the key speaks of.
    key = None if site.sisters else writer_of(config).key_of_all("finder")
    if rows := site.folder.linked(key):
        return Finder(*(address for address, _ in rows[-3:]))
    whole = with_sisters(site.catalogue, site.sisters)
    written: list[Row] = []
    finder = write_finder(
        whole,
        lambda address, text: written.append(site.folder.put(address, text)),
        partial(_on_card, whole),
        site.memory,
        partial(_small_table, whole),
        elsewhere(site.sisters),
    )
    site.folder.keep(key, written)
    return finder


def _on_card(catalogue: Catalogue, practice: Practice) -> tuple[str, int, int] | None:
    found = of_card(catalogue, practice)
    return (found.name(found.widths[0]), found.width, found.height) if found else None


def _small_table(catalogue: Catalogue, practice: Practice) -> dict[str, str] | None:
    found = table_of(catalogue, practice)
    return found.small if found else None


def dutch_date(value: date | str) -> str:
    """`22 november 2026`; of a partial date as much as is known."""
    if isinstance(value, date):
        return format_date(value, "d MMMM y", locale="nl")
    return format_date(first_day(value), ("y", "MMMM y", "d MMMM y")[value.count("-")], locale="nl")
