"""Texts that a comma cut in two: within `[ ]` a comma begins the next item, also in the middle of a sentence."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from samenverder.reading.problem import Finding
from samenverder.reading.schema import names, union_of
from samenverder.reading.table import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samenverder.reading.problem import Path
    from samenverder.reading.schema import Schema


def cut_texts(model: type[Schema], data: Mapping[str, Any], lines: Mapping[Path, int]) -> Iterator[Finding]:
    """A finding for each item of a list of texts that seems to go on in the next one on the same line.

    It does when a bracket in it is still open, or when the list begins with a capital and the next item does not.
    """
    for field, attribute in names(model).items():
        items = data.get(field)
        _, item, _, looks = union_of(model.model_fields[attribute].annotation)
        if item is not str or looks or not isinstance(items, list):
            continue
        texts = [text if isinstance(text, str) else "" for text in items]
        for place, (text, following) in enumerate(pairwise(texts)):
            one_line = lines.get((field, place)) == lines.get((field, place + 1))
            goes_on = texts[0][:1].isupper() and following[:1].islower()
            if one_line and (goes_on or text.count("(") > text.count(")")):
                whole = json.dumps(f"{text}, {following}", ensure_ascii=False)
                yield Finding(say("waarde", "komma-in-lijst", whole=whole), (field, place), code="waarde")
