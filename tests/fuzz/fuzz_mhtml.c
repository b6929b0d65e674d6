/* Property: any file is a page or a reason; the page lies in the arena, is not empty and not
 * longer than the file; its address is one of the web; the same file gives the same page. */
#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/source/mhtml.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span bytes = {(const char *)data, size};
    struct cc_page page = {.source = CC_SPAN("x")}, again = page;
    struct cc_arena arena;
    struct cc_error err;
    enum cc_status st;

    cc_arena_init(&arena, 16 << 20);
    st = cc_mhtml_page(&arena, bytes, &page, &err);
    check(st == CC_OK || ((st == CC_E_INPUT || st == CC_E_LIMIT) && err.message[0] != '\0'));
    check(cc_mhtml_page(&arena, bytes, &again, NULL) == st);
    if (st == CC_OK) {
        check(page.form == CC_FORM_HTML || page.form == CC_FORM_TEXT);
        check(page.bytes.len > 0 && page.bytes.len <= size);
        check(cc_span_is(page.title, again.title) && cc_span_is(page.outlet, again.outlet));
        check(cc_utf8_valid_prefix(page.title) == page.title.len);
        check(page.bytes.ptr + page.bytes.len <= (const char *)data ||
              page.bytes.ptr >= (const char *)data + size);
        check(cc_hash64(page.bytes) == cc_hash64(again.bytes));
        check(cc_span_is(page.url, again.url) && page.fetched_at_s == again.fetched_at_s);
        check(page.url.len == 0 || cc_span_starts_nocase(page.url, CC_SPAN("http")));
        check(page.content_type.len <= CC_MHTML_MAX_TYPE_BYTES);
        (void)cc_hash64(page.content_type);
    }
    check(cc_span_is(page.source, CC_SPAN("x")));
    cc_arena_done(&arena);
    return 0;
}
