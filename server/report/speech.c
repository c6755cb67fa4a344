/* SPDX-License-Identifier: MIT */
#include "report/speech.h"

#include "story/speaker.h"

/* The paragraph of the story in which the passage begins. */
static struct span
paragraph_of(const struct source *source, struct span passage)
{
    vec_each(const struct span, paragraph, &source->paragraphs) {
        if (passage.start >= paragraph->start && passage.start < paragraph->end) {
            return *paragraph;
        }
    }
    return passage;
}

static const char *
find_name(struct arena *arena, struct str paragraph, struct span passage)
{
    struct span name;
    if (passage.end > paragraph.length || !speaker_find(paragraph, passage, &name)) {
        return NULL;
    }
    return arena_dup(arena, span_of(paragraph, name));
}

struct finding_speech
speech_compare(struct arena *arena, struct str paragraph, const struct match *match,
               const struct source *source)
{
    struct span there = paragraph_of(source, match->source);
    struct span passage = {match->source.start - there.start,
                           match->source.end - there.start};
    struct finding_speech ret = {
        .said_by = find_name(arena, span_of(story_text(&source->story), there), passage),
        .draft_says = find_name(arena, paragraph, match->draft),
    };
    if (ret.said_by == NULL) {
        ret.attribution = ATTRIBUTION_UNKNOWN;
    } else if (ret.draft_says == NULL) {
        ret.attribution = ATTRIBUTION_MISSING;
    } else {
        bool same = speaker_is_same(str_from(ret.said_by), str_from(ret.draft_says));
        ret.attribution = same ? ATTRIBUTION_SAME : ATTRIBUTION_DIFFERENT;
    }
    return ret;
}
