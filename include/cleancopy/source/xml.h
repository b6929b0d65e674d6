/* xml.h -- a walk over XML that somebody else wrote, badly perhaps: start, text, end.
 *
 * libxml2 2.9 reads (push parser, recovering, no network, no external entities); this module is
 * its only user.  What it adds: no entity is ever expanded (billion laughs and quadratic
 * blow-up are made of them, and no feed needs them), a declaration of more than a character ends the
 * walk; control characters become blanks (libxml2 would drop the rest of the element), an "&"
 * that begins no reference of XML's own ("?a=1&b=2", "&nbsp;") is an "&"; blanks, marks and
 * messages in front of the XML declaration are passed over.  Nesting ends at libxml2's 256
 * levels.
 *
 * Thread use: any thread may call it, once libxml2 is initialised (xmlInitParser, or a first
 * call). */
#ifndef CLEANCOPY_SOURCE_XML_H
#define CLEANCOPY_SOURCE_XML_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>

struct cc_xml_attrs;

/* Names are local names: "link" for "atom:link".  Spans are good for the call alone.  Text
 * comes in pieces.  False ends the walk. */
struct cc_xml_handler {
    bool (*start)(void *user, struct cc_span name, const struct cc_xml_attrs *attrs);
    bool (*text)(void *user, struct cc_span text);
    bool (*end)(void *user, struct cc_span name);
};

/* The attribute's value, references decoded; the empty span where there is none.  Case is
 * ignored ("isPermalink"). */
struct cc_span cc_xml_attr(const struct cc_xml_attrs *attrs, struct cc_span name);

/* CC_OK also for a document that is damaged or cut short: the handler has seen what could be
 * read. CC_E_INPUT: it declares entities (of more than a character).  CC_E_NOMEM. */
enum cc_status cc_xml_walk(struct cc_span bytes, const struct cc_xml_handler *handler,
                           void *user, struct cc_error *err);

#endif
