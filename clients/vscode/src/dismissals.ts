// SPDX-License-Identifier: MIT
// Dismissing with a reason, and the list of what was dismissed, where each can be
// taken back.
import * as vscode from 'vscode';
import { language } from './language.ts';
import { Command, type Dismissal, type FindingArgument } from './protocol.ts';
import type { Session } from './session.ts';
import { ago } from './words.ts';

interface Choice extends vscode.QuickPickItem {
  dismissal: Dismissal;
}

/** Asks why, unless that is known; Escape dismisses nothing, an empty answer is one. */
async function askReason(
  argument: FindingArgument,
  title: string,
): Promise<string | undefined> {
  if (argument.reason !== undefined) {
    return argument.reason;
  }
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('Why? The copy desk reads this; it may stay empty.'),
    placeHolder: vscode.l10n.t('e.g. our own reporter wrote both'),
  });
}

export async function dismiss(
  session: Session,
  command: typeof Command.dismissFinding | typeof Command.dismissSource,
  argument: FindingArgument,
): Promise<unknown> {
  const title =
    command === Command.dismissFinding
      ? vscode.l10n.t('Dismiss this passage in every draft')
      : vscode.l10n.t('Dismiss this source in this draft');
  const reason = await askReason(argument, title);
  if (reason === undefined) {
    return null;
  }
  const done = await session.execute<{ id: string }>(command, { ...argument, reason });
  const undo = vscode.l10n.t('Undo');
  void vscode.window
    .showInformationMessage(
      command === Command.dismissFinding
        ? vscode.l10n.t('Dismissed: this passage, in every draft that has it.')
        : vscode.l10n.t('Dismissed: all from this source in this draft.'),
      undo,
    )
    .then(async (answer) => {
      if (answer === undo) {
        await session.execute(Command.undoDismissal, { id: done.id });
      }
    });
  return done;
}

function choiceOf(dismissal: Dismissal): Choice {
  const { t } = vscode.l10n;
  const scope =
    dismissal.kind === 'source' ? t('the whole source, in one draft') : t('one passage');
  return {
    label: dismissal.source,
    description: dismissal.here ? scope : `${scope}, ${t('another draft')}`,
    detail: [
      dismissal.reason || t('no reason given'),
      dismissal.who,
      ago(dismissal.when, Date.now(), language),
    ].join(' · '),
    dismissal,
  };
}

/** Lists what is dismissed, this draft's first; choosing one takes it back. */
export async function listDismissals(session: Session, uri?: string): Promise<void> {
  const found = await session.execute<Dismissal[]>(
    Command.listDismissals,
    uri ? { uri } : {},
  );
  if (found.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Nothing is dismissed.'));
    return;
  }
  const chosen = await vscode.window.showQuickPick(
    found.toSorted((one, other) => Number(other.here) - Number(one.here)).map(choiceOf),
    {
      title: vscode.l10n.t('Dismissed findings'),
      placeHolder: vscode.l10n.t('Choose one to take the dismissal back'),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  if (chosen) {
    await session.execute(Command.undoDismissal, { id: chosen.dismissal.id });
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Taken back: {0}.', chosen.dismissal.source),
    );
  }
}
