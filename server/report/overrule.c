/* SPDX-License-Identifier: MIT */
/* Any of a project's settings may hide something: a severity, an outlet, a stock phrase.
 * So what they do is not guessed from them, but seen in two reports of one draft. */
#include "report/overrule.h"

static bool
is_alarm(enum finding_code code)
{
    return code == FINDING_WITHDRAWN || code == FINDING_EMBARGOED;
}

static bool
overlaps_any(const struct finding *findings, uint32_t count,
             const struct finding *finding)
{
    for (uint32_t i = 0; i < count; i++) {
        if (span_overlaps(findings[i].span, finding->span)) {
            return true;
        }
    }
    return false;
}

/* The most severe of what is shown in its place: SEVERITY_OFF for nothing. An alarm is
 * only shown as itself. */
static enum severity
severity_in(const struct report *report, const struct finding *finding)
{
    enum severity ret = SEVERITY_OFF;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const struct finding *shown = &report->findings[i];
        if (span_overlaps(shown->span, finding->span) &&
            (!is_alarm(finding->code) || shown->code == finding->code) &&
            (ret == SEVERITY_OFF || shown->severity < ret)) {
            ret = shown->severity;
        }
    }
    return ret;
}

/* In place of what else was made of the same story there. */
static void
put_back(struct report *report, const struct finding *finding)
{
    struct finding *all =
        arena_alloc_array(&report->arena, (size_t)report->finding_count + 1, sizeof *all);
    uint32_t count = 0;
    bool placed = false;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const struct finding *shown = &report->findings[i];
        if (!placed && shown->span.start > finding->span.start) {
            all[count++] = *finding;
            placed = true;
        }
        if (!span_overlaps(shown->span, finding->span) ||
            shown->origin.story != finding->origin.story) {
            all[count++] = *shown;
        }
    }
    if (!placed) {
        all[count++] = *finding;
    }
    report->findings = all;
    report->finding_count = count;
}

void
overrule_note(struct report *report, struct report *without)
{
    report->switched_off = arena_alloc_array(&report->arena, without->finding_count,
                                             sizeof *report->switched_off);
    for (uint32_t i = 0; i < without->finding_count; i++) {
        const struct finding *finding = &without->findings[i];
        enum severity shown = severity_in(report, finding);
        if (overlaps_any(report->dismissed, report->dismissed_count, finding) ||
            (shown != SEVERITY_OFF && shown <= finding->severity)) {
            continue;
        }
        if (is_alarm(finding->code)) {
            put_back(report, finding);
            continue;
        }
        report->overruled[finding->code]++;
        if (shown == SEVERITY_OFF) {
            report->switched_off[report->switched_off_count++] = *finding;
        }
    }
    report->overruled_arena = without->arena;
    without->arena = (struct arena){0};
    report_release(without);
}
