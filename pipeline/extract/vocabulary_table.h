/* vocabulary_table.h -- the words of widgets as data; only vocabulary.c includes it.
 *
 * One section a reason, one line or more a language.  Phrases are in lower case, with a plain
 * apostrophe, without punctuation at their ends.  The letter says how weak a hit may be and still count:
 *
 *     I("subscribe to our newsletter")  anywhere in the line: says what it is even in a sentence
 *     S("published")                    where the line begins: means little behind other words
 *     W("comments")                     only as the whole line: a common word of running text
 *     N("follow")                       where the line begins and a social network is named further on, for the outlet's
 *                                       name stands between: "Follow … on WhatsApp"
 *
 * A small letter in its place says that running text may go so too ("you will find the code in your inbox"): the model hears of the
 * hit, but nothing is dropped for it alone (promotion.h), unless the line has, anywhere, what takes the doubt away:
 *
 *     P("in your inbox every")          no hit itself
 *
 * General words of the trade only, never the name of an outlet or of a vendor whose boxes some of
 * them show.  The social networks are in, as whole lines: every page has buttons of that name. */
#ifndef CLEANCOPY_EXTRACT_VOCABULARY_TABLE_H
#define CLEANCOPY_EXTRACT_VOCABULARY_TABLE_H

#include "cleancopy/extract/vocabulary.h"

#include <stdbool.h>
#include <stdint.h>

struct phrase {
    const char *text;
    uint8_t len, level;  /* level: the weakest enum cc_vocabulary_hit that counts */
    bool is_sure;        /* running text has no such phrase */
    bool with_network;   /* counts where one of `networks` is named behind it */
    uint16_t reason;
};

#define I(t) {t, sizeof(t) - 1, CC_VOCABULARY_INSIDE, true, false, R},
#define S(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, true, false, R},
#define W(t) {t, sizeof(t) - 1, CC_VOCABULARY_WHOLE, true, false, R},
#define N(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, true, true, R},
#define i(t) {t, sizeof(t) - 1, CC_VOCABULARY_INSIDE, false, false, R},
#define s(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, false, false, R},
#define n(t) {t, sizeof(t) - 1, CC_VOCABULARY_START, false, true, R},
#define P(t) {t, sizeof(t) - 1, CC_VOCABULARY_NONE, true, false, R},

/* clang-format off: a line or more a language */
static const struct phrase phrases[] = {
#define R CC_REASON_RELATED_ARTICLES
    /* en */
    I("related articles") I("related stories") I("related posts") W("related") W("related news")
    W("related content") W("related topics") W("related coverage") W("related reading") W("related links")
    S("read also") S("also read") S("read more") S("see also") S("see more") S("more on this") S("more from")
    S("more news") S("more stories") S("more articles") W("more like this") I("you may also like")
    I("you might also like") I("you may also be interested") I("you might be interested in")
    I("recommended for you") W("recommended") W("recommended articles") W("recommended stories")
    W("recommended reading") W("recommendations") W("most read") W("most popular") W("most viewed")
    W("most shared") W("popular posts") W("popular articles") W("popular stories") W("popular now") W("popular")
    W("trending") W("trending now") W("trending stories") W("trending news") W("latest news")
    W("latest stories") W("latest articles") W("latest posts") W("latest") W("recent posts")
    W("recent articles") W("recent news") W("recent stories") W("top stories") W("top news")
    W("editor's picks") W("editors' picks") W("don't miss") W("in case you missed it") W("up next")
    W("next article") W("previous article") W("next story") W("previous story") W("next post") W("previous post")
    S("read next") S("what to read next") W("what's next") W("keep reading") W("continue reading")
    W("further reading") W("further coverage") W("also in the news") W("other news") W("other stories")
    W("other articles") W("similar articles") W("similar posts") W("similar stories") W("similar news")
    W("explore more") W("discover more") W("discover more stories") S("read the full story")
    W("read full article") W("read full story") W("from our partners") W("around the web") W("from the web")
    W("more in this section") W("more to read") W("more to explore") W("must read") W("must reads")
    W("story continues below") W("article continues below") W("full coverage") W("our picks")
    /* de */
    W("verwandte artikel") W("verwandte themen") W("verwandte beiträge") W("ähnliche artikel")
    W("ähnliche beiträge") S("mehr zum thema") W("mehr dazu") S("mehr aus") W("mehr lesen")
    W("mehr artikel") W("mehr nachrichten") S("lesen sie auch") S("lesen sie mehr") S("lesen sie hier")
    S("lies auch") S("auch interessant") S("das könnte sie auch interessieren")
    S("das könnte sie interessieren") S("das könnte dich auch interessieren") S("das könnte dich interessieren")
    S("das könnte ihnen auch gefallen") S("auch spannend") W("meistgelesen") W("meistgelesene artikel")
    W("am meisten gelesen") W("beliebteste artikel") W("beliebte artikel") W("beliebt") W("empfehlungen")
    W("empfohlen") W("empfehlungen der redaktion") W("aus dem ressort") W("weitere artikel")
    W("weitere beiträge") W("weitere meldungen") W("weitere nachrichten") W("weitere themen") S("weiterlesen")
    W("weiterführende links") W("weitere informationen") W("neueste artikel") W("neueste nachrichten")
    W("neueste beiträge") W("aktuelle nachrichten") W("aktuelle meldungen") W("aktuelle artikel") W("nächster artikel")
    W("vorheriger artikel") W("nächster beitrag") W("vorheriger beitrag") W("zum thema") W("themen")
    W("im trend") W("top-themen") W("topthemen") W("jetzt lesen") W("passend dazu") W("nicht verpassen")
    /* fr */
    W("articles liés") W("articles similaires") W("articles associés") W("articles connexes")
    W("sur le même sujet") W("sur le même thème") S("lire aussi") S("à lire aussi") S("à lire également")
    S("lire également") S("lire la suite") S("lire plus") W("en savoir plus") S("voir aussi")
    S("à voir aussi") S("à découvrir") S("vous aimerez aussi") S("vous pourriez aussi aimer") S("vous pourriez aimer")
    S("cela pourrait vous intéresser") S("ces articles peuvent vous intéresser") W("les plus lus")
    W("les articles les plus lus") W("le plus lu") W("nos recommandations") W("recommandé pour vous")
    W("recommandés pour vous") W("derniers articles") W("dernières nouvelles") W("dernières actualités") W("à la une")
    W("article suivant") W("article précédent") W("autres articles") W("plus d'articles") W("dans la même rubrique")
    W("tendances") W("populaires") W("à ne pas manquer") W("pour aller plus loin") W("nos derniers articles")
    /* es */
    W("artículos relacionados") W("noticias relacionadas") W("notas relacionadas") W("contenido relacionado")
    W("relacionados") W("relacionadas") W("temas relacionados") S("lea también") S("lee también") S("leer también")
    S("te puede interesar") S("le puede interesar") S("puede interesarte") S("te podría interesar")
    S("también te puede interesar") S("quizás te interese") S("leer más") S("lee más") S("seguir leyendo")
    S("ver también") S("mira también") W("ver más") W("más noticias") W("más información") W("más leído")
    W("lo más leído") W("las más leídas") W("lo más visto") W("más leídas") W("recomendado") W("recomendados")
    W("recomendamos") W("te recomendamos") W("últimas noticias") W("lo último") W("artículo siguiente")
    W("artículo anterior") W("otras noticias") W("tendencias") W("destacados") W("populares") W("no te pierdas")
    /* it */
    W("articoli correlati") W("articoli simili") W("notizie correlate") W("leggi anche") S("leggi anche")
    S("leggi di più") S("leggi tutto") S("vedi anche") S("potrebbe interessarti") S("ti potrebbe interessare")
    S("potrebbero interessarti") W("approfondimenti") S("per approfondire") W("i più letti") W("più letti")
    W("le più lette") W("consigliati") W("consigliati per te") W("ultime notizie") W("ultimi articoli")
    W("articolo successivo") W("articolo precedente") W("altre notizie") W("altri articoli") W("continua a leggere")
    W("scopri di più") W("in evidenza") W("da non perdere")
    /* pt */
    W("artigos relacionados") W("notícias relacionadas") W("matérias relacionadas") W("conteúdo relacionado")
    S("leia também") S("leia mais") S("veja também") S("veja mais") S("ler mais") S("saiba mais")
    S("continue lendo") S("você pode gostar") S("você também pode gostar") S("pode interessar") W("mais lidas")
    W("as mais lidas") W("mais lidos") W("mais notícias") W("recomendados para você") W("últimas notícias")
    W("outras notícias") W("próximo artigo") W("artigo anterior") W("tendências") W("destaques") W("não perca")
    /* nl */
    W("gerelateerde artikelen") W("gerelateerd") W("gerelateerde berichten") S("lees ook") S("lees meer")
    S("lees verder") S("bekijk ook") S("zie ook") W("meer over dit onderwerp") S("meer over") W("meest gelezen")
    W("best gelezen") W("aanbevolen") W("aanbevolen voor jou") W("laatste nieuws") W("meer nieuws")
    W("dit vind je misschien ook leuk") W("volgend artikel") W("vorig artikel") W("andere artikelen")
    /* pl */
    W("powiązane artykuły") W("podobne artykuły") W("powiązane") W("powiązane tematy") S("czytaj także")
    S("czytaj również") S("czytaj też") S("czytaj więcej") S("przeczytaj także") S("przeczytaj również")
    S("przeczytaj też") S("zobacz także") S("zobacz też") S("zobacz również") S("zobacz więcej") W("polecane")
    W("polecamy") W("polecane artykuły") W("najczęściej czytane") W("najpopularniejsze") W("najnowsze")
    W("najnowsze wiadomości") W("może cię zainteresować") W("to może cię zainteresować") W("następny artykuł")
    W("poprzedni artykuł") W("więcej na ten temat") W("dowiedz się więcej")
    /* ru */
    W("похожие статьи") W("похожие новости") W("похожие материалы") W("связанные статьи") W("по теме")
    W("материалы по теме") W("новости по теме") W("еще по теме") W("ещё по теме") S("читайте также")
    S("читать также") S("читайте ещё") S("читайте еще") S("смотрите также") S("см. также") S("читать далее")
    S("подробнее") W("вам может быть интересно") W("вам также может понравиться") W("это интересно")
    W("самое читаемое") W("самое популярное") W("популярное") W("популярные новости") W("рекомендуем")
    W("рекомендации") W("последние новости") W("другие новости") W("главные новости") W("главное")
    W("следующая статья") W("предыдущая статья") W("новости партнеров") W("новости партнёров") W("лента новостей")
    W("новости сми") W("в тренде")
    /* uk */
    W("схожі статті") W("схожі новини") W("пов'язані статті") W("пов'язані новини") W("за темою")
    W("матеріали за темою") W("новини за темою") W("до теми") S("читайте також") S("читайте ще")
    S("дивіться також") S("читати далі") S("детальніше") W("вас може зацікавити") W("вам може сподобатися")
    W("найпопулярніше") W("популярне") W("популярні новини") W("рекомендуємо") W("останні новини") W("інші новини")
    W("головні новини") W("наступна стаття") W("попередня стаття") W("новини партнерів") W("стрічка новин")
    W("актуально") W("більше новин") W("топ новини")
    /* tr */
    W("ilgili haberler") W("ilgili yazılar") W("ilgili içerikler") W("benzer haberler") W("benzer yazılar")
    S("ayrıca bakınız") S("ayrıca okuyun") S("devamını oku") S("bunları da okuyun") S("ilginizi çekebilir")
    W("bunlar da ilginizi çekebilir") W("en çok okunanlar") W("en çok okunan haberler") W("çok okunanlar")
    W("son haberler") W("diğer haberler") W("önerilen haberler") W("önerilenler") W("sonraki haber")
    W("önceki haber") W("günün öne çıkan haberleri") W("öne çıkanlar")
    /* sv, no, da */
    W("relaterade artiklar") W("relaterat") W("relaterade nyheter") S("läs också") S("läs även") S("läs mer")
    S("se även") W("mest lästa") W("mest läst") W("rekommenderat") W("rekommenderas") W("senaste nytt")
    W("senaste nyheterna") W("fler nyheter") W("fler artiklar") W("mer om ämnet") W("andra läser")
    W("relaterte artikler") W("relaterte saker") W("relatert") S("les også") S("les mer") S("se også")
    W("mest lest") W("anbefalt") W("anbefalte artikler") W("siste nytt") W("flere nyheter") W("flere saker")
    W("relaterede artikler") W("relateret") S("læs også") S("læs mere") W("mest læste") W("mest læst")
    W("anbefalede artikler") W("seneste nyt") W("seneste nyheder") W("flere artikler")
    /* cs */
    W("související články") W("související") W("související zprávy") W("podobné články") S("čtěte také")
    S("přečtěte si také") S("čtěte více") S("číst dále") S("více o tématu") W("nejčtenější")
    W("nejčtenější články") W("doporučujeme") W("mohlo by vás zajímat") W("mohlo by se vám líbit")
    W("další články") W("poslední zprávy") W("předchozí článek") W("následující článek") S("viz také")
    /* ja */
    S("関連記事") W("関連ニュース") W("関連リンク") W("関連コンテンツ") W("関連する記事") S("あわせて読みたい")
    W("おすすめ記事") W("おすすめ") W("人気記事") W("人気の記事") W("アクセスランキング") W("ランキング") W("記事ランキング")
    W("最新記事") W("最新ニュース") W("新着記事") W("次の記事") W("前の記事") W("続きを読む") W("もっと見る")
    W("もっと読む") W("この記事も読まれています") W("こちらもおすすめ") W("注目記事") W("ピックアップ") W("こんな記事も")
    /* zh */
    W("相关文章") S("相关新闻") S("相关阅读") W("相关报道") W("相关链接") W("相關文章") S("相關新聞") S("相關報導")
    S("延伸阅读") S("延伸閱讀") S("推荐阅读") W("推薦閱讀") W("为你推荐") W("猜你喜欢") W("你可能还喜欢") W("热门文章")
    W("热门新闻") W("熱門文章") W("熱門新聞") W("最新文章") W("最新消息") W("阅读更多") W("查看更多") W("更多新闻")
    W("更多") W("下一篇") W("上一篇") W("排行榜") W("热点推荐") W("精彩推荐")
    /* ko */
    S("관련 기사") S("관련기사") W("관련 뉴스") W("관련뉴스") W("추천 기사") W("추천기사") W("인기 기사") W("인기기사")
    W("많이 본 뉴스") W("많이 본 기사") W("최신 뉴스") W("최신뉴스") W("최신기사") W("더 보기") W("더보기")
    W("다음 기사") W("이전 기사") W("다음글") W("이전글") W("주요 뉴스") W("주요뉴스") W("함께 볼만한 뉴스")
    /* ar */
    W("مقالات ذات صلة") W("أخبار ذات صلة") W("مواضيع ذات صلة") W("موضوعات ذات صلة") W("مواد ذات صلة") S("اقرأ أيضا")
    S("اقرأ أيضاً") S("إقرأ أيضا") S("اقرأ المزيد") S("شاهد أيضا") W("الأكثر قراءة") W("الأكثر مشاهدة")
    W("الأكثر شيوعا") W("آخر الأخبار") W("أحدث الأخبار") W("قد يعجبك أيضا") W("المزيد") W("المقال التالي") W("المقال السابق")
    /* hi */
    W("संबंधित खबरें") W("संबंधित समाचार") W("संबंधित लेख") S("यह भी पढ़ें") S("ये भी पढ़ें") S("और पढ़ें")
    S("इसे भी पढ़ें") W("ताज़ा खबरें") W("ताजा खबरें") W("लोकप्रिय") W("सबसे ज्यादा पढ़ी गई") W("अन्य खबरें")
    W("टॉप न्यूज़") W("ट्रेंडिंग")
    /* fi */
    S("lue myös") S("lue lisää") S("katso myös") W("luetuimmat") W("suosittelemme") W("lisää aiheesta")
    /* hu */
    S("olvassa el ezt is") S("olvasd el ezt is") S("olvasta már") S("ez is érdekelheti") S("kapcsolódó cikk") S("lásd még")
    W("kapcsolódó cikkek") W("ajánlott cikkek") W("legolvasottabb")
    /* ro */
    S("citește și") S("citeşte şi") S("citiți și") S("citește mai multe") S("vezi și") W("articole similare") W("cele mai citite")
    W("știri similare") W("recomandări")
    /* el */
    S("διαβάστε επίσης") S("διαβάστε ακόμη") S("διαβάστε ακόμα") S("διαβάστε περισσότερα") S("δείτε επίσης") W("σχετικά άρθρα")
    W("δημοφιλή") W("διαβάστε σχετικά")
    /* id, vi */
    S("baca juga") S("simak juga") S("lihat juga") S("baca selengkapnya") W("artikel terkait") W("berita terkait") W("terpopuler")
    S("xem thêm") S("đọc thêm") W("tin liên quan") W("bài liên quan") W("tin cùng chuyên mục") W("đọc nhiều")
    /* bg, hr, sr, sk, sl, ca */
    S("вижте още") S("вижте и") S("прочетете още") S("прочетете и") W("свързани статии") W("още по темата") S("pročitajte još")
    S("pročitajte i") S("pročitaj još") S("čitajte još") W("povezane vijesti") W("povezani članci") S("прочитајте још") S("čítajte tiež")
    S("prečítajte si aj") S("prečítajte si tiež") W("súvisiace články") S("preberite še") S("preberite tudi") S("llegeix també")
    S("llegiu també") W("notícies relacionades")
    /* he, fa, bn, ta, th, sw */
    S("קראו גם") S("קראו עוד") W("לקריאה נוספת") S("بیشتر بخوانید") S("همچنین بخوانید") S("بخوانید") S("আরও পড়ুন") S("আরো পড়ুন")
    S("மேலும் படிக்க") S("อ่านเพิ่มเติม") S("อ่านข่าวเพิ่มเติม") W("ข่าวที่เกี่ยวข้อง") S("soma pia")
    /* ja, zh, ko, tr, as the label of one link */
    S("関連：") S("こちらも読む") S("【関連】") S("【関連記事】") S("함께 보기") S("함께 보면 좋은") S("ayrıca oku") S("i̇lginizi çekebilir")
    /* what is offered beside an article */
    S("your guide to") S("our free guide to") S("your essential guide") S("ihr wegweiser") S("dein wegweiser") S("ihr ratgeber")
    S("votre guide") S("tu guía") S("su guía") S("la tua guida") S("o seu guia") S("seu guia") S("je gids") S("twój przewodnik")
    S("ваш путеводитель") S("ваш гид") S("ваш путівник") S("rehberiniz") S("din guide") S("váš průvodce")
#undef R
#define R CC_REASON_APP_BANNER
    I("download our app") s("download the app") s("get the app") I("get our app") I("install our app")
    s("open in app") s("open the app") W("download app") W("available on the app store") W("app store")
    s("our mobile app") I("download our free app")
    I("lade unsere app") I("laden sie unsere app") I("unsere app herunterladen") W("app herunterladen")
    W("zur app") I("jetzt app laden") s("jetzt laden") I("holen sie sich die app") I("hol dir die app") W("app laden")
    I("téléchargez notre application") S("téléchargez l'application") s("télécharger l'application")
    W("télécharger l'appli") I("descarga nuestra app") s("descarga la app") s("descarga la aplicación")
    I("descargue nuestra aplicación") I("descarga nuestra aplicación") s("scarica l'app") I("scarica la nostra app")
    S("scarica l'applicazione") s("baixe o aplicativo") I("baixe nosso aplicativo") I("baixe nosso app")
    S("descarregue a aplicação") I("download onze app") s("download de app") S("pobierz aplikację")
    I("pobierz naszą aplikację") S("zainstaluj aplikację") s("скачать приложение") S("скачайте приложение")
    I("скачайте наше приложение") S("установите приложение") s("открыть в приложении") s("завантажити додаток")
    I("завантажуйте наш додаток") S("завантажте додаток") I("завантажте наш додаток") s("завантажити застосунок")
    I("завантажте наш застосунок") s("uygulamayı indir") I("uygulamamızı indirin") i("mobil uygulamamızı")
    s("ladda ner appen") I("ladda ner vår app") I("ladda ned vår app") s("last ned appen") I("last ned vår app")
    s("hent appen") I("download vores app") I("hent vores app") S("stáhněte si aplikaci") I("stáhněte si naši aplikaci")
    s("アプリをダウンロード") s("アプリで開く") s("アプリで読む") s("アプリのダウンロード") s("下载客户端") s("下载app") s("下載app")
    I("下载我们的应用") s("打开app") s("앱 다운로드") s("앱에서 보기") s("앱 설치") s("حمل التطبيق") s("حمّل التطبيق")
    I("حمل تطبيقنا") s("تحميل التطبيق") S("ऐप डाउनलोड करें") s("ऐप डाउनलोड")
    /* more of the same */
    I("unsere app aufs") I("laden sie sich unsere app") I("lade dir unsere app") I("lade dir die app")
    I("laden sie sich die app") I("baixe o nosso aplicativo") I("baixe o nosso app") s("baixe o app") S("descarrega a app")
    I("descárgate nuestra app") I("descárgate la app") S("baixe já o") S("stáhni si aplikaci") S("stiahnite si aplikáciu")
    I("stiahnite si našu aplikáciu") I("lataa sovelluksemme") s("lataa sovellus") I("töltse le alkalmazásunkat")
    S("töltse le az alkalmazást") I("töltsd le az appunkat") s("descarcă aplicația") S("descărcați aplicația") S("κατεβάστε την εφαρμογή")
    s("unduh aplikasi") s("tải ứng dụng") I("下载我们的客户端") I("下载新闻客户端") i("下載我們的") s("앱을 다운로드") s("앱을 내려받")
    I("हमारा ऐप डाउनलोड")
    /* what makes a doubtful one sure */
    P("앱을 다운로드하") P("ऐप डाउनलोड करें और") P("下载app，") P("アプリをダウンロードして") P("unduh aplikasi kami") P("tải ứng dụng của chúng tôi")
    P("get the app for") P("download the app for")
#undef R
#define R CC_REASON_NEWSLETTER
    /* en */
    I("subscribe to our newsletter") I("sign up for our newsletter") I("sign up to our newsletter")
    I("join our newsletter") I("our daily newsletter") I("our weekly newsletter") I("our free newsletter")
    I("get our newsletter") i("newsletter sign up") I("newsletter signup") W("newsletter") W("newsletters")
    S("newsletter sign-up") I("subscribe to the newsletter") I("sign up for the newsletter") W("subscribe")
    W("subscribe now") W("subscribe today") W("sign up") W("sign up now") I("delivered to your inbox")
    I("straight to your inbox") I("directly to your inbox") i("in your inbox") i("enter your email")
    i("enter your e-mail") W("email address") W("your email address") W("your email") W("e-mail address")
    i("sent to your email") i("subscribe to get") i("subscribe to receive") S("sign up here") i("sign up to receive")
    i("sign up to get") I("join our mailing list") W("mailing list") S("subscribe to our") S("get the latest news")
    S("get the latest updates") s("stay up to date") W("stay informed") S("never miss a story")
    S("discover more from") S("thanks for signing up") S("thank you for subscribing") S("you have successfully subscribed")
    I("type your email") s("get notified") I("subscribe via email") s("email alerts") W("stay connected")
    I("unsubscribe at any time") i("you can unsubscribe") s("breaking news alerts")
    /* de */
    I("newsletter abonnieren") I("newsletter bestellen") I("unseren newsletter") I("unserem newsletter")
    I("zum newsletter anmelden") I("newsletter-anmeldung") W("newsletter anmeldung") I("für den newsletter anmelden")
    W("abonnieren") W("jetzt abonnieren") W("jetzt anmelden") W("e-mail-adresse") W("ihre e-mail-adresse")
    i("in ihr postfach") i("in ihrem postfach") i("in dein postfach") I("direkt ins postfach") I("direkt in ihr e-mail")
    i("bleiben sie auf dem laufenden") i("nichts mehr verpassen") i("geben sie ihre e-mail") I("jederzeit abbestellen")
    s("per e-mail erhalten")
    /* fr */
    I("abonnez-vous à notre newsletter") I("inscrivez-vous à notre newsletter") I("inscrivez-vous à la newsletter")
    I("recevez notre newsletter") I("notre newsletter") I("notre lettre d'information") I("notre infolettre")
    I("s'inscrire à la newsletter") W("s'abonner") W("s'inscrire") W("je m'abonne") W("je m'inscris") W("abonnez-vous")
    W("inscrivez-vous") W("adresse e-mail") W("votre adresse e-mail") W("votre email") W("adresse email")
    i("dans votre boîte mail") i("dans votre boîte de réception") I("directement dans votre boîte")
    i("recevez chaque") W("lettre d'information")
    /* es */
    I("suscríbete a nuestro boletín") I("suscríbase a nuestro boletín") I("suscríbete al boletín")
    I("suscríbete a nuestra newsletter") I("suscríbete a la newsletter") I("nuestro boletín") I("nuestra newsletter")
    W("suscríbete") W("suscribirse") W("suscribirme") W("suscríbase") W("suscríbete ahora") W("boletín")
    W("correo electrónico") W("tu correo electrónico") i("en tu correo") i("en tu bandeja de entrada") i("en tu email")
    i("recibe las noticias") i("recibe nuestras noticias") i("regístrate gratis")
    /* it */
    I("iscriviti alla newsletter") I("iscriviti alla nostra newsletter") I("la nostra newsletter") W("iscriviti")
    W("abbonati") W("iscriviti ora") W("indirizzo email") W("la tua email") W("il tuo indirizzo email")
    i("nella tua casella") I("direttamente nella tua casella") i("ricevi le notizie") i("resta aggiornato")
    /* pt */
    I("assine nossa newsletter") I("assine a nossa newsletter") I("inscreva-se na newsletter") I("nossa newsletter")
    I("a nossa newsletter") I("subscreva a newsletter") i("receba as notícias") i("no seu e-mail") i("no seu email")
    W("inscreva-se") W("subscrever") W("assine") W("assine já") W("seu e-mail") W("endereço de e-mail") W("boletim")
    /* nl */
    I("schrijf je in voor onze nieuwsbrief") I("meld je aan voor onze nieuwsbrief") I("onze nieuwsbrief")
    I("de nieuwsbrief ontvangen") W("nieuwsbrief") W("inschrijven") W("aanmelden") W("abonneren") W("e-mailadres")
    W("je e-mailadres") i("in je inbox") i("in je mailbox") i("blijf op de hoogte")
    /* pl */
    I("zapisz się do newslettera") I("zapisz się na newsletter") I("nasz newsletter") I("naszego newslettera")
    W("zapisz się") W("subskrybuj") W("adres e-mail") W("twój adres e-mail") i("na swoją skrzynkę") i("bądź na bieżąco")
    /* ru */
    I("подпишитесь на рассылку") I("подписаться на рассылку") I("подпишитесь на нашу рассылку") I("нашу рассылку")
    I("подпишитесь на новости") i("на вашу почту") i("на ваш email") W("подписаться") W("подписка") W("подпишитесь")
    W("рассылка") W("ваш e-mail") W("ваш email") W("электронная почта") W("адрес электронной почты")
    /* uk */
    I("підпишіться на розсилку") I("підписатися на розсилку") I("підпишіться на нашу розсилку") I("нашу розсилку")
    I("підпишіться на новини") i("на вашу пошту") W("підписатися") W("підписатись") W("підписка") W("підпишіться")
    W("розсилка") W("електронна пошта") W("ваш e-mail") W("адреса електронної пошти")
    /* tr */
    I("bültenimize abone ol") I("bültenimize kaydol") I("e-bültenimize") s("haber bülteni") W("e-bülten") W("bülten")
    W("abone ol") W("kayıt ol") W("e-posta adresiniz") W("e-posta adresi") i("e-posta kutunuza")
    /* sv, no, da */
    I("prenumerera på vårt nyhetsbrev") I("anmäl dig till vårt nyhetsbrev") I("vårt nyhetsbrev") W("nyhetsbrev")
    W("prenumerera") W("e-postadress") W("din e-postadress") i("i din inkorg") I("direkt i inkorgen")
    I("meld deg på vårt nyhetsbrev") I("på nyhetsbrevet") W("nyhetsbrev") W("abonner") W("meld deg på")
    W("e-postadresse") W("din e-postadresse") i("i innboksen") I("tilmeld dig vores nyhedsbrev") I("vores nyhedsbrev")
    I("tilmeld nyhedsbrev") W("nyhedsbrev") W("tilmeld") W("din e-mailadresse") i("i din indbakke")
    /* cs */
    I("přihlaste se k odběru") I("odběr newsletteru") I("náš newsletter") I("našeho newsletteru") W("odebírat")
    W("přihlásit se k odběru") W("váš e-mail") W("e-mailová adresa") i("do vaší schránky")
    /* ja, zh, ko */
    s("メールマガジン") s("メルマガ") s("ニュースレター") W("登録する") W("無料登録") W("購読する") W("メールアドレス") I("订阅我们的")
    I("订阅邮件") I("订阅新闻") i("訂閱電子報") s("電子報") W("订阅") W("訂閱") W("立即订阅") W("立即訂閱") W("电子邮箱") W("邮箱地址")
    I("뉴스레터 구독") s("뉴스레터") W("구독하기") W("구독") W("구독 신청") W("이메일 주소")
    /* ar, hi */
    I("اشترك في النشرة") i("النشرة البريدية") i("النشرة الإخبارية") i("في بريدك") W("اشترك") W("اشترك الآن") W("اشتراك")
    W("البريد الإلكتروني") W("بريدك الإلكتروني") s("न्यूज़लेटर") s("न्यूजलेटर") W("सब्सक्राइब करें") W("सदस्यता लें")
    W("ईमेल पता")
    /* more of the same */
    W("jetzt kostenlos anmelden") W("hier anmelden") W("jetzt kostenlos abonnieren") i("per mail in ihr") i("in ihre mailbox")
    W("je m'inscris gratuitement") W("suscríbete gratis") W("suscríbete aquí") W("regístrate") i("en tu buzón") W("iscriviti qui")
    W("iscriviti gratis") W("schrijf je in") W("schrijf je hier in") W("meld je aan") W("meld je hier aan") i("in uw mailbox")
    i("in uw inbox") W("cadastre-se") W("assine aqui") i("na sua caixa de entrada") i("na sua caixa de correio") W("anmäl dig här")
    W("anmäl dig") i("i din mejl") i("i din mailkorg") I("direkt i mejlen") I("i din mejlkorg") W("meld deg på her") W("tilmeld dig")
    W("tilmeld dig her") i("i din mailboks") i("w twojej skrzynce") I("na twoją skrzynkę") I("na twoją pocztę") i("na swoją pocztę")
    W("zapisz się teraz") i("e-posta kutunuzda") i("e-postanıza") i("e-posta adresinize")
    /* fi, hu, ro, el, id, vi */
    i("tilaa uutiskirje") I("uutiskirjeemme") W("uutiskirje") W("tilaa") i("sähköpostiisi") i("iratkozzon fel") I("iratkozz fel")
    I("hírlevelünkre") W("hírlevél") W("feliratkozás") i("abonează-te la newsletter") I("abonați-vă la newsletter") i("în inbox")
    W("abonează-te") W("mă abonez") I("εγγραφείτε στο newsletter") i("στο email σας") i("στο inbox σας") W("εγγραφή")
    I("berlangganan newsletter") i("di kotak masuk") W("berlangganan") I("đăng ký nhận bản tin") I("đăng ký nhận tin") W("đăng ký")
    /* ja, zh, ko */
    I("ニュースをメールで") I("メールでお届け") i("메일로 받아보") i("이메일로 받아")
    /* what makes a doubtful one sure */
    P("in your inbox every") P("in your inbox each") P("in your inbox daily") P("in your inbox weekly") P("jeden morgen in ihrem postfach")
    P("täglich in ihrem postfach") P("jeden morgen in ihr postfach") P("täglich in ihr postfach") P("cada mañana en tu correo")
    P("cada día en tu correo") P("todas as manhãs no seu e-mail") P("diariamente no seu e-mail") P("chaque matin dans votre boîte mail")
    P("chaque jour dans votre boîte mail") P("ogni mattina nella tua casella") P("ogni giorno nella tua casella")
    P("elke ochtend in je mailbox") P("elke ochtend in je inbox") P("rett i innboksen") P("direkte i din indbakke") P("direkt i din inkorg")
    P("direkt i din mejl") P("každé ráno do vaší schránky") P("каждое утро на вашу почту") P("щоранку на вашу пошту")
    P("haber bülteni aboneliği") P("メールマガジン登録") P("ニュースレター登録")
#undef R
#define R CC_REASON_SOCIAL
    W("share") W("share this") W("shares") I("share this article") I("share this story") I("share this post")
    N("share on") S("share via") s("share with friends") s("share with your friends") s("share with a friend") W("share this page") W("share article") I("follow us on") W("follow us")
    W("follow") s("follow us") s("follow on") S("find us on") S("like us on") s("join us on") s("connect with us")
    I("click to share") W("opens in new window") W("copy link") W("link copied") W("copy url") W("tweet") W("tweet this")
    W("retweet") W("like") W("likes") W("email this") W("print") W("print this") W("print article") W("save article")
    W("bookmark") W("facebook") W("twitter") W("instagram") W("linkedin") W("whatsapp") W("telegram") W("pinterest")
    W("youtube") W("reddit") W("tiktok") W("threads") W("bluesky") W("mastodon") W("messenger") W("email") W("e-mail")
    W("facebook twitter") W("social media") W("reprints") W("give this article") W("gift article")
    W("teilen") W("artikel teilen") W("beitrag teilen") n("teilen auf") s("teilen sie") W("auf facebook teilen") W("drucken")
    W("folgen") W("folgen sie uns") s("folgen sie uns") s("folge uns") W("link kopieren") W("merken") W("gefällt mir")
    W("per e-mail teilen") W("per mail") W("vorlesen") W("artikel drucken") W("diesen artikel teilen")
    W("partager") W("partager l'article") W("partager cet article") s("partager sur") S("suivez-nous") W("nous suivre")
    W("imprimer") W("copier le lien") W("j'aime") W("envoyer par email") W("suivre") S("retrouvez-nous sur")
    W("compartir") W("comparte") n("compartir en") s("compartir esta") s("comparte esta") S("síguenos") s("síganos")
    W("seguir") W("imprimir") W("copiar enlace") W("me gusta") W("enviar por correo") S("síguenos en")
    W("condividi") W("condividi su") S("condividi su") s("condividi questo") S("seguici su") W("seguici") W("stampa")
    W("copia link") W("mi piace") W("invia per email") W("compartilhar") W("compartilhe") s("compartilhe") W("partilhar")
    n("partilhar") S("siga-nos") S("siga nas redes") W("copiar link") W("curtir") W("imprimir")
    W("delen") W("deel dit artikel") N("deel op") S("deel via") S("volg ons") W("volgen") W("link kopiëren") W("afdrukken")
    W("udostępnij") s("udostępnij") W("podziel się") s("podziel się") S("obserwuj nas") S("śledź nas") W("drukuj")
    W("lubię to") W("skopiuj link") W("поделиться") n("поделиться") S("поделитесь") S("подписывайтесь на") W("нравится")
    W("печать") W("распечатать") W("скопировать ссылку") S("следите за нами") S("мы в соцсетях") S("мы в социальных сетях")
    W("поширити") n("поширити") W("поділитися") n("поділитися") S("поділіться") S("підписуйтесь на") S("підписуйтеся на")
    W("подобається") W("друк") W("друкувати") S("ми в соцмережах") S("слідкуйте за нами") W("копіювати посилання")
    W("paylaş") s("paylaş") W("bizi takip edin") S("bizi takip edin") W("takip et") W("yazdır") W("beğen") W("dela")
    W("dela artikeln") n("dela på") s("följ oss") W("skriv ut") W("gilla") W("kopiera länk") W("del") W("del artikkelen")
    W("del artiklen") n("del på") s("følg oss") s("følg os") W("kopier lenke") W("kopiér link") W("skriv ut") W("sdílet")
    n("sdílet") S("sledujte nás") W("tisknout") W("vytisknout") W("líbí se mi") W("シェア") W("シェアする") W("共有する")
    W("ツイート") W("フォローする") W("いいね") W("印刷") S("フォローする") W("リンクをコピー") W("分享") W("分享到") W("分享至")
    W("转发") W("点赞") W("打印") W("关注我们") W("關注我們") W("扫一扫") W("收藏") W("複製連結") W("复制链接") W("공유") W("공유하기")
    W("기사 공유") W("좋아요") W("프린트") W("인쇄") W("스크랩") W("글자크기") W("شارك") W("مشاركة") W("شارك المقال") s("شارك على")
    s("تابعنا") s("تابعونا") W("طباعة") W("إعجاب") W("نسخ الرابط") W("शेयर करें") W("शेयर") S("शेयर करें") S("फॉलो करें")
    W("हमें फॉलो करें")
    I("preferred source on google") I("preferred sources on google") i("als bevorzugte quelle") I("source préférée sur google")
    I("fuente preferida en google") I("fonte preferita su google") I("fonte preferida no google") I("voorkeursbron op google")
    I("föredragen källa på google") i("preferowane źródło")
    I("whatsapp kanalımıza") I("telegram kanalımıza")
    I("our whatsapp channel") I("our telegram channel") I("unserem whatsapp-kanal") I("unseren whatsapp-kanal")
    I("notre chaîne whatsapp") I("nuestro canal de whatsapp") I("nuestro canal de telegram") I("nosso canal no whatsapp") I("nosso canal do whatsapp")
    I("nostro canale whatsapp") I("ons whatsapp-kanaal") I("vår whatsapp-kanal") I("saluran whatsapp kami") I("قناتنا على") I("हमारे व्हाट्सएप चैनल")
    I("हमारे टेलीग्राम चैनल")
    I("카카오톡 채널을 추가") I("카카오톡 채널 추가") i("关注我们的")
    N("follow") N("join us") N("join our") N("like our") N("folgen sie") n("folge") n("folgt") N("abonnieren sie") N("abonniere") N("suivez")
    N("rejoignez") N("abonnez-vous") N("retrouvez") N("sigue nuestro") N("sigue nuestra") N("sigue toda") N("sigan") N("siga") N("únete") N("segui") N("unisciti") N("iscriviti") N("volg")
    N("word lid") N("acompanhe") n("entre no") n("entre para") N("participe do") N("följ") N("følg") N("obserwuj") N("śledź") N("dołącz")
    N("polub") N("sledujte") N("sleduj") N("připojte se") N("sledujte nás") n("seuraa") N("liity") N("kövesse") N("kövess") N("kövesd")
    N("csatlakozz") n("urmărește") n("urmăreşte") n("urmăriți") n("intră pe") N("abonează-te") N("ακολουθήστε") n("ikuti") n("gabung")
    n("bergabung") n("theo dõi") N("подпишитесь") N("подписывайтесь") N("присоединяйтесь") N("читайте нас") N("підпишіться")
    N("підписуйтесь") N("приєднуйтесь") N("читайте нас у") N("takip edin") n("تابعوا") n("انضموا") n("اشتركوا")
    /* what makes a doubtful one sure */
    P("follow us for") P("folgen sie uns auf") P("folge uns auf") P("síganos en") P("følg oss på") P("følg os på") P("följ oss på")
    P("als bevorzugte quelle bei google") P("als bevorzugte quelle auf google") P("preferowane źródło w google") P("تابعنا على")
    P("تابعونا على") P("theo dõi chúng tôi") P("ikuti kami") P("ikuti saluran") P("gabung di grup") P("seuraa meitä") P("urmărește-ne")
    P("comparte esta noticia") P("comparte este artículo") P("compartilhe esta") P("condividi questo articolo")
    P("teilen sie diesen artikel")
#undef R
#define R CC_REASON_COMMENTS
    W("comments") W("comment") W("leave a comment") S("leave a comment") W("leave a reply") S("leave a reply")
    W("post a comment") W("add a comment") W("add comment") W("write a comment") W("no comments yet") W("no comments")
    W("view comments") W("show comments") W("join the conversation") s("join the discussion") W("reply") W("replies")
    W("load more comments") W("your comment") W("comments are closed") I("your email address will not be published")
    I("required fields are marked") W("post comment") W("submit comment") I("log in to comment") I("sign in to comment")
    I("logged in to post a comment") i("to leave a comment") W("sort by newest") W("be the first to comment")
    S("be the first to comment") I("save my name, email") W("discussion") W("report comment")
    W("kommentare") W("kommentar") W("kommentieren") W("kommentar schreiben") W("kommentar verfassen")
    W("hinterlasse einen kommentar") S("schreiben sie einen kommentar") S("schreibe einen kommentar") W("antworten")
    W("noch keine kommentare") W("alle kommentare anzeigen") W("kommentare anzeigen") I("deine e-mail-adresse wird nicht")
    s("diskutieren sie mit") s("diskutieren sie") W("zu den kommentaren") W("kommentar abgeben")
    W("commentaires") W("commentaire") W("laisser un commentaire") S("laisser un commentaire") W("ajouter un commentaire")
    W("répondre") W("aucun commentaire") W("réagir") W("voir les commentaires") I("votre adresse e-mail ne sera pas")
    W("comentarios") W("comentario") W("deja un comentario") S("deja un comentario") W("dejar un comentario")
    W("escribe un comentario") W("responder") W("sin comentarios") W("ver comentarios") I("tu dirección de correo electrónico no")
    W("commenti") W("commento") W("lascia un commento") S("lascia un commento") W("rispondi") W("nessun commento")
    W("scrivi un commento") W("mostra commenti") W("comentários") W("comentário") W("deixe um comentário")
    S("deixe um comentário") S("deixe seu comentário") W("comentar") W("nenhum comentário") W("ver comentários")
    W("reacties") W("reactie") W("reageer") W("reageren") W("plaats een reactie") W("geef een reactie") W("laat een reactie achter")
    W("nog geen reacties") W("komentarze") W("komentarz") W("dodaj komentarz") W("skomentuj") W("odpowiedz")
    W("brak komentarzy") W("napisz komentarz") W("комментарии") W("комментарий") W("комментировать")
    W("оставить комментарий") S("оставить комментарий") W("добавить комментарий") W("написать комментарий") W("ответить")
    W("нет комментариев") W("комментариев") W("комментариев нет") W("обсуждение") W("коментарі") W("коментар")
    W("залишити коментар") S("залишити коментар") W("додати коментар") W("написати коментар") W("коментувати")
    W("відповісти") W("немає коментарів") W("коментарів") W("обговорення") W("yorumlar") W("yorum") W("yorum yap")
    W("yorum yaz") W("yorum gönder") W("henüz yorum yapılmamış") W("ilk yorumu sen yap") W("cevapla") W("yanıtla")
    W("kommentarer") W("kommentera") W("lämna en kommentar") W("skriv en kommentar") W("svara") W("inga kommentarer")
    W("legg igjen en kommentar") W("kommenter") W("ingen kommentarer") W("skriv kommentar") W("svar")
    W("komentáře") W("komentář") W("přidat komentář") W("napsat komentář") W("diskuse") W("vstoupit do diskuse") W("odpovědět")
    W("コメント") W("コメントする") W("コメントを残す") W("コメントを書く") W("コメントを投稿") W("返信") W("コメントはまだありません")
    W("评论") W("評論") W("发表评论") W("發表評論") W("暂无评论") W("查看评论") W("网友评论") W("留言") W("回复") W("回覆") W("参与评论")
    W("댓글") W("댓글 쓰기") W("댓글쓰기") W("댓글 달기") W("답글") W("의견 남기기") W("التعليقات") W("تعليقات") W("تعليق")
    W("أضف تعليق") W("أضف تعليقا") W("اترك تعليقا") W("اترك تعليق") W("اكتب تعليق") W("टिप्पणियाँ") W("टिप्पणी")
    W("टिप्पणी करें") W("कमेंट करें") W("कमेंट") W("जवाब दें")
    /* what asks for them */
    I("have your say in the comments") I("let us know in the comments") I("tell us in the comments")
    I("share your thoughts in the comments") I("in the comments below") I("in the comments section below") I("sie mit in den kommentaren") I("du mit in den kommentaren")
    s("diskutiere mit") I("schreiben sie es in die kommentare") I("schreib es in die kommentare") I("réagissez dans les commentaires")
    I("dites-le nous en commentaire") I("dites-nous en commentaire") I("déjanos tu comentario") I("déjanos tu opinión")
    I("cuéntanos en los comentarios") I("en los comentarios abajo") I("scrivilo nei commenti") I("faccelo sapere nei commenti")
    I("conte para nós nos comentários") I("deixe nos comentários") I("laat het weten in de reacties") I("laat het ons weten in de reacties")
    I("napisz w komentarzu") I("podziel się opinią w komentarzu") I("napište do komentářů") I("napište nám do komentářů")
    I("skriv i kommentarsfältet") I("skriv i kommentarfeltet") I("yorumlarda belirtin") I("yorumlarda paylaşın") I("пишите в комментариях")
    I("напишите в комментариях") I("пишіть у коментарях")
#undef R
#define R CC_REASON_ADVERTISEMENT
    W("advertisement") W("advertisements") W("advertising") W("advertise with us") W("advertise") W("ad") W("ads")
    s("advertisement") W("sponsored") W("sponsored content") W("sponsored by") s("sponsored by") W("paid content")
    W("paid post") W("promoted") W("promoted content") W("promoted links") W("partner content") W("brand content")
    S("scroll to continue") W("skip ad") W("report this ad") W("continue reading below") W("affiliate links")
    i("may earn a commission") I("we earn a commission") I("earn an affiliate commission") W("shop now") W("buy now")
    W("anzeige") W("anzeigen") W("werbung") W("gesponsert") W("gesponserter inhalt") W("bezahlte anzeige")
    W("advertorial") W("sonderveröffentlichung") s("nach der anzeige") W("empfohlener externer inhalt")
    W("publicité") W("annonce") W("annonces") W("sponsorisé") W("contenu sponsorisé") W("contenu partenaire")
    S("la suite après cette publicité") S("la suite après la publicité") W("partenariat") W("publicidad") W("anuncio")
    W("anuncios") W("patrocinado") W("contenido patrocinado") W("publirreportaje") W("pubblicità") W("annuncio")
    W("contenuto sponsorizzato") W("sponsorizzato") W("publicidade") W("anúncio") W("conteúdo patrocinado")
    S("continua após a publicidade") W("pub") W("advertentie") W("advertenties") W("gesponsord") W("reclame") W("reklama")
    W("ogłoszenie") W("artykuł sponsorowany") W("materiał sponsorowany") W("materiał promocyjny") W("dalszy ciąg materiału pod wideo")
    W("реклама") W("на правах рекламы") W("спонсорский материал") W("партнерский материал") W("партнёрский материал")
    W("реклама на сайте") W("на правах реклами") W("спонсорський матеріал") W("партнерський матеріал") W("реклама на сайті")
    W("reklam") W("sponsorlu içerik") W("sponsorlu") W("ilan") W("reklamlar") W("annons") W("annonser") W("sponsrat innehåll")
    W("annonsørinnhold") W("annonse") W("sponset") W("annonce") W("sponsoreret") W("reklame") W("inzerce")
    W("komerční sdělení") W("sponzorováno") W("広告") W("スポンサーリンク") W("スポンサードリンク") S("記事の後に続く") W("プロモーション")
    W("广告") W("廣告") W("赞助内容") W("贊助內容") W("推广") W("광고") W("스폰서") W("إعلان") W("إعلانات") W("محتوى ممول") W("विज्ञापन")
    W("प्रायोजित")
    /* appeals for money */
    W("donate now") W("support us") W("support us now") W("become a supporter") S("independent journalism costs")
    s("independent journalism needs") S("independent reporting costs") S("independent reporting needs") I("support our reporting")
    I("support our newsroom") I("our reporting is paid for by") I("our journalism is paid for by") I("our journalism is funded by")
    S("before you go, we need") S("before you go: we need") W("jetzt spenden") W("jetzt unterstützen")
    S("unabhängiger journalismus braucht") S("unabhängiger journalismus kostet") I("unterstützen sie unseren journalismus")
    I("unterstütze unseren journalismus") I("unterstützen sie unsere arbeit mit") I("affiliate-links") W("je fais un don") W("faire un don")
    I("soutenez notre journal") I("soutenez notre rédaction") I("notre journal vit grâce") S("le journalisme indépendant a besoin")
    I("lien affilié") I("liens affiliés") S("el periodismo independiente necesita") S("el periodismo independiente cuesta") W("dona ahora")
    I("apoya nuestro periodismo") i("hazte socio de") i("hazte socia de") I("enlaces de afiliado") W("dona ora") W("sostienici")
    I("sostieni il nostro giornale") I("sostieni il nostro lavoro") i("link di affiliazione") S("onafhankelijke journalistiek kost")
    S("onafhankelijke journalistiek heeft") I("steun onze journalistiek") i("steun ons met") W("doneer nu") W("doe nu")
    S("o jornalismo independente precisa") I("apoie o nosso jornalismo") I("wesprzyj naszą redakcję") i("wesprzyj nas") W("wspieram")
    I("podpořte naši redakci") i("podpořte nás") I("stöd vår journalistik") I("støtt vår journalistikk") I("støt vores journalistik")
    I("поддержите нашу редакцию") i("поддержите нас") I("підтримайте нашу редакцію") i("підтримайте нас")
    /* what parts a text around one */
    I("continues below advertisement") I("continues below this ad") I("continues after advertisement") I("continues after this ad")
    I("continues after this advertisement") I("continues after the ad") I("continue reading after the ad") I("nach der anzeige fortgesetzt")
    i("nach der werbung weiter") i("nach der anzeige weiter") S("werbung - hier geht es weiter") S("weiter nach der anzeige")
    S("weiterlesen nach der anzeige") S("la suite de l'article après la publicité") S("la suite après cette annonce")
    S("la suite après l'annonce") I("leyendo después de la publicidad") S("continúa después de la publicidad") S("continúa tras la publicidad") i("continúa tras el anuncio")
    I("sigue leyendo después del anuncio") I("continua dopo la pubblicità") I("prosegue dopo la pubblicità") S("continua dopo il banner")
    I("continua depois da publicidade") i("continua depois do anúncio") S("lees verder onder de advertentie")
    S("lees verder na de advertentie") S("tekst gaat verder onder") S("tekst loopt door onder") S("artikel gaat verder onder")
    I("fortsätter efter annonsen") I("fortsätter under annonsen") I("fortsetter under annonsen") I("fortsetter etter annonsen")
    I("fortsætter efter annoncen") I("fortsætter under annoncen") I("jatkuu mainoksen jälkeen") S("dalsza część tekstu pod")
    S("dalsza część artykułu pod") S("ciąg dalszy pod reklamą") I("pokračuje pod reklamou") I("pokračovanie pod reklamou")
    I("devamı reklamdan sonra") s("haberin devamı") I("a cikk a hirdetés után folytatódik") S("a hirdetés után folytatódik")
    S("articolul continuă după") S("продолжение после рекламы") S("продовження після реклами") S("記事は広告の下に続") S("広告の後に続") S("기사는 광고 아래에")
    S("lanjutkan membaca setelah iklan")
    /* what makes a doubtful one sure */
    P("we may earn a commission") P("site may earn a commission") P("advertisement scroll") P("advertisement continue")
    P("artikel wird nach der anzeige fortgesetzt") P("text geht nach der anzeige weiter") P("el artículo continúa tras el anuncio")
    P("la noticia continúa tras el anuncio")
#undef R
#define R CC_REASON_COOKIE_NOTICE
    I("we use cookies") I("uses cookies") I("this site uses cookies") I("use of cookies") I("accept cookies")
    I("accept all cookies") I("cookie settings") I("cookie policy") I("cookie preferences") W("manage cookies")
    W("accept all") W("reject all") W("manage preferences") W("privacy settings") W("manage consent") I("your cookie choices")
    W("cookies") I("cookie notice") I("our partners process data") I("store and/or access information on a device")
    W("accept") W("decline") W("i agree") W("consent") W("got it")
    I("wir verwenden cookies") I("verwendet cookies") I("cookies zustimmen") I("cookie-einstellungen") I("nutzt cookies")
    I("alle cookies akzeptieren") W("alle akzeptieren") W("alle ablehnen") W("akzeptieren") W("ablehnen") W("zustimmen")
    I("cookies akzeptieren") W("datenschutzeinstellungen") I("wir nutzen cookies") I("cookie-richtlinie")
    I("nous utilisons des cookies") I("utilise des cookies") I("accepter les cookies") I("gestion des cookies")
    W("tout accepter") W("tout refuser") W("accepter") W("refuser") I("gérer les cookies") I("paramètres des cookies")
    I("utilizamos cookies") I("usamos cookies") I("utiliza cookies") I("política de cookies") I("aceptar cookies")
    W("aceptar todo") W("rechazar todo") W("aceptar") W("rechazar") I("configuración de cookies") I("usa cookies")
    I("utilizziamo i cookie") I("utilizza cookie") I("utilizza i cookie") I("informativa sui cookie") W("accetta")
    W("accetta tutti") W("rifiuta") I("accetta i cookie") I("impostazioni dei cookie") I("utiliza cookies")
    W("aceitar todos") W("aceitar") W("rejeitar") I("aceitar cookies") I("política de cookies")
    I("wij gebruiken cookies") I("maakt gebruik van cookies") I("gebruikt cookies") I("cookie-instellingen")
    W("alles accepteren") W("accepteren") W("weigeren") I("używamy plików cookie") I("wykorzystuje pliki cookie")
    I("pliki cookies") I("polityka cookies") I("używa plików cookie") I("plików cookies") W("akceptuję") W("zgadzam się")
    I("мы используем cookie") I("использует cookie") I("использует файлы cookie") I("файлы cookie") I("файлов cookie")
    W("принять все") W("принять") W("согласен") I("ми використовуємо cookie") I("використовує cookie") I("файли cookie")
    I("файлів cookie") W("прийняти все") W("прийняти") W("погоджуюсь") I("çerez kullanıyoruz") I("çerezleri kullanıyoruz")
    I("çerez politikası") I("çerezler kullan") W("tümünü kabul et") W("kabul et") W("çerez ayarları")
    I("vi använder cookies") I("vi använder kakor") I("använder cookies") I("om cookies") W("acceptera alla") W("godkänn alla")
    W("acceptera") I("vi bruker cookies") I("vi bruker informasjonskapsler") I("informasjonskapsler") W("godta alle")
    W("aksepter") I("vi bruger cookies") I("bruger cookies") W("accepter alle") W("tillad alle") I("používáme cookies")
    I("používá cookies") I("soubory cookie") I("souborů cookie") W("přijmout vše") W("souhlasím") W("odmítnout")
    I("クッキーを使用") I("cookieを使用") I("cookieの使用") W("同意する") W("すべて受け入れる") W("同意します") I("使用cookie") I("使用 cookie")
    I("我们使用 cookie") W("接受全部") W("全部接受") W("接受所有") W("同意") W("接受") I("쿠키를 사용") I("쿠키 설정") W("모두 동의")
    W("동의") W("동의합니다") I("ملفات تعريف الارتباط") W("قبول الكل") W("قبول") W("أوافق") W("موافق") I("कुकीज़ का उपयोग")
    I("कुकी नीति") W("स्वीकार करें") W("सहमत")
    /* what stands for a video or post of somebody else's until the reader agrees to it */
    W("external content") I("external content is not available") I("to view this content, please") I("you are viewing a placeholder")
    I("currently viewing a placeholder") I("this content is blocked") I("content is hosted by a third party") I("enable this content")
    I("privacy preferences") I("content from third parties") W("always unblock") W("unblock content") W("load content")
    W("externer inhalt") I("externer inhalt nicht") I("empfohlener redaktioneller inhalt") I("mir externe inhalte angezeigt")
    I("an drittplattformen") I("externe inhalte anzeigen") I("externe inhalte laden") I("externen inhalt anzeigen") I("platzhalterinhalt")
    I("privatsphäre-einstellungen") I("privatsphäreeinstellungen") I("datenschutz-einstellungen") W("inhalt laden") W("inhalt entsperren")
    W("inhalt anzeigen") W("immer entsperren") W("contenu externe") I("ce contenu est bloqué") I("pour afficher ce contenu")
    I("pour visualiser ce contenu") I("paramètres de confidentialité") I("contenu provenant de tiers") W("afficher le contenu")
    W("contenido externo") I("este contenido está bloqueado") I("para ver este contenido") I("configuración de privacidad")
    W("mostrar contenido") W("contenuto esterno") I("questo contenuto è bloccato") I("per visualizzare questo contenuto")
    I("impostazioni sulla privacy") I("impostazioni della privacy") W("mostra contenuto") W("conteúdo externo") I("este conteúdo está bloqueado")
    I("para ver este conteúdo") I("definições de privacidade") I("configurações de privacidade") W("externe inhoud") W("externe content")
    I("om deze inhoud te") I("om deze content te") I("deze inhoud is geblokkeerd") I("privacy-instellingen") I("privacyinstellingen")
    W("treść zewnętrzna") I("aby wyświetlić tę treść") I("aby zobaczyć tę treść") I("ustawienia prywatności") W("внешний контент")
    I("чтобы увидеть этот контент") I("настройки конфиденциальности") I("налаштування конфіденційності") I("bu içeriği görüntülemek için")
    I("gizlilik ayarları") W("externt innehåll") I("för att se innehållet") I("för att se det här innehållet") I("sekretessinställningar")
    W("eksternt innhold") I("for å se dette innholdet") I("personverninnstillinger") W("eksternt indhold") I("for at se dette indhold")
    I("privatlivsindstillinger") W("externí obsah") I("pro zobrazení tohoto obsahu") I("nastavení soukromí")
#undef R
#define R CC_REASON_PAYWALL
    I("already a subscriber") I("subscribe to continue") I("subscribe to read") I("to continue reading")
    I("this article is for subscribers") i("subscribers only") I("for subscribers only") I("exclusive to subscribers")
    I("log in to continue") I("sign in to continue") I("free articles left") I("free articles remaining")
    W("subscriber only") W("premium") W("premium content") I("unlock this article") I("start your free trial")
    I("become a member to read") I("create a free account") I("register to continue reading") i("want to read more")
    I("you have reached your limit") I("get unlimited access") I("unlimited digital access") W("subscribe to unlock")
    I("support our journalism") I("support independent journalism")
    I("nur für abonnenten") I("mit einem abo weiterlesen") I("weiterlesen mit") I("bereits abonnent") I("jetzt weiterlesen")
    I("sie haben bereits ein abo") I("schon abonnent") I("jetzt testen und weiterlesen") I("exklusiv für abonnenten")
    I("um weiterzulesen") I("diesen artikel weiterlesen") I("zugang zu allen artikeln")
    I("réservé aux abonnés") I("déjà abonné") I("abonnez-vous pour lire") I("pour lire la suite")
    I("la suite est réservée") i("il vous reste") I("réservée à nos abonnés") I("article réservé") I("offert aux abonnés")
    I("solo para suscriptores") I("exclusivo para suscriptores") I("ya eres suscriptor") I("suscríbete para seguir leyendo")
    I("para seguir leyendo") i("contenido exclusivo para") I("ya estás suscrito") I("inicia sesión para continuar")
    I("riservato agli abbonati") I("sei già abbonato") I("abbonati per leggere") I("per continuare a leggere")
    I("exclusivo para assinantes") I("já é assinante") I("assine para ler") I("para continuar lendo") I("só para assinantes")
    I("alleen voor abonnees") I("al abonnee") I("om verder te lezen") I("word abonnee") I("exclusief voor abonnees")
    I("tylko dla subskrybentów") I("masz już subskrypcję") I("aby czytać dalej") I("dostęp do artykułu") I("tylko dla prenumeratorów")
    I("только для подписчиков") I("доступно по подписке") I("чтобы читать дальше") I("оформите подписку")
    I("лише для передплатників") I("тільки для передплатників") I("доступно за передплатою") I("щоб читати далі")
    I("оформіть передплату") I("yalnızca abonelere") I("sadece abonelere") I("okumaya devam etmek için") I("abone misiniz")
    I("endast för prenumeranter") I("redan prenumerant") I("för att läsa vidare") I("logga in för att läsa")
    I("kun for abonnenter") I("allerede abonnent") I("for å lese videre") I("for at læse videre") I("er du allerede abonnent")
    I("pouze pro předplatitele") I("jen pro předplatitele") I("máte předplatné") I("pro pokračování ve čtení")
    I("有料会員限定") i("会員限定") I("この記事は有料") I("残り文字") I("続きを読むには") I("ログインして続き") I("会员专享") I("订阅后阅读")
    I("登录后阅读") i("付费阅读") I("訂閱會員") i("유료 회원") I("구독자 전용") I("로그인 후 이용") I("للمشتركين فقط")
    I("لمتابعة القراءة") I("केवल सदस्यों के लिए") I("पढ़ना जारी रखने के लिए")
    /* of readers who have one */
    S("already have an account") s("have an account") S("sie haben bereits ein konto") S("haben sie bereits ein konto") S("schon ein konto")
    S("vous avez déjà un compte") S("déjà un compte") S("ya tienes cuenta") S("ya tienes una cuenta") s("tienes una cuenta")
    S("hai già un account") S("já tem uma conta") S("já tem conta") S("heb je al een account") S("heeft u al een account")
    S("har du redan ett konto") S("har du allerede en konto") S("masz już konto") S("máte už účet")
#undef R
#define R CC_REASON_NAVIGATION
    W("home") W("menu") W("skip to content") W("skip to main content") I("skip to content") I("skip to main content")
    W("search") W("login") W("log in") W("sign in") W("register") W("log out") W("my account") W("back to top")
    S("back to top") W("go to top") W("scroll to top") W("toggle navigation") W("main menu") W("navigation") W("breadcrumb")
    W("next") W("previous") W("prev") W("next page") W("previous page") W("older posts") W("newer posts")
    W("load more") W("show more") W("show less") W("see all") W("view all") W("view more") W("more") W("all news")
    W("categories") W("category") W("tags") W("tag") S("tags") S("filed under") S("topics") W("topics")
    W("archives") W("archive") W("close") W("open menu") W("close menu") W("sections") W("news") W("world") W("politics")
    W("business") W("sport") W("sports") W("opinion") W("culture") W("technology") W("entertainment") W("lifestyle")
    W("health") W("science") W("travel") W("weather") W("video") W("videos") W("photos") W("podcasts") W("live") W("back")
    W("on this page") W("jump to") W("table of contents") W("in this article") W("explore") W("posted in")
    S("posted in") W("uncategorized") W("edit") W("help") W("support") W("contents") W("page not found")
    W("startseite") W("menü") W("suche") W("suchen") W("anmelden") W("registrieren") W("einloggen") W("abmelden")
    W("nach oben") W("zum inhalt springen") S("zum inhalt") S("zur navigation") W("zurück") W("weiter") W("mehr") W("alle anzeigen")
    W("mehr anzeigen") W("mehr laden") W("politik") W("wirtschaft") W("kultur") W("wissen") W("gesellschaft") W("schließen")
    W("nachrichten") W("meinung") W("kategorien") W("schlagwörter") W("schlagworte") S("schlagwörter") W("übersicht") W("inhalt")
    W("ressorts") W("mein konto") W("zur startseite") W("seite nicht gefunden") W("inhaltsverzeichnis")
    W("accueil") W("rechercher") W("recherche") W("se connecter") W("connexion") W("déconnexion") W("haut de page")
    W("retour en haut") S("aller au contenu") W("suivant") W("précédent") W("voir plus") W("voir tout") W("politique") W("économie")
    W("monde") W("société") W("sports") W("catégories") W("mots-clés") W("étiquettes") W("fermer") W("mon compte") W("sommaire")
    W("actualités") W("inicio") W("menú") W("buscar") W("iniciar sesión") W("acceder") W("registrarse") W("cerrar") W("volver arriba")
    S("saltar al contenido") S("ir al contenido") W("siguiente") W("anterior") W("ver todo") W("ver todos") W("política")
    W("economía") W("mundo") W("sociedad") W("deportes") W("cultura") W("categorías") W("etiquetas") W("secciones") W("noticias")
    W("mi cuenta") W("portada") W("cargar más") W("accedi") W("cerca") W("esci") W("registrati") W("successivo") W("precedente")
    W("torna su") S("vai al contenuto") W("politica") W("economia") W("esteri") W("cronaca") W("categorie") W("chiudi") W("mostra altro")
    W("início") W("entrar") W("pesquisar") W("próximo") W("voltar ao topo") S("ir para o conteúdo") S("pular para o conteúdo")
    W("esportes") W("desporto") W("categorias") W("fechar") W("carregar mais") W("ver mais") W("zoeken") W("inloggen") W("volgende")
    W("vorige") W("naar boven") S("naar de inhoud") S("ga naar de inhoud") W("sluiten") W("toon meer") W("meer laden")
    W("binnenland") W("buitenland") W("strona główna") W("szukaj") W("zaloguj się") W("zaloguj") W("zarejestruj się") W("następna")
    W("poprzednia") W("do góry") S("przejdź do treści") W("kategorie") W("tagi") S("tagi") W("zamknij") W("pokaż więcej")
    W("wiadomości") W("polityka") W("gospodarka") W("świat") W("kraj") W("главная") W("меню") W("поиск") W("войти") W("вход")
    W("регистрация") W("наверх") W("вверх") W("далее") W("назад") W("показать еще") W("показать ещё") W("загрузить еще")
    W("загрузить ещё") W("новости") W("политика") W("экономика") W("общество") W("спорт") W("культура") W("в мире") W("рубрики")
    W("теги") S("теги") S("метки") W("закрыть") W("все новости") S("перейти к содержимому") S("перейти к содержанию")
    W("головна") W("пошук") W("увійти") W("вхід") W("реєстрація") W("вгору") W("нагору") W("далі") W("назад") W("показати ще")
    W("завантажити ще") W("новини") W("політика") W("економіка") W("суспільство") W("рубрики") W("закрити") W("усі новини")
    W("всі новини") W("світ") W("мітки") S("мітки") W("війна") S("перейти до вмісту") S("перейти до основного вмісту")
    W("anasayfa") W("ana sayfa") W("menü") W("ara") W("giriş yap") W("üye ol") W("sonraki") W("önceki") W("yukarı çık")
    W("gündem") W("ekonomi") W("dünya") W("spor") W("kapat") W("tümünü gör") W("daha fazla göster") S("içeriğe geç")
    W("etiketler") S("etiketler") W("kategoriler") W("hem") W("sök") W("logga in") W("nästa") W("föregående") W("till toppen")
    S("hoppa till innehåll") W("stäng") W("visa mer") W("visa fler") W("nyheter") W("hjem") W("forside") W("forsiden") W("søk")
    W("søg") W("logg inn") W("log ind") W("neste") W("næste") W("forrige") W("lukk") W("luk") W("vis mer") W("vis flere") W("vis mere")
    W("nyheder") S("hopp til innhold") S("gå til indhold") S("spring til indhold") W("kategorier") W("úvod") W("hledat")
    W("přihlásit se") W("přihlásit") W("registrace") W("další") W("předchozí") W("nahoru") W("zavřít") W("zobrazit více") W("zprávy")
    W("domů") W("ekonomika") W("štítky") W("témata") S("přejít k obsahu") S("přeskočit na obsah") W("rubriky")
    W("ホーム") W("メニュー") W("検索") W("ログイン") W("ログアウト") W("新規登録") W("会員登録") W("次へ") W("前へ") W("トップへ戻る")
    W("ページトップへ") W("ページの先頭へ") W("トップページ") W("トップ") W("カテゴリー") W("カテゴリ") W("タグ") W("閉じる") W("一覧")
    W("一覧へ") W("一覧を見る") W("政治") W("経済") W("社会") W("国際") W("スポーツ") W("ニュース") W("目次") W("戻る") W("首页") W("首頁")
    W("菜单") W("選單") W("搜索") W("搜尋") W("登录") W("登入") W("注册") W("註冊") W("下一页") W("上一页") W("返回顶部") W("返回首页") W("分类")
    W("标签") W("標籤") S("标签") S("標籤") W("关闭") W("关注") W("新闻") W("经济") W("体育") W("国际") W("财经") W("娱乐") W("科技") W("加载更多")
    W("当前位置") S("当前位置") S("您的位置") W("홈") W("메뉴") W("검색") W("로그인") W("로그아웃") W("회원가입") W("다음") W("이전")
    W("맨위로") W("닫기") W("전체보기") W("목록") W("정치") W("경제") W("사회") W("국제") W("문화") W("스포츠") W("본문 바로가기")
    S("본문 바로가기") W("뉴스") W("الرئيسية") W("الصفحة الرئيسية") W("القائمة") W("بحث") W("تسجيل الدخول") W("تسجيل") W("التالي")
    W("السابق") W("عرض المزيد") W("سياسة") W("اقتصاد") W("رياضة") W("ثقافة") W("العالم") W("أخبار") W("إغلاق") W("وسوم") W("الوسوم")
    S("انتقل إلى المحتوى") W("होम") W("मेन्यू") W("मेनू") W("खोजें") W("लॉग इन") W("लॉगिन") W("अगला") W("पिछला") W("राजनीति") W("खेल")
    W("देश") W("दुनिया") W("मनोरंजन") W("बिजनेस") W("और देखें") W("टैग") W("टैग्स")
#undef R
#define R CC_REASON_FOOTER
    I("all rights reserved") S("copyright") S("©") I("privacy policy") I("terms of use") I("terms of service")
    I("terms and conditions") I("terms & conditions") W("contact us") W("about us") W("contact") W("about") W("imprint") W("sitemap") W("site map")
    W("careers") W("advertise with us") W("legal notice") W("disclaimer") W("accessibility") W("accessibility statement")
    I("powered by wordpress") S("powered by") I("may not be published, broadcast") I("do not sell my") W("faq") W("faqs")
    I("may not be reproduced") W("privacy") W("privacy notice") W("terms") W("jobs") W("press") W("our team") W("code of ethics")
    W("who we are") W("corrections") W("rss") W("rss feed") W("feedback") W("quick links") W("useful links") W("company")
    I("registered in england") I("registered office") I("all content copyright") S("this site is protected by")
    I("alle rechte vorbehalten") W("impressum") W("datenschutz") W("datenschutzerklärung") W("agb") W("kontakt") W("über uns")
    I("nutzungsbedingungen") W("barrierefreiheit") W("mediadaten") W("karriere") W("hilfe") W("rechtliche hinweise") W("widerrufsrecht")
    W("nutzungsbasierte onlinewerbung") W("abo kündigen") W("vertrag kündigen")
    I("tous droits réservés") W("mentions légales") I("mentions légales") I("politique de confidentialité") W("contactez-nous")
    W("qui sommes-nous") W("à propos") W("plan du site") I("conditions générales") W("données personnelles") W("nous contacter")
    W("accessibilité") I("conditions d'utilisation") I("todos los derechos reservados") W("aviso legal") I("aviso legal")
    I("política de privacidad") W("contacto") W("quiénes somos") W("mapa del sitio") I("términos y condiciones") W("sobre nosotros")
    W("contáctenos") I("términos de uso") I("condiciones de uso") I("tutti i diritti riservati") I("diritti riservati") W("note legali")
    I("informativa sulla privacy") W("contatti") W("chi siamo") I("condizioni d'uso") S("p. iva") I("partita iva") W("redazione")
    W("pubblicità") I("termini e condizioni") I("todos os direitos reservados") W("quem somos") W("contato") W("contacto")
    W("fale conosco") I("política de privacidade") I("termos de uso") W("sobre nós") W("expediente") W("ficha técnica")
    I("alle rechten voorbehouden") W("over ons") W("contact") I("algemene voorwaarden") I("privacyverklaring") W("privacybeleid")
    W("colofon") I("privacybeleid") W("disclaimer") W("vacatures") I("wszelkie prawa zastrzeżone") I("polityka prywatności")
    I("polityki prywatności") W("regulamin") W("o nas") W("redakcja") W("kontakt") I("все права защищены") W("контакты") W("о нас")
    W("о проекте") W("редакция") W("рекламодателям") I("политика конфиденциальности") I("пользовательское соглашение")
    W("обратная связь") I("при использовании материалов") I("перепечатка материалов") I("использование материалов")
    W("карта сайта") W("вакансии") I("всі права захищені") I("усі права захищені") W("контакти") W("про нас") W("про проект")
    W("про проєкт") W("редакція") I("політика конфіденційності") I("правила користування") W("зворотний зв'язок")
    I("використання матеріалів") I("передрук матеріалів") W("рекламодавцям") W("вакансії") I("при використанні матеріалів")
    I("tüm hakları saklıdır") W("künye") W("iletişim") W("hakkımızda") I("gizlilik politikası") I("kullanım koşulları") W("kvkk")
    I("gizlilik sözleşmesi") I("alla rättigheter") W("om oss") W("kontakta oss") I("integritetspolicy") I("ansvarig utgivare") W("kontakt")
    W("kundservice") I("alle rettigheter") I("ansvarlig redaktør") W("kontakt oss") I("personvern") W("kontakt os") W("om os")
    I("alle rettigheder") I("privatlivspolitik") I("ansvarshavende") I("všechna práva vyhrazena") W("o nás") W("kontakty") W("redakce")
    I("ochrana osobních údajů") I("zásady ochrany") I("podmínky užití") I("無断転載") I("無断複製") W("会社概要") W("運営会社")
    W("お問い合わせ") W("利用規約") W("プライバシーポリシー") W("個人情報保護方針") W("サイトマップ") W("著作権について") W("特定商取引法に基づく表記")
    W("広告掲載") I("版权所有") I("版權所有") W("关于我们") W("關於我們") W("联系我们") W("聯絡我們") W("网站地图") W("隐私政策") W("隱私政策")
    W("隱私權政策") W("免责声明") W("服务条款") W("服務條款") I("备案") W("友情链接") W("法律声明") W("加入我们") W("广告服务") I("未经授权")
    I("무단 전재") I("무단전재") I("재배포 금지") W("회사소개") W("개인정보처리방침") W("개인정보취급방침") W("이용약관") W("광고문의") W("청소년보호정책")
    W("고객센터") W("저작권") I("جميع الحقوق محفوظة") I("الحقوق محفوظة") W("اتصل بنا") W("من نحن") W("سياسة الخصوصية") W("شروط الاستخدام")
    W("الشروط والأحكام") W("أعلن معنا") W("خريطة الموقع") I("सर्वाधिकार सुरक्षित") W("हमारे बारे में") W("संपर्क करें") W("गोपनीयता नीति")
    W("हमसे संपर्क करें") W("नियम और शर्तें")
    /* at an article's end */
    S("this material may not be") S("tous droits de reproduction") S("reproduction interdite") S("prohibida la reproducción")
    S("prohibida su reproducción") S("queda prohibida la reproducción") S("riproduzione riservata") S("é proibida a reprodução")
    S("proibida a reprodução") S("nachdruck nur mit") S("nachdruck verboten") S("overname zonder") S("kopiowanie zabronione")
#undef R
#define R CC_REASON_BYLINE
    S("by") S("written by") S("reported by") S("reporting by") S("edited by") S("editing by") S("posted by") S("author")
    W("authors") W("about the author") W("about the authors") S("about the author") W("staff writer") W("staff reporter") S("words by")
    S("story by") S("text by") S("published by") S("source") S("translated by") S("reviewed by") S("fact checked by")
    W("view all posts") S("more by") S("all posts by") S("guest post by")
    S("von") S("text von") S("autor") S("autorin") S("autoren") W("über den autor") W("zur person") W("über die autorin") S("quelle")
    S("verfasst von") S("geschrieben von") S("ein gastbeitrag von") S("par") S("écrit par") S("rédigé par") S("auteur") S("publié par")
    S("propos recueillis par") W("à propos de l'auteur") S("por") S("escrito por") S("redacción") S("fuente")
    S("texto de") W("sobre el autor") S("di") S("a cura di") S("scritto da") S("autore") S("fonte") S("escrito por") S("texto por")
    W("sobre o autor") S("da redação") S("door") S("geschreven door") S("tekst") W("over de auteur") S("bron") S("autor")
    S("oprac") S("opracowanie") S("źródło") S("napisał") S("автор") S("авторы") S("источник") S("текст") S("подготовил") S("подготовила")
    S("автори") S("джерело") S("підготував") S("підготувала") S("yazar") S("yazan") S("kaynak") S("muhabir") S("av") S("text")
    S("skribent") S("källa") S("skrevet av") S("kilde") S("af") S("skrevet af") S("journalist") S("zdroj") S("připravil") S("připravila")
    S("文／") S("文＝") S("取材・文") S("筆者") S("著者") S("執筆者") S("記者") S("作者") S("记者") S("来源") S("來源") S("责任编辑")
    S("責任編輯") S("编辑") S("編輯") S("文章来源") S("撰文") S("기자") S("작성자") S("بقلم") S("كتب") S("كتبت") S("المصدر") S("الكاتب")
    S("लेखक") S("स्रोत") S("द्वारा")
#undef R
#define R CC_REASON_DATE_LINE
    S("published") S("published on") S("updated") S("last updated") S("last modified") S("posted on") S("posted") S("date") S("created")
    S("first published") S("modified") I("minutes ago") I("hours ago") I("hour ago") i("days ago") i("weeks ago") I("mins ago")
    W("min ago") W("views")
    W("yesterday") W("today") W("just now") i("months ago") i("day ago") i("week ago") i("month ago")
    S("veröffentlicht") S("aktualisiert") S("stand") S("zuletzt aktualisiert") S("datum") S("erstellt") S("geändert")
    S("erschienen") S("vor wenigen") W("aufrufe") W("gestern") W("heute")
    S("publié") S("publiée") S("mis à jour") S("mise à jour") S("modifié") S("posté le") S("il y a")
    W("hier") S("publicado") S("actualizado") S("publicada") S("actualizada") S("fecha") S("última actualización")
    S("hace") W("vistas") S("pubblicato") S("aggiornato") S("pubblicata") S("ultimo aggiornamento")
    I("minuti fa") I("ore fa") I("giorni fa") S("atualizado") S("atualizada")
    S("última atualização") S("data") S("há") S("gepubliceerd") S("bijgewerkt") S("geplaatst op")
    S("laatst gewijzigd") S("laatste update") I("minuten geleden") I("uur geleden") I("dagen geleden") S("opublikowano")
    S("aktualizacja") S("data publikacji") S("dodano") S("ostatnia aktualizacja") I("minut temu")
    I("godzin temu") I("dni temu") S("опубликовано") S("обновлено") S("дата") S("дата публикации") S("последнее обновление")
    I("минут назад") I("часов назад") I("часа назад") I("дней назад") W("просмотров") W("вчера") W("сегодня")
    S("опубліковано") S("оновлено") S("дата публікації") S("останнє оновлення") I("хвилин тому") I("годин тому")
    I("години тому") I("днів тому") W("переглядів") W("перегляди") W("вчора") W("сьогодні") S("yayınlanma") S("yayın tarihi")
    S("güncelleme") S("son güncelleme") S("güncellenme") S("tarih") I("dakika önce") I("saat önce") I("gün önce")
    W("görüntülenme") S("publicerad") S("publicerat") S("uppdaterad") S("uppdaterat") S("senast uppdaterad") I("minuter sedan")
    I("timmar sedan") S("publisert") S("oppdatert") S("sist oppdatert") I("minutter siden") I("timer siden") S("offentliggjort")
    S("opdateret") S("udgivet") S("sidst opdateret") S("publikováno") S("aktualizováno") S("zveřejněno") S("vydáno")
    I("minutami") I("hodinami") S("公開日") S("更新日") S("投稿日") S("掲載日") S("最終更新") S("配信") i("分前") i("時間前")
    i("日前") S("发布时间") S("发布于") S("发表于") S("更新时间") S("更新于") S("發布時間") S("發佈") S("日期") S("時間") S("时间") I("分钟前")
    I("小时前") I("小時前") I("分鐘前") S("阅读量") S("浏览") S("입력") S("수정") S("등록") S("게시") S("승인") S("기사입력") S("최종수정")
    I("분 전") I("시간 전") S("نشر في") S("نشر") S("تاريخ النشر") S("آخر تحديث") S("تم النشر") S("تم التحديث") S("منذ") S("प्रकाशित")
    S("अपडेट") S("अपडेटेड") S("पोस्टेड") I("मिनट पहले") I("घंटे पहले")
#undef R
#define R CC_REASON_CAPTION
    S("photo") S("photo by") S("photo credit") S("photograph") S("photos") S("image") S("image by") S("image credit") S("image source") S("image via") S("images")
    S("picture") S("file photo") S("illustration") S("graphic") S("credit") S("video") W("enlarge image") W("view gallery") W("caption")
    W("photo gallery") W("gallery") S("figure") S("featured image") S("screenshot") W("hide caption") W("toggle caption") W("enlarge this image")
    S("watch") S("click to enlarge") W("play video") W("watch video") W("image caption") W("media caption") I("photo courtesy") I("image courtesy")
    S("foto") S("fotos") S("bild") S("bilder") S("symbolbild") S("archivbild") S("archivfoto") S("quelle: imago") S("bildquelle")
    S("abbildung") S("grafik") W("bild vergrößern") W("bildergalerie") W("fotostrecke") S("symbolfoto") S("crédit photo") S("crédits") S("photo d'illustration")
    S("image d'illustration") S("légende") S("imagen") S("imagen de archivo") S("foto de archivo") S("fotografía") S("crédito") S("galería") S("vídeo")
    S("foto di") S("immagine") S("foto d'archivio") S("fonte immagine") S("crédito da imagem") S("imagem") S("foto de") S("legenda") S("divulgação")
    S("beeld") S("afbeelding") S("archieffoto") S("zdjęcie") S("fot") S("ilustracja") S("źródło zdjęć") S("zdjęcia") S("zdjęcie ilustracyjne") S("фото")
    S("фотография") S("иллюстрация") S("изображение") S("снимок") S("фото из") S("видео") S("скриншот") S("фотографія") S("ілюстрація")
    S("зображення") S("фото ілюстративне") S("відео") S("скріншот") S("fotoğraf") S("görsel") S("arşiv fotoğrafı") S("arkivbild") S("genrebild")
    S("arkivfoto") S("illustrasjon") S("illustrasjonsfoto") S("modelfoto") S("ilustrační foto") S("snímek") S("obrázek") S("写真") S("画像")
    S("撮影") S("写真提供") S("资料图") S("資料圖") S("图片来源") S("圖片來源") S("图为") S("图片") S("사진") S("사진제공") S("이미지")
    S("صورة") S("تصوير") S("صور") S("फोटो") S("तस्वीर") S("फाइल फोटो")
#undef R
#define R CC_REASON_WIDGET
    W("loading") W("please wait") I("enable javascript") I("javascript is disabled") I("browser does not support") I("your browser does not")
    I("this video is not available") W("listen to this article") S("listen to this article") W("listen") W("play") W("pause") W("mute")
    W("fullscreen") W("video player") W("audio player") W("text size") W("font size") W("dark mode") W("translate") W("select language") W("language")
    W("rate this article") S("was this article helpful") S("was this page helpful") W("poll") W("vote") W("quiz") W("weather forecast") W("currency")
    W("add to cart") W("add to wishlist") W("quick view") W("choose options") W("logo") W("image") W("icon") W("avatar") W("advertisement feature")
    i("please enable") W("unsupported browser") S("playback of this video") I("this content is hosted by") W("report an error") S("found a typo")
    i("generated by artificial intelligence") W("ask ai") I("ai-generated summary") W("ai summary") I("try our ai") W("summarize")
    S("artikel anhören") W("anhören") W("jetzt anhören") W("umfrage") W("abstimmen") W("schriftgröße") I("javascript aktivieren") W("wird geladen")
    I("browser unterstützt") W("fehler melden") W("in den warenkorb") S("écouter l'article") W("écouter") W("sondage") W("chargement") I("activer javascript")
    W("ajouter au panier") W("escuchar artículo") W("escuchar") W("encuesta") W("cargando") I("habilita javascript") W("añadir al carrito")
    S("ascolta l'articolo") W("ascolta") W("sondaggio") W("caricamento") W("ouvir") W("ouça este conteúdo") W("enquete") W("carregando")
    W("luister") S("luister naar dit artikel") W("laden") W("bezig met laden") W("posłuchaj") S("posłuchaj artykułu") W("ładowanie") W("sonda")
    W("слушать") W("опрос") W("загрузка") W("голосовать") W("прослухати") W("опитування") W("завантаження") W("dinle") W("anket") W("yükleniyor")
    W("lyssna") S("lyssna på artikeln") W("laddar") W("lytt") W("lytt til saken") W("laster") S("lyt til artiklen") W("indlæser") W("anketa")
    W("poslechnout") W("načítání") W("読み込み中") W("音声で聞く") W("アンケート") W("加载中") W("正在加载") W("收听") W("朗读") W("投票") W("字号")
    W("로딩중") W("기사 듣기") W("음성으로 듣기") W("투표") W("استمع") W("استطلاع") W("جار التحميل") W("सुनें") W("लोड हो रहा है")
    I("found a mistake") i("нашли ошибку") i("знайшли помилку") I("выделите ее и нажмите") I("ctrl+enter")
    /* readers are asked for what they know */
    S("got a story") S("do you have a story") S("got a tip") s("have a tip") S("do you have a tip") S("got a news tip") S("have a news tip")
    I("get in touch with our news") I("contact our news desk") I("contact our newsroom") S("haben sie einen tipp") S("hast du einen tipp")
    S("haben sie hinweise für uns") S("hast du hinweise für uns") S("vous avez une information à nous") S("une information à nous")
    S("tienes una historia que contar") S("hai una segnalazione") S("tem uma história para contar") S("heb je een tip") S("heeft u een tip")
    S("masz dla nas temat") S("masz ciekawy temat") S("har du tips") S("har du ett tips") S("har du et tips") S("har du et tip") S("tipsa oss")
    S("tips oss") S("máte pro nás tip")
    /* the page's own tools and notes */
    S("listen to this story") S("listen to the article") s("listen now") S("diesen artikel anhören") S("hören sie diesen artikel")
    S("diesen text anhören") S("écouter cet article") S("écoutez cet article") S("escucha la noticia") S("escuchar la noticia")
    S("escucha este artículo") S("escuchar este artículo") S("ascolta questo articolo") S("ascolta la notizia") S("ouvir este artigo")
    S("ouça este artigo") S("ouça a notícia") S("lytt til artikkelen") S("spotted an error") S("spotted a mistake") S("noticed an error")
    S("see an error") s("fehler gefunden") s("haben sie einen fehler") S("hast du einen fehler") S("vous avez repéré une erreur")
    S("une erreur dans cet article") S("signaler une erreur") S("has encontrado un error") s("ha encontrado un error")
    S("hai trovato un errore") s("encontrou um erro") S("fout gezien") S("zie je een fout") S("foutje gezien") S("hittat ett fel")
    S("har du hittat ett fel") S("har du funnet en feil") S("fant du en feil") S("har du fundet en fejl") S("znalazłeś błąd")
    S("widzisz błąd") S("našli jste chybu") S("löysitkö virheen") S("read this article in") S("read this story in")
    S("leer este artículo en") S("lee este artículo en") s("leer en español") s("leer en inglés") s("read in english") s("read in spanish")
    S("diesen artikel auf") S("lire cet article en") S("leggi questo articolo in") S("leia este artigo em")
    S("why trust us")
    S("how we report") S("report a correction")
    /* how long it takes to read */
    s("reading time") S("estimated reading time") S("time to read") s("lesezeit") s("temps de lecture") s("tiempo de lectura")
    s("tempo di lettura") s("tempo de leitura") s("leestijd") S("czas czytania") S("время чтения") S("час читання") S("okuma süresi")
    S("lästid") S("lesetid") S("læsetid") S("doba čtení") S("min read") S("minute read") S("minutes read") S("min lesezeit")
    S("minuten lesezeit") S("min. lesezeit") S("min de lecture") S("minutes de lecture") S("min de lectura") S("min di lettura")
    S("min de leitura") S("min czytania")
    /* of a translation */
    S("this article was translated") S("this article has been translated") S("this text was translated") S("this story was translated")
    S("dieser artikel wurde automatisch") S("dieser artikel wurde mit") S("dieser text wurde automatisch") S("dieser text wurde mit hilfe")
    S("dieser text wurde mithilfe") S("dieser text ist eine automatische") S("dies ist eine maschinelle übersetzung")
    S("dies ist eine automatische übersetzung") S("cet article a été traduit") S("ce texte a été traduit")
    S("este artículo ha sido traducido") S("este artículo fue traducido") S("este texto ha sido traducido")
    S("questo articolo è stato tradotto") S("este artigo foi traduzido") S("dit artikel is vertaald") S("dit artikel is automatisch")
    S("artykuł został przetłumaczony") S("den här artikeln har översatts") S("denne artikkelen er oversatt") S("denne artikel er oversat")
    /* for one article */
    W("save this article") W("save this article for later") W("save for later") W("gift this article") W("share this gift article")
    W("artikel auf merkliste setzen") W("auf die merkliste") W("artikel merken") W("artikel verschenken") W("offrir cet article")
    W("enregistrer l'article") W("guardar artículo") W("guardar este artículo") W("regala este artículo") W("salva l'articolo")
    W("salvar artigo") W("artikel bewaren") W("bewaar artikel") W("spara artikeln") W("lagre artikkelen") W("gem artiklen")
    /* what makes a doubtful one sure */
    P("fehler im artikel entdeckt") P("einen fehler gefunden") P("einen fehler entdeckt") P("haben sie einen fehler im")
#undef R
};

#undef I
#undef S
#undef W
#undef N
#undef i
#undef s
#undef n
#undef P

/* What readers are asked to follow an outlet on, by the words' starts: many languages put endings behind them. */
/* clang-format off */
static const char *const networks[] = {
    "whatsapp", "telegram", "instagram", "facebook", "twitter", "tiktok", "youtube", "linkedin", "threads", "bluesky", "mastodon", "viber",
    "google news", "google discover", "google haberler", "google actualités", "google notícias", "google noticias", "google nieuws", "вотсап",
    "ватсап", "телеграм", "вайбер", "вконтакте", "гугл новост", "واتساب", "واتس", "تلغرام", "تليجرام", "تيليجرام", "فيسبوك", "व्हाट्स", "टेलीग्राम", "फेसबुक",
};
/* clang-format on */

/* Words of class and id attributes. */
enum token_rule {
    TOKEN_ALWAYS,       /* says what it is in any company */
    TOKEN_NOT_OF_TEXT   /* but not beside words of the article's own container or of the layout:
                           "article-header" holds the title, "content-sidebar-wrap" everything */
};

struct token {
    const char *text;
    uint8_t reason, rule;
};

static const struct token tokens[] = {
#define R CC_REASON_NAVIGATION
#define A(t) {t, R, TOKEN_ALWAYS},
#define N(t) {t, R, TOKEN_NOT_OF_TEXT},
    A("nav") A("navbar") A("navi") A("navigation") A("subnav") A("topnav") A("mainnav") A("sidenav") A("menu") A("submenu")
    A("megamenu") A("hamburger") A("breadcrumb") A("breadcrumbs") A("pagination") A("pager") A("paginator") N("tabs") A("skip")
    A("search") A("login") A("signin") N("toolbar") N("topics") N("tags") N("taglist") A("tagcloud") A("categories") A("offcanvas")
#undef R
#define R CC_REASON_HEADER
    N("header") N("masthead") A("topbar") N("banner") N("logo")
#undef R
#define R CC_REASON_FOOTER
    N("footer") A("colophon") A("copyright") A("imprint") A("impressum") A("disclaimer") A("sitemap") A("legal")
#undef R
#define R CC_REASON_RELATED_ARTICLES
    A("related") A("recommend") A("recommended") A("recommendation") A("recommendations") A("recirc") A("recirculation")
    A("popular") A("trending") A("mostread") A("mostviewed") A("readmore") A("readnext") A("upnext") A("teaser") A("teasers")
    N("latest") N("recent") A("similar") A("seealso") A("morefrom") A("alsoread") A("crosslinks") A("linkbox")
    N("headlines") A("suggested") A("suggestions")
#undef R
#define R CC_REASON_NEWSLETTER
    A("newsletter") A("newsletters") A("subscribe") A("subscription") A("signup") A("optin") A("mailinglist")
#undef R
#define R CC_REASON_SOCIAL
    A("share") A("sharing") A("sharebar") A("sharebuttons") A("social") A("socials") A("sociallinks") A("follow") A("followus")
    A("facebook") A("twitter") A("whatsapp")
#undef R
#define R CC_REASON_COMMENTS
    A("comment") A("comments") A("commentlist") A("commentform") A("respond") A("reply") A("replies") A("discussion")
#undef R
#define R CC_REASON_ADVERTISEMENT
    A("ad") A("ads") A("adv") A("adbox") A("adslot") A("adunit") A("adwrapper") A("advert") A("adverts") A("advertisement") A("advertisements")
    A("advertising") A("advertorial") A("adsense") A("sponsor") A("sponsored") A("sponsors") A("promo")
    A("promos") A("promotion") A("promoted") A("anzeige") A("werbung") A("publicidad") A("pubblicita") A("publicite") A("reklama") A("affiliate")
#undef R
#define R CC_REASON_APP_BANNER
    N("app") A("appbanner") A("smartbanner") A("appstore") A("playstore") A("getapp") A("downloadapp")
#undef R
#define R CC_REASON_COOKIE_NOTICE
    A("cookie") A("cookies") A("cookiebar") A("cookiebanner") A("cookienotice") A("consent") A("gdpr") A("ccpa") N("cmp")
#undef R
#define R CC_REASON_PAYWALL
    A("paywall") A("regwall") A("meter") A("metered") A("subscriberonly")
#undef R
#define R CC_REASON_BYLINE
    N("byline") N("bylines") N("author") N("authors") N("authorbox") N("bio") N("biography") N("contributor") N("contributors")
#undef R
#define R CC_REASON_DATE_LINE
    N("timestamp") N("dateline") N("datetime") N("pubdate") N("published") N("date") N("postdate") N("readtime") N("readingtime")
#undef R
#define R CC_REASON_CAPTION
    A("caption") A("captions") A("figcaption") A("imagecaption") A("wpcaption") A("photocredit") N("credit") N("credits") N("copyrights")
    A("gallery") A("slideshow") A("lightbox")
#undef R
#define R CC_REASON_WIDGET
    N("sidebar") N("widget") N("widgets") N("popup") N("modal") N("overlay") N("toast") N("carousel") N("ticker") A("poll") A("quiz")
    A("cart") A("basket") A("wishlist") A("tooltip") A("dropdown") N("player") N("aside") N("rail")
#undef R
#undef A
#undef N
};
/* clang-format on */

/* Beside one of these a word marked N says nothing. */
static const char *const container_words[] = {
    "article", "articles", "body", "container", "content", "contents", "entry", "inner", "layout", "main", "page", "post", "row",
    "story", "template", "text", "theme", "title", "single", "wrap", "wrapper", "grid", "headline",
};

/* Right behind one of these a word is a setting of the page, not a name: "has-sidebar", "no-comments". */
static const char *const setting_words[] = {
    "disable", "disabled", "enable", "enabled", "has", "hide", "is", "no", "non", "not", "show", "with", "without",
};

#endif
