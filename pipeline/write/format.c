#include "cleancopy/write/format.h"

#include "cleancopy/write/csv_rows.h"
#include "cleancopy/write/record.h"
#include "cleancopy/write/tei.h"
#include "cleancopy/write/text.h"
#include "cleancopy/write/vertical.h"

/* In the order of enum cc_format. */
static const struct {
    const char *extension;
    struct cc_format_frame frame;
} formats[] = {
    {"txt", {"", "\f\n", ""}},
    {"md", {"", "\f\n", ""}},
    {"txt", {"", "", ""}},
    {"vert", {"", "", ""}},
    {"prevert", {"", "", ""}},
    {"xml", {CC_TEI_CORPUS_HEAD, "", CC_TEI_CORPUS_FOOT}},
    {"txt", {CC_CSV_DOCUMENT_HEAD, "", ""}},
};

const char *cc_format_extension(enum cc_format format)
{
    return formats[format].extension;
}

struct cc_format_frame cc_format_frame(enum cc_format format)
{
    return formats[format].frame;
}

void cc_format_file(struct cc_buf *out, const struct cc_document *doc,
                    const struct cc_config *cfg)
{
    switch (cfg->format) {
    case CC_FORMAT_MARKDOWN: /* has front matter in any case */
        cc_markdown_write(out, doc, cfg->duplicates);
        return;
    case CC_FORMAT_VERTICAL:
        cc_vertical_write(out, doc, cfg->duplicates);
        return;
    case CC_FORMAT_PREVERTICAL:
        cc_prevertical_write(out, doc, cfg->duplicates);
        return;
    case CC_FORMAT_TEI:
        cc_buf_add_string(out, CC_TEI_DECLARATION);
        cc_tei_write(out, doc, cfg->duplicates);
        return;
    case CC_FORMAT_TEXT:
    case CC_FORMAT_JSONL:
    case CC_FORMAT_CSV:
        break;
    }
    if (cfg->front_matter)
        cc_front_matter_write(out, doc);
    cc_text_write(out, doc, cfg->duplicates);
}

enum cc_status cc_format_stream(struct cc_buf *out, const struct cc_document *doc,
                                const struct cc_config *cfg, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    if (cfg->format == CC_FORMAT_JSONL) {
        st = cc_record_write(out, doc, cfg->removed, err);
        cc_buf_add_char(out, '\n');
    } else if (cfg->format == CC_FORMAT_CSV) {
        cc_csv_document_row(out, doc, cfg->duplicates, cfg->raw_csv);
    } else if (cfg->format == CC_FORMAT_TEI) {
        cc_tei_write(out, doc, cfg->duplicates);
    } else {
        cc_format_file(out, doc, cfg);
    }
    if (st == CC_OK && out->status != CC_OK)
        st = cc_fail(err, out->status, "output", out->status == CC_E_LIMIT ? "record is too large" : "no memory for a record");
    return st;
}
