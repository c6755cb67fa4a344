/* SPDX-License-Identifier: MIT */
#ifndef ARCHIVE_DICTIONARY_H
#define ARCHIVE_DICTIONARY_H

#include "archive/pack.h"
#include "archive/sql.h"

/* An archive gets its dictionary when it has this many stories. */
#define DICTIONARY_STORIES 1000

/* Makes the dictionary from the texts that are there, and packs them again with it;
 * does nothing where they have too little in common. Inside the transaction under
 * way. */
enum status dictionary_make(const struct sql *sql, struct pack *pack,
                            struct error *err) NODISCARD;

#endif
