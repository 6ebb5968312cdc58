"""A model of one's tags: it tells apart what differs, says why, and does not flatter itself."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkreader.analysis.suggestions.features import Features, Sentence, words_of
from nkreader.analysis.suggestions.model import Examples, learn
from nkreader.analysis.suggestions.quality import best_border, quality, validated

ABOUT_RICE = "Rice cost {0:,} won at the market of {1}."
ABOUT_TALKS = "An envoy of {1} met the minister for {0} hours."
TOWNS = ("Hyesan", "Hoeryong", "Sinuiju", "Wonsan", "Hamhung")


def corpus(articles: int = 5, each: int = 8) -> tuple[list[Sentence], list[int]]:
    """Sentences about rice and about talks, by turns; the rows of those about rice."""
    sentences = []
    for article in range(articles):
        for n in range(each):
            words = ABOUT_RICE if n % 2 else ABOUT_TALKS
            text = words.format(1_000 + 7 * n, TOWNS[article % len(TOWNS)])
            sentences.append(Sentence(text, ("MONEY",) if n % 2 else ("PERSON",), f"a{article}"))
    return sentences, [n for n, one in enumerate(sentences) if "Rice" in one.text]


def test_words_are_folded_and_every_figure_is_the_same() -> None:
    assert words_of("Rice, 5,200 WON; café") == ["rice", "#", "won", "cafe"]
    assert words_of("쌀값 4200원") == ["쌀값", "#", "원"]
    assert words_of("…") == []


def test_what_looks_like_the_examples_is_likelier_and_the_words_say_why() -> None:
    sentences, rice = corpus()
    more = [
        Sentence("Traders said a kilo of rice was 6,000 won.", ("MONEY",), "new"),
        Sentence("The envoys met for another hour.", ("PERSON",), "new"),
    ]
    rest_of_the_world = [Sentence(f"Day {n} was quiet.", (), "quiet") for n in range(40)]
    features = Features([*sentences, *more, *rest_of_the_world])
    rest = [n for n in range(len(sentences)) if n not in rice]
    model = learn(features, Examples(rice[:5], rest[:5]))
    one, other = model.scores(model.margins(features, [len(sentences), len(sentences) + 1]))
    assert one > other
    words = [word for word, _ in features.reasons(model.weights).of(len(sentences), 4)]
    assert {"rice", "MONEY"} <= set(words)
    assert all(adds > 0 for _, adds in features.reasons(model.weights).of(len(sentences), 9))


def test_what_the_words_add_is_the_margin() -> None:
    sentences, rice = corpus()
    features = Features(sentences)
    rest = [n for n in range(len(sentences)) if n not in rice]
    model = learn(features, Examples(rice, rest))
    weights = model.weights
    for row in (0, 1, 5):
        up = sum(adds for _, adds in features.reasons(weights).of(row, 99))
        down = sum(adds for _, adds in features.reasons(-weights).of(row, 99))
        (margin,) = model.margins(features, [row])
        assert up - down == pytest.approx(margin - model.begin, abs=1e-6)


@given(
    st.lists(
        st.builds(Sentence, st.text(), st.just(()) | st.just(("GPE",)), st.sampled_from("ab")),
        min_size=2,
        max_size=30,
    ),
    st.data(),
)
@settings(max_examples=60)
def test_whatever_the_sentences_are_a_score_is_a_likelihood(
    sentences: list[Sentence], data: st.DataObject
) -> None:
    rows = range(len(sentences))
    yes = data.draw(st.lists(st.sampled_from(rows), min_size=1, unique=True))
    no = [row for row in rows if row not in yes] or [yes.pop()]
    if not yes:
        return
    features = Features(sentences, ["what it means"])
    examples = Examples(yes, no, len(sentences))
    model = learn(features, examples)
    found = validated(features, examples, {n: one.group for n, one in enumerate(sentences)})
    if found is not None:
        model = model._replace(border=found.border)
    scores = model.scores(model.margins(features, rows))
    assert all(0 <= one <= 1 for one in scores)
    for row in rows:
        features.reasons(model.weights).of(row, 3)


def test_a_definition_is_an_example() -> None:
    sentences, _ = corpus()
    texts = ["rice and what it costs", "envoys and ministers who meet"]
    features = Features(sentences, texts)
    first = len(sentences)
    model = learn(features, Examples([1], [0], first, [first + 1]))
    bare = learn(features, Examples([1], [0]))
    rows = [3, 2]
    told, untold = model.margins(features, rows), bare.margins(features, rows)
    assert told[0] - told[1] > untold[0] - untold[1] > 0


def test_the_same_examples_give_the_same_model() -> None:
    sentences, rice = corpus()
    rest = [n for n in range(len(sentences)) if n not in rice]
    one, other = (learn(Features(sentences), Examples(rice, rest)) for _ in range(2))
    assert list(one.weights) == list(other.weights)


def test_what_can_be_learnt_is_found_on_articles_left_out() -> None:
    sentences, rice = corpus()
    rest = [n for n in range(len(sentences)) if n not in rice]
    groups = {n: one.group for n, one in enumerate(sentences)}
    found = validated(Features(sentences), Examples(rice, rest), groups)
    assert found is not None
    assert found.quality == (1.0, 1.0, 1.0)
    assert found.border.slope > 0


def test_tags_by_chance_are_not_called_good() -> None:
    """Each article has its own secret word, which helps on no other."""
    chance = random.Random(7)
    sentences = [
        Sentence(" ".join(chance.sample("abcdefghijklmnopqrstuvwxyz", 9)), (), f"a{n // 20}")
        for n in range(200)
    ]
    yes = sorted(chance.sample(range(200), 40))
    no = [n for n in range(200) if n not in yes]
    groups = {n: one.group for n, one in enumerate(sentences)}
    found = validated(Features(sentences), Examples(yes, no), groups)
    assert found is not None
    assert found.quality.f1 is not None
    assert found.quality.f1 < 0.5


def test_nothing_is_told_of_examples_in_one_article() -> None:
    sentences, rice = corpus(articles=1)
    rest = [n for n in range(len(sentences)) if n not in rice]
    assert (
        validated(Features(sentences), Examples(rice, rest), dict.fromkeys(range(8), "a")) is None
    )


@pytest.mark.parametrize(
    ("hits", "proposed", "there", "wanted"),
    [
        (3, 4, 6, (0.75, 0.5, 0.6)),
        (0, 0, 5, (None, 0.0, 0.0)),
        (0, 5, 0, (0.0, None, 0.0)),
        (0, 0, 0, (None, None, None)),
    ],
)
def test_precision_recall_and_f1(
    hits: int, proposed: int, there: int, wanted: tuple[float | None, ...]
) -> None:
    assert quality(hits, proposed, there) == pytest.approx(wanted) or (
        quality(hits, proposed, there) == wanted
    )


def test_the_border_is_where_f1_is_best() -> None:
    margins = [{0: 0.9, 1: 0.8, 2: 0.1}, {3: 0.7, 4: 0.6, 5: -1.0}]
    assert best_border(margins, {0, 1, 4}) == pytest.approx((0.6 + 0.1) / 2)
    assert best_border(margins, {0}) == pytest.approx((0.9 + 0.8) / 2)
    assert best_border(margins, {0, 1, 2, 3, 4, 5}) == -1.0
