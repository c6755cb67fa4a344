# SPDX-License-Identifier: MIT
"""News comes in while drafts are open: stories, corrections, kills and the ends of embargoes
reach them within a second of the commit, and what a story has nothing to do with is left as it
was."""

import time

import tap
from client import SLOW
from newsroom import capabilities
from test_embargo import END, Clock, embargoed
from test_features import FERRY, HARBOUR, OWN, Room, item

FAR = ("Nobody has seen the otter of Lake Merrow since sluice number {0} was mended, and wardens "
       "of parish {0} count {0} empty dens along its northern shore.")
COST = ("The council of Velm put the cost of a new footbridge at {} million crowns and wants the "
        "state to carry half of it, according to a paper that was read out on Tuesday.")


def begin(client, room, *paragraphs, name="draft.md"):
    uri = room.uri(name)
    client.open(uri, "\n\n".join(paragraphs) + "\n")
    return uri, codes(client.diagnostics(uri, 1))


def codes(marks):
    return sorted(mark["code"] for mark in marks)


def reaches(client, uri, expected, what):
    """The next push has these codes; gives the seconds from the commit to it."""
    began = time.monotonic()
    found = codes(client.next_publish(uri, 1, 10))
    tap.same(found, expected, what)
    return time.monotonic() - began


def test_a_story_reaches_open_drafts():
    with Room(item(1, FERRY)) as room, room.serve() as client:
        client.initialize(capabilities("plain"))
        texts = [HARBOUR, COST.format(3), FAR.format(5)]
        uri, before = begin(client, room, *texts, OWN)
        tap.same(before, [], "before")
        took = []
        for number, text in enumerate(texts, 1):
            room.add_items(item(number + 1, text))
            took.append(reaches(client, uri, ["wire-copy"] * number, "a story"))
        # A machine may have other things to do, but not each time.
        tap.check(min(took) < 0.5 * SLOW, f"seconds after the commits: {took}")
        client.leave()


def test_a_kill_reaches_open_drafts():
    with Room(item(1, FERRY)) as room, room.serve() as client:
        client.initialize(capabilities("plain"))
        uri, before = begin(client, room, FERRY, OWN)
        tap.same(before, ["wire-copy"], "before")
        room.add_items(item(1, "", pubstatus="canceled"))
        reaches(client, uri, ["withdrawn"], "a notice without text")
        client.leave()


def test_a_correction_reaches_open_drafts():
    with Room(item(1, COST.format(40), version="1")) as room, room.serve() as client:
        client.initialize(capabilities("plain"))
        uri, before = begin(client, room, COST.format(40), OWN)
        tap.same(before, ["wire-copy"], "before")
        room.add_items(item(1, COST.format(70) + "\n\n" + FAR.format(7), version="2"))
        reaches(client, uri, ["corrected"], "a version with another figure")
        client.leave()


def test_the_end_of_an_embargo_reaches_open_drafts_while_news_comes_in():
    with Room(embargoed()) as room:
        clock = Clock(room)
        with room.serve() as client:
            client.initialize(capabilities("plain"))
            uri, before = begin(client, room, HARBOUR, OWN)
            tap.same(before, ["embargoed"], "before")
            # What is kept over these must not forget when the embargo ends.
            for number in range(2, 5):
                room.add_items(item(number, FAR.format(number)))
                client.settled()
            clock.set(END)
            found = codes(client.next_publish(uri, 1, 10))
            tap.same(found, ["wire-copy"], "after")


def test_a_forgotten_story_leaves_open_drafts():
    with Room(item(1), item(2, FERRY)) as room, room.serve() as client:
        client.initialize(capabilities("plain"))
        uri, before = begin(client, room, HARBOUR, FERRY, OWN)
        tap.same(before, ["wire-copy"] * 2, "before")
        room.run("forget", "--yes", "urn:features:1")
        reaches(client, uri, ["wire-copy"], "forgotten")
        client.leave()


def test_a_story_of_other_things_costs_open_drafts_nothing():
    """Counted in paragraphs that are looked up, and in pushes: both are the same on every
    machine. tests/bench/news.py has the seconds."""
    with Room(item(1), item(2, FERRY)) as room, room.serve() as client:
        client.initialize(capabilities("plain"))
        first, _ = begin(client, room, HARBOUR, OWN)
        second, _ = begin(client, room, FERRY, OWN.replace("paragraph", "sentence"), name="b.md")
        before = client.settled()
        text = f"{HARBOUR}\n\n{OWN}\n"
        for number in range(3, 9):
            room.add_items(item(number, FAR.format(number)))
            # Somebody types meanwhile.
            text += f"{number} more words of nobody but myself stand in this line of my own. "
            client.change(first, number, {"text": text})
            after = client.settled()
            tap.same(codes(client.diagnostics(first, number)), ["wire-copy"], "first")
        tap.same(after["generation"], before["generation"] + 6, "commits that were seen")
        tap.same(after["paragraphsChecked"] - before["paragraphsChecked"], 6,
                 "the paragraph that was typed, and no other")
        tap.same([each for each in client.incoming
                  if (each.get("params") or {}).get("uri") == second], [], "pushes to the other")
        room.add_items(item(9, OWN.replace("paragraph", "sentence") + "\n\n" + FAR.format(9)))
        tap.same(codes(client.next_publish(second, 1, 10)), ["wire-copy"] * 2, "now it is")
        client.leave()


if __name__ == "__main__":
    tap.main(globals())
