/* SPDX-License-Identifier: MIT */
#include "report/page_html.h"

#include "text/display.h"

void
page_add_text(struct buf *out, struct str text)
{
    struct buf shown = BUF_INIT;
    display_add(&shown, text);
    for (size_t i = 0; i < shown.length; i++) {
        switch (shown.data[i]) {
        case '&':
            buf_add_text(out, "&amp;");
            break;
        case '<':
            buf_add_text(out, "&lt;");
            break;
        case '>':
            buf_add_text(out, "&gt;");
            break;
        case '"':
            buf_add_text(out, "&quot;");
            break;
        case '\'':
            buf_add_text(out, "&#39;");
            break;
        default:
            buf_add_byte(out, shown.data[i]);
        }
    }
    buf_release(&shown);
}

/* Colours of sources have a contrast of at least 4.5 to 1 with the text on them; numbers
 * tell them apart where there is no colour. */
const char page_style[] =
    ":root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#595959;"
    "--line:#c9c9c9;--panel:#f6f6f4;--s1:#ffe08a;--s2:#bfe3ff;--s3:#ffc9c2;"
    "--s4:#c9efc4;--s5:#e3d0ff;--s6:#ffd3a8;--s7:#c4efe9;--s8:#f3c9e6;--own:#d9d9d6;"
    "--red:#a40000}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#ececec;--paper:#161616;"
    "--soft:#b3b3b3;--line:#4a4a4a;--panel:#222;--s1:#5c4a00;--s2:#0b4468;"
    "--s3:#6d211a;--s4:#1d4f1d;--s5:#452a6e;--s6:#683a06;--s7:#0d4e49;--s8:#5f1f4d;"
    "--own:#484848;--red:#ff9c94}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;padding:1.5rem;max-width:76rem;background:var(--paper);"
    "color:var(--ink);font:1rem/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;"
    "overflow-wrap:break-word}\n"
    "h1{font-size:1.2rem;margin:0 0 .2rem;font-weight:600;color:var(--soft)}\n"
    "h2{font-size:1.8rem;line-height:1.2;margin:.2rem 0 .6rem}\n"
    "h3{font-size:1.1rem;margin:2rem 0 .5rem;padding-bottom:.2rem;"
    "border-bottom:1px solid var(--line)}\n"
    "a{color:inherit}\n"
    ".summary{font-size:1.2rem;font-weight:600;margin:.4rem 0 1rem}\n"
    ".facts{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:0}\n"
    ".facts dt{color:var(--soft)}.facts dd{margin:0}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;padding:.35rem .6rem .35rem 0;vertical-align:top;"
    "border-bottom:1px solid var(--line)}\n"
    "th{font-weight:600;color:var(--soft)}td.n,th.n{text-align:right;"
    "font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    ".bar{display:block;width:100%;height:1.6rem;border:1px solid var(--line)}\n"
    ".f-own{fill:var(--own)}.f-copied{fill:var(--s1)}.f-rewritten{fill:var(--s6)}"
    ".f-quoted{fill:var(--s2)}.f-other{fill:var(--s4)}.f-dismissed{fill:var(--s5)}"
    ".f-out{fill:var(--s8)}\n"
    ".key{display:inline-block;width:.9em;height:.9em;border:1px solid var(--soft);"
    "vertical-align:-.1em}\n"
    ".row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 1.5rem;"
    "align-items:start;margin:0 0 .8rem}\n"
    ".row>p{margin:0}.between{color:var(--soft)}\n"
    "mark{color:inherit;background:var(--own);padding:.1em 0;"
    "border-bottom:2px solid var(--soft)}\n"
    "mark b{border-bottom:2px dotted var(--ink)}b{font-weight:700}\n"
    ".c1{background:var(--s1)}.c2{background:var(--s2)}.c3{background:var(--s3)}"
    ".c4{background:var(--s4)}.c5{background:var(--s5)}.c6{background:var(--s6)}"
    ".c7{background:var(--s7)}.c8{background:var(--s8)}\n"
    ".no{display:inline-block;min-width:1.6em;padding:0 .35em;text-align:center;"
    "border:1px solid var(--soft);border-radius:.8em;font-size:.8rem;font-weight:700;"
    "line-height:1.5;text-decoration:none}\n"
    ".card{background:var(--panel);border-left:4px solid var(--soft);"
    "padding:.5rem .8rem;margin:0 0 .6rem;font-size:.9rem;break-inside:avoid}\n"
    ".card p{margin:.2rem 0}.card.error{border-color:var(--red)}\n"
    ".card .what{font-weight:600}.card.error .what{color:var(--red)}\n"
    ".soft{color:var(--soft)}\n"
    ".sign{display:grid;grid-template-columns:1fr 1fr 1fr;gap:2rem;margin:3rem 0 1rem}\n"
    ".sign p{margin:0;padding-top:.3rem;border-top:1px solid var(--ink);"
    "color:var(--soft)}\n"
    "article+article{margin-top:4rem;border-top:3px solid var(--line);"
    "padding-top:1.5rem}\n"
    "footer{margin-top:2rem;font-size:.85rem;color:var(--soft)}\n"
    "@media(max-width:44rem){.row{grid-template-columns:1fr}.row>div{margin-top:.5rem}"
    ".sign{grid-template-columns:1fr}}\n"
    "@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--soft:#444;"
    "--line:#999;--panel:#fff;--s1:#ffe08a;--s2:#bfe3ff;--s3:#ffc9c2;--s4:#c9efc4;"
    "--s5:#e3d0ff;--s6:#ffd3a8;--s7:#c4efe9;--s8:#f3c9e6;--own:#d9d9d6;--red:#a40000}"
    "@page{margin:16mm}html{font-size:10pt}body{padding:0}h2,h3{break-after:avoid}"
    "tr,.sign{break-inside:avoid}article+article{break-before:page;border:0}"
    "mark,.no,.bar,.key{print-color-adjust:exact;-webkit-print-color-adjust:exact}}\n";
