/* date_months.h -- month names of 50 languages, for date.c alone.
 *
 * Written once from the month symbols of ICU 72 (CLDR 42; wide and short, as in a date and alone) of:
 * af ar ar-DZ ar-LB ar-MA az be bg bn ca cs da de de-AT el en es et eu fi fr ga gl he hi hu id is it
 * lt lv mk mr nb nl nn pl pt ro ru sk sl sq sr sv sw ta te tr uk ur, in lower case and without a
 * final dot; Latin and Greek names also without their accents; a few short forms that news sites use.
 * A table, because opening the symbols of so many locales takes ICU 40 ms.  Names of two words and of
 * one letter are left out, and so is Croatian, where "listopad" is October and not November.
 *
 * Sorted by bytes: date.c searches by halves, test_date.c checks the order. */
#ifndef CLEANCOPY_PIPELINE_EXTRACT_DATE_MONTHS_H
#define CLEANCOPY_PIPELINE_EXTRACT_DATE_MONTHS_H

#define CC_DATE_MONTHS(X) \
    X("abe", 12) X("abendua", 12) X("abr", 4) X("abril", 4) X("abu", 8) X("abuztua", 8) \
    X("ago", 8) X("agost", 8) X("agosti", 8) X("agosto", 8) X("agu", 8) X("agust", 8) \
    X("agustos", 8) X("agustus", 8) X("aib", 4) X("aibrean", 4) X("aibreán", 4) X("aout", 8) \
    X("août", 8) X("api", 4) X("apirila", 4) X("apr", 4) X("aprel", 4) X("april", 4) \
    X("aprila", 4) X("aprile", 4) X("aprili", 4) X("aprilie", 4) X("aprilis", 4) \
    X("aprill", 4) X("apríl", 4) X("apríla", 4) X("aprīlis", 4) X("ara", 12) X("aralik", 12) \
    X("aralık", 12) X("aug", 8) X("august", 8) X("augusta", 8) X("augusti", 8) \
    X("augusts", 8) X("augustus", 8) X("augusztus", 8) X("avg", 8) X("avgust", 8) \
    X("avq", 8) X("avqust", 8) X("avr", 4) X("avril", 4) X("aza", 11) X("azaroa", 11) \
    X("ağu", 8) X("ağustos", 8) X("bal", 4) X("balandis", 4) X("balandzio", 4) \
    X("balandžio", 4) X("beal", 5) X("bealtaine", 5) X("birz", 6) X("birzelio", 6) \
    X("birzelis", 6) X("birž", 6) X("birželio", 6) X("birželis", 6) X("bre", 3) \
    X("brezen", 3) X("brezna", 3) X("bře", 3) X("březen", 3) X("března", 3) X("cerven", 6) \
    X("cervence", 7) X("cervenec", 7) X("cervna", 6) X("cvc", 7) X("cvn", 6) X("cze", 6) \
    X("czerwca", 6) X("czerwiec", 6) X("dec", 12) X("december", 12) X("decembra", 12) \
    X("decembre", 12) X("decembrie", 12) X("decembris", 12) X("decembro", 12) X("dek", 12) \
    X("dekabr", 12) X("des", 12) X("desemba", 12) X("desember", 12) X("desembre", 12) \
    X("dets", 12) X("detsember", 12) X("dez", 12) X("dezember", 12) X("dezembro", 12) \
    X("dfomh", 10) X("dfómh", 10) X("dhj", 12) X("dhjetor", 12) X("dic", 12) \
    X("dicembre", 12) X("diciembre", 12) X("dub", 4) X("duben", 4) X("dubna", 4) \
    X("déc", 12) X("décembre", 12) X("d’abr", 4) X("d’abril", 4) X("d’ag", 8) \
    X("d’agost", 8) X("d’oct", 10) X("d’octubre", 10) X("ean", 1) X("eanair", 1) \
    X("eanáir", 1) X("eka", 6) X("ekaina", 6) X("eki", 10) X("ekim", 10) X("elo", 8) \
    X("elok", 8) X("elokuu", 8) X("elokuuta", 8) X("ene", 1) X("enero", 1) X("eyl", 9) \
    X("eylul", 9) X("eylül", 9) X("feabh", 2) X("feabhra", 2) X("feb", 2) X("febbraio", 2) \
    X("feber", 2) X("febr", 2) X("febreiro", 2) X("febrer", 2) X("febrero", 2) \
    X("februar", 2) X("februara", 2) X("februari", 2) X("februarie", 2) X("februaris", 2) \
    X("february", 2) X("február", 2) X("februára", 2) X("februāris", 2) X("febrúar", 2) \
    X("fev", 2) X("fevereiro", 2) X("fevr", 2) X("fevral", 2) X("fevrier", 2) X("févr", 2) \
    X("février", 2) X("geg", 5) X("geguze", 5) X("geguzes", 5) X("gegužė", 5) \
    X("gegužės", 5) X("gen", 1) X("gener", 1) X("gennaio", 1) X("giu", 6) X("giugno", 6) \
    X("gru", 12) X("grudnia", 12) X("grudzien", 12) X("grudzień", 12) X("gruod", 12) \
    X("gruodis", 12) X("gruodzio", 12) X("gruodžio", 12) X("gush", 8) X("gusht", 8) \
    X("haz", 6) X("haziran", 6) X("heina", 7) X("heinak", 7) X("heinakuu", 7) \
    X("heinakuuta", 7) X("heinä", 7) X("heinäk", 7) X("heinäkuu", 7) X("heinäkuuta", 7) \
    X("helmi", 2) X("helmik", 2) X("helmikuu", 2) X("helmikuuta", 2) X("huhti", 4) \
    X("huhtik", 4) X("huhtikuu", 4) X("huhtikuuta", 4) X("ian", 1) X("ianuarie", 1) \
    X("ira", 9) X("iraila", 9) X("iuil", 7) X("iul", 7) X("iulie", 7) X("iun", 6) \
    X("iunie", 6) X("iyl", 7) X("iyn", 6) X("iyul", 7) X("iyun", 6) X("iúil", 7) \
    X("jaan", 1) X("jaanuar", 1) X("jaenner", 1) X("jan", 1) X("janar", 1) X("janeiro", 1) \
    X("janner", 1) X("januar", 1) X("januara", 1) X("januari", 1) X("januarie", 1) \
    X("january", 1) X("január", 1) X("januára", 1) X("janv", 1) X("janvaris", 1) \
    X("janvier", 1) X("janvāris", 1) X("janúar", 1) X("joulu", 12) X("jouluk", 12) \
    X("joulukuu", 12) X("joulukuuta", 12) X("juil", 7) X("juillet", 7) X("juin", 6) \
    X("jul", 7) X("jula", 7) X("julai", 7) X("julho", 7) X("juli", 7) X("julie", 7) \
    X("julij", 7) X("julijs", 7) X("julio", 7) X("juliol", 7) X("julius", 7) X("july", 7) \
    X("jun", 6) X("juna", 6) X("june", 6) X("junho", 6) X("juni", 6) X("junie", 6) \
    X("junij", 6) X("junijs", 6) X("junio", 6) X("junius", 6) X("juny", 6) X("juuli", 7) \
    X("juuni", 6) X("jän", 1) X("jänner", 1) X("júl", 7) X("júla", 7) X("július", 7) \
    X("júlí", 7) X("jún", 6) X("júna", 6) X("június", 6) X("júní", 6) X("jūl", 7) \
    X("jūlijs", 7) X("jūn", 6) X("jūnijs", 6) X("kas", 11) X("kasim", 11) X("kasım", 11) \
    X("kesa", 6) X("kesak", 6) X("kesakuu", 6) X("kesakuuta", 6) X("kesä", 6) X("kesäk", 6) \
    X("kesäkuu", 6) X("kesäkuuta", 6) X("korr", 7) X("korrik", 7) X("kov", 3) X("kovas", 3) \
    X("kovo", 3) X("kve", 5) X("kveten", 5) X("kvetna", 5) X("kvě", 5) X("květen", 5) \
    X("května", 5) X("kwi", 4) X("kwiecien", 4) X("kwiecień", 4) X("kwietnia", 4) \
    X("lapkr", 11) X("lapkricio", 11) X("lapkritis", 11) X("lapkričio", 11) X("led", 1) \
    X("leden", 1) X("ledna", 1) X("liep", 7) X("liepa", 7) X("liepos", 7) X("lip", 7) \
    X("lipca", 7) X("lipiec", 7) X("lis", 11) X("listopad", 11) X("listopada", 11) \
    X("listopadu", 11) X("loka", 10) X("lokak", 10) X("lokakuu", 10) X("lokakuuta", 10) \
    X("lug", 7) X("luglio", 7) X("lun", 8) X("lunasa", 8) X("lut", 2) X("lutego", 2) \
    X("luty", 2) X("lún", 8) X("lúnasa", 8) X("maalis", 3) X("maalisk", 3) X("maaliskuu", 3) \
    X("maaliskuuta", 3) X("maart", 3) X("mac", 3) X("machi", 3) X("maerz", 3) X("mag", 5) \
    X("maggio", 5) X("mai", 5) X("maiatza", 5) X("maig", 5) X("maijs", 5) X("maio", 5) \
    X("maj", 5) X("maja", 5) X("majus", 5) X("mar", 3) X("marc", 3) X("marca", 3) \
    X("march", 3) X("marcius", 3) X("marco", 3) X("marec", 3) X("maret", 3) X("marras", 11) \
    X("marrask", 11) X("marraskuu", 11) X("marraskuuta", 11) X("mars", 3) X("mart", 3) \
    X("marta", 3) X("martie", 3) X("marts", 3) X("martxoa", 3) X("marz", 3) X("marzec", 3) \
    X("marzo", 3) X("març", 3) X("março", 3) X("may", 5) X("mayis", 5) X("mayo", 5) \
    X("mayıs", 5) X("maí", 5) X("mei", 5) X("meith", 6) X("meitheamh", 6) X("mfomh", 9) \
    X("mfómh", 9) X("mrt", 3) X("mrz", 3) X("máj", 5) X("mája", 5) X("május", 5) \
    X("márc", 3) X("március", 3) X("márta", 3) X("mär", 3) X("märts", 3) X("märz", 3) \
    X("nen", 11) X("nentor", 11) X("nis", 4) X("nisan", 4) X("noiembrie", 11) X("noll", 12) \
    X("nollaig", 12) X("nov", 11) X("novemba", 11) X("november", 11) X("novembra", 11) \
    X("novembre", 11) X("novembris", 11) X("novembro", 11) X("noviembre", 11) X("noy", 11) \
    X("noyabr", 11) X("nën", 11) X("nëntor", 11) X("nóv", 11) X("nóvember", 11) X("oca", 1) \
    X("ocak", 1) X("oct", 10) X("october", 10) X("octobre", 10) X("octombrie", 10) \
    X("octubre", 10) X("okt", 10) X("oktoba", 10) X("oktober", 10) X("oktobra", 10) \
    X("oktobris", 10) X("oktoober", 10) X("oktyabr", 10) X("október", 10) X("októbra", 10) \
    X("ots", 2) X("otsaila", 2) X("ott", 10) X("ottobre", 10) X("out", 10) X("outubro", 10) \
    X("paz", 10) X("pazdziernik", 10) X("pazdziernika", 10) X("paź", 10) \
    X("październik", 10) X("października", 10) X("pri", 4) X("prill", 4) X("pro", 12) \
    X("prosince", 12) X("prosinec", 12) X("qer", 6) X("qershor", 6) X("rij", 10) \
    X("rijen", 10) X("rijna", 10) X("rugp", 8) X("rugpjucio", 8) X("rugpjutis", 8) \
    X("rugpjūtis", 8) X("rugpjūčio", 8) X("rugs", 9) X("rugsejis", 9) X("rugsejo", 9) \
    X("rugsėjis", 9) X("rugsėjo", 9) X("samh", 11) X("samhain", 11) X("saus", 1) \
    X("sausio", 1) X("sausis", 1) X("sen", 9) X("sentyabr", 9) X("sep", 9) X("sept", 9) \
    X("septemba", 9) X("september", 9) X("septembra", 9) X("septembre", 9) \
    X("septembrie", 9) X("septembris", 9) X("septiembre", 9) X("set", 9) X("setembre", 9) \
    X("setembro", 9) X("settembre", 9) X("shk", 2) X("shkurt", 2) X("sht", 9) \
    X("shtator", 9) X("sie", 8) X("sierpien", 8) X("sierpień", 8) X("sierpnia", 8) \
    X("spal", 10) X("spalio", 10) X("spalis", 10) X("srp", 8) X("srpen", 8) X("srpna", 8) \
    X("sty", 1) X("styczen", 1) X("styczeń", 1) X("stycznia", 1) X("sub", 2) X("subat", 2) \
    X("syys", 9) X("syysk", 9) X("syyskuu", 9) X("syyskuuta", 9) X("szept", 9) \
    X("szeptember", 9) X("tammi", 1) X("tammik", 1) X("tammikuu", 1) X("tammikuuta", 1) \
    X("tem", 7) X("temmuz", 7) X("tet", 10) X("tetor", 10) X("touko", 5) X("toukok", 5) \
    X("toukokuu", 5) X("toukokuuta", 5) X("uno", 2) X("unor", 2) X("unora", 2) X("urr", 10) \
    X("urria", 10) X("urt", 1) X("urtarrila", 1) X("uzt", 7) X("uztaila", 7) X("vas", 2) \
    X("vasario", 2) X("vasaris", 2) X("veebr", 2) X("veebruar", 2) X("wrz", 9) \
    X("wrzesien", 9) X("wrzesień", 9) X("wrzesnia", 9) X("września", 9) X("xan", 1) \
    X("xaneiro", 1) X("xul", 7) X("xullo", 7) X("xuno", 6) X("xuño", 6) X("yan", 1) \
    X("yanvar", 1) X("zar", 9) X("zari", 9) X("zář", 9) X("září", 9) X("ágú", 8) \
    X("ágúst", 8) X("ápr", 4) X("április", 4) X("úno", 2) X("únor", 2) X("února", 2) \
    X("červen", 6) X("července", 7) X("červenec", 7) X("června", 6) X("čvc", 7) X("čvn", 6) \
    X("říj", 10) X("říjen", 10) X("října", 10) X("şub", 2) X("şubat", 2) X("απρ", 4) \
    X("απρίλιος", 4) X("απριλίου", 4) X("απριλιος", 4) X("απριλιου", 4) X("αυγ", 8) \
    X("αυγουστος", 8) X("αυγουστου", 8) X("αυγούστου", 8) X("αύγ", 8) X("αύγουστος", 8) \
    X("δεκ", 12) X("δεκέμβριος", 12) X("δεκεμβρίου", 12) X("δεκεμβριος", 12) \
    X("δεκεμβριου", 12) X("ιαν", 1) X("ιανουάριος", 1) X("ιανουαρίου", 1) X("ιανουαριος", 1) \
    X("ιανουαριου", 1) X("ιουλ", 7) X("ιουλίου", 7) X("ιουλιος", 7) X("ιουλιου", 7) \
    X("ιουν", 6) X("ιουνίου", 6) X("ιουνιος", 6) X("ιουνιου", 6) X("ιούλ", 7) \
    X("ιούλιος", 7) X("ιούν", 6) X("ιούνιος", 6) X("μάι", 5) X("μάιος", 5) X("μάρ", 3) \
    X("μάρτιος", 3) X("μαΐ", 5) X("μαΐου", 5) X("μαι", 5) X("μαιος", 5) X("μαιου", 5) \
    X("μαρ", 3) X("μαρτίου", 3) X("μαρτιος", 3) X("μαρτιου", 3) X("νοέ", 11) \
    X("νοέμβριος", 11) X("νοε", 11) X("νοεμβρίου", 11) X("νοεμβριος", 11) X("νοεμβριου", 11) \
    X("οκτ", 10) X("οκτωβρίου", 10) X("οκτωβριος", 10) X("οκτωβριου", 10) X("οκτώβριος", 10) \
    X("σεπ", 9) X("σεπτέμβριος", 9) X("σεπτεμβρίου", 9) X("σεπτεμβριος", 9) \
    X("σεπτεμβριου", 9) X("φεβ", 2) X("φεβρουάριος", 2) X("φεβρουαρίου", 2) \
    X("φεβρουαριος", 2) X("φεβρουαριου", 2) X("авг", 8) X("август", 8) X("августа", 8) \
    X("апр", 4) X("апрель", 4) X("апреля", 4) X("април", 4) X("бер", 3) X("березень", 3) \
    X("березня", 3) X("вер", 9) X("верасень", 9) X("верасня", 9) X("вересень", 9) \
    X("вересня", 9) X("гру", 12) X("груд", 12) X("грудень", 12) X("грудня", 12) X("дек", 12) \
    X("декабрь", 12) X("декабря", 12) X("декември", 12) X("дец", 12) X("децембар", 12) \
    X("жні", 8) X("жнівень", 8) X("жніўня", 8) X("жов", 10) X("жовт", 10) X("жовтень", 10) \
    X("жовтня", 10) X("июл", 7) X("июль", 7) X("июля", 7) X("июн", 6) X("июнь", 6) \
    X("июня", 6) X("кас", 10) X("кастрычнік", 10) X("кастрычніка", 10) X("кві", 4) \
    X("квіт", 4) X("квітень", 4) X("квітня", 4) X("кра", 4) X("красавік", 4) \
    X("красавіка", 4) X("лип", 7) X("липень", 7) X("липня", 7) X("лис", 11) X("лист", 11) \
    X("листопад", 11) X("листопада", 11) X("лют", 2) X("лютага", 2) X("лютий", 2) \
    X("лютого", 2) X("люты", 2) X("ліп", 7) X("ліпень", 7) X("ліпеня", 7) X("ліс", 11) \
    X("лістапад", 11) X("лістапада", 11) X("май", 5) X("мар", 3) X("март", 3) X("марта", 3) \
    X("мая", 5) X("мај", 5) X("нов", 11) X("новембар", 11) X("ное", 11) X("ноем", 11) \
    X("ноември", 11) X("нояб", 11) X("ноябрь", 11) X("ноября", 11) X("окт", 10) \
    X("октобар", 10) X("октомври", 10) X("октябрь", 10) X("октября", 10) X("сак", 3) \
    X("сакавік", 3) X("сакавіка", 3) X("сент", 9) X("сентябрь", 9) X("сентября", 9) \
    X("сеп", 9) X("септ", 9) X("септембар", 9) X("септември", 9) X("сер", 8) X("серп", 8) \
    X("серпень", 8) X("серпня", 8) X("сне", 12) X("снежань", 12) X("снежня", 12) X("сту", 1) \
    X("студзень", 1) X("студзеня", 1) X("січ", 1) X("січень", 1) X("січня", 1) X("тра", 5) \
    X("трав", 5) X("травень", 5) X("травня", 5) X("феб", 2) X("фебруар", 2) X("фев", 2) \
    X("февр", 2) X("февраль", 2) X("февраля", 2) X("февруари", 2) X("чер", 6) X("черв", 6) \
    X("червень", 6) X("червня", 6) X("чэр", 6) X("чэрвень", 6) X("чэрвеня", 6) X("юли", 7) \
    X("юни", 6) X("янв", 1) X("январь", 1) X("января", 1) X("яну", 1) X("януари", 1) \
    X("јан", 1) X("јануар", 1) X("јануари", 1) X("јул", 7) X("јули", 7) X("јун", 6) \
    X("јуни", 6) X("אוגוסט", 8) X("אוג׳", 8) X("אוקטובר", 10) X("אוק׳", 10) X("אפריל", 4) \
    X("אפר׳", 4) X("באוגוסט", 8) X("באוג׳", 8) X("באוקטובר", 10) X("באוק׳", 10) \
    X("באפריל", 4) X("באפר׳", 4) X("בדצמבר", 12) X("בדצמ׳", 12) X("ביולי", 7) X("ביוני", 6) \
    X("בינואר", 1) X("בינו׳", 1) X("במאי", 5) X("במרץ", 3) X("בנובמבר", 11) X("בנוב׳", 11) \
    X("בספטמבר", 9) X("בספט׳", 9) X("בפברואר", 2) X("בפבר׳", 2) X("דצמבר", 12) X("דצמ׳", 12) \
    X("יולי", 7) X("יוני", 6) X("ינואר", 1) X("ינו׳", 1) X("מאי", 5) X("מרץ", 3) \
    X("נובמבר", 11) X("נוב׳", 11) X("ספטמבר", 9) X("ספט׳", 9) X("פברואר", 2) X("פבר׳", 2) \
    X("آب", 8) X("آذار", 3) X("أبريل", 4) X("أغسطس", 8) X("أفريل", 4) X("أكتوبر", 10) \
    X("أوت", 8) X("أيار", 5) X("أيلول", 9) X("اپریل", 4) X("اکتوبر", 10) X("اگست", 8) \
    X("تموز", 7) X("جانفي", 1) X("جنوری", 1) X("جوان", 6) X("جولائی", 7) X("جون", 6) \
    X("جويلية", 7) X("حزيران", 6) X("دجنبر", 12) X("دسمبر", 12) X("ديسمبر", 12) \
    X("سبتمبر", 9) X("ستمبر", 9) X("شباط", 2) X("شتنبر", 9) X("غشت", 8) X("فبراير", 2) \
    X("فروری", 2) X("فيفري", 2) X("مئی", 5) X("مارس", 3) X("مارچ", 3) X("ماي", 5) \
    X("مايو", 5) X("نوفمبر", 11) X("نومبر", 11) X("نونبر", 11) X("نيسان", 4) X("يناير", 1) \
    X("يوليو", 7) X("يوليوز", 7) X("يونيو", 6) X("अक्तूबर", 10) X("अक्तू॰", 10) \
    X("अगस्त", 8) X("अग॰", 8) X("अप्रैल", 4) X("एप्रि", 4) X("एप्रिल", 4) X("ऑक्टो", 10) \
    X("ऑक्टोबर", 10) X("ऑग", 8) X("ऑगस्ट", 8) X("जनवरी", 1) X("जन॰", 1) X("जाने", 1) \
    X("जानेवारी", 1) X("जुलाई", 7) X("जुलै", 7) X("जुल॰", 7) X("जून", 6) X("डिसें", 12) \
    X("डिसेंबर", 12) X("दिसंबर", 12) X("दिस॰", 12) X("नवंबर", 11) X("नव॰", 11) \
    X("नोव्हें", 11) X("नोव्हेंबर", 11) X("फ़रवरी", 2) X("फ़र॰", 2) X("फेब्रु", 2) \
    X("फेब्रुवारी", 2) X("मई", 5) X("मार्च", 3) X("मे", 5) X("सप्टें", 9) X("सप्टेंबर", 9) \
    X("सितंबर", 9) X("सित॰", 9) X("অক্টো", 10) X("অক্টোবর", 10) X("আগ", 8) X("আগস্ট", 8) \
    X("এপ্রি", 4) X("এপ্রিল", 4) X("জানু", 1) X("জানুয়ারী", 1) X("জুন", 6) X("জুল", 7) \
    X("জুলাই", 7) X("ডিসে", 12) X("ডিসেম্বর", 12) X("নভে", 11) X("নভেম্বর", 11) X("ফেব", 2) \
    X("ফেব্রুয়ারী", 2) X("মার্চ", 3) X("মে", 5) X("সেপ", 9) X("সেপ্টেম্বর", 9) X("அக்", 10) \
    X("அக்டோபர்", 10) X("ஆக", 8) X("ஆகஸ்ட்", 8) X("ஏப்", 4) X("ஏப்ரல்", 4) X("செப்", 9) \
    X("செப்டம்பர்", 9) X("ஜன", 1) X("ஜனவரி", 1) X("ஜூன்", 6) X("ஜூலை", 7) X("டிச", 12) \
    X("டிசம்பர்", 12) X("நவ", 11) X("நவம்பர்", 11) X("பிப்", 2) X("பிப்ரவரி", 2) \
    X("மார்", 3) X("மார்ச்", 3) X("மே", 5) X("అక్టో", 10) X("అక్టోబర్", 10) X("ఆగ", 8) \
    X("ఆగస్టు", 8) X("ఏప్రి", 4) X("ఏప్రిల్", 4) X("జన", 1) X("జనవరి", 1) X("జులై", 7) \
    X("జూన్", 6) X("డిసెం", 12) X("డిసెంబర్", 12) X("నవం", 11) X("నవంబర్", 11) X("ఫిబ్ర", 2) \
    X("ఫిబ్రవరి", 2) X("మార్చి", 3) X("మే", 5) X("సెప్టెం", 9) X("సెప్టెంబర్", 9)

#endif
