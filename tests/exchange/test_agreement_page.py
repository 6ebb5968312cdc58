"""How far two sets agree, as a page of a report and as CSV: bytes are the contract."""

from nkreader.agreement import (
    Agreed,
    Aside,
    Counts,
    Diagnosis,
    Figure,
    Intervals,
    Page,
    Study,
    Unit,
)
from nkreader.exchange.agreement_csv import write
from nkreader.exchange.agreement_section import agreement_section

_FEW = Diagnosis("few-units", "4 *sentences* are few.", "Code more.")


def figure(tag: str | None, unit: Unit, alpha: float | None, *said: Diagnosis) -> Figure:
    within = None if alpha is None else (alpha - 0.1, alpha + 0.1)
    return Figure(
        tag, unit, Counts(1_200, 4, 3, 3), 99.5, alpha, alpha,
        alpha if unit == "character" else None, None, None,
        Intervals(within, within, within if unit == "character" else None), said,
    )  # fmt: skip


FIGURES = (
    figure("=x|y", "sentence", -0.25, _FEW), figure("=x|y", "character", 0.5, _FEW),
    figure(None, "sentence", None), figure(None, "character", None),
)  # fmt: skip
PAGE = Page("main of *ann*", "main of bea", 1, False, FIGURES, {"=x|y": "x | [y](z)"})


def test_the_page_of_a_report() -> None:
    assert agreement_section(PAGE) == (
        "\n## Agreement\n\nBetween main of \\*ann\\* (a) and main of bea (b) · 1 article done in"
        " both\n\n"
        "| Tag | n | a | b | both | % | κ | α | α\\_U |\n"
        "| :-- | --: | --: | --: | --: | --: | --: | --: | --: |\n"
        "| x \\| \\[y](z) | 1,200 | 4 | 3 | 3 | 99.5 | -0.250 (-0.350 to -0.150)"
        " | -0.250 (-0.350 to -0.150) | 0.500 (0.400 to 0.600) |\n"
        "| *All tags* | 1,200 | 4 | 3 | 3 | 99.5 | undefined | undefined | undefined |\n"
        "\nA unit is a sentence of the body, with the tag or without; α\\_U is about passages, with"
        " a character of the body as the measure. *a*, *b*, *both*: units with the tag for the"
        " one, for the other, for both. *All tags* puts all pairs of a sentence and a tag together."
        " Undefined: nothing varied, which is no agreement. κ: Cohen 1960. α: Krippendorff 2011."
        " α\\_U: Krippendorff et al. 2016. Intervals: 95 % of 1,000 samples of articles.\n"
        "\n**x \\| \\[y](z)**\n\n- 4 \\*sentences\\* are few. Code more.\n"
    )


def test_as_csv_no_cell_is_a_formula_and_a_negative_number_stays_one() -> None:
    study = Study((), Aside({}, {}, {}), False, 2, "2020-01-01T00:00:00Z", None)
    assert b"".join(write([Agreed(study, FIGURES[:3])])).decode() == (
        "\ufeffrevision,from,to,tag,unit,n,a,b,both,percent,kappa,kappa_low,kappa_high,alpha,"
        "alpha_low,alpha_high,alpha_u,alpha_u_low,alpha_u_high,borders,values,diagnostics\r\n"
        "2,2020-01-01T00:00:00Z,,'=x|y,sentence,1200,4,3,3,99.5,-0.25,-0.35,-0.15,-0.25,-0.35,"
        "-0.15,,,,,,few-units\r\n"
        "2,2020-01-01T00:00:00Z,,'=x|y,character,1200,4,3,3,99.5,0.5,0.4,0.6,0.5,0.4,0.6,0.5,0.4,"
        "0.6,,,few-units\r\n"
        "2,2020-01-01T00:00:00Z,,,sentence,1200,4,3,3,99.5,,,,,,,,,,,,\r\n"
    )
