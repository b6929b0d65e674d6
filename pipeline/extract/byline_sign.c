#include "cleancopy/extract/byline_sign.h"

#include "cleancopy/extract/part_search.h"

#include <pthread.h>

#define LOOKED 0x8000 /* beside the signs: the node's attributes were read */

static struct cc_part_search part_search;
static pthread_once_t parts_once = PTHREAD_ONCE_INIT;

static void make_parts(void)
{
    static const struct cc_part parts[] = {
        {"byline", CC_BYLINE_AUTHOR | CC_BYLINE_DATE},
        {"author", CC_BYLINE_AUTHOR},
        {"by-line", CC_BYLINE_AUTHOR},
        {"writer", CC_BYLINE_AUTHOR},
        {"autor", CC_BYLINE_AUTHOR},
        {"auteur", CC_BYLINE_AUTHOR},
        {"reporter", CC_BYLINE_AUTHOR},
        {"kisha", CC_BYLINE_AUTHOR}, /* Japanese and Chinese in Latin letters */
        {"jizhe", CC_BYLINE_AUTHOR},
        {"tac-gia", CC_BYLINE_AUTHOR},
        {"forfatter", CC_BYLINE_AUTHOR},
        {"penulis", CC_BYLINE_AUTHOR},
        {"tacgia", CC_BYLINE_AUTHOR},
        {"szerzo", CC_BYLINE_AUTHOR},
        {"tekija", CC_BYLINE_AUTHOR},
        {"kirjoittaja", CC_BYLINE_AUTHOR},
        {"toimittaja", CC_BYLINE_AUTHOR},
        {"skribent", CC_BYLINE_AUTHOR},
        {"journalist", CC_BYLINE_AUTHOR},
        {"periodista", CC_BYLINE_AUTHOR},
        {"giornalista", CC_BYLINE_AUTHOR},
        {"redacteur", CC_BYLINE_AUTHOR},
        {"verfasser", CC_BYLINE_AUTHOR},
        {"redaktor", CC_BYLINE_AUTHOR},
        {"podpis", CC_BYLINE_AUTHOR},
        {"avtor", CC_BYLINE_AUTHOR},
        {"yazar", CC_BYLINE_AUTHOR},
        {"muhabir", CC_BYLINE_AUTHOR},
        {"katib", CC_BYLINE_AUTHOR},
        {"wartawan", CC_BYLINE_AUTHOR},
        {"phong-vien", CC_BYLINE_AUTHOR},
        {"autoref", CC_BYLINE_NO_WRITER},
        {"autoresi", CC_BYLINE_NO_WRITER},
        {"autorel", CC_BYLINE_NO_WRITER},
        {"autorep", CC_BYLINE_NO_WRITER},
        {"autorot", CC_BYLINE_NO_WRITER},
        {"autorun", CC_BYLINE_NO_WRITER},
        {"hauteur", CC_BYLINE_NO_WRITER},
        {"reporterror", CC_BYLINE_NO_WRITER},
        {"bio", CC_BYLINE_NO_AUTHOR},
        {"avatar", CC_BYLINE_NO_AUTHOR},
        {"image", CC_BYLINE_NO_AUTHOR},
        {"license", CC_BYLINE_NO_AUTHOR},
        {"photo-", CC_BYLINE_NO_AUTHOR},
        {"social", CC_BYLINE_NO_AUTHOR},
        {"date", CC_BYLINE_NO_AUTHOR | CC_BYLINE_DATE},
        {"time", CC_BYLINE_NO_AUTHOR | CC_BYLINE_DATE},
        {"title", CC_BYLINE_NO_AUTHOR},
        {"box", CC_BYLINE_NO_AUTHOR},
        {"desc", CC_BYLINE_NO_AUTHOR},
        {"meta", CC_BYLINE_NO_AUTHOR | CC_BYLINE_DATE},
        {"count", CC_BYLINE_NO_AUTHOR},
        {"info", CC_BYLINE_NO_AUTHOR | CC_BYLINE_DATE},
        {"username", CC_BYLINE_USER},
        {"user-name", CC_BYLINE_USER},
        {"poster", CC_BYLINE_USER},
        {"creator", CC_BYLINE_USER},
        {"publish", CC_BYLINE_PUBLISHED},
        {"entry-date", CC_BYLINE_PUBLISHED},
        {"post-date", CC_BYLINE_PUBLISHED},
        {"pubdate", CC_BYLINE_PUBLISHED},
        {"posted", CC_BYLINE_PUBLISHED},
        {"date-posted", CC_BYLINE_PUBLISHED},
        {"publicer", CC_BYLINE_PUBLISHED},
        {"publicado", CC_BYLINE_PUBLISHED},
        {"publie", CC_BYLINE_PUBLISHED},
        {"pubblicat", CC_BYLINE_PUBLISHED},
        {"veroeffentlich", CC_BYLINE_PUBLISHED},
        {"julkaist", CC_BYLINE_PUBLISHED},
        {"opublik", CC_BYLINE_PUBLISHED},
        {"objavlj", CC_BYLINE_PUBLISHED},
        {"update", CC_BYLINE_OTHER_DATE},
        {"uppdater", CC_BYLINE_OTHER_DATE},
        {"oppdater", CC_BYLINE_OTHER_DATE},
        {"opdater", CC_BYLINE_OTHER_DATE},
        {"aktuali", CC_BYLINE_OTHER_DATE},
        {"actualiz", CC_BYLINE_OTHER_DATE},
        {"atualiza", CC_BYLINE_OTHER_DATE},
        {"aggiorn", CC_BYLINE_OTHER_DATE},
        {"bijgewerkt", CC_BYLINE_OTHER_DATE},
        {"guncel", CC_BYLINE_OTHER_DATE},
        {"paivitet", CC_BYLINE_OTHER_DATE},
        {"modified", CC_BYLINE_OTHER_DATE},
        {"event", CC_BYLINE_OTHER_DATE},
        {"expire", CC_BYLINE_OTHER_DATE},
        {"validate", CC_BYLINE_OTHER_DATE},
        {"comment", CC_BYLINE_ELSEWHERE},
        {"related", CC_BYLINE_ELSEWHERE},
        {"recommend", CC_BYLINE_ELSEWHERE},
        {"sidebar", CC_BYLINE_ELSEWHERE},
        {"popular", CC_BYLINE_ELSEWHERE},
        {"trending", CC_BYLINE_ELSEWHERE},
        {"latest", CC_BYLINE_ELSEWHERE},
        {"footer", CC_BYLINE_ELSEWHERE},
        {"newsletter", CC_BYLINE_ELSEWHERE},
        {"carousel", CC_BYLINE_ELSEWHERE},
        {"teaser", CC_BYLINE_ELSEWHERE},
        {"most-read", CC_BYLINE_ELSEWHERE},
        {"reviews", CC_BYLINE_ELSEWHERE},
        {"current-date", CC_BYLINE_ELSEWHERE},
        {"currentdate", CC_BYLINE_ELSEWHERE},
        {"current-time", CC_BYLINE_ELSEWHERE},
        {"today-date", CC_BYLINE_ELSEWHERE},
        {"date-today", CC_BYLINE_ELSEWHERE},
        {"dateline-today", CC_BYLINE_ELSEWHERE},
        {"post-footer", CC_BYLINE_OWN_FOOTER},
        {"entry-footer", CC_BYLINE_OWN_FOOTER},
        {"article-footer", CC_BYLINE_OWN_FOOTER},
    };

    cc_part_search_make(&part_search, parts, sizeof parts / sizeof parts[0]);
}

static uint32_t signs_of_prop(struct cc_span value)
{
    static const struct cc_span schema = {"schema:", 7}; /* RDFa */

    if (cc_span_starts_nocase(value, schema))
        value = cc_span_slice(value, schema.len, value.len);
    if (cc_span_is_nocase(value, CC_SPAN("author")))
        return CC_BYLINE_IS_AUTHOR;
    if (cc_span_is_nocase(value, CC_SPAN("datePublished")) ||
        cc_span_is_nocase(value, CC_SPAN("dateCreated")))
        return CC_BYLINE_IS_PUBLISHED;
    return cc_span_is_nocase(value, CC_SPAN("dateModified")) ? CC_BYLINE_IS_MODIFIED : 0;
}

static uint32_t signs_of_attr(const struct cc_attr *attr)
{
    if (cc_span_is(attr->name, CC_SPAN("class")) || cc_span_is(attr->name, CC_SPAN("id")))
        return cc_part_search_marks(&part_search, attr->value);
    if (cc_span_is(attr->name, CC_SPAN("itemprop")) ||
        cc_span_is(attr->name, CC_SPAN("property")))
        return signs_of_prop(attr->value);
    if (cc_span_is(attr->name, CC_SPAN("rel")))
        return cc_span_is_nocase(attr->value, CC_SPAN("author")) ? CC_BYLINE_IS_AUTHOR : 0;
    return cc_span_is(attr->name, CC_SPAN("pubdate")) ? CC_BYLINE_IS_PUBLISHED : 0;
}

bool cc_byline_signs_make(struct cc_arena *arena, const struct cc_dom *dom,
                          struct cc_byline_signs *signs)
{
    (void)pthread_once(&parts_once, make_parts); /* fails for a bad control alone */
    signs->dom = dom;
    signs->of = cc_arena_calloc(arena, dom->n_nodes, sizeof(*signs->of));
    return signs->of != NULL;
}

uint32_t cc_byline_signs_of(struct cc_byline_signs *signs, uint32_t node)
{
    const struct cc_node *n = &signs->dom->nodes[node];
    uint32_t found = signs->of[node], i;

    if (found == 0) {
        for (i = n->first_attr; i < n->first_attr + n->n_attrs; i++)
            found |= signs_of_attr(&signs->dom->attrs[i]);
        found |= LOOKED;
        signs->of[node] = (uint16_t)found;
    }
    return found & ~(uint32_t)LOOKED;
}

bool cc_byline_leads_to_author(const struct cc_dom *dom, uint32_t node)
{
    static const char *const folders[] = {"/author/", "/authors/", "/autor/", "/autoren/", "/autores/", "/autori/", "/autore/", "/auteur/", "/auteurs/",
                                          "/journalist/", "/journalists/", "/journaliste/", "/redakteur/", "/penulis/", "/yazar/", "/yazarlar/",
                                          "/tac-gia/", "/forfatter/", "/skribent/", "/szerzo/", "/avtor/"};
    struct cc_span href = dom->nodes[node].tag == CC_TAG_A ? cc_dom_attr(dom, node, CC_SPAN("href")) : CC_SPAN_EMPTY;
    size_t i, at;

    for (i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct cc_span folder = cc_span_from(folders[i]);

        at = cc_span_find_nocase(href, folder, 0);
        if (at != (size_t)-1 && at + folder.len + 2 < href.len)
            return true;
    }
    return false;
}
