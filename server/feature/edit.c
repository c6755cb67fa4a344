/* SPDX-License-Identifier: MIT */
/* Knows where in the source bytes of a paragraph something can be put without
 * breaking its markup. */
#include "feature/edit.h"

#include <string.h>

#include "feature/credit.h"
#include "feature/label.h"
#include "lsp/shape.h"
#include "markup/markup.h"
#include "text/quotation.h"

/* Fewer words in a row are no quotation. */
#define QUOTATION_WORDS 4

void
edit_release(struct edit *self)
{
    for (size_t i = 0; i < 2; i++) {
        buf_release(&self->parts[i].text);
    }
    buf_release(&self->what);
    *self = (struct edit){.count = 0};
}

void
edit_aim(struct edit_target *ret, const struct checked *checked, const struct ask *ask)
{
    *ret = (struct edit_target){
        .checked = checked,
        .settings = ask->settings,
        .markup = ask->markup,
        .uri = ask->uri,
        .version = ask->version,
        .versions = ask->client.edit_versions,
    };
}

/* --- a credit -------------------------------------------------------------- */

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

/* The end of the line that `at` stands in, without its line end and blanks. */
static size_t
find_line_end(struct str text, size_t at)
{
    size_t end = at;
    while (end < text.length && text.data[end] != '\n' && text.data[end] != '\r') {
        end++;
    }
    while (end > at && (text.data[end - 1] == ' ' || text.data[end - 1] == '\t')) {
        end--;
    }
    return end;
}

/* Behind the marks that close an emphasis or a link at the end of a paragraph; but
 * not out of a table's cell, nor past HTML or a comment. */
static size_t
find_markdown_end(struct str text, size_t at)
{
    size_t end = find_line_end(text, at);
    for (size_t i = at; i < end; i++) {
        if (text.data[i] == '|' || text.data[i] == '<') {
            return at;
        }
    }
    return end;
}

/* Where the words of a paragraph end, closing marks included. */
static size_t
find_paragraph_end(const struct edit_target *target, const struct prose *prose,
                   const struct finding *finding)
{
    static const struct str closing[] = {
        {"\"", 1},           {"'", 1}, {")", 1}, {"\xe2\x80\x9d", 3}, /* ” */
        {"\xe2\x80\x9c", 3},                                          /* “ */
        {"\xe2\x80\x99", 3},                                          /* ’ */
        {"\xc2\xbb", 2},                                              /* » */
    };
    struct str text = target->checked->text;
    size_t end = finding->span.end;
    if (finding->paragraph < prose->paragraphs.count) {
        end = prose->paragraphs.data[finding->paragraph].source.end;
    }
    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        if (str_starts_with(str_slice(text, end, text.length), closing[i])) {
            end += closing[i].length;
            i = (size_t)-1;
        }
    }
    return target->markup == MARKUP_MARKDOWN ? find_markdown_end(text, end) : end;
}

/* The line end that the draft has. */
static const char *
line_end_of(struct str text)
{
    return str_find(text, STR("\r\n"), 0) != STR_NOT_FOUND ? "\r\n" : "\n";
}

static void
put_at_end(struct edit *ret, struct str text, struct str credit)
{
    size_t end = text.length;
    while (end > 0 && strchr(" \t\r\n", text.data[end - 1]) != NULL) {
        end--;
    }
    const char *line_end = line_end_of(text);
    ret->parts[0].at = (struct span){(uint32_t)end, (uint32_t)end};
    buf_add_format(&ret->parts[0].text, "%s%s%.*s", line_end, line_end, STR_ARGS(credit));
}

const char *
edit_credit(struct edit *ret, const struct edit_target *target,
            const struct finding *finding)
{
    const struct checked *checked = target->checked;
    const char *reason = why_no_credit(finding);
    struct buf credit = BUF_INIT;
    if (reason == NULL && !credit_add(&ret->what, target->settings->credit_form,
                                      &finding->origin, checked->report->language)) {
        reason = "The archive does not say who is to be credited";
    }
    if (reason != NULL) {
        return reason;
    }
    credit_add_escaped(&credit, buf_str(&ret->what), target->markup);
    ret->count = 1;
    if (target->settings->credit_place == CREDIT_PLACE_DRAFT) {
        put_at_end(ret, checked->text, buf_str(&credit));
    } else {
        struct prose prose = {0};
        prose_build(&prose, checked->text, target->markup);
        uint32_t end = (uint32_t)find_paragraph_end(target, &prose, finding);
        ret->parts[0].at = (struct span){end, end};
        buf_add_format(&ret->parts[0].text, " %.*s", STR_ARGS(buf_str(&credit)));
        prose_release(&prose);
    }
    buf_release(&credit);
    return NULL;
}

/* --- quotation marks ------------------------------------------------------- */

struct marks {
    const char *language;
    const char *open;
    const char *close;
};

/* Where a language is not here, English ones are as good as any. French ones have
 * their thin blanks (U+202F). */
static const struct marks marks[] = {
    {"ar", "\xc2\xab", "\xc2\xbb"},
    {"bg", "\xe2\x80\x9e", "\xe2\x80\x9c"},
    {"cs", "\xe2\x80\x9e", "\xe2\x80\x9c"},
    {"da", "\xc2\xbb", "\xc2\xab"},
    {"de", "\xe2\x80\x9e", "\xe2\x80\x9c"},
    {"el", "\xc2\xab", "\xc2\xbb"},
    {"es", "\xc2\xab", "\xc2\xbb"},
    {"fa", "\xc2\xab", "\xc2\xbb"},
    {"fi", "\xe2\x80\x9d", "\xe2\x80\x9d"},
    {"fr", "\xc2\xab\xe2\x80\xaf", "\xe2\x80\xaf\xc2\xbb"},
    {"hu", "\xe2\x80\x9e", "\xe2\x80\x9d"},
    {"it", "\xc2\xab", "\xc2\xbb"},
    {"ja", "\xe3\x80\x8c", "\xe3\x80\x8d"},
    {"no", "\xc2\xab", "\xc2\xbb"},
    {"pl", "\xe2\x80\x9e", "\xe2\x80\x9d"},
    {"pt", "\xc2\xab", "\xc2\xbb"},
    {"ro", "\xe2\x80\x9e", "\xe2\x80\x9d"},
    {"ru", "\xc2\xab", "\xc2\xbb"},
    {"sv", "\xe2\x80\x9d", "\xe2\x80\x9d"},
    {"uk", "\xc2\xab", "\xc2\xbb"},
};

static struct marks
marks_of(const char *language)
{
    for (size_t i = 0; language != NULL && i < sizeof marks / sizeof *marks; i++) {
        if (strcmp(marks[i].language, language) == 0) {
            return marks[i];
        }
    }
    return (struct marks){NULL, "\xe2\x80\x9c", "\xe2\x80\x9d"};
}

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
touches_quotation(const struct edit_target *target, struct span span)
{
    struct prose prose = {0};
    struct spans quotations = {0};
    bool touches = false;
    prose_build(&prose, target->checked->text, target->markup);
    quotations_find(&quotations, &prose);
    vec_each(const struct span, quotation, &quotations) {
        touches = touches || span_overlaps(prose_to_source(&prose, *quotation), span);
    }
    vec_release(&quotations);
    prose_release(&prose);
    return touches;
}

/* A whole sentence takes its full stop inside the marks. */
static struct span
with_full_stop(struct str text, struct span run)
{
    size_t before = run.start;
    while (before > 0 && (text.data[before - 1] == ' ' || text.data[before - 1] == '*' ||
                          text.data[before - 1] == '_')) {
        before--;
    }
    bool begins = before == 0 || strchr("\n\r.!?", text.data[before - 1]) != NULL;
    bool stops = run.end < text.length && strchr(".!?", text.data[run.end]) != NULL;
    run.end += begins && stops ? 1 : 0;
    return run;
}

const char *
edit_quotation(struct edit *ret, const struct edit_target *target,
               const struct finding *finding)
{
    struct span run = longest_run(finding);
    struct marks with = marks_of(target->checked->report->language);
    if (finding->longest_run < QUOTATION_WORDS || span_length(run) == 0) {
        return "Too few words in a row are as in the archive";
    }
    if (touches_quotation(target, run)) {
        return "It stands in quotation marks already";
    }
    buf_add_text(&ret->what, with.open);
    label_add_ends(&ret->what, span_of(target->checked->text, run));
    buf_add_text(&ret->what, with.close);
    run = with_full_stop(target->checked->text, run);
    ret->count = 2;
    ret->parts[0].at = (struct span){run.start, run.start};
    ret->parts[1].at = (struct span){run.end, run.end};
    buf_add_text(&ret->parts[0].text, with.open);
    buf_add_text(&ret->parts[1].text, with.close);
    return NULL;
}

/* --- for the client -------------------------------------------------------- */

static json_t *
build_text_edits(const struct edit *self, const struct checked *checked)
{
    json_t *ret = json_array();
    for (size_t i = 0; i < self->count; i++) {
        struct range range = range_from_span(checked->lines, checked->text,
                                             self->parts[i].at, checked->encoding);
        json_t *part = json_object();
        json_object_set_new(part, "range", shape_from_range(range));
        json_object_set_new(part, "newText",
                            shape_from_str(buf_str(&self->parts[i].text)));
        json_array_append_new(ret, part);
    }
    return ret;
}

json_t *
edit_build(const struct edit *self, const struct edit_target *target)
{
    json_t *ret = json_object();
    json_t *edits = build_text_edits(self, target->checked);
    json_t *uri = shape_from_str(target->uri);
    if (target->versions) {
        json_t *change =
            json_pack("{s:{s:o, s:I}, s:o}", "textDocument", "uri", uri, "version",
                      (json_int_t)target->version, "edits", edits);
        json_object_set_new(ret, "documentChanges", json_pack("[o]", change));
    } else {
        json_t *changes = json_object();
        json_object_set_new(changes, json_string_value(uri), edits);
        json_object_set_new(ret, "changes", changes);
        json_decref(uri);
    }
    return ret;
}
