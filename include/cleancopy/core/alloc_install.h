/* alloc_install.h -- the libraries' allocator hooks led to alloc.h.
 *
 * For the program and the tests: the hooks are the whole process's.  The library that others link
 * (cleancopy.h) leaves them alone, for its caller may use the same libraries.
 *
 * Thread use: call before threads start. */
#ifndef CLEANCOPY_CORE_ALLOC_INSTALL_H
#define CLEANCOPY_CORE_ALLOC_INSTALL_H

#include "cleancopy/core/status.h"

/* Gives SQLite, jansson, libdeflate and libxml2 these functions.  Call once, before any of them is
 * used and before threads start. */
void cc_alloc_install(void);
/* The same for libcurl, with its global init: 6 ms (curl_late.h), so only for who will use the
 * network.  Its URL parser does without.  CC_E_IO: there is no libcurl. */
enum cc_status cc_alloc_install_curl(struct cc_error *err);

#endif
