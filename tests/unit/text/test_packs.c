/* SPDX-License-Identifier: MIT */
#include "words.h"

#include "base/file.h"
#include "text/fold.h"
#include "text/phrase.h"

/* Every item of every pack, as its file spells it, is found in a text that spells it so:
 * compile.py folds and cuts as the C code does. */

#define LISTING_LIMIT (8u << 20)

struct item {
    struct str where;
    struct str kind;
    struct str sense;
    struct str front; /* what the phrase is glued to */
    struct str text;
};

static struct str
next_field(struct str *line)
{
    size_t end = str_find_byte(*line, '\t', 0);
    struct str field = str_slice(*line, 0, end);
    *line = end == STR_NOT_FOUND ? STR_NONE : str_slice(*line, end + 1, line->length);
    return field;
}

static bool
find_as_spelled(const struct item *item)
{
    struct buf text = BUF_INIT;
    struct phrase phrase;
    buf_add_str(&text, item->front);
    buf_add_str(&text, item->text);
    size_t at = item->front.length;
    bool bracket = at == 0 && strchr("([/", item->text.data[0]) != NULL;
    int sense = atoi(item->sense.data);
    bool found = phrase_at(buf_str(&text), at + bracket, LEXICON_SET(sense), &phrase);
    found = found && phrase.end == text.length;
    buf_release(&text);
    return found;
}

static bool
find_word(const struct item *item)
{
    struct buf folded = BUF_INIT;
    fold_word(item->text, &folded);
    const struct lexicon_node *node = lexicon_word(buf_str(&folded));
    bool found = node != NULL &&
                 lexicon_entry(node, (enum lexicon_sense)atoi(item->sense.data)) != NULL;
    buf_release(&folded);
    return found;
}

static bool
fold_alike(const struct item *item)
{
    struct buf one = BUF_INIT;
    struct buf other = BUF_INIT;
    words_join(&one, item->front);
    words_join(&other, item->text);
    bool alike = str_equal(buf_str(&one), buf_str(&other));
    buf_release(&one);
    buf_release(&other);
    return alike;
}

static void
packs__are_found_as_they_are_spelled(void **state)
{
    (void)state;
    struct buf listing = BUF_INIT;
    const char *path = getenv("WIRECHECK_PACKS");
    assert_non_null(path);
    assert_int_equal(file_read(&listing, path, LISTING_LIMIT, NULL), STATUS_OK);
    struct str rest = buf_str(&listing);
    struct str line;
    size_t count = 0;
    size_t wrong = 0;
    while (str_next_line(&rest, &line)) {
        struct item item = {next_field(&line), next_field(&line), next_field(&line),
                            next_field(&line), next_field(&line)};
        bool right = str_equal(item.kind, STR("fold"))   ? fold_alike(&item)
                     : str_equal(item.kind, STR("word")) ? find_word(&item)
                                                         : find_as_spelled(&item);
        if (!right) {
            print_error("%.*s: '%.*s' is not read as '%.*s'\n", STR_ARGS(item.where),
                        STR_ARGS(item.front), STR_ARGS(item.text));
        }
        count++;
        wrong += !right;
    }
    assert_true(count > 3000);
    assert_int_equal(wrong, 0);
    buf_release(&listing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs__are_found_as_they_are_spelled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
