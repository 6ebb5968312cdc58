"""`agree`: what other programs and people get."""

import csv
import io
from typing import Any

import pytest

from nkreader.library import Library
from nkreader.text.span import Span
from tests.cli.running import BRIDGE, RICE, Command

KEYS = [
    "tag", "unit", "n", "a", "b", "both", "percent", "kappa", "alpha", "alpha_u", "diagnostics",
]  # fmt: skip
FORMULA = "=1+1"


@pytest.fixture
def two(run: Command) -> Command:
    """Two annotators who have read the same two articles; they agree but for one passage."""
    paths = run.file("bridge.txt", BRIDGE), run.file("rice.txt", RICE)
    run.json("add", *paths, "--json")
    for who in ("ann", "bea"):
        tag(run, who, paths[0], "border-closure", "Nobody crosses")
        tag(run, who, paths[1], "market-prices", "Rice sold for 5,200 won in Hyesan")
        assert run("done", *paths, "--annotator", who).exit_code == 0
    tag(run, "bea", paths[0], "market-prices", "Nobody crosses")
    return run


def tag(run: Command, who: str, path: Any, slug: str, quote: str) -> None:
    run.json("tag", path, slug, "--quote", quote, "--annotator", who, "--json")


def test_json_has_a_line_for_each_tag_and_unit_then_for_all(two: Command) -> None:
    found = two.json("agree", "main@ann", "main@bea", "--json")
    assert [list(one) for one in found] == [KEYS] * 6
    assert [(one["tag"], one["unit"]) for one in found] == [
        (slug, unit)
        for slug in ("border-closure", "market-prices", None)
        for unit in ("sentence", "character")
    ]
    border, prices, whole = found[0], found[2], found[4]
    assert (border["n"], border["a"], border["b"], border["both"]) == (4, 1, 1, 1)
    assert (border["percent"], border["kappa"], border["alpha"]) == (100, 1, 1)
    assert (prices["a"], prices["b"], prices["both"], prices["percent"]) == (1, 2, 1, 75)
    assert prices["kappa"] == pytest.approx(0.5)
    assert (whole["n"], whole["a"], whole["b"], whole["both"]) == (8, 2, 3, 2)
    assert all(one["alpha_u"] is None for one in found[::2])
    assert found[1]["alpha_u"] == 1
    assert found[3]["alpha_u"] < 1
    for one in found:
        assert {"few-articles"} <= {each["kind"] for each in one["diagnostics"]}
        assert all(list(each) == ["kind", "means", "do"] for each in one["diagnostics"])


def test_intervals_come_only_where_they_are_asked_for(two: Command) -> None:
    (_, _, one, other, *_) = two.json("agree", "main", "main@bea", "--intervals", "--json")
    assert list(one) == [*KEYS, "intervals"]
    low, high = one["intervals"]["kappa"]
    assert low <= one["kappa"] <= high
    assert one["intervals"]["alpha_u"] is None
    assert other["intervals"]["alpha_u"] is not None
    assert two.json("agree", "main", "main@bea", "--intervals", "--json")[2] == one


def test_the_first_alpha_for_unitizing_can_be_had(two: Command) -> None:
    today, first = (
        two.json("agree", "main", "main@bea", "--alpha-u", version, "--json")[3]
        for version in ("2016", "1995")
    )
    assert today["alpha_u"] != first["alpha_u"]
    assert today["alpha"] == first["alpha"]


def test_csv_is_guarded_against_formulas(run: Command) -> None:
    path = run.file("rice.txt", RICE)
    run.json("add", path, "--json")
    for who in ("ann", "bea"):
        with Library(run.library, who) as library:
            if who == "ann":
                library.codebooks.add(FORMULA, slug="sum")
            (row,) = library.listing().fetch(0, 1)
            library.tag(library.article(row.id), Span(28, 60), "sum")
            library.set_state(row.id, "done")
    with Library(run.library, "ann") as library:
        store = library._context.store
        with store.write() as db:
            # No slug of ours can be so; a file from elsewhere may hold anything.
            db.execute("UPDATE tag SET slug = ? WHERE slug = 'sum'", (FORMULA,))
    done = run("agree", "main@ann", "main@bea", "--csv")
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"))))
    assert rows[0]["tag"] == f"'{FORMULA}"
    assert rows[0]["unit"] == "sentence"
    assert [rows[-1][name] for name in ("tag", "unit", "kappa_low")] == ["", "character", ""]


def test_by_month_and_by_revision_say_when(two: Command) -> None:
    for by, keys in (("month", ["from", "to"]), ("revision", ["revision", "from", "to"])):
        found = two.json("agree", "main", "main@bea", "--by", by, "--json")
        assert [list(one) for one in found] == [[*keys, *KEYS]] * 6
    assert {one["revision"] for one in found} == {1}
    done = two("agree", "main", "main@bea", "--by", "revision")
    assert len(done.stdout.split("\n")[0].split("\t")) == 3 + 11


def test_a_query_and_all_say_which_articles_count(two: Command) -> None:
    (one, *_) = two.json("agree", "main", "main@bea", "--query", "rice", "--json")
    assert (one["tag"], one["n"]) == ("market-prices", 1)
    two.json("add", two.file("more.txt", BRIDGE.replace("thirty", "forty")), "--json")
    tag(two, "bea", two.folder / "more.txt", "border-closure", "Nobody crosses")
    (one, _) = two.json("agree", "main", "main@bea", "--all", "--tag", "border-closure", "--json")
    assert (one["n"], one["a"], one["b"], one["both"]) == (7, 1, 2, 1)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["main", "nobody"], 1, "no such set"),
        (["main", "main@ann"], 2, "one set"),
        (["main", "main@bea", "--query", "(won"], 2, ""),
        (["main", "main@bea", "--tag", "nothing"], 1, "no such tag"),
        (["main", "main@bea", "--csv", "--json"], 2, "do not go together"),
        (["main"], 2, "SET"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(
    two: Command, words: list[str], code: int, said: str
) -> None:
    done = two("agree", *words)
    assert done.exit_code == code
    assert said in done.stderr
    assert done.stdout == ""


def test_nothing_in_common_is_told(run: Command) -> None:
    path = run.file("rice.txt", RICE)
    run.json("add", path, "--json")
    for who in ("ann", "bea"):
        tag(run, who, path, "market-prices", "Rice sold for 5,200 won in Hyesan")
    found = run.json("agree", "main", "main@bea", "--json")
    assert [one["tag"] for one in found] == [None, None]
    assert [one["alpha"] for one in found] == [None, None]
    assert found[0]["diagnostics"][0]["kind"] == "no-units"


def test_a_report_has_a_page_of_it(two: Command) -> None:
    done = two("export", "--format", "markdown", "--agree", "main@bea", "-o", "-")
    assert "Between main of ann (a) and main of bea (b) · 2 articles done in both" in done.stdout
    assert "| market prices | 4 | 1 | 2 | 1 | 75.0 | 0.500" in done.stdout
    assert "## Agreement" not in two("export", "--format", "markdown", "-o", "-").stdout
    done = two("export", "--format", "csv", "--agree", "main@bea", "-o", "-")
    assert (done.exit_code, done.stdout) == (2, "")
    assert two("export", "--format", "markdown", "--agree", "nobody", "-o", "-").exit_code == 1
