#include "support.h"

#include "cleancopy/batch.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"

struct script {
    unsigned n_pages, at;      /* pages to give */
    unsigned bad_every;        /* each so manyth cannot be read */
    unsigned stop_after;       /* emits before the stop flag is set; 0: never */
    unsigned fail_at;          /* emit that fails; 0: none */
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

static void add_text(void *user, struct cc_batch_item *item)
{
    (void)user;
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
                             .work = add_text, .emit = take_page};

    cc_config_defaults(&cfg);
    cfg.jobs = jobs;
    return cc_batch_run(&batch, err);
}

static void any_number_of_jobs_gives_the_same_in_the_same_order(void **state)
{
    uint64_t digest = 0;

    (void)state;
    for (unsigned jobs = 1; jobs <= 5; jobs += 2) {
        struct script script = {.n_pages = 203, .bad_every = 17};

        assert_int_equal(run(&script, jobs, NULL), CC_OK);
        assert_int_equal(script.n_emitted, 203);
        assert_int_equal(script.n_bad, 12);
        if (jobs == 1)
            digest = script.digest;
        assert_true(script.digest == digest);
    }
}

static void nothing_to_do_is_done(void **state)
{
    struct script one = {.n_pages = 0}, two = {.n_pages = 0};

    (void)state;
    assert_int_equal(run(&one, 1, NULL), CC_OK);
    assert_int_equal(run(&two, 2, NULL), CC_OK);
}

static void the_stop_flag_ends_it_after_the_pages_in_hand(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs <= 2; jobs++) {
        struct script script = {.n_pages = 1000, .stop_after = 10};

        assert_int_equal(run(&script, jobs, NULL), CC_OK);
        assert_true(script.n_emitted >= 10);
        assert_true(script.n_emitted <= 10 + jobs * CC_BATCH_SLOTS_PER_JOB);
        assert_int_equal(script.n_emitted, script.at); /* what was begun was finished */
    }
}

static void a_full_disk_ends_it_with_its_reason(void **state)
{
    (void)state;
    for (unsigned jobs = 1; jobs <= 2; jobs++) {
        struct script script = {.n_pages = 1000, .fail_at = 5};
        struct cc_error err;

        assert_int_equal(run(&script, jobs, &err), CC_E_IO);
        assert_string_equal(err.message, "the disk is full");
        assert_int_equal(script.n_emitted, 5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_jobs_gives_the_same_in_the_same_order),
        cmocka_unit_test(nothing_to_do_is_done),
        cmocka_unit_test(the_stop_flag_ends_it_after_the_pages_in_hand),
        cmocka_unit_test(a_full_disk_ends_it_with_its_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
