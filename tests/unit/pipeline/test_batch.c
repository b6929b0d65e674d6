#include "../../../pipeline/extract/charset_labels.h"
#include "sandbox_works.h"
#include "support.h"

#include "cleancopy/batch.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/write/record.h"

#include <fcntl.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

struct script {
    unsigned n_pages, at;      /* pages to give */
    unsigned bad_every;        /* each so manyth cannot be read */
    unsigned stop_after;       /* emits before the stop flag is set; 0: never */
    unsigned fail_at;          /* emit that fails; 0: none */
    bool isolate, documents;
    const char *crash_dir;
    volatile sig_atomic_t stop;
    unsigned n_emitted, n_bad;
    uint64_t digest; /* over everything emitted, in order */
};

static enum cc_status give_page(void *user, struct cc_arena *arena, struct cc_page *page,
                                struct cc_error *err)
{
    struct script *script = user;
    unsigned i = script->at;

    if (i == script->n_pages)
        return CC_END;
    script->at++;
    page->source = cc_arena_printf(arena, "page-%u", i);
    page->fetched_at_s = CC_NO_TIME;
    if (script->bad_every != 0 && i % script->bad_every == 0)
        return cc_fail(err, CC_E_INPUT, "test", "page %u is bad", i);
    page->bytes = cc_arena_printf(
        arena, "<!doctype html><html><body><article><h1>Title %u</h1><p>The harbour office of the small town "
        "counted %u boats on the quay this morning, which was more than in any year before.</p>"
        "<p>Nobody in the office, said its head, had expected so many of them at once.</p></article>", i, i * 7);
    return CC_OK;
}

static void add_text(const struct cc_config *cfg, struct cc_batch_item *item)
{
    (void)cfg;
    for (uint32_t i = 0; i < item->doc.n_paragraphs; i++)
        cc_buf_add(&item->out, item->doc.paragraphs[i].text);
}

static enum cc_status take_page(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct script *script = user;

    script->n_emitted++;
    if (item->status == CC_E_INPUT)
        script->n_bad++;
    script->digest = cc_hash64_seed(item->page.source, script->digest);
    script->digest = cc_hash64_seed(cc_buf_span(&item->out), script->digest);
    if (script->documents && item->status == CC_OK) {
        assert_int_equal(item->doc.n_paragraphs, 2);
        assert_true(cc_span_starts(item->doc.title, CC_SPAN("Title ")));
    }
    if (script->n_emitted == script->fail_at)
        return cc_fail(err, CC_E_IO, "test", "the disk is full");
    if (script->n_emitted == script->stop_after)
        script->stop = 1;
    return CC_OK;
}

static enum cc_status run(struct script *script, unsigned jobs, struct cc_error *err)
{
    struct cc_config cfg;
    struct cc_batch batch = {.cfg = &cfg, .stop = &script->stop, .user = script, .next = give_page,
                             .work = add_text, .emit = take_page, .documents = script->documents};
    enum cc_status st;

    cc_config_defaults(&cfg);
    cfg.jobs = jobs;
    cfg.isolate = script->isolate;
    cfg.crash_dir = script->crash_dir;
    st = cc_batch_prepare(&batch, err);
    if (st == CC_OK)
        st = cc_batch_run(&batch, err);
    cc_batch_done(&batch);
    return st;
}

static void neither_jobs_nor_isolation_change_what_comes_out_or_its_order(void **state)
{
    uint64_t digest = 0;

    (void)state;
    for (unsigned jobs = 1; jobs <= 5; jobs += 2) {
        for (int way = 0; way < 4; way++) {
            struct script script = {.n_pages = 203, .bad_every = 17, .isolate = way > 1, .documents = way % 2};

            assert_int_equal(run(&script, jobs, NULL), CC_OK);
            assert_int_equal(script.n_emitted, 203);
            assert_int_equal(script.n_bad, 12);
            if (jobs == 1 && way == 0)
                digest = script.digest;
            assert_true(script.digest == digest);
        }
    }
}

/* ---- pages that a filter leaves out ---- */

struct sifting {
    unsigned at;
    char told[512]; /* of each page: what became of it */
};

/* Four pages: an address and a language each. */
static enum cc_status give_addressed(void *user, struct cc_arena *arena, struct cc_page *page,
                                     struct cc_error *err)
{
    static const char *const urls[] = {"https://a.example/1", "https://b.example/2", "https://a.example/3", ""};
    static const char *const texts[] = {
        "The harbour office counted forty boats on the quay this morning, which was more than in any year before.",
        "Of this outlet no page is wanted, whatever it says in how many words about the harbour and its boats.",
        "Das Hafenamt hat heute Morgen vierzig Boote am Kai gezählt, mehr als in jedem Jahr zuvor, wie es sagte.",
        "<link rel=canonical href=https://b.example/4>Nobody in the office had expected so many of them at once."};
    struct sifting *sifting = user;

    (void)err;
    if (sifting->at == 4)
        return CC_END;
    page->source = cc_arena_printf(arena, "%u", sifting->at + 1);
    page->fetched_at_s = CC_NO_TIME;
    page->url = cc_span_from(urls[sifting->at]);
    page->bytes = cc_arena_printf(arena, "<!doctype html><article><p>%s</p></article>", texts[sifting->at++]);
    return CC_OK;
}

static void never_of_b(const struct cc_config *cfg, struct cc_batch_item *item)
{
    (void)cfg;
    if (cc_span_is(item->doc.outlet, CC_SPAN("b.example")))
        abort();
    cc_buf_add_string(&item->out, "worked");
}

static enum cc_status tell_addressed(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct sifting *sifting = user;
    size_t n = strlen(sifting->told);

    (void)err;
    assert_int_equal(item->status, CC_OK);
    if (item->left_out != CC_LEFT_OUT_NOT)
        assert_int_equal(item->out.len, 0);
    (void)snprintf(sifting->told + n, sizeof sifting->told - n, "%.*s: %d %s\n", CC_SPAN_PRINT(item->page.source),
                   (int)item->left_out,
                   item->left_out != CC_LEFT_OUT_NOT ? item->err.message : item->out.ptr);
    return CC_OK;
}

static void what_a_filter_leaves_out_goes_its_way_without_work(void **state)
{
    static const char *outlets[] = {"a.example"}, *languages[] = {"en"};
    static const struct cc_filter filter = {.languages = languages, .n_languages = 1, .outlets = {outlets, 1, NULL}};

    (void)state;
    for (unsigned way = 0; way < 4; way++) {
        struct sifting sifting = {.at = 0};
        struct cc_config cfg;
        struct cc_batch batch = {.cfg = &cfg, .user = &sifting, .next = give_addressed, .work = never_of_b,
                                 .emit = tell_addressed, .filter = &filter};

        cc_config_defaults(&cfg);
        cfg.jobs = 1 + way / 2;
        cfg.isolate = way % 2 == 1;
        assert_int_equal(cc_batch_prepare(&batch, NULL), CC_OK);
        assert_int_equal(cc_batch_run(&batch, NULL), CC_OK);
        cc_batch_done(&batch);
        assert_string_equal(sifting.told, "1: 0 worked\n"
                                          "2: 1 its outlet, b.example, is not in --outlets\n"
                                          "3: 2 its language, de, is not in --language\n"
                                          "4: 1 its outlet, b.example, is not in --outlets\n");
    }
}

static void nothing_to_do_is_done(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs <= 2; jobs++) {
        struct script here = {.n_pages = 0}, elsewhere = {.n_pages = 0, .isolate = true};

        assert_int_equal(run(&here, jobs, NULL), CC_OK);
        assert_int_equal(run(&elsewhere, jobs, NULL), CC_OK);
    }
}

static void the_stop_flag_ends_it_after_the_pages_in_hand(void **state)
{
    (void)state;
    for (unsigned way = 0; way < 4; way++) {
        unsigned jobs = 1 + way / 2;
        struct script script = {.n_pages = 1000, .stop_after = 10, .isolate = way % 2};

        assert_int_equal(run(&script, jobs, NULL), CC_OK);
        assert_true(script.n_emitted >= 10);
        assert_true(script.n_emitted <= 10 + jobs * CC_BATCH_SLOTS_PER_JOB);
        assert_int_equal(script.n_emitted, script.at); /* what was begun was finished */
    }
}

static void a_full_disk_ends_it_with_its_reason(void **state)
{
    (void)state;
    for (unsigned way = 0; way < 4; way++) {
        unsigned jobs = 1 + way / 2;
        struct script script = {.n_pages = 1000, .fail_at = 5, .isolate = way % 2};
        struct cc_error err;

        assert_int_equal(run(&script, jobs, &err), CC_E_IO);
        assert_string_equal(err.message, "the disk is full");
        assert_int_equal(script.n_emitted, 5);
    }
}

/* ---- pages that end their process ---- */

/* The page's last letter says how. */
static void end_some(const struct cc_config *cfg, struct cc_batch_item *item)
{
    char last = item->page.source.ptr[item->page.source.len - 1];

    add_text(cfg, item);
    if (last == '3')
        abort();
    if (last == '5')
        (void)!open("/etc/passwd", O_RDONLY);
    if (last == '7') {
        for (volatile unsigned i = 0;; i++)
            continue;
    }
    if (last == '9')
        item->status = CC_E_NOMEM;
}

struct ends {
    struct script script;
    struct cc_arena arena; /* of messages */
    struct cc_span messages[10];
    unsigned n_messages;
};

static enum cc_status take_end(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct ends *ends = user;

    (void)err;
    assert_int_equal(item->page.bytes.len, 0); /* where they lay, the next page may lie */
    ends->script.n_emitted++;
    if (item->status != CC_OK)
        ends->messages[ends->n_messages++] =
            cc_arena_printf(&ends->arena, "%.*s %s %s", CC_SPAN_PRINT(item->page.source),
                            cc_status_name(item->status), item->err.message);
    return CC_OK;
}

static enum cc_status give_to_end(void *user, struct cc_arena *arena, struct cc_page *page,
                                  struct cc_error *err)
{
    struct ends *ends = user;

    return give_page(&ends->script, arena, page, err);
}

static void run_ends(struct ends *ends, unsigned jobs, const char *crash_dir)
{
    struct cc_config cfg;
    struct cc_batch batch = {.cfg = &cfg, .user = ends, .next = give_to_end, .work = end_some, .emit = take_end};

    memset(ends, 0, sizeof *ends);
    ends->script.n_pages = 10;
    cc_arena_init(&ends->arena, (size_t)1 << 20);
    cc_config_defaults(&cfg);
    cfg.jobs = jobs;
    cfg.limits.max_page_cpu_ms = 200;
    cfg.crash_dir = crash_dir;
    assert_int_equal(cc_batch_prepare(&batch, NULL), CC_OK);
    assert_int_equal(cc_batch_run(&batch, NULL), CC_OK);
    cc_batch_done(&batch);
    assert_int_equal(ends->script.n_emitted, 10);
    assert_int_equal(ends->n_messages, 4);
}

static void a_page_that_ends_its_process_is_reported_and_costs_no_other(void **state)
{
    (void)state;
    if (!sandbox_works())
        skip();
    for (unsigned jobs = 1; jobs <= 3; jobs++) {
        struct ends ends;

        run_ends(&ends, jobs, NULL);
        assert_span_is(ends.messages[0], "page-3 input it ended the process that cleaned it (crash: signal 6 (Aborted)); "
                                         "--keep-crashes DIR keeps such pages for study");
        assert_span_is(ends.messages[1], "page-5 input it ended the process that cleaned it (forbidden-call: system call "
                                         "openat); --keep-crashes DIR keeps such pages for study");
        assert_span_is(ends.messages[2], "page-7 limit it ended the process that cleaned it (cpu-limit: over 200 ms of "
                                         "processor time); --keep-crashes DIR keeps such pages for study");
        assert_span_is(ends.messages[3], "page-9 limit it ended the process that cleaned it (memory-limit: over 448 MiB of "
                                         "memory); --keep-crashes DIR keeps such pages for study");
        cc_arena_done(&ends.arena);
    }
}

static void its_bytes_are_kept_where_that_is_wanted(void **state)
{
    char *dir = support_scratch(), path[4096];
    struct cc_arena arena;
    struct ends ends;
    struct cc_page page = {.source = CC_SPAN_EMPTY};
    struct script script = {.n_pages = 10, .at = 3};
    char digits[CC_HASH_HEX_BYTES];

    (void)state;
    if (!sandbox_works())
        skip();
    run_ends(&ends, 2, dir);
    cc_arena_init(&arena, (size_t)1 << 20);
    assert_int_equal(give_page(&script, &arena, &page, NULL), CC_OK);
    cc_hash_hex(cc_hash64(page.bytes), digits);
    assert_true(cc_span_ends(ends.messages[0], cc_arena_printf(&arena, "its bytes are in %s/%s.page", dir, digits)));
    (void)snprintf(path, sizeof path, "%s/%s.page", dir, digits);
    assert_true(cc_span_is(support_read(&arena, path), page.bytes));
    (void)snprintf(path, sizeof path, "%s/%s.json", dir, digits);
    assert_true(cc_span_starts(support_read(&arena, path),
                               CC_SPAN("{\"source\":\"page-3\",\"url\":null,\"content_type\":null,\"form\":\"auto\","
                                       "\"reason\":\"crash\",\"words\":\"crash: signal 6 (Aborted)\"")));
    cc_arena_done(&ends.arena);
    cc_arena_done(&arena);
    support_scratch_done(dir);
}

/* ---- what libraries load on first use ---- */

static const struct {
    const char *label, *name;
} charsets[] = {
#define CHARSET(label, name, kind) {label, name},
    CC_CHARSET_LABELS(CHARSET)
#undef CHARSET
};
#define N_CHARSETS (sizeof charsets / sizeof *charsets)

/* A page in the charset, with letters of its own where it is a single-byte one. */
static enum cc_status give_charset(void *user, struct cc_arena *arena, struct cc_page *page,
                                   struct cc_error *err)
{
    struct script *script = user;
    char text[] = "<!doctype html><html><body><article><h1>Title</h1><p>The harbour office of the small town counted "
                  "nine boats on the quay, which was more than in any year before.</p></article>", *in = text;
    size_t left = sizeof text - 1, room = 4096;
    char *bytes, *out;
    iconv_t cd;

    (void)err;
    if (script->at == script->n_pages)
        return CC_END;
    bytes = out = cc_arena_alloc(arena, room);
    cd = iconv_open(charsets[script->at].name, "UTF-8");
    assert_true(cd != (iconv_t)-1);
    assert_true(iconv(cd, &in, &left, &out, &room) != (size_t)-1);
    iconv_close(cd);
    page->bytes = (struct cc_span){bytes, (size_t)(out - bytes)};
    page->source = cc_span_from(charsets[script->at].label);
    page->content_type = cc_arena_printf(arena, "text/html; charset=%s", charsets[script->at].label);
    page->url = cc_arena_printf(arena, "https://www.b\xC3\xBC" "cher.example/page?utm_source=x&n=%u", script->at);
    page->headers = CC_SPAN("Content-Type: text/html\r\nX-Robots-Tag: noai\r\nLast-Modified: Tue, 05 May 2026 10:00:00 GMT\r\n");
    page->form = CC_FORM_HTML;
    page->fetched_at_s = 1767600000;
    if (page->bytes.len == sizeof text - 1)
        memcpy(bytes + page->bytes.len - 30, "\xC4\xE1\xD0\xF5", 4);
    script->at++;
    return CC_OK;
}

static void make_record(const struct cc_config *cfg, struct cc_batch_item *item)
{
    item->status = cc_record_write(&item->out, &item->doc, cfg->removed, &item->err);
}

static void pages_in_each_charset_are_read_in_a_worker(void **state)
{
    uint64_t digest = 0;

    (void)state;
    for (int isolate = 0; isolate < 2; isolate++) {
        struct script script = {.n_pages = N_CHARSETS};
        struct cc_config cfg;
        struct cc_batch batch = {.cfg = &cfg, .user = &script, .next = give_charset, .work = make_record, .emit = take_page};

        cc_config_defaults(&cfg);
        cfg.jobs = 2;
        cfg.isolate = isolate;
        assert_int_equal(cc_batch_prepare(&batch, NULL), CC_OK);
        assert_int_equal(cc_batch_run(&batch, NULL), CC_OK);
        cc_batch_done(&batch);
        assert_int_equal(script.n_emitted, script.n_pages);
        assert_int_equal(script.n_bad, 0);
        if (isolate == 0)
            digest = script.digest;
        assert_true(script.digest == digest);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neither_jobs_nor_isolation_change_what_comes_out_or_its_order),
        cmocka_unit_test(what_a_filter_leaves_out_goes_its_way_without_work),
        cmocka_unit_test(nothing_to_do_is_done),
        cmocka_unit_test(the_stop_flag_ends_it_after_the_pages_in_hand),
        cmocka_unit_test(a_full_disk_ends_it_with_its_reason),
        cmocka_unit_test(a_page_that_ends_its_process_is_reported_and_costs_no_other),
        cmocka_unit_test(its_bytes_are_kept_where_that_is_wanted),
        cmocka_unit_test(pages_in_each_charset_are_read_in_a_worker),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
