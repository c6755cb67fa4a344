/* SPDX-License-Identifier: MIT */
/* ProQuest: "Document 1 of 3" or a rule of underscores, then labels, of which "Full text"
 * is the story. */
#include "intake/news_base.h"

#include "intake/news_export.h"
#include "story/scan.h"

static bool
is_rule(struct str line)
{
    size_t at = 0;
    while (at < line.length && line.data[at] == '_') {
        at++;
    }
    return at >= 20 && at == line.length;
}

/* "Document 1 of 3" */
static bool
is_count(struct str line)
{
    int64_t value = 0;
    if (!str_starts_with(line, STR("Document "))) {
        return false;
    }
    size_t at = 9 + scan_digits(line, 9, &value);
    struct str rest = str_slice(line, at, line.length);
    return at > 9 && str_starts_with(rest, STR(" of ")) &&
           4 + scan_digits(rest, 4, &value) == rest.length;
}

static bool
parts(struct str line)
{
    return is_rule(line) || is_count(line);
}

static bool
is_id(struct str line)
{
    static const char *const labels[] = {"ProQuest document ID", "Accession number"};
    struct str value;
    return EXPORT_LABEL(line, labels, &value);
}

static bool
is_full_text(struct str line, struct str *value)
{
    static const char *const labels[] = {"Full text"};
    *value = STR_NONE;
    return EXPORT_LABEL(line, labels, value) || str_equal(line, STR("FULL TEXT"));
}

static bool
opens_text(struct str line)
{
    struct str value;
    return is_full_text(line, &value);
}

bool
proquest_is(const struct sample *sample)
{
    return export_has_line(sample->text, is_id) &&
           export_has_line(sample->text, opens_text);
}

/* What ends the story: labels that follow it. */
static bool
is_other_label(struct str line)
{
    static const char *const labels[] = {"Subject",
                                         "Location",
                                         "Company / organization",
                                         "Title",
                                         "Publication title",
                                         "Publication year",
                                         "Publication date",
                                         "Publisher",
                                         "Place of publication",
                                         "Country of publication",
                                         "Publication subject",
                                         "ISSN",
                                         "Source type",
                                         "Language of publication",
                                         "Document type",
                                         "ProQuest document ID",
                                         "Document URL",
                                         "Copyright",
                                         "Last updated",
                                         "Database",
                                         "Links",
                                         "Identifier / keyword",
                                         "People",
                                         "Pages",
                                         "Section",
                                         "Credit",
                                         "Author",
                                         "Abstract",
                                         "Publication info"};
    struct str value;
    return EXPORT_LABEL(line, labels, &value) || str_equal(line, STR("DETAILS"));
}

/* "Halvard, Ines" */
static struct str
in_order(struct export_document *document, struct str name)
{
    size_t comma = str_find_byte(name, ',', 0);
    bool one = comma != STR_NOT_FOUND &&
               str_find_byte(name, ',', comma + 1) == STR_NOT_FOUND &&
               str_find_byte(name, ';', 0) == STR_NOT_FOUND;
    if (!one) {
        return name;
    }
    struct str last = str_trim(str_slice(name, 0, comma));
    struct str first = str_trim(str_slice(name, comma + 1, name.length));
    return str_from(
        arena_format(document->arena, "%.*s %.*s", STR_ARGS(first), STR_ARGS(last)));
}

static void
set_label(struct export_document *document, struct str line)
{
    static const char *const labels[] = {"Title",
                                         "Author",
                                         "Publication title",
                                         "Publication date",
                                         "Document URL",
                                         "ProQuest document ID",
                                         "Credit"};
    static const enum field fields[] = {FIELD_HEADLINE,  FIELD_BYLINE, FIELD_PUBLISHER,
                                        FIELD_PUBLISHED, FIELD_URL,    FIELD_GUID,
                                        FIELD_ORIGIN};
    struct item *item = &document->item;
    struct str value;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        if (!export_label(line, &labels[i], 1, &value)) {
            continue;
        }
        if (fields[i] == FIELD_BYLINE) {
            item_set_byline(item, in_order(document, value));
        } else if (fields[i] == FIELD_PUBLISHER) {
            export_set_publication(item, value);
        } else if (fields[i] == FIELD_GUID) {
            item_set(item, FIELD_GUID,
                     str_from(arena_format(document->arena, "proquest:%.*s",
                                           STR_ARGS(value))));
        } else {
            item_set(item, fields[i], value);
        }
    }
}

static bool
fill(struct export_document *document)
{
    struct str rest = document->text;
    struct str line;
    struct str value;
    struct buf body = BUF_INIT;
    struct str title = STR_NONE; /* stands there without a label, too */
    bool inside = false;
    bool has_id = false;
    while (str_next_line(&rest, &line)) {
        line = str_trim(line);
        bool opens = !inside && is_full_text(line, &value);
        inside = (inside || opens) && !is_other_label(line);
        if (inside) {
            buf_add_str(&body, opens ? value : line);
            buf_add_byte(&body, '\n');
            continue;
        }
        has_id = has_id || is_id(line);
        bool plain = line.length > 0 && !parts(line) && !is_other_label(line);
        title = title.length == 0 && plain ? line : title;
        set_label(document, line);
    }
    item_set(&document->item, FIELD_HEADLINE, title);
    item_set(&document->item, FIELD_TEXT,
             (struct str){arena_dup(document->arena, buf_str(&body)), body.length});
    buf_release(&body);
    return has_id;
}

enum status
proquest_read(struct run *run, bool more, struct error *err)
{
    static const struct export_kind kind = {parts, false, fill,
                                            "an export of ProQuest without stories"};
    return export_read(run, more, &kind, err);
}
