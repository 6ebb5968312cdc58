"""Lines that say when and where, and no more; and the head of a dispatch that says it first."""

from nkreader.text.dates import PrintedDate, first_date
from nkreader.text.zoning.lines import begins, is_ended, pattern

_DATE = "§"
_WORD = "published|updated|posted|modified|edited|created|released|issued|date|filed"
_LABEL = (
    rf"(?i:\b(?:(?:first|last|originally|issue|publication|publish|release)\s+)?(?:{_WORD})\b(?:\s+(?:on|at))?:?|\A\s*on\b)"
    "|(?:입력|수정|게재|작성|승인|등록|기사입력|최종수정)(?:일시?|시간)?"
)
_ZONE = (
    r"(?:GMT|UTC)?[+-]\d{1,2}:?(?:\d\d)?|[ECMP][SD]?T|[BKCJ]ST|[CEW]ES?T|MSK|GMT|UTC|Z"
    r"|(?i:(?:local|korea|seoul|pyongyang|beijing|eastern|pacific|central)(?: standard)? time)"
)
_AP = r"(?i:\s?[ap]\.?m\b\.?)"
_CLOCK = (
    rf"(?i:\bat\s+)?(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?:{_AP})?|\b\d{{1,2}}{_AP}|\b\d{{4}}\s?(?i:hrs|hours))"
    rf"(?:\s?\(?(?:{_ZONE})(?!\w)\)?)?"
    rf"|오[전후]|\d{{1,2}}시(?:\s?\d+분)?|\b(?:KST|GMT|UTC|EST|EDT|PST|CET|JST)\b|(?i:\b[ap]\.?m\b\.?)"
)
_DAY = (
    r"\b(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\b"
    r"|[월화수목금토일]요일|\([월화수목금토일]\)"
)
_PLACE = r"(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}|[가-힣]{2,6})"
_READING = r"(?i:\b\d{1,2}[ -]min(?:ute)?s?(?: read)?\b)"
_KOREAN_HEAD = r"[(\[【]\s*[가-힣]{2,6}\s+\d{1,2}월\s?\d{1,2}일발\s+[가-힣]{2,12}\s*[)\]】]\Z"
_LINE = (
    rf"[\W_]*(?:{_PLACE}\s*[,|·/(–—-]\W*)?{_DATE}(?:[^\w{_DATE}]*{_DATE})?"
    rf"(?:\s*[,|·/(–—]\s*{_PLACE}|\s*[A-Z]{{3,}})?(?:\s*\([A-Z][\w ]*\))?[\W_]*\Z"
)
_AGO = (
    r"[\W_]*(?i:(?:(?:last )?(?:published|updated|posted)\W*)?(?:\d{1,3}|an?|one)\s?"
    r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[smhdwy])\s+ago)"
    r"(?:\s*[|·•–—-]?\s*(?:[A-Z][\w.’'-]*\s?){1,4})?[\W_]*\Z|\d+\s?(?:분|시간|일)\s?전\Z"
)
_HEAD = rf"(?P<place>{_PLACE}),?\s+{_DATE}\s*(?:\([^()]{{2,40}}\))?\s*(?:--?|[–—])\s"


def is_dateline(words: str) -> bool:
    """When and where, and no more: "May 28th 2020SEOUL", "Published 18 Nov 2020, 09:30 KST"."""
    if len(words) > 120 or (is_ended(words) and not words.endswith((".", "am.", "pm."))):
        return False
    if is_ago(words) or begins(_KOREAN_HEAD, words):
        return True
    replaced = words
    for _ in range(2):
        printed = first_date(replaced)
        if printed is None:
            break
        replaced = replaced[: printed.start] + _DATE + replaced[printed.end :]
    if _DATE not in replaced or _DATE in words:
        return False
    replaced = pattern(r"\A[\W_]*\([A-Z][\w .]{1,30}\)\s*(?:--?|[–—])\s*").sub("", replaced)
    return begins(_LINE, pattern(f"{_LABEL}|{_CLOCK}|{_DAY}|{_READING}").sub(" ", replaced))


def is_labelled_dateline(words: str) -> bool:
    """A dateline that says of what: "Updated: 20 Nov 2020"; it may stand anywhere."""
    if begins(rf"{_AGO}\Z", words):
        return True
    return begins(
        r"(?i:(?:first|last|originally)\s+)?(?i:published|updated|posted|입력|수정|승인)", words
    ) and is_dateline(words)


def is_ago(words: str) -> bool:
    """How long ago and perhaps who: "3 hours ago", "Updated 12 minutes ago Owen Strand"."""
    return len(words) <= 60 and begins(_AGO, words)


def dispatch_date(words: str) -> PrintedDate | None:
    """The date at the head of a dispatch: "Sinuiju, Nov. 18, 2020 (Yalu Wire) -- Trains …"."""
    head = words[:120]
    printed = first_date(head)
    if printed is None or _DATE in head:
        return None
    return printed if begins(_HEAD, head[: printed.start] + _DATE + head[printed.end :]) else None
