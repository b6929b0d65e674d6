#include "cleancopy/dedup/reprint.h"

#include "cleancopy/core/utf8.h"

/* What one source holds of a document. */
struct holding {
    double words;
    uint32_t n_direct; /* paragraphs that point at it */
    bool all_exact;
};

bool cc_is_copy(const struct cc_duplicate *duplicate)
{
    return duplicate->relation == CC_RELATION_EXACT || duplicate->relation == CC_RELATION_NEAR ||
           duplicate->relation == CC_RELATION_PART;
}

/* 0 for a paragraph that does not count. */
static size_t weight(const struct cc_paragraph *p, uint32_t min_words)
{
    size_t words = p->left_out == CC_REASON_NONE ? cc_count_words(p->text) : 0;

    return words >= min_words ? words : 0;
}

static double held_words(const struct cc_paragraph *p, uint32_t min_words)
{
    return cc_is_copy(&p->duplicate_of)
               ? (double)weight(p, min_words) * p->duplicate_of.similarity
               : 0;
}

static size_t count_all(const struct cc_document *doc, uint32_t min_words)
{
    size_t all = 0;

    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        all += weight(&doc->paragraphs[i], min_words);
    return all;
}

/* Heavy hitters in one pass (J. Misra, D. Gries, "Finding repeated elements", 1982, with weights):
 * whatever has more than one part in CC_REPRINT_SOURCES + 1 of all words keeps a place, so that a
 * page of 100,000 paragraphs from as many documents costs no more than its length. */
struct heavy {
    uint64_t id[CC_REPRINT_SOURCES];
    double words[CC_REPRINT_SOURCES];
    size_t n;
};

static void take_off(struct heavy *heavy, double words)
{
    size_t kept = 0;

    for (size_t i = 0; i < heavy->n; i++) {
        if (heavy->words[i] <= words)
            continue;
        heavy->id[kept] = heavy->id[i];
        heavy->words[kept++] = heavy->words[i] - words;
    }
    heavy->n = kept;
}

static void count_heavy(struct heavy *heavy, uint64_t id, double words)
{
    double least = words;

    for (size_t i = 0; i < heavy->n; i++) {
        if (heavy->id[i] == id) {
            heavy->words[i] += words;
            return;
        }
        least = heavy->words[i] < least ? heavy->words[i] : least;
    }
    if (heavy->n == CC_REPRINT_SOURCES) {
        take_off(heavy, least);
        words -= least;
    }
    if (words > 0 && heavy->n < CC_REPRINT_SOURCES) {
        heavy->id[heavy->n] = id;
        heavy->words[heavy->n++] = words;
    }
}

size_t cc_reprint_sources(const struct cc_document *doc, uint32_t min_words,
                          uint64_t ids[CC_REPRINT_SOURCES])
{
    struct heavy heavy = {.n = 0};
    double held = 0;

    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        double words = held_words(&doc->paragraphs[i], min_words);

        held += words;
        if (words > 0)
            count_heavy(&heavy, doc->paragraphs[i].duplicate_of.doc, words);
    }
    if (held <= CC_REPRINT_MOST * (double)count_all(doc, min_words))
        return 0; /* most documents end here */
    memcpy(ids, heavy.id, heavy.n * sizeof *ids);
    return heavy.n;
}

static int compare_places(const struct cc_duplicate *a, const struct cc_duplicate *b)
{
    if (a->doc != b->doc)
        return a->doc < b->doc ? -1 : 1;
    return a->paragraph < b->paragraph ? -1 : a->paragraph > b->paragraph;
}

/* The source's own copy of the paragraph that is pointed at, or NULL. */
static const struct cc_duplicate *copy_in(const struct cc_reprint_source *source,
                                          const struct cc_duplicate *of)
{
    size_t low = 0, high = source->n_copies;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_places(&source->copies[middle], of) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < source->n_copies && compare_places(&source->copies[low], of) == 0
               ? &source->copies[low]
               : NULL;
}

static struct holding measure(const struct cc_document *doc, uint32_t min_words,
                              const struct cc_reprint_source *source)
{
    struct holding h = {0, 0, true};

    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        const struct cc_paragraph *p = &doc->paragraphs[i];
        const struct cc_duplicate *of = &p->duplicate_of, *its = copy_in(source, of);
        bool direct = of->doc == source->doc;

        if (weight(p, min_words) == 0)
            continue;
        if (!cc_is_copy(of) || !(direct || its != NULL)) {
            h.all_exact = false;
            continue;
        }
        h.words += held_words(p, min_words);
        h.n_direct += direct;
        h.all_exact = h.all_exact && of->relation == CC_RELATION_EXACT &&
                      (direct || its->relation == CC_RELATION_EXACT);
    }
    return h;
}

static bool holds_more(const struct holding *a, uint64_t a_doc, const struct holding *b,
                       uint64_t b_doc)
{
    if (a->words < b->words || a->words > b->words)
        return a->words > b->words;
    return a->n_direct != b->n_direct ? a->n_direct > b->n_direct : a_doc < b_doc;
}

static struct cc_span outlet_of(const struct cc_document *doc, uint64_t source)
{
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (cc_is_copy(&doc->paragraphs[i].duplicate_of) &&
            doc->paragraphs[i].duplicate_of.doc == source)
            return doc->paragraphs[i].duplicate_of.outlet;
    }
    return CC_SPAN_EMPTY;
}

void cc_reprint_find(const struct cc_document *doc, uint32_t min_words,
                     const struct cc_reprint_source *sources, size_t n_sources,
                     struct cc_reprint *out)
{
    size_t all = count_all(doc, min_words);
    struct holding best = {0, 0, false};
    uint64_t best_doc = 0;

    memset(out, 0, sizeof *out); /* relation NONE */
    for (size_t i = 0; i < n_sources; i++) {
        struct holding h = measure(doc, min_words, &sources[i]);

        if (i == 0 || holds_more(&h, sources[i].doc, &best, best_doc)) {
            best = h;
            best_doc = sources[i].doc;
        }
    }
    if (all == 0 || best.words <= CC_REPRINT_MOST * (double)all)
        return;
    out->doc = best_doc;
    out->outlet = outlet_of(doc, best_doc);
    out->share = best.words / (double)all;
    out->relation = best.all_exact                    ? CC_RELATION_EXACT
                    : out->share >= CC_REPRINT_WHOLE  ? CC_RELATION_NEAR
                                                      : CC_RELATION_PART;
}
