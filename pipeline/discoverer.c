#include "cleancopy/discoverer.h"

#include "cleancopy/cleaner.h"
#include "cleancopy/core/alloc.h"
#include "cleancopy/extract/preload.h"
#include "cleancopy/fetch/discovered_pack.h"
#include "cleancopy/isolate/sandbox.h"
#include "cleancopy/isolate/workers.h"
#include "cleancopy/page_death.h"

#include <string.h>
#include <unistd.h>

#define STEP "discover"

/* 50,000 links of 1,000 bytes; sitemaps.org has 50 MB for a whole file. */
#define MAX_ANSWER_BYTES ((size_t)64 << 20)
#define NO_SOURCE        UINT32_MAX

struct cc_discoverer {
    const struct cc_config *cfg;
    cc_discover_read *read;
    struct cc_workers *workers;
    struct cc_arena arena; /* in the worker */
};

#define N_INPUT_SPANS 4

/* Before named, url, content_type and body, in this order. */
struct input_head {
    uint64_t bytes[N_INPUT_SPANS];
    uint32_t kind, source;
};

/* Before the message, or before the links. */
struct answer_head {
    uint64_t offset;
    uint32_t status;
};

/* ---- in the worker ---- */

/* The parent wrote it: no lengths to doubt. */
static void read_input(const struct cc_config *cfg, struct cc_span task,
                       struct cc_discovery_input *input)
{
    struct cc_span *const spans[N_INPUT_SPANS] = {&input->named, &input->url, &input->content_type,
                                                  &input->body};
    struct input_head head;
    size_t at = sizeof head;

    memcpy(&head, task.ptr, sizeof head);
    input->kind = (enum cc_discovery)head.kind;
    input->source = head.source != NO_SOURCE ? &cfg->sources[head.source] : NULL;
    for (size_t i = 0; i < N_INPUT_SPANS; i++) {
        *spans[i] = cc_span_slice(task, at, at + (size_t)head.bytes[i]);
        at += (size_t)head.bytes[i];
    }
}

static void discover(void *user, struct cc_span task, struct cc_buf *answer)
{
    struct cc_discoverer *own = user;
    struct cc_discovery_input input;
    struct cc_discovered found;
    struct answer_head head;
    struct cc_error err = {.offset = 0};
    enum cc_status st;

    cc_arena_reset(&own->arena);
    read_input(own->cfg, task, &input);
    st = own->read(&own->arena, own->cfg, &input, &found, &err);
    if (st == CC_E_NOMEM)
        _exit(CC_SANDBOX_EXIT_MEMORY); /* not the machine's memory: this process's share */
    memset(&head, 0, sizeof head);
    head.status = st;
    head.offset = st == CC_OK ? 0 : err.offset;
    cc_buf_add(answer, (struct cc_span){(const char *)&head, sizeof head});
    if (st == CC_OK)
        cc_discovered_pack(answer, &found);
    else
        cc_buf_add(answer, cc_span_from(err.message));
}

static void prepare(void *user)
{
    (void)user;
    cc_preload();
}

static void prepare_more(void *user)
{
    (void)user;
    cc_preload_more();
}

/* ---- in the parent ---- */

enum cc_status cc_discoverer_open(const struct cc_config *cfg, cc_discover_read *read,
                                  struct cc_discoverer **discoverer, struct cc_error *err)
{
    struct cc_discoverer *own = cc_calloc(1, sizeof *own);
    struct cc_workers_job job = {
        .prepare = prepare,
        .prepare_more = prepare_more,
        .work = discover,
        .user = own,
        .n_workers = 1,
        .max_task_bytes = sizeof(struct input_head) + cfg->fetch.max_body_bytes + CC_CLEANER_FIELD_BYTES,
        .max_answer_bytes = MAX_ANSWER_BYTES,
        .max_memory_bytes = cfg->limits.max_arena_bytes + CC_CLEANER_MORE_BYTES,
        .max_cpu_ms = cfg->limits.max_page_cpu_ms};
    enum cc_status st;

    if (own == NULL)
        return cc_fail(err, CC_E_NOMEM, STEP, "out of memory");
    own->cfg = cfg;
    own->read = read;
    cc_arena_init(&own->arena, cfg->limits.max_arena_bytes);
    st = cc_workers_open(&job, &own->workers, err);
    if (st != CC_OK) {
        cc_free(own);
        return st;
    }
    *discoverer = own;
    return CC_OK;
}

void cc_discoverer_close(struct cc_discoverer *discoverer)
{
    if (discoverer == NULL)
        return;
    cc_workers_close(discoverer->workers);
    cc_free(discoverer); /* its arena was filled in the worker alone */
}

const char *cc_discoverer_unfiltered(const struct cc_discoverer *discoverer)
{
    return cc_workers_unfiltered(discoverer->workers);
}

static enum cc_status send(struct cc_discoverer *own, const struct cc_discovery_input *input,
                           struct cc_error *err)
{
    struct cc_span parts[1 + N_INPUT_SPANS] = {CC_SPAN_EMPTY, input->named, input->url,
                                               input->content_type, input->body};
    struct input_head head;

    memset(&head, 0, sizeof head);
    head.kind = input->kind;
    head.source = input->source != NULL ? (uint32_t)(input->source - own->cfg->sources) : NO_SOURCE;
    for (size_t i = 0; i < N_INPUT_SPANS; i++)
        head.bytes[i] = parts[1 + i].len;
    parts[0] = (struct cc_span){(const char *)&head, sizeof head};
    return cc_workers_send(own->workers, 0, parts, 1 + N_INPUT_SPANS, err);
}

static enum cc_status take_death(const struct cc_discoverer *own,
                                 const struct cc_discovery_input *input,
                                 const struct cc_death *death, struct cc_error *err)
{
    struct cc_page page;
    struct cc_error why;
    enum cc_status st;

    memset(&page, 0, sizeof page);
    page.source = page.url = input->url;
    page.content_type = input->content_type;
    page.bytes = input->body;
    st = cc_page_death(own->cfg, &page, "read", death, &why, err);
    return st == CC_OK ? cc_fail(err, why.status, STEP, "%s", why.message) : st;
}

static enum cc_status take_answer(const struct cc_discoverer *own, struct cc_arena *arena,
                                  struct cc_span answer, struct cc_discovered *found,
                                  struct cc_error *err)
{
    struct answer_head head = {.status = CC_E_IO}; /* no answer of ours has it */
    struct cc_span rest;
    enum cc_status st;

    if (answer.len >= sizeof head)
        memcpy(&head, answer.ptr, sizeof head);
    rest = cc_span_slice(answer, sizeof head, answer.len);
    if (head.status == CC_OK) {
        st = cc_discovered_unpack(arena, rest, own->cfg->fetch.max_url_bytes, found, err);
        if (st != CC_E_INPUT)
            return st;
    } else if (head.status == CC_E_INPUT || head.status == CC_E_LIMIT) {
        st = cc_fail(err, (enum cc_status)head.status, STEP, "%.*s", CC_SPAN_PRINT(rest));
        if (err != NULL)
            err->offset = head.offset;
        return st;
    }
    return cc_fail(err, CC_E_INPUT, STEP,
                   "the process that read it gave an answer that means nothing");
}

enum cc_status cc_discoverer_read(void *discoverer, struct cc_arena *arena,
                                  const struct cc_discovery_input *input,
                                  struct cc_discovered *found, struct cc_error *err)
{
    struct cc_discoverer *own = discoverer;
    struct cc_workers_event event;
    enum cc_status st = send(own, input, err);

    if (st == CC_OK)
        st = cc_workers_wait(own->workers, &event, err);
    if (st != CC_OK)
        return st;
    return event.died ? take_death(own, input, &event.death, err)
                      : take_answer(own, arena, event.answer, found, err);
}
