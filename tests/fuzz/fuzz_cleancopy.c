/* Property: whatever a caller of the library hands over, a result is whole or has a message; its record is one line of JSON that
 * jansson reads, its text is UTF-8.  A document added as strings is added exactly when they are UTF-8, and gives the rows of the
 * same document added as a line.
 *
 * Input: a byte of settings, a line that stands for each string, then the page. */
#include "cleancopy/cleancopy.h"
#include "cleancopy/core/utf8.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef int page_call(const struct cleancopy_page *page, struct cleancopy_result **result);

static void try_page(const struct cleancopy_page *page, page_call *call)
{
    struct cleancopy_result *result;
    int status = call(page, &result);
    const char *record, *text;
    size_t n_record, n_text;

    assert(status == cleancopy_result_status(result));
    record = cleancopy_result_record(result, &n_record);
    text = cleancopy_result_text(result, &n_text);
    if (status == CLEANCOPY_OK) {
        json_t *value = json_loadb(record, n_record, 0, NULL);

        assert(json_is_object(value) && memchr(record, '\n', n_record) == NULL);
        assert(cc_utf8_valid_prefix((struct cc_span){text, n_text}) == n_text);
        json_decref(value);
    } else {
        assert(n_record == 0 && n_text == 0 && cleancopy_result_message(result)[0] != '\0');
    }
    cleancopy_result_free(result);
}

/* The document, and a copy of it under another id. */
static struct cleancopy_result *rows_of_strings(const char *name, struct cc_span text, int *status)
{
    struct cleancopy_dedup *dedup;
    struct cleancopy_result *result;

    assert(cleancopy_dedup_open(NULL, &dedup) == CLEANCOPY_OK);
    *status = cleancopy_dedup_add(dedup, name, name, NULL, text.ptr, text.len);
    assert(cleancopy_dedup_add(dedup, "-", "z.example", NULL, text.ptr, text.len) == CLEANCOPY_OK || *status != CLEANCOPY_OK);
    assert(cleancopy_dedup_run(dedup, &result) == CLEANCOPY_OK);
    cleancopy_dedup_close(dedup);
    return result;
}

static void add_object(struct cleancopy_dedup *dedup, const char *id, const char *outlet, struct cc_span text)
{
    json_t *object = json_pack("{s:s, s:s, s:s%}", "id", id, "outlet", outlet, "text", text.ptr, text.len);
    char *line = json_dumps(object, 0);

    assert(line != NULL && cleancopy_dedup_add_line(dedup, line, strlen(line)) == CLEANCOPY_OK);
    free(line);
    json_decref(object);
}

static void try_document(const char *name, struct cc_span text)
{
    struct cc_span id = cc_span_from(name);
    bool valid = cc_utf8_valid_prefix(id) == id.len && cc_utf8_valid_prefix(text) == text.len;
    int status;
    struct cleancopy_result *got = rows_of_strings(name, text, &status), *wanted;
    struct cleancopy_dedup *dedup;

    assert(status == (valid ? CLEANCOPY_OK : CLEANCOPY_E_INPUT));
    if (valid) {
        assert(cleancopy_dedup_open(NULL, &dedup) == CLEANCOPY_OK);
        add_object(dedup, name, name, text);
        add_object(dedup, "-", "z.example", text);
        assert(cleancopy_dedup_run(dedup, &wanted) == CLEANCOPY_OK);
        assert(strcmp(cleancopy_result_record(got, NULL), cleancopy_result_record(wanted, NULL)) == 0);
        assert(strcmp(cleancopy_result_notes(got, NULL), cleancopy_result_notes(wanted, NULL)) == 0);
        cleancopy_result_free(wanted);
        cleancopy_dedup_close(dedup);
    }
    cleancopy_result_free(got);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cleancopy_page page = {.size = sizeof page};
    struct cc_span rest = {(const char *)data, size}, line = CC_SPAN_EMPTY;
    char *string;

    if (size == 0)
        return 0;
    rest = cc_span_slice(rest, 1, size);
    (void)cc_span_next_line(&rest, &line); /* false: empty */
    string = strndup(line.len > 0 ? line.ptr : "", line.len);
    assert(string != NULL);
    page.bytes = rest.ptr;
    page.n_bytes = rest.len;
    page.form = data[0] & 3;
    page.scope = data[0] >> 2 & 3;
    page.removed = data[0] >> 4 & 1;
    page.source = page.url = page.content_type = page.outlet = page.date = string;
    page.title = (data[0] & 32) != 0 ? string : NULL;
    try_page(&page, cleancopy_clean);
    try_page(&page, cleancopy_features);
    try_document(string, (struct cc_span){rest.len > 0 ? rest.ptr : "", rest.len});
    free(string);
    return 0;
}
