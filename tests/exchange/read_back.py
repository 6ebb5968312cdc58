"""What a format gives back of what it wrote, for tests of any format that is read."""

from functools import partial

from nkreader.coded_set import CodedSet
from nkreader.exchange import FORMATS, read_any
from nkreader.exchange.documents import documents
from nkreader.exchange.parcel import Parcel, parcel
from nkreader.library.coded_places import Original
from nkreader.model import Bundle

Spans = list[tuple[str, str]]


def written(name: str, bundle: Bundle) -> Parcel:
    """What the format writes, as it would be given to be read."""
    form = FORMATS[name]
    if form.writes == "folder":
        return Parcel("news", {file: partial(bytes, data) for file, data in form.files(bundle)})
    return parcel(f"news{form.suffix}", b"".join(form.write(bundle)))


def read_back(name: str, bundle: Bundle) -> CodedSet:
    """What the format reads of that, told by its content."""
    found, coded = read_any(written(name, bundle), [])
    assert found == name
    assert isinstance(coded, CodedSet)
    return coded


def spans_of(coded: CodedSet) -> Spans:
    """The words that carry each code, found as the library finds them; sorted."""
    texts = {one.name: Original(one.text or "") for one in coded.texts}
    found = []
    for one in coded.codings:
        if not one.is_whole:
            original = texts[one.document]
            place = original.place(one)
            assert place is not None
            found.append((original.text[place.start : place.end], one.code or ""))
    return sorted(found)


def spans_in(bundle: Bundle, by_name: bool = False) -> Spans:
    """The words that carry each tag (slugs, or names) in the bundle; sorted."""
    return sorted(
        (document.text[one.start : one.end], one.tag.name if by_name else one.tag.slug)
        for document in documents(bundle)
        for one in document.spans
    )
