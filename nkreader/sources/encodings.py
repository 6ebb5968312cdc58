"""Which encoding a text that is not Unicode is in: each is tried, and what it reads is judged.

Statistics over bytes fail on the few words of Korean in an English report, and force a script they
do not know into one they do. Here a reading is judged by its signs: the commonest letters of the
script speak for it, and signs that no writer would put there speak against it. Where no reading is
convincing, none is taken.
"""

import re
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

SAMPLE = 40_000
"""Bytes that are looked at, around the first that is not ASCII."""
LEAST = 0.3
"""How good a reading must be: 1 where every sign beyond ASCII is a common one, -1 where none is
one of the script."""
SIGNS = 2_000
"""Signs beyond ASCII that are judged."""


class Script(NamedTuple):
    """What an encoding is for."""

    said: str
    letters: str
    """Of the script, as a set for `re`."""
    common: str
    """Its commonest signs: at least half of any text in it."""
    also: str = ""
    """Other signs that are usual in such texts."""
    cased: bool = False


_LATIN = "À-ž"
_PUNCTUATION = "“”‘’„‚«»‹›–—…·•°№€£§©®™\u00a0\u00ad×´"
_WIDE_MARKS = "　、。，．・：；？！「」『』（）〈〉《》【】〔〕“”‘’…—～·％０-９Ａ-Ｚａ-ｚ"
_KOREAN = (
    "이다는을가에의지고하은를도기로사한자대어서인시정나라수그리스아주부일전들보장국상해원과있했"
    "제성으연구조공경관위민북남조선김중만소식통것게까진여였계비동러안면무유트내신월년된문적없각"
    "며말요물재생재세건양당시군업체오와우입용미산간단치발방통실거통령회행금쌀값개강려안녕히"
)
_SIMPLIFIED = (
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家"
    "学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经"
    "头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿"
    "者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听"
    "世气信北少关并内加化由却代军产入先山五太水万市边境朝鲜贸易部商卡车恢复货运"
)
_TRADITIONAL = (
    "的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家"
    "學對可裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經"
    "頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒"
    "者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽"
    "世氣信北少關並內加化由卻代軍產入先山五太水萬市邊境朝鮮貿易商卡車恢復貨運城始排隊口岸"
)
_JAPANESE = (
    "のにはをたがでてとしれさあいるかなもすこらっまりくだ国日人年中大会者本東京語国境町北朝鮮"
)
_WESTERN = "éèàçêôöäüßñãõáíóúâîûëïåøæœìòùÉÀÇÊÔÖÄÜÑÃÕÁÍÓÚÂÎÅØÆŒÈ¿¡ºª½¼¾²³µ"
_CENTRAL = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻěščřžýáíéůúďťňôäľĺŕőűöüÖÜŐŰăâîşţĂÂÎŞŢđĐŠČŽŘĚÝÁÉÍÚŮ"
_TURKISH = "ıişğüöçİŞĞÜÖÇâîû"

SCRIPTS: dict[str, Script] = {
    "cp949": Script("CP949 (Korean)", "가-힣一-龥", _KOREAN, _WIDE_MARKS),
    "gb18030": Script("GB18030 (Chinese)", "一-龥", _SIMPLIFIED, _WIDE_MARKS),
    "big5": Script("Big5 (Chinese)", "一-龥", _TRADITIONAL, _WIDE_MARKS),
    "cp932": Script("CP932 (Japanese)", "ぁ-ヶー一-龥", _JAPANESE, _WIDE_MARKS),
    "euc_jp": Script("EUC-JP (Japanese)", "ぁ-ヶー一-龥", _JAPANESE, _WIDE_MARKS),
    "cp1251": Script("CP1251 (Cyrillic)", "А-яЁёІіЇїЄєҐґЎў", "оеаинтсрвлкмдпуіОПНСВ", cased=True),
    "koi8_r": Script("KOI8-R (Cyrillic)", "А-яЁё", "оеаинтсрвлкмдпуОПНСВ", cased=True),
    "cp866": Script("CP866 (Cyrillic)", "А-яЁё", "оеаинтсрвлкмдпуОПНСВ", cased=True),
    "iso8859_5": Script("ISO 8859-5 (Cyrillic)", "А-яЁё", "оеаинтсрвлкмдпуОПНСВ", cased=True),
    "cp1253": Script("CP1253 (Greek)", "Ά-ώ", "αοιετσνηυρπκλμςόίάέήωύώΟΗΤΑΕ", cased=True),
    "iso8859_7": Script("ISO 8859-7 (Greek)", "Ά-ώ", "αοιετσνηυρπκλμςόίάέήωύώΟΗΤΑΕ", cased=True),
    "cp1255": Script("CP1255 (Hebrew)", "א-ת", "יוהלאמרתבשנםדק", "\u05b0-\u05c2"),
    "cp1256": Script("CP1256 (Arabic)", "ء-يپچژگک", "اليمنوترهبدعسفةحأ", "،؛؟\u064b-\u0652"),
    "cp874": Script("CP874 (Thai)", "ก-๛", "านรอกเงมยลวดทส่ตะป้บแค"),
    "cp1250": Script("CP1250 (Central European)", _LATIN, _CENTRAL, cased=True),
    "iso8859_2": Script("ISO 8859-2 (Central European)", _LATIN, _CENTRAL, cased=True),
    "cp1254": Script("CP1254 (Turkish)", _LATIN, _TURKISH, cased=True),
    "cp1252": Script("CP1252 (Western)", _LATIN, _WESTERN, cased=True),
}
"""By Python's names, the likelier first where two read the same."""
PLAINEST = "cp1252"
"""What a text is in that has quotes and dashes beyond ASCII and no letter."""
_WIDE = frozenset(("cp949", "gb18030", "big5", "cp932", "euc_jp"))
"""Those whose words stand beside Latin letters and figures without a space."""

_BEYOND = re.compile(r"[^\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_LONG_RUN = re.compile(r"[^\W\d_A-Za-z]{3,}")
_MIXED = re.compile(r"(?<=[A-Za-z0-9])[^\W\d_A-Za-z]|[^\W\d_A-Za-z](?=[A-Za-z0-9])")
_BEFORE_FIGURE = re.compile(r"[^\W\d_A-Za-z](?=[0-9])")
_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\x00-\x7f\w\s’‘–—…·\u00ad](?=[^\W\d_])")


def encoding_of(data: bytes) -> str | None:
    """The encoding, by Python's name, that reads `data` best; None where none is convincing."""
    first = _HIGH.search(data)
    begin = max(0, (first.start() if first else 0) - 2_000)
    # From a line's beginning, so that no sign of two bytes is cut.
    begin = data.rfind(b"\n", 0, begin) + 1 if begin else 0
    sample = data[begin : begin + SAMPLE]
    if begin + SAMPLE < len(data):
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    sample = sample.replace(b"\0", b"")
    best, reached = None, LEAST
    for encoding in SCRIPTS:
        judged = judge(sample, encoding)
        if judged > reached + 1e-9:
            best, reached = encoding, judged
    return best


def judge(sample: bytes, encoding: str) -> float:
    """How much a sample reads like a text in the script that an encoding is for: -1 to 1."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        # The last sign of a sample without a line end may be cut.
        if error.start < len(sample) - 4:
            return -1.0
        text = sample[: error.start].decode(encoding)
    places = [found.start() for found in islice(_BEYOND.finditer(text), SIGNS + 1)]
    if len(places) > SIGNS:
        text = text[: places.pop()]
    beyond = [text[place] for place in places]
    script = SCRIPTS[encoding]
    if not beyond or not (any(map(str.isalpha, beyond)) or encoding == PLAINEST):
        return -1.0
    common, letters, also = _sets(encoding)
    points = 0.0
    for sign in beyond:
        if common.match(sign):
            points += 1
        elif letters.match(sign):
            points += 0.25 if not script.cased or sign in _rest(script) else -0.5
        elif also.match(sign):
            points += 0.6
        else:
            points -= 1
    inside = len(_IN_WORD.findall(text)) + (_turns(text) if script.cased else 0)
    if script.letters == _LATIN:
        inside += sum(len(run) - 2 for run in _LONG_RUN.findall(text))
        inside += len(_BEFORE_FIGURE.findall(text))
    elif encoding not in _WIDE:
        inside += len(_MIXED.findall(text))
    return (points - 1.5 * min(inside, len(beyond))) / len(beyond)


@cache
def _sets(encoding: str) -> "tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]":
    script = SCRIPTS[encoding]
    sets = (script.common, script.letters, _PUNCTUATION + script.also)
    common, letters, also = (re.compile(f"[{one}]") for one in sets)
    return common, letters, also


def _rest(script: Script) -> str:
    """Letters beside the common ones that do not speak against a cased script."""
    return "" if script.letters == _LATIN else "ЁёІіЇїЄєҐґ" + "".join(map(chr, range(0x386, 0x450)))


def _turns(text: str) -> int:
    """How often a capital stands behind a small letter within a word, as in a wrong reading."""
    return sum(
        before.islower() and after.isupper() and not (before.isascii() and after.isascii())
        for before, after in pairwise(text)
    )
