// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ago,
  archiveLine,
  bySentence,
  day,
  draftLine,
  ingestedLine,
  originalityLine,
  type Language,
} from '../../../../clients/vscode/src/words.ts';

const fill = (message: string, ...values: (string | number)[]): string =>
  message.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)]));
const english: Language = { t: fill, locale: 'en' };
const NOW = Date.parse('2031-04-02T12:00:00Z');

test('how long ago: the largest unit that fits', () => {
  const cases: [string, string][] = [
    ['2031-04-02T11:59:30Z', 'just now'],
    ['2031-04-02T11:59:00Z', '1 minute ago'],
    ['2031-04-02T09:00:00Z', '3 hours ago'],
    ['2031-04-01T11:00:00Z', 'yesterday'],
    ['2031-03-10T12:00:00Z', '23 days ago'],
    ['2029-04-02T12:00:00Z', '2 years ago'],
    ['2031-04-02T12:05:00Z', 'just now'],
    ['soon', 'soon'],
  ];
  for (const [moment, words] of cases) {
    assert.equal(ago(moment, NOW, english), words, moment);
  }
});

test('a day is as exact as what is known', () => {
  assert.equal(day('2031-04-02T16:05Z', 'en'), 'Apr 2, 2031');
  assert.equal(day('2031-04-02', 'en-GB'), '2 Apr 2031');
  assert.equal(day('2031-04', 'en'), 'Apr 2031');
  assert.equal(day('2031', 'en'), '2031');
  assert.equal(day('spring', 'en'), 'spring');
});

test('the archive in one line', () => {
  const archive = {
    path: '/a',
    exists: true,
    stories: 1204,
    generation: 3,
    updated: null,
  };
  assert.equal(archiveLine(archive, NOW, english), '1,204 stories');
  const updated = '2031-04-02T10:00:00Z';
  assert.equal(
    archiveLine({ ...archive, stories: 1, updated }, NOW, english),
    '1 story, updated 2 hours ago',
  );
  assert.equal(
    archiveLine({ ...archive, exists: false }, NOW, english),
    'No archive yet',
  );
});

test('only a draft without any finding is wholly original', () => {
  const draft = { uri: 'file:///a', findings: 1 };
  assert.equal(
    originalityLine({ ...draft, originality: 0.999 }, english),
    'Originality 99%',
  );
  assert.equal(
    originalityLine({ ...draft, originality: 1 }, english),
    'Originality 100%',
  );
});

test('what a project switches off is not called nothing', () => {
  const draft = { uri: 'file:///a', originality: 1, findings: 0 };
  const overruled = [
    { code: 'wire-copy', findings: 2 },
    { code: 'wire-rewrite', findings: 1 },
  ];
  const cases: [object, string][] = [
    [{}, 'nothing of it is in the archive'],
    [{ overruled: [] }, 'nothing of it is in the archive'],
    [{ findings: 2, overruled: [] }, '2 passages'],
    [{ overruled }, '3 switched off or lowered by the project'],
    [{ findings: 1, overruled }, '1 passage, 3 switched off or lowered by the project'],
  ];
  for (const [more, words] of cases) {
    assert.equal(draftLine({ ...draft, ...more }, english), words);
  }
});

test('what became of the stories leaves out what is nothing', () => {
  const nothing = { added: 0, updated: 0, unchanged: 0, failed: 0 };
  assert.equal(ingestedLine(nothing, english), '0 stories added.');
  assert.equal(
    ingestedLine({ added: 1, updated: 2, unchanged: 3, failed: 4 }, english),
    '1 story added, 2 updated, 3 already there, 4 could not be read.',
  );
});

test('a comparison has one sentence a line', () => {
  assert.equal(
    bySentence('It rained at 3.30 p.m. “Again,” she said.\nNobody  answered', 'en'),
    'It rained at 3.30 p.m.\n“Again,” she said.\nNobody  answered',
  );
});
