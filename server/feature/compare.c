/* SPDX-License-Identifier: MIT */
/* Both wordings for a client that shows them in its own way, and as a document for one
 * that does not know how. The document is kept in memory: nothing of a draft is written.
 */
#include "feature/compare.h"

#include "feature/argument.h"
#include "feature/content.h"
#include "feature/label.h"
#include "report/render.h"

/* As wide as two editors beside each other, or one. */
#define COLUMNS 100

bool
compare_is_document(struct str uri)
{
    return str_starts_with(uri, STR(COMPARE_URI));
}

/* The original's own name: "reuters-2023-09-19-12.txt". */
static struct str
name_of(const char *uri)
{
    struct str all = str_from(uri);
    size_t slash = str_find_last_byte(all, '/');
    return str_slice(all, slash == STR_NOT_FOUND ? 0 : slash + 1, all.length);
}

static json_t *
build_document(const struct finding *finding, const struct buf *title,
               const char *original)
{
    struct buf text = BUF_INIT;
    struct text_style style = {.colour = false, .columns = COLUMNS};
    buf_add_format(&text, "%.*s\n\n", STR_ARGS(buf_str(title)));
    report_add_finding(&text, finding, &style);
    json_t *ret = json_object();
    json_object_set_new(ret, "name", shape_from_str(name_of(original)));
    json_object_set_new(ret, "text", shape_from_str(buf_str(&text)));
    buf_release(&text);
    return ret;
}

static json_t *
describe_side(json_t *uri, struct range range, struct str text)
{
    json_t *ret = json_object();
    json_object_set_new(ret, "uri", uri);
    json_object_set_new(ret, "range", shape_from_range(range));
    json_object_set_new(ret, "text", shape_from_str(text));
    return ret;
}

/* Without what is shown in front of it. */
static struct str
passage_of(const struct finding_origin *origin)
{
    struct str text = str_from(origin->text);
    return str_slice(text, origin->passage.start - origin->shown.start, text.length);
}

enum status
compare_perform(struct deed *ret, const struct checked *checked, const struct ask *ask,
                struct error *err)
{
    const struct finding *finding;
    struct location place;
    struct buf title = BUF_INIT;
    enum status status = argument_find_original(&finding, &place, checked, ask, err);
    if (status != STATUS_OK) {
        return status;
    }
    label_add_source(&title, checked, finding);
    json_t *original = describe_side(shape_from_text(place.uri), place.range,
                                     passage_of(&finding->origin));
    json_object_set_new(original, "title", shape_from_str(buf_str(&title)));
    ret->result = json_object();
    json_object_set_new(ret->result, "title", shape_from_str(buf_str(&title)));
    json_object_set_new(ret->result, "draft",
                        describe_side(shape_from_str(ask->uri),
                                      checked_range(checked, finding),
                                      span_of(checked->text, finding->span)));
    json_object_set_new(ret->result, "original", original);
    if (!ask->client.comparison && client_can_compare(&ask->client)) {
        ret->document = build_document(finding, &title, place.uri);
    }
    buf_release(&title);
    return STATUS_OK;
}
