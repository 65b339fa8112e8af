"""What an agreement obliges to, in the words of the report: lists of things ("an accord on A and B") and of acts.

Method: an agreement is spelled out in few ways. A list of noun phrases follows "agreement on", "provides for", "what
was agreed is"; a list of acts follows "under the deal X will", "the terms:", "binds the three to", "in return X".
Each member of such a list is a commitment in its own words, without articles, adverbs of degree and places at its end.
"""

from __future__ import annotations

import re

from dateline.model.mentions import CommitmentMention
from dateline.model.text import Sentence

_I = re.IGNORECASE
_NAME = (
    r"(?:agreements?|deals?|accords?|pacts?|truces?|cease-?\s?fires?|understandings?|memorand(?:um|a)|papers?|documents?|"
    r"arrangements?|protocols?|treaty|treaties|charter|road-?map|settlements?|swap|code\sof\sconduct|terms)"
)
_NO_DAY = (
    r"(?!(?:late\s|early\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b|(?:the\s)?(?:sidelines|eve|margins|behalf|condition|basis)\b|"
    r"(?:the\sfirst|now|months|weeks|days|years|life)\b)"
)
_BRIEF_ASIDE = r"(?:,\s(?:\w+\s){1,4}(?:said|says|added),)?"
_THINGS = re.compile(
    rf"\b{_NAME}\s(?:was\s|were\s|had\sbeen\s)?(?:(?:concluded|reached|signed|made|sealed|struck)\s)?"
    r"(?:(?:between|with)\s[^.;:\n]{3,120}?\s)?"
    rf"(?:on|for|includes?|included|covers?|covered|provides?\sfor|provided\sfor|providing\sfor|foresees?|foresaw|"
    rf"entails?|calls?\sfor|called\sfor|comprises?|consists?\sof|contains?|stipulates?|envisages?)\s{_NO_DAY}|"
    rf"\b(?:agreed|settled|shook\shands)\s(?:\w+\s){{0,2}}(?:on|upon)\s{_NO_DAY}(?!(?:a|an|the)\s(?:\w+\s){{0,2}}{_NAME}\b)|"
    rf"\bwhat\s(?:\w+\s){{1,4}}?(?:agreed|settled|signed|promised)(?:\s(?:on|to))?{_BRIEF_ASIDE}\s(?:is|are|was|were)\s",
    _I,
)
_ACTS = re.compile(
    rf"\b(?:under|according\sto|as\spart\sof|by)\s(?:the\sterms\sof\s)?(?:the|its|their|this|that|a|an)\s(?:\w+\s){{0,3}}?{_NAME}\b"
    r"[^.;:\n]{0,60}?,?\s(?:the\s)?[^.;:\n]{2,90}?\s(?:will|shall|would|must|(?:is|are|was|were)\s(?:both\s)?to|(?:have|has)\sto|may)\s|"
    r"\b(?:binds?|bound|commits?|committed|obliges?|obliged|requires?|required)\s(?:the\s)?(?:\w+\s){1,4}?to\s|"
    rf"\b{_NAME}\s(?:\w+\s)?(?:under\swhich|by\swhich|whereby)\s[^.;:\n]{{2,90}}?\s(?:will|shall|would|must|(?:is|are)\sto)\s",
    _I,
)
_PROMISED = re.compile(
    r"\b(?:agreed|undertaken|undertook|pledged|promised|vowed|sworn|consented)(?:[\s,]+[\w'’-]+){0,6}?\sto\s(?=\w+\s)|"
    r"\bthat\s(?:it|they|its\s\w+|their\s\w+)\s(?:would|will)\s(?=(?:halt|stop|suspend|cease|pause|release|withdraw|refrain)\s)",
    _I,
)
_TERMS = re.compile(
    rf"\b(?:the\s)?(?:terms|{_NAME}|points|conditions)\b[^.:;\n]{{0,60}}:\s(?=[^\n]{{5,400}};)",
    _I,
)
_EXCHANGE = re.compile(r"\b(?:in\s(?:exchange|return)(?!\sfor\b)|for\s(?:its|their)\spart),?\s", _I)
_THINGS_END = re.compile(
    r"\s(?:late\s|early\s)?on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|,\s(?:[\w'’.-]+\s){1,8}(?:said|says|announced|told)\b|"
    r"[.;:\n]|\s[–—]\s|\b(?:in|across|along|throughout|around|inside)\s(?:the\s|all\s|parts\sof\s)?(?=[A-Z])|"
    r",\s(?:which|who|said|according|after|brokered|mediated|he|she|it|they|a\sstatement)\b|\s(?:said|told|announced|says)\b|"
    r"\b(?:after|following|brokered|mediated|signed|reached|between|until|starting|beginning|amid|which|that|with\s(?=[A-Z]))\b",
)
_ACTS_END = re.compile(
    r",\s(?:[\w'’.-]+\s){1,8}(?:said|says|told|announced)\b|"
    r"[.;\n]|\s[–—]\s|,\s(?:which|who|said|according|after|he|she|they\ssaid|while|but)\b|\b(?:said|told|according)\b"
)
_COMMA = re.compile(r",\s(?:and\s|as\swell\sas\s)?|\s(?:and|as\swell\sas)\s")
_LEADING = re.compile(
    r"(?:(?:to|the|more|further|greater|increased|closer|also|then|both|better|deeper|immediately|will|would|shall|that|and|on|a\sset\sof)\s)+",
    _I,
)
_QUALITY = frozenset(
    "military security political economic humanitarian intelligence joint mutual local regional police medical naval "
    "aerial physical technical logistical defence defense civilian".split()
)
"""Adjectives that share the noun of the next member ("military and security cooperation")."""
_TRAILING = re.compile(r"[\s,;:.'\"”“]+$")
_ACTING = re.compile(
    r"(?:not\s|no\s|never\s|no\slonger\s|jointly\s)?(?:stop|halt|cease|end|lift|open|re-?open|hand|give|let|allow|withdraw|pull|remove|take|lay|put|leave|free|release|"
    r"exchange|return|share|respect|hold|keep|refrain|settle|set|form|create|join|send|deploy|disarm|dismantle|surrender|"
    r"move|clear|pay|drop|grant|guarantee|protect|patrol|monitor|build|rebuild|resume|begin|start|work|co-?operate|co-?ordinate|"
    r"recognis|recogniz|swap|vacate|permit|abandon|renounce|widen|stay|treat|provide|ensure|secure|evacuate|escort|hear|"
    r"integrate|merge|suspend|reduce|restore|appoint|name|meet|help|support|accept|refuse|avoid|ban|punish|compensate|"
    r"demobili[sz]e|disband|repatriate|maintain|observe|honou?r|cooperate|use|sit|sign|go|come|pass|cross|fight|attack|inform|touch|station|tax|fire)\w*\b",
    _I,
)
_NEW_SUBJECT = re.compile(r"(?:the\s|both\s)?(?:[\w'’-]+\s){1,4}(?:will|shall|would|must|may|(?:is|are)\sto)\s", _I)
_DEONTIC = re.compile(
    r"(?:either|each|neither|both|no)\s(?:side|party|of\sthem|sides|parties|one|signatory|group)?\s?(?:will|shall|may|must|would|(?:is|are|was|were)\sto|can)\s",
    _I,
)
_LONGEST_MEMBER = 90
_MOST_MEMBERS = 10


def listed_things(text: str, sentence: Sentence) -> list[CommitmentMention]:
    """The noun phrases of the list after "agreement on", "provides for" or "what was agreed is"; none for one alone."""
    best: list[CommitmentMention] = []
    for match in _THINGS.finditer(text, sentence.start, sentence.end):
        stop = _THINGS_END.search(text, match.end(), sentence.end)
        members = _members(text, match.end(), stop.start() if stop else sentence.end)
        if len(members) > 1 and len(members) >= len(best):
            best = members
    return best


def listed_acts(text: str, sentence: Sentence) -> list[CommitmentMention]:
    """The acts of the list after "under the deal X will", "binds them to", or after "the terms:"."""
    terms = _TERMS.search(text, sentence.start, sentence.end)
    if terms:
        return _clauses(text, terms.end(), sentence.end)
    found: list[CommitmentMention] = []
    exchange = _EXCHANGE.search(text, sentence.start, sentence.end)
    if exchange:
        start = exchange.end()
        stop = _ACTS_END.search(text, start, sentence.end)
        return _acts(text, start, stop.start() if stop else sentence.end)
    match = _ACTS.search(text, sentence.start, sentence.end)
    if match:
        stop = _ACTS_END.search(text, match.end(), sentence.end)
        end = stop.start() if stop else sentence.end
        found = _acts(text, match.end(), end)
    return found


def promised(text: str, sentence: Sentence) -> list[CommitmentMention]:
    """The acts after "agreed to", "pledged to", "have undertaken to" or of what a side says it "would" halt."""
    match = _PROMISED.search(text, sentence.start, sentence.end)
    if match is None:
        return []
    stop = _ACTS_END.search(text, match.end(), sentence.end)
    return _acts(text, match.end(), stop.start() if stop else sentence.end)


def bound_each(text: str, sentence: Sentence) -> list[CommitmentMention]:
    """What "each side is to", "neither may" do: the sentence that begins so, cut into its clauses."""
    if _DEONTIC.match(text, sentence.start, sentence.end) is None:
        return []
    stop = _ACTS_END.search(text, sentence.start, sentence.end)
    return _acts(text, sentence.start, stop.start() if stop else sentence.end)


def _clauses(text: str, start: int, end: int) -> list[CommitmentMention]:
    """The members of a list cut by semicolons, each whole."""
    found: list[CommitmentMention] = []
    for piece in re.finditer(r"[^;\n]+", text[start:end]):
        mention = _member(text, start + piece.start(), start + piece.end(), longest=160)
        if mention:
            found.append(mention)
    return found[:_MOST_MEMBERS]


def _acts(text: str, start: int, end: int) -> list[CommitmentMention]:
    """The verb phrases of a list: a new one begins after a comma or "and" only where a verb of action stands."""
    cuts = [start]
    ends: list[int] = []
    for joint in _COMMA.finditer(text, start, end):
        at = joint.end()
        lead = _LEADING.match(text, at, end)
        at = lead.end() if lead else at
        verb = _ACTING.match(text, at, end)
        begins = verb is not None and not verb[0].endswith(("s", "ing", "ed"))
        begins = begins or text.startswith("to ", joint.end())
        if begins or _NEW_SUBJECT.match(text, joint.end(), end):
            ends.append(joint.start())
            cuts.append(joint.end())
    ends.append(end)
    found = (_member(text, a, b, longest=140) for a, b in zip(cuts, ends, strict=True))
    return [mention for mention in found if mention][:_MOST_MEMBERS]


def _members(text: str, start: int, end: int) -> list[CommitmentMention]:
    found: list[CommitmentMention] = []
    at = start
    for joint in [*_COMMA.finditer(text, start, end), None]:
        stop = joint.start() if joint else end
        mention = _member(text, at, stop, longest=_LONGEST_MEMBER)
        if mention is not None and joint and mention.commitment.casefold() in _QUALITY:
            continue
        if mention is not None:
            found.append(mention)
        at = joint.end() if joint else end
    if any(len(mention.commitment.split()) > 9 for mention in found):
        return []  # clauses, not things
    return found[:_MOST_MEMBERS]


def _member(text: str, start: int, end: int, *, longest: int) -> CommitmentMention | None:
    while start < end and text[start].isspace():
        start += 1
    lead = _LEADING.match(text, start, end)
    start = lead.end() if lead else start
    trailing = _TRAILING.search(text, start, end)
    end = trailing.start() if trailing and trailing.end() == end else end
    words = " ".join(text[start:end].split())
    if not words or len(words) > longest or not any(letter.isalpha() for letter in words) or words[0] in "\"“'":
        return None
    if words[0].isupper() and len(words.split()) == 1:
        return None  # a name: a place or a person, nothing to be done
    return CommitmentMention(start, end, words)
