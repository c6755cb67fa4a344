// SPDX-License-Identifier: MIT
// The sample: a made-up draft against made-up stories, in an archive of its own. The
// server uses that archive while the draft is open, and the user's again afterwards.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import type { Session } from './session.ts';

export class Sample implements vscode.Disposable {
  private readonly session: Session;
  private readonly shipped: vscode.Uri;
  private readonly home: vscode.Uri;
  private readonly watcher: vscode.Disposable;
  private readonly changed = new vscode.EventEmitter<boolean>();
  private isOpen = false;

  readonly onDidChange = this.changed.event;

  constructor(session: Session, context: vscode.ExtensionContext) {
    this.session = session;
    this.shipped = vscode.Uri.joinPath(context.extensionUri, 'sample');
    this.home = vscode.Uri.joinPath(context.globalStorageUri, 'sample');
    this.watcher = vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (closed.some((tab) => this.isDraftTab(tab)) && this.draftTabs().length === 0) {
        void this.leave();
      }
    });
  }

  dispose(): void {
    this.watcher.dispose();
    this.changed.dispose();
  }

  get draft(): vscode.Uri {
    return vscode.Uri.joinPath(this.home, 'draft.md');
  }

  async open(): Promise<void> {
    const program = this.session.program;
    if (!program) {
      throw new Error(vscode.l10n.t('Wirecheck is not running.'));
    }
    await vscode.workspace.fs.createDirectory(this.home);
    await vscode.workspace.fs.copy(this.shipped, this.home, { overwrite: true });
    const archive = vscode.Uri.joinPath(this.home, 'archive').fsPath;
    const stories = vscode.Uri.joinPath(this.home, 'stories').fsPath;
    await promisify(execFile)(program.path, ['add', '--archive', archive, stories]);
    this.enter(true);
    await this.session.useArchive(archive);
    await vscode.window.showTextDocument(this.draft, { preview: false });
    void this.explain();
  }

  async leave(): Promise<void> {
    if (!this.isOpen) {
      return;
    }
    this.enter(false);
    await vscode.window.tabGroups.close(this.draftTabs());
    await this.session.useArchive(undefined);
  }

  private async explain(): Promise<void> {
    const leave = vscode.l10n.t('Leave the Sample');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'This draft and the stories it is checked against are made up, and kept apart from your archive. Close the draft to go back to your own.',
      ),
      leave,
    );
    if (answer === leave) {
      await this.leave();
    }
  }

  private enter(open: boolean): void {
    this.isOpen = open;
    this.changed.fire(open);
  }

  private isDraftTab(tab: vscode.Tab): boolean {
    return (
      tab.input instanceof vscode.TabInputText &&
      tab.input.uri.toString() === this.draft.toString()
    );
  }

  private draftTabs(): vscode.Tab[] {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    return tabs.filter((tab) => this.isDraftTab(tab));
  }
}
