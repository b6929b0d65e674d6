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
static char *copy_text(struct cc_span s)
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
    tally->n_outlets = 1;
    if (tally->outlets == NULL || tally->outlet_places == NULL || tally->pairs == NULL) {
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
    for (uint32_t i = 0; i < c->n_outlets; i++)
        cc_free(c->outlets[i].name);
}

void cc_tally_close(struct cc_tally *tally)
{
    if (tally == NULL)
        return;
    for (uint32_t i = 0; tally->outlets != NULL && i < tally->n_outlets; i++)
        cc_free(tally->outlets[i].name);
    for (uint32_t i = 0; i < tally->n_documents; i++)
        free_document(&tally->documents[i]);
    for (uint32_t i = 0; i < tally->n_clusters; i++)
        free_cluster(&tally->clusters[i]);
    free_cluster(&tally->open);
    cc_free(tally->outlets);
    cc_free(tally->outlet_places);
    cc_free(tally->pairs);
    cc_free(tally);
}

/* ---- outlets and pairs of them ---- */

/* The outlet's number, a new one if need be; 0 once there are too many. */
static enum cc_status find_outlet(struct cc_tally *tally, struct cc_span outlet,
                                  uint32_t *number, struct cc_error *err)
{
    struct cc_span name = outlet.len > 0 ? outlet : CC_SPAN("unknown");
    char *copy = copy_text(name);
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

static void count_pair(struct cc_tally *tally, uint32_t copier, uint32_t source)
{
    struct cc_tally_pair *pair = find_pair(tally, copier, source);

    if (pair->count == 0) {
        if (tally->n_pairs == CC_TALLY_PAIRS)
            return;
        tally->n_pairs++;
        pair->copier = copier;
        pair->source = source;
    }
    pair->count++;
}

uint64_t cc_tally_copies(const struct cc_tally *tally, uint32_t copier, uint32_t source)
{
    return find_pair(tally, copier, source)->count;
}

/* ---- documents ---- */

void cc_tally_removed(struct cc_tally *tally, enum cc_reason reason, struct cc_span text)
{
    tally->counts.removed++;
    tally->counts.words_removed += cc_count_words(text);
    tally->counts.by_reason[(size_t)reason < CC_REASON_COUNT ? reason : CC_REASON_NONE]++;
}

static enum cc_status count_duplicate(struct cc_tally *tally, uint32_t outlet,
                                      const struct cc_paragraph *p, struct cc_error *err)
{
    enum cc_status st;
    uint32_t source;

    tally->counts.duplicates++;
    tally->counts.by_reason[CC_REASON_DUPLICATE]++;
    tally->outlets[outlet].duplicates++;
    st = find_outlet(tally, p->duplicate_of.outlet, &source, err);
    if (st != CC_OK)
        return st;
    tally->outlets[source].copied++;
    count_pair(tally, outlet, source);
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
    st = find_outlet(tally, reprint->outlet, &source, err);
    if (st != CC_OK)
        return st;
    pair = find_pair(tally, outlet, source);
    if (pair->count > 0) /* 0 only when there are too many pairs: it has paragraphs of it */
        pair->reprints++;
    return CC_OK;
}

/* Puts the document among those shown, in order of quality. */
static enum cc_status show_document(struct cc_tally *tally, const struct cc_document *doc,
                                    const struct cc_tally_document *row, struct cc_error *err)
{
    struct cc_tally_document made = *row;
    uint32_t at = tally->n_documents;

    while (at > 0 && tally->documents[at - 1].quality > row->quality)
        at--;
    if (at == CC_TALLY_DOCUMENTS)
        return CC_OK;
    made.title = copy_text(doc->title);
    made.outlet = copy_text(doc->outlet);
    made.date = copy_text(doc->date);
    made.file = cc_strdup(row->file);
    if (made.title == NULL || made.outlet == NULL || made.date == NULL || made.file == NULL) {
        free_document(&made);
        return no_memory(err);
    }
    if (tally->n_documents == CC_TALLY_DOCUMENTS)
        free_document(&tally->documents[CC_TALLY_DOCUMENTS - 1]);
    else
        tally->n_documents++;
    memmove(&tally->documents[at + 1], &tally->documents[at],
            (tally->n_documents - 1 - at) * sizeof made);
    tally->documents[at] = made;
    return CC_OK;
}

enum cc_status cc_tally_document(struct cc_tally *tally, const struct cc_document *doc,
                                 struct cc_span file, uint64_t words, struct cc_error *err)
{
    struct cc_tally_document row = {.words = words, .quality = doc->quality};
    enum cc_status st;
    uint32_t outlet;

    st = find_outlet(tally, doc->outlet, &outlet, err);
    tally->counts.documents++;
    tally->counts.paragraphs += doc->n_paragraphs;
    tally->counts.words_kept += words;
    tally->counts.text_files += file.len > 0;
    for (uint32_t i = 0; i < doc->n_paragraphs && st == CC_OK; i++) {
        const struct cc_paragraph *p = &doc->paragraphs[i];

        row.dropped += is_left_out(tally, doc, i);
        row.kept += !is_left_out(tally, doc, i);
        if (is_left_out(tally, doc, i))
            tally->counts.words_removed += cc_count_words(p->text);
        if (p->left_out != CC_REASON_NONE) {
            tally->counts.furniture++;
            tally->counts.by_reason[CC_REASON_REPEATED_ACROSS_SITE]++;
        } else if (cc_text_drops(p, CC_DUPLICATES_DROP)) {
            st = count_duplicate(tally, outlet, p, err);
        }
    }
    if (st == CC_OK)
        st = count_reprint(tally, outlet, &doc->reprint_of, err);
    if (st != CC_OK)
        return st;
    for (uint32_t i = 0; i < doc->n_removed; i++)
        cc_tally_removed(tally, doc->removed[i].reason, doc->removed[i].text);
    row.dropped += doc->n_removed;
    tally->outlets[outlet].documents++;
    tally->outlets[outlet].words += words;
    row.file = copy_text(file);
    st = row.file == NULL ? no_memory(err) : show_document(tally, doc, &row, err);
    cc_free(row.file);
    return st;
}

/* ---- clusters ---- */

void cc_tally_finish(struct cc_tally *tally)
{
    uint32_t at = tally->n_clusters;

    if (tally->open.members == 0)
        return;
    while (at > 0 && tally->clusters[at - 1].members < tally->open.members)
        at--;
    if (at == CC_TALLY_CLUSTERS) {
        free_cluster(&tally->open);
    } else {
        if (tally->n_clusters == CC_TALLY_CLUSTERS)
            free_cluster(&tally->clusters[CC_TALLY_CLUSTERS - 1]);
        else
            tally->n_clusters++;
        memmove(&tally->clusters[at + 1], &tally->clusters[at],
                (tally->n_clusters - 1 - at) * sizeof tally->open);
        tally->clusters[at] = tally->open;
    }
    memset(&tally->open, 0, sizeof tally->open);
}

static enum cc_status count_member(struct cc_tally_cluster *c, struct cc_span outlet,
                                   struct cc_error *err)
{
    char *name = copy_text(outlet.len > 0 ? outlet : CC_SPAN("unknown"));
    uint32_t i = 0;

    if (name == NULL)
        return no_memory(err);
    while (i < c->n_outlets && strcmp(c->outlets[i].name, name) != 0)
        i++;
    c->members++;
    if (i < c->n_outlets) {
        c->outlets[i].count++;
    } else if (i < CC_TALLY_CLUSTER_OUTLETS) {
        c->outlets[i].name = name;
        c->outlets[i].count = 1;
        c->n_outlets++;
        return CC_OK;
    } else {
        c->further++;
    }
    cc_free(name);
    return CC_OK;
}

enum cc_status cc_tally_cluster(struct cc_tally *tally, const struct cc_cluster_row *row,
                                struct cc_error *err)
{
    struct cc_tally_cluster *open = &tally->open;

    if (open->members > 0 &&
        (open->doc != row->canonical_doc || open->paragraph != row->canonical_paragraph))
        cc_tally_finish(tally);
    if (open->members == 0) {
        open->doc = row->canonical_doc;
        open->paragraph = row->canonical_paragraph;
        open->outlet = copy_text(row->canonical_outlet);
        open->date = copy_text(row->canonical_date);
        if (open->outlet == NULL || open->date == NULL)
            return no_memory(err); /* the close frees what is there */
        tally->counts.clusters++;
    }
    return count_member(open, row->outlet, err);
}
