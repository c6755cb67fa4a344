/* SPDX-License-Identifier: MIT */
/* Of each kind only what a story never has. Where a kind has no such mark (source code,
 * YAML) most of the first lines must be of it. */
#include "intake/refused.h"

#include "intake/charset.h"
#include "markup/markup.h"
#include "story/scan.h"

/* Lines looked at where most of them must be of a kind. */
#define LINES 60

bool
is_binary(const struct sample *sample)
{
    size_t controls = 0;
    for (size_t i = 0; i < sample->bytes.length; i++) {
        unsigned char byte = (unsigned char)sample->bytes.data[i];
        if (byte == 0) {
            return !charset_is_wide(sample->bytes);
        }
        controls += byte < 0x20 && (byte < '\b' || byte > '\r') && byte != 0x1B;
    }
    return controls * 20 > sample->bytes.length;
}

bool
is_svg(const struct sample *sample)
{
    return str_equal(sample->root, STR("svg"));
}

bool
is_other_xml(const struct sample *sample)
{
    bool is_comment = str_starts_with(sample->text, STR("<!--"));
    bool is_markdown = markup_from_path(str_from(sample->path)) == MARKUP_MARKDOWN;
    return (sample->root.length > 0 && !is_markdown) ||
           str_starts_with(sample->text, STR("<?")) ||
           (str_starts_with(sample->text, STR("<!")) && !is_comment);
}

/* "TY  - NEWS" */
bool
is_ris(const struct sample *sample)
{
    struct str text = sample->text;
    return text.length > 6 && str_starts_with(text, STR("TY")) &&
           str_starts_with(str_trim(str_slice(text, 2, text.length)), STR("- ")) &&
           str_find(text, STR("\nER"), 0) != STR_NOT_FOUND;
}

bool
is_bibtex(const struct sample *sample)
{
    static const char *const entries[] = {"@article{", "@misc{", "@book{", "@online{",
                                          "@inproceedings{"};
    return str_starts_with(sample->text, STR("@")) && SAMPLE_HAS_LINE(sample, 1, entries);
}

bool
is_calendar(const struct sample *sample)
{
    static const char *const begins[] = {"BEGIN:VCALENDAR", "BEGIN:VCARD",
                                         "BEGIN:VEVENT"};
    return SAMPLE_HAS_LINE(sample, 1, begins);
}

/* "00:00:01,000 --> 00:00:04,000" */
static bool
is_cue(struct str line)
{
    size_t arrow = str_find(line, STR("-->"), 0);
    return arrow != STR_NOT_FOUND && arrow >= 9 && scan_find_digit(line) == 0;
}

bool
is_subtitles(const struct sample *sample)
{
    struct str rest = sample->text;
    struct str line;
    if (str_starts_with(rest, STR("WEBVTT"))) {
        return true;
    }
    for (size_t i = 0; i < 2 && str_next_line(&rest, &line); i++) {
        if (is_cue(str_trim(line))) {
            return true;
        }
    }
    return false;
}

bool
is_sql(const struct sample *sample)
{
    static const char *const statements[] = {"INSERT INTO ", "CREATE TABLE ",
                                             "DROP TABLE ", "LOCK TABLES "};
    struct str rest = sample->text;
    struct str line;
    bool has = false;
    for (size_t i = 0; i < LINES && !has && str_next_line(&rest, &line); i++) {
        struct str trimmed = str_trim(line);
        size_t length = SCAN_LITERAL(line, statements);
        char end = trimmed.length > 0 ? trimmed.data[trimmed.length - 1] : ' ';
        has = length > 0 && (end == ';' || end == '(' || end == ',' || end == ')' ||
                             str_ends_with(trimmed, STR("VALUES")) ||
                             str_find(line, STR("VALUES"), 0) != STR_NOT_FOUND);
    }
    return has;
}

bool
is_patch(const struct sample *sample)
{
    static const char *const heads[] = {"diff --git ", "Index: "};
    return (SAMPLE_HAS_LINE(sample, 1, heads) ||
            str_starts_with(sample->text, STR("--- "))) &&
           str_find(sample->text, STR("\n+++ "), 0) != STR_NOT_FOUND;
}

/* "README.md", "LICENSE", "SOURCES.txt": what people write about the files of a folder,
 * under the names that they write in capitals. A desk's own front matter is believed
 * more: it is a story of that title. */
bool
is_folder_note(const struct sample *sample)
{
    static const char *const any_case[] = {"readme", "license", "licence"};
    static const char *const capitals[] = {
        "SOURCES", "COPYING",    "NOTICE",   "CHANGELOG", "CONTRIBUTING", "AUTHORS",
        "CREDITS", "PROVENANCE", "MANIFEST", "CITATION",  "ATTRIBUTION",  "INDEX",
        "CHANGES", "COPYRIGHT",  "LICENSES", "DATASHEET", "SECURITY"};
    struct str path = str_from(sample->path);
    size_t slash = str_find_last_byte(path, '/');
    struct str name =
        slash == STR_NOT_FOUND ? path : str_slice(path, slash + 1, path.length);
    struct str stem = str_slice(name, 0, str_find_byte(name, '.', 0));
    bool is_named = false;
    for (size_t i = 0; i < sizeof any_case / sizeof *any_case; i++) {
        is_named |= str_equal_nocase(stem, str_from(any_case[i]));
    }
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++) {
        is_named |= str_equal(stem, str_from(capitals[i]));
    }
    return is_named && !str_starts_with(sample->text, STR("---")) &&
           !str_starts_with(sample->text, STR("+++"));
}

/* "|---|:--:|", under the names of the columns. */
static bool
is_table_rule(struct str line)
{
    size_t dashes = 0;
    size_t bars = 0;
    for (size_t at = 0; at < line.length; at++) {
        char c = line.data[at];
        if (c != '|' && c != '-' && c != ':' && c != ' ') {
            return false;
        }
        dashes += c == '-';
        bars += c == '|';
    }
    return dashes >= 2 && bars >= 2;
}

bool
is_markdown_table(const struct sample *sample)
{
    struct str rest = sample->text;
    struct str line;
    size_t rows = 0;
    size_t others = 0;
    bool has_rule = false;
    while (str_next_line(&rest, &line)) {
        line = str_trim(line);
        bool is_row = line.length > 1 && line.data[0] == '|';
        has_rule = has_rule || (is_row && is_table_rule(line));
        rows += is_row ? line.length : 0;
        others += is_row ? 0 : line.length;
    }
    return has_rule && rows > others;
}

/* "title:", "pub_date: 2024-01-02": one small word, as a person never labels a line. */
static bool
is_yaml_key(struct str line, bool *opens_block)
{
    size_t at = str_starts_with(line, STR("- ")) ? 2 : 0;
    bool named = false; /* "12:" is the number of a line */
    while (at < line.length &&
           ((line.data[at] >= 'a' && line.data[at] <= 'z') || line.data[at] == '_' ||
            line.data[at] == '-' || (line.data[at] >= '0' && line.data[at] <= '9'))) {
        named = named || line.data[at] > '9';
        at++;
    }
    bool is_key = named && at < line.length && line.data[at] == ':' &&
                  (at + 1 == line.length || line.data[at + 1] == ' ');
    if (is_key) {
        struct str value = str_trim(str_slice(line, at + 1, line.length));
        *opens_block = value.length == 0 || value.data[0] == '|' || value.data[0] == '>';
    }
    return is_key;
}

bool
is_yaml(const struct sample *sample)
{
    struct str rest = sample->text;
    struct str raw;
    size_t keys = 0;
    size_t others = 0;
    bool in_block = false;
    for (size_t i = 0; i < LINES && str_next_line(&rest, &raw); i++) {
        struct str line = str_trim(raw);
        bool opens = false;
        if (line.length == 0 || line.data[0] == '#' || str_equal(line, STR("---")) ||
            str_starts_with(line, STR("%YAML"))) {
            continue;
        }
        bool indented = raw.data[0] == ' ';
        if (is_yaml_key(line, &opens)) {
            keys++;
            in_block = opens;
        } else if (!(in_block && indented) && !str_starts_with(line, STR("- "))) {
            others++;
        }
    }
    return keys >= 3 && others * 5 <= keys;
}

static bool
is_code_line(struct str line)
{
    static const char *const openings[] = {"#include", "import ", "from ",     "def ",
                                           "return ",  "public ", "static ",   "const ",
                                           "var ",     "let ",    "function ", "#define",
                                           "@media",   "if (",    "for (",     "} else"};
    char last = line.data[line.length - 1];
    bool code_end = last == ';' || last == '{' || last == '}' || last == ':' ||
                    last == ')' || last == '(' || last == ',';
    return line.length < 200 && code_end &&
           (SCAN_LITERAL(line, openings) > 0 || last == ';' || last == '{' ||
            last == '}');
}

bool
is_source_code(const struct sample *sample)
{
    struct str rest = sample->text;
    struct str line;
    size_t code = 0;
    size_t others = 0;
    if (str_starts_with(rest, STR("#!")) || str_starts_with(rest, STR("#include ")) ||
        str_starts_with(rest, STR("-----BEGIN "))) {
        return true;
    }
    for (size_t i = 0; i < LINES && str_next_line(&rest, &line); i++) {
        line = str_trim(line);
        if (line.length > 0) {
            bool is_code = is_code_line(line);
            code += is_code;
            others += !is_code;
        }
    }
    return code >= 4 && code * 3 >= others * 2;
}
