/* SPDX-License-Identifier: MIT */
/* Real files of wires, papers and archives, where they lie beside the repository, against
 * a table of what they say: ids, dates, credits and counts, no text. One line a file:
 *
 *     folder/file <TAB> stories <TAB> problems <TAB> facts of the first three, or reasons
 *
 * WIRECHECK_WRITE_FORMATS=FILE writes the table anew, for somebody to read through. */
#include "facts.h"
#include "scratch.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/memory.h"
#include "story/scan.h"

#define FIRST 3
/* Words may differ by one in so many: what is furniture is a matter of degree. */
#define WORDS_TOLERANCE 10

static const char *const folders[] = {
    "aap-text",         "anpa1312",    "ap-media-json", "atom", "docx",
    "dpa-digitalwires", "html-jsonld", "iptc7901",      "mbox", "newsml-1.2",
    "newsml-g2",        "ninjs",       "nitf",          "odt",  "proprietary-xml",
    "reuters21578",     "rss",         "warc",
};

struct seen {
    struct buf facts;
    size_t stories;
    size_t problems;
};

static void
add_field(struct buf *out, const char *name, const char *value)
{
    if (value != NULL) {
        buf_add_format(out, " %s=", name);
        for (; *value != '\0'; value++) {
            buf_add_byte(out, *value == '\t' || *value == '\n' ? ' ' : *value);
        }
        buf_add_byte(out, ';');
    }
}

static void
add_date(struct buf *out, const char *name, struct date date)
{
    struct buf iso = BUF_INIT;
    if (date.precision != DATE_NONE) {
        date_add_iso(&iso, date);
        add_field(out, name, iso.data);
    }
    buf_release(&iso);
}

static enum status
take_story(void *data, struct story *story, struct error *err)
{
    struct seen *seen = data;
    struct buf *out = &seen->facts;
    (void)err;
    if (seen->stories++ >= FIRST) {
        return STATUS_OK;
    }
    add_field(out, "id", story->guid);
    add_field(out, "version", story->version);
    add_field(out, "status", story_status_name(story->status));
    add_field(out, "kind", story_kind_name(story->kind));
    add_date(out, "embargo", story->embargo);
    add_field(out, "byline", story->byline);
    add_field(out, "place", story->place);
    add_field(out, "agency", story->agency);
    add_field(out, "by", story->agency ? credit_rule_name(story->rule) : NULL);
    add_field(out, "publisher", story->publisher);
    add_field(out, "language", story->language);
    add_date(out, "published", story->published);
    add_date(out, "updated", story->updated);
    buf_add_format(out, " words=%zu |", scan_words(story_text(story)));
    return STATUS_OK;
}

static void
take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct seen *seen = data;
    (void)path, (void)line;
    if (seen->problems++ < FIRST) {
        buf_add_format(&seen->facts, " !%s |", reason);
    }
}

/* "", or where the samples are. */
static char *
samples_folder(void)
{
    struct buf path = BUF_INIT;
    const char *data = getenv("WIRECHECK_TEST_DATA");
    buf_add_format(&path, "%s/../../../shared/data/formats", data ? data : "tests/data");
    return buf_take(&path);
}

static void
add_row(struct buf *out, const char *folder, const char *path)
{
    struct seen seen = {BUF_INIT, 0, 0};
    struct intake_sink sink = {&seen, take_story, take_problem, NULL};
    struct intake_file file = {.path = path, .root_length = strlen(path)};
    assert_int_equal(intake_read_file(&file, FACTS_NOW, &sink, NULL, NULL), STATUS_OK);
    assert_true(seen.stories + seen.problems > 0);
    buf_add_format(out, "%s/%s\t%zu\t%zu\t%s\n", folder, strrchr(path, '/') + 1,
                   seen.stories, seen.problems, seen.facts.data);
    buf_release(&seen.facts);
}

static void
read_samples(struct buf *out)
{
    char *samples = samples_folder();
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct file_paths paths = {0};
        char *folder = file_join(samples, folders[i]);
        assert_int_equal(file_walk(&paths, folder, NULL), STATUS_OK);
        vec_each(char *, path, &paths) {
            if (!str_ends_with(str_from(*path), STR(".md"))) {
                add_row(out, folders[i], *path);
            }
        }
        file_paths_release(&paths);
        memory_free(folder);
    }
    memory_free(samples);
}

/* The number behind "words=", cut off the front of *rest with all before it. */
static bool
next_words(struct str *rest, struct str *before, int64_t *words)
{
    size_t at = str_find(*rest, STR("words="), 0);
    if (at == STR_NOT_FOUND) {
        *before = *rest;
        return false;
    }
    *before = str_slice(*rest, 0, at);
    size_t digits = scan_digits(*rest, at + 6, words);
    *rest = str_slice(*rest, at + 6 + digits, rest->length);
    return true;
}

static bool
is_same(struct str got, struct str wanted)
{
    struct str got_part;
    struct str wanted_part;
    for (;;) {
        int64_t have = 0;
        int64_t want = 0;
        bool more = next_words(&got, &got_part, &have);
        bool wanted_more = next_words(&wanted, &wanted_part, &want);
        int64_t apart = have > want ? have - want : want - have;
        if (more != wanted_more || !str_equal(got_part, wanted_part) ||
            apart * WORDS_TOLERANCE > want) {
            return false;
        }
        if (!more) {
            return true;
        }
    }
}

static void
samples__say_what_the_table_says(void **state)
{
    struct buf got = BUF_INIT;
    struct buf table = BUF_INIT;
    const char *data = getenv("WIRECHECK_TEST_DATA");
    char *path = file_join(data ? data : "tests/data", "formats.tsv");
    const char *write = getenv("WIRECHECK_WRITE_FORMATS");
    (void)state;
    read_samples(&got);
    if (write != NULL) {
        scratch_write(write, got.data, got.length);
    }
    assert_int_equal(file_read(&table, path, SIZE_MAX / 2, NULL), STATUS_OK);
    struct str rest = buf_str(&table);
    struct str rows = buf_str(&got);
    struct str row;
    struct str wanted;
    size_t wrong = 0;
    while (str_next_line(&rows, &row)) {
        bool has = str_next_line(&rest, &wanted);
        if (!has || !is_same(row, wanted)) {
            print_message("got   %.*s\ntable %.*s\n", STR_ARGS(row),
                          has ? (int)wanted.length : 0, has ? wanted.data : "");
            wrong++;
        }
    }
    assert_int_equal(rest.length, 0);
    assert_int_equal(wrong, 0);
    memory_free(path);
    buf_release(&table);
    buf_release(&got);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples__say_what_the_table_says),
    };
    char *samples = samples_folder();
    bool there = file_exists(samples);
    memory_free(samples);
    if (!there) {
        printf("1..0 # SKIP ../shared/data/formats is not there\n");
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
