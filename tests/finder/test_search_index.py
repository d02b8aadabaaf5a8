"""Which practices have which words."""

from __future__ import annotations

import json
from itertools import accumulate

from samenverder.finder.counting import PASSAGES, Text, row
from samenverder.finder.index import AS_NAMED, WORTH, index_files
from samenverder.finder.packing import PER_FILE
from samenverder.language.concepts import Concept, in_order


def index(*texts: str, means: tuple[tuple[str, ...], ...] = ()) -> dict[str, object]:
    concepts = [Concept(tuple(map(in_order, words))) for words in means]
    made = index_files([Text([row(1.0, text)]) for text in texts], concepts)
    return {name: json.loads(text) for name, text in made}


def practices(files: dict[str, object], word: str) -> dict[int, int]:
    """The practices that a word finds, each with its worth."""
    _, group, *_ = files[f"words/{word[0]}.json"][word]  # type: ignore[index]
    return having(files, group)


def concepts(files: dict[str, object], *words: str) -> list[tuple[dict[int, int], int]]:
    """The concepts that a phrase names: the practices that have each, and how well it fits, in hundredths."""
    known: dict[str, int] = {}
    for name, entries in files.items():
        if name.startswith("words/"):
            known |= {word: entry[1] for word, entry in entries.items()}  # type: ignore[attr-defined]
    wanted: list[int | str] = [known.get(word, word) for word in words]
    rows = files[f"phrases/{words[0][0]}.json"]
    fits = next(row[1:] for row in rows if row[0] == wanted)  # type: ignore[attr-defined]
    return [(having(files, number), much) for number, much in zip(fits[::2], fits[1::2], strict=True)]


def having(files: dict[str, object], group: int) -> dict[int, int]:
    """The practices that have a group or a concept, each with its worth."""
    starts = files["index.json"]["starts"]  # type: ignore[index]
    at = max(n for n, start in enumerate(starts) if start <= group)
    packed = files[f"groups/{at}.json"][group - starts[at]]  # type: ignore[index]
    found, practice = {}, 0
    for step, worth in zip(packed[::2], packed[1::2], strict=True):
        practice += step
        found[practice] = worth & (2**WORTH - 1)
    return found


def passages(files: dict[str, object], word: str) -> dict[int, set[int]]:
    """The practices that a word finds, each with the passages that it is in."""
    _, group, *_ = files[f"words/{word[0]}.json"][word]  # type: ignore[index]
    starts = files["index.json"]["starts"]  # type: ignore[index]
    at = max(n for n, start in enumerate(starts) if start <= group)
    packed = files[f"groups/{at}.json"][group - starts[at]]  # type: ignore[index]
    practices = accumulate(packed[::2])
    return {
        practice: {n for n in range(PASSAGES) if number >> WORTH >> n & 1}
        for practice, number in zip(practices, packed[1::2], strict=True)
    }


def test_finds_who_has_the_word_and_who_has_it_more() -> None:
    files = index("regie regie regie", "regie en nog veel meer woorden dan dit", "niets")
    found = practices(files, "regie")
    assert set(found) == {0, 1}
    assert found[0] > found[1] > 0


def test_a_part_of_a_compound_counts_less_than_the_word() -> None:
    found = practices(index("corporatie", "woningcorporatie", "niets"), "corporatie")
    assert found[0] > found[1] > 0


def test_a_concept_is_found_by_each_of_its_words_as_much_as_a_text_is_about_it() -> None:
    files = index(
        "beschermd wonen, beschermd wonen", "de BW", "niets", "niets", means=(("beschermd wonen", "BW"),)
    )
    assert set(practices(files, "bw")) == {1}
    ((found, fits),) = concepts(files, "bw")
    assert fits == 100
    assert set(found) == {0, 1}
    assert found[0] > found[1] > 0


def test_who_says_just_that_comes_before_who_means_the_same() -> None:
    files = index("beschermd wonen", "de BW", "niets", means=(("beschermd wonen", "BW"),))
    (_, of_concept), (alone, of_itself) = concepts(files, "beschermd", "wonen")
    assert set(alone) == {0}
    assert of_itself > of_concept


def test_a_phrase_keeps_its_stop_words() -> None:
    files = index(
        "alleen zijn", "alleen als het moet", "eenzaam", "niets", means=(("eenzaam", "alleen zijn"),)
    )
    found, _ = concepts(files, "alleen", "zijn")[0]
    assert set(found) == {0, 2}


def test_a_word_that_is_said_again_or_has_a_name_tells_more_than_one_said_in_passing() -> None:
    texts = [Text([row(6.0, "regie"), row(1.0, "vertoont regie en buurt")]), Text([row(6.0, "werk")])]
    files = dict(index_files(texts, [Concept((in_order("buurt"),))]))
    tells = {
        word: json.loads(files[f"words/{word[0]}.json"])[word][0] % 10
        for word in ("regie", "vertoont", "buurt")
    }
    assert tells["vertoont"] == 0
    assert 0 < tells["buurt"] <= tells["regie"] <= 9


def test_a_word_says_in_which_passages_it_is() -> None:
    texts = [Text([row(6.0, "regie", 0), row(4.0, "wie heeft regie", 1), row(1.0, "regie werk")])]
    files = {name: json.loads(text) for name, text in index_files(texts, [])}
    assert passages(files, "regie") == {0: {0, 1}}
    assert passages(files, "werk") == {0: set()}
    full = Text([row(6.0, "regie " * 9, PASSAGES - 1)])
    files = {name: json.loads(text) for name, text in index_files([full], [])}
    assert passages(files, "regie") == {0: {PASSAGES - 1}}
    assert practices(files, "regie")[0] > 0


def test_stop_words_are_not_in_it() -> None:
    files = index("de regie van het team")
    assert "de" not in files.get("words/d.json", {})  # type: ignore[operator]


def test_is_cut_into_small_files_without_losing_any() -> None:
    texts = [" ".join(f"woord{a}{b}" for b in "abcdefghij") for a in "klmnopqrst" for _ in range(100)]
    files = index(*texts)
    groups = [content for name, content in files.items() if name.startswith("groups/")]
    assert len(groups) > 1
    sizes = [sum(len(packed) // 2 for packed in content) for content in groups]  # type: ignore[attr-defined,misc]
    assert max(sizes) <= 2 * PER_FILE
    assert len(practices(files, "woordkb")) == 100


def test_the_same_texts_give_the_same_files() -> None:
    assert index("een regie", "twee werk") == index("een regie", "twee werk")


def test_a_saying_leads_to_its_concept_counts_in_no_text_and_makes_no_subject_of_its_words() -> None:
    means = [Concept((in_order("eenzaam"),), sayings=(in_order("komt de deur niet uit"),))]
    texts = [
        Text([row(1.0, "zij is eenzaam")]),
        Text([row(1.0, "wie de deur niet uit komt en komt de deur niet uit")]),
    ]
    files = {name: json.loads(text) for name, text in index_files(texts, means)}
    [(found, fits)] = concepts(files, "komt", "de", "deur", "niet", "uit")
    assert (set(found), fits) == ({0}, 100)
    assert files["words/d.json"]["deur"][0] % 10 < AS_NAMED
    assert files["words/e.json"]["eenzaam"][0] % 10 == AS_NAMED
