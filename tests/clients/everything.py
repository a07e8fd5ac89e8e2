"""What Mastodon.py offers besides the first journey, method by method, between two people on one server."""

import time
from datetime import datetime, timedelta, timezone


# A point of P-256 (its generator), as a browser would send one.
POINT = bytes.fromhex(
    "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
    "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"
)


def within(seconds, ask):
    """The first answer that is not empty."""
    end = time.monotonic() + seconds
    while True:
        found = ask()
        if found or time.monotonic() > end:
            return found
        time.sleep(0.2)


def statuses(check, alice, bob):
    asked = alice.status_post("Which?", poll=alice.make_poll(["one", "two"], 3600, multiple=True, hide_totals=True))
    poll = asked["poll"]
    check("poll", [o["title"] for o in poll["options"]] == ["one", "two"] and poll["multiple"] and not poll["expired"])
    voted = bob.poll_vote(poll["id"], [0, 1])
    check("vote", voted["voted"] and voted["own_votes"] == [0, 1] and voted["options"][0]["votes_count"] is None)
    check("poll again", alice.poll(poll["id"])["voters_count"] == 1)

    at = datetime.now(timezone.utc) + timedelta(hours=1)
    later = alice.status_post("later", scheduled_at=at, spoiler_text="soon")
    check("schedule", later["params"]["text"] == "later")
    check("scheduled", [s["id"] for s in alice.scheduled_statuses()] == [later["id"]])
    check("one scheduled", alice.scheduled_status(later["id"])["params"]["spoiler_text"] == "soon")
    moved = alice.scheduled_status_update(later["id"], at + timedelta(hours=1))
    check("move scheduled", moved["scheduled_at"] > later["scheduled_at"])
    alice.scheduled_status_delete(later["id"])
    check("cancel scheduled", alice.scheduled_statuses() == [])

    quoted = alice.status_post("worth quoting", quote_approval_policy="public")
    quote = bob.status_post("look", quoted_status_id=quoted["id"])
    check("quote", quote["quote"]["state"] == "accepted" and quote["quote"]["quoted_status"]["id"] == quoted["id"])
    check("quotes", [s["id"] for s in alice.status_quotes(quoted["id"])] == [quote["id"]])
    revoked = alice.status_quote_revoke(quoted["id"], quote["id"])
    check("revoke a quote", revoked["quote"]["state"] == "revoked")
    policy = alice.status_update_quote_approval_policy(quoted["id"], "nobody")
    check("quote policy", policy["quote_approval"]["automatic"] == [])

    check("source", alice.status_source(quoted)["text"] == "worth quoting")
    check("statuses by id", len(alice.statuses([quoted["id"], quote["id"]])) == 2)
    check("pin", alice.status_pin(quoted)["pinned"])
    me = alice.me()["id"]
    check("pinned", [s["id"] for s in alice.account_statuses(me, pinned=True)] == [quoted["id"]])
    check("unpin", not alice.status_unpin(quoted)["pinned"])
    check("mute a thread", alice.status_mute(quoted)["muted"] and not alice.status_unmute(quoted)["muted"])
    bob.status_favourite(quoted)
    bob.status_reblog(quoted)
    check("favourited by", [a["id"] for a in alice.status_favourited_by(quoted)] == [bob.me()["id"]])
    check("reblogged by", [a["id"] for a in alice.status_reblogged_by(quoted)] == [bob.me()["id"]])
    check("favourites", bob.favourites()[0]["id"] == quoted["id"])
    check("unreblog", not bob.status_unreblog(quoted)["reblogged"])
    check("unfavourite", not bob.status_unfavourite(quoted)["favourited"])
    check("card", alice.status_card(quoted) is None)


def people(check, alice, bob):
    bob_id = bob.me()["id"]
    check("note", alice.account_note_set(bob_id, "met at the zoo")["note"] == "met at the zoo")
    check("follow", alice.account_follow(bob_id, notify=True)["notifying"])
    check("endorse", alice.account_endorse(bob_id)["endorsed"])
    check("endorsements", [a["id"] for a in alice.endorsements()] == [bob_id])
    check("unendorse", not alice.account_unendorse(bob_id)["endorsed"])
    check("familiar followers", alice.account_familiar_followers(bob_id)[0]["accounts"] == [])
    check("lookup", alice.account_lookup(bob.me()["acct"])["id"] == bob_id)
    check("accounts by id", [a["id"] for a in alice.accounts([bob_id])] == [bob_id])
    check("following", [a["id"] for a in alice.account_following(alice.me()["id"])] == [bob_id])
    check("followers", [a["id"] for a in alice.account_followers(bob_id)] == [alice.me()["id"]])
    check("mute", alice.account_mute(bob_id, duration=3600)["muting"])
    check("mutes", alice.mutes()[0]["mute_expires_at"] is not None)
    check("unmute", not alice.account_unmute(bob_id)["muting"])

    tag = alice.featured_tag_create("zoo")
    check("featured tag", tag["name"] == "zoo" and alice.featured_tags()[0]["id"] == tag["id"])
    check("featured tags of an account", bob.account_featured_tags(alice.me()["id"])[0]["name"] == "zoo")
    alice.featured_tag_suggestions()
    alice.featured_tag_delete(tag["id"])
    check("no featured tag", alice.featured_tags() == [])
    check("feature a tag", alice.tag_feature("zoo")["featuring"] and not alice.tag_unfeature("zoo")["featuring"])

    alice.domain_block("spam.example")
    check("domain blocks", list(alice.domain_blocks()) == ["spam.example"])
    alice.domain_unblock("spam.example")
    check("no domain blocks", list(alice.domain_blocks()) == [])

    changed = bob.account_update_credentials(
        display_name="Bob", note="hello", locked=True, discoverable=True, fields=[("web", "https://bob.example")]
    )
    check("profile", changed["display_name"] == "Bob" and changed["locked"] and changed["fields"][0]["name"] == "web")
    alice.account_unfollow(bob_id)
    check("ask to follow", alice.account_follow(bob_id)["requested"])
    check("follow requests", [a["id"] for a in bob.follow_requests()] == [alice.me()["id"]])
    check("authorise", bob.follow_request_authorize(alice.me()["id"])["followed_by"])
    bob.account_update_credentials(locked=False)
    check("remove a follower", not bob.account_remove_from_followers(alice.me()["id"])["followed_by"])
    alice.account_follow(bob_id)
    check("directory", bob_id in [a["id"] for a in within(10, lambda: alice.directory(order="new", local=True))])
    alice.suggestions_v2()
    alice.suggestions_v1()
    check("preferences", alice.preferences()["posting:default:visibility"] == "public")
    check("profile of one's own", bob.profile()["id"] == bob_id)

    made = alice.collection_create("Zoologists", description="people of the zoo", discoverable=True)
    check("collection", made["name"] == "Zoologists" if "name" in made else made["collection"]["name"] == "Zoologists")
    check("collections", len(alice.account_collections(alice.me()["id"])["collections"]) == 1)


def timelines(check, alice, bob):
    bob_id = bob.me()["id"]
    made = alice.list_create("Close", replies_policy="none", exclusive=True)
    check("list", made["title"] == "Close" and made["exclusive"])
    alice.list_accounts_add(made["id"], [bob_id])
    check("members", [a["id"] for a in alice.list_accounts(made["id"])] == [bob_id])
    check("lists", [l["id"] for l in alice.lists()] == [made["id"]])
    check("lists of an account", [l["id"] for l in alice.account_lists(bob_id)] == [made["id"]])
    post = bob.status_post("for the list")
    check("list timeline", alice.timeline_list(made["id"])[0]["id"] == post["id"])
    check("exclusive", post["id"] not in [s["id"] for s in alice.timeline_home()])
    check("change a list", alice.list_update(made["id"], "Closer", "list", False)["title"] == "Closer")
    check("one list", not alice.list(made["id"])["exclusive"])
    home = within(10, lambda: [s for s in alice.timeline_home() if s["id"] == post["id"]])
    check("no longer exclusive", home)
    alice.list_accounts_delete(made["id"], [bob_id])
    alice.list_delete(made["id"])
    check("no list", alice.lists() == [])

    check("follow a tag", alice.tag_follow("penguins")["following"])
    check("followed tags", [t["name"] for t in alice.followed_tags()] == ["penguins"])
    tagged = bob.status_post("on ice #penguins")
    check("tag at home", within(10, lambda: [s for s in alice.timeline_home() if s["id"] == tagged["id"]]))
    check("tag", alice.tag("penguins")["following"])
    check("unfollow a tag", not alice.tag_unfollow("penguins")["following"])
    alice.timeline_local()
    alice.timeline_public()

    made = alice.create_filter_v2(
        "Ice", ["home", "public"], "warn", keywords_attributes=[{"keyword": "ice", "whole_word": True}]
    )
    check("filter", made["keywords"][0]["keyword"] == "ice")
    check("filtered", alice.status(tagged)["filtered"][0]["keyword_matches"] == ["ice"])
    alice.add_filter_keyword_v2(made["id"], "snow")
    check("keywords", len(alice.filter_keywords_v2(made["id"])) == 2)
    by_id = alice.add_filter_status_v2(made["id"], post["id"])
    check("filtered posts", len(alice.filter_statuses_v2(made["id"])) == 1)
    alice.delete_filter_status_v2(by_id["id"])
    check("filters", [f["title"] for f in alice.filters_v2()] == ["Ice"])
    check("old filters", {f["phrase"] for f in alice.filters()} == {"ice", "snow"})
    check("change a filter", alice.update_filter_v2(made["id"], title="Cold")["title"] == "Cold")
    alice.delete_filter_v2(made["id"])
    check("no filters", alice.filters_v2() == [])

    secret = bob.status_post(f"@{alice.me()['acct']} a secret", visibility="direct")
    talks = within(10, lambda: alice.conversations())
    check("conversations", talks[0]["last_status"]["id"] == secret["id"] and talks[0]["unread"])
    check("read a conversation", not alice.conversations_read(talks[0]["id"])["unread"])
    alice.markers_set(["home"], [post])
    check("markers", str(alice.markers_get(["home"])["home"]["last_read_id"]) == str(post["id"]))


def notifications(check, alice, bob):
    post = alice.status_post("please favour")
    bob.status_favourite(post)
    found = within(10, lambda: [n for n in alice.notifications(types=["favourite"]) if n["status"]["id"] == post["id"]])
    check("notification", found)
    groups = alice.grouped_notifications()["notification_groups"]
    mine = [g for g in groups if g["type"] == "favourite" and str(g["status_id"]) == str(post["id"])]
    check("groups", mine and mine[0]["notifications_count"] == 1)
    key = mine[0]["group_key"]
    check("one group", alice.grouped_notification(key)["notification_groups"][0]["group_key"] == key)
    check("accounts of a group", [a["id"] for a in alice.grouped_notification_accounts(key)] == [bob.me()["id"]])
    check("unread groups", alice.unread_grouped_notifications_count() >= 1 if isinstance(
        alice.unread_grouped_notifications_count(), int) else alice.unread_grouped_notifications_count()["count"] >= 1)
    alice.notifications_unread_count()
    alice.dismiss_grouped_notification(key)
    groups = alice.grouped_notifications()["notification_groups"]
    check("dismiss a group", key not in [g["group_key"] for g in groups])
    policy = alice.update_notifications_policy(for_not_following="filter")
    check("policy", policy["for_not_following"] == "filter" and alice.notifications_policy()["for_not_following"] == "filter")
    alice.update_notifications_policy(for_not_following="accept")
    alice.notification_requests()
    check("merged", alice.notifications_merged() in (True, {"merged": True}) or alice.notifications_merged()["merged"])
    one = alice.notifications()[0]
    check("one notification", alice.notifications(one["id"])["id"] == one["id"])
    alice.notifications_dismiss(one["id"])
    alice.notifications_clear()
    check("cleared", alice.notifications() == [])

    made = alice.push_subscription_set("https://push.example/1", {"pubkey": POINT, "auth": bytes(16)}, mention_events=True)
    check("push subscription", made["endpoint"] == "https://push.example/1" and made["alerts"]["mention"])
    check("push again", alice.push_subscription()["id"] == made["id"])
    alice.push_subscription_delete()


def finding(check, alice, bob):
    alice.account_update_credentials(discoverable=True, indexable=True)
    post = alice.status_post("the quick brown walrus")
    found = within(20, lambda: alice.search_v2("walrus", result_type="statuses")["statuses"])
    check("search posts", [s["id"] for s in found] == [post["id"]])
    check("search people", alice.account_search("bob")[0]["id"] == bob.me()["id"])
    alice.trending_tags()
    alice.trending_statuses()
    check("announcements", alice.announcements() == [])
    check("emoji", isinstance(alice.custom_emojis(), list))
    report = alice.report(bob.me()["id"], comment="for testing", category="other")
    check("report", report["category"] == "other" and not report["action_taken"])
    instance = alice.instance_v2()
    check("instance", instance["api_versions"]["mastodon"] >= 4 and instance["configuration"]["vapid"]["public_key"])
    check("old instance", alice.instance_v1()["uri"])
    check("activity", len(alice.instance_activity()) >= 1)
    alice.instance_rules()
    alice.instance_peers()
    alice.instance_extended_description()
    check("languages", len(alice.instance_languages()) > 10)
    check("node info", alice.instance_nodeinfo()["software"]["name"])
    check("app", alice.app_verify_credentials()["name"] == "journey")
    alice.annual_reports()


def walk(check, alice, bob):
    for part in (statuses, people, timelines, notifications, finding):
        part(lambda what, holds: check(f"Mastodon.py: {what}", holds), alice, bob)
