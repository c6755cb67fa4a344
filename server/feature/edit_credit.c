/* SPDX-License-Identifier: MIT */
/* Knows forms of credits and where a paragraph takes one: behind all that is shown of it,
 * outside of what encloses words, as the reader of the markup has found it. */
#include <string.h>

#include "feature/credit.h"
#include "feature/edit.h"
#include "feature/edit_proof.h"
#include "report/credit_form.h"

/* Paragraphs, from the last one up, behind which a credit of the draft is tried. */
#define PLACES_TRIED 8

/* The reason why a finding wants no credit; NULL where it does. */
static const char *
why_no_credit(const struct finding *finding)
{
    switch (finding->code) {
    case FINDING_WITHDRAWN:
        return "The agency withdrew this copy: no credit makes it fit to print";
    case FINDING_EMBARGOED:
        return "This copy is under an embargo: no credit makes it fit to print";
    case FINDING_OWN_ARCHIVE:
        return "This is the newsroom's own copy";
    case FINDING_SHARED_PHRASE:
        return "A stock phrase needs no credit";
    default:
        return finding->credited ? "The draft credits this source already" : NULL;
    }
}

static void
put(struct edit *ret, size_t at)
{
    ret->count = 1;
    ret->parts[0].at = (struct span){(uint32_t)at, (uint32_t)at};
    buf_clear(&ret->parts[0].text);
}

/* Whether the passage stands in a note, which is printed elsewhere. */
static bool
is_in_note(const struct prose *prose, struct span span)
{
    vec_each(const struct enclosure, enclosure, &prose->enclosures) {
        if (enclosure->kind == ENCLOSURE_NOTE && enclosure->source.start <= span.start &&
            span.end <= enclosure->source.end) {
            return true;
        }
    }
    return false;
}

/* A command of letters takes the blank behind it for its end. */
static bool
ends_in_command(struct str text, size_t at)
{
    size_t start = at;
    while (start > 0 && ((text.data[start - 1] >= 'a' && text.data[start - 1] <= 'z') ||
                         (text.data[start - 1] >= 'A' && text.data[start - 1] <= 'Z'))) {
        start--;
    }
    return start > 0 && start < at && text.data[start - 1] == '\\';
}

/* Puts the credit behind the last word of the finding's paragraph, as the next part; the
 * reason where there is no place for it. */
static const char *
add_part(struct edit *ret, const struct edit_target *target,
         const struct finding *finding, struct str credit)
{
    const struct prose *prose = &target->prose;
    struct str text = target->checked->text;
    if (finding->paragraph >= prose->paragraphs.count) {
        return "The paragraph has no place for a credit";
    }
    const struct paragraph *paragraph = &prose->paragraphs.data[finding->paragraph];
    if (paragraph->is_fixed) {
        return "A table that is drawn with characters has no room for a credit";
    }
    if (is_in_note(prose, finding->span)) {
        return "It stands in a note: write its credit there";
    }
    if (paragraph->place == PROSE_NOWHERE || paragraph->place < finding->span.end) {
        return "The paragraph has no place for a credit that its markup leaves alone";
    }
    bool is_command =
        target->markup == MARKUP_LATEX && ends_in_command(text, paragraph->place);
    ret->parts[ret->count].at = (struct span){paragraph->place, paragraph->place};
    buf_add_format(&ret->parts[ret->count].text, "%s %.*s", is_command ? "\\" : "",
                   STR_ARGS(credit));
    ret->count++;
    return NULL;
}

static const char *
put_in_paragraph(struct edit *ret, const struct edit_target *target,
                 const struct finding *finding, struct str credit)
{
    const char *reason = add_part(ret, target, finding, credit);
    return reason != NULL || edit_proves_credit(ret, target)
               ? reason
               : "In this paragraph a credit would change what the markup shows";
}

/* The line end that the draft has. */
static const char *
line_end_of(struct str text)
{
    return str_find(text, STR("\r\n"), 0) != STR_NOT_FOUND ? "\r\n" : "\n";
}

/* As a paragraph of its own behind what is shown before byte `at`. */
static void
put_block(struct edit *ret, const struct edit_target *target, size_t at,
          struct str credit)
{
    struct str text = target->checked->text;
    const char *line_end = line_end_of(text);
    size_t end = at;
    while (end > 0 && strchr(" \t\r\n", text.data[end - 1]) != NULL) {
        end--;
    }
    bool is_html = target->markup == MARKUP_HTML;
    bool ends_line = end == text.length || text.data[end] == '\n' ||
                     text.data[end] == '\r' || text.data[end] == ' ';
    put(ret, end);
    buf_add_format(&ret->parts[0].text, "%s%s%s%.*s%s%s", line_end,
                   is_html ? "" : line_end, is_html ? "<p>" : "", STR_ARGS(credit),
                   is_html ? "</p>" : "", ends_line ? "" : line_end);
}

/* Whether a paragraph of the body can have another behind it. */
static bool
can_be_followed(const struct paragraph *paragraph)
{
    return paragraph->kind == PARAGRAPH_BODY && !paragraph->is_fixed &&
           paragraph->place != PROSE_NOWHERE;
}

/* At the end of the draft; where that is not shown, behind the last paragraph that is. */
static const char *
put_at_end(struct edit *ret, const struct edit_target *target, struct str credit)
{
    const struct prose *prose = &target->prose;
    struct str text = target->checked->text;
    size_t tried = 0;
    put_block(ret, target, prose->body_end, credit);
    if (edit_proves_credit(ret, target)) {
        return NULL;
    }
    for (size_t i = prose->paragraphs.count; i-- > 0 && tried < PLACES_TRIED;) {
        const struct paragraph *paragraph = &prose->paragraphs.data[i];
        if (target->markup == MARKUP_HTML || !can_be_followed(paragraph)) {
            continue;
        }
        size_t at = paragraph->place;
        while (at < text.length && text.data[at] != '\n' && text.data[at] != '\r') {
            at++;
        }
        put_block(ret, target, at, credit);
        if (edit_proves_credit(ret, target)) {
            return NULL;
        }
        tried++;
    }
    return "The end of the draft has no place for a credit that its markup leaves alone";
}

const char *
edit_credit(struct edit *ret, const struct edit_target *target,
            const struct finding *finding)
{
    const struct settings *settings = target->settings;
    const char *reason = why_no_credit(finding);
    struct buf credit = BUF_INIT;
    if (reason == NULL &&
        !credit_form_add(&ret->what, settings->credit_form, &finding->origin,
                         target->checked->report->language)) {
        reason = "The archive does not say who is to be credited";
    }
    if (reason != NULL) {
        return reason;
    }
    credit_add_escaped(&credit, buf_str(&ret->what), target->markup);
    reason = settings->credit_place == CREDIT_PLACE_DRAFT
                 ? put_at_end(ret, target, buf_str(&credit))
                 : put_in_paragraph(ret, target, finding, buf_str(&credit));
    buf_release(&credit);
    return reason;
}

/* Whether the finding is another passage of the same story that wants the same credit, in
 * a paragraph that has none yet. */
static bool
wants_same(const struct edit *edit, const struct edit_target *target,
           const struct finding *each, const struct finding *finding)
{
    bool is_same = each->origin.story == finding->origin.story &&
                   why_no_credit(each) == NULL && each->severity != SEVERITY_OFF &&
                   each->paragraph < target->prose.paragraphs.count;
    if (!is_same || edit->count == 0) {
        return is_same;
    }
    uint32_t place = target->prose.paragraphs.data[each->paragraph].place;
    return place > edit->parts[edit->count - 1].at.start;
}

const char *
edit_credit_all(struct edit *ret, const struct edit_target *target,
                const struct finding *finding)
{
    const struct report *report = target->checked->report;
    const char *reason = why_no_credit(finding);
    struct buf credit = BUF_INIT;
    struct buf name = BUF_INIT;
    if (reason == NULL && !credit_form_add(&name, target->settings->credit_form,
                                           &finding->origin, report->language)) {
        reason = "The archive does not say who is to be credited";
    }
    credit_add_escaped(&credit, buf_str(&name), target->markup);
    for (uint32_t i = 0; i < report->finding_count && reason == NULL; i++) {
        if (!wants_same(ret, target, &report->findings[i], finding)) {
            continue;
        }
        reason = ret->count < EDIT_PARTS
                     ? add_part(ret, target, &report->findings[i], buf_str(&credit))
                     : "There are too many passages of it";
    }
    if (reason == NULL && !edit_proves_credit(ret, target)) {
        reason = "In one of the paragraphs a credit would change what the markup shows";
    }
    buf_add_format(&ret->what, "%.*s, %zu times", STR_ARGS(buf_str(&name)), ret->count);
    buf_release(&name);
    buf_release(&credit);
    return reason;
}
