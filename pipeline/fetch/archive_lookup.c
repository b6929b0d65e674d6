#include "cleancopy/fetch/archive_lookup.h"

#include "cleancopy/core/json_load.h"
#include "cleancopy/core/url.h"
#include "cleancopy/fetch/archive_read.h"
#include "cleancopy/fetch/surt.h"
#include "cleancopy/source/http_message.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_KEY_BYTES ((size_t)65536)
#define MAX_URL_BYTES 8192 /* as a fetch has it */
#define TIME_BYTES    14   /* "20260202024000" */

enum capture_kind {
    NO_CAPTURE,
    RESPONSE,
    REDIRECT,
    REVISIT
};

struct line {
    enum capture_kind kind;
    struct cc_span time; /* in the arena, as the file's name is */
    struct cc_archive_capture capture;
};

/* What is looked for in one hop. */
struct search {
    struct cc_arena *arena;
    struct cc_span prefix; /* the key and a blank */
    bool responses;        /* nothing but responses will do, … */
    struct cc_span time;   /* … of this time, where it is not empty */
    struct line best;
    bool is_short; /* of memory: a line was not read */
    struct cc_error *err;
};

/* ---- one line ---- */

static struct cc_span text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);

    return (struct cc_span){json_string_value(value), json_string_length(value)};
}

static enum capture_kind kind_of(const json_t *object)
{
    struct cc_span status = text_of(object, "status");

    if (cc_span_is(text_of(object, "mime"), CC_SPAN("warc/revisit")))
        return REVISIT;
    if (cc_span_is(status, CC_SPAN("200")))
        return RESPONSE;
    return cc_span_starts(status, CC_SPAN("30")) && !cc_span_is(status, CC_SPAN("304"))
               ? REDIRECT
               : NO_CAPTURE;
}

/* Files of the folder alone. */
static bool is_name(struct cc_span file)
{
    return file.len > 0 && cc_span_find(file, CC_SPAN("/"), 0) == (size_t)-1;
}

static void take_line(struct search *search, struct cc_span time, struct cc_span rest)
{
    json_error_t why;
    json_t *object = cc_json_load(rest, 0, &why);
    enum capture_kind kind = kind_of(object);
    struct cc_span file = text_of(object, "filename"), offset = text_of(object, "offset");

    search->is_short = search->is_short || (object == NULL && json_error_code(&why) == json_error_out_of_memory);
    if (kind != NO_CAPTURE && (!search->responses || kind == RESPONSE) && is_name(file) &&
        offset.len > 0) {
        search->best.kind = kind;
        search->best.time = cc_arena_copy(search->arena, time);
        search->best.capture.file = cc_arena_copy(search->arena, file);
        search->best.capture.url = cc_arena_copy(search->arena, text_of(object, "url"));
        search->best.capture.offset = strtoull(offset.ptr, NULL, 10);
    }
    json_decref(object);
}

/* ---- one index ---- */

static size_t line_start(struct cc_span all, size_t at)
{
    while (at > 0 && all.ptr[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_end(struct cc_span all, size_t at)
{
    size_t end = cc_span_find(all, CC_SPAN("\n"), at);

    return end == (size_t)-1 ? all.len : end;
}

/* Where the first line is that is not less than `key`. */
static size_t lower_bound(struct cc_span all, struct cc_span key)
{
    size_t low = 0, high = all.len; /* starts of lines, or the end */

    while (low < high) {
        size_t start = line_start(all, low + (high - low) / 2), end = line_end(all, start);

        if (cc_span_compare(cc_span_slice(all, start, end), key) < 0)
            low = end < all.len ? end + 1 : all.len;
        else
            high = start;
    }
    return low;
}

static void search_lines(struct search *search, struct cc_span all)
{
    struct cc_span rest = all, line;

    rest = cc_span_slice(all, lower_bound(all, search->prefix), all.len);
    while (cc_span_next_line(&rest, &line) && cc_span_starts(line, search->prefix)) {
        size_t at = search->prefix.len;
        struct cc_span time = cc_span_slice(line, at, at + TIME_BYTES);

        if (time.len < TIME_BYTES ||
            (search->time.len > 0 && !cc_span_is(time, search->time)) ||
            (search->best.kind != NO_CAPTURE && cc_span_compare(time, search->best.time) < 0))
            continue;
        take_line(search, time, cc_span_slice(line, at + TIME_BYTES, line.len));
    }
}

static enum cc_status search_index(struct search *search, const char *dir, const char *name)
{
    struct cc_span path = cc_arena_printf(search->arena, "%s/%s", dir, name);
    void *bytes = MAP_FAILED;
    struct stat about = {0};
    bool is_there, is_empty;
    int fd;

    if (path.ptr == NULL)
        return cc_arena_status(search->arena, "archive", search->err);
    fd = open(path.ptr, O_RDONLY | O_CLOEXEC);
    is_there = fd >= 0 && fstat(fd, &about) == 0;
    is_empty = is_there && about.st_size == 0;
    if (is_there && !is_empty) /* an index is replaced, never cut: the mapping stays good */
        bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (!is_empty && bytes == MAP_FAILED)
        (void)cc_fail(search->err, CC_E_INPUT, "archive", "%s: cannot be read: %s", path.ptr,
                      strerror(errno));
    if (fd >= 0)
        (void)close(fd); /* it was only read */
    if (is_empty || bytes == MAP_FAILED)
        return is_empty ? CC_OK : CC_E_INPUT;
    search_lines(search, (struct cc_span){bytes, (size_t)about.st_size});
    (void)munmap(bytes, (size_t)about.st_size); /* fails for a wrong address alone */
    if (search->is_short)
        return cc_fail(search->err, CC_E_NOMEM, "archive", "%s: no memory for a line", path.ptr);
    return cc_arena_status(search->arena, "archive", search->err);
}

static enum cc_status search_folder(struct search *search, const char *dir)
{
    DIR *folder = opendir(dir);
    struct dirent *entry;
    enum cc_status st = CC_OK;

    if (folder == NULL)
        return cc_fail(search->err, CC_E_INPUT, "archive", "%s: cannot be read: %s", dir,
                       strerror(errno));
    for (entry = readdir(folder); entry != NULL && st == CC_OK; entry = readdir(folder)) {
        if (cc_span_ends(cc_span_from(entry->d_name), CC_SPAN(".cdxj")))
            st = search_index(search, dir, entry->d_name);
    }
    (void)closedir(folder); /* it was only read */
    return st;
}

/* ---- hops ---- */

/* Where the way goes on. */
struct hop {
    struct cc_span url, time;
    bool responses; /* behind a revisit record */
};

/* The newest line of the URL; NO_CAPTURE: there is none. */
static enum cc_status find(const char *dir, const struct hop *hop, struct cc_arena *arena,
                           struct line *found, struct cc_error *err)
{
    struct search search = {
        .arena = arena, .responses = hop->responses, .time = hop->time, .err = err};
    struct cc_buf key;
    enum cc_status st;

    cc_buf_init(&key, MAX_KEY_BYTES);
    cc_surt_add(&key, hop->url);
    cc_buf_add_char(&key, ' ');
    search.prefix = cc_buf_span(&key);
    st = key.status == CC_OK ? search_folder(&search, dir)
                             : cc_fail(err, key.status, "archive", key.status == CC_E_LIMIT ? "the URL's key is too long" : "no memory");
    cc_buf_done(&key);
    *found = search.best;
    return st;
}

/* "2026-02-02T02:40:00Z" as "20260202024000". */
static struct cc_span digits_of(struct cc_arena *arena, struct cc_span date)
{
    struct cc_span digits = cc_arena_copy(arena, date);
    char *to = cc_arena_alloc(arena, TIME_BYTES);
    size_t n = 0;

    for (size_t i = 0; to != NULL && i < digits.len && n < TIME_BYTES; i++) {
        if (digits.ptr[i] >= '0' && digits.ptr[i] <= '9')
            to[n++] = digits.ptr[i];
    }
    return (struct cc_span){to, n};
}

/* Where the record of a line leads to. */
static enum cc_status read_hop(const char *dir, const struct line *line, struct cc_arena *arena,
                               const struct cc_limits *limits, struct hop *hop,
                               struct cc_error *err)
{
    struct cc_span named = CC_SPAN_EMPTY, date = CC_SPAN_EMPTY;
    struct cc_http_message message;
    struct cc_warc_record record;
    enum cc_status st = cc_archive_record(dir, line->capture.file, line->capture.offset, arena,
                                          limits, &record, err);

    if (st != CC_OK)
        return st;
    hop->responses = line->kind == REVISIT;
    if (hop->responses) {
        (void)cc_header_find(record.headers, "WARC-Refers-To-Target-URI", &named);
        (void)cc_header_find(record.headers, "WARC-Refers-To-Date", &date);
        if (named.len == 0) /* of the same page, say archives of other programs */
            named = line->capture.url;
    } else if (cc_http_split(record.block, &message)) {
        (void)cc_header_find(message.headers, "Location", &named);
    }
    hop->time = digits_of(arena, date);
    return cc_url_normal(arena, line->capture.url, named, MAX_URL_BYTES, &hop->url, err);
}

enum cc_status cc_archive_lookup(const char *dir, struct cc_span url, struct cc_arena *arena,
                                 const struct cc_limits *limits,
                                 struct cc_archive_capture *capture, struct cc_error *err)
{
    struct hop hop = {.url = url};

    for (int i = 0; i < CC_ARCHIVE_LOOKUP_HOPS; i++) {
        struct line line;
        enum cc_status st = find(dir, &hop, arena, &line, err);

        if (st != CC_OK)
            return st;
        if (line.kind == NO_CAPTURE)
            return CC_END;
        *capture = line.capture;
        if (line.kind == RESPONSE)
            return CC_OK;
        st = read_hop(dir, &line, arena, limits, &hop, err);
        if (st != CC_OK)
            return st;
    }
    return cc_fail(err, CC_E_INPUT, "archive", "%.*s: over %d redirects in a row in %s",
                   CC_SPAN_PRINT(url), CC_ARCHIVE_LOOKUP_HOPS, dir);
}
