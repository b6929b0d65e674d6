#include "cleancopy/extract/desk.h"

#include "cleancopy/core/utf8.h"

/* Newsrooms, in lower case, with the articles that stand before them. */
static const char *const newsrooms[] = {
    "newsroom", "news desk", "newsdesk", "web desk", "editorial team", "editorial staff",
    "editorial board", "editors", "the editors", "staff", "staff writer", "staff writers",
    "staff reporter", "staff reporters", "online desk", "news team", "news staff", "web team",
    "redaktion", "die redaktion", "online-redaktion", "onlineredaktion", "redaktionsteam",
    "rédaction", "la rédaction", "redaction", "la redaction", "la rédaction web",
    "redacción", "la redacción", "redaccion", "redacció", "redação", "da redação", "redacao",
    "redazione", "la redazione", "redazione web", "a cura della redazione",
    "redactie", "de redactie", "van de redactie", "webredactie", "redaktionen", "redaksjonen",
    "nyhetsredaktionen", "toimitus", "redakcja", "redakce", "redakcia", "redakcija",
    "uredništvo", "redacția", "redactia", "szerkesztőség", "haber merkezi", "editör",
    "редакция", "от редакции", "редакція", "редакцията", "συντακτική ομάδα", "σύνταξη",
    "编辑部", "編輯部", "編集部", "편집부", "온라인뉴스팀", "هيئة التحرير", "التحرير", "מערכת",
};

/* What no person's name ends with: "Harbour Digital Staff", "Quayside Newsdesk". */
static const char *const newsroom_ends[] = {
    " newsroom", " newsdesk", " news desk", " web desk", " online desk", " city desk", " digital desk",
    " news team", " web team", " digital team", " editorial team", " editorial staff", " editorial board",
    " staff", " staff writer", " staff writers", " staff reporter", " staff reporters", " staff report",
    " news service", " desk", " haber merkezi", "-redaktion", " news staff", " newsroom staff",
    "新聞社", "新闻社", "通信社", "通讯社", "通訊社", "日报", "日報", "晚报", "晚報", "新聞網", "新闻网", "有限公司", "株式会社", "신문", "일보", "뉴스",
};

/* What no person's name begins with: "Redactie Harbour Post". */
static const char *const newsroom_starts[] = {"redaktion ", "redaktionen ", "redactie ", "redacción ", "redação ", "redazione ", "rédaction ", "la rédaction ",
                                              "redakcja ", "redakce ", "редакция ", "редакція ", "toimitus "};

/* Words of companies, in lower case: what no person's name has … */
static const char *const company_words[] = {"gmbh", "ltd.", "limited", "inc.", "llc", "plc", "corp.", "a/s", "aps", "uab", "s.p.a.", "s.r.l.", "s.l.u.",
                                            "d.o.o.", "s.r.o.", "ооо", "оао", "зао", "еоод", "studio", "webdesign", "agency"};

/* … and what it has not at its end ("Harbour Post AS"). */
static const char *const company_ends[] = {"ag", "kg", "e.v.", "ltd", "inc", "corp", "co.", "as", "ab", "oy", "oyj", "oü", "sia", "s.a.", "sa", "s.l.", "srl",
                                           "sarl", "sas", "b.v.", "bv", "n.v.", "nv", "kft", "kft.", "zrt", "zrt.", "a.s.", "a.ş.", "ао", "тов", "оод", "ад",
                                           "ehf.", "ehf", "hf.", "սպը", "media"};

#define IS_ONE_OF(s, list) cc_span_is_one_of((s), (list), sizeof(list) / sizeof *(list))

static bool is_company(struct cc_span lower)
{
    while (lower.len > 0) {
        size_t blank = cc_span_before_any(lower, " ,");
        struct cc_span word = cc_span_slice(lower, 0, blank);

        if (IS_ONE_OF(word, company_words) || (blank == lower.len && IS_ONE_OF(word, company_ends)))
            return true;
        lower = cc_span_slice(lower, blank < lower.len ? blank + 1 : blank, lower.len);
    }
    return false;
}

/* "hp" of "harbour post". */
static bool is_initials(struct cc_span lower, struct cc_span site)
{
    size_t n = 0;

    while (site.len > 0) {
        size_t blank = cc_span_before_any(site, " ");

        if (blank > 0 && (n >= lower.len || lower.ptr[n++] != site.ptr[0]))
            return false;
        site = cc_span_slice(site, blank < site.len ? blank + 1 : blank, site.len);
    }
    return n >= 2 && n == lower.len;
}

static bool is_newsroom(struct cc_span lower)
{
    size_t i;

    for (i = 0; i < sizeof newsroom_starts / sizeof *newsroom_starts; i++)
        if (cc_span_starts(lower, cc_span_from(newsroom_starts[i])))
            return true;
    for (i = 0; i < sizeof newsroom_ends / sizeof *newsroom_ends; i++)
        if (cc_span_ends(lower, cc_span_from(newsroom_ends[i])))
            return true;

    for (i = 0; i < sizeof newsrooms / sizeof *newsrooms; i++)
        if (cc_span_is(lower, cc_span_from(newsrooms[i])))
            return true;
    return false;
}

/* "Redaktion Harbour Post" and "Harbour Post Redaktion": all but the site's name is a newsroom. */
static bool is_newsroom_of(struct cc_span lower, struct cc_span site)
{
    if (is_newsroom(lower))
        return true; /* "Quayside Newsdesk" of the Quayside News */
    if (site.len == 0 || site.len >= lower.len)
        return false;
    if (cc_span_ends(lower, site))
        return is_newsroom(cc_span_trim(cc_span_slice(lower, 0, lower.len - site.len)));
    if (cc_span_starts(lower, site))
        return is_newsroom(cc_span_trim(cc_span_slice(lower, site.len, lower.len)));
    return false;
}

static bool is_login(struct cc_span name)
{
    size_t i;

    for (i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-'))
            return false;
    }
    return name.len > 0;
}

/* "harbourpost" and "harbourpost.example" of the site harbourpost.example */
static bool is_site_label(struct cc_span name, struct cc_span site)
{
    return name.len > 0 && cc_span_starts_nocase(site, name) &&
           (name.len == site.len || site.ptr[name.len] == '.');
}

bool cc_desk_is(struct cc_arena *arena, struct cc_span name, struct cc_span site_name, struct cc_span site)
{
    struct cc_span lower;

    name = cc_span_trim(name);
    if (cc_span_is_nocase(name, site_name) || is_site_label(name, site) || is_login(name))
        return true;
    lower = cc_lower(arena, name);
    site_name = cc_lower(arena, site_name);
    return lower.ptr != NULL &&
           (is_newsroom_of(lower, site_name) || is_company(lower) || is_initials(lower, site_name) || cc_span_ends(lower, CC_SPAN("(editor)")));
}
