/* SPDX-License-Identifier: MIT */
/* Puts the archive's numbers and names in the place of the draft's. */
#include "feature/credit.h"
#include "feature/edit.h"
#include "feature/edit_proof.h"

/* Where the draft has the words in its prose; empty where markup stands among them. */
static struct span
find_words(const struct prose *prose, struct span draft)
{
    struct span ret = {prose_from_source(prose, draft.start),
                       prose_from_source(prose, draft.end)};
    bool is_plain = ret.start < ret.end && span_length(ret) == span_length(draft) &&
                    prose_to_source(prose, ret).start == draft.start &&
                    prose_to_source(prose, ret).end == draft.end;
    return is_plain ? ret : (struct span){0, 0};
}

const char *
edit_figures(struct edit *ret, const struct edit_target *target,
             const struct finding *finding)
{
    const struct prose *prose = &target->prose;
    struct str shown = buf_str(&prose->text);
    struct buf expected = BUF_INIT;
    size_t at = 0;
    const char *reason = NULL;
    if (finding->difference_count == 0 || finding->difference_count > EDIT_PARTS) {
        return "Too much is different: compare with the original";
    }
    for (uint32_t i = 0; i < finding->difference_count && reason == NULL; i++) {
        const struct finding_difference *difference = &finding->differences[i];
        struct span words = find_words(prose, difference->draft);
        struct str there = str_from(difference->there);
        if (span_length(words) == 0 || there.length == 0 || words.start < at) {
            reason = "Its markup is in the way: compare with the original";
            break;
        }
        ret->parts[i].at = difference->draft;
        credit_add_escaped(&ret->parts[i].text, there, target->markup);
        ret->count = i + 1;
        buf_add_format(&ret->what, "%s%s, not %s", i > 0 ? "; " : "", difference->there,
                       difference->here);
        buf_add_str(&expected, str_slice(shown, at, words.start));
        buf_add_str(&expected, there);
        at = words.end;
    }
    buf_add_str(&expected, str_slice(shown, at, shown.length));
    if (reason == NULL && !edit_proves_text(ret, target, buf_str(&expected))) {
        reason = "It would change what the markup shows";
    }
    buf_release(&expected);
    return reason;
}
