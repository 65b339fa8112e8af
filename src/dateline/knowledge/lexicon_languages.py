"""Words of armed conflict, and of what only looks like it, in languages whose facts are not read.

They serve one question: whether a report is about armed conflict at all. Stems are matched at the beginning of words,
without regard to case. Written from knowledge of each language's news.
"""

# ruff: noqa: E501  (tables of stems)
from __future__ import annotations

CONFLICT: dict[str, str] = {
    "es": "militar|soldad|guerriller|disidencia|sicari|paramilitar|insurgent|rebelde|terrorist|yihadist|atentado|emboscada|bombarde|explosiv|"
    "granada|mina antipersona|secuestr|asesin|masacre|tiroteo|disparos|combate|enfrentamiento|muertos|heridos|ejército|fusil|alto el fuego|"
    "tregua|grupo armado|hombres armados|ataque|víctimas|drone|misil|cohete|"
    "cese (?:al|del|de) fuego|acuerdo de paz|desmoviliza|desarme|disidente|hostilidades|rehenes|rehén|uniformados|"
    r"eln\b|farc\b|armad[oa]s|bandas? criminal|narco|violencia|desplazad",
    "fr": "militaire|soldat|gendarme|jihadist|djihadist|terrorist|rebelle|insurg|milici|groupe armé|hommes armés|attaque|attentat|embuscade|bombard|"
    "explosi|mine|enlev|otage|assassin|massacre|tirs|combats|affrontement|morts|tués|blessés|armée|cessez-le-feu|trêve|assaillant|drone|frappe|"
    "obus|roquette|missile|accord de paix|désarm|hostilités|belligér|otages|rebelles|déplacés|civils",
    "pt": "militar|soldado|guerrilh|insurgent|rebelde|terrorist|jihadist|atentado|emboscada|bombarde|explosi|granada|mina|sequestr|rapt|assassin|"
    "massacre|tiroteio|disparos|combate|confronto|mortos|feridos|exército|cessar-fogo|trégua|grupo armado|homens armados|ataque|míssil|drone|"
    "acordo de paz|desarm|hostilidades|reféns|deslocados",
    "it": "militar|soldat|guerriglie|insort|ribell|terrorist|jihadist|attentat|imboscat|bombard|esplosi|granat|sequestr|rapit|assassin|massacr|sparator|"
    "spari|combattiment|scontri|morti|uccisi|feriti|esercito|cessate il fuoco|tregua|gruppo armato|uomini armati|attacc|missil|drone",
    "de": "soldat|miliz|rebell|aufständisch|terrorist|dschihadist|islamist|kämpfer|angriff|anschlag|hinterhalt|bombard|beschuss|explosion|sprengsatz|"
    "mine|entführ|geisel|ermord|massaker|schüsse|erschoss|gefecht|kämpfe|getötet|tote|verletzt|verwundet|armee|waffenruhe|waffenstillstand|bewaffnet|"
    "luftangriff|drohne|rakete|granate|friedensabkommen|entwaffn|feindseligkeiten|geiseln|vertriebene",
    "nl": "soldat|militair|rebel|opstandeling|terrorist|jihadist|aanval|aanslag|hinderlaag|bombard|beschiet|explosi|mijn|ontvoer|gijzel|vermoord|"
    "bloedbad|schoten|gevecht|gedood|doden|gewond|leger|wapenstilstand|bestand|gewapend|luchtaanval|drone|raket|granaat",
    "ru": "военн|солдат|боевик|террорист|повстанц|ополченц|силовик|обстрел|атак|взрыв|теракт|засад|бомб|мин[аы]|похи|заложник|убит|погиб|ранен|"
    "пострадал|арми|войск|перемири|прекращени[ея] огня|вооруж|беспилотник|дрон|ракет|снаряд|артилл|бо[ийя]",
    "uk": "військов|солдат|бойовик|терорист|повстанц|обстріл|атак|вибух|теракт|засідк|бомб|мін[аи]|викра|заручник|вбит|загин|поранен|постражда|"
    "армі|військ|перемир|припиненн[яі] вогню|озброєн|безпілотник|дрон|ракет|снаряд|артилер|бо[їйю]",
    "ar": "جيش|جنود|جندي|مسلح|إرهاب|داعش|تنظيم|ميليشي|فصائل|مقاتل|هجوم|هاجم|قصف|غارة|غارات|تفجير|انفجار|عبوة|كمين|اختطف|خطف|رهائن|اغتيال|مجزرة|"
    "اشتباك|معارك|قتل|مقتل|استشه|جرح|أصيب|إصابة|هدنة|وقف إطلاق النار|طائرة مسيرة|مسيرة|صاروخ|صواريخ|قذائف|إطلاق نار|"
    "اتفاق سلام|نزع السلاح|الأعمال العدائية|تبادل الأسرى|أسرى|نازح",
    "fa": "ارتش|سرباز|نظامی|مسلح|تروریست|طالبان|داعش|شورشی|حمله|بمب|انفجار|کمین|ربود|گروگان|ترور|درگیری|کشته|زخمی|آتش‌بس|آتش بس|پهپاد|موشک|تیراندازی",
    "tr": "asker|ordu|terörist|militan|isyancı|silahlı|saldırı|bomba|patlama|pusu|mayın|kaçır|rehine|suikast|katliam|çatışma|öldürül|hayatını kaybet|"
    "şehit|yaralan|yaralı|ateşkes|hava saldırısı|insansız|füze|roket|top ateşi",
    "id": "tentara|militer|pemberontak|teroris|militan|kelompok bersenjata|serangan|menyerang|bom|ledakan|penyergapan|ranjau|culik|sandera|pembunuhan|"
    "pembantaian|baku tembak|kontak tembak|tewas|luka|gencatan senjata|bersenjata|drone|rudal|roket|penembakan",
    "sw": "jeshi|wanajeshi|waasi|magaidi|ugaidi|wapiganaji|wanamgambo|shambuli|mashambulizi|bomu|mlipuko|kuvamia|teka nyara|mateka|mauaji|mapigano|"
    "waliuawa|kuuawa|wameuawa|majeruhi|kujeruhiwa|kusitisha mapigano|silaha|risasi|kombora",
    "ku": "پێشمەرگە|داعش|هێرش|تەقینەوە|بۆمب|کوژران|کوژرا|بریندار|شەهید|چەکدار|سوپا|ئۆپەراسیۆن|شەڕ|ئاگربەست|درۆن|مووشەک|رفاند",
}
"""Stems of words of armed conflict, by ISO 639-1 code of the language."""

OTHER: dict[str, str] = {
    "es": "partido|gol|entrenador|liga|torneo|campeon|película|novela|videojuego|simulacro|accidente|incendio|terremoto|empresa|acciones|aniversario|"
    "museo|hospital informó|vacuna|elecciones",
    "fr": "match|but(?:s|eur)?\\b|entraîneur|ligue|tournoi|championnat|film|roman|jeu vidéo|exercice|simul|accident|incendie|séisme|entreprise|"
    "actions|anniversaire|musée|vaccin|élections",
    "pt": "jogo|golo|gol\\b|treinador|liga|torneio|campeonato|filme|romance|exercício|acidente|incêndio|sismo|empresa|ações|aniversário|museu|vacina",
    "it": "partita|gol\\b|allenatore|campionato|torneo|film|romanzo|videogioco|esercitazion|incidente|incendio|terremoto|azienda|azioni|anniversario|museo",
    "de": "spiel|tor\\b|trainer|liga|turnier|meisterschaft|film|roman|videospiel|übung|unfall|brand\\b|erdbeben|unternehmen|aktien|jahrestag|museum|premiere",
    "nl": "wedstrijd|doelpunt|trainer|competitie|toernooi|kampioen|film|roman|oefening|ongeluk|brand\\b|aardbeving|bedrijf|aandelen|herdenking|museum",
    "ru": "матч|гол\\b|тренер|лиг[аи]|турнир|чемпионат|фильм|роман\\b|учени[яй]|авари|пожар|землетрясени|компани|акци[ий]|годовщин|музе",
    "uk": "матч|гол\\b|тренер|ліг[аи]|турнір|чемпіонат|фільм|роман\\b|навчанн|авар|пожеж|землетрус|компані|акці[йї]|річниц|музе",
    "ar": "مباراة|هدف|مدرب|دوري|بطولة|فيلم|رواية|تمرين|مناورات|حادث سير|حريق|زلزال|شركة|أسهم|ذكرى|متحف|لقاح",
    "fa": "مسابقه|گل|مربی|لیگ|فیلم|رمان|رزمایش|تصادف|آتش‌سوزی|زلزله|شرکت|سهام|سالگرد|موزه",
    "tr": "maç|gol\\b|teknik direktör|lig\\b|turnuva|şampiyon|film|roman|tatbikat|kaza|yangın|deprem|şirket|hisse|yıldönümü|müze",
    "id": "pertandingan|gol\\b|pelatih|liga|turnamen|film|novel|latihan|kecelakaan|kebakaran|gempa|perusahaan|saham|peringatan|museum",
    "sw": "mechi|bao\\b|kocha|ligi|filamu|riwaya|mazoezi|ajali|moto\\b|tetemeko|kampuni|hisa|makumbusho",
    "ku": "یاری|گۆڵ|ڕاهێنەر|فیلم|ڕۆمان|مەشق|ڕووداوی هاتوچۆ|ئاگرکەوتنەوە|بوومەلەرزە|کۆمپانیا",
}
"""Stems of words of other fields and of exercises, accidents and history, by language."""
