"""A journey between Rookery and a server made with Fedify: alice lives here, frida there.

Usage: journey.py ROOKERY_BASE ROOKERY_HOST PEER_CONTROL PEER_HOST ALICE_PASSWORD WEATHER [ROOKERY_DOMAIN PEER_DOMAIN]

WEATHER is `fair` or `split` (Rookery tries draft-cavage first, Fedify RFC 9421, documents are for everybody) or `secure`
(the other way round, and both servers answer only those who sign). The domains are what stands in handles, where that is
not the host.
"""

import sys

from support import Peer, User, check, eventually, run, same

base, host, control, peer_host, password, weather = sys.argv[1:7]
domain, peer_domain = sys.argv[7:9] or (host, peer_host)
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ours, theirs = ("rfc9421", "cavage") if weather == "secure" else ("cavage", "rfc9421")
peer = Peer(control)
alice = User(base, host, "alice", password)
ALICE = f"https://{host}/users/alice"
FRIDA = f"https://{peer_host}/users/frida"
frida = {"id": FRIDA, "name": f"@frida@{peer_domain}"}
me = {"id": ALICE, "name": f"@alice@{domain}"}
known = {}  # what later steps need of earlier ones


def delivery(activity_id):
    """The requests that brought an activity to the peer, in order."""
    return [request for request in peer("requests") if request.get("activity") == activity_id]


def finding_each_other():
    jrd = peer("webfinger", f"acct:alice@{domain}")
    same("Fedify reads our webfinger", jrd["subject"], f"acct:alice@{domain}")
    links = {(link["rel"], link.get("type")): link.get("href") for link in jrd["links"]}
    same("webfinger names the actor", links.get(("self", "application/activity+json")), ALICE)
    same("Fedify finds nobody where nobody is", peer("webfinger", f"acct:nobody@{domain}"), None)
    found = peer("lookup", f"@alice@{domain}")
    same("Fedify finds alice by her handle", found["id"], ALICE)
    same("as a Person", found["type"], "Person")
    same("with her handle", found["handle"], f"@alice@{domain}")
    same("with her key", found["key"], f"{ALICE}#main-key")
    for name in ("inbox", "outbox", "followers", "following"):
        same(f"with her {name}", found[name], f"{ALICE}/{name}")
    same("with the shared inbox", found["sharedInbox"], f"https://{host}/inbox")
    same("Fedify finds alice by her profile page", peer("lookup", f"https://{host}/@alice")["id"], ALICE)
    about = peer("nodeinfo", f"https://{host}")
    same("Fedify reads our nodeinfo, strictly", about["name"] if about else about, "rookery")
    same("our own actor is there", peer("lookup", f"https://{host}/actor")["type"], "Application")

    account = alice.resolve(f"frida@{peer_domain}")
    check("we find frida by her handle", account is not None)
    known["frida"] = account["id"]
    same("with her handle", account["acct"], f"frida@{peer_domain}")
    same("with her name", account["display_name"], "Frida")
    same("with her biography", account["note"], "<p>I speak <b>Fedify</b></p>")
    same("with her page", account["url"], f"https://{peer_host}/@frida")
    same("with her fields", [(f["name"], f["value"]) for f in account["fields"]], [("Pronouns", "she")])
    same("with her picture", account["avatar"], f"https://{peer_host}/frida.png")
    same("with the day she came", account["created_at"][:10], "2026-01-02")
    for spelling in (FRIDA, f"@FRIDA@{peer_domain.upper()}"):
        again = alice.resolve(spelling)
        same(f"{spelling} is the same", again and again["id"], account["id"])


def frida_follows_alice():
    follow = peer("act", {"type": "Follow", "object": ALICE, "to": ALICE})
    known["follow of alice"] = follow["id"]
    accept = peer.wait("Accept", "our Accept of the Follow", objectId=follow["id"])
    same("the Accept is alice's", accept["actor"], ALICE)
    same("and names who followed whom", (accept["object"]["actor"], accept["object"]["objectId"]), (FRIDA, ALICE))
    eventually("alice is told", lambda: alice.notified("follow", known["frida"]))
    same("frida follows alice", alice.relationship(known["frida"])["followed_by"], True)
    same("alice has one follower", alice.get(f"/api/v1/accounts/{alice.id}")["followers_count"], 1)
    requests = delivery(accept["id"])
    same("our first signature is in our first dialect", requests[0]["dialect"], ours)
    same("and accepted at once", [request["status"] for request in requests], [202])


def alice_follows_frida():
    relation = alice.on_account(known["frida"], "follow")
    check("the request is on its way", relation["requested"] or relation["following"], relation)
    follow = peer.wait("Follow", actor=ALICE, objectId=FRIDA)
    known["follow of frida"] = follow["id"]
    eventually("frida's Accept makes it a follow", lambda: alice.relationship(known["frida"])["following"])
    same("frida has alice among her followers", peer("followers"), [ALICE])


def alice_posts():
    post = alice.post(
        "/api/v1/statuses",
        status=f"Hello @frida@{peer_domain} & <everybody> #Peers https://example.org/path",
        spoiler_text="greetings",
        language="en",
    )
    known["post"] = post
    create = peer.wait("Create", "Create(Note)", objectId=post["uri"])
    note = create["object"]
    same("the Create is alice's", (create["actor"], note["attribution"]), (ALICE, ALICE))
    same("it is a Note", note["type"], "Note")
    same("it is public", (note["to"], create["to"]), ([PUBLIC], [PUBLIC]))
    same("to followers and to frida", sorted(note["cc"]), sorted([f"{ALICE}/followers", FRIDA]))
    check("with its text", "&amp; &lt;everybody&gt;" in note["content"], note["content"])
    same("with its language", [locale for locale, _ in note["contents"] if locale], ["en"])
    same("with its warning", (note["summary"], note["sensitive"]), ("greetings", True))
    same("with its page", note["url"], post["url"])
    same("with its time", note["published"][:19], post["created_at"][:19])
    tags = [(tag["type"], tag["name"].lower(), tag["href"]) for tag in note["tags"]]
    check("with the mention", ("Mention", frida["name"], FRIDA) in tags, tags)
    check("with the tag", any(tag[:2] == ("Hashtag", "#peers") for tag in tags), tags)
    for name in ("replies", "likes", "shares"):
        same(f"with its {name}", note[name], f"{post['uri']}/{name}")
    fetched = peer("lookup", post["uri"])
    same("Fedify fetches the same from its id", fetched, note)
    same("and from its page", peer("lookup", post["url"])["id"], post["uri"])
    same("and the activity from its id", peer("lookup", create["id"])["objectId"], post["uri"])


def alice_shows_pictures():
    media = alice.upload("/api/v2/media", description="a gradient")
    post = alice.post("/api/v1/statuses", status="look", media_ids=[media["id"]])
    note = peer.wait("Create", "our post with a picture", objectId=post["uri"])["object"]
    file = note["attachments"][0] if note["attachments"] else {}
    wanted = ("Document", "image/png", "a gradient", 64, 48)
    same("the picture", tuple(file.get(name) for name in ("type", "mediaType", "name", "width", "height")), wanted)
    same("at its address", file.get("url"), media["url"])
    alice.upload("/api/v1/accounts/update_credentials", "PATCH", "avatar", bot="true")
    update = peer.wait("Update", "our Update with an avatar", objectId=ALICE, where=lambda a: a["object"]["icon"])
    same("which is a picture", update["object"]["icon"]["mediaType"], "image/png")
    same("of what is now a bot", update["object"]["type"], "Service")
    alice.good("PATCH", "/api/v1/accounts/update_credentials", {"bot": False})
    peer.wait("Update", "our Update back to a Person", objectId=ALICE, where=lambda a: a["object"]["type"] == "Person")


def frida_posts():
    posted = peer(
        "note",
        {
            "content": '<p>Hello <a href="https://rookery.test/@alice">@alice</a>, <script>alert(1)</script>'
            '<b>good</b> :owl: <a href="https://fedify.test/tags/peers" class="mention hashtag" rel="tag">#peers</a></p>',
            "mentions": [me],
            "language": "de",
            "image": f"https://{peer_host}/picture.png",
        },
    )
    known["note"] = posted["id"]
    post = eventually("frida's post is at home", lambda: alice.at_home(posted["id"]))
    known["note here"] = post["id"]
    same("it is hers", post["account"]["acct"], f"frida@{peer_domain}")
    same("it is public", post["visibility"], "public")
    check("with its text, sanitised", "<b>good</b>" in post["content"] or "good" in post["content"], post["content"])
    check("without the script", "script" not in post["content"], post["content"])
    same("with its language", post["language"], "de")
    same("with its page", post["url"], posted["url"])
    same("with the mention", [mention["acct"] for mention in post["mentions"]], ["alice"])
    same("with the tag", [tag["name"] for tag in post["tags"]], ["peers"])
    same("with its emoji", [(e["shortcode"], e["url"]) for e in post["emojis"]], [("owl", f"https://{peer_host}/owl.png")])
    same("with its picture", [(m["type"], m["description"]) for m in post["media_attachments"]], [("image", "a picture")])
    told = eventually("alice is told of the mention", lambda: alice.notified("mention", known["frida"]))
    same("by that post", told["status"]["id"], post["id"])
    came = [post["uri"] for post in alice.home()]
    same("it stands there once", came.count(posted["id"]), 1)


def replies_both_ways():
    answer = peer("note", {"content": "<p>an answer</p>", "mentions": [me], "replyTo": known["post"]["uri"]})
    mine = known["post"]["id"]

    def descendant():
        return next((p for p in alice.get(f"/api/v1/statuses/{mine}/context")["descendants"] if p["uri"] == answer["id"]), None)

    reply = eventually("frida's reply hangs below alice's post", descendant)
    same("as an answer to it", reply["in_reply_to_id"], mine)
    same("which is counted", alice.status(mine)["replies_count"], 1)
    same("Fedify walks our replies", [i["id"] for i in peer("collection", f"{known['post']['uri']}/replies")["items"]], [answer["id"]])
    back = alice.post("/api/v1/statuses", status=f"@frida@{peer_domain} and back", in_reply_to_id=reply["id"])
    create = peer.wait("Create", "our reply", objectId=back["uri"])
    same("our reply names what it answers", create["object"]["replyTarget"], answer["id"])


def frida_likes_and_boosts():
    mine, uri = known["post"]["id"], known["post"]["uri"]
    for kind, notification, count, command in (
        ("Like", "favourite", "favourites_count", lambda: peer("act", {"type": "Like", "object": uri, "to": ALICE})),
        ("Announce", "reblog", "reblogs_count", lambda: peer("announce", {"object": uri, "to": ALICE})),
    ):
        done = command()
        told = eventually(f"her {kind} is told", lambda: alice.notified(notification, known["frida"]))
        same("of that post", told["status"]["id"], mine)
        same(f"her {kind} is counted", alice.status(mine)[count], 1)
        peer("undo", {"id": done["id"], "to": ALICE})
        eventually(f"her Undo of the {kind} is counted", lambda: alice.status(mine)[count] == 0)


def alice_likes_and_boosts():
    here, uri = known["note here"], known["note"]
    for kind, act in (("Like", "favourite"), ("Announce", "reblog")):
        alice.on_status(here, act)
        activity = peer.wait(kind, f"our {kind}", actor=ALICE, objectId=uri)
        alice.on_status(here, f"un{act}")
        undo = peer.wait("Undo", f"our Undo of the {kind}", actor=ALICE, objectId=activity["id"])
        same("names what is undone", (undo["object"]["type"], undo["object"]["objectId"]), (kind, uri))


def frida_reacts():
    mine, uri = known["post"]["id"], known["post"]["uri"]
    react = peer("act", {"type": "EmojiReact", "object": uri, "to": ALICE, "content": "🔥"})
    peer("undo", {"id": react["id"], "to": ALICE})
    like = peer("act", {"type": "Like", "object": uri, "to": ALICE})
    eventually("a Like after a reaction that was taken back counts", lambda: alice.status(mine)["favourites_count"] == 1)
    peer("undo", {"id": like["id"], "to": ALICE})
    eventually("and not when taken back", lambda: alice.status(mine)["favourites_count"] == 0)


def frida_pins():
    pinned = f"/api/v1/accounts/{known['frida']}/statuses?pinned=true"
    peer("pin", {"id": known["note"], "type": "Add"})
    eventually("her Add pins the post", lambda: [p["uri"] for p in alice.get(pinned)] == [known["note"]])
    peer("pin", {"id": known["note"], "type": "Remove"})
    eventually("her Remove takes it off", lambda: alice.get(pinned) == [])


def what_is_not_understood_does_no_harm():
    for kind in ("Flag", "Dislike", "View", "Read", "Listen", "Offer", "Invite", "Join"):
        told = peer("act", {"type": kind, "object": ALICE, "to": ALICE})
        check(f"{kind} is taken", told["id"].startswith(FRIDA))
    note = peer("note", {"content": "<p>still there</p>"})
    eventually("and what comes after it arrives", lambda: alice.at_home(note["id"]))


def what_was_not_delivered_is_fetched():
    quiet = peer("note", {"content": "<p>told to nobody</p>", "quiet": True})
    found = alice.resolve(quiet["id"], "statuses")
    same("a post is found by its id", found and found["uri"], quiet["id"])
    parent = peer("note", {"content": "<p>the parent</p>", "quiet": True})
    child = peer("note", {"content": "<p>the child</p>", "replyTo": parent["id"]})
    here = eventually(
        "a reply to something unknown arrives",
        lambda: next((p for p in alice.get(f"/api/v1/accounts/{known['frida']}/statuses") if p["uri"] == child["id"]), None),
    )
    eventually(
        "and its parent is fetched",
        lambda: [p["uri"] for p in alice.get(f"/api/v1/statuses/{here['id']}/context")["ancestors"]] == [parent["id"]],
    )
    boosted = peer("note", {"content": "<p>boosted by herself</p>", "quiet": True})
    peer("announce", {"object": boosted["id"]})
    # At home stands the post itself, as alice follows its author.
    of_hers = f"/api/v1/accounts/{known['frida']}/statuses"
    boost = eventually(
        "what she boosts is fetched",
        lambda: next((p for p in alice.get(of_hers) if p["reblog"] and p["reblog"]["uri"] == boosted["id"]), None),
    )
    check("with what it boosts", "boosted by herself" in boost["reblog"]["content"], boost)
    article = peer("note", {"kind": "Article", "name": "A title", "content": "<h2>An article</h2><p>text</p>"})
    shown = eventually("her Article is at home", lambda: alice.at_home(article["id"]))
    check("with its title", "A title" in shown["content"] + shown["spoiler_text"], shown)


def a_locked_account():
    alice.good("PATCH", "/api/v1/accounts/update_credentials", {"locked": True})
    same("alice's document says that she is locked", peer("lookup", ALICE)["locked"], True)
    for answer, kind in (("reject", "Reject"), ("authorize", "Accept")):
        follow = peer("act", {"type": "Follow", "object": ALICE, "to": ALICE})
        eventually("frida asks", lambda: [a["id"] for a in alice.get("/api/v1/follow_requests")] == [known["frida"]])
        alice.post(f"/api/v1/follow_requests/{known['frida']}/{answer}")
        said = peer.wait(kind, f"our {kind}", objectId=follow["id"])
        same("names the Follow", said["object"]["id"], follow["id"])
    same("in the end she follows", alice.relationship(known["frida"])["followed_by"], True)
    alice.good("PATCH", "/api/v1/accounts/update_credentials", {"locked": False})
    peer("undo", {"id": follow["id"], "to": ALICE})
    eventually("until she ends it", lambda: not alice.relationship(known["frida"])["followed_by"])


def edits_both_ways():
    mine = known["post"]
    alice.good("PUT", f"/api/v1/statuses/{mine['id']}", {"status": "second thoughts", "language": "en"})
    update = peer.wait("Update", "our Update(Note)", objectId=mine["uri"])
    check("with the new text", "second thoughts" in update["object"]["content"], update["object"])
    check("with the time of the edit", update["object"]["updated"] is not None, update["object"])
    check("from its id too", "second thoughts" in peer("lookup", mine["uri"])["content"])
    peer("edit", {"id": known["note"], "content": "<p>hers, edited</p>"})
    eventually("her Update changes the post", lambda: "hers, edited" in alice.status(known["note here"])["content"])
    check("which says so", alice.status(known["note here"])["edited_at"] is not None)
    same("and remembers both", len(alice.get(f"/api/v1/statuses/{known['note here']}/history")), 2)


def smaller_audiences():
    private = alice.post("/api/v1/statuses", status="for followers", visibility="private")
    note = peer.wait("Create", "our followers-only post", objectId=private["uri"])["object"]
    same("is for followers", (note["to"], note["cc"]), ([f"{ALICE}/followers"], []))
    same("and answered to nobody who does not sign", alice.document(private["uri"])[0] in (401, 404), True)
    same("a follower who signs may fetch it", (peer("lookup", {"id": private["uri"], "as": "frida"}) or {}).get("id"), private["uri"])
    same("nobody else of that server may", peer("lookup", {"id": private["uri"], "as": "server"}), None)
    direct = alice.post("/api/v1/statuses", status=f"@frida@{peer_domain} for you", visibility="direct")
    note = peer.wait("Create", "our direct post", objectId=direct["uri"])["object"]
    same("is for frida", (note["to"], note["cc"]), ([FRIDA], []))
    for visibility in ("private", "direct", "unlisted"):
        mentions = [me] if visibility == "direct" else []
        posted = peer("note", {"content": f"<p>{visibility}</p>", "visibility": visibility, "mentions": mentions})
        found = eventually(
            f"her {visibility} post arrives",
            lambda: alice.at_home(posted["id"])
            or (alice.notified("mention", known["frida"], lambda n: n["status"]["uri"] == posted["id"]) or {}).get("status"),
        )
        same(f"as {visibility}", found["visibility"], visibility)


def profiles_both_ways():
    alice.good("PATCH", "/api/v1/accounts/update_credentials", {"display_name": "Alice the New", "note": "fresh", "fields_attributes": [{"name": "a", "value": "b"}]})
    update = peer.wait("Update", "our Update(Person)", objectId=ALICE, where=lambda a: "fresh" in (a["object"]["summary"] or ""))
    same("with the new name", update["object"]["name"], "Alice the New")
    fields = [(a["type"], a["name"], a["value"]) for a in update["object"]["attachments"]]
    same("with the new fields", fields, [("PropertyValue", "a", "b")])
    peer("profile", {"name": "Frida the New", "summary": "<p>fresh too</p>"})
    account = f"/api/v1/accounts/{known['frida']}"
    eventually("her Update changes the profile", lambda: alice.get(account)["display_name"] == "Frida the New")
    same("and the biography", alice.get(account)["note"], "<p>fresh too</p>")


def collections():
    outbox = peer("collection", f"{ALICE}/outbox")
    check("Fedify walks our outbox", any(item["objectId"] == known["post"]["uri"] for item in outbox["items"]), outbox)
    check("which has public posts only", all(item["type"] in ("Create", "Announce") for item in outbox["items"]), outbox)
    shown = peer("collection", f"{ALICE}/followers")
    same("our followers are counted", shown["total"], 1)
    same("and walked", [item["id"] for item in shown["items"]], [FRIDA])
    shown = peer("collection", f"{ALICE}/following")
    same("whom we follow is walked", [item["id"] for item in shown["items"]], [FRIDA])
    pinned = alice.post("/api/v1/statuses", status="pinned")
    alice.on_status(pinned["id"], "pin")
    peer.wait("Add", "our Add to featured", objectId=pinned["uri"])
    shown = peer("collection", f"{ALICE}/collections/featured")
    same("what we pinned is walked", [item["id"] for item in shown["items"]], [pinned["uri"]])
    alice.on_status(pinned["id"], "unpin")
    peer.wait("Remove", "our Remove from featured", objectId=pinned["uri"])
    for kind in ("likes", "shares"):
        same(f"our {kind} are counted", peer("collection", f"{known['post']['uri']}/{kind}")["total"], 0)


def both_dialects_both_ways():
    peer("refuse", ours)
    post = alice.post("/api/v1/statuses", status="knock knock")
    create = peer.wait("Create", f"a post arrives where {ours} is refused", objectId=post["uri"])
    same("by a second knock", [(r["dialect"], r["status"]) for r in delivery(create["id"])], [(ours, 401), (theirs, 202)])
    post = alice.post("/api/v1/statuses", status="who is there")
    create = peer.wait("Create", "the next one", objectId=post["uri"])
    same("needs no second knock", [r["dialect"] for r in delivery(create["id"])], [theirs])
    check("fetches too knock twice", alice.resolve(f"https://{peer_host}/users/server") is not None)
    peer("refuse", None)
    asked = [r for r in peer("requests") if r["method"] == "GET" and r["path"].startswith("/users/") and "Rookery" in r["agent"]]
    check("every fetch of ours is signed", asked and all(r["dialect"] != "none" for r in asked), asked)


def frida_has_new_keys():
    peer("rekey")
    note = peer("note", {"content": "<p>signed anew</p>"})
    eventually("what is signed with her new key is believed", lambda: alice.at_home(note["id"]))


def many_at_once():
    ids = peer("burst", 25)
    eventually("all of 25 that came at once are at home", lambda: set(ids) <= {p["uri"] for p in alice.home()})
    came = [p["uri"] for p in alice.home()]
    same("each once", [came.count(id) for id in ids], [1] * len(ids))
    posts = [alice.post("/api/v1/statuses", status=f"one of many: {n}")["uri"] for n in range(15)]

    def arrived():
        return [a["objectId"] for a in peer("received") if a["type"] == "Create" and a["objectId"] in posts]

    eventually("all of our 15 arrive", lambda: set(arrived()) == set(posts))
    same("each once", len(arrived()), len(posts))


def deletes_both_ways():
    mine = known["post"]
    alice.good("DELETE", f"/api/v1/statuses/{mine['id']}")
    delete = peer.wait("Delete", "our Delete", actor=ALICE, objectId=mine["uri"])
    same("of a Tombstone", delete["object"]["type"], "Tombstone")
    same("the post is gone", alice.document(mine["uri"])[0] in (410, 401), True)
    same("for Fedify too", peer("lookup", mine["uri"]), None)
    peer("delete", known["note"])
    eventually("her Delete takes the post away", lambda: alice.ask("GET", f"/api/v1/statuses/{known['note here']}")[0] == 404)
    same("from home too", alice.at_home(known["note"]), None)


def ends():
    alice.on_account(known["frida"], "unfollow")
    undo = peer.wait("Undo", "our Undo of the Follow", actor=ALICE, objectId=known["follow of frida"])
    same("names the Follow", undo["object"]["type"], "Follow")
    eventually("alice follows no more", lambda: peer("followers") == [])
    peer("undo", {"id": known["follow of alice"], "to": ALICE})
    eventually("her Undo ends her follow", lambda: not alice.relationship(known["frida"])["followed_by"])


def refusals():
    alice.on_account(known["frida"], "follow")
    eventually("alice follows again", lambda: alice.relationship(known["frida"])["following"])
    follow = peer.received("Follow", actor=ALICE, objectId=FRIDA)
    peer("reject", {"follow": follow["id"], "to": ALICE})
    eventually("her Reject ends it", lambda: not alice.relationship(known["frida"])["following"])

    again = peer("act", {"type": "Follow", "object": ALICE, "to": ALICE, "personal": True})
    eventually("frida follows again, by alice's own inbox", lambda: alice.relationship(known["frida"])["followed_by"])
    alice.on_account(known["frida"], "remove_from_followers")
    peer.wait("Reject", "our Reject of that Follow", actor=ALICE, objectId=again["id"])

    alice.on_account(known["frida"], "block")
    block = peer.wait("Block", "our Block", actor=ALICE, objectId=FRIDA)
    alice.on_account(known["frida"], "unblock")
    peer.wait("Undo", "our Undo of the Block", actor=ALICE, objectId=block["id"])


def frida_leaves():
    alice.on_account(known["frida"], "follow")
    eventually("alice follows once more", lambda: alice.relationship(known["frida"])["following"])
    peer("leave")
    eventually("her Delete of herself is believed", lambda: alice.ask("GET", f"/api/v1/accounts/{known['frida']}")[0] in (404, 410))


def nothing_went_wrong():
    carried = [(one["signature"], one["proof"]) for one in peer("carried") if one["type"] == "Create"]
    both = ("RsaSignature2017", "eddsa-jcs-2022")
    check("their posts carried signatures of their own, which did no harm", carried and set(carried) == {both}, carried[:3])
    posts = [request for request in peer("requests") if request["method"] == "POST"]
    wrong = [request for request in posts if request.get("status") != 202 and not request["refused"]]
    same("Fedify took every delivery of ours", wrong, [])
    verified = {activity["id"] for activity in peer("received")}
    missing = [request for request in posts if not request["refused"] and request["activity"] not in verified]
    same("and verified every signature", missing, [])


run(
    [
        finding_each_other,
        frida_follows_alice,
        alice_follows_frida,
        alice_posts,
        alice_shows_pictures,
        frida_posts,
        replies_both_ways,
        frida_likes_and_boosts,
        alice_likes_and_boosts,
        frida_reacts,
        frida_pins,
        what_is_not_understood_does_no_harm,
        what_was_not_delivered_is_fetched,
        edits_both_ways,
        smaller_audiences,
        profiles_both_ways,
        collections,
        both_dialects_both_ways,
        frida_has_new_keys,
        many_at_once,
        deletes_both_ways,
        ends,
        a_locked_account,
        refusals,
        frida_leaves,
        nothing_went_wrong,
    ]
)
