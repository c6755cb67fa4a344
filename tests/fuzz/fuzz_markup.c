/* SPDX-License-Identifier: MIT */
/* Any bytes as a draft in any kind of markup, which the first byte chooses: what
 * prose_build() promises of paragraphs and of the map back to the source holds. */
#include <stdint.h>
#include <stdlib.h>

#include "markup/comment.h"
#include "markup/markup.h"
#include "text/prose.h"

#define MARKUP_COUNT (MARKUP_FOUNTAIN + 1)

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size);

/* Like assert, but in a release build too. */
static void
require(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void
check_paragraphs(const struct prose *prose, struct str source)
{
    uint32_t prose_end = 0;
    uint32_t source_end = 0;
    vec_each(const struct paragraph, paragraph, &prose->paragraphs) {
        require(paragraph->prose.start >= prose_end);
        require(paragraph->prose.start < paragraph->prose.end);
        require(paragraph->prose.end <= prose->text.length);
        require(paragraph->source.start >= source_end);
        require(paragraph->source.start < paragraph->source.end);
        require(paragraph->source.end <= source.length);
        struct span whole = prose_to_source(prose, paragraph->prose);
        require(whole.start == paragraph->source.start);
        require(whole.end == paragraph->source.end);
        prose_end = paragraph->prose.end;
        source_end = paragraph->source.end;
    }
    require(prose->front_matter.start <= prose->front_matter.end);
    require(prose->front_matter.end <= source.length);
}

/* Where words may be put in lies in the text, and what encloses words is as long as one
 * byte. */
static void
check_places(const struct prose *prose, struct str source)
{
    require(prose->body_end <= source.length);
    vec_each(const struct paragraph, paragraph, &prose->paragraphs) {
        require(paragraph->place == PROSE_NOWHERE || paragraph->place <= source.length);
        uint32_t first = prose_from_source(prose, paragraph->source.start);
        require(first == paragraph->prose.start);
    }
    vec_each(const struct enclosure, enclosure, &prose->enclosures) {
        require(enclosure->source.start < enclosure->source.end);
        require(enclosure->source.end <= source.length);
    }
}

/* Comments that are meant for us ascend, say what was read, and without one nothing is
 * muted. */
static void
check_comments(const struct prose *prose, struct str source)
{
    uint32_t end = 0;
    vec_each(const struct prose_comment, comment, &prose->comments) {
        require(comment->source.start >= end);
        require(comment->source.start < comment->source.end);
        require(comment->source.end <= source.length);
        require(comment->word != COMMENT_FOREIGN);
        require(comment_read(span_of(source, comment->source)) == comment->word);
        end = comment->source.end;
    }
    vec_each(const struct paragraph, paragraph, &prose->paragraphs) {
        require(!paragraph->is_muted ||
                (prose->comments.count > 0 &&
                 prose->comments.data[0].source.start < paragraph->source.start));
    }
}

/* Each piece's bytes are those of the source, or one blank for what was left out, or
 * stand for bytes that do not reach into the next piece's. */
static void
check_pieces(const struct prose *prose, struct str source)
{
    const struct prose_piece *pieces = prose->pieces.data;
    for (size_t i = 0; i < prose->pieces.count; i++) {
        bool is_last = i + 1 == prose->pieces.count;
        uint32_t end = is_last ? (uint32_t)prose->text.length : pieces[i + 1].prose;
        uint32_t next = is_last ? (uint32_t)source.length : pieces[i + 1].source;
        require(pieces[i].prose < end && pieces[i].source < source.length);
        require(pieces[i].source <= next);
        if (pieces[i].whole > 0) {
            require(pieces[i].whole <= next - pieces[i].source);
            continue;
        }
        for (uint32_t at = pieces[i].prose; at < end; at++) {
            char byte = prose->text.data[at];
            uint32_t place = pieces[i].source + (at - pieces[i].prose);
            bool is_between = byte == '\n' || byte == ' ';
            require(is_between || (place < source.length && source.data[place] == byte));
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *input, size_t size)
{
    if (size == 0 || size > 1 << 20) {
        return 0;
    }
    struct str source = {(const char *)input + 1, size - 1};
    struct prose prose = {0};
    prose_build(&prose, source, (enum markup)(input[0] % MARKUP_COUNT));
    check_paragraphs(&prose, source);
    check_pieces(&prose, source);
    check_comments(&prose, source);
    check_places(&prose, source);
    prose_release(&prose);
    return 0;
}
