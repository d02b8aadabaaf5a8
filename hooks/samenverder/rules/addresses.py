"""Does what was published go on working?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from samenverder.language.nearest import did_you_mean
from samenverder.reading.addresses import addresses, headings_of, pages_with_headings, short
from samenverder.reading.links import Atlas
from samenverder.reading.practice import KINDS
from samenverder.reading.problem import Finding
from samenverder.reading.promises import ADDRESSES, REDIRECTS, address_of
from samenverder.reading.reserved import OF_A_FOLDER
from samenverder.reading.table import pattern
from samenverder.reading.values import shortened
from samenverder.rules.engine import Found, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samenverder.reading.addresses import Headed
    from samenverder.reading.fields import EarlierHeading
    from samenverder.reading.front_matter import Document
    from samenverder.reading.library import Library

DEEP = 2
"""Of an address with more parts than this, and of files, only a build knows whether it is there."""


@rule("adres-weg")
def vanished(library: Library) -> Found:
    """Een adres dat ooit gepubliceerd is, blijft werken: wie een bestand of begrip hernoemt, schrijft het oude id erbij.

    Fout: `oude-naam.md` hernoemd tot `nieuwe-naam.md`, en verder niets
    Goed: `eerdere_adressen: [oude-naam]` in `nieuwe-naam.md`
    """
    atlas = Atlas(library)
    alive = {*addresses(library), *atlas.addresses, *(redirect.old for redirect in library.redirects)}
    folders = {kind.folder for kind in KINDS} | {vocabulary.field for vocabulary in library.vocabularies}
    for line, address in library.published:
        if address_of(address) != address:
            said = f"'{shortened(address)}' is geen adres van deze site. Haal deze regel weg: `samenverder adressen` vult de lijst."
            yield f"{library.folder}/{ADDRESSES}", Finding(said, line=line)
            continue
        if address in alive or not known_to_rules(address):
            continue
        folder, id = address.strip("/").partition("/")[::2]
        if library.lacking and folder not in folders:
            continue
        if folder in folders and id:
            hint = did_you_mean(
                id, [other.strip("/").partition("/")[2] for other in alive if other.startswith(f"{folder}/")]
            )
            told = f"Zet '{id}' bij 'eerdere_adressen' van de praktijk (of bij 'vervangt' van het begrip) die ervoor in de plaats kwam.{hint}"
            if not hint:
                told += f" Kwam er niets voor in de plaats, zet dan in {library.folder}/{REDIRECTS}: {address} -> {folder}/"
        else:
            told = f"Zet in {library.folder}/{REDIRECTS} waar het nu staat: {address} -> het/nieuwe/adres/"
        yield (
            f"{library.folder}/{ADDRESSES}",
            Finding(f"'{address}' is gepubliceerd, maar bestaat niet meer. {told}", line=line),
        )


def known_to_rules(address: str) -> bool:
    """Whether it can be said without a build if a published address still works."""
    return address.endswith("/") and address.count("/") <= DEEP


@rule("adres-dubbel")
def claimed_twice(library: Library) -> Found:
    """Een oud adres leidt naar één plek, is niet het adres van een pagina die er nog is, en is een naam die een map kan hebben.

    Fout: `eerdere_adressen: [samen-koken]` in twee verhalen
    Goed: `eerdere_adressen: [samen-koken]` in het verhaal dat ervoor in de plaats kwam
    """
    claims: dict[str, list[str]] = defaultdict(list)
    for practice in library.practices:
        for id in dict.fromkeys(practice.fields.earlier):
            claims[short(id)].append(practice.file)
    promised = {address for _, address in library.published}
    for practice in library.checked:
        before: set[str] = set()
        for number, id in practice.numbered("eerdere_adressen", practice.fields.earlier):
            here = ("eerdere_adressen", number)
            moved = any(f"{kind.folder}/{id}/" in promised for kind in KINDS if kind is not practice.kind)
            if id == practice.id and not moved:
                yield (
                    practice.document,
                    Finding(f"'{id}' is de naam van dit bestand zelf. Haal het weg.", here),
                )
            elif id in library.by_id and library.by_id[id].file != practice.file:
                yield practice.document, Finding(f"'{id}' is nog een praktijk: {library.by_id[id].file}. Haal het hier weg, of geef dat bestand een andere naam.", here)  # fmt: skip
            elif others := [file for file in claims[short(id)] if file != practice.file]:
                yield practice.document, Finding(f"'{id}' staat ook bij 'eerdere_adressen' van {' en '.join(others)}. Een adres leidt naar één plek: laat het bij één staan.", here)  # fmt: skip
            elif id in before:
                yield practice.document, Finding(f"'{id}' staat er twee keer. Haal er één weg.", here)
            elif told := _no_folder(id):
                yield practice.document, Finding(told, here)
            before.add(id)
    for vocabulary in library.vocabularies:
        seen: dict[str, str] = {}
        for place, term in enumerate(vocabulary.head.terms):
            for id in term.replaces:
                if told := _no_folder(id):
                    yield vocabulary.document, Finding(told, ("begrippen", place, "vervangt"))
                if seen.setdefault(id, term.id) != term.id:
                    yield vocabulary.document, Finding(f"'{id}' staat ook bij 'vervangt' van '{seen[id]}'. Een adres leidt naar één plek: laat het bij één staan.", ("begrippen", place, "vervangt"))  # fmt: skip


def _no_folder(id: str) -> str | None:
    """Why there never was a page at an address that ends in this; None when there may have been."""
    if id in OF_A_FOLDER:
        return f"'{id}' gebruikt de site zelf al. Haal het weg."
    if pattern("bestandsnaam", "apparaat").fullmatch(id):
        return f"Op een computer met Windows kan geen map '{id}' heten. Haal het weg."
    return None


@rule("doorverwijzing")
def sound_redirects(library: Library) -> Found:
    """Een doorverwijzing gaat van een adres zonder pagina meteen naar een pagina die er is.

    Fout: `over/oud/ -> over/midden/` en `over/midden/ -> over/nieuw/`
    Goed: `over/oud/ -> over/nieuw/` en `over/midden/ -> over/nieuw/`
    """
    file = f"{library.folder}/{REDIRECTS}"
    pages = Atlas(library).addresses
    former = set(addresses(library)) - pages
    leads: dict[str, str] = {}
    for redirect in library.redirects:
        leads.setdefault(redirect.old, redirect.new)
    first: dict[str, int] = {}
    for redirect in library.redirects:
        old, new = redirect.old, redirect.new.partition("#")[0]
        if not old or "#" in old:
            yield file, Finding("Deze regel is niet te lezen. Schrijf het oude adres, een pijl en het nieuwe, allebei van deze site: over/oud/ -> over/nieuw/", line=redirect.line)  # fmt: skip
        elif first.setdefault(old, redirect.line) != redirect.line:
            yield file, Finding(f"'{old}' staat ook op regel {first[old]}. Een adres leidt naar één plek: haal er één weg.", line=redirect.line)  # fmt: skip
        elif old in pages:
            yield file, Finding(f"'{old}' is nog een pagina. Haal deze regel weg.", line=redirect.line)
        elif old in former:
            yield file, Finding(f"'{old}' leidt al verder, door 'eerdere_adressen' of 'vervangt'. Haal deze regel weg.", line=redirect.line)  # fmt: skip
        elif new in leads:
            end = _end(new, leads)
            told = f"Schrijf meteen waar het eindigt: {old} -> {end}" if end else "Dat is een kring: schrijf een pagina die er is."  # fmt: skip
            yield file, Finding(f"'{new}' leidt zelf ook verder. {told}", line=redirect.line)
        elif known_to_rules(new) and new not in pages and not library.lacking:
            hint = did_you_mean(new, pages) or " Schrijf het adres van een pagina die er is."
            yield file, Finding(f"'{new}' is er niet.{hint}", line=redirect.line)


def _end(address: str, leads: dict[str, str]) -> str | None:
    """Where a chain of redirects ends; None when it goes round."""
    seen = set()
    while (bare := address.partition("#")[0]) in leads:
        if bare in seen:
            return None
        seen.add(bare)
        address = leads[bare]
    return address


@rule("kopje-weg")
def vanished_heading(library: Library) -> Found:
    """Een kopje dat gepubliceerd is, blijft te vinden: wie het hernoemt, schrijft het oude erbij.

    Fout: `### Wat het opleverde` hernoemd tot `### De opbrengst`, en verder niets
    Goed: `eerdere_kopjes: [{was: wat-het-opleverde, nu: de-opbrengst}]`
    """
    now = pages_with_headings(library)
    leads = _leads(library)
    about: dict[str, Document | str] = {page.address: page.file for page in library.written}
    about |= {practice.address: practice.document for practice in library.by_id.values()}
    lost: dict[str, list[str]] = defaultdict(list)
    for row in library.published_anchors:
        # Of a page that is gone its address is told.
        address = leads.get(row.address, row.address)
        if address in now:
            lost[address] += [anchor for anchor in row.anchors if anchor not in now[address]]
    for address, anchors in lost.items():
        for anchor in dict.fromkeys(anchors):
            hint = did_you_mean(anchor, now[address])
            meant = hint.partition("'")[2].partition("'")[0] or "het-nieuwe-kopje"
            yield (
                about[address],
                Finding(f"Het kopje '#{anchor}' is gepubliceerd, maar staat er niet meer: links daarheen komen nergens uit. Zet bij 'eerdere_kopjes': - {{was: {anchor}, nu: {meant}}}", ("eerdere_kopjes",)),
            )  # fmt: skip


def _leads(library: Library) -> dict[str, str]:
    """The former addresses of practices, each with the one of now."""
    return {
        f"{kind.folder}/{id}/": practice.address
        for practice in library.by_id.values()
        for id in practice.fields.earlier
        for kind in KINDS
        if id not in library.by_id or id == practice.id
    }


@rule("eerder-kopje")
def sound_earlier_headings(library: Library) -> Found:
    """Een eerder kopje staat niet meer in de tekst, en leidt naar een kopje dat er wel staat.

    Fout: `eerdere_kopjes: [{was: aanpak, nu: de-aanpaak}]`
    Goed: `eerdere_kopjes: [{was: zo-deden-ze-het, nu: aanpak}]`
    """
    for practice in library.checked:
        rows = practice.numbered("eerdere_kopjes", practice.fields.earlier_headings)
        for number, name, said in _wrong_headings(rows, practice):
            yield practice.document, Finding(said, ("eerdere_kopjes", number, name))
    for page in library.written if library.only is None else ():
        for finding in page.findings:
            yield page.file, Finding(finding.message, finding.path, line=page.line(finding.path))
        for number, name, said in _wrong_headings(enumerate(page.earlier), page):
            path = ("eerdere_kopjes", number, name)
            yield page.file, Finding(said, path, line=page.line(path))


def _wrong_headings(
    rows: Iterator[tuple[int, EarlierHeading]], page: Headed
) -> Iterator[tuple[int, str, str]]:
    known = headings_of(page)
    seen: set[str] = set()
    for number, heading in rows:
        if heading.was and heading.was in known:
            yield number, "was", f"Het kopje '#{heading.was}' staat nog in de tekst. Haal deze regel weg."
        elif heading.was in seen:
            yield number, "was", f"'{heading.was}' staat er twee keer. Haal er één weg."
        elif heading.now and heading.now not in known:
            hint = did_you_mean(heading.now, known) or f" Kies uit: {', '.join(sorted(known))}."
            yield number, "nu", f"Er is geen kopje '#{heading.now}' in de tekst.{hint}"
        seen.add(heading.was or "")
