/* SPDX-License-Identifier: MIT */
/* One draft in, one report out. Nothing of the draft outlives the report but
 * hashes of its paragraphs and where they matched. */
#include "report/check.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/memory.h"
#include "match/growth.h"
#include "report/checker.h"
#include "report/compose.h"
#include "report/dissection.h"
#include "report/overrule.h"
#include "report/tally.h"

struct checker *
checker_new(struct snapshot *snapshot, const struct check_settings *settings)
{
    struct checker *self = memory_zalloc(sizeof *self);
    self->settings = *settings;
    self->snapshot = snapshot_ref(snapshot);
    self->sources = sources_new(snapshot, settings->left_out);
    self->families = families_new(self->sources);
    self->paragraphs = paragraphs_new(self->sources);
    if (settings->without_project != NULL) {
        self->without_project = checker_new(snapshot, settings->without_project);
    }
    return self;
}

void
checker_free(struct checker *self)
{
    if (self == NULL) {
        return;
    }
    checker_free(self->without_project);
    paragraphs_free(self->paragraphs);
    families_free(self->families);
    sources_free(self->sources);
    snapshot_unref(self->snapshot);
    memory_free(self);
}

static enum status
renew_alone(struct checker *self, const struct growth *growth, bool *touched,
            struct error *err)
{
    enum status status = paragraphs_renew(self->paragraphs, growth, touched, err);
    if (status == STATUS_OK) {
        families_renew(self->families, growth, touched);
        status = sources_renew(self->sources, growth, touched, err);
    }
    if (status == STATUS_OK) {
        snapshot_ref(growth->later);
        snapshot_unref(self->snapshot);
        self->snapshot = growth->later;
    }
    return status;
}

enum status
checker_renew(struct checker *self, const struct growth *growth, bool *touched,
              struct error *err)
{
    bool any = false;
    enum status status = renew_alone(self, growth, &any, err);
    if (status == STATUS_OK && self->without_project != NULL) {
        status = renew_alone(self->without_project, growth, &any, err);
    }
    *touched = any;
    return status;
}

uint64_t
checker_paragraphs_checked(const struct checker *self)
{
    return paragraphs_looked_up(self->paragraphs);
}

enum status
checker_judge(struct checker *self, struct composition *composition, struct error *err)
{
    enum status status = STATUS_OK;
    vec_each(const struct piece, piece, &composition->draft->pieces) {
        struct spans quotations = {0};
        const struct judged *judged;
        struct match_text text =
            checker_text(self, composition->draft, piece, &quotations);
        if (status == STATUS_OK) {
            status = paragraphs_judge(self->paragraphs, &text, composition->cancel,
                                      &judged, err);
        }
        if (status == STATUS_OK) {
            companions_add(&composition->companions, &judged->matches);
        }
        sources_trim(self->sources);
        vec_release(&quotations);
    }
    return status;
}

struct match_text
checker_text(const struct checker *self, const struct dissection *draft,
             const struct piece *piece, struct spans *quotations)
{
    struct match_text text = dissection_text(draft, piece, quotations);
    text.sensitivity = self->settings.sensitivity;
    text.stock = self->settings.stock_phrases;
    return text;
}

static enum status
check_piece(struct checker *self, struct composition *composition,
            const struct piece *piece, struct report *report, struct error *err)
{
    struct spans quotations = {0};
    const struct judged *judged;
    struct match_text text = checker_text(self, composition->draft, piece, &quotations);
    size_t before = composition->findings.count;

    /* One that is known already is judged without a look at this. */
    enum status status = cancel_requested(composition->cancel)
                             ? error_set(err, STATUS_CANCELLED, "the check was cancelled")
                             : paragraphs_judge(self->paragraphs, &text,
                                                composition->cancel, &judged, err);
    if (status == STATUS_OK) {
        status = compose_findings(composition, piece, &text, judged, err);
    }
    if (status == STATUS_OK) {
        tally_piece(composition, piece, before, judged->words, report);
    }
    /* A finding copies what it shows: nothing borrows from a source any longer. */
    sources_trim(self->sources);
    vec_release(&quotations);
    return status;
}

static int
compare_findings(const void *a, const void *b)
{
    const struct finding *left = a;
    const struct finding *right = b;
    if (left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    if (left->span.end != right->span.end) {
        return left->span.end < right->span.end ? -1 : 1;
    }
    if (left->code != right->code) {
        return left->code < right->code ? -1 : 1;
    }
    return left->origin.story < right->origin.story
               ? -1
               : left->origin.story > right->origin.story;
}

/* How often the text was counted before; it is counted once more. */
static uint64_t
count_before(struct map *counts, struct str text)
{
    uint64_t *count = map_put(counts, hash_str(text, hash_process_seed()), 0);
    return (*count)++;
}

/* Two paragraphs with the same words are told apart by their order. */
static void
number_repeated_ids(struct arena *arena, struct findings *findings)
{
    struct map counts = {0};
    vec_each(struct finding, finding, findings) {
        uint64_t earlier = count_before(&counts, str_from(finding->id));
        if (earlier > 0) {
            finding->id = arena_format(arena, "%s-%llu", finding->id,
                                       (unsigned long long)earlier + 1);
        }
    }
    map_release(&counts);
}

static void
add_credit(struct report *report, struct map *seen, struct str name)
{
    if (count_before(seen, name) == 0) {
        report->credits[report->credit_count++] = arena_dup(&report->arena, name);
    }
}

/* `prose` NULL: the spans are bytes of the draft itself. */
static void
add_credits(struct report *report, struct map *seen, const struct credits *credits,
            struct str text, const struct prose *prose)
{
    vec_each(struct credit, credit, credits) {
        struct str author = span_of(text, credit->author);
        struct report_credit place = {
            .span = prose ? prose_to_source(prose, credit->at) : credit->at,
            .agency = credit->agency ? credit->agency->name : NULL,
            .author = author.length > 0 ? arena_dup(&report->arena, author) : NULL,
        };
        report->credit_places[report->credit_place_count++] = place;
        if (place.agency != NULL) {
            add_credit(report, seen, str_from(place.agency));
        }
        if (author.length > 0) {
            add_credit(report, seen, author);
        }
    }
}

static void
fill_credits(struct report *report, const struct dissection *draft)
{
    struct map seen = {0};
    size_t count = draft->head.count + draft->credits.count;
    report->credits =
        arena_alloc_array(&report->arena, 2 * count, sizeof *report->credits);
    report->credit_places =
        arena_alloc_array(&report->arena, count, sizeof *report->credit_places);
    add_credits(report, &seen, &draft->head, draft->source, NULL);
    add_credits(report, &seen, &draft->credits, buf_str(&draft->prose.text),
                &draft->prose);
    map_release(&seen);
}

static void
fill_paragraphs(struct report *report, const struct prose *prose)
{
    struct span *spans =
        arena_alloc_array(&report->arena, prose->paragraphs.count, sizeof *spans);
    for (size_t i = 0; i < prose->paragraphs.count; i++) {
        spans[i] = prose->paragraphs.data[i].source;
    }
    report->paragraphs = (uint32_t)prose->paragraphs.count;
    report->paragraph_spans = spans;
}

/* Which paragraphs comments leave out, and which comments say nothing that we know. */
static void
fill_comments(struct report *report, const struct dissection *draft)
{
    uint32_t last = UINT32_MAX;
    struct span *unknown =
        arena_alloc_array(&report->arena, draft->prose.comments.count, sizeof *unknown);
    vec_each(const struct prose_comment, comment, &draft->prose.comments) {
        if (comment->word == COMMENT_UNKNOWN) {
            unknown[report->unknown_comment_count++] = comment->source;
        }
    }
    report->unknown_comments = unknown;
    vec_each(const struct piece, piece, &draft->pieces) {
        if (draft->prose.paragraphs.data[piece->paragraph].is_muted) {
            report->muted_paragraphs += piece->paragraph != last;
            last = piece->paragraph;
        }
    }
}

static enum status
fill_head(const struct checker *self, struct report *report,
          const struct draft_text *draft, const struct dissection *dissection,
          struct error *err)
{
    struct snapshot_stats stats;
    enum status status = snapshot_stats(self->snapshot, &stats, err);
    if (status != STATUS_OK) {
        return status;
    }
    report->archive_stories = stats.stories;
    report->archive_generation = stats.generation;
    report->path = draft->path ? arena_dup(&report->arena, str_from(draft->path)) : NULL;
    report->language = dissection->language;
    fill_paragraphs(report, &dissection->prose);
    fill_credits(report, dissection);
    if (!self->settings.ignores_comments) {
        fill_comments(report, dissection);
    }
    return STATUS_OK;
}

/* Sorted, in the report's arena. */
static struct finding *
take_findings(struct report *report, struct findings *findings, uint32_t *count)
{
    if (findings->count > 1) {
        qsort(findings->data, findings->count, sizeof *findings->data, compare_findings);
    }
    number_repeated_ids(&report->arena, findings);
    struct finding *ret = arena_alloc_array(&report->arena, findings->count, sizeof *ret);
    *count = (uint32_t)findings->count;
    for (size_t i = 0; i < findings->count; i++) {
        ret[i] = findings->data[i];
    }
    return ret;
}

static enum status
run_alone(struct checker *self, const struct draft_text *draft,
          const struct cancel *cancel, struct report *ret, struct error *err)
{
    if (draft->text.length >= TEXT_LIMIT) {
        return error_set(err, STATUS_LIMIT, "the draft is longer than %zu bytes",
                         TEXT_LIMIT - 1);
    }
    struct report report = {0};
    struct dissection dissection;
    enum status status =
        dissection_init(&dissection, draft->text, draft->markup, cancel, err);
    struct composition composition = {
        .settings = &self->settings,
        .now_ms = self->settings.now_ms ? self->settings.now_ms : clock_now_ms(),
        .sources = self->sources,
        .families = self->families,
        .draft = &dissection,
        .cancel = cancel,
        .arena = &report.arena,
    };
    if (status == STATUS_OK) {
        status = fill_head(self, &report, draft, &dissection, err);
    }
    paragraphs_begin_run(self->paragraphs, draft->serial);
    if (status == STATUS_OK && self->settings.dismissals != NULL) {
        report.void_dismissals = dismissals_void_count(self->settings.dismissals);
        dismissals_recognise(self->settings.dismissals, &dissection.prose, draft->file,
                             &composition.dismissed_sources);
    }
    if (status == STATUS_OK) {
        status = checker_judge(self, &composition, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < dissection.pieces.count; i++) {
        status =
            check_piece(self, &composition, &dissection.pieces.data[i], &report, err);
    }
    if (status == STATUS_OK) {
        report.findings =
            take_findings(&report, &composition.findings, &report.finding_count);
        report.dismissed =
            take_findings(&report, &composition.dismissed, &report.dismissed_count);
        report.muted = take_findings(&report, &composition.muted, &report.muted_count);
        *ret = report;
        paragraphs_end_run(self->paragraphs);
    } else {
        report_release(&report);
    }
    vec_release(&composition.findings);
    vec_release(&composition.dismissed);
    vec_release(&composition.muted);
    vec_release(&composition.dismissed_sources);
    companions_release(&composition.companions);
    dissection_release(&dissection);
    return status;
}

enum status
checker_run(struct checker *self, const struct draft_text *draft,
            const struct cancel *cancel, struct report *ret, struct error *err)
{
    struct report report = {0};
    struct report without = {0};
    enum status status = run_alone(self, draft, cancel, &report, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (self->without_project != NULL) {
        status = run_alone(self->without_project, draft, cancel, &without, err);
        if (status != STATUS_OK) {
            report_release(&report);
            return status;
        }
        overrule_note(&report, &without);
    }
    *ret = report;
    return STATUS_OK;
}
