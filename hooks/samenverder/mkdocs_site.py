"""How our pages become a site of MkDocs. Together with `events.py` the only code that knows MkDocs.

What a build knows lies on its config (`Site`, under `config.extra`): MkDocs makes a new config for each build,
so nothing of one build is left in the next.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from babel.dates import format_date
from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import CountHandler

from samenverder import drawing
from samenverder.catalogue.catalogue import Catalogue
from samenverder.catalogue.relations import recall
from samenverder.finder.files import write_finder
from samenverder.intake import Intake
from samenverder.publish.course.files import course_files
from samenverder.publish.data.about import About
from samenverder.publish.data.files import other_files, whole_files
from samenverder.publish.data.lists import frame_of
from samenverder.publish.data.recent import every_id
from samenverder.publish.data.sitemap import ADDRESS as SITEMAP
from samenverder.publish.data.sitemap import sitemap
from samenverder.publish.drawn import write_pictures
from samenverder.publish.exports import exports
from samenverder.publish.forge import forge_of
from samenverder.publish.form import forms, source_files
from samenverder.publish.html import keep_headings, reachable_tables
from samenverder.publish.linked import Linker
from samenverder.publish.mark import icons
from samenverder.publish.pages import Page, pages
from samenverder.publish.pictures import of_card, published_files
from samenverder.publish.publisher import hints, publisher_from
from samenverder.publish.qr import qr_code
from samenverder.publish.redirects import former, unbuilt
from samenverder.publish.replace import begin, finish, give_up
from samenverder.publish.server import POLICY, header_rows, prefix, redirect_rows
from samenverder.publish.sheets import sheet_pages
from samenverder.publish.sisters import elsewhere, spots_of, with_sisters
from samenverder.publish.social import shared_pictures
from samenverder.publish.table import table_of
from samenverder.reading.addresses import earlier_headings
from samenverder.reading.library import build_date, read_library
from samenverder.reading.practice import KINDS
from samenverder.reading.problem import Problem, Severity
from samenverder.reading.sentences import END
from samenverder.reading.sisters import Sister, read_sister
from samenverder.reading.values import first_day
from samenverder.rules import check
from samenverder.running.code import code_digest, files_in
from samenverder.running.memory import Memory
from samenverder.running.progress import Progress
from samenverder.running.shares import in_shares, shares_of
from samenverder.running.store import Store, digest, store_path
from samenverder.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from samenverder.publish.data.files import File as DataFile
    from samenverder.reading.fields import EarlierHeading
    from samenverder.reading.library import Library
    from samenverder.reading.practice import Practice

log = logging.getLogger("mkdocs.samenverder")
"""Below `mkdocs`, so that a warning counts for `--strict`."""

_KEY = "samenverder"


class OurFile(File):
    """A page that we draw and write: MkDocs knows of it, so that pages in `docs/` can link to it, and has no work on it."""

    def __init__(self, name: str, page: Page, config: MkDocsConfig) -> None:
        super().__init__(
            name, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.NOT_IN_NAV
        )
        self.url = page.address

    def is_documentation_page(self) -> bool:
        """No text of it goes through MkDocs."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """There is nothing to copy."""


@dataclass
class Site:
    """What one build knows."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    pages: dict[str, Page]
    """By the name of the Markdown file that MkDocs thinks it is."""
    at_work: bool
    """Whether this is for a writer at work, who sees drafts and what is still wrong."""
    target: Path | None
    """The folder that takes its place when everything is right; None where pages are written in place."""
    memory: Memory
    """What was made before."""
    sisters: tuple[Sister, ...] = ()
    """Libraries of others that are searched as well."""
    environment: Environment | None = None
    """What draws pages, as soon as MkDocs made it."""
    menu: Navigation | None = None
    """The menu, as soon as MkDocs made it."""


def site_of(config: MkDocsConfig) -> Site:
    """What this build knows."""
    site: Site = config.extra[_KEY]
    return site


def open_site(config: MkDocsConfig, *, at_work: bool, in_place: bool = False) -> None:
    """Read and check everything, and keep it for this build.

    `in_place`: write pages where they are served from. Otherwise they are written beside it, until `close_site`.
    `at_work` is for a writer, as is SAMENVERDER_PREVIEW=1 for the preview of a pull request.
    """
    at_work = at_work or os.environ.get("SAMENVERDER_PREVIEW") == "1"
    root = Path(config.config_file_path).parent
    folder = root / config.extra.get("practices", "practices")
    memory = Memory(Store(store_path(root)), code_digest())
    with Progress(sys.stderr) as progress:
        library = read_library(
            folder,
            build_date(),
            progress.of("praktijken gelezen"),
            site=config.site_url or "",
            take=Intake(memory),
        )
        problems = tuple(check(library))
    sisters, wrong = _sisters(config, root, library)
    problems += wrong
    catalogue = Catalogue(library, drafts=at_work)
    recall(catalogue, memory)
    found = {_source_name(page.address): page for page in pages(catalogue)}
    target = None if in_place else Path(config.site_dir)
    config.extra[_KEY] = Site(
        catalogue,
        problems,
        found,
        at_work,
        target,
        memory,
        sisters,
    )
    if target:
        config.site_dir = str(begin(target))


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


def _on_card(catalogue: Catalogue, practice: Practice) -> tuple[str, int, int] | None:
    found = of_card(catalogue, practice)
    return (found.name(found.widths[0]), found.width, found.height) if found else None


def _small_table(catalogue: Catalogue, practice: Practice) -> dict[str, str] | None:
    found = table_of(catalogue, practice)
    return found.small if found else None


def close_site(config: MkDocsConfig) -> None:
    """Put the site in its place, unless a strict build is about to be refused."""
    site_of(config).memory.store.close()
    target = site_of(config).target
    handlers = logging.getLogger("mkdocs").handlers
    refused = any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
    if target and not refused:
        finish(Path(config.site_dir), target)
        config.site_dir = str(target)


def abandon_site(config: MkDocsConfig | None) -> None:
    """Clear away what was built of a site that will not be published; the one of before stays."""
    site: Site | None = config.extra.get(_KEY) if config else None
    if config and site and site.target and Path(config.site_dir) != site.target:
        give_up(Path(config.site_dir))
        config.site_dir = str(site.target)


def report(config: MkDocsConfig) -> None:
    """Say what is wrong, all of it; an error counts for `--strict`, a hint never does."""
    for problem in site_of(config).problems:
        log.log(logging.WARNING if problem.severity is Severity.ERROR else logging.INFO, "%s", problem)
    if not config.extra.get("contact"):
        log.info("mkdocs.yml: hint: extra, contact: er staat geen adres van de redactie. Zet er een mailadres neer (mailto:redactie@voorbeeld.nl) of geef CONTACT mee; zonder adres kan niemand zijn verhaal mailen.")  # fmt: skip
    for hint in hints(publisher_from(config.extra)):
        log.info("%s", hint)


def add_navigation(config: MkDocsConfig) -> None:
    """Put the kinds and facets into the menu, behind the home page: a new vocabulary appears by itself."""
    site = site_of(config)
    entries = [{page.title: name} for name, page in site.pages.items() if page.in_menu]
    first, *rest = config.nav or ["index.md"]
    config.nav = [first, *entries, *rest]


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Give MkDocs a file for each page. A page that someone wrote in `docs/` at the same address stays."""
    # A link to edit a file counts from the root of the repository, for what lies in docs/ as well.
    for file in files:
        file.edit_uri = f"{Path(config.docs_dir).name}/{file.src_uri}"
    for name, page in site_of(config).pages.items():
        if authored := files.get_file_from_path(name):
            authored.inclusion = InclusionLevel.NOT_IN_NAV
            continue
        if page.in_menu:
            file = File(
                name, None, config.site_dir, config.use_directory_urls, inclusion=InclusionLevel.INCLUDED
            )
            file.content_string = " "
            file.edit_uri = page.file or None
            files.append(file)
        else:
            files.append(OurFile(name, page, config))


def dress(page: MkDocsPage, config: MkDocsConfig) -> None:
    """Give a page its template, title and description. What a contributor wrote never becomes a setting of the theme."""
    ours = site_of(config).pages.get(page.file.src_uri)
    if ours:
        page.meta = {
            "template": ours.template,
            "title": ours.title,
            "description": ours.description,
            "searched": ours.searched,
        }


def view_of(page: MkDocsPage, config: MkDocsConfig) -> dict[str, Any]:
    """What the template of a page may use besides what MkDocs gives."""
    site = site_of(config)
    ours = site.pages.get(page.file.src_uri)
    view: dict[str, Any] = dict(ours.view) if ours else {}
    if site.at_work:
        view["problems"] = _problems_of(ours, site, _by_file(site.problems), home=page.is_homepage)
    return view


def _by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.file, []).append(problem)
    return found


def _problems_of(
    page: Page | None, site: Site, of_files: Mapping[str, list[Problem]], *, home: bool = False
) -> list[Problem]:
    """What is wrong with the file of a page; on home and on indexes also with files that have no page of their own."""
    folder = page.file if page and page.file.endswith("/") else ""
    if not home and not folder:
        return of_files.get(page.file, []) if page else []
    with_page = {other.file for other in site.pages.values()}
    homeless = [file for file in of_files if file not in with_page and (home or file.startswith(folder))]
    mine = {*homeless, *([page.file] if page else [])}
    return [problem for file in sorted(mine) for problem in of_files.get(file, [])]


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
        site_of(config).catalogue,
        config.site_url or "",
        config.site_name,
        config.site_description or "",
        publisher,
        titles,
    )
    return {"publisher": publisher, "linked": linker}


def text_of(html: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """The text of a page: of ours what our parser made of it; of one written in `docs/` what MkDocs did."""
    ours = site_of(config).pages.get(page.file.src_uri)
    if ours is not None and not page.file.abs_src_path:
        return ours.text
    return keep_headings(reachable_tables(html), _earlier_headings(page, config))


def _earlier_headings(page: MkDocsPage, config: MkDocsConfig) -> tuple[EarlierHeading, ...]:
    """What headings of a page that was written by hand were called before."""
    found = site_of(config).catalogue.library.written_by_address.get(page.url)
    return found.earlier if found else ()


def allow_anchors(page: MkDocsPage, config: MkDocsConfig) -> None:
    """Tell MkDocs of the anchors on a page of ours, so that it can check links to them from pages in `docs/`."""
    ours = site_of(config).pages.get(page.file.src_uri)
    if ours and page.present_anchor_ids is not None:
        page.present_anchor_ids |= set(ours.anchors)
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= earlier_headings(_earlier_headings(page, config))


def prepare_templates(env: Environment, config: MkDocsConfig) -> None:
    """Make the environment ours; the page that is shown when there is none at an address is drawn with it too."""
    site = site_of(config)
    sheet = next(
        path for folder in config.theme.dirs for path in Path(folder).glob("assets/stylesheets/main.*.css")
    )
    whole = with_sisters(site.catalogue, site.sisters)
    finder = write_finder(
        whole,
        partial(_write, config),
        partial(_on_card, whole),
        site.memory,
        partial(_small_table, whole),
        elsewhere(site.sisters),
    )
    drawing.prepare(
        env,
        Path(config.theme.custom_dir or ""),
        _of_all_pages(site)
        | _of_the_site(config)
        | {
            "finder": finder,
            "theme_sheet": f"assets/stylesheets/{sheet.name}",
            "form_addresses": tuple(form.address for form in forms()),
            "forge": forge_of(config.edit_uri, config.repo_url),
        },
        {"datum": dutch_date, "qr": qr_code, "sentences": END.split},
    )
    # Ours knows all pages and when they changed.
    config.theme.static_templates.discard(SITEMAP)
    site.environment = env


def keep_menu(nav: Navigation, config: MkDocsConfig) -> None:
    """Remember the menu, for the pages that we draw ourselves."""
    site_of(config).menu = nav


def _writer(config: MkDocsConfig) -> Writer:
    site = site_of(config)
    assert site.environment
    assert site.menu
    same = digest(
        code_digest(), *files_in(Path(config.theme.custom_dir or "")), *_settings(config, site.menu)
    )
    around = get_context(site.menu, [], config)
    return Writer(site.environment, site.catalogue, site.memory.store, same, around)


def write_pages(config: MkDocsConfig) -> None:
    """Draw and write the pages that MkDocs was not handed."""
    site, writer = site_of(config), _writer(config)
    ours = [page for page in site.pages.values() if not page.in_menu and not _is_authored(page, config)]
    of_files = _by_file(site.problems) if site.at_work else {}
    with Progress(sys.stderr) as progress:
        writer.write(
            ours,
            lambda page: (_shown(page, config), _problems_of(page, site, of_files)),
            Path(config.site_dir),
            progress.of("bladzijden geschreven"),
        )


WORTH_SHARING = 20
"""Practices for whose files another process pays."""


def _shown(page: Page, config: MkDocsConfig) -> drawing.Shown:
    return drawing.Shown(
        page.title,
        page.address,
        page.text,
        {"title": page.title, "description": page.description, "searched": page.searched},
        urljoin(config.site_url, page.address) if config.site_url else "",
        urljoin(config.edit_uri, page.file) if config.edit_uri and page.file else "",
    )


def _settings(config: MkDocsConfig, menu: Navigation) -> Iterator[str]:
    """What templates may use of the configuration, as text."""
    yield repr(
        (
            config.site_name,
            config.site_url,
            config.site_description,
            config.edit_uri,
            config.repo_url,
            config.extra_css,
        )
    )
    yield repr({name: value for name, value in sorted(config.extra.items()) if name != _KEY})
    yield repr([(name, config.theme[name]) for name in sorted(config.theme)])
    yield repr([(item.title, getattr(item, "url", "")) for item in menu.items])


def _is_authored(page: Page, config: MkDocsConfig) -> bool:
    return Path(config.docs_dir, _source_name(page.address)).is_file()


def _write(config: MkDocsConfig, address: str, text: str) -> None:
    target = Path(config.site_dir, address)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def dutch_date(value: date | str) -> str:
    """`22 november 2026`; of a partial date as much as is known."""
    if isinstance(value, date):
        return format_date(value, "d MMMM y", locale="nl")
    return format_date(first_day(value), ("y", "MMMM y", "d MMMM y")[value.count("-")], locale="nl")


class _Package:
    """Draws what stands in a course package; see `Draw`."""

    def __init__(self, site: Site, config: MkDocsConfig) -> None:
        assert site.environment
        self._env = site.environment
        self._config = config
        module: Any = self._env.get_template("package/words.html").module
        self.words: Mapping[str, str] = module.words

    def __call__(self, name: str, **data: Any) -> str:
        return self._env.get_template(f"package/{name}.html").render(config=self._config, **data)


def write_exports(config: MkDocsConfig) -> None:
    """The files for other programs."""
    site = site_of(config)
    for address, text in exports(site.catalogue):
        _write(config, address, text)
    _write(config, "robots.txt", robots_of(config.site_url or ""))
    style = Path(config.docs_dir, "assets/css/sheets.css").read_text(encoding="utf-8")
    courses = course_files(site.catalogue, _Package(site, config), style)
    folder = Path(config.config_file_path).parent / config.extra.get("practices", "practices")
    sources = source_files(site.catalogue, folder)
    for address, raw in chain(published_files(site.catalogue), icons(config.site_name), courses, sources):
        target = Path(config.site_dir, address)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def write_sheets(config: MkDocsConfig) -> None:
    """Draw and write the pages that are made for paper."""
    with Progress(sys.stderr) as progress:
        _writer(config).write_sheets(
            tuple(sheet_pages(site_of(config).catalogue)),
            Path(config.site_dir),
            progress.of("werkbladen geschreven"),
        )


def write_shared_pictures(config: MkDocsConfig) -> None:
    """The pictures that go along with shared pages."""
    site = site_of(config)
    told = (config.site_description or config.site_name).partition(". ")[0].rstrip(".")
    pictures = list(shared_pictures(site.catalogue, config.site_name, told))
    write_pictures(pictures, site.memory.store, Path(config.site_dir))


def robots_of(root: str) -> str:
    """What search engines may read: everything; pages that they should not show say so themselves."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {root}sitemap.xml\n" if root else "")


def write_data(config: MkDocsConfig) -> None:
    """What others take along: open data, feeds, plain text, the list of pages, and cards for in a frame."""
    site = site_of(config)
    behind = publisher_from(config.extra)
    about = About(
        config.site_name,
        config.site_description or "",
        config.site_url or "",
        organisation=behind.name,
        contact=behind.contact,
    )
    listed = [(SITEMAP, [sitemap(site.pages.values(), site.catalogue)])]
    parts: tuple[Callable[[], Iterable[DataFile]], ...] = (
        lambda: whole_files(site.catalogue, about),
        lambda: chain(other_files(site.catalogue, about), listed, _frames(config)),
    )

    def write(share: int, shares: int) -> None:
        for part in parts[share::shares]:
            for address, content in part():
                target = Path(config.site_dir, address)
                target.parent.mkdir(parents=True, exist_ok=True)
                if isinstance(content, bytes):
                    target.write_bytes(content)
                    continue
                # Rows of a table end as its standard has it, whatever this system is used to.
                with target.open("w", encoding="utf-8", newline="") as file:
                    file.writelines(content)

    shares = shares_of(len(site.catalogue.practices), WORTH_SHARING)
    in_shares(write, min(len(parts), shares))


def _frames(config: MkDocsConfig) -> Iterator[DataFile]:
    site = site_of(config)
    assert site.environment
    template = site.environment.get_template("pages/frame.html")
    for practice in site.catalogue.practices:
        html = template.render(practice=practice, config=config)
        for id in every_id(site.catalogue, practice):
            yield f"{frame_of(id)}index.html", [html]


def write_redirects(config: MkDocsConfig) -> None:
    """A small page at each short or former address that leads to where the page is now; of files a copy."""
    site, root = site_of(config), Path(config.site_dir)
    assert site.environment
    template = site.environment.get_template("pages/redirect.html")
    pages, copies = former(site.catalogue, root)
    for old, new in pages.items():
        target = root / old / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * old.count("/")
        page = template.render(target=up + new, address=new, root=up, config=config)
        target.write_text(page, encoding="utf-8")
    for old, new in copies.items():
        (root / old).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(root / new, root / old)
    write_server_files(config, pages | copies)


def write_server_files(config: MkDocsConfig, leads: Mapping[str, str]) -> None:
    """What static hosts read: headers, and redirects that need no page."""
    root, under = Path(config.site_dir), prefix(config.site_url or "")
    (root / "_redirects").write_text(redirect_rows(leads, under), encoding="utf-8")
    entries = (path.name for path in root.iterdir() if path.is_dir())
    rows = header_rows(entries, under)
    (root / "_headers").write_text(rows, encoding="utf-8")


def check_addresses(config: MkDocsConfig) -> None:
    """Say which published addresses are not there, as far as nobody could know before the build."""
    site = site_of(config)
    for problem in unbuilt(site.catalogue.library, Path(config.site_dir), site.problems):
        log.warning("%s", problem)


def _source_name(address: str) -> str:
    """The Markdown file that MkDocs would publish at an address: an index has a folder of its own."""
    return f"{address}index.md" if address.count("/") == 1 else f"{address.rstrip('/')}.md"
