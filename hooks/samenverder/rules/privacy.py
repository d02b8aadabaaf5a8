"""Is anyone recognisable? No check proves that a text is anonymous; these find what is plain to see.

The patterns were chosen on six invented texts with 29 marked items and six clean ones; see `tests/rules/problems/` and
`tests/rules/good/` for what they must find and must leave alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samenverder.rules.engine import Found, rule
from samenverder.rules.pieces import documents, everything, over_lines, said
from samenverder.rules.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from samenverder.reading.library import Library
    from samenverder.reading.parts import Piece

READ_ON = "Geen enkele controle bewijst dat een tekst anoniem is: lees ook zelf na."

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b")


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
                        yield document, piece.finding(f"{message} {READ_ON}")


@rule("bsn", of_one=True)
def citizen_number(library: Library) -> Found:
    """Er staat geen burgerservicenummer in.

    Fout: `BSN 111222333`
    Goed: `een inwoner`
    """

    def find(piece: Piece) -> Iterator[str]:
        if not re.search(r"\b(bsn|burgerservicen\w*|sofin\w*|persoonsn\w*)", piece.text, re.IGNORECASE):
            return
        for digits in re.findall(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)", piece.text):
            if is_citizen_number(re.sub(r"\D", "", digits)):
                yield f"'{digits}' is een burgerservicenummer. Haal het weg."

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
        for found in _IBAN.findall(piece.text):
            packed = found.replace(" ", "")
            # The text behind a number may look like more of it: try the length of a Dutch one first.
            if any(is_bank_account(account) for account in (packed[:18], packed)):
                yield f"'{found}' is een rekeningnummer. Haal het weg."

    yield from _each(library, r"[a-z]{2}\d{2}", find)


def is_bank_account(packed: str) -> bool:
    """Whether this is an IBAN without spaces: letters as numbers, the first four signs last, 1 modulo 97 (ISO 13616)."""
    return int("".join(str(int(sign, 36)) for sign in packed[4:] + packed[:4])) % 97 == 1


_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w")
"""As long as an address may be (RFC 5321, 4.5.3.1); it begins where a word does."""


@rule("e-mail", of_one=True)
def private_mail(library: Library) -> Found:
    """Een e-mailadres is van een functie, niet van een mens.

    Fout: `f.jansen@voorbeeld.nl`
    Goed: `wijkteam@voorbeeld.nl`, bij het veld `contact`
    """

    def find(piece: Piece) -> Iterator[str]:
        for address in _MAIL.findall(piece.text) if "@" in piece.text else ():
            name = re.split(r"[\W_\d]+", address.split("@")[0].casefold())
            if not set(name) & set(words("functies")):
                yield f"'{address}' lijkt van een mens te zijn. Gebruik een algemeen adres, zoals info@ of wijkteam@, bij 'contact'."

    yield from _each(library, r"@", find)


_TELEPHONE = re.compile(r"(?<![\d.,/-])(?:(?:\+|00)31[ -]?\(?0?\)?|0)[1-9](?:[ -]?\d){7,8}(?!\d)")


@rule("telefoon", of_one=True)
def telephone(library: Library) -> Found:
    """Een telefoonnummer is van een organisatie en staat bij `contact`.

    Fout: `bel haar op 06 12345678`
    Goed: `contact: het wijkteam, 0314 123456`
    """

    def find(piece: Piece) -> Iterator[str]:
        allowed = piece.path[:1] == ("contact",)
        for number in _TELEPHONE.findall(_IBAN.sub("", piece.text)):
            digits = re.sub(r"\D", "", re.sub(r"^(\+|00)31\s?\(?0?\)?", "0", number))
            if len(digits) != 10 or digits.startswith(("0800", "0900", "088", "085")):
                continue
            if digits.startswith("06") or not allowed:
                yield f"'{number.strip()}' is een telefoonnummer. Haal het weg; een algemeen nummer (geen 06) mag bij 'contact'."

    yield from _each(library, r"[0+](?:[ ()-]?\d){8}", find)


@rule("woonadres", of_one=True)
def home_address(library: Library) -> Found:
    """Er staat geen postcode met huisnummer in.

    Fout: `Dorpsstraat 12, 7001 AB Doetinchem`
    Goed: `in een straat in Doetinchem`
    """

    def find(piece: Piece) -> Iterator[str]:
        for found in re.finditer(r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b", piece.text):
            before = piece.text[max(0, found.start() - 20) : found.start()]
            after = piece.text[found.end() : found.end() + 20]
            if re.search(r"[a-z.] \d{1,4} ?[a-zA-Z]?,?\s*$", before) or re.match(
                r",? (?:nr\.?|nummer)? ?\d{1,4}\b", after
            ):
                yield f"'{found[0]}' met een huisnummer wijst een woning aan. Noem hoogstens de plaats of de wijk."

    yield from _each(library, r"\d{4} ?[a-z]{2}\b", find)


_MONTH = r"(?:\d{1,2}|jan\w*|feb\w*|maart|mrt|apr\w*|mei|juni?|juli?|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*)"
_BORN = re.compile(
    rf"\b(?:geboren|geb\.|geboortedatum|geboortedag)[^.\n]{{0,20}}?(\d{{1,2}}[-/. ]{_MONTH}[-/. ]\d{{2,4}})",
    re.IGNORECASE,
)


@rule("geboortedatum", of_one=True)
def birth_date(library: Library) -> Found:
    """Er staat geen geboortedatum in.

    Fout: `geboren op 3 mei 1980`
    Goed: `een man van middelbare leeftijd`
    """

    def find(piece: Piece) -> Iterator[str]:
        for date in _BORN.findall(piece.text):
            yield f"'{date}' is een geboortedatum. Schrijf hoogstens een leeftijd in grote lijnen."

    yield from _each(library, r"geb", find)


_FILE_NUMBER = re.compile(
    r"\b(?:dossier|zaak|cliënt|client|klant|patiënt|patient)[ -]?(?:nummer|nr\b\.?)[\s:.]{0,5}([A-Z]{0,6}[\d./-]{0,20}\d{4,}(?:[./-]\d+)*)",
    re.IGNORECASE,
)


@rule("dossiernummer", of_one=True)
def file_number(library: Library) -> Found:
    """Er staat geen nummer van een dossier, zaak of cliënt in.

    Fout: `dossiernummer 2024-00817`
    Goed: `zijn dossier`
    """

    def find(piece: Piece) -> Iterator[str]:
        for number in _FILE_NUMBER.findall(piece.text):
            yield f"'{number}' is het nummer van een dossier. Haal het weg."

    yield from _each(library, r"n(?:umme)?r", find)
