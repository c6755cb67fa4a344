/* SPDX-License-Identifier: MIT */
/* Bundles are known also where libarchive is not built in, so that they are refused by
 * name. */
#include "intake/bundle.h"
#include "intake/office.h"
#include "intake/refused.h"
#include "intake/zip.h"

#define TAR_HEAD 512
#define TAR_SUM 148 /* where its checksum stands, in octal digits */
#define TAR_SUM_SIZE 8

enum zip_kind {
    ZIP_NONE,
    ZIP_TEXT,
    ZIP_SHEET,
    ZIP_SLIDES,
    ZIP_BOOK,
    ZIP_OF_FILES
};

static bool
has_part(struct str zip, const char *prefix)
{
    size_t at = 0;
    struct zip_member member;
    while (zip_next_in_front(zip, &at, &member)) {
        if (str_starts_with(member.name, str_from(prefix))) {
            return true;
        }
    }
    return false;
}

/* By names that stand at the top of such a file alone. Of a member whose size only its
 * end tells nothing behind it is seen, so the first has to do. */
static enum zip_kind
kind_of(struct str bytes)
{
    struct zip_member first;
    size_t at = 0;
    if (!str_starts_with(bytes, STR("PK\3\4"))) {
        bool is_empty = str_starts_with(bytes, STR("PK\5\6"));
        return is_empty || str_starts_with(bytes, STR("PK\7\10")) ? ZIP_OF_FILES
                                                                  : ZIP_NONE;
    }
    if (zip_next_in_front(bytes, &at, &first) && str_equal(first.name, STR("mimetype"))) {
        return str_starts_with(first.packed, STR("application/epub")) ? ZIP_BOOK
               : str_find(first.packed, STR("spreadsheet"), 0) != STR_NOT_FOUND
                   ? ZIP_SHEET
               : str_find(first.packed, STR("presentation"), 0) != STR_NOT_FOUND
                   ? ZIP_SLIDES
                   : ZIP_TEXT;
    }
    bool is_office = has_part(bytes, "[Content_Types].xml") ||
                     has_part(bytes, "_rels/") || has_part(bytes, "docProps/");
    if (is_office && has_part(bytes, "xl/")) {
        return ZIP_SHEET;
    }
    if (is_office && has_part(bytes, "ppt/")) {
        return ZIP_SLIDES;
    }
    return is_office || has_part(bytes, "word/document.xml") ||
                   has_part(bytes, "content.xml")
               ? ZIP_TEXT
               : ZIP_OF_FILES;
}

bool
office_is(const struct sample *sample)
{
    return kind_of(sample->bytes) == ZIP_TEXT;
}

bool
is_spreadsheet(const struct sample *sample)
{
    return kind_of(sample->bytes) == ZIP_SHEET;
}

bool
is_slides(const struct sample *sample)
{
    return kind_of(sample->bytes) == ZIP_SLIDES;
}

bool
is_book(const struct sample *sample)
{
    return kind_of(sample->bytes) == ZIP_BOOK;
}

bool
bundle_is_zip(const struct sample *sample)
{
    return kind_of(sample->bytes) == ZIP_OF_FILES;
}

/* The sum of the first block, its own digits taken as blanks; the two formats there are
 * have nothing else in common. */
bool
bundle_is_tar(const struct sample *sample)
{
    struct str head = str_slice(sample->bytes, 0, TAR_HEAD);
    unsigned long sum = 0;
    unsigned long said = 0;
    bool has_digits = false;
    for (size_t i = 0; i < head.length; i++) {
        bool in_sum = i >= TAR_SUM && i < TAR_SUM + TAR_SUM_SIZE;
        char byte = head.data[i];
        sum += in_sum ? ' ' : (unsigned char)byte;
        if (in_sum && byte >= '0' && byte <= '7') {
            said = said << 3 | (unsigned long)(byte - '0');
            has_digits = true;
        }
    }
    return head.length == TAR_HEAD && has_digits && said == sum && head.data[0] != '\0';
}

bool
bundle_is_packed(const struct sample *sample)
{
    return str_starts_with(sample->bytes, STR("\xFD"
                                              "7zXZ")) ||
           str_starts_with(sample->bytes, STR("BZh"));
}
