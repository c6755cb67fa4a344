/* SPDX-License-Identifier: MIT */
#include "feed/waiting.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/str.h"

static uint64_t
key_of(const char *path)
{
    return hash_str(str_from(path), hash_process_seed());
}

void
waiting_file_release(struct waiting_file *self)
{
    memory_free(self->path);
    self->path = NULL;
}

void
waiting_release(struct waiting *self)
{
    vec_each(struct waiting_file, file, self) {
        waiting_file_release(file);
    }
    vec_release(self);
    map_release(&self->by_path);
}

void
waiting_touch(struct waiting *self, const struct waiting_file *file)
{
    uint64_t *place = map_put(&self->by_path, key_of(file->path), self->count);
    struct waiting_file copy = *file;
    if (*place == self->count) {
        copy.path = memory_dup(file->path);
        vec_add(self, copy);
    } else {
        const struct waiting_file *known = &self->data[*place];
        copy.path = known->path;
        /* Looked at more often than a file has to rest, it rests all the same. */
        if (known->mark == copy.mark && known->due_ms < copy.due_ms) {
            copy.due_ms = known->due_ms;
        }
        self->data[*place] = copy;
    }
}

struct waiting_file
waiting_take(struct waiting *self, size_t at)
{
    struct waiting_file file = self->data[at];
    map_remove(&self->by_path, key_of(file.path));
    if (at + 1 < self->count) {
        self->data[at] = *vec_last(self);
        *map_find(&self->by_path, key_of(self->data[at].path)) = at;
    }
    self->count--;
    return file;
}

void
waiting_remove(struct waiting *self, const char *path)
{
    const uint64_t *place = map_find(&self->by_path, key_of(path));
    if (place != NULL) {
        struct waiting_file file = waiting_take(self, (size_t)*place);
        waiting_file_release(&file);
    }
}

void
ready_release(struct ready *self)
{
    for (size_t i = self->next; i < self->count; i++) {
        waiting_file_release(&self->data[i]);
    }
    vec_release(self);
    map_release(&self->by_path);
}

bool
ready_has(const struct ready *self, const char *path)
{
    return map_find(&self->by_path, key_of(path)) != NULL;
}

void
ready_add(struct ready *self, const struct waiting_file *file)
{
    map_put(&self->by_path, key_of(file->path), 1);
    vec_add(self, *file);
}

static int
compare_files(const void *a, const void *b)
{
    const struct waiting_file *left = a;
    const struct waiting_file *right = b;
    if (left->changed_ms != right->changed_ms) {
        return left->changed_ms < right->changed_ms ? -1 : 1;
    }
    return strcmp(left->path, right->path);
}

void
ready_sort(struct ready *self, size_t from)
{
    if (self->count > from + 1) {
        qsort(self->data + from, self->count - from, sizeof *self->data, compare_files);
    }
}

size_t
ready_count(const struct ready *self)
{
    return self->count - self->next;
}

struct waiting_file
ready_take(struct ready *self)
{
    struct waiting_file file = self->data[self->next++];
    map_remove(&self->by_path, key_of(file.path));
    if (self->next == self->count) {
        self->next = 0;
        vec_release(self);
    }
    return file;
}
