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

/* The index behind the last block that goes on in the sentence of block `i` and is kept as well. */
static uint32_t sentence_end(const struct work *work, uint32_t i)
{
    uint32_t to = i + 1;

    while (to < work->blocks->count && work->blocks->list[to].seam != CC_SEAM_NONE && work->reasons[to] == CC_REASON_NONE)
        to++;
    return to;
}

/* The blocks [from, to) as one text; empty when the arena refused. */
static struct cc_span join(const struct work *work, uint32_t from, uint32_t to)
{
    const struct cc_block *list = work->blocks->list;
    struct cc_span out = CC_SPAN_EMPTY;
    size_t len = 0;
    char *bytes;
    uint32_t i;

    for (i = from; i < to; i++)
        len += list[i].text.len + 1;
    bytes = cc_arena_alloc(work->arena, len);
    if (bytes == NULL)
        return out;
    out.ptr = bytes;
    for (i = from; i < to; i++) {
        if (i > from && list[i].seam == CC_SEAM_BLANK)
            bytes[out.len++] = ' ';
        memcpy(bytes + out.len, list[i].text.ptr, list[i].text.len);
        out.len += list[i].text.len;
    }
    return out;
}

/* The blocks [i, to) as a paragraph. */
static void keep_blocks(struct work *work, uint32_t i, uint32_t to)
{
    const struct cc_block *block = &work->blocks->list[i];
    struct cc_paragraph *paragraph = &work->doc->paragraphs[work->doc->n_paragraphs++];
    struct cc_span one = block->lines.len > 0 ? block->lines : block->text;

    memset(paragraph, 0, sizeof(*paragraph));
    paragraph->text = cc_nfc(work->arena, to - i > 1 ? join(work, i, to) : one);
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
    uint32_t i, to;

    doc->n_paragraphs = doc->n_removed = 0;
    doc->paragraphs = cc_arena_calloc(arena, n, sizeof(*doc->paragraphs));
    doc->removed = cc_arena_calloc(arena, n, sizeof(*doc->removed));
    work.reasons = cc_arena_calloc(arena, n, sizeof(*work.reasons));
    if (doc->paragraphs == NULL || doc->removed == NULL || work.reasons == NULL ||
        (dom != NULL && !cc_element_paths_init(arena, dom, &work.paths)) ||
        !cc_block_fates(arena, dom, blocks, verdicts, doc->title, doc->kind, work.reasons))
        return cc_arena_status(arena, "paragraph", err);
    for (i = 0; i < blocks->count; i = to) {
        to = i + 1;
        if (work.reasons[i] != CC_REASON_NONE) {
            remove_block(&work, i);
            continue;
        }
        to = sentence_end(&work, i);
        keep_blocks(&work, i, to);
    }
    if (arena->status != CC_OK)
        return cc_arena_status(arena, "paragraph", err);
    if (doc->n_paragraphs == 0)
        doc->kind = CC_KIND_EMPTY;
    return CC_OK;
}
