/* SPDX-License-Identifier: MIT */
/* Whole files: formats, compression, damage, and what the sink is told. */
#include "intake/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>
#include <zlib.h>
#include <zstd.h>

#include "base/file.h"
#include "base/memory.h"
#include "scratch.h"

/* 2026-01-15 */
#define NOW INT64_C(1768435200000)

#define LEAD \
    "The harbour office of Northhaven closed the old ferry quay for good on Tuesday."
#define LINE(number) "{\"id\": " #number ", \"body_text\": \"" LEAD "\"}\n"

static char folder[SCRATCH_PATH_SIZE];

static int
set_up(void **state)
{
    (void)state;
    scratch_make(folder);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    scratch_remove(folder);
    return 0;
}

/* What a sink was told, as lines "story GUID line", "problem line: reason". */
struct told {
    struct buf log;
    uint64_t bytes;
    size_t stories;
    size_t stop_after; /* 0: never */
    struct cancel *cancel_at_first;
};

static enum status
take_story(void *data, struct story *story, struct error *err)
{
    struct told *told = data;
    buf_add_format(&told->log, "story %s %lu|",
                   story->guid ? story->guid : story->headline,
                   (unsigned long)story->source_line);
    told->stories++;
    if (told->cancel_at_first != NULL) {
        cancel_request(told->cancel_at_first);
    }
    if (told->stop_after > 0 && told->stories >= told->stop_after) {
        return error_set(err, STATUS_BUSY, "the sink is full");
    }
    return STATUS_OK;
}

static void
take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    struct told *told = data;
    assert_non_null(path);
    assert_true(reason != NULL && reason[0] != '\0');
    buf_add_format(&told->log, "problem %lu: %s|", (unsigned long)line, reason);
}

static void
take_progress(void *data, uint64_t bytes)
{
    ((struct told *)data)->bytes += bytes;
}

static enum status
read_path(struct told *told, const char *path)
{
    struct intake_sink sink = {told, take_story, take_problem, take_progress};
    struct error err = {{0}};
    return intake_read_file(&(struct intake_file){path, strlen(path), NULL}, NOW, &sink,
                            NULL, &err);
}

/* Writes a file, reads it and compares the beginning of what the sink was told. */
static void
check_file(const char *name, const void *bytes, size_t length, const char *expected)
{
    struct told told = {BUF_INIT, 0, 0, 0, NULL};
    const char *path = scratch_path(folder, name);
    scratch_write(path, bytes, length);
    assert_int_equal(read_path(&told, path), STATUS_OK);
    if (!str_starts_with(buf_str(&told.log), str_from(expected))) {
        fail_msg("%s: %.300s\n  expected %s", name, told.log.data ? told.log.data : "",
                 expected);
    }
    if (told.stories > 0) {
        assert_int_equal(told.bytes, length);
    }
    buf_release(&told.log);
}

static void
check_text(const char *name, const char *text, const char *expected)
{
    check_file(name, text, strlen(text), expected);
}

static void
gzip(struct buf *out, struct str text)
{
    z_stream stream = {0};
    assert_int_equal(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, 0), Z_OK);
    size_t room = deflateBound(&stream, (uLong)text.length) + 64;
    stream.next_in = (unsigned char *)(uintptr_t)text.data;
    stream.avail_in = (uInt)text.length;
    stream.next_out = (unsigned char *)buf_reserve(out, room);
    stream.avail_out = (uInt)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    buf_grow(out, room - stream.avail_out);
    deflateEnd(&stream);
}

/* With a checksum at the end, as the program of that name writes it. */
static void
zstd(struct buf *out, struct str text)
{
    ZSTD_CCtx *packer = ZSTD_createCCtx();
    size_t room = ZSTD_compressBound(text.length);
    ZSTD_CCtx_setParameter(packer, ZSTD_c_checksumFlag, 1);
    size_t length =
        ZSTD_compress2(packer, buf_reserve(out, room), room, text.data, text.length);
    assert_false(ZSTD_isError(length));
    buf_grow(out, length);
    ZSTD_freeCCtx(packer);
}

static void
file__is_known_by_its_content(void **state)
{
    (void)state;
    check_text("a", "Quay closed for good\n\n" LEAD "\n",
               "story Quay closed for good 0|");
    check_text("b.txt", LINE(1), "story 1 1|");
    check_text("c.txt", "---\nid: 5\n---\n" LEAD "\n", "story 5 0|");
    check_text("d.md", "# Quay\n\n" LEAD "\n", "story Quay 0|");
    check_text("e.json", "\xEF\xBB\xBF" LINE(1) LINE(2), "story 1 1|story 2 2|");
    check_text("f.txt", "[Update] Quay closed for good\n\n" LEAD "\n",
               "story [Update] Quay closed for good 0|");
    check_file("g.txt",
               "\xFF\xFE"
               "Q\0u\0a\0y\0 \0i\0s\0.\0\n\0",
               20, "problem 0: no prose");
}

static void
file__that_is_no_text_is_refused_with_the_reason(void **state)
{
    (void)state;
    check_text("a.pdf", "%PDF-1.7\n", "problem 0: not a text but a PDF");
    check_text("a.rtf", "{\\rtf1 text}", "problem 0: no prose found");
    check_text("a.png", "\x89PNG\r\n", "problem 0: not a text but a PNG");
    check_text("a.html", "<!DOCTYPE html><html>", "problem 0: no text: no prose");
    check_text("a.xml", "\n<?xml version=\"1.0\"?><menu/>", "problem 0: an XML file");
    check_file("a.bin", "ab\0cd", 5, "problem 0: not a text: it has binary bytes");
    check_text("a.txt", "", "problem 0: the file is empty");
    check_text("b.txt", "Menu\nHome\n",
               "problem 0: no prose found in the text: 2 words of furniture|");
    check_text("c.txt", "Ferries\n\nFoto: Ada Lund\n",
               "problem 0: no prose found in the text: ");
}

/* Under names that lie. */
static void
file__of_another_trade_is_refused_by_name(void **state)
{
    static const struct {
        const char *text;
        const char *expected;
    } rows[] = {
        {"TY  - NEWS\nTI  - Ferry quay closed\nAB  - " LEAD "\nER  - \n", "a RIS export"},
        {"@article{quay2024,\n  title = {Quay},\n}\n", "BibTeX"},
        {"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "a calendar"},
        {"BEGIN:VCARD\nFN:Ines Halvard\nEND:VCARD\n", "a calendar or address book"},
        {"WEBVTT\n\n00:01.000 --> 00:04.000\n" LEAD "\n", "subtitles"},
        {"1\n00:00:01,000 --> 00:00:04,000\n" LEAD "\n", "subtitles"},
        {"-- dump\nCREATE TABLE story (\n  id int\n);\nINSERT INTO story VALUES (1, "
         "'" LEAD "');\n",
         "a dump of a database"},
        {"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-" LEAD "\n+x\n", "a patch"},
        {"title: Ferry quay\nauthor: Ines Halvard\nbody: >-\n  " LEAD "\n  " LEAD "\n",
         "YAML"},
        {"---\n- title: Ferry quay\n  author: Ines Halvard\n  text: " LEAD "\n", "YAML"},
        {"#!/usr/bin/env python3\n# " LEAD "\n", "the source of a program"},
        {"import os\n\nint main(void) {\n    puts(\"" LEAD "\");\n    return 0;\n}\n"
         "static int x;\n",
         "the source of a program"},
        {"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 7\n",
         "not the file but a Git LFS pointer"},
        {"/annex/objects/SHA256E-s7--00.txt\n", "not the file but a git-annex pointer"},
        {"%!PS-Adobe-3.0\n", "not a text but PostScript"},
        {"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "not a text but an SVG"},
        {"<?xml version=\"1.0\"?>\n<!-- <html> -->\n<urlset></urlset>", "an XML file"},
        {"<?xml version=\"1.0\"?><a:html xmlns:a=\"x\"/>", "no text: no prose"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf expected = BUF_INIT;
        buf_add_format(&expected, "problem 0: %s", rows[i].expected);
        check_text("story.txt", rows[i].text, expected.data);
        buf_release(&expected);
    }
}

/* What looks a little like one of those. */
static void
file__of_prose_is_read_whatever_it_looks_like(void **state)
{
    static const char *const texts[] = {
        "Quay closed\n\n" LEAD "\n\n\"Insert into\" the minutes, he said; that is all.\n",
        "INSERT INTO HISTORY: quay closed\n\n" LEAD "\n",
        "Types of quay\n\nTY - that is how they write it.\n\n" LEAD "\n",
        "---\n\n" LEAD "\n\n---\n\n" LEAD "\n",
        "Interview: the quay\n\nhalvard: " LEAD "\n\nreporter: " LEAD "\n\nWe went on.\n",
        "From 10:00 to 11:00 --> the quay\n\n" LEAD "\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        check_text("story.txt", texts[i], "story ");
    }
}

static void
json_lines__skip_a_broken_line_and_go_on(void **state)
{
    (void)state;
    check_text("a.jsonl",
               LINE(1) "{\"id\": 2,\n"
                       "\n{\"id\": 3}\r\n[" LINE(4) "]\n\"text\"\n" LINE(7),
               "story 1 1|problem 2: not JSON: ");
    check_text("b.jsonl", LINE(1) "{\"id\": 3}\r\n\n" LINE(4),
               "story 1 1|problem 2: no text (body_text, body or text)|story 4 4|");
    check_text("c.jsonl", "{\"id\": 1, \"headline\": []\n" LINE(2),
               "problem 1: not JSON: ");
    check_text("d.jsonl", "{\"id\": [1]}\n" LINE(2),
               "problem 1: id: a string is expected, not an array|story 2 2|");
    check_text("e.jsonl", "[{\"id\": 1, \"body\": \"" LEAD "\"}, 3]\n" LINE(2),
               "story 1 1|problem 1: story 2: a story is a JSON object, not a "
               "number|story 2 2|");
}

static void
json__documents_over_several_lines_are_read_too(void **state)
{
    (void)state;
    check_text("a.json", "[\n" LINE(1) ",\n" LINE(2) "]\n", "story 1 0|story 2 0|");
    check_text("b.json", "{\n\"item\": [\n" LINE(1) "]}\n", "story 1 0|");
    check_text("c.json", "{\n  \"id\": 1,\n  \"body\": \"" LEAD "\"\n}\n", "story 1 0|");
    check_text("d.json", "[\n  {\"id\": 1},\n  " LINE(2) "]\n",
               "problem 0: story 1: no text (body_text, body or text)|story 2 0|");
    check_text("e.json", "[\n" LINE(1), "problem 0: not JSON: ");
}

static void
json_lines__longer_than_a_piece_of_the_file_are_whole(void **state)
{
    struct buf text = BUF_INIT;
    (void)state;
    buf_add_text(&text, LINE(1) "{\"id\": 2, \"body_text\": \"" LEAD);
    for (int i = 0; i < 200000; i++) {
        buf_add_text(&text, " quay");
    }
    buf_add_text(&text, "\"}\n" LINE(3) "{\"id\": 4, \"body_text\": \"" LEAD "\"}");
    check_file("a.jsonl", text.data, text.length,
               "story 1 1|story 2 2|story 3 3|story 4 4|");
    buf_release(&text);
}

static void
json_lines__longer_than_the_limit_are_skipped(void **state)
{
    struct buf text = BUF_INIT;
    (void)state;
    buf_add_text(&text, LINE(1) "{\"id\": 2, \"body_text\": \"");
    memset(buf_reserve(&text, INTAKE_STORY_LIMIT), 'x', INTAKE_STORY_LIMIT);
    buf_grow(&text, INTAKE_STORY_LIMIT);
    buf_add_text(&text, "\"}\n" LINE(3));
    check_file("a.jsonl", text.data, text.length,
               "story 1 1|problem 2: the line is longer than 16 MiB|story 3 3|");
    memset(text.data, 'x', text.length);
    check_file("b.txt", text.data, text.length, "problem 0: larger than 16 MiB");
    buf_release(&text);
}

static void
packed__files_are_read_through_all_their_members(void **state)
{
    struct buf packed = BUF_INIT;
    (void)state;
    gzip(&packed, STR(LINE(1) "{\"id\": 2, \"bo"));
    gzip(&packed, STR("dy\": \"" LEAD "\"}\n" LINE(3)));
    check_file("a.jsonl.gz", packed.data, packed.length,
               "story 1 1|story 2 2|story 3 3|");
    buf_clear(&packed);
    zstd(&packed, STR(LINE(1)));
    zstd(&packed, STR(LINE(2)));
    check_file("no-extension", packed.data, packed.length, "story 1 1|story 2 2|");
    buf_clear(&packed);
    gzip(&packed, STR("# Quay\n\n" LEAD "\n"));
    check_file("a.md.gz", packed.data, packed.length, "story Quay 0|");
    buf_release(&packed);
}

/* Enough different lines that a cut leaves whole ones in front of it. */
static void
add_many_lines(struct buf *text)
{
    for (unsigned i = 1; i <= 3000; i++) {
        buf_add_format(text, "{\"id\": %u, \"body_text\": \"Quay %u, %x: %s\"}\n", i,
                       i * 2654435761u, i * 40503u, LEAD);
    }
}

static void
check_damaged(const char *name, const struct buf *packed, const char *reason)
{
    struct told told = {BUF_INIT, 0, 0, 0, NULL};
    const char *path = scratch_path(folder, name);
    scratch_write(path, packed->data, packed->length);
    assert_int_equal(read_path(&told, path), STATUS_OK);
    assert_true(told.stories > 500 && told.stories < 3000);
    if (strstr(told.log.data, reason) == NULL) {
        fail_msg("%s: %s", name, told.log.data + told.log.length - 200);
    }
    buf_release(&told.log);
}

static void
packed__files_that_are_damaged_give_what_came_before(void **state)
{
    struct buf text = BUF_INIT;
    struct buf packed = BUF_INIT;
    (void)state;
    add_many_lines(&text);
    gzip(&packed, buf_str(&text));
    buf_truncate(&packed, packed.length * 2 / 3);
    check_damaged("cut.gz", &packed, "the file is cut off");
    memset(packed.data + packed.length - 200, 0xAA, 200);
    check_damaged("bad.gz", &packed, "|problem 0: the ");
    buf_clear(&packed);
    /* Frames of their own, as zstd writes whole blocks. */
    size_t half = str_find_byte(buf_str(&text), '\n', text.length / 2) + 1;
    zstd(&packed, str_slice(buf_str(&text), 0, half));
    size_t first = packed.length;
    zstd(&packed, str_slice(buf_str(&text), half, text.length));
    buf_truncate(&packed, (first + packed.length) / 2);
    check_damaged("cut.zst", &packed, "the file is cut off");
    memset(packed.data + first, 0xAA, packed.length - first);
    check_damaged("bad.zst", &packed, "|problem 0: the zstd data is damaged");
    buf_release(&packed);
    buf_release(&text);
}

static void
packed__files_that_swell_a_thousandfold_are_stopped(void **state)
{
    struct buf text = BUF_INIT;
    struct buf packed = BUF_INIT;
    (void)state;
    buf_add_text(&text, LINE(1));
    size_t blanks = (size_t)200 << 20;
    memset(buf_reserve(&text, blanks), '\n', blanks);
    buf_grow(&text, blanks);
    zstd(&packed, buf_str(&text));
    assert_true(packed.length * INTAKE_RATIO_LIMIT < text.length);
    check_file("bomb.zst", packed.data, packed.length,
               "story 1 1|problem 0: it unpacks to more than a thousand times its size");
    buf_release(&packed);
    buf_release(&text);
}

static void
text__in_windows_1252_and_utf_16_is_converted(void **state)
{
    (void)state;
    check_text("a.txt", "The \x93quay\x94 is closed caf\xE9\n\n" LEAD "\n",
               "story The “quay” is closed café 0|");
    check_text("b.txt",
               "The quay caf\xC3\xA9 \xC3\xA9 \xC3\xA9 \xE9 closed\n\n" LEAD "\n",
               "story The quay café é é \xEF\xBF\xBD closed 0|");
    struct buf wide = BUF_INIT;
    struct str text = STR("{\"id\": \"x\", \"body\": \"" LEAD "\"}\n");
    buf_add(&wide, "\xFE\xFF", 2);
    for (size_t i = 0; i < text.length; i++) {
        buf_add_byte(&wide, '\0');
        buf_add_byte(&wide, text.data[i]);
    }
    check_file("c.txt", wide.data, wide.length, "story x 1|");
    buf_release(&wide);
}

static void
sink__ends_the_reading_with_its_status(void **state)
{
    struct told told = {BUF_INIT, 0, 0, 2, NULL};
    const char *path = scratch_path(folder, "a.jsonl");
    (void)state;
    scratch_write(path, LINE(1) LINE(2) LINE(3), strlen(LINE(1) LINE(2) LINE(3)));
    assert_int_equal(read_path(&told, path), STATUS_BUSY);
    assert_string_equal(told.log.data, "story 1 1|story 2 2|");
    buf_release(&told.log);
}

static void
cancel__is_polled_between_stories(void **state)
{
    struct cancel cancel = {false};
    struct told told = {BUF_INIT, 0, 0, 0, &cancel};
    struct intake_sink sink = {&told, take_story, take_problem, NULL};
    const char *path = scratch_path(folder, "a.jsonl");
    (void)state;
    scratch_write(path, LINE(1) LINE(2), strlen(LINE(1) LINE(2)));
    struct intake_file file = {path, strlen(path), NULL};
    assert_int_equal(intake_read_file(&file, NOW, &sink, &cancel, NULL),
                     STATUS_CANCELLED);
    assert_string_equal(told.log.data, "story 1 1|");
    buf_release(&told.log);
}

static void
path__that_cannot_be_read_is_said(void **state)
{
    struct told told = {BUF_INIT, 0, 0, 0, NULL};
    const char *fifo = scratch_path(folder, "fifo");
    (void)state;
    assert_int_equal(read_path(&told, scratch_path(folder, "missing")), STATUS_NOT_FOUND);
    assert_int_equal(told.log.length, 0);
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(read_path(&told, fifo), STATUS_OK);
    assert_int_equal(read_path(&told, folder), STATUS_OK);
    assert_int_equal(read_path(&told, "/dev/zero"), STATUS_OK);
    assert_string_equal(told.log.data, "problem 0: not a regular file|"
                                       "problem 0: not a regular file|"
                                       "problem 0: not a regular file|");
    buf_release(&told.log);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(file__is_known_by_its_content),
        cmocka_unit_test(file__that_is_no_text_is_refused_with_the_reason),
        cmocka_unit_test(file__of_another_trade_is_refused_by_name),
        cmocka_unit_test(file__of_prose_is_read_whatever_it_looks_like),
        cmocka_unit_test(json_lines__skip_a_broken_line_and_go_on),
        cmocka_unit_test(json__documents_over_several_lines_are_read_too),
        cmocka_unit_test(json_lines__longer_than_a_piece_of_the_file_are_whole),
        cmocka_unit_test(json_lines__longer_than_the_limit_are_skipped),
        cmocka_unit_test(packed__files_are_read_through_all_their_members),
        cmocka_unit_test(packed__files_that_are_damaged_give_what_came_before),
        cmocka_unit_test(packed__files_that_swell_a_thousandfold_are_stopped),
        cmocka_unit_test(text__in_windows_1252_and_utf_16_is_converted),
        cmocka_unit_test(sink__ends_the_reading_with_its_status),
        cmocka_unit_test(cancel__is_polled_between_stories),
        cmocka_unit_test(path__that_cannot_be_read_is_said),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
