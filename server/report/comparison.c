/* SPDX-License-Identifier: MIT */
/* Which words of a passage stand on the other side too. Words are cut as matching
 * cuts them, so that what a sub-editor only restyled is no difference. */
#include "report/render.h"

#include "text/token.h"

enum side_of {
    SIDE_DRAFT,
    SIDE_PASSAGE,
    SIDE_SOURCE
};

/* A passage: `text` stands at `start` of the text that the runs count in. */
struct side {
    struct str text;
    uint32_t start;
    const struct finding_run *runs;
    uint32_t run_count;
    enum side_of of;
};

static struct span
span_of_run(const struct finding_run *run, enum side_of of)
{
    return of == SIDE_DRAFT     ? run->draft
           : of == SIDE_PASSAGE ? run->passage
                                : run->source;
}

static bool
lies_in_run(const struct side *side, struct span word)
{
    for (uint32_t i = 0; i < side->run_count; i++) {
        if (span_overlaps(span_of_run(&side->runs[i], side->of), word)) {
            return true;
        }
    }
    return false;
}

static void
compare(struct comparison *ret, const struct side *side)
{
    struct tokens tokens = {0};
    /* Token spans count like those of the runs: from the start of the whole text. */
    tokens_add(&tokens, side->text, side->start);
    vec_each(struct token, token, &tokens) {
        /* Words are reported in bytes of the text that the caller holds. */
        uint32_t shift = side->of == SIDE_DRAFT ? 0 : side->start;
        struct comparison_word word = {
            {token->source.start - shift, token->source.end - shift},
            lies_in_run(side, token->source),
        };
        vec_add(ret, word);
    }
    tokens_release(&tokens);
}

void
comparison_of_draft(struct comparison *ret, const struct finding *finding,
                    struct str draft)
{
    struct side side = {span_of(draft, finding->span), finding->span.start, finding->runs,
                        finding->run_count, SIDE_DRAFT};
    compare(ret, &side);
}

void
comparison_of_passage(struct comparison *ret, const struct finding *finding)
{
    struct side side = {str_from(finding->passage), 0, finding->runs, finding->run_count,
                        SIDE_PASSAGE};
    compare(ret, &side);
}

void
comparison_of_source(struct comparison *ret, const struct finding *finding)
{
    if (finding->origin.text != NULL) {
        struct side side = {str_from(finding->origin.text), finding->origin.shown.start,
                            finding->runs, finding->run_count, SIDE_SOURCE};
        compare(ret, &side);
    }
}

void
comparison_of_newest(struct comparison *ret, const struct finding_newest *newest)
{
    struct side side = {str_from(newest->text), newest->shown.start, newest->runs,
                        newest->run_count, SIDE_SOURCE};
    compare(ret, &side);
}
