// SPDX-License-Identifier: MIT
// usage: client_test.mjs TOOLS PACKAGE HOME
// What a reporter does with Wirecheck in VS Code, each step once, in a real window
// against the server that the .vsix carries. Run by run.sh; speaks TAP.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor, waitFor } from './editor.mjs';
import { end, it } from './tap.mjs';

const [tools, packed, home] = process.argv.slice(2);
const root = join(import.meta.dirname, '../../..');
const sample = join(root, 'tests/data/sample');
const desk = join(home, 'desk');
const draft = join(desk, 'draft.md');
const pictures = process.env.WIRECHECK_SCREENSHOTS;

mkdirSync(desk);
cpSync(join(sample, 'draft.md'), draft);
cpSync(join(sample, 'stories'), join(home, 'stories'), { recursive: true });
const extension = readdirSync(packed).find((name) => /^wirecheck-linux-x64-.*\.vsix$/.test(name));

const editor = new Editor({
  tools,
  home,
  folder: desk,
  extensions: [join(packed, extension), join(home, 'host.vsix')],
});

/** Runs a function inside the extension host. */
const host = (code, ...values) => editor.host.run(code, ...values);
const command = (name, ...values) =>
  host((vscode, ...all) => vscode.commands.executeCommand(...all), name, ...values);

async function picture(name) {
  // Animations end.
  await editor.page.waitForTimeout(400);
  await editor.page.screenshot({ path: join(pictures, `${name}.png`) });
}

const open = (path) =>
  host(async (vscode, path) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    await vscode.window.showTextDocument(document, { preview: false });
    return document.languageId;
  }, path);

const findings = (path = draft) =>
  host((vscode, path) => {
    const found = vscode.languages.getDiagnostics(vscode.Uri.file(path));
    return found.map(({ code, message, severity, source, range, relatedInformation }) => ({
      code: code?.value ?? code,
      message,
      severity: vscode.DiagnosticSeverity[severity],
      source,
      line: range.start.line,
      related: (relatedInformation ?? []).map(({ location }) => location.uri.toString()),
    }));
  }, path);

const settled = (count, path = draft) =>
  waitFor(`${count} findings`, async () => {
    const found = await findings(path);
    return found.length === count && found;
  });

const setting = (name, value) =>
  host(
    (vscode, name, value) =>
      vscode.workspace
        .getConfiguration('wirecheck')
        .update(name, value, vscode.ConfigurationTarget.Global),
    name,
    value,
  );

/** The words on the screen under a selector, once they are there. */
async function seen(selector, words) {
  const part = editor.page.locator(selector).filter({ hasText: words }).first();
  await part.waitFor({ timeout: 20_000 });
  return part;
}

async function closeAll() {
  await command('workbench.action.closeAllEditors');
  await command('notifications.clearAll');
}

try {
  await it('the .vsix installs as from a shop', async () => {
    assert.match(editor.install(), /wirecheck-linux-x64.*successfully installed/);
  });

  await editor.start();
  await editor.open();

  await it('the server that came with it checks a draft', async () => {
    execFileSync(join(packed, 'extension/server/wirecheck'), ['add', join(home, 'stories')], { env: { ...process.env, HOME: home } });
    assert.equal(await open(draft), 'markdown');
    const found = await settled(5);
    assert.deepEqual(found.map(({ line, code }) => [line, code]).toSorted((a, b) => a[0] - b[0]), [
      [6, 'wire-copy'],
      [10, 'shared-quote'],
      [12, 'wire-rewrite'],
      [14, 'wire-copy'],
      [18, 'wire-copy'],
    ]);
  });

  await it('a squiggle is drawn under each passage', async () => {
    await editor.page.waitForSelector('.squiggly-warning');
    await picture('squiggles');
  });

  await it('hover shows whose words they are', async () => {
    const words = await seen('.view-line span', 'accused');
    const box = await words.boundingBox();
    await editor.page.mouse.move(box.x + 40, box.y + 8);
    await editor.page.mouse.move(box.x + 44, box.y + 9);
    const card = await seen('.monaco-hover:visible', 'Ines Halvorsen');
    assert.match(await card.innerText(), /Calder Haven port strike enters second day/);
    await picture('hover');
  });

  await it('F12 goes to the archived original, wrapped like prose', async () => {
    await host((vscode) => {
      const at = new vscode.Position(6, 20);
      vscode.window.activeTextEditor.selection = new vscode.Selection(at, at);
    });
    await command('editor.action.revealDefinition');
    const original = await waitFor('original', () =>
      host((vscode) => {
        const { document, selection } = vscode.window.activeTextEditor;
        const { scheme, path } = document.uri;
        return scheme === 'wirecheck' && { path, language: document.languageId, text: document.lineAt(selection.start.line).text };
      }),
    );
    assert.match(original.path, /reuters/);
    assert.match(original.text, /^Meridian/);
    await waitFor('language', () => host((vscode) => vscode.window.activeTextEditor.document.languageId === 'wirecheck-story'));
    await picture('original');
  });

  await it('the walkthrough', async () => {
    await closeAll();
    await command('wirecheckUi.openWalkthrough');
    await seen('.getting-started-detail-container, .gettingStartedContainer', 'Point at your stories');
    await picture('walkthrough');
  });

  await it('a program that is not there is told with what to do', async () => {
    await setting('server.path', '/nowhere/wirecheck');
    await seen('.notification-list-item-message', '/nowhere/wirecheck');
    await picture('trouble');
    await setting('server.path', undefined);
  });
} finally {
  await editor.close();
}
process.exit(end() ? 0 : 1);
