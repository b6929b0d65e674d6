#include "cleancopy/fetch/discovered_pack.h"

#include <string.h>

#define STEP "discover"

#define N_SETS 4

/* Before each URL. */
struct url_head {
    int64_t changed_at_s;
    uint64_t bytes;
};

struct reader {
    struct cc_span in; /* what is left */
    bool bad;
};

static void add(struct cc_buf *out, const void *bytes, size_t size)
{
    cc_buf_add(out, (struct cc_span){bytes, size});
}

static void pack_set(struct cc_buf *out, const struct cc_url_set *set)
{
    add(out, &set->count, sizeof set->count);
    for (uint32_t i = 0; i < set->count; i++) {
        const struct url_head head = {set->changed_at_s[i], set->list[i].len};

        add(out, &head, sizeof head);
        cc_buf_add(out, set->list[i]);
    }
}

void cc_discovered_pack(struct cc_buf *out, const struct cc_discovered *found)
{
    const struct cc_url_set *const sets[N_SETS] = {&found->pages, &found->sitemaps, &found->feeds,
                                                   &found->next};

    add(out, &found->n_refused, sizeof found->n_refused);
    for (size_t i = 0; i < N_SETS; i++)
        pack_set(out, sets[i]);
}

static struct cc_span take(struct reader *r, uint64_t size)
{
    struct cc_span bytes;

    if (r->bad || size > r->in.len) {
        r->bad = true;
        return CC_SPAN_EMPTY;
    }
    bytes = cc_span_slice(r->in, 0, (size_t)size);
    r->in = cc_span_slice(r->in, (size_t)size, r->in.len);
    return bytes;
}

static void take_into(struct reader *r, void *field, size_t size)
{
    struct cc_span bytes = take(r, size);

    if (r->bad)
        memset(field, 0, size);
    else
        memcpy(field, bytes.ptr, size);
}

static bool is_url(struct cc_span url, size_t max_bytes)
{
    if (url.len > max_bytes ||
        (!cc_span_starts(url, CC_SPAN("http://")) && !cc_span_starts(url, CC_SPAN("https://"))))
        return false;
    for (size_t i = 0; i < url.len; i++) {
        if (url.ptr[i] <= ' ' || url.ptr[i] > '~') /* a signed char above 127 is below ' ' */
            return false;
    }
    return true;
}

static void unpack_set(struct reader *r, struct cc_arena *arena, size_t max_url_bytes,
                       struct cc_url_set *set)
{
    uint32_t n;

    take_into(r, &n, sizeof n);
    if (r->bad || n > r->in.len / sizeof(struct url_head)) {
        r->bad = true; /* no count asks for more memory than some times its bytes */
        return;
    }
    set->list = cc_arena_calloc(arena, n + 1u, sizeof *set->list);
    set->changed_at_s = cc_arena_calloc(arena, n + 1u, sizeof *set->changed_at_s);
    if (set->list == NULL || set->changed_at_s == NULL)
        return; /* the arena's status tells */
    for (uint32_t i = 0; i < n; i++) {
        struct url_head head;
        struct cc_span url;

        take_into(r, &head, sizeof head);
        url = take(r, head.bytes);
        r->bad = r->bad || !is_url(url, max_url_bytes);
        set->list[i] = cc_arena_copy(arena, url);
        if (r->bad || set->list[i].ptr == NULL)
            return;
        set->changed_at_s[i] = head.changed_at_s;
        set->count++;
    }
}

enum cc_status cc_discovered_unpack(struct cc_arena *arena, struct cc_span packed,
                                    size_t max_url_bytes, struct cc_discovered *found,
                                    struct cc_error *err)
{
    struct cc_url_set *const sets[N_SETS] = {&found->pages, &found->sitemaps, &found->feeds,
                                             &found->next};
    struct reader r = {.in = packed};
    enum cc_status st;

    memset(found, 0, sizeof *found);
    take_into(&r, &found->n_refused, sizeof found->n_refused);
    for (size_t i = 0; i < N_SETS && !r.bad; i++)
        unpack_set(&r, arena, max_url_bytes, sets[i]);
    st = cc_arena_status(arena, STEP, err);
    if (st == CC_OK && (r.bad || r.in.len > 0))
        st = cc_fail(err, CC_E_INPUT, STEP, "bytes that are no list of links");
    return st;
}
