/* SPDX-License-Identifier: MIT */
/* Any bytes as a file: sniffed, unpacked and read by whichever reader takes them. */
#include <stddef.h>
#include <stdint.h>

#include "intake/intake.h"
#include "whole_story.h"

/* 2026-01-15 */
#define NOW INT64_C(1768435200000)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static enum status
take_story(void *data, struct story *story, struct error *err)
{
    (void)err;
    check_story(story);
    ++*(size_t *)data;
    return STATUS_OK;
}

static void
take_problem(void *data, const char *path, uint64_t line, const char *reason)
{
    (void)line;
    require(path != NULL && reason != NULL && reason[0] != '\0');
    ++*(size_t *)data;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t told = 0;
    struct error err = {{0}};
    struct intake_sink sink = {&told, take_story, take_problem, NULL};
    struct str bytes = {(const char *)data, size};
    require(intake_read_bytes(bytes, "file", NOW, &sink, &err) == STATUS_OK);
    /* Nothing is dropped without a word. */
    require(told > 0);
    return 0;
}
