/* SPDX-License-Identifier: MIT */
/* Each kind of mark begins with a letter of its own, so that none can pass for
 * another. */
#include "dismissal/mark.h"

#include <inttypes.h>
#include <stdlib.h>

#include "text/letters.h"

/* Letters of a paragraph that says too little to tell a draft by. */
#define SHORTEST_PARAGRAPH 24
/* Paragraphs by which a draft is known again. */
#define PARAGRAPHS 12
#define MARK_LENGTH 16

static void
hash_two(const struct secret *secret, const char *kind, struct str first,
         struct str second, char ret[KEYED_HASH_HEX_SIZE])
{
    struct keyed_hash hash;
    struct buf head = BUF_INIT;
    buf_add_format(&head, "%s%zu:", kind, first.length);
    keyed_hash_init(&hash, secret->key);
    keyed_hash_add(&hash, buf_str(&head));
    keyed_hash_add(&hash, first);
    keyed_hash_add(&hash, second);
    keyed_hash_finish(&hash, ret);
    buf_release(&head);
}

void
mark_key(const struct secret *secret, char ret[KEYED_HASH_HEX_SIZE])
{
    hash_two(secret, "key", STR_NONE, STR_NONE, ret);
}

void
mark_source(const struct secret *secret, const struct dismissal_subject *subject,
            char ret[KEYED_HASH_HEX_SIZE])
{
    hash_two(secret, "source", subject->identity, STR_NONE, ret);
}

void
mark_finding(const struct secret *secret, const struct dismissal_subject *subject,
             char ret[KEYED_HASH_HEX_SIZE])
{
    struct buf letters = BUF_INIT;
    letters_add(&letters, subject->passage);
    hash_two(secret, "finding", subject->identity, buf_str(&letters), ret);
    buf_release(&letters);
}

void
mark_marks(const struct secret *secret, struct str marks, char ret[KEYED_HASH_HEX_SIZE])
{
    hash_two(secret, "marks", marks, STR_NONE, ret);
}

static uint64_t
read_mark(const char *hex)
{
    uint64_t mark = 0;
    for (size_t i = 0; i < MARK_LENGTH; i++) {
        char byte = hex[i];
        mark = mark << 4 | (uint64_t)(byte <= '9' ? byte - '0' : byte - 'a' + 10);
    }
    return mark;
}

static uint64_t
short_mark(const struct secret *secret, const char *kind, struct str text)
{
    char hex[KEYED_HASH_HEX_SIZE];
    hash_two(secret, kind, text, STR_NONE, hex);
    return read_mark(hex);
}

/* False where the paragraph is too short. */
static bool
mark_paragraph(const struct secret *secret, const struct prose *draft, size_t number,
               struct buf *letters, uint64_t *ret)
{
    buf_clear(letters);
    letters_add(letters,
                span_of(buf_str(&draft->text), draft->paragraphs.data[number].prose));
    if (letters->length < SHORTEST_PARAGRAPH) {
        return false;
    }
    *ret = short_mark(secret, "paragraph", buf_str(letters));
    return true;
}

void
draft_marks_build(struct draft_marks *ret, const struct secret *secret,
                  const struct prose *draft, const char *path)
{
    struct buf letters = BUF_INIT;
    uint64_t mark = 0;
    *ret = (struct draft_marks){.has_file = path != NULL};
    if (path != NULL) {
        ret->file = short_mark(secret, "file", str_from(path));
    }
    for (size_t i = 0; i < draft->paragraphs.count; i++) {
        if (mark_paragraph(secret, draft, i, &letters, &mark)) {
            map_put(&ret->paragraphs, mark, letters.length);
        }
    }
    buf_release(&letters);
}

void
draft_marks_release(struct draft_marks *self)
{
    map_release(&self->paragraphs);
}

struct ranked {
    uint64_t mark;
    uint64_t length;
};

static int
compare_ranked(const void *a, const void *b)
{
    const struct ranked *left = a;
    const struct ranked *right = b;
    if (left->length != right->length) {
        return left->length > right->length ? -1 : 1;
    }
    return left->mark < right->mark ? -1 : left->mark > right->mark;
}

void
draft_marks_add(struct buf *out, const struct draft_marks *self,
                const struct secret *secret, const struct prose *draft)
{
    struct buf letters = BUF_INIT;
    struct {
        VEC_OF(struct ranked);
    } ranked = {0};
    uint64_t mark = 0;
    if (self->has_file) {
        buf_add_format(out, " /%016" PRIx64, self->file);
    }
    for (size_t i = 0; i < draft->paragraphs.count; i++) {
        if (mark_paragraph(secret, draft, i, &letters, &mark)) {
            vec_add(&ranked, ((struct ranked){mark, letters.length}));
        }
    }
    if (ranked.count > 1) {
        qsort(ranked.data, ranked.count, sizeof *ranked.data, compare_ranked);
    }
    for (size_t i = 0; i < ranked.count && i < PARAGRAPHS; i++) {
        buf_add_format(out, " %016" PRIx64, ranked.data[i].mark);
    }
    vec_release(&ranked);
    buf_release(&letters);
}

static bool
is_mark(struct str word)
{
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.data[i];
        if (!((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f'))) {
            return false;
        }
    }
    return word.length == MARK_LENGTH;
}

bool
draft_marks_match(const struct draft_marks *self, struct str marks)
{
    size_t paragraphs = 0;
    size_t found = 0;
    while (marks.length > 0) {
        size_t blank = str_find_byte(marks, ' ', 0);
        struct str word = str_slice(marks, 0, blank);
        marks = str_slice(marks, blank == STR_NOT_FOUND ? marks.length : blank + 1,
                          marks.length);
        bool is_file = word.length > 0 && word.data[0] == '/';
        word = str_slice(word, is_file, word.length);
        if (!is_mark(word)) {
            continue;
        }
        uint64_t mark = read_mark(word.data);
        if (is_file && self->has_file && self->file == mark) {
            return true;
        }
        paragraphs += !is_file;
        found += !is_file && map_find(&self->paragraphs, mark) != NULL;
    }
    return found > 0 && 2 * found >= paragraphs;
}
