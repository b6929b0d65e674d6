/* box_panel.c -- lines of the panels beside the posts of a forum: "Posts: 14" here, "Posts: 2,051" there.
 *
 * Of each line with a number the form is what is left without it.  Lines alike in form and in what they look like, in two parents or more, are of a panel if
 * a colon is in them or there are three. */
#include "box_internal.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/extract/count_table.h"

#include <ctype.h>

#define MAX_WORDS      5
#define WITHOUT_COLON  3 /* so many of a form without one: two posters may name two versions */

/* Lines of one form, in document order. */
struct form {
    uint32_t first, n_lines; /* `first`: the block */
    bool in_two_parents;
};

static bool is_digit(const struct cc_span *text, size_t at)
{
    return at < text->len && text->ptr[at] >= '0' && text->ptr[at] <= '9';
}

/* A mark or a blank of one byte that may part the digits of a number. */
static bool may_part(const struct cc_span *text, size_t at)
{
    return at < text->len && (ispunct((unsigned char)text->ptr[at]) || text->ptr[at] == ' ');
}

/* A hash of the text with any number in the place of a number; 0 for a text without one. */
static uint64_t form_of(struct cc_span text)
{
    uint64_t form = 0;
    size_t at = 0, from = 0;

    while (at < text.len) {
        if (!is_digit(&text, at)) {
            at++;
            continue;
        }
        form = cc_hash64_mix(form + 1, cc_hash64(cc_span_slice(text, from, at)));
        while (is_digit(&text, at) || (may_part(&text, at) && is_digit(&text, at + 1)))
            at++;
        from = at;
    }
    return form == 0 ? 0 : cc_hash64_mix(form, cc_hash64(cc_span_slice(text, from, text.len)));
}

static bool may_be_line(const struct cc_box_work *work, uint32_t i)
{
    const struct cc_block *block = &work->blocks->list[i];

    return block->n_words <= MAX_WORDS && (block->role == CC_ROLE_P || block->role == CC_ROLE_LIST_ITEM) && block->element != CC_NO_INDEX &&
           work->features[i].value[CC_F_SENTENCES] == 0;
}

static void note_line(const struct cc_box_work *work, uint32_t i, struct form *form)
{
    const struct cc_block *list = work->blocks->list;
    const struct cc_node *nodes = work->dom->nodes;

    if (form->n_lines++ == 0)
        form->first = i;
    else if (nodes[list[i].element].parent != nodes[list[form->first].element].parent)
        form->in_two_parents = true;
}

bool cc_box_panels(struct cc_arena *arena, struct cc_box_work *work)
{
    uint32_t n = work->blocks->count, n_forms = 0, i;
    struct form *forms = cc_arena_calloc(arena, (size_t)n + 1, sizeof *forms);
    uint32_t *form_of_line = cc_arena_calloc(arena, (size_t)n + 1, sizeof *form_of_line); /* 1 + the index; 0 for other blocks */
    struct cc_count_table index;

    if (forms == NULL || form_of_line == NULL || !cc_count_table_make(arena, &index, n))
        return false;
    for (i = 0; i < n; i++) {
        uint64_t form = may_be_line(work, i) ? form_of(work->blocks->list[i].text) : 0;
        uint32_t *place;

        if (form == 0)
            continue;
        place = cc_count_table_at(&index, cc_hash64_mix(form, work->features[i].like));
        if (*place == 0)
            *place = ++n_forms;
        form_of_line[i] = *place;
        note_line(work, i, &forms[*place - 1]);
    }
    for (i = 0; i < n; i++) {
        const struct form *form = &forms[form_of_line[i] > 0 ? form_of_line[i] - 1 : 0];
        bool has_colon = cc_span_find(work->blocks->list[i].text, CC_SPAN(":"), 0) != (size_t)-1;

        if (form_of_line[i] > 0 && form->in_two_parents && (has_colon || form->n_lines >= WITHOUT_COLON))
            cc_box_mark(work, (struct cc_box_range){i, i + 1}, CC_REASON_WIDGET);
    }
    return true;
}
