"""How far a long run is."""

from __future__ import annotations

import re
from io import StringIO

from samenverder.running.progress import OFTEN, Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_run_says_how_far_it_is_and_leaves_no_trace() -> None:
    out = Terminal()
    with Progress(out, after=0) as progress:
        progress.of("praktijken gelezen")(1200, 4000)
    assert out.getvalue() == "\r\033[K1200 van 4000 praktijken gelezen ...\r\033[K"


def test_it_says_how_long_it_will_be(monkeypatch: object) -> None:
    out = Terminal()
    with Progress(out, after=0) as progress:
        tell = progress.of("praktijken gelezen")
        tell(0, 1_000_000_000)
        said = 1
        while out.getvalue().count("\r") < 2:
            tell(said := said + 1, 1_000_000_000)
    assert OFTEN > 0
    assert re.search(r"gelezen, nog ongeveer \d+ seconden \.\.\.", out.getvalue())


def test_a_short_run_and_a_pipe_are_silent() -> None:
    for out, after in ((Terminal(), 1e9), (StringIO(), 0.0)):
        with Progress(out, after) as progress:
            progress.of("praktijken gelezen")(1, 2)
        assert out.getvalue() == ""
