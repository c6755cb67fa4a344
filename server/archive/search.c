/* SPDX-License-Identifier: MIT */
/* Reads every headline, newest story first: half a second for a million of them. An
 * index would be a tenth of the catalog, for a question that is asked now and then. */
#include "archive/snapshot.h"
#include "archive/view.h"
#include "base/memory.h"
#include "text/span.h"
#include "text/token.h"

/* Rows between two looks at the token. */
#define POLL_ROWS 256u

/* What somebody typed, cut into words. */
struct query {
    struct buf lower; /* as typed, in lower case */
    struct spans typed;
    bool is_ascii;
    struct tokens folded; /* for what is not ASCII */
};

static bool
is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

static char
to_lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static bool
is_ascii(struct str text)
{
    for (size_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

static void
query_init(struct query *self, struct str words)
{
    *self = (struct query){.is_ascii = is_ascii(words)};
    for (size_t i = 0; i < words.length; i++) {
        char byte = to_lower(words.data[i]);
        bool begins = i == 0 || !is_word_byte(self->lower.data[i - 1]);
        buf_add_byte(&self->lower, byte);
        if (is_word_byte(byte) && begins) {
            vec_add(&self->typed, ((struct span){(uint32_t)i, (uint32_t)i}));
        }
        if (is_word_byte(byte)) {
            vec_last(&self->typed)->end = (uint32_t)i + 1;
        }
    }
    tokens_add(&self->folded, words, 0);
}

static void
query_release(struct query *self)
{
    tokens_release(&self->folded);
    vec_release(&self->typed);
    buf_release(&self->lower);
}

static bool
has_word(struct str text, struct str word)
{
    bool inside = false;
    for (size_t i = 0; i + word.length <= text.length; i++) {
        size_t same = 0;
        while (!inside && same < word.length &&
               to_lower(text.data[i + same]) == word.data[same]) {
            same++;
        }
        if (same == word.length) {
            return true;
        }
        inside = is_word_byte(to_lower(text.data[i]));
    }
    return false;
}

/* What nearly all headlines are, many times faster than folding. */
static bool
matches_ascii(const struct query *query, struct str text)
{
    for (size_t i = 0; i < query->typed.count; i++) {
        if (!has_word(text, span_of(buf_str(&query->lower), query->typed.data[i]))) {
            return false;
        }
    }
    return true;
}

static bool
has_folded_word(const struct tokens *tokens, struct str word)
{
    for (size_t i = 0; i < tokens->count; i++) {
        if (str_starts_with(tokens_folded(tokens, i), word)) {
            return true;
        }
    }
    return false;
}

static bool
matches_folded(const struct query *query, struct str text, struct tokens *scratch)
{
    tokens_clear(scratch);
    tokens_add(scratch, text, 0);
    for (size_t i = 0; i < query->folded.count; i++) {
        if (!has_folded_word(scratch, tokens_folded(&query->folded, i))) {
            return false;
        }
    }
    return true;
}

/* Whether each word of the query begins a word of the text. */
static bool
matches(const struct query *query, struct str text, struct tokens *scratch)
{
    return query->is_ascii && is_ascii(text) ? matches_ascii(query, text)
                                             : matches_folded(query, text, scratch);
}

struct scan {
    struct snapshot *snapshot;
    const struct query *query;
    const struct cancel *cancel;
    size_t limit;
};

/* The numbers of the rows (number, text) of a statement whose text matches. */
static enum status
scan_rows(const struct scan *self, const char *statement, struct story_numbers *ret,
          struct error *err)
{
    struct tokens scratch = {0};
    sqlite3_stmt *rows = NULL;
    bool found = true;
    enum status status = sql_prepare(&self->snapshot->sql, &rows, statement, err);
    for (uint32_t i = 0; status == STATUS_OK && found && ret->count < self->limit; i++) {
        if (i % POLL_ROWS == 0 && cancel_requested(self->cancel)) {
            status = error_set(err, STATUS_CANCELLED, "the search was cancelled");
            break;
        }
        status = sql_step(&self->snapshot->sql, rows, &found, err);
        if (status == STATUS_OK && found &&
            matches(self->query, sql_column(rows, 1), &scratch)) {
            vec_add(ret, (uint32_t)sqlite3_column_int64(rows, 0));
        }
    }
    sqlite3_finalize(rows);
    tokens_release(&scratch);
    return status;
}

/* Appends the stories that are files of their own and read from one of these. */
static enum status
add_stories_of(const struct scan *self, const struct story_numbers *sources,
               struct story_numbers *ret, struct error *err)
{
    sqlite3_stmt *rows = NULL;
    enum status status =
        sql_prepare(&self->snapshot->sql, &rows,
                    "SELECT number FROM story WHERE source = ? AND source_line = 0", err);
    for (size_t i = 0; status == STATUS_OK && i < sources->count; i++) {
        bool found = true;
        sqlite3_bind_int64(rows, 1, sources->data[i]);
        while (status == STATUS_OK && found) {
            status = sql_step(&self->snapshot->sql, rows, &found, err);
            if (status == STATUS_OK && found) {
                vec_add(ret, (uint32_t)sqlite3_column_int64(rows, 0));
            }
        }
        sqlite3_reset(rows);
    }
    sqlite3_finalize(rows);
    return status;
}

/* Each once, at most `limit`. */
static void
keep(const struct scan *self, struct story_numbers *numbers)
{
    struct map seen = {0};
    size_t count = 0;
    for (size_t i = 0; i < numbers->count && count < self->limit; i++) {
        uint32_t number = numbers->data[i];
        if (map_find(&seen, number) == NULL) {
            map_put(&seen, number, 1);
            numbers->data[count++] = number;
        }
    }
    numbers->count = count;
    map_release(&seen);
}

enum status
snapshot_search(struct snapshot *self, const struct story_search *search,
                const struct cancel *cancel, struct story_numbers *ret, struct error *err)
{
    struct query query;
    struct story_numbers found = {0};
    struct story_numbers sources = {0};
    struct scan scan = {self, &query, cancel, search->limit};
    query_init(&query, search->words);
    enum status status = scan_rows(
        &scan, "SELECT number, headline FROM story ORDER BY number DESC", &found, err);
    if (status == STATUS_OK && found.count < search->limit) {
        status = scan_rows(&scan, "SELECT number, path FROM source ORDER BY number DESC",
                           &sources, err);
    }
    if (status == STATUS_OK) {
        status = add_stories_of(&scan, &sources, &found, err);
    }
    vec_release(&sources);
    query_release(&query);
    if (status == STATUS_OK) {
        keep(&scan, &found);
        *ret = found;
    } else {
        vec_release(&found);
    }
    return status;
}
