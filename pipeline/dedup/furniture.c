#include "cleancopy/dedup/furniture.h"

#include "cleancopy/core/alloc.h"

#include <stdlib.h>

/* What is known of a page. */
struct page {
    uint64_t outlet, title;
    uint32_t own_words, all_words;
    uint32_t first_own, last_own; /* places of lines; first_own CC_NO_INDEX: it has none */
    bool article;
};

/* A line on a page. */
struct entry {
    uint64_t key;
    uint32_t page, place;
    uint16_t words;
    uint8_t flags;
    const struct page *of; /* filled for sorting, when no page moves any more */
};

struct found {
    uint64_t key;
    uint32_t n_pages;
};

struct outlet {
    uint64_t name;
    uint32_t n_counting;
};

enum stage { OWN, JUDGE, DONE };

struct cc_furniture {
    enum stage stage;
    uint64_t n_parts, part;
    struct page *pages;
    size_t n_pages, page_room, at; /* at: the next page of the pass */
    struct entry *entries;
    size_t n_entries, entry_room;
    struct outlet *outlets; /* by name */
    size_t n_outlets;
    struct found *found; /* by key once done */
    size_t n_found, found_room;
};

enum cc_status cc_furniture_open(uint64_t n_lines, struct cc_furniture **out, struct cc_error *err)
{
    struct cc_furniture *f = cc_calloc(1, sizeof *f);

    *out = NULL;
    if (f == NULL)
        return cc_fail(err, CC_E_NOMEM, "furniture", "no memory");
    f->n_parts = n_lines / CC_FURNITURE_PART_LINES + 1;
    *out = f;
    return CC_OK;
}

void cc_furniture_close(struct cc_furniture *f)
{
    if (f == NULL)
        return;
    cc_free(f->pages);
    cc_free(f->entries);
    cc_free(f->outlets);
    cc_free(f->found);
    cc_free(f);
}

bool cc_furniture_wants_pass(const struct cc_furniture *f)
{
    return f->stage != DONE;
}

/* Room for one more; NULL when memory is short (the old list stays). */
static void *grow(void *list, size_t n, size_t *room, size_t item_bytes)
{
    size_t wanted = *room == 0 ? 1024 : *room * 2;
    void *moved;

    if (n < *room)
        return list;
    moved = cc_realloc_array(list, wanted, item_bytes);
    if (moved != NULL)
        *room = wanted;
    return moved;
}

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "furniture", "no memory for the lines of all pages");
}

/* ---- gathering ---- */

static enum cc_status add_page(struct cc_furniture *f, const struct cc_page_lines *page,
                               struct cc_error *err)
{
    struct page *pages = grow(f->pages, f->n_pages, &f->page_room, sizeof *pages);
    struct page made = {.outlet = page->outlet, .title = page->title, .first_own = CC_NO_INDEX,
                        .article = page->article};

    if (pages == NULL)
        return no_memory(err);
    for (uint32_t i = 0; i < page->n_lines; i++) {
        if ((page->lines[i].flags & CC_LINE_CARRIED) == 0)
            made.all_words += page->lines[i].words;
    }
    f->pages = pages;
    f->pages[f->n_pages++] = made;
    return CC_OK;
}

enum cc_status cc_furniture_page(struct cc_furniture *f, const struct cc_page_lines *page,
                                 struct cc_error *err)
{
    if (f->stage == OWN && f->part == 0) {
        enum cc_status st = add_page(f, page, err);

        if (st != CC_OK)
            return st;
    }
    for (uint32_t i = 0; i < page->n_lines; i++) {
        const struct cc_line *line = &page->lines[i];
        struct entry *entries;

        if (line->key == 0 || line->key % f->n_parts != f->part)
            continue;
        entries = grow(f->entries, f->n_entries, &f->entry_room, sizeof *entries);
        if (entries == NULL)
            return no_memory(err);
        f->entries = entries;
        f->entries[f->n_entries++] = (struct entry){.key = line->key, .page = (uint32_t)f->at,
                                                    .place = i, .words = line->words,
                                                    .flags = line->flags};
    }
    f->at++;
    return CC_OK;
}

/* By key, outlet, title, page, place. */
static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    if (x->of->outlet != y->of->outlet)
        return x->of->outlet < y->of->outlet ? -1 : 1;
    if (x->of->title != y->of->title)
        return x->of->title < y->of->title ? -1 : 1;
    if (x->page != y->page)
        return x->page < y->page ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

/* ---- what is a page's own ---- */

/* The entries of one key and outlet: own lines where all are of one page. */
static void mark_own(struct cc_furniture *f, const struct entry *list, size_t n)
{
    struct page *page = &f->pages[list[0].page];

    if (list[0].page != list[n - 1].page)
        return;
    for (size_t i = 0; i < n; i++) {
        if ((list[i].flags & (CC_LINE_COPY | CC_LINE_CARRIED)) != 0)
            continue;
        page->own_words += list[i].words;
        if (page->first_own == CC_NO_INDEX || list[i].place < page->first_own)
            page->first_own = list[i].place;
        if (list[i].place > page->last_own)
            page->last_own = list[i].place;
    }
}

static bool counts(const struct page *page)
{
    return page->article && (uint64_t)page->own_words * 2 > page->all_words;
}

static int compare_outlets(const void *a, const void *b)
{
    const struct outlet *x = a, *y = b;

    return x->name < y->name ? -1 : x->name > y->name;
}

/* How many pages of each outlet count. */
static enum cc_status count_outlets(struct cc_furniture *f, struct cc_error *err)
{
    size_t n = 0;

    f->outlets = cc_calloc(f->n_pages + 1, sizeof *f->outlets);
    if (f->outlets == NULL)
        return no_memory(err);
    for (size_t i = 0; i < f->n_pages; i++)
        f->outlets[i] = (struct outlet){f->pages[i].outlet, counts(&f->pages[i])};
    if (f->n_pages > 0)
        qsort(f->outlets, f->n_pages, sizeof *f->outlets, compare_outlets);
    for (size_t i = 0; i < f->n_pages; i++) {
        if (n > 0 && f->outlets[n - 1].name == f->outlets[i].name)
            f->outlets[n - 1].n_counting += f->outlets[i].n_counting;
        else
            f->outlets[n++] = f->outlets[i];
    }
    f->n_outlets = n;
    return CC_OK;
}

static uint32_t counting_pages(const struct cc_furniture *f, uint64_t outlet)
{
    struct outlet wanted = {outlet, 0};
    const struct outlet *at =
        bsearch(&wanted, f->outlets, f->n_outlets, sizeof wanted, compare_outlets);

    return at != NULL ? at->n_counting : 0;
}

/* ---- judging ---- */

/* The pages that have a line. */
struct evidence {
    uint32_t n_pages;          /* all */
    uint32_t n_titles, n_edge; /* titles of pages that count, and of those that have it at the edge */
};

static bool is_at_edge(const struct entry *e)
{
    return e->place > e->of->last_own ||
           (e->place < e->of->first_own && (e->flags & CC_LINE_HEADING) == 0);
}

/* The entries of one page, from *i on; moves *i behind them. */
static void read_page(const struct entry *list, size_t n, size_t *i, bool *judged, bool *edge)
{
    uint32_t page = list[*i].page;

    *judged = counts(list[*i].of);
    *edge = true;
    for (; *i < n && list[*i].page == page; ++*i) {
        *judged = *judged && (list[*i].flags & CC_LINE_JUDGED) != 0;
        *edge = *edge && is_at_edge(&list[*i]);
    }
}

static struct evidence gather(const struct entry *list, size_t n)
{
    struct evidence e = {0, 0, 0};
    size_t i = 0;

    while (i < n) {
        uint64_t title = list[i].of->title;
        bool any = false, any_edge = false;

        do { /* the pages of one title; a page without one stands alone */
            bool judged, edge;

            read_page(list, n, &i, &judged, &edge);
            e.n_pages++;
            any = any || judged;
            any_edge = any_edge || (judged && edge);
        } while (title != 0 && i < n && list[i].of->title == title);
        e.n_titles += any;
        e.n_edge += any_edge;
    }
    return e;
}

/* The entries of one key. */
static bool is_furniture(const struct cc_furniture *f, const struct entry *list, size_t n,
                         uint32_t *n_pages)
{
    bool is_long = list[0].words >= CC_FURNITURE_WORDS, edge;
    struct evidence e;

    if (list[0].of->outlet != list[n - 1].of->outlet || n < CC_FURNITURE_PAGES)
        return false;
    for (size_t i = 0; i < n; i++) {
        if ((list[i].flags & (CC_LINE_FOREIGN | CC_LINE_CARRIED)) != 0)
            return false;
    }
    e = gather(list, n);
    *n_pages = e.n_pages;
    edge = (uint64_t)e.n_edge * 4 >= (uint64_t)e.n_titles * 3;
    if (is_long && edge && e.n_edge >= CC_FURNITURE_PAGES)
        return true;
    if (!edge && (!is_long || (list[0].flags & CC_LINE_HEADING) != 0))
        return false;
    return e.n_titles >= CC_FURNITURE_MANY &&
           (uint64_t)e.n_titles * 2 >= counting_pages(f, list[0].of->outlet);
}

static enum cc_status judge(struct cc_furniture *f, const struct entry *list, size_t n,
                            struct cc_error *err)
{
    struct found *found;
    uint32_t n_pages = 0;

    if (!is_furniture(f, list, n, &n_pages))
        return CC_OK;
    found = grow(f->found, f->n_found, &f->found_room, sizeof *found);
    if (found == NULL)
        return no_memory(err);
    f->found = found;
    f->found[f->n_found++] = (struct found){list[0].key, n_pages};
    return CC_OK;
}

/* ---- passes ---- */

static bool is_same_group(const struct cc_furniture *f, const struct entry *a,
                          const struct entry *b)
{
    return a->key == b->key && (f->stage == JUDGE || a->of->outlet == b->of->outlet);
}

static int compare_found(const void *a, const void *b)
{
    const struct found *x = a, *y = b;

    return x->key < y->key ? -1 : x->key > y->key;
}

static enum cc_status next_pass(struct cc_furniture *f, struct cc_error *err)
{
    f->n_entries = 0;
    f->at = 0;
    f->part++;
    if (f->part < f->n_parts)
        return CC_OK;
    f->part = 0;
    if (f->stage == OWN) {
        f->stage = JUDGE;
        return count_outlets(f, err);
    }
    f->stage = DONE;
    if (f->n_found > 0)
        qsort(f->found, f->n_found, sizeof *f->found, compare_found);
    return CC_OK;
}

enum cc_status cc_furniture_end_pass(struct cc_furniture *f, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    size_t from = 0;

    for (size_t i = 0; i < f->n_entries; i++)
        f->entries[i].of = &f->pages[f->entries[i].page];
    if (f->n_entries > 0)
        qsort(f->entries, f->n_entries, sizeof *f->entries, compare_entries);
    while (from < f->n_entries && st == CC_OK) {
        size_t to = from + 1;

        while (to < f->n_entries && is_same_group(f, &f->entries[from], &f->entries[to]))
            to++;
        if (f->stage == OWN)
            mark_own(f, &f->entries[from], to - from);
        else
            st = judge(f, &f->entries[from], to - from, err);
        from = to;
    }
    return st == CC_OK ? next_pass(f, err) : st;
}

uint32_t cc_furniture_find(const struct cc_furniture *f, uint64_t key)
{
    struct found wanted = {key, 0};
    const struct found *at =
        f->n_found > 0 ? bsearch(&wanted, f->found, f->n_found, sizeof wanted, compare_found) : NULL;

    return at != NULL ? at->n_pages : 0;
}

size_t cc_furniture_count(const struct cc_furniture *f)
{
    return f->n_found;
}
