"""Accounts of a model's proposals: under the rules of all others, whatever the model said."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.accounts.proposals import proposed_accounts
from dateline.knowledge.codebook import KINDS
from dateline.mentions import sentences
from dateline.mentions.llm import check
from dateline.mentions.llm_answer import AgreementType, Reacted, Stance, Status, parse
from dateline.mentions.llm_values import Values
from dateline.model.claims import Certainty, Role
from dateline.model.proposals import Proposal, Proposed, ProposedAccount
from dateline.model.text import Publication, compose_report
from dateline.model.values import HARMS, Action, Toll, Who
from llm_server import NOTHING

REPORT = compose_report(
    title="Bomb kills four in Mosul as truce holds",
    body="A bomb killed four farmers and wounded at least two soldiers in Mosul on Thursday, said General Adnan Hadi "
    "of the army. Turkey and the PKK agreed on a truce on Monday, and Qatar welcomed it. “We mourn,” a resident said.",
    publication=Publication(date(2024, 5, 4), "given"),
)
CUT = sentences.split(REPORT)
VALUES = Values(REPORT, CUT)


def proposal(field: str, value: Any, words: str) -> Proposal:
    at = REPORT.text.index(words)
    return Proposal(field, value, ((at, at + len(words)),))


def incident(role: Role, *proposals: Proposal) -> Proposed:
    done = proposal("action", Action("Battles", "Armed clash", "shooting"), "killed")
    return Proposed((ProposedAccount("incident", role, "stated", (done, *proposals)),))


def test_what_was_done_depends_on_whom_it_was_done_to() -> None:
    def kind(*harmed: Proposal) -> object:
        (account,) = proposed_accounts(REPORT, incident("main", *harmed), "llm/1:0")
        assert account.claims[0].origin == "llm/1:0"
        return account.values("action")

    farmers = proposal("toll", Toll("killed", 4, 4, "farmers"), "four farmers")
    soldiers = proposal("target", Who("soldiers"), "soldiers")
    assert kind(farmers) == (Action("Violence against civilians", "Attack", "shooting"),)
    assert kind(soldiers) == (Action("Battles", "Armed clash", "shooting"),)


def test_an_incident_of_which_too_little_is_said_is_none() -> None:
    place = proposal("target", Who("soldiers"), "soldiers")
    for role, kept in (("main", 1), ("background", 0)):
        proposed = incident(role, place)  # type: ignore[arg-type]
        assert len(proposed_accounts(REPORT, proposed, "llm/1:0")) == kept
        assert proposed.dropped.total() == 1 - kept


def test_an_account_proposed_twice_is_one() -> None:
    twice = incident("main", proposal("target", Who("soldiers"), "soldiers")).accounts * 2
    assert len(proposed_accounts(REPORT, Proposed(twice), "llm/1:0")) == 1


def test_the_main_news_stands_first() -> None:
    told = [
        proposal("perpetrator", Who("PKK", "pkk"), "PKK"),
        proposal("toll", Toll("wounded", 2, None), "two soldiers"),
    ]
    accounts = (*incident("background", *told).accounts, *incident("main", *told).accounts)
    assert [a.role for a in proposed_accounts(REPORT, Proposed(accounts), "llm/1:0")] == ["main", "background"]


PIECES = st.tuples(st.integers(0, len(REPORT.text)), st.integers(1, 60)).map(lambda at: REPORT.text[at[0] : sum(at)])
WORDS = st.one_of(st.sampled_from(REPORT.text.split()), PIECES, st.text(max_size=8))
QUOTED = st.fixed_dictionaries({"words": WORDS, "sentence": st.integers(-1, 9)})
SEVERAL = st.lists(QUOTED, max_size=3)
NUMBER = st.none() | st.integers(-2, 5)
FIGURES = st.lists(
    st.builds(
        lambda quoted, harm, low, high: {**quoted, "harm": harm, "low": low, "high": high},
        QUOTED,
        st.sampled_from(HARMS),
        NUMBER,
        NUMBER,
    ),
    max_size=3,
)
REACTIONS = st.lists(
    st.builds(lambda quoted, stance: {**quoted, "stance": stance}, QUOTED, st.sampled_from(get_args(Reacted))),
    max_size=2,
)


def _choice(of: Any) -> Any:
    return st.sampled_from(get_args(of))


ANSWERS = st.fixed_dictionaries(
    {
        "incidents": st.lists(
            st.fixed_dictionaries(
                {
                    "what": QUOTED,
                    "kind": st.sampled_from(list(KINDS)),
                    "role": _choice(Role),
                    "certainty": _choice(Certainty),
                    "figures": FIGURES,
                    **dict.fromkeys(("dates", "places", "perpetrators", "targets", "weapons", "claimed_by"), SEVERAL),
                }
            ),
            max_size=2,
        ),
        "agreements": st.lists(
            st.fixed_dictionaries(
                {
                    "what": QUOTED,
                    "type": _choice(AgreementType),
                    "role": _choice(Role),
                    "status": _choice(Status),
                    "status_words": QUOTED,
                    "reactions": REACTIONS,
                    **dict.fromkeys(("parties", "commitments", "zones", "announced", "in_force", "mediators"), SEVERAL),
                }
            ),
            max_size=2,
        ),
        "statements": st.lists(
            st.fixed_dictionaries(
                {
                    "stance": _choice(Stance),
                    "stance_words": QUOTED,
                    **dict.fromkeys(("speaker", "office", "organisation", "said"), SEVERAL),
                }
            ),
            max_size=2,
        ),
    }
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANSWERS)
def test_whatever_a_model_answers_every_claim_rests_on_words_that_stand(answer: dict[str, Any]) -> None:
    proposed = check(VALUES, parse(json.dumps({**NOTHING, **answer})))
    for account in proposed_accounts(REPORT, proposed, "llm/1:0"):
        for claim in account.claims:
            assert all(piece.stands_in(REPORT) for piece in claim.evidence)
            if isinstance(claim.value, Toll):
                assert (claim.value.harm, claim.value.low, claim.value.high) in {
                    ("killed", 4, 4),
                    ("wounded", 2, None),
                }
            if claim.field == "speaker":
                assert isinstance(claim.value, Who)
                assert set(claim.value.name.split()) <= {"Adnan", "Hadi"}
