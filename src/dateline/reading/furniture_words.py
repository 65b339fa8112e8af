"""The words of page furniture, in the languages that reports of conflict are most often published in.

From the conventions of news sites; each list is one alternative a line, lower case, and is compared without case. A
line is furniture only where the whole of it is one of these, or where it begins or ends with one in the stated way.
"""

# ruff: noqa: E501  (a table reads better with a language or a kind a line)

from __future__ import annotations

READ_MORE = """
read more|see more|read also|also read|see also|learn more|find out more|show more|load more|view more|more|more here|read on
continue reading|keep reading|read full story|read the full story|full story|read this next|read next|up next|click here
watch|watch more|watch now|watch live|watch video|listen|listen now|view gallery|view all|see all|more details|full article
more on this|more on this story|more on this topic|related|related stories|related articles|related article|related news
related topics|related content|related story|related links|related coverage|recommended|recommended stories|recommended for you
you may also like|you might also like|you may like|editor's picks|editors' picks|editor's choice|don't miss|must read
most read|most viewed|most popular|most commented|most shared|most recent|popular|popular now|trending|trending now|top stories
top news|latest|latest news|latest stories|more news|more stories|more from this section|more in this section|in this story
in other news|also in the news|more like this|explore more|what to read next|next article|previous article|next story
the news in your pocket|news in your pocket|breaking news|in pictures|in case you missed it|read in app|back to top|go to top
mehr|mehr lesen|weiterlesen|mehr erfahren|mehr dazu|mehr zum thema|zum thema|lesen sie auch|lesen sie mehr|auch interessant
das könnte sie auch interessieren|das könnte sie interessieren|das könnte dir auch gefallen|weitere informationen|weitere artikel
weitere nachrichten|weitere themen|zur startseite|meistgelesen|meistgelesene artikel|am meisten gelesen|neueste nachrichten
empfohlener redaktioneller inhalt|externer inhalt|externer inhalt nicht verfügbar|siehe auch|mehr aus dem ressort|mehr anzeigen
lire la suite|lire aussi|à lire aussi|à lire|lire plus|voir plus|voir aussi|en savoir plus|les plus lus|les plus lues|à voir aussi
sur le même sujet|articles liés|plus d'articles|à découvrir|la suite après la publicité|la suite après cette publicité
leer más|lee también|lea también|lea además|ver más|ver también|más información|más leídas|más leídos|lo más leído|lo más visto
te puede interesar|le puede interesar|también te puede interesar|noticias relacionadas|relacionadas|relacionado|seguir leyendo
te recomendamos|más noticias|leia mais|leia também|veja mais|veja também|saiba mais|mais lidas|mais lidos|relacionadas|continue lendo
leggi anche|leggi di più|leggi tutto|continua a leggere|vedi anche|i più letti|potrebbe interessarti|per approfondire
lees ook|lees meer|lees verder|meest gelezen|bekijk ook|verder lezen|czytaj więcej|czytaj także|czytaj też|czytaj dalej|zobacz także
zobacz też|zobacz również|najczęściej czytane|przeczytaj także|přečtěte si také|čtěte také|číst dále|nejčtenější|související
čítajte aj|najčítanejšie|más hírek|olvasson tovább|olvasta már|citește și|citeşte şi|vezi și|cele mai citite|прочетете още
читайте также|читать далее|читать полностью|подробнее|смотрите также|по теме|самое читаемое|популярное|ещё по теме|материалы по теме
читайте также:|главное|читайте ещё|читайте нас|другие новости|лента новостей|читайте також|читати далі|докладніше|дивіться також
за темою|найпопулярніше|популярне|devamını oku|devamı|haberin devamı|ilgili haberler|ilginizi çekebilir|en çok okunanlar|çok okunanlar
daha fazla|daha fazlasını oku|bunlar da ilginizi çekebilir|läs mer|läs också|läs även|mest läst|les mer|les også|mest lest|læs mere
læs også|mest læste|lue myös|lue lisää|luetuimmat|baca juga|baca selengkapnya|selengkapnya|terpopuler|baca lagi|terkini
xem thêm|đọc thêm|đọc tiếp|tin liên quan|đọc nhiều|soma zaidi|soma pia|habari zaidi|karanta kuma|kara karantawa|akhri sidoo kale
اقرأ المزيد|اقرأ أيضا|اقرأ أيضاً|اقرأ ايضا|إقرأ أيضا|إقرأ أيضاً|المزيد|مزيد من الأخبار|شاهد أيضا|شاهد أيضاً|الأكثر قراءة|الأكثر مشاهدة
مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|موضوعات متعلقة|ذات صلة|آخر الأخبار|اخبار ذات صلة|اخترنا لك|قد يعجبك أيضا
بیشتر بخوانید|ادامه مطلب|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|پربازدیدترین|پربازدیدها|پربیننده‌ترین|خبرهای مرتبط|بیشتر
مزید پڑھیں|یہ بھی پڑھیں|مزید خبریں|زیاتر بخوێنەوە|زۆرترین خوێندراو|بابەتی پەیوەندیدار|הכי נקראות|קראו עוד|קרא עוד
קראו גם|עוד בנושא|כתבות נוספות|כתבות קשורות|לקריאה נוספת|और पढ़ें|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|আরো পড়ুন|もっと読む|続きを読む|関連記事
関連リンク|関連キーワード|おすすめ情報|おすすめ記事|あわせて読みたい|アクセスランキング|相关阅读|相关新闻|相关报道|延伸阅读|延伸閱讀|阅读更多|閱讀更多
推荐阅读|推薦閱讀|热门新闻|查看更多|相關新聞|관련기사|관련 기사|더보기|많이 본 뉴스|주요 뉴스|인기기사
"""

ADVERTISEMENT = """
advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|paid content|promoted|story continues below
article continues below|article continues after advertisement|story continues below advertisement|continue reading below
advertisement - scroll to continue|scroll to continue|skip advertisement|remove ads|anzeige|werbung|publicité|annonce|publicidad
anuncio|pubblicità|publicidade|advertentie|reklama|reklam|annons|annonse|mainos|реклама|на правах рекламы|iklan|quảng cáo|إعلان|إعلانات
اعلان|آگهی|تبلیغات|פרסומת|विज्ञापन|広告|スポンサーリンク|广告|廣告|광고|advert|promotion|partner content
"""

SHARING = """
share|share this|share this article|share this story|share on facebook|share on twitter|share on x|share on whatsapp|tweet|email
print|copy link|link copied|save|bookmark|facebook|twitter|whatsapp|telegram|instagram|linkedin|reddit|pinterest|messenger|x|viber
follow|follow us|comment|comments|no comments|leave a comment|add a comment|post a comment|view comments|show comments|join the conversation
have your say|like|likes|reply|report|feedback|gift this article|listen to this article|listen to article|play|pause|video|photos|audio
embed|close|open|menu|search|home|log in|login|sign in|sign up|register|subscribe|subscribe now|newsletter|newsletters|tags|topics|topic
filed under|categories|category|text size|font size|translate|loading|loading...|please wait|skip to content|table of contents
teilen|artikel teilen|kommentieren|kommentare|kommentar|drucken|merken|vorlesen|artikel anhören|bildbeitrag|audiobeitrag|videobeitrag
anmelden|abonnieren|schließen|partager|commenter|commentaires|imprimer|compartir|comentar|comentarios|imprimir|guardar|condividi|commenta
commenti|compartilhar|comentários|delen|reageer|udostępnij|skomentuj|komentarze|sdílet|diskuse|поделиться|комментарии|комментировать
поділитися|коментарі|paylaş|yorumlar|yorum yap|dela|kommentera|del|bagikan|komentar|chia sẻ|bình luận|شارك|مشاركة|تعليقات|التعليقات|شارك المقال
اشتراک‌گذاری|نظرات|دیدگاه‌ها|שתף|שתפו|תגובות|シェア|コメント|ツイート|分享|评论|評論|关注|分享到|분享让更多人看到|分享让更多人看到|공유|댓글|좋아요
key points|key takeaways|highlights|at a glance|the gist|in short|in brief|das wichtigste in kürze|darum geht's|kortversjonen
l'essentiel|lo esencial|in sintesi|w skrócie|özetle
"""

END_OF_ARTICLE = """
about the author|about the authors|about the writer|more about the author|about us|über den autor|über die autorin|zum autor|zur autorin
die autorin|der autor|à propos de l'auteur|sobre el autor|sobre la autora|sobre la firma|sobre o autor|sull'autore|over de auteur|об авторе
про автора|yazar hakkında|عن الكاتب|نبذة عن الكاتب|درباره نویسنده|על הכותב|著者紹介|作者简介|most read|most popular|most viewed
related stories|related articles|related news|related topics|related posts|you may also like|you might also like|recommended for you
more from this author|more on this story|what to read next|read next|comments|leave a reply|leave a comment|join the conversation
quellen|quellen:|verwendete quellen|verwendete quellen:|fuentes|sources|sources:|meistgelesen|das könnte sie auch interessieren|les plus lus
lo más leído|más leídas|mais lidas|i più letti|meest gelezen|najczęściej czytane|самое читаемое|читайте также|найпопулярніше|en çok okunanlar
الأكثر قراءة|الأكثر مشاهدة|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|پربازدیدترین|مطالب مرتبط|הכי נקראות|כתבות נוספות|関連記事|おすすめ情報
アクセスランキング|相关阅读|相关新闻|延伸阅读|관련기사|관련 기사|많이 본 뉴스|the news in your pocket
"""

LEADING = """
read more|read also|also read|see also|read next|related|watch|must read|don't miss|more on this|recommended|listen|in pictures|explainer
mehr zum thema|lesen sie auch|lesen sie hier|lesen sie dazu|auch interessant|mehr dazu|siehe auch|lire aussi|à lire aussi|à lire|voir aussi|à voir aussi|lire
lea también|lee también|lea además|le puede interesar|te puede interesar|ver también|leia também|leia mais|veja também|leggi anche|vedi anche
lees ook|bekijk ook|czytaj więcej|czytaj także|czytaj też|zobacz także|zobacz też|čtěte také|přečtěte si také|читайте также|смотрите также
читайте також|дивіться також|по теме|läs också|läs även|läs mer|les også|læs også|baca juga|xem thêm|soma pia|اقرأ أيضا|اقرأ أيضاً|اقرأ ايضا
إقرأ أيضا|إقرأ أيضاً|شاهد أيضا|بیشتر بخوانید|همچنین بخوانید|مزید پڑھیں|یہ بھی پڑھیں|קראו גם|קראו עוד|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|関連記事|相关阅读|관련기사
"""

TRAILING = """
read more|see more|read the full story|read full story|full story|click here|learn more|find out more|continue reading|more here
mehr lesen|weiterlesen|mehr dazu|lire la suite|en savoir plus|lire plus|leer más|ver más|seguir leyendo|leia mais|saiba mais|leggi tutto|leggi di più
lees meer|lees verder|czytaj więcej|czytaj dalej|читать далее|подробнее|читати далі|докладніше|devamını oku|haberin devamı|läs mer|les mer|læs mere
baca selengkapnya|xem thêm|soma zaidi|اقرأ المزيد|ادامه مطلب|بیشتر بخوانید|مزید پڑھیں|קראו עוד|קרא עוד|और पढ़ें|আরও পড়ুন|続きを読む|阅读更多|閱讀更多|더보기
"""

PROMPT_STARTS = """
sign up|subscribe|get the latest|get our|get all the|get breaking|get unlimited|join our|join us on|follow us|follow our|download the|download our|click here|tap here|click to
share this|listen to this|read our|read the full|already a subscriber|already have an account|create an account|create a free|register to|register now
log in to|login to|sign in to|please log in|please sign in|please subscribe|please enable|please read our|enable javascript|to continue reading|to read the full
this content is reserved|this article is for subscribers|this story is for subscribers|this content is only available|support our journalism|support our work|support independent|donate to
make a donation|would you like to comment|have you got a|have a story|do you have a|do you have any|got a tip|got a story|contact us|contact the author|send us your|email us|let us know|we want to hear
stay informed|stay up to date|stay updated|keep up with|don't miss|never miss|receive our|you can unsubscribe|by signing up|by subscribing|by clicking|by registering|by entering
you are using|your browser|this website uses|this site uses|we use cookies|we and our partners|when you visit our|these cookies|our website uses|cookies help|manage your
all rights reserved|this site is protected|start a free|buy now|add us as|set as preferred|install our|open in app|view in app|for more news|for more stories|for all the latest|for the latest
if you enjoyed|ad block|disclaimer|editor's note: this|the views expressed|views expressed|opinions expressed
melden sie sich|abonnieren sie|jetzt abonnieren|jetzt anmelden|jetzt registrieren|registrieren sie sich|folgen sie|folge uns|laden sie|mit meiner anmeldung
bitte achten sie|bitte beachten|erhalten sie|aktuelle nachrichten aufs
inscrivez-vous|abonnez-vous|recevez|suivez-nous|téléchargez|découvrez nos|déjà abonné|pour lire la suite|cet article est réservé
suscríbete|suscríbase|regístrate|regístrese|síguenos|síganos|recibe en|únete a|únase a|inicia sesión
assine|inscreva-se|cadastre-se|siga-nos|baixe o|participe do|iscriviti|abbonati|seguici|ricevi|accedi|registrati|schrijf je in|abonneer|meld je aan|volg ons
zapisz się|subskrybuj|zaloguj się|dołącz do|śledź nas|odebírejte|přihlaste se|sledujte nás|следите за|скачайте|присоединяйтесь|подпишитесь|підпис|приєднуйтесь|стежте за
abone ol|bültenimize|takip edin|bizi takip|uygulamayı|prenumerera|registrera dig|följ oss|anmäl dig|abonner|følg oss|meld deg på|tilmeld dig|tilaa|seuraa meitä|berlangganan|ikuti kami|dapatkan|đăng ký
اشترك|تابعونا|تابعنا|حمل تطبيق|للاشتراك|عضو شوید|ما را دنبال|هم‌اکنون عضو|به کانال|הירשמו|הצטרפו|עקבו|הורידו|सब्सक्राइब|फॉलो करें|この記事は会員|会員登録|扫码|关注我们
"""

CREDITS = """
photo|photos|image|images|picture|pictures|photograph|photo credit|image credit|picture credit|photo by|image by|photo via|file photo|file|screenshot|graphic|illustration|video|video by|image source|photo source|credit|source
foto|fotos|bild|bilder|bildquelle|bildrechte|grafik|quelle|archivbild|symbolbild|photo d'illustration|crédit photo|crédits|crédit|image d'illustration|fotografía|imagen|fuente|crédito|foto de|foto di|imagem|reprodução|divulgação|fonte|immagine|credits|beeld|zdjęcie|fot|zdroj|źródło
фото|фотография|иллюстрация|источник|изображение|джерело|світлина|fotoğraf|kaynak|görsel|kuva|bilde|billede|ảnh|nguồn|صورة|الصورة|تصوير|المصدر|مصدر|عکس|منبع|تصویر|צילום|מקור|写真|画像|図|图|图片|圖|圖片|摄影|来源|來源|사진|자료|출처|picha
"""

AGENCIES = """
getty images|getty|reuters|afp|ap|ap photo|associated press|epa|epa-efe|efe|dpa|ansa|shutterstock|istock|istockphoto|imago|imago images|picture alliance|picture-alliance|alamy|anadolu|anadolu agency|aa|xinhua
zuma press|zuma|sipa|bloomberg|pa|pa media|pa wire|pa images|afp via getty images|reuters/file|tass|ria novosti|sputnik|ukrinform|unian|pap|ctk|čtk|apa|keystone|belga|anp|tt|ntb|ritzau|yonhap|kyodo|ians|pti|ani|irna|isna|mehr|tasnim|fars|petra|sana|saba|wafa|mena|lusa|agerpres|mti|hina|tanjug|beta|bta
"""

SIGN_OFF_STARTS = """
reporting by|additional reporting by|additional reporting from|writing by|editing by|edited by|compiled by|translated by|reporting and writing by|with reporting by|with reporting from|with reports from|with additional reporting|with inputs from|with input from|with agencies|with agency inputs|from our correspondent|with files from|our standards
this article was originally published|this story was originally published|this article first appeared|this article was first published|first published|originally published|this story has been published|copyright|all rights reserved|© |(c) |source: |this article was amended|associated press writer|associated press writers|ap writers
mit material von|mit informationen von|mit informationen der|dieses thema im programm|über dieses thema berichte|sendung:|redaktion:|aus dem englischen|avec afp|avec reuters|avec agences|con información de|con informaciones de|con agencias|com informações de|com agências|con fonti|oprac.|opracowanie:|подготовил:|подготовила:|перевод:|редактор:|переклад:|haber:|editör:|المصدر:|تحرير:|إعداد:|منبع:|责编|責任編輯：|责任编辑|編輯|编辑|（责编|（責編
"""
