/* Property: whatever a page's JSON-LD holds, the page has its text, and a second reading gives the same metadata. */
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/pipeline.h"
#include "cleancopy/write/record.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "<script type='application/ld+json'>"
#define TAIL "</script><p>The ferry is back at last, said those who had waited for it at the pier since the morning of that day."

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_once(struct cc_span html, struct cc_buf *out)
{
    struct cc_page page = {.bytes = html, .form = CC_FORM_HTML, .source = CC_SPAN("fuzz"),
                           .url = CC_SPAN("http://outlet.example/a"), .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, 64 << 20);
    cc_buf_init(out, 16 << 20);
    if (cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL) == CC_OK)
        assert(cc_record_write(out, &doc, true, NULL) == CC_OK);
    cc_arena_done(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t len = sizeof(HEAD) - 1 + size + sizeof(TAIL) - 1;
    char *html = malloc(len);
    struct cc_buf first, second;

    if (html == NULL)
        return 0;
    memcpy(html, HEAD, sizeof(HEAD) - 1);
    if (size > 0)
        memcpy(html + sizeof(HEAD) - 1, data, size);
    memcpy(html + sizeof(HEAD) - 1 + size, TAIL, sizeof(TAIL) - 1);
    read_once((struct cc_span){html, len}, &first);
    read_once((struct cc_span){html, len}, &second);
    assert(cc_span_is(cc_buf_span(&first), cc_buf_span(&second)));
    cc_buf_done(&second);
    cc_buf_done(&first);
    free(html);
    return 0;
}
