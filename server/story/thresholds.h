/* SPDX-License-Identifier: MIT */
#ifndef STORY_THRESHOLDS_H
#define STORY_THRESHOLDS_H

/* Every number that decides what a paragraph is. tests/unit/story/test_part.c has a row
 * for each. Bytes, and percent of bytes. */

/* A paragraph is furniture where so much of it is, or no more than so much is not. */
#define PART_SHARE 60u
#define PART_REST 45u
/* A note that opens a paragraph no longer than this is all of it. */
#define PART_NOTE_LIMIT 700u
/* A sentence is of a phrase that is so much of it. */
#define PART_PHRASE_SHARE 40u
/* Signs of a poll in a paragraph that says how it was made, and in one sentence. */
#define PART_METHOD_SIGNS 3u
#define PART_METHOD_SENTENCE 2u
/* What is so near behind "margin of error" is its size, and no result. */
#define PART_METHOD_NEAR 12u
/* In front of "is a staff writer" stands a name; such a line is no longer than the
 * limit and among the last few paragraphs. */
#define PART_TAG_NAME 48u
#define PART_TAG_LIMIT 600u
#define PART_TAG_LAST 4u
/* "@ab" and less is no handle. */
#define PART_HANDLE_MIN 3u
/* The bracket with a photographer's name behind a caption's last sentence is no longer,
 * and a year stands within so many bytes in front of it. */
#define PART_PHOTOGRAPHER 60u
#define PART_CAPTION_YEAR 40u
/* What the author is stands so near behind "is". */
#define PART_TAG_ROLE 40u
/* Lines of a post, before the one with its handle, are no longer, and all of it is not
 * longer than this. */
#define PART_POST_LINE 100u
#define PART_POST_LIMIT 360u
/* Somebody is quoted, where more than this is speech. */
#define PART_QUOTED_SHARE 25u
/* Per cent of a story's prose: who adds it is told where more was left out. */
#define LEFT_PROSE_SHARE 20u
/* No label of a speaker is longer. */
#define PART_LABEL_LIMIT 40u
/* A link to another story, and a heading or item of a list, have no more bytes; a text
 * has headings where so many of its longer paragraphs end as sentences do. */
#define PART_LINK_LIMIT 220u
#define PART_HEADING_LIMIT 160u
#define PART_CLOSED_SHARE 80u
/* A name of a hover card is no shorter, stands again behind so many words at most, and
 * the card has no more bytes. */
#define CARD_NAME_MIN 3u
#define CARD_NAME_WORDS 5u
#define CARD_LIMIT 700u

#endif
