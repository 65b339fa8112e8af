"""Plain news of many regions: who is told to have done it, and what is told beside it, through the whole reader."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.accounts.summaries import summarise
from dateline.model.claims import Account
from dateline.model.text import Publication, compose_report
from dateline.run.pipeline import read_report


def told(title: str, body: str) -> list[Account]:
    """The incidents of an item whose paragraphs are parted by a vertical bar."""
    published = Publication(date(2024, 5, 10), "given")
    report = compose_report(title=title, body=body.replace("|", "\n\n"), publication=published)
    return [account for account in read_report(report).accounts if account.kind == "incident"]


def perpetrators(title: str, body: str) -> list[str]:
    """The perpetrators of the main incident; of a plot and the arrests that ended it, those of the plot."""
    main = [account for account in told(title, body) if account.role == "main"]
    plots = [account for account in main if account.certainty == "thwarted"]
    assert main
    return list(summarise((plots or main)[0])["perpetrators"])


@pytest.mark.parametrize(
    ("title", "body", "names"),
    [
        (
            "Bomb hits minibus in Sadr City",
            "A bomb on a minibus killed seven people in Baghdad's Sadr City district on Wednesday, police "
            "said.|Hospital officials said 12 others were hurt.|Islamic State said in a message on Telegram "
            "that it was behind the bombing.",
            ["Islamic State"],
        ),
        (
            "Mortar fire on Mogadishu airport",
            "Several mortar rounds landed inside the airport compound in Mogadishu on Thursday, wounding "
            "three guards.|Al-Shabaab, which often shells the compound, said its fighters had fired the "
            "rounds.",
            ["al-Shabaab"],
        ),
        (
            "Police van blown up in Quetta",
            "Five policemen died on Monday when a roadside bomb destroyed their van in Quetta.|A spokesman "
            "for the Balochistan Liberation Army told reporters by telephone that the outlawed group had "
            "planted the device.",
            ["Balochistan Liberation Army"],
        ),
        (
            "Kabul mosque blast kills nine",
            "Nine worshippers were killed when a bomb went off in a mosque in Kabul on Friday.|The regional "
            "branch of the Islamic State group later said one of its members had left the explosives in a "
            "bag.",
            ["Islamic State"],
        ),
        (
            "Farmers killed near Kajuru",
            "Unidentified men killed 11 farmers near Kajuru in Nigeria's Kaduna state on Wednesday "
            "night.|The state's commissioner for security held bandits responsible for the killings.",
            ["bandits"],
        ),
        (
            "Village attacked in Cabo Delgado",
            "Six people were beheaded in a village in Macomia district on Saturday.|District officials "
            "attributed the attack to the insurgents known locally as al-Shabab.",
            ["al-Shabaab"],
        ),
        (
            "Displaced camp hit in Ituri",
            "At least 20 people were killed at night in a camp for displaced people near Djugu, in "
            "Ituri.|The Congolese army says CODECO militiamen carried out the massacre.",
            ["CODECO"],
        ),
        (
            "Oil pipeline blown up in Shabwa",
            "A pipeline carrying crude was blown up in Yemen's Shabwa province on Thursday.|A local official "
            "said tribesmen angry over jobs were behind the sabotage.",
            ["tribesmen"],
        ),
        (
            "Drone kills two in Irbil",
            "A drone hit a house outside Irbil on Wednesday, killing two people.|The Kurdish region's "
            "security council pointed to militias backed by Iran.",
            ["militias"],
        ),
        (
            "Grenade thrown at bar in Bujumbura",
            "A grenade thrown into a bar in Bujumbura killed four on Friday night.|The interior ministry put "
            "the attack down to RED-Tabara rebels.",
            ["RED-Tabara"],
        ),
        (
            "Boko Haram leader shown in video",
            "Dozens of Boko Haram fighters on motorcycles entered Gamboru at dusk on Tuesday.|The militants "
            "burned houses and killed eight residents before soldiers arrived.",
            ["Boko Haram"],
        ),
        (
            "ADF rebels accused after Beni killings",
            "The Allied Democratic Forces have grown bolder around Beni, residents say.|On Thursday night "
            "the group killed 13 people with machetes in the village of Mamove.",
            ["ADF"],
        ),
        (
            "Villagers flee Houthi advance",
            "Houthi forces pushed towards Marib on Monday.|The rebels fired a missile at a camp for the "
            "displaced, killing five, aid workers said.",
            ["Houthis"],
        ),
        (
            "Raid on NPA hideout follows ambush",
            "The New People's Army has been active in Samar for decades.|On Wednesday four soldiers were "
            "killed when the guerrillas set off a landmine beneath their truck near Catarman.",
            ["New People's Army"],
        ),
        (
            "Missiles hit Kharkiv printing house",
            "Missiles struck a printing house in Kharkiv on Thursday, killing seven workers.|Ukraine's "
            "president called the attack cruel and said Moscow had fired fifteen missiles at the region.",
            ["Russia"],
        ),
        (
            "Air raid on Sanaa funeral hall",
            "Warplanes bombed a funeral in Sanaa on Saturday, killing at least 40.|The Houthi health "
            "ministry accused Riyadh and its allies.",
            ["Saudi Arabia"],
        ),
        (
            "Kurdish village shelled",
            "Artillery shells hit a village in Dohuk province on Tuesday, wounding three farmers.|Baghdad "
            "summoned the Turkish ambassador and told Ankara to stop its bombardment.",
            ["Turkey"],
        ),
        (
            "Strike kills five in Damascus suburb",
            "An air strike killed five people in the Mezzeh district of Damascus on Saturday.|State media "
            "said Israel had fired missiles from over the Golan Heights.",
            ["Israel"],
        ),
        (
            "Iran fires missiles into Baluchistan",
            "Two children were killed when missiles struck a village in Panjgur, in Pakistan's "
            "southwest.|Islamabad said Tehran had violated its airspace and recalled its envoy.",
            ["Iran"],
        ),
        (
            "Coalition jets hit Islamic State in Kirkuk",
            "Aircraft of the US-led coalition struck three caves near Kirkuk on Monday, killing six Islamic "
            "State fighters, Iraq's military said.",
            ["US-led coalition"],
        ),
        (
            "Strike on Hodeidah port",
            "Coalition warplanes hit the port of Hodeidah on Thursday, the Houthi-run Al-Masirah television "
            "reported.|Two workers died.",
            ["Saudi-led coalition"],
        ),
        (
            "Militia convoy bombed near al-Bukamal",
            "Unidentified aircraft bombed a convoy of Iran-backed militiamen near al-Bukamal on Sunday.|The "
            "Syrian Observatory for Human Rights said 9 were killed and that American planes had carried out "
            "the raid.",
            ["United States"],
        ),
        (
            "AFRICOM reports strike in Somalia",
            "The U.S. military said it conducted an air strike near Ceeldheer on Wednesday that killed three "
            "al-Shabaab militants.",
            ["United States military"],
        ),
        (
            "Troops kill militants in North Waziristan",
            "Pakistani security forces killed six militants in a raid on a hideout in Mir Ali on Wednesday, "
            "the army's media wing said.",
            ["Pakistani security forces"],
        ),
        (
            "Army detains three in Diyala",
            "Iraq's army arrested three suspected Islamic State members in Diyala on Tuesday, a statement said.",
            ["Iraqi army"],
        ),
        (
            "Philippine troops clash with Maoists",
            "Government troops shot dead five communist rebels in a firefight in Bukidnon on Sunday, the "
            "military said.",
            ["Armed Forces of the Philippines"],
        ),
        (
            "Civilians killed in Moura",
            "Malian soldiers and Russian mercenaries executed dozens of men in a village near Mopti over "
            "four days, Human Rights Watch said on Thursday.",
            ["Wagner Group", "Malian army"],
        ),
        (
            "Air strike on Syrian market",
            "Jets of the Syrian government bombed a vegetable market in Maarat al-Numan on Monday, killing "
            "11, rescuers said.",
            ["Syrian government"],
        ),
        (
            "Colombian army kills dissident chief",
            "A commander of the FARC dissidents known as 'Hermes' was killed in a bombardment by the "
            "Colombian air force in Caqueta on Friday.",
            ["Colombian air force"],
        ),
        (
            "Drone kills wedding guests in Borno",
            "A Nigerian military drone mistakenly hit a wedding party in Borno on Sunday, killing 10.|The "
            "air force promised an inquiry.",
            ["Nigerian military"],
        ),
        (
            "Judge shot dead in Kabul",
            "Gunmen on a motorcycle shot dead a judge in Kabul on Sunday morning and escaped.|No group has "
            "claimed the killing.",
            ["gunmen"],
        ),
        (
            "Attack on gold mine in South Kivu",
            "Attackers in military uniforms stormed a gold mine in South Kivu on Friday and killed six "
            "Congolese and two foreigners.|The motive is unknown.",
            ["attackers"],
        ),
        (
            "Eleven killed in Tillaberi",
            "Eleven people were killed in a village in Niger's Tillaberi region on Wednesday in an attack by "
            "suspected jihadists from the Islamic State in the Greater Sahara.",
            ["Islamic State Sahel Province"],
        ),
        (
            "Governor's convoy ambushed",
            "A convoy carrying Borno's governor came under fire from suspected Islamist insurgents near Baga "
            "on Friday. Eight policemen died.",
            ["Islamist insurgents"],
        ),
        (
            "Teacher beheaded in Pattani",
            "A teacher was shot dead in Pattani, in Thailand's south, on Monday. Police suspect separatist rebels.",
            ["separatist rebels"],
        ),
        (
            "Shells hit Donetsk bus station",
            "Shells hit a bus station in Donetsk on Wednesday, killing three.|The city's Russian-installed "
            "mayor blamed Ukrainian forces, who did not comment.",
            ["Ukrainian forces"],
        ),
        (
            "Clinic bombed in Tigray",
            "A clinic in Mekelle was hit from the air on Thursday, killing four.|Tigrayan officials accused "
            "the Ethiopian air force of the strike.",
            ["Ethiopian air force"],
        ),
        (
            "Taliban deny Logar bombing",
            "A truck bomb killed 21 people at a guesthouse in Logar on Friday.|The interior ministry blamed "
            "the Taliban, but a spokesman for the insurgents denied involvement.",
            ["Taliban"],
        ),
        (
            "Rwanda rejects charge over Goma camp",
            "Bombs fell on a camp for displaced people near Goma on Friday, killing at least nine.|Congo "
            "said Rwandan troops had fired them; Kigali dismissed the charge as ridiculous.",
            ["Rwanda Defence Force"],
        ),
        (
            "Suicide bomber strikes Baghdad market",
            "A suicide bomber blew himself up in a market in Baghdad's Karrada on Thursday, killing "
            "16.|Islamic State later said that an Iraqi of that name had carried out the attack.",
            ["Islamic State"],
        ),
        (
            "Suicide attack on Mogadishu cafe",
            "A man detonated an explosive vest in a cafe near the port of Mogadishu on Monday, killing six "
            "people.|Al-Shabaab claimed responsibility through its radio station.",
            ["al-Shabaab"],
        ),
        (
            "Suicide bomber hits police lines",
            "A suicide bomber rammed a car into the gate of a police camp in Bannu on Tuesday, killing four "
            "officers. The Pakistani Taliban said they had sent him.",
            ["Tehreek-e-Taliban Pakistan"],
        ),
        (
            "Iranian-made drones hit Odesa",
            "Three people were hurt in Odesa overnight when Russian drones struck a hotel, the governor said.",
            ["Russia"],
        ),
        (
            "Turkish drone kills SDF fighters",
            "A Turkish drone fired on a car in Qamishli on Wednesday and killed two fighters of the Syrian "
            "Democratic Forces.",
            ["Turkey"],
        ),
        (
            "HIMARS rockets hit barracks",
            "Rockets from Ukrainian HIMARS launchers hit a barracks in Makiivka on New Year's Eve, killing "
            "dozens of conscripts.",
            ["Ukraine"],
        ),
        (
            "Tribesmen kill herders in Darfur",
            "Arab tribesmen on horseback killed 18 villagers near Kreinik in West Darfur on Thursday, a "
            "local leader said.",
            ["tribesmen"],
        ),
        (
            "Villagers lynch suspects in Malawi",
            "Villagers in Benue beat to death two men whom they took for kidnappers on Sunday, police said.",
            ["villagers"],
        ),
        (
            "Fulani herders kill farmers",
            "Herdsmen believed to be Fulani attacked the village of Agatu on Tuesday, killing 12 farmers.",
            ["Fulani militia"],
        ),
        (
            "Bomb plot in Manila stopped",
            "A plan to bomb a church in Manila was thwarted on Sunday when troops arrested two men of the "
            "Dawlah Islamiyah group.",
            ["Islamic State East Asia"],
        ),
        (
            "Rocket lands near Ain al-Asad",
            "A rocket landed near Ain al-Asad, a base that hosts American troops, on Tuesday. No one was "
            "hurt and nobody claimed it.",
            [],
        ),
        (
            "Peacekeepers find bodies in Ituri",
            "UN peacekeepers found the bodies of nine people near Bule on Wednesday. It is not known who "
            "killed them. Several militias are active in the area, among them CODECO and the Zaire group.",
            [],
        ),
        pytest.param(
            "Bomb kills mayor in Puntland",
            "A bomb attached to his car killed a district mayor in Bosaso on Thursday. Analysts said that "
            "both al-Shabaab and Islamic State have cells in the port.",
            [],
            marks=pytest.mark.xfail(strict=True, reason="the trained reader takes the first of the two for the author"),
        ),
        pytest.param(
            "Blast at Hazara school",
            "An explosion at a school in a Hazara district of Kabul killed six pupils on Tuesday. The "
            "Taliban, who seized power in 2021, said they were investigating.",
            [],
            marks=pytest.mark.xfail(strict=True, reason="the only group that is named is taken for the author"),
        ),
        (
            "Blast kills nine in Mosul",
            "A blast killed nine people in a restaurant in Mosul on Thursday.|Iraqi forces drove Islamic "
            "State from the city in 2017.",
            [],
        ),
    ],
)
def test_whose_deed_it_was(title: str, body: str, names: list[str]) -> None:
    assert sorted(perpetrators(title, body)) == sorted(names)


@pytest.mark.parametrize(
    ("title", "body", "beside"),
    [
        (
            "Car bomb kills eight in Azaz",
            "A car bomb killed eight people in Azaz on Thursday, rescuers said.|Last month a similar blast "
            "in the town killed 13.",
            [("2024-04-01", 13)],
        ),
        (
            "Soldiers killed in Burkina Faso",
            "Gunmen killed 12 soldiers near Djibo on Tuesday.|The attack came three days after 20 civilians "
            "were killed in the village of Arbinda.",
            [(None, 20)],
        ),
        (
            "Base in Kismayo attacked",
            "Al-Shabaab fighters attacked an African Union base near Kismayo on Friday, killing four "
            "soldiers.|The same base was attacked in March 2022, when 9 soldiers were killed.",
            [("2022-03-01", 9)],
        ),
        (
            "Herders killed in Plateau",
            "Eight herders were killed in Plateau state on Sunday by youths from a farming village.|More "
            "than 200 people have been killed in clashes between farmers and herders this year.",
            [],
        ),
        (
            "Prison guards killed in Jalalabad",
            "Two prison guards were shot dead in Jalalabad on Wednesday by unknown gunmen.|In August 2020 "
            "Islamic State fighters stormed the prison in the city and killed 29 people.",
            [("2020-08-01", 29)],
        ),
        pytest.param(
            "Palma hotel owner returns",
            "Insurgents beheaded three fishermen near Palma in Mozambique on Tuesday.|In March 2021 the town "
            "itself was overrun in an assault that left dozens dead.",
            [("2021-03-01", None)],
            marks=pytest.mark.xfail(strict=True, reason="the trained reader marks no event in the second sentence"),
        ),
        (
            "Policeman killed in Kirkuk",
            "Islamic State militants killed a policeman at a checkpoint south of Kirkuk on Thursday "
            "night.|Two days earlier four soldiers died in an ambush in the same district.",
            [("2024-05-07", 4)],
        ),
        (
            "Shelling in Kherson",
            "Russian artillery killed two women in Kherson on Friday.|A day earlier a drone had dropped a "
            "grenade on a bus there, killing one passenger.",
            [("2024-05-09", 1)],
        ),
        (
            "Market shooting in Zamfara",
            "Bandits on motorcycles killed 15 traders at a market in Zamfara on Thursday.|Since January such "
            "attacks have killed 340 people in the state, according to a monitoring group. The army launched "
            "an operation against them in 2015.",
            [],
        ),
        (
            "Militants attack Quetta train",
            "Gunmen from the Balochistan Liberation Army fired on a train near Quetta on Thursday, killing "
            "two passengers.|The attack came less than a month after the same group killed nine bus "
            "passengers in Noshki, on 12 April.",
            [("2024-04-12", 9)],
        ),
        (
            "Drone strikes Tulkarm",
            "An Israeli drone strike killed three men in Tulkarm on Saturday, the Palestinian health "
            "ministry said.|At least 480 Palestinians have been killed in the West Bank since 7 October.",
            [],
        ),
        (
            "Kidnapped pupils return",
            "Gunmen who abducted 30 pupils from a school in Kuriga on 1 May freed them on Thursday, Kaduna's "
            "governor said.|In April 2014 Boko Haram seized 276 girls from a school in Chibok.",
            [("2014-04-01", None)],
        ),
        (
            "IED kills two troops in Maguindanao",
            "A roadside bomb killed two soldiers in Maguindanao on Wednesday; the army blamed the Bangsamoro "
            "Islamic Freedom Fighters.|In a separate incident last week, gunmen killed a village chief in "
            "the neighbouring town of Ampatuan.",
            [("2024-04-29", 1)],
        ),
        (
            "Rockets hit Sinjar",
            "Turkish warplanes hit a clinic in Sinjar on Tuesday, killing four.|Ankara has bombed the "
            "mountains of northern Iraq for years in its campaign against the PKK, which took up arms in "
            "1984 in a conflict that has killed 40,000.",
            [],
        ),
        (
            "Gunmen kill five in Tumaco",
            "Five men were shot dead at a cockfight in Tumaco on Saturday by gunmen in a boat.|Another four "
            "people had been killed in the port on 28 April.",
            [("2024-04-28", 4)],
        ),
    ],
)
def test_what_is_told_beside_the_news(title: str, body: str, beside: list[tuple[str | None, int | None]]) -> None:
    """`beside`: the first day on which each can have been, and the least of those killed."""
    summaries = [summarise(account) for account in told(title, body) if account.role == "background"]
    found = [(s["date"] and s["date"]["earliest"], s["killed"] and s["killed"]["low"]) for s in summaries]
    assert found == beside


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("Gunmen killed ten people in Goma on Friday. Police said a rebel had carried out the attack.", "police"),
        ("A bomb killed ten soldiers in Baghdad on Friday. Villagers found the bodies at a farm.", "villagers"),
        ("A bomb killed ten people in Bara on Friday. Police blamed smugglers.", "police"),
        pytest.param(
            "Boko Haram and ISWAP fought on Friday. On Saturday the militants killed ten in Baga.",
            "ISWAP",
            marks=pytest.mark.xfail(strict=True, reason="the trained reader takes both tellings for one event"),
        ),
    ],
)
def test_who_only_speaks_suffers_or_is_one_of_two_is_not_the_author(body: str, wrong: str) -> None:
    assert wrong not in perpetrators("Ten killed", body)


def test_the_avenger_did_not_do_what_is_avenged() -> None:
    body = (
        "A bomb killed nine people at a market in Bannu on Thursday.|Police were at the scene.|The Pakistani Taliban "
        "claimed the attack as revenge for a commander, who was killed in Afghanistan in March 2023."
    )
    beside = [account for account in told("Market bombed in Bannu", body) if account.role == "background"]
    assert [list(summarise(account)["perpetrators"]) for account in beside] == [[]]
    assert perpetrators("Market bombed in Bannu", body) == ["Tehreek-e-Taliban Pakistan"]
