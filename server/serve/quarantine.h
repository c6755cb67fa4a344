/* SPDX-License-Identifier: MIT */
#ifndef SERVE_QUARANTINE_H
#define SERVE_QUARANTINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/keyed_hash.h"
#include "base/str.h"
#include "base/vec.h"

/* Drafts that ended a process of this version while they were checked: an editor starts
 * the next one with the same draft open, and gives up after a few. They are known by
 * keyed hashes of text and name; the key is this user's own. Nothing is written unless
 * the process dies. */

/* A draft whose text has changed since is tried again after this time. */
#define QUARANTINE_MS ((int64_t)10 * 60 * 1000)

struct quarantine_entry {
    char text[KEYED_HASH_HEX_SIZE];
    char name[KEYED_HASH_HEX_SIZE];
    int64_t since_ms;
};

struct quarantine {
    char *path; /* NULL where the user has no home: then nobody is held */
    unsigned char key[KEYED_HASH_KEY_SIZE];
    bool is_new; /* the file is not there yet */
    struct {
        VEC_OF(struct quarantine_entry);
    } entries;
    struct buf will; /* what the file gets if the process dies now */
};

/* From the user's file. What is wrong in it is passed over. */
void quarantine_open(struct quarantine *self);
void quarantine_release(struct quarantine *self);

/* Whether the draft of that name with that text must not be checked. */
bool quarantine_holds(const struct quarantine *self, struct str name, struct str text,
                      int64_t now_ms);

/* The calling thread begins to check it, and is done with it. */
void quarantine_begin(struct quarantine *self, struct str name, struct str text,
                      int64_t now_ms);
void quarantine_end(void);

/* Reads the file's content; for quarantine_open and its fuzz target. */
void quarantine_read(struct quarantine *self, struct str content);

#endif
