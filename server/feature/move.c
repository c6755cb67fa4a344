/* SPDX-License-Identifier: MIT */
#include "feature/move.h"

/* False where nothing of the span is left. */
static bool
move_span(struct span *span, const struct draft_edit *edit)
{
    uint32_t grown = edit->length;
    uint32_t shrunk = edit->end - edit->start;
    if (edit->start >= span->end) {
        return true;
    }
    if (edit->end <= span->start) {
        span->start = span->start + grown - shrunk;
        span->end = span->end + grown - shrunk;
        return true;
    }
    if (edit->start <= span->start && edit->end >= span->end) {
        return false;
    }
    if (edit->start <= span->start) {
        span->start = edit->start + grown;
        span->end = span->end + grown - shrunk;
    } else if (edit->end >= span->end) {
        span->end = edit->start;
    } else {
        span->end = span->end + grown - shrunk;
    }
    return true;
}

bool
move_findings(struct report *report, const struct draft_edit *edit)
{
    bool is_gone = false;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        struct finding *finding = &report->findings[i];
        if (finding->severity != SEVERITY_OFF && !move_span(&finding->span, edit)) {
            finding->severity = SEVERITY_OFF;
            is_gone = true;
        }
    }
    for (uint32_t i = 0; i < report->unknown_comment_count; i++) {
        struct span *comment = &report->unknown_comments[i];
        if (span_length(*comment) > 0 && !move_span(comment, edit)) {
            *comment = (struct span){0, 0};
            is_gone = true;
        }
    }
    return is_gone;
}
