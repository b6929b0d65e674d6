/* Written from its end: the node's own step, before it its parent's, and so on up to the root or to a node that the path before had
 * too.  A page has hundreds of blocks, each some 20 steps deep. */
#include "cleancopy/extract/element_path.h"

#include "cleancopy/core/utf8.h"

#define HALF            ((CC_ELEMENT_PATH_MAX_BYTES - 3) / 2) /* 3: "…" */
#define LONG_BYTES      (2 * CC_ELEMENT_PATH_MAX_BYTES)       /* a longer path loses its middle on the way up */
#define MAX_NAME_BYTES  600 /* of a longer name the two ends are enough: a path of more than LONG_BYTES keeps no more */
#define MAX_CLASS_BYTES 60
#define MAX_STEP_BYTES  (MAX_NAME_BYTES + 1 + MAX_CLASS_BYTES + 1)

struct path {
    char bytes[LONG_BYTES + MAX_STEP_BYTES];
    size_t at; /* the path's first byte; its last is that of `bytes` */
};

static struct cc_span span_of(const struct path *path)
{
    return (struct cc_span){path->bytes + path->at, sizeof path->bytes - path->at};
}

static void put_before(struct path *path, struct cc_span s)
{
    path->at -= s.len;
    memmove(path->bytes + path->at, s.ptr, s.len); /* the head of a path that is cut comes from `bytes` itself */
}

static void put_step(struct path *path, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span class = cc_dom_first_class(dom, node), name = dom->nodes[node].name;

    if (class.len > 0) {
        put_before(path, cc_span_slice(class, 0, cc_utf8_floor(class, class.len > MAX_CLASS_BYTES ? MAX_CLASS_BYTES : class.len)));
        put_before(path, CC_SPAN("."));
    }
    if (dom->nodes[node].tag == CC_TAG_TEXT)
        name = CC_SPAN("#text");
    if (name.len > MAX_NAME_BYTES) {
        put_before(path, cc_span_slice(name, name.len - MAX_NAME_BYTES / 2, name.len));
        name = cc_span_slice(name, 0, MAX_NAME_BYTES / 2);
    }
    if (name.len > 0)
        put_before(path, name);
}

/* The path's last HALF bytes or a few less, whole characters. */
static struct cc_span tail_of(struct cc_span path)
{
    size_t from = path.len - HALF;

    while (from < path.len && ((unsigned char)path.ptr[from] & 0xC0) == 0x80)
        from++;
    return cc_span_slice(path, from, path.len);
}

static void cut(struct path *path)
{
    path->at = sizeof path->bytes - tail_of(span_of(path)).len;
    put_before(path, CC_SPAN("…"));
}

/* A path that need not be short: step by step up to the root, 512 levels at most. */
static struct cc_span cut_path(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node)
{
    struct path path;
    struct cc_span full;
    uint32_t p;

    path.at = sizeof path.bytes;
    for (p = node; p != CC_NO_INDEX; p = dom->nodes[p].parent) {
        if (p != node) {
            /* what the cut below will lose need not be kept; "…" stays where it is lost */
            if (span_of(&path).len > LONG_BYTES)
                cut(&path);
            put_before(&path, CC_SPAN("/"));
        }
        put_step(&path, dom, p);
    }
    full = span_of(&path);
    if (full.len > CC_ELEMENT_PATH_MAX_BYTES) {
        struct cc_span head = cc_span_slice(full, 0, cc_utf8_floor(full, HALF));

        cut(&path);
        put_before(&path, head);
        full = span_of(&path);
    }
    return cc_arena_copy(arena, full);
}

bool cc_element_paths_init(struct cc_arena *arena, const struct cc_dom *dom,
                           struct cc_element_paths *paths)
{
    *paths = (struct cc_element_paths){arena, dom, CC_NO_INDEX, CC_SPAN_EMPTY, NULL};
    paths->path_bytes = cc_arena_calloc(arena, dom->n_nodes, sizeof(*paths->path_bytes));
    return paths->path_bytes != NULL;
}

static bool is_on_way_to_last(const struct cc_element_paths *paths, uint32_t node)
{
    return paths->last != CC_NO_INDEX && node <= paths->last &&
           paths->last < paths->dom->nodes[node].end;
}

struct cc_span cc_element_path(struct cc_element_paths *paths, uint32_t node)
{
    const struct cc_node *nodes = paths->dom->nodes;
    uint16_t *bytes = paths->path_bytes;
    struct path path;
    struct cc_span full;
    uint32_t p, q;

    path.at = sizeof path.bytes;
    for (p = node; p != CC_NO_INDEX && !is_on_way_to_last(paths, p); p = nodes[p].parent) {
        if (p != node)
            put_before(&path, CC_SPAN("/"));
        bytes[p] = (uint16_t)span_of(&path).len; /* as yet: what follows its own path */
        put_step(&path, paths->dom, p);
        if (span_of(&path).len > CC_ELEMENT_PATH_MAX_BYTES)
            return cut_path(paths->arena, paths->dom, node);
    }
    if (p != CC_NO_INDEX) {
        if (p != node)
            put_before(&path, CC_SPAN("/"));
        put_before(&path, cc_span_slice(paths->path, 0, bytes[p]));
    }
    if (span_of(&path).len > CC_ELEMENT_PATH_MAX_BYTES)
        return cut_path(paths->arena, paths->dom, node);
    full = cc_arena_copy(paths->arena, span_of(&path));
    if (full.ptr == NULL)
        return full;
    for (q = node; q != p; q = nodes[q].parent)
        bytes[q] = (uint16_t)(full.len - bytes[q]);
    paths->last = node;
    paths->path = full;
    return full;
}
