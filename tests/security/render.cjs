// SPDX-License-Identifier: MIT
// What a real renderer makes of Markdown: standard input is a JSON array of texts, standard
// output an array of the kinds of nodes in each. The first argument is where markdown-it lies.
'use strict';

const MarkdownIt = require(process.argv[2]);

// Everything that renderers of editors switch on, all at once.
const renderers = [
    new MarkdownIt('commonmark', { html: true }),
    new MarkdownIt('default', { html: true, linkify: true, typographer: true }),
];

function kindsOf(tokens, kinds) {
    for (const token of tokens) {
        kinds.add(token.type.replace(/_(open|close)$/, ''));
        kindsOf(token.children ?? [], kinds);
    }
    return kinds;
}

const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const result = texts.map((text) => {
    const kinds = new Set();
    for (const renderer of renderers) {
        kindsOf(renderer.parse(text, {}), kinds);
    }
    return [...kinds].sort();
});
process.stdout.write(JSON.stringify(result));
