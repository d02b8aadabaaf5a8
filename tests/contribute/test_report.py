"""How far a long run is."""

from __future__ import annotations

from io import StringIO

from samenverder.contribute.report import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_run_says_how_far_it_is_and_leaves_no_trace() -> None:
    out = Terminal()
    with Progress(out, after=0) as progress:
        progress.reading(1200, 4000)
    assert out.getvalue() == "\r\033[K1200 praktijken gelezen ...\r\033[K"


def test_a_short_run_and_a_pipe_are_silent() -> None:
    for out, after in ((Terminal(), 1e9), (StringIO(), 0.0)):
        with Progress(out, after) as progress:
            progress.reading(1, 2)
            progress.checking(1, 2)
        assert out.getvalue() == ""
