/* SPDX-License-Identifier: MIT */
#include "feature/references.h"

#include <stdlib.h>

#include "base/memory.h"

#define FINDINGS_LIMIT 8u
/* A story that a whole country ran is told by its first copies. */
#define COPIES_LIMIT 64u
#define PLACES_LIMIT (2 * COPIES_LIMIT)

struct copy {
    uint32_t story;
    struct span passage;
    struct date date;
};

struct copies {
    VEC_OF(struct copy);
};

static void
add_copy(struct copies *copies, struct copy copy)
{
    vec_each(struct copy, known, copies) {
        if (known->story == copy.story && known->passage.start == copy.passage.start) {
            return;
        }
    }
    vec_add(copies, copy);
}

static void
add_finding(struct copies *copies, const struct finding *finding, bool with_origin)
{
    const struct finding_origin *origin = &finding->origin;
    if (with_origin) {
        add_copy(copies, (struct copy){origin->story, origin->passage, origin->date});
    }
    for (uint32_t i = 0; i < finding->also_count; i++) {
        const struct finding_copy *also = &finding->also[i];
        add_copy(copies, (struct copy){also->story, also->passage, also->date});
    }
}

/* What has no date comes last. */
static int
compare_copies(const void *a, const void *b)
{
    const struct copy *left = a;
    const struct copy *right = b;
    int order = date_compare(left->date, right->date);
    if (order != 0) {
        return order;
    }
    return left->story < right->story ? -1 : left->story > right->story;
}

static enum status
locate(json_t *ret, const struct shelf *shelf, const struct copies *copies)
{
    struct arena arena = {0};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < copies->count && i < COPIES_LIMIT; i++) {
        if (cancel_requested(shelf->cancel)) {
            status = STATUS_CANCELLED;
            break;
        }
        struct location location = originals_locate(
            shelf->originals, &arena, copies->data[i].story, copies->data[i].passage);
        if (location.uri != NULL) {
            json_array_append_new(ret, shape_from_location(location));
        }
    }
    arena_release(&arena);
    return status;
}

/* All copies of the passages under the cursor, the original among them. */
static void
add_passages(struct copies *ret, const struct checked *checked, const struct ask *ask)
{
    const struct finding *findings[FINDINGS_LIMIT];
    uint32_t count =
        checked_findings_at(checked, ask->position, findings, FINDINGS_LIMIT);
    for (uint32_t i = 0; i < count; i++) {
        add_finding(ret, findings[i], true);
    }
}

static bool
have_words_in_common(const struct copies *left, const struct copies *right)
{
    vec_each(const struct copy, a, left) {
        vec_each(const struct copy, b, right) {
            if (a->story == b->story && a->passage.start < b->passage.end &&
                b->passage.start < a->passage.end) {
                return true;
            }
        }
    }
    return false;
}

void
references_join(json_t *ret, const struct checked *asked, const struct ask *ask,
                const char *uri, const struct checked *other)
{
    struct copies here = {0};
    struct copies there = {0};
    add_passages(&here, asked, ask);
    for (uint32_t i = 0; i < other->report->finding_count; i++) {
        const struct finding *finding = &other->report->findings[i];
        vec_clear(&there);
        add_finding(&there, finding, true);
        if (finding->severity != SEVERITY_OFF && have_words_in_common(&here, &there) &&
            json_array_size(ret) < PLACES_LIMIT) {
            struct location place = {uri, checked_range(other, finding)};
            json_array_append_new(ret, shape_from_location(place));
        }
    }
    vec_release(&there);
    vec_release(&here);
}

enum status
references_search(json_t **ret, const struct shelf *shelf, const struct ask *ask,
                  struct error *err)
{
    const struct finding *findings[FINDINGS_LIMIT];
    struct copies copies = {0};
    uint32_t count =
        checked_findings_at(shelf->checked, ask->position, findings, FINDINGS_LIMIT);
    if (count == 0) {
        *ret = json_null();
        return STATUS_OK;
    }
    for (uint32_t i = 0; i < count; i++) {
        add_finding(&copies, findings[i], !ask->without_declaration);
    }
    if (copies.count > 1) {
        qsort(copies.data, copies.count, sizeof *copies.data, compare_copies);
    }
    json_t *list = json_array();
    enum status status = locate(list, shelf, &copies);
    vec_release(&copies);
    if (status == STATUS_OK) {
        *ret = list;
    } else {
        json_decref(list);
        error_set(err, status, "the request was cancelled");
    }
    return status;
}
