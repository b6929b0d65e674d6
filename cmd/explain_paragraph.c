#include "explain_paragraph.h"

#include "commands.h"
#include "explain_copies.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/write/json.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define PIECE_BYTES 65536

static enum cc_status read_standard_input(struct cc_arena *arena, size_t max_bytes,
                                          struct cc_span *text, struct cc_error *err)
{
    struct cc_buf buf;
    char *room;
    size_t n = 1;

    cc_buf_init(&buf, max_bytes);
    while (n > 0 && buf.status == CC_OK) {
        room = cc_buf_reserve(&buf, PIECE_BYTES);
        n = room != NULL ? fread(room, 1, PIECE_BYTES, stdin) : 0;
        buf.len += n;
    }
    *text = cc_arena_copy(arena, cc_buf_span(&buf));
    cc_buf_done(&buf);
    if (buf.status != CC_OK)
        return cc_fail(err, buf.status, "explain", "a paragraph of over %zu bytes", max_bytes);
    if (ferror(stdin))
        return cc_fail(err, CC_E_INPUT, "explain", "standard input: %s", strerror(errno));
    return cc_arena_status(arena, "explain", err);
}

/* One line of it, as a page's paragraph would be. */
static enum cc_status read_text(const struct cc_config *cfg, struct cc_arena *arena,
                                struct cc_span *text, struct cc_error *err)
{
    struct cc_span given = cc_span_from(cfg->paragraph);
    enum cc_status st = CC_OK;

    if (cc_span_is(given, CC_SPAN("-")))
        st = read_standard_input(arena, cfg->limits.max_page_bytes, &given, err);
    if (st != CC_OK)
        return st;
    if (cc_utf8_valid_prefix(given) != given.len)
        return cc_fail(err, CC_E_USAGE, "explain", "the paragraph is no UTF-8");
    *text = cc_nfc(arena, cc_collapse_space(arena, given));
    return cc_arena_status(arena, "explain", err);
}

static void show_json(struct cc_buf *out, struct cc_span text,
                      const struct cc_explain_copies *copies)
{
    cc_buf_add_string(out, "{\"paragraph\":");
    cc_json_string(out, text);
    cc_buf_printf(out, ",\"words\":%zu,\"found\":%s,\"copies\":", cc_count_words(text),
                  copies->n > 0 ? "true" : "false");
    cc_explain_copies_json(out, copies);
    cc_buf_add_string(out, "}\n");
}

static enum cc_status show(const struct cc_config *cfg, struct cc_explain_view *view,
                           struct cc_span text, const struct cc_explain_copies *copies,
                           struct cc_error *err)
{
    enum cc_status st;

    if (cfg->json)
        show_json(&view->out, text, copies);
    else
        view->style->copies(view, copies->list, copies->n);
    st = cc_explain_view_flush(view, err);
    if (st != CC_OK || copies->n > 0 || cfg->json || cfg->quiet)
        return st;
    if (cc_count_words(text) < cfg->dedup.min_exact_words)
        cc_say("fewer than %" PRIu32 " words: so short a paragraph is not compared by itself",
               cfg->dedup.min_exact_words);
    else
        cc_say("not seen before");
    return CC_OK;
}

int cc_explain_paragraph(const struct cc_config *cfg, struct cc_state *state)
{
    struct cc_paragraph paragraph = {.role = CC_ROLE_P};
    struct cc_document doc = {.paragraphs = &paragraph, .n_paragraphs = 1};
    struct cc_explain_copies *copies = NULL;
    struct cc_explain_view view;
    struct cc_arena arena;
    struct cc_error err;
    enum cc_status st;
    bool found = false;

    cc_arena_init(&arena, cfg->limits.max_arena_bytes);
    st = read_text(cfg, &arena, &paragraph.text, &err);
    if (!cc_explain_view_init(&view, cfg->color) && st == CC_OK)
        st = cc_fail(&err, CC_E_NOMEM, "explain", "no memory to show anything");
    if (st == CC_OK)
        st = cc_explain_copies_find(state, cfg, &arena, &doc, &copies, &err);
    if (st == CC_OK)
        st = show(cfg, &view, paragraph.text, copies, &err);
    found = st == CC_OK && copies->n > 0;
    cc_explain_view_done(&view);
    cc_arena_done(&arena);
    if (st != CC_OK)
        return cc_say_error(&err);
    return found ? CC_EXIT_DONE : CC_EXIT_SOME_FAILED;
}
