/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_NEWSROOM_H
#define SUPPORT_NEWSROOM_H

/* A small archive in a temporary folder, for tests of the layers above archive/.
 * Everything in it is invented. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "archive/snapshot.h"
#include "base/memory.h"

struct newsroom {
    char folder[64];
    struct archive *archive;
    struct snapshot *snapshot;
};

/* What a test says of a story; NULL and zero where it does not matter. */
struct newsroom_story {
    const char *guid;
    const char *version;
    const char *headline;
    const char *agency;
    enum credit_rule rule;
    const char *byline;
    const char *place;
    const char *publisher;
    const char *sign_off;
    const char *contributors;
    struct date published;
    struct date embargo;
    enum story_status status;
    const char *text;
};

static inline void
newsroom_open(struct newsroom *self)
{
    struct error err = {{0}};
    *self = (struct newsroom){0};
    strcpy(self->folder, "/tmp/wirecheck-test-XXXXXX");
    assert_non_null(mkdtemp(self->folder));
    if (archive_open(&self->archive, self->folder, ARCHIVE_WRITE, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
}

static inline const char *
newsroom_copy(struct story *story, const char *text)
{
    return text ? story_dup(story, str_from(text)) : NULL;
}

/* Adds a story and returns its number. */
static inline uint32_t
newsroom_add(struct newsroom *self, const struct newsroom_story *told)
{
    struct error err = {{0}};
    struct story story;
    enum archive_outcome outcome;
    story_init(&story);
    story.guid = newsroom_copy(&story, told->guid);
    story.version = newsroom_copy(&story, told->version);
    story.headline = newsroom_copy(&story, told->headline);
    story.agency = newsroom_copy(&story, told->agency);
    story.rule = told->rule;
    story.byline = newsroom_copy(&story, told->byline);
    story.place = newsroom_copy(&story, told->place);
    story.publisher = newsroom_copy(&story, told->publisher);
    story.sign_off = newsroom_copy(&story, told->sign_off);
    story.contributors = newsroom_copy(&story, told->contributors);
    story.published = told->published;
    story.embargo = told->embargo;
    story.status = told->status;
    story.text = newsroom_copy(&story, told->text);
    story.text_length = (uint32_t)strlen(told->text);
    if (archive_add(self->archive, &story, &outcome, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    uint32_t number = story.number;
    story_release(&story);
    return number;
}

/* Commits, and opens the snapshot anew. */
static inline void
newsroom_publish(struct newsroom *self)
{
    struct error err = {{0}};
    snapshot_unref(self->snapshot);
    self->snapshot = NULL;
    if (archive_commit(self->archive, &err) != STATUS_OK ||
        snapshot_open(&self->snapshot, self->folder, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
}

static inline void
newsroom_close(struct newsroom *self)
{
    char command[128];
    snapshot_unref(self->snapshot);
    archive_close(self->archive);
    snprintf(command, sizeof command, "rm -rf '%s'", self->folder);
    assert_int_equal(system(command), 0);
}

#endif
