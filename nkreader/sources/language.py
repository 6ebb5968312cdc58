"""Which language a text is in, where its script or its commonest words leave no doubt."""

import re

from nkreader.text.ascii_words import beyond_ascii

SAMPLE = 20_000
"""Code points looked at."""

_SCRIPTS = ("[\u1100-\u11ff\uac00-\ud7a3]", "[\u3041-\u30ff]", "[\u3400-\u4dbf\u4e00-\u9fff]")
"""Korean letters, Japanese kana, Chinese characters."""
_EAST = re.compile("[\u1100-\u11ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")

_COMMON = (
    "the of and to in that said was for on is with as by has have had were from at be an it are not"
    " they its"
)
_ENGLISH = frozenset(_COMMON.encode().split())
_LATIN = bytes(ord(chr(n).lower()) if n < 128 and chr(n).isalpha() else 32 for n in range(256))
"""Letters of English in small, all else as spaces."""
_NAMES = {
    "english": "en",
    "korean": "ko",
    "한국어": "ko",
    "조선어": "ko",
    "chinese": "zh",
    "中文": "zh",
    "japanese": "ja",
    "日本語": "ja",
    "russian": "ru",
}
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def language_of(text: str) -> str | None:
    """ "ko", "zh", "ja" or "en" if the text is surely in that language, else None."""
    sample = text[:SAMPLE]
    spaced = sample.encode("ascii", "replace").translate(_LATIN)
    latin = len(spaced) - spaced.count(b" ")
    others = beyond_ascii(sample)
    letters = latin + (_length(r"[^\W\d_]+", others) if others else 0)
    far = _EAST.search(others) is not None
    hangul, kana, han = (_length(f"{script}+", others) if far else 0 for script in _SCRIPTS)
    if hangul * 2 > letters:
        return "ko"
    if (kana + han) * 2 > letters:
        return "ja" if kana * 20 > han else "zh"
    words = spaced.split()
    common = [word for word in words if word in _ENGLISH]
    sure = len(common) >= 5 and len(set(common)) >= 4 and len(common) * 5 > len(words)
    return "en" if sure and latin * 2 > letters and b"the" in common else None


def _length(run: str, text: str) -> int:
    """How many code points of a text are in runs of a kind."""
    return sum(map(len, re.findall(run, text)))


def language_code(said: str) -> str | None:
    """The code for what front matter says of the language ("ko-KR", "Korean"); None if unknown."""
    name = said.strip()
    if name.lower() in _NAMES:
        return _NAMES[name.lower()]
    return name.replace("_", "-") if _CODE.fullmatch(name) else None
