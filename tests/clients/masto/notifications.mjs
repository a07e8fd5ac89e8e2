// Notifications: one by one, in groups, held back, pushed.

import { all, check, ids, refused, within } from "./tools.mjs";

export async function notifications({ alice, bob, carol }) {
  const [b, c] = ids(await Promise.all([bob, carol].map((one) => one.v1.accounts.verifyCredentials())));
  await alice.v1.notifications.clear();
  check("cleared", (await alice.v1.notifications.list()).length === 0);
  const post = await alice.v1.statuses.create({ status: "please favour" });
  for (const one of [bob, carol]) await one.v1.statuses.$select(post.id).favourite();
  await bob.v1.statuses.$select(post.id).reblog();
  await bob.v1.statuses.create({ status: "@alice hi" });
  const types = async () =>
    (await alice.v1.notifications.list({ limit: 40 }))
      .map((one) => one.type)
      .sort()
      .join();
  check("notifications", (await within(15, async () => (await types()) === "favourite,favourite,mention,reblog")) === true);
  const favourites = await alice.v1.notifications.list({ types: ["favourite"] });
  check("notifications of a type", favourites.length === 2 && favourites.every((one) => one.status.id === post.id));
  check("notifications without a type", (await alice.v1.notifications.list({ excludeTypes: ["favourite"] })).length === 2);
  check(
    "notifications from one person",
    (await alice.v1.notifications.list({ accountId: c })).every((one) => one.account.id === c),
  );
  check("notifications that the client knows", (await alice.v1.notifications.fetch({ supportedTypes: ["mention"] })).length > 0);
  check("pages of notifications", (await all(alice.v1.notifications.list({ limit: 1 }))).length === 4);
  check("unread", (await alice.v1.notifications.unreadCount.fetch()).count === 4);
  check("unread of a type", (await alice.v1.notifications.unreadCount.fetch({ types: ["mention"], limit: 10 })).count === 1);
  const [one] = favourites;
  check("one notification", (await alice.v1.notifications.$select(one.id).fetch()).groupKey === one.groupKey);

  const page = await alice.v2.notifications.list({
    groupedTypes: ["favourite", "reblog", "follow"],
    expandAccounts: "partial_avatars",
  });
  const group = page.notificationGroups.find((it) => it.type === "favourite");
  check("a group", group.notificationsCount === 2 && group.sampleAccountIds.length === 2 && group.statusId === post.id);
  check(
    "a group's people",
    [...page.accounts, ...(page.partialAccounts ?? [])].length === 2 && page.statuses.some((it) => it.id === post.id),
  );
  const single = await alice.v2.notifications.$select(group.groupKey).fetch();
  check("one group", single.notificationGroups[0].groupKey === group.groupKey);
  check(
    "accounts of a group",
    ids(await alice.v2.notifications.$select(group.groupKey).accounts.fetch())
      .sort()
      .join() === [b, c].sort().join(),
  );
  check("unread groups", (await alice.v2.notifications.unreadCount.fetch({ groupedTypes: ["favourite"] })).count === 3);
  check("unread groups of a type", (await alice.v2.notifications.unreadCount.fetch({ types: ["favourite"] })).count === 1);
  await alice.v2.notifications.$select(group.groupKey).dismiss();
  check("a group is dismissed", (await types()) === "mention,reblog");
  const left = (await alice.v1.notifications.list())[0];
  await alice.v1.notifications.$select(left.id).dismiss();
  check("a notification is dismissed", (await refused(alice.v1.notifications.$select(left.id).fetch())) === 404);
}

export async function heldBack({ alice, carol }) {
  const c = (await carol.v1.accounts.verifyCredentials()).id;
  const before = await alice.v2.notifications.policy.fetch();
  check("policy", before.forNotFollowing === "accept" && before.summary.pendingRequestsCount === 0);
  const policy = await alice.v2.notifications.policy.update({
    forNotFollowing: "filter",
    forNotFollowers: "accept",
    forNewAccounts: "accept",
    forPrivateMentions: "filter",
    forLimitedAccounts: "drop",
  });
  check("policy: update", policy.forNotFollowing === "filter" && policy.forLimitedAccounts === "drop");
  const hold = async (text) => {
    const post = await carol.v1.statuses.create({ status: `@alice ${text}` });
    return within(15, async () => (await alice.v1.notifications.requests.list()).filter((one) => one.lastStatus.id === post.id));
  };
  const [first] = await hold("one");
  check("a request", first.account.id === c && Number(first.notificationsCount) === 1);
  check("a request: fetch", (await alice.v1.notifications.requests.$select(first.id).fetch()).account.id === c);
  check("pending", (await alice.v2.notifications.policy.fetch()).summary.pendingRequestsCount === 1);
  check("held back", !ids((await alice.v1.notifications.list({ types: ["mention"] })).map((one) => one.account)).includes(c));
  check(
    "held back but asked for by sender",
    (await alice.v1.notifications.list({ types: ["mention"], accountId: c })).length === 1,
  );
  check(
    "held back but asked for",
    (await alice.v2.notifications.list({ includeFiltered: true, accountId: c })).notificationGroups.length === 1,
  );
  await alice.v1.notifications.requests.$select(first.id).dismiss();
  check("a request is dismissed", (await alice.v1.notifications.requests.list()).length === 0);
  // The library declares no parameters here, but passes on what it is given, and the server needs to know which.
  const [second] = await hold("two");
  await alice.v1.notifications.requests.dismiss({ id: [second.id] });
  check("requests are dismissed", (await alice.v1.notifications.requests.list()).length === 0);
  const [third] = await hold("three");
  await alice.v1.notifications.requests.$select(third.id).accept();
  check("a request is accepted", (await alice.v1.notifications.requests.list()).length === 0);
  check("merged", (await within(15, async () => (await alice.v1.notifications.requests.merged.fetch()).merged)) === true);
  check(
    "who was accepted comes through",
    (await within(10, async () =>
      ids((await alice.v1.notifications.list({ types: ["mention"] })).map((one) => one.account)).includes(c),
    )) === true,
  );
  return async ({ dave }) => {
    const d = (await dave.v1.accounts.verifyCredentials()).id;
    await dave.v1.statuses.create({ status: "@alice from a stranger" });
    const [fourth] = await within(15, async () =>
      (await alice.v1.notifications.requests.list()).filter((one) => one.account.id === d),
    );
    await alice.v1.notifications.requests.accept({ id: [fourth.id] });
    check("requests are accepted", (await within(15, () => alice.v1.notifications.list({ accountId: d }))).length === 1);
    await alice.v2.notifications.policy.update({
      forNotFollowing: "accept",
      forPrivateMentions: "accept",
      forLimitedAccounts: "filter",
    });
  };
}

// A point of P-256 (its generator), as a browser would send one.
const POINT = "BGsX0fLhLEJH+Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT+NC4v4af5uO5+tKfA+eFivOM1drMV7Oy7ZAaDe/UfU=";

export async function push({ alice }) {
  check("no push", (await refused(alice.v1.push.subscription.fetch())) === 404);
  const keys = { p256dh: POINT.replaceAll("+", "-").replaceAll("/", "_"), auth: "AAAAAAAAAAAAAAAAAAAAAA==" };
  const made = await alice.v1.push.subscription.create({
    subscription: { endpoint: "https://push.example/1", keys },
    data: { alerts: { mention: true, follow: false } },
    policy: "followed",
  });
  check("push", made.endpoint === "https://push.example/1" && made.alerts.mention && !made.alerts.follow && made.serverKey);
  check("push: fetch", (await alice.v1.push.subscription.fetch()).id === made.id);
  const changed = await alice.v1.push.subscription.update({ data: { alerts: { follow: true } } });
  check("push: update", changed.alerts.follow && !changed.alerts.mention);
  await alice.v1.push.subscription.remove();
  check("push: remove", (await refused(alice.v1.push.subscription.fetch())) === 404);
}
