"""More ways in which speech is told: relative clauses, spokesmen, verbs of stance, numbered and self-named bodies."""

from __future__ import annotations

import pytest

from test_mentions_attribution_cues import read, speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They worked for the charity Lumen, which announced that a guide had died.", ["charity Lumen"]),
        ("The town fell to the Norland army, which rejected the charge.", ["Norland army"]),
        ("Troops clashed with fighters of the ELN, which has denied any role.", ["ELN"]),
        ("The figures come from the Ministry of Health, which says 40 people died.", ["Ministry of Health"]),
        ("Elders met Colonel Ali Hassan, who said the road was open again.", ["Ali Hassan"]),
        ("Five bodies lay there, though MSF, whose hospital took in 17, warned of more.", ["MSF"]),
        ("The town fell to the army, which said nothing about losses.", []),
        ("Shots were fired at the army, which was told to hold fire.", []),
    ],
)
def test_a_clause_that_only_adds_something_speaks_for_the_one_before_it(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker", "organisation"),
    [
        ("The Norland Taliban, in a message by their spokesman Omar Sayed, condemned it.", "Omar Sayed", "Taliban"),
        ("The state government said through Commissioner Musa Danja that it took no part.", "Musa Danja", "government"),
        ("The army said in a statement signed by its spokesman Col. Adama Keita that 12 died.", "Adama Keita", "army"),
        ("Through its spokesman Abdul Karimi the ministry denied the report.", "Abdul Karimi", "ministry"),
        ("The PKK said in a statement read by spokesman Zagros Amed that nobody was hurt.", "Zagros Amed", "PKK"),
        ("The army said the bridge was blown up by rebels led by Colonel Ali Nur.", None, "army"),
    ],
)
def test_a_body_speaks_through_its_spokesman(text: str, speaker: str | None, organisation: str) -> None:
    first = read(text)[0]
    assert first.speaker == speaker
    assert organisation in (first.organisation or "")


@pytest.mark.parametrize(
    ("text", "speaker", "organisation"),
    [
        (
            "Bilal Sarwar, spokesman of the Rescue 1155 service, said 45 were dead.",
            "Bilal Sarwar",
            "Rescue 1155 service",
        ),
        ("Waad Qasim, commander of the 30th Brigade, said no letter had come.", "Waad Qasim", "30th Brigade"),
        ("Colonel Hassan Abdi of Division 43 said the town was retaken.", "Hassan Abdi", "Division 43"),
        (
            "Walid Awad, director of the hospital in Sarna to which they came, said six died.",
            "Walid Awad",
            "hospital in",
        ),
        ("Nine died, Ali Anou, the sub-prefect of Kumbo, told the press.", "Ali Anou", "Kumbo"),
        ("It was an error, said Carlos Galvan Jr., the ministry's adviser.", "Carlos Galvan Jr", "ministry"),
        ("High Commissioner for Human Rights Vera Tamm was horrified.", "Vera Tamm", ""),
        ("On Sunday Interior Minister Pierre Kaz, sent from the capital, announced a curfew.", "Pierre Kaz", ""),
        ("A group that calls itself Rain Column said in a post that it had done it.", None, "Rain Column"),
        ("A group that few had heard of, Saraya al-Nur, claimed responsibility online.", None, "Saraya al-Nur"),
        ("Islamic Jihad's armed wing, the Sabra Brigades, said it fired a rocket.", None, "Sabra Brigades"),
        ("The teachers' union, KTU, told its members to leave the region.", None, "KTU"),
        ("The Central Committee of Norland Doctors counted 37 dead.", None, "Committee of Norland Doctors"),
        ("The National Unity Government, set up by ousted lawmakers, condemned it.", None, "National Unity Government"),
    ],
)
def test_names_and_bodies_are_cut_where_they_end(text: str, speaker: str | None, organisation: str) -> None:
    first = read(text)[0]
    assert first.speaker == speaker
    assert organisation in (first.organisation or "")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Governor Nadir Rufai suspects a partnership of bandits and rebels.", "blamed"),
        ("Governor Danilo Rueda expected the talks to change the region.", "said"),
        ("The state prosecutor raised the number of officers killed to 14.", "said"),
        ("The government holds to 132.", "said"),
        ("The northern spokesman asks why soldiers were seen there.", "said"),
        ("The RSF answered that it was committed to the truce.", "said"),
        ('"Nobody asked us," complained Fahad Hamid, the acting mayor.', "said"),
        ("The Support Group (SGX) disowned it in a message.", "denied"),
        ("Captain Ali Reza identified the place as Gohati village.", "said"),
        ("Defence Minister Flora Paris gave the particulars in the morning.", "said"),
        ("President Emil Marron visited the town and called it a deadly attack.", "said"),
        ('The UN "strongly condemned" the attack.', "condemned"),
    ],
)
def test_verbs_that_tell_a_view_or_a_figure_are_speech(text: str, stance: str) -> None:
    assert [a.stance for a in read(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "The army kept to the road.",
        "Two ISIS suspects held talks with the elders.",
        "The colonel raised the flag on the hill.",
        "The patrol was expected to arrive.",
    ],
)
def test_the_same_verbs_of_other_deeds_are_none(text: str) -> None:
    assert read(text) == ()


def test_one_of_several_private_persons_is_one_without_the_name_of_the_family() -> None:
    (first,) = read("The gunmen had grenades, one of Qasim's sons told reporters.")
    assert (first.speaker, first.role, first.organisation) == (None, "son", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ten died, the Norland Observatory said. The war monitor gave no names, but the war monitor said more.", 1),
        ("MSF said the hospital was full. The medical charity said it had no beds.", 1),
        ("Lumen International counted 40 bodies. The rights group called it a massacre.", 1),
        ("The Saudi-led coalition denied it. The alliance said no aircraft had flown.", 1),
        ("The army said it had left. The rights group called it a lie.", 2),
        ("MSF said the hospital was full. The alliance said it was sorry.", 2),
        (
            "A local elected official said 32 died. The mayor said it was calm. The elected official spoke of 40.",
            2,
        ),
        ("The bomber struck in the Police Lines area. The imam died, police said.", 1),
    ],
)
def test_a_speaker_told_by_what_it_is_is_the_one_named_before(text: str, expected: int) -> None:
    found = speakers(text)
    assert len(set(found)) == expected
    assert "Police Lines area" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A policeman from Sarna said the road was open.", (None, "policeman")),
        ("A source at the Sarna hospital said 12 died.", ("Sarna hospital", "source")),
        ("An official in Sarna said 12 died.", (None, "official")),
        ("A government spokesman in Sarna said 12 died.", ("government", "spokesman")),
    ],
)
def test_a_place_is_no_organisation(text: str, expected: tuple[str | None, str]) -> None:
    (first,) = read(text)
    assert (first.organisation, first.role) == expected


def test_a_state_speaks_through_its_news_agency_but_other_agencies_pass_on() -> None:
    assert speakers("Six people were killed by a mine, SANA said.") == ["SANA"]
    assert speakers("Six people were killed by a mine, Reuters said.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On Sunday Interior Minister Pierre Kaz, sent from the capital, announced that two officers, one of them a "
            "colonel, are held.",
            ["Pierre Kaz"],
        ),
        ("The mayor of Sarna, Lena Novak, confirmed it, and Adam Weber, the clan's leader, complained.", 2),
        ("Leaders met, a councillor who was there told reporters.", ["councillor"]),
        ("The Sarna operations command held the Islamic State in Norland and Sudland (ISNS) responsible.", 1),
        ("Mohammad Shafi, head of Churan village near Uri, said that children could go.", ["Mohammad Shafi"]),
    ],
)
def test_asides_and_second_clauses_do_not_change_the_speaker(text: str, expected: list[str] | int) -> None:
    found = speakers(text)
    assert len(found) == expected if isinstance(expected, int) else found == expected
