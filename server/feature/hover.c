/* SPDX-License-Identifier: MIT */
/* Writes the provenance card. Every word that comes from a draft or a story goes
 * through escape_add; what is not escaped here is our own. */
#include "feature/hover.h"

#include <string.h>

#include "base/memory.h"
#include "feature/escape.h"
#include "feature/side.h"
#include "report/render.h"

/* Cards in one hover, copies named in a card, bytes of a name: an editor's hover is a
 * few dozen lines high. */
#define CARDS_LIMIT 3u
#define COPIES_LIMIT 5u
#define NAME_LIMIT 200u

struct card {
    struct buf *out;
    bool markdown;
};

static void
add_text(const struct card *card, const char *text)
{
    buf_add_text(card->out, text);
}

/* A name or headline of the archive's. */
static void
add_foreign(const struct card *card, const char *text)
{
    struct str all = str_from(text);
    struct str shown = str_slice(all, 0, NAME_LIMIT);
    /* A sequence that is cut in two is shown as U+FFFD. */
    escape_add(card->out, shown, card->markdown);
    if (shown.length < all.length) {
        add_text(card, "…");
    }
}

/* Ends a line that the next one must not be joined to. */
static void
end_line(const struct card *card)
{
    add_text(card, card->markdown ? "  \n" : "\n");
}

static void
add_part(const struct card *card, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        add_text(card, " · ");
        add_foreign(card, text);
    }
}

static void
add_origin(const struct card *card, const struct finding_origin *origin)
{
    const char *mark = card->markdown ? "**" : "";
    const char *name = origin->agency ? origin->agency : origin->publisher;
    add_text(card, mark);
    add_foreign(card, name ? name : "Unknown source");
    add_text(card, mark);
    add_part(card, origin->byline);
    add_part(card, origin->place);
    add_text(card, " · ");
    date_add_words(card->out, origin->date);
    if (origin->date.precision != DATE_NONE && origin->date.source == DATE_FROM_FAMILY) {
        add_text(card, " (date taken from another version of this story)");
    }
    end_line(card);
    if (origin->headline != NULL) {
        add_text(card, "“");
        add_foreign(card, origin->headline);
        add_text(card, "”");
        end_line(card);
    }
}

static void
add_evidence(const struct card *card, const struct finding_origin *origin)
{
    finding_add_evidence(card->out, origin);
    end_line(card);
    if (origin->status != STORY_USABLE) {
        buf_add_format(card->out, "Withdrawn by its agency (%s)",
                       story_status_name(origin->status));
        end_line(card);
    }
}

static void
add_extent(const struct card *card, const struct finding *finding)
{
    buf_add_format(card->out, "%lu of %lu words (%u %%), longest run %lu",
                   (unsigned long)finding->matched, (unsigned long)finding->words,
                   (unsigned)(finding->share * 100), (unsigned long)finding->longest_run);
    if (finding->reordered) {
        add_text(card, ", in another order");
    }
    /* What may not be published at all is not mended by a credit. */
    if (finding->code != FINDING_WITHDRAWN && finding->code != FINDING_EMBARGOED) {
        add_text(card, finding->credited ? "; credited in this draft"
                                         : "; not credited in this draft");
    }
    end_line(card);
}

/* What the newest version has of the passage. */
enum newest_state {
    NEWEST_SAME,   /* no word that the draft has not */
    NEWEST_OTHER,  /* other words */
    NEWEST_GONE,   /* nothing */
    NEWEST_SECRET, /* it is under embargo */
};

static enum newest_state
look_at_newest(const struct checked *checked, const struct finding_newest *newest)
{
    enum newest_state ret = NEWEST_SAME;
    struct comparison words = {0};
    if (newest->embargo.precision != DATE_NONE && newest->embargo.ms > checked->now_ms) {
        return NEWEST_SECRET;
    }
    if (newest->run_count == 0) {
        return NEWEST_GONE;
    }
    comparison_of_newest(&words, newest);
    vec_each(struct comparison_word, word, &words) {
        ret = word->same ? ret : NEWEST_OTHER;
    }
    vec_release(&words);
    return ret;
}

/* What became of the story since. */
static void
add_versions(const struct card *card, const struct checked *checked,
             const struct finding *finding)
{
    static const char *const states[] = {
        [NEWEST_SAME] = "has no other words here",
        [NEWEST_OTHER] = "has other words here, shown below",
        [NEWEST_GONE] = "no longer has this passage",
        [NEWEST_SECRET] = "is under embargo",
    };
    const struct finding_newest *newest = finding->newest;
    if (finding->versions < 2) {
        return;
    }
    if (newest == NULL) {
        buf_add_format(card->out, "Newest of %lu versions in the archive",
                       (unsigned long)finding->versions);
        end_line(card);
        return;
    }
    buf_add_format(card->out, "Version %lu of %lu in the archive; the newest (",
                   (unsigned long)finding->version_rank,
                   (unsigned long)finding->versions);
    date_add_words(card->out, newest->date);
    add_text(card, ") ");
    if (newest->status != STORY_USABLE) {
        buf_add_format(card->out, "is %s", story_status_name(newest->status));
    } else {
        add_text(card, states[look_at_newest(checked, newest)]);
    }
    end_line(card);
}

/* A version of the story itself is no other place where it ran. */
static bool
is_version(const struct finding *finding, const struct finding_copy *copy)
{
    return copy->guid != NULL && finding->origin.guid != NULL &&
           strcmp(copy->guid, finding->origin.guid) == 0;
}

static void
add_copies(const struct card *card, const struct finding *finding)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < finding->also_count; i++) {
        const struct finding_copy *copy = &finding->also[i];
        if (is_version(finding, copy) || ++count > COPIES_LIMIT) {
            continue;
        }
        const char *name = copy->publisher ? copy->publisher : copy->agency;
        add_text(card, count > 1 ? "; " : "Also in: ");
        add_foreign(card, name ? name : copy->headline ? copy->headline : copy->guid);
        add_text(card, ", ");
        date_add_words(card->out, copy->date);
        buf_add_format(card->out, " (%.0f %%)", copy->share * 100);
    }
    if (count > COPIES_LIMIT) {
        buf_add_format(card->out, "; and %lu more",
                       (unsigned long)(count - COPIES_LIMIT));
    }
    if (count > 0) {
        end_line(card);
    }
}

static void
add_draft_side(const struct card *card, const struct checked *checked,
               const struct finding *finding)
{
    struct comparison words = {0};
    comparison_of_draft(&words, finding, checked->text);
    add_text(card, "\nThis draft:");
    side_add(card->out, checked->text, finding->span, &words, card->markdown);
    vec_release(&words);
}

static void
add_archive_side(const struct card *card, const struct finding *finding)
{
    struct comparison words = {0};
    struct str text = str_from(finding->origin.text);
    comparison_of_source(&words, finding);
    add_text(card, "\nThe archive:");
    side_add(card->out, text, (struct span){0, (uint32_t)text.length}, &words,
             card->markdown);
    vec_release(&words);
}

/* The passage as its agency has it now. */
static void
add_newest_side(const struct card *card, const struct finding_newest *newest)
{
    struct comparison words = {0};
    struct str text = str_from(newest->text);
    comparison_of_newest(&words, newest);
    add_text(card, "\nThe newest version:");
    side_add(card->out, text, (struct span){0, (uint32_t)text.length}, &words,
             card->markdown);
    vec_release(&words);
}

static void
add_sides(const struct card *card, const struct checked *checked,
          const struct finding *finding)
{
    add_draft_side(card, checked, finding);
    if (checked_is_embargoed(checked, finding)) {
        add_text(card, "\nUnder embargo until ");
        date_add_words(card->out, finding->origin.embargo);
        add_text(card, ": the archived text is not shown.\n");
        return;
    }
    add_archive_side(card, finding);
    if (finding->newest != NULL &&
        look_at_newest(checked, finding->newest) == NEWEST_OTHER) {
        add_newest_side(card, finding->newest);
    }
}

void
hover_add_card(struct buf *out, const struct checked *checked,
               const struct finding *finding, bool markdown)
{
    struct card card = {out, markdown};
    add_origin(&card, &finding->origin);
    add_evidence(&card, &finding->origin);
    add_extent(&card, finding);
    add_versions(&card, checked, finding);
    add_copies(&card, finding);
    add_sides(&card, checked, finding);
}

json_t *
hover_build(const struct checked *checked, const struct ask *ask)
{
    const struct finding *findings[CARDS_LIMIT];
    bool markdown = ask->client.hover_markdown;
    uint32_t count = checked_findings_at(checked, ask->position, findings, CARDS_LIMIT);
    if (count == 0) {
        return json_null();
    }
    struct buf text = BUF_INIT;
    for (uint32_t i = 0; i < count; i++) {
        buf_add_text(&text, i == 0 ? "" : markdown ? "\n***\n\n" : "\n\n");
        hover_add_card(&text, checked, findings[i], markdown);
    }
    json_t *contents = json_object();
    json_object_set_new(contents, "kind",
                        json_string(markdown ? "markdown" : "plaintext"));
    json_object_set_new(contents, "value", shape_from_str(buf_str(&text)));
    json_t *ret = json_object();
    json_object_set_new(ret, "contents", contents);
    json_object_set_new(ret, "range",
                        shape_from_range(checked_range(checked, findings[0])));
    buf_release(&text);
    return ret;
}
