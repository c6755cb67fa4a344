// SPDX-License-Identifier: MIT
// Why there is no server, and what to do about it.
import * as vscode from 'vscode';
import { OLDEST_VERSION, type Trouble } from './program.ts';

/** What is wrong, without what to do. */
export function troubleLine(trouble: Trouble): string {
  const { t } = vscode.l10n;
  switch (trouble.kind) {
    case 'missing':
      return t(
        'The program “wirecheck” was not found: this extension came without it, and it is not on the PATH.',
      );
    case 'not-there':
      return t(
        'The setting wirecheck.server.path names {0}, which is no program.',
        trouble.path,
      );
    case 'not-absolute':
      return t(
        'The setting wirecheck.server.path has to be an absolute path, not “{0}”.',
        trouble.path,
      );
    case 'old-system':
      return t(
        'The program {0} was built for a newer or another system than this one.',
        trouble.path,
      );
    case 'too-old':
      return t(
        'The program {0} is version {1}; this extension needs {2} or later.',
        trouble.path,
        trouble.version,
        OLDEST_VERSION,
      );
    case 'does-not-run':
      return t('The program {0} does not start.', trouble.path);
  }
}

function advice(trouble: Trouble): string {
  const { t } = vscode.l10n;
  switch (trouble.kind) {
    case 'missing':
      return t('Install Wirecheck on this machine, or choose where it is.');
    case 'not-there':
    case 'not-absolute':
      return t('Choose the program, or clear the setting.');
    case 'old-system':
    case 'too-old':
      return t('Build or install a fitting one and choose it.');
    case 'does-not-run':
      return t('The output says why.');
  }
}

async function chooseProgram(): Promise<void> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Where is the program “wirecheck”?'),
      openLabel: vscode.l10n.t('Use This Program'),
      canSelectMany: false,
    })) ?? [];
  if (chosen) {
    // Changing the setting starts the server again.
    await vscode.workspace
      .getConfiguration('wirecheck')
      .update('server.path', chosen.fsPath, vscode.ConfigurationTarget.Global);
  }
}

export async function tellTrouble(trouble: Trouble): Promise<void> {
  const choose = vscode.l10n.t('Choose Program…');
  const set = vscode.l10n.t('Open Setting');
  const output = vscode.l10n.t('Show Output');
  const answer = await vscode.window.showErrorMessage(
    `${troubleLine(trouble)} ${advice(trouble)}`,
    choose,
    set,
    output,
  );
  if (answer === choose) {
    await chooseProgram();
  } else if (answer === set) {
    await vscode.commands.executeCommand(
      'workbench.action.openSettings',
      'wirecheck.server.path',
    );
  } else if (answer === output) {
    await vscode.commands.executeCommand('wirecheckUi.showOutput');
  }
}
