"""What the benchmarks share: a repository to build, a server that counts, and Chromium."""

from __future__ import annotations

import gzip
import io
import logging
import os
import re
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, BinaryIO

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playwright.sync_api import Browser, Page

os.environ["NO_MKDOCS_2_WARNING"] = "1"

ROOT = Path(__file__).parents[1]
PATIENCE = 900_000
"""Milliseconds after which a page that never gets ready ends the run. Says nothing about speed."""

_PACKED = {".html", ".json", ".js", ".mjs", ".css", ".svg", ".xml", ".txt", ""}


@dataclass(frozen=True)
class Built:
    """A site that was built."""

    site: Path
    seconds: float


def repository(folder: Path) -> Path:
    """Make a folder as a contributor has it, without practices; returns where those go."""
    shutil.copytree(ROOT / "tests" / "small" / "docs", folder / "docs")
    (folder / "docs" / "assets").symlink_to(ROOT / "docs" / "assets")
    for name in ("hooks", "overrides", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("begrippen", "verhalen"):
        (folder / "practices" / name).mkdir(parents=True)
    return folder / "practices"


def build_site(folder: Path, site: Path | None = None) -> Built:
    """Build the site of a folder with `mkdocs.yml` in it, into `site` there or elsewhere; not strict, in silence."""
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    start, site = perf_counter(), site or folder / "site"
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Built(site, perf_counter() - start)


def expect_stories(site: Path, number: int) -> None:
    """Stop when not every story became a page: then nothing measured would mean anything."""
    found = len(list(site.glob("verhalen/*/index.html")))
    if found != number:
        raise SystemExit(f"{number} stories were written, {found} were built.")


def write_practice(path: Path, fields: Mapping[str, Any], sections: Mapping[str, str]) -> None:
    """Write the file of a practice: its fields, and its text by heading."""
    front = yaml.dump(dict(fields), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=10_000)
    body = "\n".join(f"## {heading}\n\n{text}\n" for heading, text in sections.items())
    path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ0-9])", text) if part.strip()]


@dataclass(frozen=True)
class Served:
    """A site on this machine, with what it handed out."""

    address: str
    sent: list[tuple[str, int]]
    """Path and bytes of each answer's body, in order; the only count that a worker cannot slip past."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer on a connection that is used again waits 40 ms

    def __init__(
        self, *args: Any, packed: bool, kept: bool, sent: list[tuple[str, int]], **kwargs: Any
    ) -> None:
        self.packed, self.kept, self.sent = packed, kept, sent
        super().__init__(*args, **kwargs)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what was asked for is in `sent`."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with the file, compressed when that was asked for and helps."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file():
            return super().send_head()
        content, packed = path.read_bytes(), self._packs(path)
        if packed:
            content = gzip.compress(content, 6, mtime=0)
        self.sent.append((self.path.split("?")[0], len(content)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        if self.kept:
            self.send_header("Cache-Control", "no-cache" if path.suffix == ".html" else "max-age=3600")
        self.end_headers()
        return io.BytesIO(content)

    def _packs(self, path: Path) -> bool:
        asked = "gzip" in self.headers.get("Accept-Encoding", "")
        return self.packed and asked and path.suffix in _PACKED


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a browser that closes a page breaks its connections off."""


@contextmanager
def served(site: Path, *, packed: bool = False, kept: bool = False) -> Iterator[Served]:
    """Serve a built site on this machine only.

    As web servers do: with `packed` compressed, with `kept` saying that all but pages may be kept for an hour.
    """
    sent: list[tuple[str, int]] = []
    handler = partial(_Handler, directory=str(site), packed=packed, kept=kept, sent=sent)
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{server.server_port}", sent)
        server.shutdown()


def chromium_path() -> str:
    """Where Chromium is installed on this machine."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SystemExit("There is no Chromium on this machine.")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium as it is installed on this machine."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@contextmanager
def fresh_page(browser: Browser, **device: Any) -> Iterator[Page]:
    """A page of a visitor who was never here, on some device."""
    # What a benchmark asks of a page is evaluated there, which the policy of our pages forbids.
    context = browser.new_context(bypass_csp=True, **device)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("pageerror", lambda error: print(f"  (error in the page: {error})"))
    yield page
    context.close()


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns under a head; the first is for words, the others for figures."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        first, *rest = zip(cells, widths, strict=True)
        return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in rest)]).rstrip()

    return "\n".join([line(head), line(["-" * width for width in widths]), *map(line, rows)])


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: object) -> bool:
        """Write everything out: a contributor knows no anchors."""
        return True


_DUMPER = _Dumper
