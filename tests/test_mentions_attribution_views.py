"""Speech without a plain verb of speech: views, what others pass on, any verb beside a quotation."""

from __future__ import annotations

import pytest

from dateline.mentions.attribution import find_attributions
from dateline.mentions.sentences import split
from dateline.model.text import compose_report


def speakers(text: str) -> list[str]:
    report = compose_report(body=text)
    found = find_attributions(report, split(report))
    return [one.speaker or one.organisation or one.role or "" for one in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Nine people were killed in the raid on Zango, the council chairman, Mr. Idris Bala, disclosed.",
            "Idris Bala",
        ),
        ("A government relief official inside the enclave, Omar Said, told journalists of 40 dead.", "Omar Said"),
        ("A press officer at the base, Hana Lutz, spoke of six wounded soldiers.", "Hana Lutz"),
        ("For Luis Prado, the UN envoy, the truce is only a first step.", "Luis Prado"),
        ("For Defence Minister Ann Berg the attack was an act of revenge.", "Ann Berg"),
        ("In the view of army chief Ali Noor the rebels are beaten.", "Ali Noor"),
        ("In the opinion of the governor, Maria Sosa, the gunmen came from across the river.", "Maria Sosa"),
        ("As county commissioner John Deng sees it, the raiders wanted cattle.", "John Deng"),
        ("As Tom Okello, the army spokesman, tells it, the convoy drove into a trap.", "Tom Okello"),
        ("Salim Faki, who negotiates for the Front, welcomed the step in a tweet.", "Salim Faki"),
        (
            "Eva Rojas, who leads the party in the field, keeps telling visitors that no arms will be laid down.",
            "Eva Rojas",
        ),
        (
            "At a briefing in the evening the state's police chief, P. R. Nair, read out new numbers: 31 and 102.",
            "P. R. Nair",
        ),
        ("Gunmen from the next village did it, Isa Musa, a clan elder, charged in an interview.", "Isa Musa"),
        (
            "The agency quotes Vera Stan, spokeswoman of the country's rescue service, who certified 103 deaths.",
            "Vera Stan",
        ),
        ("The radio has the governor of the province, Jan Novak, saying that the road is open.", "Jan Novak"),
        ("The radio has a leader of the Front, Adam Keita, saying that there would be more of the kind.", "Adam Keita"),
        ("A press note from the Sarna police gives 37 dead and 129 hurt.", "Sarna police"),
        (
            "A communiqué that the Defence Ministry put out on Tuesday admits the loss of sixteen servicemen.",
            "Defence Ministry",
        ),
        ("Two bombs on bicycles did the damage, the Anti-Terrorism Squad found.", "Anti-Terrorism Squad"),
        ("Lena Ost, the interior minister, let it be known that the curfew would be lifted.", "Lena Ost"),
        ("The rebels would come back, Chief Minister Ravi Singh let it be understood.", "Ravi Singh"),
        ("The Northern Command let it be known on Monday that four soldiers had died.", "Northern Command"),
        (
            '"You have filled our market with blood," the region\'s president, Abdi Gelle, addressed the group.',
            "Abdi Gelle",
        ),
        ('"They can run, they cannot hide," thundered Moses Juma, the district commissioner.', "Moses Juma"),
        (
            "How it came about is told to the radio by a security man who knows the file.",
            "security man",
        ),
        ("As a detective saw it, the first hour was the worst.", "detective"),
        (
            "Interior Minister Petr Hala also saw the hand of the rebels with helpers from across the border.",
            "Petr Hala",
        ),
        ("Mayor Ruth Banda put out that three people had died.", "Ruth Banda"),
        ("The story was made up by the other side, the Ministry of Defence maintained.", "Ministry of Defence"),
        ("Permanent secretary Al-Haji Bukar Goni certified the toll of 14.", "Al-Haji Bukar Goni"),
        ("State prosecutor Marta Leal ruled out an accident.", "Marta Leal"),
        ("Of the 14 dead nine are civilians, state prosecutor Marta Leal established.", "Marta Leal"),
        ("State prosecutor Marta Leal spoke to reporters of three suspects.", "Marta Leal"),
        ("I. K. Rao, the defence minister, voiced the hope of a settlement.", "I. K. Rao"),
        ("A. Diallo, the prefect, said that the road was open.", "A. Diallo"),
        ("In an audio message AQIM said that the attack was its work.", "AQIM"),
        ("In a video statement Boko Haram threatened more attacks.", "Boko Haram"),
        (
            "Region 4 of the Internal Security Command said that twelve guards had died.",
            "Region 4 of the Internal Security Command",
        ),
        (
            "The government took the step on Tuesday, said Minister for Information and Communications Jay Gupta.",
            "Jay Gupta",
        ),
        ("Governor Ann Obi made the death of two officers public on Friday.", "Ann Obi"),
        ("An army spokesman waved the reports aside as lies.", "army"),
        (
            "Lina Haddad, who commands the northern units, kept repeating that nobody would lay down a rifle.",
            "Lina Haddad",
        ),
    ],
)
def test_who_gives_a_view_or_is_passed_on_is_a_speaker(text: str, speaker: str) -> None:
    assert speaker in speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        'The driver, who saw a boy hold a bag "as one carries eggs", telephoned a cousin in the service.',
        "The man was found alive by his wife.",
        "The army found the bodies of two drivers under the bridge.",
        "Firemen put out the blaze before dawn, and the police charged the crowd.",
        "For President Kiir.",
        "Soldiers read the names of the prisoners.",
    ],
)
def test_deeds_beside_words_in_quotation_marks_are_no_speech(text: str) -> None:
    assert speakers(text) == []
