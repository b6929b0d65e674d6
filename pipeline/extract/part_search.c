#include "cleancopy/extract/part_search.h"

#include <assert.h>

#define ROOT 0

/* 0 is what no part has. */
static void make_letters(uint8_t *letter)
{
    static const char signs[] = "-_: ";
    uint8_t n = 0;
    size_t i;

    for (i = 0; i < 26; i++)
        letter['a' + i] = letter['A' + i] = ++n;
    for (i = 0; i < sizeof signs - 1; i++)
        letter[(unsigned char)signs[i]] = ++n;
}

/* The tree of all parts; returns the number of states. */
static uint16_t make_tree(struct cc_part_search *search, const struct cc_part *parts, size_t n_parts)
{
    uint16_t n = 1, *next;
    size_t i;

    for (i = 0; i < n_parts; i++) {
        uint16_t state = ROOT;
        const char *at;

        for (at = parts[i].text; *at != '\0'; at++) {
            uint8_t letter = search->letter[(unsigned char)*at];

            assert(letter != 0);
            next = &search->next[state][letter];
            if (*next == ROOT) {
                assert(n < CC_PART_STATES);
                *next = n++;
            }
            state = *next;
        }
        search->marks[state] |= parts[i].marks;
    }
    return n;
}

/* Level by level: where the tree has no child, a state goes on as the longest end of it does that begins a part. */
static void fold_failures(struct cc_part_search *search, uint16_t n_states)
{
    uint16_t line[CC_PART_STATES], failure[CC_PART_STATES] = {ROOT}, n = 1, at, letter;

    line[0] = ROOT;
    for (at = 0; at < n; at++) {
        uint16_t state = line[at];

        search->marks[state] |= search->marks[failure[state]];
        for (letter = 0; letter < CC_PART_LETTERS; letter++) {
            uint16_t *next = &search->next[state][letter], back = search->next[failure[state]][letter];

            if (*next == ROOT) {
                *next = back;
            } else {
                failure[*next] = state == ROOT ? ROOT : back;
                line[n++] = *next;
            }
        }
    }
    assert(n == n_states);
    (void)n_states;
}

void cc_part_search_make(struct cc_part_search *search, const struct cc_part *parts, size_t n_parts)
{
    make_letters(search->letter);
    fold_failures(search, make_tree(search, parts, n_parts));
}

uint32_t cc_part_search_marks(const struct cc_part_search *search, struct cc_span value)
{
    uint32_t marks = 0;
    uint16_t state = ROOT;
    size_t i;

    for (i = 0; i < value.len; i++) {
        state = search->next[state][search->letter[(unsigned char)value.ptr[i]]];
        marks |= search->marks[state];
    }
    return marks;
}
