#include "http_server.h"

#include "support.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MAX_RULES       128
#define MAX_LOG         1024
#define MAX_CONNECTIONS 4096

struct rule {
    char host[64], path[512], etag[128];
    char *answer;
    size_t len;
    unsigned times, wait_ms;
    bool limited, half_way;
};

struct http_server {
    int listener;
    uint16_t port;
    char connect_to[64];
    pthread_t thread;
    pthread_mutex_t lock;
    bool stopping;
    struct rule rules[MAX_RULES];
    size_t n_rules;
    struct http_log *log;
    size_t n_log;
    pthread_t connections[MAX_CONNECTIONS];
    size_t n_connections;
};

struct connection {
    struct http_server *server;
    int fd;
};

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool is_stopping(struct http_server *s)
{
    bool stopping;

    pthread_mutex_lock(&s->lock);
    stopping = s->stopping;
    pthread_mutex_unlock(&s->lock);
    return stopping;
}

static void rest(struct http_server *s, unsigned ms)
{
    int64_t until = now_ms() + ms;
    struct timespec t = {0, 5000000};

    while (now_ms() < until && !is_stopping(s))
        nanosleep(&t, NULL);
}

static void send_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = send(fd, bytes, len, MSG_NOSIGNAL);

        if (n <= 0)
            return; /* the client has had enough */
        bytes += n;
        len -= (size_t)n;
    }
}

/* Reads up to the empty line; false when there is none. */
static bool read_head(struct http_server *s, int fd, char *head, size_t size)
{
    struct pollfd p = {fd, POLLIN, 0};
    size_t len = 0;

    while (len + 1 < size && !is_stopping(s)) {
        ssize_t n;

        if (poll(&p, 1, 50) <= 0)
            continue;
        n = recv(fd, head + len, size - 1 - len, 0);
        if (n <= 0)
            return false;
        len += (size_t)n;
        head[len] = '\0';
        if (strstr(head, "\r\n\r\n") != NULL)
            return true;
        if (head[0] == 0x16) { /* a TLS handshake: what a plain server would say */
            send_all(fd, "HTTP/1.1 400 X\r\n\r\n", 18);
            return false;
        }
    }
    return false;
}

static struct http_log *log_request(struct http_server *s, const char *head, size_t *at)
{
    struct http_log *entry = &s->log[s->n_log];
    const char *host = strcasestr(head, "\r\nHost: ");

    if (s->n_log == MAX_LOG)
        return NULL;
    memset(entry, 0, sizeof(*entry));
    snprintf(entry->head, sizeof(entry->head), "%.4095s", head);
    sscanf(head, "%*s %511s", entry->path);
    if (host != NULL)
        sscanf(host + 8, "%63[^:\r\n]", entry->host);
    entry->begin_ms = now_ms();
    *at = s->n_log++;
    return entry;
}

static struct rule *find_rule(struct http_server *s, const char *host, const char *path)
{
    size_t i;

    for (i = s->n_rules; i-- > 0;)
        if (strcmp(s->rules[i].host, host) == 0 && strcmp(s->rules[i].path, path) == 0 &&
            (!s->rules[i].limited || s->rules[i].times > 0))
            return &s->rules[i];
    return NULL;
}

static void serve(struct http_server *s, int fd)
{
    static const char none[] = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n"
                               "Connection: close\r\n\r\n";
    char head[16384], *answer = NULL;
    unsigned wait_ms = 0;
    bool half_way = false;
    size_t len = 0, at = 0, half;
    struct http_log *entry;
    struct rule *rule;

    if (!read_head(s, fd, head, sizeof(head)))
        return;
    pthread_mutex_lock(&s->lock);
    entry = log_request(s, head, &at);
    rule = entry != NULL ? find_rule(s, entry->host, entry->path) : NULL;
    if (rule != NULL) {
        wait_ms = rule->wait_ms;
        half_way = rule->half_way;
        if (rule->times > 0)
            rule->times--;
        if (rule->etag[0] != '\0' && strstr(head, rule->etag) != NULL) {
            if (asprintf(&answer,
                         "HTTP/1.1 304 Not Modified\r\nETag: %s\r\n"
                         "Connection: close\r\n\r\n",
                         rule->etag) >= 0)
                len = strlen(answer);
        } else {
            answer = malloc(rule->len + 1);
            if (answer != NULL)
                memcpy(answer, rule->answer, rule->len);
            len = rule->len;
        }
    }
    pthread_mutex_unlock(&s->lock);
    half = half_way ? len / 2 : 0;
    if (answer != NULL)
        send_all(fd, answer, half);
    if (wait_ms > 0)
        rest(s, wait_ms);
    /* before the last byte, so that the log is complete when the client has its answer */
    pthread_mutex_lock(&s->lock);
    if (entry != NULL)
        s->log[at].end_ms = now_ms();
    pthread_mutex_unlock(&s->lock);
    if (answer != NULL)
        send_all(fd, answer + half, len - half);
    else
        send_all(fd, none, sizeof(none) - 1);
    free(answer);
}

static void *serve_connection(void *user)
{
    struct connection *c = user;
    char rest_of_it[512];

    serve(c->server, c->fd);
    shutdown(c->fd, SHUT_WR);
    while (recv(c->fd, rest_of_it, sizeof(rest_of_it), MSG_DONTWAIT) > 0)
        ;
    close(c->fd);
    free(c);
    return NULL;
}

static void *accept_all(void *user)
{
    struct http_server *s = user;
    struct pollfd p = {s->listener, POLLIN, 0};

    while (!is_stopping(s)) {
        struct connection *c;
        int fd;

        if (poll(&p, 1, 20) <= 0)
            continue;
        fd = accept(s->listener, NULL, NULL);
        if (fd < 0)
            continue;
        c = malloc(sizeof(*c));
        if (c == NULL || s->n_connections == MAX_CONNECTIONS) {
            free(c);
            close(fd);
            continue;
        }
        c->server = s;
        c->fd = fd;
        if (pthread_create(&s->connections[s->n_connections], NULL, serve_connection, c) == 0) {
            s->n_connections++;
        } else {
            close(fd);
            free(c);
        }
    }
    return NULL;
}

struct http_server *http_server_start(void)
{
    struct http_server *s = calloc(1, sizeof(*s));
    struct sockaddr_in address;
    socklen_t len = sizeof(address);

    assert_non_null(s);
    s->log = calloc(MAX_LOG, sizeof(*s->log));
    assert_non_null(s->log);
    pthread_mutex_init(&s->lock, NULL);
    memset(&address, 0, sizeof(address));
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    s->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(s->listener >= 0);
    assert_int_equal(bind(s->listener, (struct sockaddr *)&address, sizeof(address)), 0);
    assert_int_equal(listen(s->listener, 64), 0);
    assert_int_equal(getsockname(s->listener, (struct sockaddr *)&address, &len), 0);
    s->port = ntohs(address.sin_port);
    snprintf(s->connect_to, sizeof(s->connect_to), "::127.0.0.1:%u", (unsigned)s->port);
    assert_int_equal(pthread_create(&s->thread, NULL, accept_all, s), 0);
    return s;
}

void http_server_stop(struct http_server *s)
{
    size_t i;

    pthread_mutex_lock(&s->lock);
    s->stopping = true;
    pthread_mutex_unlock(&s->lock);
    pthread_join(s->thread, NULL);
    for (i = 0; i < s->n_connections; i++)
        pthread_join(s->connections[i], NULL);
    close(s->listener);
    for (i = 0; i < s->n_rules; i++)
        free(s->rules[i].answer);
    pthread_mutex_destroy(&s->lock);
    free(s->log);
    free(s);
}

uint16_t http_server_port(const struct http_server *s)
{
    return s->port;
}

const char *http_server_connect_to(const struct http_server *s)
{
    return s->connect_to;
}

static void add_rule(struct http_server *s, const char *host, const char *path, unsigned times,
                     const char *etag, struct cc_span answer)
{
    struct rule *rule;

    pthread_mutex_lock(&s->lock);
    assert_true(s->n_rules < MAX_RULES);
    rule = &s->rules[s->n_rules++];
    memset(rule, 0, sizeof(*rule));
    snprintf(rule->host, sizeof(rule->host), "%s", host);
    snprintf(rule->path, sizeof(rule->path), "%s", path);
    snprintf(rule->etag, sizeof(rule->etag), "%s", etag);
    rule->times = times;
    rule->limited = times > 0;
    rule->answer = malloc(answer.len + 1);
    assert_non_null(rule->answer);
    memcpy(rule->answer, answer.ptr, answer.len);
    rule->len = answer.len;
    pthread_mutex_unlock(&s->lock);
}

void http_server_raw(struct http_server *s, const char *host, const char *path, unsigned times,
                     struct cc_span answer)
{
    add_rule(s, host, path, times, "", answer);
}

void http_server_page(struct http_server *s, const char *host, const char *path,
                      const char *type, const char *etag, struct cc_span body)
{
    struct cc_span answer;
    char *bytes;
    int n;

    n = asprintf(&bytes,
                 "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %zu\r\n%s%s%s"
                 "Connection: close\r\n\r\n%.*s",
                 type, body.len, etag != NULL ? "ETag: " : "", etag != NULL ? etag : "",
                 etag != NULL ? "\r\n" : "", CC_SPAN_PRINT(body));
    assert_true(n > 0);
    answer.ptr = bytes;
    answer.len = (size_t)n;
    add_rule(s, host, path, 0, etag != NULL ? etag : "", answer);
    free(bytes);
}

void http_server_status(struct http_server *s, const char *host, const char *path,
                        unsigned times, int status, const char *header)
{
    char bytes[2048];
    int n = snprintf(bytes, sizeof(bytes),
                     "HTTP/1.1 %d X\r\n%s%sContent-Length: 0\r\nConnection: close\r\n\r\n",
                     status, header, header[0] != '\0' ? "\r\n" : "");

    assert_true(n > 0 && (size_t)n < sizeof(bytes));
    add_rule(s, host, path, times, "", (struct cc_span){bytes, (size_t)n});
}

void http_server_wait(struct http_server *s, const char *host, const char *path,
                      unsigned wait_ms, bool half_way)
{
    struct rule *rule;

    pthread_mutex_lock(&s->lock);
    rule = find_rule(s, host, path);
    assert_non_null(rule);
    rule->wait_ms = wait_ms;
    rule->half_way = half_way;
    pthread_mutex_unlock(&s->lock);
}

struct http_log *http_server_log(struct http_server *s, size_t *count)
{
    struct http_log *copy;

    pthread_mutex_lock(&s->lock);
    copy = calloc(s->n_log + 1, sizeof(*copy));
    assert_non_null(copy);
    memcpy(copy, s->log, s->n_log * sizeof(*copy));
    *count = s->n_log;
    pthread_mutex_unlock(&s->lock);
    return copy;
}

size_t http_server_count(struct http_server *s, const char *host, const char *path)
{
    size_t i, n = 0;

    pthread_mutex_lock(&s->lock);
    for (i = 0; i < s->n_log; i++)
        n += strcmp(s->log[i].host, host) == 0 &&
             (path[0] == '\0' || strcmp(s->log[i].path, path) == 0);
    pthread_mutex_unlock(&s->lock);
    return n;
}

bool http_server_was_sent(struct http_server *s, const char *host, const char *path,
                          const char *text)
{
    bool found = false;
    size_t i;

    pthread_mutex_lock(&s->lock);
    for (i = 0; i < s->n_log; i++)
        found =
            found || (strcmp(s->log[i].host, host) == 0 && strcmp(s->log[i].path, path) == 0 &&
                      strstr(s->log[i].head, text) != NULL);
    pthread_mutex_unlock(&s->lock);
    return found;
}

void http_server_forget_log(struct http_server *s)
{
    pthread_mutex_lock(&s->lock);
    s->n_log = 0;
    pthread_mutex_unlock(&s->lock);
}
