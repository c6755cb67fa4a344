/* SPDX-License-Identifier: MIT */
#include "serve/swept.h"

#include <string.h>

#include "base/hash.h"

void
swept_files_release(struct swept_files *self)
{
    vec_each(struct swept, swept, self) {
        memory_free(swept->path);
    }
    vec_release(self);
    map_release(&self->by_path);
}

struct swept *
swept_files_find(struct swept_files *self, const char *path)
{
    uint64_t key = hash_str(str_from(path), 0);
    size_t at = (size_t)*map_put(&self->by_path, key, self->count);
    if (at == self->count) {
        vec_add(self, ((struct swept){.path = memory_dup(path)}));
    }
    struct swept *swept = &self->data[at];
    if (strcmp(swept->path, path) != 0) {
        /* Two paths, one hash: the later one takes the place. */
        memory_free(swept->path);
        *swept = (struct swept){.path = memory_dup(path)};
    }
    return swept;
}

void
swept_note(struct swept *self, const struct draft_file *file, const struct job *job,
           uint64_t edition)
{
    self->size = file->size;
    self->modified_ns = file->modified_ns;
    self->edition = edition;
    self->revision = job->revision;
}

bool
swept_is_current(const struct swept *self, const struct draft_file *file,
                 const struct session *session)
{
    return self->size == file->size && self->modified_ns == file->modified_ns &&
           self->edition == session->far_edition && self->revision == session->revision;
}
