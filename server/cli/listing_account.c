/* SPDX-License-Identifier: MIT */
/* What became of a file's words. */
#include <inttypes.h>

#include "cli/listing.h"
#include "cli/output.h"
#include "story/account.h"
#include "text/display.h"

/* "12 words: 8 header, 4 caption". */
static void
add_sums(struct buf *out, const struct story_account *account)
{
    uint64_t all = 0;
    struct buf parts = BUF_INIT;
    for (enum left_why why = LEFT_HEADER; why < LEFT_COUNT; why++) {
        if (account->left[why] > 0) {
            buf_add_format(&parts, "%s%" PRIu32 " %s", all > 0 ? ", " : ": ",
                           account->left[why], left_why_name(why));
            all += account->left[why];
        }
    }
    buf_add_format(out, "%-10s ", "left out");
    output_add_counted(out, all, "word", "words");
    buf_add_str(out, buf_str(&parts));
    buf_add_byte(out, '\n');
    buf_release(&parts);
}

static void
add_piece(struct buf *out, const struct left_piece *piece)
{
    buf_add_format(out, "%-11s%s", "", left_why_name(piece->why));
    if (piece->line > 0) {
        buf_add_format(out, ", line %" PRIu32, piece->line);
    }
    buf_add_text(out, ": ");
    if (piece->text != NULL) {
        display_add(out, str_from(piece->text));
    } else {
        output_add_counted(out, piece->words, "word", "words");
    }
    buf_add_byte(out, '\n');
}

void
listing_add_account(struct buf *out, const struct story *story)
{
    const struct story_account *account = story->account;
    if (account == NULL) {
        return;
    }
    buf_add_format(out, "%-10s ", "kept");
    output_add_counted(out, account->kept, "word", "words");
    if (account->text_from != NULL) {
        buf_add_text(out, "  [");
        display_add(out, str_from(account->text_from));
        buf_add_byte(out, ']');
    }
    buf_add_byte(out, '\n');
    add_sums(out, account);
    for (const struct left_piece *piece = account->pieces; piece; piece = piece->next) {
        add_piece(out, piece);
    }
}
