/* SPDX-License-Identifier: MIT */
/* Shows its work. Runs the same code as a check, from the beginning, and keeps what a
 * check throws away. */
#include "report/explain.h"

#include <ctype.h>
#include <inttypes.h>

#include "base/clock.h"
#include "match/explain.h"
#include "match/rule.h"
#include "origin/cluster.h"
#include "origin/election.h"
#include "report/checker.h"
#include "report/compose.h"
#include "report/dissection.h"
#include "text/display.h"
#include "text/position.h"

/* More stories than these, or words of one, help nobody. */
#define ACCOUNTS_SHOWN 6
#define RUNS_SHOWN 12
#define STANDINGS_SHOWN 6

struct explaining {
    bool verbose;
    struct checker *checker;
    struct composition *composition;
    const struct piece *piece;
    struct match_text text;
    struct buf *out;
};

static void
add_safe(struct buf *out, struct str text)
{
    display_add(out, text);
}

/* "story 17, Reuters, 19 Sep 2023, Harbour reopens" */
static void
add_copy(struct buf *out, const struct story *story, const char *agency, struct date date)
{
    const char *who = agency != NULL ? agency : story->publisher;
    buf_add_format(out, "story %" PRIu32, story->number);
    if (who != NULL) {
        buf_add_text(out, ", ");
        add_safe(out, str_from(who));
    }
    buf_add_text(out, ", ");
    date_add_words(out, date);
    if (date.precision != DATE_NONE && date.source == DATE_FROM_FAMILY) {
        buf_add_text(out, " (date of another version)");
    }
    if (story->headline != NULL) {
        buf_add_text(out, ", ");
        add_safe(out, str_from(story->headline));
    }
}

static void
add_story(struct buf *out, const struct story *story)
{
    add_copy(out, story, story->agency, story->published);
}

static const char *
grade_text(enum grade grade)
{
    switch (grade) {
    case GRADE_COPY:
        return "Copy";
    case GRADE_REWRITE:
        return "Rewrite";
    case GRADE_PHRASE:
        return "Shared phrase";
    case GRADE_QUOTE:
        return "Shared quotation";
    case GRADE_NONE:
        break;
    }
    return "Nothing";
}

/* The rule that decided, and what it asks first: "Copy. Share of the words outside
 * quotation marks: 93 %; 80 % is enough [copy-coverage]". */
static void
add_verdict(struct buf *out, const struct verdict *verdict)
{
    buf_add_format(out, "   %s", grade_text(verdict->grade));
    if (verdict->rule == NULL) {
        buf_add_text(out, "\n");
        return;
    }
    const struct condition *asked = &verdict->rule->conditions[0];
    const char *measure = measure_text(asked->measure);
    buf_add_format(out, ". %c%s: ", toupper((unsigned char)measure[0]), measure + 1);
    measure_add_value(out, asked->measure, verdict->value);
    buf_add_text(out,
                 verdict->grade != GRADE_NONE && asked->below ? "; less than " : "; ");
    measure_add_value(out, asked->measure, verdict->threshold);
    buf_add_format(out, " %s [%s]\n",
                   verdict->grade == GRADE_NONE ? "would be enough"
                   : asked->below               ? "is too little for more"
                                                : "is enough",
                   verdict->rule->name);
}

static void
add_runs(const struct explaining *self, const struct match *match)
{
    buf_add_text(self->out, "   Words that counted:");
    for (uint32_t i = 0; i < match->run_count && i < RUNS_SHOWN; i++) {
        buf_add_text(self->out, i == 0 ? " " : " / ");
        add_safe(self->out, span_of(self->text.text, match->runs[i].draft));
    }
    if (match->run_count > RUNS_SHOWN) {
        buf_add_format(self->out, " / and %" PRIu32 " more runs",
                       match->run_count - RUNS_SHOWN);
    }
    buf_add_text(self->out, match->run_count == 0 ? " none\n" : "\n");
}

static void
add_measures(struct buf *out, const struct account *account)
{
    buf_add_format(out,
                   "   Runs of three words that were looked up: %" PRIu32
                   " in common, which say %.0f bits\n",
                   account->shared, account->bits);
    if (!account->compared) {
        return;
    }
    buf_add_format(
        out,
        "   %.0f %% of the words, %.0f %% of one sentence, %.0f %% of the runs "
        "of three words;\n   %" PRIu32 " words nearly in a row; worth %.1f words "
        "outside quotation marks, %.1f inside%s\n",
        account->coverage, account->sentence, account->containment, account->stretch,
        account->evidence, account->quoted_evidence,
        account->match.reordered ? "; in another order" : "");
}

static enum status
add_account(const struct explaining *self, const struct account *account,
            struct error *err)
{
    const struct source *source;
    enum status status =
        sources_get(self->checker->sources, account->story, &source, err);
    if (status != STATUS_OK) {
        return status;
    }
    add_story(self->out, &source->story);
    buf_add_byte(self->out, '\n');
    if (!account->compared) {
        buf_add_text(self->out, "   Too little in common to be compared\n");
    } else {
        add_verdict(self->out, &account->match.verdict);
        buf_add_format(self->out, "   Kind of paragraph there: %s\n",
                       part_name(account->part));
        add_runs(self, &account->match);
    }
    if (self->verbose) {
        add_measures(self->out, account);
    }
    return STATUS_OK;
}

static enum status
add_accounts(const struct explaining *self, struct error *err)
{
    struct explanation explanation = {0};
    enum status status =
        match_explain(&explanation, self->checker->sources, &self->text, err);
    if (status == STATUS_OK) {
        buf_add_format(self->out, "Kind of paragraph: %s\n", part_name(explanation.part));
        buf_add_format(self->out,
                       "Words: %" PRIu32 ", of them %" PRIu32
                       " outside quotation marks, %" PRIu32 " inside, %" PRIu32
                       " in stock phrases\n",
                       explanation.words, explanation.narrative, explanation.quoted,
                       explanation.stock);
        buf_add_format(self->out, "Stories considered: %zu\n",
                       explanation.accounts.count);
    }
    for (size_t i = 0;
         status == STATUS_OK && i < explanation.accounts.count && i < ACCOUNTS_SHOWN;
         i++) {
        buf_add_format(self->out, "\n%zu. ", i + 1);
        status = add_account(self, &explanation.accounts.data[i], err);
    }
    explanation_release(&explanation);
    return status;
}

static enum status
add_standings(const struct explaining *self, const struct matches *matches,
              const struct cluster *cluster, struct error *err)
{
    struct standings standings = {0};
    struct election election;
    struct electorate electorate = {matches, cluster, self->checker->sources,
                                    self->checker->families};
    enum status status = election_hold(&election, &standings, &electorate, NULL, err);
    for (size_t i = 0; status == STATUS_OK && i < standings.count && i < STANDINGS_SHOWN;
         i++) {
        const struct standing *standing = &standings.data[i];
        const struct source *source;
        status = sources_get(self->checker->sources, matches->data[standing->match].story,
                             &source, err);
        if (status == STATUS_OK) {
            buf_add_format(self->out, "   %zu. ", i + 1);
            add_copy(self->out, &source->story, standing->agency, standing->date);
            buf_add_format(self->out, ": %s\n",
                           standing->rule == CREDIT_NONE
                               ? "names no agency"
                               : credit_rule_name(standing->rule));
        }
    }
    vec_release(&standings);
    return status;
}

static void
add_finding(struct buf *out, const struct finding *finding)
{
    buf_add_format(out, "\n%s, %s: ", finding_code_name(finding->code),
                   severity_name(finding->severity));
    buf_add_text(out, finding->message);
    buf_add_text(out, "\n   How we know: ");
    finding_add_evidence(out, &finding->origin);
    buf_add_text(
        out, finding->other_report
                 ? "\n   Reported as a phrase: it is short, has other figures, and the "
                   "draft has nothing\n   else from that story: another report of a "
                   "kind, perhaps.\n"
             : finding->lone
                 ? "\n   Reported as a phrase: the draft has nothing else from "
                   "that story,\n   and stories of other days have much of it, "
                   "too.\n"
             : finding->periodic
                 ? "\n   Reported as a phrase: it has other figures, as the next "
                   "report of a kind,\n   and the draft is of other days.\n"
                 : "\n");
}

/* The findings, as a check makes them, and behind each cluster who stood for origin. */
static enum status
add_findings(const struct explaining *self, struct error *err)
{
    const struct judged *judged;
    struct clusters clusters = {0};
    enum status status =
        paragraphs_judge(self->checker->paragraphs, &self->text, NULL, &judged, err);
    if (status == STATUS_OK) {
        status =
            compose_findings(self->composition, self->piece, &self->text, judged, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    vec_each(const struct finding, finding, &self->composition->findings) {
        add_finding(self->out, finding);
    }
    vec_clear(&self->composition->findings);
    clusters_build(&clusters, &judged->matches);
    for (size_t i = 0; status == STATUS_OK && i < clusters.count; i++) {
        buf_add_format(self->out, "\nWho may be the origin%s, best first:\n",
                       clusters.count > 1 ? " of one passage" : "");
        status = add_standings(self, &judged->matches, &clusters.data[i], err);
    }
    clusters_release(&clusters);
    return status;
}

static enum status
explain_piece(struct checker *checker, struct composition *composition,
              const struct piece *piece, const struct explain_request *request,
              struct error *err)
{
    struct spans quotations = {0};
    struct explaining self = {
        .verbose = request->verbose,
        .checker = checker,
        .composition = composition,
        .piece = piece,
        .text = checker_text(checker, composition->draft, piece, &quotations),
        .out = request->out,
    };
    enum status status = add_accounts(&self, err);
    if (status == STATUS_OK) {
        status = add_findings(&self, err);
    }
    vec_release(&quotations);
    return status;
}

/* Lines [start, end] of the paragraph that the piece is of. */
static struct span
lines_of(const struct dissection *draft, const struct piece *piece,
         const struct lines *lines)
{
    struct span source = prose_to_source(&draft->prose, piece->prose);
    uint32_t at[2] = {source.start, source.end};
    for (int i = 0; i < 2; i++) {
        at[i] = position_from_offset(lines, draft->source, at[i], POSITION_UTF8).line;
    }
    return (struct span){at[0], at[1]};
}

static void
add_muting(const struct composition *composition, const struct piece *piece,
           struct buf *out)
{
    const struct prose *prose = &composition->draft->prose;
    if (!composition->settings->ignores_comments &&
        prose->paragraphs.data[piece->paragraph].is_muted) {
        buf_add_text(out,
                     "A comment in the draft leaves this paragraph out. What follows "
                     "is not reported.\n\n");
    }
}

static enum status
explain_line(struct checker *checker, struct composition *composition,
             const struct explain_request *request, struct error *err)
{
    uint32_t line = request->line;
    struct buf *out = request->out;
    enum status status = STATUS_OK;
    struct lines lines = {0};
    uint32_t nearest = UINT32_MAX;
    bool found = false;
    lines_build(&lines, composition->draft->source);
    vec_each(const struct piece, piece, &composition->draft->pieces) {
        struct span at = lines_of(composition->draft, piece, &lines);
        if (line >= at.start && line <= at.end) {
            buf_add_text(out, found ? "\n" : "");
            found = true;
            add_muting(composition, piece, out);
            status = explain_piece(checker, composition, piece, request, err);
            if (status != STATUS_OK) {
                break;
            }
        } else if (nearest == UINT32_MAX || at.start <= line) {
            nearest = at.start;
        }
    }
    lines_release(&lines);
    if (status == STATUS_OK && !found) {
        return nearest == UINT32_MAX
                   ? error_set(err, STATUS_NOT_FOUND, "the draft has no paragraph")
                   : error_set(err, STATUS_NOT_FOUND,
                               "line %" PRIu32
                               " is in no paragraph; the nearest begins in line "
                               "%" PRIu32,
                               line + 1, nearest + 1);
    }
    return status;
}

enum status
checker_explain(struct checker *self, const struct draft_text *draft,
                const struct explain_request *request, struct error *err)
{
    if (draft->text.length > TEXT_LIMIT) {
        return error_set(err, STATUS_LIMIT, "the draft is longer than %zu bytes",
                         TEXT_LIMIT);
    }
    struct arena arena = {0};
    struct dissection dissection;
    enum status status =
        dissection_init(&dissection, draft->text, draft->markup, NULL, err);
    struct composition composition = {
        .settings = &self->settings,
        .now_ms = self->settings.now_ms ? self->settings.now_ms : clock_now_ms(),
        .sources = self->sources,
        .families = self->families,
        .draft = &dissection,
        .arena = &arena,
    };
    if (status == STATUS_OK) {
        status = checker_judge(self, &composition, err);
    }
    if (status == STATUS_OK) {
        status = explain_line(self, &composition, request, err);
    }
    paragraphs_end_run(self->paragraphs);
    vec_release(&composition.findings);
    companions_release(&composition.companions);
    dissection_release(&dissection);
    arena_release(&arena);
    return status;
}
