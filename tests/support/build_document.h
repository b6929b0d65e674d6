/* build_document.h -- documents for tests, made from a short list.
 *
 *     struct cc_document doc = build_document(&arena, 0xab, (const struct build_paragraph[]){
 *         {CC_ROLE_HEADING, 2, "The harbour"}, {CC_ROLE_P, 0, "Boats came in."}, {0}});
 *
 * Everything else of the document is set to plain values (outlet harbourpost.example and so on)
 * that a test may change after it. */
#ifndef CLEANCOPY_TESTS_BUILD_DOCUMENT_H
#define CLEANCOPY_TESTS_BUILD_DOCUMENT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"

struct build_paragraph {
    enum cc_role role;
    uint8_t level;
    const char *text;          /* NULL ends the list */
    enum cc_relation relation; /* not CC_RELATION_NONE: a copy of … */
    uint64_t of_doc;           /* … this document's … */
    uint32_t of_paragraph;     /* … paragraph, with similarity 1 … */
    const char *of_outlet;     /* … printed by this outlet */
};

struct build_removed {
    enum cc_reason reason;
    uint16_t score;
    const char *text; /* NULL ends the list */
};

/* The paragraphs may be NULL: none. */
struct cc_document build_document(struct cc_arena *arena, uint64_t id,
                                  const struct build_paragraph *paragraphs);
/* Adds removed blocks, numbered from 100. */
void build_removed(struct cc_arena *arena, struct cc_document *doc,
                   const struct build_removed *removed);
void build_authors(struct cc_arena *arena, struct cc_document *doc, const char *const *names);
void build_tags(struct cc_arena *arena, struct cc_document *doc, const char *const *names);

/* Fails the test unless both documents are the same in every field. */
void assert_same_document(const struct cc_document *got, const struct cc_document *wanted);

#endif
