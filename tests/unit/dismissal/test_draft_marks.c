/* SPDX-License-Identifier: MIT */
/* By what a draft is known again, seen through the dismissals of a source in it. */
#include "dismissal/dismissals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <sys/stat.h>

#include <cmocka.h>

#include "plain_prose.h"
#include "scratch.h"

#define KEY "0000000000000000000000000000000000000000000000000000000000000001"

struct desk {
    char folder[SCRATCH_PATH_SIZE];
    char path[2 * SCRATCH_PATH_SIZE];
    struct dismissals *dismissals;
};

static void
set_up(struct desk *desk)
{
    scratch_make(desk->folder);
    /* Marks are a sample that the key draws: with one key a test always says the same. */
    snprintf(desk->path, sizeof desk->path, "%s/desk", desk->folder);
    assert_int_equal(mkdir(desk->path, 0700), 0);
    snprintf(desk->path, sizeof desk->path, "%s/desk/dismissals.txt.key", desk->folder);
    scratch_write(desk->path, KEY "\n", sizeof KEY);
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

static void
compare_recognised(const char *text, const char *path, const struct recognition *rows,
                   size_t count)
{
    struct desk desk;
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draft__know_the_draft_again),
        cmocka_unit_test(draft__in_a_brief_hold_in_its_file),
        cmocka_unit_test(draft__in_copy_alone_hold_in_its_file),
        cmocka_unit_test(draft__need_something_to_know_the_draft_by),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
