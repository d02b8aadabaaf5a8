"""A hundred attacks in every field and everywhere in a text, on every page, in Chromium: nothing runs, nothing goes elsewhere.

SAMENVERDER_ATTACKS=all gives each attack documents of its own and opens every page; without it the attacks go round
over fewer documents.
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from browser import needs_browser, served
from conftest import TODAY, Repository
from samenverder.reading.library import read_library
from samenverder.reading.problem import Severity
from samenverder.rules import check
from trust.attacks import ATTACKS, ELSEWHERE, collection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [needs_browser, pytest.mark.warns]
ALL = os.environ.get("SAMENVERDER_ATTACKS") == "all"
ROWS = [[attack] for attack in ATTACKS] if ALL else [ATTACKS[::2], ATTACKS[1::2]]

_LISTEN = """
addEventListener("securitypolicyviolation", (event) => console.error(
    `POLICY ${event.effectiveDirective} ${event.blockedURI} ${event.sample} at ${event.sourceFile}:${event.lineNumber}`));
"""
_LOOK = """() => [...document.querySelectorAll("*")].flatMap((one) => {
    const found = [...one.attributes].filter(({ name, value }) => /^on|^style$|^srcdoc$|^ping$/.test(name)
        || (/^(?:xlink:)?href$|^src$|^action$|^formaction$|^data$|^poster$/.test(name)
            && /^(?:javascript|vbscript|data:text|data:image\\/svg)/i.test(value.replace(/[\\x00-\\x20\\x7f]/g, ""))));
    const odd = /^(?:base|embed|object|style|marquee|math|x)$/.test(one.localName);
    return found.length || odd ? [one.outerHTML.slice(0, 200)] : [];
})"""


class Watch:
    """A visitor on a site, of whom everything is noted that must not happen."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.told: list[str] = []
        self.opened = 0
        self.page.on("dialog", self._dialog)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.told.append(f"{self.page.url}: {error}"))
        self.page.on("request", self._request)
        context.on("page", lambda page: self.told.append(f"a window: {page.url}"))

    def _dialog(self, dialog: Any) -> None:
        self.told.append(f"{self.page.url}: RAN {dialog.message}")
        dialog.dismiss()

    def _console(self, message: Any) -> None:
        # What is not there is no fault: the attack names pictures that are not.
        if message.type in ("error", "warning") and "404" not in message.text:
            self.told.append(f"{self.page.url}: {message.text}")

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.told.append(f"{self.page.url}: asks {request.url}")

    def open(self, path: str, *, wait: str | None = None) -> Page:
        """Go to a page, wait until it is drawn, and look at all that stands in it."""
        if wait:
            # Another state of the same page is no new page.
            self.page.goto("about:blank")
        self.page.goto(self.address + path)
        self.page.wait_for_load_state("networkidle" if wait else "load")
        if wait:
            self.page.wait_for_function(wait)
        self.opened += 1
        return self.look()

    def look(self) -> Page:
        """Note what on the page as it stands could run."""
        self.told += [f"{self.page.url}: {one}" for one in self.page.evaluate(_LOOK)]
        return self.page


@contextmanager
def visitor(browser: Browser, address: str) -> Iterator[Watch]:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1000, "height": 800})
    context.add_init_script(_LISTEN)
    try:
        watch = Watch(context, address)
        context.set_default_timeout(15_000)
        yield watch
        assert watch.told == []
    finally:
        context.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Everything attacked that can be, as in the preview of a pull request."""
    repository = Repository(tmp_path_factory.mktemp("attacked"))
    repository.write(collection(ROWS, right=False))
    for number, attack in enumerate(ATTACKS):
        name = re.sub(r"[/\x00-\x1f]", "_", attack)[:80]
        repository.write(
            {
                f"verhalen/aan-de-deur/{name}.png": b"geen beeld",
                f"verhalen/aan-de-deur/{number}.jpg": attack.encode(),
            }
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMENVERDER_PREVIEW", "1")
        site = repository.build()
    with served(site) as address:
        yield address, site


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Attacks wherever the rules let anything stand, in a build that stops at a problem."""
    repository = Repository(tmp_path_factory.mktemp("allowed"))
    repository.write(collection(ROWS, right=True))
    without_problems(repository)
    site = repository.build(strict=True)
    with served(site) as address:
        yield address, site


RIGHT = {
    "onderwerpen": ["wonen"],
    "bronnen": [{"titel": "Het verslag", "vindplaats": "in de kast"}],
    "stappen": [{"titel": "Een stap"}],
    "leerdoelen": ["Na afloop kun je iets"],
    "wanneer_wel": ["Altijd"],
    "wanneer_niet": ["Nooit"],
    "onderdelen": [{"werkvorm": "Oefenen", "minuten": 5}],
    "doel": "Iets leren",
    "enkelvoud": "aanval",
    "meervoud": "aanvallen",
}


_UNSEEN = re.compile(r"(\\\\)|\\(?:[bf]|u[0-9a-fA-F]{4})")
"""As JSON writes a sign that steers; a stroke that stands for itself stays."""


def without_problems(repository: Repository) -> None:
    """Take out of the files what the rules refuse, line by line, until they refuse nothing.

    Of a file that cannot be read only the first sign that nobody sees is told: all of them are taken out at once.
    """
    for _ in range(20):
        wrong = [p for p in check(read_library(repository.practices, TODAY)) if p.severity is Severity.ERROR]
        if not wrong:
            return
        by_file: dict[str, set[int]] = {}
        for problem in wrong:
            path = repository.folder / problem.file
            whole = path.read_text(encoding="utf-8")
            if problem.code == "onleesbaar" and (seen := _UNSEEN.sub(r"\1", whole)) != whole:
                path.write_text(seen, encoding="utf-8")
            else:
                by_file.setdefault(problem.file, set()).add(problem.line)
        for file, lines in by_file.items():
            path = repository.folder / file
            rows = path.read_text(encoding="utf-8").split("\n")
            body = rows.index("---", 1) + 1 if path.suffix == ".md" else len(rows)
            for line in lines:
                field = rows[line - 1].partition(":")[0]
                if line > body:
                    rows[line - 1] = "Tekst [1]."
                elif field == "title":
                    rows[line - 1] = f"title: {path.stem} en verder"
                elif field == "samenvatting":
                    rows[line - 1] = (
                        f"samenvatting: {path.stem}, met genoeg woorden om iets te zeggen over helemaal niets."
                    )
                else:
                    rows[line - 1] = f"{field}: {json.dumps(RIGHT[field])}" if field in RIGHT else "# weg"
            path.write_text("\n".join(rows), encoding="utf-8")
    raise AssertionError(f"still wrong: {list(map(str, wrong))[:9]}")


def addresses(site: Path) -> list[str]:
    """Every page of a site that says something of its own; in short, those with an attack in it."""
    pages = [
        path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("*.html"))
    ]
    return [f"/{page}" for page in pages if not page.startswith(("p/", "data/voorbeeld"))]


@pytest.mark.parametrize("which", ["preview", "strict"])
def test_no_attack_runs_on_any_page(browser: Browser, which: str, request: pytest.FixtureRequest) -> None:
    address, site = request.getfixturevalue(which)
    found = addresses(site)
    with visitor(browser, address) as watch:
        for path in found:
            watch.open(path)
    print(f"{which}: {watch.opened} pages, {len(ATTACKS)} attacks")
    assert watch.opened >= 40
    text = "".join(
        (site / path.lstrip("/") / "index.html").read_text()
        for path in found
        if path.startswith("/verhalen/aanval-") and path.count("/") == 3
    )
    assert text.count("alert(7)") > 50, "the attacks are on the pages, as text"


SOME = ATTACKS if ALL else [ATTACKS[8], ATTACKS[50]]
_DRAWN = "() => ![...document.querySelectorAll('[aria-busy]')].some((one) => one.ariaBusy === 'true')"


def test_no_attack_in_an_address_runs(browser: Browser, preview: tuple[str, Path]) -> None:
    with visitor(browser, preview[0]) as watch:
        for attack in SOME:
            said = quote(attack, safe="")
            for path in (
                f"/zoeken/?q={said}", f"/zoeken/?q=aanval+{said}&onderwerpen={said}&sorteer={said}#{said}",
                f"/selectie/?lijst={said},aan-de-deur", f"/vergelijken/?a={said}&b=aan-de-deur#{said}",
                f"/aan-tafel/?hebben={said}&missen={said}", f"/modules/samenstellen/#titel={said}&samenvatting={said}&doelgroep={said}&doel={said}&datum={said}&begin={said}&van={said}&d=*15*{said}*{said}*{said}*{said}&d={said}&d=aan-de-deur*5*{said}",
                f"/modules/oefenen-aan-de-deur/deelnemer/?begin={said}&datum={said}", f"/modules/oefenen-aan-de-deur/trainer/?begin={said}",
                f"/bijdragen/verhaal-schrijven/?bewerk={said}&onderwerpen={said}&id={said}#{said}", f"/p/aan-de-deur/?{said}#{said}", f"/overzicht/?{said}#{said}",
            ):  # fmt: skip
                watch.open(path, wait=_DRAWN)


def test_the_finder_shows_attacks_as_text(browser: Browser, preview: tuple[str, Path]) -> None:
    with visitor(browser, preview[0]) as watch:
        page = watch.open("/zoeken/?q=aanval", wait=_DRAWN)
        assert page.locator("article, .sv-card").filter(has_text="alert(7)").count() > 3
        ids = ",".join(f"aanval-{at}" for at in range(1, 9))
        page = watch.open(f"/selectie/?lijst={ids}", wait=_DRAWN)
        page.wait_for_function("() => document.querySelector('#list').dataset.drawn?.includes('aanval')")
        watch.look()
        watch.open("/vergelijken/?a=aanval-1&b=aanval-5", wait=_DRAWN)
        watch.open("/aan-tafel/?hebben=gemeente,aanval-1&missen=vertrouwen", wait=_DRAWN)
        page = watch.open("/modules/samenstellen/#van=aanval-3&d=aanval-1&d=aanval-2&d=aanval-4", wait=_DRAWN)
        assert page.locator("#parts li").count() > 0


KEYS = (
    "sv-leeslijst",
    "sv-training",
    "sv-kleuren",
    "sv-formulier:verhaal:nieuw",
    "sv-formulier:handreiking:nieuw",
    "sv-vooraf-oefenen-aan-de-deur",
)
_DEEP = "[" * 5000 + "]" * 5000
LEFT = [
    "", "null", "0", "\"tekst\"", "[]", "{}", "[null]", "[[]]", "[{}]", "{", _DEEP, "[1,2,{\"a\":[]}]", '{"now":null,"before":[]}', '{"now":{"toString":1},"before":"d=x"}',
    '{"original":"---","fields":{},"body":{"sections":[]}}', '{"original":"","fields":[1],"body":{"intro":5,"sections":[null,1,{"heading":{},"text":[]}]}}',
    '{"original":"","fields":{"title":{"a":1},"bronnen":"x","onderwerpen":{"x":1},"gasten":[[["a"]]]},"body":{"intro":null,"sections":[{"heading":null,"text":null}]}}',
    '{"__proto__":{"ran":1},"original":"","fields":{"__proto__":{"x":1},"constructor":"a"},"body":{"sections":[{"heading":"__proto__","text":"x"}]}}',
    json.dumps(ATTACKS), json.dumps({"now": f"titel={quote(ATTACKS[8])}&d=*15*{quote(ATTACKS[0])}", "before": ATTACKS[0]}),
    json.dumps({"original": "".join(ATTACKS), "fields": {"title": ATTACKS[0], "samenvatting": ATTACKS[8], "bronnen": [{"titel": ATTACKS[9], "url": "javascript:alert(7)"}]},
                "body": {"intro": ATTACKS[12], "sections": [{"heading": "Aanleiding", "text": "\n\n".join(ATTACKS)}]}}),
    json.dumps(["aan-de-deur"] * 5000), *ATTACKS[:3],
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(LEFT)) if ALL else range(10, len(LEFT), 5))
def test_what_others_left_in_the_browser_breaks_nothing(
    browser: Browser, preview: tuple[str, Path], number: int
) -> None:
    """Other pages of the same host write in the same place."""
    with visitor(browser, preview[0]) as watch:
        watch.page.goto(f"{preview[0]}/robots.txt")
        watch.page.evaluate(
            "([keys, value]) => keys.forEach((key) => localStorage.setItem(key, value))", [KEYS, LEFT[number]]
        )
        for path in (
            "/",
            "/selectie/",
            "/modules/samenstellen/",
            "/modules/oefenen-aan-de-deur/trainer/",
            "/verhalen/aan-de-deur/",
        ):
            watch.open(path, wait=_DRAWN)
        for path in ("/bijdragen/verhaal-schrijven/", "/bijdragen/handreiking-schrijven/"):
            page = watch.open(path, wait=_DRAWN)
            page.locator("#form:not([hidden])").wait_for()
            page.locator("[data-where]", has_text="Stap").wait_for(state="attached")
            page.evaluate("location.hash = 'stap-klaar'")
            page.locator("#stap-klaar").wait_for()
            watch.look()


def test_attacks_in_the_form_run_nowhere(browser: Browser, preview: tuple[str, Path]) -> None:
    """Opened as a file, and pasted as a page: the preview shows them as text."""
    files = collection(ROWS, right=True)
    with visitor(browser, preview[0]) as watch:
        page = watch.open("/bijdragen/verhaal-schrijven/", wait=_DRAWN)
        page.locator("#form:not([hidden])").wait_for()
        page.locator("#start summary").click()
        for name, text in files.items():
            if not name.startswith("verhalen/"):
                continue
            page.evaluate("location.hash = 'stap-wat'")
            page.locator("#stap-wat").wait_for()
            page.locator("#open").set_input_files(
                {"name": name.rpartition("/")[2], "mimeType": "text/markdown", "buffer": text.encode()}
            )
            page.locator("#tell", has_text="staat in het formulier").or_(
                page.locator("#start-fault:not([hidden])")
            ).first.wait_for()
            page.evaluate("location.hash = 'stap-klaar'")
            page.locator("#preview h1").wait_for()
            page.wait_for_timeout(400)
            watch.look()
        page = watch.open("/bijdragen/verhaal-schrijven/", wait=_DRAWN)
        page.locator("#form:not([hidden])").wait_for()
        if not page.locator("#start details[open], #start[open]").count():
            page.locator("#start summary").click()
        page.evaluate(
            "html => { const held = new DataTransfer(); held.setData('text/html', html); document.querySelector('#pasted').dispatchEvent("
            "new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true })); }",
            "<p>".join(ATTACKS),
        )  # fmt: skip
        page.locator("#sort").click()
        page.wait_for_timeout(300)
        watch.look()


def test_nothing_is_asked_of_the_attacker(strict: tuple[str, Path], preview: tuple[str, Path]) -> None:
    """Also not by files that other programs read: no host of an attack stands where something is loaded from."""
    for _, site in (strict, preview):
        for path in sorted(site.rglob("*.html")):
            html = path.read_text(encoding="utf-8")
            assert not re.search(
                rf'<[^<>]*\s(?:src|srcset|poster|data|action)="[^"]*{re.escape(ELSEWHERE)}', html
            ), path
            assert not re.search(rf'<link[^<>]*href="[^"]*{re.escape(ELSEWHERE)}', html), path
