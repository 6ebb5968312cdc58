"""Motions, drawn, without an app: `|` stands before the cursor's character; `[ ]` hold what is
selected, the cursor at its moving end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkreader.model import Reading
from nkreader.text.document import Zone
from nkreader.text.words import words
from nkreader.tui.pane import finding, marks
from nkreader.tui.pane.layout import Layout
from nkreader.tui.pane.motions import MOTIONS
from nkreader.tui.pane.selecting import over, selected, target
from nkreader.tui.pane.state import Find, Page, Scene, Selection, Window
from tests.tui.pane.pane_build import CODEBOOK, reading

TEXT = (
    "Train talks stall\n\n"
    "Visitors must wait 30 days in Sinuiju. A source in the city said so.\n\n"
    "/ Image: Yalu Wire\n\n"
    "단둥의 무역상들은 기다린다. Nobody knows how long."
)
ZONES: list[Zone] = ["title", "body", "caption", "body"]
SHORT = {
    "j": "sentence.next", "k": "sentence.previous", "l": "word.next", "h": "word.previous",
    "J": "paragraph.next", "K": "paragraph.previous", "}": "heading.next", "{": "heading.previous",
    "down": "line.down", "up": "line.up", "g": "top", "G": "end", "v": "select",
    "[": "select.shrink", "]": "select.grow", "p": "select.paragraph", "esc": "drop",
    "e": "entity.next", "E": "entity.previous", "m": "mark.next", "M": "mark.previous",
    "*": "entity.same.next", ";": "entity.kind.next", "n": "untagged.next",
    "N": "article.untagged", "o": "cycle",
}  # fmt: skip


def article(**more: object) -> Reading:
    return reading(TEXT, zones=ZONES, **more)  # type: ignore[arg-type]


def scene(wanted: Reading, drawn: str, width: int = 40) -> Scene:
    """An article with the cursor where `|` stands in some of its words."""
    at = wanted.document.text.index(drawn.replace("|", "")) + drawn.index("|")
    layout = Layout(wanted.document, width, 1)
    return Scene(Page.of(wanted, CODEBOOK), layout, Selection(at), window=Window(0, 10))


def pressed(before: Scene, keys: str) -> Scene:
    """What is so after some keys; `1` uses what is selected, as tagging does."""
    for key in keys.split():
        if key == "1":
            before = before._replace(selection=before.selection._replace(used=True))
            continue
        go = MOTIONS[SHORT[key]](before)
        if go is not None:
            cluster = before.layout.cluster_of(go.selection.cursor)
            assert cluster is not None
            before = before._replace(selection=go.selection._replace(cursor=cluster[0]))
    return before


def drawn(now: Scene, around: int = 8) -> str:
    """The selection in brackets with the cursor in it; without one, the cursor and what follows."""
    text, span, cursor = now.document.text, selected(now), now.cursor
    if span is None:
        return "|" + text[cursor : cursor + around]
    inside = min(max(cursor, span.start), span.end)
    return f"[{text[span.start : inside]}|{text[inside : span.end]}]"


def check(before: str, keys: str, after: str, wanted: Reading | None = None) -> None:
    assert drawn(pressed(scene(wanted or article(), before), keys)) == after


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("|Visitors", "j", "|A source"),
        ("|Visitors", "j j", "|단둥의 무역상들"),
        ("|Visitors", "j j k", "|A source"),
        ("|Visitors", "j j j j j", "|Nobody k"),
        ("Visi|tors", "l", "|must wai"),
        ("Visi|tors", "h", "|Visitors"),
        ("|Visitors", "K", "|Train ta"),
        ("|Visitors", "J", "|/ Image:"),
        ("A |source", "{", "|Train ta"),
        ("|Visitors", "down", "|source i"),
        ("|Visitors", "down up", "|Visitors"),
        ("|Visitors", "g", "|Train ta"),
        ("|Visitors", "G", "|."),
    ],
)
def test_moves(before: str, keys: str, after: str) -> None:
    check(before, keys, after)


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("|Visitors", "v", "|Visitors"),
        ("|Visitors", "v l l", "[Visitors mus|t]"),
        ("|Visitors", "l v l l", "[must wai|t]"),
        ("|Visitors", "v j", "[Visitors must wait 30 days in Sinuiju|.]"),
        ("|Visitors", "v j j k", "[Visitors must wait 30 days in Sinuiju|.]"),
        ("|Visitors", "v v", "|Visitors"),
        ("|wait", "v h h", "[|Visitors must]"),
        ("|wait", "v h h l", "[|must]"),
        ("|wait", "v h h ]", "[Visitors must wai|t]"),
        ("|Nobody", "v K K", "[|/ Image: Yalu Wire\n\n단둥의 무역상들은 기다린다.]"),
        ("|Visitors", "v G", "[" + TEXT[TEXT.index("Visitors") : -1] + "|.]"),
    ],
)
def test_what_is_selected_from_v_on(before: str, keys: str, after: str) -> None:
    check(before, keys, after)


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("|Visitors", "v l l 1 v l l", "[must wai|t]"),
        ("|must", "v l l 1 v l l", "[wait 3|0]"),
        ("|Visitors", "v l l 1 l", "|wait 30 "),
        ("|Visitors", "v l l 1 v j", "[must wait 30 days in Sinuiju|.]"),
        ("|wait", "v h h 1 v l", "[Visitor|s]"),
        ("m|ust", "v l", "[mus|t]"),
        ("m|ust", "v j", "[must wait 30 days in Sinuiju|.]"),
        ("m|ust", "v h", "[|Visitors]"),
        ("무역|상들은", "v l", "[무역상들|은]"),
    ],
)
def test_a_selection_by_keys_begins_at_a_word(before: str, keys: str, after: str) -> None:
    check(before, keys, after)


@pytest.mark.parametrize("keys", ["v down", "v down down", "v up", "v l l down 1 v down", "v } {"])
@pytest.mark.parametrize("before", ["|Visitors", "mus|t wait", "know|s how", "ci|ty"])
@pytest.mark.parametrize("width", [12, 17, 25, 60])
def test_lines_take_in_whole_words(before: str, keys: str, width: int) -> None:
    now = pressed(scene(article(), before, width), keys)
    span = selected(now)
    if span is not None:
        around = (TEXT[span.start - 1 : span.start], TEXT[span.end : span.end + 1])
        inside = (TEXT[span.start], TEXT[span.end - 1])
        for outer, inner in zip(around, inside, strict=True):
            assert not (outer.isalnum() and inner.isalnum()), span.of(TEXT)


def test_a_word_that_goes_over_a_row_holds_no_line_up() -> None:
    text = "one " + "x" * 100 + " two three four five six seven"
    now = scene(reading(text), "|one", 20)
    for _ in range(8):
        now = pressed(now, "v down" if not now.selection.is_open else "down")
    assert now.cursor > text.index("two")
    now = pressed(scene(reading(text), "|one", 20), "v down")
    assert drawn(now) == f"[one {'x' * 99}|x]"
    assert drawn(pressed(now, "up")) == "[on|e]"


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ("[", "[Visitors must wait 30 days in Sinuij|u]"),
        ("[ [", "[Visitors must wait 30 days i|n]"),
        ("[ [ ]", "[Visitors must wait 30 days in Sinuij|u]"),
        ("]", "[Visitors must wait 30 days in Sinuiju. |A]"),
        ("[ [ [ [ [ [ [ [ [ [", "[Visitor|s]"),
        ("[ 1 [", "[Visitors must wait 30 days i|n]"),
        ("p", "[Visitors must wait 30 days in Sinuiju. A source in the city said so|.]"),
        ("p k", "[Visitors must wait 30 days in Sinuiju|.]"),
        ("p k k", "[Visitors must wait 30 days in Sinuiju|.]"),
        ("p esc", "|Visitors"),
    ],
)
def test_the_end_of_a_selection_is_pulled(keys: str, after: str) -> None:
    check("|Visitors", keys, after)


def test_a_paragraph_and_the_next() -> None:
    now = pressed(scene(article(), "|Visitors"), "p p")
    span = selected(now)
    assert span is not None
    assert span.of(TEXT).endswith("said so.\n\n/ Image: Yalu Wire")


CITY, SOURCE, WIRE = TEXT.index("Sinuiju"), TEXT.index("source"), TEXT.index("Yalu")


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ("e", "|Sinuiju."),
        ("e v", "[Sinuij|u]"),
        ("e v l", "[Sinuiju. |A]"),
        ("e e v", "[sourc|e]"),
        ("e e E v", "[Sinuij|u]"),
        ("; v", "[Yalu Wir|e]"),
        ("e l h v l", "[Sinuij|u]"),
        ("v e", "[Visitors must wait 30 days in Sinuij|u]"),
        ("e e 1 v", "[sourc|e]"),
        ("e v 1 v l", "[Sinuij|u]"),
        ("m", "|source i"),
        ("m m", "|Nobody k"),
        ("m m m", "|source i"),
        ("M", "|Nobody k"),
        ("v m", "[Visitors must wait 30 days in Sinuiju. A source in th|e]"),
        ("v m m m", "[" + TEXT[TEXT.index("Visitors") : -1] + "|.]"),
        ("n", "|단둥의 무역상들"),
        ("n n", "|Visitors"),
    ],
)
def test_mentions_and_marks(keys: str, after: str) -> None:
    last = TEXT.index("Nobody")
    wanted = article(
        mentions=[(CITY, CITY + 7, "GPE"), (SOURCE, SOURCE + 6, "SOURCE"), (WIRE, WIRE + 9, "GPE")],
        marks=[(SOURCE, SOURCE + 13, 2), (last, len(TEXT), 1)],
    )
    check("|Visitors", keys, after, wanted)


def found(text: str, query: str, before: str) -> Scene:
    now = scene(reading(text), before)
    page = now.page.with_hits(finding.FoldedText().places(text, query))
    at = finding.first_hit(page, Find(query, now.cursor))
    return now._replace(page=page, find=Find(query, now.cursor), selection=Selection(at))


@pytest.mark.parametrize(
    ("query", "keys", "after"),
    [
        ("dandong", "", "|Dandong."),
        ("dandong", "n", "|DANDONG'"),
        ("dandong", "N", "|dandong\u00a0"),
        ("dandong", "n n n", "|Dandong."),
        ("dandong", "v", "[Dandon|g]"),
        ("dandong", "v n", "[Dandong. DANDON|G]"),
        ('"yes"', "v", "[“yes|”]"),
        ("北", "n v", "[|北]"),
        ("d", "v", "[|d]"),
        ("nowhere", "n", "|He said "),
    ],
)
def test_finding(query: str, keys: str, after: str) -> None:
    text = "He said “yes” in Dandong. DANDONG's bridge; dandong\u00a0port. 北朝鮮 and 中北."
    assert drawn(pressed(found(text, query, "|He"), keys)) == after


def test_which_mark_keys_act_on() -> None:
    start = TEXT.index("Visitors")
    spans = [(start, start + 38, 0), (start + 9, start + 18, 1), (start + 30, start + 37, 2)]
    now = scene(article(marks=spans), "Visitors |must")
    assert marks.marks_here(now) == ["m1", "m0", "m2"]
    chosen = [marks.current_mark(pressed(now, keys)) for keys in ("o", "o o", "o o o", "o l", "j")]
    assert chosen == ["m0", "m2", "m1", "m1", None]


def test_what_a_tag_key_acts_on() -> None:
    now = scene(article(), "|must")
    targets = [target(pressed(now, keys)) for keys in ("", "v", "v l", "v l 1", "v l 1 l")]
    whole = "Visitors must wait 30 days in Sinuiju."
    assert [span and span.of(TEXT) for span in targets] == [whole, whole, "must", "must", whole]


def test_what_the_mouse_selected_stays_exact() -> None:
    now = scene(article(), "|Visitors")
    start = TEXT.index("sitors")
    now = now._replace(selection=over(now, (start, start + 9)).selection)
    assert drawn(now) == "[sitors m|u]"
    assert drawn(pressed(now, "]")) == "[sitors mus|t]"


def test_an_article_without_words_goes_nowhere() -> None:
    empty = reading("")
    now = Scene(Page.of(empty, CODEBOOK), Layout(empty.document, 40, 1))
    for motion in MOTIONS.values():
        go = motion(now)
        assert go is None or go.selection.cursor == 0


WORDS = (
    "One two three. Four can't-do 3,000 words.\n\nA heading\n\n"
    "北朝鮮の貿易 and 한국 사람들은 왔다. " + "Longwordshere " * 6 + "end.\n\nLast “quoted” one."
)


@given(st.lists(st.sampled_from([*SHORT, "1", "v", "l"]), max_size=14), st.integers(9, 50))
def test_whatever_keys_are_pressed_a_selection_is_of_whole_words(
    keys: list[str], width: int
) -> None:
    word, korean = WORDS.index("three"), WORDS.index("한국")
    wanted = reading(
        WORDS,
        zones=["body", "heading", "body", "body"],
        mentions=[(word, word + 5, "ORG"), (korean, korean + 2, "GPE")],
        marks=[(0, 14, 1), (korean, korean + 7, 2)],
    )
    now = pressed(scene(wanted, "|One", width), " ".join(keys))
    span = selected(now)
    if span is not None:
        assert not any(a < edge < b for a, b in words(WORDS) for edge in (span.start, span.end))
