/* Property: any answer is a wall or none, the same twice, and a wall has evidence; more words than
 * CC_WALL_TEXT_MAX_WORDS make it one only where a header line says so; folded text is ASCII.
 * Input: a byte for the status, header lines, the URL that answered and the body, a NUL between. */
#include "cleancopy/fetch/wall.h"
#include "cleancopy/fetch/wall_text.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct cc_span take(struct cc_span *rest)
{
    size_t end = cc_span_find(*rest, (struct cc_span){"", 1}, 0);
    struct cc_span part = cc_span_slice(*rest, 0, end);

    *rest = end == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_slice(*rest, end + 1, rest->len);
    return part;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int32_t statuses[] = {200, 202, 401, 403, 405, 428, 429, 503, 404, 500};
    struct cc_span rest = cc_span_slice((struct cc_span){(const char *)data, size}, 1, size);
    struct cc_wall_answer answer;
    struct cc_wall_text text;
    const char *evidence = NULL;
    enum cc_wall wall;

    if (size == 0)
        return 0;
    answer.status = statuses[data[0] % (sizeof(statuses) / sizeof(statuses[0]))];
    answer.headers = take(&rest);
    answer.asked = CC_SPAN("https://www.harbourpost.example/2024/05/ferry-strike");
    answer.answered = take(&rest);
    answer.body = rest;
    wall = cc_wall_find(&answer, &evidence);
    assert(wall == cc_wall_find(&answer, NULL));
    assert((wall == CC_WALL_NONE) == (evidence == NULL));
    assert(wall != CC_WALL_CONSENT || answer.status == 200);
    (void)cc_wall_of_redirect(answer.asked, answer.answered);

    cc_wall_text_read(rest, &text);
    assert(text.len <= sizeof(text.bytes));
    assert(text.is_long || text.n_words <= CC_WALL_TEXT_MAX_WORDS);
    for (size_t i = 0; i < text.len; i++)
        assert((unsigned char)text.bytes[i] < 0x80 && text.bytes[i] != '\'');
    if (text.is_long && wall != CC_WALL_NONE) {
        answer.body = CC_SPAN_EMPTY; /* then the header lines say it */
        answer.answered = answer.asked;
        assert(cc_wall_find(&answer, NULL) == CC_WALL_BOT);
    }
    return 0;
}
