"""Who writes with `serve` open: a fault is told and the site of before stays; mended, it goes on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateNotFound, UndefinedError

from conftest import ROOT, Repository
from samenverder.mkdocs_site.serving import failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOME = "onderwerpen/"
"""A page that we draw ourselves, from a template of our own."""
TEMPLATE = "overrides/pages/facet.html"


class Serving:
    """A `serve` in a process of its own, and what it said so far."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.said: list[str] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stderr
        self.said += iter(self.process.stderr.readline, "")

    def page(self, path: str = "") -> str:
        """A page as a browser gets it; "" as long as nobody answers."""
        try:
            with urlopen(self.address + path, timeout=60) as answer:
                assert answer.status == 200
                return str(answer.read().decode())
        except URLError as why:
            if isinstance(why.reason, ConnectionError):
                return ""
            raise

    def until(self, what: str, path: str | None = None) -> str:
        """Wait until the program says something, or until it stands on a page."""
        while True:
            text = "".join(self.said) if path is None else self.page(path)
            if what in text:
                return text
            assert self.process.poll() is None, "".join(self.said)
            time.sleep(0.1)


@contextmanager
def serving(folder: Path, program: str, *more: str) -> Iterator[Serving]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "hooks"),
        "SITE_URL": "",
        "SAMENVERDER_PROCESSES": "1",
    }
    command = [
        sys.executable,
        "-m",
        program,
        "serve",
        "-f",
        "mkdocs.yml",
        "--dev-addr",
        f"127.0.0.1:{port}",
        *more,
    ]
    with subprocess.Popen(
        command, cwd=folder, env=environment, text=True, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as process:
        try:
            yield Serving(process, f"http://127.0.0.1:{port}/")
        finally:
            process.terminate()


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_a_broken_template_is_told_and_the_site_of_before_stays(repository: Repository, program: str) -> None:
    shutil.copytree(ROOT / "overrides", repository.folder / "overrides")
    repository.link()
    template = repository.folder / TEMPLATE
    whole = template.read_text(encoding="utf-8")
    with serving(repository.folder, program) as site:
        before = site.until("</html>", HOME)
        template.write_text("{% block content %}\n{% fi %}", encoding="utf-8")
        site.until(f"{TEMPLATE}:2: bouwen: ")
        site.until("blijft zo lang staan")
        assert page_of(site.page(HOME)) == page_of(before)
        template.write_text(
            whole.replace("{% block content %}", "{% block content %}\nWeer heel."), encoding="utf-8"
        )
        site.until("Weer heel.", HOME)
        assert "Traceback" not in "".join(site.said)


def test_any_other_fault_is_told_with_all_of_it_only_for_who_asks(repository: Repository) -> None:
    repository.link()
    mkdocs = repository.folder / "mkdocs.yml"
    whole = mkdocs.read_text(encoding="utf-8")
    mkdocs.unlink()
    mkdocs.write_text(whole, encoding="utf-8")
    with serving(repository.folder, "mkdocs", "--verbose") as site:
        site.until("</html>", HOME)
        mkdocs.write_text("site_name: Samen\nnav: [\n", encoding="utf-8")
        site.until("mkdocs.yml:3: bouwen: De site is niet te bouwen: ")
        site.until("Traceback")
        assert site.page(HOME)
        mkdocs.write_text(whole.replace("site_name: Samen Verder", "site_name: Samen Weer"), encoding="utf-8")
        site.until("Samen Weer", HOME)


def page_of(html: str) -> str:
    """A page without the script that `serve` adds, in which the moment stands."""
    return html.rpartition("<script>")[0]


def test_a_fault_in_a_template_has_its_file_and_line(tmp_path: Path) -> None:
    templates = tmp_path / "overrides"
    templates.mkdir()
    (templates / "a.html").write_text("{% include 'b.html' %}", encoding="utf-8")
    (templates / "b.html").write_text("een\n{{ niets.iets }}\n", encoding="utf-8")
    with pytest.raises(UndefinedError) as drawn:
        Environment(loader=FileSystemLoader(templates)).get_template("a.html").render()
    assert str(failure(drawn.value, tmp_path / "mkdocs.yml", templates)).startswith(
        "overrides/b.html:2: bouwen: Bij het tekenen ging het mis: ''niets' is undefined'."
    )
    with pytest.raises(TemplateNotFound) as lost:
        Environment(loader=DictLoader({})).get_template("weg.html")
    assert str(failure(lost.value, tmp_path / "mkdocs.yml", templates)).startswith(
        "mkdocs.yml:1: bouwen: De sjabloon 'weg.html' is er niet. Zet het bestand terug in 'overrides'"
    )
