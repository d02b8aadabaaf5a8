"""Every file of the plain copy: pages as Markdown, what they show and offer, and the menu."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from samenverder.publish.data.files import other_files, whole_files
from samenverder.publish.exports import exports
from samenverder.publish.pages import pages
from samenverder.publish.pictures import published_files
from samenverder.publish.plain.configurations import for_mkdocs, for_zensical
from samenverder.publish.plain.lists import Lists, words
from samenverder.publish.plain.places import From, source_name
from samenverder.publish.plain.practice import practice_facts, practice_lists, practice_text
from samenverder.publish.plain.text import linked, plain
from samenverder.publish.redirects import moved
from samenverder.reading.addresses import short
from samenverder.reading.links import Atlas
from samenverder.reading.reserved import BELOW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from samenverder.catalogue.catalogue import Catalogue
    from samenverder.publish.data.about import About
    from samenverder.publish.page import Page
    from samenverder.reading.practice import Practice

    Content: TypeAlias = str | bytes | Iterable[str]

PAGES = "docs"
"""The folder of the pages, as every generator expects it."""
READ_ME = "LEESMIJ.md"
_ASSETS = "assets"
"""Of the hand-written pages: what only our own templates use."""


@dataclass(frozen=True)
class Copy:
    """The plain copy of a site."""

    catalogue: Catalogue
    about: About
    docs: Path
    """Where the hand-written pages lie."""
    menu: tuple[dict[str, str], ...] = ()
    """The menu of the hand-written pages, as the configuration has it: title and file."""
    _lists: Lists = field(init=False)
    _atlas: Atlas = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_lists", Lists(self.catalogue))
        object.__setattr__(self, "_atlas", Atlas(self.catalogue.library))

    def files(self) -> Iterator[tuple[str, Content]]:
        """Each file: its name below the folder of the copy, and what is in it."""
        drawn = list(pages(self.catalogue))
        yield READ_ME, words()["gezet"]["lees"].format(naam=self.about.name, adres=self.about.site)
        menu = self._menu(drawn)
        yield "mkdocs.yml", for_mkdocs(self.about, menu)
        yield "zensical.toml", for_zensical(self.about, menu)
        written = dict(self._written())
        for page in drawn:
            name = source_name(page.address)
            own = written.pop(name, None)
            yield f"{PAGES}/{name}", _whole(page, self._parts(page, From(name), own))
        for name, text in written.items():
            yield f"{PAGES}/{name}", self._home(text) if name == "index.md" else text
        titles = {page.address: page.title for page in drawn}
        there = titles.keys() | {page.address for page in self.catalogue.library.written}
        for old, new in moved(self.catalogue, there).items():
            if old.endswith("/") and new.partition("#")[0] in there:
                yield f"{PAGES}/{source_name(old)}", _led_on(old, new, titles)
        for practice in self.catalogue.practices:
            for below in BELOW.get(practice.kind.id, ()):
                if (address := f"{practice.address}{below}/") not in there:
                    name = source_name(address)
                    yield f"{PAGES}/{name}", _sheet(practice, From(name))
        for address, content in self._beside():
            # A file of Markdown would become a page.
            if not address.endswith((".md", ".html")):
                yield f"{PAGES}/{address}", content

    def _written(self) -> Iterator[tuple[str, str]]:
        for path in sorted(self.docs.rglob("*.md")):
            text = path.read_text(encoding="utf-8-sig")
            # What stands at the head is for our own templates.
            yield (
                path.relative_to(self.docs).as_posix(),
                re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL),
            )

    def _beside(self) -> Iterator[tuple[str, Content]]:
        for path in sorted(self.docs.rglob("*")):
            name = path.relative_to(self.docs)
            if path.is_file() and path.suffix != ".md" and name.parts[0] != _ASSETS:
                yield name.as_posix(), path.read_bytes()
        for practice in self.catalogue.practices:
            yield from published_files(self.catalogue.library, practice)
        yield from exports(self.catalogue)
        yield from whole_files(self.catalogue, self.about)
        yield from other_files(self.catalogue, self.about)

    def _parts(self, page: Page, here: From, own: str | None) -> Iterator[str]:
        """What stands on a page below its title; `own`: what someone wrote by hand for its address."""
        practice: Practice | None = page.view.get("practice")
        if practice and page.address == practice.address:
            yield from self._practice(practice, here)
        elif practice and page.address.startswith(practice.address):
            yield from self._face(page, practice, here)
        elif own is not None and page.template == "pages/term.html":
            yield own.strip()
            yield from self._lists.of_term(page.view["vocabulary"], page.view["term"], here)
        elif own is not None:
            yield re.sub(r"\A\s*# .*\n", "", own).strip()
        else:
            yield from self._lists.by_template.get(page.template, self._lists.tool)(page, here)

    def _practice(self, practice: Practice, here: From) -> Iterator[str]:
        said = words()
        yield plain(practice.fields.summary)
        yield practice_text(practice, self._atlas, here)
        yield f"## {said['velden']}"
        yield f"- {said['soort']}: {practice.kind.name}\n" + practice_facts(practice, self.catalogue, here)
        yield from practice_lists(practice, self._title, here)
        license = practice.fields.license or f"{self.about.license} ({self.about.license_url})"
        url = self.about.url(short(practice.id))
        yield said["van"].format(naam=plain(self.about.name), adres=plain(url), licentie=plain(license))

    def _face(self, page: Page, practice: Practice, here: From) -> Iterator[str]:
        link = linked(practice.title, here.page(practice.address))
        if "archived" in page.view:
            yield words()["trainer"].format(link=link)
            yield from practice_lists(practice, self._title, here, trainer=True)
        else:
            yield words()["deelnemer"].format(link=link)

    def _title(self, id: str) -> str:
        return self._atlas.titles.get(id, id)

    def _home(self, text: str) -> str:
        here = From("index.md")
        rows = [
            linked(v.head.plural.capitalize(), here.page(f"{v.field}/")) for v in self.catalogue.vocabularies
        ]
        return f"{text.strip()}\n\n## {words()['ingangen']}\n\n" + "".join(f"-   {row}\n" for row in rows)

    def _menu(self, drawn: Iterable[Page]) -> list[dict[str, str]]:
        first, *rest = self.menu or ({self.about.name: "index.md"},)
        return [first, *({page.title: source_name(page.address)} for page in drawn if page.in_menu), *rest]


def _whole(page: Page, parts: Iterable[str]) -> str:
    # Not every generator escapes a title where it puts it in the head of a page.
    title = plain(page.title.replace("<", "‹").replace(">", "›"))
    return "\n\n".join([f"# {title}", *(part for part in parts if part)]) + "\n"


def _led_on(old: str, new: str, titles: Mapping[str, str]) -> str:
    address, _, anchor = new.partition("#")
    link = linked(titles.get(address, address), From(source_name(old)).page(address, anchor))
    return f"{words()['verhuisd'].format(link=link)}\n"


def _sheet(practice: Practice, here: From) -> str:
    """What stands at the address of a page for paper."""
    return f"{words()['blad'].format(link=linked(practice.title, here.page(practice.address)))}\n"
