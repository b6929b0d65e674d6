/* Property: any bytes are refused or are a document that all writers take, and that packs and unpacks as the same one. */
#include "cleancopy/core/arena.h"
#include "cleancopy/core/document_pack.h"
#include "cleancopy/write/text.h"
#include "cleancopy/write/record.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_document doc, again;
    struct cc_buf packed, text, first, second;
    struct cc_arena arena;

    cc_arena_init(&arena, 16 << 20);
    cc_buf_init(&packed, 16 << 20);
    cc_buf_init(&text, 16 << 20);
    cc_buf_init(&first, 16 << 20);
    cc_buf_init(&second, 16 << 20);
    if (cc_document_unpack(&arena, (struct cc_span){(const char *)data, size}, &doc, NULL) == CC_OK) {
        cc_markdown_write(&text, &doc, CC_DUPLICATES_DROP);
        cc_document_pack(&packed, &doc);
        if (packed.status == CC_OK) {
            assert(cc_document_unpack(&arena, cc_buf_span(&packed), &again, NULL) == CC_OK);
            assert(cc_record_write(&first, &doc, true, NULL) == cc_record_write(&second, &again, true, NULL));
            assert(cc_span_is(cc_buf_span(&first), cc_buf_span(&second)));
        }
    }
    cc_buf_done(&second);
    cc_buf_done(&first);
    cc_buf_done(&text);
    cc_buf_done(&packed);
    cc_arena_done(&arena);
    return 0;
}
