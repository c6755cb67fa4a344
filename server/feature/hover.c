/* SPDX-License-Identifier: MIT */
/* Writes the provenance card. Every word that comes from a draft or a story goes
 * through escape_add; what is not escaped here is our own. */
#include "feature/hover.h"

#include "base/memory.h"
#include "feature/escape.h"
#include "report/render.h"

/* Cards in one hover, copies named in a card, bytes of a name or an excerpt: an
 * editor's hover is a few dozen lines high. */
#define CARDS_LIMIT 3u
#define COPIES_LIMIT 5u
#define NAME_LIMIT 200u
#define EXCERPT_LIMIT 1200u

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
        buf_add_format(card->out, "Withdrawn: its status is %s",
                       story_status_name(origin->status));
        end_line(card);
    }
}

static void
add_extent(const struct card *card, const struct finding *finding)
{
    buf_add_format(card->out, "%lu of %lu words, longest run %lu",
                   (unsigned long)finding->matched, (unsigned long)finding->words,
                   (unsigned long)finding->longest_run);
    if (finding->reordered) {
        add_text(card, ", in another order");
    }
    add_text(card, finding->credited ? "; credited in this draft"
                                     : "; not credited in this draft");
    end_line(card);
}

static void
add_copies(const struct card *card, const struct finding *finding)
{
    if (finding->also_count == 0) {
        return;
    }
    add_text(card, "Also in: ");
    for (uint32_t i = 0; i < finding->also_count && i < COPIES_LIMIT; i++) {
        const struct finding_copy *copy = &finding->also[i];
        const char *name = copy->publisher ? copy->publisher : copy->agency;
        add_text(card, i > 0 ? "; " : "");
        add_foreign(card, name ? name : copy->headline ? copy->headline : copy->guid);
        add_text(card, ", ");
        date_add_words(card->out, copy->date);
        buf_add_format(card->out, " (%.0f %%)", copy->share * 100);
    }
    if (finding->also_count > COPIES_LIMIT) {
        buf_add_format(card->out, "; and %lu more",
                       (unsigned long)(finding->also_count - COPIES_LIMIT));
    }
    end_line(card);
}

/* Bytes [from, to) of a side, shortened at a word's end: false when full. */
static bool
add_piece(const struct card *card, struct str side, struct span piece, size_t begun)
{
    if (card->out->length - begun > EXCERPT_LIMIT) {
        add_text(card, " …");
        return false;
    }
    /* A run of something that is no word may be as long as the draft. */
    struct str text = str_slice(span_of(side, piece), 0, EXCERPT_LIMIT);
    escape_add(card->out, text, card->markdown);
    return true;
}

/* One side of the comparison: `part` of `side`, words that the other side has not
 * in bold, or in brackets where there is no bold. */
static void
add_side(const struct card *card, struct str side, struct span part,
         const struct comparison *words)
{
    size_t begun = card->out->length;
    uint32_t at = part.start;
    bool marked = false;
    const char *close = card->markdown ? "**" : "]";
    vec_each(struct comparison_word, word, words) {
        bool ends = marked && word->same;
        bool begins = !marked && !word->same;
        add_text(card, ends ? close : "");
        if (!add_piece(card, side, (struct span){at, word->text.start}, begun)) {
            add_text(card, marked && !ends ? close : "");
            return;
        }
        add_text(card, !begins ? "" : card->markdown ? "**" : "[");
        escape_add(card->out, str_slice(span_of(side, word->text), 0, NAME_LIMIT),
                   card->markdown);
        marked = !word->same;
        at = word->text.end;
    }
    add_text(card, marked ? close : "");
    add_piece(card, side, (struct span){at, part.end}, begun);
}

static void
begin_side(const struct card *card, const char *label)
{
    add_text(card, "\n");
    add_text(card, label);
    add_text(card, card->markdown ? "\n\n> " : "\n  ");
}

static void
add_sides(const struct card *card, const struct checked *checked,
          const struct finding *finding)
{
    struct comparison words = {0};
    comparison_of_draft(&words, finding, checked->text);
    begin_side(card, "This draft:");
    add_side(card, checked->text, finding->span, &words);
    add_text(card, "\n");
    vec_release(&words);
    if (checked_is_embargoed(checked, finding)) {
        add_text(card, "\nUnder embargo until ");
        date_add_words(card->out, finding->origin.embargo);
        add_text(card, ": the archived text is not shown.\n");
        return;
    }
    struct str source = str_from(finding->origin.text);
    comparison_of_source(&words, finding);
    begin_side(card, "The archive:");
    add_side(card, source, (struct span){0, (uint32_t)source.length}, &words);
    add_text(card, "\n");
    vec_release(&words);
}

void
hover_add_card(struct buf *out, const struct checked *checked,
               const struct finding *finding, bool markdown)
{
    struct card card = {out, markdown};
    add_origin(&card, &finding->origin);
    add_evidence(&card, &finding->origin);
    add_extent(&card, finding);
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
