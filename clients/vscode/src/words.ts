// SPDX-License-Identifier: MIT
// The sentences that the extension makes of numbers, dates and results. They know
// nothing of VS Code: the translator and the language are handed in.
import type { ArchiveStatus, DraftStatus, Ingested } from './protocol.ts';

/** vscode.l10n.t, or something like it. */
export type Translate = (message: string, ...values: (string | number)[]) => string;

export interface Language {
  t: Translate;
  /** BCP 47, for numbers and dates. */
  locale: string;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago a moment was, in words; the moment itself where it is none. */
export function ago(moment: string, now: number, { t, locale }: Language): string {
  const then = Date.parse(moment);
  if (Number.isNaN(then)) {
    return moment;
  }
  const seconds = Math.max(0, (now - then) / 1000);
  for (const [unit, size] of UNITS) {
    if (seconds >= size) {
      const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
      return format.format(-Math.floor(seconds / size), unit);
    }
  }
  return t('just now');
}

/** As much of an ISO 8601 date as a reader needs: the day, or the month, or the year. */
export function day(date: string, locale: string): string {
  const [year, month, dayOfMonth] = date.split('T')[0]?.split('-') ?? [];
  if (!year || !/^\d{4}$/.test(year)) {
    return date;
  }
  const format: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
  if (month) {
    format.month = 'short';
  }
  if (dayOfMonth) {
    format.day = 'numeric';
  }
  const at = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(dayOfMonth ?? 1));
  return new Intl.DateTimeFormat(locale, format).format(at);
}

export function stories(count: number, { t, locale }: Language): string {
  return count === 1
    ? t('1 story')
    : t('{0} stories', new Intl.NumberFormat(locale).format(count));
}

export function passages(count: number, { t }: Language): string {
  return count === 1 ? t('1 passage') : t('{0} passages', count);
}

/** "11 stories, updated 2 hours ago". */
export function archiveLine(
  archive: ArchiveStatus,
  now: number,
  language: Language,
): string {
  if (!archive.exists) {
    return language.t('No archive yet');
  }
  const size = stories(archive.stories, language);
  return archive.updated
    ? language.t('{0}, updated {1}', size, ago(archive.updated, now, language))
    : size;
}

/** Rounded down, so that only the whole is 100 %. */
export function percent(share: number, locale: string): string {
  const whole = Math.floor(Math.min(1, Math.max(0, share)) * 100) / 100;
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(whole);
}

/** "Originality 86%". */
export function originalityLine(draft: DraftStatus, { t, locale }: Language): string {
  return t('Originality {0}', percent(draft.originality, locale));
}

/** "3 passages, 2 switched off or lowered by the project". */
export function draftLine(draft: DraftStatus, language: Language): string {
  const { t } = language;
  const overruled = (draft.overruled ?? []).reduce((sum, one) => sum + one.findings, 0);
  if (overruled === 0) {
    return draft.findings === 0
      ? t('nothing of it is in the archive')
      : passages(draft.findings, language);
  }
  return [
    ...(draft.findings === 0 ? [] : [passages(draft.findings, language)]),
    t('{0} switched off or lowered by the project', overruled),
  ].join(', ');
}

/** What became of the stories that were to be archived, in one sentence. */
export function ingestedLine(result: Ingested, language: Language): string {
  const { t } = language;
  const parts = [t('{0} added', stories(result.added, language))];
  if (result.updated > 0) {
    parts.push(t('{0} updated', result.updated));
  }
  if (result.unchanged > 0) {
    parts.push(t('{0} already there', result.unchanged));
  }
  if (result.failed > 0) {
    parts.push(t('{0} could not be read', result.failed));
  }
  return parts.join(', ') + '.';
}

/** One sentence a line, so that a comparison marks the sentences that differ. */
export function bySentence(text: string, locale: string): string {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text);
  return Array.from(sentences, ({ segment }) => segment.trim())
    .filter(Boolean)
    .join('\n');
}
