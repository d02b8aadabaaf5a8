"""One issue on the forge, and never somebody else's."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from issue import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TITLE = "Bronnen die niet meer te vinden zijn"


class Forge(ThreadingHTTPServer):
    """The part of a forge that keeps issues."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.issues: list[dict[str, Any]] = []
        self.tokens: set[str] = set()

    def add(self, title: str, login: str, **more: Any) -> None:
        self.issues.append(
            {
                "number": len(self.issues) + 1,
                "title": title,
                "body": "",
                "state": "open",
                "user": {"login": login},
                **more,
            }
        )


class _Answers(BaseHTTPRequestHandler):
    server: Forge

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test speaks through its result."""

    def do_GET(self) -> None:
        page = int(self.path.rpartition("page=")[2])
        opened = [issue for issue in self.server.issues if issue["state"] == "open"]
        self._say(opened[(page - 1) * 50 : page * 50])

    def do_POST(self) -> None:
        told = self._told()
        self.server.add(told["title"], "github-actions[bot]", body=told["body"])
        self._say(self.server.issues[-1])

    def do_PATCH(self) -> None:
        self.server.issues[int(self.path.rpartition("/")[2]) - 1] |= self._told()
        self._say({})

    def _told(self) -> Any:
        return json.loads(self.rfile.read(int(self.headers["Content-Length"])))

    def _say(self, what: Any) -> None:
        assert self.path.startswith("/api/v1/repos/een/twee/issues")
        self.server.tokens.add(self.headers["Authorization"])
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())


@pytest.fixture
def forge(monkeypatch: pytest.MonkeyPatch) -> Iterator[Forge]:
    with Forge() as forge:
        threading.Thread(target=forge.serve_forever, args=(0.02,), daemon=True).start()
        monkeypatch.setenv("GITHUB_API_URL", f"http://127.0.0.1:{forge.server_port}/api/v1")
        monkeypatch.setenv("GITHUB_REPOSITORY", "een/twee")
        monkeypatch.setenv("ISSUE_TOKEN", "geheim")
        yield forge
        forge.shutdown()


@pytest.fixture
def tell(tmp_path: Path) -> Any:
    def told(text: str) -> None:
        path = tmp_path / "links.md"
        path.write_text(f"# {TITLE}\n\n{text}\n" if text else "", encoding="utf-8")
        assert main(path, TITLE) == 0

    return told


def test_it_is_opened_once_changed_and_closed(forge: Forge, tell: Any) -> None:
    tell("een")
    tell("twee")
    assert [(issue["title"], issue["body"], issue["state"]) for issue in forge.issues] == [
        (TITLE, "twee", "open")
    ]
    tell("")
    assert forge.issues[0]["state"] == "closed"
    assert forge.tokens == {"token geheim"}


def test_after_it_was_closed_a_new_one_is_opened(forge: Forge, tell: Any) -> None:
    for text in ("een", "", "twee"):
        tell(text)
    assert [issue["state"] for issue in forge.issues] == ["closed", "open"]


def test_nothing_to_tell_opens_nothing(forge: Forge, tell: Any) -> None:
    tell("")
    assert forge.issues == []


def test_an_issue_of_a_stranger_with_its_title_is_left_alone(forge: Forge, tell: Any) -> None:
    forge.add(TITLE, "iemand")
    forge.add(TITLE, "github-actions[bot]", pull_request={"url": "x"})
    tell("een")
    assert [issue["body"] for issue in forge.issues] == ["", "", "een"]


def test_it_is_found_behind_many_others(forge: Forge, tell: Any) -> None:
    for number in range(120):
        forge.add(f"Iets anders {number}", "iemand")
    tell("een")
    tell("twee")
    assert [issue["body"] for issue in forge.issues[120:]] == ["twee"]
