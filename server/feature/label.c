/* SPDX-License-Identifier: MIT */
#include "feature/label.h"

#include "base/memory.h"
#include "text/display.h"

/* Bytes of a name, a headline or an excerpt: a label is one line. */
#define LABEL_LIMIT 60u
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"

/* "$(name)" is an icon to some editors wherever they show a label. */
static void
add_shown(struct buf *out, struct str text)
{
    struct buf shown = BUF_INIT;
    display_add(&shown, text);
    for (size_t i = 0; i < shown.length; i++) {
        buf_add_byte(out, shown.data[i]);
        if (shown.data[i] == '$' && shown.data[i + 1] == '(') {
            buf_add_text(out, ZERO_WIDTH_SPACE);
        }
    }
    buf_release(&shown);
}

void
label_add_line(struct buf *out, const char *text)
{
    add_shown(out, str_from(text));
}

void
label_add_short(struct buf *out, struct str text, size_t limit)
{
    struct str shown = text;
    if (text.length > limit) {
        size_t blank = str_find_last_byte(str_slice(text, 0, limit), ' ');
        shown = str_slice(text, 0, blank == STR_NOT_FOUND ? limit : blank);
    }
    /* Where there is no blank a character may be cut in two. */
    while (shown.length < text.length && shown.length > 0 &&
           ((unsigned char)text.data[shown.length] & 0xC0) == 0x80) {
        shown.length--;
    }
    add_shown(out, shown);
    buf_add_text(out, shown.length < text.length ? "…" : "");
}

void
label_add_excerpt(struct buf *out, struct str text)
{
    label_add_short(out, text, LABEL_LIMIT);
}

void
label_add_ends(struct buf *out, struct str text)
{
    if (text.length <= LABEL_LIMIT) {
        add_shown(out, text);
        return;
    }
    label_add_short(out, text, LABEL_LIMIT / 2);
    size_t start = text.length - LABEL_LIMIT / 2;
    size_t blank = str_find_byte(text, ' ', start);
    if (blank != STR_NOT_FOUND) {
        add_shown(out, str_slice(text, blank, text.length));
    }
}

void
label_add_name(struct buf *out, const struct finding_origin *origin)
{
    const char *name = origin->agency ? origin->agency : origin->publisher;
    if (name != NULL) {
        label_add_excerpt(out, str_from(name));
    } else if (origin->headline != NULL) {
        buf_add_text(out, "“");
        label_add_excerpt(out, str_from(origin->headline));
        buf_add_text(out, "”");
    } else {
        buf_add_format(out, "story %lu of the archive", (unsigned long)origin->story);
    }
}

void
label_add_origin(struct buf *out, const struct finding_origin *origin)
{
    struct date day = origin->date;
    label_add_name(out, origin);
    if (day.precision > DATE_DAY) {
        day.precision = DATE_DAY;
    }
    buf_add_text(out, ", ");
    date_add_words(out, day);
}

void
label_add_extent(struct buf *out, const struct finding *finding)
{
    buf_add_format(out, "%lu of %lu words", (unsigned long)finding->matched,
                   (unsigned long)finding->words);
}

void
label_add_differences(struct buf *out, const struct finding *finding)
{
    struct buf text = BUF_INIT;
    finding_add_differences(&text, finding);
    add_shown(out, buf_str(&text));
    buf_release(&text);
}

void
label_add_source(struct buf *out, const struct checked *checked,
                 const struct finding *finding)
{
    const struct finding_origin *origin = &finding->origin;
    struct date day = origin->date;
    const char *name = origin->agency ? origin->agency : origin->publisher;
    day.precision = day.precision > DATE_DAY ? DATE_DAY : day.precision;
    label_add_excerpt(out, str_from(name ? name : "unknown source"));
    if (day.precision != DATE_NONE) {
        buf_add_text(out, ", ");
        date_add_words(out, day);
    }
    if (origin->headline != NULL && !checked_is_embargoed(checked, finding)) {
        buf_add_text(out, ": ");
        label_add_excerpt(out, str_from(origin->headline));
    }
}
