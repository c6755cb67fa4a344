// SPDX-License-Identifier: MIT
import * as vscode from 'vscode';
import type { Language } from './words.ts';

/** The editor's language, for the modules that know no VS Code. */
export const language: Language = {
  t: (message, ...values) => vscode.l10n.t(message, ...values),
  // "16 May 2024", as the server writes it in lenses and cards.
  locale: vscode.env.language === 'en' ? 'en-GB' : vscode.env.language,
};
