/* SPDX-License-Identifier: MIT */
/* The table of formats. Wire files come without extensions, or with wrong ones, so
 * each row knows its format by the bytes. The order matters: what is certain first. */
#include "intake/format.h"

#include "intake/anpa.h"
#include "intake/bundle.h"
#include "intake/csv.h"
#include "intake/feed.h"
#include "intake/house_xml.h"
#include "intake/http_answer.h"
#include "intake/iptc7901.h"
#include "intake/json_lines.h"
#include "intake/mail.h"
#include "intake/mhtml.h"
#include "intake/news_base.h"
#include "intake/newsml.h"
#include "intake/newsml_g2.h"
#include "intake/nitf_file.h"
#include "intake/office.h"
#include "intake/refused.h"
#include "intake/reuters_sgml.h"
#include "intake/rtf.h"
#include "intake/telex.h"
#include "intake/text_file.h"
#include "intake/web_archive.h"
#include "intake/web_page.h"

/* Readers that need libexpat. */
#if HAVE_EXPAT
#define XML_READER(function) .read = (function)
#else
#define XML_READER(function) \
    .lacks = "libexpat",     \
    .refusal = "XML, which this wirecheck was built without: it needs libexpat"
#endif

/* Readers that need libarchive. */
#if HAVE_ARCHIVE
#define BUNDLE_READER .read = bundle_read
#else
#define BUNDLE_READER      \
    .lacks = "libarchive", \
    .refusal = "a bundle, which this wirecheck was built without: it needs libarchive"
#endif

#define MAGIC(bytes)                \
    {                               \
        "" bytes, sizeof(bytes) - 1 \
    }

static const struct format table[] = {
    {"PDF", MAGIC("%PDF-"), .refusal = "not a text but a PDF: export it as text"},
    {"DOCX and ODT", .recognise = office_is, XML_READER(office_read)},
    {"spreadsheet", .recognise = is_spreadsheet,
     .refusal = "a spreadsheet: export the table of stories as CSV"},
    {"slides", .recognise = is_slides, .refusal = "slides, no story"},
    {"e-book", .recognise = is_book, .refusal = "an e-book: export its texts"},
    {"zip", .recognise = bundle_is_zip, BUNDLE_READER},
    {"old Word", MAGIC("\xD0\xCF\x11\xE0"),
     .refusal = "not a text but an old Word file: save it as text or Markdown"},
    {"RTF", .recognise = rtf_is, .read = rtf_read},
    {"PNG", MAGIC("\x89PNG"), .refusal = "not a text but a PNG image"},
    {"JPEG", MAGIC("\xFF\xD8\xFF"), .refusal = "not a text but a JPEG image"},
    {"GIF", MAGIC("GIF8"), .refusal = "not a text but a GIF image"},
    {"TIFF", MAGIC("II*\0"), .refusal = "not a text but a TIFF image"},
    {"TIFF", MAGIC("MM\0*"), .refusal = "not a text but a TIFF image"},
    {"RIFF", MAGIC("RIFF"), .refusal = "not a text but sound or pictures"},
    {"Ogg", MAGIC("OggS"), .refusal = "not a text but sound"},
    {"MP3", MAGIC("ID3"), .refusal = "not a text but sound"},
    {"program",
     MAGIC("\x7F"
           "ELF"),
     .refusal = "not a text but a program"},
    {"SQLite", MAGIC("SQLite format 3"),
     .refusal = "not a text but a database: export it as JSON Lines"},
    {"xz and bzip2", .recognise = bundle_is_packed, BUNDLE_READER},
    {"tar", .recognise = bundle_is_tar, BUNDLE_READER},
    {"packed twice", MAGIC("\x1F\x8B"), .refusal = "packed twice: unpack it once"},
    {"7z", MAGIC("7z\xBC\xAF\x27\x1C"), .refusal = "not a text but a 7z file: unpack it"},
    {"RAR", MAGIC("Rar!\x1A"), .refusal = "not a text but a RAR file: unpack it"},
    {"PostScript", MAGIC("%!PS"),
     .refusal = "not a text but PostScript: export it as text"},
    {"Git LFS", MAGIC("version https://git-lfs"), .is_draft = true,
     .refusal = "not the file but a Git LFS pointer to it: run git lfs pull"},
    {"git-annex", MAGIC("/annex/objects/"), .is_draft = true,
     .refusal = "not the file but a git-annex pointer to it: run git annex get"},
    {"WARC and ARC", .recognise = web_archive_is, .read = web_archive_read},
    /* A short story has as many control bytes as what is no text. */
    {"ANPA 1312", .recognise = anpa_is, .read = anpa_read},
    {"IPTC 7901", .recognise = iptc7901_is, .read = iptc7901_read},
    {"binary", .recognise = is_binary,
     .refusal = "not a text: it has binary bytes; export it as text or JSON Lines"},
    {"NewsML-G2", .recognise = newsml_g2_is, XML_READER(newsml_g2_read)},
    {"NewsML 1", .recognise = newsml_is, XML_READER(newsml_read)},
    {"NITF", .recognise = nitf_is, XML_READER(nitf_read)},
    {"RSS", .recognise = feed_is, XML_READER(feed_read)},
    {"XML of Ritzau and The Canadian Press", .recognise = house_xml_is,
     XML_READER(house_xml_read)},
    {"HTTP answer", .recognise = http_answer_is, .read = http_answer_read},
    {"MHTML", .recognise = mhtml_is, .read = mhtml_read},
    {"mbox", .recognise = mbox_is, .read = mbox_read},
    {"mail", .recognise = mail_is, .read = mail_read},
    {"Reuters-21578", .recognise = reuters_sgml_is, .read = reuters_sgml_read},
    {"telex text (ZCZC)", .recognise = telex_is, .read = telex_read},
    {"ticker", .recognise = is_ticker,
     .refusal = "a ticker of headlines, no story: add the stories"},
    {"web page", .recognise = web_page_is, .read = web_page_read},
    {"picture", .recognise = is_svg, .refusal = "not a text but an SVG picture"},
    {"XML", .recognise = is_other_xml,
     .refusal =
         "an XML file of a kind that is not read: export it as JSON Lines or text"},
    {"JSON Lines", .recognise = json_is, .read = json_lines_read},
    {"LexisNexis", .recognise = lexis_is, .read = lexis_read},
    {"Factiva", .recognise = factiva_is, .read = factiva_read},
    {"ProQuest", .recognise = proquest_is, .read = proquest_read},
    {"CSV and TSV", .recognise = csv_is, .read = csv_read},
    {"RIS", .recognise = is_ris,
     .refusal = "a RIS export, which holds references and abstracts, no stories: export "
                "the full texts"},
    {"BibTeX", .recognise = is_bibtex,
     .refusal = "BibTeX, which holds references, no stories: export the full texts"},
    {"calendar or contacts", .recognise = is_calendar,
     .refusal = "a calendar or address book, no story"},
    {"subtitles", .recognise = is_subtitles,
     .refusal = "subtitles, cut up by the second: save the script or transcript as text"},
    {"SQL", .recognise = is_sql,
     .refusal = "a dump of a database: export the table of stories as JSON Lines"},
    {"patch", .recognise = is_patch, .refusal = "a patch of other files, no story"},
    {"note on a folder", .recognise = is_folder_note,
     .refusal = "a note on the files of its folder, no story by its name: rename it if "
                "it is one"},
    {"Markdown table", .recognise = is_markdown_table,
     .refusal = "a table in Markdown, no story: export the table of stories as CSV"},
    {"Markdown", .recognise = markdown_is, .read = markdown_file_read},
    {"YAML", .recognise = is_yaml,
     .refusal = "YAML: write JSON Lines, or Markdown with the keys as front matter"},
    {"source code", .recognise = is_source_code,
     .refusal = "the source of a program, no story"},
    {"table", .recognise = csv_is_nameless,
     .refusal = "a table that does not say what its columns are: name them in its first "
                "line (title, date, source, text)"},
    {"plain text", .read = text_file_read},
};

/* Names the rows that are read (`lacks` NULL), or those that are not for want of a
 * library. */
static void
add_names(struct buf *out, const char *lacks)
{
    size_t column = 12;
    bool first = true;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        bool wanted = lacks == NULL
                          ? table[i].read != NULL
                          : table[i].lacks != NULL && strcmp(table[i].lacks, lacks) == 0;
        if (!wanted) {
            continue;
        }
        struct str name = str_from(table[i].name);
        bool wraps = column + name.length > 84;
        buf_add_text(out, first ? "" : wraps ? ",\n            " : ", ");
        column = (wraps ? 12 : column) + name.length + 2;
        buf_add_str(out, name);
        first = false;
    }
}

void
intake_add_formats(struct buf *out)
{
    static const struct {
        const char *name;
        bool is_there;
    } libraries[] = {{"libexpat", HAVE_EXPAT}, {"libarchive", HAVE_ARCHIVE}};
    add_names(out, NULL);
    buf_add_text(out, "; each also as .gz and .zst\n");
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        if (!libraries[i].is_there) {
            buf_add_text(out, "cannot read ");
            add_names(out, libraries[i].name);
            buf_add_format(out, ": built without %s\n", libraries[i].name);
        }
    }
}

const struct format *
formats(size_t *count)
{
    *count = sizeof table / sizeof *table;
    return table;
}
