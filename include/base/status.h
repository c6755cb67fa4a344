/* SPDX-License-Identifier: MIT */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "base/attr.h"

/* How a call that can fail for a reason outside the program ended. Such a call
 * returns one of these, takes its result pointers first and `struct error *err`
 * (may be NULL) last, and leaves the results untouched when it fails. Running
 * out of memory is no status: the allocators of base/memory.h end the process. */
enum status {
    STATUS_OK = 0,
    STATUS_INVALID,     /* the input is malformed */
    STATUS_NOT_FOUND,   /* what was asked for does not exist */
    STATUS_IO,          /* the system refused a read, write or sync */
    STATUS_CORRUPT,     /* a file of the archive is damaged */
    STATUS_UNSUPPORTED, /* written by a newer version, or a format we do not read */
    STATUS_BUSY,        /* another process holds the write lock */
    STATUS_LIMIT,       /* larger than a stated limit */
    STATUS_CANCELLED,   /* the cancel token was set */
    STATUS_LAST
};

#define ERROR_MESSAGE_SIZE 512

/* A sentence for the user: `path: what: detail`. Value type. */
struct error {
    char message[ERROR_MESSAGE_SIZE];
};

/* Fills err (if not NULL) and returns `status`, so that a failing function can
 * end with `return error_set(err, STATUS_IO, ...)`. Too long a message is cut
 * at a character boundary. */
enum status error_set(struct error *err, enum status status, const char *format, ...)
    PRINTF_FORMAT(3, 4);

/* A short name such as "not found". Static storage. */
const char *status_name(enum status status);

#endif
