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
    " news service", " haber merkezi", "-redaktion", " news staff", " newsroom staff",
};

/* What no person's name begins with: "Redactie Harbour Post". */
static const char *const newsroom_starts[] = {"redaktion ", "redaktionen ", "redactie ", "redacción ", "redação ", "redazione ", "rédaction ", "la rédaction ",
                                              "redakcja ", "redakce ", "редакция ", "редакція ", "toimitus "};

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
    return lower.ptr != NULL && is_newsroom_of(lower, cc_lower(arena, site_name));
}
