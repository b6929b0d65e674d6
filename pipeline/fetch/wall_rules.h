/* wall_rules.h -- what walls are known by: data for wall.c, which alone includes it.
 *
 * Each rule gives points to one kind of wall; CC_WALL_ENOUGH of them make it one.  There are two
 * figures: for an answer with status 200, and for a refusal (cc_wall_is_refusal).  Of the rules
 * of one place only the best counts, except for TEXT and META, whose points are added (up to
 * MAX_TEXT).  The comments say whose it is and why it has so many points. */
#ifndef CLEANCOPY_FETCH_WALL_RULES_H
#define CLEANCOPY_FETCH_WALL_RULES_H

#include "cleancopy/fetch/wall.h"

#define CC_WALL_ENOUGH 4
#define MAX_TEXT       3 /* with status 200 */

enum place {
    HEADER, /* "name:start of the value"; case does not matter */
    DOMAIN, /* the host that answered is or ends so */
    LABEL,  /* one label of the host that answered */
    FOLDER, /* one segment of the path that answered */
    MARKUP, /* bytes of the page */
    WIDGET, /* likewise: a captcha */
    STUB,   /* likewise: a consent-management platform */
    META,   /* likewise; case does not matter */
    TEXT,   /* words that are shown (wall_text.h): folded; in another script as they are */
    N_PLACES
};

struct rule {
    enum cc_wall wall;
    enum place place;
    uint8_t points, points_refused;
    const char *needle, *evidence;
};

#define BOT     CC_WALL_BOT
#define CONSENT CC_WALL_CONSENT
#define ROBOT   "words of a challenge"
#define AGREE   "words of a consent wall"
#define PLACE   "a place for consent"

static const struct rule rules[] = {
    /* ---- header lines that say so; what else the answer has does not matter ---- */
    {BOT, HEADER, 4, 4, "cf-mitigated:challenge", "Cloudflare"}, /* documented; no other value */
    {BOT, HEADER, 4, 4, "x-amzn-waf-action:", "AWS WAF"}, /* documented: challenge, captcha */
    {BOT, HEADER, 4, 4, "x-vercel-mitigated:challenge", "Vercel"},
    {BOT, HEADER, 4, 4, "sg-captcha:challenge", "SiteGround"},
    /* ---- header lines that pages have as well ---- */
    {BOT, HEADER, 1, 4, "x-datadome:", "DataDome"},          /* documented: 403 is its block */
    {BOT, HEADER, 1, 4, "set-cookie:datadome=", "DataDome"}, /* the same, the other hidden */
    {BOT, HEADER, 1, 4, "x-kpsdk-ct:", "Kasada"},            /* its token, with 429 and 403 */
    {BOT, HEADER, 1, 3, "server:ddos-guard", "DDoS-Guard"},
    {BOT, HEADER, 1, 2, "set-cookie:incap_ses", "Imperva"},
    {BOT, HEADER, 1, 2, "set-cookie:_px", "HUMAN"},   /* formerly PerimeterX */
    {BOT, HEADER, 1, 2, "set-cookie:_abck=", "Akamai"}, /* Bot Manager; on every page of a site */
    {BOT, HEADER, 0, 2, "server:akamaighost", "Akamai"},
    {BOT, HEADER, 0, 1, "server:cloudflare", "Cloudflare"}, /* half the web */
    /* ---- hosts and folders that only challenges live at ---- */
    {BOT, DOMAIN, 4, 4, "captcha-delivery.com", "DataDome"},
    {BOT, DOMAIN, 4, 4, "perfdrive.com", "Radware"}, /* validate.: Bot Manager's captcha */
    {BOT, FOLDER, 4, 4, "sgcaptcha", "SiteGround"},
    {BOT, FOLDER, 2, 2, "captcha", "a redirect to a captcha"},
    {BOT, FOLDER, 2, 2, "_Incapsula_Resource", "Imperva"},
    /* ---- what only challenge pages have in them ---- */
    {BOT, MARKUP, 4, 4, "_cf_chl_opt", "Cloudflare"}, /* options of the challenge's script; pages
                                                         have another script of that folder */
    {BOT, MARKUP, 4, 4, "cf-browser-verification", "Cloudflare"}, /* the older form */
    {BOT, MARKUP, 4, 4, "/orchestrate/chl_page/", "Cloudflare"},
    {BOT, MARKUP, 4, 4, "geo.captcha-delivery.com", "DataDome"},
    {BOT, MARKUP, 4, 4, "ct.captcha-delivery.com", "DataDome"},
    {BOT, MARKUP, 4, 4, "id=\"px-captcha\"", "HUMAN"}, /* of its open block-page templates */
    {BOT, MARKUP, 4, 4, "content=\"px-captcha\"", "HUMAN"},
    {BOT, MARKUP, 4, 4, "//captcha.px-c", "HUMAN"}, /* px-cdn.net, px-cloud.net */
    {BOT, MARKUP, 4, 4, "distil_r_captcha", "Imperva"}, /* of the former Distil */
    {BOT, MARKUP, 3, 4, "/_Incapsula_Resource?", "Imperva"}, /* pages get a script from there too;
                                                                challenges are noindex besides */
    {BOT, MARKUP, 4, 4, "AwsWafIntegration.checkForceRefresh", "AWS WAF"}, /* of the interstitial */
    {BOT, MARKUP, 1, 4, "awsWafCookieDomainList", "AWS WAF"}, /* of pages that ask ahead as well */
    {BOT, MARKUP, 4, 4, "/_sec/cp_challenge/", "Akamai"}, /* proof of work */
    {BOT, MARKUP, 4, 4, "bm-verify=", "Akamai"},          /* in a refresh back to the page */
    {BOT, MARKUP, 0, 4, "errors.edgesuite.net", "Akamai"}, /* "Access Denied", with a reference */
    {BOT, MARKUP, 4, 4, "/.well-known/sgcaptcha/", "SiteGround"}, /* in a refresh */
    {BOT, MARKUP, 4, 4, "/.within.website/x/cmd/anubis/", "Anubis"}, /* open source */
    {BOT, MARKUP, 4, 4, "id=\"anubis_challenge\"", "Anubis"},
    {BOT, MARKUP, 4, 4, "sucuri_cloudproxy_js", "Sucuri"}, /* sets a cookie and loads again */
    {BOT, MARKUP, 4, 4, "toNumbers(d){var e=[]", "testcookie"}, /* nginx module, open source */
    {BOT, MARKUP, 3, 4, "slowAES.decrypt(", "testcookie"},
    {BOT, MARKUP, 4, 4, "acw_sc__v2", "Alibaba Cloud"}, /* a cookie that its script computes */
    {BOT, MARKUP, 1, 4, "window.KPSDK=", "Kasada"}, /* pages have it as well */
    {BOT, MARKUP, 4, 4, "/_fs-ch-", "Fastly"},      /* its client challenge */
    {BOT, MARKUP, 2, 4, "/.well-known/ddos-guard/", "DDoS-Guard"}, /* pages have it as well */
    /* ---- captchas: on honest forms as well ---- */
    {BOT, WIDGET, 1, 4, "challenges.cloudflare.com/turnstile/", "a captcha"},
    {BOT, WIDGET, 1, 4, "google.com/recaptcha/", "a captcha"},
    {BOT, WIDGET, 1, 4, "recaptcha.net/recaptcha/", "a captcha"},
    {BOT, WIDGET, 1, 4, "hcaptcha.com/1/api.js", "a captcha"},
    {BOT, WIDGET, 1, 4, "js.hcaptcha.com", "a captcha"},
    {BOT, WIDGET, 1, 4, "arkoselabs.com/", "a captcha"},
    {BOT, WIDGET, 1, 4, "geetest.com/", "a captcha"},
    {BOT, WIDGET, 1, 4, "frc-captcha", "a captcha"}, /* Friendly Captcha's class */
    {BOT, WIDGET, 1, 4, "altcha-widget", "a captcha"},
    /* ---- challenges are kept out of indexes, and many reload themselves ---- */
    {BOT, META, 1, 0, "content=\"noindex", ROBOT},
    {BOT, META, 1, 0, "http-equiv=\"refresh\"", ROBOT},
    /* ---- what challenges say; folded ---- */
    {BOT, TEXT, 3, 4, "you are human", ROBOT},
    {BOT, TEXT, 3, 4, "you*re human", ROBOT},
    {BOT, TEXT, 3, 4, "are you human", ROBOT},
    {BOT, TEXT, 3, 4, "are a human", ROBOT},
    {BOT, TEXT, 3, 4, "not a robot", ROBOT},
    {BOT, TEXT, 3, 4, "not a bot", ROBOT},
    {BOT, TEXT, 3, 4, "are you a robot", ROBOT},
    {BOT, TEXT, 3, 4, "you were a bot", ROBOT},
    {BOT, TEXT, 3, 4, "checking your browser", ROBOT},
    {BOT, TEXT, 3, 4, "security of your connection", ROBOT},
    {BOT, TEXT, 3, 4, "site connection is secure", ROBOT},
    {BOT, TEXT, 3, 4, "enable javascript and cookies", ROBOT},
    {BOT, TEXT, 3, 4, "unusual traffic", ROBOT},
    {BOT, TEXT, 3, 4, "unusual activity from your", ROBOT},
    {BOT, TEXT, 3, 4, "you have been blocked", ROBOT},
    {BOT, TEXT, 3, 4, "kein roboter", ROBOT},
    {BOT, TEXT, 3, 4, "kein bot", ROBOT},
    {BOT, TEXT, 3, 4, "ein mensch sind", ROBOT},
    {BOT, TEXT, 3, 4, "browser wird *berpr*ft", ROBOT},
    {BOT, TEXT, 3, 4, "ungew*hnlichen datenverkehr", ROBOT},
    {BOT, TEXT, 3, 4, "javascript und cookies", ROBOT},
    {BOT, TEXT, 3, 4, "pas un robot", ROBOT},
    {BOT, TEXT, 3, 4, "vous *tes humain", ROBOT},
    {BOT, TEXT, 3, 4, "v*rification de votre navigateur", ROBOT},
    {BOT, TEXT, 3, 4, "trafic inhabituel", ROBOT},
    {BOT, TEXT, 3, 4, "javascript et les cookies", ROBOT},
    {BOT, TEXT, 3, 4, "no eres un robot", ROBOT},
    {BOT, TEXT, 3, 4, "no es un robot", ROBOT},
    {BOT, TEXT, 3, 4, "no soy un robot", ROBOT},
    {BOT, TEXT, 3, 4, "eres humano", ROBOT},
    {BOT, TEXT, 3, 4, "es un ser humano", ROBOT},
    {BOT, TEXT, 3, 4, "comprobando su navegador", ROBOT},
    {BOT, TEXT, 3, 4, "tr*fico inusual", ROBOT},
    {BOT, TEXT, 3, 4, "javascript y las cookies", ROBOT},
    {BOT, TEXT, 3, 4, "non sei un robot", ROBOT},
    {BOT, TEXT, 3, 4, "non sono un robot", ROBOT},
    {BOT, TEXT, 3, 4, "essere umano", ROBOT},
    {BOT, TEXT, 3, 4, "verifica del browser", ROBOT},
    {BOT, TEXT, 3, 4, "traffico insolito", ROBOT},
    {BOT, TEXT, 3, 4, "javascript e i cookie", ROBOT},
    {BOT, TEXT, 3, 4, "geen robot", ROBOT},
    {BOT, TEXT, 3, 4, "u een mens bent", ROBOT},
    {BOT, TEXT, 3, 4, "n*o * um rob", ROBOT},
    {BOT, TEXT, 3, 4, "n*o sou um rob", ROBOT},
    /* Russian, Ukrainian, Bulgarian, Serbian; Chinese in both scripts, Japanese, Korean */
    {BOT, TEXT, 3, 4, "не робот", ROBOT},
    {BOT, TEXT, 3, 4, "человек ли вы", ROBOT},
    {BOT, TEXT, 3, 4, "что вы человек", ROBOT},
    {BOT, TEXT, 3, 4, "проверка браузера", ROBOT},
    {BOT, TEXT, 3, 4, "проверка вашего браузера", ROBOT},
    {BOT, TEXT, 3, 4, "проверяем ваш браузер", ROBOT},
    {BOT, TEXT, 3, 4, "безопасность вашего подключения", ROBOT},
    {BOT, TEXT, 3, 4, "javascript и файлы cookie", ROBOT},
    {BOT, TEXT, 3, 4, "javascript и cookie", ROBOT},
    {BOT, TEXT, 3, 4, "подозрительный трафик", ROBOT},
    {BOT, TEXT, 3, 4, "необычный трафик", ROBOT},
    {BOT, TEXT, 3, 4, "вы были заблокированы", ROBOT},
    {BOT, TEXT, 3, 4, "вас заблокировали", ROBOT},
    {BOT, TEXT, 3, 4, "ви не робот", ROBOT},
    {BOT, TEXT, 3, 4, "я не робот", ROBOT},
    {BOT, TEXT, 3, 4, "що ви людина", ROBOT},
    {BOT, TEXT, 3, 4, "перевірка браузера", ROBOT},
    {BOT, TEXT, 3, 4, "перевірка вашого браузера", ROBOT},
    {BOT, TEXT, 3, 4, "незвичний трафік", ROBOT},
    {BOT, TEXT, 3, 4, "підозрілий трафік", ROBOT},
    {BOT, TEXT, 3, 4, "javascript та файли cookie", ROBOT},
    {BOT, TEXT, 3, 4, "не сте робот", ROBOT},
    {BOT, TEXT, 3, 4, "че сте човек", ROBOT},
    {BOT, TEXT, 3, 4, "проверка на браузъра", ROBOT},
    {BOT, TEXT, 3, 4, "необичаен трафик", ROBOT},
    {BOT, TEXT, 3, 4, "нисте робот", ROBOT},
    {BOT, TEXT, 3, 4, "да сте човек", ROBOT},
    {BOT, TEXT, 3, 4, "провера прегледача", ROBOT},
    {BOT, TEXT, 3, 4, "不是机器人", ROBOT},
    {BOT, TEXT, 3, 4, "不是機器人", ROBOT},
    {BOT, TEXT, 3, 4, "您是真人", ROBOT},
    {BOT, TEXT, 3, 4, "你是真人", ROBOT},
    {BOT, TEXT, 3, 4, "您是人类", ROBOT},
    {BOT, TEXT, 3, 4, "您是人類", ROBOT},
    {BOT, TEXT, 3, 4, "人机验证", ROBOT},
    {BOT, TEXT, 3, 4, "人機驗證", ROBOT},
    {BOT, TEXT, 3, 4, "人机身份验证", ROBOT},
    {BOT, TEXT, 3, 4, "检查您的浏览器", ROBOT},
    {BOT, TEXT, 3, 4, "檢查您的瀏覽器", ROBOT},
    {BOT, TEXT, 3, 4, "连接的安全性", ROBOT},
    {BOT, TEXT, 3, 4, "連線的安全性", ROBOT},
    {BOT, TEXT, 3, 4, "异常流量", ROBOT},
    {BOT, TEXT, 3, 4, "異常流量", ROBOT},
    {BOT, TEXT, 3, 4, "javascript 和 cookie", ROBOT},
    {BOT, TEXT, 3, 4, "拖动滑块", ROBOT},
    {BOT, TEXT, 3, 4, "拖動滑塊", ROBOT},
    {BOT, TEXT, 3, 4, "按住滑块", ROBOT},
    {BOT, TEXT, 3, 4, "ロボットではありません", ROBOT},
    {BOT, TEXT, 3, 4, "ロボットではないこと", ROBOT},
    {BOT, TEXT, 3, 4, "人間であること", ROBOT},
    {BOT, TEXT, 3, 4, "ブラウザを確認しています", ROBOT},
    {BOT, TEXT, 3, 4, "ブラウザーを確認しています", ROBOT},
    {BOT, TEXT, 3, 4, "接続のセキュリティ", ROBOT},
    {BOT, TEXT, 3, 4, "通常と異なるトラフィック", ROBOT},
    {BOT, TEXT, 3, 4, "javascript と cookie", ROBOT},
    {BOT, TEXT, 3, 4, "javascriptとcookie", ROBOT},
    {BOT, TEXT, 3, 4, "로봇이 아닙니다", ROBOT},
    {BOT, TEXT, 3, 4, "로봇이 아님을", ROBOT},
    {BOT, TEXT, 3, 4, "로봇이 아니라는", ROBOT},
    {BOT, TEXT, 3, 4, "사람인지 확인", ROBOT},
    {BOT, TEXT, 3, 4, "사람임을 확인", ROBOT},
    {BOT, TEXT, 3, 4, "브라우저를 확인", ROBOT},
    {BOT, TEXT, 3, 4, "연결 보안을", ROBOT},
    {BOT, TEXT, 3, 4, "연결의 보안", ROBOT},
    {BOT, TEXT, 3, 4, "비정상적인 트래픽", ROBOT},
    {BOT, TEXT, 3, 4, "javascript와 쿠키", ROBOT},

    /* ---- where consent is asked for.  A host's name is telling, a folder may be a topic ---- */
    {CONSENT, LABEL, 3, 0, "consent", PLACE},
    {CONSENT, LABEL, 3, 0, "consents", PLACE},
    {CONSENT, LABEL, 3, 0, "cookieconsent", PLACE},
    {CONSENT, LABEL, 3, 0, "cookiewall", PLACE},
    {CONSENT, LABEL, 3, 0, "guce", "Yahoo's consent service"}, /* for all that its owner ever had */
    {CONSENT, LABEL, 2, 0, "cmp", PLACE},
    {CONSENT, FOLDER, 2, 0, "consent", PLACE},
    {CONSENT, FOLDER, 2, 0, "collectConsent", PLACE},
    {CONSENT, FOLDER, 2, 0, "cookie-consent", PLACE},
    {CONSENT, FOLDER, 2, 0, "cookieconsent", PLACE},
    {CONSENT, FOLDER, 2, 0, "cookie-wall", PLACE},
    {CONSENT, FOLDER, 2, 0, "cookiewall", PLACE},
    {CONSENT, FOLDER, 2, 0, "privacy-gate", PLACE},
    {CONSENT, FOLDER, 2, 0, "privacy-wall", PLACE},
    {CONSENT, FOLDER, 2, 0, "gdpr-consent", PLACE},
    {CONSENT, FOLDER, 2, 0, "zustimmung", PLACE},
    {CONSENT, FOLDER, 2, 0, "consentement", PLACE},
    {CONSENT, FOLDER, 2, 0, "consentimiento", PLACE},
    {CONSENT, FOLDER, 2, 0, "consenso", PLACE},
    /* ---- consent-management platforms ---- */
    {CONSENT, STUB, 2, 0, "__tcfapi", AGREE},          /* IAB Europe's CMP API v2 */
    {CONSENT, STUB, 2, 0, "privacy-mgmt.com", AGREE},  /* Sourcepoint */
    {CONSENT, STUB, 2, 0, "sp-prod.net", AGREE},       /* the same */
    {CONSENT, STUB, 2, 0, "contentpass.", AGREE},      /* pay or consent, for many outlets */
    {CONSENT, STUB, 2, 0, "usercentrics.eu", AGREE},
    {CONSENT, STUB, 2, 0, "consentmanager.net", AGREE},
    {CONSENT, STUB, 2, 0, "privacy-center.org", AGREE}, /* Didomi */
    {CONSENT, STUB, 2, 0, "cookielaw.org", AGREE},      /* OneTrust */
    {CONSENT, STUB, 3, 0, "action=\"https://consent.", PLACE}, /* a form to such a host */
    /* ---- what only walls say: agree, and only then read ---- */
    {CONSENT, TEXT, 2, 0, "before you continue to", AGREE},
    {CONSENT, TEXT, 2, 0, "accept and continue", AGREE},
    {CONSENT, TEXT, 2, 0, "continue without accepting", AGREE},
    {CONSENT, TEXT, 2, 0, "with ads and tracking", AGREE},
    {CONSENT, TEXT, 2, 0, "with advertising and tracking", AGREE},
    {CONSENT, TEXT, 2, 0, "mit werbung weiterlesen", AGREE},
    {CONSENT, TEXT, 2, 0, "mit werbung und tracking", AGREE},
    {CONSENT, TEXT, 2, 0, "akzeptieren und weiter", AGREE},
    {CONSENT, TEXT, 2, 0, "zustimmen und weiter", AGREE},
    {CONSENT, TEXT, 2, 0, "accepter et continuer", AGREE},
    {CONSENT, TEXT, 2, 0, "continuer sans accepter", AGREE},
    {CONSENT, TEXT, 2, 0, "aceptar y continuar", AGREE},
    {CONSENT, TEXT, 2, 0, "continuar sin aceptar", AGREE},
    {CONSENT, TEXT, 2, 0, "accetta e continua", AGREE},
    {CONSENT, TEXT, 2, 0, "continua senza accettare", AGREE},
    {CONSENT, TEXT, 2, 0, "принять и продолжить", AGREE},
    {CONSENT, TEXT, 2, 0, "согласиться и продолжить", AGREE},
    {CONSENT, TEXT, 2, 0, "продолжить без согласия", AGREE},
    {CONSENT, TEXT, 2, 0, "читать с рекламой", AGREE},
    {CONSENT, TEXT, 2, 0, "прийняти та продовжити", AGREE},
    {CONSENT, TEXT, 2, 0, "прийняти і продовжити", AGREE},
    {CONSENT, TEXT, 2, 0, "погодитися та продовжити", AGREE},
    {CONSENT, TEXT, 2, 0, "продовжити без згоди", AGREE},
    {CONSENT, TEXT, 2, 0, "приемам и продължавам", AGREE},
    {CONSENT, TEXT, 2, 0, "приемане и продължаване", AGREE},
    {CONSENT, TEXT, 2, 0, "съгласен съм и продължавам", AGREE},
    {CONSENT, TEXT, 2, 0, "прихвати и настави", AGREE},
    {CONSENT, TEXT, 2, 0, "同意并继续", AGREE},
    {CONSENT, TEXT, 2, 0, "接受并继续", AGREE},
    {CONSENT, TEXT, 2, 0, "同意並繼續", AGREE},
    {CONSENT, TEXT, 2, 0, "接受並繼續", AGREE},
    {CONSENT, TEXT, 2, 0, "不同意并继续", AGREE},
    {CONSENT, TEXT, 2, 0, "同意して続行", AGREE},
    {CONSENT, TEXT, 2, 0, "同意して続ける", AGREE},
    {CONSENT, TEXT, 2, 0, "同意して進む", AGREE},
    {CONSENT, TEXT, 2, 0, "同意せずに続ける", AGREE},
    {CONSENT, TEXT, 2, 0, "동의하고 계속", AGREE},
    {CONSENT, TEXT, 2, 0, "동의 후 계속", AGREE},
    {CONSENT, TEXT, 2, 0, "수락하고 계속", AGREE},
    {CONSENT, TEXT, 2, 0, "동의하지 않고 계속", AGREE},
    /* ---- what banners say as well ---- */
    {CONSENT, TEXT, 1, 0, "our partners", AGREE},
    {CONSENT, TEXT, 1, 0, "accept all", AGREE},
    {CONSENT, TEXT, 1, 0, "reject all", AGREE},
    {CONSENT, TEXT, 1, 0, "your consent", AGREE},
    {CONSENT, TEXT, 1, 0, "unsere partner", AGREE},
    {CONSENT, TEXT, 1, 0, "alle akzeptieren", AGREE},
    {CONSENT, TEXT, 1, 0, "alle ablehnen", AGREE},
    {CONSENT, TEXT, 1, 0, "einwilligung", AGREE},
    {CONSENT, TEXT, 1, 0, "nos partenaires", AGREE},
    {CONSENT, TEXT, 1, 0, "tout accepter", AGREE},
    {CONSENT, TEXT, 1, 0, "tout refuser", AGREE},
    {CONSENT, TEXT, 1, 0, "votre consentement", AGREE},
    {CONSENT, TEXT, 1, 0, "nuestros socios", AGREE},
    {CONSENT, TEXT, 1, 0, "aceptar todo", AGREE},
    {CONSENT, TEXT, 1, 0, "rechazar todo", AGREE},
    {CONSENT, TEXT, 1, 0, "consentimiento", AGREE},
    {CONSENT, TEXT, 1, 0, "nostri partner", AGREE},
    {CONSENT, TEXT, 1, 0, "accetta tutto", AGREE},
    {CONSENT, TEXT, 1, 0, "rifiuta tutto", AGREE},
    {CONSENT, TEXT, 1, 0, "tuo consenso", AGREE},
    {CONSENT, TEXT, 1, 0, "onze partners", AGREE},
    {CONSENT, TEXT, 1, 0, "alles accepteren", AGREE},
    {CONSENT, TEXT, 1, 0, "alles weigeren", AGREE},
    {CONSENT, TEXT, 1, 0, "toestemming", AGREE},
    {CONSENT, TEXT, 1, 0, "nossos parceiros", AGREE},
    {CONSENT, TEXT, 1, 0, "aceitar tudo", AGREE},
    {CONSENT, TEXT, 1, 0, "rejeitar tudo", AGREE},
    {CONSENT, TEXT, 1, 0, "наши партн", AGREE},
    {CONSENT, TEXT, 1, 0, "наших партн", AGREE},
    {CONSENT, TEXT, 1, 0, "нашими партн", AGREE},
    {CONSENT, TEXT, 1, 0, "принять все", AGREE},
    {CONSENT, TEXT, 1, 0, "отклонить все", AGREE},
    {CONSENT, TEXT, 1, 0, "ваше согласие", AGREE},
    {CONSENT, TEXT, 1, 0, "вашего согласия", AGREE},
    {CONSENT, TEXT, 1, 0, "наші партнери", AGREE},
    {CONSENT, TEXT, 1, 0, "наших партнерів", AGREE},
    {CONSENT, TEXT, 1, 0, "нашими партнерами", AGREE},
    {CONSENT, TEXT, 1, 0, "прийняти все", AGREE},
    {CONSENT, TEXT, 1, 0, "прийняти всі", AGREE},
    {CONSENT, TEXT, 1, 0, "відхилити все", AGREE},
    {CONSENT, TEXT, 1, 0, "відхилити всі", AGREE},
    {CONSENT, TEXT, 1, 0, "вашу згоду", AGREE},
    {CONSENT, TEXT, 1, 0, "вашої згоди", AGREE},
    {CONSENT, TEXT, 1, 0, "нашите партньори", AGREE},
    {CONSENT, TEXT, 1, 0, "приемам всички", AGREE},
    {CONSENT, TEXT, 1, 0, "отхвърлям всички", AGREE},
    {CONSENT, TEXT, 1, 0, "вашето съгласие", AGREE},
    {CONSENT, TEXT, 1, 0, "прихвати све", AGREE},
    {CONSENT, TEXT, 1, 0, "одбиј све", AGREE},
    {CONSENT, TEXT, 1, 0, "ваш пристанак", AGREE},
    {CONSENT, TEXT, 1, 0, "我们的合作伙伴", AGREE},
    {CONSENT, TEXT, 1, 0, "我們的合作夥伴", AGREE},
    {CONSENT, TEXT, 1, 0, "全部接受", AGREE},
    {CONSENT, TEXT, 1, 0, "接受全部", AGREE},
    {CONSENT, TEXT, 1, 0, "全部拒绝", AGREE},
    {CONSENT, TEXT, 1, 0, "全部拒絕", AGREE},
    {CONSENT, TEXT, 1, 0, "您的同意", AGREE},
    {CONSENT, TEXT, 1, 0, "弊社のパートナー", AGREE},
    {CONSENT, TEXT, 1, 0, "当社のパートナー", AGREE},
    {CONSENT, TEXT, 1, 0, "すべて受け入れる", AGREE},
    {CONSENT, TEXT, 1, 0, "すべて同意", AGREE},
    {CONSENT, TEXT, 1, 0, "すべて許可", AGREE},
    {CONSENT, TEXT, 1, 0, "すべて拒否", AGREE},
    {CONSENT, TEXT, 1, 0, "お客様の同意", AGREE},
    {CONSENT, TEXT, 1, 0, "당사의 파트너", AGREE},
    {CONSENT, TEXT, 1, 0, "당사 파트너", AGREE},
    {CONSENT, TEXT, 1, 0, "파트너사", AGREE},
    {CONSENT, TEXT, 1, 0, "모두 수락", AGREE},
    {CONSENT, TEXT, 1, 0, "모두 동의", AGREE},
    {CONSENT, TEXT, 1, 0, "모두 허용", AGREE},
    {CONSENT, TEXT, 1, 0, "모두 거부", AGREE},
    {CONSENT, TEXT, 1, 0, "귀하의 동의", AGREE},
};

#undef BOT
#undef CONSENT
#undef ROBOT
#undef AGREE
#undef PLACE

/* By these a page says that it is an article (HTML, schema.org, Open Graph), or carries its text
 * as data, to be shown by a script. */
static const char *const article_marks[] = {
    "<article",
    "articleBody",
    "\"NewsArticle\"",
    "\"Article\"",
    "\"BlogPosting\"",
    "article:published_time",
    "content=\"article\"",
    "__NEXT_DATA__",
    "__NUXT__",
    "_STATE__",
};

/* A paragraph with one of these in it may belong to the wall; folded (but for other scripts), and
 * cut where languages agree. */
static const struct topic {
    enum cc_wall wall;
    const char *word;
} topics[] = {
    {CC_WALL_BOT, "robot"},          {CC_WALL_BOT, "bot "},
    {CC_WALL_BOT, "captcha"},        {CC_WALL_BOT, "human"},
    {CC_WALL_BOT, "umano"},          {CC_WALL_BOT, "humain"},
    {CC_WALL_BOT, "mensch"},         {CC_WALL_BOT, "browser"},
    {CC_WALL_BOT, "navigateur"},     {CC_WALL_BOT, "navegador"},
    {CC_WALL_BOT, "javascript"},     {CC_WALL_BOT, "cookie"},
    {CC_WALL_BOT, "automat"},        {CC_WALL_BOT, "block"},
    {CC_WALL_BOT, "traffic"},        {CC_WALL_BOT, "tr*fico"},
    {CC_WALL_BOT, "datenverkehr"},   {CC_WALL_BOT, "security"},
    {CC_WALL_CONSENT, "cookie"},     {CC_WALL_CONSENT, "consent"},
    {CC_WALL_CONSENT, "partner"},    {CC_WALL_CONSENT, "privacy"},
    {CC_WALL_CONSENT, "tracking"},   {CC_WALL_CONSENT, "personal"},
    {CC_WALL_CONSENT, "advert"},     {CC_WALL_CONSENT, "werbung"},
    {CC_WALL_CONSENT, "zustimm"},    {CC_WALL_CONSENT, "einwill"},
    {CC_WALL_CONSENT, "daten"},      {CC_WALL_CONSENT, "donn*es"},
    {CC_WALL_CONSENT, "publicit"},   {CC_WALL_CONSENT, "datos"},
    {CC_WALL_CONSENT, "publicid"},   {CC_WALL_CONSENT, "dati "},
    {CC_WALL_CONSENT, "pubblicit"},  {CC_WALL_CONSENT, "socios"},
    {CC_WALL_CONSENT, "toestemming"}, {CC_WALL_CONSENT, "gegevens"},
    {CC_WALL_CONSENT, "dados"},      {CC_WALL_CONSENT, "parceiro"},
    {CC_WALL_BOT, "робот"},
    {CC_WALL_BOT, "капч"},
    {CC_WALL_BOT, "вы человек"},
    {CC_WALL_BOT, "человек ли"},
    {CC_WALL_BOT, "ви людина"},
    {CC_WALL_BOT, "сте човек"},
    {CC_WALL_BOT, "браузер"},
    {CC_WALL_BOT, "браузър"},
    {CC_WALL_BOT, "прегледач"},
    {CC_WALL_BOT, "трафик"},
    {CC_WALL_BOT, "трафік"},
    {CC_WALL_BOT, "заблок"},
    {CC_WALL_BOT, "безопасность ваш"},
    {CC_WALL_BOT, "机器人"},
    {CC_WALL_BOT, "機器人"},
    {CC_WALL_BOT, "真人"},
    {CC_WALL_BOT, "人类"},
    {CC_WALL_BOT, "人類"},
    {CC_WALL_BOT, "验证"},
    {CC_WALL_BOT, "驗證"},
    {CC_WALL_BOT, "浏览器"},
    {CC_WALL_BOT, "瀏覽器"},
    {CC_WALL_BOT, "流量"},
    {CC_WALL_BOT, "安全性"},
    {CC_WALL_BOT, "滑块"},
    {CC_WALL_BOT, "滑塊"},
    {CC_WALL_BOT, "ロボット"},
    {CC_WALL_BOT, "人間である"},
    {CC_WALL_BOT, "ブラウザ"},
    {CC_WALL_BOT, "セキュリティ"},
    {CC_WALL_BOT, "トラフィック"},
    {CC_WALL_BOT, "로봇"},
    {CC_WALL_BOT, "사람인"},
    {CC_WALL_BOT, "사람임"},
    {CC_WALL_BOT, "브라우저"},
    {CC_WALL_BOT, "보안"},
    {CC_WALL_BOT, "트래픽"},
    {CC_WALL_CONSENT, "куки"},
    {CC_WALL_CONSENT, "бисквит"},
    {CC_WALL_CONSENT, "колачи"},
    {CC_WALL_CONSENT, "согласи"},
    {CC_WALL_CONSENT, "сагласн"},
    {CC_WALL_CONSENT, "пристан"},
    {CC_WALL_CONSENT, "съгласи"},
    {CC_WALL_CONSENT, "згод"},
    {CC_WALL_CONSENT, "партнер"},
    {CC_WALL_CONSENT, "партнёр"},
    {CC_WALL_CONSENT, "партньор"},
    {CC_WALL_CONSENT, "персональн"},
    {CC_WALL_CONSENT, "личн"},
    {CC_WALL_CONSENT, "конфиденц"},
    {CC_WALL_CONSENT, "конфіденц"},
    {CC_WALL_CONSENT, "реклам"},
    {CC_WALL_CONSENT, "оглас"},
    {CC_WALL_CONSENT, "同意"},
    {CC_WALL_CONSENT, "合作伙伴"},
    {CC_WALL_CONSENT, "合作夥伴"},
    {CC_WALL_CONSENT, "隐私"},
    {CC_WALL_CONSENT, "隱私"},
    {CC_WALL_CONSENT, "广告"},
    {CC_WALL_CONSENT, "廣告"},
    {CC_WALL_CONSENT, "个人"},
    {CC_WALL_CONSENT, "個人"},
    {CC_WALL_CONSENT, "パートナー"},
    {CC_WALL_CONSENT, "プライバシー"},
    {CC_WALL_CONSENT, "広告"},
    {CC_WALL_CONSENT, "クッキー"},
    {CC_WALL_CONSENT, "동의"},
    {CC_WALL_CONSENT, "파트너"},
    {CC_WALL_CONSENT, "개인정보"},
    {CC_WALL_CONSENT, "광고"},
    {CC_WALL_CONSENT, "쿠키"},
};

#endif
