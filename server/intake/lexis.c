/* SPDX-License-Identifier: MIT */
/* Nexis by LexisNexis. Old: "1 of 3 DOCUMENTS", publication, date, headline, labels in
 * capitals, story, labels. New: headline, publication, date, labels, "Body", story,
 * "Load-Date", "End of Document". */
#include "intake/news_base.h"

#include "intake/news_export.h"
#include "story/scan.h"

/* "1 of 3 DOCUMENTS" */
static bool
is_count(struct str line)
{
    static const char *const between[] = {"of", "von", "de", "van", "di", "sur"};
    int64_t value = 0;
    size_t at = scan_digits(line, 0, &value);
    if (at == 0 || at + 1 > line.length) {
        return false;
    }
    line = str_trim(str_slice(line, at, line.length));
    size_t word = SCAN_LITERAL(line, between);
    line = str_trim(str_slice(line, word, line.length));
    at = scan_digits(line, 0, &value);
    line = str_trim(str_slice(line, at, line.length));
    return word > 0 && at > 0 &&
           (str_starts_with(line, STR("DOCUMENT")) ||
            str_starts_with(line, STR("DOKUMENT")));
}

static bool
is_end(struct str line)
{
    return str_equal(line, STR("End of Document"));
}

static bool
parts(struct str line)
{
    return is_count(line) || is_end(line);
}

/* Labels over the story. */
static bool
is_head_label(struct str line, struct str *value)
{
    static const char *const labels[] = {"BYLINE",   "SECTION",   "LENGTH", "DATELINE",
                                         "HEADLINE", "HIGHLIGHT", "SERIES", "TITLE",
                                         "AUTOR",    "LÄNGE",     "RUBRIK", "CREDIT"};
    return EXPORT_LABEL(line, labels, value);
}

/* What stands under the story. */
static bool
is_tail(struct str line)
{
    static const char *const labels[] = {
        "LOAD-DATE", "LANGUAGE",      "PUBLICATION-TYPE", "GRAPHIC",
        "SUBJECT",   "TYPE",          "JOURNAL-CODE",     "DISTRIBUTION",
        "URL",       "DOCUMENT-TYPE", "CORRECTION-DATE",  "ACC-NO",
        "UPDATE",    "PUB-TYPE"};
    struct str value;
    return EXPORT_LABEL(line, labels, &value) || is_end(line) ||
           str_equal(line, STR("Classification")) || str_equal(line, STR("Graphic")) ||
           str_starts_with(line, STR("Copyright ")) || str_starts_with(line, STR("©"));
}

static bool
has_length(struct str line)
{
    static const char *const labels[] = {"LENGTH", "LÄNGE", "LONGUEUR"};
    struct str value;
    return EXPORT_LABEL(line, labels, &value) && export_is_length(value);
}

bool
lexis_is(const struct sample *sample)
{
    return export_has_line(sample->text, has_length) &&
           (export_has_line(sample->text, is_count) ||
            export_has_line(sample->text, is_end));
}

static bool
is_body_mark(struct str line)
{
    return str_equal(line, STR("Body"));
}

struct layout {
    struct str before[6]; /* lines above the labels: publication, date, headline */
    size_t count;
    bool joined[6]; /* no empty line above: it goes on */
};

static void
add_above(struct layout *self, struct str line, bool joined)
{
    if (self->count < sizeof self->before / sizeof *self->before) {
        self->joined[self->count] = joined;
        self->before[self->count++] = line;
    }
}

static void
set_label(struct item *item, struct str line, struct str value)
{
    if (str_starts_with_nocase(line, STR("BYLINE")) ||
        str_starts_with_nocase(line, STR("AUTOR"))) {
        item_set_byline(item, value);
    } else if (str_starts_with_nocase(line, STR("HEADLINE")) ||
               str_starts_with_nocase(line, STR("TITLE"))) {
        item_set(item, FIELD_HEADLINE, value);
    } else if (str_starts_with_nocase(line, STR("DATELINE"))) {
        item_set(item, FIELD_LOCATED, value);
    } else if (str_starts_with_nocase(line, STR("CREDIT"))) {
        item_set(item, FIELD_ORIGIN, value);
    }
}

/* "14 March 2022 Wednesday 9:12 AM GMT" */
static bool
is_date(struct str line)
{
    struct date date;
    return line.length < 60 && scan_find_digit(line) < line.length &&
           date_find(line, INT64_MAX, &date) && date.precision >= DATE_DAY;
}

/* Lines that touch are one headline. */
static struct str
join(struct export_document *document, const struct layout *layout, size_t from,
     size_t end)
{
    struct buf text = BUF_INIT;
    for (size_t i = from; i < end && (i == from || layout->joined[i]); i++) {
        buf_add_text(&text, i > from ? " " : "");
        buf_add_str(&text, layout->before[i]);
    }
    struct str copy = {arena_dup(document->arena, buf_str(&text)), text.length};
    buf_release(&text);
    return copy;
}

static bool
read_above(struct export_document *document, const struct layout *layout, bool is_new)
{
    struct item *item = &document->item;
    size_t date = 0;
    while (date < layout->count && !is_date(layout->before[date])) {
        date++;
    }
    if (date == layout->count || date == 0) {
        return false;
    }
    struct str when = layout->before[date];
    /* The zone and day of the week stand where no other date has them. */
    struct date read;
    struct buf iso = BUF_INIT;
    if (date_find(when, INT64_MAX, &read)) {
        date_add_iso(&iso, read);
    }
    item_set(item, FIELD_PUBLISHED,
             (struct str){arena_dup(document->arena, buf_str(&iso)), iso.length});
    buf_release(&iso);
    if (is_new && date >= 2) {
        item_set(item, FIELD_HEADLINE, join(document, layout, 0, date - 1));
        export_set_publication(item, layout->before[date - 1]);
    } else {
        item_set(item, FIELD_HEADLINE, join(document, layout, date + 1, layout->count));
        export_set_publication(item, layout->before[0]);
    }
    return true;
}

/* From `rest` to what stands under the story. */
static struct str
cut_tail(struct str rest)
{
    struct str text = rest;
    struct str line;
    bool after_empty = true;
    while (str_next_line(&rest, &line)) {
        struct str trimmed = str_trim(line);
        if (after_empty && is_tail(trimmed)) {
            return str_slice(text, 0, (size_t)(line.data - text.data));
        }
        after_empty = trimmed.length == 0;
    }
    return text;
}

/* Reads what stands above the story, and cuts it off. */
static struct str
read_head(struct export_document *document, struct layout *layout, bool is_new)
{
    struct str rest = document->text;
    struct str line;
    bool labelled = false;
    bool after_empty = true;
    while (rest.length > 0) {
        struct str here = rest;
        struct str value = STR_NONE;
        str_next_line(&rest, &line);
        line = str_trim(line);
        bool empty = line.length == 0;
        if (is_new && is_body_mark(line)) {
            return rest;
        }
        if (!empty && is_head_label(line, &value)) {
            labelled = true;
            set_label(&document->item, line, value);
        } else if (!is_new && labelled && !empty && after_empty) {
            return here;
        } else if (!empty && !labelled && !parts(line) &&
                   !str_starts_with(line, STR("Copyright"))) {
            add_above(layout, line, !after_empty);
        }
        after_empty = empty;
    }
    return rest;
}

static bool
fill(struct export_document *document)
{
    struct layout layout = {.count = 0};
    struct str text = str_trim(document->text);
    bool is_new = export_has_line(text, is_body_mark);
    if (!is_new && !export_has_line(text, has_length)) {
        /* A list of what was searched for, or the foot of the file. */
        return export_has_line(text, is_count) && scan_has_words(text, 60);
    }
    struct str body = read_head(document, &layout, is_new);
    if (read_above(document, &layout, is_new)) {
        item_set(&document->item, FIELD_TEXT, cut_tail(body));
    }
    return true;
}

enum status
lexis_read(struct run *run, bool more, struct error *err)
{
    static const struct export_kind kind = {parts, false, fill,
                                            "an export of LexisNexis without stories"};
    return export_read(run, more, &kind, err);
}
