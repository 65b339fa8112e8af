"""Who did it to whom: active and passive, nouns, clashes, claims, blame, denial, arrests, and nobody."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.accounts.participants import Participants, participants
from dateline.knowledge.codebook import KINDS, action
from dateline.mentions import sentences
from dateline.mentions.actors import find_actors
from dateline.model.mentions import ActorMention, EventTrigger
from dateline.model.text import Report, compose_report


def read(text: str, trigger: str, word: str = "other", scope: int | None = None) -> tuple[Report, Participants]:
    """`scope`: how many of the sentences tell the incident (all where None)."""
    report = compose_report(body=text)
    cut = sentences.split(report)
    at = report.text.index(trigger)
    event = EventTrigger(at, at + len(trigger), action(word))
    return report, participants(report, cut, event, find_actors(report, cut), cut[:scope])


def who(text: str, trigger: str, word: str = "other", scope: int | None = None) -> list[str]:
    report, people = read(text, trigger, word, scope)
    for _, spans, _ in people.perpetrators:
        assert spans
        assert all(report.text[start:end] for start, end in spans)
    return [found.name for found, _, _ in people.perpetrators]


def whom(text: str, trigger: str, word: str = "other") -> list[str]:
    return [found.name for found, _ in read(text, trigger, word)[1].targets]


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("IS militants attacked a village near Tuz on Monday.", "attacked", "Islamic State"),
        ("Gunmen attack farm near Jos, four dead.", "attack", "gunmen"),
        ("Four farmers were killed by suspected Boko Haram fighters.", "killed", "Boko Haram"),
        ("Four farmers were killed late on Monday in an ambush by al-Shabaab.", "ambush", "al-Shabaab"),
        ("An ISIS attack killed four farmers.", "attack", "Islamic State"),
        ("A Taliban ambush of a convoy left four dead.", "ambush", "Taliban"),
        ("Police blamed the bombing on the New People's Army.", "bombing", "New People's Army"),
        ("The killing of four farmers was attributed to the ELN in Colombia.", "killing", "ELN"),
        ("Armed men who are believed to belong to the M23 raided a farm.", "raided", "M23"),
        ("Four farmers died at the hands of the Janjaweed.", "died", "Janjaweed"),
        ("An Islamic State suicide bomber killed nine at a well near Tuz.", "killed", "Islamic State"),
        ("Maoists blew up a culvert near Bijapur, killing six.", "blew up", "Maoists"),
        ("Six were killed. Investigators suspect dissidents of the disbanded FARC in Colombia.", "killed", "FARC"),
        ("A car was shelled, killing two. The mayor held Turkey responsible.", "shelled", "Turkey"),
        ("Six died. The killers are fighters of Boko Haram, a chief said.", "died", "Boko Haram"),
        ("Shells hit a camp, killing six. The mayor put it down to the M23.", "killing", "M23"),
        ("Nine were killed. The army pointed to the ADF in Congo.", "killed", "ADF"),
        ("Suspected herders attacked Sarna, killing six.", "attacked", "Suspected herders"),
        ("Six died in an attack. The ELN, a rival of the FARC in Colombia, claimed the attack.", "attack", "ELN"),
    ],
)
def test_the_one_who_did_it(text: str, trigger: str, name: str) -> None:
    assert name in who(text, trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Homes were burned on Monday. Those who fled said that Congolese soldiers had done it.", "burned", "FARDC"),
        ("The pact with a bandit leader, Usman Obi, ended when his men attacked a town.", "attacked", "bandit"),
        ("Ten farmers were killed. The mayor's aide pointed at herders.", "killed", "herders"),
        (
            "Six died in an attack. The Pakistani Taliban (TTP), in a note to reporters, claimed it.",
            "attack",
            "Tehreek-e-Taliban Pakistan",
        ),
        ("Two men on a motorbike shot dead a judge in front of his house.", "shot dead", "two men on a motorbike"),
        ("Three guards died when their car hit a mine planted by Maoist rebels.", "mine", "Maoist rebels"),
        (
            "A trader was killed. Police said that the Red River Front, a militant group, was responsible.",
            "killed",
            "Red River Front",
        ),
        (
            "The fighters of the M23, a militia which says it defends a people, came into the camp and killed nine.",
            "killed",
            "M23",
        ),
        ("Villagers accuse army of burning homes near Fizi.", "burning", "army"),
        ("Passengers were seized on Monday. The men said they belonged to the M23, a driver said.", "seized", "M23"),
    ],
)
def test_the_one_who_did_it_by_other_words(text: str, trigger: str, name: str) -> None:
    assert name in who(text, trigger, scope=1)


def test_a_strike_told_by_where_it_came_from_is_of_those_who_stood_there() -> None:
    text = "Shells hit a camp in Congo, killing six. They were fired from positions of the M23."
    assert who(text, "hit", "shelling", 1) == ["M23"]
    text = "Six died when missiles hit a shop. They were launched from Russia's Belik region."
    assert who(text, "hit", "air_drone_strike", 1) == ["Russia"]


def test_a_force_whose_thing_was_struck_did_nothing() -> None:
    assert who("A mine went off under a police Land Cruiser and took the lives of two.", "went off", "landmine") == []


def test_a_headline_that_counts_the_army_s_dead_makes_it_no_claimant() -> None:
    assert who("Niger army says 17 of its men killed in ambush near border", "ambush", "ambush") == []


def test_fighters_who_are_thought_to_be_foreign_shot_and_were_not_shot() -> None:
    assert "foreign fighters" not in whom("Foreign fighters thought to be Russians shot ten men.", "shot", "shooting")


def test_a_sentence_of_another_incident_says_nothing_of_this_one() -> None:
    text = "Gunmen shot 20 people in Derbent. In March 145 were killed, for which Islamic State took responsibility."
    report = compose_report(body=text)
    cut = sentences.split(report)
    event = EventTrigger(0, 6, action("shooting"))
    told = participants(report, cut, event, find_actors(report, cut), cut[:1], taken=frozenset({cut[1].start}))
    assert [found.name for found, _, _ in told.perpetrators] == ["gunmen"]


def _spans(actors: tuple[ActorMention, ...]) -> list[tuple[int, int]]:
    return [(actor.start, actor.end) for actor in actors]


def test_whom_the_trained_reader_marks_is_taken_where_no_grammar_says_who() -> None:
    text = "A bomb killed nine at Kunduz. The area is a stronghold of the Taliban."
    report = compose_report(body=text)
    cut = sentences.split(report)
    event = EventTrigger(0, 6, action("bombing_ied"))
    found = find_actors(report, cut)
    for sure, expected in ((0.9, ["Taliban"]), (0.02, [])):
        told = participants(report, cut, event, found, cut[:1], dict.fromkeys(_spans(found), sure).__getitem__)
        assert [who.name for who, _, _ in told.perpetrators] == expected


def test_what_a_group_does_in_general_is_no_blame() -> None:
    text = "A blast killed four people in Kabul. ISIS has carried out most of the recent bombings in the city."
    assert who(text, "blast", "bombing_ied", scope=1) == []


def test_the_government_that_did_nothing_did_not_do_it() -> None:
    assert who("Gunfire killed six. Residents blamed the army for failing to come.", "killed", scope=1) == []


def test_arrests_that_a_force_announces_are_its_own() -> None:
    text = "The Syrian Democratic Forces announced on Monday that they had arrested four men near al-Hol."
    assert who(text, "arrested", "raid_arrest") == ["Syrian Democratic Forces"]


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("Three guards were hurt when a Houthi drone exploded over their post.", "exploded", "Houthis"),
        ("An Israeli tank shell killed two reporters.", "tank shell", "Israel"),
        ("A bomb hit a shop. Russia denied targeting civilians.", "bomb", "Russia"),
        (
            "A fighter jet bombed a wedding. A spokesman said that the air force had hit a meeting.",
            "bombed",
            "air force",
        ),
        ("A Turkish drone strike killed two men.", "drone strike", "Turkey"),
        ("Russian missiles hit a market.", "hit", "Russia"),
        ("Warplanes of the Saudi-led coalition bombed a hall in Yemen.", "bombed", "Saudi-led coalition"),
        ("The hall was hit by an air strike of the Saudi-led coalition.", "air strike", "Saudi-led coalition"),
    ],
)
def test_the_owner_of_a_strike(text: str, trigger: str, name: str) -> None:
    assert name in who(text, trigger, "air_drone_strike")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("A roadside bomb killed five soldiers.", "killed"),
        ("Five policemen were killed when their car hit a mine.", "killed"),
        ("Five soldiers killed in blast near Mosul.", "killed"),
        ("The bombing was condemned by the Iraqi government.", "bombing"),
        ("A bomb went off, police said. No group has claimed responsibility.", "bomb went off"),
    ],
)
def test_nobody_is_named_where_nobody_is_said(text: str, trigger: str) -> None:
    assert who(text, trigger) == []


def test_those_who_suffered() -> None:
    assert whom("An attack on Peshmerga positions near Tuz left two dead.", "attack") == ["Peshmerga"]
    assert whom("Gunmen killed five policemen.", "killed") == ["policemen"]
    assert whom("Five policemen were killed by gunmen.", "killed") == ["policemen"]
    assert "villagers" in whom("IS fighters abducted six villagers.", "abducted", "kidnapping")


def test_the_actor_stands_with_id_and_status() -> None:
    _, people = read("Police blamed the blast on the Pakistani Taliban.", "blast")
    ((found, spans, status),) = people.perpetrators
    assert (found.actor_id, status) == ("ttp", "alleged")
    assert spans


def test_a_claim_names_the_gunmen() -> None:
    text = "Gunmen killed four guards. The Islamic State group claimed responsibility for the attack."
    _, people = read(text, "killed", scope=1)
    assert [(found.name, status) for found, _, status in people.perpetrators] == [("Islamic State", "claimed")]
    assert people.claimed_by is not None
    assert people.claimed_by[0].actor_id == "islamic-state"


def test_a_claim_of_another_attack_in_general_words_is_not_taken() -> None:
    text = "A mine killed four guards. Al-Shabaab has often claimed similar attacks in Somalia."
    assert who(text, "killed", scope=1) == []


def test_a_denial_is_kept_as_one() -> None:
    text = "A coalition air strike hit a prison in Yemen. The Saudi-led coalition denied that it had hit the prison."
    _, people = read(text, "air strike", "air_drone_strike")
    assert [(found.name, status) for found, _, status in people.perpetrators] == [("Saudi-led coalition", "denied")]


def test_both_sides_of_a_clash() -> None:
    names = who("Clashes between the Arakan Army and the Myanmar army killed six.", "Clashes", "armed_clash")
    assert set(names) == {"Arakan Army", "Myanmar military"}


def test_arrests_are_done_by_those_who_arrest() -> None:
    text = "Iraqi security forces arrested two ISIS militants in Mosul."
    assert who(text, "arrested", "raid_arrest") == ["Iraqi security forces"]
    assert whom(text, "arrested", "raid_arrest") == ["Islamic State"]


def test_police_as_a_source_did_nothing() -> None:
    assert who("Gunmen killed two traders, police said.", "killed") == ["gunmen"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "ISIS",
                "police",
                "said",
                "killed",
                "by",
                "gunmen",
                "attack",
                "on",
                "the",
                "Taliban",
                ".",
                ",",
                "was",
                "claimed",
                "\n",
            ]
        ),
        min_size=1,
        max_size=60,
    ),
    st.sampled_from(sorted(KINDS)),
)
def test_any_word_order_gives_spans_of_the_text_and_no_one_on_both_sides(parts: list[str], word: str) -> None:
    report = compose_report(body="attack " + " ".join(parts))
    cut = sentences.split(report)
    people = participants(report, cut, EventTrigger(0, 6, action(word)), find_actors(report, cut), cut)
    spans = [span for _, told, _ in people.perpetrators for span in told] + [
        s for _, told in people.targets for s in told
    ]
    assert all(0 <= start < end <= len(report.text) for start, end in spans)
    assert not {found.name for found, _, _ in people.perpetrators} & {found.name for found, _ in people.targets}
