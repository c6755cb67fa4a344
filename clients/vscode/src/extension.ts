// SPDX-License-Identifier: MIT
// Puts the parts together: what VS Code shows, and the commands a person can give.
import * as vscode from 'vscode';
import {
  addToArchive,
  buildArchive,
  chooseFolder,
  chosenFolder,
  toggleFollowing,
} from './archive.ts';
import { dismiss, listDismissals } from './dismissals.ts';
import { Documents } from './documents.ts';
import { findingChoice, FindingsView, type FindingNode } from './findingsView.ts';
import {
  Command,
  type Comparison,
  type Finding,
  type FindingArgument,
} from './protocol.ts';
import { Sample } from './sample.ts';
import { draftSelector, Session } from './session.ts';
import { findingAt } from './sources.ts';
import { StatusItems } from './statusItems.ts';
import { tellTrouble } from './troubles.ts';

let running: Session | undefined;

function setContext(name: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', `wirecheck.${name}`, value);
}

function isDraft(document: vscode.TextDocument): boolean {
  return vscode.languages.match(draftSelector(), document) > 0;
}

function activeDraft(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && isDraft(document) ? document : undefined;
}

/** What menus and welcome texts depend on. */
function tellContext(session: Session): void {
  const draft = activeDraft();
  const archive = session.status?.archive;
  const state = session.status?.drafts.find(
    ({ uri }) => vscode.Uri.parse(uri).toString() === draft?.uri.toString(),
  );
  setContext('running', session.phase === 'running');
  setContext('failed', session.phase === 'failed');
  setContext('draft', session.phase === 'running' && draft !== undefined);
  setContext('clean', state?.findings === 0);
  setContext('hasArchive', archive?.exists === true && archive.stories > 0);
  setContext('noArchive', archive?.exists === false);
}

/** The finding that a command is about: of a row, of the cursor, or chosen. */
async function findTarget(
  session: Session,
  from: FindingNode | FindingArgument | undefined,
): Promise<FindingArgument | undefined> {
  if (from && 'kind' in from) {
    const finding = from.kind === 'passage' ? from.finding : from.source.findings[0];
    return finding && { uri: from.uri.toString(), finding: finding.id };
  }
  if (from) {
    return from;
  }
  const editor = vscode.window.activeTextEditor;
  const document = activeDraft();
  if (!editor || !document) {
    return undefined;
  }
  const uri = document.uri.toString();
  const findings = await session.execute<Finding[]>(Command.findings, { uri });
  const { line, character } = editor.selection.active;
  const here = findingAt(findings, line, character) ?? (await choose(findings, document));
  return here && { uri, finding: here.id };
}

async function choose(
  findings: Finding[],
  document: vscode.TextDocument,
): Promise<Finding | undefined> {
  if (findings.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Nothing in this draft stands near word for word in the archive.'),
    );
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    findings.map((finding) => findingChoice(finding, document)),
    {
      title: vscode.l10n.t('No finding at the cursor: which one?'),
      matchOnDetail: true,
    },
  );
  return chosen?.finding;
}

/** What VS Code does beyond sending a command of the server on. */
function handleServerCommands(session: Session, documents: Documents): void {
  const { handlers } = session;
  handlers.set(Command.compare, async (argument) => {
    const found = await session.execute<Comparison>(Command.compare, argument as object);
    await documents.compare(found);
    return found;
  });
  for (const command of [Command.dismissFinding, Command.dismissSource] as const) {
    handlers.set(command, (argument) =>
      dismiss(session, command, argument as FindingArgument),
    );
  }
  handlers.set(Command.listDismissals, (argument) =>
    listDismissals(session, (argument as { uri?: string } | undefined)?.uri),
  );
  handlers.set(Command.report, async (argument) => {
    const { uri } = argument as { uri: string };
    const asked = { uri, format: 'html' };
    const { html } = await session.execute<{ html: string }>(Command.report, asked);
    documents.report(vscode.Uri.parse(uri), html);
  });
}

type UiCommand = (from?: FindingNode & FindingArgument) => Promise<unknown>;

function uiCommands(
  session: Session,
  sample: Sample,
  context: vscode.ExtensionContext,
): Record<string, UiCommand> {
  /** A command of the server about one finding, with what handlers add to it. */
  const aboutFinding =
    (command: string): UiCommand =>
    async (from) => {
      const target = await findTarget(session, from);
      const handler = session.handlers.get(command);
      return target && (handler ? handler(target) : session.execute(command, target));
    };
  const pickFolder = async (): Promise<vscode.Uri | undefined> => {
    const folder = await chooseFolder(context);
    setContext('folderChosen', chosenFolder(context) !== undefined);
    return folder;
  };
  return {
    openOriginal: aboutFinding(Command.openOriginal),
    compare: aboutFinding(Command.compare),
    dismissFinding: aboutFinding(Command.dismissFinding),
    dismissSource: aboutFinding(Command.dismissSource),
    dismissals: () => listDismissals(session, activeDraft()?.uri.toString()),
    report: async () => {
      const uri = activeDraft()?.uri.toString();
      return uri && session.handlers.get(Command.report)?.({ uri });
    },
    addToArchive: async () => {
      const document = activeDraft();
      return document && addToArchive(session, document);
    },
    chooseFolder: pickFolder,
    buildArchive: async () => {
      const folder = await pickFolder();
      return folder && buildArchive(session, folder);
    },
    buildChosen: async () => {
      const folder = chosenFolder(context) ?? (await pickFolder());
      return folder && buildArchive(session, folder);
    },
    toggleFollowing: async () =>
      toggleFollowing(chosenFolder(context) ?? (await pickFolder())),
    trySample: () => sample.open(),
    leaveSample: () => sample.leave(),
    openWalkthrough: async () =>
      vscode.commands.executeCommand(
        'workbench.action.openWalkthrough',
        `${context.extension.id}#start`,
        false,
      ),
    restart: () => session.restart(),
    showOutput: async () => session.output.show(),
  };
}

/** What goes wrong in a command is said, once, in the server's own words. */
function registerCommands(
  session: Session,
  commands: Record<string, UiCommand>,
): vscode.Disposable[] {
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`wirecheckUi.${name}`, async (from) => {
      try {
        return await run(from);
      } catch (error) {
        if (!(error instanceof vscode.CancellationError)) {
          session.output.warn(`${name}: ${String(error)}`);
          const said = error instanceof Error ? error.message : String(error);
          void vscode.window.showErrorMessage(said);
        }
        return undefined;
      }
    }),
  );
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const session = new Session(context.asAbsolutePath('server/wirecheck'));
  running = session;
  const documents = new Documents();
  const sample = new Sample(session, context);
  handleServerCommands(session, documents);
  let told = session.trouble;
  context.subscriptions.push(
    session,
    documents,
    sample,
    new StatusItems(session),
    new FindingsView(session, isDraft),
    ...registerCommands(session, uiCommands(session, sample, context)),
    sample.onDidChange((open) => setContext('sample', open)),
    vscode.window.onDidChangeActiveTextEditor(() => tellContext(session)),
    session.onDidChange(() => {
      tellContext(session);
      if (session.trouble && session.trouble !== told) {
        void tellTrouble(session.trouble);
      }
      told = session.trouble;
    }),
  );
  setContext('folderChosen', chosenFolder(context) !== undefined);
  await session.restart();
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
