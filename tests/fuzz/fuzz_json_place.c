/* SPDX-License-Identifier: MIT */
/* A path of keys (lines), an empty line, then JSON: what stands at the place that is
 * found must be the very value that jansson gives for the path. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/memory.h"
#include "editor/json_place.h"

#define PATH_LIMIT 4

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(bool condition)
{
    if (!condition) {
        abort();
    }
}

static json_t *
get_value(json_t *root, const char *const *path)
{
    for (; *path != NULL; path++) {
        root = json_object_get(root, *path);
    }
    return root;
}

static json_t *
load(struct str text)
{
    return json_loadb(text.data, text.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
}

static void
compare(struct str text, const char *const *path)
{
    struct json_place place = {{0, 0}, {0, 0}};
    bool found = json_place_find(text, path, &place);
    check(place.key.start <= place.key.end && place.key.end <= text.length);
    check(place.value.start <= place.value.end && place.value.end <= text.length);
    json_t *root = load(text);
    if (root == NULL) {
        return;
    }
    json_t *wanted = get_value(root, path);
    check(found == (wanted != NULL));
    if (found) {
        json_t *standing = load(span_of(text, place.value));
        check(standing != NULL && json_equal(standing, wanted));
        json_decref(standing);
    }
    json_decref(root);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = {(const char *)data, size};
    struct str line;
    char *path[PATH_LIMIT + 1] = {NULL};
    size_t count = 0;
    while (count < PATH_LIMIT && str_next_line(&rest, &line) && line.length > 0) {
        path[count++] = memory_dup_bytes(line.data, line.length);
    }
    compare(rest, (const char *const *)path);
    while (count > 0) {
        memory_free(path[--count]);
    }
    return 0;
}
