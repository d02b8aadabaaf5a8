"""What MkDocs is handed: the menu, a file for each page, and what the pages in `docs/` need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from samenverder.mkdocs_site.state import Site, site_of
from samenverder.publish.html import keep_headings, reachable_tables
from samenverder.reading.addresses import earlier_headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from samenverder.publish.page import Page
    from samenverder.reading.fields import EarlierHeading
    from samenverder.reading.problem import Problem


def add_navigation(config: MkDocsConfig) -> None:
    """Put the kinds and facets into the menu, behind the home page: a new vocabulary appears by itself."""
    site = site_of(config)
    entries = [{page.title: name} for name, page in site.pages.items() if page.in_menu]
    first, *rest = config.nav or ["index.md"]
    config.nav = [first, *entries, *rest]


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


def add_files(files: Files, config: MkDocsConfig) -> None:
    """Give MkDocs a file for each page. A page that someone wrote in `docs/` at the same address stays."""
    for file in [file for file in files if _unused(file, config)]:
        files.remove(file)
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


def _unused(file: File, config: MkDocsConfig) -> bool:
    """Whether a file of the theme is on no page of ours: its scripts, and what only developers of it look at."""
    if Path(config.docs_dir) in Path(file.abs_src_path or config.docs_dir).parents:
        return False
    return file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".map")


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
        view["problems"] = problems_of(ours, site, by_file(site.problems), home=page.is_homepage)
    return view


def by_file(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Problems by the file they are in."""
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.file, []).append(problem)
    return found


def problems_of(
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


def keep_menu(nav: Navigation, config: MkDocsConfig) -> None:
    """Remember the menu, for the pages that we draw ourselves."""
    site_of(config).menu = nav
