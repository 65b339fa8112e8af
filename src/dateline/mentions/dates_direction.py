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
        "able agree agreed agreement agrees aimed aims are asked be bound called deadline deal decided decision "
        "due expect expected expects hope hoped hopes hoping instructed intend intended intends intent intention "
        "invited is likely option ordered plan planned planning plans pledged poised prepared prepares preparing "
        "promised proposal ready requested required right scheduled set slated subpoenaed summoned supposed "
        "threatened time told ultimatum urged vow vowed vows want wanted wants was were wish"
    ).split()
)
"""Words after which "to" and a verb speak of something still to come."""
_BACK = frozenset(
    (
        "ago beat became been began bit bled blew bore bought broke brought built burnt burst came carried caught "
        "chose clashed crept cut dealt denied did died drew drove dug earlier fell felt fled flew forgot fought "
        "found froze gave got grew had heard held hid hit hung hurt kept killed knelt knew laid lay led "
        "left lit lost made met overran overthrew paid put ran rang read rode rose said sank sat saw seized sent "
        "set shook shot shrank shut slept slew slid sold sought spent spoke sprang spread stole stood struck "
        "stuck stung swam swept swore swung taken taught thought threw thrust told took tore trod understood "
        "upheld was went wept were withdrawn withdrew woke won wore wound wounded wove wrote"
    ).split()
)
"""Past forms that do not end in -ed, and what else looks back."""
_PLANNING = frozenset(
    (
        "begins comes due enters expected expects expires may might opens planned planning plans postponed "
        "resumes scheduled schedules slated starts takes"
    ).split()
)
"""Verbs whose object lies ahead ("planned a rally on Saturday") or whose present tells a timetable ("takes effect")."""
_NOT_PAST = frozenset(
    (
        "aged ahmed armed bed beloved breed deed embed exceed feed greed hamed hundred indeed kindred mohamed "
        "mohammed muhammed naked need proceed red reed rugged sacred sayed seed shed speed succeed unarmed united "
        "unprecedented wed weed wicked wretched"
    ).split()
)
"""Words in -ed that are no past."""
_NO_VERB = frozenset(
    "a all an and at be her him his it its me our that the their them these this those us which whom".split()
)
"""What follows "to" where that is no infinitive."""
_SAYING = frozenset("added announced confirmed declared reported said stated told warned".split())
"""Past verbs that, after a clause, say nothing of its time."""
_ARTICLES = frozenset("a an any her his its newly no our that the their these this those".split())
"""Before a form in -ed these make it an adjective ("the reduced force")."""
_NEAR = 6
_WINDOW = 25
"""How many tokens away a verb is looked for."""


def direction(tokens: list[Token], first: int, last: int) -> int:
    """-1 where the clause around `tokens[first:last]` looks back, 1 where it looks ahead, 0 where nothing tells."""
    before = tokens[first - 1].word if first else ""
    if before in ("starting", "beginning", "effective"):
        return _clause(tokens, first, last) or 1
    if before in ("by", "until", "till"):
        return min(_clause(tokens, first, last) + 1, 1)
    if before == "as" and first > 2 and tokens[first - 2].word in ("soon", "early"):
        return 1
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
        if not found and position >= first - _NEAR and _is_progressive(tokens, position):
            return 1
        if found:
            return 1 if infinitive and tokens[position].word in _PROMISING else found
        infinitive = infinitive or _is_infinitive(tokens, position)
    for position in range(last, min(len(tokens), last + _WINDOW)):
        found = _sign(tokens, position)
        if found and tokens[position].word not in _SAYING:
            return found
    # A headline: "Envoy to visit capital on Friday".
    return 1 if infinitive else 0


def _is_progressive(tokens: list[Token], position: int) -> bool:
    """ "Is meeting", "are arriving": with a day, what is arranged."""
    if tokens[position].word not in ("is", "are", "re") or position + 1 >= len(tokens):
        return False
    following = tokens[position + 1].word
    return following.endswith("ing") and len(following) > 4 and following != "being"


def _sign(tokens: list[Token], position: int) -> int:
    if tokens[position].code == CLASSES["AMBIGUOUS_MONTH"]:
        return 0
    word = tokens[position].word
    before = tokens[position - 1].word if position else ""
    if word in _AHEAD:
        return 1
    if word in _PLANNING and before not in ("as", "previously", "originally"):
        return 1
    if word == "to" and position + 1 < len(tokens):
        if tokens[position + 1].word == "be":
            return 1
        return 1 if before in _PROMISING and _is_infinitive(tokens, position) else 0
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
