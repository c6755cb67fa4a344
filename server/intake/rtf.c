/* SPDX-License-Identifier: MIT */
/* RTF 1.9 as far as text goes: groups, control words, characters in \'hh and \u. */
#include "intake/rtf.h"

#include "intake/charset.h"
#include "text/utf8.h"

/* Groups deeper than that share the state of the deepest. */
#define DEPTH 128

struct group {
    bool hidden;
    int unicode_skip; /* characters that stand for one \u in old readers */
};

struct reader {
    struct str rtf;
    size_t at;
    struct buf *out;
    struct group groups[DEPTH];
    size_t depth;
    size_t beyond; /* groups deeper than DEPTH */
    int to_skip;
    const char *charset; /* of bytes in \'hh; static storage */
};

static struct group *
group_of(struct reader *self)
{
    return &self->groups[self->depth];
}

static void
add_char(struct reader *self, uint32_t code_point)
{
    if (self->to_skip > 0) {
        self->to_skip--;
    } else if (!group_of(self)->hidden) {
        utf8_add(self->out, code_point);
    }
}

/* A byte in the character set of the file. */
static void
add_byte(struct reader *self, unsigned char byte)
{
    char raw = (char)byte;
    struct buf text = BUF_INIT;
    size_t at = 0;
    if (charset_convert(&text, (struct str){&raw, 1}, self->charset, NULL) == STATUS_OK &&
        text.length > 0) {
        add_char(self, utf8_next(buf_str(&text), &at));
    } else {
        add_char(self, UTF8_REPLACEMENT);
    }
    buf_release(&text);
}

static void
add_literal(struct reader *self, const char *text)
{
    if (!group_of(self)->hidden) {
        buf_add_text(self->out, text);
    }
}

static void
set_code_page(struct reader *self, long number)
{
    static const struct {
        long number;
        const char *charset;
    } pages[] = {
        {437, "IBM437"},        {850, "IBM850"},        {866, "IBM866"},
        {874, "windows-874"},   {1250, "windows-1250"}, {1251, "windows-1251"},
        {1252, "windows-1252"}, {1253, "windows-1253"}, {1254, "windows-1254"},
        {1255, "windows-1255"}, {1256, "windows-1256"}, {1257, "windows-1257"},
        {1258, "windows-1258"}, {10000, "macintosh"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (pages[i].number == number) {
            self->charset = pages[i].charset;
        }
    }
}

/* Groups that hold no text of the story. */
static bool
is_hidden_destination(struct str word)
{
    static const char *const names[] = {
        "fonttbl",   "colortbl",  "stylesheet", "info",      "pict",
        "header",    "headerl",   "headerr",    "headerf",   "footer",
        "footerl",   "footerr",   "footerf",    "footnote",  "annotation",
        "object",    "fldinst",   "xe",         "listtable", "listoverridetable",
        "rsidtbl",   "generator", "themedata",  "datastore", "latentstyles",
        "bkmkstart", "bkmkend",   "atnid",      "atnauthor", "deleted",
        "v",         "ftnsep",    "nonshppict", "shppict",   "colorschememapping",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_equal(word, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

static void
apply_word(struct reader *self, struct str word, long number, bool has_number)
{
    static const struct {
        const char *name;
        const char *text;
    } texts[] = {
        {"par", "\n\n"},
        {"sect", "\n\n"},
        {"page", "\n\n"},
        {"line", "\n"},
        {"tab", " "},
        {"cell", " "},
        {"row", "\n\n"},
        {"emdash", "\xE2\x80\x94"},
        {"endash", "\xE2\x80\x93"},
        {"lquote", "\xE2\x80\x98"},
        {"rquote", "\xE2\x80\x99"},
        {"ldblquote", "\xE2\x80\x9C"},
        {"rdblquote", "\xE2\x80\x9D"},
        {"bullet", "\xE2\x80\xA2"},
        {"emspace", " "},
        {"enspace", " "},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (str_equal(word, str_from(texts[i].name))) {
            add_literal(self, texts[i].text);
            return;
        }
    }
    if (is_hidden_destination(word) && !(has_number && number == 0)) {
        group_of(self)->hidden = true;
    } else if (str_equal(word, STR("ansicpg"))) {
        set_code_page(self, number);
    } else if (str_equal(word, STR("mac"))) {
        self->charset = "macintosh";
    } else if (str_equal(word, STR("uc")) && has_number) {
        group_of(self)->unicode_skip = number >= 0 && number < 8 ? (int)number : 1;
    } else if (str_equal(word, STR("u")) && has_number) {
        self->to_skip = 0;
        add_char(self, (uint32_t)(number < 0 ? number + 65536 : number));
        self->to_skip = group_of(self)->unicode_skip;
    }
}

static int
hex_value(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    byte = (char)(byte | 0x20);
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

static bool
is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static void
read_word(struct reader *self)
{
    struct str rtf = self->rtf;
    size_t start = self->at;
    while (self->at < rtf.length && is_letter(rtf.data[self->at])) {
        self->at++;
    }
    struct str word = str_slice(rtf, start, self->at);
    bool negative = self->at < rtf.length && rtf.data[self->at] == '-';
    size_t digits = self->at + negative;
    size_t at = digits;
    long number = 0;
    while (at < rtf.length && at - digits < 9 && rtf.data[at] >= '0' &&
           rtf.data[at] <= '9') {
        number = number * 10 + (rtf.data[at++] - '0');
    }
    bool has_number = at > digits;
    self->at = has_number ? at : self->at;
    if (self->at < rtf.length && rtf.data[self->at] == ' ') {
        self->at++;
    }
    if (str_equal(word, STR("bin")) && has_number && !negative) {
        size_t left = rtf.length - self->at;
        self->at += (size_t)number < left ? (size_t)number : left;
        return;
    }
    apply_word(self, word, negative ? -number : number, has_number);
}

/* What follows a backslash, at `at`. */
static void
read_control(struct reader *self)
{
    struct str rtf = self->rtf;
    char byte = rtf.data[self->at];
    if (is_letter(byte)) {
        read_word(self);
        return;
    }
    self->at++;
    if (byte == '\'' && self->at + 1 < rtf.length) {
        int high = hex_value(rtf.data[self->at]);
        int low = hex_value(rtf.data[self->at + 1]);
        if (high >= 0 && low >= 0) {
            add_byte(self, (unsigned char)(high << 4 | low));
            self->at += 2;
        }
    } else if (byte == '*') {
        group_of(self)->hidden = true;
    } else if (byte == '~') {
        add_literal(self, " ");
    } else if (byte == '_') {
        add_literal(self, "-");
    } else if (byte == '\n' || byte == '\r') {
        add_literal(self, "\n\n");
    } else if (byte == '\\' || byte == '{' || byte == '}') {
        add_char(self, (unsigned char)byte);
    }
}

static void
open_group(struct reader *self)
{
    if (self->depth + 1 < DEPTH) {
        self->groups[self->depth + 1] = self->groups[self->depth];
        self->depth++;
    } else {
        self->beyond++;
    }
    self->to_skip = 0;
}

static void
close_group(struct reader *self)
{
    if (self->beyond > 0) {
        self->beyond--;
    } else if (self->depth > 0) {
        self->depth--;
    }
    self->to_skip = 0;
}

void
rtf_add_text(struct buf *out, struct str bytes)
{
    struct reader reader = {.rtf = bytes, .out = out, .charset = "windows-1252"};
    reader.groups[0].unicode_skip = 1;
    while (reader.at < bytes.length) {
        char byte = bytes.data[reader.at++];
        if (byte == '\\' && reader.at < bytes.length) {
            read_control(&reader);
        } else if (byte == '{') {
            open_group(&reader);
        } else if (byte == '}') {
            close_group(&reader);
        } else if (byte == '\t') {
            add_literal(&reader, " ");
        } else if ((unsigned char)byte >= 0x80) {
            add_byte(&reader, (unsigned char)byte);
        } else if (byte >= ' ') {
            add_char(&reader, (unsigned char)byte);
        }
    }
}

bool
rtf_is(const struct sample *sample)
{
    return str_starts_with(sample->bytes, STR("{\\rtf"));
}

enum status
rtf_read(struct run *run, bool more, struct error *err)
{
    struct buf text = BUF_INIT;
    struct story story;
    struct error problem = {{0}};
    bool whole = false;
    enum status status = run_read_whole(run, more, 4 * INTAKE_STORY_LIMIT, &whole, err);
    if (status == STATUS_OK && !whole) {
        run_problem(run, 0, "an RTF file larger than 64 MiB");
    } else if (status == STATUS_OK) {
        rtf_add_text(&text, buf_str(&run->pending));
        if (intake_read_text(&story, buf_str(&text), run->now_ms, &problem) ==
            STATUS_OK) {
            status = run_story(run, &story, 0, err);
        } else {
            run_problem(run, 0, problem.message);
        }
    }
    buf_release(&text);
    return status;
}
