/* SPDX-License-Identifier: MIT */
/* Holds doc/settings.schema.json, from which editors complete and people read, equal
 * to the table that values are read by: neither can change without the other. */
#include "editor/setting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const codes[] = {"wire-copy", NULL};

static json_t *
load_schema(void)
{
    struct buf path = BUF_INIT;
    buf_add_format(&path, "%s/../../server/doc/settings.schema.json",
                   getenv("WIRECHECK_TEST_DATA"));
    json_t *schema = json_load_file(path.data, JSON_REJECT_DUPLICATES, NULL);
    buf_release(&path);
    assert_non_null(schema);
    return schema;
}

static const struct setting *
find_row(const char *name)
{
    for (size_t i = 0; i < setting_count; i++) {
        if (strcmp(setting_table[i].name, name) == 0) {
            return &setting_table[i];
        }
    }
    return NULL;
}

/* All of the settings as one value, so that two can be compared. */
static json_t *
describe(const struct settings *settings)
{
    json_t *outlets = json_array();
    for (size_t i = 0; settings->own_outlets[i] != NULL; i++) {
        json_array_append_new(outlets, json_string(settings->own_outlets[i]));
    }
    json_t *folders = json_array();
    for (size_t i = 0; settings->follow[i] != NULL; i++) {
        json_array_append_new(folders, json_string(settings->follow[i]));
    }
    json_t *ret = json_pack(
        "{s:o, s:s?, s:s?, s:s?, s:s, s:o, s:i, s:I, s:I, s:i, s:i, s:i, s:i, s:i, s:b, "
        "s:b, "
        "s:b}",
        "follow", folders, "archive", settings->archive, "dismissals",
        settings->dismissals, "stockPhrases", settings->stock_phrases, "creditForm",
        settings->credit_form, "ownOutlets", outlets, "severity", settings->severities[0],
        "debounce", (json_int_t)settings->debounce_ms, "maxDraftSize",
        (json_int_t)settings->max_draft_size, "codeLens", settings->code_lens,
        "inlayHints", settings->inlay_hints, "sensitivity", settings->sensitivity,
        "diagnostics", settings->diagnostics, "creditPlace", settings->credit_place,
        "showEmbargoed", (int)settings->show_embargoed, "semanticTokens",
        (int)settings->semantic_tokens, "heedComments", (int)settings->heed_comments);
    assert_non_null(ret);
    assert_int_equal(json_object_size(ret), setting_count);
    return ret;
}

/* What the settings are where a source says `value`, taken over, for that name;
 * `value` NULL says nothing. NULL where the value is refused. */
static json_t *
read_one(const char *name, json_t *value)
{
    json_t *object = json_object();
    if (value != NULL) {
        json_object_set_new(object, name, value);
    }
    struct settings_source source = {.name = "test", .value = object};
    struct settings settings;
    struct settings_problems problems = {0};
    settings_read(&settings, &source, 1, codes, &problems);
    json_t *ret = problems.count == 0 ? describe(&settings) : NULL;
    settings_problems_release(&problems);
    settings_release(&settings);
    json_decref(object);
    return ret;
}

static bool
is_accepted(const char *name, json_t *value)
{
    json_t *read = read_one(name, value);
    json_decref(read);
    return read != NULL;
}

static void
schema__names_what_is_read_and_nothing_else(void **state)
{
    (void)state;
    json_t *schema = load_schema();
    json_t *properties = json_object_get(schema, "properties");
    assert_true(json_is_false(json_object_get(schema, "additionalProperties")));
    /* "$schema" is for editors alone. */
    assert_int_equal(json_object_size(properties), setting_count + 1);
    for (size_t i = 0; i < setting_count; i++) {
        json_t *property = json_object_get(properties, setting_table[i].name);
        assert_non_null(property);
        assert_true(json_string_length(json_object_get(property, "description")) > 20);
        assert_int_equal(json_is_true(json_object_get(property, "x-project")),
                         setting_table[i].by_project);
        assert_string_equal(settings_name(i), setting_table[i].name);
        assert_true(i == 0 ||
                    strcmp(setting_table[i - 1].name, setting_table[i].name) < 0);
    }
    assert_null(settings_name(setting_count));
    json_decref(schema);
}

static void
schema__has_the_defaults(void **state)
{
    (void)state;
    json_t *schema = load_schema();
    json_t *nothing = read_one("archive", NULL);
    for (size_t i = 0; i < setting_count; i++) {
        const char *name = setting_table[i].name;
        json_t *property = json_object_get(json_object_get(schema, "properties"), name);
        json_t *given = json_object_get(property, "default");
        assert_non_null(given);
        json_t *read = read_one(name, json_incref(given));
        assert_non_null(read);
        if (!json_equal(read, nothing)) {
            fail_msg("%s: the schema has another default", name);
        }
        json_decref(read);
    }
    json_decref(nothing);
    json_decref(schema);
}

static void
check_choice(const struct setting *setting, const json_t *words)
{
    size_t count = 0;
    while (setting->words != NULL && setting->words[count] != NULL) {
        const char *word = json_string_value(json_array_get(words, count));
        assert_non_null(word);
        assert_string_equal(word, setting->words[count]);
        assert_true(is_accepted(setting->name, json_string(word)));
        count++;
    }
    assert_int_equal(count, json_array_size(words));
    assert_false(is_accepted(setting->name, json_string("nonsense")));
}

static void
check_number(const struct setting *setting, const json_t *property)
{
    json_int_t low = json_integer_value(json_object_get(property, "minimum"));
    json_int_t high = json_integer_value(json_object_get(property, "maximum"));
    assert_true(high > low);
    assert_true(is_accepted(setting->name, json_integer(low)));
    assert_true(is_accepted(setting->name, json_integer(high)));
    assert_false(is_accepted(setting->name, json_integer(low - 1)));
    assert_false(is_accepted(setting->name, json_integer(high + 1)));
}

static void
schema__has_the_words_and_bounds(void **state)
{
    (void)state;
    json_t *schema = load_schema();
    const char *name;
    json_t *property;
    json_object_foreach(json_object_get(schema, "properties"), name, property) {
        const char *type = json_string_value(json_object_get(property, "type"));
        const struct setting *setting = find_row(name);
        if (setting == NULL) {
            assert_string_equal(name, "$schema");
        } else if (type == NULL) {
            check_choice(setting, json_object_get(property, "enum"));
        } else if (strcmp(type, "integer") == 0) {
            check_number(setting, property);
        }
    }
    json_t *outlets =
        json_object_get(json_object_get(schema, "properties"), "ownOutlets");
    assert_int_equal(json_integer_value(json_object_get(outlets, "maxItems")),
                     SETTINGS_OUTLETS_LIMIT);
    json_t *form = json_object_get(json_object_get(schema, "properties"), "creditForm");
    assert_int_equal(json_integer_value(json_object_get(form, "maxLength")),
                     SETTINGS_FORM_LIMIT);
    json_decref(schema);
}

/* The type of a value in the words of JSON Schema. */
static const char *
type_name(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return "object";
    case JSON_ARRAY:
        return "array";
    case JSON_STRING:
        return "string";
    case JSON_INTEGER:
        return "integer";
    case JSON_REAL:
        return "number";
    default:
        return "boolean";
    }
}

static void
schema__has_the_types(void **state)
{
    (void)state;
    json_t *schema = load_schema();
    for (size_t i = 0; i < setting_count; i++) {
        const char *name = setting_table[i].name;
        json_t *property = json_object_get(json_object_get(schema, "properties"), name);
        json_t *type = json_object_get(property, "type");
        const char *wanted = type ? json_string_value(type) : "string";
        json_t *samples =
            json_pack("[{s:i}, [i], s, i, f, b]", "x", 5, 5, "\x01", 2048, 0.5, 1);
        size_t at;
        json_t *sample;
        json_array_foreach(samples, at, sample) {
            if (strcmp(type_name(sample), wanted) != 0 &&
                is_accepted(name, json_incref(sample))) {
                fail_msg("%s takes a %s", name, type_name(sample));
            }
        }
        json_decref(samples);
    }
    json_decref(schema);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schema__names_what_is_read_and_nothing_else),
        cmocka_unit_test(schema__has_the_defaults),
        cmocka_unit_test(schema__has_the_words_and_bounds),
        cmocka_unit_test(schema__has_the_types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
