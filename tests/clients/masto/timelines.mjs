// Timelines and how they page, lists, filters, conversations, markers.

import { all, check, ids, refused, within } from "./tools.mjs";

export async function pages({ alice, bob }) {
  const a = (await alice.v1.accounts.verifyCredentials()).id;
  const made = [];
  for (let n = 1; n <= 7; n++) made.push((await alice.v1.statuses.create({ status: `page ${n} #pages` })).id);
  const newest = made.toReversed();

  const down = [];
  for await (const page of alice.v1.accounts.$select(a).statuses.list({ limit: 3 })) {
    check(`a page of ${page.length} is no longer than asked`, page.length <= 3);
    down.push(...ids(page));
    if (down.length >= 7) break;
  }
  check("pages down", down.slice(0, 7).join() === newest.join());
  const up = await all(alice.v1.timelines.home.list({ minId: made[0], limit: 2 }).setDirection("prev"));
  check("pages up", ids(up).join() === [made[2], made[1], made[4], made[3], made[6], made[5]].join());
  const tagged = await all(bob.v1.timelines.tag.$select("pages").list({ limit: 2 }));
  check("tag timeline to its end", ids(tagged).join() === newest.join());
  check("since", ids(await alice.v1.timelines.home.list({ sinceId: made[4], limit: 1 })).join() === made[6]);
  check("between", ids(await alice.v1.timelines.home.list({ maxId: made[4], limit: 2 })).join() === [made[3], made[2]].join());

  for (const id of made) await bob.v1.statuses.$select(id).favourite();
  check(
    "pages of favourites",
    ids(await all(bob.v1.favourites.list({ limit: 3 })))
      .slice(0, 7)
      .join() === newest.join(),
  );
  for (const id of newest) await bob.v1.statuses.$select(id).bookmark();
  check(
    "pages of bookmarks",
    ids(await all(bob.v1.bookmarks.list({ limit: 2 })))
      .slice(0, 7)
      .join() === made.join(),
  );
  const first = await bob.v1.bookmarks.list.$raw({ limit: 2 });
  check("Link", /rel="next"/.test(first.headers.get("link")) && /rel="prev"/.test(first.headers.get("link")));
}

export async function timelines({ alice, bob, guest, planned }) {
  const post = await bob.v1.statuses.create({ status: "for everybody #everybody #somebody" });
  check("public", ids(await guest.v1.timelines.public.list({ limit: 40 })).includes(post.id));
  check("local", ids(await guest.v1.timelines.public.list({ local: true, limit: 40 })).includes(post.id));
  check("remote", (await guest.v1.timelines.public.list({ remote: true })).length === 0);
  check("public media", !ids(await guest.v1.timelines.public.list({ onlyMedia: true })).includes(post.id));
  check("tag", ids(await guest.v1.timelines.tag.$select("everybody").list({ all: ["somebody"] })).join() === post.id);
  check("not this tag", (await guest.v1.timelines.tag.$select("everybody").list({ none: ["somebody"] })).length === 0);
  check("home needs a token", (await refused(guest.v1.timelines.home.list())) === 401);
  const link = await planned("v1.timelines.link.list", () => alice.v1.timelines.link.list({ url: "https://nowhere.example/" }));
  if (link !== undefined) check("link timeline", Array.isArray(link));
}

export async function lists({ alice, bob, carol }) {
  const [b, c] = ids(await Promise.all([bob, carol].map((one) => one.v1.accounts.verifyCredentials())));
  const made = await alice.v1.lists.create({ title: "Close", repliesPolicy: "none", exclusive: true });
  check("list", made.title === "Close" && made.exclusive && made.repliesPolicy === "none");
  await alice.v1.lists.$select(made.id).accounts.create({ accountIds: [b] });
  check("only who is followed", (await refused(alice.v1.lists.$select(made.id).accounts.create({ accountIds: [c] }))) === 404);
  check("members", ids(await alice.v1.lists.$select(made.id).accounts.list()).join() === b);
  check("lists", ids(await alice.v1.lists.list()).join() === made.id);
  check("lists of an account", ids(await alice.v1.accounts.$select(b).lists.list()).join() === made.id);
  const post = await bob.v1.statuses.create({ status: "for the list" });
  check("list timeline", ids(await alice.v1.timelines.list.$select(made.id).list()).includes(post.id));
  check("exclusive", !ids(await alice.v1.timelines.home.list()).includes(post.id));
  const changed = await alice.v1.lists.$select(made.id).update({ title: "Closer", repliesPolicy: "followed", exclusive: false });
  check("list: update", changed.title === "Closer" && !changed.exclusive);
  check("list: fetch", (await alice.v1.lists.$select(made.id).fetch()).repliesPolicy === "followed");
  check("another's list", (await refused(bob.v1.lists.$select(made.id).fetch())) === 404);
  await alice.v1.lists.$select(made.id).accounts.remove({ accountIds: [b] });
  check("no members", (await alice.v1.lists.$select(made.id).accounts.list()).length === 0);
  await alice.v1.lists.$select(made.id).remove();
  check("no lists", (await alice.v1.lists.list()).length === 0);
}

export async function filters({ alice, bob }) {
  const post = await bob.v1.statuses.create({ status: "slippery ice" });
  const made = await alice.v2.filters.create({
    title: "Ice",
    context: ["home", "public"],
    filterAction: "hide",
    expiresIn: 3600,
    keywordsAttributes: [
      { keyword: "ice", wholeWord: true },
      { keyword: "snow", wholeWord: false },
    ],
  });
  check(
    "filter",
    made.keywords.length === 2 && made.filterAction === "hide" && made.expiresAt && made.context.join() === "home,public",
  );
  check("filtered", (await alice.v1.statuses.$select(post.id).fetch()).filtered[0].keywordMatches.join() === "ice");
  const word = await alice.v2.filters.$select(made.id).keywords.create({ keyword: "frost" });
  check("keyword", word.keyword === "frost" && word.wholeWord);
  check("keywords", (await alice.v2.filters.$select(made.id).keywords.list()).length === 3);
  check(
    "keyword: update",
    (await alice.v2.filters.keywords.$select(word.id).update({ keyword: "hail", wholeWord: false })).wholeWord === false,
  );
  check("keyword: fetch", (await alice.v2.filters.keywords.$select(word.id).fetch()).keyword === "hail");
  await alice.v2.filters.keywords.$select(word.id).remove();
  const other = await bob.v1.statuses.create({ status: "harmless" });
  const held = await alice.v2.filters.$select(made.id).statuses.create({ statusId: other.id });
  check("filtered post", held.statusId === other.id);
  check("filtered posts", ids(await alice.v2.filters.$select(made.id).statuses.list()).join() === held.id);
  check("filtered post: fetch", (await alice.v2.filters.statuses.$select(held.id).fetch()).statusId === other.id);
  check(
    "filtered by the post",
    (await alice.v1.statuses.$select(other.id).fetch()).filtered[0].statusMatches.join() === other.id,
  );
  await alice.v2.filters.statuses.$select(held.id).remove();
  const changed = await alice.v2.filters.$select(made.id).update({
    title: "Cold",
    context: ["home"],
    filterAction: "warn",
    keywordsAttributes: [
      { id: made.keywords[1].id, _destroy: true },
      { id: made.keywords[0].id, keyword: "icy" },
      { keyword: "sleet", wholeWord: true },
    ],
  });
  check("filter: update", changed.title === "Cold" && changed.filterAction === "warn" && changed.context.join() === "home");
  check(
    "filter: keywords",
    changed.keywords
      .map((one) => one.keyword)
      .sort()
      .join() === "icy,sleet",
  );
  check("filter: fetch", (await alice.v2.filters.$select(made.id).fetch()).statuses.length === 0);
  check("filters", ids(await alice.v2.filters.list()).join() === made.id);

  const old = await alice.v1.filters.create({
    phrase: "rain",
    context: ["notifications"],
    irreversible: false,
    wholeWord: true,
    expiresIn: 600,
  });
  check("old filter", old.phrase === "rain" && old.wholeWord && !old.irreversible);
  check("old filter: fetch", (await alice.v1.filters.$select(old.id).fetch()).context.join() === "notifications");
  const wet = await alice.v1.filters.$select(old.id).update({ phrase: "drizzle", context: ["home"] });
  check("old filter: update", wet.phrase === "drizzle" && wet.context.join() === "home");
  check(
    "old filters",
    (await alice.v1.filters.list())
      .map((one) => one.phrase)
      .sort()
      .join() === "drizzle,icy,sleet",
  );
  await alice.v1.filters.$select(old.id).remove();
  check("no old filter", (await refused(alice.v1.filters.$select(old.id).fetch())) === 404);
  // Taking the keyword away leaves the filter, as with Mastodon.
  for (const filter of await alice.v2.filters.list()) await alice.v2.filters.$select(filter.id).remove();
  check("no filters", (await alice.v2.filters.list()).length === 0 && (await alice.v1.filters.list()).length === 0);
}

export async function conversations({ alice, bob }) {
  const secret = await bob.v1.statuses.create({ status: "@alice a secret", visibility: "direct" });
  const found = await within(10, async () =>
    (await alice.v1.conversations.list()).filter((one) => one.lastStatus.id === secret.id),
  );
  check("conversation", found[0].unread && found[0].accounts[0].acct === "bob");
  check("a conversation is read", !(await alice.v1.conversations.$select(found[0].id).read()).unread);
  check("a conversation is unread", (await alice.v1.conversations.$select(found[0].id).unread()).unread);
  await alice.v1.conversations.$select(found[0].id).remove();
  check("no conversation", !ids(await alice.v1.conversations.list()).includes(found[0].id));

  const marked = await alice.v1.markers.create({ home: { lastReadId: secret.id }, notifications: { lastReadId: "5" } });
  check("markers", marked.home.lastReadId === secret.id && marked.notifications.lastReadId === "5");
  const again = await alice.v1.markers.create({ home: { lastReadId: secret.id } });
  check("a marker's version", again.home.version === marked.home.version + 1);
  const both = await alice.v1.markers.fetch({ timeline: ["home", "notifications"] });
  check("markers: fetch", both.home.lastReadId === secret.id && both.notifications.lastReadId === "5");
  check("one marker", (await alice.v1.markers.fetch({ timeline: ["home"] })).notifications === undefined);
}
