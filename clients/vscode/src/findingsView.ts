// SPDX-License-Identifier: MIT
// The view of the findings of the draft in front, by the story that they come from.
import * as vscode from 'vscode';
import { language } from './language.ts';
import { Command, type Finding, type Severity } from './protocol.ts';
import type { Session } from './session.ts';
import {
  bySource,
  excerpt,
  needingAttention,
  owner,
  ownerAndDay,
  type Source,
} from './sources.ts';
import { passages, percent } from './words.ts';

const ICONS: Record<Severity, vscode.ThemeIcon> = {
  error: new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground')),
  warning: new vscode.ThemeIcon(
    'warning',
    new vscode.ThemeColor('list.warningForeground'),
  ),
  information: new vscode.ThemeIcon('info'),
  hint: new vscode.ThemeIcon('quote'),
};

/** Letters of a passage that leave room for its extent in a narrow side bar. */
const LABEL = 24;

/** "97 %", and what differs where a figure does. */
function description({ matched, words, differences }: Finding): string {
  const share = percent(matched / words, language.locale);
  const [first] = differences;
  return first
    ? vscode.l10n.t('{0} · {1} here, {2} there', share, first.here, first.there)
    : share;
}

/** Editors settle, and a check often changes status and findings at once. */
const SETTLE_MS = 100;

export interface SourceNode {
  kind: 'source';
  uri: vscode.Uri;
  source: Source;
}

export interface PassageNode {
  kind: 'passage';
  uri: vscode.Uri;
  finding: Finding;
}

export type FindingNode = SourceNode | PassageNode;

export function rangeOf({ range: { start, end } }: Finding): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A document lives on for a while after its last tab was closed. */
function hasTab(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(
    ({ input }) =>
      input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
  );
}

export class FindingsView
  implements vscode.TreeDataProvider<FindingNode>, vscode.Disposable
{
  private readonly session: Session;
  private readonly isDraft: (document: vscode.TextDocument) => boolean;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly view: vscode.TreeView<FindingNode>;
  private readonly parts: vscode.Disposable[];
  private document: vscode.TextDocument | undefined;
  private findings: Finding[] = [];
  /** What the rows are of; a row that did not change does not move under the pointer. */
  private shown = '';
  private timer: NodeJS.Timeout | undefined;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(session: Session, isDraft: (document: vscode.TextDocument) => boolean) {
    this.session = session;
    this.isDraft = isDraft;
    this.view = vscode.window.createTreeView('wirecheck.findings', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.parts = [
      this.view,
      this.changed,
      session.onDidChange(() => this.refreshSoon()),
      vscode.window.onDidChangeActiveTextEditor(() => this.refreshSoon()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.refreshSoon()),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const shown = this.document?.uri.toString();
        if (uris.some((uri) => uri.toString() === shown)) {
          this.refreshSoon();
        }
      }),
    ];
    this.refreshSoon();
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.parts).dispose();
  }

  getChildren(node?: FindingNode): FindingNode[] {
    const uri = this.document?.uri;
    if (!uri || node?.kind === 'passage') {
      return [];
    }
    return node
      ? node.source.findings.map((finding) => ({ kind: 'passage', uri, finding }))
      : bySource(this.findings).map((source) => ({ kind: 'source', uri, source }));
  }

  getTreeItem(node: FindingNode): vscode.TreeItem {
    return node.kind === 'source' ? this.sourceItem(node) : this.passageItem(node);
  }

  private sourceItem({ source }: SourceNode): vscode.TreeItem {
    const { origin, severity, findings } = source;
    const { Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(ownerAndDay(origin, language), Expanded);
    item.id = `source ${origin.number}`;
    item.description = origin.headline ?? '';
    item.iconPath = ICONS[severity];
    item.contextValue = 'source';
    item.tooltip = [origin.headline, passages(findings.length, language)]
      .filter(Boolean)
      .join('\n');
    return item;
  }

  private passageItem({ uri, finding }: PassageNode): vscode.TreeItem {
    const range = rangeOf(finding);
    const text = this.document?.getText(range) ?? '';
    const item = new vscode.TreeItem(excerpt(text, LABEL) || finding.code);
    item.id = `passage ${finding.id}`;
    item.description = description(finding);
    item.iconPath = ICONS[finding.severity];
    item.contextValue = 'passage';
    item.tooltip = finding.message;
    item.accessibilityInformation = { label: `${finding.message} ${excerpt(text)}` };
    item.command = {
      title: vscode.l10n.t('Go to Passage'),
      command: 'vscode.open',
      arguments: [uri, { selection: range } satisfies vscode.TextDocumentShowOptions],
    };
    return item;
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), SETTLE_MS);
  }

  /** A draft stays shown while something that is no draft has the focus. */
  private frontDraft(): vscode.TextDocument | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active && this.isDraft(active)) {
      return active;
    }
    return this.document && hasTab(this.document.uri) ? this.document : undefined;
  }

  private async refresh(): Promise<void> {
    this.document = this.session.phase === 'running' ? this.frontDraft() : undefined;
    const document = this.document;
    const findings = document ? await this.ask(document.uri) : [];
    const shown = JSON.stringify([document?.uri, findings]);
    if (document !== this.document || shown === this.shown) {
      return;
    }
    this.shown = shown;
    this.findings = findings;
    const many = needingAttention(findings);
    const [first] = findings;
    this.view.description = document ? vscode.workspace.asRelativePath(document.uri) : '';
    this.view.badge =
      many > 0 && first
        ? { value: many, tooltip: vscode.l10n.t('{0} passages to look at', many) }
        : undefined;
    this.changed.fire();
  }

  private async ask(uri: vscode.Uri): Promise<Finding[]> {
    try {
      return await this.session.execute<Finding[]>(Command.findings, {
        uri: uri.toString(),
      });
    } catch (error) {
      // Closed or changed in the meantime: the next change asks again.
      this.session.output.debug(String(error));
      return [];
    }
  }
}

/** "Reuters: 47 of 48 words", for a list to choose from. */
export function findingChoice(
  finding: Finding,
  document: vscode.TextDocument,
): vscode.QuickPickItem & { finding: Finding } {
  return {
    label: owner(finding.origin, language),
    description: excerpt(document.getText(rangeOf(finding)), 50),
    detail: finding.message,
    finding,
  };
}
