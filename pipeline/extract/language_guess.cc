/* language_guess.cc -- CLD2 behind a C function: no exception leaves, no tag of its own taste.
 */
#include "cleancopy/extract/language_guess.h"

#include <cstdint>
#include <cstdio> /* CLD2's header uses FILE without it */
#include <cstring>
#include <new>

#include <cld2/internal/cld2tablesummary.h>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

/* libcld2_full is nothing but larger tables under the names of those in libcld2; whichever
 * library is loaded first gives them to both.  A name of ours keeps the linker from leaving the
 * first one out as not needed. */
namespace CLD2
{
extern const CLD2TableSummary kQuad_obj;
}
__attribute__((used)) static const void *const full_tables = &CLD2::kQuad_obj;

/* Codes of CLD2 that BCP 47 has others for. */
static const struct {
    const char *code, *tag;
} renamed[] = {{"iw", "he"}, {"jw", "jv"}, {"sr-ME", "sr"}};

/* Real languages have two or three letters in front; CLD2 also has "un" (unknown), "xxx"
 * (ignore), "xx-Latn" (a script) and four jests, "zz" and a letter. */
static bool is_language(const char *code)
{
    return code[0] != '\0' && std::strcmp(code, "un") != 0 &&
           std::strncmp(code, "xx", 2) != 0 && std::strncmp(code, "zz", 2) != 0;
}

static struct cc_span tag_of(CLD2::Language language)
{
    const char *code = CLD2::LanguageCode(language);

    if (!is_language(code))
        return cc_span_from(NULL);
    for (const auto &row : renamed)
        if (std::strcmp(code, row.code) == 0)
            code = row.tag;
    return cc_span_from(code);
}

bool cc_language_guess(struct cc_span text, struct cc_language_guess *out)
{
    const CLD2::CLDHints no_hints = {NULL, NULL, CLD2::UNKNOWN_ENCODING,
                                     CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language best, three[3];
    int percents[3], n_bytes = 0, n_valid = 0;
    int length = text.len < INT32_MAX ? static_cast<int>(text.len) : INT32_MAX;
    double scores[3];
    bool reliable = false;

    try {
        best = CLD2::ExtDetectLanguageSummaryCheckUTF8(text.ptr, length, true, &no_hints, 0,
                                                       three, percents, scores, NULL, &n_bytes,
                                                       &reliable, &n_valid);
        if (n_valid < length) /* it has refused the whole text: once more without the rest */
            best = CLD2::ExtDetectLanguageSummaryCheckUTF8(text.ptr, n_valid, true, &no_hints,
                                                           0, three, percents, scores, NULL,
                                                           &n_bytes, &reliable, &n_valid);
    } catch (const std::bad_alloc &) {
        return false;
    }
    out->tag = tag_of(best);
    out->n_bytes = static_cast<uint32_t>(n_bytes > 0 ? n_bytes : 0);
    out->percent = 0;
    for (int i = 0; i < 3; i++)
        if (three[i] == best && percents[i] > 0)
            out->percent = static_cast<uint32_t>(percents[i]);
    out->is_reliable = reliable && out->tag.len > 0;
    return true;
}
