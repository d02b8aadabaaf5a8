"""How fields are filled from text, and what is said when that fails."""

from __future__ import annotations

from samenverder.reading.fields import Guide, Module, Story
from samenverder.reading.filling import fill
from samenverder.reading.practice import KINDS
from samenverder.reading.schema import missing, names


def test_everything_that_is_right_is_kept_beside_what_is_wrong() -> None:
    story, findings = fill(
        Story,
        {
            "title": "A",
            "bronnen": [
                {"titel": "een", "datum": "gisteren"},
                {"titel": "twee", "zoek": "x"},
                "drie",
                {"titel": "vier"},
            ],
            "onderbouwing": "zeker",
            "beoordeeld": "2026-01-31",
        },
    )
    assert story.title == "A"
    assert [source.title for source in story.sources] == ["een", "twee", "", "vier"]
    assert story.evidence is None
    assert story.reviewed is not None
    assert {finding.path for finding in findings} == {
        ("bronnen", 0, "datum"),
        ("bronnen", 1, "zoek"),
        ("bronnen", 2),
        ("onderbouwing",),
    }


def test_an_empty_field_is_a_missing_one() -> None:
    story, findings = fill(Story, {"title": None, "samenvatting": "", "bronnen": [{"titel": None}]})
    assert findings == []
    assert set(missing(story)) == {("title",), ("samenvatting",), ("beoordeeld",), ("bronnen", 0, "titel")}


def test_every_field_has_a_dutch_name_label_and_help() -> None:
    for model in (Story, Guide, Module):
        for name, attribute in names(model).items():
            field = model.model_fields[attribute]
            assert field.alias == name
            assert field.title
            assert field.description, f"{model.__name__}.{attribute} tells contributors nothing"


def test_no_required_field_has_a_value_of_its_own() -> None:
    for kind in KINDS:
        empty, _ = fill(kind.model, {})
        assert {path[0] for path in missing(empty)} >= {"title", "samenvatting", "beoordeeld"}
