"""States and state-like regions, what their people and governments are called, and the capitals that stand for them.

Written from general knowledge; in a report "Ankara" and "the Turkish side" are parties under the name of the state.
"""

# ruff: noqa: E501  (a table)
from __future__ import annotations

import re
from itertools import pairwise

_TABLE = """
Afghanistan:Afghan:Kabul|Albania:Albanian:Tirana|Algeria:Algerian:Algiers|Angola:Angolan:Luanda
Argentina:Argentine,Argentinian:Buenos Aires|Armenia:Armenian:Yerevan|Australia:Australian:Canberra
Austria:Austrian:Vienna|Azerbaijan:Azerbaijani,Azeri:Baku|Bahrain:Bahraini:Manama|Bangladesh:Bangladeshi:Dhaka
Belarus:Belarusian:Minsk|Belgium:Belgian:|Benin:Beninese:|Bolivia:Bolivian:La Paz|Bosnia:Bosnian:Sarajevo
Botswana:Botswanan:|Brazil:Brazilian:Brasilia|Britain:British:London|Bulgaria:Bulgarian:Sofia
Burkina Faso:Burkinabe,Burkinabè:Ouagadougou|Burundi:Burundian:Bujumbura,Gitega|Cambodia:Cambodian:Phnom Penh
Cameroon:Cameroonian:Yaounde,Yaoundé|Canada:Canadian:Ottawa|Central African Republic::Bangui
Chad:Chadian:Ndjamena,N'Djamena|Chile:Chilean:Santiago|China:Chinese:Beijing|Colombia:Colombian:Bogota,Bogotá
Congo:Congolese:Kinshasa|Croatia:Croatian:Zagreb|Cuba:Cuban:Havana|Cyprus:Cypriot:Nicosia|Czech Republic:Czech:Prague
Denmark:Danish:Copenhagen|Djibouti:Djiboutian:|Ecuador:Ecuadorian,Ecuadorean:Quito|Egypt:Egyptian:Cairo
El Salvador:Salvadoran:San Salvador|Eritrea:Eritrean:Asmara|Estonia:Estonian:Tallinn|Ethiopia:Ethiopian:Addis Ababa
Finland:Finnish:Helsinki|France:French:Paris|Gabon:Gabonese:Libreville|Gambia:Gambian:Banjul|Georgia:Georgian:Tbilisi
Germany:German:Berlin|Ghana:Ghanaian:Accra|Greece:Greek:Athens|Guatemala:Guatemalan:|Guinea:Guinean:Conakry
Haiti:Haitian:Port-au-Prince|Honduras:Honduran:Tegucigalpa|Hungary:Hungarian:Budapest|India:Indian:New Delhi,Delhi
Indonesia:Indonesian:Jakarta|Iran:Iranian:Tehran,Teheran|Iraq:Iraqi:Baghdad|Ireland:Irish:Dublin|Israel:Israeli:Jerusalem
Italy:Italian:Rome|Ivory Coast:Ivorian:Abidjan|Japan:Japanese:Tokyo|Jordan:Jordanian:Amman|Kazakhstan:Kazakh:Astana
Kenya:Kenyan:Nairobi|Kosovo:Kosovar:Pristina|Kuwait:Kuwaiti:|Kyrgyzstan:Kyrgyz:Bishkek|Laos:Laotian,Lao:Vientiane
Latvia:Latvian:Riga|Lebanon:Lebanese:Beirut|Liberia:Liberian:Monrovia|Libya:Libyan:Tripoli|Lithuania:Lithuanian:Vilnius
Madagascar:Malagasy:|Malawi:Malawian:|Malaysia:Malaysian:Kuala Lumpur|Mali:Malian:Bamako|Mauritania:Mauritanian:Nouakchott
Mexico:Mexican:Mexico City|Moldova:Moldovan:Chisinau|Morocco:Moroccan:Rabat|Mozambique:Mozambican:Maputo
Myanmar:Burmese:Naypyidaw,Naypyitaw|Nepal:Nepalese,Nepali:Kathmandu|Netherlands:Dutch:The Hague|Nicaragua:Nicaraguan:Managua
Niger:Nigerien:Niamey|Nigeria:Nigerian:Abuja|North Korea:North Korean:Pyongyang|Norway:Norwegian:Oslo|Oman:Omani:Muscat
Pakistan:Pakistani:Islamabad|Palestine:Palestinian:Ramallah|Papua New Guinea::Port Moresby|Paraguay:Paraguayan:
Peru:Peruvian:Lima|Philippines:Philippine,Filipino:Manila|Poland:Polish:Warsaw|Portugal:Portuguese:Lisbon|Qatar:Qatari:Doha
Romania:Romanian:Bucharest|Russia:Russian:Moscow|Rwanda:Rwandan:Kigali|Saudi Arabia:Saudi,Saudi Arabian:Riyadh
Senegal:Senegalese:Dakar|Serbia:Serbian:Belgrade|Sierra Leone:Sierra Leonean:Freetown|Slovakia:Slovak:Bratislava
Somalia:Somali:Mogadishu|South Africa:South African:Pretoria|South Korea:South Korean:Seoul|South Sudan:South Sudanese:Juba
Spain:Spanish:Madrid|Sri Lanka:Sri Lankan:Colombo|Sudan:Sudanese:Khartoum|Sweden:Swedish:Stockholm|Switzerland:Swiss:Bern
Syria:Syrian:Damascus|Taiwan:Taiwanese:Taipei|Tajikistan:Tajik:Dushanbe|Tanzania:Tanzanian:Dodoma|Thailand:Thai:Bangkok
Timor-Leste:Timorese:Dili|Togo:Togolese:|Tunisia:Tunisian:Tunis|Turkey:Turkish:Ankara|Türkiye::|Turkmenistan:Turkmen:Ashgabat
Uganda:Ugandan:Kampala|Ukraine:Ukrainian:Kyiv,Kiev|United Arab Emirates:Emirati:Abu Dhabi|United States:American:Washington
Uruguay:Uruguayan:Montevideo|Uzbekistan:Uzbek:Tashkent|Venezuela:Venezuelan:Caracas|Vietnam:Vietnamese:Hanoi
Yemen:Yemeni:Sanaa,Sana'a|Zambia:Zambian:Lusaka|Zimbabwe:Zimbabwean:Harare|Kurdistan Region:Kurdish,Kurd:Erbil,Hewler
Abkhazia:Abkhaz,Abkhazian:Sukhumi|South Ossetia:South Ossetian:Tskhinvali|Nagorno-Karabakh::Stepanakert
Transnistria:Transnistrian:Tiraspol|Somaliland::Hargeisa|Puntland::Garowe|Tigray:Tigrayan:Mekelle|Vatican::Holy See
European Union:European:Brussels|United Kingdom::|Darfur::|Jubaland::|Chechnya:Chechen:Grozny
"""

STATES: dict[str, str] = {}
"""Names and what people call them, in lower case, to the name of the state: "turkish", "turks", "turkey" -> Turkey."""
CAPITALS: dict[str, str] = {}
"""Capitals, in lower case, to the state for which they stand ("Ankara said")."""
DEMONYMS: frozenset[str]
"""Adjectives of states, in lower case."""


_ALIASES = {
    "us": "United States",
    "u.s.": "United States",
    "u.s": "United States",
    "usa": "United States",
    "uk": "United Kingdom",
    "u.k.": "United Kingdom",
    "uae": "United Arab Emirates",
    "drc": "Congo",
    "dr congo": "Congo",
    "democratic republic of congo": "Congo",
    "democratic republic of the congo": "Congo",
    "bosnia and herzegovina": "Bosnia",
    "burma": "Myanmar",
    "turks": "Turkey",
    "kurds": "Kurdistan Region",
    "iraqi kurdistan": "Kurdistan Region",
    "kurdistan": "Kurdistan Region",
    "kurdistan regional government": "Kurdistan Region",
    "krg": "Kurdistan Region",
    "eu": "European Union",
    "türkiye": "Turkey",
}


def _fill() -> frozenset[str]:
    demonyms: set[str] = set()
    for row in _TABLE.replace("\n", "|").split("|"):
        if not row:
            continue
        name, adjectives, capitals = row.split(":")
        STATES[name.lower()] = name
        for adjective in filter(None, adjectives.lower().split(",")):
            demonyms |= {adjective, adjective + "s"}
            STATES[adjective] = STATES[adjective + "s"] = name
        for capital in filter(None, capitals.lower().split(",")):
            CAPITALS[capital] = name
    STATES.update(_ALIASES)
    return frozenset(demonyms)


DEMONYMS = _fill()


def state_in(name: str) -> str | None:
    """The state that a name tells, by a word of it, by all of it, or by its capital ("the Colombian government")."""
    words = re.sub(r"['’]s\b", "", name.lower()).split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    whole = " ".join(words)
    found = (STATES.get(word) for word in (whole, *pairs, *words))
    return CAPITALS.get(whole) or next(filter(None, found), None)
