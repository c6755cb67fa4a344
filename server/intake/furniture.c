/* SPDX-License-Identifier: MIT */
/* Lines by their own words. Where a line stands, and what follows from that, is
 * for page.c. */
#include "intake/furniture.h"

#include "story/credit.h"
#include "story/scan.h"

/* How far a tail is looked at to know it for one. */
#define TAIL_LINES 80
/* Titles of other stories in the middle of one. */
#define TEASERS 8

static const char *const published_labels[] = {
    "Published on",    "Published at",
    "Published",       "Publish date",
    "First published", "Posted on",
    "Posted",          "Created",
    "Date:",           "Veröffentlicht am",
    "Veröffentlicht",  "Erstellt am",
    "Publicado el",    "Publicado em",
    "Publicado",       "Publié le",
    "Publié sur",      "Publié",
    "Pubblicato il",   "Pubblicato",
    "Gepubliceerd op", "Gepubliceerd",
    "Fecha:",          "Data:",
    "Datum:",          "Publicerad",
    "Publisert",       "Opublikowano",
};

static const char *const updated_labels[] = {
    "Updated on",        "Updated at",    "Updated",        "Last updated on",
    "Last updated",      "Last modified", "Modified",       "Aktualisiert am",
    "Aktualisiert",      "Stand:",        "Actualizado al", "Actualizado el",
    "Actualizado",       "Atualizado em", "Atualizado",     "Mis à jour le",
    "Mis à jour",        "Mise à jour",   "Aggiornato il",  "Aggiornato",
    "Laatst bijgewerkt", "Uppdaterad",
};

/* Notes to editors in front of a story: "(Adds comments, detail)". */
static const char *const note_openings[] = {
    "Adds",
    "Updates with",
    "Updates to",
    "Updates throughout",
    "Recasts",
    "Writes through",
    "Corrects",
    "In ",
    "This version of the story",
    "ATTN:",
    "Refiles",
    "Removes",
    "Rewrites",
    "Repeats",
    "Eds:",
    "The following",
};

static const char *const boilerplate[] = {
    "Advertisement",
    "Advertisment",
    "ADVERTISEMENT",
    "Anzeige",
    "Publicidad",
    "Publicité",
    "Pubblicità",
    "Article continues below",
    "Story continues below",
    "Continue reading below",
    "Companies in this story",
    "Eds:",
    "EDITORS:",
    "Click here",
    "Follow us",
    "Follow @",
    "Subscribe",
    "Sign up",
    "Share this",
    "Share on",
    "Copy link",
    "All rights reserved",
    "Our Standards:",
    "This story has not been edited",
    "This article has not been edited",
    "This content was originally",
    "The views expressed",
    "Listen to this article",
    "Download the app",
    "Download our app",
    "Catch all the",
    "Disclaimer:",
    "Tags:",
    "Topics:",
    "Filed under",
    "Join the conversation",
    "Leave a comment",
    "Thank you for reading",
    "(Except for the headline",
    "Except for the headline",
    "(This story has not been edited",
    "(This report has been auto",
    "(Only the headline",
    "Only the headline",
    "Skip to",
    "Jump to",
    "Print this",
    "Email this",
    "Show comments",
    "Load more",
    "Back to top",
    "Save Article",
    "Unlock the",
    "Stay up to date",
    "Get the latest",
};

static const char *const chrome[] = {
    "Logo",           "Menu",        "Home",       "Search",        "Theme",
    "Login",          "Log in",      "Sign in",    "Sign up",       "Register",
    "Subscribe",      "Support",     "Contribute", "Donate",        "Become a member",
    "Share",          "Skip to",     "Toggle",     "Advertisement", "Close",
    "Newsletter",     "Newsletters", "Follow",     "Sections",      "Breaking news",
    "Live",           "Latest",      "Print",      "Email",         "Save",
    "Listen",         "Watch",       "World",      "Business",      "Politics",
    "Sport",          "Sports",      "Opinion",    "Comments",      "Cookie",
    "We use cookies", "Accept",      "Anzeige",    "Abo",           "Anmelden",
    "Suche",          "Menü",        "Facebook",   "Twitter",       "WhatsApp",
    "Telegram",       "Instagram",   "Weather",    "Today's paper", "E-paper",
};

static const char *const teaser_heads[] = {
    "Read more",
    "Read also",
    "Also read",
    "Read next",
    "Related",
    "More on this",
    "More from",
    "More stories",
    "More news",
    "More in",
    "Most read",
    "Most popular",
    "Most viewed",
    "Recommended",
    "You may also like",
    "You might also like",
    "Trending",
    "Top stories",
    "Latest news",
    "Latest stories",
    "Latest from",
    "Editor's picks",
    "Don't miss",
    "In other news",
    "What to read next",
    "See also",
    "Lesen Sie auch",
    "Mehr zum Thema",
    "Auch interessant",
    "Das könnte Sie auch",
    "Meistgelesen",
    "Lire aussi",
    "À lire aussi",
    "À lire",
    "Sur le même sujet",
    "Lea también",
    "Lee también",
    "Le puede interesar",
    "Te puede interesar",
    "Noticias relacionadas",
    "Más noticias",
    "Leggi anche",
    "Leia também",
    "Leia mais",
    "Lees ook",
    "Läs också",
    "Les også",
    "Læs også",
    "Czytaj także",
    "Читайте также",
};

bool
is_prose_line(struct str line)
{
    return scan_has_words(line, scan_ends_sentence(line) ? 8 : 25);
}

bool
is_chrome_line(struct str line)
{
    return SCAN_PHRASE(line, chrome) > 0 && !scan_has_words(line, 7);
}

/* "4 Min read", "2 min de lecture". */
static bool
is_reading_time(struct str line)
{
    int64_t minutes = 0;
    size_t digits = scan_digits(line, 0, &minutes);
    size_t at = scan_skip_blanks(line, digits);
    return digits > 0 && digits < 4 && scan_starts_nocase(line, at, STR("min")) &&
           !scan_has_words(line, 6);
}

static bool
is_date_line(struct str line)
{
    struct date date;
    size_t label = SCAN_PHRASE(line, published_labels);
    label = label ? label : SCAN_PHRASE(line, updated_labels);
    if (label == 0) {
        return line.length < 60 && line.length > 5 && date_read(line, INT64_MAX, &date) &&
               date.precision >= DATE_DAY;
    }
    size_t words = scan_words(line);
    if (words > 16 || (words > 9 && scan_ends_sentence(line))) {
        return false;
    }
    bool relative = words <= 8 && (str_find(line, STR(" ago"), 0) != STR_NOT_FOUND ||
                                   str_find(line, STR("vor "), 0) != STR_NOT_FOUND ||
                                   str_find(line, STR("hace "), 0) != STR_NOT_FOUND);
    return relative || date_find(str_slice(line, label, line.length), INT64_MAX, &date);
}

static bool
is_note(struct str line)
{
    bool bracketed = line.length > 4 && line.data[0] == '(' && line.length < 500 &&
                     line.data[line.length - 1] == ')';
    return bracketed &&
           SCAN_PHRASE(str_slice(line, 1, line.length - 1), note_openings) > 0;
}

enum line_kind
line_kind_of(struct str line)
{
    struct sign_off sign_off;
    struct byline byline;
    if (is_date_line(line)) {
        return LINE_DATE;
    }
    if (is_photo_line(line)) {
        return LINE_PHOTO;
    }
    if (sign_off_read(line, &sign_off) && sign_off.start == 0) {
        return LINE_SIGN_OFF;
    }
    if (end_line_read(line) != NULL) {
        return LINE_CREDIT;
    }
    if (byline_read(line, &byline)) {
        return LINE_BYLINE;
    }
    if (is_note(line) || is_reading_time(line) ||
        (SCAN_PHRASE(line, boilerplate) > 0 && !scan_has_words(line, 46))) {
        return LINE_BOILERPLATE;
    }
    return is_prose_line(line) ? LINE_BODY : LINE_OTHER;
}

/* A teaser's sentence is cut off with dots as often as it ends. */
static bool
is_whole_sentence(struct str line)
{
    return is_prose_line(line) && !str_ends_with(line, STR("...")) &&
           !str_ends_with(line, STR("…"));
}

bool
is_teaser_tail(const struct str *lines, size_t count, size_t at)
{
    struct byline byline;
    size_t sentences = 0;
    size_t breaks = 0;
    size_t bylines = 0;
    bool has_head =
        SCAN_PHRASE(lines[at], teaser_heads) > 0 && !scan_has_words(lines[at], 13);
    if (!has_head && !byline_read(lines[at], &byline)) {
        return false;
    }
    size_t end = count - at > TAIL_LINES ? at + TAIL_LINES : count;
    for (size_t i = at + 1; i < end; i++) {
        bool whole = is_whole_sentence(lines[i]);
        sentences += whole;
        breaks += !whole;
        bylines += !whole && byline_read(lines[i], &byline);
    }
    if (!has_head) {
        return bylines >= 1 && breaks > sentences;
    }
    return at + 1 == count || (breaks >= 2 && breaks >= sentences);
}

size_t
find_teasers_end(const struct str *lines, size_t count, size_t at)
{
    size_t end = at + 1;
    if (SCAN_PHRASE(lines[at], teaser_heads) == 0 || scan_has_words(lines[at], 13)) {
        return at;
    }
    while (end < count && end - at <= TEASERS && !is_whole_sentence(lines[end])) {
        end++;
    }
    bool goes_on = end > at + 1 && end + 1 < count && is_whole_sentence(lines[end]) &&
                   is_whole_sentence(lines[end + 1]);
    return goes_on ? end : at;
}

/* Where the other label stands in the line, its length if it does not. */
static size_t
find_label(struct str line, size_t from, const char *const *labels, size_t count)
{
    for (size_t at = from; at < line.length; at++) {
        if (at > 0 && line.data[at - 1] == ' ' &&
            scan_phrase(str_slice(line, at, line.length), labels, count) > 0) {
            return at;
        }
    }
    return line.length;
}

static void
read_labelled(struct str line, int64_t now_ms, enum date_source source, struct date *ret)
{
    struct date date;
    if (date_find(line, now_ms, &date)) {
        date.source = source;
        *ret = date;
    }
}

void
read_date_line(struct str line, int64_t now_ms, struct date *published,
               struct date *updated)
{
    bool starts_updated = SCAN_PHRASE(line, updated_labels) > 0;
    size_t cut = starts_updated
                     ? find_label(line, 1, published_labels,
                                  sizeof published_labels / sizeof *published_labels)
                     : find_label(line, 1, updated_labels,
                                  sizeof updated_labels / sizeof *updated_labels);
    struct str first = str_slice(line, 0, cut);
    struct str second = str_slice(line, cut, line.length);
    read_labelled(starts_updated ? second : first, now_ms, DATE_FROM_PUBLISHED_LINE,
                  published);
    read_labelled(starts_updated ? first : second, now_ms, DATE_FROM_UPDATED_LINE,
                  updated);
}

size_t
read_page_stamp(struct str text, int64_t now_ms, struct date *ret)
{
    size_t at = scan_skip_blanks(text, 0);
    if (!scan_starts(text, at, STR("date "))) {
        return 0;
    }
    size_t end = at + 5;
    while (end < text.length &&
           ((text.data[end] >= '0' && text.data[end] <= '9') || text.data[end] == '-')) {
        end++;
    }
    size_t length = end - at - 5;
    if ((length != 7 && length != 10) ||
        !date_read(str_slice(text, at + 5, end), now_ms, ret)) {
        return 0;
    }
    ret->source = DATE_FROM_PAGE_STAMP;
    return end;
}
