"""A right story to put something in, and more files that break a reader, by name.

Each is the name of a file below `practices/` with what is in it. `BAD` must each give an error; `KEPT` are read and
may be right, but nothing in them may run.
"""

from __future__ import annotations

HEAD = """\
title: Een verhaal dat iets probeert
samenvatting: Een verhaal dat lang genoeg is om aan de lengte te voldoen, en verder nergens over gaat.
onderwerpen: [wonen]
voorwaarden: [vertrouwen]
bronnen: [{titel: De krant, vindplaats: in de kast}]
beoordeeld: 2026-01-31
"""
BODY = """\
## Aanleiding
Tekst [1].
## Aanpak
{}
## Opbrengst
Tekst.
## Wat was nodig
Tekst.
## Lessen
Tekst.
"""


def story(fields: str = HEAD, text: str = "Tekst.") -> str:
    """A story that is right, but for what is put in."""
    return f"---\n{fields}---\n{BODY.format(text)}"


DEEP_YAML = {
    "haken": "a: " + "[" * 9_000,
    "accolades": "a: " + "{b: " * 4_000,
    "haken-dicht": "a: " + "[" * 5_000 + "]" * 5_000,
    "over-regels": "a:\n" + "\n".join(" " * n + "- " * 1 + "b:" for n in range(2, 900, 2)),
    "streepjes": "a:\n  " + "- " * 4_000 + "b",
    "inspringing": "\n".join(" " * n + f"k{n}:" for n in range(900)),
    "vraagtekens": "? " * 4_000,
    "anker": "a: &x [1]\nb: *x",
    "bom": "a: &a [x, x]\n"
    + "\n".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(20)),
    "samenvoegen": "a: &a {b: c}\n<<: *a",
    "klasse": "a: !!python/object/apply:os.system ['true']",
    "etiket": "a: !x b",
    "tweede-stuk": "a: b\n--- \nc: d",
    "grote-sleutel": "k" * 15_000 + ": a",
    "lijst-als-sleutel": "? [a, b]\n: c",
    "zichzelf": "a: &a\n  - *a",
}
DEEP_TEXT = {
    "citaten": "> " * 500 + "diep",
    "lijsten": "- " * 500 + "diep",
    "lijst-per-regel": "\n".join("  " * n + "- a" for n in range(200)),
    "gemengd": "> - " * 200 + "diep",
    "nummers": "1. " * 300 + "diep",
}
GONE = {
    "verwijzing": "[let op]: weg",
    "noot": "[^a]: weg",
    "dubbel": "[a]: b\n[a]: c\n\nzie [x][a]",
    "geen-scheiding": "Tekst\n\n[een]: https://a.nl 'weg'",
}
PERSONAL = {
    "in-code": "`bsn 111222333`",
    "in-blok": "```\nbsn 111222333\n```",
    "open-hek": "```\nbsn 111222333",
    "ingesprongen": "Tekst.\n\n    bsn 111222333",
    "in-tabel": "| bsn 111222333 |\n|---|",
    "in-noot": "Tekst[^a].\n\n[^a]: bsn 111222333",
    "in-citaat": "> bsn 111222333",
    "in-lijst": "- a\n  - bsn 111222333",
    "in-kop": "### bsn 111222333",
    "in-linktekst": "[bsn 111222333](aan-de-deur.md)",
    "in-info": "```bsn 111222333\na\n```",
    "in-mailto": "[mail](mailto:f.jansen@voorbeeld.nl)",
    "in-beschrijving": "![bsn 111222333](a.png)",
    "vet": "**bsn** *111222333*",
}
SCRIPTS = {
    "html": "<script>alert(1)</script>",
    "beeld": "<img src=x onerror=alert(1)>",
    "commentaar": "<!-- <script>alert(1)</script> -->",
    "schema": "[a](javascript:alert(1))",
    "hoofdletters": "[a](JaVaScRiPt:alert(1))",
    "entiteit": "[a](&#106;avascript:alert(1))",
    "regeleinde": "[a](java&#10;script:alert(1))",
    "data": "[a](data:text/html,<script>alert(1)</script>)",
    "vb": "[a](vbscript:x)",
    "verwijzing": "[a][b]\n\n[b]: javascript:alert(1)",
    "plaatje": "![a](javascript:alert(1))",
    "buiten": "![a](https://voorbeeld.nl/spion.gif)",
    "blok": "<div onclick=alert(1)>\n\na\n\n</div>",
    "iframe": "<iframe src=//voorbeeld.nl></iframe>",
    "bestand": "[a](file:///etc/passwd)",
}
ENCODED: dict[str, bytes] = {
    "latin": story().replace("Tekst.", "café").encode("latin-1"),
    "utf16": story().encode("utf-16"),
    "nul": story(text="a\0b").encode(),
    "stuur": story(text="a\x1b[31mb").encode(),
    "omkeer": story(text="a\u202eb").encode(),
    "half": story().encode() + b"\xe2\x82",
    "leeg": b"",
    "wit": b" \n\n",
    "lange-regel": story(text="a" * 30_000).encode(),
    "groot": story(text="woord " * 100_000).encode(),
    "geen-velden": b"Alleen tekst.\n",
    "niet-dicht": b"---\ntitle: A\n",
    "toml": b'+++\ntitle = "A"\n+++\n',
    "json": b'{"title": "A"}',
}
VALUES = {
    "jaar-9999": HEAD.replace("2026-01-31", "9999-12-31"),
    "jaar-0": HEAD.replace("2026-01-31", "0000-01-01"),
    "arabisch": HEAD.replace("2026-01-31", "٢٠٢٦-٠١-٣١"),
    "groot-getal": HEAD + "beoordelen_na: " + "9" * 6_000 + "\n",
    "lijst-als-titel": HEAD.replace("title: Een verhaal dat iets probeert", "title: [a, b]"),
    "titel-als-groep": HEAD.replace("title: Een verhaal dat iets probeert", "title: {a: b}"),
    "bron-als-tekst": HEAD.replace("[{titel: De krant, vindplaats: in de kast}]", "[x]"),
    "script-adres": HEAD.replace("vindplaats: in de kast", "url: 'javascript:alert(1)'"),
    "pad-als-id": HEAD + "verwant: [../../etc/passwd]\n",
    "zelf": HEAD + "verwant: [zelf]\n",
    "standen": HEAD.replace("[vertrouwen]", "[{vertrouwen: [a]}]"),
    "alles-leeg": "title:\nsamenvatting:\nonderwerpen:\n",
}
VOCABULARIES = {
    "lijst": "- a\n- b\n",
    "tekst": "zomaar tekst",
    "leeg": "",
    "zonder-begrippen": "enkelvoud: a\nmeervoud: b\nveld: nieuw-veld\nbegrippen: []\n",
    "begrip-als-tekst": "enkelvoud: a\nmeervoud: b\nveld: nieuw-veld\nbegrippen: [x]\n",
    "label-als-lijst": "enkelvoud: a\nmeervoud: b\nveld: nieuw-veld\nbegrippen: [{id: x, label: [y], definitie: z}]\n",
    "id-index": "enkelvoud: a\nmeervoud: b\nveld: nieuw-veld\nbegrippen: [{id: index, label: y, definitie: z.}]\n",
    "id-pad": "enkelvoud: a\nmeervoud: b\nveld: nieuw-veld\nbegrippen: [{id: ../weg, label: y, definitie: z.}]\n",
    "veld-bezet": "enkelvoud: a\nmeervoud: b\nveld: onderwerpen\nbegrippen: [{id: x, label: y, definitie: z.}]\n",
    "veld-van-site": "enkelvoud: a\nmeervoud: b\nveld: zoeken\nbegrippen: [{id: x, label: y, definitie: z.}]\n",
    "veld-van-schema": "enkelvoud: a\nmeervoud: b\nveld: title\nbegrippen: [{id: x, label: y, definitie: z.}]\n",
    "geen-getal": "enkelvoud: a\nmeervoud: b\nveld: nieuw-veld\nbegrippen: [{id: x, label: y, definitie: z., lat: .nan, lon: x}]\n",
    "apostrof": "enkelvoud: a\nmeervoud: b\nveld: nieuw-veld\nbegrippen:\n  - id: x\n    label: 's-Hertogenbosch\n",
    "persoon": "enkelvoud: a\nmeervoud: b\nveld: nieuw-veld\nbegrippen: [{id: x, label: y, definitie: Bel 06 12345678., synoniemen: [z]}]\n",
    "anker": "enkelvoud: &a a\nmeervoud: *a\n",
}
NAMES = {
    "verhalen/index.md": story(),
    "verhalen/Index.md": story(),
    "verhalen/Mijn Verhaal.md": story(),
    "verhalen/аan-de-deur.md": story(),
    "verhalen/" + "a" * 200 + ".md": story(),
    "verhalen/..md": story(),
    "verhalen/a.b.md": story(),
    "verhalen/-.md": story(),
    "verhalen/los.txt": "x",
    "los.md": story(),
    "anders/los.md": story(),
    "verhalen/map/los.md": story(),
}

BAD: dict[str, str | bytes] = {
    **{
        f"verhalen/yaml-{name}.md": f"---\n{text}\n---\n{BODY.format('Tekst.')}"
        for name, text in DEEP_YAML.items()
    },
    **{f"verhalen/tekst-{name}.md": story(text=text) for name, text in DEEP_TEXT.items()},
    **{f"verhalen/weg-{name}.md": story(text=f"\n{text}") for name, text in GONE.items()},
    **{f"verhalen/mens-{name}.md": story(text=f"\n{text}\n") for name, text in PERSONAL.items()},
    **{f"verhalen/script-{name}.md": story(text=f"\n{text}\n") for name, text in SCRIPTS.items()},
    **{f"verhalen/teken-{name}.md": raw for name, raw in ENCODED.items()},
    **{f"verhalen/waarde-{name}.md": story(fields) for name, fields in VALUES.items() if name != "zelf"},
    "verhalen/zelf.md": story(VALUES["zelf"]),
    **{f"begrippen/zz-{name}.yml": text for name, text in VOCABULARIES.items()},
    **NAMES,
}
_ATTACK = "<script>alert(1)</script><img src=x onerror=alert(1)>\\\"'><a href=javascript:alert(1)>"
KEPT: dict[str, str | bytes] = {
    "verhalen/velden.md": story(
        HEAD.replace("Een verhaal dat iets probeert", f'"Titel {_ATTACK}"').replace(
            "titel: De krant, vindplaats: in de kast",
            f'titel: "{_ATTACK}", organisatie: "{_ATTACK}", vindplaats: "{_ATTACK}"',
        )
        + "".join(f'{name}: "{_ATTACK}"\n' for name in ("vraag", "doelgroep", "contact", "licentie"))
        + f'gespreksvragen: ["{_ATTACK}"]\nkern: ["{_ATTACK}"]\ngasten: [{{gemeente: "{_ATTACK}"}}]\n'
    ),
    "begrippen/zz-aanval.yml": (
        f'enkelvoud: "een {_ATTACK}"\nmeervoud: "veel {_ATTACK}"\nveld: aanval\nvraag: "{_ATTACK}"\nuitleg: "{_ATTACK} [x](javascript:alert(1))"\n'
        f'begrippen:\n  - id: een\n    label: "{_ATTACK}"\n    definitie: "{_ATTACK}"\n    vraag: "{_ATTACK}"\n    synoniemen: ["{_ATTACK} 2"]\n'
    ),
}
