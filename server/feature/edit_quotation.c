/* SPDX-License-Identifier: MIT */
/* Knows quotation marks and what they may stand around: words on whose both sides the
 * same emphasis, links and notes are open. */
#include <string.h>

#include "feature/edit.h"
#include "feature/edit_proof.h"
#include "feature/label.h"
#include "feature/quote_marks.h"
#include "text/quotation.h"

/* Fewer words in a row are no quotation. */
#define QUOTATION_WORDS 4

static struct span
longest_run(const struct finding *finding)
{
    struct span longest = {0, 0};
    for (uint32_t i = 0; i < finding->run_count; i++) {
        if (span_length(finding->runs[i].draft) > span_length(longest)) {
            longest = finding->runs[i].draft;
        }
    }
    return longest;
}

static bool
touches_quotation(const struct prose *prose, struct span span)
{
    struct spans quotations = {0};
    bool touches = false;
    quotations_find(&quotations, prose, NULL);
    vec_each(const struct span, quotation, &quotations) {
        touches = touches || span_overlaps(*quotation, span);
    }
    vec_release(&quotations);
    return touches;
}

/* A whole sentence takes its full stop inside the marks. */
static struct span
with_full_stop(const struct prose *prose, const struct paragraph *paragraph,
               struct span run)
{
    const char *text = prose->text.data;
    uint32_t before = run.start;
    while (before > paragraph->prose.start && text[before - 1] == ' ') {
        before--;
    }
    bool begins =
        before == paragraph->prose.start || strchr(".!?", text[before - 1]) != NULL;
    bool stops = run.end < paragraph->prose.end && strchr(".!?", text[run.end]) != NULL;
    run.end += begins && stops ? 1 : 0;
    return run;
}

static bool
is_inside(struct span span, uint32_t at)
{
    return span.start < at && at < span.end;
}

/* Moves the bounds of the run out of what encloses one of them and not the other, where
 * no word lies between; false where one does, or where no mark may stand. `run` is in the
 * prose, `source` the same in the source. */
static bool
balance(const struct prose *prose, struct span run, struct span *source)
{
    for (bool moved = true; moved;) {
        moved = false;
        vec_each(const struct enclosure, enclosure, &prose->enclosures) {
            bool at_start = is_inside(enclosure->source, source->start);
            bool at_end = is_inside(enclosure->source, source->end);
            bool is_name = enclosure->kind == ENCLOSURE_NAME;
            if ((at_start || at_end) && is_name) {
                return false;
            }
            if (at_start == at_end) {
                continue;
            }
            bool is_bound =
                at_start ? prose_from_source(prose, enclosure->source.start) == run.start
                         : prose_from_source(prose, enclosure->source.end) == run.end;
            if (!is_bound || enclosure->kind == ENCLOSURE_NOTE) {
                return false;
            }
            moved = true;
            source->start = at_start ? enclosure->source.start : source->start;
            source->end = at_start ? source->end : enclosure->source.end;
        }
    }
    return true;
}

static bool
proves_marks(const struct edit *self, const struct edit_target *target, struct span run,
             const struct quote_marks *marks)
{
    struct buf expected = BUF_INIT;
    struct str prose = buf_str(&target->prose.text);
    buf_add_str(&expected, str_slice(prose, 0, run.start));
    buf_add_str(&expected, marks->shown_open);
    buf_add_str(&expected, span_of(prose, run));
    buf_add_str(&expected, marks->shown_close);
    buf_add_str(&expected, str_slice(prose, run.end, prose.length));
    bool holds = edit_proves_text(self, target, buf_str(&expected));
    buf_release(&expected);
    return holds;
}

/* Puts the marks around bytes `run` of the prose; false where its markup has no place for
 * them. */
static bool
put(struct edit *ret, const struct edit_target *target, struct span run,
    const struct quote_marks *with)
{
    struct span source = prose_to_source(&target->prose, run);
    if (!balance(&target->prose, run, &source)) {
        return false;
    }
    ret->count = 2;
    buf_clear(&ret->parts[0].text);
    buf_clear(&ret->parts[1].text);
    ret->parts[0].at = (struct span){source.start, source.start};
    ret->parts[1].at = (struct span){source.end, source.end};
    buf_add_str(&ret->parts[0].text, with->open);
    buf_add_str(&ret->parts[1].text, with->close);
    return proves_marks(ret, target, run, with);
}

/* Where the draft names nobody for its words, so does a quotation: the credit comes with
 * the marks. */
static const char *
add_credit(struct edit *ret, const struct edit_target *target,
           const struct finding *finding)
{
    struct edit credit = {.count = 0};
    const char *reason = edit_credit(&credit, target, finding);
    if (reason == NULL && credit.parts[0].at.start < ret->parts[1].at.end) {
        reason = "The credit has no place behind the quotation";
    }
    if (reason == NULL) {
        bool same = credit.parts[0].at.start == ret->parts[1].at.end;
        struct buf *text = same ? &ret->parts[1].text : &ret->parts[2].text;
        buf_add_str(text, buf_str(&credit.parts[0].text));
        ret->parts[2].at = credit.parts[0].at;
        ret->count = same ? 2 : 3;
        buf_add_format(&ret->what, " %.*s", STR_ARGS(buf_str(&credit.what)));
    }
    edit_release(&credit);
    return reason;
}

const char *
edit_quotation(struct edit *ret, const struct edit_target *target,
               const struct finding *finding)
{
    const struct prose *prose = &target->prose;
    struct str text = target->checked->text;
    struct span source = longest_run(finding);
    struct quote_marks usual = quote_marks_of_language(target->checked->report->language);
    struct quote_marks own = usual;
    if (finding->longest_run < QUOTATION_WORDS || span_length(source) == 0 ||
        finding->paragraph >= prose->paragraphs.count) {
        return "Too few words in a row are as in the archive";
    }
    const struct paragraph *paragraph = &prose->paragraphs.data[finding->paragraph];
    struct span run = {prose_from_source(prose, source.start),
                       prose_from_source(prose, source.end)};
    run.end = run.end < paragraph->prose.end ? run.end : paragraph->prose.end;
    if (touches_quotation(prose, run)) {
        return "It stands in quotation marks already";
    }
    if (paragraph->is_fixed) {
        return "A table that is drawn with characters has no room for quotation marks";
    }
    struct span whole = with_full_stop(prose, paragraph, run);
    bool has_own = quote_marks_of_draft(&own, prose, text);
    const struct quote_marks *with =
        has_own && (put(ret, target, whole, &own) || put(ret, target, run, &own)) ? &own
        : put(ret, target, whole, &usual) || put(ret, target, run, &usual)        ? &usual
                                                                                  : NULL;
    if (with == NULL) {
        return "Quotation marks there would change what the markup shows";
    }
    buf_add_str(&ret->what, with->shown_open);
    label_add_ends(&ret->what, span_of(text, source));
    buf_add_str(&ret->what, with->shown_close);
    return finding->credited ? NULL : add_credit(ret, target, finding);
}
