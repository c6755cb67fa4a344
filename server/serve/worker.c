/* SPDX-License-Identifier: MIT */
/* Locking: `mutex` guards every field below it. The running job belongs to the
 * worker's thread; others touch nothing of it but serial, ticket, feature, urgent,
 * gave_way and the text of a check (which do not change while it runs) and the cancel
 * token. */
#include "serve/worker.h"

#include <uv.h>

#include "base/clock.h"
#include "base/memory.h"
#include "serve/crash.h"

/* A check that has taken so long gives way to another draft's, the first time; later on
 * after twice as long each time, up to the limit, so that it gets on. */
#define GIVE_WAY_US ((int64_t)25000)
#define GIVE_WAY_DOUBLINGS 10u
/* ... where the other has not given way itself. */
#define GIVE_WAY_LIMIT_US ((int64_t)100000)
/* A draft of so many bytes may take so long. */
#define GIVE_WAY_BYTES ((size_t)64 << 10)

struct jobs {
    VEC_OF(struct job *);
};

struct worker {
    uv_thread_t thread;
    void (*wake)(void *data);
    void *wake_data;
    uv_mutex_t mutex;
    uv_cond_t work; /* something is queued, or `stopping` */
    uv_cond_t ended_signal;
    struct jobs queued;
    struct jobs done;
    struct jobs held; /* done, but not over yet */
    struct job *running;
    uint64_t served;                  /* the draft of the running job, or of the last */
    int64_t began_us;                 /* the running job */
    bool told_to_give_way;            /* the running job, for a check */
    struct engine_settings *settings; /* new ones, not yet taken up */
    bool stopping;
    bool ended;
};

static struct job *
take_at(struct jobs *jobs, size_t at)
{
    struct job *job = jobs->data[at];
    jobs->count--;
    for (size_t i = at; i < jobs->count; i++) {
        jobs->data[i] = jobs->data[i + 1];
    }
    return job;
}

/* Whether what takes long in it is the check of a draft: for the draft's own sake, for a
 * request about it, or in a folder that is swept. */
static bool
is_of_draft(const struct job *job)
{
    return job->kind == JOB_CHECK || job->kind == JOB_FILE ||
           (job->kind == JOB_SEARCH && job->serial != 0);
}

/* Whether a job that is queued asks for something else than the running one is about. */
static bool
is_of_another(const struct job *job, const struct job *running)
{
    bool asks = job->kind == JOB_CHECK || job->kind == JOB_SEARCH;
    return asks && (running->kind == JOB_FILE || job->serial != running->serial);
}

/* How long a job is left alone where another waits. */
static int64_t
patience_us(const struct job *job, bool for_new)
{
    /* One that is to take long gives way at once, as nobody looks a second time. The text
     * of a file is not there yet. */
    if (job->kind != JOB_FILE && job->text.length > GIVE_WAY_BYTES &&
        job->gave_way == 0) {
        return 1;
    }
    unsigned doublings =
        job->gave_way < GIVE_WAY_DOUBLINGS ? job->gave_way : GIVE_WAY_DOUBLINGS;
    int64_t doubled = GIVE_WAY_US << doublings;
    return for_new && doubled > GIVE_WAY_LIMIT_US ? GIVE_WAY_LIMIT_US : doubled;
}

/* Needs the lock. Nobody waits for the check of another's endless draft: the running job
 * ends when its time is over. Two that are both endless take turns, each time for twice
 * as long, so that they come to their end. */
static void
make_way(struct worker *self)
{
    struct job *running = self->running;
    bool others = false;
    bool for_new = false;
    if (running == NULL || !is_of_draft(running) || cancel_requested(&running->cancel)) {
        return;
    }
    vec_each(struct job *, job, &self->queued) {
        bool other = is_of_another(*job, running);
        others = others || other;
        for_new = for_new || (other && (*job)->gave_way == 0);
    }
    if (others) {
        self->told_to_give_way = true;
        cancel_request_at(&running->cancel,
                          self->began_us + patience_us(running, for_new));
    }
}

/* Needs the lock. Drafts take turns: whoever asks ten things about a long one has nobody
 * else wait for all ten. */
static size_t
whose_turn(const struct worker *self)
{
    const struct job *first = self->queued.data[0];
    if (first->serial != self->served || first->kind == JOB_FILE || !is_of_draft(first)) {
        return 0;
    }
    for (size_t i = 1; i < self->queued.count; i++) {
        if (is_of_another(self->queued.data[i], first)) {
            return i;
        }
    }
    return 0;
}

/* Waits for the next job and for the settings to do it with; NULL to end. */
static struct job *
next_job(struct worker *self, struct engine_settings **settings)
{
    struct job *job = NULL;
    uv_mutex_lock(&self->mutex);
    while (!self->stopping && self->queued.count == 0) {
        uv_cond_wait(&self->work, &self->mutex);
    }
    if (!self->stopping) {
        job = take_at(&self->queued, whose_turn(self));
        self->running = job;
        self->served = job->serial;
        self->began_us = clock_monotonic_us();
        self->told_to_give_way = false;
        make_way(self);
        *settings = self->settings;
        self->settings = NULL;
    }
    uv_mutex_unlock(&self->mutex);
    return job;
}

/* Urgent jobs go before the others, but not before one another. */
static void
put(struct jobs *queue, struct job *job)
{
    size_t at = queue->count;
    vec_add(queue, job);
    while (job->urgent && at > 0 && !queue->data[at - 1]->urgent) {
        queue->data[at] = queue->data[at - 1];
        at--;
    }
    queue->data[at] = job;
}

/* What another job came for begins anew behind it; a check finds the paragraphs that it
 * had judged. */
static void
put_back(struct worker *self, struct job *job)
{
    job->gave_way++;
    job->urgent = false;
    job->status = STATUS_OK;
    job->cancel = (struct cancel){.requested = false};
    put(&self->queued, job);
}

static void
finish_job(struct worker *self, struct job *job)
{
    uv_mutex_lock(&self->mutex);
    bool gives_way = self->told_to_give_way && job->status == STATUS_CANCELLED;
    self->running = NULL;
    if (gives_way) {
        put_back(self, job);
    } else {
        vec_add(&self->done, job);
    }
    uv_mutex_unlock(&self->mutex);
    if (!gives_way) {
        self->wake(self->wake_data);
    }
}

static void
run(void *data)
{
    struct worker *self = data;
    struct engine *engine = NULL;
    crash_enter_thread();
    for (;;) {
        struct engine_settings *settings = NULL;
        struct job *job = next_job(self, &settings);
        if (job == NULL) {
            break;
        }
        if (settings != NULL) {
            engine_free(engine);
            engine = engine_new(settings);
        }
        engine_do(engine, job);
        finish_job(self, job);
    }
    engine_free(engine);
    uv_mutex_lock(&self->mutex);
    self->ended = true;
    uv_cond_signal(&self->ended_signal);
    uv_mutex_unlock(&self->mutex);
}

static void
release(struct worker *self)
{
    uv_mutex_destroy(&self->mutex);
    uv_cond_destroy(&self->work);
    uv_cond_destroy(&self->ended_signal);
    memory_free(self);
}

struct worker *
worker_new(void (*wake)(void *data), void *data)
{
    struct worker *self = memory_zalloc(sizeof *self);
    self->wake = wake;
    self->wake_data = data;
    if (uv_mutex_init(&self->mutex) != 0 || uv_cond_init(&self->work) != 0 ||
        uv_cond_init(&self->ended_signal) != 0) {
        memory_free(self);
        return NULL;
    }
    if (uv_thread_create(&self->thread, run, self) != 0) {
        release(self);
        return NULL;
    }
    return self;
}

void
worker_configure(struct worker *self, struct engine_settings *settings)
{
    uv_mutex_lock(&self->mutex);
    engine_settings_free(self->settings);
    self->settings = settings;
    uv_mutex_unlock(&self->mutex);
}

static bool
is_check_of(const struct job *job, uint64_t serial)
{
    return job != NULL && job->kind == JOB_CHECK && job->serial == serial;
}

static bool
is_idle_check_of(const struct job *job, uint64_t serial)
{
    return is_check_of(job, serial) && !job->urgent;
}

static bool
is_for_ticket(const struct job *job, uint64_t ticket)
{
    return job != NULL && ticket != 0 && job->ticket == ticket;
}

/* Needs the lock. */
static void
drop(struct worker *self, bool (*matches)(const struct job *, uint64_t), uint64_t key)
{
    for (size_t i = self->queued.count; i-- > 0;) {
        if (matches(self->queued.data[i], key)) {
            job_free(take_at(&self->queued, i));
        }
    }
    if (matches(self->running, key)) {
        self->told_to_give_way = false;
        cancel_request(&self->running->cancel);
    }
}

/* Needs the lock. Nobody's typing waits for a search of the whole archive; but one
 * that has given way once is let finish. */
static void
interrupt_search(struct worker *self)
{
    struct job *job = self->running;
    if (job != NULL && job->kind == JOB_SEARCH && job->feature->gives_way &&
        job->gave_way == 0 && !cancel_requested(&job->cancel)) {
        self->told_to_give_way = true;
        cancel_request(&job->cancel);
    }
}

void
worker_submit(struct worker *self, struct job *job)
{
    uv_mutex_lock(&self->mutex);
    if (job->kind == JOB_CHECK) {
        drop(self, is_idle_check_of, job->serial);
        interrupt_search(self);
    }
    put(&self->queued, job);
    make_way(self);
    uv_cond_signal(&self->work);
    uv_mutex_unlock(&self->mutex);
}

void
worker_supersede(struct worker *self, uint64_t serial)
{
    uv_mutex_lock(&self->mutex);
    drop(self, is_idle_check_of, serial);
    uv_mutex_unlock(&self->mutex);
}

void
worker_cancel_draft(struct worker *self, uint64_t serial)
{
    uv_mutex_lock(&self->mutex);
    drop(self, is_check_of, serial);
    uv_mutex_unlock(&self->mutex);
}

void
worker_cancel_ticket(struct worker *self, uint64_t ticket)
{
    uv_mutex_lock(&self->mutex);
    drop(self, is_for_ticket, ticket);
    uv_mutex_unlock(&self->mutex);
}

struct job *
worker_take_done(struct worker *self)
{
    uv_mutex_lock(&self->mutex);
    struct job *job = self->done.count > 0 ? take_at(&self->done, 0) : NULL;
    uv_mutex_unlock(&self->mutex);
    return job;
}

void
worker_hold(struct worker *self, struct job *job)
{
    uv_mutex_lock(&self->mutex);
    vec_add(&self->held, job);
    uv_mutex_unlock(&self->mutex);
}

void
worker_release_held(struct worker *self)
{
    uv_mutex_lock(&self->mutex);
    bool any = self->held.count > 0;
    vec_each(struct job *, job, &self->held) {
        vec_add(&self->done, *job);
    }
    self->held.count = 0;
    uv_mutex_unlock(&self->mutex);
    if (any) {
        self->wake(self->wake_data);
    }
}

bool
worker_is_idle(struct worker *self)
{
    uv_mutex_lock(&self->mutex);
    bool idle = self->queued.count == 0 && self->running == NULL &&
                self->done.count == 0 && self->held.count == 0;
    uv_mutex_unlock(&self->mutex);
    return idle;
}

bool
worker_stop(struct worker *self, unsigned timeout_ms)
{
    uint64_t end = uv_hrtime() + (uint64_t)timeout_ms * 1000000;
    uv_mutex_lock(&self->mutex);
    self->stopping = true;
    if (self->running != NULL) {
        self->told_to_give_way = false;
        cancel_request(&self->running->cancel);
    }
    uv_cond_signal(&self->work);
    for (uint64_t now = uv_hrtime(); !self->ended && now < end; now = uv_hrtime()) {
        uv_cond_timedwait(&self->ended_signal, &self->mutex, end - now);
    }
    bool ended = self->ended;
    uv_mutex_unlock(&self->mutex);
    if (ended) {
        uv_thread_join(&self->thread);
    }
    return ended;
}

void
worker_free(struct worker *self)
{
    vec_each(struct job *, job, &self->queued) {
        job_free(*job);
    }
    vec_each(struct job *, job, &self->done) {
        job_free(*job);
    }
    vec_each(struct job *, job, &self->held) {
        job_free(*job);
    }
    vec_release(&self->queued);
    vec_release(&self->done);
    vec_release(&self->held);
    engine_settings_free(self->settings);
    release(self);
}
