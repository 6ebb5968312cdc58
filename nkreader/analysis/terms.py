"""By which words a report is known again: few of a sentence, many of a text, and how they meet."""

import re
from unicodedata import normalize

_WORD = re.compile(r"[가-힣]+|[^\W_]+")
_LATIN_STEM, _HANGUL_STEM = 6, 2
_COMMON = """
    about after again against ahead also although among another article articles because been before
    being between both could daily dated during earlier each even ever every first from have having
    here into itself just last later like made make many more most much must news next only other
    over paper previous previously report reported reportedly reporting reports same saying says
    should since some source sources still story such than that their them then there these they
    this those though through time told under until upon very week well were what when where which
    while whose will with within without would wrote year years yesterday month months today
    north south korea korean koreans china chinese country people authorities official officials
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday sept
"""
"""Words that tell no report from another on this beat."""
_COMMON_STEMS = frozenset(word[:_LATIN_STEM] for word in _COMMON.split())
_COMMON_HANGUL = """
    보도 본지 본보 매체 신문 기사 앞서 지난 북한 중국 한국 당국 소식 소식통 이날 현지 내부 관련
    대한 대해 따르 밝혔 전했 말했 있다 있는 했다 한다 것으 것이 이번 올해 최근 알려 이라 라고
"""
_COMMON_SYLLABLES = frozenset(word[:_HANGUL_STEM] for word in _COMMON_HANGUL.split())


def terms(text: str) -> frozenset[str]:
    """The words of a text that tell it from others, by how they begin; figures of two digits on."""
    found = set()
    for word in _WORD.findall(normalize("NFC", text).lower()):
        if "가" <= word[0] <= "힣":
            stem = word[:_HANGUL_STEM]
            if len(word) >= _HANGUL_STEM and stem not in _COMMON_SYLLABLES:
                found.add(stem)
        elif word[0].isdigit():
            if len(word) > 1 and not re.fullmatch("(?:19|20)[0-9][0-9]", word):
                found.add(word)
        elif len(word) > 3 and word[:_LATIN_STEM] not in _COMMON_STEMS:
            found.add(word[:_LATIN_STEM])
    return frozenset(found)


def share(wanted: frozenset[str], there: frozenset[str]) -> float:
    """Which part of some terms is among others, 0 to 1; 0 where none is wanted."""
    return len(wanted & there) / len(wanted) if wanted else 0.0
