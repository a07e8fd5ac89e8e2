"""Mastodon.py against a running server: it logs in, posts, reads, pages, streams, and walks through everything it offers.

Usage: journey.py ORIGIN NAME PASSWORD OTHER_NAME OTHER_PASSWORD
"""

import struct
import sys
import threading
import zlib

from mastodon import Mastodon, StreamListener

import everything

SCOPES = ["read", "write", "follow", "push"]
passed = 0


def check(what, holds):
    global passed
    if not holds:
        sys.exit(f"FAILED: {what}")
    passed += 1
    print(f"ok  {what}")


def login(origin, name, password):
    client_id, secret = Mastodon.create_app("journey", scopes=SCOPES, api_base_url=origin)
    client = Mastodon(client_id=client_id, client_secret=secret, api_base_url=origin)
    # Newer releases of the library ask the server's version before they try a password.
    token = client._Mastodon__api_request(
        "POST",
        "/oauth/token",
        {
            "grant_type": "password",
            "username": name,
            "password": password,
            "client_id": client_id,
            "client_secret": secret,
            "scope": " ".join(SCOPES),
        },
        do_ratelimiting=False,
    )["access_token"]
    return Mastodon(access_token=token, api_base_url=origin)


def png(width, height):
    """A small picture without any library."""
    rows = b"".join(
        b"\0" + b"".join(bytes([x * 255 // width, y * 255 // height, 80]) for x in range(width))
        for y in range(height)
    )

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Heard(StreamListener):
    def __init__(self):
        self.update = threading.Event()
        self.notified = threading.Event()

    def on_update(self, status):
        self.update.set()

    def on_notification(self, notification):
        self.notified.set()


def library(origin, me, my_password, other, other_password):
    alice = login(origin, me, my_password)
    bob = login(origin, other, other_password)
    check("Mastodon.py: instance", alice.instance()["version"].startswith("4."))
    check("Mastodon.py: verify_credentials", alice.account_verify_credentials()["acct"] == me)

    heard = Heard()
    stream = alice.stream_user(heard, run_async=True)
    check("Mastodon.py: streaming is healthy", alice.stream_healthy())

    bob_id = bob.account_verify_credentials()["id"]
    alice.account_follow(bob_id)
    check("Mastodon.py: follow", alice.account_relationships(bob_id)[0]["following"])

    media = alice.media_post(png(64, 48), mime_type="image/png", description="a gradient")
    check("Mastodon.py: upload", media["description"] == "a gradient" and media["blurhash"])
    post = alice.status_post(f"Hello @{other}, here is #journey", media_ids=[media], spoiler_text="a picture")
    check("Mastodon.py: post with an image", len(post["media_attachments"]) == 1 and post["sensitive"])
    check("Mastodon.py: mention", post["mentions"][0]["acct"] == other)
    check("Mastodon.py: own post is at home at once", alice.timeline_home(limit=1)[0]["id"] == post["id"])
    check("Mastodon.py: own post is streamed", heard.update.wait(20))

    answer = bob.status_reply(post, "hello back")
    check("Mastodon.py: reply", answer["in_reply_to_id"] == post["id"])
    check("Mastodon.py: notified of the reply over the stream", heard.notified.wait(20))
    check("Mastodon.py: context", [s["id"] for s in alice.status_context(post)["descendants"]] == [answer["id"]])
    check("Mastodon.py: favourite", bob.status_favourite(post)["favourites_count"] == 1)
    check("Mastodon.py: boost", bob.status_reblog(post)["reblog"]["id"] == post["id"])
    check("Mastodon.py: bookmark", alice.status_bookmark(answer)["bookmarked"])
    check("Mastodon.py: bookmarks", alice.bookmarks()[0]["id"] == answer["id"])
    check("Mastodon.py: edit", alice.status_update(post, "Hello again #journey")["edited_at"] is not None)
    check("Mastodon.py: history", len(alice.status_history(post)) == 2)
    check("Mastodon.py: tag timeline", alice.timeline_hashtag("journey")[0]["id"] == post["id"])
    kinds = {n["type"] for n in alice.notifications(limit=40)}
    check("Mastodon.py: notifications", "mention" in kinds)

    ids = [alice.status_post(f"page {n}")["id"] for n in range(7)]
    page = alice.account_statuses(alice.account_verify_credentials()["id"], limit=3)
    down = [s["id"] for s in page]
    while len(down) < 7:
        page = alice.fetch_next(page)
        down += [s["id"] for s in page]
    check("Mastodon.py: pages down", [str(i) for i in down[:7]] == [str(i) for i in reversed(ids)])
    up = alice.timeline_home(min_id=ids[0], limit=3)
    check("Mastodon.py: pages up", [str(s["id"]) for s in up] == [str(i) for i in (ids[3], ids[2], ids[1])])
    up = alice.fetch_previous(up)
    check("Mastodon.py: pages up again", [str(s["id"]) for s in up] == [str(i) for i in (ids[6], ids[5], ids[4])])

    found = alice.search_v2(other)
    check("Mastodon.py: search", found["accounts"][0]["acct"] == other)
    alice.status_delete(post)
    check("Mastodon.py: delete", all(s["id"] != post["id"] for s in alice.timeline_home()))
    stream.close()
    everything.walk(check, alice, bob)


def main():
    origin, me, password, other, other_password = sys.argv[1:6]
    library(origin, me, password, other, other_password)
    print(f"{passed} passed, 0 failed")


main()
