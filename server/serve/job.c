/* SPDX-License-Identifier: MIT */
#include "serve/job.h"

#include "base/memory.h"

struct job *
job_new(enum job_kind kind)
{
    struct job *self = memory_zalloc(sizeof *self);
    self->kind = kind;
    self->request = -1;
    return self;
}

bool
job_has_failed(const struct job *self)
{
    return self->status != STATUS_OK && self->status != STATUS_CANCELLED &&
           self->archive.status == STATUS_OK;
}

bool
job_lacks_archive(const struct job *self)
{
    return self->status != STATUS_OK && self->status != STATUS_CANCELLED &&
           self->archive.status != STATUS_OK && self->archive.status != STATUS_NOT_FOUND;
}

void
job_free(struct job *self)
{
    if (self == NULL) {
        return;
    }
    report_release(&self->report);
    places_release(&self->places);
    ask_release(&self->ask);
    file_paths_release(&self->folders);
    draft_files_release(&self->files);
    json_decref(self->answer);
    buf_release(&self->text);
    memory_free(self->path);
    memory_free(self->name);
    memory_free(self);
}
