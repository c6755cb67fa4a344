/* SPDX-License-Identifier: MIT */
/* Tokens are told as the protocol wants them: five numbers each, counted from the
 * token before, none longer than its line, none over another. */
#include "feature/semantic_tokens.h"

#include <stdlib.h>

#include "base/memory.h"

/* In the legend's order. */
enum modifier {
    MODIFIER_COPIED = 1 << 0,
    MODIFIER_REWORDED = 1 << 1,
    MODIFIER_QUOTED = 1 << 2,
};

json_t *
semantic_tokens_offer(const struct client_capabilities *client)
{
    if (!client->semantic_tokens) {
        return NULL;
    }
    return json_pack("{s:{s:[s], s:[s, s, s]}, s:b, s:b}", "legend", "tokenTypes",
                     "string", "tokenModifiers", "wirecheckCopied", "wirecheckReworded",
                     "wirecheckQuoted", "full", 1, "range", 1);
}

struct stretch {
    struct span span;
    enum modifier modifier;
};

struct stretches {
    VEC_OF(struct stretch);
};

static enum modifier
modifier_of(enum finding_code code)
{
    switch (code) {
    case FINDING_WIRE_REWRITE:
        return MODIFIER_REWORDED;
    case FINDING_SHARED_QUOTE:
    case FINDING_SHARED_PHRASE:
        return MODIFIER_QUOTED;
    default:
        return MODIFIER_COPIED;
    }
}

/* What has most to say comes first where two begin together. */
static int
compare_stretches(const void *a, const void *b)
{
    const struct stretch *left = a;
    const struct stretch *right = b;
    if (left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    return left->modifier < right->modifier ? -1 : left->modifier > right->modifier;
}

static void
collect(struct stretches *ret, const struct checked *checked, struct span shown)
{
    for (uint32_t i = 0; i < checked->report->finding_count; i++) {
        const struct finding *finding = &checked->report->findings[i];
        for (uint32_t j = 0; finding->severity != SEVERITY_OFF && j < finding->run_count;
             j++) {
            if (span_overlaps(finding->runs[j].draft, shown)) {
                vec_add(ret, ((struct stretch){finding->runs[j].draft,
                                               modifier_of(finding->code)}));
            }
        }
    }
    if (ret->count > 1) {
        qsort(ret->data, ret->count, sizeof *ret->data, compare_stretches);
    }
}

static void
add_token(json_t *data, struct position *last, struct position start, uint32_t length,
          enum modifier modifier)
{
    uint32_t lines = start.line - last->line;
    uint32_t characters = lines > 0 ? start.character : start.character - last->character;
    const uint32_t token[] = {lines, characters, length, 0, modifier};
    for (size_t i = 0; i < sizeof token / sizeof *token; i++) {
        json_array_append_new(data, json_integer(token[i]));
    }
    *last = start;
}

static void
add_stretch(json_t *data, const struct checked *checked, struct position *last,
            const struct stretch *stretch)
{
    struct range range = checked_range_of(checked, stretch->span);
    for (uint32_t line = range.start.line; line <= range.end.line; line++) {
        struct str text = lines_text(checked->lines, checked->text, line);
        struct position end = range.end;
        struct position start = range.start;
        if (line > range.start.line) {
            start = (struct position){line, 0};
        }
        if (line < range.end.line) {
            end = position_from_offset(checked->lines, checked->text,
                                       checked->lines->data[line] + text.length,
                                       checked->encoding);
        }
        if (end.character > start.character) {
            add_token(data, last, start, end.character - start.character,
                      stretch->modifier);
        }
    }
}

static json_t *
build(const struct checked *checked, const struct ask *ask, struct span shown)
{
    struct stretches stretches = {0};
    struct position last = {0, 0};
    uint32_t end = 0;
    json_t *data = json_array();
    if (ask->semantic_tokens) {
        collect(&stretches, checked, shown);
    }
    vec_each(struct stretch, stretch, &stretches) {
        if (stretch->span.start < end) {
            stretch->span.start = end;
        }
        if (stretch->span.end > stretch->span.start) {
            add_stretch(data, checked, &last, stretch);
            end = stretch->span.end;
        }
    }
    vec_release(&stretches);
    return json_pack("{s:o}", "data", data);
}

json_t *
semantic_tokens_build(const struct checked *checked, const struct ask *ask)
{
    return build(checked, ask, (struct span){0, (uint32_t)checked->text.length});
}

json_t *
semantic_tokens_build_range(const struct checked *checked, const struct ask *ask)
{
    return build(checked, ask, checked_span_of(checked, ask->range));
}
