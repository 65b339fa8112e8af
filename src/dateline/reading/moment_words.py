"""The words of dates on news pages: months of the Gregorian and the Solar Hijri calendar, and labels of updates.

Month names as CLDR has them (full and abbreviated, format and stand-alone), with the Levantine, Maghrebi and Egyptian
names in Arabic. Lower case, without the full stop of abbreviations. January to December, one language a line.
"""

# ruff: noqa: E501  (a table reads better with a language a line)

MONTHS = """
january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,october oct,november nov,december dec
januar jänner jän,februar feber,märz mär mrz maerz,april,mai,juni,juli,august,september,oktober okt,november,dezember dez
janvier janv,février févr fév fevrier,mars,avril avr,mai,juin,juillet juil,août aout,septembre,octobre,novembre,décembre déc decembre
enero ene,febrero,marzo,abril abr,mayo,junio,julio,agosto ago,septiembre setiembre set,octubre,noviembre,diciembre dic
janeiro,fevereiro fev,março,abril,maio,junho,julho,agosto,setembro,outubro out,novembro,dezembro
gennaio gen,febbraio,marzo,aprile,maggio mag,giugno giu,luglio lug,agosto,settembre,ottobre ott,novembre,dicembre
januari,februari,maart mrt,april,mei,juni,juli,augustus,september,oktober,november,december
januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december
januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,desember des
tammikuuta tammikuu,helmikuuta helmikuu,maaliskuuta maaliskuu,huhtikuuta huhtikuu,toukokuuta toukokuu,kesäkuuta kesäkuu,heinäkuuta heinäkuu,elokuuta elokuu,syyskuuta syyskuu,lokakuuta lokakuu,marraskuuta marraskuu,joulukuuta joulukuu
stycznia styczeń sty,lutego luty lut,marca marzec,kwietnia kwiecień kwi,maja maj,czerwca czerwiec cze,lipca lipiec lip,sierpnia sierpień sie,września wrzesień wrz,października październik paź,listopada listopad lis,grudnia grudzień gru
ledna leden,února únor,března březen,dubna duben,května květen,června červen,července červenec,srpna srpen,září,října říjen,listopadu,prosince prosinec
januára január,februára február,marca marec,apríla apríl,mája máj,júna jún,júla júl,augusta,septembra,októbra október,novembra,decembra
január,február,március,április,május,június,július,augusztus,szeptember,október,november,december
ianuarie ian,februarie,martie,aprilie,mai,iunie iun,iulie iul,august,septembrie,octombrie,noiembrie noi,decembrie
siječnja siječanj,veljače veljača,ožujka ožujak,travnja travanj,svibnja svibanj,lipnja lipanj,srpnja srpanj,kolovoza kolovoz,rujna rujan,,studenoga studeni,prosinca prosinac
јануар јануара,фебруар фебруара,март марта,април априла,мај маја,јун јуна,јул јула,август августа,септембар септембра,октобар октобра,новембар новембра,децембар децембра
janar,shkurt,mars,prill,maj,qershor,korrik,gusht,shtator,tetor,nëntor,dhjetor
ιανουαρίου ιαν,φεβρουαρίου φεβ,μαρτίου μαρ,απριλίου απρ,μαΐου μαϊ,ιουνίου ιουν,ιουλίου ιουλ,αυγούστου αυγ,σεπτεμβρίου σεπ,οκτωβρίου οκτ,νοεμβρίου νοε,δεκεμβρίου δεκ
января январь янв,февраля февраль фев,марта март мар,апреля апрель апр,мая май,июня июнь июн,июля июль июл,августа август авг,сентября сентябрь сен сент,октября октябрь окт,ноября ноябрь ноя нояб,декабря декабрь дек
січня січень січ,лютого лютий лют,березня березень бер,квітня квітень квіт,травня травень трав,червня червень черв,липня липень лип,серпня серпень серп,вересня вересень вер,жовтня жовтень жовт,листопада листопад лист,грудня грудень груд
януари,февруари,март,април,май,юни,юли,август,септември,октомври,ноември,декември
ocak oca,şubat şub,mart,nisan nis,mayıs,haziran haz,temmuz tem,ağustos ağu,eylül eyl,ekim eki,kasım kas,aralık ara
yanvar,fevral,mart,aprel,may,iyun,iyul,avqust avgust,sentyabr sentabr,oktyabr oktabr,noyabr,dekabr
sausio sausis,vasario vasaris,kovo kovas,balandžio balandis,gegužės gegužė,birželio birželis,liepos liepa,rugpjūčio rugpjūtis,rugsėjo rugsėjis,spalio spalis,lapkričio lapkritis,gruodžio gruodis
janvāris janvārī,februāris februārī,marts martā,aprīlis aprīlī,maijs maijā,jūnijs jūnijā,jūlijs jūlijā,augusts augustā,septembris septembrī,oktobris oktobrī,novembris novembrī,decembris decembrī
jaanuar,veebruar,märts,aprill,mai,juuni,juuli,august,september,oktoober,november,detsember
janúar,febrúar,mars,apríl,maí,júní,júlí,ágúst,september,október,nóvember,desember
januari,februari,maret,april,mei,juni,juli,agustus agu,september,oktober,november,desember
januari,februari,machi,aprili,mei,juni,julai,agosti,septemba,oktoba,novemba,desemba
janairu,fabrairu,maris,afrilu,mayu,yuni,yuli,agusta,satumba,oktoba,nuwamba,disamba
يناير جانفي كانون‌الثاني,فبراير فيفري شباط,مارس آذار,أبريل ابريل إبريل أفريل نيسان,مايو ماي أيار ايار,يونيو يونيه جوان حزيران,يوليو يوليه جويلية تموز,أغسطس اغسطس أوت آب,سبتمبر أيلول ايلول,أكتوبر اكتوبر تشرين‌الأول,نوفمبر تشرين‌الثاني,ديسمبر كانون‌الأول
ژانویه,فوریه,مارس,آوریل,مه می,ژوئن,ژوئیه جولای,اوت آگوست,سپتامبر,اکتبر,نوامبر,دسامبر
جنوری,فروری,مارچ,اپریل,مئی,جون,جولائی,اگست,ستمبر,اکتوبر,نومبر,دسمبر
ינואר בינואר,פברואר בפברואר,מרץ במרץ,אפריל באפריל,מאי במאי,יוני ביוני,יולי ביולי,אוגוסט באוגוסט,ספטמבר בספטמבר,אוקטובר באוקטובר,נובמבר בנובמבר,דצמבר בדצמבר
जनवरी,फ़रवरी फरवरी,मार्च,अप्रैल,मई,जून,जुलाई,अगस्त,सितंबर सितम्बर,अक्टूबर अक्तूबर,नवंबर नवम्बर,दिसंबर दिसम्बर
জানুয়ারি জানুয়ারী,ফেব্রুয়ারি,মার্চ,এপ্রিল,মে,জুন,জুলাই,আগস্ট,সেপ্টেম্বর,অক্টোবর,নভেম্বর,ডিসেম্বর
"""

SOLAR_HIJRI = "فروردین,اردیبهشت,خرداد,تیر,مرداد,شهریور,مهر,آبان,آذر,دی,بهمن,اسفند"

TWO_WORDS = (
    ("كانون الثاني", "كانون‌الثاني"),
    ("كانون الأول", "كانون‌الأول"),
    ("كانون الاول", "كانون‌الأول"),
    ("تشرين الأول", "تشرين‌الأول"),
    ("تشرين الاول", "تشرين‌الأول"),
    ("تشرين الثاني", "تشرين‌الثاني"),
)
"""Month names of two words, joined so that a month is one word."""

UPDATED = (
    "updated|last updated|update|modified|last modified|revised|edited|aktualisiert|aktualisierung|mis à jour|màj|actualizado|actualizada"
    "|atualizado|atualizada|aggiornato|aggiornamento|bijgewerkt|gewijzigd|uppdaterad|oppdatert|opdateret|päivitetty|zaktualizowano|aktualizacja"
    "|aktualizováno|aktualizované|frissítve|actualizat|ažurirano|ενημερώθηκε|обновлено|изменено|оновлено|güncelleme|güncellendi|güncellenme"
    "|diperbarui|cập nhật|تحديث|آخر تحديث|بروزرسانی|به‌روزرسانی|עודכן|עדכון|更新|수정|업데이트"
)
