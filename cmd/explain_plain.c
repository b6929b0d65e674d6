/* explain_plain.c -- for a pipe: a line a block, which grep finds, of a form that stays. */
#include "explain_view.h"

#include "cleancopy/core/utf8.h"

#define INDENT "                               " /* notes stand below reason and role */

static void put_tamed(struct cc_explain_view *view, struct cc_span text)
{
    cc_terminal_tame(&view->out, text);
    cc_buf_add_char(&view->out, '\n');
}

static void put_field(struct cc_explain_view *view, const char *name, struct cc_span value)
{
    cc_buf_printf(&view->out, "%-10s ", name);
    put_tamed(view, value);
}

static void put_page(struct cc_explain_view *view, const json_t *page)
{
    cc_explain_fields(view, page, put_field);
    cc_buf_add_char(&view->out, '\n');
}

static void put_copies(struct cc_explain_view *view, const struct cc_explain_copy *copies,
                       size_t n)
{
    for (size_t i = 0; i < n && i < CC_EXPLAIN_MAX_COPIES; i++) {
        cc_buf_clear(&view->words);
        cc_explain_copy_words(&view->words, &copies[i]);
        cc_explain_check(view);
        cc_buf_add_string(&view->out, INDENT);
        put_tamed(view, cc_buf_span(&view->words));
    }
    if (n > CC_EXPLAIN_MAX_COPIES)
        cc_buf_printf(&view->out, INDENT "and %zu more copies\n", n - CC_EXPLAIN_MAX_COPIES);
}

static void put_block(struct cc_explain_view *view, const struct cc_explain_block *block)
{
    size_t n = cc_utf8_floor(block->text, CC_EXPLAIN_PLAIN_BYTES);

    cc_buf_printf(&view->out, "%-4s %4u  %-20.*s %-10.*s ", block->keep ? "keep" : "drop",
                  block->score, CC_SPAN_PRINT(block->reason), CC_SPAN_PRINT(block->role));
    cc_terminal_tame(&view->out, cc_span_slice(block->text, 0, n));
    cc_buf_add_string(&view->out, n < block->text.len ? "…\n" : "\n");
    if (!block->keep && block->path.len > 0) {
        cc_buf_add_string(&view->out, INDENT);
        put_tamed(view, block->path);
    }
    if (block->rule.len > 0) {
        cc_buf_add_string(&view->out, INDENT "rule ");
        put_tamed(view, block->rule);
    }
    put_copies(view, block->copies, block->n_copies);
}

static void put_end(struct cc_explain_view *view, const json_t *page)
{
    cc_buf_printf(&view->out, "\n%-10s ", "summary");
    cc_explain_summary(&view->out, page);
    cc_buf_add_string(&view->out, "\n\n");
}

const struct cc_explain_style cc_explain_plain = {put_page, put_block, put_end, put_copies};
