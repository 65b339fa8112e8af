"""Moves over one sentence's tokens and phrases: what stands before a word of harm, what after, and what is joined."""

from __future__ import annotations

from dateline.mentions.casualties_lexicon import BE, MODALS, PLURAL_BE, SINGULAR_BE, STOPS, is_adverb, is_person, side
from dateline.mentions.casualties_phrases import Phrase
from dateline.mentions.casualties_tokens import Token, is_headline


class Clause:
    """A sentence's tokens and phrases, with the moves over them that the grammar needs."""

    def __init__(self, tokens: list[Token], people: list[Phrase]) -> None:
        self.tokens = tokens
        self.people = people
        self.starting = {phrase.start: phrase for phrase in people}
        self.ending = {phrase.end: phrase for phrase in people}

    def word(self, at: int) -> str:
        """The word at a position in small letters, empty outside the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def is_combined(self, at: int) -> bool:
        """Whether a word is joined to another harm so that their figure is of both ("killed or wounded 18")."""
        trigger = self.tokens[at].trigger
        for step in (1, -1):
            joint = self.word(at + step)
            other = self.tokens[at + 2 * step].trigger if 0 <= at + 2 * step < len(self.tokens) else None
            if "death" in (self.word(at), self.word(at + 2 * step)):
                continue  # "shot two to death and wounded nine"
            if joint in ("and", "or", "/", "&", ",") and other and trigger and other.harm != trigger.harm:
                struck = other.struck or trigger.struck
                if struck and joint != "or":
                    continue  # "shot, killed" says both of one
                if {other.harm, trigger.harm} == {"killed", "wounded"} and not struck:
                    return True
                if joint in ("or", "/", ","):
                    return True
        return False

    def before_age(self, at: int) -> int:
        """The position before an age in commas that ends at `at`: "a girl, 8, was shot"."""
        end = at - 1 if self.word(at - 1) == "," and at - 1 not in self.ending else at
        if self.word(end - 2) == "," and self.word(end - 1).isdigit() and end - 2 in self.ending:
            counted = self.ending[end - 2].form == "count"  # "toll rises to 63, 18 injured"
            return at if counted else end - 2
        return at

    def company(self, at: int) -> list[Phrase]:
        """Those who shared the fate: "a commander was killed along with three guards"; attackers are told of apart."""
        near = at + 1 + (self.word(at + 1) == ",")
        if (self.word(near), self.word(near + 1)) in (("along", "with"), ("together", "with")):
            near += 1
        elif self.word(near) != "alongside":
            return []
        return [phrase for phrase in self.object_after(near) if side(phrase.whom) != "attackers"]

    def before_comma(self, at: int) -> Phrase | None:
        """Those whom a participle behind a comma describes: "twelve people, killed when a shell hit a shop"."""
        phrase = self.ending.get(at - 1) if self.word(at - 1) == "," else None
        return phrase if phrase and phrase.form == "count" and phrase.whom and phrase.known else None

    def is_first_given(self, phrase: Phrase) -> bool:
        """Whether a number was the first to be told: "the toll, first given as 20, now stands at 33"."""
        return any(
            self.word(back) in ("first", "initially", "originally", "earlier", "previously")
            and self.word(back + 1)
            in ("given", "put", "reported", "set", "announced", "stated", "estimated", "counted")
            for back in range(phrase.start - 4, phrase.start - 1)
        )

    def inside(self, at: int) -> Phrase | None:
        """The phrase that a word of harm is part of: "13 wounded soldiers"."""
        for phrase in self.people:
            if phrase.start < at < phrase.end or (phrase.start == at and phrase.end > at + 1):
                return phrase
        return None

    def be_before(self, at: int) -> int | None:
        """The auxiliary of a participle, past adverbs and a co-ordinated participle."""
        back = at - 1
        while back >= 0:
            word = self.word(back)
            if word in BE or word in ("have", "has", "had"):
                while back not in self.ending and (
                    self.word(back - 1) in BE
                    or self.word(back - 1) in ("have", "has", "had", "to", "may")
                    or is_adverb(self.word(back - 1))
                ):
                    if self.word(back - 1) == "has" or self.word(back - 1) == "have":
                        return back - 1
                    back -= 1
                return back
            if (
                is_adverb(word)
                or word in ("found", "left", '"', "“", "'", "‘")
                or (word in ("and", "or") and back and self._participle(back - 1))
            ):
                back -= 2 if word in ("and", "or") else 1
                continue
            return None
        return None

    def _participle(self, at: int) -> bool:
        trigger = self.tokens[at].trigger
        return bool(trigger and trigger.form == "verb") or self.word(at) in (
            "ambushed",
            "attacked",
            "robbed",
            "hit",
            "struck",
            "captured",
            "tortured",
            "beaten",
            "raped",
            "found",
        )

    def is_unreal(self, at: int) -> bool:
        """Whether a modal or a negation stands close before: "could have killed", "was not wounded"."""
        for back in range(at - 1, max(-1, at - 5), -1):
            word = self.word(back)
            if word in (",", ";") or self.tokens[back].trigger:
                return False
            if word in MODALS and word not in ("may", "might"):
                return True
            if word == "may" and back > 0 and not self.tokens[back].capitalised and self.word(back + 1) != "have":
                return True
        return False

    def object_after(self, at: int) -> list[Phrase]:
        """The co-ordinated phrases that follow a transitive word at once, or with a word of measure between."""
        near = at + 1
        while (is_adverb(self.word(near)) or self.word(near) in QUOTES) and near not in self.starting:
            near += 1
        if near in self.starting:
            return self.chain_right(self.starting[near])
        far = near
        while self.word(far) in _QUANTIFIERS and far not in self.starting and far - near < 5:
            far += 1
        first = self.starting.get(far)
        return self.chain_right(first) if first and first.form == "count" else []

    def chain_right(self, first: Phrase) -> list[Phrase]:
        """A phrase and those joined to it: "two soldiers, a guard of the bank and three children"."""
        chain, certain = [first], 1
        while first.form not in ("many", "none"):
            position = self._past_age(self._past_complement(chain[-1].end))
            moved = position
            while self.word(moved) in _LINKS and moved not in self.starting:
                moved += 1
            following = self.starting.get(moved)
            if following and following.unnumbered and self.word(moved - 1) == "and" and chain[-1].low is not None:
                chain[-1].high = None  # "13 soldiers and scores of civilians"
            if following is None or moved == position or following.form in ("many", "pronoun", "none"):
                break
            of_all = self.word(first.start - 1).endswith("of") and self.word(following.end) in PLURAL_BE
            of_all = of_all and not (first.form == "count" and self.word(position) == ",")
            if (
                (self.is_subject(following) and not of_all)
                or following.partial
                or (following.form == "name" and first.form == "count")
            ):
                break
            joined = any(self.word(between) in _JOINS for between in range(position, moved))
            if not joined and self.word(position) != ",":
                break
            chain.append(following)
            if joined:
                certain = len(chain)
        return chain[:certain]

    def _past_age(self, at: int) -> int:
        """Past an age between commas: "A B, 21, and C D, 22"."""
        return at + 2 if self.word(at) == self.word(at + 2) == "," and self.word(at + 1).isdigit() else at

    def _past_complement(self, at: int) -> int:
        """Past "of the Coast Guard", "of the first battalion": a complement between two joined phrases."""
        if self.word(at) not in ("of", "from"):
            return at
        forward = at + 1 + (self.word(at + 1) == "the")
        last = forward + _COMPLEMENT
        while forward < min(last, len(self.tokens)) and self._is_complement(forward) and forward not in self.starting:
            forward += 1
        while forward in self.starting and self.starting[forward].form == "name":
            forward = self.starting[forward].end
        return forward if forward > at + 1 and self.word(forward) in _LINKS else at

    def _is_complement(self, at: int) -> bool:
        word = self.word(at)
        return self._is_proper(at) or (word.isalpha() and word not in STOPS and not self.tokens[at].trigger)

    def _is_proper(self, at: int) -> bool:
        word = self.word(at)
        return word != "" and (self.tokens[at].capitalised or word.endswith("'s") or word.startswith(("al-", "el-")))

    def is_subject(self, phrase: Phrase) -> bool:
        """Whether a verb or a word of harm of its own follows a phrase."""
        forward = phrase.end
        while is_adverb(self.word(forward)):
            forward += 1
        if forward >= len(self.tokens):
            return False
        if phrase.form == "count" and phrase.high != 1 and self.word(forward) in SINGULAR_BE:
            return False  # "the gunman who killed a guard and three other people is"
        return (
            self.word(forward) in BE
            or self.tokens[forward].trigger is not None
            or self.word(forward) in ("have", "has", "had")
        )

    def chain_left(self, last: Phrase, *, mixed: bool = False) -> list[Phrase]:
        """A phrase and those joined to it on its left: "two soldiers and a guard were killed".

        `mixed` where a name may stand beside others, since the verb is plural: "A B and the driver were killed".
        """
        chain = [last]
        while True:
            moved = chain[0].start - 1
            while moved + 1 not in self.ending and (self.word(moved) in _LINKS or self.word(moved).isdigit()):
                moved -= 1
            previous = self.ending.get(moved + 1) or self.with_complement(moved)
            if previous and self.word(moved + 1) in ("and", ","):
                previous = self._named_before(self._head_of(previous))
            if previous and previous.partial and self.word(moved + 1) in (",", "and"):
                moved, previous = previous.start - 1, self._before_part(previous)
            opening = moved + 1 if moved + 1 in self.ending else chain[0].start - 1
            between = [self.word(position) for position in range(opening, chain[0].start)]
            if previous is None or not self._joins(previous, between, chain, mixed and "and" in between):
                return chain
            chain.insert(0, previous)

    def _named_before(self, phrase: Phrase) -> Phrase:
        """The phrase whose name stands behind it in commas: "a colonel, A B, and his driver"."""
        if phrase.form != "name" or self.word(phrase.start - 1) != "," or self.word(phrase.end) != ",":
            return phrase
        before = self.ending.get(phrase.start - 1)
        return before if before and before.form == "one" else phrase

    def _before_part(self, part: Phrase) -> Phrase | None:
        """The whole before a part of it in commas: "26 people, including a mayor, and four attackers died"."""
        at = part.start - 1
        while at > 0 and self.word(at) in ("including", "among", "them", ",", "of", "whom"):
            at -= 1
        return self.ending.get(at + 1)

    def with_complement(self, at: int, link: str = "and") -> Phrase | None:
        """The phrase that ends before a complement: "a lieutenant of the army" and two fighters."""
        if self.word(at + 1) != link:
            return None
        for back in range(at, max(0, at - 5), -1):
            if self.word(back) in ("of", "from"):
                return self.ending.get(back)
            if self.tokens[back].trigger or self.word(back) in _BOUNDARIES or not self.word(back)[0].isalpha():
                return None
        return None

    def _joins(self, previous: Phrase, between: list[str], chain: list[Phrase], mixed: bool) -> bool:
        if (
            not between
            or previous.form in ("many", "pronoun", "none")
            or ((previous.form == "name") != (chain[-1].form == "name") and not mixed)
        ):
            return False
        if previous.whom is None and previous.form == "count" and self.word(previous.start - 1) in ("from", "to"):
            return False  # "rose from 30 to 47, with 85 injured"
        if self.word(previous.start - 1) in _EXCEPT or (
            (self.word(previous.start - 2), self.word(previous.start - 1)) in _EXCEPTED
        ):
            return False
        opening = self.tokens[previous.start - 1].trigger if previous.start else None
        if (self.tokens[previous.end - 1].trigger and previous.struck_inside is None) or (
            opening and opening.form in ("verb", "active")
        ):
            return False
        if len(chain) > 1 or any(word in ("and", "&", "as", "with") for word in between):
            return True
        # A headline's comma is an "and": "Father, two daughters shot dead", "Six Kenyan teachers, two drivers killed".
        if between != [","] or previous.start > 0 or previous.form not in ("one", "count"):
            return False
        named = any(token.capitalised and not is_person(token.lower) for token in self.tokens[1 : previous.end])
        counted = previous.form == "count" and previous.known and chain[-1].form == "count"
        return counted or not named or is_headline(self.tokens)

    def subject_before(self, at: int, be: int | None) -> list[Phrase]:
        """The phrases that a passive or intransitive word says it of."""
        stop = be if be is not None else at
        number = None
        if be is not None:
            number = 1 if self.word(be) in SINGULAR_BE else 2 if self.word(be) in PLURAL_BE else None
        last = stop
        while is_adverb(self.word(last - 1)):
            last -= 1
        if self.word(last - 1) in ("who", "that", "which"):
            stop = last - 1
        some = self._some_of_them(stop)
        if some:
            return [some]
        before_aside = self._before_aside(stop, number)
        if before_aside:
            return self.chain_left(before_aside)
        second_best: Phrase | None = None
        position = stop
        for phrase in reversed(self.people):
            if phrase.end > stop:
                continue
            if any(self._cuts(back) for back in range(phrase.end, position)):
                break
            position = phrase.start
            if not phrase.known and phrase.end != stop:
                continue
            if self.word(phrase.start) in _OBJECT_PRONOUNS:
                continue
            phrase = self._head_of(phrase)
            if phrase.partial or not self._agrees(phrase, number) or self._is_aside(phrase):
                continue
            before = self.word(phrase.start - 1)
            if before in _AGENTS:
                continue
            if before in _PREPOSITIONS and phrase.form != "count" and phrase.start > 1:
                second_best = second_best or phrase
                continue
            return self.chain_left(phrase, mixed=number == 2)
        return [second_best] if second_best else []

    def is_in_complement(self, phrase: Phrase) -> bool:
        """Whether a name stands behind a preposition, as a place does: "a man hit by shrapnel in Nikopol died"."""
        return phrase.form == "name" and self.word(phrase.start - 1) in _PREPOSITIONS

    def past_who(self, subject: Phrase) -> int | None:
        """Where the clause begins that describes a phrase: "the governor of Ghazni, who" was wounded; None without."""
        at = subject.end
        if self.word(at) in ("of", "from", "in"):
            at += 1
            while self.word(at) == "the" or self._is_proper(at):
                at += 1
        at += self.word(at) == ","
        return at + 1 if self.word(at) in ("who", "that") else None

    def _head_of(self, phrase: Phrase) -> Phrase:
        """The phrase that another one only complements: "seven officers" of the police, or who were on patrol."""
        if self.word(phrase.start) == "who":
            before = self.ending.get(phrase.start) or self.with_complement(phrase.start - 1, link="who")
            return self._head_of(before) if before and before.form in ("count", "one", "name") else phrase
        back = phrase.start - 1
        while back > phrase.start - 6 and (
            self._is_proper(back)
            or self.word(back) in _WITHIN_COMPLEMENT
            or self.word(back)[:1].isdigit()
            or (self.word(back) in ("of", "from") and self.word(back - 1) in _WITHIN_COMPLEMENT)
        ):
            back -= 1
        before = self.ending.get(back) if self.word(back) in ("of", "from") else None
        return self._head_of(before) if before and before.form in ("count", "one") else phrase

    def _some_of_them(self, stop: int) -> Phrase | None:
        """The part that is said to have come off worse: "ten people were hurt, two of whom died"."""
        last = stop
        while is_adverb(self.word(last - 1)):
            last -= 1
        phrase = self.ending.get(last)
        of_them = self.word(last - 1) in ("whom", "them") or self.word(stop) == "who"
        if phrase is None or not phrase.partial or not of_them:
            return None
        before = [token.trigger for token in self.tokens[: phrase.start] if token.trigger]
        here = next((token.trigger for token in self.tokens[stop:] if token.trigger), None)
        if not before and here and here.harm == "killed":
            phrase.partial, phrase.definite = False, True
            return phrase
        if before and before[-1].struck and here and here.harm == "killed":
            phrase.partial = False  # those shot are counted with their dead
            return phrase
        if not before or here is None or here.harm == before[-1].harm or before[-1].form == "toll":
            return None
        phrase.partial, phrase.additional = False, True
        return phrase

    def _before_aside(self, stop: int, number: int | None) -> Phrase | None:
        """The subject before an aside in commas or dashes: "six people, all of them drivers, were killed"."""
        mark = self.word(stop - 1)
        if mark != "," and mark not in _DASHES:
            return None
        for comma in range(stop - 2, max(0, stop - 24), -1):
            if self.tokens[comma].trigger or self.word(comma) == ";":
                return None
            phrase = self.ending.get(comma) if self.word(comma) == mark else None
            phrase = self._head_of(phrase) if phrase and phrase.form == "name" else phrase
            if phrase and phrase.form in ("count", "one", "name") and not phrase.partial:
                if (self.word(stop - 3), self.word(stop - 2)) in _OF_THEM:
                    phrase = self._whole_of(phrase) or phrase
                return phrase if phrase.known and self._agrees(phrase, number) else None
        return None

    def _whole_of(self, part: Phrase) -> Phrase | None:
        """The count of which a part is told behind a comma: "130 people, 90 men and 40 women among them, died"."""
        whole = self.ending.get(part.start - 1) if self.word(part.start - 1) == "," else None
        return whole if whole and whole.form == "count" and (whole.low or 0) > (part.low or 0) else None

    def _is_aside(self, phrase: Phrase) -> bool:
        """Whether a phrase is no subject: "several soldiers among them", "with them", the name of a thing."""
        before = self.word(phrase.start - 1)
        if phrase.form in ("many", "pronoun") and (self.word(phrase.end) == "among" or before in _PREPOSITIONS):
            return True
        if self.word(phrase.end) in _DASHES and any(
            self.word(back) in _DASHES for back in range(max(0, phrase.start - 5), phrase.start)
        ):
            return True
        return phrase.form == "name" and before in ("the", "a", "an")

    def _cuts(self, at: int) -> bool:
        trigger = self.tokens[at].trigger
        if trigger and trigger.form in ("verb", "died", "active"):
            return self.word(at + 1) not in ("and", "or", ",")
        return self.word(at) in _BOUNDARIES

    def _agrees(self, phrase: Phrase, number: int | None) -> bool:
        if number is None:
            return True
        one = (
            phrase.form in ("one", "name", "none")
            or (phrase.form == "count" and phrase.high == 1)
            or phrase.form == "pronoun"
        )
        if phrase.whom == "family":
            return True
        if number == 1:
            return one
        return (
            not one
            or len(self.chain_left(phrase, mixed=True)) > 1
            or self.word(phrase.start - 1) in ("who",)
            or phrase.form == "none"
        )

    def parts(self, start: int, end: int) -> list[Phrase]:
        """Partial phrases in a stretch: "nine people, including three children,"."""
        found: list[Phrase] = []
        for phrase in self.people:
            if start <= phrase.start < end and phrase.form in ("count", "one", "name") and phrase.partial:
                found.append(phrase)
                found.extend(other for other in self.chain_right(phrase)[1:])
        return found


QUOTES = frozenset("\"“”'‘’")
_LINKS = frozenset(
    """and & or plus as well along together with both also , at least some about up to over more than the their his her
    its young little elderly pregnant teenage newborn""".split()
)
_COMPLEMENT = 4
"""Words that a complement between two joined phrases may have: "of the first battalion"."""
_EXCEPT = frozenset(["besides", "except"])
_EXCEPTED = frozenset([("apart", "from"), ("aside", "from"), ("addition", "to")])
"""What sets one beside others of whom something else is told: "apart from the dead mayor, a cousin was hurt"."""
_JOINS = frozenset(["and", "&", "plus", "as", "along", "together", "or"])
_BOUNDARIES = frozenset(
    [";", "that", "when", "after", "while", "but", "because", "although", "whereas", "before", "said", "says"]
)
_OBJECT_PRONOUNS = frozenset(["them", "him", "us", "me"])
_WITHIN_COMPLEMENT = frozenset(
    "the a an one same single his her its their this that region province district town city state village area".split()
)
"""Words between "of" and the noun of a complement: "five members of one family"."""
_OF_THEM = frozenset([("among", "them"), ("of", "them")])
_DASHES = frozenset("-–—")
_AGENTS = frozenset(["by"])
_PREPOSITIONS = frozenset(
    "in of on at with near from against to for inside outside between among by into under".split()
)
_QUANTIFIERS = frozenset(
    """at least no fewer less than more over up to as many some about around nearly almost approximately roughly close
    an estimated above upwards of most the another between total a further excess in circa : his her their its
    """.split()
)
"""Words between a transitive word and a number: "killed no fewer than 12"."""
