/* SPDX-License-Identifier: MIT */
#include "intake/web_page.h"

#include "intake/html_tree.h"
#include "intake/web_body.h"
#include "intake/web_meta.h"
#include "markup/markup.h"
#include "story/scan.h"

static bool
has_nocase(struct str text, struct str needle)
{
    for (size_t at = 0; at + needle.length <= text.length; at++) {
        if (str_starts_with_nocase(str_slice(text, at, text.length), needle)) {
            return true;
        }
    }
    return false;
}

bool
web_page_is(const struct sample *sample)
{
    static const char *const roots[] = {"html", "head",    "body",    "div",
                                        "p",    "article", "section", "main",
                                        "h1",   "h2",      "meta",    "title"};
    /* Markdown may begin with an element. */
    size_t certain = markup_from_path(str_from(sample->path)) == MARKUP_MARKDOWN
                         ? 3
                         : sizeof roots / sizeof *roots;
    for (size_t i = 0; i < certain; i++) {
        if (str_equal_nocase(sample->root, str_from(roots[i]))) {
            return true;
        }
    }
    /* A warning of the server may stand before the page. */
    struct str head = str_slice(sample->text, 0, 4096);
    return str_starts_with(head, STR("<")) && !str_starts_with(head, STR("<?xml")) &&
           (has_nocase(head, STR("<!doctype html")) || has_nocase(head, STR("<html")));
}

/* The value of charset= in a meta element of the first bytes. */
static const char *
find_charset(struct arena *arena, struct str page)
{
    struct str head = str_slice(page, 0, 2048);
    size_t at = str_find(head, STR("charset="), 0);
    if (at == STR_NOT_FOUND) {
        return NULL;
    }
    at += 8;
    at += at < head.length && (head.data[at] == '"' || head.data[at] == '\'');
    size_t end = at;
    while (end < head.length && end - at < 40 && head.data[end] != '"' &&
           head.data[end] != '\'' && head.data[end] != '>' && head.data[end] != ';' &&
           head.data[end] != ' ' && head.data[end] != '/') {
        end++;
    }
    return end > at ? arena_dup(arena, str_slice(head, at, end)) : NULL;
}

static enum status
read_page(struct run *run, struct arena *arena, struct str html, struct error *err)
{
    struct item item = {.text_names = ": no prose on the page"};
    struct web_blocks blocks = {0};
    struct buf body = BUF_INIT;
    const struct node *root = html_tree_read(arena, html);
    web_meta_read(&item, root, arena);
    web_blocks_read(&blocks, root, true);
    web_body_add(&body, &blocks);
    if (body.length == 0) {
        web_blocks_release(&blocks);
        blocks = (struct web_blocks){0};
        web_blocks_read(&blocks, root, false);
        web_body_add(&body, &blocks);
    }
    item.fields[FIELD_TEXT] = buf_str(&body);
    enum status status = run_item(run, &item, 0, err);
    buf_release(&body);
    web_blocks_release(&blocks);
    return status;
}

enum status
web_page_read(struct run *run, bool more, struct error *err)
{
    struct arena arena = {0};
    struct buf html = BUF_INIT;
    struct error problem = {{0}};
    bool whole = false;
    enum status status = run_read_whole(run, more, INTAKE_STORY_LIMIT, &whole, err);
    if (status == STATUS_OK && !whole) {
        run_problem(run, 0, "a page larger than 16 MiB, too large for a story");
    } else if (status == STATUS_OK) {
        const char *charset = find_charset(&arena, buf_str(&run->pending));
        if (run_convert(run, charset, &html, &problem) == STATUS_OK) {
            status = read_page(run, &arena, buf_str(&html), err);
        } else {
            run_problem(run, 0, problem.message);
        }
    }
    buf_release(&html);
    arena_release(&arena);
    return status;
}
