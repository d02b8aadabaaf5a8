"""What Lighthouse says of the main kinds of page: accessibility, best practices and findability, each out of 100.

Needs Node besides Chromium, and fetches Lighthouse itself with npx. Exits with 1 when a score is below 100.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from common import ROOT, build_site, chromium_path, served, table

LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("accessibility", "best-practices", "seo")
PAGES = {
    "home": "",
    "story": "verhalen/velsen-skaeve-huse/",
    "term": "randvoorwaarden/gegevensdeling/",
    "finder": "zoeken/?q=schulden",
    "overview": "overzicht/",
    "compare": "vergelijken/?a=apeldoorn-opstapregeling&b=overbetuwe-opstapregeling",
    "reading list": "selectie/?lijst=apeldoorn-opstapregeling",
}


def scores(address: str, report: Path) -> list[int]:
    """The score in each category, from 0 to 100; what costs points is printed."""
    command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", f"--only-categories={','.join(CATEGORIES)}",
               "--chrome-flags=--headless=new --no-sandbox --disable-gpu", "--output=json", f"--output-path={report}"]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": chromium_path(), "PUPPETEER_SKIP_DOWNLOAD": "1"}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found = json.loads(report.read_text(encoding="utf-8"))
    for category in found["categories"].values():
        for reference in category["auditRefs"]:
            audit = found["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"  {address}: {audit['id']}: {audit['title']}", flush=True)
    return [round(100 * found["categories"][category]["score"]) for category in CATEGORIES]


def main() -> int:
    """Build the site, ask Lighthouse, print the table; 1 when any score is below 100."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(ROOT, Path(folder) / "site").site
        with served(site, packed=True) as server:
            for name, page in PAGES.items():
                found = scores(f"{server.address}/{page}", Path(folder) / "report.json")
                rows.append([name, *map(str, found)])
                print(f"Looked at {name}", flush=True)
    print(f"\n{table(('page', *CATEGORIES), rows)}")
    return int(any(score != "100" for row in rows for score in row[1:]))


if __name__ == "__main__":
    sys.exit(main())
