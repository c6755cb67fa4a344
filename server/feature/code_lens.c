/* SPDX-License-Identifier: MIT */
/* What a lens does when it is clicked is done by the server's own commands. */
#include "feature/code_lens.h"

#include "base/map.h"
#include "base/memory.h"
#include "feature/label.h"
#include "report/summary.h"

json_t *
code_lens_offer(const struct client_capabilities *client)
{
    return client->code_lens ? json_pack("{s:b}", "resolveProvider", 0) : NULL;
}

/* Takes over the title. `finding` NULL: the command is about the draft. */
static json_t *
build_lens(struct range range, struct buf *title, const char *command,
           const struct ask *ask, const struct finding *finding)
{
    json_t *argument = json_object();
    json_object_set_new(argument, "uri", shape_from_str(ask->uri));
    if (finding != NULL) {
        json_object_set_new(argument, "finding", shape_from_text(finding->id));
    }
    json_t *action = json_object();
    json_object_set_new(action, "title", shape_from_str(buf_str(title)));
    json_object_set_new(action, "command", json_string(command));
    json_object_set_new(action, "arguments", json_pack("[o]", argument));
    json_t *ret = json_object();
    json_object_set_new(ret, "range", shape_from_range(range));
    json_object_set_new(ret, "command", action);
    buf_release(title);
    return ret;
}

/* A lens stands on one line: that of the passage's first word. */
static struct range
first_line(const struct checked *checked, struct span span)
{
    struct position start = position_from_offset(checked->lines, checked->text,
                                                 span.start, checked->encoding);
    struct str line = lines_text(checked->lines, checked->text, start.line);
    uint32_t end = checked->lines->data[start.line] + (uint32_t)line.length;
    return checked_range_of(checked,
                            (struct span){span.start, end < span.end ? end : span.end});
}

/* How many stories the findings come from. */
static uint32_t
count_sources(const struct checked *checked)
{
    struct map stories = {0};
    uint32_t ret = 0;
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        uint32_t story = checked->report->findings[i].origin.story;
        if (map_find(&stories, story) == NULL) {
            map_put(&stories, story, 1);
            ret++;
        }
    }
    map_release(&stories);
    return ret;
}

static void
add_passages(struct buf *title, const struct checked *checked)
{
    uint32_t passages = checked->report->finding_count;
    struct report_mostly mostly;
    buf_add_format(title, "Originality %u%%: ", checked_originality(checked));
    if (passages == 0 &&
        checked->report->dismissed_count + checked->report->muted_count > 0) {
        buf_add_text(title, "no other passage stands in the archive");
    } else if (passages == 0) {
        buf_add_text(title, "no passage stands in the archive");
    } else if (report_find_mostly(checked->report, &mostly)) {
        report_add_mostly(title, &mostly);
    } else {
        uint32_t sources = count_sources(checked);
        buf_add_format(title, "%lu passage%s from %lu source%s", (unsigned long)passages,
                       passages == 1 ? "" : "s", (unsigned long)sources,
                       sources == 1 ? "" : "s");
    }
}

/* "Originality 82%: 4 passages from 2 sources, 3 dismissed, 1 paragraph is left out by
 * a comment in the draft" */
static json_t *
build_summary(const struct checked *checked, const struct ask *ask)
{
    const struct report *report = checked->report;
    struct buf title = BUF_INIT;
    if (report->words > 0) {
        add_passages(&title, checked);
    } else {
        buf_add_text(&title, "Nothing was checked");
    }
    if (report->dismissed_count > 0) {
        buf_add_format(&title, ", %lu dismissed", (unsigned long)report->dismissed_count);
    }
    if (report_count_overruled(report) > 0) {
        buf_add_text(&title, ", ");
        report_add_overruled(&title, report);
    }
    if (report->muted_paragraphs > 0) {
        buf_add_text(&title, ", ");
        report_add_muted(&title, report);
    }
    struct range top = {{0, 0}, {0, 0}};
    return build_lens(top, &title, "wirecheck.report", ask, NULL);
}

static void
add_finding(json_t *ret, const struct checked *checked, const struct ask *ask,
            const struct finding *finding)
{
    struct range range = first_line(checked, finding->span);
    bool can_open = checked_places(checked, finding)->origin.uri != NULL &&
                    !checked_is_embargoed(checked, finding);
    struct buf title = BUF_INIT;
    label_add_origin(&title, &finding->origin);
    buf_add_text(&title, ": ");
    if (finding->difference_count > 0) {
        label_add_differences(&title, finding);
    } else {
        label_add_extent(&title, finding);
    }
    if (!can_open) {
        json_array_append_new(ret,
                              build_lens(range, &title, "wirecheck.report", ask, NULL));
        return;
    }
    json_array_append_new(
        ret, build_lens(range, &title, "wirecheck.openOriginal", ask, finding));
    if (client_can_compare(&ask->client)) {
        buf_add_text(&title, "Compare");
        json_array_append_new(
            ret, build_lens(range, &title, "wirecheck.compare", ask, finding));
    }
}

json_t *
code_lens_build(const struct checked *checked, const struct ask *ask)
{
    json_t *ret = json_array();
    if (!ask->code_lens || checked->report->words + checked->report->words_muted == 0) {
        return ret;
    }
    json_array_append_new(ret, build_summary(checked, ask));
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        const struct finding *finding = &checked->report->findings[i];
        if (checked_is_prominent(finding)) {
            add_finding(ret, checked, ask, finding);
        }
    }
    return ret;
}
