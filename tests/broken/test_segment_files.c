/* SPDX-License-Identifier: MIT */
/* Segment files that must be refused, each with the message it must produce. Each
 * row of the table below is one: a sound file with a few bytes changed. Rows that
 * are `sealed` get a right header checksum again, as a file of hostile intent
 * would: there the checksum protects nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/bytes.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/memory.h"
#include "folder.h"
#include "index/layout.h"
#include "index/segment.h"

/* Of the sample below; a test proves them. */
#define STORIES_AT 144
#define STORIES_LENGTH 24
#define ENTRIES_AT 168
#define DIRECTORY_AT 1032
#define ROW(i) (LAYOUT_HEADER_SIZE + (i)*LAYOUT_ROW_SIZE)
#define ROW_STORIES ROW(0)
#define ROW_ENTRIES ROW(1)
#define ROW_DIRECTORY ROW(2)
#define ROW_OFFSET 8
#define ROW_LENGTH 16

struct change {
    size_t at;
    unsigned width; /* bytes, little-endian; 0 ends the list */
    uint64_t value;
};

struct broken {
    const char *name;
    struct change changes[3];
    bool sealed;
    size_t cut_to; /* length, if not 0 */
    enum status status;
    const char *message; /* after "sample: " */
};

/* Three stories with 60 fingerprints each. */
static void
write_sample(const char *folder, struct buf *ret)
{
    struct segment_story stories[3] = {{4, 100}, {9, 200}, {11, DAY_UNKNOWN}};
    struct segment_entry entries[180];
    for (uint32_t i = 0; i < 180; i++) {
        entries[i] = (struct segment_entry){hash_bytes(&i, sizeof i, 5), i % 3};
    }
    const char *path = scratch_path(folder, "sample");
    assert_int_equal(segment_write(path, stories, 3, entries, 180, NULL), STATUS_OK);
    assert_int_equal(file_read(ret, path, 1 << 20, NULL), STATUS_OK);
}

static void
put_number(struct buf *bytes, size_t at, unsigned width, uint64_t value)
{
    for (unsigned i = 0; i < width; i++) {
        bytes->data[at + i] = (char)(value >> 8 * i & 0xFF);
    }
}

static void
seal(struct buf *bytes)
{
    uint64_t rows = bytes_load_u32((const unsigned char *)bytes->data + 12);
    uint64_t checksum = hash_bytes(bytes->data, LAYOUT_CHECKED_SIZE, LAYOUT_SEED);
    if (rows <= (bytes->length - LAYOUT_HEADER_SIZE) / LAYOUT_ROW_SIZE) {
        checksum = hash_bytes(bytes->data + LAYOUT_HEADER_SIZE,
                              (size_t)rows * LAYOUT_ROW_SIZE, checksum);
    }
    put_number(bytes, LAYOUT_CHECKED_SIZE, 8, checksum);
    put_number(bytes, bytes->length - LAYOUT_TRAILER_SIZE, 8, checksum);
}

static const struct broken files[] = {
    {"empty", .cut_to = 1, .message = "shorter than a header and a trailer"},
    {"one byte short of header and trailer",
     .cut_to = LAYOUT_HEADER_SIZE + LAYOUT_TRAILER_SIZE - 1,
     .message = "shorter than a header and a trailer"},
    {"header and nothing else", .cut_to = LAYOUT_HEADER_SIZE + LAYOUT_TRAILER_SIZE,
     .message = "no end mark: the file is cut short"},
    {"another kind of file", {{1, 1, 'X'}}, .message = "no segment signature"},
    {"line ends converted", {{4, 1, '\n'}}, .message = "no segment signature"},
    {"a later version",
     {{8, 4, 3}},
     .sealed = true,
     .status = STATUS_UNSUPPORTED,
     .message = "segment version 3, this program reads 2"},
    {"stories by number, not by day",
     {{8, 4, 1}},
     .sealed = true,
     .status = STATUS_UNSUPPORTED,
     .message = "segment version 1, this program reads 2"},
    {"length of another file",
     {{16, 8, 77}},
     .sealed = true,
     .message = "1120 bytes where the header says 77"},
    {"a flipped bit in the header",
     {{24, 1, 2}},
     .message = "the checksum of the header is wrong"},
    {"a flipped bit in the table of contents",
     {{ROW_ENTRIES + ROW_LENGTH, 1, 2}},
     .message = "the checksum of the header is wrong"},
    {"chunks without end",
     {{12, 4, 0xFFFFFFFF}},
     .sealed = true,
     .message = "the table of contents runs past the file"},
    {"more chunks than the file has room for",
     {{12, 4, 60}},
     .sealed = true,
     .message = "the table of contents runs past the file"},
    {"fingerprints of another width",
     {{30, 1, 48}},
     .sealed = true,
     .status = STATUS_UNSUPPORTED,
     .message = "fingerprints of 48 bits, not 40"},
    {"more stories than there can be",
     {{24, 4, 0x1000001}},
     .sealed = true,
     .message = "more stories or entries than a segment can hold"},
    {"more entries than there can be",
     {{32, 8, UINT64_C(0x100000000)}},
     .sealed = true,
     .message = "more stories or entries than a segment can hold"},
    {"story bits that are too few",
     {{28, 1, 1}},
     .sealed = true,
     .message = "story bits that do not fit the number of stories"},
    {"story bits that shift by a whole word",
     {{28, 1, 64}},
     .sealed = true,
     .message = "story bits that do not fit the number of stories"},
    {"directory bits beyond the limit",
     {{29, 1, 29}},
     .sealed = true,
     .message = "directory bits out of range"},
    {"directory bits beyond the fingerprint",
     {{29, 1, 200}},
     .sealed = true,
     .message = "directory bits out of range"},
    {"entries wider than a load",
     {{24, 4, 0x1000000}, {28, 1, 24}, {29, 1, 4}},
     .sealed = true,
     .message = "directory bits out of range"},
    {"entries of nobody",
     {{24, 4, 0}, {28, 1, 0}},
     .sealed = true,
     .message = "entries without a story"},
    {"a chunk that is not aligned",
     {{ROW_STORIES + ROW_OFFSET, 8, STORIES_AT + 4}},
     .sealed = true,
     .message = "chunk STOR does not lie where it can"},
    {"a chunk inside the table of contents",
     {{ROW_STORIES + ROW_OFFSET, 8, 64}},
     .sealed = true,
     .message = "chunk STOR does not lie where it can"},
    {"a chunk that begins past the file",
     {{ROW_ENTRIES + ROW_OFFSET, 8, 4096}},
     .sealed = true,
     .message = "chunk ENTR does not lie where it can"},
    {"a chunk that runs past the file",
     {{ROW_ENTRIES + ROW_LENGTH, 8, 4096}},
     .sealed = true,
     .message = "chunk ENTR does not lie where it can"},
    {"a chunk whose end overflows",
     {{ROW_ENTRIES + ROW_LENGTH, 8, UINT64_MAX - 100}},
     .sealed = true,
     .message = "chunk ENTR does not lie where it can"},
    {"a chunk at the end of the number line",
     {{ROW_ENTRIES + ROW_OFFSET, 8, UINT64_C(0xFFFFFFFFFFFFFFF8)}},
     .sealed = true,
     .message = "chunk ENTR does not lie where it can"},
    {"chunks that overlap",
     {{ROW_ENTRIES + ROW_OFFSET, 8, STORIES_AT + 16}},
     .sealed = true,
     .message = "chunk ENTR does not lie where it can"},
    {"a chunk that is missing",
     {{ROW_DIRECTORY, 4, LAYOUT_ID('X', 'X', 'X', 'X')}},
     .sealed = true,
     .message = "chunk DIRE is missing"},
    {"no chunk at all", {{12, 4, 0}}, .sealed = true, .message = "chunk STOR is missing"},
    {"a chunk that stands there twice",
     {{ROW_ENTRIES, 4, LAYOUT_STORIES}},
     .sealed = true,
     .message = "chunk STOR stands there twice"},
    {"stories that are too short",
     {{ROW_STORIES + ROW_LENGTH, 8, STORIES_LENGTH - 8}},
     .sealed = true,
     .message = "chunk STOR has 16 bytes, its counts ask for 24"},
    {"a directory for other bits",
     {{29, 1, 5}},
     .sealed = true,
     .message = "chunk DIRE has 68 bytes, its counts ask for 132"},
    {"fewer entries than are counted",
     {{32, 8, 181}},
     .sealed = true,
     .message = "chunk ENTR has 863 bytes, its counts ask for 868"},
};

static void
segment_file__is_refused_with_its_reason(void **state)
{
    struct buf sound = BUF_INIT;
    write_sample(*state, &sound);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const struct broken *file = &files[i];
        struct buf bytes = BUF_INIT;
        struct segment *segment = NULL;
        struct error err = {""};
        char expected[256];
        buf_add_str(&bytes, buf_str(&sound));
        for (size_t at = 0; at < 3 && file->changes[at].width > 0; at++) {
            put_number(&bytes, file->changes[at].at, file->changes[at].width,
                       file->changes[at].value);
        }
        if (file->sealed) {
            seal(&bytes);
        }
        size_t length = file->cut_to > 0 ? file->cut_to : bytes.length;
        /* An allocation of just that size, so that a read past it is caught. */
        char *exact = memory_dup_bytes(bytes.data, length);
        enum status status = segment_open_memory(&segment, exact, length, "sample", &err);
        snprintf(expected, sizeof expected, "sample: %s", file->message);
        if (strcmp(err.message, expected) != 0) {
            fail_msg("%s: got \"%s\"", file->name, err.message);
        }
        assert_int_equal(status,
                         file->status != STATUS_OK ? file->status : STATUS_CORRUPT);
        assert_null(segment);
        memory_free(exact);
        buf_release(&bytes);
    }
    buf_release(&sound);
}

/* Damage that costs no memory access is found by reading it all. */
struct wrong {
    const char *name;
    size_t at;
    unsigned width;
    uint64_t value;
    uint32_t chunk; /* whose checksum is made right again; 0 for none */
    const char *message;
};

static const struct wrong wrongs[] = {
    {"a flipped bit in the stories", STORIES_AT, 1, 5, 0,
     "the checksum of chunk STOR is wrong"},
    {"a flipped bit in the entries", ENTRIES_AT + 3, 1, 0xA5, 0,
     "the checksum of chunk ENTR is wrong"},
    {"days out of order", STORIES_AT + 20, 4, 50, ROW_STORIES,
     "stories do not ascend by day and number"},
    {"the same story on two days", STORIES_AT, 4, 9, ROW_STORIES,
     "a story stands there twice"},
    {"the number that is none", STORIES_AT + 16, 4, 0xFFFFFFFF, ROW_STORIES,
     "stories do not ascend by day and number"},
    {"a directory that begins late", DIRECTORY_AT, 4, 1, ROW_DIRECTORY,
     "the directory does not ascend from 0"},
    {"a directory that goes back", DIRECTORY_AT + 4, 4, 100, ROW_DIRECTORY,
     "the directory does not ascend from 0"},
    {"a directory that ends early", DIRECTORY_AT + 64, 4, 179, ROW_DIRECTORY,
     "the directory does not end at the last entry"},
    {"a directory that ends late", DIRECTORY_AT + 64, 4, 0xFFFFFFFF, ROW_DIRECTORY,
     "the directory does not end at the last entry"},
    {"entries out of order", ENTRIES_AT, 8, UINT64_C(0x0000003FFFFFFFFC), ROW_ENTRIES,
     "entry 1 is out of order"},
    {"an entry of a story that is not there", ENTRIES_AT, 4, 3, ROW_ENTRIES,
     "entry 0 names a story that is not there"},
};

static void
reseal_chunk(struct buf *bytes, size_t row)
{
    const unsigned char *at = (const unsigned char *)bytes->data;
    uint64_t checksum =
        hash_bytes(at + bytes_load_u64(at + row + ROW_OFFSET),
                   (size_t)bytes_load_u64(at + row + ROW_LENGTH), LAYOUT_SEED);
    put_number(bytes, row + 24, 8, checksum);
    seal(bytes);
}

static void
segment_verify__tells_what_is_wrong_and_find_survives_it(void **state)
{
    struct buf sound = BUF_INIT;
    write_sample(*state, &sound);
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        const struct wrong *file = &wrongs[i];
        struct buf bytes = BUF_INIT;
        struct segment *segment = NULL;
        struct error err = {""};
        struct postings postings = {0};
        char expected[256];
        buf_add_str(&bytes, buf_str(&sound));
        put_number(&bytes, file->at, file->width, file->value);
        if (file->chunk != 0) {
            reseal_chunk(&bytes, file->chunk);
        }
        char *exact = memory_dup_bytes(bytes.data, bytes.length);
        assert_int_equal(
            segment_open_memory(&segment, exact, bytes.length, "sample", &err),
            STATUS_OK);
        for (uint32_t at = 0; at < 180; at++) {
            segment_find(segment, hash_bytes(&at, sizeof at, 5), 0, &postings);
        }
        assert_int_equal(segment_verify(segment, &err), STATUS_CORRUPT);
        snprintf(expected, sizeof expected, "sample: %s", file->message);
        if (strcmp(err.message, expected) != 0) {
            fail_msg("%s: got \"%s\"", file->name, err.message);
        }
        vec_release(&postings);
        segment_close(segment);
        memory_free(exact);
        buf_release(&bytes);
    }
    buf_release(&sound);
}

static void
segment_file__lies_where_the_table_above_says(void **state)
{
    struct buf sound = BUF_INIT;
    struct segment *segment = NULL;
    write_sample(*state, &sound);
    const unsigned char *at = (const unsigned char *)sound.data;
    assert_int_equal(bytes_load_u64(at + ROW_STORIES + ROW_OFFSET), STORIES_AT);
    assert_int_equal(bytes_load_u64(at + ROW_STORIES + ROW_LENGTH), STORIES_LENGTH);
    assert_int_equal(bytes_load_u64(at + ROW_ENTRIES + ROW_OFFSET), ENTRIES_AT);
    assert_int_equal(bytes_load_u64(at + ROW_DIRECTORY + ROW_OFFSET), DIRECTORY_AT);
    assert_int_equal(
        segment_open_memory(&segment, sound.data, sound.length, "sample", NULL),
        STATUS_OK);
    assert_int_equal(segment_verify(segment, NULL), STATUS_OK);
    segment_close(segment);
    buf_release(&sound);
}

/* Whatever single bit is wrong, it is noticed, at the latest by verify; only the
 * padding between chunks carries nothing. */
static void
segment_file__shows_every_flipped_bit(void **state)
{
    struct buf bytes = BUF_INIT;
    write_sample(*state, &bytes);
    size_t unnoticed = 0;
    for (size_t bit = 0; bit < 8 * bytes.length; bit++) {
        struct segment *segment = NULL;
        bytes.data[bit / 8] = (char)(bytes.data[bit / 8] ^ 1 << bit % 8);
        enum status status =
            segment_open_memory(&segment, bytes.data, bytes.length, "sample", NULL);
        if (status == STATUS_OK) {
            status = segment_verify(segment, NULL);
        }
        unnoticed += status == STATUS_OK;
        segment_close(segment);
        bytes.data[bit / 8] = (char)(bytes.data[bit / 8] ^ 1 << bit % 8);
    }
    /* One byte after ENTR, four after DIRE. */
    assert_int_equal(unnoticed, 8 * (1 + 4));
    buf_release(&bytes);
}

int
main(void)
{
#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_FOLDER(segment_file__is_refused_with_its_reason),
        IN_FOLDER(segment_verify__tells_what_is_wrong_and_find_survives_it),
        IN_FOLDER(segment_file__lies_where_the_table_above_says),
        IN_FOLDER(segment_file__shows_every_flipped_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
