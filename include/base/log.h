/* SPDX-License-Identifier: MIT */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/attr.h"

/* Lines to stderr for whoever runs the program. Never the text of a draft: log
 * names, lengths and counts. Layers below serve/ and cli/ log at debug level
 * only and report through enum status otherwise. */
enum log_level {
    LOG_LEVEL_ERROR,
    LOG_LEVEL_WARN,
    LOG_LEVEL_INFO,
    LOG_LEVEL_DEBUG
};

void log_set_level(enum log_level level);

void log_error(const char *format, ...) PRINTF_FORMAT(1, 2);
void log_warn(const char *format, ...) PRINTF_FORMAT(1, 2);
void log_info(const char *format, ...) PRINTF_FORMAT(1, 2);
void log_debug(const char *format, ...) PRINTF_FORMAT(1, 2);

#endif
