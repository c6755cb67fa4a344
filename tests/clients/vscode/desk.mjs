// SPDX-License-Identifier: MIT
// A reporter's desk: an editor, a draft, stories, and what a test does and sees there.
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Editor, waitFor } from './editor.mjs';

const SAMPLE = join(import.meta.dirname, '../../data/sample');

/** The sample draft's findings by 0-based line: code and severity. */
export const FOUND = {
  6: 'wire-copy Warning',
  10: 'shared-quote Hint',
  12: 'wire-rewrite Information',
  14: 'wire-copy Information',
  18: 'wire-copy Warning',
};

export class Desk {
  /** vsix: which of the packed extensions, by the beginning of its name. */
  constructor({ tools, packed, home, vsix, ...more }) {
    this.home = home;
    this.folder = join(home, 'desk');
    this.draft = join(this.folder, 'draft.md');
    this.stories = join(home, 'stories');
    mkdirSync(this.folder, { recursive: true });
    cpSync(join(SAMPLE, 'draft.md'), this.draft);
    cpSync(join(SAMPLE, 'stories'), this.stories, { recursive: true });
    const extension = readdirSync(packed).find((name) => vsix.test(name));
    const extensions = [join(packed, extension), join(packed, 'host.vsix')];
    this.editor = new Editor({ tools, home, folder: this.folder, extensions, ...more });
  }

  get page() {
    return this.editor.page;
  }

  /** Runs a function inside the extension host. */
  host(code, ...values) {
    return this.editor.host.run(code, ...values);
  }

  command(...values) {
    return this.host(
      (vscode, ...all) => vscode.commands.executeCommand(...all),
      ...values,
    );
  }

  /** The same for a command that waits for a person. */
  begin(...values) {
    return this.host(
      (vscode, ...all) => void vscode.commands.executeCommand(...all),
      ...values,
    );
  }

  async picture(name) {
    // Animations end.
    await this.page.waitForTimeout(400);
    await this.page.screenshot({
      path: join(process.env.WIRECHECK_SCREENSHOTS, `${name}.png`),
    });
  }

  open(path) {
    return this.host(async (vscode, path) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
      await vscode.window.showTextDocument(document, { preview: false });
    }, path);
  }

  findings(path) {
    return this.host((vscode, path) => {
      const found = vscode.languages.getDiagnostics(vscode.Uri.file(path));
      const rows = found.map(({ code, severity, range }) => [
        range.start.line,
        `${code?.value ?? code} ${vscode.DiagnosticSeverity[severity]}`,
      ]);
      return Object.fromEntries(rows);
    }, path);
  }

  /** Waits until a draft has these findings and no others. */
  async settled(wanted, path = this.draft) {
    let found;
    const isSo = async () => {
      found = await this.findings(path);
      return JSON.stringify(found) === JSON.stringify(wanted);
    };
    await waitFor('findings', isSo).catch(() => assert.deepEqual(found, wanted));
  }

  /** A setting of the user; null takes it away. */
  set(name, value) {
    return this.host(
      (vscode, name, value) =>
        vscode.workspace
          .getConfiguration()
          .update(name, value ?? undefined, vscode.ConfigurationTarget.Global),
      name,
      value,
    );
  }

  /** What a setting comes to in the folder. */
  get(name) {
    return this.host(
      (vscode, name) => vscode.workspace.getConfiguration().get(name),
      name,
    );
  }

  goTo(line, character = 60) {
    return this.host(
      (vscode, line, character) => {
        const at = new vscode.Position(line, character);
        const shown = vscode.window.activeTextEditor;
        shown.selection = new vscode.Selection(at, at);
        shown.revealRange(new vscode.Range(at, at));
      },
      line,
      character,
    );
  }

  /** The document in front, once it is as it should be. */
  front(what, isIt) {
    return waitFor(what, async () => {
      const now = await this.host((vscode) => {
        const { document, selection } = vscode.window.activeTextEditor ?? {};
        return (
          document && {
            scheme: document.uri.scheme,
            path: document.uri.path,
            language: document.languageId,
            text: document.getText(),
            line: document.lineAt(selection.start.line).text,
          }
        );
      });
      return now && isIt(now) && now;
    });
  }

  /** What is on the screen under a selector and has these words, once it is there. */
  async seen(selector, words) {
    const part = this.page.locator(selector).filter({ hasText: words }).first();
    await part.waitFor();
    return part;
  }

  told(words) {
    return this.seen('.notification-list-item-message', words);
  }

  /** Types into the box at the top, which for a path begins with where we are. */
  async answer(text, { path = false } = {}) {
    const box = this.page.locator('.quick-input-widget:visible input').first();
    await box.waitFor();
    if (path) {
      await waitFor('where we are', async () => (await box.inputValue()).endsWith('/'));
    }
    // A box that is not ready yet overwrites what was typed.
    await waitFor('what was typed', async () => {
      await box.fill(text);
      await this.page.waitForTimeout(700);
      return (await box.inputValue()) === text;
    });
    await box.press('Enter');
  }

  async point(selector, words) {
    const box = await (await this.seen(selector, words)).boundingBox();
    await this.page.mouse.move(box.x + 40, box.y + 8);
    await this.page.mouse.move(box.x + 44, box.y + 9);
  }

  pointAway() {
    return this.page.mouse.move(700, 5);
  }

  /** Files of the user's home in which words stand. */
  filesWith(words) {
    const forms = ['utf8', 'utf16le'].map((form) => Buffer.from(words, form));
    return readdirSync(this.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => forms.some((form) => readFileSync(path).includes(form)))
      .map((path) => relative(this.home, path));
  }

  async clear() {
    await this.command('notifications.clearAll');
    await this.command('workbench.action.closeAllEditors');
  }
}
