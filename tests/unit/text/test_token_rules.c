/* SPDX-License-Identifier: MIT */
/* What holds for the tokens of any text, tried on random ones. */
#include "text/token.h"

#include "text/script.h"
#include "text/utf8.h"
#include "text/word.h"
#include "words.h"

static uint32_t random_state = 2463534242u;

static uint32_t
next_random(uint32_t below)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % below;
}

/* Pieces that meet each other in ways nobody planned. */
static const char *const pieces[] = {
    "a",      "Word",   "harbour", "U.S.",   "'",        "’",        "\"",     ".",
    ",",      "200",    "000",     "3",      "%",        "&",        "-",      "\u2010",
    "\u00AD", "\u200B", "\u00A0",  "\u2009", "é",        "e\u0301",  "\u0301", "ß",
    "Ж",      "й",      "ё",       "α",      "ا",        "\u064E",   "ـ",      "ש",
    "\u05B0", "״",      "न",       "\u094D", "中",       "の",       "ー",     "カ",
    "ﾌ",      "ﾟ",      "ไ",       "\u0E31", "ក",        "\u17D2",   "မ",      "\u1039",
    "한",     "\u1161", "½",       "\xFF",   "\xE2\x80", "\xF0\x9F", "🙂",   "\u200D",
    "\uFDFA", "_",      "\n",      "co",     "e",        "re",
};

#define PIECE_COUNT (sizeof pieces / sizeof pieces[0])

static void
make_text(struct buf *text, size_t count, uint32_t blanks)
{
    buf_clear(text);
    for (size_t i = 0; i < count; i++) {
        buf_add_text(text,
                     next_random(blanks) == 0 ? " " : pieces[next_random(PIECE_COUNT)]);
    }
}

static void
check_token(const struct tokens *tokens, size_t at, struct str text)
{
    struct span span = tokens->data[at].source;
    assert_true(span.start < span.end && span.end <= text.length);
    assert_true(at == 0 || tokens->data[at - 1].source.end <= span.start);
    assert_int_equal(utf8_floor(text, span.start), span.start);
    assert_int_equal(utf8_floor(text, span.end), span.end);
    size_t offset = span.start;
    enum char_kind kind = char_kind(utf8_next(text, &offset));
    assert_true(kind != CHAR_MARK && kind != CHAR_IGNORED);
    struct str folded = tokens_folded(tokens, at);
    assert_true(folded.length > 0);
    assert_int_equal(utf8_find_invalid(folded), STR_NOT_FOUND);
    assert_in_range(tokens->data[at].weight, 1, TOKEN_WORD_WEIGHT);
}

static void
tokens__ascend_inside_the_text_on_boundaries(void **state)
{
    (void)state;
    struct buf text = BUF_INIT;
    struct tokens tokens = {0};
    for (int round = 0; round < 5000; round++) {
        make_text(&text, 1 + next_random(40), 6);
        tokens_clear(&tokens);
        tokens_add(&tokens, buf_str(&text), 0);
        for (size_t i = 0; i < tokens.count; i++) {
            check_token(&tokens, i, buf_str(&text));
        }
    }
    tokens_release(&tokens);
    buf_release(&text);
}

static bool
is_same_token(const struct tokens *a, const struct tokens *b, size_t at)
{
    return a->data[at].source.start == b->data[at].source.start &&
           a->data[at].source.end == b->data[at].source.end &&
           a->data[at].weight == b->data[at].weight &&
           str_equal(tokens_folded(a, at), tokens_folded(b, at));
}

/* Only a pair such as "per cent" reaches over a blank; the pieces make none. */
static void
tokens__of_chunks_are_those_of_the_whole(void **state)
{
    (void)state;
    struct buf text = BUF_INIT;
    for (int round = 0; round < 5000; round++) {
        make_text(&text, 1 + next_random(60), 4);
        struct tokens whole = {0};
        struct tokens chunks = {0};
        tokens_add(&whole, buf_str(&text), 0);
        size_t start = 0;
        while (start < text.length) {
            size_t end = str_find_byte(buf_str(&text), ' ', start);
            end = end == STR_NOT_FOUND ? text.length : end + 1;
            tokens_add(&chunks, str_slice(buf_str(&text), start, end), (uint32_t)start);
            start = end;
        }
        if (whole.count != chunks.count) {
            fail_msg("%s", text.data);
        }
        for (size_t i = 0; i < whole.count; i++) {
            assert_true(is_same_token(&whole, &chunks, i));
        }
        tokens_release(&whole);
        tokens_release(&chunks);
    }
    buf_release(&text);
}

/* The fast path reads each word as the other one does. */
static void
word__reads_ascii_alike_on_both_paths(void **state)
{
    (void)state;
    static const char alphabet[] = "aBz09'.,-% \xC2\xA0\xE2\x80\x99\x93\xC3\xA9";
    for (int round = 0; round < 200000; round++) {
        char bytes[10];
        for (size_t i = 0; i < sizeof bytes; i++) {
            bytes[i] = alphabet[next_random(sizeof alphabet - 1)];
        }
        bytes[0] = "aB9"[next_random(3)];
        struct str text = {bytes, sizeof bytes};
        struct buf fast = BUF_INIT;
        struct buf slow = BUF_INIT;
        struct word one;
        struct word other;
        size_t loose_end = 0;
        word_read(&other, text, 0, &loose_end, &slow);
        if (word_read_ascii(&one, text, 0, &fast)) {
            assert_int_equal(one.end, other.end);
            assert_true(str_equal(buf_str(&fast), buf_str(&slow)));
            assert_int_equal(one.is_capital, other.is_capital);
            assert_int_equal(one.is_lower, other.is_lower);
            assert_int_equal(one.has_digit, other.has_digit);
            assert_false(other.is_initialism);
        }
        buf_release(&fast);
        buf_release(&slow);
    }
}

static void
tokens__fold_to_themselves(void **state)
{
    (void)state;
    struct buf text = BUF_INIT;
    for (int round = 0; round < 5000; round++) {
        make_text(&text, 1 + next_random(8), 8);
        struct tokens tokens = {0};
        tokens_add(&tokens, buf_str(&text), 0);
        for (size_t i = 0; i < tokens.count; i++) {
            struct str folded = tokens_folded(&tokens, i);
            if (str_find_byte(folded, '/', 0) != STR_NOT_FOUND) {
                continue; /* a fraction */
            }
            struct buf again = BUF_INIT;
            words_join(&again, folded);
            if (!(tokens.data[i].flags & TOKEN_UNSPACED)) {
                if (!str_equal(buf_str(&again), folded)) {
                    fail_msg("%.*s becomes %.*s in %s", STR_ARGS(folded),
                             STR_ARGS(buf_str(&again)), text.data);
                }
            }
            buf_release(&again);
        }
        tokens_release(&tokens);
    }
    buf_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens__ascend_inside_the_text_on_boundaries),
        cmocka_unit_test(tokens__of_chunks_are_those_of_the_whole),
        cmocka_unit_test(word__reads_ascii_alike_on_both_paths),
        cmocka_unit_test(tokens__fold_to_themselves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
