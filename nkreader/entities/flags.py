"""The bits a word may carry. Those in WORD_LISTS come from `lists/words/NAME.txt`."""

CAP = 1 << 0
"""Begins with a Latin capital."""
UPPER = 1 << 1
"""Capitals only, two or more."""
START = 1 << 2
"""Some name of the lists begins with it."""
GOODS = 1 << 3
"""Some commodity or disease begins with it (in any case)."""
DIGITS = 1 << 4
ILL = 1 << 6
"""Some disease begins with it (in any case)."""
GLUED = 1 << 5
"""Looks like two words glued by lost markup."""

_LISTS = (
    "given_names", "korean_surnames", "chinese_surnames", "titles", "roles",
    "say_verbs", "org_heads", "org_tails", "facility_tails", "place_tails", "region_tails",
    "event_tails", "law_words", "months", "weekdays", "date_words", "time_words", "numbers",
    "money_words", "units", "source_heads", "role_heads", "plain", "goods_heads", "signs",
    "name_particles", "not_acronyms", "byline_words",
    "ship_words", "cue_words", "named_words", "korean_endings",
)  # fmt: skip
WORD_LISTS: dict[str, int] = {name: 1 << (8 + place) for place, name in enumerate(_LISTS)}

GIVEN = WORD_LISTS["given_names"]
KOREAN = WORD_LISTS["korean_surnames"]
CHINESE = WORD_LISTS["chinese_surnames"]
TITLE = WORD_LISTS["titles"]
ROLE = WORD_LISTS["roles"]
SAYS = WORD_LISTS["say_verbs"]
ORG_HEAD = WORD_LISTS["org_heads"]
ORG_TAIL = WORD_LISTS["org_tails"]
FACILITY = WORD_LISTS["facility_tails"]
PLACE = WORD_LISTS["place_tails"]
REGION = WORD_LISTS["region_tails"]
EVENT = WORD_LISTS["event_tails"]
LAW = WORD_LISTS["law_words"]
MONTH = WORD_LISTS["months"]
WEEKDAY = WORD_LISTS["weekdays"]
DATE_WORD = WORD_LISTS["date_words"]
TIME_WORD = WORD_LISTS["time_words"]
NUMBER = WORD_LISTS["numbers"]
MONEY = WORD_LISTS["money_words"]
UNIT = WORD_LISTS["units"]
SOURCE = WORD_LISTS["source_heads"]
ROLE_HEAD = WORD_LISTS["role_heads"]
PLAIN = WORD_LISTS["plain"]
GOODS_HEAD = WORD_LISTS["goods_heads"]
SIGN = WORD_LISTS["signs"]
PARTICLE = WORD_LISTS["name_particles"]
NOT_ACRONYM = WORD_LISTS["not_acronyms"]
BYLINE = WORD_LISTS["byline_words"]
SHIP = WORD_LISTS["ship_words"]
CUE = WORD_LISTS["cue_words"]
NAMED = WORD_LISTS["named_words"]
KOREAN_END = WORD_LISTS["korean_endings"]
