// masto.js against a running server: everything that the library offers outside of administration, and whether the answers
// are what its types promise.
//
// Usage: node masto.mjs ORIGIN PACKAGES ROOKERY TRANSLATOR_PORT NAME PASSWORD OTHER_NAME OTHER_PASSWORD
// PACKAGES is the folder with node_modules, ROOKERY the server's program.

import { execFileSync } from "node:child_process";
import { setMaxListeners } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { announcements, instance } from "./masto/instance.mjs";
import { Record, offered } from "./masto/library.mjs";
import { heldBack, notifications, push } from "./masto/notifications.mjs";
import { collections, following, profiles, tags } from "./masto/people.mjs";
import { media, polls, quotes, scheduled, search, statuses } from "./masto/statuses.mjs";
import { streaming } from "./masto/streaming.mjs";
import { conversations, filters, lists, pages, timelines } from "./masto/timelines.mjs";
import { allow, check, count, refused } from "./masto/tools.mjs";

// Node 20 lacks this one of the things that the library uses; Node 22 has it.
Promise.withResolvers ??= function () {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
};

// The library listens once per stream on one socket.
setMaxListeners(50);

const [origin, packages, rookery, translator, name, password, otherName, otherPassword] = process.argv.slice(2);
const { createOAuthAPIClient, createRestAPIClient, createStreamingAPIClient } = await import(
  pathToFileURL(join(packages, "node_modules/masto/dist/index.js"))
);

/** What is not called, and why. */
const NOT_CALLED = {
  "v1.statuses.$select.card.fetch": "gone from Mastodon since 3.0: the card stands in the post",
  "v1.timelines.direct.list": "gone from Mastodon since 3.0: conversations took its place",
};
/** What may answer 404: while it is not built, or where nobody shared the link. */
const PLANNED = new Set(["v1.timelines.link.list", "v1.trends.links.list"]);

const SCOPE = "read write follow push";
const OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";
const record = new Record();
const url = origin;
const rest = (accessToken) => record.of(createRestAPIClient({ url, accessToken, timeout: 60_000 }));
const oauth = record.of(createOAuthAPIClient({ url }), ["oauth"]);
const guest = rest();

/** Stands in for LibreTranslate. */
const stand = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    const codes = ["de", "en"];
    const answer =
      request.url === "/languages"
        ? codes.map((code) => ({ code, name: code, targets: codes }))
        : {
            translatedText: JSON.parse(body).q.map((text) => text.replace("Guten Morgen", "Good morning")),
            detectedLanguage: JSON.parse(body).q.map(() => ({ language: "de", confidence: 90 })),
          };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(answer));
  });
}).listen(Number(translator), "127.0.0.1");

async function planned(path, call) {
  try {
    return await call();
  } catch (error) {
    if (!PLANNED.has(path) || error.statusCode !== 404) throw error;
    console.log(`--  masto.js: ${path} answers 404`);
    return undefined;
  }
}

function announce(...words) {
  return execFileSync(rookery, ["announcement", ...words], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

async function signIn() {
  const app = await guest.v1.apps.create({
    clientName: "masto.js",
    redirectUris: [OUT_OF_BAND, "https://masto.example/cb"],
    scopes: SCOPE,
    website: "https://masto.example",
  });
  check("app", app.clientId && app.clientSecret && app.name === "masto.js" && app.redirectUris.length === 2);
  const secrets = { clientId: app.clientId, clientSecret: app.clientSecret, redirectUri: OUT_OF_BAND, scope: SCOPE };
  const ofApp = await oauth.token.create({ grantType: "client_credentials", ...secrets });
  check("a token for an application", ofApp.tokenType === "Bearer" && ofApp.scope === SCOPE && ofApp.createdAt > 1.6e9);
  check("verify an application", (await rest(ofApp.accessToken).v1.apps.verifyCredentials()).name === "masto.js");

  const mine = await oauth.token.create({ grantType: "password", username: name, password, ...secrets });
  const query = { response_type: "code", client_id: app.clientId, redirect_uri: OUT_OF_BAND, scope: SCOPE };
  const exchange = (code) => oauth.token.create({ grantType: "authorization_code", code, ...secrets });
  const other = await exchange(await allow(origin, query, otherName, otherPassword));
  check("a token for a code", (await rest(other.accessToken).v1.accounts.verifyCredentials()).acct === otherName);
  const code = await allow(origin, query, otherName, otherPassword);
  const stolen = await exchange(code);
  check("a code works once", (await refused(exchange(code))) === 400);
  check(
    "a code that came twice revokes its token",
    (await refused(rest(stolen.accessToken).v1.accounts.verifyCredentials())) === 401,
  );
  const spare = await oauth.token.create({ grantType: "password", username: name, password, ...secrets });
  await oauth.revoke({ clientId: app.clientId, clientSecret: app.clientSecret, token: spare.accessToken });
  check("a revoked token", (await refused(rest(spare.accessToken).v1.accounts.verifyCredentials())) === 401);

  const join = async (username) => {
    const made = await rest(ofApp.accessToken).v1.accounts.create({
      username,
      email: `${username}@rookery.example`,
      password: `${username} signs up`,
      agreement: true,
      locale: "en",
    });
    return rest(made.accessToken);
  };
  const carol = await join("carol");
  check("sign up", (await carol.v1.accounts.verifyCredentials()).acct === "carol");
  check(
    "no mail to one who is confirmed",
    (await refused(carol.v1.emails.confirmations.create({ email: "carol2@rookery.example" }))) === 403,
  );
  return {
    alice: rest(mine.accessToken),
    bob: rest(other.accessToken),
    carol,
    dave: await join("dave"),
    erin: await join("erin"),
    token: mine.accessToken,
  };
}

const people = await signIn();
const world = { ...people, guest, origin, planned, announce, record, createStreamingAPIClient };
for (const part of [
  profiles,
  following,
  media,
  statuses,
  polls,
  quotes,
  scheduled,
  search,
  pages,
  tags,
  timelines,
  lists,
  filters,
  conversations,
  notifications,
])
  await part(world);
await (
  await heldBack(world)
)(world);
for (const part of [push, collections, instance, announcements, streaming]) await part(world);
stand.close();

const known = [...offered(packages)].filter((path) => !path.startsWith("v1.admin."));
check(`${known.length} methods are declared`, known.length > 190);
const missed = known.filter((path) => !record.called.has(path) && !(path in NOT_CALLED));
check(`every method was called${missed.map((path) => `, not ${path}`).join("")}`, missed.length === 0);
check(
  "what is not called is declared",
  Object.keys(NOT_CALLED).every((path) => known.includes(path) && !record.called.has(path)),
);
for (const [path, why] of Object.entries(NOT_CALLED)) console.log(`--  masto.js: ${path}: ${why}`);

const Status = "mastodon.v1.Status";
const Reaction = "mastodon.v1.Reaction";
const { objections, compiled } = record.objections(packages, {
  "v1.statuses.create": `${Status} | mastodon.v1.ScheduledStatus`,
  "event.update": Status,
  "event.status.update": Status,
  "event.notification": "mastodon.v1.Notification",
  "event.conversation": "mastodon.v1.Conversation",
  "event.announcement": "mastodon.v1.Announcement",
  "event.announcement.reaction": `Omit<${Reaction}, "me">`,
  "event.delete": "string",
  // Answered with what was typed in instead.
  "v1.statuses.$select.remove": `Omit<${Status}, "content"> & { text: string }`,
  "v1.instance.languages.list": "{ code: string; name: string }[]",
});
for (const [path, words] of objections) console.error(`${path}: ${words}`);
check(`${compiled} answers have the types that the library gives them`, objections.size === 0);
console.log(`${count()} passed, 0 failed`);
process.exit(0);
