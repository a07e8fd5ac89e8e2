"""toot against a running server: every command with every option, and what it prints.

Usage: terminal.py ORIGIN NAME PASSWORD OTHER_NAME OTHER_PASSWORD (e-mail addresses are NAME@rookery.example)
"""

import html
import http.cookiejar
import os
import re
import subprocess
import sys
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone

import shell
from shell import Toot, check, note, png, unused, within

# What is not used, and why.
NOT_USED = {
    "tui": "draws on a terminal: it is started and shows a post, its keys are not tried",
    "timelines link --min-id": "the command's paging is the one of all timelines",
    "timelines link --max-id": "as above",
    "timelines link --since-id": "as above",
    "timelines link --no-pager": "as above",
    "timelines link --no-clear": "as above",
    "timelines link --limit": "as above",
}


def ids(entities):
    return [entity["id"] for entity in entities]


def allow(origin, address, login, password):
    """Signs in at the server's own pages as a browser would, and allows; the code that is shown."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def visit(address, form=None):
        body = urllib.parse.urlencode(form).encode() if form else None
        request = urllib.request.Request(urllib.parse.urljoin(origin, address), body, {"Origin": origin})
        return opener.open(request, timeout=30).read().decode()

    def hidden(page):
        found = re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page)
        return {name: html.unescape(value) for name, value in found}

    consent = visit("/auth/sign_in", {**hidden(visit(address)), "login": login, "password": password})
    form = consent[consent.index('action="/oauth/authorize"') :]
    return re.search(r'<code class="code">([^<]+)<', visit("/oauth/authorize", {**hidden(form), "decision": "allow"}))[1]


def signing_in(toot, origin, me, password, other, other_password):
    host = origin.split("://")[1]
    check("nobody is signed in", "not logged in" in toot.run("auth"))
    out = toot.run("login_cli", "-i", origin, "-e", f"{me}@rookery.example", "-p", password)
    check("login_cli", "Successfully logged in" in out)
    check(
        "login_cli with a wrong password",
        "Login failed" in toot.refused("login_cli", "--instance", origin, "--email", me, "--password", "x"),
    )

    note(("login", "-i"), ())
    process = subprocess.Popen(
        ["toot", "login", "-i", origin],
        env=toot.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    for line in process.stdout:
        if line.startswith(origin):
            break
    code = allow(origin, line.strip(), other, other_password)
    said, _ = process.communicate(f"n\n{code}\n", timeout=60)
    check("login by the browser", process.returncode == 0 and "Successfully logged in" in said)

    out = toot.run("auth")
    check("auth", f"{me}@{host}" in out and f"{other}@{host} ACTIVE" in out)
    check("activate", "activated" in toot.run("activate", f"{me}@{host}"))
    check("whoami", f"@{me}" in toot.run("whoami"))
    check("whoami as another", toot.json("whoami", before=("--as", f"{other}@{host}"))["acct"] == other)
    check("instance", "running Mastodon 4." in toot.run("instance"))
    check("instance by address", toot.json("instance", origin)["uri"] == host)
    check("diag", "toot 0." in toot.run("diag", "--files", "--server") and "Rookery" in toot.run("diag", "-s", "-f"))
    check("env", "Diagnostics" in toot.run("env"))
    check("version", "v0." in toot.run("whoami", before=("--version",)))
    _, _, err = toot.ask("whoami", before=("--debug", "--verbose", "--color", "--max-width", "60"))
    check("debug and color", "/api/v1/accounts/verify_credentials" in err)
    return f"{other}@{host}"


def posting(toot, origin, me, other, other_user):
    picture, small = toot.file("picture.png", png(64, 48)), toot.file("small.png", png(16, 12))
    as_other = ("--as", other_user)
    post = toot.json(
        "post",
        "with two pictures",
        "-m",
        picture,
        "-d",
        "a gradient",
        "-m",
        small,
        "--description",
        "smaller",
        "--thumbnail",
        small,
    )
    check("post pictures", [m["description"] for m in post["media_attachments"]] == ["a gradient", "smaller"])
    quiet = toot.json("post", f"@{other} quietly", "--visibility", "direct", "--sensitive", "--spoiler-text", "hush", "-l", "de")
    check("post directly", quiet["visibility"] == "direct" and quiet["spoiler_text"] == "hush" and quiet["sensitive"])
    check("post in a language", quiet["language"] == "de")
    check("post unlisted", toot.json("post", "unlisted", "-v", "unlisted", "--language", "en")["visibility"] == "unlisted")
    check("post for followers", toot.json("post", "for few", "-v", "private", "-s", "-p", "why")["visibility"] == "private")
    check("post from a pipe", "Toot posted" in toot.run("post", text="from a pipe\n"))
    answer = toot.json("post", f"@{me} answering", "--reply-to", post["id"], "--using", other_user)
    check("post as another in reply", answer["in_reply_to_id"] == post["id"] and answer["account"]["acct"] == other)
    first = toot.json("post", "first of a thread")
    second = toot.json("post", "second of a thread", "--reply-last")
    check("reply to the last", second["in_reply_to_id"] == first["id"])
    check(
        "a content type is ignored",
        toot.json("post", "plain", "--content-type", "text/plain", "-r", first["id"])["content"] == "<p>plain</p>",
    )
    editor = toot.file("editor", b"#!/bin/sh\necho 'from the editor' > \"$1\"\n")
    os.chmod(editor, 0o755)
    check("post from an editor", "Toot posted" in toot.at_terminal(["post", "--editor", editor], b"Toot posted"))
    check("the editor's text", "from the editor" in toot.run("timelines", "home", "-l", "1", "--no-pager", "--no-clear"))

    asked = toot.json(
        "post",
        "Which?",
        "--poll-option",
        "one",
        "--poll-option",
        "two",
        "--poll-expires-in",
        "2h",
        "--poll-multiple",
        "--poll-hide-totals",
    )
    poll = asked["poll"]
    check("post a poll", [o["title"] for o in poll["options"]] == ["one", "two"] and poll["multiple"])
    check(
        "poll's end",
        7000 < (datetime.fromisoformat(poll["expires_at"]) - datetime.fromisoformat(asked["created_at"])).total_seconds() <= 7201,
    )
    check("polls show", f"Poll {poll['id']}" in toot.run("polls", "show", poll["id"]))
    check("polls vote", toot.json("polls", "vote", poll["id"], "0", "1", before=as_other)["own_votes"] == [0, 1])
    check("polls vote again", toot.refused("polls", "vote", poll["id"], "1", before=as_other))
    check("polls show as json", toot.json("polls", "show", poll["id"])["voters_count"] == 1)
    fresh = toot.json("post", "Or?", "--poll-option", "yes", "--poll-option", "no")["poll"]
    check("polls vote, said", "You voted" in toot.run("polls", "vote", fresh["id"], "1", before=as_other))

    at = (datetime.now(timezone.utc) + timedelta(hours=1)).replace(microsecond=0).isoformat()
    later = toot.json("post", "later", "--scheduled-at", at)
    check("post later", datetime.fromisoformat(later["scheduled_at"]) == datetime.fromisoformat(at))
    check("post in a while", "Toot scheduled for" in toot.run("post", "in a while", "--scheduled-in", "1h30m"))
    check("upload", toot.json("upload", picture, "-d", "alone")["description"] == "alone")
    check("upload, said", "type 'image'" in toot.run("upload", small))
    return post, answer


def statuses(toot, post, answer, other, other_user):
    one, as_other = post["id"], ("--as", other_user)
    check("status", "with two pictures" in toot.run("status", one))
    check("status as json", toot.json("status", one)["id"] == one)
    check("thread", "answering" in toot.run("thread", one))
    check("thread as json", ids(toot.json("thread", one)["descendants"]) == [answer["id"]])
    for do, undo, mark in (
        ("favourite", "unfavourite", "favourited"),
        ("bookmark", "unbookmark", "bookmarked"),
        ("reblog", "unreblog", "reblogged"),
    ):
        check(do, toot.run(do, one, before=as_other).startswith("✓"))
        check(f"{do}: marked", toot.json("status", one, before=as_other)[mark])
        check(undo, toot.json(undo, one, before=as_other)[mark] is False)
        check(f"{undo} again", toot.run(undo, one, before=as_other).startswith("✓"))
        answered = toot.json(do, one, before=as_other)
        check(f"{do} as json", (answered.get("reblog") or answered)[mark])
    check("reblog unlisted", toot.json("reblog", answer["id"], "--visibility", "unlisted")["visibility"] == "unlisted")
    check("by address", toot.json("favourite", post["url"], before=as_other)["id"] == one)
    check("reblogged-by", other in toot.run("reblogged-by", one))
    check("reblogged-by as json", [a["acct"] for a in toot.json("reblogged-by", one)] == [other])
    check("reblogged_by", other in toot.run("reblogged_by", one) and toot.json("reblogged_by", one))
    check("pin", toot.run("pin", one).startswith("✓") and toot.json("unpin", one)["pinned"] is False)
    check("unpin", toot.json("pin", one)["pinned"] and toot.run("unpin", one).startswith("✓"))
    check("pin another's", toot.refused("pin", answer["id"]))
    check("bookmarks", "with two pictures" in toot.run("bookmarks", "--once", "--count", "5", before=as_other))
    check("bookmarks reversed", "with two pictures" in toot.run("bookmarks", "-r", "-1", "-c", "5", before=as_other))
    gone = toot.json("post", "to be deleted")
    check("delete as json", toot.json("delete", gone["id"])["text"] == "to be deleted")
    check("delete", "deleted" in toot.run("delete", toot.json("post", "to be deleted too")["id"]))
    check("deleted", "Record not found" in toot.refused("status", gone["id"]))


def people(toot, me, other, other_user):
    as_other = ("--as", other_user)
    check("whois", f"@{other}" in toot.run("whois", other) and toot.json("whois", f"@{other}")["acct"] == other)
    check("whois nobody", "Account not found" in toot.refused("whois", "nobody"))
    for do, undo, mark, listed in (("mute", "unmute", "muting", "muted"), ("block", "unblock", "blocking", "blocked")):
        check(do, toot.json(do, other)[mark])
        check(listed, f"@{other}" in toot.run(listed) and [a["acct"] for a in toot.json(listed)] == [other])
        check(undo, toot.json(undo, other)[mark] is False)
        check(f"{do} and {undo}, said", toot.run(do, other).startswith("✓") and toot.run(undo, other).startswith("✓"))
        check(f"nobody is {listed}", toot.json(listed) == [])
    check("follow", toot.json("follow", other)["following"])
    check("following", f"@{other}" in toot.run("following") and [a["acct"] for a in toot.json("following", me)] == [other])
    check("followers", f"@{me}" in toot.run("followers", other) and [a["acct"] for a in toot.json("followers", other)] == [me])
    check("unfollow", toot.json("unfollow", other)["following"] is False)
    check("follow and unfollow, said", toot.run("follow", other).startswith("✓") and toot.run("unfollow", other).startswith("✓"))

    check("update-account --locked", toot.json("update-account", "--locked", before=as_other)["locked"])
    check("follow asks", toot.json("follow", other)["requested"])
    check("follow-requests list", f"@{me}" in toot.run("follow-requests", "list", before=as_other))
    check("follow-requests list as json", [a["acct"] for a in toot.json("follow-requests", "list", before=as_other)] == [me])
    check("follow-requests reject", not toot.json("follow-requests", "reject", me, before=as_other)["followed_by"])
    toot.run("follow", other)
    check("follow-requests reject, said", "rejected" in toot.run("follow-requests", "reject", me, before=as_other))
    toot.run("follow", other)
    check("follow-requests accept", toot.json("follow-requests", "accept", me, before=as_other)["followed_by"])
    toot.run("unfollow", other)
    toot.run("follow", other)
    check("follow-requests accept, said", "now following you" in toot.run("follow-requests", "accept", me, before=as_other))
    check("update-account --no-locked", not toot.json("update-account", "--no-locked", before=as_other)["locked"])

    picture = toot.file("avatar.png", png(120, 120))
    changed = toot.json(
        "update-account",
        "--display-name",
        "Alice of toot",
        "--note",
        "types a lot",
        "--avatar",
        picture,
        "--header",
        picture,
        "--bot",
        "--discoverable",
        "--privacy",
        "unlisted",
        "--sensitive",
        "--language",
        "de",
    )
    source = changed["source"]
    check("update-account", changed["display_name"] == "Alice of toot" and changed["bot"] and changed["discoverable"])
    check("update-account: defaults", (source["privacy"], source["sensitive"], source["language"]) == ("unlisted", True, "de"))
    check("update-account: pictures", "missing" not in changed["avatar"] and "missing" not in changed["header"])
    back = ("--no-bot", "--no-discoverable", "--privacy", "public", "--no-sensitive")
    check("update-account, said", toot.run("update-account", *back, "--language", "en").startswith("✓"))
    source = toot.json("whoami")["source"]
    check("update-account: back", (source["privacy"], source["sensitive"]) == ("public", False) and not source["discoverable"])
    # The name that it had before.
    options = (
        "--display-name",
        "A",
        "--note",
        "b",
        "--avatar",
        picture,
        "--header",
        picture,
        "--bot",
        "--discoverable",
        "--locked",
    )
    check(
        "update_account",
        toot.json("update_account", *options, "--sensitive", "--privacy", "private", "--language", "fr")["locked"],
    )
    check("update_account: back", toot.json("update_account", "--no-locked", *back, "--language", "en")["locked"] is False)


def lists(toot, other):
    made = toot.json("lists", "create", "Close", "--replies-policy", "followed")
    check("lists create", made["title"] == "Close" and made["replies_policy"] == "followed")
    check("lists create, said", "created" in toot.run("lists", "create", "Far"))
    check("lists list", "Close" in toot.run("lists", "list") and len(toot.json("lists", "list")) == 2)
    check("lists add", toot.json("lists", "add", "Close", other) == {})
    check("lists accounts", other in toot.run("lists", "accounts", "Close"))
    check("lists accounts by id", [a["acct"] for a in toot.json("lists", "accounts", "--id", made["id"])] == [other])
    check("lists remove", toot.json("lists", "remove", "Close", other) == {})
    check("lists add by id", "Added" in toot.run("lists", "add", "--id", made["id"], "", other))
    check("lists remove by id", "Removed" in toot.run("lists", "remove", "--id", made["id"], "", other))
    check("lists delete", "deleted" in toot.run("lists", "delete", "Far"))
    check("lists delete by id", toot.json("lists", "delete", "--id", made["id"]) == {} and toot.json("lists", "list") == [])

    check("list_create", "created" in toot.run("list_create", "Old", "--replies-policy", "list"))
    old = toot.json("lists", "list")[0]
    check("list_add", "Added" in toot.run("list_add", "Old", other))
    check("list_accounts", other in toot.run("list_accounts", "--id", old["id"]))
    check("list_remove", "Removed" in toot.run("list_remove", "Old", other))
    check("list_add", "Added" in toot.run("list_add", "Old", other))
    check("list_remove by id", "Removed" in toot.run("list_remove", "--id", old["id"], "", other))
    check("list_add by id", "Added" in toot.run("list_add", "--id", old["id"], "", other))
    return old


def tags(toot):
    toot.run("post", "on #ice and #snow")
    check("tags info", "#ice" in within(10, lambda: toot.ask("tags", "info", "ice")[1]))
    check("tags info as json", toot.json("tags", "info", "#ice")["following"] is False)
    check(
        "tags follow",
        toot.json("tags", "follow", "ice")["following"] and "following #snow" in toot.run("tags", "follow", "#snow"),
    )
    check(
        "tags followed",
        "#ice" in toot.run("tags", "followed") and {t["name"] for t in toot.json("tags", "followed")} == {"ice", "snow"},
    )
    check(
        "tags unfollow",
        not toot.json("tags", "unfollow", "ice")["following"] and "no longer" in toot.run("tags", "unfollow", "snow"),
    )
    check(
        "tags feature", toot.json("tags", "feature", "ice")["name"] == "ice" and "featured" in toot.run("tags", "feature", "snow")
    )
    check("tags featured", "#snow" in toot.run("tags", "featured") and len(toot.json("tags", "featured")) == 2)
    check("tags unfeature", toot.json("tags", "unfeature", "ice") == {} and "no longer" in toot.run("tags", "unfeature", "snow"))
    check("no tags featured", toot.json("tags", "featured") == [])


def timelines(toot, origin, me, other, other_user, old):
    as_other = ("--as", other_user)
    made = [toot.json("post", f"page {n} #pages #p{n % 2}", before=as_other)["id"] for n in range(5)]
    newest = made[::-1]
    within(10, lambda: made[4] in ids(toot.json("timelines", "home")))
    plain = ("--no-pager", "--no-clear")
    for words in (("home",), ("account", other), ("list", "Old"), ("public", "--local"), ("tag", "pages", "--local")):
        name = f"timelines {words[0]}"
        check(name, ids(toot.json("timelines", *words, "--limit", "5"))[:5] == newest)
        check(f"{name}: after", ids(toot.json("timelines", *words, "--min-id", made[1], "-l", "2")) == [made[3], made[2]])
        check(f"{name}: before", ids(toot.json("timelines", *words, "--max-id", made[3], "-l", "2")) == [made[2], made[1]])
        check(f"{name}: since", ids(toot.json("timelines", *words, "--since-id", made[2])) == [made[4], made[3]])
        check(f"{name}: shown", "page 4" in toot.run("timelines", *words, *plain))
    check(
        "timelines home: paged",
        "page 0" in toot.at_terminal(["timelines", "home", "--pager", "-l", "40"], b"page 0", last=b"\x04"),
    )
    check("timelines public of an instance", made[4] in ids(toot.json("timelines", "public", "-i", origin)))
    check("timelines public: remote", toot.json("timelines", "public", "--remote") == [])
    check("timelines public: media", made[4] not in ids(toot.json("timelines", "public", "--only-media")))
    check("timelines tag of an instance", made[4] in ids(toot.json("timelines", "tag", "pages", "--instance", origin)))
    check("timelines tag: all", ids(toot.json("timelines", "tag", "pages", "--all", "p1")) == [made[3], made[1]])
    check("timelines tag: none", ids(toot.json("timelines", "tag", "pages", "--none", "p1")) == [made[4], made[2], made[0]])
    check("timelines tag: any", len(toot.json("timelines", "tag", "p0", "--any", "p1")) == 5)
    check("timelines tag: remote media", toot.json("timelines", "tag", "pages", "--remote", "--only-media") == [])
    for n in made:
        toot.run("favourite", n)
    check("timelines favourites", ids(toot.json("timelines", "favourites", "-l", "5")) == newest)
    check("timelines favourites, shown", "page 4" in toot.run("timelines", "favourites", *plain))
    check(
        "timelines favourites: ranges",
        all(
            isinstance(toot.json("timelines", "favourites", option, "1"), list)
            for option in ("--min-id", "--since-id", "--max-id")
        ),
    )
    check("timelines trending", isinstance(toot.json("timelines", "trending", "--offset", "0", "--limit", "5"), list))
    check("timelines trending of an instance", toot.run("timelines", "trending", "-i", origin, *plain))
    code, out, err = toot.ask("timelines", "link", "https://nowhere.example/", "--json")
    check("timelines link", (code == 0 and out.strip() == "[]") or "not found" in err.lower())

    for words in (
        (),
        ("--account", other),
        ("--list", old["id"]),
        ("--tag", "pages"),
        ("--public", "--local"),
        ("-p", "-i", origin),
        ("-t", "pages", "-l", "--instance", origin),
    ):
        check(f"timeline {' '.join(words[:1])}", "page 4" in toot.run("timeline", "--once", "--count", "10", *words))
    reversed_ = toot.run("timeline", "-r", "-1", "-c", "5")
    check("timeline reversed", reversed_.index("page 0") < reversed_.index("page 4"))
    check("list_delete", "deleted" in toot.run("list_delete", "--id", old["id"]))


def notifications(toot, me, other, other_user):
    check("notifications --clear", "cleared" in toot.run("notifications", "--clear"))
    check("no notifications", "no notifications" in toot.run("notifications"))
    as_other = ("--as", other_user)
    post = toot.json("post", "notice me")
    toot.run("favourite", post["id"], before=as_other)
    toot.run("post", f"@{me} hello", before=as_other)
    check("notifications", within(10, lambda: len(toot.json("notifications")) == 2))
    shown = toot.run("notifications")
    check("notifications, shown", "favourited your status" in shown and "mentioned you" in shown)
    turned = toot.run("notifications", "--reverse")
    check("notifications --reverse", turned.index("favourited your") < turned.index("mentioned you"))
    check("notifications --type", [n["type"] for n in toot.json("notifications", "--type", "favourite")] == ["favourite"])
    check(
        "notifications --exclude-type",
        [n["type"] for n in toot.json("notifications", "--exclude-type", "favourite")] == ["mention"],
    )
    check("notifications --mentions", "favourited" not in toot.run("notifications", "--mentions"))


def search(toot, post, other):
    check("search", other in toot.run("search", other))
    check(
        "search accounts",
        [a["acct"] for a in toot.json("search", other, "--type", "accounts", "--limit", "1")["accounts"]] == [other],
    )
    check("search hashtags", toot.json("search", "pages", "-t", "hashtags", "-l", "1")["hashtags"][0]["name"] == "pages")
    check("search an address", ids(toot.json("search", post["url"], "--resolve")["statuses"]) == [post["id"]])
    found = within(20, lambda: toot.json("search", "pictures", "--type", "statuses")["statuses"])
    check("search posts", post["id"] in ids(found))
    check("search within", toot.json("search", "pictures", "-t", "statuses", "--max-id", post["id"])["statuses"] == [])
    check("search after", toot.json("search", "pictures", "-t", "statuses", "--min-id", post["id"])["statuses"] == [])
    check("search further", toot.json("search", "pictures", "-t", "statuses", "--offset", "20")["statuses"] == [])


def main():
    origin, me, password, other, other_password = sys.argv[1:6]
    toot = Toot()
    other_user = signing_in(toot, origin, me, password, other, other_password)
    post, answer = posting(toot, origin, me, other, other_user)
    statuses(toot, post, answer, other, other_user)
    people(toot, me, other, other_user)
    tags(toot)
    old = lists(toot, other)
    timelines(toot, origin, me, other, other_user, old)
    notifications(toot, me, other, other_user)
    search(toot, post, other)
    check("tui", "hello" in toot.at_terminal(["tui", "--colors", "16"], b"hello", first=b"\n", last=b"q"))
    check("logout", "logged out" in toot.run("logout", other_user) and other_user not in toot.run("auth"))

    missed = unused(NOT_USED)
    check(f"every command and option was used{''.join(f', not {one}' for one in missed)}", not missed)
    for name, why in NOT_USED.items():
        print(f"--  toot: {name}: {why}")
    print(f"{shell.passed} passed, 0 failed")


main()
