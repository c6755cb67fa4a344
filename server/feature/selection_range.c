/* SPDX-License-Identifier: MIT */
#include "feature/selection_range.h"

#include "base/memory.h"
#include "text/token.h"

/* A word is looked for this many bytes before and behind: no word is longer. */
#define WINDOW 256u
/* Word, stretch, passage, paragraph, draft. */
#define DEPTH 5u

/* From the innermost out; each holds the one before and is larger. */
struct nest {
    struct span spans[DEPTH];
    uint32_t count;
};

static void
widen(struct nest *nest, struct span span)
{
    if (nest->count > 0) {
        struct span inner = nest->spans[nest->count - 1];
        if (span.start > inner.start || span.end < inner.end ||
            span_length(span) == span_length(inner)) {
            return;
        }
    }
    nest->spans[nest->count++] = span;
}

static bool
touches(struct span span, size_t offset)
{
    return offset >= span.start && offset <= span.end;
}

static void
add_word(struct nest *nest, const struct checked *checked, struct span paragraph,
         size_t offset)
{
    struct tokens tokens = {0};
    struct span near = paragraph;
    if (offset - near.start > WINDOW) {
        near.start = (uint32_t)offset - WINDOW;
    }
    if (near.end - offset > WINDOW) {
        near.end = (uint32_t)offset + WINDOW;
    }
    tokens_add(&tokens, span_of(checked->text, near), near.start);
    vec_each(struct token, token, &tokens) {
        if (touches(token->source, offset)) {
            widen(nest, token->source);
            break;
        }
    }
    tokens_release(&tokens);
}

static void
add_passage(struct nest *nest, const struct finding *finding, size_t offset)
{
    for (uint32_t i = 0; i < finding->run_count; i++) {
        if (touches(finding->runs[i].draft, offset)) {
            widen(nest, finding->runs[i].draft);
            break;
        }
    }
    widen(nest, finding->span);
}

static json_t *
build_nest(const struct checked *checked, const struct nest *nest)
{
    json_t *ret = NULL;
    for (uint32_t i = nest->count; i-- > 0;) {
        struct range range = checked_range_of(checked, nest->spans[i]);
        json_t *item = json_object();
        json_object_set_new(item, "range", shape_from_range(range));
        if (ret != NULL) {
            json_object_set_new(item, "parent", ret);
        }
        ret = item;
    }
    return ret;
}

/* The paragraph at the offset; NULL between two. */
static const struct span *
find_paragraph(const struct report *report, size_t offset)
{
    uint32_t low = 0;
    uint32_t high = report->paragraphs;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (report->paragraph_spans[middle].end < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const struct span *ret = &report->paragraph_spans[low];
    return low < report->paragraphs && touches(*ret, offset) ? ret : NULL;
}

static json_t *
build_at(const struct checked *checked, struct position position)
{
    const struct finding *finding;
    struct nest nest = {.count = 0};
    size_t offset =
        position_to_offset(checked->lines, checked->text, position, checked->encoding);
    const struct span *paragraph = find_paragraph(checked->report, offset);
    if (paragraph != NULL) {
        add_word(&nest, checked, *paragraph, offset);
        if (checked_findings_at(checked, position, &finding, 1) > 0) {
            add_passage(&nest, finding, offset);
        }
        widen(&nest, *paragraph);
    }
    widen(&nest, (struct span){0, (uint32_t)checked->text.length});
    return build_nest(checked, &nest);
}

json_t *
selection_range_build(const struct checked *checked, const struct ask *ask)
{
    json_t *ret = json_array();
    vec_each(const struct position, position, &ask->positions) {
        json_array_append_new(ret, build_at(checked, *position));
    }
    return ret;
}
