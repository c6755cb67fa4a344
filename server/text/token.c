/* SPDX-License-Identifier: MIT */
#include "text/token.h"

#include <assert.h>
#include <string.h>

#include "lexicon/lexicon.h"
#include "text/house_style.h"
#include "text/known_word.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/word.h"

/* Walks a text from word to word, applies house style to what word.c read, and
 * keeps track of where sentences begin. Knows no paragraphs but by their blank
 * line. */

_Static_assert(WORD_WEIGHT == TOKEN_WORD_WEIGHT, "a word weighs one word");
_Static_assert(LEXICON_JOINED < 8, "a known word keeps its senses in a byte");

/* What stood between the last word and the next. */
enum pause {
    PAUSE_NONE,
    PAUSE_MAYBE,     /* a full stop that may belong to an abbreviation */
    PAUSE_SENTENCE,  /* the end of a sentence, if a capital or no letter follows */
    PAUSE_PARAGRAPH, /* certainly an end */
};

struct scanner {
    struct tokens *tokens;
    struct str text;
    uint32_t offset;
    size_t first;     /* number of the first token that is ours */
    size_t last_end;  /* where the last word ended in text */
    size_t loose_end; /* see word_read */
    unsigned newlines;
    enum pause pause;
    bool last_is_short;   /* its full stop may belong to it */
    uint64_t last_senses; /* see lexicon_word_senses */
};

/* Of words as words: what lexicon_word_senses() gives. */
static const struct lexicon_set word_senses =
    LEXICON_INIT(LEXICON_STOP, LEXICON_ABBREVIATION, LEXICON_PREFIX, LEXICON_ISE_ONLY,
                 LEXICON_VARIANT, LEXICON_PAIR, LEXICON_JOINED);

static bool
has_sense(uint64_t senses, enum lexicon_sense sense)
{
    return (senses >> sense & 1) != 0;
}

/* What stands between the last word and one that starts at `start`. */
static struct str
find_gap(const struct scanner *self, size_t start)
{
    bool has_last = self->tokens->count > self->first;
    return has_last ? str_slice(self->text, self->last_end, start) : STR_NONE;
}

static bool
is_hyphen(struct str gap)
{
    return str_equal(gap, STR("-")) || str_equal(gap, STR("\xE2\x80\x90")) ||
           str_equal(gap, STR("\xE2\x80\x91"));
}

/* One blank, line end, hyphen or full stop. */
static bool
is_pair_gap(struct str gap)
{
    return is_hyphen(gap) || str_equal(gap, STR(" ")) || str_equal(gap, STR("\n")) ||
           str_equal(gap, STR("\r\n")) || str_equal(gap, STR(".")) ||
           str_equal(gap, STR("\xC2\xA0")) || str_equal(gap, STR("\xE2\x80\xAF"));
}

/* "EE. UU.": abbreviations of two letters at most, each with its full stop. */
static bool
is_abbreviation_gap(struct str gap, struct str first)
{
    return first.length <= 2 &&
           (str_equal(gap, STR(". ")) || str_equal(gap, STR(".\xC2\xA0")) ||
            str_equal(gap, STR(".\xE2\x80\xAF")));
}

/* Takes the last token back and puts its bytes in front of `token`. */
static void
join_last(struct scanner *self, struct token *token)
{
    struct token last = self->tokens->data[--self->tokens->count];
    unsigned kept = TOKEN_CAPITAL | TOKEN_SENTENCE_START;
    token->source.start = last.source.start;
    token->folded_start = last.folded_start;
    token->flags = (uint8_t)((token->flags & ~kept) | (last.flags & kept));
}

static struct str
folded_word(const struct scanner *self, const struct token *token)
{
    return str_slice(buf_str(&self->tokens->folded), token->folded_start,
                     self->tokens->folded.length);
}

static void
replace_folded(struct scanner *self, struct token *token, struct str with)
{
    buf_truncate(&self->tokens->folded, token->folded_start);
    buf_add_str(&self->tokens->folded, with);
    if (with.data[0] >= '0' && with.data[0] <= '9') {
        token->flags |= TOKEN_NUMBER;
    }
}

/* realise, realize: the s becomes a z, unless the word has no z form. */
static void
fold_ise(struct scanner *self, const struct token *token)
{
    struct str word = folded_word(self, token);
    size_t s = house_find_ise(word.data, word.length);
    if (s == 0) {
        return;
    }
    const struct lexicon_node *stem =
        lexicon_first(str_slice(word, 0, s + 1), LEXICON_SET(LEXICON_ISE_ONLY));
    if (stem == NULL || !has_sense(lexicon_word_senses(stem), LEXICON_ISE_ONLY)) {
        self->tokens->folded.data[token->folded_start + s] = 'z';
    }
}

/* "per cent": the token before and this one are written as one. */
static bool
join_pair(struct scanner *self, struct token *token, struct str gap)
{
    struct str first = tokens_folded(self->tokens, self->tokens->count - 1);
    if (!is_pair_gap(gap) && !is_abbreviation_gap(gap, first)) {
        return false;
    }
    const struct lexicon_node *node = lexicon_first(first, LEXICON_SET(LEXICON_JOINED));
    node = node != NULL ? lexicon_step(node, folded_word(self, token)) : NULL;
    const struct lexicon_entry *joined =
        node != NULL ? lexicon_entry(node, LEXICON_JOINED) : NULL;
    if (joined != NULL) {
        join_last(self, token);
        replace_folded(self, token, lexicon_text(joined->value));
    }
    return joined != NULL;
}

static void
apply_house_style(struct scanner *self, struct token *token, struct str gap)
{
    if (has_sense(self->last_senses, LEXICON_PREFIX) && is_hyphen(gap) &&
        !(token->flags & TOKEN_NUMBER)) {
        join_last(self, token);
    }
    const struct lexicon_node *node =
        lexicon_first(folded_word(self, token), word_senses);
    self->last_senses = node != NULL ? lexicon_word_senses(node) : 0;
    if (self->last_senses == 0) {
        fold_ise(self, token);
        return;
    }
    if (has_sense(self->last_senses, LEXICON_PAIR) && gap.length > 0 &&
        join_pair(self, token, gap)) {
        self->last_senses = 0;
        return;
    }
    if (has_sense(self->last_senses, LEXICON_VARIANT)) {
        replace_folded(self, token,
                       lexicon_text(lexicon_entry(node, LEXICON_VARIANT)->value));
    }
    if (has_sense(self->last_senses, LEXICON_STOP)) {
        token->flags |= TOKEN_STOP;
    }
}

/* A function word with a capital tells a new sentence from a name after an
 * abbreviation: "in the U.S. The", "the U.S. Senate". */
static bool
starts_sentence(const struct scanner *self, const struct word *word, unsigned flags)
{
    switch (self->pause) {
    case PAUSE_PARAGRAPH:
        return true;
    case PAUSE_SENTENCE:
        return !word->is_lower;
    case PAUSE_MAYBE:
        return (flags & TOKEN_CAPITAL) && (flags & TOKEN_STOP);
    case PAUSE_NONE:
        break;
    }
    return false;
}

/* Initials and ordinals are shorter than this. */
static bool
may_keep_full_stop(const struct scanner *self, const struct word *word, unsigned flags)
{
    size_t length = word->end - word->start;
    return has_sense(self->last_senses, LEXICON_ABBREVIATION) ||
           (length == 1 && word->is_capital) || ((flags & TOKEN_NUMBER) && length <= 2);
}

/* `token` is all but finished: its words behind folded_start, its senses told. */
static void
finish_word(struct scanner *self, const struct word *word, struct token *token)
{
    if (starts_sentence(self, word, token->flags)) {
        token->flags |= TOKEN_SENTENCE_START;
    }
    token->folded_length = (uint16_t)(self->tokens->folded.length - token->folded_start);
    vec_add(self->tokens, *token);
    self->last_end = word->end;
    self->last_is_short = may_keep_full_stop(self, word, token->flags);
    self->pause = word->is_initialism ? PAUSE_MAYBE : PAUSE_NONE;
}

/* The word's folded form has been appended from folded_start on. */
static void
add_word(struct scanner *self, const struct word *word, size_t folded_start)
{
    self->newlines = 0;
    if (self->tokens->folded.length == folded_start) {
        return;
    }
    struct token token = {
        .source = {(uint32_t)word->start + self->offset,
                   (uint32_t)word->end + self->offset},
        .folded_start = (uint32_t)folded_start,
        .weight = word->weight,
        .flags = (uint8_t)((word->has_digit ? TOKEN_NUMBER : 0u) |
                           (word->is_capital ? TOKEN_CAPITAL : 0u) |
                           (word->is_unspaced ? TOKEN_UNSPACED : 0u)),
    };
    if (word->is_unspaced) {
        self->last_senses = 0;
    } else {
        apply_house_style(self, &token, find_gap(self, word->start));
    }
    finish_word(self, word, &token);
}

static void
add_symbol(struct scanner *self, size_t start, size_t end, struct str word)
{
    size_t folded_start = self->tokens->folded.length;
    buf_add_str(&self->tokens->folded, word);
    struct word symbol = {.start = start, .end = end, .weight = TOKEN_WORD_WEIGHT};
    add_word(self, &symbol, folded_start);
}

static void
raise_pause(struct scanner *self, enum pause pause)
{
    self->pause = pause > self->pause ? pause : self->pause;
}

static bool
is_blank_at(const struct scanner *self, size_t at)
{
    return at >= self->text.length || self->text.data[at] == ' ';
}

/* A full stop with a letter right behind it is part of an address. */
static void
pass_full_stop(struct scanner *self, size_t at)
{
    bool is_inside = at + 1 < self->text.length &&
                     word_starts_ascii((unsigned char)self->text.data[at + 1]);
    bool is_kept = self->last_is_short && at == self->last_end;
    if (!is_inside) {
        raise_pause(self, is_kept ? PAUSE_MAYBE : PAUSE_SENTENCE);
    }
}

/* A byte that is no letter or digit. */
static void
pass_ascii(struct scanner *self, size_t at)
{
    bool is_crlf = at + 1 < self->text.length && self->text.data[at + 1] == '\n';
    switch (self->text.data[at]) {
    case '.':
        pass_full_stop(self, at);
        break;
    case '!':
    case '?':
        raise_pause(self, PAUSE_SENTENCE);
        break;
    case '\r':
        self->newlines += is_crlf ? 0 : 1;
        break;
    case '\n':
        self->newlines++;
        break;
    case '%':
        add_symbol(self, at, at + 1, STR("percent"));
        break;
    case '&':
        if ((at == 0 || is_blank_at(self, at - 1)) && is_blank_at(self, at + 1)) {
            add_symbol(self, at, at + 1, STR("and"));
        }
        break;
    default:
        break;
    }
    if (self->newlines > 1) {
        raise_pause(self, PAUSE_PARAGRAPH);
    }
}

/* A character that starts no word. */
static void
pass_other(struct scanner *self, size_t start, size_t end, uint32_t code_point)
{
    switch (code_point) {
    case 0x589:  /* Armenian full stop */
    case 0x61F:  /* Arabic question mark */
    case 0x6D4:  /* Urdu full stop */
    case 0x964:  /* danda */
    case 0x965:  /* double danda */
    case 0x104B: /* Burmese section */
    case 0x1362: /* Ethiopic full stop */
    case 0x17D4: /* Khmer khan */
    case 0x2026: /* ellipsis */
    case 0x3002: /* ideographic full stop */
    case 0xFF01: /* full-width ! . ? and half-width ideographic full stop */
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
        raise_pause(self, PAUSE_SENTENCE);
        break;
    case 0x66A: /* Arabic, small and full-width percent signs */
    case 0xFE6A:
    case 0xFF05:
        add_symbol(self, start, end, STR("percent"));
        break;
    default:
        break;
    }
}

/* Reads on from a byte above 0x7F; returns where it got to. */
static size_t
read_beyond_ascii(struct scanner *self, size_t start)
{
    size_t end = start;
    uint32_t code_point = utf8_next(self->text, &end);
    enum char_kind kind = char_kind(code_point);
    if (kind == CHAR_OTHER) {
        pass_other(self, start, end, code_point);
        return end;
    }
    if (kind == CHAR_MARK || kind == CHAR_IGNORED) {
        return end;
    }
    struct word word;
    size_t folded_start = self->tokens->folded.length;
    word_read(&word, self->text, start, &self->loose_end, &self->tokens->folded);
    add_word(self, &word, folded_start);
    return word.end;
}

static size_t
read_ascii(struct scanner *self, size_t start)
{
    struct word word;
    size_t folded_start = self->tokens->folded.length;
    if (!word_read_ascii(&word, self->text, start, &self->tokens->folded)) {
        word_read(&word, self->text, start, &self->loose_end, &self->tokens->folded);
    }
    add_word(self, &word, folded_start);
    return word.end;
}

/* As add_word() does for a word that came before. */
static void
add_known(struct scanner *self, size_t start, const struct known_word *known)
{
    struct buf *folded = &self->tokens->folded;
    unsigned char first = (unsigned char)self->text.data[start];
    struct word word = {
        .start = start,
        .end = start + known->length,
        .weight = WORD_WEIGHT,
        .is_capital = first < 'a',
        .is_lower = first >= 'a',
    };
    struct token token = {
        .source = {(uint32_t)start + self->offset, (uint32_t)word.end + self->offset},
        .folded_start = (uint32_t)folded->length,
        .weight = WORD_WEIGHT,
        .flags = known->flags,
    };
    memcpy(buf_reserve(folded, sizeof known->folded), known->folded,
           sizeof known->folded);
    buf_grow(folded, known->folded_length);
    self->newlines = 0;
    self->last_senses = known->senses;
    finish_word(self, &word, &token);
}

/* Remembers the word that was read just now, unless what stands beside it had a part in
 * what became of it, or may have one elsewhere. */
static void
learn(const struct scanner *self, size_t start, const struct known_word *word,
      struct known_word *slot)
{
    const struct token *token = vec_last(self->tokens);
    struct str folded = tokens_folded(self->tokens, self->tokens->count - 1);
    if (token->source.start == start + self->offset &&
        !has_sense(self->last_senses, LEXICON_PAIR) &&
        folded.length <= sizeof slot->folded) {
        *slot = *word;
        memcpy(slot->folded, folded.data, folded.length);
        slot->folded_length = (uint8_t)folded.length;
        slot->senses = (uint8_t)self->last_senses;
        slot->flags = token->flags & (uint8_t)~TOKEN_SENTENCE_START;
    }
}

static bool
is_behind_prefix(const struct scanner *self, size_t start)
{
    return has_sense(self->last_senses, LEXICON_PREFIX) &&
           is_hyphen(find_gap(self, start));
}

/* The same as read_ascii(), by the memo. */
static size_t
read_by_memo(struct scanner *self, size_t start)
{
    struct known_word word = {0};
    word.length = (uint8_t)known_word_read(self->text, start, word.written);
    if (word.length == 0 || is_behind_prefix(self, start)) {
        return read_ascii(self, start);
    }
    struct known_word *slot = known_word_slot(self->tokens->memo, word.written);
    if (known_word_is(slot, &word)) {
        add_known(self, start, slot);
        return start + word.length;
    }
    size_t end = read_ascii(self, start);
    learn(self, start, &word, slot);
    return end;
}

void
tokens_add(struct tokens *self, struct str text, uint32_t offset)
{
    assert(text.length <= UINT32_MAX - offset);
    struct scanner scanner = {
        .tokens = self,
        .text = text,
        .offset = offset,
        .first = self->count,
        .pause = PAUSE_PARAGRAPH,
    };
    for (size_t at = 0; at < text.length;) {
        unsigned char byte = (unsigned char)text.data[at];
        if (word_starts_ascii(byte)) {
            at = self->memo != NULL ? read_by_memo(&scanner, at)
                                    : read_ascii(&scanner, at);
        } else if (byte >= 0x80) {
            at = read_beyond_ascii(&scanner, at);
        } else {
            if (byte != ' ') {
                pass_ascii(&scanner, at);
            }
            at++;
        }
    }
}
