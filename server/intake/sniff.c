/* SPDX-License-Identifier: MIT */
/* By content first: wire files come without extensions, or with wrong ones. */
#include "intake/sniff.h"

#include <stdbool.h>
#include <stddef.h>

#include "intake/charset.h"
#include "markup/markup.h"

static const struct {
    struct str magic;
    const char *reason;
} signatures[] = {
    {{"%PDF-", 5}, "not a text but a PDF: export it as text"},
    {{"PK\x03\x04", 4},
     "not a text but a zip or office file: unpack it, or save it as text or Markdown"},
    {{"\xD0\xCF\x11\xE0", 4},
     "not a text but an old Word file: save it as text or Markdown"},
    {{"{\\rtf", 5}, "not a text but RTF: save it as text or Markdown"},
    {{"\x89PNG", 4}, "not a text but a PNG image"},
    {{"\xFF\xD8\xFF", 3}, "not a text but a JPEG image"},
    {{"GIF8", 4}, "not a text but a GIF image"},
    {{"RIFF", 4}, "not a text but sound or pictures"},
    {{"ID3", 3}, "not a text but sound"},
    {{"\x7F"
      "ELF",
      4},
     "not a text but a program"},
    {{"SQLite format 3", 15}, "not a text but a database: export it as JSON Lines"},
    {{"BZh", 3}, "not a text but bzip2: unpack it, or compress it with gzip or zstd"},
    {{"\xFD"
      "7zXZ",
      5},
     "not a text but xz: unpack it, or compress it with gzip or zstd"},
    {{"WARC/1.", 7}, "a web archive, which is not read: extract the texts as JSON Lines"},
};

static bool
contains_nocase(struct str text, struct str needle)
{
    for (size_t at = 0; at + needle.length <= text.length; at++) {
        if (str_starts_with_nocase(str_slice(text, at, text.length), needle)) {
            return true;
        }
    }
    return false;
}

static struct str
skip_mark(struct str prefix)
{
    if (str_starts_with(prefix, STR("\xEF\xBB\xBF"))) {
        prefix = str_slice(prefix, 3, prefix.length);
    }
    return prefix;
}

static bool
has_control_bytes(struct str prefix)
{
    size_t controls = 0;
    for (size_t i = 0; i < prefix.length; i++) {
        unsigned char byte = (unsigned char)prefix.data[i];
        if (byte == 0) {
            return true;
        }
        controls += byte < 0x20 && (byte < '\b' || byte > '\r') && byte != 0x1B;
    }
    return controls * 20 > prefix.length;
}

static bool
is_markup(struct str text)
{
    char next = text.length > 1 ? text.data[1] : '\0';
    return str_starts_with(text, STR("<")) &&
           (next == '?' || next == '!' || (next >= 'a' && next <= 'z') ||
            (next >= 'A' && next <= 'Z'));
}

const char *
sniff_signature(struct str prefix)
{
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
        if (str_starts_with(prefix, signatures[i].magic)) {
            return signatures[i].reason;
        }
    }
    return NULL;
}

const char *
sniff_refusal(struct str prefix)
{
    const char *other = sniff_signature(prefix);
    if (other != NULL || charset_is_utf16(prefix)) {
        return other;
    }
    if (has_control_bytes(prefix)) {
        return "not a text: it has binary bytes; export it as text or JSON Lines";
    }
    struct str start = str_trim(skip_mark(str_slice(prefix, 0, 4096)));
    if (!is_markup(start)) {
        return NULL;
    }
    bool page = contains_nocase(start, STR("<!doctype html")) ||
                contains_nocase(start, STR("<html"));
    return page ? "a web page, which is not read: save its text, or Markdown with front "
                  "matter"
                : "an XML file, which is not read: export it as JSON Lines or text";
}

/* "{" or "[" as JSON has them, not "[Update] The story". */
static bool
is_json(struct str text)
{
    text = str_trim(text);
    if (text.length == 0 || (text.data[0] != '{' && text.data[0] != '[')) {
        return false;
    }
    bool array = text.data[0] == '[';
    struct str rest = str_trim(str_slice(text, 1, text.length));
    char next = rest.length ? rest.data[0] : '}';
    return array ? next == '{' || next == ']' || next == '}' : next == '"' || next == '}';
}

enum sniffed_format
sniff_format(struct str prefix, const char *path)
{
    if (sniff_refusal(prefix) != NULL) {
        return FORMAT_REFUSED;
    }
    struct str text = skip_mark(prefix);
    if (is_json(text)) {
        return FORMAT_JSON;
    }
    if (str_starts_with(text, STR("---\n")) || str_starts_with(text, STR("---\r\n"))) {
        return FORMAT_MARKDOWN;
    }
    struct str name = str_from(path);
    static const char *const packed[] = {".gz", ".zst"};
    for (size_t i = 0; i < 2; i++) {
        struct str tail = str_from(packed[i]);
        name.length -= str_ends_with(name, tail) ? tail.length : 0;
    }
    return markup_from_path(name) == MARKUP_MARKDOWN ? FORMAT_MARKDOWN : FORMAT_TEXT;
}
