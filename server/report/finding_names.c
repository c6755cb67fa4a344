/* SPDX-License-Identifier: MIT */
/* The public names of codes, severities and confidences. They are part of the
 * JSON and of settings files, so a name here is never changed. */
#include "report/finding.h"

#define ROW(symbol, name, severity, label, meaning, advice) \
    [FINDING_##symbol] = {name, SEVERITY_##severity, label, meaning, advice},

static const struct {
    const char *name;
    enum severity severity;
    const char *label;
    const char *meaning;
    const char *advice;
} codes[FINDING_CODE_COUNT] = {FINDING_CODES(ROW)};

static const char *const severity_names[] = {
    [SEVERITY_OFF] = "off",         [SEVERITY_ERROR] = "error",
    [SEVERITY_WARNING] = "warning", [SEVERITY_INFORMATION] = "information",
    [SEVERITY_HINT] = "hint",
};

#define COUNT(names) (sizeof(names) / sizeof((names)[0]))

const char *
finding_code_name(enum finding_code code)
{
    return code < FINDING_CODE_COUNT ? codes[code].name : "unknown";
}

const char *
finding_code_label(enum finding_code code)
{
    return codes[code].label;
}

const char *
finding_code_meaning(enum finding_code code)
{
    return codes[code].meaning;
}

const char *
finding_code_advice(enum finding_code code)
{
    return codes[code].advice;
}

enum severity
finding_code_severity(enum finding_code code)
{
    return codes[code].severity;
}

bool
finding_code_from_name(struct str name, enum finding_code *ret)
{
    for (size_t i = 0; i < FINDING_CODE_COUNT; i++) {
        if (str_equal(str_from(codes[i].name), name)) {
            *ret = (enum finding_code)i;
            return true;
        }
    }
    return false;
}

const char *
severity_name(enum severity severity)
{
    return (size_t)severity < COUNT(severity_names) ? severity_names[severity]
                                                    : "unknown";
}

bool
severity_from_name(struct str name, enum severity *ret)
{
    for (size_t i = 0; i < COUNT(severity_names); i++) {
        if (str_equal(str_from(severity_names[i]), name)) {
            *ret = (enum severity)i;
            return true;
        }
    }
    return false;
}

/* Where the agency's name was read; NULL where that is said already or no place. */
static const char *
place_of_name(enum credit_rule rule)
{
    switch (rule) {
    case CREDIT_SOURCE:
    case CREDIT_PROVIDER:
        return "metadata";
    case CREDIT_DATELINE:
        return "dateline";
    case CREDIT_BYLINE:
        return "byline";
    case CREDIT_SIGN_OFF:
        return "sign-off";
    case CREDIT_END_LINE:
        return "last line";
    case CREDIT_SENTENCE:
        return "own words";
    case CREDIT_NONE:
    case CREDIT_PUBLISHER:
    case CREDIT_FAMILY:
    case CREDIT_CONTRIBUTION:
        break;
    }
    return NULL;
}

/* Where nobody early claims it. */
static void
add_earliest(struct buf *out, const struct finding_origin *origin)
{
    switch (origin->precedence) {
    case PRECEDENCE_UNDATED:
        buf_add_text(out, origin->date.precision != DATE_NONE
                              ? "Earliest dated copy: another is undated, so which was "
                                "first is not known"
                              : "Not dated, nor is another copy: which was first is not "
                                "known");
        return;
    case PRECEDENCE_TIED:
        buf_add_text(out, "Another copy is of the same time: which was first is not "
                          "known");
        return;
    case PRECEDENCE_KNOWN:
        break;
    }
    if (origin->later != NULL) {
        buf_add_format(
            out, "Earliest copy in the archive: it names no agency; %s has it later",
            origin->later);
    } else {
        buf_add_text(out, "Earliest copy in the archive; no agency claims it");
    }
}

void
finding_add_evidence(struct buf *out, const struct finding_origin *origin)
{
    const char *place = place_of_name(origin->rule);
    switch (origin->confidence) {
    case CONFIDENCE_CERTAIN:
        buf_add_text(out, "Original, the agency's own story");
        if (place != NULL) {
            buf_add_format(out, ", by its %s", place);
        }
        break;
    case CONFIDENCE_CREDITED:
        buf_add_text(out, origin->rule == CREDIT_FAMILY
                              ? "Another version of this story names the agency"
                              : "A copy in the archive names the agency");
        if (place != NULL) {
            buf_add_format(out, " in its %s", place);
        }
        if (origin->precedence == PRECEDENCE_UNDATED) {
            buf_add_text(out, "; not all copies are dated, so which was first is not "
                              "known");
        }
        break;
    case CONFIDENCE_EARLIEST_KNOWN:
        add_earliest(out, origin);
        break;
    }
}

struct dismissal_subject
finding_subject(const struct finding *finding)
{
    return (struct dismissal_subject){
        .passage = str_from(finding->passage),
        .identity = str_from(finding->origin.identity),
        .code = str_from(finding_code_name(finding->code)),
        .is_alarm = finding->code == FINDING_WITHDRAWN ||
                    finding->code == FINDING_EMBARGOED ||
                    finding->code == FINDING_CORRECTED,
    };
}

double
report_originality(const struct report *report)
{
    uint32_t all = report->words + report->words_muted;
    uint32_t covered =
        report->words_covered + report->words_dismissed + report->words_muted_copied;
    return all > covered ? (double)(all - covered) / (double)all : all > 0 ? 0.0 : 1.0;
}

uint32_t
report_count_muted_alarms(const struct report *report)
{
    uint32_t ret = 0;
    for (uint32_t i = 0; i < report->muted_count; i++) {
        enum finding_code code = report->muted[i].code;
        ret += code == FINDING_WITHDRAWN || code == FINDING_EMBARGOED;
    }
    return ret;
}

void
report_add_muted(struct buf *out, const struct report *report)
{
    bool is_one = report->muted_paragraphs == 1;
    buf_add_format(out, "%lu paragraph%s left out by %s in the draft",
                   (unsigned long)report->muted_paragraphs, is_one ? " is" : "s are",
                   is_one ? "a comment" : "comments");
    if (report_count_muted_alarms(report) > 0) {
        buf_add_format(out, ", and %s copy that may not be published",
                       is_one ? "holds" : "hold");
    }
}

uint32_t
report_count_overruled(const struct report *report)
{
    uint32_t ret = 0;
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        ret += report->overruled[i];
    }
    return ret;
}

void
report_add_overruled(struct buf *out, const struct report *report)
{
    uint32_t count = report_count_overruled(report);
    const char *between = ": ";
    buf_add_format(out, "%lu finding%s switched off or lowered by the project's settings",
                   (unsigned long)count, count == 1 ? " is" : "s are");
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        if (report->overruled[i] > 0) {
            buf_add_format(out, "%s%lu %s", between, (unsigned long)report->overruled[i],
                           finding_code_name((enum finding_code)i));
            between = ", ";
        }
    }
}

void
report_release(struct report *self)
{
    arena_release(&self->overruled_arena);
    arena_release(&self->arena);
    *self = (struct report){0};
}
