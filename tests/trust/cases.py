"""Hostile files, made here: what somebody could send in, out of malice or out of a text program.

Each is a case of a sort, with the files below `practices/` that make it and the one that must be told of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trust.more_cases import BAD

if TYPE_CHECKING:
    from collections.abc import Mapping

SUMMARY = "Een verhaal van genoeg woorden om als samenvatting te gelden, en verder zonder enige betekenis."
FIELDS = {
    "title": "Een proef op de som",
    "samenvatting": SUMMARY,
    "onderwerpen": "[wonen]",
    "voorwaarden": "[vertrouwen]",
    "bronnen": "[{titel: Het verslag, vindplaats: in de kast}]",
    "beoordeeld": "2026-01-31",
}
BSN = "bsn 111222333"


def practice(body: str = "Tekst.", more: str = "", **fields: str) -> str:
    """A story in which everything is right, but for what is given."""
    head = "".join(f"{name}: {value}\n" for name, value in {**FIELDS, **fields}.items())
    return (
        f"---\n{head}{more}---\n## Aanleiding\nTekst [1].\n## Aanpak\n\n{body}\n\n## Opbrengst\nTekst.\n"
        "## Wat was nodig\nTekst.\n## Lessen\nTekst.\n"
    )


def vocabulary(
    terms: str = "[{id: een, label: Een, definitie: De eerste.}]", more: str = "", **head: str
) -> str:
    """A vocabulary in which everything is right, but for what is given."""
    fields = {"enkelvoud": "proef", "meervoud": "proeven", "veld": "proeven", "volgorde": "9", **head}
    return "".join(f"{name}: {value}\n" for name, value in fields.items()) + f"{more}begrippen: {terms}\n"


@dataclass(frozen=True)
class Case:
    """Files that somebody sends in."""

    sort: str
    name: str
    files: Mapping[str, str | bytes] = field(repr=False)
    told: str
    """The file that must be told of."""
    alone: bool = False
    """Whether it cannot lie beside the other cases."""

    def __str__(self) -> str:
        return f"{self.sort}-{self.name}"


def _stories(sort: str, texts: Mapping[str, str | bytes]) -> list[Case]:
    files = {name: f"verhalen/{sort}-{name}.md" for name in texts}
    return [Case(sort, name, {files[name]: text}, files[name]) for name, text in texts.items()]


def _bodies(sort: str, bodies: Mapping[str, str]) -> list[Case]:
    return _stories(sort, {name: practice(body) for name, body in bodies.items()})


def _fields(sort: str, heads: Mapping[str, str]) -> list[Case]:
    return _stories(
        sort, {name: f"---\n{head}\n---\n## Aanleiding\nTekst.\n" for name, head in heads.items()}
    )


def _vocabularies(sort: str, texts: Mapping[str, str | bytes]) -> list[Case]:
    files = {name: f"begrippen/zz-{sort}-{name}.yml" for name in texts}
    return [Case(sort, name, {files[name]: text}, files[name]) for name, text in texts.items()]


def _named(sort: str, cases: Mapping[str, tuple[str, str | bytes]]) -> list[Case]:
    return [Case(sort, name, {file: text}, file) for name, (file, text) in cases.items()]


def _nested(levels: int, mark: str) -> str:
    return "\n".join(f"{' ' * n}{mark}" for n in range(levels))


YAML = _fields(
    "yaml",
    {
        "haken-in-haken": "verwant: " + "[" * 12_000 + "a" + "]" * 100,
        "haken-over-regels": "verwant:\n" + "  [\n" * 20_000,
        "accolades-dicht": "bronnen: " + "{a: " * 3_000 + "b" + "}" * 3_000,
        "om-en-om": "bronnen: " + "[{a: " * 2_500,
        "streepjes-op-een-regel": "verwant:\n  " + "- " * 9_000 + "a",
        "groepen": _nested(600, "a:"),
        "lijsten": _nested(600, "-"),
        "vraagtekens": "? " * 9_000 + "a",
        "vraagteken-over-regels": _nested(500, "?"),
        "bom-van-lijsten": "a: &a [l, l, l]\n" + "".join(f"{c}: &{c} [*{b}, *{b}, *{b}]\n" for b, c in zip("abcdefghijkl", "bcdefghijklm", strict=True)),
        "bom-van-groepen": "a: &a {x: l}\nb: &b {<<: *a, y: *a}\nc: {<<: [*a, *b]}",
        "anker-zonder-doel": "title: *nergens",
        "anker-op-veld": "&a title: Een",
        "kring": "verwant: &rond [*rond]",
        "samenvoegen": "basis: &b {title: Een}\n<<: *b",
        "opdracht": "title: !!python/object/apply:subprocess.check_output [[id]]",
        "nieuw-ding": "title: !!python/object/new:os.system [id]",
        "etiket-met-adres": "title: !<tag:yaml.org,2002:python/name:os.system> x",
        "etiket-onbekend": "verwant: !verzameling {a, b}",
        "reuzensleutel": "k" * 19_000 + ": a",
        "reuzensleutel-met-aanhalingstekens": '"' + "k" * 18_000 + '": a',
        "reuzensleutel-van-meer-regels": '? "' + ("k" * 900 + "\n  ") * 200 + '"\n: a',
        "lege-sleutel": ": waarde",
        "lijst-als-sleutel": "? [a]\n: b",
        "groep-als-sleutel": "{a: b}: c",
        "veel-dezelfde": "title: Een\n" * 3_000,
        "dezelfde-in-een-bron": "bronnen: [{titel: a, titel: b, titel: c}]",
        "dezelfde-met-schrijfwijze": "title: Een\n'title': Twee\n\"\\u0074itle\": Drie",
        "tweede-document": "title: Een\n...\n---\ntitle: Twee",
        "einde-document": "title: Een\n...\ntitle: Twee",
        "drie-documenten": "--- \ntitle: Een\n--- a\n--- b",
        "aanwijzing": "%YAML 9.9\n%TAG ! tag:x,2000:\ntitle: Een",
        "blok-zonder-einde": "title: |9\n a",
        "blok-vreemd": "title: >-+|\n  a",
        "ontsnapping": 'title: "\\x00\\uD800\\U0011FFFF"',
        "stuurteken-ontsnapt": 'title: "a\\0\\a\\e[31mb\\u202eb"\nstatus: bestaat-niet',
        "waarde-zonder-eind": 'title: "' + "a\n" * 9_000,
        "tab": "title:\tEen\n\tsamenvatting: Twee",
        "alleen-commentaar": "# niets\n# niets",
        "alleen-null": "~",
        "getal": "42",
        "regelscheiders": 'title: "een\u2028twee\u2029drie\u0085vier"\nonbekend: a',
        "veel-regelscheiders": "title: een" + "\u2028" * 400 + "\nonbekend: a\nverwant: [[a]]",
        "regelscheiders-kapot": 'title: "een' + "\u2028" * 400 + "\nonbekend: [",
    },
)  # fmt: skip

YAML += _stories(
    "yaml",
    {
        "ontsnapt-stuurteken": practice(title='"a\\e[31mb"'),
        "ontsnapt-nul": practice(title='"a\\0b"'),
        "ontsnapt-omkeer": practice(title='"a\\u202Eb"'),
        "ontsnapt-regelscheider": practice(vraag='"a\\Lb"'),
        "ontsnapt-in-lijst": practice(gespreksvragen='["a\\x9b31mb"]'),
        "ontsnapt-in-naam": practice(more='"a\\e[31mb": c\n'),
        "regeleinde-in-naam": practice(more='"a\\n::error::b": c\n'),
        "regeleinde-in-naam-van-bron": practice(bronnen='[{titel: a, "x\\ny": b, vindplaats: c}]'),
    },
)

MARKDOWN = _bodies(
    "diep",
    {
        "citaten": ">" * 3_000 + " a",
        "citaten-met-regels": "\n".join("> " * n + "a" for n in range(1, 150)),
        "streepjes": "- " * 2_000 + "a",
        "plussen-en-sterren": "* + - " * 300 + "a",
        "nummers": "1) " * 800 + "a",
        "lijst-per-regel": "\n".join("   " * n + "1. a" for n in range(120)),
        "lijst-in-citaat": "> 1. " * 300 + "a",
        "noten-in-noten": "x[^0]\n\n" + "".join(f"{'    ' * n}[^{n}]: a[^{n + 1}]\n\n" for n in range(60)),
        "noot-in-lijst": "- " * 40 + "x[^a]\n\n[^a]: y",
        "tabel-in-lijst": "- " * 40 + "| a |\n" + "  " * 40 + "|---|",
        "code-in-citaat": "> " * 60 + "```\n" + "> " * 60 + "a",
        "kop-in-lijst": "- " * 60 + "## a",
    },
)
GONE = _bodies(
    "weg",
    {
        "adres": "[Let op]: weg",
        "adres-over-regels": "[Let\nop]: <dit> 'en\ndit'",
        "adres-in-citaat": "> [Let op]: weg",
        "adres-in-lijst": "- [Let op]: weg",
        "adres-met-punthaken": "[een]: <>",
        "adres-dubbel": "[een]: a\n[EEN]: b\n\n[x][een] [hier](aan-de-deur.md)",
        "noot": "[^nooit]: weg",
        "noot-dubbel": "x[^a]\n\n[^a]: een\n\n[^b]: twee",
        "noten-van-elkaar": "[^a]: zie [^b]\n\n[^b]: zie [^a]",
        "veel": "".join(f"[a{n}]: b\n" for n in range(500)),
        "hek-open": "```\nDe rest is code.",
        "hek-open-slangetjes": "~~~~\nDe rest is code.\n~~~",
        "hek-in-lijst": "- a\n\n  ```\n  b\n\n## Opbrengst\n\n" + BSN,
    },
)
PERSONAL = _bodies(
    "mens",
    {
        "code": f"Een `stukje {BSN}` code.",
        "code-dubbel": f"``{BSN} ` a``",
        "hek": f"```yaml\na: {BSN}\n```",
        "hek-soort": f"```{BSN}\na\n```",
        "hek-slangetjes": f"~~~ {BSN}\na\n~~~",
        "hek-open": f"```\na\n\n## Opbrengst\n\n{BSN}",
        "ingesprongen": f"a\n\n\t{BSN}",
        "tabel": f"| a | b |\n|---|---|\n| c | {BSN} |",
        "tabel-kop": f"| {BSN} | b |\n|---|---|",
        "beschrijving": f"![{BSN}](nergens.png)",
        "beschrijving-opgemaakt": "![*bsn* **111222333**](nergens.png)",
        "bijschrift": f'![Een tafel](nergens.png "{BSN}")',
        "titel-van-link": f'[Samen aan de deur](aan-de-deur.md "{BSN}")',
        "titel-van-verwijzing": f"[Samen aan de deur][x]\n\n[x]: aan-de-deur.md '{BSN}'",
        "linktekst": f"[{BSN}](aan-de-deur.md)",
        "dubbele-haken": f"[[aan-de-deur|{BSN}]]",
        "noot": f"a[^1]\n\n[^1]: {BSN}",
        "noot-tweede-alinea": f"a[^1]\n\n[^1]: b\n\n    {BSN}",
        "mailadres": "[schrijf ons](mailto:f.jansen@voorbeeld.nl)",
        "mailadres-los": "Schrijf f.jansen@voorbeeld.nl.",
        "mailadres-punthaken": "<f.jansen@voorbeeld.nl>",
        "mailadres-code": "`f.jansen@voorbeeld.nl`",
        "mailadres-vermomd": "[schrijf](MAILTO:f.jansen@voorbeeld.nl)",
        "mailadres-onderwerp": "[schrijf](mailto:info@voorbeeld.nl?cc=f.jansen@voorbeeld.nl)",
        "mailadres-gecodeerd": "[schrijf](mailto:f.jansen%40voorbeeld.nl)",
        "entiteiten": "bsn &#49;11222333",
        "opmaak": "b**s**n 111**222**333",
        "doorgehaald": f"~~{BSN}~~",
        "kop": f"### {BSN}",
        "citaat-in-lijst": f"- a\n  > {BSN}",
        "html": f"<!-- {BSN} -->",
        "harde-spaties": "bel 06\u00a01234\u00a05678",
        "harde-streepjes": "bel 06\u20111234\u20115678",
        "onzichtbaar": "bel 06123\u200b45678",
        "zacht-koppelteken": "bel 0612\u00ad345678",
        "rekening-harde-spaties": "NL91\u00a0ABNA\u00a00417\u00a01643\u00a000",
        "over-regels": "zijn bsn is\n111222333",
        "telefoon-over-regels": "bel 06 1234\n5678",
        "geboren-over-regels": "geboren op 3\nmei 1980",
        "nul": "bel 06 12345678",
        "dossier": "dossiernummer 2024-00817",
        "adres": "Dorpsstraat 12, 7001 AB",
    },
) + _vocabularies(
    "mens",
    {
        "uitleg": vocabulary(uitleg=f"Over {BSN}."),
        "vraag": vocabulary(vraag=f"Wie is {BSN}?"),
        "meervoud": vocabulary(meervoud=BSN),
        "definitie": vocabulary(f"[{{id: een, label: Een, definitie: {BSN}}}]"),
        "label": vocabulary(f"[{{id: een, label: {BSN}, definitie: De eerste.}}]"),
        "synoniem": vocabulary(f"[{{id: een, label: Een, definitie: a, synoniemen: [b, {BSN}]}}]"),
        "begrip-vraag": vocabulary("[{id: een, label: Een, definitie: a, vraag: Bel 06 12345678}]"),
        "waarom": vocabulary("[{id: een, label: Een, definitie: a, waarom_weinig: vraag f.jansen@voorbeeld.nl}]"),
        "stand": vocabulary(standen=f"[{{id: x, label: y, kop: {BSN}}}]"),
        "soort": vocabulary(f"[{{id: een, label: Een, definitie: a, soort: {BSN}}}]"),
        "onbekend-veld": vocabulary(opmerking=BSN),
    },
) + _stories(
    "mens-veld",
    {
        "titel": practice(title=BSN),
        "bron": practice(bronnen=f"[{{titel: {BSN}, vindplaats: in de kast}}]"),
        "vindplaats": practice(bronnen="[{titel: Het verslag, vindplaats: 'bij f.jansen@voorbeeld.nl'}]"),
        "vraag": practice(vraag=f"Wie is {BSN}?"),
        "contact": practice(contact="bel 06 12345678"),
        "kern": practice(kern=f"[a, {BSN}]"),
        "gast": practice(gasten=f"[{{gemeente: {BSN}}}]"),
        "gespreksvraag": practice(gespreksvragen=f"[{BSN}]"),
        "opbrengst": practice(opbrengst=f"[{{soort: ervaren, tekst: {BSN}}}]"),
        "blok": practice(vraag="|\n  Een regel.\n  bel 06 12345678"),
        "harde-spaties": practice(vraag="bel 06\u00a01234\u00a05678"),
    },
)  # fmt: skip

ATTACK = "<script>alert(7)</script><img src=x onerror=alert(7)>\"'><svg onload=alert(7)><a href=javascript:alert(7)>x</a>"
SCRIPTS = _bodies(
    "script",
    {
        "html": "<script>alert(7)</script>",
        "html-blok": "<div onmouseover='alert(7)'>\n\n*a*\n\n</div>",
        "html-in-link": "[<img src=x onerror=alert(7)>](aan-de-deur.md)",
        "html-in-tabel": "| <svg onload=alert(7)> |\n|---|",
        "html-in-noot": "a[^1]\n\n[^1]: <iframe srcdoc='<script>alert(7)</script>'>",
        "html-in-kop": "### <script>alert(7)</script>",
        "javascript": "[kijk hier eens](javascript:alert(7))",
        "javascript-hoofdletters": "[kijk hier eens](jAvAsCrIpT:alert(7))",
        "javascript-punthaken": "[kijk hier eens](<javascript:alert(7)>)",
        "javascript-entiteit": "[kijk hier eens](javascript&colon;alert(7))",
        "javascript-tiental": "[kijk hier eens](&#x6A;avascript:alert(7))",
        "javascript-nullen": "[kijk hier eens](&#0000106avascript:alert(7))",
        "javascript-tab": "[kijk hier eens](java&Tab;script:alert(7))",
        "javascript-regeleinde": "[kijk hier eens](java&NewLine;script:alert(7))",
        "javascript-stuurteken": "[kijk hier eens](&#1;javascript:alert(7))",
        "javascript-procenten": "[kijk hier eens](%6Aavascript:alert(7))",
        "javascript-verwijzing": "[kijk hier eens][x]\n\n[x]: javascript:alert(7)",
        "javascript-beeld": "![een tafel](javascript:alert(7))",
        "javascript-dubbele-haken": "[[javascript:alert(7)]]",
        "data": "[kijk hier eens](data:text/html;base64,PHNjcmlwdD5hbGVydCg3KTwvc2NyaXB0Pg==)",
        "data-beeld": "![een tafel](data:image/svg+xml,<svg/onload=alert(7)>)",
        "vbscript": "[kijk hier eens](vbscript:msgbox)",
        "blob": "[kijk hier eens](blob:https://voorbeeld.nl/x)",
        "view-source": "[kijk hier eens](view-source:javascript:alert(7))",
        "bestand": "[kijk hier eens](file:///etc/passwd)",
        "beeld-elders": "![een tafel](https://voorbeeld.nl/spion.gif)",
        "beeld-elders-kort": "![een tafel](//voorbeeld.nl/spion.gif)",
        "beeld-terug": "![een tafel](../../../../etc/passwd)",
        "uit-titel": "[kijk hier eens](nergens.md '\" onclick=\"alert(7)')",
        "uit-beschrijving": "![\" onerror=\"alert(7)](nergens.png)",
        "uit-hek": "``` \" onclick=alert(7) <script>\n</code></pre><script>alert(7)</script>\n```\n\n<b>",
        "uit-kop": "### \"><script>alert(7)</script> {onclick=alert(7)}",
        "eigenschappen": "[kijk hier eens](nergens.md){onclick=alert(7)}",
        "sjabloontaal": "{{ config.__class__.__init__.__globals__ }} {% include '/etc/passwd' %}",
        "mailto": "[kijk hier eens](mailto:\"onclick=alert(7)@voorbeeld.nl)",
    },
) + _stories(
    "script-veld",
    {
        "adres": practice(bronnen="[{titel: a, url: 'javascript:alert(7)'}]"),
        "adres-regeleinde": practice(bronnen='[{titel: a, url: "https://a.nl/\\njavascript:alert(7)"}]'),
        "adres-aanhalingsteken": practice(bronnen="[{titel: a, url: 'https://a.nl/\" onclick=\"alert(7)'}]"),
        "adres-gegevens": practice(bronnen="[{titel: a, url: 'data:text/html,<script>alert(7)</script>'}]"),
        "erkend": practice(erkend="'javascript:alert(7)'"),
        "erkend-spatie": practice(erkend="' javascript:alert(7)//https://a.nl'"),
        "beeld": practice(beeld="'x\" onerror=\"alert(7)'"),
        "status": practice(status="'<script>alert(7)</script>'"),
        "verwant": practice(verwant="['<script>alert(7)</script>']"),
        "onderwerp": practice(onderwerpen="['<script>alert(7)</script>']"),
        "stand": practice(voorwaarden="[{vertrouwen: '<script>alert(7)</script>'}]"),
        "eerder": practice(eerdere_adressen="['../../../weg', 'a\"><script>alert(7)</script>']"),
    },
)  # fmt: skip

DATES = _stories(
    "dag",
    {
        "9999": practice(beoordeeld="9999-12-31"),
        "9999-nakijken": practice(beoordeeld="9999-12-31", beoordelen_na="120"),
        "0000": practice(beoordeeld="0000-00-00"),
        "0000-01": practice(beoordeeld="0000-01-01"),
        "10000": practice(beoordeeld="10000-01-01"),
        "min": practice(beoordeeld="-0001-01-01"),
        "arabisch": practice(beoordeeld="٢٠٢٦-٠١-٣١"),
        "breed": practice(beoordeeld="２０２６-０１-３１"),
        "superscript": practice(beoordeeld="2026-0¹-31"),
        "29-februari": practice(beoordeeld="2025-02-29"),
        "week": practice(beoordeeld="2026-W05-1"),
        "dag-van-jaar": practice(beoordeeld="2026-031"),
        "tijd": practice(beoordeeld="2026-01-31T25:61:61Z"),
        "lijst": practice(beoordeeld="[2026-01-31]"),
        "bron-9999": practice(bronnen="[{titel: a, datum: 9999, vindplaats: b}]"),
        "bron-0000": practice(bronnen="[{titel: a, datum: 0000, vindplaats: b}]"),
        "bron-13": practice(bronnen="[{titel: a, datum: 2020-13, vindplaats: b}]"),
        "bron-arabisch": practice(bronnen="[{titel: a, datum: ٢٠٢٠, vindplaats: b}]"),
        "maanden": practice(beoordelen_na="99999999999999999999"),
        "maanden-lang": practice(beoordelen_na="9" * 5_000),
        "maanden-nul": practice(beoordelen_na="0"),
        "maanden-min": practice(beoordelen_na="-5"),
        "maanden-macht": practice(beoordelen_na="1e999"),
        "maanden-arabisch": practice(beoordelen_na="٢٤, a"),
        "bron-nummer": practice(opbrengst="[{soort: geteld, tekst: a, bron: 99999999999999999999}]"),
        "bron-lang": practice(opbrengst="[{soort: geteld, tekst: a, bron: " + "9" * 5_000 + "}]"),
        "verwijzing-arabisch": practice("Dit staat er [٩]."),
        "periode-lang": practice(periode="van 1999 tot " + "9" * 200),
    },
)

NAMES = _named(
    "naam",
    {
        "index": ("verhalen/index.md", practice()),
        "index-groot": ("handreikingen/INDEX.md", practice()),
        "hoofdletters": ("verhalen/AAN-DE-DEUR.md", practice()),
        "cyrillisch": ("verhalen/aаn-de-deur.md", practice()),
        "accent-los": ("verhalen/cafe\u0301.md", practice()),
        "breed": ("verhalen/ａ.md", practice()),
        "streepje": ("verhalen/-.md", practice()),
        "streepje-eind": ("verhalen/a-.md", practice()),
        "punten": ("verhalen/a..md", practice()),
        "twee-uitgangen": ("verhalen/a.html.md", practice()),
        "spatie": ("verhalen/ .md", practice()),
        "aanhalingsteken": ("verhalen/a\"><script>alert(7)<b>.md", practice()),
        "vraagteken": ("verhalen/a?b#c.md", practice()),
        "procent": ("verhalen/..%2f..%2fa.md", practice()),
        "schuin": ("verhalen/..\\..\\a.md", practice()),
        "255-bytes": ("verhalen/" + "a" * 252 + ".md", practice()),
        "101-tekens": ("verhalen/" + "a" * 101 + ".md", practice()),
        "255-bytes-ander-schrift": ("verhalen/" + "ж" * 126 + ".md", practice()),
        "uitgang-groot": ("verhalen/a.MD", practice()),
        "uitgang-anders": ("verhalen/a.markdown", practice()),
        "streepje-laag": ("verhalen/_a.md", practice()),
        "punt": ("verhalen/.a.md", practice()),
        "los": ("a.md", practice()),
        "lijst-los": ("a.yml", vocabulary()),
        "lijst-255-bytes": ("begrippen/" + "a" * 251 + ".yml", vocabulary()),
        "lijst-index": ("begrippen/index.yml", vocabulary()),
        "lijst-hoofdletters": ("begrippen/Lijst.yml", "enkelvoud: a\nmeervoud: b\nbegrippen: [{id: x, label: y, definitie: z}]\n"),
        "lijst-yaml": ("begrippen/lijst.yaml", vocabulary()),
        "map-in-map": ("verhalen/map/diep/a.md", practice()),
        "map-anders": ("elders/a.md", practice()),
        "zelfde-id": ("handreikingen/aan-de-deur.md", practice()),
        "apparaat": ("verhalen/con.md", practice()),
        "apparaat-werkvorm": ("werkvormen/nul.md", practice()),
        "apparaat-handreiking": ("handreikingen/com1.md", practice()),
        "apparaat-bijlage": ("verhalen/aan-de-deur/aux.png", b"x"),
        "lijst-hoofdletters-met-veld": ("begrippen/Onderwerp.yml", vocabulary(veld="lijst-twee")),
        "lijst-apparaat": ("begrippen/zz-apparaat.yml", vocabulary("[{id: prn, label: Een, definitie: De eerste.}]")),
    },
)  # fmt: skip
_INSIDE = {"map-in-map": "verhalen/map", "map-anders": "elders"}
NAMES = [Case(c.sort, c.name, c.files, _INSIDE.get(c.name, c.told)) for c in NAMES] + [
    Case("naam", "regeleinde", {"verhalen/a\n::error::b.md": practice()}, "verhalen/a�::error::b.md"),
    Case("naam", "stuurteken", {"verhalen/a\x1b[31m.md": practice()}, "verhalen/a�[31m.md"),
    Case("naam", "omkeer", {"verhalen/a\u202edm.md": practice()}, "verhalen/a�dm.md"),
    Case("naam", "geen-utf-8", {"verhalen/\udcff\udcfe.md": practice()}, "verhalen/��.md"),
    Case("naam", "lijst-geen-utf-8", {"begrippen/\udcff.yml": vocabulary()}, "begrippen/�.yml"),
    Case("naam", "map-van-255-bytes", {f"verhalen/{'a' * 255}/b.md": practice()}, f"verhalen/{'a' * 255}"),
    Case("naam", "map-geen-utf-8", {"verhalen/\udcff/b.png": b"x"}, "verhalen/�"),
    Case("naam", "bijlage-van-geen-utf-8", {"verhalen/\udcff.md": practice(), "verhalen/\udcff/b.png": b"x"}, "verhalen/�.md"),
    Case("naam", "bijlage-geen-utf-8", {"verhalen/aan-de-deur/\udcff.png": b"x"}, "verhalen/aan-de-deur/�.png"),
    Case("naam", "bijlage-regeleinde", {"verhalen/aan-de-deur/a\nb.png": b"x"}, "verhalen/aan-de-deur/a�b.png"),
]  # fmt: skip

ENCODINGS = _stories(
    "teken",
    {
        "nul": practice("a\0b"),
        "nul-in-veld": practice(vraag="a\0b"),
        "alleen-nullen": b"\0" * 4_000,
        "utf-16": practice().encode("utf-16"),
        "utf-16-be": practice().encode("utf-16-be"),
        "utf-32": practice().encode("utf-32"),
        "latin-1": practice("Café").encode("latin-1"),
        "windows": practice("“Ja” – €").encode("cp1252"),
        "te-lang": practice().encode().replace(b"Tekst.", b"\xc0\xafTekst."),
        "half-paar": practice().encode().replace(b"Tekst.", b"\xed\xa0\x80Tekst."),
        "half-teken": practice().encode() + b"\xf0\x9f",
        "bom": b"\xef\xbb\xbf" + practice().encode(),
        "bom-dubbel": b"\xef\xbb\xbf\xef\xbb\xbf" + practice().encode(),
        "losse-cr-en-nul": practice("a\0").replace("\n", "\r").encode(),
        "cr-onbekend-veld": practice(verzonnen="a").replace("\n", "\r").encode(),
        "cr-cr-lf": practice(verzonnen="a").replace("\n", "\r\r\n").encode(),
        "fffe": practice("a\ufffeb"),
        "ffff": practice("a\uffffb"),
        "vervangen": practice("a\ufffdb"),
        "stuurteken": practice("a\x1b]0;b\x07"),
        "c1": practice("a\x9b31mb"),
        "wissen": practice("a\x7fb"),
        "omkeer": practice("a\u202eb"),
        "omkeer-eiland": practice("a\u2067b\u2069"),
        "omkeer-in-veld": practice(title="a\u202bb"),
        "regel-van-20001": practice("a" * 20_001),
        "te-groot": practice("woord " * 90_000),
        "leeg": b"",
        "regeleinden": b"\n" * 4_000,
        "formulierscheiding": practice("a\x0cb"),
    },
)  # fmt: skip

_TWO_LISTS = [
    Case("lijst", "zelfde-veld", {"begrippen/yy-a.yml": vocabulary(veld="tweemaal"), "begrippen/yy-b.yml": vocabulary(veld="tweemaal")}, "begrippen/yy-b.yml"),
    Case("lijst", "veld-van-ander-bestand", {"begrippen/yy-c.yml": "enkelvoud: a\nmeervoud: b\nbegrippen: [{id: x, label: y, definitie: z}]\n", "begrippen/yy-d.yml": vocabulary(veld="yy-c", volgorde="100")}, "begrippen/yy-d.yml"),
]  # fmt: skip
VOCABULARIES = _vocabularies(
    "lijst",
    {
        "lijst": "- {id: een, label: Een}\n",
        "tekst": "Zomaar een tekst.\n",
        "leeg": "",
        "commentaar": "# nog niets\n",
        "null": "null\n",
        "haken": "begrippen: " + "[" * 15_000,
        "zonder-alles": "volgorde: 3\n",
        "begrippen-als-tekst": vocabulary("een, twee"),
        "begrippen-als-groep": vocabulary("{een: Een, twee: Twee}"),
        "begrippen-van-tekst": vocabulary("[een, twee]"),
        "begrippen-van-lijsten": vocabulary("[[een], [[twee]]]"),
        "begrippen-leeg": vocabulary("[]"),
        "begrip-null": vocabulary("[null, ~, '']"),
        "begrip-leeg": vocabulary("[{}]"),
        "label-als-lijst": vocabulary("[{id: een, label: [Een], definitie: a}]"),
        "label-als-groep": vocabulary("[{id: een, label: {a: b}, definitie: a}]"),
        "label-leeg": vocabulary("[{id: een, label: '', definitie: a}]"),
        "definitie-lijst": vocabulary("[{id: een, label: Een, definitie: [a, b]}]"),
        "zonder-id": vocabulary("[{label: Een, definitie: a}]"),
        "id-leeg": vocabulary("[{id: '', label: Een, definitie: a}]"),
        "id-index": vocabulary("[{id: index, label: Een, definitie: a}]"),
        "id-pad": vocabulary("[{id: ../../weg, label: Een, definitie: a}]"),
        "id-hoofdletters": vocabulary("[{id: EEN, label: Een, definitie: a}]"),
        "id-lang": vocabulary("[{id: " + "a" * 300 + ", label: Een, definitie: a}]"),
        "id-regeleinde": vocabulary('[{id: "een\\n", label: Een, definitie: a}, {id: "een\\n\\nb", label: c, definitie: d}]'),
        "id-dubbel": vocabulary("[{id: een, label: Een, definitie: a}, {id: een, label: Twee, definitie: b}]"),
        "breder-zichzelf": vocabulary("[{id: een, label: Een, definitie: a, breder: een, verwant: [nergens]}]"),
        "breder-kring": vocabulary("[{id: een, label: Een, definitie: a, breder: twee}, {id: twee, label: Twee, definitie: b, breder: een, synoniemen: [Een]}]"),
        "vervangt-pad": vocabulary("[{id: een, label: Een, definitie: a, vervangt: [../../../index]}]"),
        "vervangt-bestaand": vocabulary("[{id: een, label: Een, definitie: a, vervangt: [twee]}, {id: twee, label: Twee, definitie: b, vervangt: [een]}]"),
        "geen-getal": vocabulary("[{id: een, label: Een, definitie: a, lat: nan, lon: nan}]"),
        "geen-getal-yaml": vocabulary("[{id: een, label: Een, definitie: a, lat: .nan, lon: .inf}]"),
        "oneindig": vocabulary("[{id: een, label: Een, definitie: a, lat: inf, lon: -inf}]"),
        "breedte-groot": vocabulary("[{id: een, label: Een, definitie: a, lat: 1e400, lon: 5}]"),
        "breedte-lijst": vocabulary("[{id: een, label: Een, definitie: a, lat: [52], lon: {a: b}}]"),
        "breedte-zonder-lengte": vocabulary("[{id: een, label: Een, definitie: a, lat: 52.1}]"),
        "lengte-zonder-breedte": vocabulary("[{id: een, label: Een, definitie: a, lon: 5.1}]"),
        "volgorde-lang": vocabulary(volgorde="9" * 5_000),
        "volgorde-tekst": vocabulary(volgorde="eerst"),
        "hoogstens-nul": vocabulary(hoogstens="0"),
        "namen-ja": vocabulary(namen="misschien"),
        "standen-tekst": vocabulary(standen="gekregen"),
        "standen-zonder-id": vocabulary(standen="[{label: a}]"),
        "standen-groep": vocabulary(standen="{a: b}"),
        "verplicht-groep": vocabulary(verplicht_voor="{verhaal: ja}"),
        "meervoud-lijst": vocabulary(meervoud="[a, b]"),
        "meervoud-leeg": vocabulary(meervoud="''"),
        "dubbele-velden": vocabulary() + vocabulary(),
        "veld-bezet": vocabulary(veld="onderwerpen"),
        "veld-van-schema": vocabulary(veld="samenvatting"),
        "veld-title": vocabulary(veld="title"),
        "veld-map": vocabulary(veld="verhalen"),
        "veld-site": vocabulary(veld="assets"),
        "veld-zoek": vocabulary(veld="zoek"),
        "veld-pad": vocabulary(veld="../weg"),
        "veld-leeg-teken": vocabulary(veld='"a b"'),
        "veld-regeleinde": vocabulary(veld='"pro\\nef"'),
        "utf-16": vocabulary().encode("utf-16"),
        "nul": vocabulary(uitleg="a\0"),
        "bom": b"\xef\xbb\xbf" + vocabulary().encode(),
        "regelscheiders": "enkelvoud: a" + "\u2028" * 300 + "\nonbekend: a\n",
    },
)  # fmt: skip

BESIDE = [
    *_named(
        "sjabloon",
        {
            "leeg": ("_sjablonen/verhaal.md", ""),
            "geen-velden": ("_sjablonen/verhaal.md", "Tekst.\n"),
            "haken": ("_sjablonen/verhaal.md", f"---\na: {'[' * 9_000}\n---\n"),
            "niet-dicht": ("_sjablonen/verhaal.md", "---\ntitle: a\n"),
            "lijst": ("_sjablonen/verhaal.md", "---\n- a\n---\n"),
            "nul": ("_sjablonen/verhaal.md", "---\ntitle: a\n---\n\0"),
            "latin-1": ("_sjablonen/handreiking.md", practice("Café").encode("latin-1")),
            "te-groot": ("_sjablonen/module.md", practice("woord " * 90_000)),
            "bom": ("_sjablonen/module.md", b"\xff\xfe\0\0"),
            "anders": ("_sjablonen/anders.md", practice()),
            "gegevens": ("_sjablonen/gegevens.yml", vocabulary()),
            "map": ("_sjablonen/verhaal/x.md", practice()),
        },
    ),
    *_named(
        "adressen",
        {
            "leeg": ("_adressen.txt", ""),
            "latin-1": ("_adressen.txt", "verhalen/café/\n".encode("latin-1")),
            "utf-16": ("_adressen.txt", "verhalen/a/\n".encode("utf-16")),
            "nul": ("_adressen.txt", "verhalen/\0/\n"),
            "te-groot": ("_adressen.txt", "verhalen/a/\n" * 90_000),
            "lange-regel": ("_adressen.txt", "a" * 30_000),
            "weg": ("_adressen.txt", "verhalen/nooit-geweest/\n"),
            "script": ("_adressen.txt", "<script>alert(7)</script>\n"),
            "schuin": ("_adressen.txt", "/\n//\n///\n"),
            "pad": ("_adressen.txt", "../../../etc/passwd\n"),
            "stuurteken": ("_adressen.txt", "verhalen/a\x1b[31m/\n"),
            "omkeer": ("_adressen.txt", "verhalen/a\u202e/\n"),
        },
    ),
]
BESIDE = [
    Case(c.sort, c.name, c.files, {"map": "_sjablonen/verhaal"}.get(c.name, c.told), alone=True)
    for c in BESIDE
]

CASES = [
    *YAML,
    *MARKDOWN,
    *GONE,
    *PERSONAL,
    *SCRIPTS,
    *DATES,
    *NAMES,
    *ENCODINGS,
    *VOCABULARIES,
    *_TWO_LISTS,
    *BESIDE,
    # Of a folder that nobody reads the folder is named, not each file in it.
    *(
        Case(
            "meer",
            name.replace("/", "-"),
            {name: text},
            name.rpartition("/")[0] if name.startswith(("anders/", "verhalen/map/")) else name,
            alone=True,
        )
        for name, text in BAD.items()
    ),
]

_QUOTED = ATTACK.replace("\\", "\\\\").replace('"', '\\"')
QUIET: dict[str, str | bytes] = {
    "verhalen/stil-velden.md": practice(
        **{name: f'"{name} {_QUOTED}"' for name in ("title", "samenvatting", "vraag", "doelgroep", "contact", "licentie", "periode", "trekker")},
        gespreksvragen=f'["{_QUOTED}"]', kern=f'["{_QUOTED}"]', aanpasbaar=f'["{_QUOTED}"]',
        gasten=f'[{{gemeente: ["{_QUOTED}", "x"]}}]',
        opbrengst=f'[{{soort: geteld, tekst: "{_QUOTED}", bron: 1}}]',
        bronnen=f'[{{titel: "{_QUOTED}", organisatie: "{_QUOTED}", auteur: "{_QUOTED}", vindplaats: "{_QUOTED}", soort: "{_QUOTED}"}}]',
    ),
    "handreikingen/stil-velden-2.md": practice(
        title=f'"{_QUOTED}"', samenvatting=f'"twee {_QUOTED}"', wanneer_wel=f'["{_QUOTED}"]', wanneer_niet=f'["{_QUOTED}"]',
        stappen=f'[{{titel: "{_QUOTED}", wie: "{_QUOTED}", tijd: "{_QUOTED}", resultaat: "{_QUOTED}"}}]',
    ),
    "modules/stil-velden-3.md": practice(
        title=f'"{_QUOTED}"', samenvatting=f'"drie {_QUOTED}"', leerdoelen=f'["{_QUOTED}"]', groepsgrootte=f'"{_QUOTED}"', redactie=f'"{_QUOTED}"',
        onderdelen=f'[{{werkvorm: "{_QUOTED}", minuten: 5, opdracht: "{_QUOTED}", notities_trainer: "{_QUOTED}"}}, {{pauze: "{_QUOTED}", minuten: 5}}]',
    ),
    "begrippen/stil-lijst.yml": vocabulary(
        f'[{{id: een, label: "{_QUOTED}", definitie: "{_QUOTED}", vraag: "{_QUOTED}", synoniemen: ["{_QUOTED} 2"], waarom_weinig: "{_QUOTED}", provincie: "{_QUOTED}", soort: "{_QUOTED}", lat: 52.1, lon: 5.1}}, '
        "{id: twee, label: Twee, definitie: '[x](javascript:alert(7)) ![y](https://voorbeeld.nl/spion.gif)', breder: een, verwant: [een]}]",
        enkelvoud=f'"{_QUOTED}"', meervoud=f'"{_QUOTED}"', veld="stil", vraag=f'"{_QUOTED}"',
        uitleg=f'"{_QUOTED} [x](javascript:alert(7)) [y](//voorbeeld.nl) ![z](https://voorbeeld.nl/spion.gif) <data:text/html,x>"',
        standen=f'[{{id: x, label: "{_QUOTED}", kop: "{_QUOTED}", uitleg: "{_QUOTED}"}}]', waarom_weinig=f'"{_QUOTED}"',
    ),
    "verhalen/stil-tekst.md": practice(
        "[kijk](<  javascript:alert(7)>)\n\n[kijk][x]\n\n[x]:\njavascript:alert(7)\n\n<javascript:alert(7)> <data:text/html,x>",
        title="Stille tekst", samenvatting=SUMMARY + " Stil.",
    ),
    "verhalen/stil-begrip.md": practice(stil="[een, twee: x]", title="Stil begrip", samenvatting=SUMMARY + " Echt."),
}  # fmt: skip
"""Attacks in every field that is only text: they may be right, but nothing in them may run."""
