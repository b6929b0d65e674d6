/* Three things in one another: the list of paths, the walk below one of them, the stream of one
 * file.  A file of one page is read and closed at once; one of many (WARC, JSONL) stays open
 * between calls. */
#include "cleancopy/source/input.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/source/jsonl.h"
#include "cleancopy/source/mhtml.h"
#include "cleancopy/source/mirror.h"
#include "cleancopy/source/saver.h"
#include "cleancopy/source/sniff.h"
#include "cleancopy/source/stream.h"
#include "cleancopy/source/walk.h"
#include "cleancopy/source/warc_file.h"
#include "cleancopy/source/wayback.h"

#include <inttypes.h>
#include <sys/stat.h>

#define MAX_PATH_BYTES 65536 /* of a line of files_from */

enum many {
    ONE_PAGE,
    WARC_RECORDS,
    JSON_LINES
};

struct cc_input {
    const char *const *paths;
    size_t n_paths, at;
    struct cc_stream *list; /* files_from, NULL when there is none or it is through */
    const struct cc_limits *limits;
    struct cc_walk *walk;
    struct cc_stream *stream; /* the open file of many pages, or NULL */
    char *path;               /* its path */
    enum many many;
    uint64_t line; /* number of the last line read of JSONL */
    struct cc_warc_file warc;
    bool stdin_used;
    uint64_t bytes_before; /* of the files that are through */
    struct cc_mirror mirror;
    bool in_mirror; /* the open file; its host is path[host_from .. host_to) */
    size_t host_from, host_to;
    struct cc_share share;
};

/* ---- open and close -------------------------------------------------------------------- */

static enum cc_status count_stdin(const struct cc_input *input, const char *files_from,
                                  struct cc_error *err)
{
    size_t n = files_from != NULL && strcmp(files_from, "-") == 0, i;

    for (i = 0; i < input->n_paths; i++)
        n += strcmp(input->paths[i], "-") == 0;
    if (n > 1)
        return cc_fail(err, CC_E_USAGE, "input", "standard input (\"-\") is asked for twice");
    return CC_OK;
}

enum cc_status cc_input_open(const char *const *paths, size_t n_paths, const char *files_from,
                             const struct cc_limits *limits, struct cc_input **input,
                             struct cc_error *err)
{
    struct cc_input *made = cc_calloc(1, sizeof *made);
    enum cc_status st;

    if (made == NULL)
        return cc_fail(err, CC_E_NOMEM, "input", "no memory");
    made->paths = paths;
    made->n_paths = n_paths;
    made->limits = limits;
    made->walk = cc_walk_open();
    st = made->walk == NULL ? cc_fail(err, CC_E_NOMEM, "input", "no memory") : CC_OK;
    if (st == CC_OK)
        st = count_stdin(made, files_from, err);
    if (st == CC_OK && files_from != NULL)
        st = cc_stream_open(files_from, &made->list, err);
    if (st != CC_OK) {
        cc_input_close(made);
        return st;
    }
    made->stdin_used = files_from != NULL && strcmp(files_from, "-") == 0;
    *input = made;
    return CC_OK;
}

void cc_input_share(struct cc_input *input, uint32_t number, uint32_t of)
{
    input->share = (struct cc_share){.number = number, .of = of};
}

const struct cc_share *cc_input_dealt(const struct cc_input *input)
{
    return &input->share;
}

uint64_t cc_input_bytes(const struct cc_input *input)
{
    return input->bytes_before +
           (input->stream != NULL ? cc_stream_raw_bytes(input->stream) : 0);
}

static void close_file(struct cc_input *input)
{
    input->bytes_before = cc_input_bytes(input);
    cc_stream_close(input->stream);
    cc_free(input->path);
    input->stream = NULL;
    input->path = NULL;
}

void cc_input_close(struct cc_input *input)
{
    if (input == NULL)
        return;
    close_file(input);
    cc_stream_close(input->list);
    cc_walk_close(input->walk);
    cc_free(input);
}

/* ---- one page -------------------------------------------------------------------------- */

static enum cc_status fail_kind(const struct cc_input *input, enum cc_sniffed kind,
                                struct cc_error *err)
{
    static const struct {
        enum cc_sniffed kind;
        const char *words;
    } list[] = {
        {CC_SNIFF_EMPTY, "is empty"},
        {CC_SNIFF_ZIP, "is a ZIP archive, or made of one (EPUB, office documents): unpack it and give the folder"},
        {CC_SNIFF_WEBARCHIVE, "is a web archive of Safari: save as page source, or textutil -convert html FILE"},
        {CC_SNIFF_BINARY, "is binary: neither a page nor text"},
        {CC_SNIFF_JSON, "is JSON, but not one object a line with a \"text\" or \"html\" field"},
        {CC_SNIFF_XML,
         "is XML, not a page: a feed or sitemap belongs to fetch --feed or --sitemap"},
        {CC_SNIFF_CDXJ, "is an index of WARC files: give the WARC files themselves"},
        {CC_SNIFF_GZIP, "is compressed twice"},
        {CC_SNIFF_ZSTD, "is compressed twice"},
    };
    size_t i;

    for (i = 0; i < sizeof list / sizeof list[0]; i++) {
        if (list[i].kind == kind)
            return cc_fail(err, CC_E_INPUT, "input", "%s: %s", input->path, list[i].words);
    }
    return cc_fail(err, CC_E_INPUT, "input", "%s: is %s, which is not read", input->path,
                   cc_sniff_name(kind));
}

/* Whether a folder's file is none of the pages that its site has. */
static bool is_list(const struct cc_input *input, const struct cc_saver *saver)
{
    return saver->is_list && cc_walk_in_folder(input->walk) &&
           cc_span_ends(cc_span_from(input->path), CC_SPAN("/index.html"));
}

/* The address that a mirror's folders tell; its file may have been packed since. */
static void read_path(const struct cc_input *input, struct cc_arena *arena, struct cc_page *page)
{
    static const struct cc_span packed[] = {{".gz", 3}, {".zst", 4}};
    struct cc_span path = cc_span_from(input->path), address;
    int64_t at_s;

    for (size_t i = 0; i < sizeof packed / sizeof packed[0]; i++) {
        if (cc_stream_coding(input->stream) != NULL && cc_span_ends(path, packed[i]))
            path = cc_span_slice(path, 0, path.len - packed[i].len);
    }
    address = cc_mirror_address(arena, path, input->host_from, input->host_to);
    page->url = address;
    if (cc_wayback_address(arena, address, &page->url, &at_s) && page->fetched_at_s == CC_NO_TIME)
        page->fetched_at_s = at_s;
}

/* The page's address where it is not in the file's header: who saved it may have written it down, or a mirror's folders
 * tell it.  CC_END: no page. */
static enum cc_status find_address(struct cc_input *input, struct cc_arena *arena,
                                   struct cc_page *page, struct cc_error *err)
{
    struct cc_saver saver;
    enum cc_status st = CC_OK;

    if (page->form == CC_FORM_HTML) {
        cc_saver_read(arena, page->bytes, &saver);
        if (saver.is_archive)
            return cc_fail(err, CC_E_INPUT, "input",
                           "%s: is a self-extracting archive of SingleFile: unpack it (unzip) and give "
                           "its index.html, or save the page as HTML alone",
                           input->path);
        if (page->url.len == 0 && is_list(input, &saver))
            return CC_END;
        if (page->url.len == 0)
            page->url = saver.url;
        if (page->fetched_at_s == CC_NO_TIME)
            page->fetched_at_s = saver.saved_at_s;
        st = cc_wayback_restore(arena, page, err);
    }
    if (st == CC_OK && page->url.len == 0 && input->in_mirror)
        read_path(input, arena, page);
    return st == CC_OK ? cc_arena_status(arena, "input", err) : st;
}

/* HTML or text. */
static enum cc_status read_page(struct cc_input *input, struct cc_arena *arena, enum cc_sniffed kind,
                                struct cc_page *page, struct cc_error *err)
{
    enum cc_status st = cc_stream_whole(input->stream, input->limits->max_input_bytes, arena, &page->bytes, err);

    page->form = kind == CC_SNIFF_HTML ? CC_FORM_HTML : CC_FORM_TEXT;
    return st == CC_OK ? find_address(input, arena, page, err) : st;
}

/* A letter, or a page in one: what it holds is taken out of it. */
static enum cc_status read_letter(struct cc_input *input, struct cc_arena *arena, enum cc_sniffed kind,
                                  struct cc_page *page, struct cc_error *err)
{
    size_t max = input->limits->max_input_bytes;
    enum cc_status st = cc_stream_fill(input->stream, max + 1, err);
    struct cc_span whole = cc_stream_window(input->stream);
    struct cc_error inner;

    if (st == CC_OK && whole.len > max)
        st = cc_stream_whole(input->stream, max, arena, &whole, err); /* says so */
    if (st != CC_OK)
        return st;
    st = cc_mhtml_page(arena, whole, page, &inner);
    if (st != CC_OK)
        return cc_fail(err, st, inner.step, "%s: %s: %s", input->path, cc_sniff_name(kind), inner.message);
    return find_address(input, arena, page, err);
}

/* The whole content. */
static enum cc_status read_one_page(struct cc_input *input, struct cc_arena *arena,
                                    enum cc_sniffed kind, struct cc_page *page,
                                    struct cc_error *err)
{
    if (kind == CC_SNIFF_MHTML || kind == CC_SNIFF_MAIL)
        return read_letter(input, arena, kind, page, err);
    return read_page(input, arena, kind, page, err);
}

/* Enough of the content to tell its kind, white space at its start left aside. */
static enum cc_status sniff_stream(struct cc_input *input, enum cc_sniffed *kind,
                                   struct cc_error *err)
{
    size_t want = CC_SNIFF_BYTES + 16, max = input->limits->max_input_bytes;
    enum cc_status st;

    for (;;) {
        struct cc_span window;

        st = cc_stream_fill(input->stream, want, err);
        window = cc_stream_window(input->stream);
        *kind = cc_sniff(window);
        /* a file of many that is damaged further on still gives what comes before */
        if (*kind == CC_SNIFF_WARC || *kind == CC_SNIFF_JSONL)
            return CC_OK;
        if (st != CC_OK || *kind != CC_SNIFF_EMPTY || window.len < want || want > max)
            return st;
        want *= 2;
    }
}

/* ---- files of many pages --------------------------------------------------------------- */

static enum cc_status next_json_line(struct cc_input *input, struct cc_arena *arena,
                                     struct cc_page *page, struct cc_error *err)
{
    struct cc_error inner;
    struct cc_span line;
    enum cc_status st;

    do {
        st = cc_stream_line(input->stream, input->limits->max_line_bytes, &line, err);
        if (st == CC_END) {
            close_file(input);
            return CC_END;
        }
        if (input->line == 0 && st == CC_OK && cc_span_starts(line, CC_SPAN("\xef\xbb\xbf")))
            line = cc_span_slice(line, 3, line.len);
        input->line++;
    } while (st == CC_OK && cc_span_trim(line).len == 0);
    page->source = cc_arena_printf(arena, "%s:%" PRIu64, input->path, input->line);
    if (page->source.ptr == NULL)
        return cc_arena_status(arena, "input", err);
    if (st == CC_E_INPUT || st == CC_E_NOMEM) /* nothing can be read behind it */
        close_file(input);
    if (st != CC_OK)
        return st;
    st = cc_jsonl_page(arena, line, page, &inner);
    if (st != CC_OK)
        return cc_fail(err, st, inner.step, "%.*s: %s", CC_SPAN_PRINT(page->source),
                       inner.message);
    return CC_OK;
}

static enum cc_status next_record(struct cc_input *input, struct cc_arena *arena,
                                  struct cc_page *page, struct cc_error *err)
{
    enum cc_status st = cc_warc_file_next(&input->warc, arena, page, err);

    if (st == CC_END)
        close_file(input);
    return st;
}

/* ---- the next page --------------------------------------------------------------------- */

/* The next path of the list: CC_OK and the walk has set out, or CC_END. */
static enum cc_status next_path(struct cc_input *input, struct cc_arena *arena,
                                struct cc_span *path, struct cc_error *err)
{
    struct cc_span line;
    enum cc_status st;

    if (input->at < input->n_paths) {
        *path = cc_span_from(input->paths[input->at++]);
        return cc_walk_start(input->walk, path->ptr, err);
    }
    while (input->list != NULL) {
        st = cc_stream_line(input->list, MAX_PATH_BYTES, &line, err);
        if (st == CC_OK && line.len == 0)
            continue;
        if (st == CC_END || st == CC_E_INPUT || st == CC_E_NOMEM) {
            cc_stream_close(input->list);
            input->list = NULL;
        }
        if (st != CC_OK) {
            *path = CC_SPAN("--files-from");
            return st;
        }
        *path = cc_arena_copy(arena, line);
        if (path->ptr == NULL)
            return cc_arena_status(arena, "input", err);
        return cc_walk_start(input->walk, path->ptr, err);
    }
    return CC_END;
}

/* The next file: CC_OK and *path, or CC_END when all are through. */
static enum cc_status next_file(struct cc_input *input, struct cc_arena *arena,
                                struct cc_span *path, struct cc_error *err)
{
    enum cc_status st;

    for (;;) {
        st = cc_walk_next(input->walk, arena, path, err);
        if (st != CC_END)
            return st;
        st = next_path(input, arena, path, err);
        if (st != CC_OK)
            return st;
    }
}

static enum cc_status open_file(struct cc_input *input, const char *path, struct cc_error *err)
{
    if (strcmp(path, "-") == 0) {
        if (input->stdin_used)
            return cc_fail(err, CC_E_INPUT, "input", "standard input was read before");
        input->stdin_used = true;
    }
    input->path = cc_strdup(path);
    if (input->path == NULL)
        return cc_fail(err, CC_E_NOMEM, "input", "%s: no memory", path);
    input->line = 0;
    return cc_stream_open(input->path, &input->stream, err);
}

static enum cc_status begin_warc(struct cc_input *input)
{
    input->many = WARC_RECORDS;
    input->warc.stream = input->stream;
    input->warc.path = input->path;
    input->warc.limits = input->limits;
    input->warc.is_damaged = false;
    return CC_OK;
}

/* What lies beside the WARC files of an archive: an index, or the empty file that a run locks; and what a mirror has
 * besides pages.  In a folder it is nothing to complain of. */
static bool is_beside_pages(const struct cc_input *input, enum cc_sniffed kind, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!cc_walk_in_folder(input->walk))
        return false;
    if (input->in_mirror &&
        (kind == CC_SNIFF_XML || kind == CC_SNIFF_JSON || kind == CC_SNIFF_ZIP ||
         kind == CC_SNIFF_BINARY))
        return true;
    return kind == CC_SNIFF_CDXJ ||
           (kind == CC_SNIFF_EMPTY && slash != NULL && strcmp(slash, "/lock") == 0);
}

/* Opens the file and reads its page; of a file of many only its kind.  CC_END: a file to pass. */
static enum cc_status begin_file(struct cc_input *input, struct cc_arena *arena,
                                 const char *path, struct cc_page *page, struct cc_error *err)
{
    enum cc_sniffed kind = CC_SNIFF_EMPTY;
    enum cc_status st;

    input->in_mirror =
        cc_mirror_find(&input->mirror, cc_span_from(path), cc_walk_named_bytes(input->walk),
                       &input->host_from, &input->host_to);
    if (input->in_mirror && cc_walk_in_folder(input->walk) &&
        cc_mirror_is_part(cc_span_from(path), input->host_to))
        return CC_END;
    st = open_file(input, path, err);
    if (st == CC_OK)
        st = sniff_stream(input, &kind, err);
    input->many = ONE_PAGE;
    if (st == CC_OK && kind == CC_SNIFF_WARC)
        st = begin_warc(input);
    else if (st == CC_OK && kind == CC_SNIFF_JSONL)
        input->many = JSON_LINES;
    else if (st == CC_OK &&
             (kind == CC_SNIFF_HTML || kind == CC_SNIFF_MHTML || kind == CC_SNIFF_MAIL ||
              kind == CC_SNIFF_TEXT))
        st = read_one_page(input, arena, kind, page, err);
    else if (st == CC_OK && is_beside_pages(input, kind, path))
        st = CC_END;
    else if (st == CC_OK)
        st = fail_kind(input, kind, err);
    if (input->many == ONE_PAGE)
        close_file(input);
    return st;
}

/* The page, or the file, is bad; all else ends the reading. */
static bool is_one_of_many(enum cc_status st)
{
    return st == CC_OK || st == CC_E_INPUT || st == CC_E_LIMIT;
}

/* Whether something of the file is this process's; `st`: whether it, or its place in the list, can be read. */
static bool deal_file(struct cc_input *input, struct cc_span path, enum cc_status st)
{
    struct stat about;
    uint64_t bytes = 0;

    if (input->share.of == 0)
        return true;
    if (st == CC_OK && stat(path.ptr, &about) == 0 && S_ISREG(about.st_mode))
        bytes = (uint64_t)about.st_size;
    if (cc_share_file(&input->share, path, bytes))
        return true;
    input->bytes_before += bytes;
    return false;
}

enum cc_status cc_input_next_file(struct cc_input *input, struct cc_arena *arena,
                                  struct cc_page *page, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    enum cc_status st;

    close_file(input);
    for (;;) {
        memset(page, 0, sizeof *page);
        page->fetched_at_s = CC_NO_TIME;
        st = next_file(input, arena, &page->source, err);
        if (!is_one_of_many(st) || deal_file(input, page->source, st))
            return st;
        cc_arena_rewind(arena, mark); /* many in a row may be others' */
    }
}

/* The next of the list, whosever it is. */
static enum cc_status next_of_all(struct cc_input *input, struct cc_arena *arena,
                                  struct cc_page *page, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    struct cc_span path;
    enum cc_status st;

    for (;;) {
        memset(page, 0, sizeof *page);
        page->fetched_at_s = CC_NO_TIME;
        if (input->stream != NULL) {
            st = input->many == WARC_RECORDS ? next_record(input, arena, page, err)
                                             : next_json_line(input, arena, page, err);
            if (st != CC_END)
                return st;
        }
        st = next_file(input, arena, &path, err);
        if (!is_one_of_many(st))
            return st;
        page->source = path;
        if (!deal_file(input, path, st)) {
            cc_arena_rewind(arena, mark); /* many in a row may be others' */
            continue;
        }
        if (st != CC_OK)
            return st;
        st = begin_file(input, arena, path.ptr, page, err);
        if (st == CC_END)
            continue;
        if (st != CC_OK || input->stream == NULL)
            return st;
    }
}

enum cc_status cc_input_next(struct cc_input *input, struct cc_arena *arena,
                             struct cc_page *page, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    enum cc_status st = next_of_all(input, arena, page, err);

    while (is_one_of_many(st) && !cc_share_page(&input->share)) {
        cc_arena_rewind(arena, mark);
        st = next_of_all(input, arena, page, err);
    }
    return st;
}
