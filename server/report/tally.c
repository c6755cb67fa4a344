/* SPDX-License-Identifier: MIT */
#include "report/tally.h"

static bool
is_copied(enum finding_code code)
{
    return code != FINDING_WIRE_REWRITE && code != FINDING_SHARED_PHRASE &&
           code != FINDING_SHARED_QUOTE;
}

/* Words of a piece of `words` that the findings cover. */
static uint32_t
count_covered(const struct finding *findings, size_t count, uint32_t words)
{
    uint32_t ret = 0;
    for (size_t i = 0; i < count && ret < words; i++) {
        ret += findings[i].matched;
    }
    return ret < words ? ret : words;
}

/* Counts the words of one piece that its findings cover. */
static void
count_words(struct report *report, const struct finding *findings, size_t count,
            uint32_t words)
{
    uint32_t left = words;
    report->words += words;
    for (size_t i = 0; i < count; i++) {
        const struct finding *finding = &findings[i];
        uint32_t matched = finding->matched < left ? finding->matched : left;
        left -= matched;
        report->words_covered += matched;
        if (is_copied(finding->code)) {
            report->words_copied += matched;
        } else if (finding->code == FINDING_WIRE_REWRITE) {
            report->words_rewritten += matched;
        } else if (finding->code == FINDING_SHARED_QUOTE) {
            report->words_quoted += matched;
        }
    }
}

/* Of the findings from `first` on. */
static void
set_dismissed_aside(struct composition *self, size_t first)
{
    struct findings *findings = &self->findings;
    size_t kept = first;
    for (size_t i = first; i < findings->count; i++) {
        struct finding finding = findings->data[i];
        struct dismissal_subject subject = finding_subject(&finding);
        const struct dismissal_line *line = dismissals_find(
            self->settings->dismissals, &self->dismissed_sources, &subject);
        if (line == NULL) {
            findings->data[kept++] = finding;
        } else {
            finding.dismissal = arena_dup(self->arena, line->id);
            vec_add(&self->dismissed, finding);
        }
    }
    findings->count = kept;
}

/* A credit mends a copy or a rewrite; a wrong figure and withdrawn copy stay. */
static bool
is_credited_copy(const struct finding *finding)
{
    return finding->credited &&
           (finding->code == FINDING_WIRE_COPY || finding->code == FINDING_WIRE_REWRITE);
}

/* Of the findings from `first` on, what the user wants neither listed nor counted. */
static void
pass_by(struct composition *self, size_t first, struct report *report)
{
    struct findings *findings = &self->findings;
    size_t kept = first;
    for (size_t i = first; i < findings->count; i++) {
        const struct finding *finding = &findings->data[i];
        if (self->settings->leaves_quotes_out && finding->code == FINDING_SHARED_QUOTE) {
            report->quotes_left_out++;
        } else if (self->settings->leaves_credited_out && is_credited_copy(finding)) {
            report->credited_left_out++;
        } else {
            findings->data[kept++] = *finding;
        }
    }
    findings->count = kept;
}

static bool
is_muted(const struct composition *self, const struct piece *piece)
{
    return !self->settings->ignores_comments &&
           self->draft->prose.paragraphs.data[piece->paragraph].is_muted;
}

/* All findings from `first` on. */
static void
set_muted_aside(struct composition *self, size_t first)
{
    for (size_t i = first; i < self->findings.count; i++) {
        vec_add(&self->muted, self->findings.data[i]);
    }
    self->findings.count = first;
}

/* Asked once a paragraph, as a long one has a thousand pieces. */
static bool
is_of_body(struct composition *self, uint32_t paragraph)
{
    if (self->asked != paragraph + 1) {
        self->asked = paragraph + 1;
        self->is_body = dissection_is_body(self->draft, paragraph);
    }
    return self->is_body;
}

void
tally_piece(struct composition *self, const struct piece *piece, size_t first,
            uint32_t words, struct report *report)
{
    bool is_body = is_of_body(self, piece->paragraph);
    pass_by(self, first, report);
    /* NULL while nothing was found in the whole draft. */
    const struct finding *found =
        self->findings.data ? self->findings.data + first : NULL;
    uint32_t covered = count_covered(found, self->findings.count - first, words);
    report->words_aside += is_body ? 0 : words;
    words = is_body ? words : 0;
    covered = is_body ? covered : 0;
    if (is_muted(self, piece)) {
        set_muted_aside(self, first);
        report->words_muted += words;
        report->words_muted_copied += covered;
        return;
    }
    if (self->settings->dismissals != NULL) {
        set_dismissed_aside(self, first);
    }
    uint32_t before = report->words_covered;
    count_words(report, found, self->findings.count - first, words);
    report->words_dismissed += covered - (report->words_covered - before);
}
