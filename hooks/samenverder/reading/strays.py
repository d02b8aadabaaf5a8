"""Files that stand where nobody reads them: each is named, so that nothing is dropped in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.reading.files import entries, is_closed, is_folder, is_plain, unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from samenverder.reading.problem import Finding

_OF_A_COMPUTER = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|~\$.*|\.~lock\..*|.*~|.*\.(?:bak|tmp|swp|orig|rej)|#.*#",
    re.IGNORECASE,
)
"""What systems and editors leave behind."""
_OF_GIT = (".gitkeep", ".gitignore", ".gitattributes")


def strays(
    folder: Path, folders: Mapping[str, tuple[str, Collection[str] | None]], files: Collection[str]
) -> Iterator[tuple[str, Finding]]:
    """Each file or folder below `folder` that has no place there, as people see it, with what to do.

    `folders`: those that are read, each with the ending of its files and, where only some may be there, their names.
    """
    left: list[str] = []
    if is_closed(folder):
        yield folder.name, unreadable("Deze map is niet te openen. Kijk of je haar mag lezen.")
    for path in entries(folder):
        name = path.name
        if name in folders:
            yield from _in_folder(path, *folders[name], left)
        elif _passed_over(path, folder, left) or name in files:
            continue
        else:
            places = ", ".join(f"'{known}'" for known in folders if not known.startswith("_"))
            what = "Deze map" if path.is_dir() else "Dit bestand"
            yield (
                _at(folder, path),
                unreadable(
                    f"{what} staat op een plek waar niemand leest. Zet het in een van de mappen {places}, of haal het weg."
                ),
            )
    if left:
        many = f" en nog {len(left) - 5}" if len(left) > 5 else ""
        yield (
            left[0],
            unreadable(
                f"Dit zijn bestanden van je computer of tekstprogramma: {', '.join(left[:5])}{many}. Haal ze weg."
            ),
        )


def _in_folder(
    root: Path, ending: str, allowed: Collection[str] | None, left: list[str]
) -> Iterator[tuple[str, Finding]]:
    folder = root.parent
    if not is_folder(root):
        yield (
            _at(folder, root),
            unreadable(f"'{root.name}' hoort een gewone map te zijn, geen snelkoppeling en geen bestand."),
        )
        return
    if is_closed(root):
        yield _at(folder, root), unreadable("Deze map is niet te openen. Kijk of je haar mag lezen.")
    for path in entries(root):
        if _passed_over(path, folder, left):
            continue
        if path.is_symlink():
            said = "Dit is een snelkoppeling. Zet het bestand zelf hier neer."
            # One with the right ending is refused where files are read.
            if path.suffix == ending and (
                path.name in allowed if allowed is not None else path.name[0] not in "._"
            ):
                continue
        elif path.is_dir():
            # A folder with the name of a practice holds its pictures.
            if is_closed(path):
                yield _at(folder, path), unreadable("Deze map is niet te openen. Kijk of je haar mag lezen.")
                continue
            if allowed is None and ending == ".md" and is_plain(root / f"{path.name}.md"):
                continue
            said = f"Een map hoort hier niet. Zet de {ending}-bestanden zelf in '{root.name}'; een map met afbeeldingen heet als het bestand waar ze bij horen."
        elif path.name.startswith((".", "_")):
            said = f"Een bestand waarvan de naam met '{path.name[0]}' begint, wordt niet gelezen. Haal dat teken weg, of haal het bestand weg."
        elif path.suffix != ending:
            said = f"Hier horen alleen {ending}-bestanden. Geef het bestand die uitgang of zet het ergens anders."
        elif allowed is not None and path.name not in allowed:
            said = f"Dit bestand wordt niet gelezen. Hier horen: {', '.join(sorted(allowed))}."
        else:
            continue
        yield _at(folder, path), unreadable(said)


def _passed_over(path: Path, folder: Path, left: list[str]) -> bool:
    if _OF_A_COMPUTER.fullmatch(path.name) and not path.is_dir():
        left.append(_at(folder, path))
        return True
    return path.name in _OF_GIT


def _at(folder: Path, path: Path) -> str:
    return "/".join([folder.name, *map(shown_name, path.relative_to(folder).parts)])


def shown_name(name: str) -> str:
    """The name of a file as it can be shown: bytes that are no text, and signs that steer a terminal, as `�`."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "�" for sign in text)
