/* SPDX-License-Identifier: MIT */
/* What people decided not to see, for people: nothing in it is of a draft. */
#include <jansson.h>

#include "cli/command.h"
#include "cli/output.h"
#include "dismissal/dismissals.h"
#include "text/display.h"
#include "text/utf8.h"

/* Digits of an id that are shown, and enough to name it by. */
#define SHORT_ID 12
#define LEAST_ID 6

enum format {
    FORMAT_TEXT,
    FORMAT_JSON
};

static const char *
kind_of(const struct dismissal_line *line)
{
    return line->kind == DISMISSAL_SOURCE ? "source" : "finding";
}

/* "5f0c2a91d3e8  2026-11-25  ada  finding  Reuters, 19 Sep 2023: Headline (reason)" */
static void
add_line(struct buf *out, const struct dismissal_line *line)
{
    buf_add_format(out, "%.*s  %.10s  ", SHORT_ID, line->id.data, line->when.data);
    display_add(out, line->who);
    buf_add_format(out, "  %s  ", kind_of(line));
    display_add(out, line->source);
    if (line->reason.length > 0) {
        buf_add_text(out, " (");
        display_add(out, line->reason);
        buf_add_byte(out, ')');
    }
    buf_add_byte(out, '\n');
}

static void
add_member(json_t *object, const char *name, struct str text)
{
    struct buf valid = BUF_INIT;
    utf8_add_valid(&valid, text);
    json_object_set_new(
        object, name, json_stringn_nocheck(valid.length ? valid.data : "", valid.length));
    buf_release(&valid);
}

static json_t *
build_object(const struct dismissal_line *line)
{
    json_t *ret = json_object();
    add_member(ret, "id", line->id);
    add_member(ret, "kind", str_from(kind_of(line)));
    add_member(ret, "source", line->source);
    add_member(ret, "code", line->code);
    add_member(ret, "reason", line->reason);
    add_member(ret, "who", line->who);
    add_member(ret, "when", line->when);
    return ret;
}

static size_t
doubts_kept(const struct dismissals *dismissals)
{
    size_t count = dismissals_doubt_count(dismissals);
    return count < DISMISSAL_DOUBTS_KEPT ? count : DISMISSAL_DOUBTS_KEPT;
}

/* "line 7  changed, damaged, or made with another key: ...". */
static void
add_doubt(struct buf *out, const struct dismissal_doubt *doubt)
{
    buf_add_format(out, "line %zu: %s%s", doubt->number,
                   doubt->kind == DISMISSAL_AHEAD ? "" : "does not hold: ",
                   dismissal_doubt_reason(doubt->kind));
    if (doubt->kind == DISMISSAL_UNREADABLE) {
        buf_add_byte(out, '\n');
    } else {
        buf_add_text(out, "\n    ");
        add_line(out, &doubt->line);
    }
}

static json_t *
build_doubt(const struct dismissal_doubt *doubt)
{
    json_t *ret =
        doubt->kind == DISMISSAL_UNREADABLE ? json_object() : build_object(&doubt->line);
    json_object_set_new(ret, "holds", json_false());
    json_object_set_new(ret, "line", json_integer((json_int_t)doubt->number));
    json_object_set_new(ret, "why", json_string(dismissal_doubt_reason(doubt->kind)));
    return ret;
}

static void
print_text(const struct dismissals *dismissals)
{
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < dismissals_count(dismissals); i++) {
        add_line(&out, dismissals_at(dismissals, i));
    }
    if (out.length == 0) {
        buf_add_text(&out, "nothing is dismissed\n");
    }
    for (size_t i = 0; i < doubts_kept(dismissals); i++) {
        add_doubt(&out, dismissals_doubt_at(dismissals, i));
    }
    output_write(buf_str(&out));
    buf_release(&out);
}

static void
print_json(const struct dismissals *dismissals)
{
    json_t *list = json_array();
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < dismissals_count(dismissals); i++) {
        json_array_append_new(list, build_object(dismissals_at(dismissals, i)));
    }
    for (size_t i = 0; i < doubts_kept(dismissals); i++) {
        const struct dismissal_doubt *doubt = dismissals_doubt_at(dismissals, i);
        if (doubt->kind != DISMISSAL_AHEAD) {
            json_array_append_new(list, build_doubt(doubt));
        }
    }
    size_t start = out.length;
    size_t length = json_dumpb(list, NULL, 0, JSON_INDENT(2));
    json_dumpb(list, buf_reserve(&out, length), length, JSON_INDENT(2));
    buf_grow(&out, length);
    display_escape_json(&out, start);
    buf_add_byte(&out, '\n');
    output_write(buf_str(&out));
    buf_release(&out);
    json_decref(list);
}

/* The id that begins with these digits, if it is one. */
static enum status
find_id(struct str *ret, const struct dismissals *dismissals, struct str given,
        struct error *err)
{
    size_t found = 0;
    for (size_t i = 0; i < dismissals_count(dismissals); i++) {
        const struct dismissal_line *line = dismissals_at(dismissals, i);
        if (given.length >= LEAST_ID && str_starts_with(line->id, given)) {
            *ret = line->id;
            found++;
        }
    }
    if (found > 1) {
        return error_set(err, STATUS_INVALID, "%.*s begins several ids; give more of it",
                         STR_ARGS(given));
    }
    return found == 1 ? STATUS_OK
                      : error_set(err, STATUS_NOT_FOUND,
                                  "no dismissal in force has an id that begins with %.*s",
                                  STR_ARGS(given));
}

static enum status
undo(struct dismissals *dismissals, const char *given, struct error *err)
{
    struct str id;
    enum status status = find_id(&id, dismissals, str_from(given), err);
    return status == STATUS_OK ? dismissals_undo(dismissals, id, err) : status;
}

static enum outcome
run_dismissals(const struct call *call)
{
    const struct options *options = &call->options;
    const char *given = options_value(options, "dismissals");
    const char *id = options_value(options, "undo");
    const char *own = call->settings->settings.dismissals;
    char *path = dismissals_locate(given ? given : own);
    struct dismissals *dismissals = dismissals_new(path);
    struct error err;
    bool changed = false;
    int format = FORMAT_TEXT;
    enum status status = options_choice(options, "format", FORMAT_TEXT, &format, &err);
    if (status == STATUS_OK) {
        status = dismissals_refresh(dismissals, &changed, &err);
    }
    if (status == STATUS_OK && id != NULL) {
        status = undo(dismissals, id, &err);
    } else if (status == STATUS_OK && format == FORMAT_JSON) {
        print_json(dismissals);
    } else if (status == STATUS_OK) {
        print_text(dismissals);
    }
    if (status == STATUS_OK && dismissals_warning(dismissals) != NULL) {
        output_note(call, "%s", dismissals_warning(dismissals));
    }
    if (status == STATUS_OK && id == NULL) {
        dismissals_accept_key(dismissals);
    }
    dismissals_free(dismissals);
    memory_free(path);
    return status == STATUS_OK
               ? OUTCOME_FINE
               : output_failure(call, &err,
                                id ? "They are listed by: wirecheck dismissals" : NULL);
}

static const struct option_spec options[] = {
    {"dismissals", NULL, 0, "FILE", "the file of them (default the user's)"},
    {"format", NULL, 0, "text|json", "for people (default), or JSON"},
    {"undo", NULL, 0, "ID", "take this dismissal back"},
    {NULL},
};

const struct command command_dismissals = {
    .name = "dismissals",
    .operands = "",
    .summary = "List which findings were dismissed, by whom and why",
    .details =
        "A line each: id, day, who, finding or source, what was dismissed, and the\n"
        "reason. No text of a draft is kept; see FILES in wirecheck(1). --undo takes\n"
        "the first digits of an id.\n",
    .options = options,
    .run = run_dismissals,
};
