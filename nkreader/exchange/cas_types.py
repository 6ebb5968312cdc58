"""The names of the types of a CAS that nkreader writes, and their features, all of them words."""

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
PASSAGE = "webanno.custom.Passage"
NAMED_ENTITY = f"{_DKPRO}.ner.type.NamedEntity"
SENTENCE = f"{_DKPRO}.segmentation.type.Sentence"
TOKEN = f"{_DKPRO}.segmentation.type.Token"
ABOUT = f"{_DKPRO}.metadata.type.DocumentMetaData"
CLAIM = "webanno.custom.NkreaderClaim"
"""A claim: it lies on the cue, and its parts hang on it as INCEpTION's link features do."""
CLAIM_PART, CLAIM_LINK = f"{CLAIM}Part", f"{CLAIM}PartsLink"
CLAIM_FEATURES = ("manner", "kind", "speaker", "doubtful", "hedges")
FEATURES: dict[str, tuple[str, ...]] = {
    PASSAGE: ("label", "note", "setName", "annotator", "identifier", "created"),
    NAMED_ENTITY: ("value", "identifier"),
    SENTENCE: (),
    TOKEN: (),
}
