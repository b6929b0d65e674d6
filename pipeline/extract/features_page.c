#include "cleancopy/extract/features_page.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

/* ---- what the page calls itself ---- */

bool cc_kind_hinted(struct cc_span type, enum cc_kind *kind)
{
    static const struct {
        const char *part; /* the first that is part of the type */
        enum cc_kind kind;
    } hints[] = {{"techarticle", CC_KIND_DOCUMENTATION},
                 {"apireference", CC_KIND_DOCUMENTATION},
                 {"discussionforum", CC_KIND_FORUM},
                 {"qapage", CC_KIND_FORUM},
                 {"article", CC_KIND_ARTICLE},
                 {"posting", CC_KIND_ARTICLE},
                 {"report", CC_KIND_ARTICLE},
                 {"recipe", CC_KIND_ARTICLE},
                 {"product", CC_KIND_PRODUCT},
                 {"collection", CC_KIND_COLLECTION},
                 {"itemlist", CC_KIND_LISTING},
                 {"service", CC_KIND_SERVICE}};
    size_t k;

    for (k = 0; k < COUNT(hints); k++) {
        if (cc_span_find_nocase(type, cc_span_from(hints[k].part), 0) != (size_t)-1) {
            *kind = hints[k].kind;
            return true;
        }
    }
    return false;
}

/* ---- its address ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_all_digits(struct cc_span s)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        if (!is_digit(s.ptr[i]))
            return false;
    return s.len > 0;
}

/* Path and query of an address that need not be in normal form. */
static struct cc_span path_of(struct cc_span url)
{
    size_t at = cc_span_find(url, CC_SPAN("://"), 0);

    at = cc_span_find(url, CC_SPAN("/"), at == (size_t)-1 ? 0 : at + 3);
    return at == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_slice(url, at, url.len);
}

static void address_features(struct cc_span url, int32_t *v)
{
    struct cc_span path = path_of(url), segment = CC_SPAN_EMPTY;
    int32_t digits = 0;
    bool after_year = false;
    size_t at = 0, end;

    v[CC_F_URL_SEGMENTS] = -1;
    if (url.len == 0)
        return;
    v[CC_F_URL_SEGMENTS] = 0;
    while (at < path.len && path.ptr[at] != '?' && path.ptr[at] != '#') {
        digits = is_digit(path.ptr[at]) ? digits + 1 : 0;
        if (digits > v[CC_F_URL_DIGITS])
            v[CC_F_URL_DIGITS] = digits;
        at++;
    }
    v[CC_F_URL_QUERY] = at < path.len && path.ptr[at] == '?';
    path = cc_span_slice(path, 0, at);
    for (at = 0; at < path.len; at = end + 1) {
        for (end = at; end < path.len && path.ptr[end] != '/'; end++)
            continue;
        if (end == at)
            continue;
        segment = cc_span_slice(path, at, end);
        v[CC_F_URL_SEGMENTS]++;
        if (after_year && segment.len == 2 && is_all_digits(segment))
            v[CC_F_URL_DATE] = 1;
        after_year = segment.len == 4 && is_all_digits(segment);
    }
    for (at = 0; at < segment.len; at++)
        v[CC_F_URL_SLUG] += segment.ptr[at] == '-' || segment.ptr[at] == '_';
    v[CC_F_URL_SLUG] += segment.len > 0;
}

/* ---- its makeup ---- */

static void tree_makeup(const struct cc_dom *dom, int32_t *v)
{
    uint32_t i;

    for (i = 0; i < dom->n_nodes; i++) {
        enum cc_tag tag = dom->nodes[i].tag;

        v[CC_F_PAGE_ARTICLES] += tag == CC_TAG_ARTICLE;
        v[CC_F_PAGE_FORMS] += tag == CC_TAG_FORM;
        v[CC_F_PAGE_IMAGES] += tag == CC_TAG_IMG;
        v[CC_F_PAGE_TIMES] += tag == CC_TAG_TIME;
    }
}

static void text_makeup(const struct cc_blocks *blocks, const struct cc_page_sums *sums,
                        const bool *is_para, const struct cc_features *features, int32_t *v)
{
    uint64_t stop = 0, code = 0, table = 0, list = 0, comments = 0;
    uint32_t i;

    for (i = 0; i < blocks->count; i++) {
        const struct cc_block *block = &blocks->list[i];
        const int32_t *of = features[i].value;

        stop += (uint64_t)of[CC_F_STOP_WORDS] * block->n_words;
        v[CC_F_PAGE_HEADINGS] += block->role == CC_ROLE_HEADING;
        v[CC_F_PAGE_PRICES] += of[CC_F_PRICE];
        code += block->role == CC_ROLE_CODE ? block->n_words : 0;
        table += block->role == CC_ROLE_TABLE ? block->n_words : 0;
        list += block->role == CC_ROLE_LIST_ITEM ? block->n_words : 0;
        if (is_para[i] && of[CC_F_CLASS_REASON] == CC_REASON_COMMENTS)
            comments += block->n_words;
    }
    v[CC_F_PAGE_STOP] = sums->words > 0 ? (int32_t)(stop / sums->words) : 0;
    v[CC_F_PAGE_CODE] = permille(code, sums->words);
    v[CC_F_PAGE_TABLE] = permille(table, sums->words);
    v[CC_F_PAGE_LIST] = permille(list, sums->words);
    v[CC_F_PAGE_COMMENTS] = permille(comments, sums->para_words);
}

static const uint8_t shared[] = {
    CC_F_TOP_PARA,      CC_F_PAGE_BLOCKS,   CC_F_PAGE_WORDS,   CC_F_PAGE_PARA_WORDS,
    CC_F_PAGE_PARAS,    CC_F_PAGE_LINKS,    CC_F_PAGE_ARTICLES, CC_F_PAGE_HEADINGS,
    CC_F_HINT,          CC_F_URL_SEGMENTS,  CC_F_URL_SLUG,     CC_F_URL_DIGITS,
    CC_F_URL_DATE,      CC_F_URL_QUERY,     CC_F_PAGE_STOP,    CC_F_PAGE_PRICES,
    CC_F_PAGE_CODE,     CC_F_PAGE_TABLE,    CC_F_PAGE_LIST,    CC_F_PAGE_COMMENTS,
    CC_F_PAGE_FORMS,    CC_F_PAGE_IMAGES,   CC_F_PAGE_TIMES};

void cc_features_page(const struct cc_dom *dom, const struct cc_blocks *blocks,
                      const struct cc_page_sums *sums, const struct cc_page_sums *clean,
                      const struct cc_page_hints *hints, const bool *is_para,
                      struct cc_features *features)
{
    struct cc_features page = {{0}, 0, {CC_VOCABULARY_NONE, CC_REASON_NONE, 0, false, false}};
    int32_t *v = page.value;
    enum cc_kind kind;
    uint32_t i;
    size_t k;

    tree_makeup(dom, v);
    text_makeup(blocks, sums, is_para, features, v);
    address_features(hints->url, v);
    v[CC_F_HINT] = cc_kind_hinted(hints->type, &kind) ? 1 + (int32_t)kind : 0;
    v[CC_F_TOP_PARA] = permille(clean->of[clean->top].near_para_words, clean->para_words);
    v[CC_F_PAGE_BLOCKS] = (int32_t)blocks->count;
    v[CC_F_PAGE_WORDS] = (int32_t)sums->words;
    v[CC_F_PAGE_PARA_WORDS] = (int32_t)sums->para_words;
    v[CC_F_PAGE_PARAS] = (int32_t)sums->n_paras;
    v[CC_F_PAGE_LINKS] = permille(sums->link_words, sums->words);
    for (i = 0; i < blocks->count; i++)
        for (k = 0; k < COUNT(shared); k++)
            features[i].value[shared[k]] = v[shared[k]];
}
