"""Is anyone recognisable? No check proves that a text is anonymous; these find what is plain to see.

The patterns were chosen on six invented texts with 29 marked items and six clean ones; see `tests/rules/problems/` and
`tests/rules/good/` for what they must find and must leave alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.reading.table import pattern, say
from samenverder.rules.engine import Found, rule
from samenverder.rules.pieces import documents, everything, over_lines, said
from samenverder.rules.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from samenverder.reading.library import Library
    from samenverder.reading.parts import Piece


def _each(library: Library, needs: str, find: Callable[[Piece], Iterator[str]]) -> Found:
    """What `find` says of each piece; `needs`: what a text must have, in lower case, before anything can be found."""
    for document in documents(library):
        if not re.search(needs, said(document)):
            continue
        told: set[str] = set()
        for pieces, again in ((everything(document), True), (over_lines(document), False)):
            for piece in pieces:
                for message in find(piece):
                    if again or message not in told:
                        told.add(message)
                        yield document, piece.finding(say("privacy", "lees-na", said=message))


@rule("bsn", of_one=True)
def citizen_number(library: Library) -> Found:
    """Er staat geen burgerservicenummer in.

    Fout: `BSN 111222333`
    Goed: `een inwoner`
    """

    def find(piece: Piece) -> Iterator[str]:
        if not pattern("bsn", "woord").search(piece.text):
            return
        for digits in pattern("bsn", "nummer").findall(piece.text):
            if is_citizen_number(re.sub(r"\D", "", digits)):
                yield say("bsn", "gevonden", found=digits)

    yield from _each(library, r"bsn|burgerservicen|sofin|persoonsn", find)


def is_citizen_number(digits: str) -> bool:
    """Whether nine digits pass the eleven-test of the BSN: weights 9 to 2 and -1, a multiple of eleven, not all zero."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return digits.strip("0") != "" and sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11 == 0


@rule("iban", of_one=True)
def bank_account(library: Library) -> Found:
    """Er staat geen rekeningnummer in.

    Fout: `NL91 ABNA 0417 1643 00`
    Goed: `op zijn rekening`
    """

    def find(piece: Piece) -> Iterator[str]:
        for found in pattern("iban", "nummer").findall(piece.text):
            packed = found.replace(" ", "")
            # The text behind a number may look like more of it: try the length of a Dutch one first.
            if any(is_bank_account(account) for account in (packed[:18], packed)):
                yield say("iban", "gevonden", found=found)

    yield from _each(library, r"[a-z]{2}\d{2}", find)


def is_bank_account(packed: str) -> bool:
    """Whether this is an IBAN without spaces: letters as numbers, the first four signs last, 1 modulo 97 (ISO 13616)."""
    return int("".join(str(int(sign, 36)) for sign in packed[4:] + packed[:4])) % 97 == 1


@rule("e-mail", of_one=True)
def private_mail(library: Library) -> Found:
    """Een e-mailadres is van een functie, niet van een mens.

    Fout: `f.jansen@voorbeeld.nl`
    Goed: `wijkteam@voorbeeld.nl`, bij het veld `contact`
    """

    def find(piece: Piece) -> Iterator[str]:
        for address in pattern("e-mail", "adres").findall(piece.text) if "@" in piece.text else ():
            name = re.split(r"[\W_\d]+", address.split("@")[0].casefold())
            if not set(name) & set(words("functies")):
                yield say("e-mail", "gevonden", found=address)

    yield from _each(library, r"@", find)


@rule("telefoon", of_one=True)
def telephone(library: Library) -> Found:
    """Een telefoonnummer is van een organisatie en staat bij `contact`.

    Fout: `bel haar op 06 12345678`
    Goed: `contact: het wijkteam, 0314 123456`
    """

    def find(piece: Piece) -> Iterator[str]:
        allowed = piece.path[:1] == ("contact",)
        for number in pattern("telefoon", "nummer").findall(pattern("iban", "nummer").sub("", piece.text)):
            digits = re.sub(r"\D", "", pattern("telefoon", "land").sub("0", number))
            if len(digits) != 10 or pattern("telefoon", "algemeen").match(digits):
                continue
            if digits.startswith("06") or not allowed:
                yield say("telefoon", "gevonden", found=number.strip())

    yield from _each(library, r"[0+](?:[ ()-]?\d){8}", find)


@rule("woonadres", of_one=True)
def home_address(library: Library) -> Found:
    """Er staat geen postcode met huisnummer in.

    Fout: `Dorpsstraat 12, 7001 AB Doetinchem`
    Goed: `in een straat in Doetinchem`
    """

    def find(piece: Piece) -> Iterator[str]:
        for found in pattern("woonadres", "postcode").finditer(piece.text):
            before = piece.text[max(0, found.start() - 20) : found.start()]
            after = piece.text[found.end() : found.end() + 20]
            if pattern("woonadres", "nummer-ervoor").search(before) or pattern(
                "woonadres", "nummer-erachter"
            ).match(after):
                yield say("woonadres", "gevonden", found=found[0])

    yield from _each(library, r"\d{4} ?[a-z]{2}\b", find)


@rule("geboortedatum", of_one=True)
def birth_date(library: Library) -> Found:
    """Er staat geen geboortedatum in.

    Fout: `geboren op 3 mei 1980`
    Goed: `een man van middelbare leeftijd`
    """

    def find(piece: Piece) -> Iterator[str]:
        for date in pattern("geboortedatum", "datum").findall(piece.text):
            yield say("geboortedatum", "gevonden", found=date)

    yield from _each(library, r"geb", find)


@rule("dossiernummer", of_one=True)
def file_number(library: Library) -> Found:
    """Er staat geen nummer van een dossier, zaak of cliënt in.

    Fout: `dossiernummer 2024-00817`
    Goed: `zijn dossier`
    """

    def find(piece: Piece) -> Iterator[str]:
        for number in pattern("dossiernummer", "nummer").findall(piece.text):
            yield say("dossiernummer", "gevonden", found=number)

    yield from _each(library, r"n(?:umme)?r", find)
