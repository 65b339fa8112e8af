"""French words of armed conflict for `mentions.abroad`, folded (without accents)."""

# ruff: noqa: E501  (tables of words)
from __future__ import annotations

from dateline.knowledge.abroad_numbers import french
from dateline.knowledge.abroad_words import Language, listed

_FORCES = r"soldats? militaires? gendarmes? polici(?:er|ers|ere|eres) agents? gardes? officiers? sous-officiers? casques_bleus casque_bleu combattants? supplet(?:if|ifs) volontaires? vdp parachutistes? legionnaires? commandos? recrues? eleves_gendarmes douaniers? paramilitaires? marins? sergents? capitaines? colonels? lieutenants? adjudants? general generaux elements?"
_CIVIL = r"personnes? civils? hommes? femmes? enfants? mineurs? villageois(?:es?)? habitants? paysan(?:s|ne|nes)? eleves? ecoliers? etudiants? passagers? voyageurs? journalistes? enseignants? instituteurs? travailleurs? ouvriers? commercants? eleveurs? agriculteurs? cultivateurs? bergers? pecheurs? deplaces? refugies? fideles? pretres? imams? pasteurs? touristes? chauffeurs? conducteurs? maires? chefs? medecins? infirmi(?:er|ers|ere|eres) humanitaires? employes? fonctionnaires? orpailleurs? mineurs_artisanaux manifestants? migrants? jeunes? vieillards? bebes? filles? garcons? victimes? otages? ressortissants? expatries? magistrats? juges? candidats? notables? cooperants? residents? membres? clients? gens occupants? deuxieme troisieme quatrieme cinquieme sixieme septieme"
_AGENTS = r"hommes_(?:lourdement_)?armes hommes_en_armes individus_(?:lourdement_)?armes inconnus(?:_armes)? assaillants? agresseurs? djihadistes? jihadistes? islamistes? terroristes? rebelles? insurges? miliciens? bandits(?:_armes)? tireurs? kamikazes? groupes?_armes?(?:_terroristes?)? combattants_(?:jihadistes|djihadistes|islamistes|rebelles|presumes) extremistes coupeurs_de_route maquisards guerilleros separatistes secessionnistes pirates elements_armes talibans commando_arme gangs? mutins"

FRENCH = Language(
    code="fr",
    numbers=french(),
    at_least="au moins|pas moins de|plus de|plus d'|au minimum",
    up_to="jusqu' a|au plus|moins de|moins d'|au maximum",
    about="environ|pres de|quelque|quelques|autour de|pres d'|presque",
    between=("entre", "et"),
    either="ou|a",
    thousands="mille|millier|milliers|million|millions",
    one="un|une|leur|son|sa",
    more="autres?|de plus|presumes?|jeunes|supplementaires",
    part="dont|parmi lesquel(?:s|les)|parmi eux|y compris|parmi les (?:morts|victimes|blesses|tues)|notamment",
    of_them=r"d' entre (?:eux|elles)|de (?:ses|leurs|ces|nos) \w+|de plus|autres?|parmi les \w+",
    people=listed(_FORCES + " " + _CIVIL + " " + _AGENTS),
    civilians=listed(_CIVIL),
    forces=listed(_FORCES),
    things=listed(
        r"ans? annees? mois jours? heures? minutes? secondes? semaines? kilometres? km metres? vehicules? camions? voitures? motos? maisons? cases? bombes? grenades? explosions? explosifs? attaques? attentats? corps roquettes? obus fusils? armes missiles? drones? tirs? coups? balles? euros? dollars? francs? tonnes? matchs? fois villages? provinces? communes? regions? quartiers? groupes? patrouilles? helicopteres? avions? cars? bus blindes? chars? pays partis? cles? buts? sites?"
    ),
    harms=(
        (
            "killed",
            "noun",
            r"morte?s?|tuee?s?|decedee?s?|abattue?s?|assassinee?s?|executee?s?|deces|cadavres?|egorgee?s?|massacree?s?|decapitee?s?|sans vie|neutralisee?s?",
        ),
        (
            "killed",
            "left",
            r"(?:a|ont|avait|avaient|aurait|auraient|a deja|ont deja) ete (?:\w+ment )?(?:tue|abattu|assassine|execute|egorge|massacre|neutralise|fauche|decapite|lynche|liquide)e?s?|(?:est|sont|etait|etaient|serait|seraient) (?:morte?s?|decedee?s?|tombee?s?|tuee?s?)|(?:a|ont|avait|avaient|aurait|auraient) (?:trouve la mort|peri|perdu la vie|succombe)|(?:perd|perdent|perdu|perdirent) la vie|meurt|meurent|perit|perissent|trouvent la mort|ont laisse la vie|tues|tuees",
        ),
        (
            "killed",
            "right",
            r"(?:a|ont|avait|avaient|aurait|auraient|ayant) (?:\w+ment )?(?:tue|abattu|assassine|execute|egorge|massacre|fauche|decapite)|tuent?|tuant|abattent|tuer|assassin(?:ent|e)|execut(?:ent|e)|egorgent|(?:a|ont|avait) (?:coute|ote) la vie a|coutant la vie a|la mort d' ?(?:au moins)?|la mort de|l' assassinat de|le meurtre de|l' execution de|font|(?:ont|a|ayant) fait|faisant|fait|(?:se solde|soldee?) par",
        ),
        ("wounded", "noun", r"blessee?s?"),
        (
            "wounded",
            "left",
            r"(?:a|ont|avait|avaient|aurait|auraient) ete (?:\w+ment )?(?:blesse|touche|atteint|brule)e?s?|(?:est|sont|etait|etaient) (?:\w+ment )?blessee?s?|(?:a|ont) recu (?:une|des) (?:balles?|blessures?)|souffrent de blessures|blessee?s? par balles?",
        ),
        (
            "wounded",
            "right",
            r"(?:a|ont|avait|avaient|aurait|ayant) (?:\w+ment )?blesse|bless(?:ent|ant)|en blessant|en a blesse|en ont blesse|en blesse",
        ),
        ("abducted", "noun", r"enlevee?s?|kidnappee?s?|otages?|rapt(?:s)?|captur(?:e|es|ees)"),
        ("abducted", "left", r"(?:a|ont|avait|avaient) ete (?:enleve|kidnappe|capture|emmene)e?s?"),
        (
            "abducted",
            "right",
            r"(?:a|ont) (?:enleve|kidnappe|capture|emmene|pris en otage)|enlevent|kidnappent|l' enlevement de|l' enlevement d'",
        ),
        ("missing", "noun", r"disparue?s?|portee?s? disparue?s?"),
    ),
    kinds={
        "suicide_bombing": listed(
            r"attentats?[\s-]suicides? attaques?[\s-]suicides? kamikazes? s'_est_fait_(?:exploser|sauter) s'_est_fait_exploser se_sont_fait_(?:exploser|sauter) (?:a_)?fait_(?:exploser|detoner)_(?:sa|leur|ses)_(?:ceinture|charge|veste)s? bombes?_humaines?"
        ),
        "air_drone_strike": listed(
            r"frappes?_aeriennes? frappes?_(?:de|par)_drones? frappes?_d'_un_drone raids?_aeriens? bombardements?_aeriens? drones? aviation avions_de_(?:chasse|combat|guerre)"
        ),
        "landmine": listed(
            r"mines? engins?_de_mine mine_(?:antipersonnel|terrestre|antichar|artisanale)s? (?:a|ont)_saute_sur saut(?:e|ent|es?)_sur_une_mine"
        ),
        "bombing_ied": listed(
            r"(?:voitures?|vehicules?|camions?|motos?|camionnettes?)[\s-]pieg[e]e?s? engins?_explosifs?(?:_improvises?)? eei ied bombes? explosions? explos(?:e|ent|ion)? (?:a|ont)_(?:explose|detone) charges?_explosives? colis_pieges? dynamite attentats?_a_la_(?:bombe|voiture_piegee)"
        ),
        "shelling": listed(
            r"bombardements? bombard(?:e|es|ent|ee) obus mortiers? tirs?_d'_(?:artillerie|obus|roquettes) artillerie roquettes? missiles? pilonnages? pilonne"
        ),
        "ambush": listed(r"embuscades? guet-apens tombes?_dans_un_guet-apens guet_apens"),
        "kidnapping": listed(
            r"enlevements? (?:a|ont|avait|avaient)_ete_(?:enleve|kidnappe)e?s? enlevent kidnapp(?:e|es|ees|ent|ing) rapts? prises?_d'_otages? otages?"
        ),
        "assassination": listed(r"assassinats? assassine(?:s|e|es)? sniper"),
        "armed_clash": listed(
            r"combats? affrontements? accrochages? echanges?_de_tirs affront(?:e|es|ent|ements|ees) heurts echauffourees"
        ),
        "shooting": listed(
            r"fusillades? tirs(?:_nourris)? (?:a|ont)_tire par_balles? coups_de_feu rafales? (?:a|ont)_ouvert_le_feu ouvr(?:ent|e)_le_feu mitraill(?:e|es|age) criblee?s?_de_balles fusill(?:e|es|er)"
        ),
        "arson": listed(r"incendi(?:e|es|ent)_(?:des|les|plusieurs|deux|trois|le|la)_\w+ (?:a|ont)_(?:incendie|brule)"),
        "operation": listed(
            r"operations?_(?:militaires?|antiterroristes?|de_ratissage) ratissages? offensives? rafles? "
        ),
        "protest_riot": listed(r"emeutes? manifestations? manifestants?"),
        "other": listed(
            r"attaques? attaqu(?:e|ee|es|ees|ent|er) (?:a|ont)_attaque attentats? assauts? raids? incursions? massacres? tuer?ies? tueries? irruption (?:a|ont)_pris_pour_cible (?:s'_en_sont|s'_en_est)_pris(?:e|es)? tuee?s? tues meurtres? exaction(?:s)? cible_d'_une_attaque executions? (?:a|ont)_tue tuent abattus? egorge(?:s|e|es)? decapitee?s?"
        ),
    },
    agents=listed(_AGENTS),
    attack_verbs=listed(
        r"(?:(?:les|l'|la|le|se|s'|y|en)\s)*(?:a|ont|avait|avaient|aurait|auraient)\s(?:\w+ment\s)?(?:attaque|tue|abattu|assassine|execute|egorge|massacre|ouvert_le_feu|tire|enleve|kidnappe|incendie|brule|lance|mene|tendu|pris_pour_cible|fait_irruption|fait_exploser|blesse|vise|cible|investi|assailli|pille|decapite|mitraille|frappe|bombarde|revendique_l'_attaque) (?:tuent|attaquent|abattent|assassinent|executent|enlevent|tendent|ouvrent_le_feu|tirent|attaque|tue|prennent_d'_assaut|incendient|massacrent) (?:s'\sen\s(?:sont|est)\spris) a_fait_irruption ont_fait_irruption"
    ),
    belongs=r"de|du|d'|de l'|de la|des|appartenant a|appartenant au|lies a|affilies a|proches de|attribuee? au|attribuee? aux|menee? par|du groupe|de l' organisation|presumes de|presumes du|presumes de l'",
    by=r"par|par le|par la|par les|par l'|par des|par un|par une|par du|par de|par des presumes|par de presumes|aux mains de|aux mains du|aux mains des",
    against="contre|contre le|contre la|contre les|contre l'|contre des|contre un|lutte contre|combattre|combattre le|combattre les",
    blames=r"(?:attribue|attribuent|attribuee?s?|impute|imputent|imputee?s?)(?: \w+){0,4} (?:a|au|aux|a la|a l')|accus(?:e|ent|ant)(?: le| la| les| l')?|pointent?(?: du doigt)?(?: le| la| les| l')?|(?:la )?responsabilite (?:du|de la|des|de l')|soupconn(?:e|ent)(?: le| la| les| l')?|l' oeuvre (?:de|du|des|de la|de l')|mett(?:ent|re) en cause(?: le| la| les)?|incrimin(?:e|ent)(?: le| la| les)?",
    members=r"hommes|membres|combattants|miliciens|elements|rebelles|insurges|colonne|faction|branche|unites?|partisans|djihadistes|jihadistes|terroristes",
    other_source=r"pour sa part|de son cote|une (?:autre )?source|d' autres sources|des sources|selon|evoque|avance|bilan plus lourd|temoins?",
    claims=r"revendiqu(?:e|ee?|ent|ant|ees?)(?: par)?(?: le| la| l')?|(?:a|ont) revendique|assume(?:nt)? la responsabilite",
    weapons={
        "car bomb": r"(?:voiture|vehicule|camion|camionnette)s?[\s-]piegee?s?",
        "roadside bomb": r"engins? explosifs?(?: improvises?)?|eei",
        "grenade": "grenades?",
        "drone": "drones?",
        "mortar": "mortiers?",
        "rocket": "roquettes?",
        "landmine": "mines?",
        "machete": "machettes?",
        "rifle": "fusils?",
        "bomb": "bombes?",
    },
    months={
        name: number
        for number, name in enumerate(
            "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(), 1
        )
    },
    weekdays={
        name: number for number, name in enumerate("lundi mardi mercredi jeudi vendredi samedi dimanche".split())
    },
    days={
        "aujourd' hui": 0,
        "hier": -1,
        "avant-hier": -2,
        "ce matin": 0,
        "cette nuit": 0,
        "la nuit derniere": -1,
        "hier soir": -1,
    },
    night=r"(?:la )?nuit (?:de|du) {0} (?:a|au) {1}|entre {0} et {1}",
    reports=r"(?:a|ont) (?:annonce|indique|declare|affirme|confirme|fait savoir|precise|rapporte|appris|assure|explique|revendique|condamne|fait etat|publie|reagi|dit)|a-t-(?:on|il|elle)(?: appris| indique| declare| precise| annonce)?|annonc(?:e|ent)|indiqu(?:e|ent)|declar(?:e|ent)|selon un communique|communique(?: publie)?|annonce|n' avait (?:ete|pas ete) revendiquee?",
    past=r"depuis(?! plusieurs heures)|il y a \w+ (?:ans?|mois|semaines?|jours?)|(?:le mois|l' an|l' annee|la semaine) (?:dernier|derniere|passee?)|(?:ces|au cours des) (?:derniers|dernieres)|(?:debut|fin|mi-|en|courant|depuis|au mois de|au mois d') ?(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|en (?:19|20)\d\d|avai(?:t|ent) (?:deja )?(?:fait|peri|ete|tue|trouve|cause|coute)|precedemment|par le passe|guerre civile|auparavant|histoire|decennies?|chaque annee|anniversaire",
    elsewhere=r"par ailleurs|d' autre part|dans (?:un autre|une autre) \w+|(?:une )?autre (?:attaque|embuscade|attentat)|dans le meme temps|a (?:un autre|une autre) endroit|quelques (?:heures|jours) plus tot|la veille ,",
    not_meant=r"ne|n'|pas|jamais|sans|pourrait|aurait pu|dejou(?:e|ee|er|ent)|exercice|menac(?:e|ent) de|empech(?:e|er)",
    in_place=r"a|au|aux|en|dans|dans le|dans la|dans les|dans l'|pres de|pres d'|pres du|a cote de|de|du|de la|de l'|d'|des|sur|sur l' axe|sur la route de|vers|non loin de|a l' entree de|a la sortie de|au (?:nord|sud|est|ouest|nord-est|nord-ouest|sud-est|sud-ouest)(?: de| du| d')?|autour de",
    not_in_place=r"vers|en direction de|a destination de|en provenance de|venant de|venus? de|hopital de|hopital d'|frontiere avec|originaire de|president de|gouvernement de|ambassade de|ministre de|gouverneur de|depuis|a kilometres de|joint(?:e|s)? a|evacues? a|universite de|reuni(?:e|s)? a|kilometres de",
    place_kinds=r"village|localite|ville|commune|territoire|province|region|departement|quartier|secteur|district|cercle|site|axe|route|camp|base|marche|cite|prefecture|hameau|bourgade|foret|ile|vallee",
)
