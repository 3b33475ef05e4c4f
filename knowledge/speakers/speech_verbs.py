"""The verbs and turns of phrase with which an article says that somebody speaks."""

from __future__ import annotations

from typing import Final

_REGULAR_SAYING: Final = """
    add chant estimate announce answer argue ask assert attest boast chime claim comment complain concede
    conclude confess confirm continue counsel counter declare deem demand disclose elaborate emphasize
    emphasise enthuse exclaim explain express gripe grumble hint implore inform inquire insist instruct
    interject jest joke lament marvel mention mumble murmur muse mutter note object observe offer opine
    order plead pledge point postulate predict proclaim proffer pronounce propose protest query quip reason
    recall recommend recount reflect rejoin relate remark remember remind reply report request respond
    retort reveal roar scream shout shriek sigh signal sneer snap specify speculate state stress suggest
    summarize summarise surmise testify theorize theorise threaten thunder tweet urge utter venture voice
    volunteer vow warn whisper yell agree acknowledge admit advise advocate affirm allege assure beg caution
    contend deny reiterate repeat stipulate underline underscore vent wonder chuckle crow croak drawl echo
    hiss holler moan beam bellow blurt caption cheer conjecture deadpan fume rant rage smirk tease wail
    whine post promise press agonize apologize apologise reaffirm highlight pray scoff
    """.split()  # noqa: SIM905 - a list of words reads as words
_IRREGULAR_SAYING: Final = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "reply": "replies replied replying",
    "deny": "denies denied denying",
    "cry": "cries cried crying",
    "testify": "testifies testified testifying",
    "clarify": "clarifies clarified clarifying",
    "specify": "specifies specified specifying",
    "query": "queries queried querying",
    "quip": "quips quipped quipping",
    "beg": "begs begged begging",
    "snap": "snaps snapped snapping",
    "admit": "admits admitted admitting",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "believe": "believes believed believing",
    "swear": "swears swore sworn swearing",
    "maintain": "maintains maintained maintaining",
    "begin": "begins began beginning",
    "go": "went",
    "sing": "sings sang singing",
    "read": "reads reading",
    "put": "puts putting",
    "recommend": "recommends recommended recommending",
    "grin": "grins grinned grinning",
    "laugh": "laughs laughed laughing",
    "smile": "smiles smiled smiling",
    "shrug": "shrugs shrugged shrugging",
    "nod": "nods nodded nodding",
    "text": "texts texted texting",
    "email": "emails emailed emailing",
    "blog": "blogs blogged blogging",
    "shoot": "shot",
    "hit": "hit",
    "fire": "fired",
    "rule": "rules ruled ruling",
    "find": "finds found finding",
    "hold": "held",
    "finish": "finishes finished finishing",
}
_REGULAR_JUDGING: Final = """
    accuse attack applaud assail blame blast brand call castigate celebrate characterize characterise cite
    claim condemn credit criticize criticise decry defend deem denounce deplore deride describe dismiss
    disparage dub endorse express extol fault hail herald invoke label lambast lambaste laud liken mock
    oppose paint portray praise predict quote rebuke rebuff refer regard reject ridicule salute scold slam
    stress support tout trumpet urge welcome promise vow pledge threaten advocate apologise apologize bemoan
    commend commiserate compare declare demand envision envisage evoke lash lament list mention pan
    pronounce propose rail recognize recognise term thank title outline detail
    """.split()  # noqa: SIM905 - a list of words reads as words
_IRREGULAR_JUDGING: Final = {
    "decry": "decries decried decrying",
    "pan": "pans panned panning",
    "refer": "refers referred referring",
    "slam": "slams slammed slamming",
    "dub": "dubs dubbed dubbing",
    "rap": "rapped",
    "vilify": "vilifies vilified vilifying",
    "rip": "rips ripped ripping",
    "use": "",
}


def _forms(verb: str) -> set[str]:
    """Return the inflected forms that regular English spelling gives."""
    if verb.endswith("e"):
        return {verb, verb + "s", verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    plural = "es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return {verb, verb + plural, verb + "ed", verb + "ing"}


def _all_forms(regular: list[str], irregular: dict[str, str]) -> frozenset[str]:
    forms = {form for verb in regular if verb not in irregular for form in _forms(verb)}
    return frozenset(forms.union(*(spelt.split() for spelt in irregular.values()), irregular)) - {
        "go",
        "use",
        "fire",
    }


SAYING: Final = _all_forms(_REGULAR_SAYING, _IRREGULAR_SAYING)
"""Verbs that stand before or after somebody's words: said, told, noted, tweeted, sighed."""

JUDGING: Final = _all_forms(_REGULAR_JUDGING, _IRREGULAR_JUDGING) - {"use"}
"""Verbs that weave somebody's words into the article's own: called it, described as, accused of, blamed."""

BESIDE_ONLY: Final = frozenset(
    """
    begin begins began continue continues continued finish finishes finished find finds found hold held feel
    feels felt hit shot fired grin grins grinned laugh laughs laughed smile smiles smiled shrug shrugs
    shrugged nod nods nodded sing sings sang go went snap snapped point points pointed put puts putting
    press pressed post posts beam beamed cheer cheered
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Verbs that are speech only directly beside somebody's words: "“…,” he grinned"."""

WEAK: Final = frozenset(
    f"{verb}{ending}"
    for verb in """
    title outline detail list mention term paint portray express cite refer regard recogniz recognis note
    point record state report object question offer present venture rul read recount evok press post suggest
    reflect echo support oppos celebrat welcom mark think believ describ defend signal hint hold liken
    compar comment feel name propos protest request
    """.split()  # noqa: SIM905 - a list of words reads as words
    for ending in ("", "e", "s", "es", "ed", "ing")
) | {"thinks", "thought", "believes", "believed", "reads", "referred"}
"""Verbs of which things are the subject as often as people; their subject must be somebody."""

PLAIN: Final = frozenset(
    """
    said says say told tells tell wrote writes asked added tweeted posted saying
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""The verbs that can be nothing else beside a quotation."""

OPENING: Final = (PLAIN - {"tell", "say", "saying", "posted"}) | frozenset(
    """
    adds asks replies replied recalls recalled explains explained concedes jokes joked argues insists counters
    concludes observes continues continued laments quips quipped warns warned
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Verbs that may begin a sentence before whoever speaks: "Adds Ms. Hoyle: …"."""

NAMING: Final = frozenset(
    """
    called termed titled entitled named nicknamed dubbed known labelled labeled codenamed code-named billed
    so-called self-styled self-described subtitled christened headlined marked stamped reading call calls
    calling
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Participles before a name, a title or a term in quotation marks, which is no one's words."""

SPEECH_NOUNS: Final = frozenset(
    """
    advice answer reply response message verdict warning comment remark reaction view take explanation
    conclusion statement question plea prediction assessment description motto mantra retort rejoinder quip
    tweet post words promise appeal caption argument theory excuse defense defence pitch prescription
    diagnosis
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Nouns that stand for somebody's words: "her answer: …"."""

VENUES: Final = frozenset(
    """
    address affidavit appearance article book briefing broadcast call column complaint conference court
    debate decision dissent documentary editorial email e-mail essay event filing floor forum hearing
    interview keynote lawsuit lecture letter livestream meeting memo memoir message monologue motion
    newsletter note notice op-ed opinion panel paper podcast post posting presentation press programme rally
    release report ruling segment sermon session show speech statement story stream study suit summit talk
    telephone television testimony text thread toast trial tv tweet video visit webcast blog diary
    autobiography conversation voicemail communique order response response-letter reply submission appeal
    """.split()  # noqa: SIM905 - a list of words reads as words
)
"""Nouns for where and in what form something was said: "in a statement", "at a news conference"."""
