/* SPDX-License-Identifier: MIT */
#include "dismissal/doubt.h"

static const char *const reasons[DISMISSAL_DOUBT_COUNT] = {
    [DISMISSAL_UNREADABLE] = "not understood",
    [DISMISSAL_FORGED] = "changed, damaged, or made with another key",
    [DISMISSAL_UNSEALED] = "from version 0.1.0, which nothing protects: dismiss it again",
    [DISMISSAL_AHEAD] = "dated in the future",
};

const char *
dismissal_doubt_reason(enum dismissal_doubt_kind kind)
{
    return reasons[kind];
}

void
doubts_add(struct doubts *self, enum dismissal_doubt_kind kind, size_t number,
           const struct dismissal_line *line)
{
    size_t count = doubts_count(self);
    if (count < DISMISSAL_DOUBTS_KEPT) {
        self->first[count] = (struct dismissal_doubt){.kind = kind, .number = number};
        if (line != NULL) {
            self->first[count].line = *line;
        }
    }
    self->counts[kind]++;
}

size_t
doubts_count(const struct doubts *self)
{
    size_t count = 0;
    for (size_t i = 0; i < DISMISSAL_DOUBT_COUNT; i++) {
        count += self->counts[i];
    }
    return count;
}

static size_t
first_of(const struct doubts *self, enum dismissal_doubt_kind kind)
{
    size_t kept = doubts_count(self);
    for (size_t i = 0; i < kept && i < DISMISSAL_DOUBTS_KEPT; i++) {
        if (self->first[i].kind == kind) {
            return self->first[i].number;
        }
    }
    return 0;
}

/* ": line 7 is ..., and 2 more" */
static void
tell_kind(const struct doubts *self, enum dismissal_doubt_kind kind, struct buf *out)
{
    size_t count = self->counts[kind];
    size_t line = first_of(self, kind);
    if (count > 1) {
        buf_add_format(out, "%zu lines are ", count);
    } else {
        buf_add_text(out, "a line is ");
    }
    buf_add_text(out, reasons[kind]);
    if (line > 0) {
        buf_add_format(out, count > 1 ? " (the first is line %zu)" : " (line %zu)", line);
    }
}

void
doubts_tell(const struct doubts *self, struct buf *out)
{
    const char *between = "these dismissals do not hold: ";
    for (size_t i = 0; i < DISMISSAL_AHEAD; i++) {
        if (self->counts[i] > 0) {
            buf_add_text(out, between);
            tell_kind(self, (enum dismissal_doubt_kind)i, out);
            between = "; ";
        }
    }
    if (self->counts[DISMISSAL_AHEAD] > 0) {
        buf_add_text(out, out->length > 0 ? "; " : "");
        tell_kind(self, DISMISSAL_AHEAD, out);
        buf_add_text(out, " and can be undone");
    }
}
