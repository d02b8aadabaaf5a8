"""Which practices have which words."""

from __future__ import annotations

import json

from samenverder.finder.index import PER_FILE, Text, index_files
from samenverder.language.dutch import synonyms


def index(*texts: str, means: tuple[tuple[str, ...], ...] = ()) -> dict[str, object]:
    made = index_files([Text([(1.0, text)]) for text in texts], synonyms(means))
    return {name: json.loads(text) for name, text in made}


def practices(files: dict[str, object], word: str) -> dict[int, int]:
    """The practices that a word finds, each with its worth."""
    _, group, *_ = files[f"words/{word[0]}.json"][word]  # type: ignore[index]
    starts = files["index.json"]["starts"]  # type: ignore[index]
    at = max(n for n, start in enumerate(starts) if start <= group)
    packed = files[f"groups/{at}.json"][group - starts[at]]  # type: ignore[index]
    found, practice = {}, 0
    for step, worth in zip(packed[::2], packed[1::2], strict=True):
        practice += step
        found[practice] = worth
    return found


def test_finds_who_has_the_word_and_who_has_it_more() -> None:
    files = index("regie regie regie", "regie en nog veel meer woorden dan dit", "niets")
    found = practices(files, "regie")
    assert set(found) == {0, 1}
    assert found[0] > found[1] > 0


def test_a_part_of_a_compound_counts_less_than_the_word() -> None:
    found = practices(index("corporatie", "woningcorporatie", "niets"), "corporatie")
    assert found[0] > found[1] > 0


def test_a_mere_synonym_is_marked_as_one() -> None:
    files = index("beschermd wonen", "de BW", "niets", means=(("beschermd wonen", "BW"),))
    found = practices(files, "bw")
    assert found[1] > 0 > found[0]


def test_stop_words_are_not_in_it() -> None:
    files = index("de regie van het team")
    assert "de" not in files.get("words/d.json", {})  # type: ignore[operator]


def test_is_cut_into_small_files_without_losing_any() -> None:
    texts = [" ".join(f"woord{a}{b}" for b in "abcdefghij") for a in "klmnopqrst" for _ in range(100)]
    files = index(*texts)
    groups = [content for name, content in files.items() if name.startswith("groups/")]
    assert len(groups) > 1
    sizes = [sum(len(packed) // 2 for packed in content) for content in groups]  # type: ignore[attr-defined,misc]
    assert max(sizes) <= PER_FILE
    assert len(practices(files, "woordkb")) == 100


def test_the_same_texts_give_the_same_files() -> None:
    assert index("een regie", "twee werk") == index("een regie", "twee werk")
