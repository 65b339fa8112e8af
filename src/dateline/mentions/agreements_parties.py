"""The bodies named in an agreement: its parties, who brought it about, and who took a stand on it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from dateline.knowledge.parties import is_general, is_generic, merged
from dateline.knowledge.states import CAPITALS, DEMONYMS, STATES
from dateline.mentions import attribution_words as words_of
from dateline.mentions.agreements_body import Body, own_name
from dateline.mentions.agreements_groups import heads_group, names_group
from dateline.mentions.agreements_names import described, in_full
from dateline.mentions.agreements_words import HEAD
from dateline.mentions.attribution_cues import cues
from dateline.mentions.attribution_phrases import Agent, Span
from dateline.mentions.attribution_tokens import Words
from dateline.model.mentions import PartyMention

_JOINING = frozenset(
    ["and", ",", "&", "the", "a", "both", "as", "well", "-", "–", "/", "rival", "notorious"]
) | frozenset(
    "more than some about around nearly least internationally recognised recognized rebel armed last main largest "
    "biggest strongest".split()
)
_BRIDGES = frozenset(
    "commanders leaders elders chiefs representatives delegations delegates members fighters factions faction".split()
)
"""Who may stand before "of" in the second of two joined sides: "elders of A and commanders of B"."""
_UNIVERSAL = frozenset(["un", "united nations", "un mission", "unsmil", "unsmil (un)"])
_VAGUE = frozenset(
    "government army military forces force group groups side sides state states party parties rebels militia militias "
    "delegation delegations office council command ministry movement regime staff commission committee police "
    "coalition mission conference society unit cell process board house union agency service network front".split()
)
_OBLIQUE = frozenset("of in against at from for to on near after under inside across over within".split())
_OWN_SIDE = frozenset(["government", "army", "military"])
_STANCES = frozenset(["welcomed", "condemned", "supported", "urged", "denied"])
_REACTION = {"denied": "rejected"}


def bodies(found: Words, agents: list[Agent]) -> list[Body]:
    """The bodies of a sentence, those for which persons speak among them, in order."""
    result: list[Body] = []
    opening = _dateline(found)
    for agent in agents:
        if agent.last <= opening:
            continue
        name, span = agent.organisation, agent.organisation_span
        words = found.text[agent.first : agent.last]
        land = " ".join(words[words[0].lower() == "the" :])
        if agent.kind == "person" and land.lower() in STATES:  # "the Democratic Republic of Congo"
            name, span = land, (found.end[agent.last - 1] - len(land), found.end[agent.last - 1])
        elif agent.kind in ("unknown", "person") and agent.name and agent.name_span:
            state = STATES.get(agent.name.lower()) or CAPITALS.get(agent.name.lower())
            people = agent.role is None and (names_group(agent.name) or found.lower[agent.first] == "the")
            if state or agent.kind == "unknown" or people:
                name, span = agent.name, agent.name_span
        if (
            agent.role_span
            and span
            and agent.kind in ("plural", "private", "source")
            and _stands_in(found, agent, span)
        ):
            continue
        if not name or not span or name.lower() in words_of.OUTLETS:
            continue
        if agent.role and agent.role.split()[0].lower() in _FOES and name in STATES.values():
            continue  # "Mozambique's opposition leader" speaks for no state
        if (agent.role or "").lower() == "marshal" and name.split()[0] in ("Field", "Air"):
            continue  # "Field Marshal A B"
        body = None if _is_example(found, agent) else _body(found, agent, name, span)
        if body is not None:
            result.append(body)
    return in_full(found, [described(found, body) for body in _slashed(found, result)])


def _is_example(found: Words, agent: Agent) -> bool:
    """Whether a body is only one of those of whom a sentence speaks: "eight armed groups, among them the A, signed"."""
    return found.lower[max(0, agent.first - 2) : agent.first] == ["among", "them"] or (
        found.lower[max(0, agent.first - 2) : agent.first] == [",", "including"]
    )


def _dateline(found: Words) -> int:
    """The number of words of the dateline that opens a sentence ("SARNA/NORTH BELIK, Country - "), 0 without one."""
    if not found.text or not found.text[0].isupper() or len(found.text[0]) < 3:
        return 0
    return next((i for i, word in enumerate(found.text[:14]) if word in ("-", "–", "—", "―", ":")), 0)


def _slashed(found: Words, named: list[Body]) -> list[Body]:
    """ "A/B" is one body under two names."""
    result: list[Body] = []
    for body in named:
        before = result[-1] if result else None
        if before and found.text[before.last : body.first] == ["/"]:
            span = (before.span[0], body.span[1])
            result[-1] = replace(before, last=body.last, name=f"{before.name}/{body.name}", span=span)
        else:
            result.append(body)
    return result


def _stands_in(found: Words, agent: Agent, span: Span) -> bool:
    """Whether the phrase gives a place and no body: "two soldiers in Sarna"."""
    before = [found.lower[i] for i in range(agent.first, agent.last) if found.start[i] < span[0]]
    return bool({"in", "at", "near", "from", "on"} & set(before[-2:]))


def parties(found: Words, named: list[Body], act: Span, head: Span) -> list[PartyMention]:
    """The parties that one sentence names: "between A and B", "by A and B", the subject of the act, "with B"."""
    groups = groups_of(found, named)
    act_first = min(_index(found, act[0]), _index(found, act[1]))
    orders = [i for i, word in enumerate(found.lower[:act_first]) if word in ("ordered", "instructed", "directed")]
    act_first = orders[-1] if orders else act_first
    chosen: list[Body] = []
    for lead, group in groups:
        if lead == "between" or (lead in ("among", "amongst") and len(group) > 1):
            return _mentions(group)
        if len(group) > 1 and HEAD.fullmatch(lead) and found.start[group[-1].last : group[-1].last + 1]:
            after = [g for word, g in groups if word == "with" and 0 <= g[0].first - group[-1].last <= 4]
            return _mentions([*group, *(body for g in after for body in g)])  # "a deal A and B reached with C"
    subject = _subject(found, groups, act_first)
    for lead, group in groups:
        if group is subject:
            continue
        if (lead == "by" and _index(found, group[0].span[0]) > act_first and not _brought(found, group[0].first)) or (
            lead == "with"
            and not (_bordering(found, group[0]) or _looks_on(found, group[-1]))
            and group[0].span[0] > min(act[0], head[0])
        ):
            chosen.extend(group)
    if subject is not None:
        chosen = [*subject, *chosen]
    return _mentions(chosen)


def coordinated(found: Words, named: list[Body], act: int) -> list[PartyMention]:
    """Two bodies or more that are joined before word `act`: the subject of what they will do."""
    for _, group in reversed(groups_of(found, named)):
        if group[-1].last <= act and act - group[-1].last <= 4 and len(group) > 1:
            return _mentions(group)
    return []


_PAIR = re.compile(
    r"[,:–—-]\s?(?:(?:led\sby|namely)\s)?(?:the\s)?(?P<one>(?:[A-Z][\w'’-]+\s?){1,4}?)(?:\s(?:clan|community|tribe|people))?"
    r"\s(?:and|with)\s(?:the\s)?(?P<two>(?:[A-Z][\w'’-]+\s?){1,4})"
)


def spelled_out(text: str, sides: list[PartyMention]) -> list[PartyMention]:
    """The sides, where a phrase for two is followed by their names: "two rival clans, the A and the B"."""
    result: list[PartyMention] = []
    for side in sides:
        pair = _PAIR.match(text, side.end) if _TWO.search(side.name) else None
        if pair is None:
            result.append(side)
            continue
        for part in ("one", "two"):
            words = pair[part].strip()
            start = pair.start(part)
            result.append(PartyMention(start, start + len(words), words))
    return result


_TWO = re.compile(r"\b(?:two|rivals?|warring|both|feuding)\b|\bsides$", re.IGNORECASE)
_COMPASS = (
    "north",
    "south",
    "east",
    "west",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
    "northeast",
    "northwest",
)
"""Words that stand between "in" and the name of a land."""


def distinct(sides: list[PartyMention]) -> tuple[PartyMention, ...]:
    """Each side once; phrases that name nobody ("two armed groups") only where nothing else is named."""
    kept = merged(sides)
    named = tuple(side for side in kept if not is_generic(side.name))
    return named if len(named) > 1 else kept


def reactions(found: Words, agents: list[Agent], heads: list[Span]) -> list[PartyMention]:
    """Who welcomed, rejected, condemned, supported or urged an agreement named in the same sentence."""
    result: list[PartyMention] = []
    for cue in cues(found, agents):
        if cue.stance not in _STANCES:
            continue
        near = [head for head in heads if 0 < head[0] - cue.span[1] < 40]
        if not near and not (cue.inverted and heads):
            continue
        name = cue.agent.name or cue.agent.organisation
        span = cue.agent.name_span if cue.agent.name else cue.agent.organisation_span
        if cue.agent.organisation and cue.agent.organisation_span and not cue.agent.role:
            name, span = cue.agent.organisation, cue.agent.organisation_span
        if name and span:
            stance = _REACTION.get(cue.stance, cue.stance)
            if cue.word in ("rejected", "rejects"):
                stance = "rejected"
            result.append(PartyMention(span[0], span[1], name, "reaction", None, stance))
    return result


def whole(text: str, party: PartyMention) -> PartyMention:
    """ "The government" under its full name, where the text gives that elsewhere ("the Philippine government")."""
    if party.state is not None or party.name.casefold() not in _OWN_SIDE:
        return party
    for match in re.finditer(rf"\b(?:the\s)?(\w+)(?:['’]s)?\s{party.name.casefold()}\b", text[:20_000]):
        state = STATES.get(match[1].lower())
        if state is not None:
            return replace(party, name=f"{match[1]} {party.name.casefold()}", state=state)
    return party


def specified(sides: tuple[PartyMention, ...], met: list[PartyMention]) -> tuple[PartyMention, ...]:
    """States replaced by the ministry or command that met for them ("Iraq": "Iraq's defence ministry")."""
    result: list[PartyMention] = []
    for side in sides:
        own = [body for body in met if body.state == side.state and body.state and _OFFICE.search(body.name)]
        result.append(own[0] if own and is_general(side) else side)
    return tuple(result)


def opponents(named: list[PartyMention], *, plain: bool = False) -> tuple[PartyMention, ...]:
    """The two governments, armies or movements that a report names, where it names exactly two.

    `plain` counts "the government" and "the army" without a state, too.
    """
    known = _MOVEMENTS | _OWN_SIDE if plain else _MOVEMENTS
    sides = merged([party for party in named if _FIGHTING.search(party.name) or party.name.casefold() in known])
    return sides if len(sides) == 2 else ()


def two_states(text: str, named: list[PartyMention]) -> tuple[PartyMention, ...]:
    """The two states that a report names, where it speaks of "the two presidents" or "both capitals"."""
    if not _BOTH_STATES.search(text):
        return ()
    told = [party for party in named if party.state and is_general(party)]
    states = merged(told)
    if len(states) == 2:
        return states
    pairs = (pair for pair in pairwise(told) if text[pair[0].end : pair[1].start] in (" and ", " and the ", ", "))
    return next((pair for pair in pairs if pair[0].state != pair[1].state), ())


_BOTH_STATES = re.compile(
    r"\b(?:the\stwo|both)\s(?:presidents|prime\sministers|countries|governments|states|neighbou?rs|capitals|nations)\b"
)
_OFFICE = re.compile(r"\b(?:ministry|command|department|directorate)\b", re.IGNORECASE)
_FIGHTERS = frozenset(
    "factions rebels militias fighters groups forces separatists insurgents guerrillas militants tribes".split()
)
_FIGHTING = re.compile(r"\b(?:Government|Army|Front|Forces|Movement|Brigades?|Guerrillas?|Militia)\b")
_MOVEMENTS = frozenset(
    "taliban hamas hezbollah eln farc milf mnlf npa pkk ypg sdf hts m23 houthis tplf rsf renamo codeco ttp ola "
    "plo".split()
)


def _body(found: Words, agent: Agent, name: str, span: Span) -> Body | None:
    if name.islower() and name.split()[-1] in _OWN_SIDE and name.split()[0].endswith(("-led", "-backed", "ionally")):
        name, span = name.split()[-1], (span[1] - len(name.split()[-1]), span[1])  # "military-led government"
    lower = name.lower()
    if HEAD.fullmatch(lower):
        return None
    if agent.kind == "unknown" and not (lower in STATES or lower in CAPITALS or name.isupper()):
        return None
    following = found.kind[agent.last : agent.last + 1]
    after = found.text[agent.last : agent.last + 1]
    adjective = found.lower[agent.last - 1] in DEMONYMS and found.end[agent.last - 1] == span[1]
    if adjective and after and after[0] in _FIGHTERS:
        name, span = f"{found.text[agent.last - 1]} {after[0]}", (span[0], found.end[agent.last])
        return Body(agent.first, agent.last + 1, name, span, None, True)
    if lower in DEMONYMS and after and heads_group(after[0]):
        return None  # "ethnic Armenian authorities" are the group
    if state_and_plural(lower, after) or name.split()[-1] in _OF_STATE:
        return None
    if found.lower[agent.last - 1] in DEMONYMS and after and after[0] in _OF_STATE:
        return None  # "a suburb of the Syrian capital"
    if after and after[0] in (
        _OF_MILITARY if lower == "military" else _OF_STATE if found.possessive[agent.last - 1] else ()
    ):
        return None  # "under military rule", "the parties to Yemen's conflict"
    if lower == "military" and ((following == ["w"] and after[0].endswith("s")) or found.lower[agent.first] == lower):
        return None  # "the military actions", "offensive military air operations"
    if lower in DEMONYMS and following == ["w"]:
        return None  # "the two Libyan teams"
    tokens = lower.replace("'s", "").replace("’s", "").split()
    state = STATES.get(lower) or CAPITALS.get(lower)
    if state is None:
        state = next((STATES[token] for token in tokens if token in STATES), None)
    if state is None and "in" in tokens:
        state = CAPITALS.get(lower.partition(" in ")[2])  # "the government in Damascus"
    if state is None and "peshmerga" in tokens:
        state = "Kurdistan Region"
    if (lower in STATES and _is_part(found, agent.first)) or (_lies_in(found, agent.first) and _tells_part(tokens)):
        return None
    if lower in CAPITALS:
        name = CAPITALS[lower]
    elif lower in STATES:
        name = STATES[lower]
    name, span = own_name(name, span)
    proper = any(word[:1].isupper() for word in name.partition(" in ")[0].split())
    if state is None and not proper and lower not in _OWN_SIDE:
        return None
    if state is None and lower in _VAGUE - _OWN_SIDE:
        return None
    return Body(agent.first, agent.last, name, span, state, proper)


_OF_MILITARY = frozenset(
    "rule government council leader leaders equipment vehicles aid rulers coup officials sources".split()
)
_OF_STATE = frozenset(
    "conflict war crisis capital parliament territory coast border south north east west southern northern eastern "
    "western ports people independence president history constitution civil long".split()
)
"""What, behind a state's name in the genitive, speaks of the land and not of the state as a party."""


def _is_part(found: Words, first: int) -> bool:
    """Whether a state's name only tells where something lies: "eastern Sudan", "the south of Syria"."""
    before = found.lower[max(0, first - 2) : first]
    if not before or not found.text[first - 1][0].islower():
        return False
    return before[-1] in _PARTS or (before[-1] == "of" and before[0] in _COMPASS)


def _lies_in(found: Words, first: int) -> bool:
    return first > 0 and found.lower[first - 1] in _OBLIQUE and found.text[first][0].islower()


def _tells_part(tokens: list[str]) -> bool:
    land = " ".join(tokens[1:])
    return bool(land) and tokens[0] in _PARTS and land in STATES and land not in DEMONYMS


_PARTS = frozenset(f"{side}ern" for side in ("north", "south", "east", "west", "northeast", "northwest")) | {
    "southeastern",
    "southwestern",
    "central",
    *_COMPASS,
}
_FOES = frozenset(
    "foes rivals enemies warring parties sides adversaries opposition rebels rebel insurgents guerrillas "
    "separatists".split()
)


def state_and_plural(lower: str, after: list[str]) -> bool:
    """Whether a state's name only says of which land the sides are: "Yemen foes"."""
    return lower in STATES and bool(after) and after[0] in _FOES


def groups_of(found: Words, named: list[Body]) -> list[tuple[str, list[Body]]]:
    """The bodies that are joined by commas and "and", each group with the word before it."""
    result: list[tuple[str, list[Body]]] = []
    for body in named:
        if result:
            last = result[-1][1][-1]
            between = found.lower[last.last : body.first]
            lead = result[-1][0]
            lists = lead == "of" and _OF_WHOM & set(found.lower[max(0, result[-1][1][0].first - 3) : last.first])
            if "," in between and ((lead in _OBLIQUE and not lists) or _in_infinitive(found, result[-1][1][0])):
                # "in Havana, Cuba," goes on with the place; "against X, Y and Z agreed" begins anew.
                place = (
                    between == [","]
                    and body.name in STATES.values()
                    and found.lower[body.last : body.last + 1] == [","]
                )
                result.append((lead if place else _lead(found, body), [body]))
                continue
            joined = all(
                w in _JOINING or ("and" in between and (w in ("of", "for") or (w in _BRIDGES and "of" in between)))
                for w in between
            )
            if body.first >= last.last and len(between) <= 5 and between and joined:
                result[-1][1].append(body)
                continue
            if not between and body.first == last.last:
                result[-1][1].append(body)
                continue
        result.append((_lead(found, body), [body]))
    return result


def _in_infinitive(found: Words, body: Body) -> bool:
    """Whether a body is the object of a clause of purpose that opens its sentence: "to halt the A, B and C"."""
    before = found.lower[: body.first]
    while before and before[-1] in ("the", "both", "a"):
        before = before[:-1]
    opening = before[_dateline(found) + 1 if _dateline(found) else 0 : -2]
    return before[-2:-1] == ["to"] and opening in ([], ["in", "order"])


def _lead(found: Words, body: Body) -> str:
    """The word before a body, numbers and signs left out ("to the 5+5 Joint Military Commission": "to")."""
    at = body.first - 1
    while at > 0 and (
        found.kind[at] == "0" or found.text[at] in ("+", "/") or found.lower[at] in ("the", "both", "a", *_COMPASS)
    ):
        at -= 1
    return found.lower[at] if at >= 0 else ""


def _looks_on(found: Words, body: Body) -> bool:
    """Whether those told after "with" only saw others sign."""
    return bool(_ONLOOKING & set(found.lower[body.last : body.last + 2]))


_ONLOOKING = frozenset("looking watching present attending witnessing listening standing".split())


def _bordering(found: Words, body: Body) -> bool:
    """Whether "with" goes with a border, a war or talks and not with the agreement."""
    before = found.lower[max(0, body.first - 3) : body.first]
    return any(
        word in ("border", "frontier", "war", "conflict", "talks", "ties", "fighting", "clashes", "meeting")
        for word in before
    )


def _subject(found: Words, groups: list[tuple[str, list[Body]]], act: int) -> list[Body] | None:
    """The group before the act that is its subject: no complement of a preposition, but for "after A and B agreed"."""
    for lead, group in reversed(groups):
        distance = act - group[-1].last
        if lead == "of" and _PARTS_OF & set(found.lower[max(0, group[0].first - 3) : group[0].first]):
            continue
        if distance < 0 or (lead in _COMPLEMENT and not (lead in _CONJUNCTIONS and distance <= _ADJOINING)):
            continue
        if distance <= _FARTHEST_SUBJECT:
            return group
    return None


_OF_WHOM = frozenset(
    "armies governments leaders presidents ministers chiefs delegations representatives commanders heads elders "
    "forces militaries envoys capitals up consisting".split()
)
"""Who stands before "of" and all of a list: "the armies of A, B and C"."""
_PARTS_OF = frozenset(
    "edge edges outskirts town city village villages district province region area areas bank banks shore shores "
    "border borders part parts valley island camp capital".split()
)
"""What tells, before "of", that the name behind is that of a place."""
_COMPLEMENT = frozenset("by with in against at from for to on near after".split())
_CONJUNCTIONS = frozenset(["after", "for"])
_ADJOINING = 2
_FARTHEST_SUBJECT = 14


def _brought(found: Words, first: int) -> bool:
    return any(
        word in ("mediated", "brokered", "facilitated", "sponsored", "backed", "hosted")
        for word in found.lower[max(0, first - 3) : first]
    )


def _index(found: Words, offset: int) -> int:
    return next((i for i, start in enumerate(found.start) if start >= offset), len(found.start))


def is_universal(body: Body) -> bool:
    """Whether a body is the United Nations, which brings agreements about and concludes few."""
    return body.name.lower() in _UNIVERSAL or body.name.lower().startswith(("un ", "united nations"))


def mention(body: Body) -> PartyMention:
    """A body as a party."""
    return PartyMention(body.span[0], body.span[1], body.name, "party", body.state)


def _mentions(chosen: list[Body]) -> list[PartyMention]:
    return [mention(body) for body in chosen if not is_universal(body)]
