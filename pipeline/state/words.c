#include "words.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/shingle.h"
#include "state_internal.h"

#include <string.h>

#define FIRST_CAPACITY 4096
#define FIRST_OF_TWO   128u
#define FIRST_OF_THREE (128u + 96u * 256u)
#define ESCAPE         255

const char *cc_words_schema(void)
{
    return "CREATE TABLE word(chunk INTEGER PRIMARY KEY, tokens BLOB NOT NULL);";
}

void cc_words_done(struct cc_words *words)
{
    cc_free(words->list);
    cc_free(words->slots);
    memset(words, 0, sizeof *words);
}

/* ---- the table in memory --------------------------------------------------------------- */

static uint32_t *find_slot(const struct cc_words *words, uint32_t token)
{
    uint32_t mask = words->n_slots - 1;
    uint32_t at = (token * UINT32_C(0x9E3779B1)) >> 8 & mask;

    while (words->slots[at] != 0 && words->list[words->slots[at] - 1] != token)
        at = (at + 1) & mask;
    return &words->slots[at];
}

static enum cc_status grow(struct cc_words *words, struct cc_error *err)
{
    uint32_t capacity = words->capacity == 0 ? FIRST_CAPACITY : words->capacity * 2, i;
    uint32_t *list, *slots;

    list = cc_realloc_array(words->list, capacity, sizeof *list);
    if (list != NULL)
        words->list = list;
    slots = cc_calloc(capacity, 2 * sizeof *slots);
    if (list == NULL || slots == NULL) {
        cc_free(slots);
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for the words of the index");
    }
    cc_free(words->slots);
    words->slots = slots;
    words->n_slots = capacity * 2;
    words->capacity = capacity;
    for (i = 0; i < words->n; i++)
        *find_slot(words, list[i]) = i + 1;
    return CC_OK;
}

/* The token's number, given to it now where it has none; CC_WORDS_MAX when there is none left.
 */
static enum cc_status number_of(struct cc_words *words, uint32_t token, uint32_t *number,
                                struct cc_error *err)
{
    uint32_t *slot;
    enum cc_status st = CC_OK;

    if (words->n == words->capacity && words->n < CC_WORDS_MAX)
        st = grow(words, err);
    if (st != CC_OK)
        return st;
    slot = find_slot(words, token);
    if (*slot == 0 && words->n == CC_WORDS_MAX) {
        *number = CC_WORDS_MAX;
        return CC_OK;
    }
    if (*slot == 0) {
        words->list[words->n++] = token;
        *slot = words->n;
    }
    *number = *slot - 1;
    return CC_OK;
}

/* ---- the code -------------------------------------------------------------------------- */

static uint32_t get_u32(const unsigned char *in)
{
    return (uint32_t)in[0] | (uint32_t)in[1] << 8 | (uint32_t)in[2] << 16 |
           (uint32_t)in[3] << 24;
}

static void put_u32(unsigned char *out, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        out[i] = (unsigned char)(value >> (8 * i));
}

static size_t put_word(unsigned char *out, uint32_t number, uint32_t token)
{
    if (number == CC_WORDS_MAX) {
        out[0] = ESCAPE;
        put_u32(out + 1, token);
        return 5;
    }
    if (number < FIRST_OF_TWO) {
        out[0] = (unsigned char)number;
        return 1;
    }
    if (number < FIRST_OF_THREE) {
        number -= FIRST_OF_TWO;
        out[0] = (unsigned char)(128 + (number >> 8));
        out[1] = (unsigned char)number;
        return 2;
    }
    number -= FIRST_OF_THREE;
    out[0] = (unsigned char)(224 + (number >> 16));
    out[1] = (unsigned char)(number >> 8);
    out[2] = (unsigned char)number;
    return 3;
}

static size_t length_of(unsigned char first)
{
    return first < 128 ? 1 : first < 224 ? 2 : first < ESCAPE ? 3 : 5;
}

enum cc_status cc_words_encode(struct cc_words *words, const uint32_t *tokens, size_t n_tokens,
                               unsigned char *out, size_t *len, struct cc_error *err)
{
    size_t i, n = 0;

    for (i = 0; i < n_tokens; i++) {
        uint32_t number = 0;
        enum cc_status st = number_of(words, tokens[i], &number, err);

        if (st != CC_OK)
            return st;
        n += put_word(out + n, number, tokens[i]);
    }
    *len = n;
    return CC_OK;
}

bool cc_words_count(struct cc_span bytes, size_t *n_tokens)
{
    size_t at = 0, n = 0;

    for (; at < bytes.len; n++)
        at += length_of((unsigned char)bytes.ptr[at]);
    *n_tokens = n;
    return at == bytes.len;
}

/* The token at `at`, which is moved behind it; false for what is damaged. */
static bool next_token(const struct cc_words *words, const unsigned char **at,
                       const unsigned char *end, uint32_t *token)
{
    const unsigned char *in = *at;
    size_t length = length_of(*in);
    uint32_t number;

    if (length > (size_t)(end - in))
        return false;
    *at += length;
    if (length == 5) {
        *token = get_u32(in + 1);
        return true;
    }
    number = in[0];
    if (length == 2)
        number = FIRST_OF_TWO + ((number - 128) << 8) + in[1];
    else if (length == 3)
        number = FIRST_OF_THREE + ((number - 224) << 16) + ((uint32_t)in[1] << 8) + in[2];
    if (number >= words->n)
        return false;
    *token = words->list[number];
    return true;
}

bool cc_words_decode(const struct cc_words *words, struct cc_span bytes, uint32_t *out)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr, *end = at + bytes.len;

    while (at < end) {
        if (!next_token(words, &at, end, out++))
            return false;
    }
    return true;
}

bool cc_words_are(const struct cc_words *words, struct cc_span bytes, const uint32_t *tokens,
                  size_t n_tokens)
{
    const unsigned char *at = (const unsigned char *)bytes.ptr, *end = at + bytes.len;
    uint32_t token = 0;
    size_t i;

    for (i = 0; i < n_tokens && at < end; i++) {
        if (!next_token(words, &at, end, &token) ||
            cc_token_word(token) != cc_token_word(tokens[i]))
            return false;
    }
    return i == n_tokens && at == end;
}

/* ---- the table on disk ----------------------------------------------------------------- */

static enum cc_status fail_damaged(struct cc_error *err)
{
    return cc_fail(err, CC_E_STATE, "state", "the word table of the index is damaged");
}

static enum cc_status load_chunk(struct cc_words *words, int64_t chunk, struct cc_span tokens,
                                 struct cc_error *err)
{
    const unsigned char *in = (const unsigned char *)tokens.ptr;
    size_t i;

    if (chunk < 0 || (uint64_t)chunk * CC_WORDS_CHUNK != words->n || tokens.len == 0 ||
        tokens.len % 4 != 0 || tokens.len > CC_WORDS_CHUNK * 4)
        return fail_damaged(err);
    for (i = 0; i < tokens.len; i += 4) {
        uint32_t number = 0, n = words->n;
        enum cc_status st = number_of(words, get_u32(in + i), &number, err);

        if (st != CC_OK)
            return st;
        if (number != n || number == CC_WORDS_MAX)
            return fail_damaged(err);
    }
    return CC_OK;
}

enum cc_status cc_words_load(struct cc_state *state, struct cc_words *words,
                             struct cc_error *err)
{
    sqlite3_stmt *stmt;
    enum cc_status st =
        cc_state_prepare(state, "SELECT chunk, tokens FROM word ORDER BY chunk", &stmt, err);

    if (st == CC_OK)
        st = cc_state_step(state, stmt, err);
    while (st == CC_OK) {
        st = load_chunk(words, cc_state_column_int(stmt, 0), cc_state_column_view(stmt, 1),
                        err);
        if (st == CC_OK)
            st = cc_state_step(state, stmt, err);
    }
    if (st != CC_END) {
        cc_state_reset(stmt);
        return st;
    }
    words->n_saved = words->n;
    return CC_OK;
}

static enum cc_status save_chunk(struct cc_state *state, const struct cc_words *words,
                                 uint32_t chunk, struct cc_error *err)
{
    unsigned char bytes[CC_WORDS_CHUNK * 4];
    uint32_t first = chunk * CC_WORDS_CHUNK, n = words->n - first, i;
    sqlite3_stmt *stmt;
    enum cc_status st;

    if (n > CC_WORDS_CHUNK)
        n = CC_WORDS_CHUNK;
    for (i = 0; i < n; i++)
        put_u32(bytes + 4 * (size_t)i, words->list[first + i]);
    st = cc_state_prepare(state, "REPLACE INTO word(chunk, tokens) VALUES(?1, ?2)", &stmt, err);
    if (st != CC_OK)
        return st;
    cc_state_bind_int(stmt, 1, chunk);
    cc_state_bind_blob(stmt, 2, bytes, (size_t)n * 4);
    return cc_state_run(state, stmt, err);
}

enum cc_status cc_words_save(struct cc_state *state, struct cc_words *words,
                             struct cc_error *err)
{
    enum cc_status st = CC_OK;
    uint32_t chunk;

    if (words->n == words->n_saved)
        return CC_OK;
    for (chunk = words->n_saved / CC_WORDS_CHUNK;
         chunk * CC_WORDS_CHUNK < words->n && st == CC_OK; chunk++)
        st = save_chunk(state, words, chunk, err);
    if (st == CC_OK)
        words->n_saved = words->n;
    return st;
}
