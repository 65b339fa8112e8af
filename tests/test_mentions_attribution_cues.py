"""How speech is told: two speakers of one verb, words passed on, accounts, feelings, and names of bodies."""

from __future__ import annotations

import pytest

from dateline.mentions.attribution import find_attributions
from dateline.mentions.sentences import split
from dateline.model.mentions import Attribution
from dateline.model.text import compose_report


def read(text: str) -> tuple[Attribution, ...]:
    report = compose_report(body=text)
    return find_attributions(report, split(report))


def speakers(text: str) -> list[str | None]:
    return [a.speaker or a.organisation or a.role for a in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The road is open, President Omar Haddad and the Red Cross announced.", ["Omar Haddad", "Red Cross"]),
        ("Nine people died, a source at the Sarna hospital and a resident told us.", ["Sarna hospital", "resident"]),
        (
            "The raid was condemned by the European Union and by Norland's president, Adam Weber.",
            ["Adam Weber", "European Union"],
        ),
        ("Norland and the Southern League, sponsors of the talks, said that the truce holds.", ["Southern League"]),
    ],
)
def test_two_speakers_of_one_verb_are_two_unless_both_are_bodies(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norland defence ministry was quoted by Interpress as saying that two died.", "Norland defence ministry"),
        ("Interpress quoted the Northern Coalition as calling the report false.", "Northern Coalition"),
        ("The paper reports Umar Kasim of the Black Front as saying the strike was revenge.", "Umar Kasim"),
        ("The defence minister of Norland was cited by the paper as saying that ten died.", "Norland"),
    ],
)
def test_whose_words_another_passes_on_is_the_speaker(text: str, expected: str) -> None:
    assert speakers(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By the account of the police, three gunmen took part.", ("police", "said")),
        ("Three gunmen took part, by the army's count.", ("army", "said")),
        ("The Secretary-General, Anton Guter, was deeply outraged.", ("Anton Guter", "expressed concern")),
        ('The Security Council is "gravely concerned".', ("Security Council", "expressed concern")),
        ("Home Secretary Hafiz Basit had spoken of ten dead.", ("Hafiz Basit", "said")),
        ("Envoy Ian Grund talked of a tragic day.", ("Ian Grund", "said")),
        ("Chief Minister N. Biren Sanu spoke in the assembly of a step.", ("N. Biren Sanu", "said")),
        ("Governor Baba Zulum went to the burial and put their number at 43.", ("Baba Zulum", "said")),
        ("The security forces held the Black Front responsible.", ("security forces", "blamed")),
        ("Two militias issued denials.", ("militias", "denied")),
        ("The state railway company said that forty died.", ("state railway company", "said")),
        (
            "The regional ministry of border affairs says the post is held.",
            ("regional ministry of border affairs", "said"),
        ),
        (
            "Sailors fell, the administration of northeast Norland said.",
            ("administration of northeast Norland", "said"),
        ),
        ("The health authorities in Sarna say nine died.", ("health authorities in Sarna", "said")),
        ("The Hmara Inpui declared the paper null.", ("Hmara Inpui", "said")),
        ("Six died, according to Miyetti Ama, the union of herders.", ("Miyetti Ama", "said")),
        ("Anas Rahman, for the BRN, spoke of an experiment.", ("Anas Rahman", "said")),
        ("The army's spokesman in the sector, Lieutenant Jules Ngon, said two died.", ("Jules Ngon", "said")),
        ("Speaking to reporters in Sarna, the governor, Adam Weber, described it as barbaric.", ("Adam Weber", "said")),
        ("A statement of the premier's office reads that the border is closed.", ("premier's office", "said")),
    ],
)
def test_constructions_that_tell_speech(text: str, expected: tuple[str, str]) -> None:
    found = read(text)
    assert [(a.speaker or a.organisation or a.role, a.stance) for a in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody claimed responsibility at once.",
        "No organisation has said that it did this.",
        "Initial reports suggest that gunmen are behind it.",
        "The group reads papers.",
        "The column went on to Sarna after dark.",
    ],
)
def test_nobody_and_plain_verbs_tell_no_speech(text: str) -> None:
    assert read(text) == ()


def test_a_minister_without_a_land_is_of_the_state_of_which_the_report_speaks_most() -> None:
    text = "Somali troops ended the siege in Somalia. A Kenyan was hurt. The health minister said ten died."
    found = read(text)
    assert [(a.role, a.organisation) for a in found] == [("health minister", "Somalia")]
    assert found[0].organisation_span == (0, len("Somali"))
    assert read("Somali and Kenyan troops met. The health minister said ten died.")[0].organisation is None
    assert read("Somali troops came. A former minister said ten died.")[0].organisation is None


def test_a_body_is_given_with_the_short_name_that_the_report_gives_it() -> None:
    found = read("The Sarna Liberation Front (SLF) was silent. Later the SLF said that it had lost nobody.")
    assert [a.organisation for a in found] == ["Sarna Liberation Front (SLF)"]


def test_he_is_the_subject_of_the_sentence_unless_the_one_before_goes_on() -> None:
    introduced = "President Ilham Weber said the land was free. "
    assert speakers(introduced + "The prime minister, Nikol Adam, had no part in it, he told the nation.")[-1] == (
        "Nikol Adam"
    )
    assert speakers(introduced + "The police chief, Nikol Adam, was one of the dead, he added.")[-1] == "Ilham Weber"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anton Weber, who belongs to its Joint Assessment Team, admitted errors.", "Anton Weber"),
        ("Doctors treated 35 people, said Anton Weber, the founder of the Sarna ambulance service.", "Anton Weber"),
        ("Anton Weber, who coordinates the Red Cross programme, reports that two died.", "Anton Weber"),
        ("Fighters shelled guards and villagers, the coalition's spokesman, Colonel Anton Weber, said.", "Anton Weber"),
        ("The Norland president and his Borland counterpart Anton Weber met. Weber said it was over.", "Anton Weber"),
        ("Recep Tayyip Erdoğan told reporters that the deal would hold.", "Recep Tayyip Erdoğan"),
    ],
)
def test_offices_told_by_what_somebody_does_and_known_figures(text: str, expected: str) -> None:
    assert [a.speaker for a in read(text)] == [expected]


def test_a_word_that_only_opens_its_sentence_is_no_name() -> None:
    assert read("Gunmen said they had won.") == ()
    assert [a.organisation for a in read("Mwatana said two died. The report of Mwatana is long.")] == ["Mwatana"]


def test_a_headline_in_capitals_ends_the_name_of_a_body_at_its_verb() -> None:
    title = "Northern Coalition Denies Bombing Funeral"
    report = compose_report(body="Two died. The coalition said that it bombed nobody.", title=title)
    assert [a.organisation for a in find_attributions(report, split(report))] == ["Northern Coalition"]
