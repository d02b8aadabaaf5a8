"""What was made before, kept under a key that is a digest of everything it was made from.

So a store can never be wrong, only empty: it may be deleted at any time, copied to another machine, be read-only,
broken or in use by another build. What is in it is checked when it is taken out: against damage, not against somebody
who means harm. Values are taken for our own (`memory` unpickles them), so a store comes from nobody else, as a `.pyc`
does not: a workflow that runs strangers' code may read one, and not write one that others read.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SUM = 8
"""Bytes of the digest that stands before each value."""
ROOM = 3
"""How many times as many entries may lie in a store as the last build used, before the others are thrown away."""
FEW = 5_000
"""Entries that may lie there in any case."""
WAIT = 5.0
"""Seconds to wait for another build that is writing."""


class Store:
    """Values (bytes) by key (bytes), in one file of SQLite; without a path nothing is kept.

    Nothing here ever raises: what cannot be read is not there, what cannot be written is made again next time.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._used: set[bytes] = set()
        self._new: list[tuple[bytes, bytes]] = []
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    def get(self, key: bytes) -> bytes | None:
        """The value under a key, or None when it is not there or was damaged."""
        self._used.add(key)
        connection = self._open()
        if connection is None:
            return None
        try:
            row = connection.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            self._break()
            return None
        value = bytes(row[0]) if row else b""
        # The sum holds for what is kept, so nothing damaged is ever unpacked.
        return zlib.decompress(value[SUM:]) if value and value[:SUM] == _sum(key, value[SUM:]) else None

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; written by `flush`."""
        if self._path:
            self._used.add(key)
            packed = zlib.compress(value, level=1)
            self._new.append((key, _sum(key, packed) + packed))
            if len(self._new) >= 500:
                self.flush()

    def flush(self) -> None:
        """Write what was put."""
        rows, self._new = self._new, []
        connection = self._open() if rows else None
        if connection:
            with suppress(sqlite3.Error), connection:
                connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    @property
    def used(self) -> frozenset[bytes]:
        """The keys that were asked for or put."""
        return frozenset(self._used)

    def also_used(self, keys: Iterable[bytes]) -> None:
        """Count keys that another process used."""
        self._used.update(keys)

    def close(self) -> None:
        """Write what was put, and throw away what was not used when too much of that lies there."""
        self.flush()
        connection = self._open()
        if connection:
            with suppress(sqlite3.Error), connection:
                (many,) = connection.execute("SELECT count(*) FROM kept").fetchone()
                if many > max(FEW, ROOM * len(self._used)):
                    connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
                    connection.executemany("INSERT INTO used VALUES (?)", ((key,) for key in self._used))
                    connection.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM used)")
                    connection.execute("DROP TABLE used")
        self._close()

    def _open(self) -> sqlite3.Connection | None:
        """The connection of this process: one that was made before a fork may not be used after it."""
        if self._path is None or (self._connection and self._process == os.getpid()):
            return self._connection
        self._connection, self._process = None, os.getpid()
        for attempt in (1, 2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(self._path, timeout=WAIT, check_same_thread=False)
                # A power cut may cost what was kept: it is checked, and made again.
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
                )
                self._connection = connection
                return connection
            except sqlite3.DatabaseError as why:
                # Not a store at all, or a damaged one: begin anew, once. One that is in use stays.
                if attempt == 2 or (isinstance(why, sqlite3.OperationalError) and "locked" in str(why)):
                    break
                self._remove()
            except OSError:
                break
        self._path = None
        return None

    def _break(self) -> None:
        self._close()
        self._remove()

    def _remove(self) -> None:
        """The file, and what SQLite has beside it: to a new file that is the past of another."""
        for beside in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self._path}{beside}").unlink()

    def _close(self) -> None:
        if self._connection and self._process == os.getpid():
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


def store_path(root: Path) -> Path | None:
    """Where the store of a repository lies: in `.cache`, or where SAMENVERDER_CACHE says; `off` is nowhere."""
    asked = os.environ.get("SAMENVERDER_CACHE", "")
    return None if asked == "off" else Path(asked) if asked else root / ".cache" / "samenverder.sqlite"


def _sum(key: bytes, value: bytes) -> bytes:
    return blake2b(value, digest_size=SUM, key=key[:64]).digest()


def digest(*parts: str | bytes | None) -> bytes:
    """The digest of parts in order; None differs from empty."""
    found = blake2b(digest_size=20)
    for part in parts:
        # A name of a file may have bytes that are no letters.
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"-" if raw is None else b"%d:" % len(raw))
        found.update(raw or b"")
    return found.digest()
