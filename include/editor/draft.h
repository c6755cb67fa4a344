/* SPDX-License-Identifier: MIT */
#ifndef EDITOR_DRAFT_H
#define EDITOR_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/vec.h"
#include "lsp/shape.h"
#include "markup/markup.h"
#include "text/position.h"

/* The documents that the editor has open, as it last described them. */

/* More than that many open at once is no newsroom: further ones are refused. */
#define DRAFTS_LIMIT 4096u

/* Bytes [start, end) became `length` other ones. */
struct draft_edit {
    uint32_t start;
    uint32_t end;
    uint32_t length;
};

/* In the order in which they were made, each in the text that the one before left. */
struct draft_edits {
    VEC_OF(struct draft_edit);
};

struct draft {
    uint64_t serial;   /* of this opening; never used twice */
    uint64_t sequence; /* grows with every change of text or version: what was
                        * learned of another (serial, sequence) is stale */
    char *uri;         /* as the client spelled it when it opened the draft */
    char *key;         /* see uri_add_key */
    char *path;        /* of a file: URI, else NULL */
    int64_t version;   /* the client's; need not grow by one, or at all */
    enum markup markup;
    bool lost;      /* a change could not be understood: `text` is not what the editor
                     * shows, and nothing may be said of it until it is sent whole */
    bool too_large; /* lost because it reached TEXT_LIMIT */
    struct buf text;
    struct lines lines;
    struct draft_edits edits; /* since draft_forget_edits */
};

struct drafts {
    VEC_OF(struct draft *);
    uint64_t last_serial;
};

void drafts_release(struct drafts *self);

/* The draft of that URI in any spelling, or NULL. Borrowed until closed. */
struct draft *drafts_find(const struct drafts *self, struct str uri);
/* The draft with that serial, or NULL. */
struct draft *drafts_find_serial(const struct drafts *self, uint64_t serial);

/* Opens a draft; one that is open under the same URI is closed first. Returns NULL
 * where DRAFTS_LIMIT are open. Borrowed until closed. */
struct draft *drafts_open(struct drafts *self, const struct did_open *open);
void drafts_close(struct drafts *self, struct draft *draft);

/* Applies the items of a contentChanges array in order, each to what the one
 * before left; starts at the last item that replaces the whole text. Ranges are
 * clamped, and swapped where they end before they start. On failure
 * (STATUS_INVALID, STATUS_LIMIT) the draft is lost. An empty array changes only
 * the version. */
enum status draft_change(struct draft *self, int64_t version, const json_t *changes,
                         enum position_encoding encoding, struct error *err) NODISCARD;

/* Applies one change; STATUS_LIMIT (and no change) where the text would reach
 * TEXT_LIMIT. */
enum status draft_apply(struct draft *self, const struct content_change *change,
                        enum position_encoding encoding, struct error *err) NODISCARD;

/* From now on `edits` tells of what is still to come. */
void draft_forget_edits(struct draft *self);

/* The text is this, whatever we thought. It counts as an edit of what differs. */
void draft_replace(struct draft *self, struct str text);
/* The client changed it, but we do not know how. */
void draft_lose(struct draft *self);

#endif
