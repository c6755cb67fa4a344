/* SPDX-License-Identifier: MIT */
/* The file: a line `wirecheck-quarantine 1 KEY`, then one a draft: hash of the text, hash
 * of the name, milliseconds since 1970, version of the program. A new version begins
 * anew, since its faults are others. */
#include "serve/quarantine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <uv.h>

#include "base/file.h"
#include "base/memory.h"
#include "serve/crash.h"

#define HEAD "wirecheck-quarantine 1 "
#define SIZE_LIMIT ((size_t)64 << 10)
#define KEY_LENGTH ((size_t)2 * KEYED_HASH_KEY_SIZE)

static const char digits[] = "0123456789abcdef";

static char *
locate(void)
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (state != NULL && *state == '/') {
        return file_join(state, "wirecheck/quarantine");
    }
    return home != NULL && *home == '/'
               ? file_join(home, ".local/state/wirecheck/quarantine")
               : NULL;
}

static bool
read_key(unsigned char key[KEYED_HASH_KEY_SIZE], struct str hex)
{
    if (hex.length != KEY_LENGTH) {
        return false;
    }
    for (size_t i = 0; i < hex.length; i++) {
        const char *digit = memchr(digits, hex.data[i], sizeof digits - 1);
        if (digit == NULL) {
            return false;
        }
        unsigned value = (unsigned)(digit - digits);
        key[i / 2] = (unsigned char)(i % 2 == 0 ? value << 4 : key[i / 2] | value);
    }
    return true;
}

/* Takes the next word off a line. */
static struct str
next_word(struct str *line)
{
    size_t end = str_find_byte(*line, ' ', 0);
    end = end == STR_NOT_FOUND ? line->length : end;
    struct str word = str_slice(*line, 0, end);
    *line = str_slice(*line, end < line->length ? end + 1 : end, line->length);
    return word;
}

static bool
take_hash(char ret[KEYED_HASH_HEX_SIZE], struct str word)
{
    if (word.length != KEYED_HASH_HEX_SIZE - 1) {
        return false;
    }
    for (size_t i = 0; i < word.length; i++) {
        if (memchr(digits, word.data[i], sizeof digits - 1) == NULL) {
            return false;
        }
    }
    memcpy(ret, word.data, word.length);
    ret[word.length] = '\0';
    return true;
}

static bool
take_time(int64_t *ret, struct str word)
{
    int64_t time = 0;
    for (size_t i = 0; i < word.length; i++) {
        if (word.data[i] < '0' || word.data[i] > '9' || i >= 15) {
            return false;
        }
        time = time * 10 + (word.data[i] - '0');
    }
    *ret = time;
    return word.length > 0;
}

static void
read_entry(struct quarantine *self, struct str line)
{
    struct quarantine_entry entry;
    if (take_hash(entry.text, next_word(&line)) &&
        take_hash(entry.name, next_word(&line)) &&
        take_time(&entry.since_ms, next_word(&line)) &&
        str_equal(line, STR(WIRECHECK_VERSION))) {
        vec_add(&self->entries, entry);
    }
}

void
quarantine_read(struct quarantine *self, struct str content)
{
    size_t end = str_find_byte(content, '\n', 0);
    if (end == STR_NOT_FOUND || !str_starts_with(content, STR(HEAD)) ||
        !read_key(self->key, str_slice(content, sizeof HEAD - 1, end))) {
        return;
    }
    self->is_new = false;
    while (end < content.length) {
        size_t start = end + 1;
        end = str_find_byte(content, '\n', start);
        end = end == STR_NOT_FOUND ? content.length : end;
        read_entry(self, str_slice(content, start < end ? start : end, end));
    }
}

/* A file that is of no use any more makes room: it is too large, or not ours. */
static void
start_anew(struct quarantine *self)
{
    self->is_new = true;
    vec_clear(&self->entries);
    uv_random(NULL, NULL, self->key, sizeof self->key, 0, NULL);
}

void
quarantine_open(struct quarantine *self)
{
    struct buf content = BUF_INIT;
    struct error err;
    *self = (struct quarantine){.path = locate()};
    start_anew(self);
    if (self->path != NULL) {
        enum status status = file_read(&content, self->path, SIZE_LIMIT, &err);
        quarantine_read(self, status == STATUS_OK ? buf_str(&content) : STR_NONE);
        if (self->is_new && status != STATUS_NOT_FOUND) {
            remove(self->path);
        }
    }
    buf_release(&content);
}

void
quarantine_release(struct quarantine *self)
{
    quarantine_end();
    memory_free(self->path);
    vec_release(&self->entries);
    buf_release(&self->will);
}

static void
hash(const struct quarantine *self, struct str bytes, char hex[KEYED_HASH_HEX_SIZE])
{
    keyed_hash(hex, self->key, &bytes, 1);
}

bool
quarantine_holds(const struct quarantine *self, struct str name, struct str text,
                 int64_t now_ms)
{
    char name_hash[KEYED_HASH_HEX_SIZE];
    char text_hash[KEYED_HASH_HEX_SIZE];
    if (self->entries.count == 0) {
        return false;
    }
    hash(self, name, name_hash);
    hash(self, text, text_hash);
    vec_each(const struct quarantine_entry, entry, &self->entries) {
        if (strcmp(entry->text, text_hash) == 0 ||
            (strcmp(entry->name, name_hash) == 0 &&
             now_ms - entry->since_ms < QUARANTINE_MS)) {
            return true;
        }
    }
    return false;
}

void
quarantine_begin(struct quarantine *self, struct str name, struct str text,
                 int64_t now_ms)
{
    char hex[KEYED_HASH_HEX_SIZE];
    if (self->path == NULL) {
        return;
    }
    buf_clear(&self->will);
    if (self->is_new) {
        buf_add_text(&self->will, HEAD);
        for (size_t i = 0; i < sizeof self->key; i++) {
            buf_add_format(&self->will, "%02x", self->key[i]);
        }
        buf_add_byte(&self->will, '\n');
    }
    hash(self, text, hex);
    buf_add_format(&self->will, "%s ", hex);
    hash(self, name, hex);
    buf_add_format(&self->will, "%s %lld %s\n", hex, (long long)now_ms,
                   WIRECHECK_VERSION);
    crash_set_will(self->path, buf_str(&self->will));
}

void
quarantine_end(void)
{
    crash_set_will(NULL, STR_NONE);
}
