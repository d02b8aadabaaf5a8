"""Writes the list of all software in the site as CycloneDX: `make sbom`.

What Python needs comes from the lock, with its hashes, through cyclonedx-py; what lies vendored in the repository
is added from `vendored.toml`. The result is held against the schema of CycloneDX before it is written. Run in the
environment of the dependency group `audit`.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
VENDORED = Path(__file__).with_name("vendored.toml")
VERSION = "1.6"
"""Of the schema: the newest that the libraries of others read in 2026."""


def vendored(root: Path = ROOT, listed: Path = VENDORED) -> list[dict[str, Any]]:
    """A component for each file of others in the repository, with the digest of what lies there now.

    Raises:
        OSError: a file that is listed, or its licence, is not there.

    """
    return [_component(root, entry) for entry in tomllib.loads(listed.read_text(encoding="utf-8"))["library"]]


def _component(root: Path, entry: dict[str, str]) -> dict[str, Any]:
    (root / entry["text"]).read_bytes()
    digest = hashlib.sha256((root / entry["file"]).read_bytes()).hexdigest()
    return {
        "bom-ref": entry["purl"],
        "type": "library",
        "name": entry["name"],
        "version": entry["version"],
        "purl": entry["purl"],
        "licenses": [{"license": {"id": entry["license"]}}],
        "hashes": [{"alg": "SHA-256", "content": digest}],
        "properties": [{"name": "samenverder:file", "value": entry["file"]}],
    }


def with_vendored(bom: dict[str, Any], more: list[dict[str, Any]]) -> dict[str, Any]:
    """The list with components added, and the product said to depend on all of them."""
    components = sorted([*bom["components"], *more], key=lambda one: (one["purl"], one["bom-ref"]))
    top = bom["metadata"]["component"]["bom-ref"]
    depends = [one for one in bom["dependencies"] if one["ref"] != top]
    depends += [{"ref": one["bom-ref"]} for one in more]
    depends.append({"ref": top, "dependsOn": sorted(one["bom-ref"] for one in components)})
    return {**bom, "components": components, "dependencies": sorted(depends, key=lambda one: str(one["ref"]))}


def main(target: Path) -> int:
    """Write the list to `target`; 1 when it is not valid."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", str(ROOT / "requirements.txt"), "--pyproject",
         str(ROOT / "pyproject.toml"), "--spec-version", VERSION, "--output-reproducible", "--output-file", "-"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    bom = with_vendored(json.loads(made.stdout), vendored())
    text = json.dumps(bom, indent=1, ensure_ascii=False) + "\n"
    if wrong := JsonStrictValidator(SchemaVersion.from_version(VERSION)).validate_str(text):
        print(wrong, file=sys.stderr)
        return 1
    target.write_text(text, encoding="utf-8")
    print(f"{target}: {len(bom['components'])} components, valid CycloneDX {VERSION}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
