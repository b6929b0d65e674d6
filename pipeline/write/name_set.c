#include "cleancopy/write/name_set.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"

#define FIRST_PLACES 1024

void cc_name_set_init(struct cc_name_set *set)
{
    memset(set, 0, sizeof *set);
}

void cc_name_set_done(struct cc_name_set *set)
{
    cc_free(set->places);
    cc_name_set_init(set);
}

/* The key's place, or the empty one where it belongs. */
static struct cc_name_entry *find(struct cc_name_entry *places, size_t n_places, uint64_t key)
{
    size_t at = (size_t)key & (n_places - 1);

    while (places[at].key != 0 && places[at].key != key)
        at = (at + 1) & (n_places - 1);
    return &places[at];
}

static bool grow(struct cc_name_set *set)
{
    size_t n_places = set->n_places == 0 ? FIRST_PLACES : set->n_places * 2;
    struct cc_name_entry *places = cc_calloc(n_places, sizeof *places);

    if (places == NULL)
        return false;
    for (size_t i = 0; i < set->n_places; i++) {
        if (set->places[i].key != 0)
            *find(places, n_places, set->places[i].key) = set->places[i];
    }
    cc_free(set->places);
    set->places = places;
    set->n_places = n_places;
    return true;
}

struct cc_name_entry *cc_name_set_add(struct cc_name_set *set, struct cc_span name, bool *added)
{
    uint64_t key = cc_hash64(name);
    struct cc_name_entry *entry;

    if (set->n * 2 >= set->n_places && !grow(set))
        return NULL;
    key = key == 0 ? 1 : key;
    entry = find(set->places, set->n_places, key);
    *added = entry->key == 0;
    if (*added) {
        entry->key = key;
        set->n++;
    }
    return entry;
}
