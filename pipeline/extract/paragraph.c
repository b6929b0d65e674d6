/* What block_fate.h says becomes of each block, written down. */
#include "cleancopy/extract/paragraph.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/block_fate.h"
#include "cleancopy/extract/element_path.h"

#include <string.h>

struct work {
    struct cc_arena *arena;
    const struct cc_dom *dom;
    struct cc_element_paths paths; /* of `dom`, where there is one */
    bool has_paths;                /* the removed blocks get theirs */
    const struct cc_blocks *blocks;
    const struct cc_verdict *verdicts;
    struct cc_document *doc;
    enum cc_reason *reasons; /* one a block */
};

static void remove_block(struct work *work, uint32_t i)
{
    const struct cc_block *block = &work->blocks->list[i];
    struct cc_removed *removed = &work->doc->removed[work->doc->n_removed++];

    removed->text = block->text;
    removed->reason = work->reasons[i];
    removed->score = work->verdicts[i].score;
    removed->position = block->position;
    if (!work->has_paths)
        return;
    removed->path = work->dom == NULL || block->element == CC_NO_ELEMENT
                        ? CC_SPAN("line")
                        : cc_element_path(&work->paths, block->element);
}

static void keep_block(struct work *work, uint32_t i)
{
    const struct cc_block *block = &work->blocks->list[i];
    struct cc_paragraph *paragraph = &work->doc->paragraphs[work->doc->n_paragraphs++];

    memset(paragraph, 0, sizeof(*paragraph));
    paragraph->text = cc_nfc(work->arena, block->lines.len > 0 ? block->lines : block->text);
    paragraph->role = block->role;
    paragraph->level = block->level;
    paragraph->position = block->position;
    paragraph->score = work->verdicts[i].score;
}

enum cc_status cc_paragraph_list(struct cc_arena *arena, const struct cc_dom *dom,
                                 const struct cc_blocks *blocks,
                                 const struct cc_verdict *verdicts, bool paths,
                                 struct cc_document *doc, struct cc_error *err)
{
    struct work work = {.arena = arena, .dom = dom, .blocks = blocks, .verdicts = verdicts, .doc = doc, .has_paths = paths};
    size_t n = (size_t)blocks->count + 1;
    uint32_t i;

    doc->n_paragraphs = doc->n_removed = 0;
    doc->paragraphs = cc_arena_calloc(arena, n, sizeof(*doc->paragraphs));
    doc->removed = cc_arena_calloc(arena, n, sizeof(*doc->removed));
    work.reasons = cc_arena_calloc(arena, n, sizeof(*work.reasons));
    if (doc->paragraphs == NULL || doc->removed == NULL || work.reasons == NULL ||
        (dom != NULL && !cc_element_paths_init(arena, dom, &work.paths)) ||
        !cc_block_fates(arena, dom, blocks, verdicts, doc->title, doc->kind, work.reasons))
        return cc_arena_status(arena, "paragraph", err);
    for (i = 0; i < blocks->count; i++) {
        if (work.reasons[i] == CC_REASON_NONE)
            keep_block(&work, i);
        else
            remove_block(&work, i);
    }
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "paragraph", err);
    if (doc->n_paragraphs == 0)
        doc->kind = CC_KIND_EMPTY;
    return CC_OK;
}
