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

/* Says nothing rather than something false: a name that stands elsewhere in the paragraph
 * may be the speaker's, and a pronoun may mean whoever an earlier paragraph names. */
static enum attribution
attribute(const struct finding_speech *speech, struct str paragraph,
          struct span quotation)
{
    if (speech->said_by == NULL) {
        return ATTRIBUTION_UNKNOWN;
    }
    struct str said_by = str_from(speech->said_by);
    if (speech->draft_says != NULL) {
        return speaker_is_same(said_by, str_from(speech->draft_says))
                   ? ATTRIBUTION_SAME
                   : ATTRIBUTION_DIFFERENT;
    }
    if (speaker_is_mentioned(paragraph, quotation, said_by)) {
        return ATTRIBUTION_SAME;
    }
    return speaker_may_be_named(paragraph, quotation) ? ATTRIBUTION_UNKNOWN
                                                      : ATTRIBUTION_MISSING;
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
    ret.attribution = attribute(&ret, paragraph, match->draft);
    return ret;
}
