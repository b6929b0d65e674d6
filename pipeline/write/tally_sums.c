#include "cleancopy/write/tally_sums.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/write/json.h"

#include <inttypes.h>

const char *const cc_tally_sums_lists[CC_TALLY_LISTS] = {"lowest", "empty", "consent", "paywall"};

/* ---- writing ---- */

static void put_numbers(struct cc_buf *out, const uint64_t *numbers, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cc_buf_printf(out, "%s%" PRIu64, i > 0 ? "," : "", numbers[i]);
}

/* ,NAME:[…] */
static void put_list(struct cc_buf *out, const char *name, const uint64_t *numbers, size_t n)
{
    cc_buf_printf(out, ",\n\"%s\":[", name);
    put_numbers(out, numbers, n);
    cc_buf_add_char(out, ']');
}

/* ["…",N,…], behind a comma where it is not the first. */
static void put_row(struct cc_buf *out, bool *is_first, const char *text, const uint64_t *numbers, size_t n)
{
    cc_buf_add_string(out, *is_first ? "[" : ",\n[");
    *is_first = false;
    if (text != NULL)
        cc_json_string(out, cc_span_from(text));
    else
        cc_buf_add_string(out, "null");
    cc_buf_add_char(out, ',');
    put_numbers(out, numbers, n);
    cc_buf_add_char(out, ']');
}

static void put_counts(struct cc_buf *out, const struct cc_output_counts *counts)
{
    bool is_first = true;

#define PUT(name)                                                                              \
    cc_buf_printf(out, "%s\"" #name "\":%" PRIu64, is_first ? "" : ",", counts->name);         \
    is_first = false;
    CC_TALLY_SUMS_COUNTS(PUT)
#undef PUT
}

static void put_reasons(struct cc_buf *out, const struct cc_tally *tally)
{
    bool is_first = true;

    cc_buf_add_string(out, "},\n\"reasons\":[");
    for (uint32_t i = 0; i < CC_REASON_COUNT; i++) {
        const uint64_t row[] = {tally->counts.by_reason[i], tally->reason_words[i]};

        if (row[0] > 0 || row[1] > 0)
            put_row(out, &is_first, cc_reason_name((enum cc_reason)i), row, 2);
    }
    is_first = true;
    cc_buf_add_string(out, "],\n\"kinds\":[");
    for (uint32_t i = 0; i <= CC_KIND_EMPTY; i++) {
        if (tally->kinds[i] > 0)
            put_row(out, &is_first, cc_kind_name((enum cc_kind)i), &tally->kinds[i], 1);
    }
    cc_buf_add_char(out, ']');
}

static void put_languages(struct cc_buf *out, const struct cc_tally_languages *languages)
{
    const struct cc_tally_language *further = &languages->further;
    const uint64_t last[] = {further->documents, further->words_kept, further->words_removed};
    bool is_first = true;

    cc_buf_add_string(out, ",\n\"languages\":[");
    for (uint32_t i = 0; i < languages->n_rows; i++) {
        const struct cc_tally_language *of = &languages->rows[i];
        const uint64_t row[] = {of->documents, of->words_kept, of->words_removed};

        put_row(out, &is_first, of->tag, row, 3);
    }
    cc_buf_add_char(out, ']');
    put_list(out, "further_languages", last, 3);
}

static void put_days(struct cc_buf *out, const struct cc_tally_days *days)
{
    const uint64_t other[] = {days->other.documents, days->other.words_kept, days->other.words_removed};
    bool is_first = true;

    cc_buf_add_string(out, ",\n\"days\":[");
    for (uint32_t i = 0; i < CC_TALLY_DAYS; i++) {
        const struct cc_tally_day *day = &days->days[i];
        const uint64_t row[] = {i, day->documents, day->words_kept, day->words_removed};

        if (day->documents == 0)
            continue;
        cc_buf_add_string(out, is_first ? "[" : ",[");
        is_first = false;
        put_numbers(out, row, 4);
        cc_buf_add_char(out, ']');
    }
    cc_buf_add_char(out, ']');
    put_list(out, "undated", other, 3);
}

static void put_outlets(struct cc_buf *out, const struct cc_tally *tally)
{
    bool is_first = true;

    cc_buf_add_string(out, ",\n\"outlets\":[");
    for (uint32_t i = 0; i < tally->n_outlets; i++) {
        const struct cc_tally_outlet *of = &tally->outlets[i];
        const uint64_t row[] = {of->documents, of->words, of->words_removed, of->duplicates, of->copied};

        put_row(out, &is_first, of->name, row, 5);
    }
    is_first = true;
    cc_buf_add_string(out, "],\n\"pairs\":[");
    for (size_t i = 0; i < CC_TALLY_PAIR_PLACES; i++) {
        const struct cc_tally_pair *pair = &tally->pairs[i];

        if (pair->count == 0)
            continue;
        cc_buf_printf(out, "%s[%" PRIu32 ",%" PRIu32 ",%" PRIu64 ",%" PRIu64 "]", is_first ? "" : ",", pair->copier,
                      pair->source, pair->count, pair->reprints);
        is_first = false;
    }
    cc_buf_add_char(out, ']');
}

static void put_cells(struct cc_buf *out, const struct cc_tally_cells *cells)
{
    bool is_first = true;

    cc_buf_printf(out, ",\n\"further_cells\":%" PRIu64 ",\n\"cells\":[", cells->further);
    for (size_t i = 0; i < CC_TALLY_CELL_PLACES; i++) {
        const struct cc_tally_cell *cell = &cells->cells[i];

        if (cell->count == 0)
            continue;
        cc_buf_printf(out, "%s[%" PRIu32 ",%" PRIu32 ",%u,%u,%" PRIu64 "]", is_first ? "" : ",", cell->copier,
                      cell->source, cell->month, cell->size, cell->count);
        is_first = false;
    }
    cc_buf_add_char(out, ']');
}

static void put_document(struct cc_buf *out, const struct cc_tally_document *d)
{
    const char *const texts[] = {d->title, d->outlet, d->date, d->file};

    cc_buf_add_char(out, '[');
    cc_json_hex(out, d->id);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cc_buf_add_char(out, ',');
        cc_json_string(out, cc_span_from(texts[i]));
    }
    cc_buf_printf(out, ",%" PRIu64 ",%" PRIu32 ",%" PRIu32 ",", d->words, d->kept, d->dropped);
    if (d->quality >= 0 && d->quality <= 1)
        cc_buf_printf(out, "%.17g]", d->quality); /* the very number: lists go by it */
    else
        cc_buf_add_string(out, "null]");
}

static void put_lists(struct cc_buf *out, const struct cc_tally *tally)
{
    for (uint32_t list = 0; list < CC_TALLY_LISTS; list++) {
        cc_buf_printf(out, ",\n\"%s\":{\"n\":%" PRIu64 ",\"rows\":[", cc_tally_sums_lists[list], tally->lists[list].n);
        for (uint32_t i = 0; i < tally->lists[list].n_rows; i++) {
            cc_buf_add_string(out, i > 0 ? ",\n" : "");
            put_document(out, &tally->lists[list].rows[i]);
        }
        cc_buf_add_string(out, "]}");
    }
    cc_buf_add_string(out, ",\n\"largest\":[");
    for (uint32_t i = 0; i < tally->n_clusters; i++) {
        const struct cc_tally_cluster *c = &tally->clusters[i];

        cc_buf_add_string(out, i > 0 ? ",\n[" : "[");
        cc_json_hex(out, c->doc);
        cc_buf_printf(out, ",%" PRIu32 ",", c->paragraph);
        cc_json_string(out, cc_span_from(c->outlet));
        cc_buf_add_char(out, ',');
        cc_json_string(out, cc_span_from(c->date));
        cc_buf_printf(out, ",%" PRIu32 ",%" PRIu64 "]", c->source, c->members);
    }
    cc_buf_add_char(out, ']');
}

void cc_tally_sums_write(struct cc_buf *out, const struct cc_tally *tally)
{
    cc_buf_printf(out, "{\"duplicates\":\"%s\",\n\"counts\":{", tally->duplicates == CC_DUPLICATES_DROP ? "drop" : "keep");
    put_counts(out, &tally->counts);
    put_reasons(out, tally);
    put_list(out, "quality", tally->qualities, CC_TALLY_QUALITIES);
    put_list(out, "lengths", tally->lengths, CC_TALLY_LENGTHS);
    put_languages(out, &tally->languages);
    put_days(out, tally->days);
    put_outlets(out, tally);
    put_cells(out, tally->cells);
    put_lists(out, tally);
    cc_buf_add_char(out, '}');
}
