/* SPDX-License-Identifier: MIT */
/* Knows the text of each open document and nothing of what is found in it. The
 * client's text is the truth: where the two may differ the draft is lost, never
 * guessed at. */
#include "editor/draft.h"

#include <string.h>

#include "base/memory.h"
#include "editor/patchwork.h"
#include "lsp/uri.h"
#include "markup/markup.h"

/* From so many changes of parts on the text is cut up for them: each of fewer may read
 * it whole. */
#define MANY_CHANGES 8

static void
free_draft(struct draft *self)
{
    lines_release(&self->lines);
    buf_release(&self->text);
    vec_release(&self->edits);
    memory_free(self->uri);
    memory_free(self->key);
    memory_free(self->path);
    memory_free(self);
}

void
drafts_release(struct drafts *self)
{
    vec_each(struct draft *, draft, self) {
        free_draft(*draft);
    }
    vec_release(self);
}

struct draft *
drafts_find(const struct drafts *self, struct str uri)
{
    struct draft *found = NULL;
    struct buf key = BUF_INIT;
    uri_add_key(&key, uri);
    vec_each(struct draft *, draft, self) {
        if (str_equal(str_from((*draft)->key), buf_str(&key))) {
            found = *draft;
        }
    }
    buf_release(&key);
    return found;
}

struct draft *
drafts_find_serial(const struct drafts *self, uint64_t serial)
{
    vec_each(struct draft *, draft, self) {
        if ((*draft)->serial == serial) {
            return *draft;
        }
    }
    return NULL;
}

static struct draft *
new_draft(const struct did_open *open)
{
    struct draft *self = memory_zalloc(sizeof *self);
    struct buf key = BUF_INIT;
    struct buf path = BUF_INIT;
    uri_add_key(&key, open->uri);
    self->key = buf_take(&key);
    self->uri = memory_dup_bytes(open->uri.data, open->uri.length);
    if (uri_add_path(&path, open->uri)) {
        self->path = buf_take(&path);
    }
    buf_release(&path);
    self->version = open->version;
    /* Editors disagree on languageId; the name of a file does not lie. */
    self->markup = markup_from_language_id(open->language_id);
    if (self->markup == MARKUP_PLAIN && self->path != NULL) {
        self->markup = markup_from_path(str_from(self->path));
    }
    draft_replace(self, open->text);
    draft_forget_edits(self);
    return self;
}

struct draft *
drafts_open(struct drafts *self, const struct did_open *open)
{
    struct draft *old = drafts_find(self, open->uri);
    if (old != NULL) {
        drafts_close(self, old);
    }
    if (self->count >= DRAFTS_LIMIT) {
        return NULL;
    }
    struct draft *draft = new_draft(open);
    draft->serial = ++self->last_serial;
    vec_add(self, draft);
    return draft;
}

void
drafts_close(struct drafts *self, struct draft *draft)
{
    for (size_t i = 0; i < self->count; i++) {
        if (self->data[i] == draft) {
            memmove(&self->data[i], &self->data[i + 1],
                    (self->count - i - 1) * sizeof *self->data);
            self->count--;
            free_draft(draft);
            return;
        }
    }
}

static void
note_edit(struct draft *self, size_t start, size_t end, size_t length)
{
    if (start < end || length > 0) {
        struct draft_edit edit = {(uint32_t)start, (uint32_t)end, (uint32_t)length};
        vec_add(&self->edits, edit);
    }
}

/* Of a text that came whole, what lies between the same beginning and the same end. */
static void
note_difference(struct draft *self, struct str text)
{
    struct str old = buf_str(&self->text);
    size_t shorter = old.length < text.length ? old.length : text.length;
    size_t start = 0;
    size_t after = 0;
    while (start < shorter && old.data[start] == text.data[start]) {
        start++;
    }
    while (after < shorter - start &&
           old.data[old.length - 1 - after] == text.data[text.length - 1 - after]) {
        after++;
    }
    note_edit(self, start, old.length - after, text.length - after - start);
}

void
draft_forget_edits(struct draft *self)
{
    vec_clear(&self->edits);
}

void
draft_replace(struct draft *self, struct str text)
{
    note_difference(self, text.length >= TEXT_LIMIT ? STR_NONE : text);
    self->sequence++;
    self->lost = self->too_large = text.length >= TEXT_LIMIT;
    buf_clear(&self->text);
    buf_add_str(&self->text, self->lost ? STR_NONE : text);
    lines_build(&self->lines, buf_str(&self->text));
}

void
draft_lose(struct draft *self)
{
    self->sequence++;
    self->lost = true;
}

enum status
draft_apply(struct draft *self, const struct content_change *change,
            enum position_encoding encoding, struct error *err)
{
    if (change->whole) {
        draft_replace(self, change->text);
        return self->lost ? error_set(err, STATUS_LIMIT, "the draft is too large")
                          : STATUS_OK;
    }
    struct str text = buf_str(&self->text);
    size_t start = position_to_offset(&self->lines, text, change->range.start, encoding);
    size_t end = position_to_offset(&self->lines, text, change->range.end, encoding);
    if (start > end) {
        size_t swapped = start;
        start = end;
        end = swapped;
    }
    if (text.length - (end - start) + change->text.length >= TEXT_LIMIT) {
        return error_set(err, STATUS_LIMIT, "the draft is too large");
    }
    note_edit(self, start, end, change->text.length);
    buf_splice(&self->text, start, end, change->text);
    lines_build(&self->lines, buf_str(&self->text));
    self->sequence++;
    return STATUS_OK;
}

static bool
is_whole(const json_t *change)
{
    const json_t *range = json_object_get(change, "range");
    return json_is_object(change) && (range == NULL || json_is_null(range));
}

static size_t
find_last_whole(const json_t *changes)
{
    size_t at = json_array_size(changes);
    while (at > 0 && !is_whole(json_array_get(changes, at - 1))) {
        at--;
    }
    return at > 0 ? at - 1 : 0;
}

/* Changes of parts alone, one after the other, as draft_apply makes them. */
static enum status
apply_many(struct draft *self, const json_t *changes, size_t first,
           enum position_encoding encoding, struct error *err)
{
    struct patchwork patches;
    enum status status = STATUS_OK;
    size_t count = json_array_size(changes);
    patchwork_init(&patches, buf_str(&self->text), encoding);
    for (size_t i = first; i < count && status == STATUS_OK; i++) {
        struct content_change change;
        status = content_change_read(&change, json_array_get(changes, i), err);
        if (status != STATUS_OK) {
            break;
        }
        size_t start = patchwork_offset(&patches, change.range.start);
        size_t end = patchwork_offset(&patches, change.range.end);
        size_t from = start < end ? start : end;
        size_t to = start < end ? end : start;
        if (patches.length - (to - from) + change.text.length >= TEXT_LIMIT) {
            status = error_set(err, STATUS_LIMIT, "the draft is too large");
            break;
        }
        note_edit(self, from, to, change.text.length);
        patchwork_splice(&patches, from, to, change.text);
    }
    patchwork_take(&patches, &self->text);
    patchwork_release(&patches);
    lines_build(&self->lines, buf_str(&self->text));
    self->sequence++;
    return status;
}

enum status
draft_change(struct draft *self, int64_t version, const json_t *changes,
             enum position_encoding encoding, struct error *err)
{
    self->version = version;
    self->sequence++;
    size_t count = json_array_size(changes);
    for (size_t i = find_last_whole(changes); i < count; i++) {
        struct content_change change;
        bool many = !self->lost && count - i >= MANY_CHANGES &&
                    !is_whole(json_array_get(changes, i));
        enum status status =
            content_change_read(&change, json_array_get(changes, i), err);
        if (status == STATUS_OK && self->lost && !change.whole) {
            continue;
        }
        if (status == STATUS_OK) {
            status = many ? apply_many(self, changes, i, encoding, err)
                          : draft_apply(self, &change, encoding, err);
        }
        if (status == STATUS_OK && many) {
            break;
        }
        if (status != STATUS_OK) {
            draft_lose(self);
            self->too_large = status == STATUS_LIMIT;
            return status;
        }
    }
    return STATUS_OK;
}
