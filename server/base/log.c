/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_int threshold = LOG_LEVEL_WARN;

void
log_set_level(enum log_level level)
{
    atomic_store(&threshold, (int)level);
}

/* One fputs a line, so that lines of two threads do not mix. */
static void
write_line(enum log_level level, const char *format, va_list args)
{
    static const char *const names[] = {"error", "warning", "info", "debug"};
    if ((int)level > atomic_load(&threshold)) {
        return;
    }
    char text[1024];
    char line[1100];
    vsnprintf(text, sizeof text, format, args);
    snprintf(line, sizeof line, "wirecheck: %s: %s\n", names[level], text);
    fputs(line, stderr);
}

#define DEFINE_LOG(name, level)          \
    void name(const char *format, ...)   \
    {                                    \
        va_list args;                    \
        va_start(args, format);          \
        write_line(level, format, args); \
        va_end(args);                    \
    }

DEFINE_LOG(log_error, LOG_LEVEL_ERROR)
DEFINE_LOG(log_warn, LOG_LEVEL_WARN)
DEFINE_LOG(log_info, LOG_LEVEL_INFO)
DEFINE_LOG(log_debug, LOG_LEVEL_DEBUG)

#undef DEFINE_LOG
