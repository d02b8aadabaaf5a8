"""What comes from others: pinned, listed, and let do as little as possible."""

from __future__ import annotations

import hashlib
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from conftest import ROOT
from sbom import VENDORED, vendored, with_vendored

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d[\w.]*")
WRITING = {"links.yml": {"contents": "read", "issues": "write"}}
"""Workflows that may change something: only what stands here."""


def load(path: Path) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true.
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
class TestWorkflow:
    def test_every_action_is_pinned_by_its_commit(self, path: Path) -> None:
        used = re.findall(r"\buses:\s*(.*)", path.read_text(encoding="utf-8"))
        assert used
        for one in used:
            assert PINNED.fullmatch(one), one

    def test_it_may_do_no_more_than_is_said_here(self, path: Path) -> None:
        workflow = load(path)
        assert workflow["permissions"] == WRITING.get(path.name, {"contents": "read"})
        for job in workflow["jobs"].values():
            # More may only be done where nothing of the repository runs.
            assert "permissions" not in job or not [step for step in job["steps"] if "run" in step]

    def test_it_leaves_no_key_behind_for_what_runs_after_it(self, path: Path) -> None:
        steps = [step for job in load(path)["jobs"].values() for step in job["steps"]]
        checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
        assert checkouts
        assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)

    def test_where_strangers_code_runs_there_is_no_secret(self, path: Path) -> None:
        text, workflow = path.read_text(encoding="utf-8"), load(path)
        # `pull_request_target` and `workflow_run` run with the rights of the repository beside code of strangers.
        assert not {"pull_request_target", "workflow_run"} & set(workflow["on"])
        if "pull_request" in workflow["on"]:
            assert "secrets." not in text
            assert "github.token" not in text

    def test_what_strangers_write_is_never_part_of_a_command(self, path: Path) -> None:
        for job in load(path)["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", "")


def test_a_workflow_to_copy_is_pinned_and_only_puts_the_site_in_its_place_where_it_may() -> None:
    path = ROOT / "deploy" / "github-pages.yml"
    used = re.findall(r"\buses:\s*(.*)", path.read_text(encoding="utf-8"))
    assert len(used) == 4
    assert all(PINNED.fullmatch(one) for one in used)
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    build, deploy = workflow["jobs"].values()
    assert "permissions" not in build
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert not [step for step in deploy["steps"] if "run" in step or "checkout" in step["uses"]]
    assert load(ROOT / "deploy" / "gitlab-pages.yml")["pages"]["script"] == ["make build"]


def test_there_is_no_action_outside_of_workflows() -> None:
    assert not list((ROOT / ".github").rglob("action.y*ml"))
    assert WORKFLOWS


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.txt")), ids=lambda path: path.name)
def test_everything_installed_has_a_version_and_a_digest(lock: Path) -> None:
    entries = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").replace("\\\n", " "))
    packages = [entry for entry in entries if not entry.startswith("#")]
    assert packages
    for package in packages:
        assert re.match(r"[\w.-]+==[\w.]+ ", package), package
        assert "--hash=sha256:" in package, package


def test_every_install_verifies_digests() -> None:
    for path in [ROOT / "Makefile", ROOT / "deploy" / "Containerfile", *WORKFLOWS, ROOT / ".gitlab-ci.yml"]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "pip install" in line and not line.startswith("#"):
                assert "--require-hashes" in line or "--no-deps" in line, f"{path.name}: {line}"


class TestVendored:
    def test_every_script_of_others_is_listed_with_its_licence(self) -> None:
        listed = tomllib.loads(VENDORED.read_text(encoding="utf-8"))["library"]
        there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs/assets/vendor").iterdir()}
        assert {entry[key] for entry in listed for key in ("file", "text")} == there

    def test_a_version_that_a_file_names_is_the_one_listed(self) -> None:
        listed = tomllib.loads(VENDORED.read_text(encoding="utf-8"))["library"]
        found = 0
        for entry in listed:
            text = (ROOT / entry["file"]).read_text(encoding="utf-8")
            if told := re.match(r"/\*! (\S+) (\S+)", text):
                assert (told[1], told[2]) == (entry["name"], entry["version"])
                found += 1
        assert found >= 2

    def test_the_list_has_the_digest_of_what_lies_there(self) -> None:
        for component in vendored():
            file = component["properties"][0]["value"]
            assert component["hashes"][0]["content"] == hashlib.sha256((ROOT / file).read_bytes()).hexdigest()

    def test_the_product_depends_on_all_that_is_listed(self) -> None:
        bom = {
            "metadata": {"component": {"bom-ref": "top"}},
            "components": [{"bom-ref": "b", "purl": "pkg:pypi/b@1"}],
            "dependencies": [{"ref": "b"}, {"ref": "top"}],
        }
        whole = with_vendored(bom, [{"bom-ref": "a", "purl": "pkg:npm/a@1"}])
        assert [one["bom-ref"] for one in whole["components"]] == ["a", "b"]
        assert {"ref": "top", "dependsOn": ["a", "b"]} in whole["dependencies"]
        assert sorted(one["ref"] for one in whole["dependencies"]) == ["a", "b", "top"]


def test_the_page_for_a_security_officer_says_how_much_is_from_others() -> None:
    page = (ROOT / "docs" / "over" / "vertrouwen.md").read_text(encoding="utf-8")
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    python, scripts = len(re.findall(r"^[\w.-]+==", lock, re.MULTILINE)), len(vendored())
    assert f"{python + scripts} onderdelen: {python} voor Python, {scripts} scripts" in page
