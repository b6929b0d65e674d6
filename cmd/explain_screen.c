/* explain_screen.c -- for a terminal: what is kept reads as text, what is dropped is pale, with
 * the reason and the score.
 *
 *     title      Ferry line to Gull Island reopens after
 *                nine years
 *
 *     drop   12  navigation: Home News Sport Weather Ma…
 *                …/body/header/nav.main/ul
 *     keep  962  The ferry between Port Wend and Gull
 *                Island sails again from Monday.
 */
#include "explain_view.h"

#include <stdio.h>
#include <string.h>

#define INDENT      11 /* cells before the text */
#define LEAST_CELLS 10 /* of text, on terminals that are too narrow for both */

#define PLAIN  "0"
#define BOLD   "1"
#define PALE   "2"
#define RED    "31"
#define GREEN  "32"
#define OCHRE  "33"
#define VIOLET "35"
#define CYAN   "36"

static unsigned room(const struct cc_explain_view *view)
{
    return view->columns > INDENT + LEAST_CELLS ? view->columns - INDENT : LEAST_CELLS;
}

static void paint(struct cc_explain_view *view, const char *colour)
{
    if (view->colour)
        cc_buf_printf(&view->out, "\033[%sm", colour);
}

/* All of the text, in as many lines as it takes, all but the first behind the indent. */
static void put_lines(struct cc_explain_view *view, struct cc_span text, const char *colour)
{
    struct cc_span given, line;
    bool is_first = true;

    if (text.len == 0)
        cc_buf_add_char(&view->out, '\n');
    while (cc_span_next_line(&text, &given)) {
        cc_buf_clear(&view->tamed);
        cc_terminal_tame(&view->tamed, given);
        cc_explain_check(view);
        cc_wrap_start(view->wrap, cc_buf_span(&view->tamed));
        while (cc_wrap_next(view->wrap, room(view), &line)) {
            if (!is_first)
                cc_buf_printf(&view->out, "%*s", INDENT, "");
            is_first = false;
            paint(view, colour);
            cc_buf_add(&view->out, line);
            paint(view, PLAIN);
            cc_buf_add_char(&view->out, '\n');
        }
    }
}

static void put_field(struct cc_explain_view *view, const char *name, struct cc_span value)
{
    if (value.len == 0)
        return;
    paint(view, PALE);
    cc_buf_printf(&view->out, "%-*s", INDENT, name);
    paint(view, PLAIN);
    put_lines(view, value, strcmp(name, "title") == 0 ? BOLD : PLAIN);
}

static void put_page(struct cc_explain_view *view, const json_t *page)
{
    cc_explain_fields(view, page, put_field);
    cc_buf_add_char(&view->out, '\n');
    view->after_kept = false;
}

static void put_label(struct cc_explain_view *view, const struct cc_explain_block *block)
{
    paint(view, block->keep ? GREEN : RED);
    cc_buf_printf(&view->out, "%s", block->keep ? "keep" : "drop");
    paint(view, PLAIN);
    cc_buf_printf(&view->out, " %4u  ", block->score);
}

static void put_kept(struct cc_explain_view *view, const struct cc_explain_block *block)
{
    bool is_heading = cc_span_is(block->role, CC_SPAN("heading"));

    if (view->after_kept)
        cc_buf_add_char(&view->out, '\n');
    put_label(view, block);
    cc_buf_clear(&view->words);
    if (!is_heading && !cc_span_is(block->role, CC_SPAN("p")))
        cc_buf_printf(&view->words, "%.*s: ", CC_SPAN_PRINT(block->role));
    cc_buf_add(&view->words, block->text);
    cc_explain_check(view);
    put_lines(view, cc_buf_span(&view->words), is_heading ? BOLD : PLAIN);
}

/* One line: "navigation: Home News Sport …". */
static void put_dropped(struct cc_explain_view *view, const struct cc_explain_block *block)
{
    unsigned used = cc_cells(block->reason) + 2, cells = room(view);
    struct cc_span text, shown;

    put_label(view, block);
    paint(view, OCHRE);
    cc_buf_printf(&view->out, "%.*s", CC_SPAN_PRINT(block->reason));
    paint(view, PALE);
    cc_buf_clear(&view->tamed);
    cc_terminal_tame(&view->tamed, block->text);
    cc_explain_check(view);
    text = cc_buf_span(&view->tamed);
    cells = cells > used ? cells - used : 0;
    shown = cc_cells(text) <= cells ? text : cc_cells_first(text, cells > 0 ? cells - 1 : 0);
    if (cells > 0)
        cc_buf_printf(&view->out, ": %.*s%s", CC_SPAN_PRINT(shown),
                      shown.len < text.len ? "…" : "");
    paint(view, PLAIN);
    cc_buf_add_char(&view->out, '\n');
}

/* Where it stands: the end of the path tells more than its beginning. */
static void put_path(struct cc_explain_view *view, struct cc_span path)
{
    struct cc_span all, shown;

    cc_buf_clear(&view->tamed);
    cc_terminal_tame(&view->tamed, path);
    cc_explain_check(view);
    all = cc_buf_span(&view->tamed);
    shown = cc_cells(all) <= room(view) ? all : cc_cells_last(all, room(view) - 1);
    cc_buf_printf(&view->out, "%*s", INDENT, "");
    paint(view, PALE);
    cc_buf_printf(&view->out, "%s%.*s", shown.len < all.len ? "…" : "", CC_SPAN_PRINT(shown));
    paint(view, PLAIN);
    cc_buf_add_char(&view->out, '\n');
}

/* What stands in view->words, below a block. */
static void put_note(struct cc_explain_view *view, const char *colour)
{
    cc_explain_check(view);
    cc_buf_printf(&view->out, "%*s", INDENT, "");
    put_lines(view, cc_buf_span(&view->words), colour);
    cc_buf_clear(&view->words);
}

static void put_copies(struct cc_explain_view *view, const struct cc_explain_copy *copies,
                       size_t n)
{
    cc_buf_clear(&view->words);
    for (size_t i = 0; i < n && i < CC_EXPLAIN_MAX_COPIES; i++) {
        cc_explain_copy_words(&view->words, &copies[i]);
        put_note(view, VIOLET);
    }
    if (n <= CC_EXPLAIN_MAX_COPIES)
        return;
    cc_buf_printf(&view->words, "and %zu more copies", n - CC_EXPLAIN_MAX_COPIES);
    put_note(view, VIOLET);
}

static void put_block(struct cc_explain_view *view, const struct cc_explain_block *block)
{
    if (block->keep)
        put_kept(view, block);
    else
        put_dropped(view, block);
    if (!block->keep && block->path.len > 0)
        put_path(view, block->path);
    if (block->rule.len > 0) {
        cc_buf_clear(&view->words);
        cc_buf_add_string(&view->words, "rule ");
        cc_buf_add(&view->words, block->rule);
        put_note(view, CYAN);
    }
    put_copies(view, block->copies, block->n_copies);
    view->after_kept = block->keep;
}

static void put_end(struct cc_explain_view *view, const json_t *page)
{
    cc_buf_clear(&view->words);
    cc_explain_summary(&view->words, page);
    cc_explain_check(view);
    cc_buf_add_char(&view->out, '\n');
    put_field(view, "summary", cc_buf_span(&view->words));
    cc_buf_add_char(&view->out, '\n');
}

const struct cc_explain_style cc_explain_screen = {put_page, put_block, put_end, put_copies};
