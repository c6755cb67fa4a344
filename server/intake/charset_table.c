/* SPDX-License-Identifier: MIT */
#include "intake/charset_table.h"

#include <errno.h>

#include "text/utf8.h"

#define NAMES(...)        \
    (const char *const[]) \
    {                     \
        __VA_ARGS__, NULL \
    }

/* https://encoding.spec.whatwg.org/#names-and-labels, and what newsrooms have besides:
 * DOS, old Macs and mail. */
static const struct charset charsets[] = {
    {"UTF-8", {"UTF-8"}, NAMES("utf8", "unicode-1-1-utf-8")},
    {"UTF-16LE", {"UTF-16LE"}, NAMES("utf-16", "ucs-2", "unicode")},
    {"UTF-16BE", {"UTF-16BE"}, NAMES("unicodefffe")},
    {"UTF-32LE", {"UTF-32LE"}, NAMES("utf-32")},
    {"UTF-32BE", {"UTF-32BE"}, NULL},
    {"UTF-7", {"UTF-7"}, NAMES("unicode-1-1-utf-7")},
    {"windows-1252",
     {"CP1252", "WINDOWS-1252"},
     NAMES("cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1",
           "us-ascii", "ascii", "ansi", "ansi_x3.4-1968", "iso-8859-15", "latin-9")},
    {"windows-1250", {"CP1250", "WINDOWS-1250"}, NAMES("cp1250")},
    {"windows-1251", {"CP1251", "WINDOWS-1251"}, NAMES("cp1251")},
    {"windows-1253", {"CP1253", "WINDOWS-1253"}, NAMES("cp1253")},
    {"windows-1254",
     {"CP1254", "WINDOWS-1254"},
     NAMES("cp1254", "iso-8859-9", "iso8859-9", "latin5", "latin-5")},
    {"windows-1255", {"CP1255", "WINDOWS-1255"}, NAMES("cp1255")},
    {"windows-1256", {"CP1256", "WINDOWS-1256"}, NAMES("cp1256")},
    {"windows-1257", {"CP1257", "WINDOWS-1257"}, NAMES("cp1257")},
    {"windows-1258", {"CP1258", "WINDOWS-1258"}, NAMES("cp1258")},
    {"windows-874",
     {"CP874", "WINDOWS-874", "TIS-620"},
     NAMES("tis-620", "iso-8859-11", "dos-874")},
    {"ISO-8859-2", {"ISO-8859-2"}, NAMES("latin2", "latin-2", "iso8859-2", "iso_8859-2")},
    {"ISO-8859-3", {"ISO-8859-3"}, NAMES("latin3", "iso8859-3")},
    {"ISO-8859-4", {"ISO-8859-4"}, NAMES("latin4", "iso8859-4")},
    {"ISO-8859-5", {"ISO-8859-5"}, NAMES("cyrillic", "iso8859-5", "iso_8859-5")},
    {"ISO-8859-6", {"ISO-8859-6"}, NAMES("arabic", "iso8859-6", "asmo-708")},
    {"ISO-8859-7", {"ISO-8859-7"}, NAMES("greek", "iso8859-7", "elot_928")},
    {"ISO-8859-8", {"ISO-8859-8"}, NAMES("hebrew", "iso8859-8", "iso-8859-8-i")},
    {"ISO-8859-10", {"ISO-8859-10"}, NAMES("latin6", "iso8859-10")},
    {"ISO-8859-13", {"ISO-8859-13"}, NAMES("iso8859-13")},
    {"ISO-8859-16", {"ISO-8859-16"}, NAMES("iso8859-16")},
    {"KOI8-U", {"KOI8-U", "KOI8-R"}, NAMES("koi8-r", "koi8", "koi8-ru")},
    {"macintosh", {"MACINTOSH", "MAC"}, NAMES("macroman", "mac-roman", "x-mac-roman")},
    {"x-mac-ce", {"MAC-CENTRALEUROPE", "MACCENTRALEUROPE"}, NAMES("mac-centraleurope")},
    {"x-mac-cyrillic",
     {"MAC-CYRILLIC", "MACCYRILLIC"},
     NAMES("mac-cyrillic", "x-mac-ukrainian")},
    {"IBM850", {"CP850", "IBM850"}, NAMES("cp850", "850")},
    {"IBM437", {"CP437", "IBM437"}, NAMES("cp437", "437")},
    {"IBM852", {"CP852", "IBM852"}, NAMES("cp852", "852")},
    {"IBM866", {"CP866", "IBM866"}, NAMES("cp866", "866")},
    {"Shift_JIS",
     {"CP932", "SHIFT_JIS"},
     NAMES("sjis", "shift-jis", "ms_kanji", "cp932")},
    {"EUC-JP", {"EUC-JP"}, NAMES("x-euc-jp")},
    {"ISO-2022-JP", {"ISO-2022-JP"}, NAMES("csiso2022jp")},
    {"GB18030", {"GB18030", "GBK"}, NAMES("gb2312", "gbk", "x-gbk", "euc-cn")},
    {"HZ-GB-2312", {"HZ"}, NULL},
    {"Big5", {"BIG5-HKSCS", "BIG5"}, NAMES("big5-hkscs", "x-x-big5")},
    {"EUC-TW", {"EUC-TW"}, NULL},
    {"EUC-KR", {"CP949", "EUC-KR"}, NAMES("uhc", "ks_c_5601-1987", "cp949", "johab")},
    {"ISO-2022-KR", {"ISO-2022-KR"}, NULL},
    {"VISCII", {"VISCII"}, NULL},
};

#define CHARSETS (sizeof charsets / sizeof *charsets)

static bool
has_name(const struct charset *self, struct str name)
{
    if (str_equal_nocase(name, str_from(self->name))) {
        return true;
    }
    for (size_t i = 0; self->also != NULL && self->also[i] != NULL; i++) {
        if (str_equal_nocase(name, str_from(self->also[i]))) {
            return true;
        }
    }
    return false;
}

const struct charset *
charset_find(struct str name)
{
    for (size_t i = 0; i < CHARSETS; i++) {
        if (has_name(&charsets[i], name)) {
            return &charsets[i];
        }
    }
    return NULL;
}

iconv_t
charset_open(const struct charset *from)
{
    iconv_t ret = (iconv_t)-1;
    for (size_t i = 0; i < 3 && from->systems[i] != NULL && ret == (iconv_t)-1; i++) {
        ret = iconv_open("UTF-8", from->systems[i]);
    }
    return ret;
}

size_t
charset_decode(struct buf *out, struct str bytes, const struct charset *from)
{
    iconv_t converter = charset_open(from);
    size_t unknown = 0;
    /* iconv takes what it does not change as if it might. */
    char *in = (char *)(uintptr_t)bytes.data;
    size_t left = bytes.length;
    if (converter == (iconv_t)-1) {
        return SIZE_MAX;
    }
    while (left > 0) {
        char part[4096];
        char *to = part;
        size_t room = sizeof part;
        size_t done = iconv(converter, &in, &left, &to, &room);
        int reason = errno;
        buf_add(out, part, sizeof part - room);
        if (done == (size_t)-1 && reason != E2BIG && left > 0) {
            /* A byte that the set has not, or half a character at the end. */
            utf8_add(out, UTF8_REPLACEMENT);
            in++;
            left--;
            unknown++;
        }
    }
    iconv_close(converter);
    return unknown;
}
