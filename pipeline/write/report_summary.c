#include "cleancopy/write/report_summary.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/write/json.h"

#include <inttypes.h>

static void put_count(struct cc_buf *out, const char *key, uint64_t n)
{
    cc_buf_printf(out, "%s%" PRIu64, key, n);
}

static void put_string(struct cc_buf *out, const char *before, const char *text)
{
    cc_buf_add_string(out, before);
    cc_json_string(out, cc_span_from(text));
}

/* Between two items of an array. */
static void part(struct cc_buf *out, bool *is_first)
{
    if (!*is_first)
        cc_buf_add_string(out, ",\n");
    *is_first = false;
}

static void put_counts(struct cc_buf *out, const struct cc_output_counts *counts)
{
    put_count(out, "{\"documents\":", counts->documents);
    put_count(out, ",\"text_files\":", counts->text_files);
    put_count(out, ",\"paragraphs\":", counts->paragraphs);
    put_count(out, ",\"duplicates\":", counts->duplicates);
    put_count(out, ",\"furniture\":", counts->furniture);
    put_count(out, ",\"reprints\":", counts->reprints);
    put_count(out, ",\"whole_reprints\":", counts->whole_reprints);
    put_count(out, ",\"removed\":", counts->removed);
    put_count(out, ",\"clusters\":", counts->clusters);
    put_count(out, ",\"words_kept\":", counts->words_kept);
    put_count(out, ",\"words_removed\":", counts->words_removed);
    cc_buf_add_char(out, '}');
}

static void put_reasons(struct cc_buf *out, const struct cc_tally *tally)
{
    bool is_first = true;

    cc_buf_add_string(out, ",\n\"reasons\":[");
    for (uint32_t i = 0; i < CC_REASON_COUNT; i++) {
        if (tally->counts.by_reason[i] == 0)
            continue;
        part(out, &is_first);
        put_string(out, "[", cc_reason_name((enum cc_reason)i));
        put_count(out, ",", tally->counts.by_reason[i]);
        put_count(out, ",", tally->reason_words[i]);
        cc_buf_add_char(out, ']');
    }
    cc_buf_add_char(out, ']');
}

static void put_kinds(struct cc_buf *out, const struct cc_tally *tally)
{
    bool is_first = true;

    cc_buf_add_string(out, ",\n\"kinds\":[");
    for (uint32_t i = 0; i <= CC_KIND_EMPTY; i++) {
        if (tally->kinds[i] == 0)
            continue;
        part(out, &is_first);
        put_string(out, "[", cc_kind_name((enum cc_kind)i));
        put_count(out, ",", tally->kinds[i]);
        cc_buf_add_char(out, ']');
    }
    cc_buf_add_string(out, "],\n\"quality\":[");
    for (uint32_t i = 0; i < CC_TALLY_QUALITIES; i++)
        put_count(out, i > 0 ? "," : "", tally->qualities[i]);
    cc_buf_add_string(out, "],\n\"lengths\":[");
    for (uint32_t i = 0; i < CC_TALLY_LENGTHS; i++)
        put_count(out, i > 0 ? "," : "", tally->lengths[i]);
    cc_buf_add_char(out, ']');
}

static void put_language(struct cc_buf *out, const struct cc_tally_language *row, const char *tag)
{
    put_string(out, "[", tag);
    put_count(out, ",", row->documents);
    put_count(out, ",", row->words_kept);
    put_count(out, ",", row->words_removed);
    cc_buf_add_char(out, ']');
}

static void put_languages(struct cc_buf *out, const struct cc_tally_languages *languages)
{
    bool is_first = true;

    cc_buf_add_string(out, ",\n\"languages\":[");
    for (uint32_t i = 0; i < languages->n_rows; i++) {
        part(out, &is_first);
        put_language(out, &languages->rows[i], languages->rows[i].tag);
    }
    if (languages->further.documents > 0) {
        part(out, &is_first);
        put_language(out, &languages->further, "all further languages");
    }
    cc_buf_add_char(out, ']');
}

static void put_day(struct cc_buf *out, const struct cc_tally_day *day)
{
    put_count(out, "", day->documents);
    put_count(out, ",", day->words_kept);
    put_count(out, ",", day->words_removed);
    cc_buf_add_char(out, ']');
}

static void put_days(struct cc_buf *out, const struct cc_tally_days *days)
{
    bool is_first = true;

    cc_buf_add_string(out, ",\n\"days\":[");
    for (uint32_t i = 0; i < CC_TALLY_DAYS; i++) {
        if (days->days[i].documents == 0)
            continue;
        part(out, &is_first);
        put_count(out, "[", i);
        cc_buf_add_char(out, ',');
        put_day(out, &days->days[i]);
    }
    cc_buf_add_string(out, "],\n\"undated\":[");
    put_day(out, &days->other);
}

static void put_outlets(struct cc_buf *out, const struct cc_tally *tally)
{
    cc_buf_add_string(out, ",\n\"outlets\":[");
    for (uint32_t i = 0; i < tally->n_outlets; i++) {
        const struct cc_tally_outlet *outlet = &tally->outlets[i];

        put_string(out, i > 0 ? ",\n[" : "[",
                   outlet->name != NULL ? outlet->name : "all further outlets");
        put_count(out, ",", outlet->documents);
        put_count(out, ",", outlet->words);
        put_count(out, ",", outlet->words_removed);
        put_count(out, ",", outlet->duplicates);
        put_count(out, ",", outlet->copied);
        cc_buf_add_char(out, ']');
    }
    cc_buf_add_char(out, ']');
}

/* Only pairs with reprints: the cells have the paragraphs. */
static void put_reprints(struct cc_buf *out, const struct cc_tally *tally)
{
    bool is_first = true;

    cc_buf_add_string(out, ",\n\"reprints\":[");
    for (size_t i = 0; i < CC_TALLY_PAIR_PLACES; i++) {
        const struct cc_tally_pair *pair = &tally->pairs[i];

        if (pair->reprints == 0)
            continue;
        part(out, &is_first);
        cc_buf_printf(out, "[%" PRIu32 ",%" PRIu32 ",%" PRIu64 "]", pair->copier, pair->source,
                      pair->reprints);
    }
    cc_buf_add_char(out, ']');
}

/* The fields of report_document.h's rows, as far as they go. */
static void put_document(struct cc_buf *out, const struct cc_tally_document *row)
{
    cc_buf_add_char(out, '[');
    cc_json_hex(out, row->id);
    put_string(out, ",", row->title);
    put_string(out, ",", row->outlet);
    put_string(out, ",", row->date);
    put_count(out, ",", row->words);
    put_count(out, ",", row->kept);
    put_count(out, ",", row->dropped);
    cc_buf_add_char(out, ',');
    cc_json_decimal(out, row->quality, 3);
    cc_buf_add_char(out, ']');
}

static void put_doubtful(struct cc_buf *out, const struct cc_tally *tally)
{
    static const char *const names[CC_TALLY_LISTS] = {"lowest", "empty", "consent", "paywall"};

    cc_buf_add_string(out, ",\n\"doubtful\":{");
    for (uint32_t list = 0; list < CC_TALLY_LISTS; list++) {
        put_string(out, list > 0 ? ",\n" : "", names[list]);
        put_count(out, ":{\"n\":", tally->lists[list].n);
        cc_buf_add_string(out, ",\"rows\":[");
        for (uint32_t i = 0; i < tally->lists[list].n_rows; i++) {
            cc_buf_add_string(out, i > 0 ? ",\n" : "");
            put_document(out, &tally->lists[list].rows[i]);
        }
        cc_buf_add_string(out, "]}");
    }
    cc_buf_add_char(out, '}');
}

static void put_clusters(struct cc_buf *out, const struct cc_tally *tally)
{
    cc_buf_add_string(out, ",\n\"largest\":[");
    for (uint32_t i = 0; i < tally->n_clusters; i++) {
        const struct cc_tally_cluster *c = &tally->clusters[i];

        cc_buf_add_string(out, i > 0 ? ",\n[" : "[");
        cc_json_hex(out, c->doc);
        put_count(out, ",", c->paragraph);
        put_string(out, ",", c->outlet);
        put_string(out, ",", c->date);
        put_count(out, ",", c->members);
        cc_buf_add_char(out, ']');
    }
    cc_buf_add_char(out, ']');
}

static void put_chunks(struct cc_buf *out, const char *key,
                       const struct cc_report_chunks *chunks)
{
    cc_buf_add_string(out, key);
    for (size_t i = 0; i < chunks->n_chunks; i++) {
        cc_buf_add_string(out, i > 0 ? ",[" : "[");
        cc_json_hex(out, chunks->chunks[i].name);
        put_count(out, ",", chunks->chunks[i].n_rows);
        cc_buf_add_char(out, ']');
    }
    cc_buf_add_char(out, ']');
}

static void put_parts(struct cc_buf *out, const struct cc_report_parts *parts)
{
    if (parts == NULL || parts->n == 0)
        return;
    put_count(out, ",\n\"parts\":{\"n\":", parts->n);
    put_count(out, ",\"failed\":", parts->failed);
    put_count(out, ",\"left_out_by_outlet\":", parts->left_out_by_outlet);
    put_count(out, ",\"left_out_by_language\":", parts->left_out_by_language);
    cc_buf_add_char(out, '}');
}

void cc_report_summary(struct cc_buf *out, const struct cc_report_summary *summary)
{
    const struct cc_tally *tally = summary->tally;

    cc_buf_add_string(out, "{\"version\":\"" CC_VERSION "\",\"duplicates\":");
    cc_buf_add_string(out, tally->duplicates == CC_DUPLICATES_DROP ? "\"drop\"" : "\"keep\"");
    cc_buf_add_string(out, ",\n\"counts\":");
    put_counts(out, &tally->counts);
    put_parts(out, summary->parts);
    put_reasons(out, tally);
    put_kinds(out, tally);
    put_languages(out, &tally->languages);
    put_days(out, tally->days);
    put_outlets(out, tally);
    put_reprints(out, tally);
    put_doubtful(out, tally);
    put_clusters(out, tally);
    put_chunks(out, ",\n\"list\":[", summary->list);
    put_chunks(out, ",\n\"clusters\":[", summary->clusters);
    cc_buf_printf(out, ",\n\"digits\":{\"documents\":%u,\"clusters\":%u}}",
                  summary->documents->digits, summary->clusters->digits);
}

void cc_report_cells(struct cc_buf *out, const struct cc_tally *tally)
{
    uint32_t n = tally->cells->n_cells;
    const struct cc_tally_cell **sorted = cc_calloc((size_t)n + 1, sizeof *sorted);

    if (sorted == NULL) {
        out->status = CC_E_NOMEM;
        return;
    }
    cc_tally_cells_sort(tally->cells, sorted);
    cc_buf_add_string(out, "{\"cells\":[");
    for (uint32_t i = 0; i < n; i++)
        cc_buf_printf(out, "%s[%" PRIu32 ",%" PRIu32 ",%u,%u,%" PRIu64 "]", i > 0 ? ",\n" : "",
                      sorted[i]->copier, sorted[i]->source, sorted[i]->month, sorted[i]->size,
                      sorted[i]->count);
    put_count(out, "],\"further\":", tally->cells->further);
    cc_buf_add_char(out, '}');
    cc_free(sorted);
}
