/* rich_text.h -- running text in JSON, as HTML that dom.h can parse.
 *
 * Editors and content systems keep an article as a tree of JSON in many dialects.  What they
 * share is enough to read them: an object says in "type" (nodeType, _type, tag …) whether it is
 * a paragraph, a heading, a list item, a quotation or code, and holds its text in "text",
 * "value", "content", "children" …; React writes ["$","p",null,{"children":"…"}]; and many keep
 * whole HTML in one string.
 *
 *     {"type":"heading","content":[{"text":"Tide"}]}   ->   <h2>Tide</h2>
 *     {"body":"<p>One.</p><p>Two.</p>"}                ->   <div><p>One.</p><p>Two.</p></div>
 *     {"paragraphs":["First …","Second …"]}            ->   <p>First …</p><p>Second …</p>
 *
 * A string on its own counts as prose with CC_PROSE_WORDS words and the end of a sentence, or
 * with markup of paragraphs.  Keys that name furniture (related, comments, settings, messages
 * …) are not entered.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_RICH_TEXT_H
#define CLEANCOPY_EXTRACT_RICH_TEXT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <jansson.h>
#include <stdbool.h>

#define CC_RICH_MAX_BYTES                                                                      \
    (2u << 20) /* of HTML made from one page's data: a long book chapter */
#define CC_PROSE_WORDS 8

/* HTML that grows in an arena; what does not fit is left out. */
struct cc_rich {
    struct cc_arena *arena;
    char *html;
    size_t len, capacity;
};

void cc_rich_init(struct cc_rich *rich, struct cc_arena *arena);

/* Markup of our own; text, with & < > as references, in <p> for each of its lines. */
void cc_rich_add(struct cc_rich *rich, struct cc_span markup);
void cc_rich_add_lines(struct cc_rich *rich, struct cc_span text);

/* A string: HTML as it is, else its lines. */
void cc_rich_add_string(struct cc_rich *rich, const json_t *string);

/* Everything under `value`, in order.  The value is no deeper than json_mend.h lets pass. */
void cc_rich_add_value(struct cc_rich *rich, const json_t *value);

/* Words of prose under `value`, keys of furniture left out; *n_strings grows by the strings
 * that hold them. */
size_t cc_rich_words(struct cc_arena *arena, const json_t *value, size_t *n_strings);

/* Whether the key names what is no part of an article. */
bool cc_rich_is_furniture(const char *key);

#endif
