#include "cleancopy/write/crash_file.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/outfile.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_NOTE_BYTES ((size_t)4 << 20) /* what a process said, URL and source, escaped */

/* Pages in the folder and their bytes, without the one of that name.  A folder that is not there has none. */
static void look_at(const char *dir, const char *name, unsigned *n, uint64_t *bytes)
{
    DIR *folder = opendir(dir);
    const struct dirent *entry;

    *n = 0;
    *bytes = 0;
    if (folder == NULL)
        return;
    while ((entry = readdir(folder)) != NULL) {
        struct stat is;

        if (!cc_span_ends(cc_span_from(entry->d_name), CC_SPAN(".page")) ||
            strcmp(entry->d_name, name) == 0 ||
            fstatat(dirfd(folder), entry->d_name, &is, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        ++*n;
        *bytes += (uint64_t)is.st_size;
    }
    (void)closedir(folder); /* was read only */
}

static void put(struct cc_buf *out, const char *key, struct cc_span value)
{
    cc_buf_add_string(out, key);
    cc_json_or_null(out, value);
}

static void write_note(struct cc_buf *out, const struct cc_page *page, const char *reason,
                       const char *words, struct cc_span said)
{
    static const char *const forms[] = {"auto", "html", "text"};

    put(out, "{\"source\":", page->source);
    put(out, ",\"url\":", page->url);
    put(out, ",\"content_type\":", page->content_type);
    put(out, ",\"form\":", cc_span_from(forms[page->form]));
    put(out, ",\"reason\":", cc_span_from(reason));
    put(out, ",\"words\":", cc_span_from(words));
    put(out, ",\"said\":", said);
    cc_buf_printf(out, ",\"bytes\":%zu,\"cleancopy\":\"" CC_VERSION "\"}\n", page->bytes.len);
}

enum cc_status cc_crash_file_keep(const char *dir, const struct cc_page *page, const char *reason,
                                  const char *words, struct cc_span said,
                                  char name[CC_CRASH_FILE_NAME_BYTES], struct cc_error *err)
{
    char digits[CC_HASH_HEX_BYTES], note_name[CC_CRASH_FILE_NAME_BYTES];
    struct cc_buf note;
    enum cc_status st;
    uint64_t bytes;
    bool changed;
    unsigned n;

    cc_hash_hex(cc_hash64(page->bytes), digits);
    (void)snprintf(name, CC_CRASH_FILE_NAME_BYTES, "%s.page", digits); /* both fit */
    (void)snprintf(note_name, sizeof note_name, "%s.json", digits);
    look_at(dir, name, &n, &bytes);
    if (n >= CC_CRASH_FILE_MAX_PAGES || bytes + page->bytes.len > CC_CRASH_FILE_MAX_BYTES)
        return cc_fail(err, CC_E_LIMIT, "crash", "%s: holds %u pages already", dir, n);
    cc_buf_init(&note, MAX_NOTE_BYTES);
    write_note(&note, page, reason, words, said);
    st = note.status == CC_E_NOMEM ? cc_fail(err, CC_E_NOMEM, "crash", "out of memory") : CC_OK;
    if (st == CC_OK)
        st = cc_outfile_put(dir, cc_span_from(name), page->bytes, &changed, err);
    if (st == CC_OK && note.status == CC_OK)
        st = cc_outfile_put(dir, cc_span_from(note_name), cc_buf_span(&note), &changed, err);
    cc_buf_done(&note);
    return st;
}
