"""Which language a text is in, where its script or its commonest words leave no doubt."""

import re

SAMPLE = 20_000
"""Code points looked at."""

_SCRIPTS = ("[\u1100-\u11ff\uac00-\ud7a3]", "[\u3041-\u30ff]", "[\u3400-\u4dbf\u4e00-\u9fff]")
"""Korean letters, Japanese kana, Chinese characters."""
_EAST = re.compile("[\u1100-\u11ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")

_COMMON = (
    "the of and to in that said was for on is with as by has have had were from at be an it are not"
    " they its"
)
_ENGLISH = frozenset(_COMMON.split())
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
    letters = _length(r"[^\W\d_]+", sample)
    far = _EAST.search(sample) is not None
    hangul, kana, han = (_length(f"{script}+", sample) if far else 0 for script in _SCRIPTS)
    if hangul * 2 > letters:
        return "ko"
    if (kana + han) * 2 > letters:
        return "ja" if kana * 20 > han else "zh"
    words = [word.lower() for word in re.findall("[A-Za-z]+", sample)]
    common = [word for word in words if word in _ENGLISH]
    sure = len(common) >= 5 and len(set(common)) >= 4 and len(common) * 5 > len(words)
    latin = sum(map(len, words)) * 2 > letters
    return "en" if sure and latin and "the" in common else None


def _length(run: str, text: str) -> int:
    """How many code points of a text are in runs of a kind."""
    return sum(map(len, re.findall(run, text)))


def language_code(said: str) -> str | None:
    """The code for what front matter says of the language ("ko-KR", "Korean"); None if unknown."""
    name = said.strip()
    if name.lower() in _NAMES:
        return _NAMES[name.lower()]
    return name.replace("_", "-") if _CODE.fullmatch(name) else None
