// SPDX-License-Identifier: MIT
// Markdown by markdown-it, which lies in the first argument: standard input is a JSON array of
// texts, standard output one of the HTML of each.
'use strict';

const MarkdownIt = require(process.argv[2]);
const renderer = new MarkdownIt('default', { html: true, linkify: false });
const texts = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(texts.map((text) => renderer.render(text))));
