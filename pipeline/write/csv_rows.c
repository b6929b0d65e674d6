#include "cleancopy/write/csv_rows.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/write/csv.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/text.h"

#include <inttypes.h>
#include <stdio.h>

#define COLUMNS       11 /* of both kinds */
#define NUMBER_BYTES  21 /* of the largest count, and a NUL */
#define QUALITY_BYTES 32 /* of a share with three decimals, and room */

/* A failure of a part is one of the row. */
static void done_part(struct cc_buf *out, struct cc_buf *part)
{
    if (out->status == CC_OK)
        out->status = part->status;
    cc_buf_done(part);
}

static void join_authors(struct cc_buf *out, const struct cc_document *doc)
{
    for (uint32_t i = 0; i < doc->n_authors; i++) {
        if (i > 0)
            cc_buf_add_string(out, "; ");
        cc_buf_add(out, doc->authors[i]);
    }
}

static struct cc_span address(const struct cc_document *doc)
{
    return doc->url.len > 0 ? doc->url : doc->canonical_url;
}

void cc_csv_metadata_row(struct cc_buf *out, const struct cc_document *doc, struct cc_span file,
                         uint64_t words, enum cc_duplicates duplicates, bool raw)
{
    char id[CC_HASH_HEX_BYTES], n_words[NUMBER_BYTES], n_kept[NUMBER_BYTES],
        n_dropped[NUMBER_BYTES];
    struct cc_buf authors;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        kept += !cc_text_drops(&doc->paragraphs[i], duplicates);
    cc_hash_hex(doc->id, id);
    /* The sizes hold any number. */
    (void)snprintf(n_words, sizeof n_words, "%" PRIu64, words);
    (void)snprintf(n_kept, sizeof n_kept, "%" PRIu32, kept);
    (void)snprintf(n_dropped, sizeof n_dropped, "%" PRIu64,
                   (uint64_t)doc->n_paragraphs - kept + doc->n_removed);
    cc_buf_init(&authors, out->max_bytes);
    join_authors(&authors, doc);
    {
        const struct cc_span fields[COLUMNS] = {file,
                                                    cc_span_from(id),
                                                    doc->outlet,
                                                    address(doc),
                                                    doc->date,
                                                    doc->title,
                                                    cc_buf_span(&authors),
                                                    doc->language,
                                                    cc_span_from(n_words),
                                                    cc_span_from(n_kept),
                                                    cc_span_from(n_dropped)};

        cc_csv_row(out, fields, COLUMNS, !raw);
    }
    done_part(out, &authors);
}

void cc_csv_document_row(struct cc_buf *out, const struct cc_document *doc,
                         enum cc_duplicates duplicates, bool raw)
{
    char id[CC_HASH_HEX_BYTES], n_words[NUMBER_BYTES];
    struct cc_buf authors, text, quality;

    cc_hash_hex(doc->id, id);
    (void)snprintf(n_words, sizeof n_words, "%" PRIu64,
                   doc->reprint_of.dropped ? 0 : cc_text_words(doc, duplicates)); /* fits */
    cc_buf_init(&authors, out->max_bytes);
    cc_buf_init(&text, out->max_bytes);
    cc_buf_init(&quality, QUALITY_BYTES);
    join_authors(&authors, doc);
    if (!doc->reprint_of.dropped)
        cc_text_write(&text, doc, duplicates);
    cc_json_decimal(&quality, doc->quality, 3);
    {
        const struct cc_span fields[COLUMNS] = {
            cc_span_from(id),
            doc->outlet,
            address(doc),
            doc->date,
            doc->title,
            cc_buf_span(&authors),
            doc->language,
            cc_span_from(cc_kind_name(doc->kind)),
            cc_buf_span(&quality),
            cc_span_from(n_words),
            cc_span_slice(cc_buf_span(&text), 0, text.len > 0 ? text.len - 1 : 0)};

        cc_csv_row(out, fields, COLUMNS, !raw);
    }
    done_part(out, &authors);
    done_part(out, &text);
    done_part(out, &quality);
}
