/* person_name.h -- what reads like a name, and what a person is called besides.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PERSON_NAME_H
#define CLEANCOPY_EXTRACT_PERSON_NAME_H

#include "cleancopy/core/span.h"

#include <stdbool.h>

/* Whether a text may be a person's, an agency's or a desk's name: not "admin", no address, no sentence. */
bool cc_name_is_one(struct cc_span text);

/* Whether it reads like a person's: two words or more, of which the first and the last have a capital; of scripts without
 * case two words, of those without blanks any short text. */
bool cc_name_is_like_person(struct cc_span name);

/* Whether it is one by itself, with nothing beside it that says so: two to four words, each of which has a capital if its script has, and none of
 * sections and labels: not "Co-Founder", "Local News". */
bool cc_name_is_person_alone(struct cc_span name);

/* "MS", "Ph.D.", "E-RYT 200", "Jr.": belongs to the name before it. */
bool cc_name_is_degree(struct cc_span text);

/* Whether one of its words is of a role, or of a page's tools, and none of a name: "Senior Editor", "5 min read". */
bool cc_name_has_role(struct cc_span text);

/* Whether a short text is what somebody is in a newsroom: "Chief Ferry Correspondent". */
bool cc_name_is_press_role(struct cc_span text);

#endif
