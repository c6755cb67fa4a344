/* SPDX-License-Identifier: MIT */
/* Turns story numbers into documents that the client at hand can open. The only
 * part of the features that reads the archive. */
#include "feature/place.h"

#include <sys/stat.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"
#include "base/memory.h"

/* Stories of a usual draft many times over; then the cache starts anew. */
#define CACHE_LIMIT 128u

struct original_entry {
    struct original original;
    char *uri; /* NULL where the story cannot be shown */
};

bool
places_exist(const struct places *self)
{
    return self->folder == NULL || file_exists(self->folder);
}

void
places_release(struct places *self)
{
    arena_release(&self->arena);
    *self = (struct places){0};
}

void
originals_init(struct originals *self, struct snapshot *snapshot,
               const struct place_settings *settings)
{
    *self = (struct originals){.snapshot = snapshot, .settings = *settings};
}

static void
forget_entries(struct originals *self)
{
    vec_each(struct original_entry, entry, &self->entries) {
        original_release(&entry->original);
        memory_free(entry->uri);
    }
    vec_clear(&self->entries);
    map_clear(&self->numbers);
}

void
originals_release(struct originals *self)
{
    forget_entries(self);
    vec_release(&self->entries);
    map_release(&self->numbers);
    self->snapshot = NULL;
}

void
originals_renew(struct originals *self, struct snapshot *snapshot, bool statuses_changed)
{
    self->snapshot = snapshot;
    if (statuses_changed) {
        forget_entries(self);
    }
}

void
originals_note_embargo(struct originals *self, struct date embargo)
{
    bool is_in_force = embargo.precision != DATE_NONE && embargo.ms > clock_now_ms();
    if (is_in_force && (self->embargo_ms == 0 || embargo.ms < self->embargo_ms)) {
        self->embargo_ms = embargo.ms;
    }
}

bool
originals_end_embargo(struct originals *self, int64_t now_ms)
{
    bool has_ended = self->embargo_ms != 0 && self->embargo_ms <= now_ms;
    if (has_ended) {
        forget_entries(self);
        self->embargo_ms = 0;
    }
    return has_ended;
}

/* Zero where there is none. */
static struct timespec
folder_changed(const struct originals *self)
{
    struct stat info;
    return stat(self->settings.folder, &info) == 0 ? info.st_mtim : (struct timespec){0};
}

static bool
has_written(const struct originals *self)
{
    if (self->settings.virtual_documents) {
        return false;
    }
    vec_each(struct original_entry, entry, &self->entries) {
        if (entry->uri != NULL) {
            return true;
        }
    }
    return false;
}

/* Gone: it may have gone before it was looked at first. */
bool
originals_look(struct originals *self)
{
    if (self->settings.folder == NULL || self->entries.count == 0) {
        return false;
    }
    struct timespec now = folder_changed(self);
    bool is_gone = now.tv_sec == 0 && now.tv_nsec == 0 && has_written(self);
    bool changed = is_gone || now.tv_sec != self->folder_changed.tv_sec ||
                   now.tv_nsec != self->folder_changed.tv_nsec;
    if (changed) {
        forget_entries(self);
    }
    return changed;
}

static struct original_entry
read_entry(struct originals *self, uint32_t number)
{
    struct original_entry entry = {.uri = NULL};
    struct buf uri = BUF_INIT;
    struct buf name = BUF_INIT;
    struct story story;
    struct error err = {{0}};
    enum status status = snapshot_story(self->snapshot, number, &story, &err);
    if (status == STATUS_OK) {
        originals_note_embargo(self, story.embargo);
        original_build(&entry.original, &story,
                       original_now_ms(self->settings.show_embargoed));
        original_add_name(&name, &story);
        story_release(&story);
        if (self->settings.virtual_documents) {
            original_add_uri(&uri, buf_str(&name));
        } else if (self->settings.folder != NULL) {
            status = original_write(&uri, self->settings.folder, buf_str(&name),
                                    buf_str(&entry.original.text), &err);
            self->folder_changed = folder_changed(self);
        }
    }
    if (status != STATUS_OK) {
        log_debug("story %lu has no document: %s", (unsigned long)number, err.message);
    }
    if (uri.length > 0) {
        entry.uri = buf_take(&uri);
    }
    buf_release(&uri);
    buf_release(&name);
    return entry;
}

/* Borrowed until the next call. */
static const struct original_entry *
find_entry(struct originals *self, uint32_t number)
{
    const uint64_t *at = map_find(&self->numbers, number);
    if (at != NULL) {
        return &self->entries.data[*at];
    }
    if (self->entries.count >= CACHE_LIMIT) {
        forget_entries(self);
    }
    vec_add(&self->entries, read_entry(self, number));
    map_put(&self->numbers, number, self->entries.count - 1);
    return vec_last(&self->entries);
}

static struct location
find_place(struct arena *arena, const struct original_entry *entry, struct span passage,
           enum position_encoding encoding)
{
    struct location location = {.uri = NULL};
    if (entry->uri != NULL) {
        location.uri = arena_dup(arena, str_from(entry->uri));
        location.range = original_range(&entry->original, passage, encoding);
    }
    return location;
}

struct location
originals_locate(struct originals *self, struct arena *arena, uint32_t story,
                 struct span passage)
{
    const struct original_entry *entry = find_entry(self, story);
    if (!entry->original.has_body) {
        return (struct location){.uri = NULL};
    }
    return find_place(arena, entry, passage, self->settings.encoding);
}

static void
place_finding(struct places *ret, const struct finding *finding,
              struct originals *originals)
{
    enum position_encoding encoding = originals->settings.encoding;
    struct finding_places *places = &ret->data[ret->count++];
    const struct original_entry *entry = find_entry(originals, finding->origin.story);
    places->origin = find_place(&ret->arena, entry, finding->origin.passage, encoding);
    if (finding->newest != NULL) {
        places->newest = originals_locate(originals, &ret->arena, finding->newest->story,
                                          finding->newest->passage);
    }
    for (uint32_t i = 0; i < finding->also_count && i < PLACES_ALSO_LIMIT; i++) {
        const struct finding_copy *copy = &finding->also[i];
        entry = find_entry(originals, copy->story);
        places->also[places->also_count++] =
            find_place(&ret->arena, entry, copy->passage, encoding);
    }
}

enum status
places_build(struct places *ret, const struct report *report, struct originals *originals,
             const struct cancel *cancel)
{
    struct places built = {0};
    built.data =
        arena_alloc_array(&built.arena, report->finding_count + 1, sizeof *built.data);
    for (uint32_t i = 0; i < report->finding_count; i++) {
        if (cancel_requested(cancel)) {
            places_release(&built);
            return STATUS_CANCELLED;
        }
        place_finding(&built, &report->findings[i], originals);
    }
    for (uint32_t i = 0; i < report->dismissed_count; i++) {
        originals_note_embargo(originals, report->dismissed[i].origin.embargo);
    }
    for (uint32_t i = 0; i < report->muted_count; i++) {
        originals_note_embargo(originals, report->muted[i].origin.embargo);
    }
    if (report->finding_count > 0 && !originals->settings.virtual_documents &&
        originals->settings.folder != NULL) {
        built.folder = arena_dup(&built.arena, str_from(originals->settings.folder));
        /* One that cannot be made is not waited for. */
        built.folder = places_exist(&built) ? built.folder : NULL;
    }
    *ret = built;
    return STATUS_OK;
}
