/* SPDX-License-Identifier: MIT */
/* Words that one side has and the other has not stand in bold, or in brackets where
 * there is no bold. */
#include "feature/side.h"

#include "base/memory.h"
#include "feature/escape.h"

/* Bytes of an excerpt, of a word: an editor's hover is a dozen lines high. */
#define EXCERPT_LIMIT 800u
#define WORD_LIMIT 200u
/* Words that both sides have, in one stretch: as many as KEPT are shown at either end
 * where there are more than SAME_LIMIT. */
#define SAME_LIMIT 24u
#define KEPT 8u

struct side {
    struct buf *out;
    struct str text;
    bool markdown;
    size_t begun; /* where the excerpt begins in `out` */
};

static bool
is_full(const struct side *side)
{
    return side->out->length - side->begun > EXCERPT_LIMIT;
}

static void
add_bytes(const struct side *side, uint32_t start, uint32_t end, uint32_t limit)
{
    /* A run of something that is no word may be as long as the draft. */
    struct str piece = str_slice(side->text, start, end);
    escape_add(side->out, str_slice(piece, 0, limit), side->markdown);
}

/* The words from `from` to before `to`, and what stands between them; ends early where
 * the excerpt is full. */
static void
add_words(const struct side *side, const struct comparison *words, size_t from, size_t to)
{
    for (size_t i = from; i < to && !is_full(side); i++) {
        struct span word = words->data[i].text;
        if (i > from) {
            add_bytes(side, words->data[i - 1].text.end, word.start, EXCERPT_LIMIT);
        }
        add_bytes(side, word.start, word.end, WORD_LIMIT);
    }
}

/* Words that are all on both sides, or all not. */
static void
add_stretch(const struct side *side, const struct comparison *words, size_t from,
            size_t to)
{
    if (!words->data[from].same) {
        buf_add_text(side->out, side->markdown ? "**" : "[");
        add_words(side, words, from, to);
        buf_add_text(side->out, side->markdown ? "**" : "]");
    } else if (to - from > SAME_LIMIT) {
        add_words(side, words, from, from + KEPT);
        buf_add_text(side->out, " … ");
        add_words(side, words, to - KEPT, to);
    } else {
        add_words(side, words, from, to);
    }
}

void
side_add(struct buf *out, struct str text, const struct comparison *words, bool markdown)
{
    struct side side = {out, text, markdown, out->length};
    uint32_t at = 0;
    for (size_t from = 0, to; from < words->count && !is_full(&side); from = to) {
        to = from + 1;
        while (to < words->count && words->data[to].same == words->data[from].same) {
            to++;
        }
        add_bytes(&side, at, words->data[from].text.start, EXCERPT_LIMIT);
        add_stretch(&side, words, from, to);
        at = words->data[to - 1].text.end;
    }
    if (is_full(&side)) {
        buf_add_text(out, " …");
    } else {
        add_bytes(&side, at, (uint32_t)text.length, EXCERPT_LIMIT);
    }
}
