/* SPDX-License-Identifier: MIT */
/* The paragraphs of a story, once the lines around them are gone. */
#include "intake/page_text.h"

#include "intake/claim.h"
#include "story/scan.h"

/* The dateline opens one of the first paragraphs. */
#define DATELINE_PARAGRAPHS 6

struct text {
    struct story *story;
    struct passages *body;
};

static bool
cut_trailing_credit(struct text *self)
{
    size_t start = 0;
    struct passage *last = vec_last(self->body);
    const struct agency *agency = trailing_credit_read(last->text, &start);
    if (agency != NULL) {
        claim_agency(self->story, CREDIT_END_LINE, agency);
        last->text = scan_trim(str_slice(last->text, 0, start));
    }
    return agency != NULL;
}

/* Of one story: what stands behind its paragraphs claims all of it. */
static void
claim_credits(struct text *self)
{
    vec_each(struct passage, passage, self->body) {
        claim_agency(self->story, CREDIT_END_LINE, passage->credit);
    }
    if (self->body->count > 0) {
        cut_trailing_credit(self);
    }
}

/* Takes the dateline from one of the first paragraphs. Only that of the first
 * stays in the text, where its length is known. */
static void
claim_dateline(struct text *self)
{
    struct story *story = self->story;
    size_t count =
        self->body->count < DATELINE_PARAGRAPHS ? self->body->count : DATELINE_PARAGRAPHS;
    for (size_t i = 0; i < count; i++) {
        struct passage *passage = &self->body->data[i];
        const struct dateline *dateline = &passage->dateline;
        if (dateline->length == 0 || (i > 0 && dateline->agency == NULL)) {
            continue;
        }
        claim_agency(story, CREDIT_DATELINE, dateline->agency);
        claim_date(&story->published, dateline->date);
        if (story->place == NULL && passages_bear_out(self->body, dateline)) {
            story->place = story_dup(story, dateline->place);
        }
        if (i == 0 && dateline->length < passage->text.length) {
            story->dateline_length = (uint32_t)dateline->length;
        } else {
            passage->text =
                str_slice(passage->text, dateline->length, passage->text.length);
        }
        return;
    }
}

/* The story as a whole is whose all of its items are. */
static void
claim_items(struct text *self)
{
    const struct passage *first = &self->body->data[0];
    claim_agency(self->story, first->rule, round_up_agency(self->body));
    claim_date(&self->story->published, first->dateline.date);
    self->story->dateline_length = (uint32_t)first->dateline.length;
}

static struct story_item
make_item(struct text *self, const struct passage *passage, size_t start)
{
    struct story *story = self->story;
    const struct agency *agency = passage->agency;
    return (struct story_item){
        .start = (uint32_t)start,
        .dateline_length = (uint32_t)passage->dateline.length,
        .agency = agency != NULL ? story_dup(story, str_from(agency->name)) : NULL,
        .place = passages_bear_out(self->body, &passage->dateline)
                     ? story_dup(story, passage->dateline.place)
                     : NULL,
        .rule = passage->rule,
        .date = passage->dateline.length > 0 ? passage->dateline.date : DATE_UNKNOWN,
    };
}

/* The reader below is trusted with any bytes, the archive only with text. */
static void
write_text(struct text *self)
{
    struct buf text = BUF_INIT;
    struct story_items items = {0};
    vec_each(struct passage, passage, self->body) {
        if (passage->text.length == 0) {
            continue;
        }
        buf_add_text(&text, text.length ? "\n\n" : "");
        if (passage->opens_item && items.count < STORY_ITEM_LIMIT) {
            vec_add(&items, make_item(self, passage, text.length));
        }
        buf_add_str(&text, passage->text);
    }
    self->story->text = story_dup(self->story, buf_str(&text));
    self->story->text_length = (uint32_t)text.length;
    story_keep_items(self->story, &items);
    buf_release(&text);
    vec_release(&items);
}

void
page_text_claim(struct story *story, struct passages *body)
{
    struct text text = {story, body};
    struct date near = story->published;
    claim_date(&near, story->updated);
    if (round_up_find(body, near)) {
        claim_items(&text);
    } else {
        claim_credits(&text);
        claim_dateline(&text);
    }
}

void
page_text_write(struct story *story, struct passages *body)
{
    write_text(&(struct text){story, body});
}
