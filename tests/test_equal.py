"""What stops a strict build is what `controleer` says: the same files, the same words."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import TODAY
from samenverder.rules import check
from trust.more_cases import BAD, KEPT

if TYPE_CHECKING:
    from conftest import Repository

HERE = Path(__file__).parent / "rules"


def documents(folder: str) -> dict[str, str]:
    """The documents of a folder, each where it says it lies."""
    found = {}
    for path in sorted((HERE / folder).iterdir()):
        text = path.read_text(encoding="utf-8")
        place = next((line[3:] for line in text.split("\n") if line.startswith("#! ")), None)
        if place and path.name != "README.md":
            # Many lie at the same place: each gets one of its own.
            found[
                place.replace("verhalen/fout.md", f"verhalen/{path.stem}.md").replace(
                    "verhalen/goed.md", f"verhalen/goed-{path.stem}.md"
                )
            ] = text
    return found


@pytest.mark.warns
@pytest.mark.parametrize("several", ["problems", "good", "hostile", "kept"])
def test_controleer_and_the_strict_build_refuse_the_same(
    repository: Repository, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, several: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.combine(TODAY, time(), UTC).timestamp())))
    files = {"hostile": BAD, "kept": KEPT}.get(several) or documents(several)
    repository.write(dict(files))
    told = {str(problem) for problem in check(repository.read()) if problem.severity == "fout"}
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        repository.build()
    # Of pages in docs/ MkDocs says what it sees as well, in its own words.
    warned = {
        record.getMessage() for record in caplog.records if record.name.startswith("mkdocs")
        and record.name not in ("mkdocs.structure.nav", "mkdocs.structure.pages")
    }  # fmt: skip
    assert warned == told
    assert told or several in ("good", "kept")
