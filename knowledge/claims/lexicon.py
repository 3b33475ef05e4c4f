"""Words by what they do in a sentence: which ones turn its meaning and which ones leave it as it is."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEGATIONS: Final = _words(
    "not no never none neither nor nobody nothing nowhere cannot without hardly scarcely barely unless except"
)
HEDGES: Final = _words(
    """
    about accused adjudged alleged allegedly allegation allegations almost apparent apparently appear appeared
    appears approximately approx around arguably believed believes circa claim claimed claiming claims
    estimate estimated estimates expected generally indicate likely maybe mostly nearly often partly perceived
    perception perhaps possible possibly potential potentially presumably probably projected purported
    purportedly reported reportedly roughly rumored rumoured seem seemed seemingly seems so-called sometimes
    supposed supposedly suggest suggested suggests suspected typically unlikely usually virtually
    """
)
MODALS: Final = _words("can could may might must ought shall should will would")
QUANTIFIERS: Final = _words(
    """
    all always another any both each either entire enough every everybody everyone everything exactly few
    fewer fewest first half last least less little lots majority many merely minority more most much numerous
    once one only others over second several single solely some somebody someone something thrice triple twice
    under various whole
    """
)
CRITICAL: Final = NEGATIONS | HEDGES | MODALS | QUANTIFIERS
"""Words whose change, addition or omission turns what a sentence says."""

ARTICLES: Final = frozenset({"a", "an", "the"})
FILLERS: Final = _words("that then also indeed furthermore moreover additionally interestingly ultimately")
"""Words that may come or go without changing what is said."""

MEASURING_AFTER_A: Final = frozenset({"few", "little"})
"""Before these an article is part of a quantity: "few" and "a few" are opposites."""

MONTHS: Final = _words(
    "january february march april may june july august september october november december"
)

SAME_ROLE: Final[tuple[frozenset[str], ...]] = (
    _words("who which that"),
    _words("toward towards"),
    _words("among amongst"),
    _words("while whilst"),
    _words("on upon"),
    _words("until till"),
    _words("forward forwards"),
    _words("afterward afterwards"),
    _words("backward backwards"),
    _words("and &"),
    _words("percent % pct"),
    _words("versus vs v"),
    _words("mister mr"),
    _words("doctor dr"),
    _words("january jan"),
    _words("february feb"),
    _words("march mar"),
    _words("april apr"),
    _words("august aug"),
    _words("september sept sep"),
    _words("october oct"),
    _words("november nov"),
    _words("december dec"),
    _words("okay ok"),
    _words("through thru"),
    _words("though tho"),
    _words("although altho"),
    _words("because cuz coz cos bc"),
    _words("you u"),
    _words("people ppl"),
    _words("with w"),
    _words("aluminium aluminum"),
    _words("ageing aging"),
    _words("cheque check"),
    _words("cosy cozy"),
    _words("draught draft"),
    _words("enquiry inquiry"),
    _words("gaol jail"),
    _words("grey gray"),
    _words("jewellery jewelry"),
    _words("judgement judgment"),
    _words("kerb curb"),
    _words("manoeuvre maneuver"),
    _words("mould mold"),
    _words("moustache mustache"),
    _words("plough plow"),
    _words("programme program"),
    _words("programmes programs"),
    _words("pyjamas pajamas"),
    _words("sceptic skeptic"),
    _words("sceptical skeptical"),
    _words("scepticism skepticism"),
    _words("storey story"),
    _words("tyre tire"),
    _words("tyres tires"),
    _words("whisky whiskey"),
)
"""Spellings and forms that say the same in every sentence."""

CONFUSED: Final[tuple[frozenset[str], ...]] = (
    _words("to too"),
    _words("their there they're"),
    _words("your you're"),
    _words("its it's"),
    _words("than then"),
    _words("whose who's"),
    _words("from form"),
    _words("lose loose"),
    _words("effect affect"),
    _words("effects affects"),
    _words("principle principal"),
    _words("led lead"),
    _words("passed past"),
    _words("quiet quite"),
    _words("weather whether"),
    _words("through threw"),
)
"""Words that are typed for each other so often that one in the other's place is a slip."""

SPELT_OUT: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "us": (("united", "states"),),
    "usa": (("united", "states"), ("united", "states", "of", "america")),
    "uk": (("united", "kingdom"),),
    "eu": (("european", "union"),),
    "un": (("united", "nations"),),
    "ai": (("artificial", "intelligence"),),
    "ceo": (("chief", "executive"), ("chief", "executive", "officer")),
    "cfo": (("chief", "financial", "officer"),),
}
"""Abbreviations, without their full stops, and what they stand for."""

CONTRACTIONS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "'s": (("is",), ("has",), ("us",)),
    "'re": (("are",),),
    "'ve": (("have",),),
    "'ll": (("will",), ("shall",)),
    "'d": (("would",), ("had",)),
    "'m": (("am",),),
    "n't": (("not",),),
}
"""What an ending may stand for; whether it does is decided by the words on the other side."""

WHOLE_CONTRACTIONS: Final[dict[str, tuple[str, ...]]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "cant": ("can", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "isnt": ("is", "not"),
    "arent": ("are", "not"),
    "wasnt": ("was", "not"),
    "werent": ("were", "not"),
    "wouldnt": ("would", "not"),
    "couldnt": ("could", "not"),
    "shouldnt": ("should", "not"),
    "hasnt": ("has", "not"),
    "havent": ("have", "not"),
    "hadnt": ("had", "not"),
    "wont": ("will", "not"),
}
"""Contracted forms that do not fall apart by their ending, and those that people type without the mark."""
