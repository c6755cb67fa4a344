// SPDX-License-Identifier: MIT
// Findings of one draft, put together by the story that they come from.
import type { Finding, Origin, Severity } from './protocol.ts';
import { day, type Language } from './words.ts';

const WEIGHT: Record<Severity, number> = {
  error: 3,
  warning: 2,
  information: 1,
  hint: 0,
};

export interface Source {
  origin: Origin;
  severity: Severity;
  /** In the order of the draft. */
  findings: Finding[];
}

export function isHeavier(one: Severity, other: Severity): boolean {
  return WEIGHT[one] > WEIGHT[other];
}

function compareSources(one: Source, other: Source): number {
  return (
    WEIGHT[other.severity] - WEIGHT[one.severity] ||
    matchedWords(other) - matchedWords(one) ||
    one.origin.number - other.origin.number
  );
}

function matchedWords(source: Source): number {
  return source.findings.reduce((sum, finding) => sum + finding.matched, 0);
}

/** One entry a story, what matters most first. */
export function bySource(findings: readonly Finding[]): Source[] {
  const sources = new Map<number, Source>();
  for (const finding of findings) {
    const known = sources.get(finding.origin.number);
    if (!known) {
      const { origin, severity } = finding;
      sources.set(origin.number, { origin, severity, findings: [finding] });
      continue;
    }
    known.findings.push(finding);
    if (isHeavier(finding.severity, known.severity)) {
      known.severity = finding.severity;
    }
  }
  for (const source of sources.values()) {
    source.findings.sort((one, other) => comparePositions(one, other));
  }
  return [...sources.values()].sort(compareSources);
}

function comparePositions(one: Finding, other: Finding): number {
  return (
    one.range.start.line - other.range.start.line ||
    one.range.start.character - other.range.start.character
  );
}

/** Whose words they are: the agency, else the publisher, else the author. */
export function owner(origin: Origin, { t }: Language): string {
  return (
    origin.agency ?? origin.publisher ?? origin.byline ?? t('Story {0}', origin.number)
  );
}

/** "Reuters, 15 May 2024". */
export function ownerAndDay(origin: Origin, language: Language): string {
  const name = owner(origin, language);
  return origin.date ? `${name}, ${day(origin.date, language.locale)}` : name;
}

/** How many findings somebody should look at before the draft goes out. */
export function needingAttention(findings: readonly Finding[]): number {
  return findings.filter((finding) => WEIGHT[finding.severity] >= WEIGHT.warning).length;
}

/** The finding at a place of the draft: of several the one that matters most. */
export function findingAt(
  findings: readonly Finding[],
  line: number,
  character: number,
): Finding | undefined {
  const here = findings.filter(({ range: { start, end } }) => {
    const after =
      line > start.line || (line === start.line && character >= start.character);
    const before = line < end.line || (line === end.line && character <= end.character);
    return after && before;
  });
  // A paragraph is often one long line: on it, beside the passage, is near enough.
  const near = here.length
    ? here
    : findings.filter(({ range }) => line >= range.start.line && line <= range.end.line);
  return near.toSorted((one, other) => WEIGHT[other.severity] - WEIGHT[one.severity])[0];
}

/** The first words of a passage, short enough for one line of a list. */
export function excerpt(text: string, length = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) {
    return line;
  }
  const cut = line.slice(0, length);
  const blank = cut.lastIndexOf(' ');
  return (blank > length / 2 ? cut.slice(0, blank) : cut).trimEnd() + '…';
}
