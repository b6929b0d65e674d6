#include "cleancopy/source/front_page.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/url.h"
#include "cleancopy/core/utf8.h"

#include <string.h>

#define MIN_SLUG_WORDS     3 /* words joined by "-" or "_" in one part of the path */
#define MIN_HEADLINE_WORDS 4
#define MIN_ID_DIGITS      5 /* a number this long is a story's, not a year or a page's */
#define MAX_SCRATCH_BYTES                                                                      \
    ((size_t)16 << 20) /* for one link: its address, and its words (a page of one link has 8 MiB) */

/* Parts of a path that say "listing", "service" or "account", in the languages of many
 * publishers. */
static const char *const listing_parts[] = {
    "tag",       "tags",       "topic",      "topics",      "thema",     "themen",
    "category",  "categories", "kategorie",  "categoria",   "categorie", "rubrik",
    "author",    "authors",    "autor",      "autoren",     "auteur",    "auteurs",
    "autore",    "autores",    "search",     "suche",       "recherche", "buscar",
    "login",     "signin",     "register",   "account",     "konto",     "subscribe",
    "abo",       "abonnement", "newsletter", "newsletters", "privacy",   "datenschutz",
    "impressum", "contact",    "kontakt",    "about",       "terms",     "cookies",
    "jobs",      "careers",    "archive",    "archiv",      "archives",  "page",
    "seite",     "feed",       "feeds",      "rss",         "sitemap",   "wp-login.php",
    "cdn-cgi",   "cart",
};

/* What is no document; without an entry here (and with .html, .php, .aspx …) it may be one. */
static const char *const other_files[] = {
    ".jpg",  ".jpeg",  ".png",  ".gif",  ".webp", ".svg",  ".ico",  ".css", ".js",  ".json",
    ".xml",  ".rss",   ".atom", ".pdf",  ".zip",  ".gz",   ".mp3",  ".mp4", ".m4a", ".webm",
    ".woff", ".woff2", ".doc",  ".docx", ".xls",  ".xlsx", ".epub", ".apk", ".ics", ".txt",
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_other_file(struct cc_span path)
{
    size_t at = path.len;

    while (at > 0 && path.ptr[at - 1] != '.' && path.ptr[at - 1] != '/')
        at--;
    if (at == 0 || path.ptr[at - 1] != '.')
        return false;
    return cc_span_is_one_of_nocase(cc_span_slice(path, at - 1, path.len), other_files,
                 sizeof(other_files) / sizeof(other_files[0]));
}

static bool next_part(struct cc_span *rest, struct cc_span *part)
{
    size_t n;

    while (rest->len > 0 && rest->ptr[0] == '/')
        *rest = cc_span_slice(*rest, 1, rest->len);
    if (rest->len == 0)
        return false;
    for (n = 0; n < rest->len && rest->ptr[n] != '/'; n++)
        ;
    *part = cc_span_slice(*rest, 0, n);
    *rest = cc_span_slice(*rest, n, rest->len);
    return true;
}

/* "harbour-opens-again": words are runs without "-", "_", "+"; numbers alone are none. */
static uint32_t slug_words(struct cc_span part)
{
    uint32_t words = 0;
    bool in_word = false, has_letter = false;
    size_t i;

    for (i = 0; i <= part.len; i++) {
        char c = i < part.len ? part.ptr[i] : '-';

        if (c == '-' || c == '_' || c == '+') {
            words += in_word && has_letter ? 1 : 0;
            in_word = has_letter = false;
        } else if (c == '.') {
            i = part.len - 1; /* an extension; the loop's last turn ends the word before it */
        } else {
            in_word = true;
            has_letter = has_letter || !is_digit(c);
        }
    }
    return words;
}

static size_t longest_number(struct cc_span s)
{
    size_t i, run = 0, longest = 0;

    for (i = 0; i < s.len; i++) {
        run = is_digit(s.ptr[i]) ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static bool is_year(struct cc_span part)
{
    return part.len == 4 && longest_number(part) == 4 &&
           (cc_span_starts(part, CC_SPAN("19")) || cc_span_starts(part, CC_SPAN("20")));
}

struct path_look {
    bool listing, story; /* story: date, slug or number */
    uint32_t depth;
    bool
        deeper_than_date; /* something stands behind the date: /2026/03/ itself is an archive */
};

static struct path_look look_at_path(struct cc_span path)
{
    struct path_look look = {false, false, 0, false};
    bool dated = false;
    struct cc_span part;

    while (next_part(&path, &part)) {
        look.depth++;
        if (cc_span_is_one_of_nocase(part, listing_parts, sizeof(listing_parts) / sizeof(listing_parts[0])))
            look.listing = true;
        if (is_year(part)) {
            dated = true;
            continue;
        }
        if (longest_number(part) == part.len && part.len <= 2)
            continue; /* a month, a day, a page */
        if (dated)
            look.deeper_than_date = true;
        if (slug_words(part) >= MIN_SLUG_WORDS || longest_number(part) >= MIN_ID_DIGITS)
            look.story = true;
    }
    look.story = look.story || look.deeper_than_date;
    return look;
}

static bool is_in_furniture(const struct cc_dom *dom, uint32_t node)
{
    for (; node != CC_NO_INDEX; node = dom->nodes[node].parent) {
        enum cc_tag tag = dom->nodes[node].tag;

        if (tag == CC_TAG_NAV || tag == CC_TAG_FOOTER)
            return true;
    }
    return false;
}

static bool looks_like_story(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node,
                             const struct cc_url *parts)
{
    struct path_look look = look_at_path(parts->path);
    struct cc_span words;

    if (look.depth == 0 || look.listing || is_other_file(parts->path))
        return false;
    if (look.story)
        return true;
    if (longest_number(parts->query) >= MIN_ID_DIGITS)
        return true; /* /story.php?id=4711023 */
    words = cc_dom_text(arena, dom, node);
    return look.depth >= 2 && words.ptr != NULL && cc_count_words(words) >= MIN_HEADLINE_WORDS;
}

/* Hashes of the links so far, open addressing; a front page has some hundreds. */
struct seen {
    uint64_t *slots; /* 0: free */
    size_t n_slots;
};

static bool seen_before(struct seen *seen, struct cc_span url)
{
    uint64_t h = cc_hash64(url) | 1;
    size_t at;

    for (at = h % seen->n_slots; seen->slots[at] != 0; at = (at + 1) % seen->n_slots)
        if (seen->slots[at] == h)
            return true;
    seen->slots[at] = h;
    return false;
}

static bool is_marked(const struct cc_dom *dom, uint32_t node)
{
    return cc_page_links_has_rel(dom, node, CC_SPAN("nofollow")) ||
           cc_page_links_has_rel(dom, node, CC_SPAN("sponsored")) ||
           cc_page_links_has_rel(dom, node, CC_SPAN("ugc"));
}

/* The link of an anchor that counts, in `scratch`. */
static bool is_story(struct cc_arena *scratch, const struct cc_dom *dom, uint32_t node,
                     struct cc_span base, const struct cc_site_scope *scope,
                     size_t max_url_bytes, struct cc_span *link)
{
    struct cc_span href = cc_dom_attr(dom, node, CC_SPAN("href"));
    struct cc_url parts;

    if (href.len == 0 || href.ptr[0] == '#' || is_in_furniture(dom, node) ||
        is_marked(dom, node))
        return false;
    return cc_url_normal(scratch, base, href, max_url_bytes, link, NULL) == CC_OK &&
           cc_url_split(*link, &parts) && cc_site_scope_has(scope, scratch, *link) &&
           looks_like_story(scratch, dom, node, &parts);
}

enum cc_status cc_front_page_links(struct cc_arena *arena, const struct cc_dom *dom,
                                   struct cc_span url, const struct cc_page_links *own,
                                   const struct cc_site_scope *scope, uint32_t max_links,
                                   size_t max_url_bytes, struct cc_front_page *page,
                                   struct cc_error *err)
{
    struct cc_arena scratch;
    struct cc_span link;
    struct seen seen;
    uint32_t i, n_anchors = 0;

    page->links = NULL;
    page->n_links = 0;
    for (i = 0; i < dom->n_nodes; i++)
        n_anchors += dom->nodes[i].tag == CC_TAG_A ? 1 : 0;
    max_links = n_anchors < max_links ? n_anchors : max_links;
    page->links = cc_arena_calloc(arena, max_links + 1u, sizeof(*page->links));
    seen.n_slots = 2u * max_links + 9u;
    seen.slots = cc_arena_calloc(arena, seen.n_slots, sizeof(*seen.slots));
    if (page->links == NULL || seen.slots == NULL)
        return cc_arena_status(arena, "front-page", err);
    (void)seen_before(&seen, url); /* the page does not name itself, by whatever address */
    (void)seen_before(&seen, own->canonical);
    (void)seen_before(&seen, own->amp);
    (void)seen_before(&seen, own->next);
    cc_arena_init(&scratch, MAX_SCRATCH_BYTES);
    for (i = 0; i < dom->n_nodes && page->n_links < max_links; i++) {
        if (dom->nodes[i].tag != CC_TAG_A)
            continue;
        cc_arena_reset(&scratch);
        if (!is_story(&scratch, dom, i, own->base, scope, max_url_bytes, &link) ||
            seen_before(&seen, link))
            continue;
        link = cc_arena_copy(arena, link);
        if (link.ptr == NULL)
            break;
        page->links[page->n_links++] = link;
    }
    cc_arena_done(&scratch);
    return cc_arena_status(arena, "front-page", err);
}
