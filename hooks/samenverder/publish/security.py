"""`/.well-known/security.txt`: whom to tell of a weak spot (RFC 9116)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDRESS = ".well-known/security.txt"
SETTING = "security_contact"
"""Where the address stands in the settings of the site, below `extra`."""
VALID = timedelta(days=360)
"""How long it holds after a build: the RFC (2.5.5) wants less than a year."""
POLICY = "over/vertrouwen/"
"""What happens with what is told."""
HINT = (
    "mkdocs.yml: hint: extra, security_contact: er staat niet waar iemand een zwakke plek kan melden, dus er komt geen security.txt. "
    "Schrijf een adres (mailto:security@voorbeeld.nl of https://...) of geef SECURITY_CONTACT mee."
)
WRONG = "mkdocs.yml: hint: extra, security_contact: '{said}' is geen adres. Schrijf het met mailto:, https: of tel: ervoor."


def contact_from(settings: Mapping[str, Any]) -> tuple[str, str]:
    """Where weak spots are told, as an address with its scheme, and otherwise a hint of what is lacking, in Dutch."""
    said = " ".join(str(settings.get(SETTING) or "").split())
    if not said:
        return "", HINT
    if not re.fullmatch(r"(mailto:|https://|tel:)[!-~]+", said):
        return "", WRONG.format(said=said)
    return said, ""


def security_txt(contact: str, site: str, today: date) -> str:
    """The file. It is found at the root of a host only; `site` may stand below that, and then its owner copies it there."""
    parts = urlsplit(site)
    rows = [f"Contact: {contact}", f"Expires: {today + VALID}T00:00:00Z", "Preferred-Languages: nl, en"]
    if parts.scheme == "https":
        rows += [f"Canonical: https://{parts.netloc}/{ADDRESS}", f"Policy: {site}{POLICY}"]
    return "\n".join(rows) + "\n"
