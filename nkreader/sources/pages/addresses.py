"""A page's own address: what it says it is, checked against where it came from."""

import re
from urllib.parse import urldefrag, urljoin, urlsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ncid|ocid|igshid)=[^&]*&?")
_DATED = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?:\D|\Z)")

_SLUG = re.compile(r"[^\W\d]+-[^\W\d]+-[^\W\d]+|\d{5}")
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])/")


def whole(address: str | None, base: str | None) -> str | None:
    """An http(s) address without its fragment, resolved against `base`; None where it is none."""
    if not address or any(sign <= " " for sign in address):
        return None
    try:
        joined = urldefrag(urljoin(base, address) if base else address)[0]
        parts = urlsplit(joined)
        return joined if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def canonical(said: str | None, fetched: str | None) -> str | None:
    """The address a page gives itself, where that can be: on the same site, and not its front."""
    found = whole(said, fetched)
    if found is None or (urlsplit(found).path in ("", "/") and not urlsplit(found).query):
        return None
    if fetched is not None and (site(found) != site(fetched) or _is_section(found, fetched)):
        return None
    return found


def _is_section(said: str, fetched: str) -> bool:
    """Whether an address is the section that the article fetched stands in, as careless sites say
    of all their articles."""
    short, long = urlsplit(said).path.rstrip("/"), urlsplit(fetched).path
    return long.startswith(f"{short}/") and bool(_SLUG.search(long[len(short) :]))


def site(address: str) -> str:
    """The part of a host's name that one house holds: `news.example.co.kr` is `example.co.kr`."""
    host = (urlsplit(address).hostname or "").rstrip(".")
    labels = host.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])


def without_tracking(address: str) -> str:
    """An address without the marks that tell where a reader came from."""
    head, mark, query = address.partition("?")
    kept = _TRACKING.sub("", query).rstrip("&") if mark else ""
    return f"{head}?{kept}" if kept else head


def month_in(address: str | None) -> str | None:
    """The month in an address: `/2019/11/`."""
    match = _MONTH.search(urlsplit(address).path) if address else None
    return "-".join(match.groups()) if match else None


def date_in(address: str | None) -> str | None:
    """The day in an address: `/2019/11/19/` or `/20191119`."""
    match = _DATED.search(urlsplit(address).path) if address else None
    return "-".join(match.groups()) if match else None
