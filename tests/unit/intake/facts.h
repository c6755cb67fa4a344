/* SPDX-License-Identifier: MIT */
#ifndef INTAKE_FACTS_H
#define INTAKE_FACTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "intake/intake.h"

/* What a file's stories say, in one string: of each story the fields that are there, as
 * "name=value|", its paragraphs parted by " / "; of each problem "!line reason|". What
 * stands inside the file goes by a longer name: what is behind the file's. */

/* 2026-01-15 */
#define FACTS_NOW INT64_C(1768435200000)

static inline void
facts_add(struct buf *out, const char *name, const char *value)
{
    if (value != NULL) {
        buf_add_format(out, "%s=%s|", name, value);
    }
}

static inline void
facts_add_date(struct buf *out, const char *name, struct date date)
{
    if (date.precision != DATE_NONE) {
        buf_add_format(out, "%s=", name);
        date_add_iso(out, date);
        buf_add_byte(out, '|');
    }
}

/* The name of what is inside "file"; NULL for the file itself. */
static inline const char *
facts_inside(const char *path)
{
    return path != NULL && strncmp(path, "file", 4) == 0 && path[4] != '\0' ? path + 4
                                                                            : NULL;
}

static inline enum status
facts_take_story(void *data, struct story *story, struct error *err)
{
    struct buf *out = data;
    (void)err;
    facts_add(out, "in", facts_inside(story->source_path));
    facts_add(out, "id", story->guid);
    facts_add(out, "version", story->version);
    facts_add(out, "status",
              story->status == STORY_USABLE ? NULL : story_status_name(story->status));
    facts_add(out, "kind",
              story->kind == STORY_ARTICLE ? NULL : story_kind_name(story->kind));
    facts_add_date(out, "embargo", story->embargo);
    facts_add(out, "headline", story->headline);
    facts_add(out, "byline", story->byline);
    facts_add(out, "place", story->place);
    facts_add(out, "agency", story->agency);
    facts_add(out, "by", story->agency ? credit_rule_name(story->rule) : NULL);
    facts_add(out, "publisher", story->publisher);
    facts_add(out, "url", story->url);
    facts_add(out, "language", story->language);
    facts_add_date(out, "published", story->published);
    facts_add_date(out, "updated", story->updated);
    facts_add(out, "sign-off", story->sign_off);
    for (const char *c = story->text; c != NULL && *c != '\0'; c++) {
        if (*c == '\n') {
            buf_add_text(out, c[1] == '\n' ? " / " : "");
        } else {
            buf_add_byte(out, *c);
        }
    }
    buf_add_text(out, "|");
    return STATUS_OK;
}

static inline void
facts_take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    const char *inside = facts_inside(path);
    buf_add_format(data, "!%lu%s%s %s|", (unsigned long)line, inside ? " in" : "",
                   inside ? inside : "", reason);
}

static inline void
facts_check(struct str bytes, const char *expected)
{
    struct buf facts = BUF_INIT;
    struct intake_sink sink = {&facts, facts_take_story, facts_take_problem, NULL};
    assert_int_equal(intake_read_bytes(bytes, "file", FACTS_NOW, &sink, NULL), STATUS_OK);
    assert_string_equal(facts.data, expected);
    buf_release(&facts);
}

#endif
