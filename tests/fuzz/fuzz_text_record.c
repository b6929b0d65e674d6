/* Properties: a document that can be read comes back from the list as it went in, whatever its text; a scanner
 * reads what jansson reads, as it does. */
#include "cleancopy/core/arena.h"
#include "cleancopy/dedup/document_list.h"
#include "cleancopy/source/text_record.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void same(const struct cc_document *a, const struct cc_document *b)
{
    assert(cc_span_is(a->outlet, b->outlet));
    assert(a->n_paragraphs == b->n_paragraphs);
    for (uint32_t i = 0; i < a->n_paragraphs; i++)
        assert(cc_span_is(a->paragraphs[i].text, b->paragraphs[i].text));
}

static enum cc_status read_both_ways(struct cc_arena *arena, struct cc_span line,
                                     struct cc_document *doc, struct cc_span *id)
{
    static struct cc_json_scan *scan; /* kept, as a real one is over many lines */
    struct cc_document slow;
    struct cc_span slow_id;
    enum cc_status st;

    if (scan == NULL)
        scan = cc_json_scan_open();
    assert(scan != NULL);
    st = cc_text_record_read(arena, scan, line, doc, id, NULL);
    if (cc_text_record_read(arena, NULL, line, &slow, &slow_id, NULL) == CC_OK) {
        assert(st == CC_OK);
        assert(cc_span_is(*id, slow_id) && cc_span_is(doc->date, slow.date));
        same(doc, &slow);
    }
    return st;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span line = {(const char *)data, size}, id;
    struct cc_document_list *list = cc_document_list_open(SIZE_MAX, "");
    struct cc_document_place place = {0, 1};
    struct cc_document doc, back;
    struct cc_arena arena;

    cc_arena_init(&arena, 64 << 20);
    if (list != NULL && read_both_ways(&arena, line, &doc, &id) == CC_OK) {
        assert(cc_document_list_add(list, &doc, id, place, NULL) == CC_OK);
        assert(cc_document_list_add(list, &doc, id, place, NULL) == CC_OK);
        assert(cc_document_list_sort(list, NULL, NULL, NULL) == CC_OK);
        assert(cc_document_list_repeats(list, 1) && !cc_document_list_repeats(list, 0));
        assert(cc_document_list_id(list, 1) == doc.id);
        assert(cc_document_list_get(list, 1, &arena, &back, NULL) == CC_OK);
        same(&doc, &back);
        assert(cc_span_is(cc_document_list_written_id(list, 0), id));
    }
    cc_arena_done(&arena);
    cc_document_list_close(list);
    return 0;
}
