#include "explain_input.h"

#include "cleancopy/core/url.h"
#include "cleancopy/fetch/archive_lookup.h"
#include "cleancopy/source/warc_place.h"
#include "cleancopy/state/url_store.h"

#include <inttypes.h>
#include <unistd.h>

enum kind {
    A_FILE, /* or a folder, or "-" */
    A_PLACE,
    AN_ADDRESS
};

static bool is_file(struct cc_span path)
{
    char name[4097];

    if (path.len >= sizeof name)
        return false;
    memcpy(name, path.ptr, path.len);
    name[path.len] = '\0';
    return access(name, F_OK) == 0;
}

static enum kind kind_of(const char *operand, struct cc_warc_place *place)
{
    struct cc_span text = cc_span_from(operand);

    if (is_file(text))
        return A_FILE;
    if (cc_span_starts_nocase(text, CC_SPAN("http://")) ||
        cc_span_starts_nocase(text, CC_SPAN("https://")))
        return AN_ADDRESS;
    return cc_warc_place_split(text, place) && is_file(place->path) ? A_PLACE : A_FILE;
}

bool cc_explain_has_address(int n_args, char **args)
{
    struct cc_warc_place place;

    for (int i = 0; i < n_args; i++) {
        if (kind_of(args[i], &place) == AN_ADDRESS)
            return true;
    }
    return false;
}

/* ---- an address ---- */

/* Where the state says that the newest good answer lies.  CC_END: it does not say. */
static enum cc_status ask_state(struct cc_explain_input *input, struct cc_span url,
                                struct cc_arena *arena, struct cc_archive_capture *capture,
                                struct cc_span *outlet, struct cc_error *err)
{
    struct cc_url_record record;
    enum cc_status st;

    if (input->state == NULL)
        return CC_END;
    st = cc_state_begin(input->state, err);
    if (st == CC_OK)
        st = cc_url_get(input->state, arena, url, &record, err);
    cc_state_rollback(input->state);
    if (st != CC_OK || record.archive_file.len == 0)
        return st == CC_OK ? CC_END : st;
    *capture = (struct cc_archive_capture){record.archive_file, record.archive_offset, url};
    *outlet = record.outlet;
    return CC_OK;
}

static enum cc_status read_capture(const struct cc_explain_input *input,
                                   const struct cc_archive_capture *capture,
                                   struct cc_arena *arena, struct cc_page *page,
                                   struct cc_error *err)
{
    struct cc_warc_place place = {cc_arena_printf(arena, "%s/%.*s", input->cfg->archive_dir,
                                                  CC_SPAN_PRINT(capture->file)),
                                  capture->offset, 0};
    enum cc_status st;

    if (place.path.ptr == NULL)
        return cc_arena_status(arena, "explain", err);
    st = cc_warc_place_read(&place, &input->cfg->limits, arena, page, err);
    page->url = capture->url;
    return st;
}

static enum cc_status read_address(struct cc_explain_input *input, const char *operand,
                                   struct cc_arena *arena, struct cc_page *page,
                                   struct cc_error *err)
{
    const char *dir = input->cfg->archive_dir;
    struct cc_span url, outlet = CC_SPAN_EMPTY;
    struct cc_archive_capture capture;
    enum cc_status st;

    page->source = cc_span_from(operand);
    st = cc_url_normal(arena, CC_SPAN_EMPTY, page->source, input->cfg->fetch.max_url_bytes,
                       &url, err);
    if (st == CC_OK)
        st = ask_state(input, url, arena, &capture, &outlet, err);
    if (st == CC_END && is_file(cc_span_from(dir)))
        st = cc_archive_lookup(dir, url, arena, &input->cfg->limits, &capture, err);
    if (st == CC_END)
        return cc_fail(
            err, CC_E_INPUT, "explain",
            "%s: no page of it in %s: name the folders with --archive and --state or "
            "-c FILE, or get it with cleancopy fetch",
            operand, dir);
    if (st == CC_OK)
        st = read_capture(input, &capture, arena, page, err);
    page->outlet = outlet;
    return st;
}

/* ---- all of them ---- */

/* The operands from `at` on that are files, with the list behind the last of them. */
static enum cc_status open_files(struct cc_explain_input *input, struct cc_error *err)
{
    const struct cc_config *cfg = input->cfg;
    struct cc_warc_place place;
    int from = input->at;

    while (input->at < input->n_args && kind_of(input->args[input->at], &place) == A_FILE)
        input->at++;
    input->list_read = input->at == input->n_args;
    return cc_input_open((const char *const *)&input->args[from], (size_t)(input->at - from),
                         input->list_read ? cfg->files_from : NULL, &cfg->limits, &input->files,
                         err);
}

enum cc_status cc_explain_input_next(struct cc_explain_input *input, struct cc_arena *arena,
                                     struct cc_page *page, struct cc_error *err)
{
    struct cc_warc_place place;
    enum kind kind;
    enum cc_status st;

    for (;;) {
        if (input->files != NULL) {
            st = cc_input_next(input->files, arena, page, err);
            if (st != CC_END)
                return st;
            cc_input_close(input->files);
            input->files = NULL;
        }
        memset(page, 0, sizeof *page);
        page->fetched_at_s = CC_NO_TIME;
        if (input->at == input->n_args && (input->list_read || input->cfg->files_from == NULL))
            return CC_END;
        kind = input->at < input->n_args ? kind_of(input->args[input->at], &place) : A_FILE;
        if (kind == AN_ADDRESS)
            return read_address(input, input->args[input->at++], arena, page, err);
        if (kind == A_PLACE) {
            page->source = cc_span_from(input->args[input->at++]);
            return cc_warc_place_read(&place, &input->cfg->limits, arena, page, err);
        }
        st = open_files(input, err);
        if (st != CC_OK)
            return st == CC_E_INPUT ? CC_E_IO : st; /* the list: no page, but the end */
    }
}

void cc_explain_input_done(struct cc_explain_input *input)
{
    cc_input_close(input->files);
    input->files = NULL;
}
