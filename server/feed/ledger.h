/* SPDX-License-Identifier: MIT */
#ifndef FEED_LEDGER_H
#define FEED_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "base/status.h"

/* Which files of a followed folder were taken or refused, and in what state: a file of
 * the archive's folder (FORMAT.md, "feeds"). What it loses is read again, which the
 * archive knows for unchanged; it never has what the archive does not. */

struct ledger;

/* Opens or makes the one of the folder `root`, which is an absolute path without links,
 * and holds it: STATUS_BUSY where another process does. `reader` is of all that
 * decides what can be read (program, options): what another one refused is tried
 * again. Caller frees with ledger_close. */
enum status ledger_open(struct ledger **ret, const char *archive, const char *root,
                        uint64_t reader, struct error *err) NODISCARD;
/* NULL is accepted. */
void ledger_close(struct ledger *self);

/* Whether it is still the one that lies in the archive: somebody may have deleted that.
 */
bool ledger_is_there(const struct ledger *self);

/* Whether the file was taken or refused in just this state. */
bool ledger_knows(const struct ledger *self, const char *path, uint64_t mark);

/* Written by ledger_save. */
void ledger_note(struct ledger *self, const char *path, uint64_t mark, bool refused);

enum status ledger_save(struct ledger *self, struct error *err) NODISCARD;

/* Forgets files that are gone, where they are so many that it is worth it. `there` has
 * the keys (ledger_key) of all files of the folder. */
void ledger_sweep(struct ledger *self, const struct map *there);
uint64_t ledger_key(const struct ledger *self, const char *path);
size_t ledger_count(const struct ledger *self);

#endif
