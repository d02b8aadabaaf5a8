"""A wing imports only from wings below it, modules within a wing in no circle, and MkDocs is known only at the top."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter

import pytest

from conftest import ROOT

PACKAGE = ROOT / "hooks" / "samenverder"

FLOORS = [
    {"language", "running"},
    {"reading"},
    {"rules", "catalogue"},
    {"finder"},
    {"publish", "contribute", "outward"},
    {"calls", "drawing", "intake"},
    {"writing"},
    {"mkdocs_site", "cli"},
]
"""From the bottom up; what stands on the same floor does not know each other."""

KNOWS_MKDOCS = {
    f"mkdocs_site.{name}" for name in ("handing", "opening", "output", "serving", "state", "templates")
}
KNOWS_TEMPLATES = {"drawing", "writing"}


def modules() -> dict[str, list[str]]:
    """Each module, by its name below `samenverder`, with everything it imports."""
    found: dict[str, list[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        if name == "__init__":
            continue
        imports = found.setdefault(name, [])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imports.extend(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{path.name} imports by dots"
                base = node.module or ""
                below = (PACKAGE.parent / base.replace(".", "/")).is_dir()
                imports.extend([f"{base}.{a.name}" for a in node.names] if below else [base])
    return found


FLOOR = {name: number for number, floor in enumerate(FLOORS) for name in floor}


def ours(imports: list[str]) -> list[str]:
    return [name.removeprefix("samenverder.") for name in imports if name.startswith("samenverder.")]


def test_every_module_has_a_floor() -> None:
    assert {name.split(".")[0] for name in modules()} == set(FLOOR)


def test_every_wing_says_in_one_line_what_it_is_for() -> None:
    told = (PACKAGE / "__init__.py").read_text(encoding="utf-8")
    for wing in {name.split(".")[0] for name in modules() if (PACKAGE / name).is_dir()}:
        said = ast.get_docstring(ast.parse((PACKAGE / wing / "__init__.py").read_text(encoding="utf-8")))
        assert said, f"{wing} does not say what it is for"
        assert wing in told, f"{wing} does not stand in the list of wings"


@pytest.mark.parametrize("module", sorted(modules()))
def test_imports_point_downwards(module: str) -> None:
    wing = module.split(".")[0]
    for imported in ours(modules()[module]):
        other = imported.split(".")[0]
        assert other == wing or FLOOR[other] < FLOOR[wing], (
            f"{module} imports {imported}, which is not below it"
        )


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = modules()

    def target(imported: str) -> str:
        return imported if imported in known else imported.rpartition(".")[0]

    TopologicalSorter({name: {target(i) for i in ours(imports)} - {name, name.rpartition(".")[0]}
                       for name, imports in known.items()}).prepare()  # fmt: skip


def test_mkdocs_is_known_only_at_the_top() -> None:
    def knowing(*packages: str) -> set[str]:
        return {
            name for name, imports in modules().items() if any(i.split(".")[0] in packages for i in imports)
        }

    assert knowing("mkdocs", "material") == KNOWS_MKDOCS
    assert knowing("jinja2") - KNOWS_MKDOCS == KNOWS_TEMPLATES


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
