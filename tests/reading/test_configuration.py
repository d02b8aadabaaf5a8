"""The configuration is read as plain values, with what the environment says filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from conftest import ROOT
from samenverder.reading.configuration import configuration

if TYPE_CHECKING:
    from pathlib import Path


def read(folder: Path, text: str) -> object:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return configuration(folder).get("waarde")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("waarde: !ENV GEZET", "uit de omgeving"),
        ("waarde: !ENV NIET_GEZET", None),
        ("waarde: !ENV [GEZET, anders]", "uit de omgeving"),
        ("waarde: !ENV [NIET_GEZET, anders]", "anders"),
        ("waarde: !ENV [NIET_GEZET, GEZET, anders]", "uit de omgeving"),
        ("waarde: !relative", None),
        ("waarde: !!python/object/apply:os.system ['touch kapot']", None),
        ("waarde: !!python/name:os.system", None),
        ("- geen instellingen", None),
        ("", None),
    ],
)
def test_a_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, value: str | None) -> None:
    monkeypatch.setenv("GEZET", "uit de omgeving")
    monkeypatch.delenv("NIET_GEZET", raising=False)
    monkeypatch.chdir(tmp_path)
    assert read(tmp_path, text) == value
    assert not (tmp_path / "kapot").exists()


def test_ours_can_be_read() -> None:
    said = configuration(ROOT)
    assert said["site_name"] == "Samen Verder"
    assert {"Home": "index.md"} in said["nav"]
