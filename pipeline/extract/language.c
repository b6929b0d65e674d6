#include "cleancopy/extract/language.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/language_guess.h"

#include <unicode/uloc.h>

#define STEP "language"

#define MAX_TAG_BYTES 64 /* as declared, with its end: real ones have 10 */

/* Tags, parted by blanks, that the guesser takes for one another, by its own word (Norwegian,
 * Serbian and its kin), or that it does not know and takes for a bigger sister. */
static const char *const kin[] = {
    " no nb nn ",       " sr hr bs sh cnr ",    " tl fil ", " fa prs ", " ar arz apc ary ",
    " de gsw bar nds ", " zh cmn yue wuu nan ", " id ms ",
};

/* What filler, names of species and small samples look like. */
static const char rare[] = " la ia ie vo eo io tlh ";

static struct cc_span primary(struct cc_span tag)
{
    size_t n = 0;

    while (n < tag.len && tag.ptr[n] != '-')
        n++;
    return cc_span_slice(tag, 0, n);
}

/* Whether " a b c " has the tag's first part. */
static bool lists(const char *list, struct cc_span tag)
{
    struct cc_span first = primary(tag), rest = cc_span_from(list);
    size_t at = cc_span_find(rest, first, 0);

    while (at != (size_t)-1 && first.len > 0) {
        if (rest.ptr[at - 1] == ' ' && rest.ptr[at + first.len] == ' ')
            return true;
        at = cc_span_find(rest, first, at + 1);
    }
    return false;
}

static bool are_kin(struct cc_span a, struct cc_span b)
{
    size_t i;

    if (cc_span_is(primary(a), primary(b)))
        return true;
    for (i = 0; i < sizeof kin / sizeof *kin; i++)
        if (lists(kin[i], a) && lists(kin[i], b))
            return true;
    return false;
}

/* ICU's functions want a NUL. */
struct cc_span cc_language_tag(struct cc_arena *arena, struct cc_span declared)
{
    char tag[MAX_TAG_BYTES], locale[2 * MAX_TAG_BYTES], out[2 * MAX_TAG_BYTES];
    UErrorCode code = U_ZERO_ERROR;
    int32_t n_parsed = 0, n;

    if (declared.len == 0 || declared.len >= sizeof tag)
        return CC_SPAN_EMPTY;
    memcpy(tag, declared.ptr, declared.len);
    tag[declared.len] = '\0';
    (void)uloc_forLanguageTag(tag, locale, (int32_t)sizeof locale, &n_parsed, &code);
    if (U_FAILURE(code) || code == U_STRING_NOT_TERMINATED_WARNING ||
        (size_t)n_parsed != declared.len || uloc_getISO3Language(locale)[0] == '\0')
        return CC_SPAN_EMPTY;
    n = uloc_toLanguageTag(locale, out, (int32_t)sizeof out, 0, &code);
    if (U_FAILURE(code) || n <= 0 || (size_t)n >= sizeof out)
        return CC_SPAN_EMPTY;
    if (lists(" und mul zxx mis ", (struct cc_span){out, (size_t)n}))
        return CC_SPAN_EMPTY;
    return cc_arena_copy(arena, (struct cc_span){out, (size_t)n});
}

struct sample {
    char *text;
    size_t len;
};

/* Control characters would make the library refuse the text. */
static void add(struct sample *sample, struct cc_span s)
{
    size_t i, room = CC_LANGUAGE_MAX_BYTES - sample->len;

    if (room == 0)
        return;
    s = cc_span_slice(s, 0, cc_utf8_floor(s, room - 1 < s.len ? room - 1 : s.len));
    for (i = 0; i < s.len; i++)
        sample->text[sample->len++] =
            (unsigned char)s.ptr[i] < ' ' || s.ptr[i] == 0x7F ? ' ' : s.ptr[i];
    sample->text[sample->len++] = ' ';
}

static struct cc_span take_sample(struct cc_arena *arena, const struct cc_document *doc)
{
    struct sample sample = {cc_arena_alloc(arena, CC_LANGUAGE_MAX_BYTES), 0};
    uint32_t i;

    if (sample.text == NULL)
        return CC_SPAN_EMPTY;
    add(&sample, doc->title);
    for (i = 0; i < doc->n_paragraphs; i++)
        if (doc->paragraphs[i].role != CC_ROLE_CODE)
            add(&sample, doc->paragraphs[i].text);
    return (struct cc_span){sample.text, sample.len};
}

static bool is_sure(const struct cc_language_guess *guess)
{
    return guess->is_reliable && guess->n_bytes >= CC_LANGUAGE_MIN_BYTES &&
           guess->percent >= CC_LANGUAGE_MIN_PERCENT;
}

static struct cc_span decide(struct cc_span declared, const struct cc_language_guess *guess)
{
    if (!is_sure(guess))
        return declared;
    if (declared.len > 0 && are_kin(declared, guess->tag)) /* "zh" of a text in "zh-Hant" */
        return declared.len < guess->tag.len && cc_span_is(declared, primary(guess->tag))
                   ? guess->tag
                   : declared;
    if (lists(rare, guess->tag))
        return declared;
    return declared.len == 0 || guess->n_bytes >= CC_LANGUAGE_MIN_AGAINST_BYTES ? guess->tag
                                                                                : declared;
}

/* The start of a text often confirms what is declared, and then the rest need not be read.  False: no memory. */
static bool guess_language(struct cc_span text, struct cc_span declared, struct cc_language_guess *guess)
{
    size_t start = cc_utf8_floor(text, CC_LANGUAGE_START_BYTES);

    if (declared.len > 0 && start < text.len) {
        if (!cc_language_guess(cc_span_slice(text, 0, start), guess))
            return false;
        if (is_sure(guess) && are_kin(declared, guess->tag))
            return true;
    }
    return cc_language_guess(text, guess);
}

enum cc_status cc_language_find(struct cc_arena *arena, struct cc_document *doc,
                                struct cc_error *err)
{
    struct cc_span declared = cc_language_tag(arena, doc->language), text;
    struct cc_arena_mark mark = cc_arena_mark(arena);
    struct cc_language_guess guess;

    text = take_sample(arena, doc);
    if (arena->status != CC_OK)
        return cc_arena_status(arena, STEP, err);
    if (!guess_language(text, declared, &guess))
        return cc_fail(err, CC_E_NOMEM, STEP, "no memory to tell the language");
    cc_arena_rewind(arena, mark);
    doc->language = decide(declared, &guess);
    return CC_OK;
}
