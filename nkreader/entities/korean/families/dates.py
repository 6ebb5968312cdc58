"""Days and longer: "2020년 11월 20일", "지난달 말", "주체109(2020)년", "25일", "3년 전", "보름"."""

import re

from nkreader.entities.korean import lists as f
from nkreader.entities.korean.sheet import Sheet
from nkreader.text.word_set import word_set

YEAR = (
    r"(?:주체\s?\d{2,3}(?:\s?\((?:19|20)\d\d\))?년|(?<!\d)(?:19|20)\d\d(?:\(주체\d{2,3}\))?년(?!대)"
    r"|지지난해|지난해|올해|재작년|작년|내년|금년|이듬해|그해|새해|올(?=\s(?:들어|초|말|봄|여름|가을|겨울|\d)))"
)
MONTH = (
    r"(?:(?<![\d.,])\d{1,2}월?\s?[~∼–-]\s?(?:1[0-2]|[1-9])월|(?<!\d)(?:1[0-2]|0?[1-9])월"
    r"|지난\s?달|이번\s?달|이달|다음\s?달|내달|전달|같은\s달|그달|이듬달)"
)
DAY = r"(?:(?<![\d.,])(?:3[01]|[12]\d|0?[1-9])일(?!\d))"
RANGE = r"(?:(?<![\d.,])(?:3[01]|[12]\d|[1-9])일?\s?[~∼–-]\s?(?:3[01]|[12]\d|[1-9])일)"
PART = (
    r"(?:초중순|중하순|초순|중순|하순|상순|중반|후반|전반|초반|상반기|하반기|봄|여름|가을|겨울"
    r"|연초|연말|[1-4]분기|(?:초|말)(?=에|부터|까지|의|쯤|께|만\s|이후|이전|[^가-힣]|$))"
)
WEEKDAY = r"(?:[월화수목금토일]요일)"
NUMERAL = r"(?:한|두|세|네|석|넉|다섯|여섯|일곱|여덟|아홉|열)"
SPAN = (
    r"(?:이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|스무날"
    rf"|(?<![\d.,])\d{{1,4}}\s?(?:년|개월|주일|주(?=[\s,.)]|간|째|에|를|동안|만)|일)"
    rf"|(?:{NUMERAL}\s(?:해|달|주일|주|세기)|[한두석넉]달|한주일)(?![가-힣]{{0,1}}[민인점요장]))"
)
FAR = r"(?:간(?![가-힣]부)|\s?전(?=에|부터|까지|의|보다|만|과|,|\s|\.|$)|\s?여)?"
PATTERN = re.compile(
    r"(?:(?:지난|오는|이번|다음)\s)?"
    rf"(?:{YEAR}(?:\s?{MONTH})?(?:\s?(?:{RANGE}|{DAY}))?(?:\s?{PART})?"
    rf"|{MONTH}(?:\s한\s?달|(?:\s?(?:{RANGE}|{DAY}))?(?:\s?{PART})?)"
    rf"|(?:지난\s?주|이번\s?주|다음\s?주)(?:\s{WEEKDAY}|\s?말(?![가-힣]))?|{RANGE}"
    r"|(?<!\d)(?:(?:19|20)\d\d|[2-9]0)년대(?:\s?(?:초반?|중반|후반|말))?"
    rf"|{SPAN}{FAR}|{WEEKDAY}|주말)"
    r"|(?<!\d)(?:19|20)\d\d(?:\.\s?|[-/])(?:1[0-2]|0?[1-9])(?:\.\s?|[-/])(?:3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?:오늘|어제|그제|그저께|내일|모레|이날|같은\s날|다음\s?날|연초|연말|월말"
    r"|지난\s?(?:봄|여름|가을|겨울)|올\s?(?:봄|여름|가을|겨울)|이번\s(?:봄|여름|가을|겨울))"
)
RATE = re.compile(r"에\s?(?:한|두|세|네|\d{1,2})\s?(?:번|차례|회|끼|시간|분|알|개)")
WORDS = re.compile("[\uac00-\ud7a3]+")
ONLY_WHOLE = word_set("오늘 어제 그제 내일 모레 이날 주말 연초 연말 월말")


def find(sheet: Sheet) -> None:
    """Every date and span of days, but for rates ("사흘에 한 번")."""
    text = sheet.text
    for start in sheet.openings(f.DATE):
        match = PATTERN.match(text, start)
        if match is None or (text[start].isalpha() and text[start - 1 : start].isalnum()):
            continue
        end = match.end()
        if match[0] in ONLY_WHOLE:
            rest = WORDS.match(text, end)
            if rest and rest[0] not in sheet.lists.all("particles"):
                continue
        if not RATE.match(text, end):
            sheet.claim(start, end, "DATE")
