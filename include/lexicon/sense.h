/* SPDX-License-Identifier: MIT */
#ifndef LEXICON_SENSE_H
#define LEXICON_SENSE_H

#include <stdbool.h>
#include <stdint.h>

/* What a phrase is for. The key of a line in a pack, in capitals; data/README.md
 * says what goes where. */
enum lexicon_sense {
    /* Words one by one, for the tokeniser: folded with their apostrophes dropped. */
    LEXICON_STOP,         /* a function word */
    LEXICON_ABBREVIATION, /* its full stop need not end a sentence */
    LEXICON_PREFIX,       /* joined to what follows its hyphen */
    LEXICON_ISE_ONLY,     /* stands before -ise in words without an -ize form */
    LEXICON_VARIANT,      /* value: the text it is folded to */
    LEXICON_PAIR,         /* may be the second word of a pair */
    LEXICON_JOINED,       /* two words; value: the text of the one they are folded to */
    /* Dates. */
    LEXICON_MONTH,        /* value: 1 to 12 */
    LEXICON_WEEKDAY,      /* value: 1 to 7, Monday first */
    LEXICON_DATE_JOINT,   /* between the parts of a date: "3 de mayo" */
    LEXICON_DATE_FILLER,  /* in front of a date: "am", "on" */
    LEXICON_DATE_ORDINAL, /* glued to a day: "th" */
    LEXICON_YEAR_WORD,    /* behind a year: "года" */
    /* Speakers. */
    LEXICON_SAYING,       /* a verb of saying with whoever speaks beside it */
    LEXICON_TELLING,      /* one behind which stands who was told */
    LEXICON_SOURCE_CUE,   /* the name stands behind it: "according to" */
    LEXICON_SOURCE_AFTER, /* the name stands before it: "zufolge" */
    LEXICON_PRONOUN,      /* whoever it is was named elsewhere */
    LEXICON_HONORIFIC,    /* goes with a name, or stands for one */
    LEXICON_OFFICE,       /* "president", "spokesman": no name, though in capitals */
    LEXICON_PREPOSITION,  /* a name behind it is a place or an office's */
    LEXICON_HOUSE,        /* of a house or body, no person: "ministry", "police" */
    LEXICON_NATIONALITY,  /* "American": no name, though in capitals */
    LEXICON_PLACE,        /* a place that news names in the place of its people */
    /* Credit. */
    LEXICON_CREDIT_BEFORE, /* the agency stands behind it: "according to", "via" */
    LEXICON_CREDIT_AFTER,  /* the agency stands in front: "reported" */
    LEXICON_TOLD_BEFORE, /* the agency behind it was told and is no source of the text */
    LEXICON_TOLD_AFTER,  /* the same, in front */
    LEXICON_NAME_ENDING, /* of a name in a case that tells nothing, glued: "-in" */
    LEXICON_AGENCY_WORD, /* "news agency", beside a name of one */
    LEXICON_CREDIT_ARTICLE, /* may stand in front of an agency's name */
    LEXICON_CREDIT_LABEL,   /* a line of credit begins so: "Source:" */
    LEXICON_CONTRIBUTED,    /* "contributed to this report" */
    LEXICON_WITH_FILES,     /* "with files from": a contribution, the name behind it */
    LEXICON_WITH,           /* one only where the name is all that follows: "avec AFP" */
    LEXICON_AND,            /* between two names */
    /* Bylines and sign-offs. */
    LEXICON_BY,           /* opens a byline */
    LEXICON_NAME_JOINT,   /* a small word in or between names */
    LEXICON_DESK_TITLE,   /* what somebody is at a desk: "Correspondent" */
    LEXICON_NO_AUTHOR,    /* in what stands for an author and is nobody: "newsroom" */
    LEXICON_AUTHOR_LABEL, /* in front of an author, the kind of text: "Analysis" */
    LEXICON_BYLINE_JOINT, /* a small word between the names of a byline: "for" */
    LEXICON_SIGN_OFF,     /* opens a list of who reported: "Reporting by" */
    LEXICON_EDITED,       /* the same of who edited */
    LEXICON_DISCLAIMER,   /* the agency's words stand as they came */
    /* Furniture of a page. */
    LEXICON_PUBLISHED,   /* label of the day of publication */
    LEXICON_UPDATED,     /* label of the day of the last change */
    LEXICON_EDITOR_NOTE, /* opens a note to editors: "Adds", "Recasts" */
    LEXICON_PLUG,        /* opens a line that is no part of the story */
    LEXICON_CHROME,      /* a link or button of the page */
    LEXICON_TEASER,      /* heads a list of other stories */
    LEXICON_PHOTO_LABEL, /* opens a caption or photo credit */
    LEXICON_PHOTO_MARK,  /* ends one: "Handout" */
    LEXICON_PHOTO_DESK,  /* took pictures for others: "Getty" */
    LEXICON_KICKER,      /* a label in capitals where a place could stand */
    LEXICON_PLACE_JOINT, /* a small word inside a place's name */
    LEXICON_ADVISORY,    /* headline of what is no story */
    LEXICON_WITHDRAWAL,  /* headline that withdraws a story */
    /* What kind a paragraph is. */
    LEXICON_STOCK,        /* words that are nobody's: "declined to comment" */
    LEXICON_PLAYER,       /* of a player or hover text: "just watched" */
    LEXICON_INVITATION,   /* asks readers to take something: "sign up for our" */
    LEXICON_MEDIUM,       /* what is offered to them: "podcast" */
    LEXICON_ADDRESS,      /* speaks to the reader: "you" */
    LEXICON_FIRST_PERSON, /* speaks of whoever speaks: "we" */
    LEXICON_METHOD,       /* how a poll was made: "margin of error" */
    LEXICON_POLL,         /* of polls, news of them too: "respondents" */
    LEXICON_POLL_RESULT,  /* tells what a poll found: "found", "favor" */
    LEXICON_STANDING,     /* of a note that is printed each time */
    LEXICON_CARD_END,     /* closes a hover card, in capitals: "MORE" */
    LEXICON_AUTHOR_TAG,   /* who the author is: "is a staff writer" */
    LEXICON_AUTHOR_IS,    /* between an author's name and ... */
    LEXICON_AUTHOR_ROLE,  /* ... what the author is: "analyst" */
    LEXICON_GIVEN,        /* a given name; value: the text of the full form */
    /* Countries and numbers. */
    LEXICON_COUNTRY,  /* of a country; value: the text of its code */
    LEXICON_CAPITAL,  /* stands for a country; value: the text of the name, folded */
    LEXICON_NUMBER,   /* in words; value: the text of its digits */
    LEXICON_MULTIPLE, /* "million": the number in front of it is seldom exact */
    LEXICON_VAGUE,    /* "nearly": nor is the one behind it */
    LEXICON_RIGHTS,   /* beside the year of a copyright */
    /* Hours. */
    LEXICON_FORENOON, /* "a.m." */
    LEXICON_AFTERNOON,
    LEXICON_OCLOCK, /* right behind an hour: "Uhr" */
    LEXICON_CLOCK,  /* beside one: "noon", "GMT" */
    LEXICON_SENSES,
};

/* A set of senses. */
struct lexicon_set {
    uint64_t bits[2];
};

_Static_assert(LEXICON_SENSES <= 128, "a set of senses has 128 bits");

static inline bool
lexicon_set_has(struct lexicon_set set, unsigned sense)
{
    return (set.bits[sense / 64] >> sense % 64 & 1) != 0;
}

static inline struct lexicon_set
lexicon_set_join(struct lexicon_set a, struct lexicon_set b)
{
    return (struct lexicon_set){{a.bits[0] | b.bits[0], a.bits[1] | b.bits[1]}};
}

static inline bool
lexicon_sets_meet(struct lexicon_set a, struct lexicon_set b)
{
    return ((a.bits[0] & b.bits[0]) | (a.bits[1] & b.bits[1])) != 0;
}

/* The set of at most twelve senses, LEXICON_SET(LEXICON_AND, LEXICON_WITH);
 * LEXICON_INIT for what is static. */
#define LEXICON_SET(...) ((struct lexicon_set)LEXICON_INIT(__VA_ARGS__))
#define LEXICON_INIT(...)                                                             \
    {                                                                                 \
        {                                                                             \
            LEXICON_BITS(0, __VA_ARGS__, 128, 128, 128, 128, 128, 128, 128, 128, 128, \
                         128, 128, 128),                                              \
                LEXICON_BITS(1, __VA_ARGS__, 128, 128, 128, 128, 128, 128, 128, 128,  \
                             128, 128, 128, 128)                                      \
        }                                                                             \
    }
#define LEXICON_BITS(half, a, b, c, d, e, f, g, h, i, j, k, l, ...)       \
    (LEXICON_BIT(half, a) | LEXICON_BIT(half, b) | LEXICON_BIT(half, c) | \
     LEXICON_BIT(half, d) | LEXICON_BIT(half, e) | LEXICON_BIT(half, f) | \
     LEXICON_BIT(half, g) | LEXICON_BIT(half, h) | LEXICON_BIT(half, i) | \
     LEXICON_BIT(half, j) | LEXICON_BIT(half, k) | LEXICON_BIT(half, l))
#define LEXICON_BIT(half, sense) \
    ((unsigned)(sense) / 64 == (half) ? UINT64_C(1) << (unsigned)(sense) % 64 : 0)

struct lexicon_entry {
    uint64_t languages; /* bit n: lexicon_languages[n]; 0 for every one */
    uint32_t value;
    uint8_t sense;
    uint8_t glued; /* joined to the word in front of it: "에 따르면" */
    char before;   /* what must stand in front, or 0: '(' */
    char after;    /* what must follow, or 0: ':' */
};

#endif
