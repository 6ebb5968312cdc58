"""Generated edits of small articles: nothing is ever placed wrong, and most is placed.

The articles are hard ones: lines of one pattern, refrains, a table in prose, Korean.
"""

import random
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import _edits as edits
from benchmarks.anchoring import cases, judged

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_no_passage_is_silently_wrong(path: Path, seed: int) -> None:
    text = path.read_text("utf-8")
    rng = random.Random(seed)
    wrong: list[str] = []
    for spans in (edits.sentences(text), edits.short_spans(text, rng, 12)):
        for case in cases(text, spans, rng):
            judged(case, True, wrong)
    assert wrong == []


def test_nine_of_ten_sentences_with_an_edited_word_are_placed() -> None:
    text = (Path(__file__).parent / "articles" / "plain.txt").read_text("utf-8")
    total: Counter[str] = Counter()
    for seed in range(2):
        for case in cases(text, edits.sentences(text), random.Random(seed)):
            if case.kind == "word changed inside":
                total.update(judged(case, True, []))
    assert total["right"] >= 0.9 * total["cases"]


def test_without_the_old_text_an_ordinary_article_is_not_placed_wrong_either() -> None:
    text = (Path(__file__).parent / "articles" / "plain.txt").read_text("utf-8")
    rng = random.Random(7)
    wrong: list[str] = []
    for spans in (edits.sentences(text), edits.short_spans(text, rng, 12)):
        for case in cases(text, spans, rng):
            judged(case, False, wrong)
    assert wrong == []
