/* SPDX-License-Identifier: MIT */
#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A message cut in the middle of a UTF-8 sequence would be invalid JSON later. */
static void
cut_partial_character(char *message)
{
    size_t length = strlen(message);
    size_t lead = length;
    while (lead > 0 && ((unsigned char)message[lead - 1] & 0xC0) == 0x80) {
        lead--;
    }
    if (lead == 0) {
        return;
    }
    unsigned char first = (unsigned char)message[lead - 1];
    size_t wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (length - (lead - 1) < wanted) {
        message[lead - 1] = '\0';
    }
}

enum status
error_set(struct error *err, enum status status, const char *format, ...)
{
    if (err != NULL) {
        va_list args;
        va_start(args, format);
        int length = vsnprintf(err->message, sizeof err->message, format, args);
        va_end(args);
        if (length < 0) {
            err->message[0] = '\0';
        } else if ((size_t)length >= sizeof err->message) {
            cut_partial_character(err->message);
        }
    }
    return status;
}

const char *
status_name(enum status status)
{
    static const char *const names[STATUS_LAST] = {
        [STATUS_OK] = "ok",
        [STATUS_INVALID] = "malformed",
        [STATUS_NOT_FOUND] = "not found",
        [STATUS_IO] = "input or output error",
        [STATUS_CORRUPT] = "damaged",
        [STATUS_UNSUPPORTED] = "not supported",
        [STATUS_BUSY] = "busy",
        [STATUS_LIMIT] = "too large",
        [STATUS_CANCELLED] = "cancelled",
    };
    return status < STATUS_LAST ? names[status] : "unknown";
}
