/* SPDX-License-Identifier: MIT */
/* In the file: " /FILE" where it has one, " +MARKS" of what is its own ("-" where that is
 * too little to know it by elsewhere), " .MARKS" of all of it and " #RUNS". */
#include "dismissal/draft_marks.h"

#include <inttypes.h>
#include <string.h>

#include "text/letters.h"
#include "text/utf8.h"

/* Letters of a run that is marked: some three words. */
#define RUN 16
/* Runs of its own without which a draft is not told from others by its words: some
 * twenty words. A line that stands below everything a desk writes has fewer. */
#define LEAST_OWN 80

#define FILE_LENGTH 16
#define MARK_LENGTH ((size_t)6)
#define MARK_BITS 24

static void
sample_add(struct sample *self, uint32_t mark)
{
    size_t at = self->count;
    while (at > 0 && self->marks[at - 1] > mark) {
        at--;
    }
    if ((at > 0 && self->marks[at - 1] == mark) || at == SAMPLE_SIZE) {
        return;
    }
    size_t moved = (self->count < SAMPLE_SIZE ? self->count : SAMPLE_SIZE - 1) - at;
    memmove(&self->marks[at + 1], &self->marks[at], moved * sizeof *self->marks);
    self->marks[at] = mark;
    self->count += self->count < SAMPLE_SIZE;
}

/* Marks the runs of a text, and notes those that are wanted (NULL: none). Gives how many
 * there are. */
static size_t
add_runs(struct sample *sample, struct map *wanted, const struct short_hash_key *key,
         struct str text)
{
    struct buf letters = BUF_INIT;
    size_t starts[RUN];
    size_t count = 0;
    letters_add(&letters, text);
    for (size_t at = 0; at < letters.length; count++) {
        starts[count % RUN] = at;
        utf8_next(buf_str(&letters), &at);
        if (count + 1 >= RUN) {
            size_t start = starts[(count + 1) % RUN];
            uint64_t hash = short_hash(key, str_slice(buf_str(&letters), start, at));
            uint32_t mark = (uint32_t)(hash >> (64 - MARK_BITS));
            uint64_t *found = wanted != NULL ? map_find(wanted, mark) : NULL;
            if (found != NULL) {
                *found = 1;
            }
            sample_add(sample, mark);
        }
    }
    buf_release(&letters);
    return count < RUN ? 0 : count - RUN + 1;
}

void
draft_marks_init(struct draft_marks *self, const struct secret *secret)
{
    *self = (struct draft_marks){.key = short_hash_key_derive(secret->key, "draft")};
}

void
draft_marks_release(struct draft_marks *self)
{
    map_release(&self->wanted);
}

void
draft_marks_read(struct draft_marks *self, const struct prose *draft, const char *path)
{
    self->has_file = path != NULL;
    if (path != NULL) {
        struct buf name = BUF_INIT;
        buf_add_format(&name, "file:%s", path);
        self->file = short_hash(&self->key, buf_str(&name));
        buf_release(&name);
    }
    vec_each(const struct paragraph, paragraph, &draft->paragraphs) {
        self->runs += add_runs(&self->all, &self->wanted, &self->key,
                               span_of(buf_str(&draft->text), paragraph->prose));
    }
}

/* --- what is its own ------------------------------------------------------- */

static bool
is_taken(const struct spans *taken, struct span source)
{
    vec_each(const struct span, span, taken) {
        if (span_overlaps(*span, source)) {
            return true;
        }
    }
    return false;
}

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

/* Runs between the passages that were found; a word that is partly in one is not its
 * own. */
static size_t
add_own_of(struct sample *own, const struct draft_marks *self, const struct prose *draft,
           struct span paragraph, const struct spans *taken)
{
    struct str text = buf_str(&draft->text);
    struct span piece = {paragraph.start, paragraph.start};
    size_t runs = 0;
    for (uint32_t at = paragraph.start; at < paragraph.end;) {
        struct span word = {at, at};
        while (word.end < paragraph.end && !is_blank(text.data[word.end])) {
            word.end++;
        }
        at = word.end < paragraph.end ? word.end + 1 : word.end;
        if (span_length(word) > 0 && is_taken(taken, prose_to_source(draft, word))) {
            runs += add_runs(own, NULL, &self->key, span_of(text, piece));
            piece.start = at;
        }
        piece.end = at;
    }
    return runs + add_runs(own, NULL, &self->key, span_of(text, piece));
}

static void
add_sample(struct buf *out, char kind, const struct sample *sample)
{
    buf_add_format(out, " %c", kind);
    for (size_t i = 0; i < sample->count; i++) {
        buf_add_format(out, "%06" PRIx32, sample->marks[i]);
    }
}

bool
draft_marks_add(struct buf *out, const struct draft_marks *self,
                const struct prose *draft, const struct spans *taken)
{
    struct sample own = {.count = 0};
    size_t runs = 0;
    vec_each(const struct paragraph, paragraph, &draft->paragraphs) {
        runs += add_own_of(&own, self, draft, paragraph->prose, taken);
    }
    if (self->has_file) {
        buf_add_format(out, " /%016" PRIx64, self->file);
    }
    if (runs >= LEAST_OWN || self->has_file) {
        /* Too few are of no use elsewhere; none says so. */
        add_sample(out, runs >= LEAST_OWN ? '+' : '-', &own);
        add_sample(out, '.', &self->all);
        buf_add_format(out, " #%zx", self->runs);
    }
    return runs >= LEAST_OWN || self->has_file;
}

/* --- recognising ----------------------------------------------------------- */

struct told {
    bool has_file;
    uint64_t file;
    bool has_words; /* enough to be known by without the file */
    uint64_t runs;
    struct sample own;
    struct sample all;
};

static bool
read_hex(struct str word, uint64_t *ret)
{
    *ret = 0;
    for (size_t i = 0; i < word.length; i++) {
        char byte = word.data[i];
        if (!((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f'))) {
            return false;
        }
        *ret = *ret << 4 | (uint64_t)(byte <= '9' ? byte - '0' : byte - 'a' + 10);
    }
    return word.length > 0 && word.length <= FILE_LENGTH;
}

static void
read_sample(struct sample *ret, struct str marks)
{
    uint64_t mark;
    for (size_t at = 0; at < marks.length; at += MARK_LENGTH) {
        if (read_hex(str_slice(marks, at, at + MARK_LENGTH), &mark)) {
            sample_add(ret, (uint32_t)mark);
        }
    }
}

static struct told
read_told(struct str marks)
{
    struct told told = {.has_file = false};
    while (marks.length > 0) {
        size_t blank = str_find_byte(marks, ' ', 0);
        struct str word = str_slice(marks, 0, blank);
        struct str value = str_slice(word, 1, word.length);
        char kind = word.length > 0 ? word.data[0] : ' ';
        marks = str_slice(marks, blank == STR_NOT_FOUND ? marks.length : blank + 1,
                          marks.length);
        if (kind == '/') {
            told.has_file = read_hex(value, &told.file);
        } else if (kind == '+' || kind == '-') {
            read_sample(&told.own, value);
            told.has_words = kind == '+';
        } else if (kind == '.') {
            read_sample(&told.all, value);
        } else if (kind == '#' && !read_hex(value, &told.runs)) {
            told.runs = 0;
        }
    }
    return told;
}

void
draft_marks_want(struct draft_marks *self, struct str marks)
{
    struct told told = read_told(marks);
    for (size_t i = 0; i < told.own.count; i++) {
        map_put(&self->wanted, told.own.marks[i], 0);
    }
}

/* How many of the smallest marks of both texts together are in each, of *of. */
static size_t
count_common(const struct sample *a, const struct sample *b, size_t *of)
{
    size_t common = 0;
    size_t i = 0;
    size_t k = 0;
    for (*of = 0; *of < SAMPLE_SIZE && (i < a->count || k < b->count); ++*of) {
        bool in_a = i < a->count && (k == b->count || a->marks[i] <= b->marks[k]);
        bool in_b = k < b->count && (i == a->count || b->marks[k] <= a->marks[i]);
        common += in_a && in_b;
        i += in_a;
        k += in_b;
    }
    return common;
}

/* Of two texts that share half of what they have together neither is longer than twice
 * the other, which needs no sample. */
static bool
has_half_of_all(const struct draft_marks *self, const struct told *told)
{
    size_t of = 0;
    size_t common = count_common(&self->all, &told->all, &of);
    return common > 0 && 2 * common >= of && self->runs <= 2 * told->runs &&
           told->runs <= 2 * (uint64_t)self->runs;
}

bool
draft_marks_match(const struct draft_marks *self, struct str marks)
{
    struct told told = read_told(marks);
    bool half_of_all = has_half_of_all(self, &told);
    size_t own = 0;
    for (size_t i = 0; i < told.own.count; i++) {
        const uint64_t *found = map_find(&self->wanted, told.own.marks[i]);
        own += found != NULL && *found != 0;
    }
    /* A draft that took the file's place has neither. */
    if (told.has_file && self->has_file && told.file == self->file) {
        return half_of_all || (own > 0 && 4 * own >= told.own.count);
    }
    return told.has_words && own > 0 && 2 * own >= told.own.count && half_of_all;
}
