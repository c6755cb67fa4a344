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

function followed(): string[] {
  return vscode.workspace.getConfiguration('wirecheck').get<string[]>('follow', []);
}

async function follow(folders: string[]): Promise<void> {
  await vscode.workspace
    .getConfiguration('wirecheck')
    .update('follow', folders, vscode.ConfigurationTarget.Global);
}

/** Whether what comes into the folder of stories is read while the editor runs. */
export async function toggleFollowing(folder: vscode.Uri | undefined): Promise<void> {
  const before = followed();
  if (before.length > 0) {
    await follow([]);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No folder is followed any longer.'),
    );
  } else if (folder) {
    await follow([folder.fsPath]);
    void vscode.window.showInformationMessage(
      vscode.l10n.t('What comes into {0} is read from now on.', folder.fsPath),
    );
  }
}

export async function buildArchive(session: Session, folder: vscode.Uri): Promise<void> {
  const result = await session.executeWithProgress<Ingested>(
    vscode.l10n.t('Archiving the stories in {0}', folder.fsPath),
    Command.buildArchive,
    { folder: folder.toString() },
  );
  // The sample's stories are no folder of the user's.
  const follows = folder.scheme === 'file' && !session.archive;
  if (follows && !followed().includes(folder.fsPath)) {
    await follow([...followed(), folder.fsPath]);
  }
  void tell(
    session,
    result,
    follows
      ? vscode.l10n.t('What comes into {0} is read from now on.', folder.fsPath)
      : undefined,
  );
}

/** What became of the stories; the log has the files that could not be read, by reason. */
async function tell(session: Session, result: Ingested, more?: string): Promise<void> {
  const showWhich = vscode.l10n.t('Show Which');
  const actions = result.failed > 0 ? [showWhich] : [];
  const line = ingestedLine(result, language);
  const chosen = await vscode.window.showInformationMessage(
    more ? `${line} ${more}` : line,
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
