/* name_list.h -- each name once, under a number: outlets, files.
 *
 * A million documents come from a few thousand outlets: four bytes a document instead of a
 * copy of the name.  Numbers begin with 0 and grow in the order in which names were first seen.
 *
 * Thread use: one thread at a time for each list. */
#ifndef CLEANCOPY_CORE_NAME_LIST_H
#define CLEANCOPY_CORE_NAME_LIST_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

struct cc_name_list {
    struct cc_arena arena; /* the names */
    struct cc_span *names;
    uint32_t count, room;
    uint32_t *slots; /* hash table of numbers + 1, 0 empty */
    uint32_t n_slots;
};

/* Takes no memory yet. */
void cc_name_list_init(struct cc_name_list *list);
void cc_name_list_done(struct cc_name_list *list);

/* The name's number, a new one where it is new (the list then has its own copy).  False, the
 * list as it was, when memory is short or there are 2^30 names. */
bool cc_name_list_number(struct cc_name_list *list, struct cc_span name, uint32_t *number);

bool cc_name_list_has(const struct cc_name_list *list, struct cc_span name);

/* Good until cc_name_list_done(). */
static inline struct cc_span cc_name_list_get(const struct cc_name_list *list, uint32_t number)
{
    return list->names[number];
}

#endif
