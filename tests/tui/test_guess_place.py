"""Where a passage would be in a text that has changed, told by what stands around it."""

from hypothesis import given
from hypothesis import strategies as st

from nkreader.tui.guess_place import guess_place

TAGGED = "Nobody has said when the market opens."
PARAGRAPHS = [f"Paragraph {n} tells of the {n}th day in the harbour town." for n in range(30)]


def story(**changed: str) -> str:
    """Thirty paragraphs; `p4="…"` is another fourth one."""
    return "\n\n".join(changed.get(f"p{n}", words) for n, words in enumerate(PARAGRAPHS))


def found(old: str, new: str, tagged: str = TAGGED) -> str:
    """What stands at the place that is shown for the tagged words."""
    start = old.index(tagged)
    return new[guess_place(old, start, start + len(tagged), new) :]


def test_a_replaced_paragraph_behind_a_reworded_one_is_not_looked_for_far_off() -> None:
    old = story(p3="The ferry was late, a sailor said.", p4=TAGGED)
    new = story(p3="A sailor says that ferries run late.", p4="Stalls stay shut for now.")
    assert found(old, new).startswith("Stalls stay shut for now.\n\nParagraph 5")


def test_a_sentence_is_looked_for_between_its_neighbours() -> None:
    around = "Two carts stood at the gate. {} A guard counted the sacks twice."
    old = story(p3="The ferry was late, a sailor said.", p4=around.format(TAGGED))
    new = story(p3="Ferries run late.", p4=around.format("It may take weeks, people think."))
    assert found(old, new).startswith("It may take weeks")


def test_the_first_sentence_of_a_paragraph_is_looked_for_before_the_second() -> None:
    second = "A guard counted the sacks twice."
    old = story(p3="The ferry was late, a sailor said.", p4=f"{TAGGED} {second}")
    new = story(p3="Late were the ferries.", p4=f"Weeks may go by until stalls open. {second}")
    assert found(old, new).startswith("Weeks may go by")


def test_what_was_taken_out_is_looked_for_where_it_was() -> None:
    old = story(p4=f"Two carts stood at the gate. {TAGGED}")
    new = story(p4="Two carts stood at the gate.")
    assert found(old, new).strip().startswith("Paragraph 5")


def test_lines_that_stand_often_tell_nothing() -> None:
    stars = "* * *"
    old = "\n\n".join([PARAGRAPHS[0], stars, TAGGED, stars, *PARAGRAPHS[5:], stars])
    new = "\n\n".join([PARAGRAPHS[0], "Stalls are shut.", *PARAGRAPHS[5:], stars, stars])
    assert found(old, new).startswith("Stalls are shut.")


def test_paragraphs_put_in_above_do_not_move_it() -> None:
    old = story(p9=TAGGED)
    new = "\n\n".join(["Put in.", "And this.", story(p9="Another thing happened here.")])
    assert found(old, new).startswith("Another thing happened here.")


def test_a_text_that_was_wrapped_anew_is_told_by_its_words() -> None:
    old = story(p9=TAGGED).replace("harbour ", "harbour\n")
    new = story(p9="Another thing happened here.").replace("tells ", "tells\n")
    assert found(old, new).startswith("Another thing happened here.")


@given(st.data(), st.text("ab \n.", max_size=40), st.text("ab \n.", max_size=40))
def test_any_texts_give_a_place_in_the_new_one(data: st.DataObject, old: str, new: str) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    assert 0 <= guess_place(old, start, end, new) <= len(new)


@given(st.integers(1, 29), st.lists(st.sampled_from(PARAGRAPHS), max_size=3))
def test_a_paragraph_alone_replaced_is_always_found(which: int, above: list[str]) -> None:
    fresh = [f"{words} Twice told." for words in above]
    old, new = list(PARAGRAPHS), list(PARAGRAPHS)
    old[which], new[which] = TAGGED, "Stalls are shut."
    text = "\n\n".join([*fresh, *new])
    assert found("\n\n".join(old), text).startswith("Stalls are shut.")
