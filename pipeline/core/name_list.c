#include "cleancopy/core/name_list.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"

void cc_name_list_init(struct cc_name_list *list)
{
    memset(list, 0, sizeof *list);
    cc_arena_init(&list->arena, SIZE_MAX / 2); /* as much as the names need */
}

void cc_name_list_done(struct cc_name_list *list)
{
    cc_arena_done(&list->arena);
    cc_free(list->names);
    cc_free(list->slots);
    cc_name_list_init(list);
}

/* The slot of the name, or the empty one where it would go. */
static uint32_t *find_slot(const struct cc_name_list *list, struct cc_span name)
{
    uint32_t mask = list->n_slots - 1, at = (uint32_t)cc_hash64(name) & mask;

    while (list->slots[at] != 0 && !cc_span_is(list->names[list->slots[at] - 1], name))
        at = (at + 1) & mask;
    return &list->slots[at];
}

static bool make_room(struct cc_name_list *list)
{
    uint32_t more = list->n_slots == 0 ? 64 : list->n_slots * 2;
    struct cc_span *names;
    uint32_t *slots;

    if (list->count < list->room)
        return true;
    if (list->count >= (uint32_t)1 << 30)
        return false;
    names = cc_realloc_array(list->names, more / 2, sizeof *names);
    if (names == NULL)
        return false;
    list->names = names;
    slots = cc_calloc(more, sizeof *slots);
    if (slots == NULL)
        return false;
    cc_free(list->slots);
    list->slots = slots;
    list->n_slots = more;
    list->room = more / 2;
    for (uint32_t i = 0; i < list->count; i++)
        *find_slot(list, list->names[i]) = i + 1;
    return true;
}

bool cc_name_list_has(const struct cc_name_list *list, struct cc_span name)
{
    return list->n_slots > 0 && *find_slot(list, name) != 0;
}

bool cc_name_list_number(struct cc_name_list *list, struct cc_span name, uint32_t *number)
{
    struct cc_span copy = CC_SPAN_EMPTY;
    uint32_t *slot;

    if (!make_room(list))
        return false;
    slot = find_slot(list, name);
    if (*slot == 0) {
        if (name.len > 0) {
            copy = cc_arena_copy(&list->arena, name);
            if (copy.ptr == NULL) {
                list->arena.status = CC_OK; /* the next one may fit */
                return false;
            }
        }
        list->names[list->count++] = copy;
        *slot = list->count;
    }
    *number = *slot - 1;
    return true;
}
