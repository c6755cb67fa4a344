// SPDX-License-Identifier: MIT
// Filling the archive: from a folder of stories, or with the draft in front.
import * as vscode from 'vscode';
import { language } from './language.ts';
import { Command, type Ingested } from './protocol.ts';
import type { Session } from './session.ts';
import { ingestedLine } from './words.ts';

const FOLDER = 'storiesFolder';

/** The folder of stories that the user last chose. */
export function chosenFolder(context: vscode.ExtensionContext): vscode.Uri | undefined {
  const kept = context.globalState.get<string>(FOLDER);
  return kept ? vscode.Uri.parse(kept) : undefined;
}

export async function chooseFolder(
  context: vscode.ExtensionContext,
): Promise<vscode.Uri | undefined> {
  const before = chosenFolder(context);
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where are your stories?'),
      openLabel: vscode.l10n.t('Use This Folder'),
      canSelectFiles: false,
      canSelectFolders: true,
      canSelectMany: false,
      ...(before ? { defaultUri: before } : {}),
    })) ?? [];
  if (folder) {
    await context.globalState.update(FOLDER, folder.toString());
  }
  return folder;
}

export async function buildArchive(session: Session, folder: vscode.Uri): Promise<void> {
  const result = await session.executeWithProgress<Ingested>(
    vscode.l10n.t('Archiving the stories in {0}', folder.fsPath),
    Command.buildArchive,
    { folder: folder.toString() },
  );
  void tell(session, result);
}

/** What became of the stories; the log has the files that could not be read, by reason. */
async function tell(session: Session, result: Ingested): Promise<void> {
  const showWhich = vscode.l10n.t('Show Which');
  const actions = result.failed > 0 ? [showWhich] : [];
  const chosen = await vscode.window.showInformationMessage(
    ingestedLine(result, language),
    ...actions,
  );
  if (chosen === showWhich) {
    session.output.show();
  }
}

/** A draft that went to print becomes a story, as it is on disk. */
export async function addToArchive(
  session: Session,
  document: vscode.TextDocument,
): Promise<void> {
  if (document.isUntitled || document.uri.scheme !== 'file') {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Save this draft as a file first; the file is what is archived.'),
    );
    return;
  }
  if (document.isDirty && !(await document.save())) {
    return;
  }
  const result = await session.execute<Ingested>(Command.addToArchive, {
    uri: document.uri.toString(),
  });
  void tell(session, result);
}
