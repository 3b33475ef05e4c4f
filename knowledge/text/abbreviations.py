"""Words after which a full stop seldom ends an English sentence, by what has to follow for it to end one.

All are written in lower case without their last full stop.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES: Final = _words(
    """mr mrs ms mx dr drs prof profs rev revd hon messrs mme mmes mlle msgr gen brig col lt sgt capt cpl pvt
    maj cmdr cdr adm sen sens rep reps gov govs pres supt det insp amb atty asst pfc sra srta e.g i.e a.k.a
    w.r.t vs viz cf approx resp incl excl"""
)
"""A name, or the rest of the phrase, always follows."""

NUMBERED: Final = _words(
    """no nos nr n° nº № pg pgs pp fig figs vol vols ch chs chap sec sect art arts eq eqs par para pt ca circa
    est fl rs tel ext rm apt ver op ser bk pl rul reg § §§ ss cap"""
)
"""A number follows, or they are ordinary words."""

CLOSING: Final = _words(
    """inc corp co cos ltd llc plc bros jr sr esq etc al ph.d ave blvd rd st sts hwy pkwy mt mts ft dept univ
    assn intl natl govt mfg bldg ed eds repr trans lit ala ariz ark calif colo conn del fla ga ill ind kan
    kans ky la md mass mich minn miss mo mont neb nebr nev okla ore pa penn tenn tex va vt wash wis wyo ont
    que jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri hr hrs mins yr
    yrs lb lbs oz secs sq dist div"""
)
"""They may end a sentence; whether they do, only the word after them can say."""

CAPITALISED: Final = _words(
    """gen col rep reps sen sens gov pres det adm maj hon amb lit del ill ind la pa mass miss mo mont ore penn
    tex wash mar jun jul sep mon tue wed thu fri ark ala"""
)
"""Of the words above those that are other words unless they begin with a capital."""

EXCLAIMED: Final = _words("yahoo jeopardy wham")
"""Names that end in an exclamation mark."""

LETTERED: Final = _words(
    "vitamin plan grade hepatitis type group class section category appendix series point and"
)
"""After these a single capital letter is no initial of a name."""

SMALL_LETTERS: Final = frozenset("bcdflmprsv")
"""Single small letters that abbreviate a word: born, circa, died, page, versus and the like."""

STARTERS: Final = _words(
    """a an the this that these those it its it's it’s he he's he’s she she's she’s we we're we’re they
    they're they’re you i i'm i’m i've i’ve i'd i’d his her their our my your there there's there’s here
    what who whom whose which when where why how whether in on at by for from with without within as if
    while until unless once since after before during despite although though because but and or nor so yet
    however therefore thus hence then now meanwhile moreover furthermore nevertheless nonetheless instead
    otherwise additionally similarly likewise consequently also besides still even only just perhaps maybe
    indeed finally eventually initially originally currently recently today yesterday tomorrow earlier
    later soon did do does don't don’t is are isn't isn’t was were wasn't wasn’t can can't can’t could
    should has have had let's let’s not no yes some many most several both each every all any other others
    another such few more much less none one two three four five six seven eight nine ten nearly almost
    about around between among under over through throughout according to of upon like unlike following
    including together overall mr. mrs. ms."""
)
"""Words that begin sentences and hardly ever go on with a name."""

ZONES: Final = _words(
    """est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest ist jst eastern central mountain
    pacific monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"""
)
"""What follows a time of day inside a sentence though it begins with a capital."""

OPENING_TIMES: Final = _words("at by on around about from since until before after between shortly just in")
"""With these begins a phrase of time that stands before its sentence's subject."""

SPOKE: Final = _words(
    """said says asked asks added adds wrote writes replied replies told shouted cried exclaimed wondered
    demanded declared answered explained noted insisted warned joked quipped tweeted posted yelled
    whispered continued inquired responded"""
)
"""After a quotation that ends in a question or exclamation mark, the verb of its attribution."""
