#include "support.h"

#include "cleancopy/fetch/wall.h"

#include <stdlib.h>
#include <string.h>

#define ASKED "https://www.harbourpost.example/2024/05/ferry-strike?id=7"
#define OK    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
#define NO    "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n"
#define END   "\r\n"

/* Invented sentences, so that a page has an article of some length. */
#define SENTENCE                                                                               \
    "The ferries of the northern line stayed in the harbour on Tuesday after the pilots and "  \
    "the company had again parted without an agreement. "
#define ARTICLE                                                                                \
    "<article><h1>Ferries stay in</h1><p>" SENTENCE "</p><p>" SENTENCE "</p></article>"
#define SHORT     "<div><h1>Ferries stay in</h1><p>" SENTENCE SENTENCE "</p></div>"
#define STUB      "<script>window.__tcfapi=function(){};</script>"
#define RECAPTCHA "<script src=\"https://www.google.com/recaptcha/api.js\" async></script>"
#define NOINDEX   "<meta name=\"robots\" content=\"noindex,nofollow\">"

struct wall_case {
    const char *name;
    int32_t status;
    const char *headers, *answered, *body;
    enum cc_wall wall;
};

static enum cc_wall find(const struct wall_case *c, const char **evidence)
{
    struct cc_wall_answer answer = {
        .status = c->status,
        .headers = cc_span_from(c->headers),
        .asked = CC_SPAN(ASKED),
        .answered = cc_span_from(c->answered != NULL ? c->answered : ASKED),
        .body = cc_span_from(c->body),
    };

    return cc_wall_find(&answer, evidence);
}

static void check(const struct wall_case *cases, size_t n)
{
    const char *evidence;
    enum cc_wall wall;

    for (size_t i = 0; i < n; i++) {
        evidence = NULL;
        wall = find(&cases[i], &evidence);
        if (wall != cases[i].wall)
            fail_msg("%s: %d, evidence \"%s\"", cases[i].name, (int)wall,
                     evidence != NULL ? evidence : "none");
        assert_true((wall == CC_WALL_NONE) == (evidence == NULL));
    }
}
#define CHECK(cases) check(cases, sizeof(cases) / sizeof((cases)[0]))

static void header_lines_that_say_challenge_are_enough(void **state)
{
    static const struct wall_case cases[] = {
        {"Cloudflare", 403, NO "CF-Mitigated: challenge\r\n" END, NULL, "", CC_WALL_BOT},
        {"with 200 and an article", 200, OK "cf-mitigated:challenge\r\n" END, NULL, ARTICLE,
         CC_WALL_BOT},
        {"AWS challenge", 202, "HTTP/1.1 202 Accepted\r\nx-amzn-waf-action: challenge\r\n" END,
         NULL, "", CC_WALL_BOT},
        {"AWS captcha", 405, "HTTP/1.1 405 No\r\nx-amzn-waf-action: captcha\r\n" END, NULL, "",
         CC_WALL_BOT},
        {"Vercel", 429, "HTTP/1.1 429 No\r\nX-Vercel-Mitigated: challenge\r\n" END, NULL, "",
         CC_WALL_BOT},
        {"Vercel, denied", 403, NO "X-Vercel-Mitigated: deny\r\n" END, NULL, "", CC_WALL_NONE},
        {"in another line's value", 200, OK "X-Note: cf-mitigated:challenge\r\n" END, NULL, "",
         CC_WALL_NONE},
        {"DataDome refuses", 403, NO "X-DataDome: protected\r\n" END, NULL, "", CC_WALL_BOT},
        {"DataDome lets through", 200, OK "X-DataDome: protected\r\n" END, NULL, ARTICLE,
         CC_WALL_NONE},
        {"DataDome, not found", 404, "HTTP/1.1 404 No\r\nX-DataDome: protected\r\n" END, NULL,
         "", CC_WALL_NONE},
        {"a CDN's plain refusal", 403, NO "Server: cloudflare\r\n" END, NULL, "", CC_WALL_NONE},
        {"an edge's refusal", 403, NO "Server: AkamaiGHost\r\n" END, NULL,
         "<h1>Access Denied</h1><p>Reference #18.1<p>https://errors.edgesuite.net/18.1",
         CC_WALL_BOT},
    };

    (void)state;
    CHECK(cases);
}

static void challenge_pages_are_bot_walls(void **state)
{
    static const struct wall_case cases[] = {
        {"a script of Cloudflare's", 200, OK END, NULL,
         "<title>One moment</title><script>window._cf_chl_opt={cType:'x'};</script>", CC_WALL_BOT},
        {"DataDome", 200, OK END, NULL,
         "<script src='https://ct.captcha-delivery.com/c.js'></script>", CC_WALL_BOT},
        {"HUMAN", 403, NO END, NULL, "<div id=\"px-captcha\"></div>", CC_WALL_BOT},
        {"Imperva", 200, OK END, NULL,
         NOINDEX "<script src=\"/_Incapsula_Resource?SW=1\"></script>", CC_WALL_BOT},
        {"Imperva's script on a short page", 200, OK END, NULL,
         NOINDEX SHORT "<script src=\"/_Incapsula_Resource?SW=1\"></script>", CC_WALL_NONE},
        {"SiteGround", 202, "HTTP/1.1 202 Accepted\r\n" END, NULL,
         "<meta http-equiv=\"refresh\" content=\"0;/.well-known/sgcaptcha/?r=%2Fa\">",
         CC_WALL_BOT},
        {"Akamai's refresh", 200, OK END, NULL,
         "<meta http-equiv=\"refresh\" content=\"5; URL='/a?bm-verify=AAQ'\">", CC_WALL_BOT},
        {"proof of work", 200, OK END, NULL,
         "<p>Loading</p><script src=\"/.within.website/x/cmd/anubis/static/js/main.mjs\"></script>",
         CC_WALL_BOT},
        {"Fastly", 200, OK END, NULL, "<link href=\"/_fs-ch-1T/assets/styles.css\">", CC_WALL_BOT},
        {"Cloudflare's script on a page", 200, OK END, NULL,
         SHORT "<script src=\"/cdn-cgi/challenge-platform/h/g/scripts/jsd/main.js\"></script>",
         CC_WALL_NONE},
        {"a cookie computed", 200, OK END, NULL,
         "<script>document.cookie='acw_sc__v2='+x;location.reload()</script>", CC_WALL_BOT},
        {"English", 200, OK END, NULL,
         NOINDEX "<h1>Please confirm</h1><p>Tick the box to show that you are human.</p>",
         CC_WALL_BOT},
        {"German", 200, OK END, NULL,
         RECAPTCHA "<p>Best\xC3\xA4tigen Sie bitte, dass Sie kein Roboter sind.</p>", CC_WALL_BOT},
        {"French, as entities", 200, OK END, NULL,
         NOINDEX "<p>Montrez que vous n&rsquo;&ecirc;tes pas un robot.</p>", CC_WALL_BOT},
        {"Spanish, Latin 1", 200, OK END, NULL,
         RECAPTCHA "<p>Hemos visto tr\xE1"
                   "fico inusual desde su red.</p>",
         CC_WALL_BOT},
        {"Italian", 403, NO END, NULL, "<p>Dimostra di essere umano per proseguire.</p>",
         CC_WALL_BOT},
        {"Dutch", 403, NO END, NULL, "<p>Laat zien dat u geen robot bent.</p>", CC_WALL_BOT},
        {"a captcha with a refusal", 429, "HTTP/1.1 429 No\r\n" END, NULL,
         "<form action=/go>" RECAPTCHA "</form>", CC_WALL_BOT},
        {"a plain refusal", 403, NO END, NULL, "<h1>403 Forbidden</h1>", CC_WALL_NONE},
        {"an error page with such words", 500, "HTTP/1.1 500 No\r\n" END, NULL,
         "<p>Are you a robot?</p>", CC_WALL_NONE},
        {"a captcha's host", 200, OK END,
         "https://validate.perfdrive.com/1/?ssc=https%3A%2F%2Fwww.harbourpost.example%2F", "x",
         CC_WALL_BOT},
        {"a captcha's folder with the way back", 200, OK END,
         "https://www.harbourpost.example/captcha/?back=%2F2024%2F05%2Fferry-strike", "x",
         CC_WALL_BOT},
    };

    (void)state;
    CHECK(cases);
}

static void consent_pages_are_consent_walls(void **state)
{
    static const struct wall_case cases[] = {
        {"another host, the way back in the query", 200, OK END,
         "https://consent.media.example/ask?to=https%3A%2F%2Fwww.harbourpost.example%2F2024",
         "<h1>Your choice</h1>", CC_WALL_CONSENT},
        {"escaped twice", 200, OK END,
         "https://login.media.example/consent?cb=https%3A%2F%2Fx.example%2Fok%3Fr%3D%252F2024"
         "%252F05%252Fferry-strike",
         "", CC_WALL_CONSENT},
        {"a folder, and words", 200, OK END, "https://www.harbourpost.example/consent/",
         "<p>We and our partners would like to show you advertising.</p>"
         "<button>Accept all</button>",
         CC_WALL_CONSENT},
        {"a host, a platform, no words", 200, OK END, "https://consent.harbourpost.example/", STUB,
         CC_WALL_CONSENT},
        {"a folder alone", 200, OK END, "https://www.harbourpost.example/consent/", SHORT,
         CC_WALL_NONE},
        {"an article about it", 200, OK END,
         "https://www.harbourpost.example/consent/2024-ferry-strike", STUB ARTICLE, CC_WALL_NONE},
        {"a short one, without marks", 200, OK END,
         "https://www.harbourpost.example/consent/2024-ferry-strike", STUB SHORT, CC_WALL_NONE},
        {"English", 200, OK END, NULL,
         STUB "<h1>Before you continue to the Post</h1><button>I agree</button>", CC_WALL_CONSENT},
        {"German", 200, OK END, NULL,
         STUB "<h1>Weiter mit Werbung</h1><p>Wir und unsere Partner verarbeiten Ihre Daten.</p>"
              "<button>Zustimmen und weiterlesen</button>",
         CC_WALL_CONSENT},
        {"French", 200, OK END, NULL,
         STUB "<p>Avec votre accord, nos partenaires et nous lisons des traceurs.</p>"
              "<a>Accepter et continuer</a>",
         CC_WALL_CONSENT},
        {"Spanish", 200, OK END, NULL,
         STUB "<p>Nosotros y nuestros socios guardamos datos.</p><a>Aceptar todo</a>",
         CC_WALL_CONSENT},
        {"Italian", 200, OK END, NULL, STUB "<p>La tua privacy</p><a>Accetta e continua</a>",
         CC_WALL_CONSENT},
        {"a form that leads to such a host", 200, OK END, NULL,
         "<h1>Before you continue to the Post</h1>"
         "<form action=\"https://consent.media.example/save\"><button>Reject all</button></form>",
         CC_WALL_CONSENT},
        {"words without a platform", 200, OK END, NULL,
         "<p>Before you continue to the ferry, show your ticket to our partners.</p>",
         CC_WALL_NONE},
        {"a refusal", 403, NO END, NULL, STUB "<p>Before you continue to the Post</p>",
         CC_WALL_NONE},
    };

    (void)state;
    CHECK(cases);
}

/* Sentences of an article, long enough to be one: about a pilots' strike. */
#define RUSSIAN                                                                                \
    "<p>Паромы северной линии во вторник остались в гавани, потому что лоцманы и пароходство " \
    "снова разошлись без договора, и пассажиры ждали на причале до самого вечера, пока "       \
    "диспетчер не объявил, что рейсов больше не будет.</p>"
#define CHINESE                                                                                \
    "<p>北线渡轮星期二停在港内，因为领航员与公司再次未能达成协议。乘客在码头一直等到傍晚，"   \
    "调度员才宣布当天不再开船。市政厅表示，周三上午将安排两班临时渡轮，运送学生和病人过河，" \
    "其余旅客可凭旧票改乘长途汽车。</p>"

static void walls_in_other_scripts_are_known_by_their_words(void **state)
{
    static const struct wall_case cases[] = {
        {"Russian", 200, OK END, NULL,
         NOINDEX "<h1>Минуту</h1><p>ПОДТВЕРДИТЕ, что запросы шлёте вы, а Не Робот.</p>", CC_WALL_BOT},
        {"Russian, refused", 403, NO END, NULL, "<p>Идёт проверка браузера, подождите.</p>", CC_WALL_BOT},
        {"Russian, explained at length", 403, NO END, NULL,
         "<p>Из вашей сети идёт подозрительный трафик, и пока мы не убедимся, что страницы "
         "открывает человек, а не программа, они показаны не будут; отметьте поле внизу, и робот "
         "в вас больше никому не померещится до конца недели.</p>",
         CC_WALL_BOT},
        {"Ukrainian", 200, OK END, NULL, RECAPTCHA "<p>Доведіть, що ви не робот.</p>", CC_WALL_BOT},
        {"Bulgarian", 200, OK END, NULL, NOINDEX "<p>Покажете, че сте човек.</p>", CC_WALL_BOT},
        {"Serbian", 403, NO END, NULL, "<p>Покажите да нисте робот.</p>", CC_WALL_BOT},
        {"Chinese", 200, OK END, NULL, RECAPTCHA "<p>请先证明<b>您不是</b>机器人，再看新闻。</p>",
         CC_WALL_BOT},
        {"Chinese, traditional", 200, OK END, NULL, NOINDEX "<p>正在檢查您的瀏覽器，請稍候。</p>",
         CC_WALL_BOT},
        {"Japanese", 200, OK END, NULL, NOINDEX "<p>ロボットではないことを示してください。</p>",
         CC_WALL_BOT},
        {"Korean", 429, "HTTP/1.1 429 No\r\n" END, NULL, "<p>로봇이 아님을 보여 주세요.</p>", CC_WALL_BOT},
        {"Russian consent", 200, OK END, NULL,
         STUB "<p>Мы и наши партнёры ставим файлы cookie.</p><b>Принять и продолжить</b>",
         CC_WALL_CONSENT},
        {"Ukrainian consent", 200, OK END, NULL,
         STUB "<p>Нам потрібна ваша відповідь.</p><b>Прийняти всі</b><b>Відхилити всі</b>",
         CC_WALL_CONSENT},
        {"Bulgarian consent", 200, OK END, NULL, STUB "<b>Приемам и продължавам</b>", CC_WALL_CONSENT},
        {"Chinese consent", 200, OK END, NULL, STUB "<p>本报与广告商</p><b>同意并继续</b>",
         CC_WALL_CONSENT},
        {"Japanese consent", 200, OK END, NULL, STUB "<b>同意して続ける</b>", CC_WALL_CONSENT},
        {"Korean consent", 200, OK END, NULL, STUB "<b>모두 동의</b> <b>모두 거부</b>", CC_WALL_CONSENT},
        {"words alone, Russian", 200, OK END, NULL, "<p>Вы не робот?</p>", CC_WALL_NONE},
        {"words alone, Chinese", 200, OK END, NULL, "<p>同意并继续</p>", CC_WALL_NONE},
        {"in a script", 200, OK END, NULL, NOINDEX "<script>say('вы не робот')</script><p>Да</p>",
         CC_WALL_NONE},
        {"a short Russian article with a captcha", 200, OK END, NULL,
         RECAPTCHA RUSSIAN "<form><p>Я не робот</p></form>", CC_WALL_NONE},
        {"a short Russian article with a banner", 200, OK END, NULL,
         STUB RUSSIAN "<b>Принять и продолжить</b>", CC_WALL_NONE},
        {"a short Chinese article with a captcha", 200, OK END, NULL,
         RECAPTCHA CHINESE "<form><p>请证明您不是机器人</p></form>", CC_WALL_NONE},
        {"a short Chinese article with a banner", 200, OK END, NULL,
         STUB CHINESE "<b>同意并继续</b>", CC_WALL_NONE},
    };

    (void)state;
    CHECK(cases);
}

static void articles_are_let_through(void **state)
{
    static const struct wall_case cases[] = {
        {"a banner's script", 200, OK END, NULL, STUB ARTICLE, CC_WALL_NONE},
        {"a banner's words", 200, OK END, NULL,
         STUB ARTICLE "<div>We and our partners use cookies. <b>Accept all</b> <b>Reject all</b> "
                      "<b>Continue without accepting</b></div>",
         CC_WALL_NONE},
        {"a banner on a short page without marks", 200, OK END, NULL,
         STUB SHORT "<div>We and our partners use cookies. <b>Accept and continue</b></div>",
         CC_WALL_NONE},
        {"a captcha in the comments", 200, OK END, NULL,
         ARTICLE "<form><textarea></textarea><p>Show that you are human</p>" RECAPTCHA "</form>",
         CC_WALL_NONE},
        {"the same on a short page without marks", 200, OK END, NULL,
         SHORT "<form><textarea></textarea><p>Show that you are human</p>" RECAPTCHA "</form>",
         CC_WALL_NONE},
        {"about captchas", 200, OK END, NULL,
         "<article><h1>I am not a robot</h1><p>Each day millions read the words \"checking your "
         "browser\" and tick a box to show that they are a human.</p></article>" NOINDEX,
         CC_WALL_NONE},
        {"about captchas, in few words, no marks", 200, OK END, NULL,
         "<h1>I am not a robot</h1><p>Are you human? So asked the harbour office.</p>",
         CC_WALL_NONE},
        {"one short paragraph", 200, OK END, NULL, SHORT, CC_WALL_NONE},
        {"one line", 200, OK END, NULL, "<p>The ferries stay in.</p>", CC_WALL_NONE},
        {"nothing", 200, OK END, NULL, "", CC_WALL_NONE},
        {"no headers", 200, "", NULL, "<p>x", CC_WALL_NONE},
        {"text as data", 200, OK END, NULL,
         STUB "<script id=\"__NEXT_DATA__\">{}</script><p>Our partners</p><b>Accept all</b>",
         CC_WALL_NONE},
        {"run by scripts", 200, OK END, NULL,
         "<noscript>You need to enable JavaScript to run this app.</noscript>", CC_WALL_NONE},
        {"moved to another page", 200, OK END, "https://harbourpost.example/ferry-strike?ref=/2024",
         SHORT, CC_WALL_NONE},
        {"no URL at all", 200, OK END, "nonsense", SHORT, CC_WALL_NONE},
    };

    (void)state;
    CHECK(cases);
}

static void many_words_are_no_wall(void **state)
{
    static const char mark[] = "<script>window._cf_chl_opt={};</script>";
    char html[8192];
    struct wall_case c = {"", 200, OK END, NULL, html, CC_WALL_NONE};

    (void)state;
    memcpy(html, mark, sizeof(mark));
    for (unsigned i = 0; i < CC_WALL_MAX_BOT_WORDS; i++)
        strcat(html, "word ");
    assert_int_equal(find(&c, NULL), CC_WALL_BOT);
    strcat(html, "word ");
    assert_int_equal(find(&c, NULL), CC_WALL_NONE);
}

static void only_the_first_part_of_a_body_is_looked_at(void **state)
{
    static const char open[] = "<script>", mark[] = "window._cf_chl_opt={};</script>";
    size_t at = CC_WALL_MAX_BYTES - strlen("window._cf_chl_opt");
    char *html = malloc(CC_WALL_MAX_BYTES + sizeof(mark));
    struct wall_case c = {"", 200, OK END, NULL, html, CC_WALL_NONE};

    (void)state;
    assert_non_null(html);
    memset(html, ' ', CC_WALL_MAX_BYTES + sizeof(mark));
    memcpy(html, open, sizeof(open) - 1);
    memcpy(html + at, mark, sizeof(mark));
    assert_int_equal(find(&c, NULL), CC_WALL_BOT);
    memset(html + at, ' ', sizeof(mark));
    memcpy(html + at + 1, mark, sizeof(mark));
    assert_int_equal(find(&c, NULL), CC_WALL_NONE);
    free(html);
}

static void a_redirect_tells_by_itself(void **state)
{
    static const struct {
        const char *answered;
        enum cc_wall wall;
    } cases[] = {
        {ASKED, CC_WALL_NONE},
        {"https://consent.media.example/", CC_WALL_CONSENT},
        {"https://www.harbourpost.example/consent?r=/2024/05/ferry-strike", CC_WALL_CONSENT},
        {"https://www.harbourpost.example/consent", CC_WALL_NONE},
        {"https://geo.captcha-delivery.com/captcha/?x=1", CC_WALL_BOT},
        {"https://www.harbourpost.example/2024/05/ferry-strike", CC_WALL_NONE},
        {"", CC_WALL_NONE},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (cc_wall_of_redirect(CC_SPAN(ASKED), cc_span_from(cases[i].answered)) != cases[i].wall)
            fail_msg("%s", cases[i].answered);
    /* who asks for such a host gets what it has */
    assert_int_equal(cc_wall_of_redirect(CC_SPAN("https://consent.media.example/"),
                                         CC_SPAN("https://consent.media.example/en/")),
                     CC_WALL_NONE);
}

static void the_evidence_is_named(void **state)
{
    static const struct wall_case c = {
        "", 403, NO "x-datadome: protected\r\n" END, NULL, "", CC_WALL_BOT};
    const char *evidence = NULL;

    (void)state;
    assert_int_equal(find(&c, &evidence), CC_WALL_BOT);
    assert_string_equal(evidence, "DataDome");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(header_lines_that_say_challenge_are_enough),
        cmocka_unit_test(challenge_pages_are_bot_walls),
        cmocka_unit_test(consent_pages_are_consent_walls),
        cmocka_unit_test(walls_in_other_scripts_are_known_by_their_words),
        cmocka_unit_test(articles_are_let_through),
        cmocka_unit_test(many_words_are_no_wall),
        cmocka_unit_test(only_the_first_part_of_a_body_is_looked_at),
        cmocka_unit_test(a_redirect_tells_by_itself),
        cmocka_unit_test(the_evidence_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
