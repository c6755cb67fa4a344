/* SPDX-License-Identifier: MIT */
/* Checks many drafts in one process: a job a line on standard input, as JSON
 * {"id": ..., "text": "...", "markup": "plain"|"markdown", "leave_out": ["story", ...],
 * "cards": true|false, "parts": true|false}, a line of {"id": ..., "microseconds": ...,
 * "report": ...} for each on standard output. The report is that of `wirecheck check
 * --format json`; cards are what an editor shows under the cursor, one for each finding;
 * parts are what the paragraphs are taken for, each as [first byte, end, name]. */
#include <inttypes.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "feature/checked.h"
#include "feature/hover.h"
#include "feature/place.h"
#include "markup/markup.h"
#include "report/check.h"
#include "report/render.h"
#include "story/part.h"

struct probe {
    struct snapshot *snapshot;
    struct check_settings settings;
    struct checker *checker;
    json_t *names; /* of the stories that the checker passes by */
    struct left_out left_out;
};

static int64_t
now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* What a checker remembers depends on what is left out, so each set has its own. */
static enum status
renew_checker(struct probe *self, json_t *names, struct error *err)
{
    enum status status = STATUS_OK;
    size_t i;
    json_t *name;
    if (self->checker != NULL && json_equal(self->names, names)) {
        return status;
    }
    checker_free(self->checker);
    self->checker = NULL;
    left_out_release(&self->left_out);
    json_array_foreach(names, i, name) {
        const char *text = json_string_value(name);
        if (status == STATUS_OK) {
            status = left_out_add(&self->left_out, self->snapshot, text ? text : "", err);
        }
    }
    if (status == STATUS_OK) {
        self->settings.left_out = &self->left_out;
        self->checker = checker_new(self->snapshot, &self->settings);
        json_decref(self->names);
        self->names = json_incref(names);
    }
    return status;
}

static void
add_json_string(struct buf *out, struct str text)
{
    json_t *value = json_stringn(text.data, text.length);
    char *quoted = json_dumps(value, JSON_ENCODE_ANY);
    buf_add_text(out, quoted ? quoted : "null");
    free(quoted);
    json_decref(value);
}

/* What an editor shows of each finding. */
static enum status
add_cards(struct buf *out, struct probe *self, const struct report *report,
          struct str draft, struct error *err)
{
    struct originals originals;
    struct places places = {0};
    struct lines lines = {0};
    struct place_settings settings = {.encoding = POSITION_UTF8,
                                      .virtual_documents = true};
    originals_init(&originals, self->snapshot, &settings);
    lines_build(&lines, draft);
    enum status status = places_build(&places, report, &originals, NULL);
    if (status == STATUS_OK) {
        struct checked checked = {.text = draft,
                                  .lines = &lines,
                                  .report = report,
                                  .places = &places,
                                  .encoding = POSITION_UTF8};
        buf_add_text(out, ", \"cards\": [");
        for (uint32_t i = 0; i < report->finding_count; i++) {
            struct buf card = BUF_INIT;
            hover_add_card(&card, &checked, &report->findings[i], true);
            buf_add_text(out, i == 0 ? "" : ", ");
            add_json_string(out, buf_str(&card));
            buf_release(&card);
        }
        buf_add_text(out, "]");
    } else {
        error_set(err, status, "the originals have no places");
    }
    places_release(&places);
    lines_release(&lines);
    originals_release(&originals);
    return status;
}

static void
add_parts(struct buf *out, const struct draft_text *draft)
{
    struct prose prose = {0};
    struct spans paragraphs = {0};
    struct spans quotations = {0};
    struct parts parts = {0};
    prose_build(&prose, draft->text, draft->markup);
    vec_each(struct paragraph, paragraph, &prose.paragraphs) {
        vec_add(&paragraphs, paragraph->prose);
    }
    parts_find(&parts, &quotations, buf_str(&prose.text), &paragraphs, NULL);
    buf_add_text(out, ", \"parts\": [");
    for (uint32_t i = 0; i < parts.count; i++) {
        struct span bytes = prose_to_source(&prose, paragraphs.data[i]);
        buf_add_format(out, "%s[%" PRIu32 ", %" PRIu32 ", \"%s\"]", i == 0 ? "" : ", ",
                       bytes.start, bytes.end, part_name(parts.data[i]));
    }
    buf_add_text(out, "]");
    vec_release(&parts);
    vec_release(&quotations);
    vec_release(&paragraphs);
    prose_release(&prose);
}

struct answer {
    const char *id;
    int64_t us;
    struct report report;
    bool with_cards;
    bool with_parts;
};

static enum status
print_answer(struct probe *self, const struct answer *answer,
             const struct draft_text *draft, struct error *err)
{
    struct buf out = BUF_INIT;
    enum status status = STATUS_OK;
    buf_add_text(&out, "{\"id\": ");
    add_json_string(&out, str_from(answer->id));
    buf_add_format(&out, ", \"microseconds\": %" PRId64 ", \"report\": ", answer->us);
    report_add_json(&out, &answer->report, draft->text);
    if (answer->with_cards) {
        status = add_cards(&out, self, &answer->report, draft->text, err);
    }
    if (answer->with_parts) {
        add_parts(&out, draft);
    }
    buf_add_text(&out, "}\n");
    if (status == STATUS_OK) {
        fwrite(out.data, 1, out.length, stdout);
    }
    buf_release(&out);
    return status;
}

static enum status
run_job(struct probe *self, json_t *job, struct error *err)
{
    const char *text = json_string_value(json_object_get(job, "text"));
    const char *id = json_string_value(json_object_get(job, "id"));
    const char *markup = json_string_value(json_object_get(job, "markup"));
    json_t *given = json_object_get(job, "leave_out");
    if (text == NULL || id == NULL) {
        return error_set(err, STATUS_INVALID, "a job needs an id and a text");
    }
    struct draft_text draft = {
        str_from(text),
        markup && strcmp(markup, "markdown") == 0 ? MARKUP_MARKDOWN : MARKUP_PLAIN, NULL};
    struct answer answer = {.id = id,
                            .with_cards = json_is_true(json_object_get(job, "cards")),
                            .with_parts = json_is_true(json_object_get(job, "parts"))};
    json_t *names = given ? json_incref(given) : json_array();
    enum status status = renew_checker(self, names, err);
    int64_t started = now_us();
    if (status == STATUS_OK) {
        status = checker_run(self->checker, &draft, NULL, &answer.report, err);
    }
    if (status == STATUS_OK) {
        answer.us = now_us() - started;
        status = print_answer(self, &answer, &draft, err);
    }
    report_release(&answer.report);
    json_decref(names);
    return status;
}

static enum status
run_jobs(struct probe *self, struct error *err)
{
    enum status status = STATUS_OK;
    char *line = NULL;
    size_t room = 0;
    size_t number = 0;
    while (status == STATUS_OK && getline(&line, &room, stdin) > 0) {
        json_error_t where;
        json_t *job = json_loads(line, 0, &where);
        number++;
        if (job == NULL) {
            status = error_set(err, STATUS_INVALID, "line %zu: %s", number, where.text);
        } else {
            status = run_job(self, job, err);
        }
        json_decref(job);
    }
    free(line);
    return status;
}

/* How a desk may set the checks; run.py --setting passes the name on. */
static bool
read_setting(struct check_settings *settings, const char *name)
{
    check_settings_init(settings);
    settings->sensitivity =
        strcmp(name, "sensitive") == 0 ? MATCH_SENSITIVE : MATCH_DEFAULT;
    return settings->sensitivity == MATCH_SENSITIVE || strcmp(name, "default") == 0;
}

int
main(int argc, char **argv)
{
    struct probe probe = {0};
    struct error err = {""};
    if (argc != 3) {
        fprintf(stderr, "probe ARCHIVE SETTING <jobs.jsonl >reports.jsonl\n");
        return 2;
    }
    if (!read_setting(&probe.settings, argv[2])) {
        fprintf(stderr, "probe: this build has no setting \"%s\"\n", argv[2]);
        return 3;
    }
    enum status status = snapshot_open(&probe.snapshot, argv[1], &err);
    if (status == STATUS_OK) {
        status = run_jobs(&probe, &err);
    }
    if (status != STATUS_OK) {
        fprintf(stderr, "probe: %s\n", err.message);
    }
    checker_free(probe.checker);
    json_decref(probe.names);
    left_out_release(&probe.left_out);
    snapshot_unref(probe.snapshot);
    return status == STATUS_OK ? 0 : 2;
}
