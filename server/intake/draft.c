/* SPDX-License-Identifier: MIT */
#include "intake/draft.h"

#include <string.h>

#include "intake/bundle.h"
#include "intake/charset.h"
#include "intake/mail_draft.h"
#include "intake/office.h"
#include "intake/rtf.h"
#include "intake/sniff.h"

/* One byte in so many is few. */
#define FEW_BYTES 20

static bool
is_nearly_ascii(struct str bytes)
{
    size_t high = 0;
    for (size_t i = 0; i < bytes.length; i++) {
        high += (unsigned char)bytes.data[i] >= 0x80;
    }
    return high * FEW_BYTES <= bytes.length;
}

/* A line for each paragraph that has words; a line end inside is a blank. */
static void
add_lines(struct buf *out, struct str text)
{
    size_t start = 0;
    while (start < text.length) {
        size_t end = str_find(text, STR("\n\n"), start);
        struct str paragraph = str_trim(str_slice(text, start, end));
        for (size_t i = 0; i < paragraph.length; i++) {
            buf_add_byte(out, paragraph.data[i] == '\n' ? ' ' : paragraph.data[i]);
        }
        buf_add_text(out, paragraph.length > 0 ? "\n" : "");
        start = end == STR_NOT_FOUND ? text.length : end + 2;
    }
}

/* The lines of an office file are its paragraphs. */
static enum status
convert_attached(struct buf *text, struct error *err)
{
    struct draft_reading reading;
    struct buf parted = BUF_INIT;
    enum status status = draft_convert(text, &reading, err);
    for (size_t i = 0; status == STATUS_OK && reading.format != NULL && i < text->length;
         i++) {
        buf_add_text(&parted, text->data[i] == '\n' ? "\n" : "");
        buf_add_byte(&parted, text->data[i]);
    }
    if (parted.length > 0) {
        buf_release(text);
        *text = parted;
    }
    return status;
}

/* The words of a word processor's file; STATUS_UNSUPPORTED for other bytes. */
static enum status
extract(struct buf *text, struct draft_reading *ret, struct error *err)
{
    struct buf paragraphs = BUF_INIT;
    struct buf lines = BUF_INIT;
    struct str bytes = buf_str(text);
    enum status status = STATUS_UNSUPPORTED;
    if (str_starts_with(bytes, STR("{\\rtf"))) {
        rtf_add_text(&paragraphs, bytes);
        ret->format = "RTF";
        status = STATUS_OK;
    } else if (str_starts_with(bytes, STR("PK\3\4"))) {
#if HAVE_EXPAT
        ret->format = "DOCX or ODT";
        status = office_add_text(&paragraphs, bytes, err);
        status = status == STATUS_UNSUPPORTED ? STATUS_INVALID : status;
#else
        status = error_set(err, STATUS_INVALID,
                           "an office file, which this wirecheck was built without: it "
                           "needs libexpat");
#endif
    }
    if (status == STATUS_UNSUPPORTED && mail_draft_is(bytes)) {
        ret->format = "mail";
        status =
            mail_draft_add(&paragraphs, bytes, convert_attached, &ret->left_out, err);
    }
    if (status == STATUS_OK) {
        add_lines(&lines, buf_str(&paragraphs));
        buf_release(text);
        *text = lines;
    }
    buf_release(&paragraphs);
    return status;
}

enum status
draft_convert(struct buf *text, struct draft_reading *ret, struct error *err)
{
    *ret = (struct draft_reading){NULL, NULL, 0};
    enum status extracted = extract(text, ret, err);
    if (extracted != STATUS_UNSUPPORTED) {
        return extracted;
    }
    struct sample sample = {.bytes = buf_str(text)};
    const char *reason = sniff_signature(buf_str(text));
    if (str_starts_with(sample.bytes, STR("\x1F\x8B")) || bundle_is_packed(&sample) ||
        bundle_is_tar(&sample)) {
        reason = "a packed file: unpack it, a draft is checked by itself";
    }
    const char *used = NULL;
    struct buf converted = BUF_INIT;
    if (reason != NULL) {
        return error_set(err, STATUS_INVALID, "%s", reason);
    }
    enum status status = charset_to_utf8(&converted, buf_str(text), NULL, &used, err);
    if (status == STATUS_OK && strcmp(used, "UTF-8") != 0) {
        ret->charset = used;
        buf_release(text);
        *text = converted;
        return status;
    }
    buf_release(&converted);
    /* A few bytes that nothing makes sense of are no reason to check nothing. */
    return status != STATUS_OK && is_nearly_ascii(buf_str(text)) ? STATUS_OK : status;
}
