/* SPDX-License-Identifier: MIT */
#ifndef SERVE_SERVER_H
#define SERVE_SERVER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/log.h"

/* The language server: what `wirecheck serve` runs. */

struct server_options {
    const char *archive; /* --archive; NULL lets settings and environment decide */
    enum log_level log_level;
    int64_t client_process;     /* 0 where only `initialize` may name it */
    bool ignore_client_process; /* do not leave when the client's process is gone */
};

/* Speaks the Language Server Protocol on standard input and output until the
 * client says `exit` or hangs up; standard output is then redirected to standard
 * error for good. Call it once, from the main thread. The exit status of the
 * process: 0 where the client asked for `shutdown` before, else 1. */
int server_run(const struct server_options *options);

#endif
