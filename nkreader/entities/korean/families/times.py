"""Clock times, parts of a day, hours: "오전 9시", "새벽 2시 30분", "20일 새벽", "네 시간"."""

import re

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Sheet

PART = r"(?:오전|오후|새벽|이른\s새벽|아침|저녁|한밤중|한낮|밤|낮|정오|자정)"
CLOCK = re.compile(
    rf"(?:{PART}\s?)?(?<![\d.,])(?:2[0-4]|1\d|0?\d)시(?:\s?(?:[1-5]?\d분|반(?![가-힣])))?(?!간|즌|장)"
    r"|(?<![\d.,])\d{1,3}시간(?:\s?\d{1,2}분|\s반(?![가-힣]))?(?!표)|(?:한|두|세|네|다섯|여섯)\s시간"
    r"(?:\s반(?![가-힣]))?|(?<![\d.,])\d{1,3}분(?=간|\s?동안|\s?만에)"
)
ALONE = re.compile(
    rf"{PART}(?=에|부터|까지|이면|마다|늦게|쯤|[과와의은는이을도][\s,]|[\s,.]|$)(?!에서|에게)"
)
SPOKEN = re.compile("에|부터|까지|이면|마다|늦게|쯤")
"""What tells the evening from supper."""
SURE = frozenset({"오전", "오후", "새벽", "한밤중"})


def find(sheet: Sheet) -> None:
    """Clock times, then parts of a day: without a particle only those that mean nothing else."""
    text = sheet.text
    for start in sheet.openings(f.TIME):
        match = CLOCK.match(text, start)
        if match is None:
            match = ALONE.match(text, start)
            if match is None or not (
                SPOKEN.match(text, match.end()) or match[0] in SURE or _behind_date(sheet, start)
            ):
                continue
        sheet.claim(start, match.end(), "TIME")


def _behind_date(sheet: Sheet, start: int) -> bool:
    before = sheet.at(start - 2) if start > 1 else None
    return before is not None and before.label == "DATE" and sheet.text[start - 1] == " "
