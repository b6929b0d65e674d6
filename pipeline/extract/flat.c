/* flat.c -- a flattened page: lines, body, title and date, values, verdicts. */
#include "cleancopy/extract/flat.h"

#include "cleancopy/extract/flat_features.h"
#include "cleancopy/extract/flat_join.h"
#include "cleancopy/extract/flat_kind.h"
#include "cleancopy/extract/flat_rules.h"
#include "cleancopy/extract/flat_title.h"
#include "cleancopy/extract/flat_verdict.h"

/* The role that a line shows without a tag. */
static enum cc_role role_of(const struct cc_flat_line *line)
{
    if (line->bullet || line->numbered)
        return line->units > 60 ? CC_ROLE_P : CC_ROLE_LIST_ITEM;
    if ((line->shape == CC_FLAT_HEADING || line->shape == CC_FLAT_SHORT) &&
        !line->ends_sentence)
        return CC_ROLE_HEADING;
    return CC_ROLE_P;
}

static enum cc_status list_blocks(struct cc_arena *arena, const struct cc_flat_lines *lines,
                                  struct cc_blocks *blocks, struct cc_error *err)
{
    const struct cc_flat_line *line;
    struct cc_block *block;
    uint32_t i;

    blocks->count = 0;
    blocks->list = cc_arena_calloc(arena, (size_t)lines->count + 1, sizeof *blocks->list);
    if (blocks->list == NULL)
        return cc_arena_status(arena, "flat", err);
    for (i = 0; i < lines->count; i++) {
        line = &lines->list[i];
        block = &blocks->list[blocks->count++];
        block->text = line->text;
        block->role = role_of(line);
        block->level = block->role == CC_ROLE_HEADING ? 2 : block->role == CC_ROLE_LIST_ITEM;
        block->element = CC_NO_ELEMENT;
        block->position = line->number;
        block->n_words = line->n_words;
    }
    return CC_OK;
}

/* Where the rules saw no body and the verdicts keep a text all the same, that is it. */
static void body_of_kept(const struct cc_flat_lines *lines, const struct cc_verdict *verdicts, struct cc_flat_body *body)
{
    uint32_t i, n = 0;

    for (i = 0; i < lines->count; i++) {
        if (!verdicts[i].keep)
            continue;
        if (n++ == 0)
            body->from = i;
        body->to = i + 1;
    }
    if (n > 0)
        body->kind = cc_flat_kind(lines, body->from, body->to);
}

enum cc_status cc_flat_read(struct cc_arena *arena, const struct cc_limits *limits,
                            enum cc_scope scope, struct cc_span text, struct cc_document *doc,
                            struct cc_blocks *blocks, struct cc_verdict **verdicts,
                            struct cc_flat_values **values, struct cc_error *err)
{
    struct cc_flat_lines lines;
    struct cc_flat_body body;
    struct cc_span found, title;
    enum cc_reason *rules;
    enum cc_status st;

    st = cc_flat_features(arena, limits, text, &lines, err);
    if (st == CC_OK)
        st = list_blocks(arena, &lines, blocks, err);
    if (st != CC_OK)
        return st;
    cc_flat_find_body(&lines, &body);
    cc_flat_join(&lines, blocks);
    cc_flat_find_title(arena, &lines, NULL, &body, &found);
    title = doc->title.len > 0 ? doc->title : found;
    st = cc_flat_rules(arena, &lines, &body, &rules, err);
    if (st == CC_OK)
        st = cc_flat_values_list(arena, &lines, &body, title, rules, values, err);
    if (st == CC_OK)
        st = cc_flat_verdicts(arena, scope, &lines, blocks, rules, *values, verdicts,
                              &doc->quality, err);
    if (st != CC_OK)
        return st;
    if (body.kind == CC_KIND_EMPTY)
        body_of_kept(&lines, *verdicts, &body);
    doc->kind = body.kind;
    /* The trees learnt with pieces of sentences as titles too, and without any where there is no body. */
    if (body.title == CC_NO_INDEX || cc_flat_is_piece(blocks, body.title))
        cc_flat_find_title(arena, &lines, blocks, &body, &found);
    if (doc->title.len == 0)
        doc->title = found;
    if (doc->date.len == 0 && body.kind != CC_KIND_LISTING)
        doc->date = cc_flat_find_date(&lines, &body);
    return CC_OK;
}
