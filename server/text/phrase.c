/* SPDX-License-Identifier: MIT */
#include "text/phrase.h"

#include "base/buf.h"
#include "text/fold.h"
#include "text/script.h"
#include "text/utf8.h"

/* Marks between two words of a phrase, at most. */
#define SEPARATOR_LIMIT 4
/* Words that a phrase in front of something is looked for in. */
#define WORDS_BACK 9

struct reader {
    struct str text;
    size_t start;
    struct lexicon_set senses;
    bool joined;          /* to a letter in front of it */
    uint64_t first_stems; /* that a phrase with one of them may begin with */
    size_t word_end;      /* of the first word */
    struct buf word;      /* the last one read, folded */
    struct phrase *best;
    bool found;
};

static bool
is_unspaced(enum char_kind kind)
{
    return kind == CHAR_HAN || kind == CHAR_HIRAGANA || kind == CHAR_KATAKANA ||
           kind == CHAR_CLUSTER;
}

static bool
is_spaced(enum char_kind kind)
{
    return kind == CHAR_LETTER || kind == CHAR_DIGIT || kind == CHAR_MARK ||
           kind == CHAR_IGNORED;
}

static enum char_kind
kind_at(struct str text, size_t at, size_t *end)
{
    *end = at;
    return at < text.length ? char_kind(utf8_next(text, end)) : CHAR_OTHER;
}

static enum char_kind
kind_before(struct str text, size_t end, size_t *start)
{
    *start = end > 0 ? utf8_floor(text, end - 1) : 0;
    size_t ignored = 0;
    return end > 0 ? kind_at(text, *start, &ignored) : CHAR_OTHER;
}

/* The end of the word at `at`, or of one character of a script without blanks; `at`
 * where there is neither. */
static size_t
end_of_word(struct str text, size_t at)
{
    size_t end = at;
    size_t next = at;
    enum char_kind first = kind_at(text, at, &next);
    if (first == CHAR_OTHER) {
        return at;
    }
    do {
        end = next;
        enum char_kind kind = kind_at(text, end, &next);
        bool more = is_unspaced(first) ? kind == CHAR_MARK || kind == CHAR_IGNORED
                                       : is_spaced(kind);
        if (!more) {
            break;
        }
    } while (end < text.length && end - at < FOLD_LIMIT);
    return end;
}

static bool
is_ascii_word(char byte)
{
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* Reads a word of ASCII letters and digits and nothing else; false where the text needs
 * to be looked at closer. */
static bool
read_ascii_word(struct reader *self, size_t at, size_t *end)
{
    size_t limit =
        at + FOLD_LIMIT < self->text.length ? at + FOLD_LIMIT : self->text.length;
    char *folded = buf_reserve(&self->word, FOLD_LIMIT);
    size_t i = at;
    while (i < limit && is_ascii_word(self->text.data[i])) {
        *folded++ = (char)(self->text.data[i++] | 0x20);
    }
    if (i == at || (i == limit && i < self->text.length) ||
        (i < self->text.length && (unsigned char)self->text.data[i] >= 0x80)) {
        return false;
    }
    buf_grow(&self->word, i - at);
    *end = i;
    return true;
}

/* The end of a word that begins no phrase, told without a closer look; `at` where one is
 * needed. */
static size_t
end_of_other_word(const struct reader *self, size_t at)
{
    size_t limit =
        at + FOLD_LIMIT < self->text.length ? at + FOLD_LIMIT : self->text.length;
    size_t end = at;
    while (end < limit && is_ascii_word(self->text.data[end])) {
        end++;
    }
    bool plain = self->first_stems == 0 && end > at &&
                 (end == self->text.length ||
                  (end < limit && (unsigned char)self->text.data[end] < 0x80));
    return plain && !lexicon_may_begin(str_slice(self->text, at, self->text.length),
                                       end - at, self->senses)
               ? end
               : at;
}

/* Folds the word at `at` and returns its end, or `at` where there is none. */
static size_t
read_word(struct reader *self, size_t at)
{
    size_t end = at;
    buf_clear(&self->word);
    if (!read_ascii_word(self, at, &end)) {
        end = end_of_word(self->text, at);
        fold_word(str_slice(self->text, at, end), &self->word);
    }
    return end;
}

static bool
is_blank(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x3000;
}

static bool
is_separator(struct str text, size_t next, uint32_t c)
{
    size_t ignored = next;
    switch (c) {
    case '-':
    case ':':
    case '"':
    case 0x2010:
    case 0x2011:
    case 0x5F4:  /* gershayim */
    case 0x30FB: /* katakana middle dot */
    case 0xFF1A:
        return true;
    case '.':
        return next < text.length && !is_blank(utf8_next(text, &ignored));
    default:
        return is_blank(c) || char_is_apostrophe(c);
    }
}

static size_t
skip_separators(struct str text, size_t at)
{
    for (size_t i = 0; i < SEPARATOR_LIMIT && at < text.length; i++) {
        size_t next = at;
        uint32_t c = utf8_next(text, &next);
        if (!is_separator(text, next, c)) {
            break;
        }
        at = next;
    }
    return at;
}

static size_t
skip_separators_back(struct str text, size_t end)
{
    for (size_t i = 0; i < SEPARATOR_LIMIT && end > 0; i++) {
        size_t start = utf8_floor(text, end - 1);
        size_t next = start;
        uint32_t c = utf8_next(text, &next);
        if (!is_separator(text, next, c)) {
            break;
        }
        end = start;
    }
    return end;
}

static char
plain_mark(uint32_t c)
{
    switch (c) {
    case 0xFF1A:
        return ':';
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return '-';
    case 0xFF08:
        return '(';
    default:
        return (char)(c < 0x80 ? c : 0);
    }
}

/* Behind the mark that the pack asks for; 0 if it is not there. */
static size_t
end_with_mark(struct str text, size_t end, char mark)
{
    if (mark == 0) {
        return end;
    }
    while (end < text.length) {
        size_t next = end;
        uint32_t c = utf8_next(text, &next);
        if (plain_mark(c) == mark) {
            return next;
        }
        if (!is_blank(c)) {
            break;
        }
        end = next;
    }
    return 0;
}

static bool
has_mark_before(struct str text, size_t start, char mark)
{
    size_t at = start > 0 ? utf8_floor(text, start - 1) : 0;
    return mark == 0 || (start > 0 && plain_mark(utf8_next(text, &at)) == mark);
}

static void
accept(struct reader *self, const struct lexicon_node *node, size_t end)
{
    size_t count = 0;
    if (!lexicon_means(node, self->senses)) {
        return;
    }
    const struct lexicon_entry *entry = lexicon_entries_of(node, &count);
    for (size_t i = 0; i < count; i++) {
        size_t behind = end_with_mark(self->text, end, entry[i].after);
        bool wanted = lexicon_set_has(self->senses, entry[i].sense);
        if (wanted && behind > 0 && (entry[i].glued || !self->joined) &&
            (!entry[i].glued || self->joined) &&
            has_mark_before(self->text, self->start, entry[i].before) &&
            (!self->found || behind > self->best->end)) {
            *self->best = (struct phrase){self->start, behind, &entry[i], node};
            self->found = true;
        }
    }
}

/* As deep as the longest phrase of the packs. Returns the end of the word at `at`. */
static size_t
walk(struct reader *self, const struct lexicon_node *from, size_t at)
{
    size_t end = read_word(self, at);
    if (end == at) {
        return end;
    }
    struct str word = buf_str(&self->word);
    uint64_t stems = from != NULL ? lexicon_stems(from, self->senses) : self->first_stems;
    size_t longest = word.length < 63 ? word.length : 63;
    for (size_t length = longest; stems != 0 && length > 0; length--) {
        const struct lexicon_node *stem =
            (stems >> length & 1) != 0 ? lexicon_stem(from, word, length) : NULL;
        if (stem != NULL) {
            accept(self, stem, end);
        }
    }
    const struct lexicon_node *child =
        from != NULL ? lexicon_step(from, word) : lexicon_first(word, self->senses);
    if (child != NULL) {
        accept(self, child, end);
    }
    if (child != NULL && lexicon_leads(child, self->senses)) {
        (void)walk(self, child, skip_separators(self->text, end));
    }
    return end;
}

/* Bytes of a conjunction that is written in one word with the next. */
static size_t
joined_conjunction(struct str text, size_t at)
{
    static const char *const letters[] = {"\u0648", "\u0641", "\u05D5", "\u05E9"};
    struct str rest = str_slice(text, at, text.length);
    if (rest.length == 0 || (unsigned char)rest.data[0] < 0x80) {
        return 0;
    }
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (str_starts_with(rest, str_from(letters[i]))) {
            return strlen(letters[i]);
        }
    }
    return 0;
}

static bool
read_phrase(struct reader *self, size_t at)
{
    size_t ignored = 0;
    self->start = at;
    self->found = false;
    self->word_end = end_of_other_word(self, at);
    if (self->word_end > at) {
        return false;
    }
    enum char_kind first = kind_at(self->text, at, &ignored);
    if (first == CHAR_OTHER) {
        return false;
    }
    enum char_kind last = kind_before(self->text, at, &ignored);
    self->joined = is_spaced(first) && is_spaced(last) && last != CHAR_IGNORED;
    self->word_end = walk(self, NULL, at);
    size_t conjunction = self->found ? 0 : joined_conjunction(self->text, at);
    if (conjunction > 0 && !self->joined) {
        (void)walk(self, NULL, at + conjunction);
    }
    return self->found;
}

static struct reader
make_reader(struct str text, struct lexicon_set senses, struct phrase *ret)
{
    return (struct reader){.text = text,
                           .senses = senses,
                           .first_stems = lexicon_stems(NULL, senses),
                           .best = ret};
}

bool
phrase_at(struct str text, size_t at, struct lexicon_set senses, struct phrase *ret)
{
    struct reader reader = make_reader(text, senses, ret);
    bool found = read_phrase(&reader, at);
    buf_release(&reader.word);
    return found;
}

/* Where the word starts that ends at `end`. */
static size_t
start_of_word(struct str text, size_t end)
{
    size_t start = end;
    size_t at = end;
    enum char_kind kind = kind_before(text, end, &start);
    if (kind == CHAR_OTHER) {
        return end;
    }
    while (at > 0 && end - at < FOLD_LIMIT) {
        size_t next = 0;
        kind = kind_before(text, at, &next);
        if (is_unspaced(kind)) {
            return at == end || next == start ? next : at;
        }
        if (!is_spaced(kind)) {
            break;
        }
        at = next;
    }
    return at;
}

bool
phrase_before(struct str text, size_t end, struct lexicon_set senses, struct phrase *ret)
{
    struct phrase phrase;
    struct reader reader = make_reader(str_slice(text, 0, end), senses, &phrase);
    bool found = false;
    size_t at = end;
    for (size_t i = 0; i < WORDS_BACK; i++) {
        size_t word_end = skip_separators_back(text, at);
        size_t start = start_of_word(text, word_end);
        if (start == word_end) {
            break;
        }
        at = start;
        if (read_phrase(&reader, at) && skip_separators(reader.text, phrase.end) == end) {
            *ret = phrase;
            found = true;
        }
    }
    buf_release(&reader.word);
    return found;
}

bool
phrase_find(struct str text, size_t from, struct lexicon_set senses, struct phrase *ret)
{
    struct reader reader = make_reader(text, senses, ret);
    bool found = false;
    while (from < text.length && !found) {
        found = read_phrase(&reader, from);
        if (reader.word_end == from) {
            utf8_next(text, &from);
        } else {
            from = reader.word_end;
        }
    }
    buf_release(&reader.word);
    return found;
}

bool
phrase_is(struct str text, struct lexicon_set senses, struct phrase *ret)
{
    return phrase_at(text, 0, senses, ret) && ret->end == text.length;
}

uint32_t
phrase_value(struct str text, enum lexicon_sense sense, uint64_t languages)
{
    struct phrase phrase;
    uint32_t value = 0;
    size_t count = 0;
    if (!phrase_is(text, LEXICON_SET(sense), &phrase)) {
        return 0;
    }
    const struct lexicon_entry *entry = lexicon_entries_of(phrase.node, &count);
    for (size_t i = 0; i < count; i++) {
        bool fits = entry[i].sense == sense &&
                    (languages == 0 || (entry[i].languages & languages) != 0);
        if (fits && value != 0 && value != entry[i].value) {
            return 0;
        }
        value = fits ? entry[i].value : value;
    }
    return value;
}
