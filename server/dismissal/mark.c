/* SPDX-License-Identifier: MIT */
/* Each kind of mark begins with a letter of its own, so that none can pass for
 * another. */
#include "dismissal/mark.h"

#include "text/letters.h"

static void
hash_two(const struct secret *secret, const char *kind, struct str first,
         struct str second, char ret[KEYED_HASH_HEX_SIZE])
{
    struct buf head = BUF_INIT;
    buf_add_format(&head, "%s%zu:", kind, first.length);
    struct str parts[] = {buf_str(&head), first, second};
    keyed_hash(ret, secret->key, parts, 3);
    buf_release(&head);
}

void
mark_key(const struct secret *secret, char ret[KEYED_HASH_HEX_SIZE])
{
    hash_two(secret, "key", STR_NONE, STR_NONE, ret);
}

void
mark_source(const struct secret *secret, const struct dismissal_subject *subject,
            char ret[KEYED_HASH_HEX_SIZE])
{
    hash_two(secret, "source", subject->identity, STR_NONE, ret);
}

void
mark_finding(const struct secret *secret, const struct dismissal_subject *subject,
             char ret[KEYED_HASH_HEX_SIZE])
{
    struct buf letters = BUF_INIT;
    letters_add(&letters, subject->passage);
    hash_two(secret, "finding", subject->identity, buf_str(&letters), ret);
    buf_release(&letters);
}

void
mark_marks(const struct secret *secret, struct str marks, char ret[KEYED_HASH_HEX_SIZE])
{
    hash_two(secret, "marks", marks, STR_NONE, ret);
}

void
mark_line(const struct secret *secret, struct str line, char ret[KEYED_HASH_HEX_SIZE])
{
    hash_two(secret, "line", line, STR_NONE, ret);
}
