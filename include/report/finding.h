/* SPDX-License-Identifier: MIT */
#ifndef REPORT_FINDING_H
#define REPORT_FINDING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "dismissal/dismissals.h"
#include "origin/election.h"
#include "report/codes.h"
#include "story/date.h"
#include "story/speaker.h"
#include "story/story.h"
#include "text/span.h"

/* What is said of a draft. */

#define FINDING_SYMBOL(symbol, ...) FINDING_##symbol,
enum finding_code {
    FINDING_CODES(FINDING_SYMBOL) FINDING_CODE_COUNT
};
#undef FINDING_SYMBOL

/* LSP's numbers. */
enum severity {
    SEVERITY_OFF = 0,
    SEVERITY_ERROR = 1,
    SEVERITY_WARNING = 2,
    SEVERITY_INFORMATION = 3,
    SEVERITY_HINT = 4,
};

/* "wire-copy" ... and "error", "warning", "information", "hint"; static storage. */
const char *finding_code_name(enum finding_code code);

/* In one word or two; what it says, and what to do, in plain words. Static storage. */
const char *finding_code_label(enum finding_code code);
const char *finding_code_meaning(enum finding_code code);
const char *finding_code_advice(enum finding_code code);
enum severity finding_code_severity(enum finding_code code);
bool finding_code_from_name(struct str name, enum finding_code *ret);
const char *severity_name(enum severity severity);
bool severity_from_name(struct str name, enum severity *ret);

/* Where a passage comes from. Strings in the report's arena, NULL if unknown. */
struct finding_origin {
    uint32_t story; /* the archive's number of the copy that is shown */
    const char *guid;
    enum confidence confidence;
    enum credit_rule rule;
    enum precedence precedence;
    const char *agency;
    const char *later; /* an agency that has it later, where `agency` is NULL */
    const char *publisher;
    const char *byline;
    const char *place;
    const char *headline;
    const char *url;
    const char *identity; /* the same in every archive that has the story */
    const char *version;
    const char *source_path;
    struct date date; /* source DATE_FROM_FAMILY if borrowed */
    enum story_status status;
    struct date embargo;
    struct span passage; /* bytes of the archived text */
    struct span shown;   /* it and the beginning of its sentence, where that is near */
    const char *text;    /* the bytes of `shown` */
};

/* Bytes that are the same words on both sides. */
struct finding_run {
    struct span draft;   /* bytes of the draft */
    struct span source;  /* bytes of the archived text */
    struct span passage; /* bytes of the finding's passage; empty outside of it */
};

/* What the draft has in place of a number or name of the archived text. */
struct finding_difference {
    struct span draft;  /* bytes of the draft */
    struct span source; /* bytes of the archived text */
    const char *here;   /* the words, as they are shown */
    const char *there;
};

/* Another copy of the passage. */
struct finding_copy {
    uint32_t story;
    const char *guid;
    const char *agency;
    const char *publisher;
    const char *headline;
    struct date date;
    double share;        /* of the paragraph's words */
    struct span passage; /* bytes of the archived text */
};

/* The newest version of a story of which the archive has several, as far as the
 * paragraph goes. */
struct finding_newest {
    uint32_t story;
    const char *version;
    struct date date;
    enum story_status status;
    struct date embargo;
    struct span passage; /* bytes of its archived text; empty where it has none */
    struct span shown;   /* as that of the origin */
    const char *text;    /* the bytes of `shown` */
    const struct finding_run *runs; /* of the draft and of it, ascending by draft */
    uint32_t run_count;
};

/* Who said a shared quotation; NULL where nobody is named beside it. */
struct finding_speech {
    const char *said_by;    /* in the archived story */
    const char *draft_says; /* in the draft */
    enum attribution attribution;
};

struct finding {
    const char *id; /* stable while the paragraph and its source are the same */
    enum finding_code code;
    enum severity severity;
    const char *message;
    struct span span;         /* the passage: bytes of the draft */
    const char *passage;      /* its words, without markup */
    const char *dismissal;    /* the id of the dismissal that covers it, or NULL */
    uint32_t paragraph;       /* 0-based */
    uint32_t words;           /* of the paragraph */
    uint32_t matched;         /* of them in the passage's runs */
    uint32_t words_outside;   /* of the paragraph's words, outside quoted speech */
    uint32_t matched_outside; /* of them */
    uint32_t longest_run;
    double share; /* matched / words */
    double share_outside_quotes;
    bool quotes_narrative; /* quoted with nobody named; the story tells it itself */
    bool reordered;
    bool lone; /* told as a phrase by the rest of the draft: report/companions.h */
    bool other_report; /* of these, a short copy with other figures */
    bool periodic;     /* a copy with other figures, of other days, told as a phrase */
    bool credited;     /* for this paragraph */
    bool credited_elsewhere;      /* for another one of the draft only */
    bool same_author;             /* credited by the author's name alone */
    bool is_earlier;              /* the draft, by its own date, than the origin */
    bool credit_open;             /* to an agency that may well have it, in the draft; the
                                   * archive's copy names none */
    struct finding_speech speech; /* of FINDING_SHARED_QUOTE; else of nothing */
    struct finding_origin origin;
    const struct finding_run *runs; /* ascending by draft */
    uint32_t run_count;
    const struct finding_difference *differences; /* of FINDING_FIGURE_DIFFERS */
    uint32_t difference_count;
    const struct finding_copy *also; /* by date, then number */
    uint32_t also_count;
    uint32_t versions;     /* of the origin's story in the archive; 1 where it has one */
    uint32_t version_rank; /* the origin's among them, oldest first, from 1 */
    const struct finding_newest *newest; /* NULL where the origin is the newest */
};

/* Appends the place of a dateline as running text has it: "NEW YORK" is "New York". */
void finding_add_place(struct buf *out, struct str place);

/* What the origin rests on, in words for people: "Original, the agency's own
 * story, by its dateline". The word original is used where it is certain. */
void finding_add_evidence(struct buf *out, const struct finding_origin *origin);

/* Appends what a sentence about it begins with, up to the source's name: "Uncredited copy
 * of ". */
void finding_add_opening(struct buf *out, const struct finding *finding);

/* Appends "2021 here, 2022 in AFP", as it is told to people; nothing where nothing
 * differs. */
void finding_add_differences(struct buf *out, const struct finding *finding);

/* A credit that the draft gives, where it stands. */
struct report_credit {
    struct span span;   /* bytes of the draft */
    const char *agency; /* NULL where only a person is named */
    const char *author; /* NULL where only an agency is named */
};

/* What the finding is to dismissals. Borrows from it. */
struct dismissal_subject finding_subject(const struct finding *finding);

/* All that is known of one draft at one version. Owns everything below it. */
struct report {
    struct arena arena;
    uint64_t archive_stories;
    uint64_t archive_generation;
    const char *path; /* NULL for an unsaved draft */
    const char *language;
    uint32_t words; /* of the body, without those that comments leave out: no headline,
                     * caption, credit, date line or furniture */
    uint32_t words_aside; /* those */
    uint32_t paragraphs;
    const struct span *paragraph_spans; /* bytes of the draft; of each paragraph */
    const char **credits; /* names of agencies and authors that the draft credits */
    uint32_t credit_count;
    struct report_credit *credit_places; /* where it does, in its order */
    uint32_t credit_place_count;
    /* Words that any finding covers, and of them those of a kind. */
    uint32_t words_covered;
    uint32_t words_copied;
    uint32_t words_rewritten;
    uint32_t words_quoted;
    uint32_t words_dismissed;    /* that only dismissed findings cover */
    uint32_t words_muted_copied; /* of words_muted, those that a finding would cover */
    /* By start, then end, then code, then story. */
    struct finding *findings;
    uint32_t finding_count;
    /* Findings that a dismissal covers, likewise; nothing else counts them. */
    struct finding *dismissed;
    uint32_t dismissed_count;
    /* Findings that are neither listed nor counted, because the user asked for that. */
    uint32_t quotes_left_out;
    uint32_t credited_left_out;
    /* Lines of the file of dismissals that do not hold. */
    uint64_t void_dismissals;
    /* What comments in the draft leave out: nothing above counts it but `paragraphs`. */
    struct finding *muted; /* what would be found there, likewise */
    uint32_t muted_count;
    uint32_t muted_paragraphs;
    uint32_t words_muted;
    /* What the project's settings switch off or lower, by code; and of it what is not
     * shown at all. Withdrawn and embargoed copy is among the findings all the same. */
    uint32_t overruled[FINDING_CODE_COUNT];
    struct finding *switched_off;
    uint32_t switched_off_count;
    struct arena overruled_arena;
    struct span *unknown_comments; /* bytes of the draft */
    uint32_t unknown_comment_count;
};

/* What is said of a comment that is meant for us and says nothing that we know. */
#define REPORT_UNKNOWN_COMMENT "Unknown wirecheck comment; known are off, on and ignore."

/* Findings of what may not be published, among those that comments leave out: a comment
 * cannot know what became of its story since. */
uint32_t report_count_muted_alarms(const struct report *report);

/* Appends "1 paragraph is left out by a comment in the draft", and where there are such
 * findings, that it holds copy that may not be published. */
void report_add_muted(struct buf *out, const struct report *report);

uint32_t report_count_overruled(const struct report *report);
/* Appends "2 findings are switched off or lowered by the project's settings: 1 wire-copy,
 * 1 wire-rewrite". */
void report_add_overruled(struct buf *out, const struct report *report);

/* The share of the body, what comments leave out included, that stands in no story: no
 * comment and no dismissal makes it larger. 1 where there is no body. */
double report_originality(const struct report *report);

void report_release(struct report *self);

#endif
