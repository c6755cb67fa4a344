/* SPDX-License-Identifier: MIT */
#include "archive/snapshot.h"
#include "cli/command.h"
#include "cli/listing.h"
#include "cli/output.h"
#include "text/token.h"

enum format {
    FORMAT_TEXT,
    FORMAT_JSON
};

/* Days to come may be asked for: 2100-01-01. */
#define LATEST_MS INT64_C(4102444800000)

/* What is wanted, and how it is printed. Days are "2023-09-19", or as much of it
 * as the user gave: they are compared as far as they go. */
struct list {
    const char *agency;
    struct buf since;
    struct buf until;
    struct buf headline; /* folded, " word word " */
    int format;
    uint64_t printed;
    struct buf line;
};

static void
fold_words(struct buf *out, const char *text)
{
    struct tokens tokens = {0};
    tokens_add(&tokens, str_from(text), 0);
    buf_add_byte(out, ' ');
    for (size_t i = 0; i < tokens.count; i++) {
        buf_add_str(out, tokens_folded(&tokens, i));
        buf_add_byte(out, ' ');
    }
    tokens_release(&tokens);
}

static bool
is_in_days(const struct list *list, struct date date)
{
    if (list->since.length == 0 && list->until.length == 0) {
        return true;
    }
    if (date.precision == DATE_NONE) {
        return false;
    }
    struct buf iso = BUF_INIT;
    date_add_iso(&iso, date);
    struct str day = buf_str(&iso);
    bool early = list->since.length > 0 &&
                 str_compare(str_slice(day, 0, list->since.length),
                             str_slice(buf_str(&list->since), 0, day.length)) < 0;
    bool late = list->until.length > 0 &&
                str_compare(str_slice(day, 0, list->until.length),
                            str_slice(buf_str(&list->until), 0, day.length)) > 0;
    buf_release(&iso);
    return !early && !late;
}

static bool
is_wanted(const struct list *list, const struct story *story)
{
    if (list->agency != NULL &&
        !str_equal_nocase(str_from(list->agency), str_from(story->agency))) {
        return false;
    }
    if (!is_in_days(list, story->published)) {
        return false;
    }
    if (list->headline.length == 0) {
        return true;
    }
    struct buf words = BUF_INIT;
    fold_words(&words, story->headline);
    bool found = str_find(buf_str(&words), buf_str(&list->headline), 0) != STR_NOT_FOUND;
    buf_release(&words);
    return found;
}

static bool
print_story(void *data, const struct story *story)
{
    struct list *list = data;
    if (!is_wanted(list, story)) {
        return true;
    }
    buf_clear(&list->line);
    if (list->format == FORMAT_JSON) {
        buf_add_text(&list->line, list->printed ? ",\n" : "[\n");
        listing_add_json(&list->line, story, false);
    } else {
        listing_add_line(&list->line, story);
    }
    output_write(buf_str(&list->line));
    list->printed++;
    return true;
}

static enum status
read_day(struct buf *ret, const struct call *call, const char *name, struct error *err)
{
    const char *value = options_value(&call->options, name);
    struct date date;
    if (value == NULL) {
        return STATUS_OK;
    }
    if (!date_read(str_from(value), LATEST_MS, &date)) {
        return error_set(
            err, STATUS_INVALID,
            "--%s is a day such as 2023-09-19, or a month or year, not \"%s\"", name,
            value);
    }
    date_add_iso(ret, date);
    if (ret->length > strlen("2023-09-19")) {
        buf_truncate(ret, strlen("2023-09-19"));
    }
    return STATUS_OK;
}

static enum status
read_filter(struct list *list, const struct call *call, struct error *err)
{
    const char *headline = options_value(&call->options, "headline");
    list->agency = options_value(&call->options, "agency");
    if (headline != NULL) {
        fold_words(&list->headline, headline);
    }
    enum status status = read_day(&list->since, call, "since", err);
    if (status == STATUS_OK) {
        status = read_day(&list->until, call, "until", err);
    }
    if (status == STATUS_OK) {
        status =
            options_choice(&call->options, "format", FORMAT_TEXT, &list->format, err);
    }
    return status;
}

static enum outcome
print_stories(const struct call *call, struct list *list)
{
    struct snapshot *snapshot = NULL;
    struct error err;
    enum status status = snapshot_open(&snapshot, call->archive, &err);
    if (status == STATUS_OK) {
        status = snapshot_each(snapshot, print_story, list, &err);
    }
    snapshot_unref(snapshot);
    if (status != STATUS_OK) {
        return output_archive_failure(call, status, &err);
    }
    if (list->format == FORMAT_JSON) {
        output_write(list->printed ? STR("\n]\n") : STR("[]\n"));
    }
    return OUTCOME_FINE;
}

static enum outcome
run_list(const struct call *call)
{
    struct list list = {0};
    struct error err;
    enum outcome outcome = read_filter(&list, call, &err) == STATUS_OK
                               ? print_stories(call, &list)
                               : output_failure(call, &err, NULL);
    buf_release(&list.since);
    buf_release(&list.until);
    buf_release(&list.headline);
    buf_release(&list.line);
    return outcome;
}

static const struct option_spec options[] = {
    {"agency", NULL, 0, "NAME", "only stories of this agency"},
    {"format", NULL, 0, "text|json", "a line a story (default), or JSON"},
    {"headline", NULL, 0, "WORDS", "only stories with these words in the headline"},
    {"since", NULL, 0, "DAY", "only stories published on that day or later"},
    {"until", NULL, 0, "DAY", "only stories published on that day or before"},
    {NULL},
};

const struct command command_list = {
    .name = "list",
    .operands = "",
    .summary = "List the stories of the archive",
    .details =
        "Prints number, day, agency (or publisher) and headline of each story, by\n"
        "number. DAY is 2023-09-19; a month (2023-09) or a year will do. Stories\n"
        "without a date are left out where a day is asked for. Case and accents of\n"
        "WORDS do not matter.\n",
    .options = options,
    .run = run_list,
};
