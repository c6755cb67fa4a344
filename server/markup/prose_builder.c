/* SPDX-License-Identifier: MIT */
#include "markup/prose_builder.h"

#include <assert.h>

#include "markup/comment.h"

/* Knows how prose is stored, not what a paragraph is. */

static bool
is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* From the end of the prose on, bytes stand at `source`; or each stands for the
 * `whole` bytes there, if that is not 0. */
static void
add_piece(struct prose_builder *self, size_t source, size_t whole)
{
    struct prose *prose = self->prose;
    struct prose_piece piece = {(uint32_t)prose->text.length, (uint32_t)source,
                                (uint32_t)whole};
    if (prose->pieces.count > 0) {
        struct prose_piece *last = vec_last(&prose->pieces);
        if (last->prose == piece.prose) {
            *last = piece;
            return;
        }
        bool is_exact = whole == 0 && last->whole == 0;
        if (is_exact && piece.source - last->source == piece.prose - last->prose) {
            return; /* it goes on as it did */
        }
    }
    vec_add(&prose->pieces, piece);
}

void
prose_builder_open(struct prose_builder *self, enum paragraph_kind kind)
{
    prose_builder_close(self);
    self->is_open = true;
    uint32_t at = (uint32_t)self->prose->text.length;
    self->open = (struct paragraph){
        .kind = kind,
        .prose = {at, at},
        .place = PROSE_NOWHERE,
        .is_fixed = self->is_fixed,
    };
}

void
prose_builder_close(struct prose_builder *self)
{
    self->base = self->depth;
    if (!self->is_open) {
        return;
    }
    self->is_open = false;
    struct buf *text = &self->prose->text;
    while (text->length > self->open.prose.start &&
           is_blank(text->data[text->length - 1])) {
        buf_truncate(text, text->length - 1);
    }
    while (self->prose->pieces.count > 0 &&
           vec_last(&self->prose->pieces)->prose >= text->length) {
        self->prose->pieces.count--;
    }
    self->open.prose.end = (uint32_t)text->length;
    if (span_length(self->open.prose) == 0) {
        return;
    }
    self->open.source = prose_to_source(self->prose, self->open.prose);
    vec_add(&self->prose->paragraphs, self->open);
    buf_add_text(text, "\n\n");
}

static bool
is_empty(const struct prose_builder *self)
{
    return self->prose->text.length == self->open.prose.start;
}

void
prose_builder_add(struct prose_builder *self, size_t start, size_t end)
{
    assert(self->is_open && start <= end && end <= self->source.length);
    while (is_empty(self) && start < end && is_blank(self->source.data[start])) {
        start++;
    }
    self->source_end = end;
    if (start < end) {
        add_piece(self, start, 0);
        buf_add_str(&self->prose->text, str_slice(self->source, start, end));
    }
    while (start < end && is_blank(self->source.data[end - 1])) {
        end--;
    }
    if (start < end) {
        prose_builder_show(self, end);
    }
}

void
prose_builder_replace(struct prose_builder *self, struct str text, size_t start,
                      size_t end)
{
    assert(self->is_open && start < end && end <= self->source.length);
    if (text.length > 0) {
        add_piece(self, start, end - start);
        buf_add_str(&self->prose->text, text);
        prose_builder_show(self, end);
    }
    self->source_end = end;
}

void
prose_builder_add_blank(struct prose_builder *self)
{
    struct buf *text = &self->prose->text;
    if (is_empty(self) || is_blank(text->data[text->length - 1])) {
        return;
    }
    size_t at = self->source_end < self->source.length ? self->source_end
                                                       : self->source.length - 1;
    add_piece(self, at, 0);
    buf_add_byte(text, ' ');
}

/* --- what encloses words --------------------------------------------------- */

void
prose_builder_enter(struct prose_builder *self, size_t at, uint64_t key,
                    enum enclosure_kind kind)
{
    if (self->depth == ENCLOSURE_DEPTH) {
        self->above++;
        return;
    }
    self->enclosures[self->depth].key = key;
    self->enclosures[self->depth].start = (uint32_t)at;
    self->enclosures[self->depth].kind = kind;
    self->depth++;
}

/* How many are open up to the innermost of the key; 0 for none. */
static size_t
find_enclosure(const struct prose_builder *self, uint64_t key)
{
    size_t found = self->depth;
    while (found > 0 && self->enclosures[found - 1].key != key) {
        found--;
    }
    return found;
}

bool
prose_builder_is_in(const struct prose_builder *self, uint64_t key)
{
    return find_enclosure(self, key) > 0;
}

void
prose_builder_leave(struct prose_builder *self, size_t to, uint64_t key)
{
    if (self->above > 0) {
        self->above--;
        return;
    }
    size_t found = find_enclosure(self, key);
    if (found == 0) {
        return;
    }
    self->depth = found - 1;
    self->base = self->depth < self->base ? self->depth : self->base;
    struct enclosure enclosure = {
        .kind = self->enclosures[self->depth].kind,
        .source = {self->enclosures[self->depth].start, (uint32_t)to},
    };
    vec_add(&self->prose->enclosures, enclosure);
    prose_builder_show(self, to);
}

void
prose_builder_forget(struct prose_builder *self)
{
    self->depth = self->base = self->above = 0;
}

void
prose_builder_show(struct prose_builder *self, size_t at)
{
    bool is_enclosed = self->depth > self->base || self->above > 0;
    for (size_t i = 0; i < self->depth; i++) {
        is_enclosed = is_enclosed || self->enclosures[i].kind != ENCLOSURE_WORDS;
    }
    if (!is_enclosed) {
        prose_builder_place(self, at);
    }
}

void
prose_builder_place(struct prose_builder *self, size_t at)
{
    if (self->is_open) {
        self->open.place = (uint32_t)at;
    }
}

void
prose_builder_add_comment(struct prose_builder *self, size_t start, size_t end)
{
    assert(start <= end && end <= self->source.length);
    enum comment_word word = comment_read(str_slice(self->source, start, end));
    if (word == COMMENT_FOREIGN) {
        return;
    }
    while (is_blank(self->source.data[start])) {
        start++;
    }
    while (is_blank(self->source.data[end - 1])) {
        end--;
    }
    struct prose_comment comment = {word, {(uint32_t)start, (uint32_t)end}};
    vec_add(&self->prose->comments, comment);
}
