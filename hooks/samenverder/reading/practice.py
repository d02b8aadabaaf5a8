"""What a practice is: a file of a kind, with its fields, its tags and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, TypeVar

from samenverder.language.lists import lists
from samenverder.language.nearest import nearest
from samenverder.reading.commas import cut_texts
from samenverder.reading.fields import Activity, Fields, Guide, Module, Story
from samenverder.reading.filling import fill
from samenverder.reading.problem import Finding
from samenverder.reading.schema import names, numbered
from samenverder.reading.table import say
from samenverder.reading.tags import tags_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from samenverder.reading.front_matter import Document
    from samenverder.reading.problem import Path
    from samenverder.reading.tags import Tag
    from samenverder.reading.text import Text
    from samenverder.reading.vocabulary import Vocabulary


@dataclass(frozen=True)
class Kind:
    """A sort of practice; its folder says which a file is."""

    id: str
    folder: str
    """Folder in `practices/` and first part of the address."""
    name: str
    plural: str
    model: type[Fields]
    sections: tuple[str, ...]
    """The `##` headings that must be there, in this order."""
    optional: tuple[str, ...] = ()
    """The headings that may follow."""
    tells: bool = False
    """Whether it tells what happened: only then it can say how it stood with something."""
    in_menu: bool = True
    """Whether the menu leads to all of this kind."""

    @property
    def done(self) -> str:
        """The heading under which one that tells is asked to tell what people did."""
        return self.sections[1]

    @property
    def needed(self) -> str:
        """The heading under which one that tells is asked to tell how it stood."""
        return self.sections[-2]

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        """A kind that comes from another process or from before is the kind itself."""
        return _kind, (self.id,)


KINDS = (
    Kind("story", "verhalen", "verhaal", "verhalen", Story,
         ("Aanleiding", "Aanpak", "Opbrengst", "Wat was nodig", "Lessen"), ("Verder lezen",), tells=True),
    Kind("guide", "handreikingen", "handreiking", "handreikingen", Guide,
         ("Waarvoor", "Stappen", "Valkuilen", "Voorbeelden"), ("Verder lezen",)),
    Kind("module", "modules", "module", "modules", Module,
         ("Waarvoor", "Voorbereiding"), ("Afsluiting", "Verder lezen")),
    # Who wants a training begins at the modules; from there it is one step to the ways of working.
    Kind("activity", "werkvormen", "werkvorm", "werkvormen", Activity,
         ("Waarvoor",), ("Variaties", "Verder lezen"), in_menu=False),
)  # fmt: skip


def _kind(id: str) -> Kind:
    return next(kind for kind in KINDS if kind.id == id)


FieldsT = TypeVar("FieldsT", bound=Fields)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Practice:
    """A story, guide, module or working form as it was read: whatever is right in it, and what is not."""

    kind: Kind
    id: str
    document: Document
    fields: Fields
    tags: Mapping[str, tuple[Tag, ...]]
    """By id of the vocabulary."""
    findings: tuple[Finding, ...] = ()
    prepared: Mapping[str, Any] = field(default_factory=dict)
    """What was made of it beforehand, by the name of what it is; see `intake`."""

    @property
    def file(self) -> str:
        """Path as people see it."""
        return self.document.file

    @property
    def title(self) -> str:
        """The title, or the id while there is none."""
        return self.fields.title or self.id

    @property
    def folder(self) -> str:
        """Where links in its text count from."""
        return self.kind.folder

    @property
    def place(self) -> str:
        """Its folder and id, as `verhalen/aan-de-deur`: the folder of its pictures is called so too."""
        return f"{self.kind.folder}/{self.id}"

    @property
    def address(self) -> str:
        """Where its page is, from the root of the site."""
        return f"{self.kind.folder}/{self.id}/"

    def as_(self, model: type[FieldsT]) -> FieldsT | None:
        """The fields, when they are of this model."""
        return self.fields if isinstance(self.fields, model) else None

    def numbered(self, name: str, items: Iterable[Item]) -> Iterator[tuple[int, Item]]:
        """The items of a list in the file, each with its place in it; what is wrong as a whole is left out."""
        return numbered(self.findings, name, items)

    @property
    def added(self) -> date | None:
        """When it came into the library; where that is not said, the first day that is known of it."""
        known = [self.fields.reviewed, *(change.day for change in self.fields.changes)]
        return self.fields.added or min(filter(None, known), default=None)

    @property
    def changed(self) -> date | None:
        """When it was last different for readers: its last change, or when it was added."""
        days = (change.day for change in self.fields.changes if change.day)
        return max(days, default=self.added)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which something happened to it: added, changed, looked at again."""
        changed = (change.day for change in self.fields.changes)
        return tuple(filter(None, (self.added, *changed, self.fields.reviewed)))

    @property
    def year(self) -> int:
        """The last year that the period of a story names, or 0."""
        story = self.as_(Story)
        return max(map(int, re.findall(r"\b\d{4}\b", (story and story.period) or "")), default=0)

    @property
    def source_years(self) -> tuple[int, int] | None:
        """The years of its oldest and its newest source with a date."""
        years = sorted(int(source.date[:4]) for source in self.fields.sources if source.date)
        return (years[0], years[-1]) if years else None

    @property
    def reading_minutes(self) -> int:
        """About how long reading the text takes, at the common rule of thumb of 200 words a minute."""
        return max(1, round(self.text.words / 200))

    @property
    def text(self) -> Text:
        """The body, parsed."""
        return self.document.text


def practice_from(
    kind: Kind, id: str, document: Document, vocabularies: Iterable[Vocabulary], *, lacking: bool = False
) -> Practice:
    """The practice in a file, with what is wrong in it.

    `lacking`: a vocabulary could not be read, so a field that is not known may be its.
    """
    facets = {vocabulary.field: vocabulary for vocabulary in vocabularies}
    own = {name: value for name, value in document.data.items() if name not in facets}
    fields, filled = fill(kind.model, own)
    filled += cut_texts(kind.model, own, document.lines)
    # A misspelt name may be meant for a facet, which the model does not know.
    strangers = [f for f in filled if f.code == "onbekend-veld" and len(f.path) == 1]
    findings = [finding for finding in filled if finding not in strangers]
    if strangers and not lacking:
        findings.append(
            _unknown([str(f.path[0]) for f in strangers], document, [*names(kind.model), *facets])
        )
    tags: dict[str, tuple[Tag, ...]] = {}
    for name, vocabulary in facets.items():
        tags[vocabulary.id], found_tags = tags_from(document.data.get(name), vocabulary)
        findings += found_tags
    return Practice(kind, id, document, fields, tags, tuple(findings))


def _unknown(written: Sequence[str], document: Document, known: Sequence[str]) -> Finding:
    """One finding for all fields that do not exist, with for each what was probably meant."""
    said = []
    covered: list[Path] = []
    for name in written:
        where = say("onbekend-veld", "regel", line=document.line((name,))) if len(written) > 1 else ""
        meant = nearest(name, known) or (
            found if (found := meant_fields().get(name.casefold())) in known else None
        )
        # What is there already cannot be meant once more.
        which = "bedoeld" if meant and meant not in document.data else "weg"
        covered += [(meant,)] if meant else []
        said.append(say("onbekend-veld", which, name=name, where=where, meant=meant))
    told = say("onbekend-veld", "een" if len(said) == 1 else "meer", said=" ".join(said))
    return Finding(told, (written[0],), code="onbekend-veld", covers=tuple(covered))


def meant_fields() -> dict[str, str]:
    """Names that people give to a field by habit, each with the field that is meant."""
    found: dict[str, str] = lists(FilePath(__file__).with_name("meant.yml"))
    return found
