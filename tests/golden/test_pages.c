/* Golden test of the invented pages, a test case a page: what a person wants of it stands beside it, as text (.txt), as
 * Markdown without its front matter (.md), and in facts.tsv what the record has to say.
 *
 * fixtures/pages/not-yet.txt names the pages of which the program does not give that, yet: one that comes out right must leave
 * the list, so it only gets shorter. */
#include "golden.h"

#include "cleancopy/pipeline.h"
#include "cleancopy/write/text.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MAX_PAGES  200
#define PATH_BYTES 1024

static struct {
    char *folder;
    struct cc_arena arena;
    struct cc_span facts, not_yet;
} pages;

/* "folder/table.html" -> "folder/table.md" */
static void beside(char out[PATH_BYTES], const char *path, const char *ending)
{
    (void)snprintf(out, PATH_BYTES, "%.*s%s", (int)(strlen(path) - strlen("html")), path, ending);
}

static bool text_is_right(struct cc_arena *arena, const char *path,
                          const struct cc_document *doc)
{
    char name[PATH_BYTES];
    struct cc_buf out;
    bool right;

    beside(name, path, "txt");
    cc_buf_init(&out, 1 << 20);
    cc_text_write(&out, doc, CC_DUPLICATES_KEEP);
    right = golden_is(arena, name, cc_buf_span(&out));
    cc_buf_done(&out);
    return right;
}

static bool markdown_is_right(struct cc_arena *arena, const char *path,
                              const struct cc_document *doc)
{
    char name[PATH_BYTES];
    struct cc_buf out, front;
    struct cc_span body;
    bool right;

    beside(name, path, "md");
    if (access(name, R_OK) != 0)
        return true;
    cc_buf_init(&out, 1 << 20);
    cc_buf_init(&front, 1 << 20);
    cc_markdown_write(&out, doc, CC_DUPLICATES_KEEP);
    cc_front_matter_write(&front, doc);
    body = cc_span_slice(cc_buf_span(&out), out.len > front.len ? front.len : 0, out.len);
    right = golden_is(arena, name, body);
    cc_buf_done(&front);
    cc_buf_done(&out);
    return right;
}

/* The text of the only paragraph of that role, "none" without one. */
static struct cc_span paragraph_of(const struct cc_document *doc, struct cc_span role)
{
    struct cc_span text = CC_SPAN("none");

    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        if (cc_span_is(role, cc_span_from(cc_role_name(doc->paragraphs[i].role))))
            text = cc_span_is(text, CC_SPAN("none")) ? doc->paragraphs[i].text
                                                     : CC_SPAN("more than one");
    return text;
}

/* "Ann Quay + Ben Dock" */
static bool authors_are(const struct cc_document *doc, struct cc_span wanted)
{
    char text[1000] = "";

    for (uint32_t i = 0; i < doc->n_authors; i++)
        (void)snprintf(text + strlen(text), sizeof text - strlen(text), "%s%.*s", i > 0 ? " + " : "",
                       CC_SPAN_PRINT(doc->authors[i]));
    return cc_span_is(doc->n_authors > 0 ? cc_span_from(text) : CC_SPAN("none"), wanted);
}

/* The metadata that a fact may be about; NULL for others. */
static const struct cc_span *field_of(const struct cc_document *doc, struct cc_span fact)
{
    return cc_span_is(fact, CC_SPAN("title"))       ? &doc->title
           : cc_span_is(fact, CC_SPAN("date"))      ? &doc->date
           : cc_span_is(fact, CC_SPAN("modified"))  ? &doc->modified
           : cc_span_is(fact, CC_SPAN("site_name")) ? &doc->site_name
                                                    : NULL;
}

static bool fact_is_right(const struct cc_document *doc, struct cc_span fact,
                          struct cc_span wanted)
{
    const struct cc_span *field = field_of(doc, fact);

    if (field != NULL)
        return cc_span_is(field->len > 0 ? *field : CC_SPAN("none"), wanted);
    if (cc_span_is(fact, CC_SPAN("authors")))
        return authors_are(doc, wanted);
    if (cc_span_is(fact, CC_SPAN("access")))
        return cc_span_is(wanted, cc_span_from(cc_access_name(doc->access)));
    if (cc_span_is(fact, CC_SPAN("kind")))
        return cc_span_is(wanted, cc_span_from(cc_kind_name(doc->kind)));
    return cc_span_starts(paragraph_of(doc, fact), wanted);
}

static struct cc_span next_field(struct cc_span *line)
{
    size_t end = cc_span_find(*line, CC_SPAN("\t"), 0);
    struct cc_span field = cc_span_slice(*line, 0, end == (size_t)-1 ? line->len : end);

    *line = end == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_slice(*line, end + 1, line->len);
    return field;
}

static bool facts_are_right(const char *path, const struct cc_document *doc)
{
    struct cc_span list = pages.facts, line, page, fact;
    char name[PATH_BYTES];
    bool right = true;

    while (cc_span_next_line(&list, &line)) {
        page = next_field(&line);
        (void)snprintf(name, sizeof name, "/%.*s.html", CC_SPAN_PRINT(page));
        if (!cc_span_ends(cc_span_from(path), cc_span_from(name)))
            continue;
        fact = next_field(&line);
        if (fact_is_right(doc, fact, line))
            continue;
        right = false;
        print_message("%s: %.*s is not %.*s\n", path, CC_SPAN_PRINT(fact), CC_SPAN_PRINT(line));
    }
    return right;
}

static void comes_out_as_a_person_wants_it(void **state)
{
    const char *path = *state;
    struct cc_page page = {.source = cc_span_from(path), .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    bool right;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    page.bytes = support_read(&arena, path);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
    right = text_is_right(&arena, path, &doc);
    right = markdown_is_right(&arena, path, &doc) && right;
    right = facts_are_right(path, &doc) && right;
    cc_arena_done(&arena);
    if (right && golden_is_listed(pages.not_yet, path))
        print_message("%s is right: take it off not-yet.txt\n", path);
    assert_true(right != golden_is_listed(pages.not_yet, path));
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

static size_t list_pages(struct CMUnitTest *tests)
{
    DIR *dir = opendir(pages.folder);
    struct dirent *entry;
    size_t n = 0;

    while (dir != NULL && n < MAX_PAGES && (entry = readdir(dir)) != NULL) {
        char path[PATH_BYTES];

        if (!cc_span_ends(cc_span_from(entry->d_name), CC_SPAN(".html")))
            continue;
        (void)snprintf(path, sizeof path, "%s/%s", pages.folder, entry->d_name);
        tests[n] = (struct CMUnitTest){.test_func = comes_out_as_a_person_wants_it};
        tests[n].initial_state = strdup(path);
        tests[n].name = (const char *)tests[n].initial_state + strlen(pages.folder) + 1;
        n++;
    }
    if (dir != NULL)
        (void)closedir(dir); /* read only */
    qsort(tests, n, sizeof *tests, by_name);
    return n;
}

static struct cc_span read_list(const char *name)
{
    char path[PATH_BYTES];

    (void)snprintf(path, sizeof path, "%s/%s", pages.folder, name);
    return support_read(&pages.arena, path);
}

int main(void)
{
    static struct CMUnitTest tests[MAX_PAGES];
    size_t n;
    int n_failed;

    pages.folder = support_fixture("pages");
    cc_arena_init(&pages.arena, 1 << 20);
    pages.facts = read_list("facts.tsv");
    pages.not_yet = read_list("not-yet.txt");
    n = list_pages(tests);
    n_failed = n == 0 ? 1 : _cmocka_run_group_tests("pages", tests, n, NULL, NULL);
    for (size_t i = 0; i < n; i++)
        free(tests[i].initial_state);
    cc_arena_done(&pages.arena);
    free(pages.folder);
    return n_failed;
}
