"""What the kinds of entities are called, in the panel, the legend and the list of kinds alike."""

from nkreader.model import Family, Label

FAMILY_WORDS: dict[Family, str] = {
    "people": "people",
    "sources": "sources",
    "places": "places",
    "groups": "groups",
    "figures": "dates and figures",
    "matters": "matters",
}
KIND_WORDS: dict[Label, str] = {
    "PERSON": "people",
    "SOURCE": "sources",
    "GPE": "places",
    "LOC": "landscape",
    "FAC": "buildings",
    "ORG": "groups",
    "NORP": "nations",
    "DATE": "dates",
    "TIME": "times",
    "PERCENT": "percent",
    "MONEY": "money",
    "QUANTITY": "measures",
    "CARDINAL": "numbers",
    "COMMODITY": "goods",
    "DISEASE": "diseases",
    "LAW": "laws",
    "EVENT": "events",
}
"""At most nine cells each, for the column beside the names."""
