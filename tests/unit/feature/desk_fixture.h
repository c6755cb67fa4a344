/* SPDX-License-Identifier: MIT */
#ifndef DESK_FIXTURE_H
#define DESK_FIXTURE_H

/* A draft of two paragraphs with findings told by hand, for the features that turn
 * findings into what an editor shows. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/memory.h"
#include "feature/checked.h"

struct desk_fixture {
    struct str text;
    struct lines lines;
    struct finding findings[3];
    struct finding_run runs[2];
    struct finding_copy copies[8];
    struct finding_places finding_places[3];
    struct span paragraphs[2];
    struct report_credit credits[2];
    struct report report;
    struct places places;
    struct checked checked;
};

#define FIXTURE_PASSAGE                                                                 \
    "The harbour at Port Alder will close for three weeks in June, the port authority " \
    "said on Monday."
#define FIXTURE_SOURCE                                                                 \
    "The harbour at Port Alder will close for three weeks in May, the port authority " \
    "said on Monday."

/* The first paragraph was copied, with "June" for "May". */
static inline void
desk_fixture_init(struct desk_fixture *self)
{
    static const char text[] =
        FIXTURE_PASSAGE "\n\nIt has been open since \xF0\x9F\x98\x80 the spring.\n";
    *self = (struct desk_fixture){.text = {text, sizeof text - 1}};
    lines_build(&self->lines, self->text);
    self->runs[0] = (struct finding_run){{0, 56}, {100, 156}, {0, 56}};
    self->runs[1] = (struct finding_run){{62, 96}, {161, 195}, {62, 96}};
    self->findings[0] = (struct finding){
        .id = "0123456789abcdef",
        .code = FINDING_WIRE_COPY,
        .severity = SEVERITY_WARNING,
        .message = "Uncredited copy of Reuters, 6 May 2024: 17 of 18 words.",
        .span = {0, 96},
        .passage = FIXTURE_PASSAGE,
        .words = 18,
        .matched = 17,
        .longest_run = 11,
        .share = 17.0 / 18,
        .origin =
            {
                .story = 7,
                .confidence = CONFIDENCE_CREDITED,
                .rule = CREDIT_DATELINE,
                .agency = "Reuters",
                .byline = "Ada Marsh",
                .place = "PORT ALDER",
                .headline = "Harbour to close",
                .date = {1714953600000, DATE_DAY, DATE_FROM_FAMILY, true},
                .passage = {100, 100 + sizeof FIXTURE_SOURCE - 1},
                .shown = {100, 100 + sizeof FIXTURE_SOURCE - 1},
                .text = FIXTURE_SOURCE,
            },
        .runs = self->runs,
        .run_count = 2,
    };
    self->finding_places[0].origin = (struct location){
        "file:///cache/7.txt", {{4, 0}, {4, sizeof FIXTURE_SOURCE - 1}}};
    self->report.findings = self->findings;
    self->report.finding_count = 1;
    self->paragraphs[0] = (struct span){0, 96};
    self->paragraphs[1] = (struct span){98, (uint32_t)self->text.length - 1};
    self->report.paragraphs = 2;
    self->report.paragraph_spans = self->paragraphs;
    self->report.words = 26;
    self->report.words_covered = 17;
    self->report.credit_places = self->credits;
    self->places.data = self->finding_places;
    self->checked = (struct checked){
        .text = self->text,
        .lines = &self->lines,
        .report = &self->report,
        .places = &self->places,
        .encoding = POSITION_UTF16,
        .now_ms = 1715000000000,
    };
}

/* A second finding in the second paragraph, from the same story. */
static inline void
desk_fixture_add_second(struct desk_fixture *self)
{
    static const struct finding_run run = {{98, 118}, {300, 320}, {0, 20}};
    self->findings[1] = self->findings[0];
    self->findings[1].id = "fedcba9876543210";
    self->findings[1].code = FINDING_WIRE_REWRITE;
    self->findings[1].severity = SEVERITY_INFORMATION;
    self->findings[1].span = (struct span){98, 137};
    self->findings[1].passage = "It has been open since \xF0\x9F\x98\x80 the spring.";
    self->findings[1].paragraph = 1;
    self->findings[1].runs = &run;
    self->findings[1].run_count = 1;
    self->findings[1].words = 8;
    self->findings[1].matched = 4;
    self->finding_places[1] = self->finding_places[0];
    self->report.finding_count = 2;
}

/* Compares with JSON in which ' stands for ", and takes over the value. */
static inline void
assert_json(json_t *value, const char *expected)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
    char *wanted = memory_dup(expected);
    for (char *at = wanted; *at != '\0'; at++) {
        *at = *at == '\'' ? '"' : *at;
    }
    assert_string_equal(text, wanted);
    memory_free(text);
    memory_free(wanted);
    json_decref(value);
}

static inline void
desk_fixture_release(struct desk_fixture *self)
{
    lines_release(&self->lines);
}

#endif
