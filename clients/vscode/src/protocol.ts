// SPDX-License-Identifier: MIT
// What the server's own commands take and give, and its status notification:
// server/doc/PROTOCOL.md is the contract. Nothing here knows VS Code.

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Position {
  line: number;
  character: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export interface Origin {
  number: number;
  confidence: 'certain' | 'credited' | 'earliest-known';
  agency: string | null;
  publisher: string | null;
  byline: string | null;
  date: string | null;
  headline: string | null;
}

export interface Finding {
  id: string;
  code: string;
  severity: Severity;
  message: string;
  range: Range;
  words: number;
  matched: number;
  credited: boolean;
  origin: Origin;
  /** Of `figure-differs`: what stands here, and what the archived story has there. */
  differences: { here: string; there: string }[];
}

/** What a command about one finding is told. */
export interface FindingArgument {
  uri: string;
  finding: string;
  reason?: string;
}

export interface Comparison {
  title: string;
  draft: { uri: string; range: Range; text: string };
  original: { uri: string; range: Range; text: string; title: string };
}

export interface Dismissal {
  id: string;
  kind: 'finding' | 'source';
  source: string;
  code: string;
  reason: string;
  who: string;
  when: string;
  here: boolean;
}

/** What became of the stories of a folder, or of one draft that was archived. */
export interface Ingested {
  added: number;
  updated: number;
  unchanged: number;
  failed: number;
}

export interface DraftStatus {
  uri: string;
  /** The share of the draft's words that no finding covers. */
  originality: number;
  findings: number;
  /** What the project's settings switch off or lower. */
  overruled?: { code: string; findings: number }[];
}

export interface ArchiveStatus {
  path: string;
  exists: boolean;
  stories: number;
  generation: number;
  updated: string | null;
}

export interface Status {
  archive: ArchiveStatus;
  busy: boolean;
  drafts: DraftStatus[];
}

/** The server's commands; VS Code's own begin with `wirecheckUi.` instead. */
export const Command = {
  openOriginal: 'wirecheck.openOriginal',
  compare: 'wirecheck.compare',
  dismissFinding: 'wirecheck.dismissFinding',
  dismissSource: 'wirecheck.dismissSource',
  listDismissals: 'wirecheck.listDismissals',
  undoDismissal: 'wirecheck.undoDismissal',
  addToArchive: 'wirecheck.addToArchive',
  buildArchive: 'wirecheck.buildArchive',
  report: 'wirecheck.report',
  findings: 'wirecheck.findings',
} as const;
