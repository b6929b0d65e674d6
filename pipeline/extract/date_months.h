/* date_months.h -- month names of 80 languages, for date.c alone; numbers from 101 and 201 on are of other calendars (calendar.h).
 *
 * Written once from the month symbols of ICU 72 (CLDR 42; wide and short, as in a date and alone) of:
 * af ar ar-DZ ar-LB ar-MA az be bg bn ca cs da de de-AT el en es et eu fi fr ga gl he hi hu id is it
 * lt lv mk mr nb nl nn pl pt ro ru sk sl sq sr sv sw ta te tr uk ur, in lower case and without a
 * final dot; later those of am as cy fil gu ha hy ig ka kk km kn ky lb lo ml ms my or pa ps rw si so tg th tk uz xh zu that were not among them (Babel 2.19), and
 * the solar Hijri and Ethiopian months; Latin and Greek names also without their accents; a few short forms that news sites use.
 * A table, because opening the symbols of so many locales takes ICU 40 ms.  Names of
 * one letter are left out, and those of two words but for the Levant's, and so is Croatian, where "listopad" is October and not November.
 *
 * Sorted by bytes: date.c searches by halves, test_date.c checks the order. */
#ifndef CLEANCOPY_PIPELINE_EXTRACT_DATE_MONTHS_H
#define CLEANCOPY_PIPELINE_EXTRACT_DATE_MONTHS_H

#define CC_DATE_MONTHS(X) \
    X("abe", 12) X("abendua", 12) X("abr", 4) X("abriil", 4) X("abril", 4) X("abrëll", 4) \
    X("abu", 8) X("abuztua", 8) X("afirilu", 4) X("agasti", 8) X("ago", 8) X("agost", 8) \
    X("agosti", 8) X("agosto", 8) X("agu", 8) X("agust", 8) X("agusta", 8) X("agustos", 8) \
    X("agustus", 8) X("aib", 4) X("aibrean", 4) X("aibreán", 4) X("aout", 8) X("août", 8) \
    X("api", 4) X("apirila", 4) X("apr", 4) X("aprel", 4) X("april", 4) X("aprila", 4) \
    X("aprile", 4) X("aprili", 4) X("aprilie", 4) X("aprilis", 4) X("aprill", 4) X("apríl", 4) \
    X("apríla", 4) X("aprīlis", 4) X("ara", 12) X("aralik", 12) X("aralık", 12) X("aug", 8) \
    X("august", 8) X("augusta", 8) X("augusti", 8) X("augusts", 8) X("augustus", 8) \
    X("augusztus", 8) X("avg", 8) X("avgust", 8) X("avq", 8) X("avqust", 8) X("avr", 4) \
    X("avril", 4) X("awgust", 8) X("awst", 8) X("aza", 11) X("azaroa", 11) X("ağu", 8) \
    X("ağustos", 8) X("bal", 4) X("balandis", 4) X("balandzio", 4) X("balandžio", 4) \
    X("beal", 5) X("bealtaine", 5) X("birz", 6) X("birzelio", 6) X("birzelis", 6) X("birž", 6) \
    X("birželio", 6) X("birželis", 6) X("bre", 3) X("brezen", 3) X("brezna", 3) X("bře", 3) \
    X("březen", 3) X("března", 3) X("cerven", 6) X("cervence", 7) X("cervenec", 7) \
    X("cervna", 6) X("chwef", 2) X("chwefror", 2) X("cvc", 7) X("cvn", 6) X("cze", 6) \
    X("czerwca", 6) X("czerwiec", 6) X("dec", 12) X("december", 12) X("decembra", 12) \
    X("decembre", 12) X("decembrie", 12) X("decembris", 12) X("decembro", 12) X("dek", 12) \
    X("dekabr", 12) X("des", 12) X("desemba", 12) X("desember", 12) X("desembre", 12) \
    X("dets", 12) X("detsember", 12) X("dez", 12) X("dezember", 12) X("dezembro", 12) \
    X("dfomh", 10) X("dfómh", 10) X("dhj", 12) X("dhjetor", 12) X("dic", 12) X("dicembre", 12) \
    X("diciembre", 12) X("disamba", 12) X("diseembar", 12) X("disemba", 12) X("disember", 12) \
    X("disyembre", 12) X("dub", 4) X("duben", 4) X("dubna", 4) X("déc", 12) X("décembre", 12) \
    X("d’abr", 4) X("d’abril", 4) X("d’ag", 8) X("d’agost", 8) X("d’oct", 10) X("d’octubre", 10) \
    X("ean", 1) X("eanair", 1) X("eanáir", 1) X("ebrill", 4) X("eka", 6) X("ekaina", 6) \
    X("eki", 10) X("ekim", 10) X("elo", 8) X("elok", 8) X("elokuu", 8) X("elokuuta", 8) \
    X("ene", 1) X("enero", 1) X("ephreli", 4) X("epreel", 4) X("epreli", 4) X("eyl", 9) \
    X("eylul", 9) X("eylül", 9) X("faburairu", 2) X("feabh", 2) X("feabhra", 2) X("feb", 2) \
    X("febbraio", 2) X("feber", 2) X("febr", 2) X("febraayo", 2) X("febreiro", 2) X("febrer", 2) \
    X("febrero", 2) X("februar", 2) X("februara", 2) X("februari", 2) X("februarie", 2) \
    X("februaris", 2) X("february", 2) X("februwari", 2) X("február", 2) X("februára", 2) \
    X("februāris", 2) X("febrúar", 2) X("febrụwarị", 2) X("fev", 2) X("fevereiro", 2) \
    X("fevr", 2) X("fevral", 2) X("fevrier", 2) X("fewral", 2) X("févr", 2) X("février", 2) \
    X("gashyantare", 2) X("geg", 5) X("geguze", 5) X("geguzes", 5) X("gegužė", 5) \
    X("gegužės", 5) X("gen", 1) X("gener", 1) X("gennaio", 1) X("gicurasi", 5) X("giu", 6) \
    X("giugno", 6) X("gorff", 7) X("gorffennaf", 7) X("gru", 12) X("grudnia", 12) \
    X("grudzien", 12) X("grudzień", 12) X("gruod", 12) X("gruodis", 12) X("gruodzio", 12) \
    X("gruodžio", 12) X("gush", 8) X("gusht", 8) X("haz", 6) X("haziran", 6) X("heina", 7) \
    X("heinak", 7) X("heinakuu", 7) X("heinakuuta", 7) X("heinä", 7) X("heinäk", 7) \
    X("heinäkuu", 7) X("heinäkuuta", 7) X("helmi", 2) X("helmik", 2) X("helmikuu", 2) \
    X("helmikuuta", 2) X("huhti", 4) X("huhtik", 4) X("huhtikuu", 4) X("huhtikuuta", 4) \
    X("hulyo", 7) X("hunyo", 6) X("hydref", 10) X("ian", 1) X("ianuarie", 1) X("ionawr", 1) \
    X("ira", 9) X("iraila", 9) X("iuil", 7) X("iul", 7) X("iulie", 7) X("iun", 6) X("iunie", 6) \
    X("iyl", 7) X("iyn", 6) X("iyul", 7) X("iyun", 6) X("iúil", 7) X("iýul", 7) X("iýun", 6) \
    X("jaan", 1) X("jaanuar", 1) X("jaenner", 1) X("jan", 1) X("janaayo", 1) X("janairu", 1) \
    X("janar", 1) X("janeiro", 1) X("jannaayo", 1) X("janner", 1) X("januar", 1) X("januara", 1) \
    X("januari", 1) X("januarie", 1) X("january", 1) X("januwari", 1) X("január", 1) \
    X("januára", 1) X("janv", 1) X("janvaris", 1) X("janvier", 1) X("janvāris", 1) \
    X("janyuwari", 1) X("janúar", 1) X("jenụwarị", 1) X("joulu", 12) X("jouluk", 12) \
    X("joulukuu", 12) X("joulukuuta", 12) X("juil", 7) X("juillet", 7) X("juin", 6) X("jul", 7) \
    X("jula", 7) X("julai", 7) X("julayi", 7) X("julaị", 7) X("julho", 7) X("juli", 7) \
    X("julie", 7) X("julij", 7) X("julijs", 7) X("julio", 7) X("juliol", 7) X("julius", 7) \
    X("july", 7) X("jun", 6) X("juna", 6) X("june", 6) X("junho", 6) X("juni", 6) X("junie", 6) \
    X("junij", 6) X("junijs", 6) X("junio", 6) X("junius", 6) X("juny", 6) X("juuli", 7) \
    X("juun", 6) X("juuni", 6) X("jän", 1) X("jänner", 1) X("júl", 7) X("júla", 7) \
    X("július", 7) X("júlí", 7) X("jún", 6) X("júna", 6) X("június", 6) X("júní", 6) X("jūl", 7) \
    X("jūlijs", 7) X("jūn", 6) X("jūnijs", 6) X("kamena", 6) X("kanama", 8) X("kas", 11) \
    X("kasim", 11) X("kasım", 11) X("kesa", 6) X("kesak", 6) X("kesakuu", 6) X("kesakuuta", 6) \
    X("kesä", 6) X("kesäk", 6) X("kesäkuu", 6) X("kesäkuuta", 6) X("korr", 7) X("korrik", 7) \
    X("kov", 3) X("kovas", 3) X("kovo", 3) X("kve", 5) X("kveten", 5) X("kvetna", 5) X("kvě", 5) \
    X("květen", 5) X("května", 5) X("kwi", 4) X("kwiecien", 4) X("kwiecień", 4) X("kwietnia", 4) \
    X("lapkr", 11) X("lapkricio", 11) X("lapkritis", 11) X("lapkričio", 11) X("led", 1) \
    X("leden", 1) X("ledna", 1) X("liep", 7) X("liepa", 7) X("liepos", 7) X("lip", 7) \
    X("lipca", 7) X("lipiec", 7) X("lis", 11) X("listopad", 11) X("listopada", 11) \
    X("listopadu", 11) X("loka", 10) X("lokak", 10) X("lokakuu", 10) X("lokakuuta", 10) \
    X("lug", 7) X("luglio", 7) X("lun", 8) X("lunasa", 8) X("lut", 2) X("lutego", 2) \
    X("luty", 2) X("luulyo", 7) X("lún", 8) X("lúnasa", 8) X("maachị", 3) X("maalis", 3) \
    X("maalisk", 3) X("maaliskuu", 3) X("maaliskuuta", 3) X("maarso", 3) X("maart", 3) \
    X("maayo", 5) X("mac", 3) X("machi", 3) X("maerz", 3) X("mag", 5) X("maggio", 5) X("mai", 5) \
    X("maiatza", 5) X("maig", 5) X("maijs", 5) X("maio", 5) X("maj", 5) X("maja", 5) \
    X("majus", 5) X("mar", 3) X("marc", 3) X("marca", 3) X("march", 3) X("marcius", 3) \
    X("marco", 3) X("marec", 3) X("maret", 3) X("maris", 3) X("marras", 11) X("marrask", 11) \
    X("marraskuu", 11) X("marraskuuta", 11) X("mars", 3) X("marso", 3) X("mart", 3) \
    X("marta", 3) X("martie", 3) X("marts", 3) X("martxoa", 3) X("marz", 3) X("marzec", 3) \
    X("marzo", 3) X("març", 3) X("março", 3) X("mashi", 3) X("mata", 4) X("matshi", 3) \
    X("mawrth", 3) X("may", 5) X("mayis", 5) X("mayo", 5) X("mayu", 5) X("mayıs", 5) X("maí", 5) \
    X("maý", 5) X("medi", 9) X("mehefin", 6) X("mei", 5) X("meith", 6) X("meitheamh", 6) \
    X("meyi", 5) X("mfomh", 9) X("mfómh", 9) X("mrt", 3) X("mrz", 3) X("mutarama", 1) \
    X("máj", 5) X("mája", 5) X("május", 5) X("márc", 3) X("március", 3) X("márta", 3) \
    X("mäe", 3) X("mäerz", 3) X("mär", 3) X("märts", 3) X("märz", 3) X("nen", 11) \
    X("nentor", 11) X("nis", 4) X("nisan", 4) X("nobyembre", 11) X("noiembrie", 11) \
    X("noll", 12) X("nollaig", 12) X("noofeembar", 11) X("nov", 11) X("novemba", 11) \
    X("november", 11) X("novembra", 11) X("novembre", 11) X("novembris", 11) X("novembro", 11) \
    X("noviembre", 11) X("noy", 11) X("noyabr", 11) X("noý", 11) X("noýabr", 11) \
    X("nuwamba", 11) X("nyakanga", 7) X("nzeri", 9) X("nën", 11) X("nëntor", 11) X("nóv", 11) \
    X("nóvember", 11) X("oca", 1) X("ocak", 1) X("oct", 10) X("october", 10) X("octobre", 10) \
    X("octombrie", 10) X("octubre", 10) X("ogos", 8) X("ogosto", 8) X("okt", 10) X("oktabr", 10) \
    X("okthoba", 10) X("okthobha", 10) X("oktoba", 10) X("oktober", 10) X("oktobra", 10) \
    X("oktobris", 10) X("oktoobar", 10) X("oktoober", 10) X("oktubre", 10) X("oktyabr", 10) \
    X("október", 10) X("októbra", 10) X("oktýabr", 10) X("ots", 2) X("otsaila", 2) X("ott", 10) \
    X("ottobre", 10) X("out", 10) X("outubro", 10) X("paz", 10) X("pazdziernik", 10) \
    X("pazdziernika", 10) X("paź", 10) X("październik", 10) X("października", 10) \
    X("pebrero", 2) X("pri", 4) X("prill", 4) X("pro", 12) X("prosince", 12) X("prosinec", 12) \
    X("qer", 6) X("qershor", 6) X("rhag", 12) X("rhagfyr", 12) X("rij", 10) X("rijen", 10) \
    X("rijna", 10) X("rugp", 8) X("rugpjucio", 8) X("rugpjutis", 8) X("rugpjūtis", 8) \
    X("rugpjūčio", 8) X("rugs", 9) X("rugsejis", 9) X("rugsejo", 9) X("rugsėjis", 9) \
    X("rugsėjo", 9) X("samh", 11) X("samhain", 11) X("satumba", 9) X("saus", 1) X("sausio", 1) \
    X("sausis", 1) X("sebteembar", 9) X("sebtembar", 9) X("sen", 9) X("sentabr", 9) \
    X("sentyabr", 9) X("sentýabr", 9) X("sep", 9) X("sept", 9) X("septemba", 9) \
    X("september", 9) X("septembra", 9) X("septembre", 9) X("septembrie", 9) X("septembris", 9) \
    X("septhemba", 9) X("septiembre", 9) X("set", 9) X("setembre", 9) X("setembro", 9) \
    X("settembre", 9) X("setyembre", 9) X("shk", 2) X("shkurt", 2) X("sht", 9) X("shtator", 9) \
    X("sie", 8) X("sierpien", 8) X("sierpień", 8) X("sierpnia", 8) X("spal", 10) X("spalio", 10) \
    X("spalis", 10) X("srp", 8) X("srpen", 8) X("srpna", 8) X("sty", 1) X("styczen", 1) \
    X("styczeń", 1) X("stycznia", 1) X("sub", 2) X("subat", 2) X("syys", 9) X("syysk", 9) \
    X("syyskuu", 9) X("syyskuuta", 9) X("szept", 9) X("szeptember", 9) X("tach", 11) \
    X("tachwedd", 11) X("tammi", 1) X("tammik", 1) X("tammikuu", 1) X("tammikuuta", 1) \
    X("tem", 7) X("temmuz", 7) X("tet", 10) X("tetor", 10) X("touko", 5) X("toukok", 5) \
    X("toukokuu", 5) X("toukokuuta", 5) X("ugushyingo", 11) X("ukuboza", 12) X("ukwakira", 10) \
    X("uno", 2) X("unor", 2) X("unora", 2) X("urr", 10) X("urria", 10) X("urt", 1) \
    X("urtarrila", 1) X("uzt", 7) X("uztaila", 7) X("vas", 2) X("vasario", 2) X("vasaris", 2) \
    X("veebr", 2) X("veebruar", 2) X("werurwe", 3) X("wrz", 9) X("wrzesien", 9) X("wrzesień", 9) \
    X("wrzesnia", 9) X("września", 9) X("xan", 1) X("xaneiro", 1) X("xul", 7) X("xullo", 7) \
    X("xuno", 6) X("xuño", 6) X("yan", 1) X("yanvar", 1) X("yuli", 7) X("yuni", 6) X("zar", 9) \
    X("zari", 9) X("zář", 9) X("září", 9) X("ágú", 8) X("ágúst", 8) X("ápr", 4) X("április", 4) \
    X("úno", 2) X("únor", 2) X("února", 2) X("ýan", 1) X("ýanwar", 1) X("červen", 6) \
    X("července", 7) X("červenec", 7) X("června", 6) X("čvc", 7) X("čvn", 6) X("říj", 10) \
    X("říjen", 10) X("října", 10) X("şub", 2) X("şubat", 2) X("απρ", 4) X("απρίλιος", 4) \
    X("απριλίου", 4) X("απριλιος", 4) X("απριλιου", 4) X("αυγ", 8) X("αυγουστος", 8) \
    X("αυγουστου", 8) X("αυγούστου", 8) X("αύγ", 8) X("αύγουστος", 8) X("δεκ", 12) \
    X("δεκέμβριος", 12) X("δεκεμβρίου", 12) X("δεκεμβριος", 12) X("δεκεμβριου", 12) X("ιαν", 1) \
    X("ιανουάριος", 1) X("ιανουαρίου", 1) X("ιανουαριος", 1) X("ιανουαριου", 1) X("ιουλ", 7) \
    X("ιουλίου", 7) X("ιουλιος", 7) X("ιουλιου", 7) X("ιουν", 6) X("ιουνίου", 6) X("ιουνιος", 6) \
    X("ιουνιου", 6) X("ιούλ", 7) X("ιούλιος", 7) X("ιούν", 6) X("ιούνιος", 6) X("μάι", 5) \
    X("μάιος", 5) X("μάρ", 3) X("μάρτιος", 3) X("μαΐ", 5) X("μαΐου", 5) X("μαι", 5) \
    X("μαιος", 5) X("μαιου", 5) X("μαρ", 3) X("μαρτίου", 3) X("μαρτιος", 3) X("μαρτιου", 3) \
    X("νοέ", 11) X("νοέμβριος", 11) X("νοε", 11) X("νοεμβρίου", 11) X("νοεμβριος", 11) \
    X("νοεμβριου", 11) X("οκτ", 10) X("οκτωβρίου", 10) X("οκτωβριος", 10) X("οκτωβριου", 10) \
    X("οκτώβριος", 10) X("σεπ", 9) X("σεπτέμβριος", 9) X("σεπτεμβρίου", 9) X("σεπτεμβριος", 9) \
    X("σεπτεμβριου", 9) X("φεβ", 2) X("φεβρουάριος", 2) X("φεβρουαρίου", 2) X("φεβρουαριος", 2) \
    X("φεβρουαριου", 2) X("авг", 8) X("август", 8) X("августа", 8) X("апр", 4) X("апрел", 4) \
    X("апрель", 4) X("апреля", 4) X("април", 4) X("ақп", 2) X("ақпан", 2) X("бер", 3) \
    X("березень", 3) X("березня", 3) X("вер", 9) X("верасень", 9) X("верасня", 9) \
    X("вересень", 9) X("вересня", 9) X("гру", 12) X("груд", 12) X("грудень", 12) X("грудня", 12) \
    X("дек", 12) X("декабр", 12) X("декабрь", 12) X("декабря", 12) X("декември", 12) \
    X("дец", 12) X("децембар", 12) X("жел", 12) X("желтоқсан", 12) X("жні", 8) X("жнівень", 8) \
    X("жніўня", 8) X("жов", 10) X("жовт", 10) X("жовтень", 10) X("жовтня", 10) X("июл", 7) \
    X("июль", 7) X("июля", 7) X("июн", 6) X("июнь", 6) X("июня", 6) X("кас", 10) \
    X("кастрычнік", 10) X("кастрычніка", 10) X("кві", 4) X("квіт", 4) X("квітень", 4) \
    X("квітня", 4) X("кра", 4) X("красавік", 4) X("красавіка", 4) X("лип", 7) X("липень", 7) \
    X("липня", 7) X("лис", 11) X("лист", 11) X("листопад", 11) X("листопада", 11) X("лют", 2) \
    X("лютага", 2) X("лютий", 2) X("лютого", 2) X("люты", 2) X("ліп", 7) X("ліпень", 7) \
    X("ліпеня", 7) X("ліс", 11) X("лістапад", 11) X("лістапада", 11) X("май", 5) X("мам", 5) \
    X("мамыр", 5) X("мар", 3) X("март", 3) X("марта", 3) X("мау", 6) X("маусым", 6) X("мая", 5) \
    X("мај", 5) X("нау", 3) X("наурыз", 3) X("нов", 11) X("новембар", 11) X("ное", 11) \
    X("ноем", 11) X("ноември", 11) X("ноя", 11) X("нояб", 11) X("ноябр", 11) X("ноябрь", 11) \
    X("ноября", 11) X("окт", 10) X("октобар", 10) X("октомври", 10) X("октябр", 10) \
    X("октябрь", 10) X("октября", 10) X("сак", 3) X("сакавік", 3) X("сакавіка", 3) X("сен", 9) \
    X("сент", 9) X("сентябр", 9) X("сентябрь", 9) X("сентября", 9) X("сеп", 9) X("септ", 9) \
    X("септембар", 9) X("септември", 9) X("сер", 8) X("серп", 8) X("серпень", 8) X("серпня", 8) \
    X("сне", 12) X("снежань", 12) X("снежня", 12) X("сту", 1) X("студзень", 1) X("студзеня", 1) \
    X("січ", 1) X("січень", 1) X("січня", 1) X("сәу", 4) X("сәуір", 4) X("там", 8) X("тамыз", 8) \
    X("тра", 5) X("трав", 5) X("травень", 5) X("травня", 5) X("феб", 2) X("фебруар", 2) \
    X("фев", 2) X("февр", 2) X("феврал", 2) X("февраль", 2) X("февраля", 2) X("февруари", 2) \
    X("чер", 6) X("черв", 6) X("червень", 6) X("червня", 6) X("чэр", 6) X("чэрвень", 6) \
    X("чэрвеня", 6) X("шіл", 7) X("шілде", 7) X("юли", 7) X("юни", 6) X("янв", 1) X("январ", 1) \
    X("январь", 1) X("января", 1) X("яну", 1) X("януари", 1) X("јан", 1) X("јануар", 1) \
    X("јануари", 1) X("јул", 7) X("јули", 7) X("јун", 6) X("јуни", 6) X("қаз", 10) \
    X("қазан", 10) X("қар", 11) X("қараша", 11) X("қаң", 1) X("қаңтар", 1) X("қыр", 9) \
    X("қыркүйек", 9) X("ապր", 4) X("ապրիլ", 4) X("ապրիլի", 4) X("դեկ", 12) X("դեկտեմբեր", 12) \
    X("դեկտեմբերի", 12) X("հլս", 7) X("հնս", 6) X("հնվ", 1) X("հոկ", 10) X("հոկտեմբեր", 10) \
    X("հոկտեմբերի", 10) X("հուլիս", 7) X("հուլիսի", 7) X("հունիս", 6) X("հունիսի", 6) \
    X("հունվար", 1) X("հունվարի", 1) X("մայիս", 5) X("մայիսի", 5) X("մարտ", 3) X("մարտի", 3) \
    X("մյս", 5) X("մրտ", 3) X("նոյ", 11) X("նոյեմբեր", 11) X("նոյեմբերի", 11) X("սեպ", 9) \
    X("սեպտեմբեր", 9) X("սեպտեմբերի", 9) X("փետրվար", 2) X("փետրվարի", 2) X("փտվ", 2) \
    X("օգոստոս", 8) X("օգոստոսի", 8) X("օգս", 8) X("אוגוסט", 8) X("אוג׳", 8) X("אוקטובר", 10) \
    X("אוק׳", 10) X("אפריל", 4) X("אפר׳", 4) X("באוגוסט", 8) X("באוג׳", 8) X("באוקטובר", 10) \
    X("באוק׳", 10) X("באפריל", 4) X("באפר׳", 4) X("בדצמבר", 12) X("בדצמ׳", 12) X("ביולי", 7) \
    X("ביוני", 6) X("בינואר", 1) X("בינו׳", 1) X("במאי", 5) X("במרץ", 3) X("בנובמבר", 11) \
    X("בנוב׳", 11) X("בספטמבר", 9) X("בספט׳", 9) X("בפברואר", 2) X("בפבר׳", 2) X("דצמבר", 12) \
    X("דצמ׳", 12) X("יולי", 7) X("יוני", 6) X("ינואר", 1) X("ינו׳", 1) X("מאי", 5) X("מרץ", 3) \
    X("נובמבר", 11) X("נוב׳", 11) X("ספטמבר", 9) X("ספט׳", 9) X("פברואר", 2) X("פבר׳", 2) \
    X("آب", 8) X("آبان", 108) X("آذار", 3) X("آذر", 109) X("أبريل", 4) X("أغسطس", 8) \
    X("أفريل", 4) X("أكتوبر", 10) X("أوت", 8) X("أيار", 5) X("أيلول", 9) X("اردیبهشت", 102) \
    X("اسفند", 112) X("اپریل", 4) X("اکتوبر", 10) X("اګست", 8) X("اگست", 8) X("بهمن", 111) \
    X("تشرين الأول", 10) X("تشرين الاول", 10) X("تشرين الثاني", 11) X("تموز", 7) X("تیر", 104) \
    X("جانفي", 1) X("جنوري", 1) X("جنوری", 1) X("جوان", 6) X("جولائی", 7) X("جولای", 7) \
    X("جون", 6) X("جويلية", 7) X("حزيران", 6) X("خرداد", 103) X("دجنبر", 12) X("دسمبر", 12) \
    X("ديسمبر", 12) X("دی", 110) X("سبتمبر", 9) X("ستمبر", 9) X("سپتمبر", 9) X("سېپتمبر", 9) \
    X("شباط", 2) X("شتنبر", 9) X("شهریور", 106) X("غشت", 8) X("فبراير", 2) X("فبروري", 2) \
    X("فروردین", 101) X("فروری", 2) X("فيفري", 2) X("فېبروري", 2) X("كانون الأول", 12) \
    X("كانون الاول", 12) X("كانون الثاني", 1) X("مئی", 5) X("مارس", 3) X("مارچ", 3) X("ماي", 5) \
    X("مايو", 5) X("مرداد", 105) X("مهر", 107) X("مۍ", 5) X("نوفمبر", 11) X("نومبر", 11) \
    X("نونبر", 11) X("نيسان", 4) X("يناير", 1) X("يوليو", 7) X("يوليوز", 7) X("يونيو", 6) \
    X("अक्तूबर", 10) X("अक्तू॰", 10) X("अगस्त", 8) X("अग॰", 8) X("अप्रैल", 4) X("एप्रि", 4) \
    X("एप्रिल", 4) X("ऑक्टो", 10) X("ऑक्टोबर", 10) X("ऑग", 8) X("ऑगस्ट", 8) X("जनवरी", 1) \
    X("जन॰", 1) X("जाने", 1) X("जानेवारी", 1) X("जुलाई", 7) X("जुलै", 7) X("जुल॰", 7) \
    X("जून", 6) X("डिसें", 12) X("डिसेंबर", 12) X("दिसंबर", 12) X("दिस॰", 12) X("नवंबर", 11) \
    X("नव॰", 11) X("नोव्हें", 11) X("नोव्हेंबर", 11) X("फ़रवरी", 2) X("फ़र॰", 2) X("फेब्रु", 2) \
    X("फेब्रुवारी", 2) X("मई", 5) X("मार्च", 3) X("मे", 5) X("सप्टें", 9) X("सप्टेंबर", 9) \
    X("सितंबर", 9) X("सित॰", 9) X("অক্টো", 10) X("অক্টোবর", 10) X("অক্টোবৰ", 10) X("আগ", 8) \
    X("আগষ্ট", 8) X("আগস্ট", 8) X("এপ্রি", 4) X("এপ্রিল", 4) X("এপ্ৰিল", 4) X("ছেপ্তে", 9) \
    X("ছেপ্তেম্বৰ", 9) X("জানু", 1) X("জানুয়ারী", 1) X("জানুৱাৰী", 1) X("জুন", 6) X("জুল", 7) \
    X("জুলাই", 7) X("ডিচে", 12) X("ডিচেম্বৰ", 12) X("ডিসে", 12) X("ডিসেম্বর", 12) X("নভে", 11) \
    X("নভেম্বর", 11) X("নৱে", 11) X("নৱেম্বৰ", 11) X("ফেব", 2) X("ফেব্রুয়ারী", 2) \
    X("ফেব্ৰু", 2) X("ফেব্ৰুৱাৰী", 2) X("মার্চ", 3) X("মাৰ্চ", 3) X("মে", 5) X("মে’", 5) \
    X("সেপ", 9) X("সেপ্টেম্বর", 9) X("ਅਕਤੂ", 10) X("ਅਕਤੂਬਰ", 10) X("ਅਗ", 8) X("ਅਗਸਤ", 8) \
    X("ਅਪ੍ਰੈ", 4) X("ਅਪ੍ਰੈਲ", 4) X("ਜਨ", 1) X("ਜਨਵਰੀ", 1) X("ਜੁਲਾ", 7) X("ਜੁਲਾਈ", 7) X("ਜੂਨ", 6) \
    X("ਦਸੰ", 12) X("ਦਸੰਬਰ", 12) X("ਨਵੰ", 11) X("ਨਵੰਬਰ", 11) X("ਫ਼ਰ", 2) X("ਫ਼ਰਵਰੀ", 2) \
    X("ਮਈ", 5) X("ਮਾਰਚ", 3) X("ਸਤੰ", 9) X("ਸਤੰਬਰ", 9) X("એપ્રિલ", 4) X("ઑક્ટો", 10) \
    X("ઑક્ટોબર", 10) X("ઑગસ્ટ", 8) X("જાન્યુ", 1) X("જાન્યુઆરી", 1) X("જુલાઈ", 7) X("જૂન", 6) \
    X("ડિસે", 12) X("ડિસેમ્બર", 12) X("નવે", 11) X("નવેમ્બર", 11) X("ફેબ્રુ", 2) \
    X("ફેબ્રુઆરી", 2) X("માર્ચ", 3) X("મે", 5) X("સપ્ટે", 9) X("સપ્ટેમ્બર", 9) X("ଅକ୍ଟୋବର", 10) \
    X("ଅଗଷ୍ଟ", 8) X("ଅପ୍ରେଲ", 4) X("ଜାନୁଆରୀ", 1) X("ଜୁନ", 6) X("ଜୁଲାଇ", 7) X("ଡିସେମ୍ବର", 12) \
    X("ନଭେମ୍ବର", 11) X("ଫେବୃଆରୀ", 2) X("ମଇ", 5) X("ମାର୍ଚ୍ଚ", 3) X("ସେପ୍ଟେମ୍ବର", 9) X("அக்", 10) \
    X("அக்டோபர்", 10) X("ஆக", 8) X("ஆகஸ்ட்", 8) X("ஏப்", 4) X("ஏப்ரல்", 4) X("செப்", 9) \
    X("செப்டம்பர்", 9) X("ஜன", 1) X("ஜனவரி", 1) X("ஜூன்", 6) X("ஜூலை", 7) X("டிச", 12) \
    X("டிசம்பர்", 12) X("நவ", 11) X("நவம்பர்", 11) X("பிப்", 2) X("பிப்ரவரி", 2) X("மார்", 3) \
    X("மார்ச்", 3) X("மே", 5) X("అక్టో", 10) X("అక్టోబర్", 10) X("ఆగ", 8) X("ఆగస్టు", 8) \
    X("ఏప్రి", 4) X("ఏప్రిల్", 4) X("జన", 1) X("జనవరి", 1) X("జులై", 7) X("జూన్", 6) \
    X("డిసెం", 12) X("డిసెంబర్", 12) X("నవం", 11) X("నవంబర్", 11) X("ఫిబ్ర", 2) X("ఫిబ్రవరి", 2) \
    X("మార్చి", 3) X("మే", 5) X("సెప్టెం", 9) X("సెప్టెంబర్", 9) X("ಅಕ್ಟೋ", 10) \
    X("ಅಕ್ಟೋಬರ್", 10) X("ಆಗ", 8) X("ಆಗಸ್ಟ್", 8) X("ಏಪ್ರಿ", 4) X("ಏಪ್ರಿಲ್", 4) X("ಜನ", 1) \
    X("ಜನವರಿ", 1) X("ಜುಲೈ", 7) X("ಜೂನ್", 6) X("ಡಿಸೆಂ", 12) X("ಡಿಸೆಂಬರ್", 12) X("ನವೆಂ", 11) \
    X("ನವೆಂಬರ್", 11) X("ಫೆಬ್ರ", 2) X("ಫೆಬ್ರವರಿ", 2) X("ಮಾರ್ಚ್", 3) X("ಮೇ", 5) X("ಸೆಪ್ಟೆಂ", 9) \
    X("ಸೆಪ್ಟೆಂಬರ್", 9) X("ഏപ്രി", 4) X("ഏപ്രിൽ", 4) X("ഒക്ടോ", 10) X("ഒക്‌ടോബർ", 10) X("ഓഗ", 8) \
    X("ഓഗസ്റ്റ്", 8) X("ജനു", 1) X("ജനുവരി", 1) X("ജൂലൈ", 7) X("ജൂൺ", 6) X("ഡിസം", 12) \
    X("ഡിസംബർ", 12) X("നവം", 11) X("നവംബർ", 11) X("ഫെബ്രു", 2) X("ഫെബ്രുവരി", 2) X("മാർ", 3) \
    X("മാർച്ച്", 3) X("മേയ്", 5) X("സെപ്റ്റം", 9) X("സെപ്റ്റംബർ", 9) X("ඇසළ", 7) X("ඉල්", 11) \
    X("උඳුවප්", 12) X("දුරුතු", 1) X("නවම්", 2) X("නිකිණි", 8) X("පොසොන්", 6) X("බක්", 4) \
    X("බිනර", 9) X("මැදින්", 3) X("වප්", 10) X("වෙසක්", 5) X("ก.ค", 7) X("ก.พ", 2) X("ก.ย", 9) \
    X("กรกฎาคม", 7) X("กันยายน", 9) X("กุมภาพันธ์", 2) X("ต.ค", 10) X("ตุลาคม", 10) X("ธ.ค", 12) \
    X("ธันวาคม", 12) X("พ.ค", 5) X("พ.ย", 11) X("พฤศจิกายน", 11) X("พฤษภาคม", 5) X("ม.ค", 1) \
    X("มกราคม", 1) X("มิ.ย", 6) X("มิถุนายน", 6) X("มี.ค", 3) X("มีนาคม", 3) X("ส.ค", 8) \
    X("สิงหาคม", 8) X("เม.ย", 4) X("เมษายน", 4) X("ກັນຍາ", 9) X("ກຸມພາ", 2) X("ກໍລະກົດ", 7) \
    X("ຕຸລາ", 10) X("ທັນວາ", 12) X("ພະຈິກ", 11) X("ພຶດສະພາ", 5) X("ມັງກອນ", 1) X("ມິຖຸນາ", 6) \
    X("ມີນາ", 3) X("ສິງຫາ", 8) X("ເມສາ", 4) X("စက်", 9) X("စက်တင်ဘာ", 9) X("ဇန်", 1) \
    X("ဇန်နဝါရီ", 1) X("ဇူ", 7) X("ဇူလိုင်", 7) X("ဇွန်", 6) X("ဒီ", 12) X("ဒီဇင်ဘာ", 12) \
    X("နို", 11) X("နိုဝင်ဘာ", 11) X("ဖေ", 2) X("ဖေဖော်ဝါရီ", 2) X("မတ်", 3) X("မေ", 5) \
    X("အောက်", 10) X("အောက်တိုဘာ", 10) X("ဧပြီ", 4) X("ဩဂုတ်", 8) X("აგვ", 8) X("აგვისტო", 8) \
    X("აპრ", 4) X("აპრილი", 4) X("დეკ", 12) X("დეკემბერი", 12) X("თებ", 2) X("თებერვალი", 2) \
    X("იან", 1) X("იანვარი", 1) X("ივლ", 7) X("ივლისი", 7) X("ივნ", 6) X("ივნისი", 6) \
    X("მაი", 5) X("მაისი", 5) X("მარ", 3) X("მარტი", 3) X("ნოე", 11) X("ნოემბერი", 11) \
    X("ოქტ", 10) X("ოქტომბერი", 10) X("სექ", 9) X("სექტემბერი", 9) X("ሀምሌ", 211) X("ህዳር", 203) \
    X("ሐምሌ", 211) X("መስከረም", 201) X("መጋቢት", 207) X("ሚያዚያ", 208) X("ሚያዝያ", 208) X("ማርች", 3) \
    X("ሜይ", 5) X("ሰኔ", 210) X("ሴፕቴ", 9) X("ሴፕቴምበር", 9) X("ታህሳስ", 204) X("ታኅሣሥ", 204) \
    X("ታኅሳስ", 204) X("ኅዳር", 203) X("ነሃሴ", 212) X("ነሐሴ", 212) X("ኖቬም", 11) X("ኖቬምበር", 11) \
    X("ኤፕሪ", 4) X("ኤፕሪል", 4) X("ኦክቶ", 10) X("ኦክቶበር", 10) X("ኦገስ", 8) X("ኦገስት", 8) X("የካቲት", 206) \
    X("ዲሴም", 12) X("ዲሴምበር", 12) X("ጁላይ", 7) X("ጁን", 6) X("ጃን", 1) X("ጃንዋሪ", 1) X("ግንቦት", 209) \
    X("ጥር", 205) X("ጥቅምት", 202) X("ጳጉሜ", 213) X("ጳጉሜን", 213) X("ፌብ", 2) X("ፌብሩዋሪ", 2) \
    X("កក្កដា", 7) X("កញ្ញា", 9) X("កុម្ភៈ", 2) X("តុលា", 10) X("ធ្នូ", 12) X("មករា", 1) \
    X("មិថុនា", 6) X("មីនា", 3) X("មេសា", 4) X("វិច្ឆិកា", 11) X("សីហា", 8) X("ឧសភា", 5) \
    X("ọgọ", 8) X("ọgọọst", 8) X("ọkt", 10) X("ọktoba", 10)

#endif
