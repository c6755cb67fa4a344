/* SPDX-License-Identifier: MIT */
/* Words that one side has and the other has not stand in bold, or in brackets where
 * there is no bold. */
#include "feature/side.h"

#include "base/memory.h"
#include "feature/escape.h"

/* Bytes of an excerpt, of a word: an editor's hover is a few dozen lines high. */
#define EXCERPT_LIMIT 1200u
#define WORD_LIMIT 200u

struct side {
    struct buf *out;
    bool markdown;
    size_t begun; /* where the excerpt begins in `out` */
};

/* A piece of the text, shortened at a word's end: false when full. */
static bool
add_piece(const struct side *side, struct str piece)
{
    if (side->out->length - side->begun > EXCERPT_LIMIT) {
        buf_add_text(side->out, " …");
        return false;
    }
    /* A run of something that is no word may be as long as the draft. */
    escape_add(side->out, str_slice(piece, 0, EXCERPT_LIMIT), side->markdown);
    return true;
}

static void
add_words(const struct side *side, struct str text, struct span part,
          const struct comparison *words)
{
    uint32_t at = part.start;
    bool marked = false;
    const char *close = side->markdown ? "**" : "]";
    vec_each(struct comparison_word, word, words) {
        bool ends = marked && word->same;
        bool begins = !marked && !word->same;
        buf_add_text(side->out, ends ? close : "");
        if (!add_piece(side, str_slice(text, at, word->text.start))) {
            buf_add_text(side->out, marked && !ends ? close : "");
            return;
        }
        buf_add_text(side->out, !begins ? "" : side->markdown ? "**" : "[");
        escape_add(side->out, str_slice(span_of(text, word->text), 0, WORD_LIMIT),
                   side->markdown);
        marked = !word->same;
        at = word->text.end;
    }
    buf_add_text(side->out, marked ? close : "");
    add_piece(side, str_slice(text, at, part.end));
}

void
side_add(struct buf *out, struct str text, struct span part,
         const struct comparison *words, bool markdown)
{
    buf_add_text(out, markdown ? "\n\n> " : "\n  ");
    struct side side = {out, markdown, out->length};
    add_words(&side, text, part, words);
    buf_add_text(out, "\n");
}
