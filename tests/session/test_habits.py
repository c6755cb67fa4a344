# SPDX-License-Identifier: MIT
"""What editors do besides what they announce: each habit as it was seen in one of them."""

import time

import tap
from newsroom import Newsroom, capabilities, draft

RUNS = ["wirecheck.openOriginal", "wirecheck.dismissFinding", "wirecheck.dismissSource"]


def list_actions(client, uri, only=None):
    context = {"diagnostics": [], "triggerKind": 1}
    if only is not None:
        context["only"] = only
    everywhere = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}
    return client.call("textDocument/codeAction",
                       {"textDocument": {"uri": uri}, "range": everywhere, "context": context})


def test_every_action_is_resolved_before_it_runs():
    """Sublime Text: an action that does not resolve is never run."""
    for name in ("sublime", "vscode", "neovim", "kate", "plain"):
        with Newsroom() as room, room.serve() as client:
            client.initialize(capabilities(name))
            uri = room.uri("harbour.md")
            client.open(uri, draft("harbour.md"))
            client.diagnostics(uri, 1)
            actions = [each for each in list_actions(client, uri) if "disabled" not in each]
            tap.check(len(actions) > 3, f"{name}: actions")
            seen = set()
            for action in actions:
                if isinstance(action.get("command"), str):
                    continue  # a Command of an old client: nothing to resolve
                resolved = client.call("codeAction/resolve", action)
                same = {key: resolved.get(key) for key in action}
                tap.same(same, action, f"{name}: {action['title']} keeps what it had")
                tap.check("edit" in resolved or "command" in resolved,
                          f"{name}: {action['title']} does something")
                # Twice: some resolve at the menu and again at the choice.
                tap.same(client.call("codeAction/resolve", resolved), resolved, "once more")
                seen.add(resolved.get("command", {}).get("command"))
            if name == "sublime":
                tap.check(seen >= set(RUNS), f"{name}: {seen}")
            client.leave()


def test_what_is_no_action_does_not_resolve():
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("sublime"))
        for params in (None, [], {}, {"title": 5}, {"title": "x", "data": 5},
                       {"title": "x", "data": {"command": "wirecheck.dismissFinding"}},
                       {"data": None}):
            answer = client.reply(client.request("codeAction/resolve", params))
            tap.same(answer.get("error", {}).get("code"), -32602, f"{params}")
        client.leave()


def test_actions_of_other_kinds_wait_for_no_check():
    """VS Code and Neovim ask for source.fixAll and organizeImports before each save."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"))
        uri = room.uri("long.md")
        client.open(uri, draft("harbour.md"))
        client.diagnostics(uri, 1)
        own = " ".join(f"word{number} of our own" for number in range(40))
        text = "\n\n".join(f"{own} {number}" for number in range(4000)) + "\n"
        client.change(uri, 2, {"text": text})
        began = time.monotonic()
        for only in (["source.fixAll"], ["source.organizeImports"], ["refactor"],
                     ["source.fixAll.eslint", "source.sort"]):
            tap.same(list_actions(client, uri, only), [], f"{only}")
        quick = time.monotonic() - began
        list_actions(client, uri, ["quickfix"])
        waited = time.monotonic() - began
        tap.check(quick < 0.8 * waited, f"{quick:.3f} s, with a check {waited:.3f} s")
        client.leave()


def test_symbols_lie_in_their_parents():
    def key(place):
        return place["line"], place["character"]

    for name in ("harbour.md", "notebook.txt"):
        with Newsroom() as room, room.serve() as client:
            client.initialize(capabilities("vscode"))
            uri = room.uri(name)
            # A run that begins or ends in another paragraph, and words in another order.
            text = draft(name)
            words = text.split()
            mixed = text + "\n\n" + " ".join(words[40:90] + words[10:60]) + "\n"
            client.open(uri, mixed)
            client.diagnostics(uri, 1)
            symbols = client.call("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
            tap.check(symbols, f"{name}: symbols")
            for symbol in symbols:
                for child in symbol.get("children", []):
                    outer, inner = symbol["range"], child["range"]
                    tap.check(key(outer["start"]) <= key(inner["start"])
                              and key(inner["end"]) <= key(outer["end"]),
                              f"{child} in {symbol['name']}: {outer}")
            client.leave()


def test_replace_all_costs_no_more_than_its_text():
    """VS Code's Replace All, Neovim's :%s: a change a line, the last line first or last."""
    def seconds(lines, last_first):
        with Newsroom() as room, room.serve() as client:
            client.initialize(capabilities("neovim"))
            uri = room.uri("long.md")
            text = "".join(f"the quick brown fox number {i} jumps\n" for i in range(lines))
            client.open(uri, text)
            client.diagnostics(uri, 1, 60)
            order = range(lines - 1, -1, -1) if last_first else range(lines)
            changes = [{"range": {"start": {"line": i, "character": 4},
                                  "end": {"line": i, "character": 9}}, "text": "slow"}
                       for i in order]
            began = time.monotonic()
            client.change(uri, 2, *changes)
            client.call("wirecheck/settled", seconds=60)
            took = time.monotonic() - began
            client.leave()
            return took

    for last_first in (True, False):
        few, many = seconds(2500, last_first), seconds(20000, last_first)
        # Eight times as much; by its square it would be sixty-four times.
        tap.check(many < 24 * max(few, 0.1), f"{few:.2f} s, then {many:.2f} s")


# What each editor asks after a keystroke, and gives up at the next one or when the cursor moves.
# Helix and Kate give nothing up; they drop the answer.
WHOLE = {"diagnostic", "documentSymbol", "codeLens", "foldingRange", "documentLink",
         "semanticTokens/full"}
CANCELLED = {
    "vscode": [*sorted(WHOLE), "codeAction", "inlayHint", "documentHighlight", "hover",
               "definition", "selectionRange"],
    "neovim": ["diagnostic", "semanticTokens/full", "inlayHint", "documentHighlight", "hover"],
    "sublime": ["codeAction", "codeLens", "documentHighlight", "hover", "inlayHint"],
    "zed": ["diagnostic", "codeAction", "documentHighlight", "inlayHint", "hover"],
    "emacs": ["hover", "documentHighlight", "codeAction"],
    "lsp-mode": ["hover", "documentHighlight", "codeAction", "codeLens", "documentSymbol"],
    "ale": ["codeAction", "hover"],
}
GIVEN_UP = -32800
# ... or it came to nothing by itself: not offered to this client, modified, to be asked again.
OTHER_ENDS = {-32601, -32801, -32802}


def params_of(method, uri):
    place = {"line": 2, "character": 7}
    params = {"textDocument": {"uri": uri}}
    if method in ("codeAction", "inlayHint"):
        params["range"] = {"start": place, "end": {"line": 9, "character": 0}}
        params["context"] = {"diagnostics": []}
    elif method == "selectionRange":
        params["positions"] = [place]
    elif method not in WHOLE:
        params["position"] = place
    return params


def test_what_was_asked_is_given_up_at_the_next_keystroke():
    for name, methods in CANCELLED.items():
        with Newsroom() as room, room.serve() as client:
            client.initialize(capabilities(name), initializationOptions={"debounce": 0})
            uri = room.uri("harbour.md")
            client.open(uri, draft("harbour.md"))
            rounds = []
            for version in range(2, 14):
                client.change(uri, version, {"text": draft("harbour.md") + "x" * version})
                asked = [client.request(f"textDocument/{method}", params_of(method, uri))
                         for method in methods]
                for each in rounds[-1] if rounds else []:
                    client.notify("$/cancelRequest", {"id": each})
                if version % 4 == 0:
                    # Twice, of what was answered long ago, and of what was never asked.
                    for each in (*rounds[0], 99_999, "nobody's"):
                        client.notify("$/cancelRequest", {"id": each})
                rounds.append(asked)
            for at, asked in enumerate(rounds):
                for method, each in zip(methods, asked):
                    answer = client.reply(each, 20)
                    code = answer.get("error", {}).get("code")
                    wanted = OTHER_ENDS | ({GIVEN_UP} if at < len(rounds) - 1 else set())
                    tap.check("result" in answer or code in wanted, f"{name} {method}: {answer}")
            last = {method: client.reply(each) for method, each in zip(methods, rounds[-1])}
            tap.check(any(answer.get("result") for answer in last.values()), f"{name}: {last}")
            client.leave()


if __name__ == "__main__":
    tap.main(globals())
