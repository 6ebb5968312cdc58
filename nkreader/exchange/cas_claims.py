"""Claims as UIMA CAS has them: an annotation on the cue, to which source and content are linked.

Each kind of part is the role of a link, as INCEpTION's link features have it.
"""

from cassis import Cas, TypeSystem

from nkreader.claim import Claim
from nkreader.exchange.cas_types import CLAIM, CLAIM_FEATURES, CLAIM_LINK, CLAIM_PART
from nkreader.text.cleaning import scrub

_ANNOTATION, _STRING = "uima.tcas.Annotation", "uima.cas.String"


def add_types(types: TypeSystem) -> None:
    """The types of claims, their parts and the links between them."""
    part = types.create_type(CLAIM_PART, _ANNOTATION)
    types.create_feature(part, "role", _STRING)
    link = types.create_type(CLAIM_LINK, "uima.cas.TOP")
    types.create_feature(link, "role", _STRING)
    types.create_feature(link, "target", CLAIM_PART)
    claim = types.create_type(CLAIM, _ANNOTATION)
    for feature in CLAIM_FEATURES:
        types.create_feature(claim, feature, _STRING)
    types.create_feature(claim, "parts", "uima.cas.FSArray", elementType=CLAIM_LINK)


def add(cas: Cas, one: Claim) -> None:
    """Put a claim with its parts into a CAS that has the types."""
    types = cas.typesystem
    claim, part, link = map(types.get_type, (CLAIM, CLAIM_PART, CLAIM_LINK))
    places = [("source", one.source)] if one.source else []
    links = []
    for role, words in [*places, *(("content", piece) for piece in one.content)]:
        made = part(begin=words.start, end=words.end, role=role)
        cas.add(made)
        links.append(link(role=role, target=made))
    array = types.get_type("uima.cas.FSArray")(elements=links)
    hedges = ", ".join(dict.fromkeys(hedge.kind for hedge in one.hedges))
    cas.add(
        claim(
            begin=one.cue.start, end=one.cue.end, manner=one.manner, kind=one.kind,
            speaker=scrub(one.name).text if one.name else None,
            doubtful="yes" if one.doubtful else None, hedges=hedges or None, parts=array,
        )
    )  # fmt: skip
