#include "build_document.h"

#include "support.h"

static void *take(struct cc_arena *arena, size_t count, size_t bytes)
{
    void *list = cc_arena_calloc(arena, count + 1, bytes);

    assert_non_null(list);
    return list;
}

struct cc_document build_document(struct cc_arena *arena, uint64_t id,
                                  const struct build_paragraph *paragraphs)
{
    struct cc_document doc = {.id = id,
                              .source = CC_SPAN("saved/ferry.html"),
                              .url = CC_SPAN("https://harbourpost.example/ferry?page=1"),
                              .canonical_url = CC_SPAN("https://harbourpost.example/ferry"),
                              .outlet = CC_SPAN("harbourpost.example"),
                              .kind = CC_KIND_ARTICLE,
                              .language = CC_SPAN("en"),
                              .title = CC_SPAN("The ferry is late again"),
                              .date = CC_SPAN("2024-05-01"),
                              .fetched_at_s = CC_NO_TIME,
                              .quality = 0.875};
    uint32_t n = 0;

    while (paragraphs != NULL && paragraphs[n].text != NULL)
        n++;
    doc.paragraphs = take(arena, n, sizeof *doc.paragraphs);
    doc.n_paragraphs = n;
    for (uint32_t i = 0; i < n; i++) {
        const struct build_paragraph *from = &paragraphs[i];
        struct cc_paragraph *p = &doc.paragraphs[i];

        p->text = cc_span_from(from->text);
        p->role = from->role;
        p->level = from->level;
        if (from->relation == CC_RELATION_NONE)
            continue;
        p->duplicate_of.relation = from->relation;
        p->duplicate_of.doc = from->of_doc;
        p->duplicate_of.paragraph = from->of_paragraph;
        p->duplicate_of.outlet = cc_span_from(from->of_outlet);
        p->duplicate_of.similarity = 1.0;
    }
    return doc;
}

void build_removed(struct cc_arena *arena, struct cc_document *doc,
                   const struct build_removed *removed)
{
    uint32_t n = 0;

    while (removed[n].text != NULL)
        n++;
    doc->removed = take(arena, n, sizeof *doc->removed);
    doc->n_removed = n;
    for (uint32_t i = 0; i < n; i++)
        doc->removed[i] = (struct cc_removed){.text = cc_span_from(removed[i].text),
                                              .reason = removed[i].reason,
                                              .score = removed[i].score,
                                              .path = CC_SPAN("html/body/div"),
                                              .position = 100 + i};
}

static struct cc_span *build_list(struct cc_arena *arena, const char *const *names, uint32_t *n)
{
    struct cc_span *list;

    for (*n = 0; names[*n] != NULL;)
        ++*n;
    list = take(arena, *n, sizeof *list);
    for (uint32_t i = 0; i < *n; i++)
        list[i] = cc_span_from(names[i]);
    return list;
}

void build_authors(struct cc_arena *arena, struct cc_document *doc, const char *const *names)
{
    doc->authors = build_list(arena, names, &doc->n_authors);
}

void build_tags(struct cc_arena *arena, struct cc_document *doc, const char *const *names)
{
    doc->tags = build_list(arena, names, &doc->n_tags);
}

/* ---- comparing ---- */

static void assert_same_span(const char *field, struct cc_span got, struct cc_span wanted)
{
    if (!cc_span_is(got, wanted))
        fail_msg("%s: got \"%.*s\", wanted \"%.*s\"", field, CC_SPAN_PRINT(got),
                 CC_SPAN_PRINT(wanted));
}

static void assert_same_paragraph(const struct cc_paragraph *got,
                                  const struct cc_paragraph *wanted)
{
    const struct cc_duplicate *a = &got->duplicate_of, *b = &wanted->duplicate_of;

    assert_same_span("paragraph", got->text, wanted->text);
    assert_int_equal(got->role, wanted->role);
    assert_int_equal(got->level, wanted->level);
    assert_int_equal(got->score, wanted->score);
    assert_int_equal(got->left_out, wanted->left_out);
    assert_int_equal(got->n_pages, wanted->n_pages);
    assert_int_equal(a->relation, b->relation);
    if (b->relation == CC_RELATION_NONE)
        return;
    assert_true(a->doc == b->doc);
    assert_int_equal(a->paragraph, b->paragraph);
    assert_same_span("outlet of the copy", a->outlet, b->outlet);
    assert_true(a->similarity == b->similarity);
}

static void assert_same_removed(const struct cc_removed *got, const struct cc_removed *wanted)
{
    assert_same_span("removed", got->text, wanted->text);
    assert_int_equal(got->reason, wanted->reason);
    assert_int_equal(got->score, wanted->score);
    assert_same_span("path", got->path, wanted->path);
    assert_int_equal(got->position, wanted->position);
}

void assert_same_document(const struct cc_document *got, const struct cc_document *wanted)
{
    assert_true(got->id == wanted->id);
    assert_same_span("source", got->source, wanted->source);
    assert_same_span("url", got->url, wanted->url);
    assert_same_span("canonical_url", got->canonical_url, wanted->canonical_url);
    assert_same_span("outlet", got->outlet, wanted->outlet);
    assert_int_equal(got->kind, wanted->kind);
    assert_same_span("language", got->language, wanted->language);
    assert_same_span("title", got->title, wanted->title);
    assert_same_span("date", got->date, wanted->date);
    assert_same_span("site_name", got->site_name, wanted->site_name);
    assert_same_span("description", got->description, wanted->description);
    assert_true(got->fetched_at_s == wanted->fetched_at_s);
    assert_true(got->quality == wanted->quality);
    assert_int_equal(got->n_authors, wanted->n_authors);
    for (uint32_t i = 0; i < wanted->n_authors; i++)
        assert_same_span("author", got->authors[i], wanted->authors[i]);
    assert_same_span("modified", got->modified, wanted->modified);
    assert_same_span("image", got->image, wanted->image);
    assert_same_span("licence", got->licence, wanted->licence);
    assert_int_equal(got->access, wanted->access);
    assert_true(got->reprint_of.doc == wanted->reprint_of.doc);
    assert_same_span("reprint's outlet", got->reprint_of.outlet, wanted->reprint_of.outlet);
    assert_true(got->reprint_of.share == wanted->reprint_of.share);
    assert_int_equal(got->reprint_of.relation, wanted->reprint_of.relation);
    assert_int_equal(got->reprint_of.dropped, wanted->reprint_of.dropped);
    assert_int_equal(got->policy.rules, wanted->policy.rules);
    assert_same_span("unavailable_after", got->policy.unavailable_after,
                     wanted->policy.unavailable_after);
    assert_int_equal(got->policy.tdm, wanted->policy.tdm);
    assert_same_span("tdm_policy", got->policy.tdm_policy, wanted->policy.tdm_policy);
    assert_int_equal(got->n_tags, wanted->n_tags);
    for (uint32_t i = 0; i < wanted->n_tags; i++)
        assert_same_span("tag", got->tags[i], wanted->tags[i]);
    assert_int_equal(got->n_paragraphs, wanted->n_paragraphs);
    for (uint32_t i = 0; i < wanted->n_paragraphs; i++)
        assert_same_paragraph(&got->paragraphs[i], &wanted->paragraphs[i]);
    assert_int_equal(got->n_removed, wanted->n_removed);
    for (uint32_t i = 0; i < wanted->n_removed; i++)
        assert_same_removed(&got->removed[i], &wanted->removed[i]);
}
