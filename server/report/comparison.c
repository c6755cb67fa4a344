/* SPDX-License-Identifier: MIT */
/* Which words of a passage stand on the other side too. Words are cut as matching
 * cuts them, so that what a sub-editor only restyled is no difference. */
#include "report/render.h"

#include "text/token.h"

static bool
lies_in_run(const struct finding *finding, struct span word, bool of_draft)
{
    for (uint32_t i = 0; i < finding->run_count; i++) {
        const struct finding_run *run = &finding->runs[i];
        if (span_overlaps(of_draft ? run->draft : run->source, word)) {
            return true;
        }
    }
    return false;
}

static void
compare(struct comparison *ret, const struct finding *finding, struct str text,
        bool of_draft)
{
    struct span passage = of_draft ? finding->span : finding->origin.passage;
    struct tokens tokens = {0};
    /* Token spans count like those of the runs: from the start of the whole text. */
    tokens_add(&tokens, text, passage.start);
    vec_each(struct token, token, &tokens) {
        /* Words are reported in bytes of the text that the caller holds. */
        uint32_t shift = of_draft ? 0 : passage.start;
        struct comparison_word word = {
            {token->source.start - shift, token->source.end - shift},
            lies_in_run(finding, token->source, of_draft),
        };
        vec_add(ret, word);
    }
    tokens_release(&tokens);
}

void
comparison_of_draft(struct comparison *ret, const struct finding *finding,
                    struct str draft)
{
    compare(ret, finding, span_of(draft, finding->span), true);
}

void
comparison_of_source(struct comparison *ret, const struct finding *finding)
{
    if (finding->origin.text != NULL) {
        compare(ret, finding, str_from(finding->origin.text), false);
    }
}
