# SPDX-License-Identifier: MIT
"""Every address that the server sends, whatever was asked: the draft's own, an original as a
document of ours, or a file of our cache. None comes out of a story."""

import json
import re

import tap
from newsroom import Newsroom, capabilities
from shapes import CODES
from test_canary import requests_of
from test_hover_escape import HOSTILE, draft, story

# Members of the protocol that a client follows.
FOLLOWED = {"uri", "href", "target", "targetUri", "baseUri", "newUri", "oldUri"}
URI = "untitled:hostile"


def addresses(value, name=None):
    """(member, address) of all that a message has."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from addresses(member, key)
            if re.match(r"^[a-z][a-z0-9+.-]*:", key):  # the changes of a WorkspaceEdit
                yield "changes", key
    elif isinstance(value, list):
        for member in value:
            yield from addresses(member, name)
    elif isinstance(value, str) and name in FOLLOWED:
        yield name, value


def is_ours(address, room):
    cache = (room.home / "cache" / "wirecheck" / "original").as_uri() + "/"
    return (address == URI or re.fullmatch(r"wirecheck:/original/[\w.-]+\.txt", address)
            or address in {f"wirecheck:/help/{code}.md" for code in CODES}
            or address.startswith(cache) and ".." not in address)


def talk(room, editor):
    """All that the server sends to a client that asks for everything."""
    with room.serve() as client:
        result = client.initialize(capabilities(editor), initializationOptions={"debounce": 0})
        client.open(URI, draft(), language="plaintext")
        client.settled(30)
        sent = [message for message in client.incoming]
        for method, params in requests_of(result.get("result", result), URI):
            for line in range(0, 2 * len(HOSTILE), 2):
                if "position" in params:
                    params = {**params, "position": {"line": line, "character": 9}}
                sent.append(client.reply(client.request(method, params), 30))
        client.leave()
    return sent


def test_no_address_comes_from_a_story():
    with Newsroom(archive=False) as room:
        path = room.path / "hostile.jsonl"
        path.write_text(json.dumps(story()) + "\n")
        room.add(path)
        for editor in ("vscode", "helix"):
            found = [each for message in talk(room, editor) for each in addresses(message)]
            tap.check(any(address != URI for _, address in found), "no address: void")
            foreign = {each for each in found if not is_ours(each[1], room)}
            tap.same(foreign, set(), f"addresses sent to a client like {editor}")


def test_a_name_of_an_original_is_no_path():
    """A client asks for documents by name; nothing but the archive's stories answers."""
    with Newsroom() as room, room.serve() as client:
        client.initialize(capabilities("vscode"))
        for name in ("wirecheck:/original/../../../etc/passwd", "wirecheck:///etc/passwd",
                     "wirecheck:/original/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "file:///etc/passwd",
                     "wirecheck:/original//etc/passwd", "wirecheck:/original/1/../x.txt",
                     "wirecheck:/original/ap-99999999999999999999.txt"):
            reply = client.reply(client.request("workspace/textDocumentContent", {"uri": name}))
            text = (reply.get("result") or {}).get("text") or ""
            tap.check("root:" not in text and ("error" in reply or not text), f"{name}: {reply}")
        client.leave()


def test_this_test_can_fail():
    with Newsroom(archive=False) as room:
        for bad in ("https://evil.example", "command:x", "file:///etc/passwd", "javascript:x",
                    "wirecheck:/original/../x.txt", "wirecheck:/help/evil.md"):
            tap.check(not is_ours(bad, room), f"{bad} is let through")


if __name__ == "__main__":
    tap.main(globals())
