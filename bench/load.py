"""What a server bears and what a visit weighs: nginx with our site beside the same nginx with plain Material's.

Usage: python bench/load.py [N]     (1000 stories when not given; needs nginx and ab, from apache2-utils)

Both sites have the same stories, are packed beforehand, and are served by the configuration that `samenverder server`
writes. Requests are asked over the loopback only, with connections kept, as many at once as `AT_ONCE`; figures are
medians of `TIMES` turns. A visit, in a Chromium that was never here before: home, a search, one story; what is counted
are the bytes of the answers as they were sent.
"""

from __future__ import annotations

import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from collection import read_pool
from common import build_site, expect_stories, table
from samenverder.publish.nginx import nginx_conf, pack
from ways import make_ours, make_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

AT_ONCE, REQUESTS, TIMES = 20, 4000, 3
STORY = "/verhalen/v00007/"
_MAIN = """\
daemon off; pid {folder}/nginx.pid; error_log stderr error; {user} worker_processes 1; events {{}}
http {{ access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e; include {folder}/site.conf; }}
"""


def _needed(name: str) -> str:
    found = shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if not found:
        raise SystemExit(f"{name} is not installed.")
    return found


@contextmanager
def nginx(site: Path, folder: Path) -> Iterator[str]:
    """The address at which nginx serves a site; `folder` is for its own files."""
    folder.mkdir()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    conf = nginx_conf(site, root=str(site), port=port).replace(f"    listen [::]:{port};\n", "")
    (folder / "site.conf").write_text(conf, encoding="utf-8")
    shutil.copy("/etc/nginx/mime.types", folder)
    (folder / "nginx.conf").write_text(_MAIN.format(folder=folder, user="user root;"), encoding="utf-8")
    running = subprocess.Popen([_needed("nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        time.sleep(1)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def per_second(address: str) -> float:
    """Requests a second, the median of several turns."""
    command = [
        _needed("ab"),
        "-q",
        "-k",
        "-c",
        str(AT_ONCE),
        "-n",
        str(REQUESTS),
        "-H",
        "Accept-Encoding: gzip",
        address,
    ]
    found = []
    for _ in range(TIMES):
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        if not re.search(r"Failed requests:\s+0\b", said) or "Non-2xx" in said:
            raise SystemExit(said)
        found.append(float(re.search(r"Requests per second:\s+([\d.]+)", said)[1]))  # type: ignore[index]
    return statistics.median(found)


def visit(browser: Browser, address: str, *, ours: bool) -> dict[str, int]:
    """Bytes of each step of a visit, and how many answers in all."""
    context = browser.new_context(base_url=address)
    page: Page = context.new_page()
    sizes: list[int] = []

    def count(request: object) -> None:
        found = request.sizes()  # type: ignore[attr-defined]
        sizes.append(found["responseBodySize"] + found["responseHeadersSize"])

    page.on("requestfinished", count)
    steps = {}
    page.goto("/")
    page.wait_for_load_state("networkidle")
    steps["home"] = sum(sizes)
    if ours:
        page.goto("/zoeken/?q=schulden")
    else:
        page.locator("[data-md-component=search-query]").fill("schulden")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)
    steps["find"] = sum(sizes) - steps["home"]
    page.goto(STORY)
    page.wait_for_load_state("networkidle")
    steps["story"] = sum(sizes) - steps["home"] - steps["find"]
    steps["answers"] = len(sizes)
    context.close()
    return steps


def main() -> None:
    """Build both, serve both, ask both in turns."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    pool = read_pool()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        root = Path(name)
        sites = {}
        for way, make in (("plain", make_plain), ("ours", make_ours)):
            (root / way).mkdir()
            make(root / way, pool, number)
            sites[way] = build_site(root / way).site
            expect_stories(sites[way], number)
            # What our build writes for servers; plain MkDocs has none.
            (sites[way] / "_redirects").touch()
            list(pack(sites[way]))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with nginx(sites["plain"], root / "n1") as plain, nginx(sites["ours"], root / "n2") as ours:
            rates = {
                path: (per_second(plain + path), per_second(ours + path))
                for path in ("/", STORY, "/404.html")
            }
            weights = visit(browser, plain, ours=False), visit(browser, ours, ours=True)
        browser.close()
    rows = [(f"{path} requests/s", f"{a:.0f}", f"{b:.0f}", f"{b / a:.2f}") for path, (a, b) in rates.items()]
    for step in ("home", "find", "story"):
        a, b = weights[0][step], weights[1][step]
        rows.append((f"{step}, kB", f"{a / 1000:.0f}", f"{b / 1000:.0f}", f"{b / a:.2f}" if a else ""))
    a, b = (sum(weight[step] for step in ("home", "find", "story")) for weight in weights)
    rows.append(("visit, kB", f"{a / 1000:.0f}", f"{b / 1000:.0f}", f"{b / a:.2f}" if a else ""))
    rows.append(("answers", str(weights[0]["answers"]), str(weights[1]["answers"]), ""))
    print(table(("", "plain", "ours", "ratio"), rows))


if __name__ == "__main__":
    main()
