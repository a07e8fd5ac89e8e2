// Streaming over one WebSocket, as masto.js keeps it: every stream and every event.

import { check, ids, png, sleep, within } from "./tools.mjs";

export async function streaming({ alice, bob, erin, record, createStreamingAPIClient, token, announce }) {
  const [a, b] = ids(await Promise.all([alice, bob].map((one) => one.v1.accounts.verifyCredentials())));
  await alice.v1.accounts.$select(b).follow();
  const list = await alice.v1.lists.create({ title: "Streamed" });
  await alice.v1.lists.$select(list.id).accounts.create({ accountIds: [b] });
  const foreign = await bob.v1.lists.create({ title: "Bob's own" });

  const { configuration } = await alice.v2.instance.fetch();
  const client = createStreamingAPIClient({ streamingApiUrl: configuration.urls.streaming, accessToken: token, retry: 3 });
  const streams = record.of(client, ["streaming"]);
  await streams.prepare();
  const heard = {};
  const errors = {};
  const open = {};
  const listen = (name, subscription) => {
    heard[name] = [];
    open[name] = subscription;
    (async () => {
      for await (const event of subscription) heard[name].push(event);
    })().catch((error) => (errors[name] = error));
  };
  listen("user", streams.user.subscribe());
  listen("user:notification", streams.user.notification.subscribe());
  listen("public", streams.public.subscribe());
  listen("public:media", streams.public.media.subscribe());
  listen("public:local", streams.public.local.subscribe());
  listen("public:local:media", streams.public.local.media.subscribe());
  listen("public:remote", streams.public.remote.subscribe());
  listen("public:remote:media", streams.public.remote.media.subscribe());
  listen("hashtag", streams.hashtag.subscribe({ tag: "live" }));
  listen("hashtag:local", streams.hashtag.local.subscribe({ tag: "live" }));
  listen("list", streams.list.subscribe({ list: list.id }));
  listen("direct", streams.direct.subscribe());

  const has = (name, event, matches) => heard[name].some((one) => one.event === event && matches(one.payload));
  const hears = async (what, name, event, matches) =>
    check(`stream ${name}: ${what}`, (await within(15, () => has(name, event, matches))) === true);
  // Subscribing is not answered: the last one is there once something comes.
  const canary = await within(20, async () => {
    const post = await bob.v1.statuses.create({ status: "canary #live" });
    await bob.v1.statuses.create({ status: "@alice canary", visibility: "direct" });
    await sleep(1000);
    return has("list", "update", (status) => status.id === post.id) && heard.direct.length > 0;
  });
  check("streaming", canary === true);

  const file = await bob.v2.media.create({ file: png(16, 16) });
  const post = await bob.v1.statuses.create({ status: "@alice is it #live", mediaIds: [file.id] });
  for (const name of ["user", "public", "public:media", "public:local", "public:local:media", "hashtag", "hashtag:local", "list"])
    await hears("update", name, "update", (status) => status.id === post.id && status.account.id === b);
  for (const name of ["user", "user:notification"])
    await hears("notification", name, "notification", (one) => one.type === "mention" && one.status.id === post.id);
  await bob.v1.statuses.$select(post.id).update({ status: "@alice it was #live", mediaIds: [file.id] });
  await hears("edit", "user", "status.update", (status) => status.id === post.id && status.editedAt !== null);
  await bob.v1.statuses.$select(post.id).remove();
  for (const name of ["user", "public", "list"]) await hears("delete", name, "delete", (id) => id === post.id);

  const secret = await bob.v1.statuses.create({ status: "@alice in private", visibility: "direct" });
  await hears("conversation", "direct", "conversation", (one) => one.lastStatus.id === secret.id && one.unread);
  const filter = await alice.v2.filters.create({
    title: "Live",
    context: ["home"],
    keywordsAttributes: [{ keyword: "unheard" }],
  });
  await hears("filters", "user", "filters_changed", (payload) => payload === undefined);
  await alice.v2.filters.$select(filter.id).remove();

  const told = announce("create", "Told live");
  await hears("announcement", "user", "announcement", (one) => one.id === told && one.content.includes("Told live"));
  await bob.v1.announcements.$select(told).reactions.$select("🦭").update();
  await hears(
    "reaction",
    "user",
    "announcement.reaction",
    (one) => one.name === "🦭" && one.announcementId === told && one.count === 1,
  );
  announce("delete", told);
  // The library reads this id as a number, which cannot hold all of it.
  await hears("announcement taken back", "user", "announcement.delete", (id) => Number(id) === Number(told));

  await alice.v2.notifications.policy.update({ forNotFollowers: "filter" });
  await erin.v1.statuses.create({ status: "@alice do you follow me back" });
  const [request] = await within(15, () => alice.v1.notifications.requests.list());
  await alice.v1.notifications.requests.$select(request.id).accept();
  await hears("merged", "user", "notifications_merged", () => true);
  await alice.v2.notifications.policy.update({ forNotFollowers: "accept" });

  const remote = [...heard["public:remote"], ...heard["public:remote:media"]];
  check(
    "stream public:remote has nothing of our own",
    remote.every((one) => one.event === "delete"),
  );
  const notices = new Set(heard["user:notification"].map((one) => one.event));
  check(
    `stream user:notification has ${[...notices].sort()}`,
    [...notices].sort().join() === "notification,notifications_merged",
  );
  check(
    "stream public:media is media only",
    heard["public:media"].every((one) => one.event !== "update" || one.payload.mediaAttachments.length > 0),
  );
  check("no stream failed", Object.keys(errors).length === 0);
  for (const [name, events] of Object.entries(heard))
    for (const event of events) record.keep(`event.${event.event}`, event.payload);

  open.public.unsubscribe();
  const quiet = heard.public.length;
  const last = await bob.v1.statuses.create({ status: "after unsubscribing" });
  await hears("still there", "user", "update", (status) => status.id === last.id);
  check("stream public: unsubscribed", heard.public.length === quiet);

  listen("foreign", streams.list.subscribe({ list: foreign.id }));
  check("another's list is refused", (await within(10, () => errors.foreign !== undefined)) === true);
  streams.close();
  await alice.v1.lists.$select(list.id).remove();
  await bob.v1.lists.$select(foreign.id).remove();

  const open_ = createStreamingAPIClient({
    streamingApiUrl: configuration.urls.streaming,
    accessToken: token,
    useInsecureAccessToken: true,
  });
  const events = [];
  (async () => {
    for await (const event of open_.user.subscribe()) events.push(event);
  })().catch(() => {});
  const again = await within(15, async () => {
    const own = await alice.v1.statuses.create({ status: "with the token in the address" });
    await sleep(500);
    return events.some((event) => event.event === "update" && event.payload.id === own.id && event.payload.account.id === a);
  });
  check("stream with the token in the address", again === true);
  open_.close();
}
