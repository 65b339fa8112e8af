"""Whether a clause looks back or ahead, told from its nearest verb."""

from __future__ import annotations

from dateline.mentions.dates_words import CLASSES, Token

_AHEAD = frozenset(
    (
        "due effective forthcoming going ll payable redeemable scheduled shall slated tomorrow upcoming will wo would"
    ).split()
)
"""Words of what is to come."""
_PROMISING = frozenset(
    (
        "agree agreed agreement agrees aimed aims asked bound called deadline deal decided decision due expect "
        "expected expects hope hoped hopes hoping instructed intend intended intends intent intention invited "
        "likely option ordered plan planned planning plans pledged poised prepared prepares preparing promised "
        "proposal ready requested required scheduled set slated subpoenaed summoned supposed threatened time told "
        "ultimatum urged vow vowed vows want wanted wants wish"
    ).split()
)
"""Words after which "to" and a verb speak of something still to come."""
_BACK = frozenset(
    (
        "ago beat became been began bit bled blew bore bought broke brought built burnt burst came carried caught "
        "chose clashed crept cut dealt denied did died drew drove dug earlier fell felt fled flew forgot fought "
        "found froze gave got grew had heard held hid hit hung hurt kept killed knelt knew laid lay led left lit "
        "lost made met overran overthrew paid put ran rang read rode rose said sank sat saw seized sent set shook "
        "shot shrank shut slept slew slid sold sought spent spoke sprang spread stole stood struck stuck stung "
        "swam swept swore swung taken taught thought threw thrust told took tore trod understood upheld was went "
        "wept were withdrawn withdrew woke won wore wound wounded wove wrote"
    ).split()
)
"""Past forms that do not end in -ed, and what else looks back."""
_PLANNING = frozenset(
    (
        "begins deadline due expected expects expires opens planned planning plans rescheduled resumes scheduled "
        "schedules slated starts"
    ).split()
)
"""Verbs whose object lies ahead ("planned a rally on Saturday") or whose present tells a timetable ("takes effect")."""
_COPULAS = frozenset("is are was were".split())
_MODALS = frozenset("may might".split())
_SET_PHRASES = frozenset(
    [
        ("takes", "effect"),
        ("takes", "place"),
        ("takes", "office"),
        ("comes", "into"),
        ("enters", "into"),
        ("goes", "into"),
    ]
)
"""Present forms that tell a timetable only with their next word; "comes after" does not."""
_ARRANGED = frozenset(
    "arriving departing flying hosting leaving meeting returning signing travelling traveling visiting voting".split()
)
"""What "is" and "are" say of a day to come; "are investigating Sunday's raid" says nothing of its day."""
_EXTENDING = frozenset("extended postponed adjourned delayed suspended given deadline ultimatum rescheduled".split())
"""With "until", these make a past clause speak of a day to come."""
_NOT_PAST = frozenset(
    (
        "aged ahmed armed bed beloved breed deed embed exceed feed greed hamed hundred indeed kindred mohamed "
        "mohammed muhammed naked need proceed red reed rugged sacred sayed seed shed speed succeed unarmed "
        "undisclosed unidentified united unnamed unprecedented unspecified wed weed wicked wretched"
    ).split()
)
"""Words in -ed that are no past."""
_NO_VERB = frozenset(
    ("a all an and at be her him his it its me our that the their them these this those us which whom").split()
)
"""What follows "to" where that is no infinitive."""
_SAYING = frozenset("added announced confirmed declared reported said stated told warned".split())
"""Past verbs that, after a clause, say nothing of its time."""
_ARTICLES = frozenset("a an any her his its newly no our that the their these this those".split())
"""Before a form in -ed these make it an adjective ("the reduced force")."""
_OF_THE_DAY = frozenset(
    CLASSES[name] for name in ("CLOCK", "CLOCK_MERIDIEM", "CLOCK_WORD", "ZONE", "DAY_PART", "MERIDIEM")
)
"""Times of day, which stand between a day and the preposition that belongs to both."""
_NEAR = 6
_WINDOW = 25
"""How many tokens away a verb is looked for."""


def direction(tokens: list[Token], first: int, last: int) -> int:
    """-1 where the clause around `tokens[first:last]` looks back, 1 where it looks ahead, 0 where nothing tells."""
    while first and tokens[first - 1].code in _OF_THE_DAY:
        first -= 1
    before = tokens[first - 1].word if first else ""
    if before in ("starting", "beginning", "effective"):
        return _clause(tokens, first, last) or 1
    if before in ("by", "until", "till") or (before == "to" and first > 1 and tokens[first - 2].word == "up"):
        words = {token.word for token in tokens[max(0, first - _WINDOW) : first]}
        return 1 if words & _EXTENDING else min(_clause(tokens, first, last) + 1, 1)
    if before == "since":
        return -1
    if before == "of" and first > 1 and tokens[first - 2].word == "ahead":
        return 1
    if last + 1 < len(tokens) and tokens[last].code == CLASSES["APOSTROPHE"]:
        return -1 if "next" not in (token.word for token in tokens[first:last]) else 1
    return _clause(tokens, first, last)


def _clause(tokens: list[Token], first: int, last: int) -> int:
    infinitive = False
    for position in range(first - 1, max(-1, first - 1 - _WINDOW), -1):
        found = _sign(tokens, position)
        if found:
            return 1 if infinitive and tokens[position].word in _PROMISING else found
        if position >= first - _NEAR and _is_progressive(tokens, position):
            return 1
        infinitive = infinitive or _is_infinitive(tokens, position)
    for position in range(last, min(len(tokens), last + _WINDOW)):
        found = _sign(tokens, position)
        if found and tokens[position].word not in _SAYING:
            return found
    return 1 if infinitive and _is_headline(tokens) else 0


def _is_headline(tokens: list[Token]) -> bool:
    """Whether the sentence opens as in "Envoy to visit capital on Friday"."""
    opening = next((n for n in range(1, min(5, len(tokens))) if _is_infinitive(tokens, n)), 0)
    return bool(opening) and not any(token.word.endswith("s") for token in tokens[: opening - 1])


def _is_progressive(tokens: list[Token], position: int) -> bool:
    """ "Is meeting", "are arriving": with a day, what is arranged."""
    if tokens[position].word not in ("is", "are", "re") or position + 1 >= len(tokens):
        return False
    return tokens[position + 1].word in _ARRANGED


def _sign(tokens: list[Token], position: int) -> int:
    if tokens[position].code == CLASSES["AMBIGUOUS_MONTH"]:
        return 0
    word = tokens[position].word
    before = tokens[position - 1].word if position else ""
    following = tokens[position + 1].word if position + 1 < len(tokens) else ""
    if word in _AHEAD or (word, following) in _SET_PHRASES:
        return 1
    if word in _MODALS:
        return 0 if following == "have" else 1
    if word in _PLANNING and before not in ("as", "previously", "originally"):
        return 1
    if word == "to":
        governed = before in _PROMISING or before in _COPULAS
        return 1 if following == "be" or (governed and _is_infinitive(tokens, position)) else 0
    if word in _BACK or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST):
        return 0 if before in ("be", "to") or (word.endswith("ed") and before in _ARTICLES) else -1
    return 0


def _is_infinitive(tokens: list[Token], position: int) -> bool:
    """Whether "to" and a verb stand here."""
    if tokens[position].word != "to" or position + 1 >= len(tokens):
        return False
    following = tokens[position + 1]
    if following.word in _NO_VERB or following.code != CLASSES["OTHER"] or following.word.endswith("ing"):
        return False
    return _is_plain_verb(following.word)


def _is_plain_verb(word: str) -> bool:
    return (word.isalpha() and not word.endswith(("ed", "s"))) or word in (
        "discuss",
        "pass",
        "address",
        "press",
        "cross",
    )
