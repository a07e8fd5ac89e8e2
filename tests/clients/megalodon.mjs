// megalodon against a running server: the library of Whalebird and others, which speaks with many kinds of servers. It must
// recognise this one; then everything that it offers for Mastodon is tried.
//
// Usage: node megalodon.mjs ORIGIN PACKAGES ROOKERY NAME PASSWORD OTHER_NAME OTHER_PASSWORD
// PACKAGES is the folder with node_modules, ROOKERY the server's program.

import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { allow, as, check, count, ids, png, refused, sleep, within } from "./masto/tools.mjs";

as("megalodon");
const [origin, packages, rookery, name, password, otherName, otherPassword] = process.argv.slice(2);
const { default: generator, detector, Mastodon } = createRequire(join(packages, "package.json"))("megalodon");

/** What is not called, and why. */
const NOT_CALLED = {
  constructor: "makes the client",
  cancel: "ends requests that are under way",
  urlToAccounts: "private",
  refreshToken: "tokens do not expire, so there is nothing to refresh",
};

const called = new Set();
/** A client whose calls are written down; with the data of answers. */
function client(token) {
  const real = generator(kind, origin, token);
  return new Proxy(real, {
    get:
      (_, method) =>
      async (...values) => {
        called.add(method);
        const answer = await real[method](...values);
        return answer?.data !== undefined && answer.headers ? answer.data : answer;
      },
  });
}
const status = async (call) => {
  const error = await call.then(
    () => undefined,
    (error) => error,
  );
  return error?.response?.status ?? error;
};

const kind = await detector(origin);
check("the server is recognised", kind === "mastodon");
const folder = mkdtempSync(join(tmpdir(), "rookery-megalodon-"));
const picture = join(folder, "picture.png");
writeFileSync(picture, Buffer.from(await png(64, 48).arrayBuffer()));

const guest = client();
const scopes = ["read", "write", "follow", "push"];
const app = await guest.registerApp("megalodon", { scopes });
check("app", app.client_id && app.client_secret && app.url.startsWith(`${origin}/oauth/authorize`));
check("plain app", (await guest.createApp("plain", { scopes })).client_id !== app.client_id);
const link = new URL(await guest.generateAuthUrl(app.client_id, app.client_secret, { scope: scopes }));
const signIn = async (login, secret) => {
  const code = await allow(origin, Object.fromEntries(link.searchParams), login, secret);
  const token = await guest.fetchAccessToken(app.client_id, app.client_secret, code);
  return [client(token.access_token), token.access_token];
};
const [alice, token] = await signIn(name, password);
const [bob] = await signIn(otherName, otherPassword);
check("verify an app", (await alice.verifyAppCredentials()).name === "megalodon");
const [, spare] = await signIn(name, password);
await guest.revokeToken(app.client_id, app.client_secret, spare);
check("revoke", (await status(client(spare).verifyAccountCredentials())) === 401);
const form = {
  grant_type: "client_credentials",
  client_id: app.client_id,
  client_secret: app.client_secret,
  scope: scopes.join(" "),
};
const ofApp = await (await fetch(`${origin}/oauth/token`, { method: "POST", body: new URLSearchParams(form) })).json();
const made = await client(ofApp.access_token).registerAccount(
  "carol",
  "carol@rookery.example",
  "carol signs up",
  true,
  "en",
  null,
);
const carol = client(made.access_token ?? made.accessToken);

const me = await alice.verifyAccountCredentials();
const [a, b, c] = [me.id, (await bob.verifyAccountCredentials()).id, (await carol.verifyAccountCredentials()).id];
check("accounts", me.acct === name && a !== b && b !== c);
const changed = await alice.updateCredentials({
  display_name: "Alice",
  note: "hi",
  discoverable: true,
  locked: false,
  bot: false,
  source: { privacy: "public", language: "en", sensitive: false },
  fields_attributes: [{ name: "web", value: "x" }],
});
check("updateCredentials", changed.display_name === "Alice" && changed.fields[0].name === "web");
check("getAccount", (await guest.getAccount(a)).display_name === "Alice");
check("lookupAccount", (await guest.lookupAccount(otherName)).id === b);
check("searchAccount", ids(await alice.searchAccount(otherName, { limit: 5 })).includes(b));
check("getIdentityProof", (await alice.getIdentityProof(b)).length === 0);
check("getPreferences", (await alice.getPreferences())["posting:default:visibility"] === "public");

check("followAccount", (await alice.followAccount(b, { reblog: false })).following);
check("subscribeAccount", (await alice.subscribeAccount(b)).notifying);
check("unsubscribeAccount", !(await alice.unsubscribeAccount(b)).notifying);
check("getAccountFollowing", ids(await alice.getAccountFollowing(a, { limit: 1, get_all: true })).join() === b);
check("getAccountFollowers", ids(await alice.getAccountFollowers(b)).join() === a);
check("getRelationship", (await alice.getRelationship(b)).following);
check("getRelationships", (await alice.getRelationships([b, c])).length === 2);
check("setAccountNote", (await alice.setAccountNote(b, "zoo")).note === "zoo");
check("pinAccount", (await alice.pinAccount(b)).following);
check("getEndorsements", ids(await alice.getEndorsements()).join() === b);
await alice.unpinAccount(b);
check("unpinAccount", (await alice.getEndorsements()).length === 0);
check("muteAccount", (await alice.muteAccount(c, true)).muting_notifications);
check("getMutes", ids(await alice.getMutes({ limit: 5 })).join() === c);
check("unmuteAccount", !(await alice.unmuteAccount(c)).muting);
check("blockAccount", (await alice.blockAccount(c)).blocking);
check("getBlocks", ids(await alice.getBlocks()).join() === c);
check("unblockAccount", !(await alice.unblockAccount(c)).blocking);
await alice.blockDomain("spam.example");
check("getDomainBlocks", (await alice.getDomainBlocks()).join() === "spam.example");
await alice.unblockDomain("spam.example");
check("unblockDomain", (await alice.getDomainBlocks()).length === 0);
await bob.updateCredentials({ locked: true });
check("unfollowAccount", !(await alice.unfollowAccount(b)).following);
await Promise.all([alice.followAccount(b), carol.followAccount(b)]);
check(
  "getFollowRequests",
  ids(await bob.getFollowRequests(10))
    .sort()
    .join() === [a, c].sort().join(),
);
check("acceptFollowRequest", (await bob.acceptFollowRequest(a)).followed_by);
check("rejectFollowRequest", !(await bob.rejectFollowRequest(c)).followed_by);
await bob.updateCredentials({ locked: false });
check("getSuggestions", Array.isArray(await alice.getSuggestions(5)));

const file = await alice.uploadMedia(createReadStream(picture), { description: "a gradient", focus: "0,0" });
check("uploadMedia", file.type === "image" && file.url && file.blurhash);
check("getMedia", (await alice.getMedia(file.id)).description === "a gradient");
check("updateMedia", (await alice.updateMedia(file.id, { description: "better" })).description === "better");
const post = await alice.postStatus("with a picture #sea", {
  media_ids: [file.id],
  sensitive: true,
  spoiler_text: "bright",
  visibility: "public",
  language: "en",
});
check(
  "postStatus",
  ids(post.media_attachments).join() === file.id && post.spoiler_text === "bright" && post.tags[0].name === "sea",
);
const answer = await bob.postStatus(`@${name} nice`, { in_reply_to_id: post.id });
check("getStatus", (await guest.getStatus(answer.id)).in_reply_to_id === post.id);
check("getStatusContext", ids((await alice.getStatusContext(post.id)).descendants).join() === answer.id);
check("getStatusSource", (await alice.getStatusSource(post.id)).text === "with a picture #sea");
check(
  "editStatus",
  (await alice.editStatus(post.id, { status: "edited #sea", media_ids: [file.id] })).content.includes("edited"),
);
for (const [does, undoes, mark] of [
  ["favourite", "unfavourite", "favourited"],
  ["reblog", "unreblog", "reblogged"],
  ["bookmark", "unbookmark", "bookmarked"],
]) {
  check(`${does}Status`, (await bob[`${does}Status`](post.id))[mark]);
  if (does === "favourite") check("getStatusFavouritedBy", ids(await guest.getStatusFavouritedBy(post.id)).join() === b);
  if (does === "favourite") check("getFavourites", ids(await bob.getFavourites({ limit: 1 })).join() === post.id);
  if (does === "reblog") check("getStatusRebloggedBy", ids(await guest.getStatusRebloggedBy(post.id)).join() === b);
  if (does === "bookmark") check("getBookmarks", ids(await bob.getBookmarks()).join() === post.id);
  check(`${undoes}Status`, (await bob[`${undoes}Status`](post.id))[mark] === false);
}
check("muteStatus", (await alice.muteStatus(post.id)).muted && !(await alice.unmuteStatus(post.id)).muted);
check("pinStatus", (await alice.pinStatus(post.id)).pinned);
check("getAccountStatuses", ids(await guest.getAccountStatuses(a, { pinned: true })).join() === post.id);
check("unpinStatus", !(await alice.unpinStatus(post.id)).pinned);
const asked = await alice.postStatus("Which?", { poll: { options: ["one", "two"], expires_in: 3600, multiple: false } });
check("votePoll", (await bob.votePoll(asked.poll.id, [1])).own_votes.join() === "1");
check("getPoll", (await guest.getPoll(asked.poll.id)).votes_count === 1);
const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString();
const later = await alice.postStatus("later", { scheduled_at: at(1) });
check("getScheduledStatuses", ids(await alice.getScheduledStatuses()).join() === later.id);
check("getScheduledStatus", (await alice.getScheduledStatus(later.id)).params.text === "later");
check("scheduleStatus", (await alice.scheduleStatus(later.id, at(2))).scheduled_at > later.scheduled_at);
await alice.cancelScheduledStatus(later.id);
check("cancelScheduledStatus", (await alice.getScheduledStatuses()).length === 0);
check("deleteStatus", (await alice.deleteStatus(asked.id)).id === asked.id && (await status(alice.getStatus(asked.id))) === 404);

check(
  "getHomeTimeline",
  (await within(10, async () => ids(await alice.getHomeTimeline({ limit: 10 })).includes(answer.id))) === true,
);
check("getPublicTimeline", ids(await guest.getPublicTimeline({ limit: 40 })).includes(post.id));
check("getLocalTimeline", ids(await guest.getLocalTimeline({ only_media: true })).join() === post.id);
check("getTagTimeline", ids(await guest.getTagTimeline("sea")).join() === post.id);
check("getTag", (await alice.getTag("sea")).name === "sea");
check("followTag", (await bob.followTag("sea")).following && (await bob.getFollowedTags())[0].name === "sea");
check("unfollowTag", !(await bob.unfollowTag("sea")).following);
check("getSuggestedTags", (await within(10, () => alice.getSuggestedTags()))[0].name === "sea");
const tag = await alice.createFeaturedTag("sea");
check("getFeaturedTags", ids(await alice.getFeaturedTags()).join() === tag.id);
await alice.deleteFeaturedTag(tag.id);
check("deleteFeaturedTag", (await alice.getFeaturedTags()).length === 0);

const list = await alice.createList("Close");
check(
  "updateList",
  (await alice.updateList(list.id, "Closer")).title === "Closer" && (await alice.getList(list.id)).title === "Closer",
);
await alice.addAccountsToList(list.id, [b]);
check("getAccountsInList", ids(await alice.getAccountsInList(list.id)).join() === b);
check(
  "getAccountLists",
  ids(await alice.getAccountLists(b)).join() === list.id && ids(await alice.getLists()).join() === list.id,
);
check("getListTimeline", ids(await alice.getListTimeline(list.id)).includes(answer.id));
const filter = await alice.createFilter("rain", ["home"], { whole_word: true });
check("getFilter", (await alice.getFilter(filter.id)).phrase === "rain");
check(
  "updateFilter",
  (await alice.updateFilter(filter.id, "snow", ["public"])).phrase === "snow" && (await alice.getFilters()).length === 1,
);
await alice.deleteFilter(filter.id);
check("deleteFilter", (await alice.getFilters()).length === 0);
check("report", (await alice.report(c, { comment: "rude", category: "spam" })).target_account.id === c);
check("saveMarkers", (await alice.saveMarkers({ home: { last_read_id: post.id } })).home.last_read_id === post.id);
check("getMarkers", (await alice.getMarkers(["home"])).home.last_read_id === post.id);

const heard = {};
const streams = [];
for (const [stream, open] of [
  ["user", () => alice.userStreaming()],
  ["public", () => alice.publicStreaming()],
  ["local", () => alice.localStreaming()],
  ["tag", () => alice.tagStreaming("sea")],
  ["list", () => alice.listStreaming(list.id)],
  ["direct", () => alice.directStreaming()],
]) {
  const socket = await open();
  heard[stream] = [];
  for (const event of ["update", "notification", "delete", "conversation", "status_update"])
    socket.on(event, (payload) => heard[stream].push([event, payload]));
  socket.on("error", (error) => heard[stream].push(["error", error]));
  await new Promise((done) => socket.on("connect", done));
  streams.push(socket);
}
await sleep(500);
const live = await bob.postStatus(`@${name} live #sea`, {});
await bob.editStatus(live.id, { status: `@${name} still live #sea` });
const secret = await bob.postStatus(`@${name} a secret`, { visibility: "direct" });
await bob.deleteStatus(live.id);
const has = (stream, event, matches) =>
  within(15, () => heard[stream].some(([kind, payload]) => kind === event && matches(payload)));
for (const stream of ["user", "public", "local", "tag", "list"]) {
  check(`stream ${stream}: update`, (await has(stream, "update", (payload) => payload.id === live.id)) === true);
  check(`stream ${stream}: delete`, (await has(stream, "delete", (id) => id === live.id)) === true);
}
check("stream user: edit", (await has("user", "status_update", (payload) => payload.id === live.id)) === true);
check("stream user: notification", (await has("user", "notification", (payload) => payload.type === "mention")) === true);
check(
  "stream direct: conversation",
  (await has("direct", "conversation", (payload) => payload.last_status.id === secret.id)) === true,
);
check(
  "no stream failed",
  Object.values(heard)
    .flat()
    .every(([event]) => event !== "error"),
);
for (const socket of streams) socket.stop();
check("streamingURL", (await alice.streamingURL()).startsWith("ws"));
await alice.deleteAccountsFromList(list.id, [b]);
await alice.deleteList(list.id);
check("deleteList", (await alice.getLists()).length === 0);

const [talk] = await alice.getConversationTimeline({ limit: 5 });
check("readConversation", !(await alice.readConversation(talk.id)).unread);
await alice.deleteConversation(talk.id);
check("deleteConversation", (await alice.getConversationTimeline()).length === 0);
const [one] = await alice.getNotifications({ limit: 30, exclude_types: ["follow"] });
check("getNotification", (await alice.getNotification(one.id)).id === one.id);
await alice.dismissNotification(one.id);
check("dismissNotification", (await status(alice.getNotification(one.id))) === 404);
await alice.dismissNotifications();
check("dismissNotifications", (await alice.getNotifications()).length === 0);
const keys = {
  p256dh: "BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU=",
  auth: "AAAAAAAAAAAAAAAAAAAAAA==",
};
await alice.subscribePushNotification({ endpoint: "https://push.example/1", keys }, { alerts: { mention: true } });
check("getPushSubscription", (await alice.getPushSubscription()).alerts.mention);
check("updatePushSubscription", (await alice.updatePushSubscription({ alerts: { follow: true } })).alerts.follow);
await alice.deletePushSubscription();
check("deletePushSubscription", (await status(alice.getPushSubscription())) === 404);

check("search", ids((await alice.search(otherName, { type: "accounts", limit: 3 })).accounts).includes(b));
const instance = await guest.getInstance();
check(
  "getInstance",
  instance.version.startsWith("4.") && instance.max_toot_chars !== 0 && instance.configuration.statuses.max_characters === 500,
);
check("getInstancePeers", Array.isArray(await guest.getInstancePeers()));
check("getInstanceActivity", (await guest.getInstanceActivity()).length === 12);
check("getInstanceTrends", Array.isArray(await guest.getInstanceTrends(5)));
check("getInstanceDirectory", ids(await within(10, () => guest.getInstanceDirectory({ local: true, order: "new" }))).includes(a));
check("getInstanceCustomEmojis", Array.isArray(await guest.getInstanceCustomEmojis()));
const told = execFileSync(rookery, ["announcement", "create", "Told"], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "ignore"],
}).trim();
const announcement = async () => (await alice.getInstanceAnnouncements()).find((it) => it.id === told);
await within(10, announcement);
await alice.addReactionToAnnouncement(told, encodeURIComponent("🦭"));
check("addReactionToAnnouncement", (await announcement()).reactions[0].name === "🦭");
await alice.removeReactionFromAnnouncement(told, encodeURIComponent("🦭"));
check("removeReactionFromAnnouncement", (await announcement()).reactions.length === 0);
await alice.dismissInstanceAnnouncement(told);
check("dismissInstanceAnnouncement", (await announcement()).read);

// What it offers for other kinds of servers only.
for (const method of [
  "getAccountFavourites",
  "readNotifications",
  "createEmojiReaction",
  "deleteEmojiReaction",
  "getEmojiReactions",
  "getEmojiReaction",
])
  check(`${method} is not for Mastodon`, (await refused(alice[method](post.id, "x"))) !== undefined);

const methods = Object.getOwnPropertyNames(Mastodon.prototype);
const missed = methods.filter((method) => !called.has(method) && !(method in NOT_CALLED));
check(`all ${methods.length} methods were called${missed.map((method) => `, not ${method}`).join("")}`, missed.length === 0);
for (const [method, why] of Object.entries(NOT_CALLED)) console.log(`--  megalodon: ${method}: ${why}`);
check("the token still works", (await client(token).verifyAccountCredentials()).id === a);
console.log(`${count()} passed, 0 failed`);
process.exit(0);
