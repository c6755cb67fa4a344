/* SPDX-License-Identifier: MIT */
/* The words that a message and a card begin with, up to the source's name. Editors cut
 * the end of a line, so what the desk has to act on stands first. */
#include "report/finding.h"

#include "text/display.h"

/* Whether the draft owes a credit for it. */
static const char *
credit_words(const struct finding *finding)
{
    return finding->same_author          ? "Same author:"
           : finding->credited           ? "Credited"
           : finding->credit_open        ? "Credited to another:"
           : finding->quotes_narrative   ? "Quoted, source not named:"
           : finding->credited_elsewhere ? "Not credited here:"
                                         : "Uncredited";
}

/* What was out after the draft, by the draft's own date, it cannot be copied from. */
static void
add_copy(struct buf *out, const struct finding *finding, const char *what)
{
    if (finding->is_earlier) {
        buf_add_text(out, "Later also in ");
        return;
    }
    buf_add_text(out, credit_words(finding));
    buf_add_text(out, what);
}

/* After another clause. */
static void
add_copy_inside(struct buf *out, const struct finding *finding, const char *what)
{
    const char *words = credit_words(finding);
    if (finding->is_earlier) {
        buf_add_text(out, "later also in ");
        return;
    }
    buf_add_byte(out, (char)(words[0] | 0x20));
    buf_add_text(out, words + 1);
    buf_add_text(out, what);
}

/* Speech that two papers have is no offence; whom it is attributed to may be one. */
static void
add_speech(struct buf *out, const struct finding_speech *speech)
{
    switch (speech->attribution) {
    case ATTRIBUTION_UNKNOWN:
        buf_add_text(out, "Quotation also in ");
        return;
    case ATTRIBUTION_SAME:
        buf_add_text(out, "Quotation by ");
        display_add(out, str_from(speech->said_by));
        buf_add_text(out, ", here and in ");
        return;
    case ATTRIBUTION_MISSING:
        buf_add_text(out, "Quotation with no speaker here, by ");
        display_add(out, str_from(speech->said_by));
        buf_add_text(out, " in ");
        return;
    case ATTRIBUTION_DIFFERENT:
        buf_add_text(out, "Quotation attributed to ");
        display_add(out, str_from(speech->draft_says));
        buf_add_text(out, " here, to ");
        display_add(out, str_from(speech->said_by));
        buf_add_text(out, " in ");
        return;
    }
}

void
finding_add_opening(struct buf *out, const struct finding *finding)
{
    switch (finding->code) {
    case FINDING_WIRE_COPY:
        add_copy(out, finding, " copy of ");
        return;
    case FINDING_FIGURE_DIFFERS:
        finding_add_differences(out, finding);
        buf_add_text(out, finding->difference_count > 0 ? ": " : "Figure differs: ");
        add_copy_inside(out, finding, " copy of ");
        return;
    case FINDING_WIRE_REWRITE:
        add_copy(out, finding, " rewrite of ");
        return;
    case FINDING_SHARED_PHRASE:
        buf_add_text(out, "Phrase also in ");
        return;
    case FINDING_SHARED_QUOTE:
        add_speech(out, &finding->speech);
        return;
    case FINDING_OWN_ARCHIVE:
        buf_add_text(out, "Own earlier copy: ");
        return;
    case FINDING_WITHDRAWN: /* a credit would mend nothing */
        buf_add_text(out, "Do not publish: copy withdrawn by ");
        return;
    case FINDING_CORRECTED:
        buf_add_text(out, "Corrected since: ");
        add_copy_inside(out, finding, " copy of an older version by ");
        return;
    case FINDING_EMBARGOED:
        buf_add_text(out, "Under embargo until ");
        date_add_words(out, finding->origin.embargo);
        buf_add_text(out, ": copy of ");
        return;
    case FINDING_CODE_COUNT:
        break;
    }
}
