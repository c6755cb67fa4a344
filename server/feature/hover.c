/* SPDX-License-Identifier: MIT */
/* Writes the provenance card: whose the words are, then the words, then the rest, as an
 * editor shows a dozen lines of a hover and the reader has a deadline. Every word that
 * comes from a draft or a story goes through escape_add; what is not escaped here is our
 * own. */
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
#define NAME_LIMIT 100u

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
    size_t blank = STR_NOT_FOUND;
    if (all.length > NAME_LIMIT) {
        blank = str_find_last_byte(str_slice(all, 0, NAME_LIMIT), ' ');
    }
    struct str shown = str_slice(all, 0, blank == STR_NOT_FOUND ? NAME_LIMIT : blank);
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

/* "**Uncredited copy of Reuters**"; a paper where no agency is known. */
static void
add_opening(const struct card *card, const struct finding *finding)
{
    const struct finding_origin *origin = &finding->origin;
    const char *name = origin->agency ? origin->agency : origin->publisher;
    const char *mark = card->markdown ? "**" : "";
    struct buf opening = BUF_INIT;
    finding_add_opening(&opening, finding);
    add_text(card, mark);
    escape_add(card->out, buf_str(&opening), card->markdown);
    if (name != NULL) {
        add_foreign(card, name);
    } else {
        buf_add_format(card->out, "story %lu of the archive",
                       (unsigned long)origin->story);
    }
    add_text(card, mark);
    end_line(card);
    buf_release(&opening);
}

static void
add_part(const struct card *card, const char *text)
{
    if (text != NULL && text[0] != '\0') {
        add_text(card, " · ");
        add_foreign(card, text);
    }
}

/* What it is, whose, called what, when and where. */
static void
add_heading(const struct card *card, const struct checked *checked,
            const struct finding *finding)
{
    const struct finding_origin *origin = &finding->origin;
    add_opening(card, finding);
    if (origin->headline != NULL && !checked_is_embargoed(checked, finding)) {
        add_text(card, "“");
        add_foreign(card, origin->headline);
        add_text(card, "”");
        end_line(card);
    }
    date_add_words(card->out, origin->date);
    add_part(card, origin->byline);
    struct buf place = BUF_INIT;
    finding_add_place(&place, str_from(origin->place ? origin->place : ""));
    add_part(card, place.data);
    buf_release(&place);
    end_line(card);
}

/* Where it is not known who is named for the speech. */
static void
add_speech(const struct card *card, const struct finding *finding)
{
    if (finding->code == FINDING_SHARED_QUOTE &&
        finding->speech.attribution == ATTRIBUTION_UNKNOWN) {
        add_text(card, "Check who said it, and to whom");
        end_line(card);
    }
}

static void
add_evidence(const struct card *card, const struct finding_origin *origin)
{
    add_text(card, "How we know: ");
    finding_add_evidence(card->out, origin);
    end_line(card);
    if (origin->date.precision != DATE_NONE && origin->date.source == DATE_FROM_FAMILY) {
        add_text(card, "Date taken from another version of this story");
        end_line(card);
    }
    if (origin->status != STORY_USABLE) {
        buf_add_format(card->out, "Withdrawn by its agency (%s)",
                       story_status_name(origin->status));
        end_line(card);
    }
}

static void
add_extent(const struct card *card, const struct finding *finding)
{
    buf_add_format(card->out, "%lu of the paragraph's %lu words, %lu of them in a row",
                   (unsigned long)finding->matched, (unsigned long)finding->words,
                   (unsigned long)finding->longest_run);
    if (finding->reordered) {
        add_text(card, "; in another order");
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

static bool
has_other_words(const struct comparison *words)
{
    vec_each(struct comparison_word, word, words) {
        if (!word->same) {
            return true;
        }
    }
    return false;
}

static enum newest_state
look_at_newest(const struct checked *checked, const struct finding_newest *newest)
{
    struct comparison words = {0};
    if (newest->embargo.precision != DATE_NONE && newest->embargo.ms > checked->now_ms) {
        return NEWEST_SECRET;
    }
    if (newest->run_count == 0) {
        return NEWEST_GONE;
    }
    comparison_of_newest(&words, newest);
    enum newest_state ret = has_other_words(&words) ? NEWEST_OTHER : NEWEST_SAME;
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
        [NEWEST_OTHER] = "has other words here, shown above",
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
        buf_add_format(card->out, " (%.0f%%)", copy->share * 100);
    }
    if (count > COPIES_LIMIT) {
        buf_add_format(card->out, "; and %lu more",
                       (unsigned long)(count - COPIES_LIMIT));
    }
    if (count > 0) {
        end_line(card);
    }
}

/* One side in a line of its own; takes over the words. No block quotation: editors
 * indent those so far that half of the passage is below the fold. */
static void
add_side(const struct card *card, const char *label, const char *text,
         struct comparison *words)
{
    add_text(card, label);
    side_add(card->out, str_from(text), words, card->markdown);
    end_line(card);
    vec_release(words);
}

static bool
shows_newest(const struct checked *checked, const struct finding *finding)
{
    return finding->newest != NULL && !checked_is_embargoed(checked, finding) &&
           look_at_newest(checked, finding->newest) == NEWEST_OTHER;
}

/* The passage as its agency has it now. */
static void
add_newest_side(const struct card *card, const struct finding_newest *newest)
{
    struct comparison words = {0};
    comparison_of_newest(&words, newest);
    add_side(card, "Newest version: ", newest->text, &words);
}

/* What is the same in the version that was copied is not so in the newest: the draft's
 * words are told from that one's. */
static void
add_same_side(const struct card *card, const struct checked *checked,
              const struct finding *finding)
{
    struct comparison words = {0};
    struct finding against = *finding;
    bool corrected = shows_newest(checked, finding);
    if (corrected) {
        against.runs = finding->newest->runs;
        against.run_count = finding->newest->run_count;
    }
    comparison_of_passage(&words, &against);
    add_side(card, corrected ? "Draft: " : "Word for word: ", finding->passage, &words);
}

/* The words of both; once only where they are the same. */
static void
add_sides(const struct card *card, const struct checked *checked,
          const struct finding *finding)
{
    struct comparison draft = {0};
    struct comparison source = {0};
    bool hidden = checked_is_embargoed(checked, finding);
    comparison_of_passage(&draft, finding);
    comparison_of_source(&source, finding);
    bool same = !hidden && !finding->reordered && !has_other_words(&draft) &&
                !has_other_words(&source);
    if (same) {
        add_same_side(card, checked, finding);
        vec_release(&draft);
        vec_release(&source);
    } else {
        add_side(card, "Draft: ", finding->passage, &draft);
        if (!hidden) {
            add_side(card, "Archive: ", finding->origin.text, &source);
        }
    }
    if (hidden) {
        add_text(card, "Under embargo until ");
        date_add_words(card->out, finding->origin.embargo);
        add_text(card, ": the archived text is not shown");
        end_line(card);
        vec_release(&source);
    }
    if (shows_newest(checked, finding)) {
        add_newest_side(card, finding->newest);
    }
}

void
hover_add_card(struct buf *out, const struct checked *checked,
               const struct finding *finding, bool markdown)
{
    struct card card = {out, markdown};
    add_heading(&card, checked, finding);
    add_speech(&card, finding);
    add_text(&card, "\n");
    add_sides(&card, checked, finding);
    add_text(&card, "\n");
    add_extent(&card, finding);
    add_evidence(&card, &finding->origin);
    add_versions(&card, checked, finding);
    add_copies(&card, finding);
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
    /* Some editors show the end of the last line as an empty one. */
    while (text.data[text.length - 1] == '\n' || text.data[text.length - 1] == ' ') {
        buf_truncate(&text, text.length - 1);
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
