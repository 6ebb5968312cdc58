"""Earlier reports: proposed by day and words, waited for, decided by a person, at both ends."""

from pathlib import Path

import pytest

from nkreader.library import Library
from nkreader.library.upkeep import check
from nkreader.lineage import Step
from nkreader.model import Article, NkreaderError, WrongUseError
from nkreader.text.span import Span
from tests.tui.driving import Add

HEAD = "---\ntitle: {title}\npublisher: {publisher}\npublished: {published}\n---\n\n"
AGREED = (
    "Ferry to run again from Rason\n\nOfficials in Rason and Vladivostok have agreed that the ferry"
    " will sail again from May, with coal and crabs on board, a harbour pilot told Tide News.\n"
)
STALLED = (
    "The ferry stays in the harbour, Tide News has learned.\n\nTide News had reported on Mar. 3"
    " that Rason and Vladivostok had agreed to let the ferry sail again from May.\n"
)
RICE = "Rice was dear\n\nRice cost 5,000 won in Rason in March, a trader told Tide News.\n"
Add3 = tuple[Article, Article]


def told(title: str, text: str, published: str, publisher: str = "Tide News") -> str:
    """A file with what is said of its article."""
    return HEAD.format(title=title, publisher=publisher, published=published) + text


@pytest.fixture
def two(add: Add) -> Add3:
    """A report and the one that speaks of it; a third of the same day."""
    agreed = add(told("Ferry agreed", AGREED, "2021-03-03"), "agreed.md")
    add(told("Rice", RICE, "2021-03-03"), "rice.md")
    return agreed, add(told("Ferry stalls", STALLED, "2021-04-20"), "stalled.md")


def only(steps: list[Step]) -> tuple[str, str, str | None]:
    """(state, kind, id of the earlier article) of the one step that there is."""
    (step,) = steps
    return step.state, step.kind, step.earlier and step.earlier.id


def saved(library: Library, article: Article) -> list[tuple[str, str, str | None]]:
    """The steps from an article as another program sees them, refused ones included."""
    with Library(library.path, "bea") as other:
        steps = other.lineage.speaks_of(article.id)
    return [(one.state, one.kind, one.earlier and one.earlier.id) for one in steps]


def test_the_report_of_that_day_with_those_words_is_proposed(library: Library, two: Add3) -> None:
    agreed, stalled = two
    (step,) = library.lineage.every()
    assert only([step]) == ("proposed", "follows", agreed.id)
    assert step.exact.startswith("Tide News had reported on Mar. 3")
    assert step.stub is not None
    assert (step.stub.first, step.stub.last) == ("2021-03-03", "2021-03-03")
    assert step.because[0] == "published that day"
    assert library.lineage.spoken_of_by(agreed.id) == [step]
    assert library.lineage.around(stalled.id) == [step]


def test_a_sentence_waits_and_resolves_when_its_article_comes_in(
    library: Library, add: Add, tmp_path: Path
) -> None:
    stalled = add(told("Ferry stalls", STALLED, "2021-04-20"), "stalled.md")
    assert only(library.lineage.around(stalled.id)) == ("waiting", "follows", None)
    rice = add(told("Rice", RICE, "2021-03-03"), "rice.md")
    assert only(library.lineage.around(stalled.id)) == ("waiting", "follows", None)
    assert library.lineage.around(rice.id) == []
    path = tmp_path / "agreed.md"
    path.write_text(told("Ferry agreed", AGREED, "2021-03-02"), "utf-8")
    (came,) = library.add([str(path)])
    assert [note for note in came.notes if stalled.id in note]
    assert only(library.lineage.around(stalled.id)) == ("proposed", "follows", came.id)


def test_other_houses_other_days_and_later_reports_are_not_proposed(
    library: Library, add: Add
) -> None:
    stalled = add(told("Ferry stalls", STALLED, "2021-04-20"), "stalled.md")
    add(told("a", AGREED, "2021-03-03", "Border Post"), "a.md")
    add(told("b", AGREED, "2021-03-09"), "b.md")
    add(told("d", AGREED, "2021-02-26"), "d.md")
    add(told("c", AGREED, "2021-04-21"), "c.md")
    assert only(library.lineage.speaks_of(stalled.id)) == ("waiting", "follows", None)


def test_without_a_day_of_its_own_an_article_names_none(library: Library, add: Add) -> None:
    text = STALLED.replace("Tide News had reported on Mar. 3", "Tide News reported earlier")
    first = add(told("Ferry agreed", AGREED, "2021-03-03"), "agreed.md")
    second = add(told("Ferry stalls", text, "2021-04-20"), "stalled.md")
    assert only(library.lineage.speaks_of(second.id)) == ("proposed", "follows", first.id)
    undated = add(told("Ferry stalls", STALLED, ""), "undated.md")
    assert undated.metadata.published is None
    assert only(library.lineage.speaks_of(undated.id)) == ("waiting", "follows", None)


def test_what_is_decided_is_saved_undone_and_done_again(library: Library, two: Add3) -> None:
    agreed, stalled = two
    change = library.lineage.confirm(stalled, agreed, "contradicts")
    assert change.article == stalled.id
    assert saved(library, stalled) == [("confirmed", "contradicts", agreed.id)]
    assert library.lineage.confirm(stalled, agreed, "contradicts").id == ""
    library.lineage.refuse(stalled, agreed)
    assert saved(library, stalled) == [
        ("waiting", "follows", None), ("refused", "follows", agreed.id),
    ]  # fmt: skip
    library.undo()
    assert saved(library, stalled) == [("confirmed", "contradicts", agreed.id)]
    library.undo()
    assert saved(library, stalled) == [("proposed", "follows", agreed.id)]
    library.redo()
    library.redo()
    assert saved(library, stalled)[1] == ("refused", "follows", agreed.id)


def test_what_a_person_names_is_what_the_sentence_waited_for(library: Library, add: Add) -> None:
    old = add(told("Quay", "The quay was mended.\n", "2019-01-01"), "old.md")
    stalled = add(told("Ferry stalls", STALLED, "2021-04-20"), "stalled.md")
    library.lineage.confirm(stalled, old)
    (step,) = library.lineage.speaks_of(stalled.id)
    assert only([step]) == ("confirmed", "follows", old.id)
    assert step.exact.startswith("Tide News had reported")
    assert library.lineage.spoken_of_by(old.id) == [step]


def test_both_ends_see_a_report_that_is_spoken_of_years_later(library: Library, add: Add) -> None:
    agreed = add(told("Ferry agreed", AGREED, "2019-03-03"), "agreed.md")
    text = STALLED.replace("Mar. 3", "Mar. 3, 2019")
    late = add(told("Ferry stalls", text, "2021-04-20"), "late.md")
    assert saved(library, late) == [("proposed", "follows", agreed.id)]
    assert only(library.lineage.spoken_of_by(agreed.id)) == ("proposed", "follows", agreed.id)


def test_what_is_decided_stays_when_the_text_is_read_again(
    library: Library, two: Add3, add: Add
) -> None:
    agreed, stalled = two
    library.lineage.confirm(stalled, agreed, "corrects")
    add(told("Ferry stalls", f"{STALLED}\nMore of it.\n", "2021-04-20"), "stalled.md")
    for _ in library.refresh_mentions():
        pass
    assert saved(library, stalled) == [("confirmed", "corrects", agreed.id)]
    add(told("Ferry stalls", "All is otherwise now.\n", "2021-04-20"), "stalled.md")
    assert saved(library, stalled) == [("confirmed", "corrects", agreed.id)]


def test_another_date_of_the_article_is_another_day_that_is_meant(
    library: Library, two: Add3
) -> None:
    agreed, stalled = two
    library.edit(stalled, {"published": "2022-04-20"})
    assert saved(library, stalled) == [("waiting", "follows", None)]
    library.edit(agreed, {"published": "2022-03-03"})
    assert saved(library, stalled) == [("proposed", "follows", agreed.id)]


def test_a_correction_says_that_it_is_one(library: Library, two: Add3, add: Add) -> None:
    correction = add(told("Correction: no ferry", STALLED, "2021-04-21"), "correction.md")
    assert saved(library, correction) == [("proposed", "corrects", two[0].id)]


def test_a_chain_has_all_that_leads_on_in_the_order_of_dates(
    library: Library, two: Add3, add: Add
) -> None:
    agreed, stalled = two
    again = STALLED.replace("on Mar. 3", "on Apr. 20").replace("agreed to let", "failed to let")
    third = add(told("Ferry sails after all", again, "2021-05-06"), "sails.md")
    library.lineage.confirm(third, stalled, "contradicts")
    coal = add(told("Coal", "Coal was cheap, and no ferry sailed.\n", "2021-06-01"), "coal.md")
    ends = [
        library.tag(one, Span(start, start + len(words)), "market-prices").added[0].annotation.id
        for one, words in ((coal, "no ferry sailed"), (agreed, "have agreed"))
        for start in [library.text(one).index(words)]
    ]
    library.linking.make(ends[0], ends[1], "contradicts", "who is right?")
    for one in (agreed, third, coal):
        assert [
            (step.article.id, step.state, step.kind, step.earlier and step.earlier.id)
            for step in library.chains.of_article(one.id)
        ] == [
            (agreed.id, "first", "follows", None),
            (stalled.id, "proposed", "follows", agreed.id),
            (third.id, "confirmed", "contradicts", stalled.id),
            (coal.id, "linked", "contradicts", agreed.id),
        ]


def test_articles_that_go_take_what_was_said_of_them(library: Library, two: Add3) -> None:
    agreed, stalled = two
    library.lineage.confirm(stalled, agreed)
    library.remove(agreed)
    assert saved(library, stalled) == [("waiting", "follows", None)]
    assert list(check(library.path)) == []
    with pytest.raises(NkreaderError):
        library.undo()


def test_what_cannot_be_said_is_told(library: Library, two: Add3) -> None:
    with pytest.raises(NkreaderError, match="is one article"):
        library.lineage.confirm(two[0], two[0])
    with pytest.raises(WrongUseError, match="there are follows, corrects"):
        library.lineage.confirm(two[0], two[1], "loves")


def test_a_library_that_may_only_be_read_proposes_and_says_why_it_keeps_nothing(
    library: Library, two: Add3
) -> None:
    agreed, stalled = two
    library.edit(stalled, {"published": "2021-04-21"})
    library._context.store.read_only = "this library may only be read"
    assert only(library.lineage.speaks_of(stalled.id)) == ("proposed", "follows", agreed.id)
    with pytest.raises(NkreaderError, match="may only be read"):
        library.lineage.confirm(stalled, agreed)
