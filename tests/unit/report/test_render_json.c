/* SPDX-License-Identifier: MIT */
#include "report/render.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <jansson.h>

#include "sample_report.h"

static void
json__has_all_fields_in_their_public_order(void **state)
{
    (void)state;
    struct sample sample;
    struct buf out = BUF_INIT;
    sample_fill(&sample);
    report_add_json(&out, &sample.report, STR(SAMPLE_DRAFT));
    static const char wanted[] =
        "\"archive\": {\"stories\": 3, \"generation\": 2}, "
        "\"draft\": {\"path\": \"draft.txt\", \"language\": \"en\", \"words\": 16, "
        "\"paragraphs\": 2, \"credits\": [\"AFP\"]}, "
        "\"originality\": {\"words\": 16, \"copied\": 11, \"rewritten\": 0, \"quoted\": "
        "0, "
        "\"dismissed\": 0, \"muted\": 0, \"share\": 0.313}, "
        "\"mostly\": null, \"dismissed\": 0, \"void_dismissals\": 0, "
        "\"muted\": {\"paragraphs\": 0, \"words\": 0, \"findings\": 0, "
        "\"alarms\": 0}, \"left_out\": {\"quotes\": 0, \"credited\": 0}, \"overruled\": "
        "{\"findings\": 0, \"codes\": {}}, "
        "\"unknown_comments\": [], "
        "\"findings\": [{\"id\": \"f1\", \"code\": \"wire-copy\", \"severity\": "
        "\"warning\", "
        "\"message\": \"Near-copy of Reuters.\", "
        "\"range\": {\"start\": {\"line\": 2, \"character\": 0}, "
        "\"end\": {\"line\": 2, \"character\": 63}}, \"bytes\": [9, 72], "
        "\"paragraph\": 1, \"words\": 12, \"matched\": 11, \"longest_run\": 8, "
        "\"share\": 0.917, \"share_outside_quotes\": 1.0, \"reordered\": false, "
        "\"quotes_narrative\": false, "
        "\"credited\": false, \"credited_elsewhere\": false, \"speech\": null, "
        "\"origin\": {\"story\": \"urn:wire:7\", \"confidence\": \"certain\", "
        "\"rule\": \"dateline\", \"order\": \"known\", \"agency\": \"Reuters\", "
        "\"publisher\": null, "
        "\"byline\": \"Ada Quill\", \"place\": \"PORT ALDER\", \"date\": \"2031-04-02\", "
        "\"date_precision\": \"day\", \"date_from\": \"family\", "
        "\"headline\": \"Harbour reopens\", \"url\": null, \"status\": \"usable\", "
        "\"version\": null, \"bytes\": [0, 65], \"number\": 7, \"path\": null}, "
        "\"runs\": [{\"draft\": [9, 49], \"source\": [0, 40]}, "
        "{\"draft\": [58, 72], \"source\": [50, 64]}], "
        "\"differences\": [], "
        "\"also\": [{\"story\": \"9\", \"publisher\": \"The Alder Post\", "
        "\"date\": \"2031-04-03\", \"share\": 0.667, \"number\": 9, \"agency\": null, "
        "\"headline\": \"Harbour to reopen\"}]}]}";
    static const char head[] = "{\"schema\": 1, \"tool\": {\"name\": \"wirecheck\", "
                               "\"version\": \"";
    assert_memory_equal(out.data, head, strlen(head));
    /* What stands between is the version, which changes. */
    assert_string_equal(strstr(out.data, "\"archive\""), wanted);
    buf_release(&out);
    report_release(&sample.report);
}

static json_t *
render(const struct sample *sample, struct str draft)
{
    struct buf out = BUF_INIT;
    report_add_json(&out, &sample->report, draft);
    json_t *value = json_loadb(out.data, out.length, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(value);
    buf_release(&out);
    return value;
}

static void
json__counts_characters_in_utf16_units(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    sample.finding.span = sample_span(SAMPLE_DRAFT, "at last");
    json_t *value = render(&sample, STR(SAMPLE_DRAFT));
    json_t *finding = json_array_get(json_object_get(value, "findings"), 0);
    json_int_t line = 0, character = 0, byte = 0;
    assert_int_equal(json_unpack(finding, "{s:{s:{s:I, s:I}}, s:[I, *]}", "range",
                                 "start", "line", &line, "character", &character, "bytes",
                                 &byte),
                     0);
    assert_int_equal(line, 2);
    /* The dash is one unit of three bytes, the face two units of four bytes. */
    assert_int_equal(character, 69);
    assert_int_equal(byte, 82);
    json_decref(value);
}

static void
json__stays_valid_whatever_the_bytes_are(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    sample.report.path = "dr\xff"
                         "aft.txt";
    sample.finding.origin.guid = "\x80\x01\"\\";
    json_t *value =
        render(&sample, STR("\xff\xfe\x80 no utf-8 \n\n at all ................."
                            "....................................."));
    json_t *draft = json_object_get(value, "draft");
    assert_string_equal(json_string_value(json_object_get(draft, "path")),
                        "dr\uFFFDaft.txt");
    json_decref(value);
}

static void
json__says_null_where_nothing_is_known(void **state)
{
    (void)state;
    struct sample sample;
    sample_fill(&sample);
    sample.report.path = NULL;
    sample.report.language = NULL;
    sample.finding.origin = (struct finding_origin){
        .story = 7, .date = DATE_UNKNOWN, .confidence = CONFIDENCE_EARLIEST_KNOWN};
    json_t *value = render(&sample, STR(SAMPLE_DRAFT));
    json_t *draft = json_object_get(value, "draft");
    assert_true(json_is_null(json_object_get(draft, "path")));
    assert_true(json_is_null(json_object_get(draft, "language")));
    json_t *finding = json_array_get(json_object_get(value, "findings"), 0);
    json_t *origin = json_object_get(finding, "origin");
    assert_string_equal(json_string_value(json_object_get(origin, "story")), "7");
    static const char *const unknown[] = {
        "rule",           "agency", "byline",  "place",     "date",
        "date_precision", "url",    "version", "date_from", "headline"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        assert_true(json_is_null(json_object_get(origin, unknown[i])));
    }
    json_decref(value);
}

static void
json__calls_an_empty_draft_wholly_original(void **state)
{
    (void)state;
    struct sample sample = {0};
    json_t *value = render(&sample, STR(""));
    json_t *originality = json_object_get(value, "originality");
    assert_true(json_real_value(json_object_get(originality, "share")) == 1.0);
    assert_int_equal(json_array_size(json_object_get(value, "findings")), 0);
    json_decref(value);
}

static void
json__is_appended(void **state)
{
    (void)state;
    struct sample sample = {0};
    struct buf out = BUF_INIT;
    buf_add_text(&out, "[");
    report_add_json(&out, &sample.report, STR(""));
    buf_add_text(&out, "]");
    assert_int_equal(out.length, strlen(out.data));
    assert_true(str_starts_with(buf_str(&out), STR("[{\"schema\": 1, ")));
    assert_true(str_ends_with(buf_str(&out), STR("\"findings\": []}]")));
    buf_release(&out);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json__has_all_fields_in_their_public_order),
        cmocka_unit_test(json__counts_characters_in_utf16_units),
        cmocka_unit_test(json__stays_valid_whatever_the_bytes_are),
        cmocka_unit_test(json__says_null_where_nothing_is_known),
        cmocka_unit_test(json__calls_an_empty_draft_wholly_original),
        cmocka_unit_test(json__is_appended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
