/* SPDX-License-Identifier: MIT */
#include <inttypes.h>

#include <jansson.h>

#include "archive/snapshot.h"
#include "cli/command.h"
#include "cli/output.h"
#include "text/display.h"
#include "text/utf8.h"

enum format {
    FORMAT_TEXT,
    FORMAT_JSON
};

static void
add_days(struct buf *out, const struct snapshot_stats *stats)
{
    if (stats->first.precision == DATE_NONE) {
        buf_add_text(out, "no dates known");
        return;
    }
    date_add_words(out, stats->first);
    buf_add_text(out, " to ");
    date_add_words(out, stats->last);
    buf_add_text(out, " (");
    output_add_counted(out, stats->days, "day", "days");
    buf_add_text(out, ")");
}

static void
add_text_form(struct buf *out, const char *path, const struct snapshot_stats *stats)
{
    buf_add_text(out, "archive       ");
    display_add(out, str_from(path));
    buf_add_text(out, "\nstories       ");
    output_add_count(out, stats->stories);
    buf_add_text(out, "\npublished     ");
    add_days(out, stats);
    buf_add_text(out, "\ntext          ");
    output_add_bytes(out, stats->text_bytes);
    buf_add_text(out, "\nfingerprints  ");
    output_add_count(out, stats->fingerprints);
    buf_add_text(out, " in ");
    output_add_counted(out, stats->segments, "segment", "segments");
    buf_add_text(out, "\non disk       ");
    output_add_bytes(out, stats->catalog_bytes);
    buf_add_text(out, " catalog, ");
    output_add_bytes(out, stats->segment_bytes);
    buf_add_text(out, " fingerprints\ngeneration    ");
    output_add_count(out, stats->generation);
    buf_add_byte(out, '\n');
}

static void
set_count(json_t *object, const char *name, uint64_t count)
{
    json_object_set_new(object, name, json_integer((json_int_t)count));
}

static void
set_date(json_t *object, const char *name, struct date date)
{
    struct buf iso = BUF_INIT;
    if (date.precision != DATE_NONE) {
        date_add_iso(&iso, date);
    }
    json_object_set_new(object, name, iso.data ? json_string(iso.data) : json_null());
    buf_release(&iso);
}

static void
add_json_form(struct buf *out, const char *path, const struct snapshot_stats *stats)
{
    struct buf valid = BUF_INIT;
    json_t *object = json_object();
    utf8_add_valid(&valid, str_from(path));
    json_object_set_new(object, "path", json_string(valid.data ? valid.data : ""));
    set_count(object, "stories", stats->stories);
    set_count(object, "generation", stats->generation);
    set_date(object, "first", stats->first);
    set_date(object, "last", stats->last);
    set_count(object, "days", stats->days);
    set_count(object, "text_bytes", stats->text_bytes);
    set_count(object, "catalog_bytes", stats->catalog_bytes);
    set_count(object, "segment_bytes", stats->segment_bytes);
    set_count(object, "segments", stats->segments);
    set_count(object, "fingerprints", stats->fingerprints);
    size_t start = out->length;
    size_t length = json_dumpb(object, NULL, 0, 0);
    json_dumpb(object, buf_reserve(out, length), length, 0);
    buf_grow(out, length);
    display_escape_json(out, start);
    buf_add_byte(out, '\n');
    json_decref(object);
    buf_release(&valid);
}

static enum outcome
run_status(const struct call *call)
{
    struct snapshot *snapshot = NULL;
    struct snapshot_stats stats = {0};
    struct buf out = BUF_INIT;
    struct error err;
    int format = FORMAT_TEXT;
    enum outcome outcome = OUTCOME_FINE;

    enum status status =
        options_choice(&call->options, "format", FORMAT_TEXT, &format, &err);
    if (status != STATUS_OK) {
        outcome = output_failure(call, &err, NULL);
        goto done;
    }
    status = snapshot_open(&snapshot, call->archive, &err);
    if (status == STATUS_OK) {
        status = snapshot_stats(snapshot, &stats, &err);
    }
    if (status != STATUS_OK) {
        outcome = output_archive_failure(call, status, &err);
        goto done;
    }
    if (format == FORMAT_JSON) {
        add_json_form(&out, call->archive, &stats);
    } else {
        add_text_form(&out, call->archive, &stats);
    }
    output_write(buf_str(&out));

done:
    buf_release(&out);
    snapshot_unref(snapshot);
    return outcome;
}

static const struct option_spec options[] = {
    {"format", NULL, 0, "text|json", "for people (default), or one JSON object"},
    {NULL},
};

const struct command command_status = {
    .name = "status",
    .operands = "",
    .summary = "Tell how large the archive is and which days it covers",
    .options = options,
    .run = run_status,
};
