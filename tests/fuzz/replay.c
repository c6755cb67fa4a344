/* SPDX-License-Identifier: MIT */
/* Feeds a fuzz target the files that are named on the command line, or those of
 * the folders named there: every seed, and every input that was once a finding,
 * is tried again by each test run, without libFuzzer. */
#include <stdint.h>
#include <stdio.h>

#include "base/file.h"
#include "base/memory.h"

#define SEED_LIMIT ((size_t)16 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t size);

static size_t
replay(const char *path)
{
    struct file_paths files = {0};
    struct error err = {""};
    size_t count = 0;
    if (file_walk(&files, path, &err) != STATUS_OK) {
        fprintf(stderr, "%s\n", err.message);
    }
    vec_each(char *, file, &files) {
        struct buf bytes = BUF_INIT;
        if (file_read(&bytes, *file, SEED_LIMIT, &err) != STATUS_OK) {
            fprintf(stderr, "%s\n", err.message);
            break;
        }
        /* Of just that size, so that a read past the end is caught. */
        char *input = memory_alloc(bytes.length + (bytes.length == 0));
        for (size_t i = 0; i < bytes.length; i++) {
            input[i] = bytes.data[i];
        }
        LLVMFuzzerTestOneInput((const uint8_t *)input, bytes.length);
        memory_free(input);
        buf_release(&bytes);
        count++;
    }
    file_paths_release(&files);
    return count;
}

int
main(int argc, char **argv)
{
    size_t count = 0;
    for (int i = 1; i < argc; i++) {
        count += replay(argv[i]);
    }
    printf("%zu inputs replayed\n", count);
    return count > 0 ? 0 : 1;
}
