// SPDX-License-Identifier: MIT
// The two entries behind the braces of the status bar: how original the draft is, and
// what is in the archive.
import * as vscode from 'vscode';
import { language } from './language.ts';
import { draftSelector, type Session } from './session.ts';
import { troubleLine } from './troubles.ts';
import { archiveLine, draftLine, originalityLine } from './words.ts';

const { Information, Warning, Error } = vscode.LanguageStatusSeverity;

export class StatusItems implements vscode.Disposable {
  private readonly session: Session;
  private readonly draft = vscode.languages.createLanguageStatusItem(
    'wirecheck.draft',
    [],
  );
  private readonly archive = vscode.languages.createLanguageStatusItem(
    'wirecheck.archive',
    [],
  );
  private readonly parts: vscode.Disposable[];

  constructor(session: Session) {
    this.session = session;
    this.draft.name = vscode.l10n.t('Wirecheck: draft');
    this.archive.name = vscode.l10n.t('Wirecheck: archive');
    this.parts = [
      this.draft,
      this.archive,
      session.onDidChange(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
    this.show();
  }

  dispose(): void {
    vscode.Disposable.from(...this.parts).dispose();
  }

  private show(): void {
    this.draft.selector = this.archive.selector = draftSelector();
    if (this.session.phase === 'running') {
      this.showDraft();
      this.showArchive();
    } else {
      this.showPhase();
    }
  }

  private showPhase(): void {
    const { phase, trouble } = this.session;
    this.draft.busy = phase === 'starting';
    this.draft.severity = phase === 'failed' ? Error : Information;
    this.draft.text =
      phase === 'failed'
        ? vscode.l10n.t('Wirecheck does not run')
        : phase === 'starting'
          ? vscode.l10n.t('Wirecheck starts…')
          : vscode.l10n.t('Wirecheck is stopped');
    this.draft.detail = trouble ? troubleLine(trouble) : '';
    this.draft.command = {
      title: vscode.l10n.t('Start Again'),
      command: 'wirecheckUi.restart',
    };
    this.archive.busy = false;
    this.archive.severity = Information;
    this.archive.text = vscode.l10n.t('Archive');
    this.archive.detail = '';
    this.archive.command = undefined;
  }

  private showDraft(): void {
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const draft = this.session.status?.drafts.find(
      (one) => vscode.Uri.parse(one.uri).toString() === uri,
    );
    this.draft.severity = Information;
    this.draft.busy = this.session.status?.busy ?? false;
    this.draft.text = draft ? originalityLine(draft, language) : 'Wirecheck';
    this.draft.detail = draft ? draftLine(draft, language) : '';
    this.draft.command = {
      title: vscode.l10n.t('Show Report'),
      command: 'wirecheckUi.report',
    };
  }

  private showArchive(): void {
    const archive = this.session.status?.archive;
    this.archive.busy = false;
    this.archive.severity = archive && !archive.exists ? Warning : Information;
    this.archive.text = archive
      ? archiveLine(archive, Date.now(), language)
      : vscode.l10n.t('Archive');
    this.archive.detail = this.session.archive
      ? vscode.l10n.t('the sample, apart from your own')
      : '';
    this.archive.command =
      archive && !archive.exists
        ? {
            title: vscode.l10n.t('Build Archive…'),
            command: 'wirecheckUi.openWalkthrough',
          }
        : {
            title: vscode.l10n.t('Add Stories…'),
            command: 'wirecheckUi.buildArchive',
          };
  }
}
