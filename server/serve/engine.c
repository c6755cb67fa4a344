/* SPDX-License-Identifier: MIT */
/* Knows the archive and the checker; knows neither the protocol nor the loop. A
 * missing archive is an ordinary state: it is looked for again at every job. */
#include "serve/engine.h"

#include "archive/snapshot.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"
#include "feature/help.h"
#include "feature/original.h"
#include "intake/draft.h"
#include "match/growth_find.h"
#include "serve/crash.h"
#include "serve/quarantine.h"
#include "serve/test_point.h"

#define STOCK_FILE_LIMIT ((size_t)16 << 20)

struct engine {
    struct engine_settings *settings;
    struct snapshot *snapshot; /* NULL while there is no archive */
    struct checker **checkers; /* for settings->checks[i], [i]; NULL until needed */
    struct checker *sweeper;   /* of files: it would only push out what the others know */
    uint32_t sweeper_scope;
    struct originals originals;
    struct quarantine quarantine;
    struct dismissals *dismissals;
    struct stock_phrases **stock; /* for settings->checks[i], [i] */
    struct error stock_error;     /* why one of them could not be read */
    uint64_t earlier_paragraphs;  /* checked by checkers that are gone */
    struct snapshot_stats stats;  /* of the snapshot */
    uint64_t embargoes_ended;     /* so often */
    uint64_t documents_lost;      /* likewise */
    uint64_t editions;            /* see archive_state */
    bool has_help;                /* see archive_state */
    bool is_unsound;              /* the snapshot: nothing of it is kept */
};

void
engine_settings_free(struct engine_settings *self)
{
    if (self != NULL) {
        arena_release(&self->arena);
        memory_free(self);
    }
}

/* Without its stock phrases a desk is still checked; what is wrong is told. */
static void
read_stock(struct engine *self, uint32_t scope)
{
    struct buf text = BUF_INIT;
    struct error err = {{0}};
    const char *path = self->settings->stock_phrases[scope];
    enum status status = file_read(&text, path, STOCK_FILE_LIMIT, &err);
    if (status == STATUS_OK) {
        status = stock_phrases_read(&self->stock[scope], buf_str(&text), &err);
    }
    if (status != STATUS_OK) {
        error_set(&self->stock_error, status, "wirecheck.stockPhrases: %s", err.message);
    }
    self->settings->checks[scope]->stock_phrases = self->stock[scope];
    buf_release(&text);
}

/* Without pages diagnostics lead to none: nobody's work depends on it. */
static void
write_help(struct engine *self)
{
    const char *folder = self->settings->place.help;
    struct error err = {{0}};
    self->has_help = folder != NULL && help_write(folder, &err) == STATUS_OK;
    if (folder != NULL && !self->has_help) {
        log_debug("no pages of help: %s", err.message);
    }
}

struct engine *
engine_new(struct engine_settings *settings)
{
    struct engine *self = memory_zalloc(sizeof *self);
    self->settings = settings;
    quarantine_open(&self->quarantine);
    write_help(self);
    self->checkers = memory_zalloc_array(settings->check_count, sizeof *self->checkers);
    self->stock = memory_zalloc_array(settings->check_count, sizeof *self->stock);
    self->dismissals = dismissals_new(settings->dismissals);
    for (uint32_t i = 0; i < settings->check_count; i++) {
        if (settings->checks[i] != NULL) {
            settings->checks[i]->dismissals = self->dismissals;
            if (settings->stock_phrases[i] != NULL) {
                read_stock(self, i);
            }
        }
    }
    return self;
}

static uint64_t
count_paragraphs(const struct engine *self)
{
    uint64_t count = self->earlier_paragraphs;
    for (uint32_t i = 0; i < self->settings->check_count; i++) {
        if (self->checkers[i] != NULL) {
            count += checker_paragraphs_checked(self->checkers[i]);
        }
    }
    return self->sweeper ? count + checker_paragraphs_checked(self->sweeper) : count;
}

static void
forget_sweeper(struct engine *self)
{
    self->earlier_paragraphs +=
        self->sweeper ? checker_paragraphs_checked(self->sweeper) : 0;
    checker_free(self->sweeper);
    self->sweeper = NULL;
}

static void
forget_archive(struct engine *self)
{
    forget_sweeper(self);
    self->earlier_paragraphs = count_paragraphs(self);
    for (uint32_t i = 0; i < self->settings->check_count; i++) {
        checker_free(self->checkers[i]);
        self->checkers[i] = NULL;
    }
    originals_release(&self->originals);
    snapshot_unref(self->snapshot);
    self->snapshot = NULL;
}

void
engine_free(struct engine *self)
{
    if (self != NULL) {
        forget_archive(self);
        memory_free(self->checkers);
        dismissals_free(self->dismissals);
        for (uint32_t i = 0; i < self->settings->check_count; i++) {
            stock_phrases_free(self->stock[i]);
        }
        memory_free(self->stock);
        quarantine_release(&self->quarantine);
        engine_settings_free(self->settings);
        memory_free(self);
    }
}

/* What is known goes on, where the archive has only grown a little: whatever the new
 * stories cannot have changed. */
static bool
take_growth(struct engine *self, const struct growth *growth)
{
    bool touched = false;
    struct error err;
    forget_sweeper(self);
    for (uint32_t i = 0; i < self->settings->check_count; i++) {
        bool any = false;
        if (self->checkers[i] != NULL &&
            checker_renew(self->checkers[i], growth, &any, &err) != STATUS_OK) {
            return false;
        }
        touched = touched || any;
    }
    originals_renew(&self->originals, growth->later, growth->statuses_changed);
    self->editions += touched;
    return true;
}

static bool
grow(struct engine *self, struct snapshot *later)
{
    struct growth growth = {0};
    struct error err;
    bool small = false;
    bool grown = self->snapshot != NULL && !self->is_unsound &&
                 growth_find(&growth, self->snapshot, later, &small, &err) == STATUS_OK &&
                 small && take_growth(self, &growth);
    growth_release(&growth);
    if (grown) {
        snapshot_unref(self->snapshot);
        self->snapshot = later;
    }
    return grown;
}

static enum status
open_newest(struct engine *self, struct error *err)
{
    struct snapshot *snapshot = NULL;
    enum status status = snapshot_open(&snapshot, self->settings->archive, err);
    if (status == STATUS_OK) {
        if (!grow(self, snapshot)) {
            forget_archive(self);
            self->snapshot = snapshot;
            self->editions++;
            originals_init(&self->originals, snapshot, &self->settings->place);
        }
        status = snapshot_stats(snapshot, &self->stats, err);
    }
    return status;
}

/* Makes sure that the newest state of the archive is open, if there is one. A
 * passing trouble (a busy disk) leaves us with the state that we have. */
static void
look(struct engine *self, struct archive_state *ret)
{
    uint64_t newest = 0;
    *ret = (struct archive_state){.status = STATUS_OK};
    if (self->snapshot == NULL) {
        ret->status = open_newest(self, &ret->error);
    } else {
        ret->status = snapshot_newest(self->snapshot, &newest, &ret->error);
        if (ret->status == STATUS_OK) {
            ret->status = snapshot_check(self->snapshot, &ret->error);
        }
        if (ret->status != STATUS_OK || newest != snapshot_generation(self->snapshot)) {
            self->is_unsound = ret->status != STATUS_OK;
            ret->status = open_newest(self, &ret->error);
        }
        if (ret->status == STATUS_NOT_FOUND || ret->status == STATUS_CORRUPT) {
            forget_archive(self);
        } else {
            ret->status = STATUS_OK;
        }
    }
    if (self->snapshot != NULL) {
        ret->generation = snapshot_generation(self->snapshot);
        ret->edition = self->editions;
        ret->stories = self->stats.stories;
        ret->updated_ms = self->stats.updated_ms;
    }
}

/* The settings are the same, but others may have dismissed something. */
static void
look_at_dismissals(struct engine *self, struct archive_state *ret)
{
    bool changed = false;
    ret->dismissals_status =
        dismissals_refresh(self->dismissals, &changed, &ret->dismissals_error);
    ret->dismissals_looked = changed;
    if (changed && ret->dismissals_status == STATUS_OK &&
        dismissals_warning(self->dismissals) != NULL) {
        ret->dismissals_status = error_set(&ret->dismissals_error, STATUS_INVALID, "%s",
                                           dismissals_warning(self->dismissals));
    }
    ret->stock_error = self->stock_error;
    ret->has_help = self->has_help;
}

/* What is said of a story whose embargo has ended is no longer so. */
static void
look_at_embargoes(struct engine *self)
{
    self->embargoes_ended += originals_end_embargo(&self->originals, clock_now_ms());
}

/* Whoever empties the cache takes the documents with it. */
static void
look_at_documents(struct engine *self)
{
    const char *help = self->settings->place.help;
    if (self->snapshot != NULL) {
        self->documents_lost += originals_look(&self->originals);
    }
    if (self->has_help && help != NULL && !file_exists(help)) {
        write_help(self);
    }
}

static uint64_t
revision_of(const struct engine *self)
{
    return self->settings->revision + dismissals_edition(self->dismissals) - 1 +
           self->embargoes_ended + self->documents_lost;
}

/* A project without settings of its own, or one that went since, has those of all. */
static uint32_t
known_scope(const struct engine *self, uint32_t scope)
{
    const struct engine_settings *settings = self->settings;
    return scope < settings->check_count && settings->checks[scope] != NULL ? scope : 0;
}

static struct checker *
checker_of(struct engine *self, uint32_t scope)
{
    scope = known_scope(self, scope);
    if (self->checkers[scope] == NULL) {
        self->checkers[scope] =
            checker_new(self->snapshot, self->settings->checks[scope]);
    }
    return self->checkers[scope];
}

static struct checker *
sweeper_of(struct engine *self, uint32_t scope)
{
    scope = known_scope(self, scope);
    if (self->sweeper != NULL && self->sweeper_scope != scope) {
        forget_sweeper(self);
    }
    if (self->sweeper == NULL) {
        self->sweeper = checker_new(self->snapshot, self->settings->checks[scope]);
        self->sweeper_scope = scope;
    }
    return self->sweeper;
}

static enum status
run_checker(struct engine *self, struct job *job)
{
    struct draft_text draft = {buf_str(&job->text), job->markup, job->path, job->path,
                               job->serial};
    struct checker *checker = job->kind == JOB_FILE ? sweeper_of(self, job->scope)
                                                    : checker_of(self, job->scope);
    enum status status = test_point_check(&job->cancel, &job->error);
    if (status == STATUS_OK) {
        status = checker_run(checker, &draft, &job->cancel, &job->report, &job->error);
    }
    if (status == STATUS_OK) {
        status = places_build(&job->places, &job->report, &self->originals, &job->cancel);
        if (status != STATUS_OK) {
            /* A job that gives way is done again from the beginning. */
            report_release(&job->report);
        }
    }
    return status;
}

static struct shelf
open_shelf(struct engine *self, const struct job *job)
{
    return (struct shelf){
        .originals = &self->originals,
        .dismissals = self->dismissals,
        .markup = job->markup,
        .file = job->path,
        .cancel = &job->cancel,
    };
}

static enum status
check(struct engine *self, struct job *job)
{
    struct str name = str_from(job->name);
    struct str text = buf_str(&job->text);
    int64_t now_ms = clock_now_ms();
    job->is_quarantined = quarantine_holds(&self->quarantine, name, text, now_ms);
    if (job->is_quarantined) {
        log_warn("a draft of %zu bytes is not checked: a check of it ended the program",
                 text.length);
        return STATUS_OK;
    }
    quarantine_begin(&self->quarantine, name, text, now_ms);
    enum status status = run_checker(self, job);
    quarantine_end();
    return status;
}

static enum status
search_draft(struct engine *self, struct job *job)
{
    struct shelf shelf = open_shelf(self, job);
    struct lines lines = {0};
    struct checked checked = {
        .text = buf_str(&job->text),
        .lines = &lines,
        .report = &job->report,
        .places = &job->places,
        .encoding = job->ask.client.encoding,
        .now_ms = original_now_ms(self->settings->place.show_embargoed),
    };
    enum status status = check(self, job);
    if (status == STATUS_OK) {
        lines_build(&lines, checked.text);
        shelf.checked = &checked;
        status = job->feature->search(&job->answer, &shelf, &job->ask, &job->error);
        lines_release(&lines);
    }
    return status;
}

static enum status
search(struct engine *self, struct job *job)
{
    struct shelf shelf = open_shelf(self, job);
    bool of_draft = job->serial != 0 && self->snapshot != NULL;
    return of_draft ? search_draft(self, job)
                    : job->feature->search(&job->answer, &shelf, &job->ask, &job->error);
}

static enum status
list_files(struct job *job)
{
    enum status status = STATUS_OK;
    vec_each(char *, folder, &job->folders) {
        if (status == STATUS_OK) {
            status = draft_files_add(&job->files, *folder, &job->cancel);
        }
    }
    return status;
}

static enum status
check_file(struct engine *self, struct job *job)
{
    job->file.path = job->path;
    /* It may have given way, and begin anew. */
    buf_clear(&job->text);
    enum status status =
        draft_file_read(&job->text, &job->file, job->size_limit, &job->error);
    struct draft_reading reading;
    if (status == STATUS_OK) {
        status = draft_convert(&job->text, &reading, &job->error);
    }
    return status == STATUS_OK ? check(self, job) : status;
}

void
engine_do(struct engine *self, struct job *job)
{
    crash_set_doing(job->method ? job->method : "work that was due", job->request);
    look(self, &job->archive);
    look_at_dismissals(self, &job->archive);
    look_at_embargoes(self);
    look_at_documents(self);
    bool needs_archive = job->feature == NULL || !job->feature->of_desk;
    if (cancel_requested(&job->cancel)) {
        job->status = STATUS_CANCELLED;
    } else if (job->kind == JOB_LIST) {
        forget_sweeper(self);
        job->status = list_files(job);
    } else if (self->snapshot == NULL && needs_archive) {
        job->status = job->archive.status;
        job->error = job->archive.error;
    } else if (job->kind == JOB_CHECK) {
        job->status = check(self, job);
    } else if (job->kind == JOB_SEARCH) {
        job->status = search(self, job);
    } else if (job->kind == JOB_FILE) {
        job->status = check_file(self, job);
    }
    if (job->status == STATUS_CORRUPT && self->snapshot != NULL) {
        /* It was damaged under us. Opened again, it says what is wrong with it. */
        forget_archive(self);
        look(self, &job->archive);
    }
    job->revision = revision_of(self);
    job->paragraphs_checked = count_paragraphs(self);
    crash_set_doing(NULL, -1);
}
