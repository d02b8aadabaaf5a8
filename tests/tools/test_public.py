"""What a public body looks for beside the code is there, and says what is true."""

from __future__ import annotations

import re

import pytest
import yaml

from conftest import ROOT

PUBLIC = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


def test_publiccode_has_what_its_standard_demands() -> None:
    """https://github.com/publiccodeyml/publiccode.yml, docs/standard/schema.core.rst: what is mandatory, and its values."""
    demanded = {
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    }
    assert demanded <= PUBLIC.keys()
    assert PUBLIC["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert PUBLIC["softwareType"] == "standalone/web"
    assert re.fullmatch(r"https://\S+\.git", PUBLIC["url"])
    assert set(PUBLIC["localisation"]) == {"localisationReady", "availableLanguages"}
    assert all(re.fullmatch("[A-Z]{2}", country) for country in PUBLIC["intendedAudience"]["countries"])


def test_whoever_maintains_it_can_be_reached() -> None:
    kind = PUBLIC["maintenance"]["type"]
    assert kind in {"internal", "contract", "community", "none"}
    assert kind == "none" or PUBLIC["maintenance"].get({"contract": "contractors"}.get(kind, "contacts"))


@pytest.mark.parametrize("language", sorted(PUBLIC["description"]))
def test_descriptions_are_as_long_as_catalogues_take(language: str) -> None:
    told = PUBLIC["description"][language]
    assert len(told["shortDescription"]) <= 150
    assert "\n" not in told["shortDescription"]
    assert 150 <= len(told["longDescription"]) <= 10_000
    assert all(len(feature) <= 100 for feature in told["features"])


def test_its_licence_is_that_of_the_package() -> None:
    package = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'license = "{PUBLIC["legal"]["license"]}"' in package


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "LICENSE",
        "LICENSE-CONTENT",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "GOVERNANCE.md",
        "CODE_OF_CONDUCT.md",
    ],
)
def test_every_file_that_these_name_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text):
        assert (ROOT / link).exists(), f"{name}: {link}"


def test_the_checklist_of_public_code_has_every_criterion() -> None:
    """https://github.com/standard-for-public-code/standard-for-public-code, version 0.8.1: sixteen criteria."""
    page = (ROOT / "docs" / "over" / "openbare-code.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+)\. .* \| (ja|deels|nee) \| .+ \|$", page, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 17))
