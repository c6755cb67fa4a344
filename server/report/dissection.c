/* SPDX-License-Identifier: MIT */
#include "report/dissection.h"

#include "base/hash.h"
#include "base/memory.h"
#include "lexicon/lexicon.h"
#include "markup/markup.h"
#include "story/people.h"
#include "text/language.h"
#include "text/quotation.h"
#include "text/utf8.h"

/* A paragraph of more bytes is no paragraph (a file without line ends): it is
 * judged in parts, so that no single one takes long. */
#define PIECE_LIMIT 8192
/* A dateline stands in front of the lead, which is among the first few. */
#define LEAD_PARAGRAPHS 6

/* The best place to cut in front of `limit`: after a sentence, else a blank. */
static uint32_t
find_cut(struct str text, uint32_t start, uint32_t limit)
{
    for (uint32_t at = limit; at > start + PIECE_LIMIT / 2; at--) {
        if (text.data[at - 1] == ' ' && at >= 2 && text.data[at - 2] == '.') {
            return at;
        }
    }
    for (uint32_t at = limit; at > start + PIECE_LIMIT / 2; at--) {
        if (text.data[at - 1] == ' ') {
            return at;
        }
    }
    uint32_t cut = (uint32_t)utf8_floor(text, limit);
    return cut > start ? cut : limit;
}

static void
add_pieces(struct dissection *self, struct span span, uint32_t paragraph)
{
    struct str text = buf_str(&self->prose.text);
    while (span_length(span) > PIECE_LIMIT) {
        uint32_t cut = find_cut(text, span.start, span.start + PIECE_LIMIT);
        struct piece piece = {{span.start, cut}, paragraph};
        vec_add(&self->pieces, piece);
        span.start = cut;
    }
    struct piece piece = {span, paragraph};
    vec_add(&self->pieces, piece);
}

/* The part of a lead after its dateline, which is the agency's and no copying. */
static struct span
without_dateline(const struct dissection *self, const struct paragraph *paragraph)
{
    struct dateline dateline;
    struct span span = paragraph->prose;
    struct str text = span_of(buf_str(&self->prose.text), span);
    if (dateline_read(text, DATE_UNKNOWN, &dateline)) {
        span.start += (uint32_t)dateline.length;
    }
    return span;
}

static void
read_paragraphs(struct dissection *self, const struct cancel *cancel)
{
    struct spans paragraphs = {0};
    struct spans quotations = {0};
    vec_each(struct paragraph, paragraph, &self->prose.paragraphs) {
        vec_add(&paragraphs, paragraph->prose);
    }
    credits_find(&self->credits, buf_str(&self->prose.text), paragraphs.data,
                 paragraphs.count, cancel);
    if (!cancel_requested(cancel)) {
        parts_find(&self->parts, &quotations, buf_str(&self->prose.text), &paragraphs,
                   cancel);
        credits_find_front_matter(&self->head, self->source, self->prose.front_matter);
        self->date = credits_draft_date(self->source, self->prose.front_matter);
        self->outlet = credits_draft_outlet(self->source, self->prose.front_matter);
        self->credits_an_agency = acknowledges_an_agency(&self->credits, false) ||
                                  acknowledges_an_agency(&self->head, false);
        self->mentions_an_agency = acknowledges_an_agency(&self->credits, true);
    }
    vec_release(&paragraphs);
    vec_release(&quotations);
}

static void
cut_pieces(struct dissection *self)
{
    for (uint32_t i = 0; i < self->prose.paragraphs.count; i++) {
        const struct paragraph *paragraph = &self->prose.paragraphs.data[i];
        if (paragraph->kind == PARAGRAPH_HEADING) {
            continue; /* headlines are alike without being copied */
        }
        bool may_lead = i < LEAD_PARAGRAPHS;
        add_pieces(self, may_lead ? without_dateline(self, paragraph) : paragraph->prose,
                   i);
    }
}

enum status
dissection_init(struct dissection *self, struct str draft, enum markup markup,
                const struct cancel *cancel, struct error *err)
{
    *self = (struct dissection){.source = draft};
    /* A check that has to give way at once does not even begin. */
    if (!cancel_requested(cancel)) {
        prose_build(&self->prose, draft, markup);
    }
    if (!cancel_requested(cancel)) {
        quotations_find(&self->quotations, &self->prose, cancel);
    }
    if (!cancel_requested(cancel)) {
        read_paragraphs(self, cancel);
    }
    if (cancel_requested(cancel)) {
        return error_set(err, STATUS_CANCELLED, "the check was cancelled");
    }
    self->language = language_guess(buf_str(&self->prose.text));
    cut_pieces(self);
    return STATUS_OK;
}

void
dissection_release(struct dissection *self)
{
    prose_release(&self->prose);
    vec_release(&self->quotations);
    vec_release(&self->credits);
    vec_release(&self->head);
    vec_release(&self->pieces);
    vec_release(&self->parts);
    map_release(&self->creditors);
}

static uint64_t
hash_of_creditor(const struct creditor *creditor)
{
    const char *const names[] = {creditor->agency, creditor->byline, creditor->publisher};
    uint64_t hash = hash_process_seed();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        /* With its NUL; a missing name is none, not an empty one. */
        hash = names[i] ? hash_bytes(names[i], strlen(names[i]) + 1, hash) : hash + 1;
    }
    return hash;
}

enum answer {
    ANSWERED = 1 << 0,
    CREDITED_EVERYWHERE = 1 << 1, /* by a credit that counts for every paragraph */
    CREDITED_SOMEWHERE = 1 << 2,  /* if only in the sentence of one */
    SIGNED_BY_AUTHOR = 1 << 3,
};

static bool
names_outlet(struct str text, const struct creditor *creditor)
{
    return creditor->agency == NULL && creditor->publisher != NULL &&
           outlet_is_credited(text, str_from(creditor->publisher));
}

/* What the draft as a whole says. A draft of a hundred thousand credits is read once for
 * each creditor, not once for each finding. */
static unsigned
ask_draft(struct dissection *self, const struct creditor *creditor)
{
    uint64_t *answer = map_put(&self->creditors, hash_of_creditor(creditor), 0);
    if (*answer == 0) {
        struct str text = buf_str(&self->prose.text);
        enum acknowledgement body =
            acknowledges(&self->credits, text, creditor, ACKNOWLEDGED_ANYWHERE);
        enum acknowledgement head =
            acknowledges(&self->head, self->source, creditor, ACKNOWLEDGED_ANYWHERE);
        enum acknowledgement most = body > head ? body : head;
        bool somewhere = names_outlet(text, creditor) || most == ACKNOWLEDGEMENT_SOURCE ||
                         acknowledges(&self->credits, text, creditor,
                                      ACKNOWLEDGED_SOMEWHERE) == ACKNOWLEDGEMENT_SOURCE;
        *answer = ANSWERED | (most == ACKNOWLEDGEMENT_SOURCE ? CREDITED_EVERYWHERE : 0u) |
                  (most == ACKNOWLEDGEMENT_AUTHOR ? SIGNED_BY_AUTHOR : 0u) |
                  (somewhere ? CREDITED_SOMEWHERE : 0u);
    }
    return (unsigned)*answer;
}

/* The first credit of that paragraph or of a later one. */
static size_t
find_credit(const struct credits *credits, uint32_t paragraph)
{
    size_t start = 0;
    size_t end = credits->count;
    while (start < end) {
        size_t middle = start + (end - start) / 2;
        if (credits->data[middle].paragraph < paragraph) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    return start;
}

/* Bytes of the paragraph that its credits take. */
static uint32_t
count_credit_bytes(const struct dissection *self, uint32_t paragraph)
{
    uint32_t ret = 0;
    for (size_t i = find_credit(&self->credits, paragraph);
         i < self->credits.count && self->credits.data[i].paragraph == paragraph; i++) {
        const struct credit *credit = &self->credits.data[i];
        bool is_line = credit->rule != CREDIT_DATELINE && credit->rule != CREDIT_SENTENCE;
        ret += is_line ? span_length(credit->at) : 0;
    }
    return ret;
}

bool
dissection_is_body(const struct dissection *self, uint32_t paragraph)
{
    struct date date;
    struct span span = self->prose.paragraphs.data[paragraph].prose;
    struct str text = str_trim(span_of(buf_str(&self->prose.text), span));
    return self->prose.paragraphs.data[paragraph].kind != PARAGRAPH_HEADING &&
           !part_is_furniture(self->parts.data[paragraph]) &&
           2 * count_credit_bytes(self, paragraph) < text.length &&
           !is_photo_line(text) && !date_read(text, INT64_MAX, &date);
}

enum acknowledgement
dissection_acknowledges(struct dissection *self, const struct creditor *creditor,
                        uint32_t paragraph)
{
    size_t start = find_credit(&self->credits, paragraph);
    size_t end = find_credit(&self->credits, paragraph + 1);
    struct credits here = {.count = end - start};
    if (here.count > 0) {
        here.data = self->credits.data + start;
    }
    unsigned draft = ask_draft(self, creditor);
    struct str text = buf_str(&self->prose.text);
    struct span prose = self->prose.paragraphs.data[paragraph].prose;
    enum acknowledgement said = acknowledges(&here, text, creditor, paragraph);
    if ((draft & CREDITED_EVERYWHERE) != 0 ||
        ((draft & CREDITED_SOMEWHERE) != 0 &&
         names_outlet(span_of(text, prose), creditor))) {
        return ACKNOWLEDGEMENT_SOURCE;
    }
    return said == ACKNOWLEDGEMENT_NONE && (draft & SIGNED_BY_AUTHOR) != 0
               ? ACKNOWLEDGEMENT_AUTHOR
               : said;
}

bool
dissection_acknowledges_elsewhere(struct dissection *self,
                                  const struct creditor *creditor)
{
    return (ask_draft(self, creditor) & CREDITED_SOMEWHERE) != 0;
}

/* The first quotation that ends behind `at`. */
static size_t
find_quotation(const struct spans *quotations, uint32_t at)
{
    size_t start = 0;
    size_t end = quotations->count;
    while (start < end) {
        size_t middle = start + (end - start) / 2;
        if (quotations->data[middle].end <= at) {
            start = middle + 1;
        } else {
            end = middle;
        }
    }
    return start;
}

void
dissection_quotations(const struct dissection *self, const struct piece *piece,
                      struct spans *ret)
{
    for (size_t i = find_quotation(&self->quotations, piece->prose.start);
         i < self->quotations.count; i++) {
        const struct span *quotation = &self->quotations.data[i];
        if (quotation->start >= piece->prose.end) {
            break;
        }
        if (!span_overlaps(*quotation, piece->prose)) {
            continue;
        }
        uint32_t start = quotation->start > piece->prose.start
                             ? quotation->start - piece->prose.start
                             : 0;
        uint32_t end =
            (quotation->end < piece->prose.end ? quotation->end : piece->prose.end) -
            piece->prose.start;
        vec_add(ret, ((struct span){start, end}));
    }
}

struct match_text
dissection_text(const struct dissection *self, const struct piece *piece,
                struct spans *quotations)
{
    dissection_quotations(self, piece, quotations);
    return (struct match_text){
        .text = span_of(buf_str(&self->prose.text), piece->prose),
        .quotations = quotations,
        .part = self->parts.data[piece->paragraph],
        .capital_nouns = lexicon_has_capital_nouns(self->language),
    };
}
