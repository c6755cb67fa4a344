/* SPDX-License-Identifier: MIT */
/* Forms A to G of datelines. Brackets, a list form or a place in capitals are
 * asked for: measured on 327,000 lines, a bare abbreviation before a dash is
 * wrong one time in three ("ASAP: a template", "aus SAP - ..."). */
#include "story/credit.h"

#include "story/calendar.h"
#include "story/date_phrase.h"
#include "story/dateline_head.h"
#include "story/scan.h"
#include "text/utf8.h"

/* A dateline ends within this many bytes; what is longer is a sentence. */
#define HEAD_LIMIT 100
#define NAME_LIMIT 60

enum separator {
    SEPARATOR_NONE,
    SEPARATOR_DASH,
    SEPARATOR_COLON,
    SEPARATOR_STOP,
    SEPARATOR_BLANK
};

/* A dash with blanks around it, ":", ".-", or a blank; *end is where the story
 * begins. After a bracket the dash may stand without blanks. */
static enum separator
read_separator(struct str text, size_t at, bool after_bracket, size_t *end)
{
    static const char *const dashes[] = {".-", ".—", ".–", "---", "--",
                                         "-",  "–",  "—",  "_",   "−"};
    size_t start = scan_skip_blanks(text, at);
    if (scan_is_letter(scan_at(text, start))) {
        *end = start;
        return start > at ? SEPARATOR_BLANK : SEPARATOR_NONE;
    }
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        struct str dash = str_from(dashes[i]);
        if (!scan_starts(text, start, dash)) {
            continue;
        }
        size_t after = start + dash.length;
        *end = scan_skip_blanks(text, after);
        bool apart = *end > after || start > at || dash.length > 1;
        return apart || after_bracket ? SEPARATOR_DASH : SEPARATOR_NONE;
    }
    if (scan_starts(text, start, STR(":"))) {
        *end = scan_skip_blanks(text, start + 1);
        return *end > start + 1 || start > at ? SEPARATOR_COLON : SEPARATOR_NONE;
    }
    if (scan_starts(text, start, STR(". ")) && start == at) {
        *end = scan_skip_blanks(text, start + 1);
        return SEPARATOR_STOP;
    }
    *end = start;
    return start > at && start < text.length ? SEPARATOR_BLANK : SEPARATOR_NONE;
}

/* The year that makes the day the nearest not after `near` (a day of grace for
 * time zones). */
static int
lend_year(const struct day_phrase *day, struct date near)
{
    static const int slack[] = {[DATE_YEAR] = 366,
                                [DATE_MONTH] = 31,
                                [DATE_DAY] = 1,
                                [DATE_MINUTE] = 1,
                                [DATE_SECOND] = 1};
    int64_t latest = near.ms / 86400000 + slack[near.precision];
    int year = calendar_from_days(latest).year;
    for (int tries = 0; tries < 8; tries++, year--) {
        if (calendar_is_day(year, day->month, day->day) &&
            calendar_to_days(year, day->month, day->day) <= latest) {
            return year;
        }
    }
    return 0;
}

static void
set_date(struct dateline *ret, struct day_phrase day, struct date near)
{
    ret->date = DATE_UNKNOWN;
    ret->has_year = day.year != 0;
    if (day.month == 0 || day.day == 0) {
        return;
    }
    int year = day.year;
    if (year == 0 && near.precision != DATE_NONE) {
        year = lend_year(&day, near);
    }
    if (year != 0 && calendar_is_day(year, day.month, day.day)) {
        ret->date = date_from_day(year, day.month, day.day);
        ret->date.source = DATE_FROM_DATELINE;
    }
}

/* What a form has found; bytes count from the start of `text`. */
struct found {
    struct dateline_head head;
    const struct agency *agency;
    size_t end;
};

/* "New Delhi (ANI): Police ..." is how these two open, "(ANI): ..." where the place is
 * lost; of others a short name before a colon is that of a party. */
static bool
opens_with_colon(const struct agency *agency)
{
    return str_equal(str_from(agency->name), STR("ANI")) ||
           str_equal(str_from(agency->name), STR("IANS"));
}

/* After the bracket of form A. Without a dash the rest has to speak for it: a
 * date, or a place in capitals; an ambiguous name needs the date. */
static bool
accept_bracket(const struct found *found, enum separator separator, struct str rest)
{
    bool has_day = found->head.day.month != 0;
    bool upper = dateline_place_is_upper(found->head.place);
    bool has_head = has_day || found->head.place.length > 0;
    switch (separator) {
    case SEPARATOR_DASH:
        return !found->agency->ambiguous || has_head;
    case SEPARATOR_COLON:
        return has_day || opens_with_colon(found->agency) ||
               (upper && !found->agency->ambiguous);
    case SEPARATOR_STOP:
    case SEPARATOR_BLANK:
        return (has_day || (upper && !found->agency->ambiguous)) &&
               !scan_is_lower(scan_at(rest, 0));
    case SEPARATOR_NONE:
        return has_day && rest.length == 0;
    }
    return false;
}

/* A: "[PLACE][, DATE] (AGENCY) -". A region in brackets may come first. */
static bool
read_form_a(struct str text, struct found *ret)
{
    struct str head = str_slice(text, 0, HEAD_LIMIT);
    size_t open = str_find_byte(head, '(', 0);
    while (open != STR_NOT_FOUND) {
        size_t close = str_find_byte(head, ')', open);
        if (close == STR_NOT_FOUND) {
            return false;
        }
        struct found found = {{{text.data, 0}, {0}}, NULL, 0};
        found.agency = agency_find_combined(str_slice(text, open + 1, close));
        if (found.agency != NULL) {
            bool bare = scan_trim(str_slice(text, 0, open)).length == 0;
            enum separator separator = read_separator(text, close + 1, true, &found.end);
            struct str before = str_slice(text, 0, open);
            bool right =
                bare || dateline_head_read(before, &found.head) ||
                ((separator == SEPARATOR_DASH ||
                  (separator == SEPARATOR_COLON && opens_with_colon(found.agency))) &&
                 dateline_head_read_foreign(before, &found.head));
            struct str rest = str_slice(text, found.end, text.length);
            *ret = found;
            return right && accept_bracket(&found, separator, rest);
        }
        open = str_find_byte(head, '(', close);
    }
    return false;
}

/* The next dash with blanks around it at or after `at`. */
static bool
find_dash(struct str text, size_t at, size_t *start, size_t *end)
{
    struct str head = str_slice(text, 0, at + HEAD_LIMIT);
    while (at < head.length) {
        bool blank = head.data[at] == ' ' || scan_starts(head, at, STR("\xC2\xA0"));
        size_t mark = scan_skip_blanks(head, at);
        if (blank && mark < head.length && head.data[mark] != ':' &&
            head.data[mark] != '.' &&
            read_separator(head, at, false, end) == SEPARATOR_DASH) {
            *start = at;
            return true;
        }
        utf8_next(head, &at);
    }
    return false;
}

/* B: "(ANSA) - ROME, JUL 11 -"; A': "(AP) BIRMINGHAM, Ala. —". */
static bool
read_form_b(struct str text, struct found *ret)
{
    size_t close = str_find_byte(str_slice(text, 0, HEAD_LIMIT), ')', 0);
    if (!scan_starts(text, 0, STR("(")) || close == STR_NOT_FOUND) {
        return false;
    }
    struct found found = {{{text.data, 0}, {0}}, NULL, 0};
    size_t at = 0;
    size_t dash = 0;
    found.agency = agency_find_combined(str_slice(text, 1, close));
    enum separator first = read_separator(text, close + 1, true, &at);
    if (found.agency == NULL || (first != SEPARATOR_DASH && first != SEPARATOR_BLANK) ||
        !find_dash(text, at, &dash, &found.end) ||
        !dateline_head_read(str_slice(text, at, dash), &found.head)) {
        return false;
    }
    bool right = first == SEPARATOR_DASH ? found.head.day.month != 0
                                         : dateline_place_is_upper(found.head.place);
    *ret = found;
    return right;
}

/* A with a dash in front of the bracket: "VELMARK — (AP) The", "Oslo - (AFP) -". */
static bool
read_form_dash_bracket(struct str text, struct found *ret)
{
    struct found found = {{{text.data, 0}, {0}}, NULL, 0};
    size_t dash = 0;
    size_t open = 0;
    if (!find_dash(text, 0, &dash, &open) || !scan_starts(text, open, STR("("))) {
        return false;
    }
    size_t close = str_find_byte(str_slice(text, 0, open + NAME_LIMIT), ')', open);
    if (close == STR_NOT_FOUND) {
        return false;
    }
    found.agency = agency_find_combined(str_slice(text, open + 1, close));
    bool right = found.agency != NULL &&
                 dateline_head_read(str_slice(text, 0, dash), &found.head) &&
                 (found.head.day.month != 0 || found.head.place.length > 0) &&
                 read_separator(text, close + 1, true, &found.end) != SEPARATOR_NONE;
    *ret = found;
    return right;
}

/* C: "MOSCOW, January 21. /TASS/.", "МОСКВА, 21 января. /ТАСС/." */
static bool
read_form_c(struct str text, struct found *ret)
{
    size_t open = str_find(str_slice(text, 0, HEAD_LIMIT), STR(" /"), 0);
    if (open == STR_NOT_FOUND) {
        return false;
    }
    size_t close = str_find_byte(str_slice(text, 0, open + NAME_LIMIT), '/', open + 2);
    if (close == STR_NOT_FOUND) {
        return false;
    }
    struct found found = {{{text.data, 0}, {0}}, NULL, 0};
    found.agency = agency_find(str_slice(text, open + 2, close));
    enum separator separator = read_separator(text, close + 1, true, &found.end);
    struct str before = str_slice(text, 0, open);
    bool dated = dateline_head_read(before, &found.head) && found.head.day.month != 0;
    if (separator == SEPARATOR_NONE &&
        str_equal(str_slice(text, close + 1, text.length), STR("."))) {
        separator = SEPARATOR_STOP;
        found.end = text.length;
    }
    bool right = found.agency != NULL && separator != SEPARATOR_NONE &&
                 (dated || (scan_find_digit(before) < before.length &&
                            dateline_head_read_foreign(before, &found.head)));
    *ret = found;
    return right;
}

/* D: "BRISBANE, Oct 12 AAP -"; G: "MOSCOW :", "OTTAWA —", "SALVADOR, Feb 26 -". */
static bool
read_forms_d_g(struct str text, struct found *ret)
{
    struct found found = {{{text.data, 0}, {0}}, NULL, 0};
    size_t mark = 0;
    if (!find_dash(text, 0, &mark, &found.end)) {
        return false;
    }
    struct str head = str_slice(text, 0, mark);
    size_t blank = str_find_last_byte(head, ' ');
    if (blank != STR_NOT_FOUND) {
        found.agency = agency_find(str_slice(head, blank + 1, head.length));
    }
    if (found.agency != NULL &&
        dateline_head_read(str_slice(head, 0, blank), &found.head) &&
        found.head.day.month != 0 && dateline_place_is_upper(found.head.place)) {
        *ret = found;
        return true;
    }
    found.agency = NULL;
    bool right = dateline_head_read(head, &found.head) &&
                 dateline_place_is_upper(found.head.place);
    *ret = found;
    return right;
}

/* G with a colon. */
static bool
read_form_g_colon(struct str text, struct found *ret)
{
    struct found found = {{{text.data, 0}, {0}}, NULL, 0};
    size_t colon = str_find_byte(str_slice(text, 0, NAME_LIMIT), ':', 0);
    if (colon == STR_NOT_FOUND || colon < 3 ||
        !dateline_head_read(str_slice(text, 0, colon), &found.head) ||
        !dateline_place_is_upper(found.head.place)) {
        return false;
    }
    found.end = scan_skip_blanks(text, colon + 1);
    *ret = found;
    return scan_starts_upper(str_slice(text, found.end, text.length)) &&
           (found.end > colon + 1 || text.data[colon - 1] == ' ');
}

/* The place and day of forms E and F, which are written without blanks. */
static void
read_unspaced_head(struct str text, struct dateline_head *ret)
{
    for (size_t at = 0; at < text.length; utf8_next(text, &at)) {
        size_t length =
            day_phrase_read(str_slice(text, at, text.length), true, &ret->day);
        if (length > 0) {
            ret->place = scan_trim(str_slice(text, 0, at));
            return;
        }
    }
    ret->day = (struct day_phrase){0};
    ret->place = scan_trim(text);
}

/* E: "新华社北京11月17日电". */
static bool
read_form_e(struct str text, struct found *ret)
{
    size_t name_end = 0;
    struct found found = {{{text.data, 0}, {0}}, NULL, 0};
    found.agency = agency_at(text, 0, &name_end);
    size_t wire = str_find(str_slice(text, 0, HEAD_LIMIT), STR("电"), name_end);
    if (found.agency == NULL || scan_at(text, 0) < 0x3000 || wire == STR_NOT_FOUND) {
        return false;
    }
    read_unspaced_head(str_slice(text, name_end, wire), &found.head);
    found.end = scan_skip_blanks(text, wire + STR("电").length);
    *ret = found;
    return found.head.day.month != 0;
}

/* F: "【6月18日 AFP】", "【ロンドン共同】". */
static bool
read_form_f(struct str text, struct found *ret)
{
    const struct str open = STR("【");
    size_t close = str_find(str_slice(text, 0, HEAD_LIMIT), STR("】"), 0);
    if (!scan_starts(text, 0, open) || close == STR_NOT_FOUND) {
        return false;
    }
    struct str inside = scan_trim(str_slice(text, open.length, close));
    struct found found = {{{text.data, 0}, {0}}, NULL, 0};
    for (size_t at = 0; at < inside.length && found.agency == NULL;
         utf8_next(inside, &at)) {
        found.agency = agency_find(str_slice(inside, at, inside.length));
        if (found.agency != NULL) {
            read_unspaced_head(str_slice(inside, 0, at), &found.head);
            break;
        }
    }
    found.end = scan_skip_blanks(text, close + STR("】").length);
    *ret = found;
    return found.agency != NULL;
}

bool
dateline_read(struct str paragraph, struct date near, struct dateline *ret)
{
    static bool (*const forms[])(struct str, struct found *) = {
        read_form_b, read_form_dash_bracket, read_form_a,       read_form_c, read_form_e,
        read_form_f, read_forms_d_g,         read_form_g_colon,
    };
    size_t start = scan_skip_blanks(paragraph, 0);
    struct str text = str_slice(paragraph, start, paragraph.length);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct found found = {{{text.data, 0}, {0}}, NULL, 0};
        if (!forms[i](text, &found)) {
            continue;
        }
        ret->raw = scan_trim(str_slice(text, 0, found.end));
        ret->place = found.head.place;
        ret->agency = found.agency;
        ret->is_bare = found.agency == NULL && found.head.day.month == 0;
        ret->is_label = ret->is_bare && forms[i] == read_form_g_colon;
        ret->length = start + found.end;
        set_date(ret, found.head.day, near);
        return true;
    }
    return false;
}
