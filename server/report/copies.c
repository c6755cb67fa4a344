/* SPDX-License-Identifier: MIT */
/* Where else a passage ran. */
#include "report/copies.h"

#include <stdlib.h>

static int
compare_texts(const char *a, const char *b)
{
    return str_compare(str_from(a), str_from(b));
}

/* The dated first; then by name, so that the order of adding does not matter. */
static int
compare_copies(const void *a, const void *b)
{
    const struct finding_copy *left = a;
    const struct finding_copy *right = b;
    const int orders[] = {date_compare(left->date, right->date),
                          compare_texts(left->agency, right->agency),
                          compare_texts(left->publisher, right->publisher),
                          compare_texts(left->guid, right->guid),
                          compare_texts(left->headline, right->headline)};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (orders[i] != 0) {
            return orders[i];
        }
    }
    return left->story < right->story ? -1 : left->story > right->story;
}

enum status
copies_list(struct finding *finding, const struct copies_case *copies,
            struct sources *sources, struct arena *arena, struct error *err)
{
    size_t count = copies->standings->count;
    struct finding_copy *also = arena_alloc_array(arena, count, sizeof *also);
    for (size_t i = 0; i < count; i++) {
        const struct standing *standing = &copies->standings->data[i];
        const struct match *match = &copies->matches->data[standing->match];
        const struct source *source;
        if (match == copies->told) {
            continue;
        }
        enum status status = sources_get(sources, match->story, &source, err);
        if (status != STATUS_OK) {
            return status;
        }
        also[finding->also_count++] = (struct finding_copy){
            .story = match->story,
            .guid = arena_dup_text(arena, source->story.guid),
            .agency = arena_dup_text(arena, standing->agency),
            .publisher = arena_dup_text(arena, source->story.publisher),
            .headline = arena_dup_text(arena, source->story.headline),
            .date = standing->date,
            .share = match->share,
            .passage = match->source,
        };
    }
    if (finding->also_count > 1) {
        qsort(also, finding->also_count, sizeof *also, compare_copies);
    }
    finding->also = also;
    return STATUS_OK;
}
