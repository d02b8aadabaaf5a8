"""A module imports only from floors below it, and MkDocs is known only at the top."""

from __future__ import annotations

import ast

import pytest

from conftest import ROOT

PACKAGE = ROOT / "hooks" / "samenverder"

FLOORS = [
    {"problem"},
    {"front_matter", "nearest", "words", "report", "dutch", "qr"},
    {"prose"},
    {"schema"},
    {"fields", "vocabulary"},
    {"tags"},
    {"practice"},
    {"library", "json_schema"},
    {"addresses", "editor", "new"},
    {"rules"},
    {"neighbours"},
    {"telling"},
    {"catalogue"},
    {"search_index", "overview", "record"},
    {"finder"},
    {"pages", "exports"},
    {"mkdocs_site", "cli"},
]
"""From the bottom up; what stands on the same floor does not know each other."""

KNOWS_MKDOCS = {"mkdocs_site"}


def modules() -> dict[str, list[str]]:
    """Each module (a package counts as one) with everything it imports."""
    found: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if name == "__init__":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.setdefault(name, []).extend(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path.name} imports by dots"
                base = node.module or ""
                found.setdefault(name, []).extend(
                    [f"{base}.{a.name}" for a in node.names] if base == "samenverder" else [base]
                )
    return found


FLOOR = {name: number for number, floor in enumerate(FLOORS) for name in floor}


def test_every_module_has_a_floor() -> None:
    assert set(modules()) == set(FLOOR)


@pytest.mark.parametrize("module", sorted(FLOOR))
def test_imports_point_downwards(module: str) -> None:
    for imported in modules()[module]:
        if imported.startswith("samenverder."):
            other = imported.split(".")[1]
            assert other == module or FLOOR[other] < FLOOR[module], (
                f"{module} imports {other}, which is not below it"
            )


def test_mkdocs_is_known_only_at_the_top() -> None:
    knows = {
        name
        for name, imports in modules().items()
        if any(i.split(".")[0] in ("mkdocs", "material", "jinja2") for i in imports)
    }
    assert knows == KNOWS_MKDOCS


def test_no_code_names_a_facet_of_the_collection() -> None:
    facets = {path.stem for path in (ROOT / "practices" / "begrippen").glob("*.yml")}
    facets |= {"randvoorwaarde", "thema"}
    for path in [*PACKAGE.rglob("*.py"), ROOT / "hooks" / "events.py"]:
        names = {node.id for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Name)}
        strings = {
            n.value
            for n in ast.walk(ast.parse(path.read_text()))
            if isinstance(n, ast.Constant) and isinstance(n.value, str)
        }
        for facet in facets:
            assert not {facet, f"{facet}s"} & (names | strings), f"{path.name} names '{facet}'"
