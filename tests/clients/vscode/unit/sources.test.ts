// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../clients/vscode/src/protocol.ts';
import {
  bySource,
  excerpt,
  findingAt,
  needingAttention,
  ownerAndDay,
} from '../../../../clients/vscode/src/sources.ts';
import type { Language } from '../../../../clients/vscode/src/words.ts';

const english: Language = {
  t: (message, value) => message.replace('{0}', String(value)),
  locale: 'en',
};

function finding(
  id: string,
  line: number,
  from: Partial<Finding> = {},
  story = 1,
): Finding {
  return {
    id,
    code: 'wire-copy',
    severity: 'warning',
    message: id,
    range: { start: { line, character: 5 }, end: { line, character: 20 } },
    words: 40,
    matched: 30,
    credited: false,
    origin: {
      number: story,
      confidence: 'certain',
      agency: null,
      publisher: null,
      byline: null,
      date: null,
      headline: null,
    },
    ...from,
  };
}

test('one source a story, what matters most first, passages in order', () => {
  const sources = bySource([
    finding('c', 9, { severity: 'hint' }, 2),
    finding('b', 7, { severity: 'information' }, 1),
    finding('d', 3, { severity: 'error', matched: 1 }, 3),
    finding('a', 2, { severity: 'warning' }, 1),
  ]);
  assert.deepEqual(
    sources.map(({ origin, severity, findings }) => [
      origin.number,
      severity,
      findings.map(({ id }) => id),
    ]),
    [
      [3, 'error', ['d']],
      [1, 'warning', ['a', 'b']],
      [2, 'hint', ['c']],
    ],
  );
});

test('an owner is the agency, else the publisher, else the author, else the story', () => {
  const { origin } = finding('a', 1);
  assert.equal(ownerAndDay(origin, english), 'Story 1');
  assert.equal(ownerAndDay({ ...origin, byline: 'Ada Quill' }, english), 'Ada Quill');
  const published = {
    ...origin,
    publisher: 'The Post',
    byline: 'Ada Quill',
    date: '2031',
  };
  assert.equal(ownerAndDay(published, english), 'The Post, 2031');
  assert.equal(ownerAndDay({ ...published, agency: 'AFP' }, english), 'AFP, 2031');
});

test('only warnings and errors need somebody', () => {
  const severities = ['error', 'warning', 'information', 'hint'] as const;
  const findings = severities.map((severity) => finding(severity, 1, { severity }));
  assert.equal(needingAttention(findings), 2);
});

test('the finding at a place: in the passage, else on its line', () => {
  const quote = finding('quote', 4, { severity: 'hint' });
  const copy = finding('copy', 4, {
    range: { start: { line: 4, character: 10 }, end: { line: 4, character: 30 } },
  });
  assert.equal(findingAt([quote, copy], 4, 6)?.id, 'quote');
  assert.equal(findingAt([quote, copy], 4, 12)?.id, 'copy');
  assert.equal(findingAt([quote, copy], 4, 99)?.id, 'copy');
  assert.equal(findingAt([quote, copy], 5, 12), undefined);
});

test('an excerpt is one line and ends at a word', () => {
  assert.equal(excerpt('  Two\n lines '), 'Two lines');
  assert.equal(excerpt('one two three four', 12), 'one two…');
  assert.equal(excerpt('x'.repeat(20), 10), 'x'.repeat(10) + '…');
});
