"""A server that does whatever servers do, on this machine only."""

from __future__ import annotations

import threading
import time
from collections import Counter
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def here(number: str, port: int) -> bool:
    """Only this machine, and only where a test serves."""
    return number in ("127.0.0.1", "::1") and port > 1024


class Server(ThreadingHTTPServer):
    """Remembers who asked what."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: Counter[str] = Counter()
        self.names: set[str] = set()
        self.at_once = self.most_at_once = 0
        self.moments: list[float] = []
        self.stopped = threading.Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asks may leave before all is said."""


class _Answers(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a test speaks through its result."""

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        server = self.server
        server.asked[f"{self.command} {self.path}"] += 1
        server.names.add(self.headers["User-Agent"])
        server.moments.append(time.monotonic())
        server.at_once += 1
        server.most_at_once = max(server.most_at_once, server.at_once)
        try:
            with suppress(BrokenPipeError, ConnectionResetError):
                self._say(*self.path.strip("/").split("/"))
        finally:
            server.at_once -= 1

    def _say(self, what: str, *rest: str) -> None:
        match what:
            case "code":
                self._status(int(rest[0]))
            case "head-no":
                self._status(int(rest[0]) if self.command == "HEAD" else 200)
            case "to":
                self._status(int(rest[0]), Location="/" + "/".join(rest[1:]))
            case "out":
                self._status(
                    302,
                    Location={
                        "in": "http://10.0.0.1/",
                        "file": "file:///etc/passwd",
                        "port": "http://127.0.0.1:22/",
                    }[rest[0]],
                )
            case "loop":
                self._status(302, Location=f"/loop/{int(rest[0]) + 1}")
            case "later":
                first = self.server.asked[f"{self.command} {self.path}"] == 1
                self._status(429, **{"Retry-After": rest[0]}) if first else self._status(200)
            case "away":
                self._status(503, **{"Retry-After": "86400"})
            case "wakes":
                self._status(503 if sum(self.server.asked.values()) < int(rest[0]) else 200)
            case "huge":
                self._status(200)
                while not self.server.stopped.is_set():
                    self.wfile.write(b"x" * 65536)
            case "slow-body":
                self._status(200)
                self.wfile.flush()
                self.server.stopped.wait()
            case "header":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"y" * 200_000 + b"\r\n\r\n")
            case "drip":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while not self.server.stopped.wait(0.05):
                    self.wfile.write(b"X")
                    self.wfile.flush()
            case "dumb":
                self.server.stopped.wait()
            case "noise":
                self.wfile.write(b"\x00\xff SSH-2.0\r\n\r\n")
            case "hangs-up":
                self.close_connection = True
            case _:
                self._status(200)

    def _status(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


@contextmanager
def running(server: Server) -> Iterator[Server]:
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
