"""The ways to build the same stories that `build.py` compares."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import yaml

from collection import write_stories
from common import repository

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from collection import Pool


@dataclass(frozen=True)
class Way:
    """A way to build."""

    make: Callable[[Path, Pool, int], Path]
    """Makes a folder with so many stories in it; the file in which a sentence is edited."""
    command: Sequence[str]
    settings: Mapping[str, str] = field(default_factory=dict)
    """Of the environment."""
    there: bool = True
    """Whether what it needs is installed."""


def make_ours(folder: Path, pool: Pool, number: int) -> Path:
    """A folder with as many stories for our own pipeline; returns the file in which a sentence is edited."""
    practices = repository(folder)
    for file in (pool.root / "begrippen").glob("*.yml"):
        shutil.copy(file, practices / "begrippen")
    write_stories(pool, practices / "verhalen", number)
    return practices / "verhalen" / f"v{number // 2:05d}.md"


def make_plain(folder: Path, pool: Pool, number: int) -> Path:
    """The same stories for MkDocs with Material, `tags` and `search`."""
    stories = folder / "docs" / "verhalen"
    stories.mkdir(parents=True)
    write_stories(pool, stories, number)
    fields = pool.facets
    for file, data, body in _parts(stories):
        tags = [_id(tag) for name in fields for tag in data.get(name) or ()]
        head = yaml.dump({"title": data["title"], "tags": tags}, allow_unicode=True)
        file.write_text(f"---\n{head}---\n{data['samenvatting']}\n\n{body}", encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (folder / "docs" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Plain\nsite_url: https://plain.example/\ntheme: {name: material, language: nl, font: false}\n"
        "plugins: [search: {lang: nl}, tags]\nnav: [index.md, tags.md]\nnot_in_nav: /verhalen/*\n", encoding="utf-8")  # fmt: skip
    return stories / f"v{number // 2:05d}.md"


def make_hugo(folder: Path, pool: Pool, number: int, *, related: bool) -> Path:
    """The same stories for Hugo, with the first three facets as taxonomies and pages of the simplest kind."""
    stories = folder / "content" / "verhalen"
    stories.mkdir(parents=True)
    write_stories(pool, stories, number)
    fields = pool.facets[:3]
    for file, data, body in _parts(stories):
        tags = {name: [_id(tag) for tag in data.get(name) or ()] for name in fields}
        head = yaml.dump(
            {"title": data["title"], "summary": data["samenvatting"], **tags}, allow_unicode=True
        )
        file.write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    indices = [{"name": name, "weight": 100} for name in fields]
    settings = {
        "baseURL": "https://hugo.example/",
        "languageCode": "nl",
        "title": "Hugo",
        "publishDir": "site",
        "taxonomies": {name.removesuffix("s"): name for name in fields},
        "related": {"threshold": 0, "includeNewer": True, "indices": indices},
    }
    (folder / "config.yaml").write_text(yaml.dump(settings), encoding="utf-8")
    near = "<ul>{{ range first 5 (.Site.RegularPages.Related .) }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>{{ end }}</ul>"
    terms = "".join(
        f"{{{{ range .GetTerms `{name}` }}}}<a href='{{{{ .RelPermalink }}}}'>{{{{ .Title }}}}</a> {{{{ end }}}}"
        for name in fields
    )
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "baseof.html").write_text(
        "<!doctype html><html lang='nl'><head><title>{{ .Title }}</title></head><body>{{ block \"main\" . }}{{ end }}</body></html>",
        encoding="utf-8",
    )
    (layouts / "single.html").write_text(
        '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Summary }}</p>'
        + terms
        + "{{ .Content }}"
        + (near if related else "")
        + "{{ end }}",
        encoding="utf-8",
    )
    (layouts / "list.html").write_text(
        '{{ define "main" }}<h1>{{ .Title }}</h1>{{ range (.Paginate .Pages 50).Pages }}<h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>'
        "<p>{{ .Summary }}</p>{{ end }}{{ end }}", encoding="utf-8",
    )  # fmt: skip
    return stories / f"v{number // 2:05d}.md"


def _parts(stories: Path) -> Iterator[tuple[Path, dict[str, Any], str]]:
    for file in sorted(stories.iterdir()):
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        yield file, yaml.load(front, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), body


def _id(tag: Any) -> str:
    """The term of a tag, with or without something behind it."""
    return tag if isinstance(tag, str) else str(next(iter(tag)))


_BUILD = ["build", "-q"]
_HUGO = shutil.which("hugo") is not None

WAYS = {
    "plain": Way(make_plain, [sys.executable, "-m", "mkdocs", *_BUILD]),
    "ours": Way(make_ours, [sys.executable, "-m", "mkdocs", *_BUILD]),
    "serial": Way(make_ours, [sys.executable, "-m", "mkdocs", *_BUILD], {"SAMENVERDER_PROCESSES": "1"}),
    "properdocs": Way(
        make_ours,
        [sys.executable, "-m", "properdocs", *_BUILD, "-f", "mkdocs.yml"],
        there=importlib.util.find_spec("properdocs") is not None,
    ),
    "hugo": Way(partial(make_hugo, related=False), ["hugo", "--quiet"], there=_HUGO),
    "hugo-related": Way(partial(make_hugo, related=True), ["hugo", "--quiet"], there=_HUGO),
}
