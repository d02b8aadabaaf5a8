"""What a build writes: the pages that MkDocs was not handed, and everything beside them."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.commands.build import get_context

from samenverder import drawing
from samenverder.mkdocs_site.handing import by_file, problems_of
from samenverder.mkdocs_site.state import KEY, Site, is_authored, log, site_of
from samenverder.publish.course.files import course_files
from samenverder.publish.data.about import About
from samenverder.publish.data.files import other_files, whole_files
from samenverder.publish.data.lists import frame_of
from samenverder.publish.data.plain import plain_files
from samenverder.publish.data.recent import every_id
from samenverder.publish.data.sitemap import ADDRESS as SITEMAP
from samenverder.publish.data.sitemap import sitemap
from samenverder.publish.drawn import write_pictures
from samenverder.publish.exports import exports, records
from samenverder.publish.form import source_files
from samenverder.publish.mark import icons
from samenverder.publish.pictures import published_files
from samenverder.publish.publisher import publisher_from
from samenverder.publish.redirects import former, unbuilt
from samenverder.publish.security import ADDRESS as SECURITY
from samenverder.publish.security import contact_from, security_txt
from samenverder.publish.server import header_rows, prefix, redirect_rows
from samenverder.publish.sheets import sheet_pages
from samenverder.publish.social import shared_pictures
from samenverder.reading.links import Atlas
from samenverder.running.code import code_digest, files_in
from samenverder.running.progress import Progress
from samenverder.running.shares import in_shares, shares_of
from samenverder.running.store import digest
from samenverder.writing import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from samenverder.publish.data.files import File as DataFile
    from samenverder.publish.page import Page
    from samenverder.reading.practice import Practice
    from samenverder.writing import Parts


def writer_of(config: MkDocsConfig) -> Writer:
    """What draws and writes the pages of this build."""
    site = site_of(config)
    if site.writer:
        return site.writer
    assert site.environment
    assert site.menu
    vocabularies = (repr(vocabulary.document.data) for vocabulary in site.catalogue.vocabularies)
    same = digest(
        code_digest(),
        *files_in(Path(config.theme.custom_dir or "")),
        *_settings(config, site.menu),
        *vocabularies,
    )
    around = get_context(site.menu, [], config)
    site.writer = Writer(site.environment, site.catalogue, site.memory.store, same, around)
    return site.writer


def write_pages(config: MkDocsConfig) -> None:
    """Draw and write the pages that MkDocs was not handed."""
    site, writer = site_of(config), writer_of(config)
    ours = [page for page in site.pages.values() if not page.in_menu and not is_authored(page, config)]
    of_files = by_file(site.problems) if site.at_work else {}
    with Progress(sys.stderr) as progress:
        writer.write(
            ours,
            lambda page: (_shown(page, config), problems_of(page, site, of_files)),
            site.folder,
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
    yield repr({name: value for name, value in sorted(config.extra.items()) if name != KEY})
    yield repr([(name, config.theme[name]) for name in sorted(config.theme)])
    yield repr([(item.title, getattr(item, "url", "")) for item in menu.items])


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
    site, writer = site_of(config), writer_of(config)

    def courses() -> Iterator[DataFile]:
        style = Path(config.docs_dir, "assets/css/sheets.css").read_text(encoding="utf-8")
        return course_files(site.catalogue, _Package(site, config), style)

    site.folder.part(writer.key_of_all("exports"), lambda: exports(site.catalogue))
    site.folder.part(writer.key_of_all("courses"), courses)
    site.folder.put("robots.txt", robots_of(config.site_url or ""))
    if contact := contact_from(config.extra)[0]:
        today = site.catalogue.library.today
        site.folder.put(SECURITY, security_txt(contact, config.site_url or "", today))
    for address, raw in icons(config.site_name):
        site.folder.put(address, raw)


def write_beside(config: MkDocsConfig) -> None:
    """What lies beside the page of each practice: it as data, as text and as its file, its card for in a frame, its pictures."""
    site, writer, about = site_of(config), writer_of(config), _about(config)
    folder = Path(config.config_file_path).parent / config.extra.get("practices", "practices")
    atlas = Atlas(site.catalogue.library)

    def made(practice: Practice) -> Iterator[DataFile]:
        yield from records(site.catalogue, practice)
        yield from plain_files(site.catalogue, practice, atlas, about)
        yield from source_files(site.catalogue, practice, folder)
        yield from _frames(practice, config)

    def work(share: int, shares: int) -> Parts:
        for practice in site.catalogue.practices[share::shares]:
            ids = tuple(every_id(site.catalogue, practice))
            site.folder.part(writer.key_beside(practice, *ids), partial(made, practice))
        return site.folder.parts

    for parts in in_shares(work, shares_of(len(site.catalogue.practices), WORTH_SHARING)):
        site.folder.also(parts)
    for practice in site.catalogue.practices:
        attachments = site.catalogue.library.attachments.get(practice.place, {}).values()
        raws = [one.path.read_bytes() for one in attachments if one.usable]
        key = site.memory.key(practice.address, repr(attachments), *raws)
        site.folder.part(key, partial(published_files, site.catalogue.library, practice))


def write_sheets(config: MkDocsConfig) -> None:
    """Draw and write the pages that are made for paper."""
    with Progress(sys.stderr) as progress:
        writer_of(config).write_sheets(
            tuple(sheet_pages(site_of(config).catalogue)),
            site_of(config).folder,
            progress.of("werkbladen geschreven"),
        )


def write_shared_pictures(config: MkDocsConfig) -> None:
    """The pictures that go along with shared pages."""
    site = site_of(config)
    told = (config.site_description or config.site_name).partition(". ")[0].rstrip(".")
    pictures = list(shared_pictures(site.catalogue, config.site_name, told))
    write_pictures(pictures, writer_of(config).key_of, site.memory, site.folder)


def robots_of(root: str) -> str:
    """What search engines may read: everything; pages that they should not show say so themselves."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {root}sitemap.xml\n" if root else "")


def write_data(config: MkDocsConfig) -> None:
    """What others take along: open data, feeds, the list of pages."""
    site, writer, about = site_of(config), writer_of(config), _about(config)
    parts: tuple[tuple[str, Callable[[], Iterable[DataFile]]], ...] = (
        ("whole", lambda: whole_files(site.catalogue, about)),
        ("other", lambda: other_files(site.catalogue, about)),
    )

    def write(share: int, shares: int) -> Parts:
        for name, make in parts[share::shares]:
            site.folder.part(writer.key_of_all(name), make)
        return site.folder.parts

    shares = shares_of(len(site.catalogue.practices), WORTH_SHARING)
    for found in in_shares(write, min(len(parts), shares)):
        site.folder.also(found)
    site.folder.put(SITEMAP, sitemap(site.pages.values(), site.catalogue))


def _about(config: MkDocsConfig) -> About:
    behind = publisher_from(config.extra)
    return About(
        config.site_name,
        config.site_description or "",
        config.site_url or "",
        organisation=behind.name,
        contact=behind.contact,
    )


def _frames(practice: Practice, config: MkDocsConfig) -> Iterator[DataFile]:
    site = site_of(config)
    assert site.environment
    html = site.environment.get_template("pages/frame.html").render(practice=practice, config=config)
    for id in every_id(site.catalogue, practice):
        yield f"{frame_of(id)}index.html", html


def write_redirects(config: MkDocsConfig) -> None:
    """A small page at each short or former address that leads to where the page is now; of files a copy."""
    site, root = site_of(config), Path(config.site_dir)
    assert site.environment
    template = site.environment.get_template("pages/redirect.html")
    pages, copies = former(site.catalogue, root)
    same = writer_of(config).same
    for old, new in pages.items():
        file, up = f"{old}index.html", "../" * old.count("/")
        key = digest(same, file, new)
        if site.folder.linked(key) is None:
            page = template.render(target=up + new, address=new, root=up, config=config)
            site.folder.keep(key, [site.folder.put(file, page)])
    for old, new in copies.items():
        site.folder.put(old, (root / new).read_bytes())
    write_server_files(config, pages | copies)


def write_server_files(config: MkDocsConfig, leads: Mapping[str, str]) -> None:
    """What static hosts read: headers, and redirects that need no page."""
    folder, under = site_of(config).folder, prefix(config.site_url or "")
    folder.put("_redirects", redirect_rows(leads, under))
    entries = (path.name for path in Path(config.site_dir).iterdir() if path.is_dir())
    folder.put("_headers", header_rows(entries, under))


def check_addresses(config: MkDocsConfig) -> None:
    """Say which published addresses are not there, as far as nobody could know before the build."""
    site = site_of(config)
    for problem in unbuilt(site.catalogue.library, Path(config.site_dir), site.problems):
        log.warning("%s", problem)
