"""Who said what: speakers, their offices and bodies, what stance they took, and the words they are given.

Method: verbs of speech and "according to" are cues; the phrase that can speak and stands beside a cue, with nothing
but adverbs, times, places and asides between, is its speaker. Persons are entered in a register with the office in
which the report introduces them, so that a later surname or "he" is the same speaker. Private persons (relatives,
residents, witnesses) are given as their role and never by name; the press passes statements on and makes none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.knowledge.states import STATES
from dateline.mentions import attribution_words as words_of
from dateline.mentions.attribution_cues import CUES, Cue, cues
from dateline.mentions.attribution_figures import SIGNALS
from dateline.mentions.attribution_phrases import Agent, Span, agents
from dateline.mentions.attribution_register import Register, Speaker
from dateline.mentions.attribution_tokens import Words, words
from dateline.model.mentions import Attribution
from dateline.model.text import Report, Sentence

_CUES = frozenset(words_of.SPEECH) | SIGNALS | CUES
_OPENERS = frozenset(["for"])
_INTRODUCING = 3
"""Sentences at the head of a report that are read for persons even where nobody speaks in them."""
_QUOTE = re.compile(r"[\"“«„]([^\"“”«»„]{2,1000})[\"”»“]")
_CONCERN = re.compile(
    r"\b(?:express\w*|voic\w*|convey\w*)\b.{0,60}\b(?:concern|alarm|worr|regret|condolence|sorrow|sadness|outrage|shock)",
    re.I,
)
_SUPPORT = re.compile(r"\b(?:express\w*|voic\w*|renew\w*|reiterat\w*)\b.{0,40}\b(?:support|solidarity|backing)", re.I)
_WELCOME = re.compile(r"\b(?:express\w*|voic\w*)\b.{0,40}\b(?:satisfaction|welcome|optimism)", re.I)
_CHARGE = re.compile(r"\b(?:accusation|allegation|claim|report|charge|responsib|involve)", re.I)
_CONDEMN = re.compile(r"\b(?:condemn|denounc|deplor)", re.I)


@dataclass(frozen=True, slots=True)
class _Parsed:
    sentence: Sentence
    words: Words
    agents: list[Agent]
    cues: list[Cue]
    previous: list[Agent]


def find_attributions(report: Report, sentences: tuple[Sentence, ...]) -> tuple[Attribution, ...]:
    """The statements that a report passes on, in order.

    `speaker` is the fullest name that the report gives to a person in office, None for all others; `role` is in the
    words of the report. Sources: none, the text alone.
    """
    text = report.text
    register = Register()
    parsed: list[_Parsed] = []
    silent: list[Words] = []
    last: Words | list[Agent] = []
    for position, sentence in enumerate(sentences):
        found = words(text, sentence.start, sentence.end)
        speaks = (
            not _CUES.isdisjoint(found.lower)
            or not _OPENERS.isdisjoint(found.lower[:1])
            or '"' in found.text
            or "”" in found.text
        )
        if not speaks and position >= _INTRODUCING:
            silent.append(found)
            last = found
            continue
        phrases = agents(found)
        register.enter(phrases)
        said = cues(found, phrases) if speaks else []
        if isinstance(last, Words):
            last = agents(last) if any(_refers_back(found, cue.agent) for cue in said) else []
            register.enter(last)
        parsed.append(_Parsed(sentence, found, phrases, said, last))
        last = phrases
    sought = register.unknown(cue.agent for piece in parsed for cue in piece.cues)
    for found in silent:
        if sought and not sought.isdisjoint(found.lower):
            register.enter(agents(found))
    result: list[Attribution] = []
    bodies = _short_names(text)
    for piece in parsed:
        register.turn_to(piece.previous)
        waiting = [agent for agent in piece.agents if agent.name]
        for cue in piece.cues:
            while waiting and waiting[0].last <= cue.agent.first:
                met = waiting.pop(0)
                register.met(met, subject=cue.word not in _GOING_ON and _opens_clause(piece.words, met))
            speaker = register.resolve(cue.agent)
            if speaker is None:
                continue
            if speaker.name is None and speaker.role and _is_owned(piece.words, cue.agent):
                speaker = _of_owner(speaker, piece, cue.agent)
            if speaker.name is None and speaker.role:
                speaker = _of_only_state(text, speaker)
            if cue.agent.kind == "unknown" and speaker.name is None and _is_common(text, piece, cue.agent):
                continue
            register.spoke(speaker)
            result.append(_attribution(text, piece, cue, _of_state(text, speaker, bodies)))
        for agent in waiting:
            register.met(agent)
    return tuple(_named_later(attribution, register) for attribution in result)


_GOING_ON = frozenset(["added", "adds", "continued", "continues", "went"])
"""Verbs with which the one who spoke before goes on, whoever else the sentence names."""


def _is_common(text: str, piece: _Parsed, agent: Agent) -> bool:
    """Whether a word with a capital only opens its sentence ("Gunmen", "Listeners"): no sentence has it inside."""
    word = piece.words.text[agent.first]
    opens = agent.first == 0 or piece.words.text[agent.first - 1] in ('"', "“", "-", "–", "—", ":")
    if not opens or agent.last - agent.first > 1 or not word[1:].islower():
        return False
    return re.search(rf"(?<=[\w,;] ){re.escape(word)}\b", text) is None


def _opens_clause(found: Words, agent: Agent) -> bool:
    return agent.first <= 1 or found.text[agent.first - 1] in (",", ";", "—", "–")


_OWNERS = frozenset(["its", "their"])
_GROUPS = frozenset("group movement militia organisation organization faction rebels".split())


def _refers_back(found: Words, agent: Agent) -> bool:
    return agent.kind == "pronoun" or _is_owned(found, agent)


def _is_owned(found: Words, agent: Agent) -> bool:
    """Whether an office is of a body that was named before: "its spokesman", "the group's leader"."""
    if agent.kind == "pronoun" or agent.role is None:
        return False
    if found.lower[agent.first] in _OWNERS:
        return agent.organisation is None
    body = (agent.organisation or "").lower().removesuffix("'s").removesuffix("’s").split()
    return (
        bool(body)
        and body[-1] in _GROUPS
        and body == (agent.organisation or "").removesuffix("'s").removesuffix("’s").split()
    )


def _of_owner(speaker: Speaker, piece: _Parsed, agent: Agent) -> Speaker:
    """The speaker with the body that the same sentence or the one before names."""
    here = [other for other in piece.agents if other.last <= agent.first]
    for other in (*reversed(here), *piece.previous):
        if other.kind == "body" and other.organisation and any(letter.isupper() for letter in other.organisation):
            return replace(speaker, organisation=other.organisation, organisation_span=other.organisation_span)
    return speaker


def _named_later(attribution: Attribution, register: Register) -> Attribution:
    """What "the governor" said belongs to the person whom the report names as governor only afterwards."""
    person = register.named.get(attribution.role_span) if attribution.role_span and not attribution.speaker else None
    if person is None:
        return attribution
    return replace(attribution, speaker=person.name, speaker_span=person.name_span)


def _of_state(text: str, speaker: Speaker, bodies: dict[str, Span]) -> Speaker:
    """The speaker with the state of the body, where the text names that elsewhere ("the US State Department").

    `bodies` remembers where each body has its fullest name, so that a text is searched once for each.
    """
    body = speaker.organisation
    if body is not None and body in bodies and speaker.name is None:
        start, end = bodies[body]
        if end - start > len(body):
            return replace(speaker, organisation=text[start:end], organisation_span=(start, end))
    if body is None or " " not in body or body.split()[0].lower().removesuffix("'s") in STATES:
        return speaker
    if body not in bodies:
        bodies[body] = _fullest(text, body) or speaker.organisation_span or (0, 0)
    start, end = bodies[body]
    if end - start <= len(body):
        return speaker
    return replace(speaker, organisation=text[start:end], organisation_span=(start, end))


_STATE_OFFICE = re.compile(r"(?:president|premier|(?!former|another|junior)\w+ minister)", re.I)


def _of_only_state(text: str, speaker: Speaker) -> Speaker:
    """ "The health minister" is of the state of which the report speaks most."""
    of_government = (speaker.organisation or "").casefold() == "government"
    if not of_government and (speaker.organisation or not _STATE_OFFICE.fullmatch(speaker.role or "")):
        return speaker
    spans: dict[str, list[Span]] = {}
    for word in _CAPITALISED.finditer(text, 0, _FAR):
        state = STATES.get(word[0].lower())
        if state:
            spans.setdefault(state, []).append(word.span())
    ranked = sorted(spans.items(), key=lambda item: -len(item[1]))
    if not ranked or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return speaker
    return replace(speaker, organisation=ranked[0][0], organisation_span=ranked[0][1][0])


_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+")
_FAR = 20_000
_SHORTENED = re.compile(r"\b(?!The\b)([A-Z][\w'’-]+(?: (?:of|for|and|the|[A-Z][\w'’-]+)){1,7}) \(([A-Z][\w-]{1,9})\)")


def _short_names(text: str) -> dict[str, Span]:
    """Where each body that a report gives a short name stands with both: "Northern Front (NF)", by either."""
    found: dict[str, Span] = {}
    for match in _SHORTENED.finditer(text, 0, _FAR):
        found.setdefault(match[1], match.span())
        found.setdefault(match[2], match.span())
    return found


def _fullest(text: str, body: str) -> Span | None:
    """The first place where the name of a state stands before the name of a body."""
    at = text.find(f" {body}")
    while at >= 0:
        before = text[max(0, at - 40) : at].split()[-1:]
        word = before[0].removesuffix("'s").removesuffix("’s") if before else ""
        if word.lower() in STATES:
            return at - len(before[0]), at + 1 + len(body)
        at = text.find(f" {body}", at + 1)
    return None


def _attribution(text: str, piece: _Parsed, cue: Cue, speaker: Speaker) -> Attribution:
    content = _content(text, piece, cue)
    said = text[content[0] : content[1]] if content else ""
    quoted = _QUOTE.search(text, content[0], min(content[1] + 2, len(text))) if content else None
    direct = None if quoted else _speech_before(text, min(cue.span[0], piece.words.start[cue.agent.first]))
    if direct:
        content = direct
    agent = cue.agent
    phrase = (piece.words.start[agent.first], piece.words.end[agent.last - 1])
    return Attribution(
        start=min(phrase[0], cue.span[0]),
        end=max(phrase[1], cue.span[1], content[1] if content else 0),
        speaker=speaker.name,
        speaker_span=speaker.name_span or phrase,
        role=speaker.role,
        role_span=speaker.role_span,
        organisation=speaker.organisation,
        organisation_span=speaker.organisation_span,
        stance=_stance(cue, said),
        cue=cue.span,
        content=content,
        quote=quoted[1] if quoted else (text[direct[0] : direct[1]] if direct else None),
    )


def _speech_before(text: str, at: int) -> Span | None:
    """The words in quotation marks that end right before a cue; they may run over several sentences."""
    while at > 0 and text[at - 1] in " ,\u00a0":
        at -= 1
    opening = _OPENING.get(text[at - 1 : at])
    if opening is None:
        return None
    start = text.rfind(opening, max(0, at - _LONGEST_SPEECH), at - 1)
    if start < 0 or "\n" in text[start:at] or at - start < 4:
        return None
    return start + 1, at - 1


_OPENING = {'"': '"', "”": "“", "»": "«"}
_LONGEST_SPEECH = 800


def _stance(cue: Cue, said: str) -> str:
    near = said[:160]
    if cue.stance in ("said", "expressed concern", "announced"):
        for pattern, stance in (
            (_CONCERN, "expressed concern"),
            (_SUPPORT, "supported"),
            (_WELCOME, "welcomed"),
        ):
            if pattern.search(near) or pattern.search(f"{cue.word} {near}"):
                return stance
        return "said" if cue.stance == "expressed concern" and cue.word.startswith(("expr", "voic")) else cue.stance
    if cue.word in ("rejected", "rejects", "dismissed", "dismisses") and _CHARGE.search(near):
        return "denied"
    return cue.stance


def _content(text: str, piece: _Parsed, cue: Cue) -> Span | None:
    """The span of what was said: after the cue, or before it where the cue ends the sentence."""
    sentence, agent = piece.sentence, cue.agent
    phrase_start, phrase_end = piece.words.start[agent.first], piece.words.end[agent.last - 1]
    after = _trim(text, max(cue.span[1], phrase_end), sentence.end)
    before = _trim(text, sentence.start, min(cue.span[0], phrase_start))
    if cue.inverted and before and before[1] - before[0] > 12:
        return before
    if after and after[1] - after[0] > 25:
        return after
    return before if before and before[1] - before[0] > 12 else after


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ",;:.)–—-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:(–—-"):
        end -= 1
    if text.startswith("that ", start, end):
        start += 5
    return (start, end) if start < end else None
