"""The names of the types of a CAS that nkreader writes, and their features, all of them words."""

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
PASSAGE = "webanno.custom.Passage"
NAMED_ENTITY = f"{_DKPRO}.ner.type.NamedEntity"
SENTENCE = f"{_DKPRO}.segmentation.type.Sentence"
TOKEN = f"{_DKPRO}.segmentation.type.Token"
ABOUT = f"{_DKPRO}.metadata.type.DocumentMetaData"
FEATURES: dict[str, tuple[str, ...]] = {
    PASSAGE: ("label", "note", "setName", "annotator", "identifier", "created"),
    NAMED_ENTITY: ("value", "identifier"),
    SENTENCE: (),
    TOKEN: (),
}
