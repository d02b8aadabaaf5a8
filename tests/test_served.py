"""Served for real: what nginx, static hosts and a browser make of the site."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from browser import needs_browser, served
from conftest import Repository
from nginx import ask, nginx
from samenverder.cli import main
from samenverder.publish.nginx import pack
from samenverder.publish.server import HEADERS, NO_FRAME, POLICY
from test_access import KINDS, is_drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def real(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real collection on nginx."""
    with nginx(real_site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The small library below a path, with packed files, for browsers that come back over https only."""
    folder = tmp_path_factory.mktemp("served")
    site = Repository(folder / "repo").build(site_url="https://gemeente.example/kennis/")
    list(pack(site))
    with nginx(site, folder / "nginx", under="/kennis/", hsts=True) as address:
        yield address, site


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_every_kind_of_page_says_what_a_browser_may_do(real: str, kind: str) -> None:
    status, headers, body = ask(real, KINDS[kind])
    assert status == 200
    assert {name: headers[name.lower()] for name in HEADERS} == {
        **HEADERS,
        "Content-Security-Policy": f"{POLICY}; {NO_FRAME}",
    }
    assert headers["x-frame-options"] == "DENY"
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-cache"
    assert "strict-transport-security" not in headers, "only who asks for it"
    # A server that sends no headers has the same from the page itself, before anything is loaded.
    html = body.decode()
    told = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
    assert told
    assert told[1].replace("&#39;", "'") == POLICY
    assert told.start() < min(html.index("<link"), html.index("<script"))
    # Linked data is no script that runs.
    inline = r'<script(?![^>]* src=| type="application/ld.json")|<style|<\w[^<>]*\s(?:style|on[a-z]+)='
    assert re.findall(inline, html) == []


def test_what_is_not_there_gets_the_page_that_says_so(real: str) -> None:
    status, headers, body = ask(real, "/verhalen/bestaat-niet/")
    assert status == 404
    assert "Deze pagina is er niet" in body.decode()
    assert headers["content-security-policy"].startswith(POLICY), "also then"
    for hidden in ("/_redirects", "/_headers", "/.git/config", "/verhalen/.verborgen"):
        assert ask(real, hidden)[0] == 404
    assert ask(real, "/", method="POST")[0] == 405


def test_a_short_address_leads_on_with_what_was_asked(real: str) -> None:
    for path, to in [
        ("/p/velsen-skaeve-huse/", "/verhalen/velsen-skaeve-huse/"),
        ("/p/velsen-skaeve-huse/?van=blad", "/verhalen/velsen-skaeve-huse/?van=blad"),
        ("/p/velsen-skaeve-huse", "/p/velsen-skaeve-huse/"),
        ("/verhalen", "/verhalen/"),
    ]:
        status, headers, _ = ask(real, path)
        assert (status, headers["location"]) == (301, to), path


def test_a_file_that_gets_another_name_when_it_changes_is_kept(real: str, real_site: Path) -> None:
    index = next(path for path in sorted((real_site / "zoek").rglob("*.json")))
    _, headers, _ = ask(real, f"/{index.relative_to(real_site).as_posix()}")
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    _, headers, _ = ask(real, "/assets/css/base.css")
    assert headers["cache-control"] == "no-cache"
    assert ask(real, "/assets/css/base.css", If_None_Match=headers["etag"])[0] == 304


def test_data_may_be_read_by_other_sites_and_has_its_type(real: str) -> None:
    _, headers, _ = ask(real, "/data/praktijken/velsen-skaeve-huse.json")
    assert headers["access-control-allow-origin"] == "*"
    assert headers["content-type"].startswith("application/json")
    assert "access-control-allow-origin" not in ask(real, "/zoeken/")[1]
    assert ask(real, "/data/sjablonen/verhaal.md")[1]["content-type"] == "text/markdown; charset=utf-8"


def test_packed_files_are_sent_to_who_can_read_them(packed: tuple[str, Path]) -> None:
    address, site = packed
    plain = (site / "verhalen/aan-de-deur/index.html").read_bytes()
    _, headers, body = ask(address, "/kennis/verhalen/aan-de-deur/", Accept_Encoding="gzip")
    assert headers["content-encoding"] == "gzip"
    assert headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(body) == plain
    _, headers, body = ask(address, "/kennis/verhalen/aan-de-deur/")
    assert "content-encoding" not in headers
    assert body == plain


def test_below_a_path_everything_works_as_at_a_root(packed: tuple[str, Path]) -> None:
    address, site = packed
    assert ask(address, "/kennis")[1]["location"] == "/kennis/"
    assert ask(address, "/kennis/")[0] == 200
    assert ask(address, "/kennis/onderwerpen/wijk/")[1]["location"] == "/kennis/onderwerpen/buurt/"
    status, headers, body = ask(address, "/kennis/niets/")
    assert status == 404
    assert "Deze pagina is er niet" in body.decode()
    assert headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert ask(address, "/kennis/_redirects")[0] == 404
    # Everything that pages of each kind ask for is there, also when the page stands for one that is not.
    for page in ("", "verhalen/", "verhalen/aan-de-deur/", "404.html"):
        html = (site / page / "index.html" if not page.endswith(".html") else site / page).read_text()
        for target in re.findall(r'(?:src|href)="([^"#?]+)', html):
            # The small library has no such page.
            if not target.startswith(("http", "mailto")) and not target.endswith(
                ("over/toegankelijkheid/", "over/privacy/")
            ):
                path = (
                    target
                    if target.startswith("/")
                    else f"/kennis/{page if page != '404.html' else ''}{target}"
                )
                assert ask(address, path)[0] in (200, 301), f"{page}: {target}"
    rows = (site / "_redirects").read_text().splitlines()
    assert "/kennis/onderwerpen/wijk/ /kennis/onderwerpen/buurt/ 301" in rows


def test_static_hosts_get_the_same_headers(real_site: Path) -> None:
    """No path gets a policy against frames that is made to be framed; every other gets it once."""
    rules: dict[str, dict[str, str]] = {}
    at = ""
    for line in (real_site / "_headers").read_text().splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[at][name] = value
        else:
            at = line
            rules[at] = {}
    assert rules["/*"] == HEADERS
    framed = [at for at, said in rules.items() if said.get("Content-Security-Policy") == NO_FRAME]
    assert set(framed) == {"/", *(f"/{path.name}/*" for path in real_site.iterdir() if path.is_dir())} - {
        "/insluiten/*"
    }
    assert "immutable" in rules["/zoek/*"]["Cache-Control"]
    assert rules["/data/*"]["Access-Control-Allow-Origin"] == "*"
    assert len(rules) <= 100, "no host reads more"


@needs_browser
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_asks_for_what_the_policy_forbids(browser: Browser, real: str, kind: str) -> None:
    context = browser.new_context(base_url=real, reduced_motion="reduce")
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(KINDS[kind])
    is_drawn(page)
    context.close()
    assert told == []
    assert [url for url in asked if not url.startswith((real, "data:"))] == []


@needs_browser
def test_only_what_is_made_for_it_is_shown_within_another_site(
    browser: Browser, real: str, tmp_path: Path
) -> None:
    frame = "/insluiten/velsen-skaeve-huse/"
    _, headers, _ = ask(real, frame)
    assert headers["content-security-policy"] == POLICY
    assert "x-frame-options" not in headers
    frames = "".join(
        f'<iframe src="{real}{path}"></iframe>' for path in (frame, "/verhalen/velsen-skaeve-huse/")
    )
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Elders</title>{frames}", encoding="utf-8")
    with served(tmp_path) as elsewhere:
        page = browser.new_page()
        page.goto(elsewhere)
        page.wait_for_load_state("networkidle")
        shown, refused = page.frames[1:]
        assert shown.locator("a").count() >= 1
        assert refused.url.startswith("chrome-error:")
        page.close()


def lands(page: Page, address: str) -> tuple[str, str | None]:
    """Where a visitor ends who goes to an address, and what stands at the place that it names."""
    page.goto(address)
    page.wait_for_function("() => document.querySelector('.sv-page article') !== null")
    path = page.evaluate("location.pathname + location.search + location.hash")
    there = page.evaluate(
        "document.getElementById(decodeURIComponent(location.hash.slice(1)))?.nextElementSibling?.textContent ?? null"
    )
    return path, there


@needs_browser
def test_old_addresses_work_after_renaming_merging_deleting(
    browser: Browser, repository: Repository, tmp_path: Path
) -> None:
    """As contributors do it, each told and mended first; then by nginx, and by the pages alone."""
    stories = repository.practices / "verhalen"
    repository.change("verhalen/aan-het-werk.md", "## Lessen", "### Wat het opleverde\n\nWerk.\n\n## Lessen")
    assert main(["adressen", "--map", str(repository.practices)]) == 0
    # A story is renamed, and a heading in it; two terms are merged; a guide is deleted.
    (stories / "aan-het-werk.md").rename(stories / "aan-de-slag.md")
    repository.change("verhalen/aan-de-slag.md", "### Wat het opleverde", "### De opbrengst in het kort")
    topics = (repository.practices / "begrippen/onderwerp.yml").read_text(encoding="utf-8")
    repository.write({"begrippen/onderwerp.yml": topics[: topics.index("  - id: werk")]})
    for path in repository.practices.rglob("*.md"):
        said = path.read_text(encoding="utf-8")
        path.write_text(
            said.replace("[werk]", "[buurt]").replace("aan-het-werk", "aan-de-slag"), encoding="utf-8"
        )
    guide = repository.practices / "handreikingen/samen-op-bezoek.md"
    module = repository.practices / "modules/oefenen-aan-de-deur.md"
    module.write_text(
        re.sub(r"\{handreiking: samen-op-bezoek,", "{werkvorm: Oefenen,", module.read_text()),
        encoding="utf-8",
    )
    guide.unlink()
    told = [line for line in repository.problems() if "gepubliceerd" in line]
    assert [re.search(r"'(\S+/)' is", line)[1] for line in told] == [  # type: ignore[index]
        "handreikingen/samen-op-bezoek/", "onderwerpen/werk/", "verhalen/aan-het-werk/",
    ]  # fmt: skip

    repository.change("begrippen/onderwerp.yml", "vervangt: [wijk]", "vervangt: [wijk, werk]")
    repository.change(
        "verhalen/aan-de-slag.md", "beoordeeld:", "eerdere_adressen: [aan-het-werk]\nbeoordeeld:"
    )
    repository.write({"_doorverwijzingen.txt": "handreikingen/samen-op-bezoek/ -> handreikingen/\n"})
    told = [line for line in repository.problems() if "gepubliceerd" in line]
    assert len(told) == 1
    assert "'#wat-het-opleverde' is gepubliceerd, maar staat er niet meer" in told[0]
    repository.change(
        "verhalen/aan-de-slag.md",
        "beoordeeld:",
        "eerdere_kopjes:\n  - {was: wat-het-opleverde, nu: de-opbrengst-in-het-kort}\nbeoordeeld:",
    )
    assert [line for line in repository.problems() if "gepubliceerd" in line] == []

    site = repository.build()
    with nginx(site, tmp_path / "nginx") as by_server, served(site) as by_page:
        for address in (by_server, by_page):
            page = browser.new_page(base_url=address)
            assert lands(page, "/verhalen/aan-het-werk/?van=blad#wat-het-opleverde") == (
                "/verhalen/aan-de-slag/?van=blad#wat-het-opleverde",
                "De opbrengst in het kort",
            )
            assert lands(page, "/p/aan-het-werk/")[0] == "/verhalen/aan-de-slag/"
            assert lands(page, "/p/aan-de-slag/#aanpak")[0] == "/verhalen/aan-de-slag/#aanpak"
            assert lands(page, "/onderwerpen/werk/")[0] == "/onderwerpen/buurt/"
            assert lands(page, "/handreikingen/samen-op-bezoek/")[0] == "/handreikingen/"
            page.close()
        without = browser.new_context(base_url=by_page, java_script_enabled=False)
        page = without.new_page()
        page.goto("/verhalen/aan-het-werk/")
        page.wait_for_url("**/verhalen/aan-de-slag/")
        without.close()
        assert ask(by_server, "/verhalen/aan-het-werk/")[:1] == (301,)
        assert ask(by_server, "/data/praktijken/aan-het-werk.json")[0] == 200


@needs_browser
def test_from_a_folder_on_a_disk_one_can_read_and_go_on(
    browser: Browser, real_site: Path, tmp_path: Path
) -> None:
    """As it comes out of a zip: without a server, in a folder with a name as people give them."""
    folder = tmp_path / "Samen Verder (één)"
    folder.symlink_to(real_site, target_is_directory=True)
    home = folder.as_uri() + "/index.html"
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(home)
    page.locator(".sv-tabs").get_by_role("link", name="Verhalen").click()
    assert page.url == f"{folder.as_uri()}/verhalen/index.html"
    page.locator(".sv-card__title a").first.click()
    assert re.fullmatch(r".*/verhalen/[a-z0-9-]+/index\.html", page.url)
    assert page.locator("h1").inner_text() != ""
    # The sheet is there: it is no bare text.
    assert page.locator(".sv-header").evaluate("one => getComputedStyle(one).position") == "sticky"
    assert not page.locator(".sv-header__button#scheme").is_visible(), "what needs a script that does not run"
    page.locator(".sv-tabs").get_by_role("link", name="Overzicht").click()
    page.locator(".sv-map svg").first.wait_for()
    page.get_by_role("banner").get_by_role("searchbox").fill("schulden")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/index.html?q=schulden")
    assert "heeft een webserver nodig" in page.locator("[data-from-disk]").inner_text()
    page.get_by_role("link", name="alle verhalen").click()
    assert page.url == f"{folder.as_uri()}/verhalen/index.html"
    page.goto(f"{folder.as_uri()}/p/velsen-skaeve-huse/index.html#aanpak")
    page.wait_for_url("**/verhalen/velsen-skaeve-huse/index.html#aanpak")
    page.close()
    # Modules are refused by the browser itself; nothing else may go wrong.
    assert [line for line in told if "CORS" not in line and "ERR_FAILED" not in line] == []
