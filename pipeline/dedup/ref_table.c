#include "cleancopy/dedup/ref_table.h"

#include "cleancopy/core/alloc.h"

#include <string.h>

#define PART_BITS  10
#define N_PARTS    (1u << PART_BITS)
#define LINE_SLOTS 8

/* Filled from the front; an empty slot has ref 0. */
struct line {
    uint32_t tags[LINE_SLOTS];
    uint32_t refs[LINE_SLOTS];
};

struct part {
    struct line *lines; /* a ring, at a multiple of 64 bytes … */
    void *block;        /* … in this */
    uint32_t n_lines;
    uint32_t n_used; /* slots */
};

struct cc_ref_table {
    struct part parts[N_PARTS];
};

/* Where a key belongs. */
struct place {
    uint32_t part, tag;
};

/* Winnowed hashes are minima, their high bits mostly 0: the product spreads them again. */
static struct place place_of(uint64_t key)
{
    uint64_t mixed = key * 0x9E3779B97F4A7C15u;
    struct place place = {(uint32_t)(mixed >> (64 - PART_BITS)),
                          (uint32_t)(mixed >> (32 - PART_BITS))};

    return place;
}

/* In the order of tags, so that a part that grows is read and written from front to back. */
static uint32_t home_line(const struct part *part, uint32_t tag)
{
    return (uint32_t)((uint64_t)tag * part->n_lines >> 32);
}

struct cc_ref_table *cc_ref_table_open(void)
{
    return cc_calloc(1, sizeof(struct cc_ref_table));
}

void cc_ref_table_close(struct cc_ref_table *table)
{
    if (table == NULL)
        return;
    for (uint32_t i = 0; i < N_PARTS; i++)
        cc_free(table->parts[i].block);
    cc_free(table);
}

/* `n_lines` empty ones. */
static bool make_part(struct part *part, uint32_t n_lines)
{
    part->block = cc_calloc((size_t)n_lines + 1, sizeof(struct line));
    if (part->block == NULL)
        return false;
    part->lines = (void *)(((uintptr_t)part->block + sizeof(struct line) - 1) /
                           sizeof(struct line) * sizeof(struct line));
    part->n_lines = n_lines;
    part->n_used = 0;
    return true;
}

static uint32_t next_line(const struct part *part, uint32_t at)
{
    return at + 1 < part->n_lines ? at + 1 : 0;
}

static bool is_full(const struct line *line)
{
    return line->refs[LINE_SLOTS - 1] != 0;
}

/* Four numbers side by side (an extension of GCC and Clang). */
typedef uint32_t quad __attribute__((vector_size(16)));

/* All eight at once: most lines that are looked at do not have the tag.  The compiler does not
 * make this of a loop by itself (gcc 12). */
static bool has_tag(const struct line *line, uint32_t tag)
{
    quad wanted = {tag, tag, tag, tag}, left, right;
    uint64_t found[2];

    memcpy(&left, line->tags, sizeof left);
    memcpy(&right, line->tags + 4, sizeof right);
    left = (quad)((left == wanted) | (right == wanted));
    memcpy(found, &left, sizeof found);
    return (found[0] | found[1]) != 0;
}

static void put(struct part *part, uint32_t at, uint32_t tag, uint32_t ref)
{
    struct line *line;
    int i = 0;

    while (is_full(&part->lines[at]))
        at = next_line(part, at);
    line = &part->lines[at];
    while (line->refs[i] != 0)
        i++;
    line->tags[i] = tag;
    line->refs[i] = ref;
    part->n_used++;
}

static bool grow(struct part *part)
{
    struct part larger;

    if (!make_part(&larger, part->n_lines + part->n_lines / 4 + 2))
        return false;
    for (uint32_t at = 0; at < part->n_lines; at++) {
        const struct line *line = &part->lines[at];

        for (int i = 0; i < LINE_SLOTS && line->refs[i] != 0; i++)
            put(&larger, home_line(&larger, line->tags[i]), line->tags[i], line->refs[i]);
    }
    cc_free(part->block);
    *part = larger;
    return true;
}

/* The line's refs under the tag, behind the `n` that were found already. */
static unsigned take(const struct line *line, uint32_t tag, uint32_t *found, unsigned n)
{
    for (int i = 0; i < LINE_SLOTS && n < CC_REF_TABLE_MAX_REFS; i++) {
        found[n] = line->refs[i]; /* stays if it is one */
        n += (unsigned)(line->tags[i] == tag) & (unsigned)(line->refs[i] != 0);
    }
    return n;
}

/* The refs under the tag, as they come; at most CC_REF_TABLE_MAX_REFS.  *last is the line that
 * ends the search. */
static unsigned collect(const struct part *part, uint32_t tag, uint32_t *found, uint32_t *last)
{
    uint32_t at = home_line(part, tag);
    unsigned n = 0;

    for (;; at = next_line(part, at)) {
        const struct line *line = &part->lines[at];

        if (has_tag(line, tag))
            n = take(line, tag, found, n);
        if (!is_full(line))
            break;
    }
    *last = at;
    return n;
}

bool cc_ref_table_add(struct cc_ref_table *table, uint64_t key, uint32_t ref)
{
    struct place place = place_of(key);
    struct part *part = &table->parts[place.part];
    uint32_t found[CC_REF_TABLE_MAX_REFS], last;

    /* Seven of eight slots are taken: with more of them, lines overflow (59 of 64, and parts that
     * grow by an eighth, cost 7 % of the time and save 1 % of the memory). */
    if ((uint64_t)part->n_used + 1 > (uint64_t)part->n_lines * (LINE_SLOTS - 1) && !grow(part))
        return false;
    if (collect(part, place.tag, found, &last) < CC_REF_TABLE_MAX_REFS)
        put(part, last, place.tag, ref);
    return true;
}

size_t cc_ref_table_find(const struct cc_ref_table *table, uint64_t key, uint64_t *refs,
                         size_t max)
{
    struct place place = place_of(key);
    const struct part *part = &table->parts[place.part];
    uint32_t found[CC_REF_TABLE_MAX_REFS], last;
    size_t n;

    if (part->n_used == 0)
        return 0;
    n = collect(part, place.tag, found, &last);
    for (size_t i = 1; i < n; i++) { /* nearly in order */
        uint32_t ref = found[i];
        size_t to = i;

        for (; to > 0 && found[to - 1] > ref; to--)
            found[to] = found[to - 1];
        found[to] = ref;
    }
    n = n < max ? n : max;
    for (size_t i = 0; i < n; i++)
        refs[i] = found[i];
    return n;
}

void cc_ref_table_expect(const struct cc_ref_table *table, uint64_t key)
{
    struct place place = place_of(key);
    const struct part *part = &table->parts[place.part];

    if (part->n_used > 0)
        __builtin_prefetch(&part->lines[home_line(part, place.tag)], 1);
}

size_t cc_ref_table_bytes(const struct cc_ref_table *table)
{
    size_t bytes = 0;

    for (uint32_t i = 0; i < N_PARTS; i++)
        bytes += table->parts[i].n_lines * sizeof(struct line);
    return bytes;
}
