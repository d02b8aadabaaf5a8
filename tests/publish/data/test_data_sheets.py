"""Tables as files for spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY
from samenverder.publish.data.about import About
from samenverder.publish.data.sheets import (
    FORMULA,
    LONGEST,
    MANY,
    csv_metadata,
    csv_text,
    safe,
    sheet_names,
    unsafe,
    workbook,
)
from samenverder.publish.data.tables import tables
from samenverder.reading.practice import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Repository
    from samenverder.publish.data.columns import Table

ABOUT = About("Samen", "Een bibliotheek", "https://samenverder.example/")
NASTY = (
    '=HYPERLINK("https://kwaad.example";"klik")',
    "+31 is een getal",
    "-1+1",
    "@SOM(A1)",
    "'=al veilig",
    'zo; en "zo", ja',
)
OFFICE = shutil.which("soffice")


def nasty(repository: Repository) -> list[Table]:
    """The tables of the small library, with texts in it that a spreadsheet could take for something else."""
    asked = ", ".join('"' + text.replace('"', '\\"') + '"' for text in NASTY)
    repository.change("verhalen/aan-de-deur.md", '["Wie klopt er bij jullie aan?"]', f"[{asked}]")
    return tables(repository.catalogue())


def plain(rows: Any) -> list[list[str]]:
    """Rows as text: nothing is an empty cell."""
    return [["" if cell is None else str(cell) for cell in row] for row in rows]


def of_csv(text: str) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(text.encode().decode("utf-8-sig"), newline=""), delimiter=";"))
    return [rows[0], *([unsafe(cell) for cell in row] for row in rows[1:])]


def of_sheet(sheet: Any) -> list[list[str]]:
    def shown(value: Any) -> Any:
        return value.date() if isinstance(value, datetime) else value

    return plain([[shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True)])


def expected(table: Table) -> list[list[str]]:
    return [[column.name for column in table.columns], *plain(table.rows())]


def test_every_table_comes_back_from_its_file_as_it_was(repository: Repository) -> None:
    for table in nasty(repository):
        text = "".join(csv_text(table))
        assert of_csv(text) == expected(table)
        assert text.startswith("\ufeff")
        assert text.endswith("\r\n")


@pytest.mark.parametrize("many", [MANY, 0])
def test_every_table_comes_back_from_the_workbook_as_it_was(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("samenverder.publish.data.sheets.MANY", many)
    found = nasty(repository)
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, ABOUT, TODAY)))
    assert book.sheetnames == ["Uitleg", *(sheet_names(found)[table.name] for table in found)]
    for table in found:
        assert of_sheet(book[sheet_names(found)[table.name]]) == expected(table)
        kinds = {cell.data_type for row in book[sheet_names(found)[table.name]].iter_rows() for cell in row}
        assert "f" not in kinds, "a text became a formula"
    reviewed = [row[[c.name for c in found[0].columns].index("beoordeeld")] for row in found[0].rows()]
    assert date(2026, 1, 31) in reviewed, "a day is a day"


def test_the_published_files_hold_what_the_workbook_holds(real_site: Path) -> None:
    book = openpyxl.load_workbook(real_site / "data/praktijken.xlsx", read_only=True)
    files = {path.stem: path for path in (real_site / "data").glob("*.csv")}
    assert len(files) == len(book.sheetnames) - 1
    for name in ("praktijken", "praktijken_tekst", "begrippen"):
        text = files[name].read_bytes().decode()
        assert of_csv(text) == of_sheet(book[name.removeprefix("praktijken_")])
    published = sum(1 for kind in KINDS for _ in (real_site / kind.folder).glob("*.md"))
    assert len(of_csv(files["praktijken"].read_bytes().decode())) - 1 <= published


def test_no_vocabulary_takes_the_sheet_or_the_column_of_another(repository: Repository) -> None:
    long = "een-heel-lange-naam-voor-een-lijst-met-begrippen"
    for field in ("tekst", "history", "uitleg", "soort", long, f"{long}-2"):
        repository.write({
            f"begrippen/{field}.yml": f"enkelvoud: {field}\nmeervoud: {field}\nveld: {field}\nbegrippen:\n"
                                      "  - {id: zomer, label: Zomer, definitie: Als het warm is.}\n",
        }).change("verhalen/aan-de-deur.md", "beoordeeld:", f"{field}: [zomer]\nbeoordeeld:")  # fmt: skip
    found = tables(repository.catalogue())
    assert len({table.name for table in found}) == len(found)
    assert len({column.name for column in found[0].columns}) == len(found[0].columns)
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, ABOUT, TODAY)))
    assert len(set(book.sheetnames)) == len(found) + 1
    for table in found:
        assert of_sheet(book[sheet_names(found)[table.name]]) == expected(table)


@settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.sampled_from("'=+-@\t\rab")))
def test_what_was_made_safe_comes_back(text: str) -> None:
    assert not safe(text).startswith(FORMULA)
    assert unsafe(safe(text)) == text


def test_the_same_tables_make_the_same_bytes_on_any_clock(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = tables(repository.catalogue())
    first = workbook(found, ABOUT, TODAY)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert workbook(found, ABOUT, TODAY) == first


def test_a_text_that_is_too_long_for_a_cell_is_whole_everywhere_else(repository: Repository) -> None:
    long = "Eerst een zin, dan nog een.\n" * 1500
    repository.change("verhalen/aan-de-deur.md", "Ga samen.", long)
    found = {table.name: table for table in tables(repository.catalogue())}
    table = found["praktijken_tekst"]
    assert any(long.strip() in str(row[3]) for row in table.rows())
    assert of_csv("".join(csv_text(table))) == expected(table)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook([table], ABOUT, TODAY)))["tekst"]
    assert max(len(row[3]) for row in sheet.iter_rows(values_only=True)) == LONGEST


def test_the_codebook_for_programs_names_every_column_of_every_file(repository: Repository) -> None:
    found = tables(repository.catalogue())
    told = csv_metadata(found, ABOUT)
    assert {row["url"]: [c["name"] for c in row["tableSchema"]["columns"]] for row in told["tables"]} == {
        f"{table.name}.csv": of_csv("".join(csv_text(table)))[0] for table in found
    }
    assert all(
        c["dc:description"] and c["dc:title"] for row in told["tables"] for c in row["tableSchema"]["columns"]
    )
    leads = {
        key["reference"]["resource"]
        for row in told["tables"]
        for key in row["tableSchema"].get("foreignKeys", [])
    }
    assert leads == {"praktijken.csv"}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_the_tables_and_reckons_nothing(repository: Repository, tmp_path: Path) -> None:
    """With what its window for text files proposes: UTF-8 by the mark, and cut at tabs, commas and semicolons."""
    wanted = {"praktijken", "praktijken_lijsten", "praktijken_tekst"}
    found = [table for table in nasty(repository) if table.name in wanted]
    for table in found:
        (tmp_path / f"{table.name}.csv").write_text("".join(csv_text(table)), encoding="utf-8", newline="")
    (tmp_path / "werkmap.xlsx").write_bytes(workbook(found, ABOUT, TODAY))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for source, filter in (("*.csv", "CSV:9/44/59,34,76"), ("werkmap.xlsx", "Calc MS Excel 2007 XML")):
        files = sorted(map(str, tmp_path.glob(source)))
        subprocess.run(
            [str(OFFICE), profile, "--headless", f"--infilter={filter}", "--convert-to", "ods", "--outdir", str(tmp_path / "uit"), *files],
            check=True, capture_output=True,
        )  # fmt: skip
    for path in sorted((tmp_path / "uit").glob("*.ods")):
        subprocess.run(
            [str(OFFICE), profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "terug"), str(path)],
            check=True, capture_output=True,
        )  # fmt: skip
    back = openpyxl.load_workbook(tmp_path / "terug" / "werkmap.xlsx")
    for table in found:
        single = openpyxl.load_workbook(tmp_path / "terug" / f"{table.name}.xlsx").active
        rows = of_sheet(single)
        assert [rows[0], *([unsafe(cell) for cell in row] for row in rows[1:])] == expected(table)
        assert of_sheet(back[sheet_names(found)[table.name]]) == expected(table)
    cells = [cell for sheet in back for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type in ("f", "e")]
