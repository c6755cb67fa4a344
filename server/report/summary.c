/* SPDX-License-Identifier: MIT */
#include "report/summary.h"

#include <string.h>

#include "text/display.h"

/* --- credit ---------------------------------------------------------------- */

const char *
credit_state_name(enum credit_state state)
{
    static const char *const names[] = {
        [CREDIT_STATE_NOT_OWED] = "not owed",
        [CREDIT_STATE_YES] = "yes",
        [CREDIT_STATE_NO] = "no",
        [CREDIT_STATE_PART] = "in part",
        [CREDIT_STATE_OTHER] = "to another",
    };
    return names[state];
}

enum credit_state
finding_credit_state(const struct finding *finding)
{
    bool owes =
        finding->code == FINDING_WIRE_COPY || finding->code == FINDING_WIRE_REWRITE ||
        finding->code == FINDING_FIGURE_DIFFERS || finding->code == FINDING_CORRECTED;
    if (!owes || finding->is_earlier || finding->quotes_narrative) {
        return CREDIT_STATE_NOT_OWED;
    }
    if (finding->same_author || finding->credit_open) {
        return CREDIT_STATE_OTHER;
    }
    return finding->credited ? CREDIT_STATE_YES : CREDIT_STATE_NO;
}

enum credit_state
credit_state_join(enum credit_state one, enum credit_state other)
{
    if (one == other || other == CREDIT_STATE_NOT_OWED) {
        return one;
    }
    return one == CREDIT_STATE_NOT_OWED ? other : CREDIT_STATE_PART;
}

/* --- what is left out as asked --------------------------------------------- */

void
report_add_passed_by(struct buf *out, const struct report *report)
{
    uint32_t quotes = report->quotes_left_out;
    uint32_t credited = report->credited_left_out;
    if (quotes > 0) {
        buf_add_format(out, "%u quotation%s%s", (unsigned)quotes, quotes == 1 ? "" : "s",
                       credited > 0 ? " and " : "");
    }
    if (credited > 0) {
        buf_add_format(out, "%u credited passage%s", (unsigned)credited,
                       credited == 1 ? "" : "s");
    }
    if (quotes + credited > 0) {
        buf_add_text(out, quotes + credited == 1 ? " is left out, as asked"
                                                 : " are left out, as asked");
    }
}

/* --- a draft that is mostly one source ------------------------------------- */

/* Whether the paragraph is from there, and not only a phrase or a quotation of it. */
static bool
is_from_source(const struct finding *finding)
{
    return finding->code != FINDING_SHARED_PHRASE &&
           finding->code != FINDING_SHARED_QUOTE && !finding->is_earlier;
}

static const char *
name_of(const struct finding_origin *origin)
{
    return origin->agency != NULL ? origin->agency : origin->publisher;
}

static bool
is_same_source(const struct finding *one, const struct finding *other)
{
    const char *name = name_of(&one->origin);
    const char *other_name = name_of(&other->origin);
    if (one->code == FINDING_OWN_ARCHIVE || other->code == FINDING_OWN_ARCHIVE) {
        return one->code == other->code;
    }
    return name != NULL && other_name != NULL ? strcmp(name, other_name) == 0
                                              : one->origin.story == other->origin.story;
}

static struct report_mostly
measure_source(const struct report *report, const struct finding *first)
{
    struct report_mostly ret = {
        .origin = &first->origin,
        .name = name_of(&first->origin),
        .of = report->paragraphs,
        .own = first->code == FINDING_OWN_ARCHIVE,
        .credit = finding_credit_state(first),
    };
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (is_from_source(finding) && is_same_source(first, finding)) {
            ret.paragraphs += finding->paragraph != last;
            ret.credit = credit_state_join(ret.credit, finding_credit_state(finding));
            last = finding->paragraph;
        }
    }
    return ret;
}

/* Each paragraph votes with its first source; who has more than half of them is left over
 * when two that differ cancel each other: one look at each, however long the draft (Boyer
 * and Moore's vote). */
static const struct finding *
elect(const struct report *report)
{
    const struct finding *ret = NULL;
    uint32_t votes = 0;
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (!is_from_source(finding) || finding->paragraph == last) {
            continue;
        }
        last = finding->paragraph;
        if (votes == 0) {
            ret = finding;
        }
        votes = is_same_source(ret, finding) ? votes + 1 : votes - 1;
    }
    return ret;
}

bool
report_find_mostly(const struct report *report, struct report_mostly *ret)
{
    const struct finding *first = elect(report);
    if (first == NULL) {
        return false;
    }
    *ret = measure_source(report, first);
    return ret->paragraphs > 1 && 2 * ret->paragraphs > ret->of;
}

void
report_add_mostly(struct buf *out, const struct report_mostly *mostly)
{
    buf_add_format(out, "%u of %u paragraphs from ", (unsigned)mostly->paragraphs,
                   (unsigned)mostly->of);
    if (mostly->own) {
        buf_add_text(out, "your own archive");
        return;
    }
    if (mostly->name != NULL) {
        display_add(out, str_from(mostly->name));
    } else {
        buf_add_format(out, "story %u of the archive", (unsigned)mostly->origin->story);
    }
    buf_add_text(out, mostly->credit == CREDIT_STATE_YES    ? ", credited"
                      : mostly->credit == CREDIT_STATE_NO   ? ", uncredited"
                      : mostly->credit == CREDIT_STATE_PART ? ", credited in part"
                                                            : "");
}
