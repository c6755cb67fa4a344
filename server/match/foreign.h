/* SPDX-License-Identifier: MIT */
#ifndef MATCH_FOREIGN_H
#define MATCH_FOREIGN_H

#include <stdint.h>

#include "match/passage.h"

/* What a paragraph says that a story has nowhere, outside quoted speech. */
struct foreign {
    uint32_t content; /* tokens that are no function words */
    uint32_t names;   /* of them, sentences' first words apart */
    uint32_t foreign; /* of the content tokens: not in the story */
    uint32_t foreign_names;
    uint32_t foreign_figures;
    uint32_t foreign_subject; /* of the names that the paragraph opens with */
};

struct foreign foreign_of(const struct passage_draft *draft,
                          const struct passage *passage, const struct source *source);

#endif
