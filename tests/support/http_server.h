/* http_server.h -- a web server on the loopback interface for one test: it gives scripted
 * answers and keeps a log.
 *
 * One thread accepts, each connection has a thread and serves one request.  Any host name may
 * be served: the test directs it here with "connect_to".  Functions fail the test where they
 * cannot do their work. */
#ifndef CLEANCOPY_TESTS_HTTP_SERVER_H
#define CLEANCOPY_TESTS_HTTP_SERVER_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

struct http_server;

struct http_server *http_server_start(void);
void http_server_stop(struct http_server *server);
uint16_t http_server_port(const struct http_server *server);
/* "::127.0.0.1:PORT": every host and port leads here.  Good until the next stop. */
const char *http_server_connect_to(const struct http_server *server);

/* From now on host and path ("/a?b") answer with these bytes, from status line to the
 * connection's end; the last setting wins.  `times` 0: always; else the setting is forgotten
 * after so many answers. */
void http_server_raw(struct http_server *server, const char *host, const char *path,
                     unsigned times, struct cc_span answer);
/* A 200 of that type with Content-Length and, unless NULL, an ETag; and 304 to a request that
 * names the ETag. */
void http_server_page(struct http_server *server, const char *host, const char *path,
                      const char *type, const char *etag, struct cc_span body);
/* A status and one more header line ("Location: /x", or "") with an empty body. */
void http_server_status(struct http_server *server, const char *host, const char *path,
                        unsigned times, int status, const char *header);
/* Waits before (or, with half_way, in the middle of) the answers for that path; ends early when
 * the server stops. */
void http_server_wait(struct http_server *server, const char *host, const char *path,
                      unsigned wait_ms, bool half_way);

struct http_log {
    char host[64], path[512];
    char head[4096];          /* the whole request */
    int64_t begin_ms, end_ms; /* of a clock that runs forward */
};
/* What was asked so far, oldest first; the array is freed by the caller. */
struct http_log *http_server_log(struct http_server *server, size_t *count);
/* How many requests there were for the path ("" for any) of the host. */
size_t http_server_count(struct http_server *server, const char *host, const char *path);
/* True when some request for the path had this text in its head. */
bool http_server_was_sent(struct http_server *server, const char *host, const char *path,
                          const char *text);
void http_server_forget_log(struct http_server *server);

#endif
