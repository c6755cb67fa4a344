/* SPDX-License-Identifier: MIT */
/* What one view of an archive has more than another. */
#include "archive/snapshot.h"

#include "archive/view.h"

/* Numbers are never given twice, and every story has one: where as many numbers were
 * given as there are more stories, none was forgotten. */
bool
snapshot_grew(const struct snapshot *later, const struct snapshot *earlier,
              struct snapshot_growth *ret)
{
    const struct totals *now = &later->totals;
    const struct totals *then = &earlier->totals;
    bool is_same = later->own_device == earlier->own_device &&
                   later->own_inode == earlier->own_inode &&
                   now->generation >= then->generation &&
                   now->next_story >= then->next_story &&
                   now->stories - then->stories == now->next_story - then->next_story &&
                   later->forgotten.count == earlier->forgotten.count;
    if (is_same) {
        *ret = (struct snapshot_growth){
            .first = (uint32_t)then->next_story,
            .end = (uint32_t)now->next_story,
            .statuses_changed = later->status_changes != earlier->status_changes,
        };
    }
    return is_same;
}

enum status
snapshot_status(struct snapshot *self, uint32_t number, enum story_status *ret,
                struct error *err)
{
    bool found = false;
    enum status status = STATUS_OK;
    if (self->status_of == NULL) {
        status = sql_prepare(&self->sql, &self->status_of,
                             "SELECT status FROM story WHERE number = ?", err);
    }
    if (status == STATUS_OK) {
        sqlite3_bind_int64(self->status_of, 1, number);
        status = sql_step(&self->sql, self->status_of, &found, err);
    }
    if (status == STATUS_OK && found) {
        *ret = (enum story_status)sqlite3_column_int(self->status_of, 0);
    } else if (status == STATUS_OK) {
        status = error_set(err, STATUS_NOT_FOUND, "%s: no story %lu", self->path,
                           (unsigned long)number);
    }
    if (self->status_of != NULL) {
        sqlite3_reset(self->status_of);
    }
    return status;
}
