// SPDX-License-Identifier: MIT
// usage: client_test.mjs TOOLS PACKAGE HOME
// What a reporter does with Wirecheck in VS Code, each step once, in a real window
// against the server that the .vsix carries. Run by run.sh; speaks TAP.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Desk, FOUND } from './desk.mjs';
import { waitFor } from './editor.mjs';
import { end, it, onFailure } from './tap.mjs';

const [tools, packed, home] = process.argv.slice(2);
const STEP = '.getting-started-step .monaco-button';
const without = (line) =>
  Object.fromEntries(Object.entries(FOUND).filter(([at]) => at !== String(line)));

async function walkthrough(desk, step) {
  await desk.command('workbench.action.openWalkthrough', {
    category: 'wirecheck.wirecheck#start',
    step,
  });
}

async function firstSteps(desk) {
  await it('without an archive, the view says what to do', async () => {
    await desk.open(desk.draft);
    await desk.command('wirecheck.findings.focus');
    await desk.seen('.welcome-view-content', 'There is no archive');
    await desk.picture('no-archive');
  });

  await it('the walkthrough points at a folder of stories', async () => {
    await desk.clear();
    await walkthrough(desk, 'folder');
    const button = await desk.seen(STEP, 'Choose Folder');
    await desk.picture('walkthrough-1-folder');
    await button.click();
    await desk.answer(desk.stories, { path: true });
    await desk.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  });

  await it('and builds the archive, telling how it went', async () => {
    await walkthrough(desk, 'archive');
    await (await desk.seen(STEP, 'Build Archive')).click();
    await desk.told('11 stories added.');
    await desk.picture('walkthrough-2-archive');
  });

  await it('and opens a sample in an archive of its own', async () => {
    await walkthrough(desk, 'sample');
    await desk.picture('walkthrough-3-sample');
    await (await desk.seen(STEP, 'Open Sample Draft')).click();
    await desk.told('made up');
    const { path } = await desk.front('sample', (now) =>
      now.path.endsWith('/sample/draft.md'),
    );
    await desk.settled(FOUND, path);
    await desk.picture('sample');
    await desk.clear();
  });

  await it('and ends with what to do about a finding', async () => {
    await walkthrough(desk, 'decide');
    await desk.seen(STEP, 'Show Findings');
    await desk.picture('walkthrough-4-decide');
    await desk.seen('.welcome-view-content', 'Open a draft');
    await desk.clear();
  });
}

async function reading(desk) {
  await it('a draft is checked as it is opened', async () => {
    await desk.open(desk.draft);
    await desk.settled(FOUND);
  });

  await it('squiggles are drawn, and lenses above the text', async () => {
    await desk.page.waitForSelector('.squiggly-warning');
    await desk.seen('.codelens-decoration', 'Reuters');
    await desk.picture('squiggles-and-lenses');
  });

  await it('hover shows whose words they are', async () => {
    await desk.point('.view-line span', 'accused');
    const card = await desk.seen('.monaco-hover:visible', 'Ines Halvorsen');
    assert.match(await card.innerText(), /Calder Haven port strike enters second day/);
    // Both wordings stand above the fold, the words that differ in bold.
    const fold = await card.boundingBox();
    for (const words of ['copy of Reuters', 'leaving', 'walking away from']) {
      const box = await card.locator('strong', { hasText: words }).boundingBox();
      assert.ok(box.y + box.height <= fold.y + fold.height, words);
    }
    await desk.picture('hover');
    await desk.pointAway();
  });

  await it('the code of a mark leads to the page that explains it', async () => {
    await desk.command('workbench.actions.view.problems');
    const links = desk.page.locator('.markers-panel a');
    await links.filter({ hasText: 'wire-rewrite' }).first().click();
    await desk.front(
      'page',
      ({ scheme, language, text }) =>
        scheme === 'wirecheck' &&
        language === 'wirecheck-report' &&
        text.startsWith('wire-rewrite: '),
    );
    await desk.picture('help');
    await desk.command('workbench.action.closePanel');
    await desk.command('workbench.action.closeActiveEditor');
  });

  await it('the view lists findings by source, and leads to them', async () => {
    await desk.command('wirecheck.findings.focus');
    const row = await desk.seen('.monaco-list-row', 'Meridian, which handles');
    assert.match(await row.innerText(), /97%/);
    const sources = desk.page.locator('.monaco-list-row[aria-level="1"]');
    assert.match(await sources.first().innerText(), /AP, 16 May 2024/);
    await row.click();
    await desk.front('passage', ({ line }) => line.startsWith('Meridian'));
    await desk.picture('findings');
  });

  await it('the status tells originality, and size and age of the archive', async () => {
    await desk.page.locator('[id="status.languageStatus"]').hover();
    await desk.seen('.hover-language-status', 'Originality');
    const items = desk.page.locator('.hover-language-status');
    const said = (await items.allInnerTexts()).join('\n');
    assert.match(said, /Originality 49%/);
    assert.match(said, /11 stories, updated (just now|\d+ minutes? ago)/);
    await desk.picture('status');
    await desk.pointAway();
  });

  await it('F12 goes to the archived original, wrapped like prose', async () => {
    await desk.open(desk.draft);
    await desk.goTo(6);
    await desk.command('editor.action.revealDefinition');
    const original = await desk.front(
      'original',
      ({ scheme, language }) => scheme === 'wirecheck' && language === 'wirecheck-story',
    );
    assert.match(original.path, /reuters/);
    assert.match(original.line, /^Meridian, which handles 58 percent/);
    await desk.picture('original');
    await desk.clear();
  });

  await it('the palette opens the original of the finding at the cursor', async () => {
    await desk.open(desk.draft);
    await desk.goTo(14);
    await desk.command('wirecheckUi.openOriginal');
    const original = await desk.front('original', ({ scheme }) => scheme === 'wirecheck');
    assert.match(original.text, /Camille Desrosiers/);
    await desk.clear();
  });

  await it('both passages stand side by side in the diff editor', async () => {
    await desk.open(desk.draft);
    await desk.goTo(6);
    await desk.command('wirecheckUi.compare');
    await desk.page.waitForSelector('.monaco-diff-editor .char-insert');
    const [draft, original] = await desk.host((vscode) => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab;
      return Promise.all(
        [input.original, input.modified].map(async (uri) =>
          (await vscode.workspace.openTextDocument(uri)).getText(),
        ),
      );
    });
    assert.match(original, /58 percent.*of walking away from the table/s);
    assert.match(draft, /58 per cent.*of leaving the table/s);
    const label = await desk.host(
      (vscode) => vscode.window.tabGroups.activeTabGroup.activeTab.label,
    );
    assert.match(label, /^draft\.md ↔ Reuters, 15 May 2024: /);
    await desk.picture('compare');
    await desk.clear();
  });

  await it('the report is a page, in a tab of its own', async () => {
    await desk.open(desk.draft);
    await desk.command('wirecheckUi.report');
    const page = desk.page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await page.locator('.summary').waitFor();
    assert.match(await page.locator('main').innerText(), /Ines Halvorsen/);
    await desk.picture('report');
    await desk.clear();
  });
}

async function deciding(desk) {
  await it('the light bulb inserts a credit, and the finding is quiet', async () => {
    await desk.open(desk.draft);
    await desk.settled(FOUND);
    await desk.goTo(6);
    await desk.command('workbench.action.focusActiveEditorGroup');
    await desk.begin('editor.action.quickFix');
    const menu = await desk.seen('.action-widget', 'Reuters');
    assert.match(await menu.innerText(), /credit/i);
    await desk.picture('quick-fix');
    await desk.page.keyboard.press('Enter');
    await desk.front('credit', ({ text }) => /\(Reuters\)/.test(text));
    await desk.settled({ ...FOUND, 6: 'wire-copy Information' });
    await desk.picture('credited');
    await desk.command('undo');
    await desk.settled(FOUND);
  });

  await it('a dismissal asks why, takes the finding away, and is taken back', async () => {
    await desk.goTo(18);
    await desk.begin('wirecheckUi.dismissFinding');
    await desk.answer('our own copy desk wrote both');
    await desk.told('Dismissed: this passage, in every draft');
    await desk.settled(without(18));
    await desk.command('notifications.clearAll');
    await desk.begin('wirecheckUi.dismissals');
    await desk.seen('.quick-input-list-entry', 'our own copy desk wrote both');
    await desk.picture('dismissals');
    await desk.page.keyboard.press('Enter');
    await desk.settled(FOUND);
    await desk.command('notifications.clearAll');
  });

  await it('a source is dismissed for the draft from the view', async () => {
    await desk.command('wirecheck.findings.focus');
    const rows = desk.page.locator('.monaco-list-row[aria-level="1"]:visible');
    // Rows move while the list follows what was taken back.
    const order = /^AP.*Reuters.*AFP.*Reuters/s;
    await waitFor('list', async () =>
      order.test((await rows.allInnerTexts()).join('\n')),
    );
    await rows.filter({ hasText: 'AFP' }).click({ button: 'right' });
    const entry = await desk.seen('.monaco-menu .action-item', 'Dismiss Source');
    // A menu takes no click in its first moments.
    await desk.page.waitForTimeout(500);
    await entry.click();
    await desk.answer('');
    await desk.settled(without(14));
    await (await desk.told('Dismissed: all from this source')).hover();
    await (await desk.seen('.notification-list-item .monaco-button', 'Undo')).click();
    await desk.settled(FOUND);
    await desk.clear();
  });

  await it('a draft that went to print is added to the archive', async () => {
    const words =
      'The lighthouse keeper counted ninety-one steps, then forgot why he had ' +
      'climbed them, and sat down to look at the ships until somebody came.';
    const [printed, copy] = ['printed.md', 'copy.md'].map((name) => {
      const path = join(desk.folder, name);
      writeFileSync(path, `# ${name}\n\n${words}\n`);
      return path;
    });
    await desk.open(printed);
    await desk.command('wirecheckUi.addToArchive');
    await desk.told('1 story added.');
    await desk.open(copy);
    await waitFor('finding', async () => (await desk.findings(copy))[2]);
    await desk.clear();
  });
}

async function settings(desk) {
  await it('a setting counts at once', async () => {
    await desk.open(desk.draft);
    await desk.settled(FOUND);
    await desk.set('wirecheck.severity', {
      'shared-quote': 'off',
      'wire-rewrite': 'error',
    });
    await desk.settled({ ...without(10), 12: 'wire-rewrite Error' });
    await desk.set('wirecheck.severity', null);
    await desk.settled(FOUND);
  });

  await it('a draft without a file is checked like any other', async () => {
    const text = readFileSync(desk.draft, 'utf8');
    const uri = await desk.host(async (vscode, content) => {
      const options = { language: 'plaintext', content };
      const document = await vscode.workspace.openTextDocument(options);
      await vscode.window.showTextDocument(document);
      return document.uri.toString();
    }, text);
    const count = () =>
      desk.host(
        (vscode, uri) => vscode.languages.getDiagnostics(vscode.Uri.parse(uri)).length,
        uri,
      );
    await waitFor('findings', async () => (await count()) === 5);
    await desk.command('workbench.action.revertAndCloseActiveEditor');
    await waitFor('no findings after it', async () => (await count()) === 0);
  });

  await it('a program that is not there is told, with what to do', async () => {
    await desk.open(desk.draft);
    await desk.set('wirecheck.server.path', '/nowhere/wirecheck');
    await desk.told('/nowhere/wirecheck');
    await desk.picture('no-program');
    await desk.command('notifications.clearAll');
    await desk.set('wirecheck.server.path', null);
    await desk.settled(FOUND);
  });

  await it('the server can be started again', async () => {
    await desk.command('wirecheckUi.restart');
    await desk.settled(FOUND);
    await desk.clear();
  });
}

/** Saved in a draft, and typed without being saved: words that no other file has. */
const SAVED = 'Nine violet herons queued outside the town hall for the late ferry';
const TYPED = 'and the tenth had brought a folding chair made of seaweed';

/** All that is done with a draft, to a draft that has words to look for. */
async function secrets(desk) {
  await it('whatever is done with a draft', async () => {
    const path = join(desk.folder, 'secret.md');
    const copied = readFileSync(desk.draft, 'utf8')
      .split('\n')
      .find((line) => line.startsWith('Passengers on'));
    writeFileSync(path, `# Secret\n\n${SAVED}.\n\n${copied} ${SAVED}.\n`);
    await desk.open(path);
    await waitFor('finding', async () => (await desk.findings(path))[4]);
    await desk.goTo(4, 20);
    await desk.command('wirecheckUi.compare');
    await desk.page.waitForSelector('.monaco-diff-editor');
    await desk.open(path);
    await desk.command('wirecheckUi.report');
    await desk.open(path);
    await desk.goTo(2, 0);
    await desk.command('type', { text: `${TYPED} ` });
    await desk.goTo(4, 20);
    await desk.begin('wirecheckUi.dismissFinding');
    await desk.answer('it is ours');
    await desk.told('Dismissed');
    // The editor keeps what is not saved a moment later.
    await desk.page.waitForTimeout(2500);
    await desk.clear();
  });
}

/** Where the editor itself keeps drafts: of what was saved, and of what was not. */
const EDITORS_OWN = /^user\/(User\/History|Backups)\//;

async function nothingKept(desk) {
  await it('no file but the draft and the backup of the editor has its words', () => {
    // The test can fail: the words are found where they are.
    assert.ok(desk.filesWith(SAVED).includes('desk/secret.md'));
    for (const words of [SAVED, TYPED]) {
      const found = desk.filesWith(words).filter((path) => path !== 'desk/secret.md');
      assert.deepEqual(
        found.filter((path) => !EDITORS_OWN.test(path)),
        [],
      );
    }
  });
}

/** A folder that nobody trusts, with settings of its own, in another language. */
async function strangersFolder(desk) {
  const settings = {
    'wirecheck.archive': '/elsewhere',
    'wirecheck.dismissals': '/elsewhere/dismissals.txt',
    'wirecheck.server.path': '/elsewhere/program',
    'wirecheck.heedComments': false,
    'wirecheck.showEmbargoed': true,
    'wirecheck.stockPhrases': '/elsewhere/phrases.txt',
  };
  mkdirSync(join(desk.folder, '.vscode'));
  writeFileSync(
    join(desk.folder, '.vscode/settings.json'),
    JSON.stringify({ ...settings, 'wirecheck.severity': { 'shared-quote': 'off' } }),
  );

  await it('without its own copy, the extension takes the program on the PATH', async () => {
    desk.editor.install();
    await desk.editor.start();
    await desk.editor.open();
    await desk.open(desk.draft);
    await desk.settled(without(10));
  });

  await it('a folder that is not trusted chooses no path and no embargoed text', async () => {
    assert.equal(await desk.host((vscode) => vscode.workspace.isTrusted), false);
    for (const name of Object.keys(settings)) {
      assert.notEqual(await desk.get(name), settings[name], name);
    }
  });

  await it('a German editor gets German words', async () => {
    assert.equal(await desk.host((vscode) => vscode.env.language), 'de');
    await desk.command('wirecheck.findings.focus');
    await desk.seen('.pane-header, .composite.title', 'Fundstellen');
    await desk.seen('.monaco-list-row', 'Reuters, 15. Mai 2024');
    await desk.picture('german');
  });
}

/** Runs the steps at a desk; a desk that breaks is one failure, not the end. */
async function at(desk, ...steps) {
  onFailure((number) => desk.picture(`failed-${number}`));
  try {
    for (const step of steps) {
      await step(desk);
    }
  } catch (error) {
    await it('the editor runs', () => {
      throw error;
    });
  } finally {
    await desk.editor.close();
  }
}

async function begin(desk) {
  await it('the .vsix installs as from a shop', () => {
    assert.match(desk.editor.install(), /wirecheck-linux-x64.*successfully installed/);
  });
  await desk.editor.start();
  await desk.editor.open();
}

const own = new Desk({ tools, packed, home, vsix: /^wirecheck-linux-x64-.*\.vsix$/ });
await at(own, begin, firstSteps, reading, deciding, settings, secrets);
await nothingKept(own);

const other = join(home, 'other');
const program = join(packed, 'extension/server/wirecheck');
const stranger = new Desk({
  tools,
  packed,
  home: other,
  vsix: /^wirecheck-\d.*\.vsix$/,
  locale: 'de',
  path: dirname(program),
  settings: {
    'security.workspace.trust.enabled': true,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
  },
});
execFileSync(program, ['add', stranger.stories], {
  env: { ...process.env, HOME: other },
});
await at(stranger, strangersFolder);
process.exit(end() ? 0 : 1);
