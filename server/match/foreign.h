/* SPDX-License-Identifier: MIT */
#ifndef MATCH_FOREIGN_H
#define MATCH_FOREIGN_H

#include <stdbool.h>
#include <stdint.h>

#include "match/passage.h"

/* What a paragraph says that a story has nowhere, outside quoted speech, and what the
 * passage of the story says that the paragraph has not. Tokens that are no function
 * words. */
struct foreign {
    uint32_t content;
    uint32_t names;   /* of them, sentences' first words apart */
    uint32_t foreign; /* of the content: not in the story */
    uint32_t foreign_names;
    uint32_t foreign_figures;
    uint32_t foreign_subject; /* of the names that the paragraph opens with */
    uint32_t passage;         /* content of the story's passage */
    uint32_t missing;         /* of it: not in the paragraph */
    uint32_t missing_figures;
};

struct foreign foreign_of(const struct passage_draft *draft,
                          const struct passage *passage, const struct source *source);

/* Whether the passage is said of somebody else than in the story: in the sentence in
 * front of it both name somebody, and neither has the other's name. */
bool foreign_is_of_another(const struct passage_draft *draft,
                           const struct passage *passage, const struct source *source);

/* Whether the words at these tokens may be said of two things: in front of them, in their
 * sentence, each side has words that the other has not. */
bool foreign_is_behind_others(const struct passage_draft *draft, uint32_t here,
                              const struct source *source, uint32_t there);

#endif
