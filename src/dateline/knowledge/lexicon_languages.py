"""Words of armed conflict, and of what only looks like it, in languages whose facts are not read.

They serve one question: whether a report is about armed conflict at all. Stems are matched at the beginning of words,
without regard to case. Written from knowledge of each language's news.
"""

# ruff: noqa: E501  (tables of stems)
from __future__ import annotations

CONFLICT: dict[str, str] = {
    "es": "militar|soldad|guerriller|bomba|explosi|estall|extorsi|pandill|banda terrorista|homicidi|disidencia|sicari|paramilitar|insurgent|rebelde|terrorist|yihadist|atentado|emboscada|bombarde|explosiv|"
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

TRUCE: dict[str, str] = {
    "es": "tregua(?! (?:comercial|arancelaria))|alto el fuego|cese (?:al|del|de) fuego|cese de hostilidades|acuerdo de paz",
    "fr": "cessez-le-feu|trêve(?! (?:d['’]hiver|hivernale|des confiseurs|internationale|commerciale))|accord de paix|cessation des hostilités",
    "pt": "cessar-fogo|trégua(?! comercial)|acordo de paz|cessação das hostilidades",
    "it": "cessate il fuoco|tregua|accordo di pace",
    "de": "waffenruhe|waffenstillstand|feuerpause|friedensabkommen",
    "nl": "wapenstilstand|staakt-het-vuren|vredesakkoord",
    "ru": "перемири|прекращени[ея] огня|мирн\\w+ соглашени",
    "uk": "перемир|припиненн[яі] вогню|мирн\\w+ угод",
    "ar": "هدنة|وقف إطلاق النار|اتفاق سلام",
    "fa": "آتش‌بس|آتش بس|توافق صلح",
    "tr": "ateşkes|barış anlaşması",
    "id": "gencatan senjata|perjanjian damai",
    "sw": "kusitisha mapigano|mkataba wa amani",
    "ku": "ئاگربەست|ڕێککەوتننامەی ئاشتی",
}
"""Stems of words for a truce or a peace agreement, likewise."""

OTHER: dict[str, str] = {
    "es": "partido|gol|entrenador|liga|torneo|campeon|película|novela|videojuego|simulacro|accidente|incendio|terremoto|sismo|volc[aá]n|vulcan|erupci[oó]n|colada de lava|cr[aá]ter|empresa|acciones|aniversario|"
    "museo|hospital informó|vacuna|elecciones|"
    r"fútbol|futbol|árbitro|delantero|portero|mediocampo|defensor central|empate|marcador|hinchas|clubes|estadio|penal\b|penalti|temporada|jugador|ensayo|maniobras militares|ejercicio militar|voluntarios|inundaci|derrumbe|choque vehicular|volcadura|descarril|fuga de gas|actor|actriz|director de cine|estreno|taquilla|serie de televisión|teatro|sindicato|huelga|accionistas|ventas|precios|candidat|encuesta|escaños|diputad|ciberataque|piratas informáticos|servidores|contraseñas|historiador|conmemora|siglo|cáncer|paciente|infarto|tumor|plaga",
    "fr": "match|but(?:s|eur)?\\b|entraîneur|ligue|tournoi|championnat|film|roman|jeu vidéo|exercice|simul|accident|incendie|séisme|volcan|vulcan|éruption|lave\\b|cratère|entreprise|"
    "actions|anniversaire|musée|vaccin|élections|"
    r"football|arbitre|ailier|gardien de but|égalis|latéral|mi-temps|score\b|vainqueur|supporteur|supporter|clubs?\b|milieu de terrain|défenseur|attaquant|penalty|carton (?:rouge|jaune)|saison|stade\b|joueur|finale\b|manœuvres militaires|figurants?|inondation|effondre|déraill|fuite de gaz|collision|acteur|actrice|cinéaste|réalisateur|tournage|box-office|théâtre|spectateurs|syndicat|grève|salari|actionnaire|chiffre d'affaires|députés?\b|sondage|candidat|scrutin|cyberattaque|pirates informatiques|serveurs|mots de passe|historien|commémor|siècle|cancer|patient|infarctus|tumeur|épidémi|criquets",
    "pt": "jogo|golo|gol\\b|treinador|liga|torneio|campeonato|filme|romance|exercício|acidente|incêndio|sismo|empresa|ações|aniversário|museu|vacina|"
    r"futebol|árbitro|avançado|guarda-redes|goleiro|empate|placar|adeptos|torcida|torcedores|clubes|estádio|pênalti|penálti|época\b|temporada|jogador|simulacro|simulad|voluntários|inundaç|desabamento|descarril|colisão|ator\b|atriz|cineasta|estreia|bilheteira|bilheteria|teatro|sindicato|greve|acionistas|vendas|candidat|sondagem|deputad|ciberataque|piratas informáticos|hackers|servidores|historiador|comemora|século|câncer|cancro|paciente|enfarte|tumor|epidemia",
    "it": "partita|gol\\b|allenatore|campionato|torneo|film|romanzo|videogioco|esercitazion|incidente|incendio|terremoto|azienda|azioni|anniversario|museo|"
    r"calcio\b|arbitro|attaccante|portiere|centrocamp|pareggio|tifosi|club\b|stadio|rigore\b|stagione|giocator|simulazion|volontari|alluvion|crollo|deragli|collisione|fuga di gas|attore|attrice|regista|botteghino|teatro|sindacat|sciopero|azionisti|vendite|candidat|sondaggi|deputat|hacker|server|storico\b|commemor|secolo|cancro|pazient|infarto|tumore|epidemia",
    "de": "spiel|tor\\b|trainer|liga|turnier|meisterschaft|film|roman|videospiel|übung|unfall|brand\\b|erdbeben|unternehmen|aktien|jahrestag|museum|premiere|"
    r"fußball|schiedsrichter|stürmer|torwart|torhüter|mittelfeld|ausgleich|halbzeit|fans\b|verein|stadion|elfmeter|saison|spieler|manöver|statisten|probe\b|überschwemm|einsturz|entgleis|zusammenstoß|gasleck|schauspiel|regisseur|kinokasse|theater|zuschauer|gewerkschaft|tarif|streik|aktionär|umsatz|umfrage|kandidat|wahlkampf|abgeordnete|hacker|cyberangriff|server|passwör|historiker|gedenk|jahrhundert|weltkrieg|krebs|patient|herzinfarkt|tumor|seuche|heuschreck",
    "nl": "wedstrijd|doelpunt|trainer|competitie|toernooi|kampioen|film|roman|oefening|ongeluk|brand\\b|aardbeving|bedrijf|aandelen|herdenking|museum|"
    r"voetbal|scheidsrechter|spits\b|keeper|doelman|middenveld|gelijkmaker|rust\b|supporters|club\b|stadion|strafschop|seizoen|speler|overstrom|instort|ontspoor|botsing|gaslek|acteur|actrice|regisseur|bioscoop|theater|vakbond|staking|aandeelhouder|omzet|peiling|kandidaat|kamerlid|hacker|cyberaanval|server|historicus|eeuw\b|wereldoorlog|kanker|patiënt|hartaanval|tumor",
    "ru": "матч|гол\\b|тренер|лиг[аи]|турнир|чемпионат|фильм|роман\\b|учени[яй]|авари|пожар|землетрясени|компани|акци[ий]|годовщин|музе|"
    r"футбол|судь[яи]\b|нападающ|вратар|полузащит|ничь|болельщик|клуб|стадион|пенальти|сезон|игрок|маневр|условн|статист|наводнени|обруш|сошел с рельсов|столкновение поезд|утечк[аи] газа|акт[её]р|режисс[её]р|кинотеатр|премьер[аы]\b|театр|зрител|профсоюз|забастовк|акционер|выручк|опрос|кандидат|депутат|хакер|кибератак|сервер|пароли|историк|столети|пациент|инфаркт|опухол|эпидеми|саранч",
    "uk": "матч|гол\\b|тренер|ліг[аи]|турнір|чемпіонат|фільм|роман\\b|навчанн|авар|пожеж|землетрус|компані|акці[йї]|річниц|музе|"
    r"футбол|суддя\b|нападник|воротар|півзахис|нічи|вболівальник|клуб|стадіон|пенальті|сезон|гравц|маневр|умовн|повін|обвал|зійшов з рейок|витік газу|актор|режисер|кінотеатр|прем'єр[аи]\b|театр|глядач|профспілк|страйк|акціонер|виручк|опитуванн|кандидат|депутат|хакер|кібератак|сервер|історик|століт|пацієнт|інфаркт|пухлин|епідемі|сарана",
    "ar": "مباراة|هدف|مدرب|دوري|بطولة|فيلم|رواية|تمرين|مناورات|حادث سير|حريق|زلزال|بركان|حمم|شركة|أسهم|ذكرى|متحف|لقاح|"
    r"كرة القدم|حكم المباراة|مهاجم الفريق|حارس المرمى|لاعب|تعادل|الشوط|جماهير|ملعب|ركلة جزاء|الموسم|نادي|محاكاة|فيضان|انهيار مبنى|خروج قطار|تسرب غاز|مخرج|سينما|مسرح|نقابة|إضراب|مساهم|أرباح|مرشح|استطلاع|قراصنة|هجوم إلكتروني|خوادم|مؤرخ|الحرب العالمية|سرطان|مريض|نوبة قلبية|ورم|وباء|جراد",
    "fa": "مسابقه|گل|مربی|لیگ|فیلم|رمان|رزمایش|تصادف|آتش‌سوزی|زلزله|شرکت|سهام|سالگرد|موزه|"
    r"فوتبال|داور|دروازه‌بان|مهاجم تیم|بازیکن|تساوی|نیمه اول|نیمه دوم|تماشاگر|ورزشگاه|پنالتی|باشگاه|شبیه‌سازی|داوطلب|سیل\b|ریزش|نشت گاز|بازیگر|کارگردان|سینما|تئاتر|اعتصاب|سهامدار|نامزد|نظرسنجی|هکر|حمله سایبری|سرطان|بیمار|سکته|ملخ",
    "tr": "maç|gol\\b|teknik direktör|lig\\b|turnuva|şampiyon|film|roman|tatbikat|kaza|yangın|deprem|şirket|hisse|yıldönümü|müze|"
    r"futbol|hakem|forvet|kaleci|orta saha|beraberlik|taraftar|kulüp|kulübü|stadyum|penaltı|sezon|oyuncu|senaryo|gönüllü|sel\b|çök(?:tü|me)|raydan çık|çarpış|gaz kaçağı|yönetmen|sinema|gişe|tiyatro|sendika|grev|hissedar|ciro|aday|anket|milletvekili|hacker|siber|sunucu|tarihçi|yüzyıl|dünya savaşı|kanser|hasta\b|kalp krizi|tümör|salgın|çekirge",
    "id": "pertandingan|gol\\b|pelatih|liga|turnamen|film|novel|latihan|kecelakaan|kebakaran|gempa|perusahaan|saham|peringatan|museum|"
    r"sepak bola|wasit|penyerang|kiper|gelandang|imbang|suporter|klub|stadion|penalti|musim|pemain|simulasi|relawan|banjir|runtuh|anjlok|tabrakan|kebocoran gas|aktor|aktris|sutradara|bioskop|teater|serikat buruh|mogok|pemegang saham|calon|survei|peretas|serangan siber|server|sejarawan|abad|kanker|pasien|serangan jantung|tumor|wabah|belalang",
    "sw": "mechi|bao\\b|kocha|ligi|filamu|riwaya|mazoezi|ajali|moto\\b|tetemeko|kampuni|hisa|makumbusho|"
    r"mpira|mwamuzi|mshambuliaji wa|kipa|sare\b|mashabiki|klabu|uwanja wa|penalti|msimu|mchezaji|wachezaji|mfano wa|mafuriko|kuporomoka|kugongana|mwigizaji|mkurugenzi wa filamu|chama cha wafanyakazi|mgomo|wanahisa|mgombea|wadukuzi|mwanahistoria|saratani|mgonjwa|mshtuko wa moyo|nzige",
    "ku": "یاری|گۆڵ|ڕاهێنەر|فیلم|ڕۆمان|مەشق|ڕووداوی هاتوچۆ|ئاگرکەوتنەوە|بوومەلەرزە|کۆمپانیا|"
    r"تۆپی پێ|ناوبژیوان|گۆڵچی|یاریزان|یانە|وەرز|لافاو|ئەکتەر|دەرهێنەر|سینەما|شانۆ|مانگرتن|کاندید|هاکەر|شێرپەنجە|نەخۆش",
}
"""Stems of words of other fields and of exercises, accidents and history, by language."""
