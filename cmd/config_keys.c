#include "config_keys.h"
#include "options.h"

#include <string.h>

#define LIST(field) offsetof(struct cc_source, field), offsetof(struct cc_source, n_##field)

static const struct cc_config_key source_keys[] = {
    {"outlet", "NAME", "harbourpost.example", "the name of the outlet, once at most (default: each page's registrable domain)", 0, 0},
    {"feed", "URL", "https://harbourpost.example/feed.xml", "an RSS, Atom or JSON feed: its entries are fetched", LIST(feeds)},
    {"sitemap", "URL", "https://harbourpost.example/sitemap.xml", "a sitemap, an index of them, or a robots.txt that names them: its pages are fetched", LIST(sitemaps)},
    {"front-page", "URL", "https://harbourpost.example/", "a page whose stories, feeds and next pages are fetched", LIST(front_pages)},
    {"url", "URL", "https://harbourpost.example/ferry", "a page that is fetched in each run", LIST(urls)},
    {"url-list", "FILE", "urls.txt", "a file with a URL a line", LIST(url_lists)},
    {"allow-hosts", "HOSTS", "partner.example", "hosts besides the source's site to which its links may lead, with blanks between", LIST(allow_hosts)},
};

static const struct cc_config_key site_keys[] = {
    {"drop", "SELECTORS", ".promo, aside.box > p", "no block inside such an element is text", 0, 0},
    {"keep", "SELECTORS", "article .standfirst", "each block inside such an element is text, whatever its score", 0, 0},
    {"only", "SELECTORS", "article", "no block outside of such elements is text", 0, 0},
    {"title", "SELECTORS", "h1.story-title", "the title stands in the first such element", 0, 0},
    {"author", "SELECTORS", ".byline a", "the authors' names stand in such elements", 0, 0},
    {"date", "SELECTORS", "time.published", "the date stands in the first such element", 0, 0},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

const struct cc_config_keys cc_source_keys = {"source", "NAME", source_keys, COUNT(source_keys)};
const struct cc_config_keys cc_site_keys = {"site", "HOST", site_keys, COUNT(site_keys)};

size_t cc_config_key_find(const struct cc_config_keys *keys, const char *name)
{
    size_t i = 0;

    while (i < keys->n && strcmp(keys->list[i].name, name) != 0)
        i++;
    return i;
}

enum cc_status cc_config_key_unknown(const struct cc_config_keys *keys, const char *path, int line,
                                     const char *name, struct cc_error *err)
{
    const char *names[COUNT(source_keys) + COUNT(site_keys)], *nearest;
    char all[160] = ""; /* the longer list has 59 bytes */

    for (size_t i = 0; i < keys->n; i++) {
        size_t used = strlen(all);

        names[i] = keys->list[i].name;
        (void)snprintf(all + used, sizeof all - used, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    nearest = cc_nearest(name, names, keys->n);
    return cc_fail(err, CC_E_USAGE, "config", "%s:%d: unknown key \"%s\"%s%s%s (a %s has %s)", path,
                   line, name, nearest ? ": did you mean \"" : "", nearest ? nearest : "",
                   nearest ? "\"?" : "", keys->section, all);
}
