/* SPDX-License-Identifier: MIT */
/* From matches to what is said: which code, whose text, how much, how grave. */
#include "report/compose.h"

#include "base/hash.h"
#include "base/memory.h"
#include "match/find.h"
#include "origin/cluster.h"
#include "report/copies.h"
#include "report/credited.h"
#include "report/message.h"
#include "report/newest.h"
#include "report/shown.h"
#include "report/speech.h"
#include "story/people.h"

/* One cluster on its way to a finding. */
struct case_file {
    const struct piece *piece;
    const struct match_text *text;
    const struct matches *matches;
    const struct cluster *cluster;
    struct election election;
    struct standings standings;
    const struct match *match;   /* the winner's */
    const struct story *story;   /* the winner */
    const struct source *source; /* of the winner */
    struct newest newest;        /* of the winner's story */
    enum grade grade;            /* what it is told as */
    bool periodic;               /* a report that comes again, told as a phrase */
};

/* Who wrote it is not known where a page has collected names from everywhere. */
static const char *
copy_byline(struct arena *arena, const char *byline)
{
    bool known = byline != NULL && !people_are_collected(str_from(byline));
    return known ? arena_dup_text(arena, byline) : NULL;
}

/* Bytes of the piece to bytes of the draft. */
static struct span
to_draft(const struct composition *self, const struct piece *piece, struct span span)
{
    uint32_t start = piece->prose.start;
    return prose_to_source(&self->draft->prose,
                           (struct span){span.start + start, span.end + start});
}

/* By the settings, or by what the draft says of itself. */
static bool
is_own_outlet(const struct composition *self, const struct story *story)
{
    const char *const *outlet = self->settings->own_outlets;
    if (story->publisher == NULL) {
        return false;
    }
    struct str publisher = str_from(story->publisher);
    for (; outlet != NULL && *outlet != NULL; outlet++) {
        if (str_equal_nocase(str_from(*outlet), publisher)) {
            return true;
        }
    }
    return self->draft->outlet.length > 0 &&
           outlets_are_same(self->draft->outlet, publisher);
}

static enum status
any_withdrawn(const struct composition *self, const struct case_file *file, bool *ret,
              struct error *err)
{
    *ret = false;
    for (size_t i = 0; i < file->cluster->count; i++) {
        const struct source *source;
        uint32_t number = file->matches->data[file->cluster->members[i]].story;
        enum status status = sources_get(self->sources, number, &source, err);
        if (status != STATUS_OK) {
            return status;
        }
        *ret = *ret || source->story.status != STORY_USABLE;
    }
    return STATUS_OK;
}

/* Whether a later version of the winner no longer has the words that the draft
 * has from it. */
static bool
is_superseded(const struct case_file *file)
{
    return file->match->verdict.grade == GRADE_COPY && file->newest.source != NULL &&
           file->newest.match.matched < file->match->matched;
}

static bool
is_embargoed(const struct composition *self, const struct story *story)
{
    return story->embargo.precision != DATE_NONE && story->embargo.ms > self->now_ms;
}

/* What is out after the draft is no measure of it. */
static bool
tells_differences(const struct composition *self, const struct case_file *file)
{
    return !election_is_before(self->draft->date, file->election.date) &&
           companions_tell_differences(&self->companions, file->matches, file->cluster,
                                       file->match);
}

static enum status
decide_code(const struct composition *self, const struct case_file *file,
            enum finding_code *ret, struct error *err)
{
    bool withdrawn = false;
    if (file->grade == GRADE_PHRASE || file->grade == GRADE_QUOTE) {
        *ret = file->grade == GRADE_PHRASE ? FINDING_SHARED_PHRASE : FINDING_SHARED_QUOTE;
        return STATUS_OK;
    }
    enum status status = any_withdrawn(self, file, &withdrawn, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (withdrawn) {
        *ret = FINDING_WITHDRAWN;
    } else if (is_embargoed(self, file->story)) {
        *ret = FINDING_EMBARGOED;
    } else if (is_own_outlet(self, file->story) && !file->election.agency) {
        *ret = FINDING_OWN_ARCHIVE;
    } else if (is_superseded(file)) {
        *ret = FINDING_CORRECTED;
    } else if (file->grade == GRADE_REWRITE) {
        *ret = FINDING_WIRE_REWRITE;
    } else {
        *ret = tells_differences(self, file) ? FINDING_FIGURE_DIFFERS : FINDING_WIRE_COPY;
    }
    return STATUS_OK;
}

static enum severity
decide_severity(const struct composition *self, const struct finding *finding)
{
    enum severity severity = self->settings->severities[finding->code];
    /* Credited wire copy is what wires are for. */
    if (finding->code == FINDING_WIRE_COPY &&
        (finding->credited || finding->credit_open) && severity != SEVERITY_OFF &&
        severity < SEVERITY_INFORMATION) {
        return SEVERITY_INFORMATION;
    }
    return severity;
}

/* Numbers are an archive's own, and so is a file's name. */
static const char *
make_identity(struct arena *arena, const struct story *story)
{
    char hex[HASH_HEX_SIZE];
    if (story->guid != NULL) {
        return arena_format(arena, "guid:%s", story->guid);
    }
    struct str text = story_text(story);
    hash_hex(text.data, text.length, hex);
    return arena_format(arena, "text:%s", hex);
}

/* A phrase or a quotation is shown as long as it is said to be. */
static struct span
shown_of(const struct case_file *file, const struct source *source, struct span passage)
{
    return file->grade == GRADE_PHRASE || file->grade == GRADE_QUOTE
               ? passage
               : shown_span(source, passage);
}

static void
fill_origin(const struct composition *self, const struct case_file *file,
            struct finding_origin *ret)
{
    struct arena *arena = self->arena;
    const struct story *story = file->story;
    const struct story_claim *claim = &file->election.claim;
    *ret = (struct finding_origin){
        .story = story->number,
        .guid = arena_dup_text(arena, story->guid),
        .confidence = file->election.confidence,
        .rule = file->election.rule,
        .precedence = file->election.precedence,
        .agency = arena_dup_text(arena, file->election.agency),
        .later = arena_dup_text(arena, file->election.later),
        .publisher = arena_dup_text(arena, story->publisher),
        .byline = copy_byline(arena, claim->byline),
        .place = arena_dup_text(arena, claim->place),
        .headline = arena_dup_text(arena, story->headline),
        .url = arena_dup_text(arena, story->url),
        .identity = make_identity(arena, story),
        .version = arena_dup_text(arena, story->version),
        .source_path = arena_dup_text(arena, story->source_path),
        .date = file->election.date,
        .status = story->status,
        .embargo = story->embargo,
        .passage = file->match->source,
    };
    ret->shown = shown_of(file, file->source, file->match->source);
    ret->text = arena_dup(arena, span_of(story_text(story), ret->shown));
}

static const struct finding_run *
copy_runs(const struct composition *self, const struct case_file *file,
          const struct match *match)
{
    struct span passage = file->match->draft;
    struct finding_run *runs =
        arena_alloc_array(self->arena, match->run_count, sizeof *runs);
    for (uint32_t i = 0; i < match->run_count; i++) {
        struct span draft = match->runs[i].draft;
        bool inside = draft.start >= passage.start && draft.end <= passage.end;
        uint32_t shift = inside ? passage.start : draft.start;
        runs[i].draft = to_draft(self, file->piece, draft);
        runs[i].passage =
            (struct span){draft.start - shift, inside ? draft.end - shift : 0};
        runs[i].source = match->runs[i].source;
    }
    return runs;
}

static void
fill_differences(const struct composition *self, const struct case_file *file,
                 struct finding *finding)
{
    const struct match_differences *from = &file->match->differences;
    struct finding_difference *to =
        arena_alloc_array(self->arena, from->count, sizeof *to);
    struct str story = story_text(file->story);
    for (size_t i = 0; i < from->count; i++) {
        to[i] = (struct finding_difference){
            .draft = to_draft(self, file->piece, from->data[i].draft),
            .source = from->data[i].source,
            .here =
                arena_dup(self->arena, span_of(file->text->text, from->data[i].draft)),
            .there = arena_dup(self->arena, span_of(story, from->data[i].source)),
        };
    }
    finding->differences = to;
    finding->difference_count = (uint32_t)from->count;
}

static void
fill_newest(const struct composition *self, const struct case_file *file,
            struct finding *finding)
{
    finding->versions = file->newest.versions;
    finding->version_rank = file->newest.rank;
    if (file->newest.source == NULL) {
        return;
    }
    const struct story *story = &file->newest.source->story;
    const struct match *match = &file->newest.match;
    struct finding_newest *ret = arena_alloc(self->arena, sizeof *ret);
    *ret = (struct finding_newest){
        .story = story->number,
        .version = arena_dup_text(self->arena, story->version),
        .date = story->updated.precision != DATE_NONE ? story->updated : story->published,
        .status = story->status,
        .embargo = story->embargo,
        .passage = match->source,
        .runs = copy_runs(self, file, match),
        .run_count = match->run_count,
    };
    ret->shown = shown_of(file, file->newest.source, match->source);
    ret->text = arena_dup(self->arena, span_of(story_text(story), ret->shown));
    finding->newest = ret;
}

/* The same while the paragraph and its original are the same, wherever they stand. */
static const char *
make_id(const struct composition *self, const struct case_file *file)
{
    uint64_t hash = hash_str(file->text->text, 0);
    if (file->story->guid != NULL) {
        hash = hash_str(str_from(file->story->guid), hash);
    } else {
        hash = hash_str(story_text(file->story), hash);
    }
    return arena_format(self->arena, "%016llx", (unsigned long long)hash);
}

static void
fill_measures(const struct composition *self, const struct case_file *file,
              struct finding *finding)
{
    const struct match *match = file->match;
    finding->span = to_draft(self, file->piece, match->draft);
    finding->passage = arena_dup(self->arena, span_of(file->text->text, match->draft));
    finding->paragraph = file->piece->paragraph;
    finding->words = match->words;
    finding->matched = match->matched;
    finding->words_outside = match->words_outside;
    finding->matched_outside = match->matched_outside;
    finding->longest_run = match->longest_run;
    finding->share = match->share;
    finding->share_outside_quotes = match->share_outside;
    finding->quotes_narrative = match->quotes_narrative;
    finding->reordered = match->reordered;
    finding->periodic = file->periodic;
    finding->lone = file->grade != match->verdict.grade && !file->periodic;
    finding->other_report = finding->lone && match->verdict.grade == GRADE_COPY;
    credited_fill(finding, &(struct credit_question){
                               .draft = self->draft,
                               .house_form = self->settings->credit_form,
                               .story = file->story,
                               .paragraph = file->piece->paragraph,
                           });
}

static enum status
compose_finding(struct composition *self, const struct case_file *file, struct error *err)
{
    struct finding finding = {0};
    enum status status = decide_code(self, file, &finding.code, err);
    if (status != STATUS_OK) {
        return status;
    }
    fill_origin(self, file, &finding.origin);
    fill_measures(self, file, &finding);
    if (finding.code == FINDING_SHARED_QUOTE && !is_embargoed(self, file->story)) {
        finding.speech = speech_compare(self->arena, buf_str(&self->draft->prose.text),
                                        file->text->text, file->match, file->source);
    }
    if (finding.code == FINDING_FIGURE_DIFFERS) {
        fill_differences(self, file, &finding);
    }
    finding.severity = decide_severity(self, &finding);
    if (finding.severity == SEVERITY_OFF) {
        return STATUS_OK;
    }
    finding.id = make_id(self, file);
    finding.message = message_write(self->arena, &finding);
    finding.runs = copy_runs(self, file, file->match);
    finding.run_count = file->match->run_count;
    fill_newest(self, file, &finding);
    status = copies_list(
        &finding, &(struct copies_case){file->matches, &file->standings, file->match},
        self->sources, self->arena, err);
    if (status == STATUS_OK) {
        vec_add(&self->findings, finding);
    }
    return status;
}

static enum status
compose_cluster(struct composition *self, struct case_file *file, struct error *err)
{
    const struct source *source;
    struct electorate electorate = {file->matches, file->cluster, self->sources,
                                    self->families};
    enum status status =
        election_hold(&file->election, &file->standings, &electorate, self->cancel, err);
    if (status != STATUS_OK) {
        return status;
    }
    file->match = &file->matches->data[file->election.winner];
    status = sources_get(self->sources, file->match->story, &source, err);
    if (status != STATUS_OK) {
        return status;
    }
    file->source = source;
    file->story = &source->story;
    file->newest = (struct newest){.versions = 1, .rank = 1};
    file->grade = companions_grade(&self->companions, file->matches, file->cluster);
    if (file->grade == GRADE_COPY &&
        election_is_periodic(&file->election, file->match, self->draft->date)) {
        file->grade = GRADE_PHRASE;
        file->periodic = true;
    }
    if (file->grade == GRADE_COPY || file->grade == GRADE_REWRITE) {
        status = newest_find(&file->newest, self->sources, file->story, file->text, err);
    }
    if (status == STATUS_OK) {
        status = compose_finding(self, file, err);
    }
    newest_release(&file->newest);
    return status;
}

enum status
compose_findings(struct composition *self, const struct piece *piece,
                 const struct match_text *text, const struct judged *judged,
                 struct error *err)
{
    enum status status = STATUS_OK;
    struct clusters clusters = {0};
    clusters_build(&clusters, &judged->matches);
    for (size_t i = 0; status == STATUS_OK && i < clusters.count; i++) {
        struct case_file file = {.piece = piece,
                                 .text = text,
                                 .matches = &judged->matches,
                                 .cluster = &clusters.data[i]};
        status = compose_cluster(self, &file, err);
        vec_release(&file.standings);
    }
    clusters_release(&clusters);
    return status;
}
