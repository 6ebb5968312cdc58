"""Agreement of two sets in a library: which articles count, what of them, what is said of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import krippendorff
import pytest
from sklearn.metrics import cohen_kappa_score

from nkreader.agreement import Agreed, Counts, Figure, Unit
from nkreader.library import Library
from nkreader.library.query import QueryError
from nkreader.model import NkreaderError, WrongUseError
from nkreader.text.span import Span

SENTENCES = [
    "Rice rose in Hyesan.", "The bridge is shut.", "Nobody crosses now.", "Flour is dear too."
]  # fmt: skip
BODY = "\n\n".join(" ".join(SENTENCES[n : n + 2]) for n in (0, 2))
NOISE = "\n\n".join(f"Subscribe to our newsletter No. {n}: click here!" for n in range(1_000))
FIRST, SECOND, THIRD, FOURTH = (
    Span(BODY.index(one), BODY.index(one) + len(one)) for one in SENTENCES
)
PRICES, BORDER = "market-prices", "border-closure"
Coder = Callable[..., None]


@pytest.fixture
def bea(library: Library) -> Iterator[Library]:
    with Library(library.path, "bea") as opened:
        yield opened


def an_article(library: Library, number: int = 0, text: str = BODY) -> str:
    whole = f"---\ntitle: Report {number}\n---\n{text}\n\n*Translated by Ann Lee, No. {number}\n"
    (added,) = library.add(["-"], whole.encode())
    assert added.id
    return added.id


def code(library: Library, id: str, *marks: tuple[Span, str], done: bool = True) -> None:
    """Tag in an article; the spans count in `BODY`, which stands somewhere in its text."""
    article = library.article(id)
    before = library.open(id).document.text.index(SENTENCES[0])
    for span, tag in marks:
        library.tag(article, Span(before + span.start, before + span.end), tag)
    if done:
        library.set_state(id, "done")


def agreed(library: Library, query: str = "", every: bool = False) -> Agreed:
    asked = library.agreements.between("main@ann", "main@bea", query, every)
    study = library.agreements.study(asked)
    return Agreed(study, tuple(library.agreements.figures(study)))


def figure(found: Agreed, tag: str | None, unit: Unit = "sentence") -> Figure:
    (one,) = (one for one in found.figures if (one.tag, one.unit) == (tag, unit))
    return one


def kinds(one: Figure) -> set[str]:
    return {each.kind for each in one.diagnoses}


def test_sentences_of_the_body_are_counted_and_agree_with_other_programs(
    library: Library, bea: Library
) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES), (FOURTH, PRICES), (SECOND, BORDER))
    code(bea, id, (FIRST, PRICES), (SECOND, PRICES), (SECOND, BORDER))
    one = figure(agreed(library), PRICES)
    assert one.counts == Counts(4, 2, 2, 1)
    assert one.percent == 50
    said = [[1, 0, 0, 1], [1, 1, 0, 0]]
    assert one.kappa == pytest.approx(cohen_kappa_score(*said))
    assert one.alpha == pytest.approx(
        krippendorff.alpha(said, level_of_measurement="nominal"), abs=1e-9
    )
    assert one.alpha_u is None
    # All pairs of a sentence and a tag that either has used.
    said = [[1, 0, 0, 1, 0, 1, 0, 0], [1, 1, 0, 0, 0, 1, 0, 0]]
    whole = figure(agreed(library), None)
    assert whole.counts == Counts(8, 3, 3, 2)
    assert whole.alpha == pytest.approx(
        krippendorff.alpha(said, level_of_measurement="nominal"), abs=1e-9
    )


def test_by_character_borders_lower_what_is_the_same_by_sentence(
    library: Library, bea: Library
) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES))
    code(bea, id, (Span(FIRST.start + 5, FIRST.end), PRICES))
    found = agreed(library)
    assert figure(found, PRICES).alpha == 1
    one = figure(found, PRICES, "character")
    characters = sum(len(block) for block in BODY.split("\n\n"))
    assert one.counts == Counts(characters, 20, 15, 15)
    assert one.alpha_u is not None
    assert one.alpha_u < 1
    assert "borders" in kinds(one)
    assert "borders" not in kinds(figure(found, PRICES))


def test_a_thousand_lines_of_boilerplate_change_nothing(library: Library, bea: Library) -> None:
    marks = [(FIRST, PRICES), (THIRD, BORDER)], [(FIRST, PRICES), (Span(1, 19), BORDER)]
    for number in range(2):
        id = an_article(library, number)
        for coder, of_coder in zip((library, bea), marks, strict=True):
            code(coder, id, *of_coder)
    plain = agreed(library)
    with Library(library.path.with_name("other.db"), "ann") as other:
        with Library(other.path, "bea") as second:
            for number in range(2):
                id = an_article(other, number, f"{BODY}\n\n{NOISE}")
                for coder, of_coder in zip((other, second), marks, strict=True):
                    code(coder, id, *of_coder)
                reading = other.open(id)
                for block, zone in enumerate(reading.zones):
                    if zone == "body" and block > 1:
                        other.set_zone(reading, block, "boilerplate")
                found = agreed(other).figures
        assert [one[:9] for one in found] == [one[:9] for one in plain.figures]


def test_what_is_tagged_outside_the_body_does_not_count(library: Library, bea: Library) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES))
    code(bea, id, (FIRST, PRICES))
    plain = agreed(library).figures
    last = library.open(id).document.blocks[-1]
    library.tag(library.article(id), Span(last.start, last.end), BORDER)
    assert agreed(library).figures == plain


def test_only_what_is_done_in_both_sets_counts_unless_all_is_asked_for(
    library: Library, bea: Library
) -> None:
    ids = [an_article(library, number) for number in range(4)]
    code(library, ids[0], (FIRST, PRICES))
    code(bea, ids[0], (SECOND, PRICES))
    code(library, ids[1], (FIRST, PRICES))
    code(bea, ids[2], (FIRST, PRICES), done=False)
    found = agreed(library)
    assert len(found.study.articles) == 1
    assert figure(found, None).counts.n == 4
    assert "1 article " in next(
        one.means for one in figure(found, None).diagnoses if one.kind == "read-by-one"
    )
    assert "read-by-one" in kinds(figure(found, PRICES))
    whole = agreed(library, every=True)
    assert len(whole.study.articles) == 3
    (told,) = (one for one in figure(whole, None).diagnoses if one.kind == "read-by-one")
    assert told.means.startswith("2 articles not marked done in both sets: counted")
    assert len(agreed(library, "title:nothing", every=True).study.articles) == 0
    with pytest.raises(QueryError):
        agreed(library, "(")


def test_what_is_done_in_one_set_is_not_done_in_another_of_the_same_person(
    library: Library,
) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES))
    with Library(library.path, "ann", "second") as second:
        code(second, id, (SECOND, PRICES), done=False)
        asked = library.agreements.between("main", "second")
        assert not library.agreements.study(asked).articles
        second.set_state(id, "done")
        assert len(library.agreements.study(asked).articles) == 1


def test_where_all_is_the_same_it_is_undefined_and_that_is_said(
    library: Library, bea: Library
) -> None:
    id = an_article(library)
    every = [(span, PRICES) for span in (FIRST, SECOND, THIRD, FOURTH)]
    code(library, id, *every)
    code(bea, id, *every)
    one = figure(agreed(library), PRICES)
    assert (one.percent, one.kappa, one.alpha) == (100, None, None)
    assert "undefined" in kinds(one)


def test_two_sets_without_anything_in_common_are_told_so(library: Library, bea: Library) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES))
    code(bea, id, (FIRST, PRICES), done=False)
    found = agreed(library)
    assert [one.tag for one in found.figures] == [None, None]
    assert "no-units" in kinds(found.figures[0])
    assert found.figures[0].percent is None


def test_a_coder_who_has_not_used_a_tag_is_named(library: Library, bea: Library) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES))
    code(bea, id, (FIRST, BORDER))
    one = figure(agreed(library), PRICES)
    assert one.kappa == 0
    assert "second" in next(e.means for e in one.diagnoses if e.kind == "one-without-marks")


def test_few_articles_rare_tags_and_few_sentences_are_warned_of(
    library: Library, bea: Library
) -> None:
    ids = [an_article(library, number) for number in range(6)]
    code(library, ids[0], (FIRST, PRICES))
    code(bea, ids[0], (FIRST, PRICES))
    for id in ids[1:]:
        code(library, id)
        code(bea, id)
    one = figure(agreed(library), PRICES)
    assert {"few-units", "few-articles", "skewed"} <= kinds(one)
    assert all(each.means and each.do for each in one.diagnoses)


def test_a_passage_that_overlaps_another_of_its_tag_counts_once(
    library: Library, bea: Library
) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES), (Span(FIRST.start, SECOND.end), PRICES))
    code(bea, id, (Span(FIRST.start, SECOND.end), PRICES))
    assert figure(agreed(library), PRICES, "character").alpha_u == 1


def test_by_revision_a_passage_belongs_to_the_codebook_it_was_made_with(
    library: Library, bea: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(f"2020-0{month}-05T00:00:00Z" for month in range(1, 10))
    ids = [an_article(library, number) for number in range(2)]
    with monkeypatch.context() as at:
        for number, id in enumerate(ids):
            moment = next(clock)
            for module in ("tagging", "codebooks"):
                at.setattr(f"nkreader.library.{module}.now", lambda moment=moment: moment)
            code(library, id, (FIRST, PRICES))
            code(bea, id, (SECOND if number == 0 else FIRST, PRICES))
            moment = next(clock)
            for module in ("tagging", "codebooks"):
                at.setattr(f"nkreader.library.{module}.now", lambda moment=moment: moment)
            library.codebooks.change(PRICES, colour="red")
            library.codebooks.change(PRICES, definition=f"What it costs, edition {number}.")
    asked = library.agreements.between("main@ann", "main@bea")
    study = library.agreements.study(asked)
    first, second = library.agreements.over_time(study, "revision")
    assert [one.revision for one in (first, second)] == [1, 2]
    assert first.start is None
    assert first.end == second.start == "2020-02-05T00:00:00Z"
    alphas = [
        next(library.agreements.figures(one)).alpha for one in (first, second)
    ]  # fmt: skip
    assert alphas[1] == 1
    assert alphas[0] is not None
    assert alphas[0] < 0
    months = list(library.agreements.over_time(study, "month"))
    assert [(one.start, one.end) for one in months] == [
        ("2020-01-01", "2020-02-01"), ("2020-03-01", "2020-04-01")
    ]  # fmt: skip


def test_the_passages_that_differ_are_those_without_their_like(
    library: Library, bea: Library
) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES), (SECOND, PRICES), (THIRD, BORDER))
    code(bea, id, (FIRST, PRICES), (FOURTH, PRICES), (THIRD, BORDER))
    asked = library.agreements.between("main@ann", "main@bea")
    found = library.agreements.differing(asked, PRICES).every()
    assert [one.mark.annotation.exact for one in found] == [SENTENCES[1], SENTENCES[3]]
    assert [one.set.annotator for one in found] == ["ann", "bea"]
    assert library.agreements.differing(asked, BORDER).count == 0
    assert library.agreements.differing(asked, None).count == 2


def test_a_set_is_named_by_name_by_owner_or_by_id(library: Library, bea: Library) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES))
    code(bea, id, (FIRST, PRICES))
    sets = {one.annotator: one for one, _ in library.sets()}
    asked = library.agreements.between("main", sets["bea"].id)
    assert (asked.a, asked.b) == (sets["ann"], sets["bea"])
    with pytest.raises(NkreaderError, match="no such set"):
        library.agreements.between("main", "nobody")
    with pytest.raises(WrongUseError):
        library.agreements.between("main", "main@ann")


def test_it_reads_a_library_that_cannot_be_written(
    library: Library, bea: Library, tmp_path: Path
) -> None:
    id = an_article(library)
    code(library, id, (FIRST, PRICES), (SECOND, PRICES))
    code(bea, id, (FIRST, PRICES))
    expected = agreed(library).figures
    changes = library._context.store.db.total_changes
    assert agreed(library).figures == expected
    assert library._context.store.db.total_changes == changes
