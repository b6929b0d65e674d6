/* curl_late.h -- libcurl, loaded when it is first called.
 *
 * Debian's libcurl brings 22 more shared objects along (TLS, Kerberos, LDAP, SSH): linked in the usual way they take 4.5 ms of each
 * start, half of all that it takes.  Only what fetches needs them, and an odd address (url.c).  So curl_late.c has
 * functions of libcurl's names and types that pass each call on; callers include <curl/curl.h> and know nothing of it,
 * and its macros go on checking the types of options.
 *
 * Before the first call somebody asks whether the library is there; a call without it is our own mistake (assert).
 * A process in a sandbox can load nothing: extract/preload.h.
 *
 * Thread use: any thread. */
#ifndef CLEANCOPY_CORE_CURL_LATE_H
#define CLEANCOPY_CORE_CURL_LATE_H

#include "cleancopy/core/status.h"

/* Loads it, once; it is never unloaded.  CC_E_IO where the system has none: the message names the package. */
enum cc_status cc_curl_load(struct cc_error *err);

#endif
