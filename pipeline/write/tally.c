#include "cleancopy/write/tally.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/state/document_store.h"
#include "cleancopy/write/text.h"

#define OUTLET_PLACES (2 * CC_TALLY_OUTLETS) /* powers of two: a place is found with a mask */

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "report", "no memory");
}

/* A copy of what the report shows of a text; NULL when memory is short. */
char *cc_tally_text(struct cc_span s)
{
    size_t len = s.len > CC_TALLY_TEXT_BYTES ? cc_utf8_floor(s, CC_TALLY_TEXT_BYTES) : s.len;
    char *copy = cc_strndup(s.ptr, len);

    for (size_t i = 0; copy != NULL && i < len; i++) {
        if (copy[i] == '\0') /* these are NUL-ended from here on */
            copy[i] = ' ';
    }
    return copy;
}

enum cc_status cc_tally_open(enum cc_duplicates duplicates, struct cc_tally **out,
                             struct cc_error *err)
{
    struct cc_tally *tally = cc_calloc(1, sizeof *tally);

    *out = NULL;
    if (tally == NULL)
        return no_memory(err);
    tally->duplicates = duplicates;
    tally->outlets = cc_calloc(CC_TALLY_OUTLETS + 1, sizeof *tally->outlets);
    tally->outlet_places = cc_calloc(OUTLET_PLACES, sizeof *tally->outlet_places);
    tally->pairs = cc_calloc(CC_TALLY_PAIR_PLACES, sizeof *tally->pairs);
    tally->days = cc_tally_days_open();
    tally->cells = cc_tally_cells_open();
    tally->n_outlets = 1;
    if (tally->outlets == NULL || tally->outlet_places == NULL || tally->pairs == NULL ||
        tally->days == NULL || tally->cells == NULL) {
        cc_tally_close(tally);
        return no_memory(err);
    }
    *out = tally;
    return CC_OK;
}

static void free_document(struct cc_tally_document *d)
{
    cc_free(d->title);
    cc_free(d->outlet);
    cc_free(d->date);
    cc_free(d->file);
}

static void free_cluster(struct cc_tally_cluster *c)
{
    cc_free(c->outlet);
    cc_free(c->date);
}

void cc_tally_close(struct cc_tally *tally)
{
    if (tally == NULL)
        return;
    for (uint32_t i = 0; tally->outlets != NULL && i < tally->n_outlets; i++)
        cc_free(tally->outlets[i].name);
    for (uint32_t list = 0; list < CC_TALLY_LISTS; list++) {
        for (uint32_t i = 0; i < tally->lists[list].n_rows; i++)
            free_document(&tally->lists[list].rows[i]);
    }
    for (uint32_t i = 0; i < tally->n_clusters; i++)
        free_cluster(&tally->clusters[i]);
    free_cluster(&tally->open);
    cc_free(tally->outlets);
    cc_free(tally->outlet_places);
    cc_free(tally->pairs);
    cc_tally_days_close(tally->days);
    cc_tally_cells_close(tally->cells);
    cc_free(tally);
}

/* ---- outlets and pairs of them ---- */

enum cc_status cc_tally_find_outlet(struct cc_tally *tally, struct cc_span outlet,
                                    uint32_t *number, struct cc_error *err)
{
    struct cc_span name = outlet.len > 0 ? outlet : CC_SPAN("unknown");
    char *copy = cc_tally_text(name);
    size_t at;

    if (copy == NULL)
        return no_memory(err);
    at = (size_t)cc_hash64(cc_span_from(copy)) & (OUTLET_PLACES - 1);
    while (tally->outlet_places[at] != 0) {
        *number = tally->outlet_places[at];
        if (strcmp(tally->outlets[*number].name, copy) == 0) {
            cc_free(copy);
            return CC_OK;
        }
        at = (at + 1) & (OUTLET_PLACES - 1);
    }
    *number = 0;
    if (tally->n_outlets > CC_TALLY_OUTLETS) {
        cc_free(copy);
        return CC_OK;
    }
    *number = tally->n_outlets;
    tally->n_outlets++;
    tally->outlets[*number].name = copy;
    tally->outlet_places[at] = *number;
    return CC_OK;
}

/* The pair's place, or the empty one where it belongs. */
static struct cc_tally_pair *find_pair(const struct cc_tally *tally, uint32_t copier,
                                       uint32_t source)
{
    size_t at = (size_t)cc_hash64_mix(copier, source) & (CC_TALLY_PAIR_PLACES - 1);

    while (tally->pairs[at].count != 0 &&
           (tally->pairs[at].copier != copier || tally->pairs[at].source != source))
        at = (at + 1) & (CC_TALLY_PAIR_PLACES - 1);
    return &tally->pairs[at];
}

void cc_tally_add_pair(struct cc_tally *tally, const struct cc_tally_pair *more)
{
    struct cc_tally_pair *pair = find_pair(tally, more->copier, more->source);

    if (pair->count == 0) {
        if (tally->n_pairs == CC_TALLY_PAIRS)
            return;
        tally->n_pairs++;
        *pair = *more;
        return;
    }
    pair->count += more->count;
    pair->reprints += more->reprints;
}

/* ---- documents ---- */

/* Words that are in no text file, under the outlet and the reason that keep them out. */
static void count_words(struct cc_tally *tally, uint32_t outlet, enum cc_reason reason, uint64_t words)
{
    tally->counts.words_removed += words;
    tally->outlets[outlet].words_removed += words;
    tally->reason_words[reason] += words;
}

static void count_removed(struct cc_tally *tally, uint32_t outlet, enum cc_reason reason, uint64_t words)
{
    tally->counts.removed++;
    tally->counts.by_reason[reason]++;
    count_words(tally, outlet, reason, words);
}

static enum cc_status count_duplicate(struct cc_tally *tally, uint32_t outlet,
                                      const struct cc_paragraph *p, struct cc_error *err)
{
    enum cc_status st;
    uint32_t source;

    tally->counts.duplicates++;
    tally->counts.by_reason[CC_REASON_DUPLICATE]++;
    tally->outlets[outlet].duplicates++;
    st = cc_tally_find_outlet(tally, p->duplicate_of.outlet, &source, err);
    if (st != CC_OK)
        return st;
    tally->outlets[source].copied++;
    cc_tally_add_pair(tally, &(struct cc_tally_pair){.copier = outlet, .source = source, .count = 1});
    return CC_OK;
}

/* Whether the paragraph stands in no text file. */
static bool is_left_out(const struct cc_tally *tally, const struct cc_document *doc, uint32_t i)
{
    return doc->reprint_of.dropped || cc_text_drops(&doc->paragraphs[i], tally->duplicates);
}

static enum cc_status count_reprint(struct cc_tally *tally, uint32_t outlet,
                                    const struct cc_reprint *reprint, struct cc_error *err)
{
    struct cc_tally_pair *pair;
    uint32_t source;
    enum cc_status st;

    if (reprint->relation == CC_RELATION_NONE)
        return CC_OK;
    tally->counts.reprints++;
    tally->counts.whole_reprints += reprint->relation != CC_RELATION_PART;
    st = cc_tally_find_outlet(tally, reprint->outlet, &source, err);
    if (st != CC_OK)
        return st;
    pair = find_pair(tally, outlet, source);
    if (pair->count > 0) /* 0 only when there are too many pairs: it has paragraphs of it */
        pair->reprints++;
    return CC_OK;
}

enum cc_status cc_tally_insert_document(struct cc_tally *tally, enum cc_tally_list list, uint32_t at,
                                        struct cc_tally_document *made, struct cc_error *err)
{
    struct cc_tally_document *rows = tally->lists[list].rows;
    uint32_t *n = &tally->lists[list].n_rows;

    if (made->title == NULL || made->outlet == NULL || made->date == NULL || made->file == NULL) {
        free_document(made);
        return no_memory(err);
    }
    if (at == CC_TALLY_DOCUMENTS) {
        free_document(made);
        return CC_OK;
    }
    if (*n == CC_TALLY_DOCUMENTS)
        free_document(&rows[CC_TALLY_DOCUMENTS - 1]);
    else
        ++*n;
    memmove(&rows[at + 1], &rows[at], (*n - 1 - at) * sizeof *made);
    rows[at] = *made;
    return CC_OK;
}

/* Puts the document into a list, in order of quality. */
static enum cc_status show_document(struct cc_tally *tally, enum cc_tally_list list,
                                    const struct cc_document *doc,
                                    const struct cc_tally_document *row, struct cc_error *err)
{
    const struct cc_tally_document *rows = tally->lists[list].rows;
    struct cc_tally_document made = *row;
    uint32_t at = tally->lists[list].n_rows;

    tally->lists[list].n++;
    while (at > 0 && rows[at - 1].quality > row->quality)
        at--;
    if (at == CC_TALLY_DOCUMENTS)
        return CC_OK;
    made.title = cc_tally_text(doc->title);
    made.outlet = cc_tally_text(doc->outlet);
    made.date = cc_tally_text(doc->date);
    made.file = cc_strdup(row->file);
    return cc_tally_insert_document(tally, list, at, &made, err);
}

/* What the lists go by, beside what the document says of itself. */
struct sums {
    uint64_t words;                          /* of all paragraphs: of the text file, and those that are left out */
    uint64_t removed_words[CC_REASON_COUNT]; /* of blocks */
    uint64_t left_out;                       /* words in no text file */
};

static bool belongs_to(enum cc_tally_list list, const struct cc_document *doc, const struct sums *sums)
{
    switch (list) {
    case CC_TALLY_EMPTY:
        return doc->n_paragraphs == 0 || doc->kind == CC_KIND_EMPTY;
    case CC_TALLY_CONSENT:
        return sums->removed_words[CC_REASON_COOKIE_NOTICE] > sums->words;
    case CC_TALLY_PAYWALL:
        return doc->access == CC_ACCESS_PAYWALLED ||
               (sums->removed_words[CC_REASON_PAYWALL] > 0 && sums->words < CC_TALLY_PAYWALL_WORDS);
    default:
        return true;
    }
}

static enum cc_status show_where_it_belongs(struct cc_tally *tally, const struct cc_document *doc,
                                            const struct sums *sums, struct cc_span file,
                                            struct cc_tally_document *row, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    row->file = cc_tally_text(file);
    if (row->file == NULL)
        return no_memory(err);
    for (enum cc_tally_list list = 0; list < CC_TALLY_LISTS && st == CC_OK; list++) {
        if (belongs_to(list, doc, sums))
            st = show_document(tally, list, doc, row, err);
    }
    cc_free(row->file);
    return st;
}

/* One paragraph: in the text, or why not. */
static enum cc_status count_paragraph(struct cc_tally *tally, uint32_t outlet,
                                      const struct cc_document *doc, uint32_t i, struct sums *sums,
                                      struct cc_error *err)
{
    const struct cc_paragraph *p = &doc->paragraphs[i];
    if (is_left_out(tally, doc, i)) {
        uint64_t words = cc_count_words(p->text);

        sums->words += words;
        sums->left_out += words;
        count_words(tally, outlet, p->left_out != CC_REASON_NONE ? p->left_out : CC_REASON_DUPLICATE,
                    words);
    }
    if (p->left_out != CC_REASON_NONE) {
        tally->counts.furniture++;
        tally->counts.by_reason[CC_REASON_REPEATED_ACROSS_SITE]++;
        return CC_OK;
    }
    return cc_text_drops(p, CC_DUPLICATES_DROP) ? count_duplicate(tally, outlet, p, err) : CC_OK;
}

static void count_blocks(struct cc_tally *tally, uint32_t outlet, const struct cc_document *doc,
                         struct sums *sums)
{
    for (uint32_t i = 0; i < doc->n_removed; i++) {
        enum cc_reason reason = doc->removed[i].reason;
        uint64_t words = cc_count_words(doc->removed[i].text);

        if ((size_t)reason >= CC_REASON_COUNT)
            reason = CC_REASON_NONE;
        sums->removed_words[reason] += words;
        sums->left_out += words;
        count_removed(tally, outlet, reason, words);
    }
}

static void count_quality(struct cc_tally *tally, double quality)
{
    double step = quality * CC_TALLY_QUALITIES;
    uint32_t last = CC_TALLY_QUALITIES - 1;

    if (quality >= 0 && quality <= 1) /* no number is neither */
        tally->qualities[step >= last ? last : (uint32_t)step]++;
}

static void count_length(struct cc_tally *tally, uint64_t words)
{
    uint32_t step = 0;

    for (; words > 0 && step < CC_TALLY_LENGTHS - 1; step++)
        words /= 2;
    tally->lengths[step]++;
}

/* What does not depend on paragraphs and blocks. */
static void count_document(struct cc_tally *tally, uint32_t outlet, const struct cc_document *doc,
                           bool has_file, uint64_t words)
{
    tally->counts.documents++;
    tally->counts.paragraphs += doc->n_paragraphs;
    tally->counts.words_kept += words;
    tally->counts.text_files += has_file;
    tally->outlets[outlet].documents++;
    tally->outlets[outlet].words += words;
    if ((size_t)doc->kind <= CC_KIND_EMPTY)
        tally->kinds[doc->kind]++;
    count_quality(tally, doc->quality);
    if (has_file)
        count_length(tally, words);
}

enum cc_status cc_tally_document(struct cc_tally *tally, const struct cc_document *doc,
                                 struct cc_span file, uint64_t words, struct cc_error *err)
{
    struct cc_tally_document row = {.id = doc->id, .words = words, .quality = doc->quality};
    struct sums sums = {.words = words};
    enum cc_status st;
    uint32_t outlet;

    st = cc_tally_find_outlet(tally, doc->outlet, &outlet, err);
    if (st != CC_OK)
        return st;
    count_document(tally, outlet, doc, file.len > 0, words);
    for (uint32_t i = 0; i < doc->n_paragraphs && st == CC_OK; i++) {
        row.dropped += is_left_out(tally, doc, i);
        row.kept += !is_left_out(tally, doc, i);
        st = count_paragraph(tally, outlet, doc, i, &sums, err);
    }
    if (st == CC_OK)
        st = count_reprint(tally, outlet, &doc->reprint_of, err);
    if (st != CC_OK)
        return st;
    count_blocks(tally, outlet, doc, &sums);
    row.dropped += doc->n_removed;
    cc_tally_days_add(tally->days, doc->date, words, sums.left_out);
    cc_tally_languages_add(&tally->languages, doc->language, words, sums.left_out);
    return show_where_it_belongs(tally, doc, &sums, file, &row, err);
}

/* ---- clusters ---- */

void cc_tally_insert_cluster(struct cc_tally *tally, uint32_t at, struct cc_tally_cluster *made)
{
    if (at == CC_TALLY_CLUSTERS) {
        free_cluster(made);
        return;
    }
    if (tally->n_clusters == CC_TALLY_CLUSTERS)
        free_cluster(&tally->clusters[CC_TALLY_CLUSTERS - 1]);
    else
        tally->n_clusters++;
    memmove(&tally->clusters[at + 1], &tally->clusters[at], (tally->n_clusters - 1 - at) * sizeof *made);
    tally->clusters[at] = *made;
}

void cc_tally_finish(struct cc_tally *tally)
{
    uint32_t at = tally->n_clusters;

    if (tally->open.members == 0)
        return;
    cc_tally_cells_end(tally->cells, tally->open.source);
    while (at > 0 && tally->clusters[at - 1].members < tally->open.members)
        at--;
    cc_tally_insert_cluster(tally, at, &tally->open);
    memset(&tally->open, 0, sizeof tally->open);
}

/* A member that is left out as a copy also counts in the cells. */
static enum cc_status count_copy(struct cc_tally *tally, const struct cc_cluster_row *row,
                                 struct cc_error *err)
{
    const struct cc_paragraph copy = {
        .duplicate_of = {.relation = row->relation, .similarity = row->similarity}};
    enum cc_status st;
    uint32_t outlet;

    if (!cc_text_drops(&copy, CC_DUPLICATES_DROP))
        return CC_OK;
    st = cc_tally_find_outlet(tally, row->outlet, &outlet, err);
    if (st == CC_OK && !cc_tally_cells_add(tally->cells, outlet, row->date))
        st = no_memory(err);
    return st;
}

enum cc_status cc_tally_cluster(struct cc_tally *tally, const struct cc_cluster_row *row,
                                struct cc_error *err)
{
    struct cc_tally_cluster *open = &tally->open;
    enum cc_status st;

    if (open->members > 0 &&
        (open->doc != row->canonical_doc || open->paragraph != row->canonical_paragraph))
        cc_tally_finish(tally);
    if (open->members == 0) {
        open->doc = row->canonical_doc;
        open->paragraph = row->canonical_paragraph;
        open->outlet = cc_tally_text(row->canonical_outlet);
        open->date = cc_tally_text(row->canonical_date);
        if (open->outlet == NULL || open->date == NULL)
            return no_memory(err); /* the close frees what is there */
        st = cc_tally_find_outlet(tally, row->canonical_outlet, &open->source, err);
        if (st != CC_OK)
            return st;
        tally->counts.clusters++;
    }
    open->members++;
    return count_copy(tally, row, err);
}
