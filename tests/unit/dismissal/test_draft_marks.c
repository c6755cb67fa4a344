/* SPDX-License-Identifier: MIT */
/* By what a draft is known again, seen through the dismissals of a source in it. */
#include "dismissal/dismissals.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "dismissal/draft_marks.h"
#include "plain_prose.h"
#include "scratch.h"

#define KEYS 300
#define MOST_ROWS 20

/* Of all keys that are drawn; it is told, and WIRECHECK_TEST_SEED repeats it. */
static uint64_t seed;
static uint64_t drawn_last;

static uint64_t
draw(void)
{
    drawn_last += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t mixed = drawn_last;
    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 31);
}

static void
draw_key(struct secret *ret)
{
    for (size_t i = 0; i < sizeof ret->key; i++) {
        ret->key[i] = (unsigned char)draw();
    }
}

struct desk {
    char folder[SCRATCH_PATH_SIZE];
    char path[2 * SCRATCH_PATH_SIZE];
    struct dismissals *dismissals;
};

static void
set_up(struct desk *desk)
{
    scratch_make(desk->folder);
    /* Which keys were met is remembered there. */
    setenv("XDG_STATE_HOME", desk->folder, 1);
    snprintf(desk->path, sizeof desk->path, "%s/desk/dismissals.txt", desk->folder);
    desk->dismissals = dismissals_new(desk->path);
}

static void
tear_down(struct desk *desk)
{
    dismissals_free(desk->dismissals);
    scratch_remove(desk->folder);
}

static struct dismissal_subject
subject_of(const char *identity)
{
    return (struct dismissal_subject){STR("a passage"), str_from(identity),
                                      STR("wire-copy"), false};
}

#define ONE "A paragraph that is all the writer's own, of harbours, ships and cranes.\n\n"
#define TWO "Another paragraph of the writer's, about the weather in town at Easter.\n\n"
#define THREE "A third one, on something else altogether, to be sure of having it.\n\n"
#define OTHER                                                                  \
    "Bakers in the old quarter say that flour has never cost as much as this " \
    "winter.\n\n"                                                              \
    "Nobody could remember when the price of coal was last spoken of in the market.\n\n"
#define COPIED                                                                         \
    "The harbour at Port Alder will close for three weeks in May, the port authority " \
    "said on Tuesday, after the quay had sunk by a hand's breadth since Christmas.\n\n"

/* Dismisses guid:1 in a draft in which COPIED was found. */
static enum status
dismiss_source(const struct desk *desk, const char *text, const char *path)
{
    struct prose draft;
    struct spans taken = {0};
    char id[KEYED_HASH_HEX_SIZE];
    const char *copied = strstr(text, COPIED);
    plain_prose_build(&draft, text);
    if (copied != NULL) {
        uint32_t start = (uint32_t)(copied - text);
        vec_add(&taken, ((struct span){start, start + (uint32_t)strlen(COPIED) - 2}));
    }
    struct dismissal_request request = {
        .kind = DISMISSAL_SOURCE,
        .subject = subject_of("guid:1"),
        .draft = &draft,
        .path = path,
        .taken = &taken,
    };
    enum status status = dismissals_add(desk->dismissals, &request, id, NULL);
    vec_release(&taken);
    prose_release(&draft);
    return status;
}

/* Whether a dismissal of guid:1 is about this draft. */
static bool
is_recognised(const struct desk *desk, const char *text, const char *path)
{
    struct dismissed_sources sources = {0};
    struct prose draft;
    struct dismissal_subject subject = subject_of("guid:1");
    plain_prose_build(&draft, text);
    dismissals_recognise(desk->dismissals, &draft, path, &sources);
    bool found = dismissals_find(desk->dismissals, &sources, &subject) != NULL;
    subject.identity = STR("guid:2");
    assert_null(dismissals_find(desk->dismissals, &sources, &subject));
    vec_release(&sources);
    prose_release(&draft);
    return found;
}

struct recognition {
    const char *text;
    const char *path;
    bool known;
};

/* A sample is drawn by the key: what a row says must not hang on which. */
static void
compare_by_many_keys(const char *text, const char *path, const struct recognition *rows,
                     size_t count)
{
    struct spans taken = {0};
    struct prose draft;
    struct prose others[MOST_ROWS];
    const char *copied = strstr(text, COPIED);
    assert_true(count <= MOST_ROWS);
    plain_prose_build(&draft, text);
    if (copied != NULL) {
        uint32_t start = (uint32_t)(copied - text);
        vec_add(&taken, ((struct span){start, start + (uint32_t)strlen(COPIED) - 2}));
    }
    for (size_t i = 0; i < count; i++) {
        plain_prose_build(&others[i], rows[i].text);
    }
    for (unsigned drawn = 0; drawn < KEYS; drawn++) {
        struct secret secret;
        struct draft_marks base;
        struct buf marks = BUF_INIT;
        draw_key(&secret);
        draft_marks_init(&base, &secret);
        draft_marks_read(&base, &draft, path);
        assert_true(draft_marks_add(&marks, &base, &draft, &taken));
        draft_marks_release(&base);
        for (size_t i = 0; i < count; i++) {
            struct draft_marks other;
            struct str told = str_slice(buf_str(&marks), 1, marks.length);
            draft_marks_init(&other, &secret);
            draft_marks_want(&other, told);
            draft_marks_read(&other, &others[i], rows[i].path);
            if (draft_marks_match(&other, told) != rows[i].known) {
                fail_msg("row %zu with key %u of seed %" PRIu64 ": %s", i, drawn, seed,
                         rows[i].text);
            }
            draft_marks_release(&other);
        }
        buf_release(&marks);
    }
    for (size_t i = 0; i < count; i++) {
        prose_release(&others[i]);
    }
    vec_release(&taken);
    prose_release(&draft);
}

static void
compare_recognised(const char *text, const char *path, const struct recognition *rows,
                   size_t count)
{
    struct desk desk;
    compare_by_many_keys(text, path, rows, count);
    set_up(&desk);
    assert_int_equal(dismiss_source(&desk, text, path), STATUS_OK);
    for (size_t i = 0; i < count; i++) {
        if (is_recognised(&desk, rows[i].text, rows[i].path) != rows[i].known) {
            fail_msg("row %zu: %s", i, rows[i].text);
        }
    }
    tear_down(&desk);
}

static void
draft__know_the_draft_again(void **state)
{
    (void)state;
    static const struct recognition rows[] = {
        {ONE COPIED TWO THREE, "/desk/a.txt", true},
        {ONE COPIED TWO THREE, "/desk/renamed.txt", true},
        {ONE COPIED TWO THREE, NULL, true},
        {COPIED ONE "An addition in the middle.\n\n" TWO THREE, NULL, true},
        {ONE COPIED "All else is new.", "/desk/a.txt", true},
        {ONE TWO "All else is new.", "/desk/a.txt", true},
        /* Another draft took the file's place. */
        {OTHER, "/desk/a.txt", false},
        {OTHER COPIED, "/desk/a.txt", false},
        {OTHER COPIED, "/desk/other.txt", false},
        {OTHER COPIED, NULL, false},
        {COPIED, "/desk/other.txt", false},
        {OTHER COPIED THREE, "/desk/other.txt", false},
        /* A round-up that has the whole of it, among much else. */
        {OTHER COPIED ONE TWO THREE OTHER
         "More of it: the ferry, the tram, the bridge and the lighthouse were closed for "
         "a day, and nobody knew why until the mayor spoke on the radio at noon.\n\n"
         "The opera will open its season with a work that was thought to be lost, found "
         "in a trunk beneath the stairs of a house in which the composer had lodged.\n\n",
         "/desk/other.txt", false},
        {"Nothing of it.", NULL, false},
        {"", "/desk/a.txt", false},
        {"", NULL, false},
    };
    compare_recognised(ONE COPIED TWO THREE, "/desk/a.txt", rows,
                       sizeof rows / sizeof *rows);
}

/* Its copied paragraph is most of it, and stands in other drafts. */
static void
draft__in_a_brief_hold_in_its_file(void **state)
{
    (void)state;
    static const struct recognition rows[] = {
        {"As we wrote.\n\n" COPIED, "/desk/a.txt", true},
        {"As we wrote on Monday.\n\n" COPIED, "/desk/a.txt", true},
        {"As we wrote.\n\n" COPIED, "/desk/other.txt", false},
        {"As we wrote.\n\n" COPIED, NULL, false},
        {COPIED, NULL, false},
        {OTHER COPIED, "/desk/other.txt", false},
        {OTHER COPIED ONE, NULL, false},
    };
    compare_recognised("As we wrote.\n\n" COPIED, "/desk/a.txt", rows,
                       sizeof rows / sizeof *rows);
}

static void
draft__in_copy_alone_hold_in_its_file(void **state)
{
    (void)state;
    static const struct recognition rows[] = {
        {COPIED, "/desk/a.txt", true},
        {COPIED "As we wrote.", "/desk/a.txt", true},
        {COPIED, "/desk/other.txt", false},
        {COPIED, NULL, false},
        {OTHER COPIED, "/desk/b.txt", false},
        {OTHER TWO, "/desk/a.txt", false},
    };
    compare_recognised(COPIED, "/desk/a.txt", rows, sizeof rows / sizeof *rows);
}

static void
draft__need_something_to_know_the_draft_by(void **state)
{
    (void)state;
    struct desk desk;
    set_up(&desk);
    assert_int_equal(dismiss_source(&desk, COPIED, NULL), STATUS_INVALID);
    assert_int_equal(dismiss_source(&desk, "As we wrote.\n\n" COPIED, NULL),
                     STATUS_INVALID);
    assert_int_equal(dismiss_source(&desk, "", NULL), STATUS_INVALID);
    assert_int_equal(dismissals_count(desk.dismissals), 0);
    assert_int_equal(dismiss_source(&desk, ONE TWO COPIED, NULL), STATUS_OK);
    assert_true(is_recognised(&desk, COPIED ONE TWO, NULL));
    assert_false(is_recognised(&desk, COPIED, NULL));
    tear_down(&desk);
}

/* A draft of some six hundred words, of which `kept` in ten sentences are `of`'s own and
 * the others nobody else's. */
static void
write_long(struct buf *out, uint64_t of, unsigned kept)
{
    static uint64_t others = 1000;
    for (unsigned sentence = 0; sentence < 60; sentence++) {
        uint64_t kept_last = drawn_last;
        drawn_last = sentence % 10 < kept ? of * 1000 + sentence : ++others * 1000;
        for (int word = 0; word < 10; word++) {
            uint64_t letters = draw();
            for (int i = 0; i < 6; i++, letters >>= 8) {
                buf_add_byte(out, (char)('a' + letters % 26));
            }
            buf_add_byte(out, ' ');
        }
        buf_add_text(out, sentence % 5 == 4 ? "\n\n" : "");
        drawn_last = kept_last;
    }
}

static void
draft__of_some_length_hold_as_shorter_ones_do(void **state)
{
    (void)state;
    struct buf base = BUF_INIT;
    struct buf edited = BUF_INIT;
    struct buf kin = BUF_INIT;
    struct buf rewritten = BUF_INIT;
    write_long(&base, 1, 10);
    write_long(&edited, 1, 9);
    write_long(&kin, 1, 5);
    write_long(&rewritten, 1, 1);
    const struct recognition rows[] = {
        {base.data, NULL, true},
        {edited.data, NULL, true},
        {edited.data, "/desk/a.txt", true},
        {kin.data, "/desk/other.txt", false},
        {kin.data, "/desk/a.txt", true},
        {rewritten.data, "/desk/a.txt", false},
    };
    compare_recognised(base.data, "/desk/a.txt", rows, sizeof rows / sizeof *rows);
    buf_release(&base);
    buf_release(&edited);
    buf_release(&kin);
    buf_release(&rewritten);
}

int
main(void)
{
    const char *given = getenv("WIRECHECK_TEST_SEED");
    seed = given != NULL ? strtoull(given, NULL, 10) : (uint64_t)clock_now_ms();
    drawn_last = seed;
    print_message("# WIRECHECK_TEST_SEED=%" PRIu64 "\n", seed);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draft__know_the_draft_again),
        cmocka_unit_test(draft__in_a_brief_hold_in_its_file),
        cmocka_unit_test(draft__in_copy_alone_hold_in_its_file),
        cmocka_unit_test(draft__need_something_to_know_the_draft_by),
        cmocka_unit_test(draft__of_some_length_hold_as_shorter_ones_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
