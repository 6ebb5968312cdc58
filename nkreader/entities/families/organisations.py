"""Organisations: names of the lists with what belongs to them, and capitalised runs with a head or
a tail that only organisations have ("Ministry of X", "Hana Bank", "A of the B of C").
"""

from nkreader.entities import flags as f
from nkreader.entities.families.chains import GROUPS, JOINTS, chain, fields, past_verb
from nkreader.entities.page import SPACES, Hit, Page
from nkreader.text.word_set import word_set

COMPANY = word_set("Co Pte Pty Sdn Bhd Ltd Inc Corp LLC Limited Corporation Company PLC")
AND_TAILS = word_set(
    "Department Ministry Commission Committee Bureau Administration Agency Office Council "
    "Institute Center Centre Association Authority Directorate Service Board Foundation Forum "
    "Society"
)
"""Tails of names that may have "and" before them ("Organization and Guidance Department")."""
UNITS = word_set(
    "Central Brigade Corps Division Regiment Battalion Fleet Army Bureau Squadron Department"
)
"""What is told apart by a number before it ("25th Brigade")."""
ALONE = word_set("Politburo Cabinet Presidium Treasury Interpol Parliament Secretariat")
WEAK_TAILS = word_set(
    "Post Times Press Group Team Service Services Club Force Forces Office Guard Guards Heavy "
    "Industry Energy Oil Gas Mining Construction Engineering Communications Review Radio "
    "Television Network Magazine Capital Front Movement Center Centre Crew Squad Church Museum "
    "Library School Hospital Customs Watch Trust Exchange Journal Daily Systems Technology Trading "
    "Shipping Board Fund Railway Railways Limited Labs Media News Foods Mills Robotics Dynamics "
    "Aircraft Delegation Corps Command Police Intelligence Division Fleet Army Navy Insurance "
    "Securities Investment Partners Minerals"
)
LONGEST = 20
"""Words of a headline, and of a name before its tail, at most."""
ARTICLES = word_set("the a an its their his our")
NO_TITLES = word_set(
    "general marshal executive prime commissioner king queen prince princess minister justice "
    "national deputy research author president"
)
"""Titles that are also the first word of names."""
OPENING = word_set(
    "north south east west northern southern eastern western central national international state "
    "federal public foreign united first second eighth new people global world workers security "
    "social political military great trade nuclear defense defence culture health science "
    "education agriculture women home house children border economic students private american "
    "labour transport construction regional"
)
"""Ordinary words that open names even at the start of a sentence."""
STATES = frozenset(
    {
        "China",
        "European Union",
        "United States",
        "United Nations",
        "South Korea",
        "United Kingdom",
        "North Korea",
    }
)
BEFORE_COMPANY = frozenset({" ", ", ", "., ", ". "})


def find(page: Page) -> None:
    """Runs around heads and tails first, from the left, then the rest of the lists' names."""
    for i in page.where(f.ORG_HEAD | f.ORG_TAIL):
        if page.taken[i] or not page.kinds[i] & f.CAP:
            continue
        hit = page.hit_at.get(i)
        if hit is None or hit[2] in ("ORG", "NORP", "FAC") or _more_than(page, i, hit):
            _run(page, i)
    _central_committee(page)
    for hit in page.hits:
        if hit[2] == "ORG" and page.free(hit[0], hit[1]):
            _listed(page, hit[0], hit[1], hit[3])


def _more_than(page: Page, i: int, place: Hit) -> bool:
    """Whether a body goes on past the name of a place that has its tail ("Soviet Union" has)."""
    if place[2] != "GPE":
        return False
    return place[1] - place[0] == 1 or page.runs_on(place[1], f.ORG_TAIL)


def _central_committee(page: Page) -> None:
    """ "C.C., WPK": how state media shorten the committee of the party."""
    for i in page.where(f.UPPER):
        comma = page.gaps[i + 1 : i + 2] == [", "]
        if comma and page.words[i] == "C.C." and page.words[i + 1] == "WPK":
            page.claim(i, i + 2, "ORG", "Central Committee of the Workers' Party of Korea")


def _listed(page: Page, i: int, j: int, name: str | None) -> None:
    """A name of the lists, without its article, with a nation before it and "of X" after it."""
    if _is_aircraft(page, j):
        return
    if page.words[i] == "The" and j - i > 1:
        i += 1
    start = nation_before(page, i)
    end = j
    if j - i > 1:
        end = chain(page, j)
    page.claim(start, end, "ORG", name if start == i and end == j else None)


def _is_aircraft(page: Page, end: int) -> bool:
    """Whether "One" after a force makes it the aircraft of a president ("Air Force One")."""
    return (
        end < page.size
        and page.words[end] in ("One", "Two")
        and page.gaps[end] == " "
        and page.words[end - 1] in ("Force", "Marine")
        and not page.is_start(end)
    )


def nation_before(page: Page, i: int) -> int:
    """`i`, or where a country's acronym or adjective directly before it begins."""
    hit = page.hit_at.get(i - 1)
    if hit is None or page.gaps[i] not in SPACES or hit[1] != i or not page.free(hit[0], i):
        return i
    acronym = hit[1] - hit[0] == 1 and (page.kinds[hit[0]] & f.UPPER or "." in page.words[hit[0]])
    if hit[2] == "NORP" or (hit[2] in ("GPE", "ORG") and acronym and hit[3] in STATES):
        return hit[0]
    return i


def _run(page: Page, i: int) -> None:
    """The organisation around the head or tail at word `i`."""
    hit = page.hit_at.get(i)
    if page.kinds[i] & f.UPPER and hit is None and not _is_upper_company(page, i):
        return
    known = hit if hit and hit[2] in ("ORG", "FAC") and hit[1] - hit[0] > 1 else None
    start = _left(page, known[0] if known else i)
    if i - start > 1:
        start = past_verb(page, start, known[0] if known else i)
    end = _right(page, i, known)
    if page.words[start] in UNITS:
        start = _ordinal_before(page, start)
    if page.said(start - 1) == "of" and page.said(start - 2) in ("minister", "ministers"):
        return
    if _is_aircraft(page, end):
        return
    if end - start < 2 and not (page.words[i] in ALONE and not page.is_start(i)):
        return
    if end == i + 1 and page.words[i] in WEAK_TAILS and not _strong(page, start, i):
        return
    if known and (start, end) == (known[0], known[1]):
        if known[2] == "ORG":
            page.claim(start, end, "ORG", known[3])
        return
    page.claim(start, end, "ORG", end=_with_full_stop(page, end))


def _is_upper_company(page: Page, i: int) -> bool:
    """Whether capitals name a company by its form: "KOREA TAERYONG SHIPPING COMPANY"."""
    form = page.words[i].capitalize() in COMPANY and i > 1 and page.gaps[i] in (" ", ", ")
    return form and bool(page.kinds[i - 1] & page.kinds[i - 2] & f.UPPER)


def _right(page: Page, i: int, known: Hit | None) -> int:
    """The word after the organisation around word `i`, or around a `known` name that covers it."""
    end = known[1] if known else i + 1
    while page.runs_on(end, f.ORG_TAIL, JOINTS):
        end += 1
    if page.words[end - 1] == "Capital" and page.said(end) == "markets" and page.space(end):
        end += 1
    if not known:
        end = _further_tail(page, end)
    while end < page.size and page.words[end] in COMPANY and page.gaps[end] in BEFORE_COMPANY:
        end += 1
    if known and page.words[known[0]] in ("Ministry", "Department"):
        end = fields(page, end)
    if known:
        return chain(page, end, "Bank")
    return chain(page, end, page.words[end - 1]) if page.kinds[end - 1] & f.ORG_HEAD else end


def _with_full_stop(page: Page, end: int) -> int:
    """The code point after the name that ends before word `end`, with the stop of "Inc."."""
    stop = page.ends[end - 1]
    if page.words[end - 1] in ("Inc", "Co", "Corp", "Ltd") and page.text[stop : stop + 1] == ".":
        following = page.text[stop + 1 : stop + 3].strip()
        if following[:1].islower() or following[:1] in (",", ")", "(", "'", "\u2019"):
            return stop + 1 if following else stop
    return stop


def _ordinal_before(page: Page, i: int) -> int:
    """Where "25th" or "Third" directly before word `i` begins, or `i`."""
    if page.said(i - 1) in ("st", "nd", "rd", "th") and page.gaps[i - 1] == "":
        return i - 2 if page.kinds[i - 2] & f.DIGITS and page.gaps[i] == " " else i
    return i


def _strong(page: Page, start: int, i: int) -> bool:
    """Whether a run that ends in a word many things end in may be an organisation."""
    if _in_headline(page, i):
        return False
    if i - start > 1 and not page.is_start(start):
        return True
    return not all(page.kinds[k] & f.PLAIN for k in range(start, i))


def _in_headline(page: Page, i: int) -> bool:
    """Whether the words around word `i` up to the line's ends all have capitals."""
    low = high = i
    while low > 0 and i - low < LONGEST and "\n" not in page.gaps[low]:
        low -= 1
    while high + 1 < page.size and high - i < LONGEST and "\n" not in page.gaps[high + 1]:
        high += 1
    if not 5 < high - low < LONGEST:
        return False
    small = sum(page.words[k].islower() and len(page.words[k]) > 3 for k in range(low, high + 1))
    return small == 0


def _further_tail(page: Page, end: int) -> int:
    """Past one or two capitalised words to another tail ("Chip Manufacturing Company")."""
    for k in range(end, min(end + 3, page.size)):
        kind = page.kinds[k]
        if not kind & f.CAP or page.gaps[k] not in SPACES or page.taken[k] or k in page.hit_at:
            return end
        if kind & f.ORG_TAIL and k > end:
            return k + 1
        if kind & (f.PLAIN | f.SAYS | f.TITLE | f.GIVEN | f.KOREAN | f.UPPER):
            return end
    return end


def _left(page: Page, i: int) -> int:
    """Where the capitalised run that ends before word `i` begins, without what only precedes it."""
    kinds, gaps, words = page.kinds, page.gaps, page.words
    start = i
    while start > 0 and i - start < LONGEST and not page.taken[start - 1]:
        k = start - 1
        if gaps[start] not in JOINTS and not (
            gaps[start] in (". ", "., ", ", ") and words[k] in COMPANY and words[start] in COMPANY
        ):
            break
        if words[k] == "'s" and k > 0 and words[k - 1] in GROUPS:
            start = k - 1
            continue
        hit = page.hit_at.get(k)
        if words[k] in ("and", "&") and k > 0 and kinds[k - 1] & f.CAP and gaps[k] in SPACES:
            before = page.hit_at.get(k - 1)
            if words[k] == "&" or (
                before is None
                and words[i] in AND_TAILS
                and not page.kinds[k - 1] & (f.ORG_TAIL | f.TITLE)
                and start < i
                and not page.is_start(k - 1)
            ):
                start = k - 1
                continue
            break
        if not kinds[k] & f.CAP or (
            hit is not None and hit[2] in ("PERSON", "EVENT", "LAW") and hit[1] - hit[0] > 1
        ):
            break
        if kinds[k] & (f.MONTH | f.WEEKDAY) and k > 0 and page.is_start(k):
            break
        start = hit[0] if hit is not None and hit[0] < k and page.free(hit[0], k) else k
    while start < i and _only_precedes(page, start):
        start += 1
        if words[start] == "'s":
            start += 1
    return start


def _only_precedes(page: Page, k: int) -> bool:
    """Whether a word stands before a name without being of it: an article, a title."""
    kind = page.kinds[k]
    low = page.said(k)
    if low in ARTICLES or (kind & f.TITLE and low not in NO_TITLES):
        return True
    return bool(page.is_start(k) and kind & f.PLAIN and low not in OPENING)
