// SPDX-License-Identifier: MIT
// What is made here and can only be read: the two sides of a comparison, and the page of
// the report. Archived originals (`wirecheck:`) come from the server.
import * as vscode from 'vscode';
import { language } from './language.ts';
import type { Comparison } from './protocol.ts';
import { bySentence } from './words.ts';

export const SCHEME = 'wirecheck-view';
const STORY = 'wirecheck-story';
const REPORT = 'wirecheck-report';

/** The last part of an address, as a person reads it. */
function nameOf(uri: string): string {
  return vscode.Uri.parse(uri).path.split('/').at(-1) ?? uri;
}

/** Texts that are kept; what is open is among the newest. */
const KEPT = 64;

export class Documents implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly pages = new Map<string, vscode.WebviewPanel>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly parts: vscode.Disposable;

  readonly onDidChange = this.changed.event;

  constructor() {
    this.parts = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidOpenTextDocument((document) => void this.dress(document)),
    );
  }

  dispose(): void {
    this.parts.dispose();
    for (const page of [...this.pages.values()]) {
      page.dispose();
    }
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.path) ?? '';
  }

  async compare(comparison: Comparison): Promise<void> {
    const { draft, original } = comparison;
    const place = `${draft.uri}#${draft.range.start.line}`;
    const { locale } = language;
    const right = this.put(
      'original',
      place,
      original.title,
      bySentence(original.text, locale),
    );
    const left = this.put(
      'draft',
      place,
      nameOf(draft.uri),
      bySentence(draft.text, locale),
    );
    const title = `${nameOf(draft.uri)} ↔ ${comparison.title}`;
    await vscode.commands.executeCommand('vscode.diff', left, right, title, {
      preview: true,
    } satisfies vscode.TextDocumentShowOptions);
  }

  /** A page of the server, which has no script and loads nothing; one tab a draft. */
  report(draft: vscode.Uri, html: string): void {
    const of = draft.toString();
    const title = vscode.l10n.t('Report on {0}', nameOf(of));
    const shown = this.pages.get(of);
    const page =
      shown ??
      vscode.window.createWebviewPanel(
        'wirecheckReport',
        title,
        vscode.ViewColumn.Active,
        { enableScripts: false, enableFindWidget: true, localResourceRoots: [] },
      );
    page.webview.html = html;
    if (shown) {
      shown.reveal();
    } else {
      this.pages.set(of, page);
      page.onDidDispose(() => this.pages.delete(of));
    }
  }

  /** One address for what it is of and its kind, so that showing it again renews it. */
  private put(
    kind: 'original' | 'draft',
    of: string,
    name: string,
    text: string,
  ): vscode.Uri {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${kind}/${encodeURIComponent(of)}/${name.replaceAll('/', '∕')}`,
    });
    this.texts.delete(uri.path);
    this.texts.set(uri.path, text);
    for (const oldest of this.texts.keys()) {
      if (this.texts.size <= KEPT) {
        break;
      }
      this.texts.delete(oldest);
    }
    this.changed.fire(uri);
    return uri;
  }

  /** What is no story is ours; neither has line numbers: see their defaults in package.json. */
  private async dress(document: vscode.TextDocument): Promise<void> {
    const { scheme, path } = document.uri;
    if (scheme === 'wirecheck' || scheme === SCHEME) {
      const isStory = path.startsWith('/original/') || path.startsWith('/draft/');
      await vscode.languages.setTextDocumentLanguage(document, isStory ? STORY : REPORT);
    }
  }
}
