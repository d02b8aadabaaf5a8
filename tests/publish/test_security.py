"""Whom to tell of a weak spot, as RFC 9116 has it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from samenverder.publish.security import ADDRESS, contact_from, security_txt

if TYPE_CHECKING:
    from conftest import Repository

TODAY = date(2026, 11, 28)
MAIL = "mailto:security@gemeente.example"


def fields(text: str) -> dict[str, str]:
    assert text.endswith("\n")
    return dict(row.split(": ", 1) for row in text.splitlines())


def test_the_file_has_what_the_rfc_asks() -> None:
    found = fields(security_txt(MAIL, "https://gemeente.example/kennis/", TODAY))
    assert found == {
        "Contact": MAIL,
        "Expires": "2027-11-23T00:00:00Z",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://gemeente.example/.well-known/security.txt",
        "Policy": "https://gemeente.example/kennis/over/vertrouwen/",
    }


def test_it_holds_for_less_than_a_year() -> None:
    until = date.fromisoformat(fields(security_txt(MAIL, "", TODAY))["Expires"][:10])
    assert timedelta(days=300) < until - TODAY < timedelta(days=365)


def test_where_nobody_knows_the_address_of_the_site_none_is_named() -> None:
    assert set(fields(security_txt(MAIL, "", TODAY))) == {"Contact", "Expires", "Preferred-Languages"}


@pytest.mark.parametrize("said", [MAIL, "https://gemeente.example/melden", "tel:+31-20-1234567"])
def test_an_address_with_its_scheme_is_taken(said: str) -> None:
    assert contact_from({"security_contact": f" {said} "}) == (said, "")


@pytest.mark.parametrize("said", [None, "", False, []])
def test_without_one_there_is_a_hint(said: Any) -> None:
    address, hint = contact_from({"security_contact": said})
    assert address == ""
    assert "SECURITY_CONTACT" in hint


@pytest.mark.parametrize(
    "said",
    [
        "security@gemeente.example",
        "http://a.nl",
        "javascript:x",
        f"{MAIL}\nContact: mailto:x@y",
        "mailto:",
        7,
    ],
)
def test_what_is_no_address_is_told_and_not_published(said: Any) -> None:
    address, hint = contact_from({"security_contact": said})
    assert address == ""
    assert "is geen adres" in hint


def test_a_build_writes_it_only_when_somebody_can_be_reached(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECURITY_CONTACT", raising=False)
    assert not (repository.build() / ADDRESS).exists()
    monkeypatch.setenv("SECURITY_CONTACT", MAIL)
    assert fields((repository.build() / ADDRESS).read_text(encoding="utf-8"))["Contact"] == MAIL
