"""How many steps and minutes a contribution takes, for three kinds of contributor: `python bench/steps.py site`.

Each begins on the home page with a clean profile (the third in an empty folder with a clone) and brings in the same
story: one of ours, typed anew. Actions are counted as they are done. Minutes are reckoned, not measured with people:
typing at 40 words a minute, 3 seconds for each click or choice, 8 for reading what a field asks
(a keystroke-level estimate after Card, Moran and Newell, 1980).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

from browser import chromium, served  # noqa: E402
from samenverder.reading.front_matter import read_practice  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from samenverder.reading.front_matter import Document

STORY = "verhalen/apeldoorn-opstapregeling.md"
PER_SIGN, PER_CLICK, PER_FIELD = 60 / (40 * 6), 3, 8


class Count:
    """What somebody does, counted while doing it."""

    def __init__(self, who: str) -> None:
        self.clicks = self.fields = self.signs = self.number = 0
        print(f"\n{who}")

    def click(self, at: Locator, what: str) -> None:
        at.click()
        self.clicks += 1
        self.say(what)

    def type(self, at: Locator, text: str, what: str) -> None:
        at.fill(text)
        self.fields += 1
        self.signs += len(text)
        self.say(f"{what} ({len(text)} tekens)")

    def say(self, what: str) -> None:
        self.number += 1
        print(f"  {self.number:3}. {what}")

    def total(self) -> None:
        seconds = self.signs * PER_SIGN + self.clicks * PER_CLICK + self.fields * PER_FIELD
        print(
            f"  = {self.number} stappen: {self.clicks} keer kiezen of klikken, {self.fields} velden, {self.signs} tekens; ongeveer {round(seconds / 60)} minuten, waarvan {round(self.signs * PER_SIGN / 60)} typen"
        )


def by_form(page: Page, story: Document, count: Count) -> str:
    """From the home page to a file without a fault; returns it."""
    data: Any = story.data
    page.goto("/")
    count.click(
        page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Bijdragen"),
        "Menu: Bijdragen",
    )
    count.click(page.get_by_role("link", name="Vertel een verhaal").first, "Vertel een verhaal")
    page.locator("#form:not([hidden])").wait_for()
    for name in ("title", "samenvatting", "periode", "doelgroep"):
        if data.get(name):
            count.type(page.locator(f"#f-{name}"), data[name], name)
    go_on(page, count)
    texts = {
        section.partition("\n")[0]: section.partition("\n")[2].strip()
        for section in story.body.split("\n## ")[0:]
    }
    texts = {name.removeprefix("## ").strip(): text for name, text in texts.items()}
    for box in page.locator("[data-section]").all():
        heading = box.get_attribute("data-section") or ""
        if texts.get(heading):
            count.type(box.locator("textarea"), texts[heading], heading)
    go_on(page, count)
    for box in page.locator("[data-vocabulary]").all():
        choose(box, data, count)
    go_on(page, count)
    for field in ("bronnen", "opbrengst", "onbekend"):
        box = page.locator(f"[data-field={field}]")
        for place, item in enumerate(data.get(field) or []):
            if place:
                count.click(box.locator("[data-add]"), f"{field}: voeg toe")
            row = box.locator("[data-row]").nth(place)
            for name, value in item.items() if isinstance(item, dict) else {"": item}.items():
                control = row.locator(f"[data-within={name}]" if name else "[data-value]")
                if control.evaluate("(one) => one.localName") == "select":
                    control.select_option(value)
                    count.clicks += 1
                    count.say(f"{field} {place + 1}, {name}: {value}")
                else:
                    count.type(control, str(value), f"{field} {place + 1} {name}")
    go_on(page, count)
    page.wait_for_timeout(1500)
    left = page.locator("#todo li").all_inner_texts()
    print(f"       Nog te doen: {left or 'niets'}")
    return page.locator("#file").text_content() or ""


def choose(box: Locator, data: Any, count: Count) -> None:
    """The terms of a vocabulary: what the text offers, else from the list."""
    field = box.get_attribute("data-field") or ""
    for item in data.get(field) or []:
        id, behind = next(iter(item.items())) if isinstance(item, dict) else (item, None)
        control = box.locator(f".sv-pick__list input[value={id}]")
        label = control.locator("xpath=following-sibling::span/strong").text_content() or id
        offer = box.get_by_role("button", name=f"Voeg toe: {label}", exact=True)
        if offer.count():
            count.click(offer, f"{field}: {label} (voorgesteld)")
        else:
            if not box.locator("details[open]").count():
                count.click(box.locator("summary"), f"{field}: open de lijst")
            count.click(control, f"{field}: {label}")
        row = box.locator("[data-chosen] > li", has=box.page.locator("strong", has_text=label)).last
        if isinstance(behind, str) and row.locator(f"input[value='{behind}']").count():
            count.click(row.locator(f"input[value='{behind}']"), f"{label}: {behind}")
        elif behind:
            said = "; ".join(behind) if isinstance(behind, list) else str(behind)
            count.type(row.locator(".sv-pick__names input"), said, f"{label}: naam")


def go_on(page: Page, count: Count) -> None:
    link = page.locator("[data-step]:not([hidden]) .sv-form__go .sv-button--main")
    count.click(link, link.inner_text().strip(" →"))
    page.wait_for_timeout(500)


def by_git(text: str, count: Count) -> None:
    """In a clone: the real commands, up to the commit."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "practices", Path(folder) / "practices")
        shutil.copytree(ROOT / "docs", Path(folder) / "docs")
        who = {f"GIT_{role}_{part}": "x" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        command = [sys.executable, "-c", "import sys; from samenverder.cli import main; sys.exit(main())"]
        environment = {**os.environ, **who, "PYTHONPATH": str(ROOT / "hooks")}

        def run(said: str, *words: str) -> None:
            done = subprocess.run(
                words, cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
            last = (done.stdout + done.stderr).strip().split("\n")[-1]
            count.signs += len(said)
            count.fields += 1
            count.say(f"$ {said}    -> {last[:90]}")

        for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "Begin"]):
            subprocess.run(["git", *words], cwd=folder, env=environment, check=True)
        run("git switch -c nieuw-verhaal", "git", "switch", "-c", "nieuw-verhaal")
        run(
            'samenverder nieuw verhaal "Een tijdelijk contract"',
            *command,
            "nieuw",
            "verhaal",
            "Een tijdelijk contract",
        )
        path = Path(folder, "practices/verhalen/een-tijdelijk-contract.md")
        path.write_text(text, encoding="utf-8")
        count.signs += len(text)
        count.fields += 12
        count.say(f"vul het bestand in ({len(text)} tekens)")
        Path(folder, "practices", STORY).unlink()
        run(
            "samenverder controleer practices/verhalen/een-tijdelijk-contract.md",
            *command,
            "controleer",
            str(path),
        )
        run(
            "git add practices && git commit -m 'Nieuw verhaal'",
            "git",
            "commit",
            "--all",
            "--quiet",
            "--message",
            "x",
        )
        for what in ("$ git push -u origin nieuw-verhaal", "open de pull request"):
            count.clicks += 1
            count.say(f"{what} (buiten deze proef)")


def main(site: Path) -> None:
    """Let all three do it."""
    story = read_practice(ROOT / "practices" / STORY, STORY)
    with served(site) as address, chromium() as browser:
        texts = []
        for who, way in {
            "1. Met het formulier, per mail": "mail",
            "2. Met het formulier, via de forge": "forge",
        }.items():
            context = browser.new_context(base_url=address, reduced_motion="reduce", accept_downloads=True)
            page = context.new_page()
            count = Count(who)
            texts.append(by_form(page, story, count))
            button = page.locator(f"[data-way={way}]")
            count.click(button, button.inner_text().strip())
            for more in {
                "mail": ["voeg het bestand toe in je mail", "verstuur"],
                "forge": ["Propose changes", "Create pull request"],
            }[way]:
                count.clicks += 1
                count.say(f"{more} (buiten deze proef)")
            count.total()
            context.close()
    count = Count("3. Met git")
    by_git(texts[0], count)
    count.total()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
