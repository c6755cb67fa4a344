/* SPDX-License-Identifier: MIT */
#ifndef CLI_DRAFT_FILE_H
#define CLI_DRAFT_FILE_H

#include "base/buf.h"
#include "base/status.h"
#include "cli/command.h"

/* Reads a draft, "-" for standard input. Says on standard error where bytes are not
 * UTF-8, which are kept. STATUS_INVALID for what is no text. */
enum status draft_file_load(struct buf *text, const struct call *call, const char *path,
                            struct error *err) NODISCARD;

#endif
