/* tei.h -- a document as TEI P5 XML (https://tei-c.org/guidelines/p5/).
 *
 * <TEI> with a header (tei_header.h) and a body: each heading opens a <div> that ends at the next
 * heading of its level or above, paragraphs are <p>, list items in a row one <list> (deeper ones a
 * list in the item before), quotes in a row one <quote>, table rows in a row one <table> whose
 * first row has the role "label", lines of verse <lg> with <l>; code, captions and corrections are
 * <ab> of that type.  Duplicates and furniture are left out as from the text (text.h); of a
 * document without text the body has one empty <p>.
 *
 * Valid against tei_all.rng (4.3.0 was tried), whatever the page says.
 *
 * Failures show in the buffer's status.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_TEI_H
#define CLEANCOPY_WRITE_TEI_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"

/* A file of its own has this before it. */
#define CC_TEI_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
/* Around any number of documents, at least one: together one XML document. */
#define CC_TEI_CORPUS_HEAD                                                                     \
    CC_TEI_DECLARATION                                                                         \
    "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader>\n<fileDesc>\n"             \
    "<titleStmt><title>Documents</title></titleStmt>\n"                                        \
    "<publicationStmt><p>Not published.</p></publicationStmt>\n"                               \
    "<sourceDesc><p>Web pages; each document names its own.</p></sourceDesc>\n"                \
    "</fileDesc>\n</teiHeader>\n"
#define CC_TEI_CORPUS_FOOT "</teiCorpus>\n"

/* Appends <TEI>…</TEI> and a line feed. */
void cc_tei_write(struct cc_buf *out, const struct cc_document *doc,
                  enum cc_duplicates duplicates);

#endif
