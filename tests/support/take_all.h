/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_TAKE_ALL_H
#define SUPPORT_TAKE_ALL_H

#include <stdint.h>

#include "intake/intake.h"
#include "whole_story.h"

/* Reads bytes as a file, for the fuzz targets: whatever they are, stories come out whole
 * and nothing is dropped without a word. */

/* 2026-01-15 */
#define TAKE_ALL_NOW INT64_C(1768435200000)

static inline enum status
take_all_story(void *data, struct story *story, struct error *err)
{
    (void)err;
    check_story(story);
    ++*(size_t *)data;
    return STATUS_OK;
}

static inline void
take_all_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    (void)line;
    require(path != NULL && reason != NULL && reason[0] != '\0');
    ++*(size_t *)data;
}

static inline void
take_all(struct str bytes)
{
    size_t told = 0;
    struct error err = {{0}};
    struct intake_sink sink = {&told, take_all_story, take_all_problem, NULL};
    require(intake_read_bytes(bytes, "file", TAKE_ALL_NOW, &sink, &err) == STATUS_OK);
    require(told > 0);
}

static inline void
take_all_behind(struct str begin, const uint8_t *data, size_t size)
{
    struct buf file = BUF_INIT;
    buf_add_str(&file, begin);
    buf_add(&file, data, size);
    take_all(buf_str(&file));
    buf_release(&file);
}

#endif
