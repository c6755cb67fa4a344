/* SPDX-License-Identifier: MIT */
#include "intake/nitf_file.h"

#include "intake/ap_pair.h"
#include "intake/ninjs.h"
#include "intake/nitf.h"
#include "intake/xml.h"

static enum status
read_record(struct run *run, const struct xml_record *record, struct error *err)
{
    struct item item = {.kind = STORY_ARTICLE, .is_delivered = true};
    nitf_fill(&item, record->node, record->arena);
    json_t *known = ap_pair_find_item(run, &item);
    if (known != NULL) {
        struct story story;
        enum status status = ninjs_read(&story, known, run->now_ms, NULL);
        json_decref(known);
        if (status == STATUS_OK) {
            return run_story(run, &story, record->line, err);
        }
    }
    return run_item(run, &item, record->line, err);
}

enum status
nitf_read(struct run *run, bool more, struct error *err)
{
    static const char *const records[] = {"nitf", NULL};
    static const struct xml_reader reader = {records, read_record,
                                             "an NITF file without a story"};
    return xml_read(run, more, &reader, err);
}
