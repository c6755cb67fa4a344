/* SPDX-License-Identifier: MIT */
/* What AP knows of an item, and its text, in two files of one folder. */
#include "intake/facts.h"

#include <string.h>
#include <unistd.h>

#include "scratch.h"

#define LEAD                                                                      \
    "NORTHHAVEN (AP) _ The harbour office closed the old ferry quay for good on " \
    "Tuesday."
static const char item[] =
    "{\"api_version\": \"1.1\", \"data\": {\"item\": {\"altids\": {\"itemid\": "
    "\"77aa\"}, \"version\": 3, \"pubstatus\": \"usable\", \"headline\": \"Quay "
    "closed\", \"bylines\": [{\"by\": \"By INES HALVARD\"}], \"provider\": \"AP\", "
    "\"language\": \"en\", \"firstcreated\": \"2024-03-05T10:00:00Z\"}}}\n";
static const char nitf[] =
    "<?xml version=\"1.0\"?><nitf><head><docdata><doc-id regsrc=\"AP\"/></docdata>"
    "</head><body><body.head><hedline><hl1>Another headline</hl1></hedline></body.head>"
    "<body.content><p>" LEAD "</p></body.content></body></nitf>\n";

static char folder[SCRATCH_PATH_SIZE];

static void
write_text(const char *name, const char *text)
{
    scratch_write(scratch_path(folder, name), text, strlen(text));
}

/* Of the file, below the folder that was named. */
static void
read_facts(const char *name, struct buf *ret)
{
    struct intake_sink sink = {ret, facts_take_story, facts_take_problem, NULL};
    struct intake_file file = {scratch_path(folder, name), strlen(folder), NULL};
    buf_clear(ret);
    assert_int_equal(intake_read_file(&file, FACTS_NOW, &sink, NULL, NULL), STATUS_OK);
}

static void
check(const char *name, const char *expected)
{
    struct buf facts = BUF_INIT;
    read_facts(name, &facts);
    if (str_find(buf_str(&facts), str_from(expected), 0) == STR_NOT_FOUND) {
        fail_msg("%s: %s", name, facts.data);
    }
    buf_release(&facts);
}

static void
pair__is_one_story_whichever_is_read(void **state)
{
    static const char *const pairs[][2] = {
        {"a.json", "a.xml"},      {"b.json", "b.nitf"},          {"c.json", "c-nitf.xml"},
        {"d.json", "d.nitf.xml"}, {"e_item.json", "e_nitf.xml"}, {"f.item.json", "f.xml"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct buf first = BUF_INIT;
        struct buf second = BUF_INIT;
        write_text(pairs[i][0], item);
        write_text(pairs[i][1], nitf);
        read_facts(pairs[i][0], &first);
        read_facts(pairs[i][1], &second);
        assert_string_equal(first.data, second.data);
        assert_non_null(strstr(first.data, "id=77aa|version=3|headline=Quay closed|"));
        assert_non_null(strstr(first.data, "closed the old ferry quay for good"));
        buf_release(&first);
        buf_release(&second);
    }
}

static void
pair__is_of_one_name_and_of_ap_alone(void **state)
{
    (void)state;
    write_text("g.json", item);
    write_text("h.xml", nitf);
    check("g.json", "no text: AP sends it as NITF");
    check("h.xml", "headline=Another headline|");
    write_text("h.json", "{\"id\": \"9\", \"headline\": \"Menu\"}\n");
    check("h.xml", "headline=Another headline|");
    check("h.json", "no text");
    write_text("k.json", item);
    write_text("k.xml", "<nitf><body><body.content><p>" LEAD);
    check("k.json", "no text: AP");
}

static void
pair__is_found_through_no_link(void **state)
{
    (void)state;
    write_text("m.json", item);
    write_text("elsewhere", nitf);
    assert_int_equal(symlink("elsewhere", scratch_path(folder, "m.xml")), 0);
    check("m.json", "no text: AP");
}

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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pair__is_one_story_whichever_is_read),
        cmocka_unit_test(pair__is_of_one_name_and_of_ap_alone),
        cmocka_unit_test(pair__is_found_through_no_link),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
