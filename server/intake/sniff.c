/* SPDX-License-Identifier: MIT */
#include "intake/sniff.h"

#include "story/scan.h"

/* Comments, declarations and a DOCTYPE may stand before the root element. */
#define ROOT_LIMIT ((size_t)16 << 10)

static struct str
skip_mark(struct str bytes)
{
    return str_starts_with(bytes, STR("\xEF\xBB\xBF")) ? str_slice(bytes, 3, bytes.length)
                                                       : bytes;
}

/* Past what is no element: a comment, <?xml ... ?>, <!DOCTYPE ... [ ... ]>. */
static size_t
skip_declaration(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.length);
    struct str end = STR(">");
    if (str_starts_with(rest, STR("<!--"))) {
        end = STR("-->");
    } else if (str_starts_with(rest, STR("<?"))) {
        end = STR("?>");
    } else if (str_find_byte(str_slice(rest, 0, str_find_byte(rest, '>', 0)), '[', 0) !=
               STR_NOT_FOUND) {
        end = STR("]>");
    }
    size_t found = str_find(text, end, at);
    return found == STR_NOT_FOUND ? text.length : found + end.length;
}

/* The local name of the first element. */
static struct str
find_root(struct str text)
{
    size_t at = 0;
    text = str_slice(text, 0, ROOT_LIMIT);
    while (at + 1 < text.length && text.data[at] == '<') {
        char next = text.data[at + 1];
        if (next == '!' || next == '?') {
            at = skip_declaration(text, at);
            while (at < text.length && (unsigned char)text.data[at] <= ' ') {
                at++;
            }
            continue;
        }
        size_t start = ++at;
        while (at < text.length && (unsigned char)text.data[at] > ' ' &&
               text.data[at] != '>' && text.data[at] != '/') {
            start = text.data[at] == ':' ? at + 1 : start;
            at++;
        }
        bool is_name = start < at && scan_is_letter(scan_at(text, start));
        return is_name ? str_slice(text, start, at) : STR_NONE;
    }
    return STR_NONE;
}

bool
sample_has_line(const struct sample *sample, size_t limit, const char *const *literals,
                size_t count)
{
    struct str rest = sample->text;
    struct str line;
    for (size_t i = 0; i < limit && str_next_line(&rest, &line); i++) {
        line = str_trim(line);
        for (size_t j = 0; j < count; j++) {
            if (str_starts_with_nocase(line, str_from(literals[j]))) {
                return true;
            }
        }
    }
    return false;
}

static bool
is_format(const struct format *format, const struct sample *sample)
{
    return (format->magic.length > 0 && str_starts_with(sample->bytes, format->magic)) ||
           (format->recognise != NULL && format->recognise(sample));
}

const struct format *
sniff_format(struct str prefix, const char *path)
{
    size_t count = 0;
    const struct format *table = formats(&count);
    struct sample sample = {
        .bytes = prefix, .text = str_trim(skip_mark(prefix)), .path = path};
    sample.root = find_root(sample.text);
    size_t at = 0;
    while (at + 1 < count && !is_format(&table[at], &sample)) {
        at++;
    }
    return &table[at];
}

const char *
sniff_signature(struct str prefix)
{
    size_t count = 0;
    const struct format *table = formats(&count);
    for (size_t i = 0; i < count; i++) {
        bool begins = table[i].magic.length > 0 && !table[i].is_draft &&
                      str_starts_with(prefix, table[i].magic);
        if (begins && table[i].refusal != NULL) {
            return table[i].refusal;
        }
    }
    return NULL;
}
