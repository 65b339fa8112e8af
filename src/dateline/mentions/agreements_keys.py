"""Pieces of words without which a sentence tells of no agreement."""

from __future__ import annotations

KEYS = (
    *"agree accord cease truce armistice cessation pact deal treat swap corridor memorand hudna understanding".split(),
    *"settle protocol annex road-map roadmap pause declaration fighting hostilities bargain consent lull calm".split(),
    *"respite silence standstill moratori undert pledge vow promised swore sworn compact covenant arrangement".split(),
    *"compromise document charter framework paper hatchet firing".split(),
    *("themselves to", "itself to", "each other to", "shook hands", "joint military", "hold fire", "halt fire"),
    *"stop fire|its fire|their fire|code of conduct|codes of conduct|name to|names to".split("|"),
    *"signature to|signatures to|signed up|signed on|sign up|sign on|safe passage".split("|"),
    *"terms on|terms with|signed a |made peace".split("|"),
    *("that they w", "days of ", "day of ", "exchange of", "-day ", "-hour ", "-week ", "-month "),
)
"""Pieces of words without which a sentence names no agreement: looked for first, as it costs next to nothing."""
DEED_KEYS = (
    *"exchang swap traded trading together jointly".split(),
    *"th joint |st joint |nd joint |rd joint |in return for".split("|"),
    *"down their arms|down arms|down their weapons|down weapons".split("|"),
    *(f"would {act}" for act in "not halt stop suspend cease pause refrain hold".split()),
    *(f"will {act}" for act in "not halt stop suspend cease pause refrain hold".split()),
    *(f"{end} to " for end in "halt pause stop suspension freeze break lull end".split()),
    *(f"{end} of " for end in "halt pause suspension freeze".split()),
    *(f"{end} in " for end in "halt pause break lull".split()),
    *(f"to {act} its" for act in "halt suspend stop cease pause end".split()),
    *(f"to {act} their" for act in "halt suspend stop cease pause end".split()),
    *(f"to {act} all" for act in "halt suspend stop cease pause end".split()),
    *("ordered ", "instructed ", "directed ", " silence ", "lay aside"),
)
"""The same for deeds that have no name."""
