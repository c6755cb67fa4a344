/* SPDX-License-Identifier: MIT */
#include "intake/headline_kind.h"

#include "story/scan.h"

static bool
is_dash_next(struct str headline, size_t at)
{
    at = scan_skip_blanks(headline, at);
    return scan_starts(headline, at, STR("-")) || scan_starts(headline, at, STR("–")) ||
           scan_starts(headline, at, STR("—"));
}

void
headline_claim_kind(struct story *story)
{
    /* With a dash behind it, or all of the headline: a story on the budget is a story. */
    static const char *const labels[] = {"ADVISORY", "BUDGET", "DIARY"};
    static const char *const wholes[] = {"ADVISORY", "Advisory", "BUDGET", "DIARY",
                                         "Impressum"};
    static const char *const advisories[] = {"News schedule", "Reuters News Schedule"};
    static const char *const tables[] = {"TABLE"};
    static const char *const kills[] = {"STORY WITHDRAWN", "WITHDRAWN", "KILL",
                                        "Kill:", "Kill/Takedown"};
    struct str headline = str_from(story->headline);
    if (story->kind != STORY_ARTICLE) {
        return;
    }
    size_t label = SCAN_PHRASE(headline, labels);
    size_t whole = SCAN_PHRASE(headline, wholes);
    if (SCAN_PHRASE(headline, advisories) > 0 ||
        (whole > 0 && whole == headline.length) ||
        (label > 0 && is_dash_next(headline, label))) {
        story->kind = STORY_ADVISORY;
    } else if (SCAN_PHRASE(headline, tables) > 0 &&
               (scan_starts(headline, 5, STR("-")) ||
                scan_starts(headline, 5, STR(" -")))) {
        story->kind = STORY_TABLE;
    } else if (SCAN_PHRASE(headline, kills) > 0 &&
               scan_is_upper_case(str_slice(headline, 0, 4))) {
        story->kind = STORY_KILL;
    }
}
