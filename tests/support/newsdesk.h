/* SPDX-License-Identifier: MIT */
#ifndef NEWSDESK_H
#define NEWSDESK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "archive/archive.h"
#include "archive/snapshot.h"
#include "base/memory.h"
#include "fingerprint/shingle.h"
#include "folder.h"
#include "text/token.h"

/* Invented stories and what tests of the archive do with them. */

#define FERRY                                                                            \
    "PORT ELDER (Reuters) - The evening ferry to Saint Oriel was turned back on Monday " \
    "after its crew heard a knocking below the car deck.\n\nThe captain, Ilse Varnow, "  \
    "told passengers that a loose hatch was to blame and that the crossing would be "    \
    "repeated at dawn."
#define HARVEST                                                                          \
    "Plum growers of the Lower Tarn valley expect the smallest harvest in eleven years " \
    "because a late frost took the blossom in a single night, their cooperative said."
#define BRIDGE                                                                       \
    "The council of Brackmoor voted by nine to four to rebuild the iron footbridge " \
    "that "                                                                          \
    "floods carried away in March, and to keep its old name."

struct told {
    const char *guid;
    const char *version;
    const char *headline;
    const char *text;
    const char *path;
    enum story_status status;
    enum story_kind kind;
    int day; /* of September 2023; 0 for undated */
};

static inline struct archive *
open_archive(const char *folder)
{
    struct error err = {""};
    struct archive *archive = NULL;
    if (archive_open(&archive, folder, ARCHIVE_WRITE, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    return archive;
}

static inline struct snapshot *
open_snapshot(const char *folder)
{
    struct error err = {""};
    struct snapshot *snapshot = NULL;
    if (snapshot_open(&snapshot, folder, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    return snapshot;
}

static inline const char *
copy_of(struct story *story, const char *text)
{
    return text != NULL ? story_dup(story, str_from(text)) : NULL;
}

static inline void
tell_story(struct story *story, const struct told *told)
{
    story_init(story);
    story->guid = copy_of(story, told->guid);
    story->version = copy_of(story, told->version);
    story->headline = copy_of(story, told->headline);
    story->source_path = copy_of(story, told->path);
    story->text = told->text != NULL ? copy_of(story, told->text) : "";
    story->text_length = (uint32_t)strlen(story->text);
    story->status = told->status;
    story->kind = told->kind;
    if (told->day > 0) {
        story->published = date_from_day(2023, 9, told->day);
    }
}

static inline uint32_t
add_story(struct archive *archive, const struct told *told, enum archive_outcome expected)
{
    struct error err = {""};
    struct story story;
    enum archive_outcome outcome;
    tell_story(&story, told);
    if (archive_add(archive, &story, &outcome, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
    assert_int_equal(outcome, expected);
    uint32_t number = story.number;
    story_release(&story);
    return number;
}

static inline void
commit(struct archive *archive)
{
    struct error err = {""};
    if (archive_commit(archive, &err) != STATUS_OK) {
        fail_msg("%s", err.message);
    }
}

/* How many of the shingles of `text` are found in story `number`. */
static inline size_t
count_hits(struct snapshot *snapshot, const char *text, uint32_t number)
{
    struct tokens tokens = {0};
    struct shingles shingles = {0};
    struct postings postings = {0};
    size_t hits = 0;
    tokens_add(&tokens, str_from(text), 0);
    shingles_add(&shingles, &tokens, 0, tokens.count);
    uint64_t *hashes = memory_zalloc_array(shingles.count + 1, sizeof *hashes);
    size_t *ends = memory_zalloc_array(shingles.count + 1, sizeof *ends);
    for (size_t i = 0; i < shingles.count; i++) {
        hashes[i] = shingles.data[i].hash;
    }
    assert_int_equal(
        snapshot_find(snapshot,
                      &(struct posting_query){.hashes = hashes, .count = shingles.count},
                      &postings, ends, NULL),
        STATUS_OK);
    assert_true(shingles.count == 0 || ends[shingles.count - 1] == postings.count);
    vec_each(struct posting, posting, &postings) {
        hits += posting->story == number;
    }
    memory_free(hashes);
    memory_free(ends);
    vec_release(&postings);
    vec_release(&shingles);
    tokens_release(&tokens);
    return hits;
}

static inline void
collect_problem(void *data, const char *message)
{
    struct buf *problems = data;
    buf_add_text(problems, message);
    buf_add_byte(problems, '\n');
}

/* The archive as a fresh process finds it is whole. */
static inline void
check_whole(const char *folder)
{
    struct error err = {""};
    struct archive *archive = NULL;
    struct buf problems = BUF_INIT;
    if (archive_open(&archive, folder, ARCHIVE_READ, &err) != STATUS_OK ||
        archive_verify(archive, false, collect_problem, &problems, &err) != STATUS_OK) {
        fail_msg("%s\n%s", err.message, problems.data != NULL ? problems.data : "");
    }
    assert_int_equal(problems.length, 0);
    buf_release(&problems);
    archive_close(archive);
}

#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

#endif
