"""Keeps one issue on the forge in step with a message: `python tools/issue.py links.md`.

The first line of the file (`# ...`) is the title, the rest its text; an empty file closes the issue. Speaks the part of
the API that GitHub, Forgejo and Gitea share, with what their workflows give: GITHUB_API_URL, GITHUB_REPOSITORY and, as
ISSUE_TOKEN, a token that may write issues and nothing else. An issue of somebody else is never touched, whatever it is called.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

OURS = frozenset({"github-actions[bot]", "forgejo-actions", "gitea-actions"})
"""Who writes for a workflow; nobody can register these names."""
PATIENCE = 30
PAGES = 10
"""Of open issues that are looked through."""


class Forge:
    """The issues of one repository."""

    def __init__(self, api: str, repository: str, token: str) -> None:
        self._issues = f"{api.rstrip('/')}/repos/{repository}/issues"
        self._token = token

    def _ask(self, method: str, address: str, told: dict[str, str] | None = None) -> Any:
        body = json.dumps(told).encode() if told else None
        headers = {
            "Authorization": f"token {self._token}",
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": "samenverder-links",
        }
        with urlopen(Request(address, body, headers, method=method), timeout=PATIENCE) as answer:
            return json.loads(answer.read())

    def ours(self, title: str) -> int | None:
        """The number of the open issue with a title that a workflow made; None when there is none."""
        for page in range(1, PAGES + 1):
            found = self._ask("GET", f"{self._issues}?state=open&per_page=50&limit=50&page={page}")
            for issue in found:
                if (
                    issue["title"] == title
                    and issue["user"]["login"] in OURS
                    and not issue.get("pull_request")
                ):
                    return int(issue["number"])
            if not found:
                break
        return None

    def keep(self, title: str, text: str) -> str:
        """Open or change the issue, or close it when there is nothing to say; says what was done."""
        number = self.ours(title)
        if number is None:
            if not text:
                return "nothing to tell"
            return f"opened {self._ask('POST', self._issues, {'title': title, 'body': text})['number']}"
        self._ask("PATCH", f"{self._issues}/{number}", {"body": text} if text else {"state": "closed"})
        return f"{'changed' if text else 'closed'} {number}"


def main(path: Path, title: str) -> int:
    """Keep the issue as the file says; `title` is what it is called when the file is empty."""
    first, _, text = path.read_text(encoding="utf-8").partition("\n")
    forge = Forge(os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["ISSUE_TOKEN"])
    print(forge.keep(first.removeprefix("# ") or title, text.strip()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
