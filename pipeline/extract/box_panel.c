/* box_panel.c -- lines of the panels beside the posts of a forum: "Posts: 14" here, "Posts: 2,051" there. */
#include "box_internal.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"

#define MAX_WORDS 5

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A hash of the text with any number in the place of a number, in which marks and blanks may part digits; 0 for a text without one. */
static uint64_t form_of(struct cc_span text)
{
    uint64_t form = 0;
    size_t at = 0, from = 0, end;

    while (at < text.len) {
        if (!is_digit(text.ptr[at])) {
            at++;
            continue;
        }
        form = cc_hash64_mix(form + 1, cc_hash64(cc_span_slice(text, from, at)));
        for (end = at; end < text.len && (is_digit(text.ptr[end]) || (end + 1 < text.len && is_digit(text.ptr[end + 1]))); end++)
            ;
        at = from = end;
    }
    return form == 0 ? 0 : cc_hash64_mix(form, cc_hash64(cc_span_slice(text, from, text.len)));
}

static bool may_be_line(const struct cc_box_work *work, uint32_t i)
{
    const struct cc_block *block = &work->blocks->list[i];

    return block->n_words <= MAX_WORDS && (block->role == CC_ROLE_P || block->role == CC_ROLE_LIST_ITEM) && block->element != CC_NO_INDEX &&
           work->features[i].value[CC_F_SENTENCES] == 0;
}

static void mark(struct cc_box_work *work, uint32_t i)
{
    cc_box_mark(work, (struct cc_box_range){i, i + 1}, CC_REASON_WIDGET);
}

bool cc_box_panels(struct cc_arena *arena, struct cc_box_work *work)
{
    const struct cc_node *nodes = work->dom->nodes;
    const struct cc_block *list = work->blocks->list;
    struct cc_count_table firsts; /* 1 + the first line of a form and its likes */
    uint32_t i;

    if (!cc_count_table_make(arena, &firsts, work->blocks->count))
        return false;
    for (i = 0; i < work->blocks->count; i++) {
        uint64_t form = may_be_line(work, i) ? form_of(list[i].text) : 0;
        uint32_t *first;

        if (form == 0)
            continue;
        first = cc_count_table_at(&firsts, cc_hash64_mix(form, work->features[i].like));
        if (*first == 0) {
            *first = i + 1;
        } else if (nodes[list[i].element].parent != nodes[list[*first - 1].element].parent) {
            mark(work, *first - 1);
            mark(work, i);
        }
    }
    return true;
}
