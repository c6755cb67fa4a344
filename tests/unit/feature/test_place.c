/* SPDX-License-Identifier: MIT */
#include "feature/place.h"

#include "newsroom.h"

#define BODY \
    "The harbour will close for three weeks in May, the authority said on Monday."

static struct report
tell_report(struct finding *finding, struct finding_copy *copies, uint32_t story,
            uint32_t copy)
{
    copies[0] = (struct finding_copy){.story = copy};
    *finding = (struct finding){
        .origin = {.story = story, .passage = {4, 11}}, .also = copies, .also_count = 1};
    return (struct report){.findings = finding, .finding_count = 1};
}

static void
place__is_virtual_where_the_client_can_open_it(void **state)
{
    (void)state;
    struct newsroom newsroom;
    struct finding finding;
    struct finding_copy copies[1];
    struct originals originals;
    struct places places = {0};
    newsroom_open(&newsroom);
    uint32_t first = newsroom_add(
        &newsroom, &(struct newsroom_story){.headline = "Harbour", .text = BODY});
    newsroom_publish(&newsroom);
    /* The copy is not there any more. */
    struct report report = tell_report(&finding, copies, first, first + 100);
    struct place_settings settings = {POSITION_UTF16, true, NULL};
    originals_init(&originals, newsroom.snapshot, &settings);
    assert_int_equal(places_build(&places, &report, &originals, NULL), STATUS_OK);
    assert_int_equal(places.count, 1);
    assert_string_equal(places.data[0].origin.uri, "wirecheck:/original/story-1.txt");
    assert_int_equal(places.data[0].origin.range.start.character, 4);
    assert_int_equal(places.data[0].origin.range.end.character, 11);
    assert_true(places.data[0].origin.range.start.line >= 3);
    assert_int_equal(places.data[0].also_count, 1);
    assert_null(places.data[0].also[0].uri);
    places_release(&places);
    originals_release(&originals);
    newsroom_close(&newsroom);
}

static void
place__is_a_file_where_it_cannot(void **state)
{
    (void)state;
    struct newsroom newsroom;
    struct finding finding;
    struct finding_copy copies[1];
    struct originals originals;
    struct places places = {0};
    char folder[96];
    char path[128];
    newsroom_open(&newsroom);
    snprintf(folder, sizeof folder, "%s/cache", newsroom.folder);
    uint32_t first = newsroom_add(&newsroom, &(struct newsroom_story){.text = BODY});
    uint32_t second = newsroom_add(
        &newsroom, &(struct newsroom_story){.guid = "g", .text = BODY " Yes."});
    newsroom_publish(&newsroom);
    struct report report = tell_report(&finding, copies, first, second);
    struct place_settings settings = {POSITION_UTF8, .folder = folder};
    originals_init(&originals, newsroom.snapshot, &settings);
    assert_int_equal(places_build(&places, &report, &originals, NULL), STATUS_OK);
    snprintf(path, sizeof path, "file://%s/story-1.txt", folder);
    assert_string_equal(places.data[0].origin.uri, path);
    snprintf(path, sizeof path, "%s/story-2.txt", folder);
    assert_int_equal(access(path, R_OK), 0);
    places_release(&places);
    /* With nowhere to write there is no place, and no failure. */
    originals_release(&originals);
    settings.folder = NULL;
    originals_init(&originals, newsroom.snapshot, &settings);
    assert_int_equal(places_build(&places, &report, &originals, NULL), STATUS_OK);
    assert_null(places.data[0].origin.uri);
    places_release(&places);
    originals_release(&originals);
    newsroom_close(&newsroom);
}

static void
place__can_be_cancelled(void **state)
{
    (void)state;
    struct newsroom newsroom;
    struct finding finding;
    struct finding_copy copies[1];
    struct originals originals;
    struct places places = {0};
    struct cancel cancel;
    atomic_init(&cancel.requested, true);
    newsroom_open(&newsroom);
    uint32_t first = newsroom_add(&newsroom, &(struct newsroom_story){.text = BODY});
    newsroom_publish(&newsroom);
    struct report report = tell_report(&finding, copies, first, first);
    struct place_settings settings = {POSITION_UTF8, true, NULL};
    originals_init(&originals, newsroom.snapshot, &settings);
    assert_int_equal(places_build(&places, &report, &originals, &cancel),
                     STATUS_CANCELLED);
    assert_null(places.data);
    originals_release(&originals);
    newsroom_close(&newsroom);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(place__is_virtual_where_the_client_can_open_it),
        cmocka_unit_test(place__is_a_file_where_it_cannot),
        cmocka_unit_test(place__can_be_cancelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
