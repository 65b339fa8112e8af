"""Who said what: offices, bodies, private persons, pronouns, passives and asides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.mentions.attribution import find_attributions
from dateline.mentions.sentences import split
from dateline.model.mentions import Attribution
from dateline.model.text import compose_report


def read(text: str, title: str | None = None) -> tuple[Attribution, ...]:
    report = compose_report(body=text, title=title)
    return find_attributions(report, split(report))


def told(text: str) -> tuple[str | None, str | None, str | None, str]:
    found = read(text)
    assert len(found) == 1, found
    only = found[0]
    return only.speaker, only.role, only.organisation, only.stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Colonel Anton Weber, spokesman for the Defence Ministry, said that two posts were shelled.",
            ("Anton Weber", "spokesman", "Defence Ministry", "said"),
        ),
        (
            "Two posts were shelled, said Maria Obi, governor of Sarna Province.",
            ("Maria Obi", "governor", "Sarna Province", "said"),
        ),
        (
            "Interior Ministry spokeswoman Lena Novak denied that prisoners had been beaten.",
            ("Lena Novak", "spokeswoman", "Interior Ministry", "denied"),
        ),
        (
            "French President Paul Martin condemned the attack on the convoy.",
            ("Paul Martin", "President", "France", "condemned"),
        ),
        ("According to a security source in Sarna, four gunmen escaped.", (None, "security source", None, "said")),
        (
            "The Joint Relief Command said on Monday that the road was open.",
            (None, None, "Joint Relief Command", "said"),
        ),
        ("Reporters were told by a senior army official that ten men died.", (None, "official", "army", "said")),
        (
            "The army chief, General Omar Haddad, warned of more attacks.",
            ("Omar Haddad", "chief", "army", "warned"),
        ),
        (
            "Peter Mensah, who heads the Truce Monitoring Commission, urged both sides to hold fire.",
            ("Peter Mensah", "head", "Truce Monitoring Commission", "urged"),
        ),
    ],
)
def test_name_role_and_body_are_told_apart(text: str, expected: tuple[str | None, ...]) -> None:
    assert told(text) == expected


def test_a_surname_and_a_pronoun_are_the_person_introduced_before() -> None:
    found = read(
        "Brig. Gen. Anton Weber, spokesman for the Coast Command, announced a search. "
        "He said that a boat was missing. According to Weber, nobody was hurt."
    )
    assert [a.speaker for a in found] == ["Anton Weber"] * 3
    assert {a.organisation for a in found} == {"Coast Command"}


def test_an_office_named_later_in_the_text_still_counts() -> None:
    found = read("Weber denied the report. Afterwards the mayor, Anton Weber, flew to the capital.")
    assert [(a.speaker, a.role) for a in found] == [("Anton Weber", "mayor")]


@pytest.mark.parametrize(
    "text",
    [
        "A resident, Karim Saleh, said the soldiers came at night.",
        "Karim Saleh, a brother of the victims, told the agency that he heard shots.",
        "Karim Saleh said the soldiers came at night.",
        "Karim Saleh, a shepherd, said the soldiers came at night.",
    ],
)
def test_private_persons_are_never_named(text: str) -> None:
    found = read(text)
    assert found
    assert all(a.speaker is None for a in found)


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported that the bridge was down.",
        "The blast claimed 12 lives.",
        "The ceasefire was called off on Monday.",
        "The report was long.",
        "Police have not explained why the road was closed.",
        "Villages that both Arland and Borland claim, were quiet.",
        "The sun rose over the hills.",
    ],
)
def test_press_and_ordinary_verbs_are_no_statements(text: str) -> None:
    assert read(text) == ()


def test_the_subject_is_found_around_an_aside() -> None:
    text = "President Ana Duarte, whose army is fighting the rebels in the north, condemned the killing."
    assert [a.speaker for a in read(text)] == ["Ana Duarte"]
    text = "The coalition against the Northern Front welcomed the accord."
    assert [a.organisation for a in read(text)] == ["coalition"]


def test_a_second_verb_has_the_subject_of_the_first() -> None:
    found = read("Governor Maria Obi condemned the raid and promised an inquiry.")
    assert [(a.speaker, a.stance) for a in found] == [("Maria Obi", "condemned"), ("Maria Obi", "vowed")]


def test_a_body_has_the_state_that_the_text_gives_it_elsewhere() -> None:
    found = read("The French Defence Ministry sent planes. Defence Ministry spokesman Ian Reed said two were hit.")
    assert [a.organisation for a in found] == ["French Defence Ministry"]


def test_direct_words_are_quoted_and_concern_is_a_stance() -> None:
    found = read('State Chancery spokesman Ian Reed said his country expressed "grave concern" about the shelling.')
    assert found[0].quote == "grave concern"
    assert found[0].stance == "expressed concern"


def test_a_claim_of_responsibility() -> None:
    found = read("The Northern Liberation Front claimed responsibility for the ambush.")
    assert [(a.organisation, a.stance) for a in found] == [("Northern Liberation Front", "claimed")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "said",
                "Gen.",
                "the",
                "minister",
                "of",
                "Anton",
                "Weber",
                ",",
                '"',
                "who",
                "he",
                "army",
                "’s",
                "(",
                ")",
                "according",
                "to",
                "told",
                "al-Hadi",
                "\u202e",
                "\x00",
                "٣",
                ".",
                "\n\n",
                "statement",
                "by",
                "and",
            ]
        ),
        max_size=60,
    )
)
def test_every_span_stands_in_the_text(pieces: list[str]) -> None:
    report = compose_report(body=" ".join(pieces) or "x")
    for found in find_attributions(report, split(report)):
        assert 0 <= found.start < found.end <= len(report.text)
        for span in (found.speaker_span, found.role_span, found.organisation_span, found.cue, found.content):
            assert span is None or 0 <= span[0] < span[1] <= len(report.text)
        assert found.quote is None or found.quote in report.text


def test_the_office_told_before_the_name_is_that_of_the_person_named_later() -> None:
    found = read("The information minister said that a school was hit. Saleh Idris wrote that ten pupils had died.")
    assert [(a.speaker, a.role) for a in found] == [("Saleh Idris", "information minister")] * 2


def test_its_spokesman_speaks_for_the_body_of_the_sentence_before() -> None:
    found = read("The Northern Liberation Front was not invited. Its spokesman said that it would not disarm.")
    assert [(a.role, a.organisation) for a in found] == [("spokesman", "Northern Liberation Front")]
    group = read("They blamed the Northern Liberation Front. The rebel group's spokesman denied the charge.")
    assert (group[-1].role, group[-1].organisation) == ("spokesman", "Northern Liberation Front")


def test_he_is_the_person_in_office_of_the_sentence_before_who_said_nothing_there() -> None:
    found = read(
        'Shops shut early. Roads were empty. Rain fell. Governor Maria Obi paid tribute. "We stand," she said.'
    )
    assert [a.speaker for a in found] == ["Maria Obi"]


def test_speech_in_quotation_marks_may_run_over_several_sentences() -> None:
    found = read('"It rose off the road. There was smoke and you could see nothing," said a driver who was behind.')
    assert [(a.role, a.quote) for a in found] == [
        ("driver", "It rose off the road. There was smoke and you could see nothing,")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One of the participants said that the march was calm.", (None, "participant", None, "said")),
        (
            "The director of the Sarna Directorate of Hunters and Guards, Musa Tal, made known that the road is open.",
            ("Musa Tal", "director", "Sarna Directorate of Hunters and Guards", "announced"),
        ),
        (
            "Sheikh Omar Haddad, who had helped to arrange it, said that it would last.",
            ("Omar Haddad", "Sheikh", None, "said"),
        ),
        (
            "Solange Mbeki, who leads a women's cooperative, said that it would last.",
            ("Solange Mbeki", "head", "women's cooperative", "said"),
        ),
        ("The governor of Deir ez-Zor said that ten died.", (None, "governor", "Deir ez-Zor", "said")),
    ],
)
def test_roles_and_bodies_of_many_kinds(text: str, expected: tuple[str | None, ...]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lena Novak, governor of the Sarna region, said on Friday that the bridge was gone.",
            ("Lena Novak", "governor", "Sarna region", "said"),
        ),
        (
            "The Commissioner for Public Order and Home Affairs, Samuel Obi, said that nine had died.",
            ("Samuel Obi", "Commissioner", "Public Order and Home Affairs", "said"),
        ),
        ('"We ran," a gendarme who got away told this paper.', (None, "gendarme", None, "said")),
        (
            "A senior official who was briefed on the talks said that both had agreed.",
            (None, "senior official", None, "said"),
        ),
        ("But a teacher from Sarna, who has moved away, calls it a surrender.", (None, "teacher", None, "said")),
        ("An associate of the bandit leader said in a recording that it was over.", (None, "associate", None, "said")),
        ('"We stay," vowed the mayor of Sarna, Peter Mensah.', ("Peter Mensah", "mayor", "Sarna", "vowed")),
        ('"They came at noon," said one of the survivors, who gave no name.', (None, "survivors", None, "said")),
        ("Residents contacted by telephone said that the men wore uniforms.", (None, "Residents", None, "said")),
    ],
)
def test_speakers_in_relative_clauses_and_behind_complements(text: str, expected: tuple[str | None, ...]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Maria Obi Jr. laid the blame on foreign powers.", ("Maria Obi Jr", "President", None, "blamed")),
        ("Mayor Lena Novak asked the public to stay calm.", ("Lena Novak", "Mayor", None, "urged")),
        (
            "Peter Mensah, director of culture and information, confirmed six deaths.",
            ("Peter Mensah", "director", None, "confirmed"),
        ),
        (
            "A war monitor, the Sarna Observatory for Human Rights, said nine had died.",
            (None, None, "Sarna Observatory for Human Rights", "said"),
        ),
        (
            '"Stop," said Omar Haddad, who co-chairs the Sarna Council.',
            ("Omar Haddad", "co-chair", "Sarna Council", "said"),
        ),
    ],
)
def test_offices_and_bodies_in_other_words(text: str, expected: tuple[str | None, ...]) -> None:
    assert told(text) == expected


def test_who_is_asked_does_not_speak() -> None:
    assert read("The governor was asked about the raid.") == ()


def test_a_relative_clause_does_not_lend_its_subject_to_another_verb() -> None:
    assert [a.role for a in read("The driver who told police about the convoy was shot.")] == []


def test_what_somebody_called_a_thing_is_no_statement() -> None:
    assert read("Jets hit what the army called a workshop.") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Roads are safe, said the head of the province, Amadou Sarna.", "Amadou Sarna"),
        ("Amadou Sarna, who speaks for the interior ministry, said that roads were safe.", "Amadou Sarna"),
        ("Sheikh Amadou Sarna, who spoke for the mediators, begged the young to hand in their rifles.", "Amadou Sarna"),
        ("Nine people died, the Belik civil defence said.", "Belik civil defence"),
        ("Nine people died, the chairman of the local civil society said.", "civil society"),
    ],
)
def test_a_speaker_is_found_behind_what_is_told_of_him(text: str, name: str) -> None:
    report = compose_report(body=text)
    found = find_attributions(report, split(report))
    assert any(name in " ".join(filter(None, (one.speaker, one.organisation, one.role))) for one in found)


def test_an_unnamed_source_speaks_for_no_state() -> None:
    report = compose_report(body="An Iraqi security source put the time of the attack at 22:30.")
    [one] = find_attributions(report, split(report))
    assert (one.role, one.organisation) == ("Iraqi security source", None)
