/* SPDX-License-Identifier: MIT */
#include "serve/worker.h"

#include <uv.h>

#include "base/clock.h"
#include "newsroom.h"

#define BODY                                                                           \
    "The harbour at Port Alder will close for three weeks in May, the port authority " \
    "said on Monday, and ferries to the islands will leave from the old pier instead."

static void
wake(void *data)
{
    (void)data;
}

static struct engine_settings *
tell_settings(const char *archive)
{
    struct engine_settings *settings = memory_zalloc(sizeof *settings);
    settings->archive = arena_dup(&settings->arena, str_from(archive));
    settings->place.virtual_documents = true;
    settings->dismissals = arena_format(&settings->arena, "%s/dismissals.txt", archive);
    settings->check_count = 1;
    settings->stock_phrases = arena_alloc(&settings->arena, sizeof(const char *));
    settings->checks = arena_alloc(&settings->arena, sizeof *settings->checks);
    settings->checks[0] = arena_alloc(&settings->arena, sizeof **settings->checks);
    check_settings_init(settings->checks[0]);
    return settings;
}

static struct worker *
start(const char *archive)
{
    struct worker *worker = worker_new(wake, NULL);
    assert_non_null(worker);
    worker_configure(worker, tell_settings(archive));
    return worker;
}

static void
submit_check(struct worker *worker, uint64_t serial, uint64_t sequence, const char *text)
{
    struct job *job = job_new(JOB_CHECK);
    job->serial = serial;
    job->sequence = sequence;
    buf_add_text(&job->text, text);
    worker_submit(worker, job);
}

static struct job *
ask_original(const char *uri)
{
    struct job *job = job_new(JOB_SEARCH);
    struct error err;
    job->feature = feature_find("workspace/textDocumentContent");
    job->ask.params = json_pack("{s:s}", "uri", uri);
    assert_int_equal(job->feature->read(&job->ask, job->ask.params, &err), STATUS_OK);
    return job;
}

/* The next job that is done; fails after ten seconds. */
static struct job *
await(struct worker *worker)
{
    int64_t end = clock_monotonic_us() + 10000000;
    struct job *job = NULL;
    while ((job = worker_take_done(worker)) == NULL) {
        assert_true(clock_monotonic_us() < end);
        uv_sleep(1);
    }
    return job;
}

static void
stop(struct worker *worker)
{
    assert_true(worker_stop(worker, 10000));
    worker_free(worker);
}

static void
worker__finds_a_copy_and_its_place(void **state)
{
    (void)state;
    struct newsroom newsroom;
    newsroom_open(&newsroom);
    uint32_t number = newsroom_add(
        &newsroom, &(struct newsroom_story){.headline = "Harbour", .text = BODY});
    newsroom_publish(&newsroom);
    struct worker *worker = start(newsroom.folder);
    submit_check(worker, 1, 1, BODY "\n");
    struct job *job = await(worker);
    assert_int_equal(job->status, STATUS_OK);
    assert_int_equal(job->archive.status, STATUS_OK);
    assert_int_equal(job->report.finding_count, 1);
    assert_int_equal(job->report.findings[0].origin.story, number);
    assert_string_equal(job->places.data[0].origin.uri,
                        "wirecheck:/original/story-1.txt");
    job_free(job);
    job = ask_original("wirecheck:/original/story-1.txt");
    job->ticket = 5;
    worker_submit(worker, job);
    job = await(worker);
    assert_int_equal(job->status, STATUS_OK);
    assert_int_equal(job->ticket, 5);
    const char *text = json_string_value(json_object_get(job->answer, "text"));
    assert_non_null(text);
    assert_non_null(strstr(text, BODY));
    job_free(job);
    stop(worker);
    newsroom_close(&newsroom);
}

static void
worker__sees_an_archive_that_comes_later_and_grows(void **state)
{
    (void)state;
    struct newsroom newsroom;
    char missing[80];
    newsroom_open(&newsroom);
    snprintf(missing, sizeof missing, "%s/none", newsroom.folder);
    struct worker *worker = start(missing);
    submit_check(worker, 1, 1, BODY);
    struct job *job = await(worker);
    assert_int_equal(job->status, STATUS_NOT_FOUND);
    assert_int_equal(job->archive.generation, 0);
    assert_int_equal(job->report.finding_count, 0);
    job_free(job);

    worker_configure(worker, tell_settings(newsroom.folder));
    newsroom_add(&newsroom, &(struct newsroom_story){.text = "Quite another matter."});
    newsroom_publish(&newsroom);
    submit_check(worker, 1, 1, BODY);
    job = await(worker);
    uint64_t generation = job->archive.generation;
    assert_int_equal(job->status, STATUS_OK);
    assert_int_equal(job->report.finding_count, 0);
    uint64_t checked = job->paragraphs_checked;
    assert_int_equal(checked, 1);
    job_free(job);

    newsroom_add(&newsroom, &(struct newsroom_story){.guid = "late", .text = BODY});
    newsroom_publish(&newsroom);
    submit_check(worker, 1, 1, BODY);
    job = await(worker);
    assert_true(job->archive.generation > generation);
    assert_int_equal(job->report.finding_count, 1);
    assert_int_equal(job->paragraphs_checked, checked + 1);
    job_free(job);

    submit_check(worker, 1, 2, BODY);
    job = await(worker);
    assert_int_equal(job->paragraphs_checked, checked + 1);
    job_free(job);
    stop(worker);
    newsroom_close(&newsroom);
}

/* Of many states of a draft at most the one that was running and the last are done,
 * however fast they come; those of another draft are not touched. */
static void
worker__drops_what_a_newer_state_replaces(void **state)
{
    (void)state;
    struct newsroom newsroom;
    newsroom_open(&newsroom);
    newsroom_add(&newsroom, &(struct newsroom_story){.text = BODY});
    newsroom_publish(&newsroom);
    struct worker *worker = start(newsroom.folder);
    submit_check(worker, 2, 1, BODY);
    for (uint64_t i = 1; i <= 500; i++) {
        submit_check(worker, 1, i, BODY);
    }
    uint64_t last = 0;
    bool other = false;
    while (last < 500 || !other) {
        struct job *job = await(worker);
        if (job->serial == 2) {
            other = job->status == STATUS_OK;
        } else {
            assert_true(job->sequence > last);
            last = job->sequence;
            assert_true(job->status == STATUS_OK || last < 500);
        }
        job_free(job);
    }
    assert_true(worker_is_idle(worker));
    stop(worker);
    newsroom_close(&newsroom);
}

static void
worker__forgets_what_is_cancelled(void **state)
{
    (void)state;
    struct worker *worker = start("/nonexistent/archive");
    for (uint64_t i = 1; i <= 50; i++) {
        submit_check(worker, i, 1, BODY);
        struct job *job = ask_original("wirecheck:/original/story-1.txt");
        job->ticket = i;
        worker_submit(worker, job);
    }
    for (uint64_t i = 1; i <= 50; i++) {
        worker_cancel_draft(worker, i);
        worker_cancel_ticket(worker, i);
    }
    int64_t end = clock_monotonic_us() + 10000000;
    while (!worker_is_idle(worker) && clock_monotonic_us() < end) {
        job_free(worker_take_done(worker));
    }
    assert_true(worker_is_idle(worker));
    stop(worker);
}

/* Holds a worker at the end of its first job until `end` is posted. */
struct hold {
    uv_sem_t end;
    bool waited;
};

static void
wait_once(void *data)
{
    struct hold *hold = data;
    if (!hold->waited) {
        hold->waited = true;
        uv_sem_wait(&hold->end);
    }
}

static struct worker *
start_held(struct hold *hold)
{
    *hold = (struct hold){.waited = false};
    assert_int_equal(uv_sem_init(&hold->end, 0), 0);
    struct worker *worker = worker_new(wait_once, hold);
    assert_non_null(worker);
    worker_configure(worker, tell_settings("/nonexistent/archive"));
    submit_check(worker, 1, 1, "");
    job_free(await(worker));
    return worker;
}

static void
worker__does_urgent_jobs_first(void **state)
{
    (void)state;
    struct hold hold;
    struct worker *worker = start_held(&hold);
    for (uint64_t i = 1; i <= 4; i++) {
        struct job *job = ask_original("wirecheck:/original/story-1.txt");
        job->ticket = i;
        job->urgent = i > 2;
        worker_submit(worker, job);
    }
    uv_sem_post(&hold.end);
    static const uint64_t order[] = {3, 4, 1, 2};
    for (int i = 0; i < 4; i++) {
        struct job *job = await(worker);
        assert_int_equal(job->ticket, order[i]);
        job_free(job);
    }
    stop(worker);
    uv_sem_destroy(&hold.end);
}

static void
worker__has_drafts_take_turns(void **state)
{
    (void)state;
    static const struct {
        uint64_t serial;
        bool urgent;
    } jobs[] = {{1, true}, {1, true}, {1, false}, {2, true}, {2, false}};
    static const uint64_t order[] = {4, 1, 5, 2, 3};
    struct hold hold;
    struct worker *worker = start_held(&hold);
    for (uint64_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        struct job *job = ask_original("wirecheck:/original/story-1.txt");
        job->ticket = i + 1;
        job->serial = jobs[i].serial;
        job->urgent = jobs[i].urgent;
        worker_submit(worker, job);
    }
    uv_sem_post(&hold.end);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        struct job *job = await(worker);
        assert_int_equal(job->ticket, order[i]);
        job_free(job);
    }
    stop(worker);
    uv_sem_destroy(&hold.end);
}

static void
worker__stops_with_jobs_in_its_queue(void **state)
{
    (void)state;
    struct worker *worker = start("/nonexistent/archive");
    for (uint64_t i = 1; i <= 100; i++) {
        submit_check(worker, i, 1, BODY);
    }
    stop(worker);
}

static uv_sem_t search_begun;
static int searches;

/* The first time it runs until it is told to stop; then it answers at once. */
static enum status
search_twice(json_t **ret, const struct shelf *shelf, const struct ask *ask,
             struct error *err)
{
    (void)ask;
    searches++;
    uv_sem_post(&search_begun);
    while (searches == 1 && !cancel_requested(shelf->cancel)) {
        uv_sleep(1);
    }
    if (cancel_requested(shelf->cancel)) {
        return error_set(err, STATUS_CANCELLED, "stopped");
    }
    *ret = json_true();
    return STATUS_OK;
}

static void
worker__has_a_long_search_give_way_to_a_check(void **state)
{
    (void)state;
    static const struct feature feature = {
        .search = search_twice, .of_archive = true, .gives_way = true};
    struct newsroom newsroom;
    newsroom_open(&newsroom);
    newsroom_add(&newsroom, &(struct newsroom_story){.text = BODY});
    newsroom_publish(&newsroom);
    struct worker *worker = start(newsroom.folder);
    assert_int_equal(uv_sem_init(&search_begun, 0), 0);
    struct job *job = job_new(JOB_SEARCH);
    job->feature = &feature;
    job->ticket = 7;
    job->urgent = true;
    worker_submit(worker, job);
    uv_sem_wait(&search_begun);
    submit_check(worker, 1, 1, BODY "\n");
    job = await(worker);
    assert_int_equal(job->kind, JOB_CHECK);
    assert_int_equal(job->report.finding_count, 1);
    job_free(job);
    job = await(worker);
    assert_int_equal(job->ticket, 7);
    assert_int_equal(job->status, STATUS_OK);
    assert_true(json_is_true(job->answer));
    job_free(job);
    stop(worker);
    uv_sem_destroy(&search_begun);
    newsroom_close(&newsroom);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(worker__finds_a_copy_and_its_place),
        cmocka_unit_test(worker__sees_an_archive_that_comes_later_and_grows),
        cmocka_unit_test(worker__drops_what_a_newer_state_replaces),
        cmocka_unit_test(worker__forgets_what_is_cancelled),
        cmocka_unit_test(worker__does_urgent_jobs_first),
        cmocka_unit_test(worker__has_drafts_take_turns),
        cmocka_unit_test(worker__stops_with_jobs_in_its_queue),
        cmocka_unit_test(worker__has_a_long_search_give_way_to_a_check),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
