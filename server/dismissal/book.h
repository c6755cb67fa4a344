/* SPDX-License-Identifier: MIT */
#ifndef DISMISSAL_BOOK_H
#define DISMISSAL_BOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/status.h"
#include "base/vec.h"
#include "dismissal/doubt.h"
#include "dismissal/line.h"
#include "dismissal/secret.h"

/* The file of dismissals as it was read last: its lines, which of them are in force, and
 * which are in doubt. */

struct book_entry {
    struct dismissal_line line; /* borrows from `text` */
    bool in_force;
};

struct book {
    char *path;
    char *key_path;
    struct secret secret;
    bool has_secret;
    bool names_key; /* a line says which key is theirs */
    struct buf text;
    struct {
        VEC_OF(struct book_entry);
    } entries;
    struct map latest; /* book_key_of an id to its last entry */
    struct {
        VEC_OF(const struct dismissal_line *);
    } in_force;
    struct doubts doubts;
    struct buf warning;
    char last_key[KEYED_HASH_HEX_SIZE]; /* its mark when it was read last, or empty */
    bool key_replaced;                  /* since this user met it first */
    uint64_t edition;                   /* how often it was read */
    int64_t stamp[6];
};

/* Reads nothing yet. */
void book_init(struct book *self, const char *path);
void book_release(struct book *self);

/* The first half of an id. */
uint64_t book_key_of(struct str id);

/* Reads the file anew if it or its key changed; as dismissals_refresh. */
enum status book_refresh(struct book *self, bool *changed, struct error *err) NODISCARD;
/* The key that was read last is the right one. */
void book_accept_key(struct book *self);
/* The next refresh reads in any case. */
void book_distrust(struct book *self);

#endif
