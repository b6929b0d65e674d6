#include "fetch_json.h"

#include "commands.h"

#include "cleancopy/write/json.h"

#include <inttypes.h>
#include <stdio.h>

#define MAX_LINE_BYTES ((size_t)64 << 10) /* 16 sites of 253 bytes, each byte written as six */

static void add_number(struct cc_buf *out, const char *name, uint64_t n)
{
    cc_buf_printf(out, ",\"%s\":%" PRIu64, name, n);
}

static void add_bool(struct cc_buf *out, const char *name, bool value)
{
    cc_buf_printf(out, ",\"%s\":%s", name, value ? "true" : "false");
}

static void add_counts(struct cc_buf *out, const struct cc_fetch_counts *counts, double seconds,
                       uint64_t n_more_failed)
{
    cc_buf_printf(out, ",\"seconds\":%.3f", seconds);
    add_number(out, "stored", counts->by_outcome[CC_OUTCOME_STORED]);
    add_number(out, "unchanged", counts->by_outcome[CC_OUTCOME_UNCHANGED]);
    add_number(out, "failed", cc_fetch_failures(counts) + n_more_failed);
    add_number(out, "not_allowed", counts->by_outcome[CC_OUTCOME_ROBOTS]);
    add_number(out, "deferred", counts->by_outcome[CC_OUTCOME_DEFERRED]);
    add_number(out, "bytes", counts->bytes);
}

/* Writes the line out; a broken pipe shows at the end. */
static void end_line(struct cc_buf *out)
{
    cc_buf_add_string(out, "}\n");
    if (out->status == CC_OK) {
        (void)fwrite(out->ptr, 1, out->len, stdout); /* cc_stdout_done() looks at it */
        (void)fflush(stdout);
    } else {
        cc_say("no memory for a line of JSON");
    }
    cc_buf_done(out);
}

static void add_site(struct cc_buf *out, const struct cc_site_view *site)
{
    cc_buf_add_string(out, "{\"site\":");
    cc_json_string(out, cc_span_from(site->name));
    cc_buf_printf(out, ",\"doing\":\"%s\",\"seconds\":%.3f", cc_site_doing_name(site->doing),
                  (double)site->ms / 1000);
    add_number(out, "done", site->n_done);
    add_number(out, "left", site->n_left);
    cc_buf_add_char(out, '}');
}

void cc_fetch_json_progress(const struct cc_fetch_view *view)
{
    struct cc_buf out;

    cc_buf_init(&out, MAX_LINE_BYTES);
    cc_buf_add_string(&out, "{\"type\":\"progress\"");
    add_counts(&out, view->counts, (double)view->ms / 1000, 0);
    add_number(&out, "left", view->n_left);
    add_number(&out, "sites", view->n_sites);
    cc_buf_add_string(&out, ",\"active\":[");
    for (size_t i = 0; i < view->n_shown; i++) {
        if (i > 0)
            cc_buf_add_char(&out, ',');
        add_site(&out, &view->sites[i]);
    }
    cc_buf_add_char(&out, ']');
    end_line(&out);
}

static void add_failure(struct cc_buf *out, const char *name, uint64_t n, bool *first)
{
    if (n == 0)
        return;
    cc_buf_printf(out, "%s\"%s\":%" PRIu64, *first ? "" : ",", name, n);
    *first = false;
}

static void add_failures(struct cc_buf *out, const struct cc_fetch_counts *counts,
                         const struct cc_fetch_json_run *run)
{
    bool first = true;

    cc_buf_add_string(out, ",\"failures\":{");
    for (int i = 0; i < CC_OUTCOME_COUNT; i++)
        if (cc_outcome_is_failure((enum cc_outcome)i))
            add_failure(out, cc_outcome_name((enum cc_outcome)i), counts->by_outcome[i], &first);
    add_failure(out, "discovery", counts->discovery_failed, &first);
    add_failure(out, "cleaning", run != NULL ? run->n_failed : 0, &first);
    cc_buf_add_char(out, '}');
}

static void add_run(struct cc_buf *out, const struct cc_fetch_json_run *run)
{
    const struct cc_output_counts *counts = run->counts;

    add_number(out, "cleaned", run->n_cleaned);
    add_bool(out, "written", counts != NULL);
    if (counts == NULL) {
        cc_buf_add_string(out, ",\"documents\":null,\"text_files\":null,\"files_changed\":null,"
                               "\"duplicates\":null,\"clusters\":null");
        return;
    }
    add_number(out, "documents", counts->documents);
    add_number(out, "text_files", counts->text_files);
    add_number(out, "files_changed", counts->files_changed);
    add_number(out, "duplicates", counts->duplicates);
    add_number(out, "clusters", counts->clusters);
}

static void add_left_out(struct cc_buf *out, const struct cc_left_out_counts *left_out)
{
    const struct cc_sum sums[] = {CC_LEFT_OUT_SUMS(left_out)};

    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        add_number(out, sums[i].name, sums[i].n);
}

void cc_fetch_json_summary(const struct cc_fetch_counts *counts, double seconds,
                           const struct cc_fetch_json_run *run)
{
    struct cc_buf out;

    cc_buf_init(&out, MAX_LINE_BYTES);
    cc_buf_printf(&out, "{\"type\":\"summary\",\"command\":\"%s\"", run != NULL ? "run" : "fetch");
    add_counts(&out, counts, seconds, run != NULL ? run->n_failed : 0);
    add_bool(&out, "out_of_time", counts->out_of_time);
    add_bool(&out, "stopped", cc_stop != 0);
    add_failures(&out, counts, run);
    if (run != NULL) {
        add_run(&out, run);
        add_left_out(&out, run->left_out);
    }
    end_line(&out);
}
