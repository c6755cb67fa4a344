/* SPDX-License-Identifier: MIT */
#include "feature/references.h"

#include "desk_fixture.h"
#include "newsroom.h"

#define BODY FIXTURE_SOURCE " It will open again when the new gates are hung."

struct room {
    struct newsroom newsroom;
    struct originals originals;
    struct desk_fixture desk;
    struct shelf shelf;
};

/* Three copies: an original without a date of its own, one of the 2nd and one of the
 * 1st of May, whose embargo has not ended. */
static void
room_open(struct room *self)
{
    struct place_settings settings = {POSITION_UTF16, true, NULL};
    newsroom_open(&self->newsroom);
    newsroom_add(&self->newsroom, &(struct newsroom_story){.guid = "a", .text = BODY});
    newsroom_add(&self->newsroom,
                 &(struct newsroom_story){.guid = "b", .text = "So: " BODY});
    newsroom_add(&self->newsroom,
                 &(struct newsroom_story){.guid = "c",
                                          .text = "Or: " BODY,
                                          .embargo = date_from_day(2999, 1, 1)});
    newsroom_publish(&self->newsroom);
    originals_init(&self->originals, self->newsroom.snapshot, &settings);
    desk_fixture_init(&self->desk);
    self->desk.copies[0] = (struct finding_copy){
        .story = 3, .date = date_from_day(2024, 5, 1), .passage = {4, 99}};
    self->desk.copies[1] = (struct finding_copy){
        .story = 2, .date = date_from_day(2024, 5, 2), .passage = {4, 99}};
    self->desk.findings[0].origin.story = 1;
    self->desk.findings[0].origin.passage = (struct span){0, 95};
    self->desk.findings[0].also = self->desk.copies;
    self->desk.findings[0].also_count = 2;
    self->shelf = (struct shelf){&self->originals, &self->desk.checked, NULL};
}

static void
room_close(struct room *self)
{
    desk_fixture_release(&self->desk);
    originals_release(&self->originals);
    newsroom_close(&self->newsroom);
}

static json_t *
search(const struct room *room, const struct ask *ask)
{
    json_t *ret = NULL;
    struct error err = {{0}};
    assert_int_equal(references_search(&ret, &room->shelf, ask, &err), STATUS_OK);
    return ret;
}

#define PLACE(name, from, to)                                             \
    "{'uri':'wirecheck:/original/" name ".txt','range':{'start':{'line':" \
    "5,'character':" from "},'end':{'line':5,'character':" to "}}}"

static void
references__are_the_copies_in_order_of_time(void **state)
{
    (void)state;
    struct room room;
    struct ask ask = {.position = {0, 4}};
    room_open(&room);
    assert_json(search(&room, &ask),
                "[" PLACE("story-2", "4", "99") "," PLACE("story-1", "0", "95") "]");
    /* With a date before theirs the original comes first. */
    room.desk.findings[0].origin.date = date_from_day(2024, 4, 30);
    assert_json(search(&room, &ask),
                "[" PLACE("story-1", "0", "95") "," PLACE("story-2", "4", "99") "]");
    ask.without_declaration = true;
    assert_json(search(&room, &ask), "[" PLACE("story-2", "4", "99") "]");
    ask.position.line = 1;
    assert_json(search(&room, &ask), "null");
    room_close(&room);
}

static void
references__lead_to_what_is_under_embargo_for_who_may_see_it(void **state)
{
    (void)state;
    struct room room;
    struct ask ask = {.position = {0, 4}, .without_declaration = true};
    room_open(&room);
    room.originals.settings.show_embargoed = true;
    json_t *places = search(&room, &ask);
    assert_int_equal(json_array_size(places), 2);
    json_decref(places);
    room_close(&room);
}

static void
references__name_a_place_once_and_can_be_cancelled(void **state)
{
    (void)state;
    struct room room;
    struct ask ask = {.position = {0, 4}};
    struct cancel cancel = {0};
    json_t *ret = NULL;
    room_open(&room);
    room.desk.findings[1] = room.desk.findings[0];
    room.desk.report.finding_count = 2;
    assert_json(search(&room, &ask),
                "[" PLACE("story-2", "4", "99") "," PLACE("story-1", "0", "95") "]");
    room.shelf.cancel = &cancel;
    cancel_request(&cancel);
    assert_int_equal(references_search(&ret, &room.shelf, &ask, NULL), STATUS_CANCELLED);
    assert_null(ret);
    room_close(&room);
}

static void
references__name_other_drafts_with_the_same_words_of_a_story(void **state)
{
    (void)state;
    static const struct {
        uint32_t story;
        struct span passage;
        enum severity severity;
        bool named;
    } rows[] = {
        {1, {0, 95}, SEVERITY_WARNING, true},    /* the same original */
        {1, {90, 120}, SEVERITY_HINT, true},     /* part of its words */
        {1, {95, 120}, SEVERITY_WARNING, false}, /* others of its words */
        {2, {50, 60}, SEVERITY_WARNING, true},   /* words of a copy */
        {9, {0, 95}, SEVERITY_WARNING, false},   /* another story */
        {1, {0, 95}, SEVERITY_OFF, false},
    };
    struct room room;
    struct ask ask = {.position = {0, 4}};
    room_open(&room);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct desk_fixture other;
        json_t *places = json_array();
        desk_fixture_init(&other);
        other.findings[0].origin.story = rows[i].story;
        other.findings[0].origin.passage = rows[i].passage;
        other.findings[0].severity = rows[i].severity;
        references_join(places, &room.desk.checked, &ask, "file:///b", &other.checked);
        assert_json(places, rows[i].named
                                ? "[{'uri':'file:///b','range':{'start':{'line':0,"
                                  "'character':0},'end':{'line':0,'character':96}}}]"
                                : "[]");
        desk_fixture_release(&other);
    }
    room_close(&room);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references__are_the_copies_in_order_of_time),
        cmocka_unit_test(references__lead_to_what_is_under_embargo_for_who_may_see_it),
        cmocka_unit_test(references__name_other_drafts_with_the_same_words_of_a_story),
        cmocka_unit_test(references__name_a_place_once_and_can_be_cancelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
