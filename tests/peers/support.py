"""What the journeys with other servers share: a client of ours, the control of the peer, and checks."""

import json
import struct
import sys
import time
import traceback
import urllib.error
import urllib.parse
import urllib.request
import zlib

PATIENCE = 30.0  # seconds until something that must happen is given up

passed = 0
failed = []


class Failed(Exception):
    """Something that the next steps cannot do without."""


def check(what, holds, found=None):
    """Notes whether something holds; `found` is shown if it does not."""
    global passed
    if holds:
        passed += 1
        print(f"ok      {what}", flush=True)
    else:
        failed.append(what)
        shown = "" if found is None else f": {json.dumps(found, ensure_ascii=False)[:2000]}"
        print(f"FAILED  {what}{shown}", flush=True)
    return holds


def same(what, found, wanted):
    return check(what, found == wanted, {"found": found, "wanted": wanted})


def eventually(what, look):
    """Waits until `look` answers something true, and answers that."""
    end = time.monotonic() + PATIENCE
    found = look()
    while not found and time.monotonic() < end:
        time.sleep(0.1)
        found = look()
    if not check(what, bool(found)):
        raise Failed(what)
    return found


def run(steps):
    """Runs the steps one after the other; one that ends early does not keep the others from running."""
    for step in steps:
        print(f"--      {step.__name__.replace('_', ' ')}", flush=True)
        try:
            step()
        except Failed:
            pass
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)
            line = next((frame.lineno for frame in place if frame.name == step.__name__), None)
            check(f"{step.__name__} goes to its end", False, f"line {line}: {error!r}")
    print(f"{passed} passed, {len(failed)} failed")
    for what in failed:
        print(f"  {what}")
    sys.exit(1 if failed else 0)


# No proxy of the machine's, and nothing but this machine.
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def call(method, url, headers, body=None):
    assert url.startswith("http://127.0.0.1:"), url
    request = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with opener.open(request, timeout=60) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def png(width, height):
    """A small picture without any library."""
    rows = b"".join(b"\0" + bytes([x % 256 for x in range(3 * width)]) for _ in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Peer:
    """The other server's second port."""

    def __init__(self, base):
        self.base = base

    def __call__(self, command, argument=None):
        body = json.dumps({"command": command, "argument": argument}).encode()
        status, answer = call("POST", self.base, {"content-type": "application/json"}, body)
        if status != 200:
            raise RuntimeError(answer.decode())
        return json.loads(answer)

    def received(self, kind, **wanted):
        """The last activity of a kind that passed the peer's checks and has these values."""
        for activity in reversed(self("received")):
            if activity["type"] == kind and all(activity.get(name) == value for name, value in wanted.items()):
                return activity
        return None

    def wait(self, kind, what=None, where=lambda activity: True, **wanted):
        def look():
            activity = self.received(kind, **wanted)
            return activity if activity and where(activity) else None

        return eventually(what or f"{kind} arrives at the peer", look)


class User:
    """Somebody of ours, signed in over the client API."""

    def __init__(self, base, host, name, password):
        self.base = base
        self.host = host
        self.token = None
        app = self.post(
            "/api/v1/apps",
            client_name="journey",
            redirect_uris="urn:ietf:wg:oauth:2.0:oob",
            scopes="read write follow push",
        )
        grant = self.post(
            "/oauth/token",
            grant_type="password",
            client_id=app["client_id"],
            client_secret=app["client_secret"],
            username=name,
            password=password,
            scope="read write follow push",
        )
        self.token = grant["access_token"]
        self.account = self.get("/api/v1/accounts/verify_credentials")
        self.id = self.account["id"]

    def ask(self, method, path, values=None):
        headers = {"host": self.host, "content-type": "application/json"}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        body = None if values is None else json.dumps(values).encode()
        status, answer = call(method, self.base + path, headers, body)
        try:
            return status, json.loads(answer or b"null")
        except ValueError:
            return status, answer.decode(errors="replace")

    def good(self, method, path, values=None):
        status, answer = self.ask(method, path, values)
        if status != 200:
            raise RuntimeError(f"{method} {path}: {status} {answer}")
        return answer

    def get(self, path, **query):
        return self.good("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))

    def post(self, path, **values):
        return self.good("POST", path, values)

    def upload(self, path, method="POST", name="file", **fields):
        """Sends a small picture, and fields beside it, as a form."""
        parts = [f'--end\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items()]
        head = f'--end\r\nContent-Disposition: form-data; name="{name}"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n'
        body = b"".join([*parts, head.encode(), png(64, 48), b"\r\n--end--\r\n"])
        headers = {
            "host": self.host,
            "content-type": "multipart/form-data; boundary=end",
            "authorization": f"Bearer {self.token}",
        }
        status, answer = call(method, self.base + path, headers, body)
        if status != 200:
            raise RuntimeError(f"{method} {path}: {status} {answer}")
        return json.loads(answer)

    def document(self, url, accept="application/activity+json"):
        """What an unsigned GET of one of our own addresses answers: the status and the document."""
        path = url.removeprefix(f"https://{self.host}")
        status, answer = call("GET", self.base + path, {"host": self.host, "accept": accept})
        try:
            return status, json.loads(answer or b"null")
        except ValueError:
            return status, None

    def resolve(self, what, kind="accounts"):
        found = self.get("/api/v2/search", q=what, resolve="true", type=kind)[kind]
        return found[0] if found else None

    def relationship(self, account):
        return self.get("/api/v1/accounts/relationships", **{"id[]": account})[0]

    def status(self, id):
        return self.get(f"/api/v1/statuses/{id}")

    def home(self):
        return self.get("/api/v1/timelines/home", limit=40)

    def at_home(self, uri):
        """The post with this ActivityPub id on the home timeline."""
        return next((post for post in self.home() if post["uri"] == uri), None)

    def notified(self, kind, account, where=lambda note: True):
        """The newest notification of a kind from an account."""
        for note in self.get("/api/v1/notifications", limit=80):
            if note["type"] == kind and note["account"]["id"] == account and where(note):
                return note
        return None

    def on_status(self, id, act):
        return self.post(f"/api/v1/statuses/{id}/{act}")

    def on_account(self, id, act):
        return self.post(f"/api/v1/accounts/{id}/{act}")
