/* SPDX-License-Identifier: MIT */
#include "report/speech.h"

#include "story/scan.h"
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

/* A paragraph or draft that is longer is read for nobody: what it costs is bounded. */
#define PARAGRAPH_LIMIT (16u << 10)
#define DRAFT_LIMIT (64u << 10)

/* One side: who is named, if surely somebody. */
struct side {
    struct str paragraph;
    struct span passage;
    struct speaker speaker;
    bool found;
};

static struct side
read_side(struct str paragraph, struct span passage)
{
    struct side side = {.paragraph = paragraph, .passage = passage};
    side.found = passage.end <= paragraph.length && paragraph.length <= PARAGRAPH_LIMIT &&
                 speaker_find(paragraph, passage, &side.speaker);
    return side;
}

static struct str
name_of(const struct side *side)
{
    return span_of(side->paragraph, side->speaker.name);
}

static bool
is_quotation_mark(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0xAB || c == 0xBB ||
           (c >= 0x2018 && c <= 0x201F) || (c >= 0x300C && c <= 0x300F);
}

/* Who speaks for all of a paragraph is named in one beside it. */
static bool
is_all_speech(struct str paragraph)
{
    struct str text = scan_trim(paragraph);
    uint32_t last = scan_before(text, text.length);
    return is_quotation_mark(scan_at(text, 0)) && is_quotation_mark(last);
}

/* Says nothing rather than something false: a name that stands elsewhere in the paragraph
 * may be the speaker's, and a pronoun may mean whoever an earlier paragraph names. */
static enum attribution
attribute(const struct side *there, const struct side *here, struct str draft)
{
    if (!there->found) {
        return ATTRIBUTION_UNKNOWN;
    }
    if (here->found) {
        bool sure = there->speaker.is_person && here->speaker.is_person;
        return speaker_compare(name_of(there), name_of(here), sure);
    }
    bool too_long =
        here->paragraph.length > PARAGRAPH_LIMIT || draft.length > DRAFT_LIMIT;
    if (!there->speaker.is_person || too_long) {
        return ATTRIBUTION_UNKNOWN;
    }
    if (speaker_is_mentioned(here->paragraph, here->passage, name_of(there))) {
        return ATTRIBUTION_SAME;
    }
    bool may_be_named = is_all_speech(here->paragraph) ||
                        speaker_may_be_named(here->paragraph) ||
                        speaker_is_known(draft, name_of(there));
    return may_be_named ? ATTRIBUTION_UNKNOWN : ATTRIBUTION_MISSING;
}

struct finding_speech
speech_compare(struct arena *arena, struct str draft, struct str paragraph,
               const struct match *match, const struct source *source)
{
    struct span whole = paragraph_of(source, match->source);
    struct span passage = {match->source.start - whole.start,
                           match->source.end - whole.start};
    struct side there = read_side(span_of(story_text(&source->story), whole), passage);
    struct side here = read_side(paragraph, match->draft);
    struct finding_speech ret = {.attribution = attribute(&there, &here, draft)};
    if (ret.attribution != ATTRIBUTION_UNKNOWN) {
        ret.said_by = arena_dup(arena, name_of(&there));
        ret.draft_says = here.found ? arena_dup(arena, name_of(&here)) : NULL;
    }
    return ret;
}
