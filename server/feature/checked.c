/* SPDX-License-Identifier: MIT */
#include "feature/checked.h"

static int
rank(const struct finding *finding)
{
    return finding->severity == SEVERITY_OFF ? SEVERITY_HINT + 1 : (int)finding->severity;
}

/* Keeps the `count` findings of `ret` sorted by rank; what comes first stays first. */
static uint32_t
insert(const struct finding **ret, uint32_t count, uint32_t limit,
       const struct finding *finding)
{
    uint32_t at = count;
    while (at > 0 && rank(ret[at - 1]) > rank(finding)) {
        at--;
    }
    if (at >= limit) {
        return count;
    }
    count = count < limit ? count + 1 : limit;
    for (uint32_t i = count - 1; i > at; i--) {
        ret[i] = ret[i - 1];
    }
    ret[at] = finding;
    return count;
}

uint32_t
checked_findings_at(const struct checked *self, struct position position,
                    const struct finding **ret, uint32_t limit)
{
    uint32_t count = 0;
    size_t offset = position_to_offset(self->lines, self->text, position, self->encoding);
    for (uint32_t i = 0; i < self->report->finding_count; i++) {
        const struct finding *finding = &self->report->findings[i];
        /* A cursor behind the last character is still on the passage. */
        if (finding->severity != SEVERITY_OFF && offset >= finding->span.start &&
            offset <= finding->span.end) {
            count = insert(ret, count, limit, finding);
        }
    }
    return count;
}

struct range
checked_range(const struct checked *self, const struct finding *finding)
{
    return range_from_span(self->lines, self->text, finding->span, self->encoding);
}

struct range
checked_range_of(const struct checked *self, struct span span)
{
    return range_from_span(self->lines, self->text, span, self->encoding);
}

struct span
checked_span_of(const struct checked *self, struct range range)
{
    size_t start =
        position_to_offset(self->lines, self->text, range.start, self->encoding);
    size_t end = position_to_offset(self->lines, self->text, range.end, self->encoding);
    return start < end ? (struct span){(uint32_t)start, (uint32_t)end}
                       : (struct span){(uint32_t)end, (uint32_t)start};
}

bool
checked_is_prominent(const struct finding *finding)
{
    return finding->severity != SEVERITY_OFF && finding->code != FINDING_SHARED_PHRASE &&
           finding->code != FINDING_SHARED_QUOTE;
}

unsigned
checked_originality(const struct checked *self)
{
    /* 29 of 100 are 29, whatever a double makes of it. */
    return (unsigned)(report_originality(self->report) * 100 + 1e-9);
}

const struct finding_places *
checked_places(const struct checked *self, const struct finding *finding)
{
    return &self->places->data[finding - self->report->findings];
}

bool
checked_is_embargoed(const struct checked *self, const struct finding *finding)
{
    return finding->origin.embargo.precision != DATE_NONE &&
           finding->origin.embargo.ms > self->now_ms;
}
