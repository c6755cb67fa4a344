// SPDX-License-Identifier: MIT
// The sample: a made-up draft against made-up stories, in an archive of its own. The
// server uses that archive while the draft is open, and the user's again afterwards.
import * as vscode from 'vscode';
import { Command, type Ingested } from './protocol.ts';
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
      if (this.isOpen && closed.some((tab) => this.isDraftTab(tab)) && !this.isShown()) {
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
    await vscode.workspace.fs.createDirectory(this.home);
    await vscode.workspace.fs.copy(this.shipped, this.home, { overwrite: true });
    this.enter(true);
    await this.session.useArchive(vscode.Uri.joinPath(this.home, 'archive').fsPath);
    await this.session.execute<Ingested>(Command.buildArchive, {
      folder: vscode.Uri.joinPath(this.home, 'stories').toString(),
    });
    await vscode.window.showTextDocument(this.draft, { preview: false });
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'This draft and the stories it is checked against are made up, and kept apart from your archive. Close the draft to go back to your own.',
      ),
    );
  }

  async leave(): Promise<void> {
    if (this.isOpen) {
      this.enter(false);
      await this.session.useArchive(undefined);
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

  private isShown(): boolean {
    return vscode.window.tabGroups.all.some(({ tabs }) =>
      tabs.some((tab) => this.isDraftTab(tab)),
    );
  }
}
