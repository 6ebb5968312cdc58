"""What a figure of agreement must be read with: what it means for this coefficient, and what to do.

Where a threshold is published, its source is named; the others are ours, and said to be.
"""

from collections.abc import Iterator

from nkreader.agreement import Diagnosis, Figure, Study
from nkreader.analysis.agreement.sample_size import LEAST, units_needed
from nkreader.analysis.agreement.tally import Tally

FEW_ARTICLES = 30
"""Below so many clusters intervals by bootstrap come out too narrow (A. C. Cameron, J. B. Gelbach,
D. L. Miller 2008, "Bootstrap-based improvements for inference with clustered errors", Review of
Economics and Statistics 90, 414-427)."""
SKEWED = 0.1
"""A tag on fewer units than this share, or on all but so few. That prevalence bends kappa is from
A. R. Feinstein, D. V. Cicchetti 1990, "High agreement but low kappa", Journal of Clinical
Epidemiology 43, 543-549 and 551-558; the threshold is ours."""
OTHER_BORDERS = 0.25
"""The share of passages that both tagged, with other borders; ours."""


def diagnoses(found: Figure, tally: Tally, study: Study) -> Iterator[Diagnosis]:
    """What to think of one figure, the gravest first."""
    if not found.counts.n:
        yield _NO_MARKS if study.articles else _NO_ARTICLES
    elif found.kappa is None:
        yield _undefined(found)
    elif not found.counts.a or not found.counts.b:
        yield _one_without_marks(found)
    else:
        yield from _by_numbers(found)
        yield from _borders(found, tally)
    if 0 < len(study.articles) < FEW_ARTICLES:
        yield Diagnosis(
            "few-articles",
            f"{_many(len(study.articles), 'article')} may not stand for all, and below"
            f" {FEW_ARTICLES} the interval comes out too narrow.",
            "Let both code more articles, drawn by chance.",
        )
    yield from _aside(found, study)


_NO_ARTICLES = Diagnosis(
    "no-units",
    "There is nothing to compare: no article is marked done in both sets.",
    "Mark articles done in both, or count every article with a mark of either: --all.",
)
_NO_MARKS = Diagnosis(
    "no-units",
    "There is nothing to compare: nobody has tagged anything in the bodies of these articles.",
    "Tag in them, or choose other articles.",
)


def _undefined(found: Figure) -> Diagnosis:
    units = f"{found.unit}s of the body"
    which = "none" if not found.counts.a else "each"
    return Diagnosis(
        "undefined",
        f"Both say the same of all {found.counts.n:,} {units}: {which} carries the tag. Where"
        " nothing varies, chance can't be told from agreement; it is undefined, not 1.",
        "Choose articles in which some carry the tag and some do not.",
    )


def _one_without_marks(found: Figure) -> Diagnosis:
    who, other = ("first", "second") if not found.counts.a else ("second", "first")
    return Diagnosis(
        "one-without-marks",
        f"The {who} has not used the tag in any {found.unit} of the body, so κ is 0 and α at most"
        f" 0, whatever the {other} did.",
        "Ask whether the tag was overlooked, was not in the codebook yet, or is understood"
        " otherwise.",
    )


def _by_numbers(found: Figure) -> Iterator[Diagnosis]:
    counts = found.counts
    share = (counts.a + counts.b) / (2 * counts.n)
    needed = units_needed(share)
    if found.unit == "sentence" and needed is not None and counts.n < needed:
        yield Diagnosis(
            "few-units",
            f"{_many(counts.n, 'sentence')}, of which {_percent(share, 1)} carry the tag: to be"
            f" 95 % sure that α is not below {LEAST}, {needed:,} are needed"
            " (Bloch & Kraemer 1989).",
            f"Code about {needed - counts.n:,} sentences more before relying on it.",
        )
    if not SKEWED <= share <= 1 - SKEWED:
        by_chance = share * share + (1 - share) * (1 - share)
        on_it = 2 * counts.both / (counts.a + counts.b)
        yield Diagnosis(
            "skewed",
            f"{_percent(share, 1)} of the {found.unit}s carry the tag: by chance alone"
            f" {_percent(by_chance)} would be the same, so percent is high of itself, and κ and α"
            " hang on few (Feinstein & Cicchetti 1990). Of what carries it for one,"
            f" {_percent(on_it)} does for the other too.",
            "Read α with its interval and with these counts; do not read percent alone.",
        )


def _borders(found: Figure, tally: Tally) -> Iterator[Diagnosis]:
    if found.unit != "character" or tally.moved < OTHER_BORDERS * max(1, tally.meeting):
        return
    apart = ""
    if found.tag is None and found.borders is not None and found.values is not None:
        apart = (
            f" Borders alone give {found.borders:.3f} (|uα), tags alone {found.values:.3f} (cuα)."
        )
    yield Diagnosis(
        "borders",
        f"Of {_many(tally.meeting, 'passage')} that both gave the same tag, {tally.moved} have"
        f" other borders: α_U and the figures by character are lowered by that.{apart}",
        "Say in the codebook what a passage takes in: whole sentences, or the least that says it.",
    )


def _aside(found: Figure, study: Study) -> Iterator[Diagnosis]:
    aside = study.aside
    if one := aside.read_by_one.get(found.tag):
        what = _many(one, "article" if found.tag is None else "passage")
        where = "" if found.tag is None else " with this tag in articles"
        if study.every:
            means = f"{what}{where} not marked done in both sets: counted, for all were asked for."
            means += " There, no mark may mean not read, which looks like disagreement."
            do = "Mark them done in both, and compare without --all."
        else:
            means = f"{what}{where} that only one of both has marked done: not counted."
            do = "Mark them done in the other set when they are, or count all with --all."
        yield Diagnosis("read-by-one", means, do)
    if lost := aside.not_certain.get(found.tag):
        yield Diagnosis(
            "not-certain",
            f"{_many(lost, 'passage')} whose place in the changed text is not certain: not"
            " counted, so these sentences count as without the tag.",
            "Settle them first, among the passages whose place is not certain.",
        )
    if elsewhere := aside.split.get(found.tag):
        yield Diagnosis(
            "split",
            f"{_many(elsewhere, 'passage')} of the same articles were made in another stretch of"
            " time and are not counted here, so work spread over several looks like disagreement.",
            "Compare stretches only where each article was coded by both within one.",
        )


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _percent(share: float, digits: int = 0) -> str:
    return f"{100 * share:.{digits}f} %"
