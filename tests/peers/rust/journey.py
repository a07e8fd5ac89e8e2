"""A journey between Rookery and a server made with the library of Lemmy: alice lives here, lena and the group rusters there.

Usage: journey.py ROOKERY_BASE ROOKERY_HOST PEER_CONTROL PEER_HOST ALICE_PASSWORD
"""

import sys

from support import Peer, User, check, eventually, run, same

base, host, control, peer_host, password = sys.argv[1:6]
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
peer = Peer(control)
alice = User(base, host, "alice", password)
ALICE = f"https://{host}/users/alice"
LENA = f"https://{peer_host}/u/lena"
GROUP = f"https://{peer_host}/c/rusters"
known = {}  # what later steps need of earlier ones


def object_of(activity):
    found = activity["object"]
    return found if isinstance(found, str) else found["id"]


def heard(kind, what, uri=None, where=lambda activity: True):
    """Waits for an activity of alice's that the library took, about something."""

    def look():
        for activity in reversed(peer("received")):
            if activity["type"] == kind and activity["actor"] == ALICE and uri in (None, object_of(activity)) and where(activity):
                return activity
        return None

    return eventually(what, look)


def finding_each_other():
    found = peer("lookup", f"alice@{host}")
    same("the library finds alice by her handle", found["id"], ALICE)
    same("as a Person", (found["type"], found["preferredUsername"]), ("Person", "alice"))
    same("with the shared inbox", found["endpoints"]["sharedInbox"], f"https://{host}/inbox")
    for handle, uri, group in ((f"lena@{peer_host}", LENA, False), (f"rusters@{peer_host}", GROUP, True)):
        account = alice.resolve(handle)
        check(f"we find {handle}", account is not None)
        same("with the handle", account["acct"], handle)
        same("and its kind", account["group"], group)
        known[uri] = account["id"]


def lena_follows_alice():
    known["follow"] = peer("follow", ALICE)
    heard("Accept", "our Accept of the Follow", known["follow"])
    eventually("alice is told", lambda: alice.notified("follow", known[LENA]))
    same("lena follows alice", alice.relationship(known[LENA])["followed_by"], True)


def alice_follows():
    for uri, name in ((LENA, "lena"), (GROUP, "rusters")):
        alice.on_account(known[uri], "follow")
        heard("Follow", f"our Follow of {name}", uri)
        eventually(f"{name}'s Accept makes it a follow", lambda: alice.relationship(known[uri])["following"])
        same(f"{name} has alice among the followers", peer("followers", name), [ALICE])


def alice_posts():
    post = alice.post("/api/v1/statuses", status=f"Hello @lena@{peer_host} #rust", language="en")
    known["post"] = post
    create = heard("Create", "our Create(Note)", post["uri"])
    note = create["object"]
    same("it is alice's", note["attributedTo"], ALICE)
    same("and public", (note["to"], create["to"]), ([PUBLIC], [PUBLIC]))
    check("with the mention", any(tag["type"] == "Mention" and tag["href"] == LENA for tag in note["tag"]), note["tag"])
    check("with the time", note["published"] is not None, note)
    fetched = peer("fetch", post["uri"])
    same("the library fetches the same from its id", fetched, note)
    same("and from its page", peer("fetch", post["url"])["id"], post["uri"])


def lena_posts():
    mention = {"id": ALICE, "name": f"@alice@{host}"}
    known["note"] = peer("note", {"content": "<p>Hello <a href='https://x.example'>you</a></p>", "mention": mention})
    post = eventually("lena's post is at home", lambda: alice.at_home(known["note"]))
    known["note here"] = post["id"]
    same("it is public", post["visibility"], "public")
    check("with its text", "Hello" in post["content"], post["content"])
    told = eventually("alice is told of the mention", lambda: alice.notified("mention", known[LENA]))
    same("by that post", told["status"]["id"], post["id"])


def replies_both_ways():
    mine = known["post"]["id"]
    answer = peer("note", {"content": "<p>an answer</p>", "reply_to": known["post"]["uri"]})
    context = f"/api/v1/statuses/{mine}/context"
    reply = eventually(
        "lena's reply hangs below alice's post",
        lambda: next((post for post in alice.get(context)["descendants"] if post["uri"] == answer), None),
    )
    back = alice.post("/api/v1/statuses", status=f"@lena@{peer_host} and back", in_reply_to_id=reply["id"])
    same("our reply names what it answers", heard("Create", "our reply", back["uri"])["object"]["inReplyTo"], answer)


def likes_and_boosts_both_ways():
    mine, uri = known["post"]["id"], known["post"]["uri"]
    for kind, act, notification, count in (
        ("Like", "favourite", "favourite", "favourites_count"),
        ("Announce", "reblog", "reblog", "reblogs_count"),
    ):
        done = peer("act", {"kind": kind, "object": uri, "to": ALICE})
        eventually(f"her {kind} is told", lambda: alice.notified(notification, known[LENA]))
        same("and counted", alice.status(mine)[count], 1)
        peer("undo", {"id": done, "to": ALICE})
        eventually(f"her Undo of the {kind} is counted", lambda: alice.status(mine)[count] == 0)
        alice.on_status(known["note here"], act)
        activity = heard(kind, f"our {kind}", known["note"])
        alice.on_status(known["note here"], f"un{act}")
        heard("Undo", f"our Undo of the {kind}", activity["id"])


def edits_both_ways():
    mine = known["post"]
    alice.good("PUT", f"/api/v1/statuses/{mine['id']}", {"status": "second thoughts"})
    update = heard("Update", "our Update(Note)", mine["uri"])
    check("with the new text", "second thoughts" in update["object"]["content"], update["object"])
    check("and the time of the edit", update["object"]["updated"] is not None, update["object"])
    peer("edit", {"id": known["note"], "content": "<p>hers, edited</p>"})
    eventually("her Update changes the post", lambda: "hers, edited" in alice.status(known["note here"])["content"])
    alice.good("PATCH", "/api/v1/accounts/update_credentials", {"display_name": "Alice the New"})
    update = heard("Update", "our Update(Person)", ALICE)
    same("with the new name", update["object"]["name"], "Alice the New")


def the_group_announces():
    # Alice follows the group and no longer lena, whose own page would stand at home in place of the boost.
    page = peer("page", {"title": "A title", "content": "<p>a page</p>", "link": "https://example.org/news"})

    def boosts():
        return [post for post in alice.home() if post["reblog"] and post["reblog"]["uri"] == page]

    boost = eventually("a page in the group comes as its boost", boosts)[0]
    same("of the group", boost["account"]["id"], known[GROUP])
    same("by its author", boost["reblog"]["account"]["id"], known[LENA])
    check("with its title", "A title" in boost["reblog"]["content"] + boost["reblog"]["spoiler_text"], boost["reblog"])
    check("and its text or address", "a page" in boost["reblog"]["content"] or page in boost["reblog"]["content"], boost["reblog"])
    same("once, although it was announced in two ways", len(boosts()), 1)


def deletes_both_ways():
    mine = known["post"]
    alice.good("DELETE", f"/api/v1/statuses/{mine['id']}")
    heard("Delete", "our Delete", mine["uri"])
    same("the post is gone", alice.document(mine["uri"])[0] in (401, 410), True)
    peer("delete", known["note"])
    eventually("her Delete takes the post away", lambda: alice.ask("GET", f"/api/v1/statuses/{known['note here']}")[0] == 404)


def ends():
    alice.on_account(known[LENA], "unfollow")
    heard("Undo", "our Undo of the Follow", where=lambda undo: undo["object"]["object"] == LENA)
    eventually("alice follows no more", lambda: peer("followers", "lena") == [])
    peer("undo", {"id": known["follow"], "to": ALICE})
    eventually("her Undo ends her follow", lambda: not alice.relationship(known[LENA])["followed_by"])
    peer("follow", ALICE)
    eventually("lena follows again", lambda: alice.relationship(known[LENA])["followed_by"])
    alice.on_account(known[LENA], "remove_from_followers")
    heard("Reject", "our Reject")
    alice.on_account(known[LENA], "block")
    block = heard("Block", "our Block", LENA)
    alice.on_account(known[LENA], "unblock")
    heard("Undo", "our Undo of the Block", block["id"])


def nothing_went_wrong():
    # Where the newer signatures are tried first, the library asks for the digest of the older ones once.
    refused = [why for why in peer("refused") if "digest" not in why]
    same("the library took every delivery of ours", refused, [])
    check("after one attempt to find its signatures", len(peer("refused")) <= 1, peer("refused"))
    wrong = [request for request in peer("requests") if request["status"] not in (200, 202, 302)]
    same("and we took all of the library's requests", wrong, [])


run(
    [
        finding_each_other,
        lena_follows_alice,
        alice_follows,
        alice_posts,
        lena_posts,
        replies_both_ways,
        likes_and_boosts_both_ways,
        edits_both_ways,
        deletes_both_ways,
        ends,
        the_group_announces,
        nothing_went_wrong,
    ]
)
