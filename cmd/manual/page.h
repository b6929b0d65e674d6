/* page.h -- a manual page: prose written by hand, and lists out of the program's tables where
 * the prose asks for them.
 *
 * The template is roff; a line that begins with "@" is an order:
 *   @commands-in-short     the usage line of each command, for SYNOPSIS
 *   @options COMMAND       the names of that command's options, a paragraph
 *   @all-options           each option: head, sentence with default, who takes it, and its prose
 *   @all-keys              the same for those that a configuration file may hold, as "key = value"
 *   @section-keys SECTION  the keys of [source] or [site] with their sentences and prose
 *   @about NAME … @end     prose of an option, or of SECTION/KEY; it goes where the lists want it
 *
 * An order or a name that the tables do not have is an error, and so is prose that no list
 * took: the prose cannot speak of what is not there. */
#ifndef CLEANCOPY_CMD_MANUAL_PAGE_H
#define CLEANCOPY_CMD_MANUAL_PAGE_H

#include "cleancopy/core/buf.h"

#define CC_MANUAL_MAX_ABOUT 128 /* three times what the longer page has */

/* Appends the page.  CC_E_USAGE: "line N: …". */
enum cc_status cc_manual_page(const char *template_text, struct cc_buf *out,
                              struct cc_error *err);

#endif
