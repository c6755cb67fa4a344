/* SPDX-License-Identifier: MIT */
/* What came of reading the settings: the values, and what was wrong with them. */
#include "editor/settings.h"

void
settings_release(struct settings *self)
{
    arena_release(&self->arena);
    *self = (struct settings){0};
}

void
settings_problems_release(struct settings_problems *self)
{
    vec_release(self);
    arena_release(&self->arena);
}

static void
start_line(struct buf *out, const char *source)
{
    buf_add_format(out, "%s%s: wirecheck", out->length > 0 ? "\n" : "", source);
}

static void
add_source_notice(struct buf *out, const struct settings_source *source,
                  size_t source_number, const struct settings_problems *problems)
{
    size_t unknown = 0;
    vec_each(const struct settings_problem, problem, problems) {
        if (problem->source != source_number) {
            continue;
        }
        if (problem->is_unknown) {
            unknown++;
            continue;
        }
        start_line(out, source->name);
        if (problem->name != NULL) {
            buf_add_format(out, ".%s", problem->name);
        }
        /* The name of a member may be anything too. */
        buf_add_format(out, "%s %s; it is left as it was",
                       problem->member ? ": one of its names" : "", problem->rule);
    }
    if (unknown > 0) {
        start_line(out, source->name);
        buf_add_format(out, ": %zu of the settings %s not known", unknown,
                       unknown == 1 ? "is" : "are");
    }
}

void
settings_add_notice(struct buf *out, const struct settings_source *sources, size_t count,
                    const struct settings_problems *problems)
{
    for (size_t i = 0; i < count; i++) {
        if (sources[i].folder == NULL) {
            add_source_notice(out, &sources[i], i, problems);
        }
    }
}
