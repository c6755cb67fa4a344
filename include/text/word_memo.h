/* SPDX-License-Identifier: MIT */
#ifndef TEXT_WORD_MEMO_H
#define TEXT_WORD_MEMO_H

#include "base/attr.h"

/* What words of ASCII letters are folded to, by how they are written: the few thousand
 * words that most of every paper is made of are folded and looked up once. Tokens that
 * borrow one come out the same, sooner. Its size never changes. For one thread. */
struct word_memo;

/* Caller frees with word_memo_free. */
struct word_memo *word_memo_new(void) ALLOCATOR;
void word_memo_free(struct word_memo *self);

#endif
