"""Laws of anchoring, over generated texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.anchoring import describe, resolve, resolve_all
from nkreader.anchoring.anchor import CONTEXT
from nkreader.model import Placement

WORDS = st.sampled_from(["the", "gate", "Kim", "said", "“no”", "a.", "won,", "x", "북한", "1,200"])
WORDY = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)
ODD = st.text(alphabet="ab .\n“\u00a0\u200b\u0301\u2028가\U0001f600\t[", min_size=1, max_size=60)
TEXTS = st.one_of(WORDY, ODD, st.text(min_size=1, max_size=60))


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(passages())
def test_an_anchor_keeps_the_quote_and_its_neighbours(passage: tuple[str, int, int]) -> None:
    text, start, end = passage
    anchor = describe(text, start, end)
    assert anchor.exact == text[start:end]
    around = text[max(0, start - CONTEXT) : end + CONTEXT]
    assert anchor.prefix + anchor.exact + anchor.suffix == around


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_what_is_no_span_is_not_described(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        describe("a short text", start, end)


@given(passages(), st.booleans())
def test_in_an_unchanged_text_everything_stays(
    passage: tuple[str, int, int], with_old: bool
) -> None:
    text, start, end = passage
    anchor = describe(text, start, end)
    placed = Placement("placed", start, end)
    assert resolve(anchor, text, text if with_old else None) == placed


@given(passages(), TEXTS, st.booleans())
def test_a_placement_is_a_span_of_the_new_text_or_nothing(
    passage: tuple[str, int, int], new: str, with_old: bool
) -> None:
    text, start, end = passage
    got = resolve(describe(text, start, end), new, text if with_old else None)
    if got.start is None or got.end is None:
        assert got.start is got.end
        assert got.status != "placed"
    else:
        assert 0 <= got.start < got.end <= len(new)
        assert got.status != "orphan"


@given(passages(), TEXTS)
def test_nothing_is_placed_on_other_words(passage: tuple[str, int, int], new: str) -> None:
    text, start, end = passage
    got = resolve(describe(text, start, end), new, text)
    if got.status == "placed":
        before = set(text[start:end].casefold().split())
        after = set(new[got.start : got.end].casefold().split())
        assert before & after or text[start:end].strip() in new


ARTICLE = (
    "The ferry at Jian leaves twice a day, and since January it has left empty. "
    "Its captain keeps the engine warm because the owner insists on it.\n\n"
    "Two guards stand at the landing stage at all hours; in May there were four. "
    "Nobody has seen a boat from the other side since the ice broke.\n"
)
INSERTED = st.lists(
    st.sampled_from(["noon", "zinc", "quota", "rumour", "ledger"]), min_size=1, max_size=30
).map(lambda words: " ".join(words) + ".\n\n")


@given(st.data(), INSERTED)
def test_what_is_put_before_moves_a_passage_by_its_length(data: st.DataObject, more: str) -> None:
    start = data.draw(st.integers(0, len(ARTICLE) - 2))
    end = data.draw(st.integers(start + 1, len(ARTICLE) - 1))
    got = resolve(describe(ARTICLE, start, end), more + ARTICLE, ARTICLE)
    if any(map(str.isalnum, ARTICLE[start:end])):
        assert got == Placement("placed", start + len(more), end + len(more))


@given(st.data(), INSERTED)
def test_what_is_put_after_moves_nothing(data: st.DataObject, more: str) -> None:
    start = data.draw(st.integers(0, len(ARTICLE) - 2))
    end = data.draw(st.integers(start + 1, len(ARTICLE) - 1))
    got = resolve(describe(ARTICLE, start, end), f"{ARTICLE}\n{more}", ARTICLE)
    if any(map(str.isalnum, ARTICLE[start:end])):
        assert got == Placement("placed", start, end)


@given(st.data(), st.booleans())
def test_a_deleted_word_is_never_placed(data: st.DataObject, with_old: bool) -> None:
    words = data.draw(st.lists(WORDS, min_size=1, max_size=30))
    at = data.draw(st.integers(0, len(words) - 1))
    words[at] = "Manpo"
    text = " ".join(words)
    start = text.index("Manpo")
    anchor = describe(text, start, start + len("Manpo"))
    got = resolve(anchor, " ".join(words[:at] + words[at + 1 :]), text if with_old else None)
    assert got.status != "placed"


@given(st.lists(WORDS, min_size=2, max_size=20), st.data())
def test_one_of_two_equal_neighbours_gone_is_never_placed(
    words: list[str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    doubled = [*words[: at + 1], *words[at:]]
    text = " ".join(doubled)
    start = len(" ".join(doubled[:at])) + (at > 0)
    anchor = describe(text, start, start + len(words[at]))
    assert resolve(anchor, " ".join(words), text).status != "placed"


@given(st.data(), TEXTS, st.booleans())
def test_many_are_resolved_as_each_alone_or_better(
    data: st.DataObject, new: str, with_old: bool
) -> None:
    text, *_ = first = data.draw(passages())
    anchors = [describe(*first)]
    for _ in range(3):
        start = data.draw(st.integers(0, len(text) - 1))
        anchors.append(describe(text, start, data.draw(st.integers(start + 1, len(text)))))
    old = text if with_old else None
    alone = [resolve(anchor, new, old) for anchor in anchors]
    together = resolve_all(anchors, new, old)
    if with_old:
        assert together == alone
    for one, all_ in zip(alone, together, strict=True):
        assert one == all_ or one.status != "placed"


def test_an_old_text_that_is_not_the_anchors_own_is_not_believed() -> None:
    anchor = describe(ARTICLE, 4, 9)
    other = "x" * len(ARTICLE)
    assert resolve(anchor, ARTICLE, other) == resolve(anchor, ARTICLE)
