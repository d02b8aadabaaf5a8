"""Tables as files: one of comma-separated values each, and a workbook with all of them."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from samenverder.publish.data.columns import words
from samenverder.publish.data.tables import PRACTICES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samenverder.publish.data.about import About
    from samenverder.publish.data.columns import Cell, Table

SEPARATOR = ";"
"""What a Dutch Excel takes for the end of a cell when someone opens a file by its icon; other programs ask or guess."""
MARK = "\ufeff"
"""Tells Excel that a file is UTF-8; LibreOffice and libraries know it too (`utf-8-sig`)."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet reckons out instead of showing (OWASP, CSV injection)."""
MANY = 2_000
"""Practices from which on a workbook is made row by row: half as fast, in a tenth of the room."""
NAME = 31
"""Signs in the name of a sheet of Excel."""
LONGEST = 32_767
"""Signs in a cell of Excel; of a longer text the workbook has the beginning."""


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe comes before it.

    So that nothing is lost, what has such an apostrophe by itself gets one more; `unsafe` gives the text back.
    """
    return f"'{text}" if text.lstrip("'").startswith(FORMULA) else text


def unsafe(text: str) -> str:
    """The text of before `safe`."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def csv_text(table: Table) -> Iterator[str]:
    """A table as text, in pieces: a mark of order, a row of names, and rows that end as RFC 4180 has it.

    Every text is quoted: LibreOffice offers to cut at commas and semicolons both.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATOR, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)

    def taken() -> str:
        text = out.getvalue()
        out.seek(0)
        out.truncate()
        return text

    out.write(MARK)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows():
        writer.writerow([_plain(value) for value in row])
        yield taken()
    yield taken()


def _plain(value: Cell) -> Cell:
    return safe(value) if isinstance(value, str) else value.isoformat() if isinstance(value, date) else value


def csv_metadata(tables: Sequence[Table], about: About) -> dict[str, Any]:
    """The codebook for programs, after CSV on the Web: which columns each file has, and where they point."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "dc:title": about.name,
        "dc:license": {"@id": about.license_url},
        "dialect": {"delimiter": SEPARATOR, "encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": table.title,
                "dc:description": table.help,
                "tableSchema": {
                    "columns": [
                        {"name": c.name, "titles": c.name, "dc:title": c.title, "dc:description": c.help, "datatype": _datatype(c.sort, c.choices)}
                        for c in table.columns
                    ],
                    **({"foreignKeys": keys} if (keys := _keys(table)) else {}),
                    **({"primaryKey": table.columns[0].name} if table is tables[0] else {}),
                },
            }
            for table in tables
        ],
    }  # fmt: skip


def _datatype(sort: str, choices: tuple[str, ...]) -> Any:
    return {"base": sort, "format": "|".join(choices)} if choices else sort


def _keys(table: Table) -> list[dict[str, Any]]:
    return [
        {
            "columnReference": column.name,
            "reference": {"resource": f"{column.leads}.csv", "columnReference": "id"},
        }
        for column in table.columns
        if column.leads
    ]


def sheet_names(tables: Sequence[Table]) -> dict[str, str]:
    """How the sheet of each table is called, by the name of the table: never alike, none as Excel keeps for itself."""
    found: dict[str, str] = {}
    taken = {"history", words()["werkblad"]["naam"].casefold()}
    for table in tables:
        short = name = table.name.removeprefix(f"{PRACTICES}-").removeprefix(f"{PRACTICES}_")[:NAME]
        number = 1
        while name in taken:
            number += 1
            name = f"{short[: NAME - 4]}_{number}"
        taken.add(name)
        found[table.name] = name
    return found


def workbook(tables: Sequence[Table], about: About, day: date) -> bytes:
    """All tables as sheets of one workbook (called by `sheet_names`), after a sheet that says what is in them. The same tables give the same bytes.

    `day`: the day that the workbook says it was made on. Every text is a text, whatever it begins with.
    """
    out = io.BytesIO()
    many = sum(1 for _ in tables[0].rows()) > MANY if tables else False
    options = {
        "constant_memory" if many else "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": about.name, "author": about.publisher, "comments": about.license, "created": datetime(day.year, day.month, day.day, tzinfo=UTC)})  # fmt: skip
        bold = book.add_format({"bold": True, "bg_color": "#DCEBE4", "border": 1, "border_color": "#DED3C0"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        told, sheets = words()["werkblad"], sheet_names(tables)
        first = book.add_worksheet(told["naam"])
        first.set_column(0, 3, 22, wrapped)
        first.set_column(3, 3, 80, wrapped)
        rows: list[Sequence[Cell]] = [
            [about.name], [about.description], [about.site], [told["licentie"].format(licentie=about.license)], [],
            told["koppen"],
            *([sheets[t.name], c.name, c.title, _explained(c.help, c.choices)] for t in tables for c in t.columns),
        ]  # fmt: skip
        for number, row in enumerate(rows):
            _write(first, number, row, bold if row is told["koppen"] else None)
        for table in tables:
            sheet = book.add_worksheet(sheets[table.name])
            sheet.set_column(0, len(table.columns) - 1, 24)
            _write(sheet, 0, [column.name for column in table.columns], bold)
            sheet.freeze_panes(1, 1)
            number = 0
            for number, row in enumerate(table.rows(), 1):
                _write(sheet, number, row)
            sheet.autofilter(0, 0, number, len(table.columns) - 1)
    return out.getvalue()


def _explained(help: str, choices: Sequence[str]) -> str:
    return f"{help} ({', '.join(choices)})" if choices else help


def _write(sheet: Any, number: int, row: Sequence[Cell], format: Any = None) -> None:
    for at, value in enumerate(row):
        if isinstance(value, str):
            if value:
                sheet.write_string(number, at, value[:LONGEST], format)
        elif isinstance(value, date):
            sheet.write_datetime(number, at, value, format)
        elif value is not None:
            sheet.write_number(number, at, value, format)
