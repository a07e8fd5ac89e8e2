// Profiles, following, blocking, tags on profiles, lists, collections, suggestions, reports.

import { all, check, ids, png, refused, within } from "./tools.mjs";

export async function profiles({ alice, bob, carol, guest }) {
  const me = await alice.v1.accounts.verifyCredentials();
  check("verifyCredentials", me.acct === "alice" && me.source.privacy === "public");
  const changed = await alice.v1.accounts.updateCredentials({
    displayName: "Alice of masto.js",
    note: "writes #JavaScript",
    bot: false,
    discoverable: true,
    locked: false,
    hideCollections: false,
    avatar: png(120, 120),
    header: png(300, 100),
    source: { privacy: "unlisted", sensitive: true, language: "de" },
    fieldsAttributes: [
      { name: "web", value: "https://alice.example" },
      { name: "pronouns", value: "she" },
    ],
  });
  check("updateCredentials", changed.displayName === "Alice of masto.js" && changed.note.includes("tags/javascript".slice(0, 5)));
  check("updateCredentials: fields", changed.fields.map((field) => field.name).join() === "web,pronouns");
  check("updateCredentials: field links", changed.fields[0].value.includes('href="https://alice.example"'));
  check(
    "updateCredentials: source",
    changed.source.privacy === "unlisted" && changed.source.language === "de" && changed.source.sensitive,
  );
  check("updateCredentials: pictures", changed.avatar !== me.avatar && changed.header !== me.header);
  check("the avatar can be fetched", (await fetch(changed.avatar)).headers.get("content-type").startsWith("image/"));
  const preferences = await alice.v1.preferences.fetch();
  check(
    "preferences",
    preferences["posting:default:visibility"] === "unlisted" && preferences["posting:default:language"] === "de",
  );
  check(
    "preferences: media",
    preferences["reading:expand:media"] === "default" && preferences["posting:default:sensitive"] === true,
  );
  const back = await alice.v1.accounts.updateCredentials({ source: { privacy: "public", sensitive: false, language: "en" } });
  check("updateCredentials leaves the rest", back.displayName === "Alice of masto.js" && back.fields.length === 2);

  const profile = await alice.v1.profile.fetch();
  check("profile", profile.id === me.id && profile.note === "writes #JavaScript");
  const shaped = await alice.v1.profile.update({
    displayName: "Alice",
    note: "plain",
    indexable: true,
    discoverable: true,
    showMedia: true,
    showMediaReplies: false,
    showFeatured: true,
    avatarDescription: "a gradient",
    attributionDomains: ["news.example"],
    fieldsAttributes: [{ name: "only", value: "one" }],
  });
  check(
    "profile.update",
    shaped.displayName === "Alice" && shaped.note === "plain" && shaped.indexable && !shaped.showMediaReplies,
  );
  check("profile.update: lists", shaped.attributionDomains.join() === "news.example" && shaped.fields[0].value === "one");
  check("profile.update: description", shaped.avatarDescription === "a gradient");
  const bald = await alice.v1.profile.avatar.remove();
  check("profile.avatar.remove", bald.avatar !== changed.avatar);
  check("profile.header.remove", (await alice.v1.profile.header.remove()).header !== changed.header);

  const bobs = (await bob.v1.accounts.verifyCredentials()).id;
  const carols = (await carol.v1.accounts.verifyCredentials()).id;
  check("fetch an account", (await guest.v1.accounts.$select(me.id).fetch()).displayName === "Alice");
  check(
    "fetch accounts",
    ids(await guest.v1.accounts.fetch({ id: [bobs, carols] }))
      .sort()
      .join() === [bobs, carols].sort().join(),
  );
  check("lookup", (await guest.v1.accounts.lookup({ acct: "bob" })).id === bobs);
  check("lookup of nobody", (await refused(guest.v1.accounts.lookup({ acct: "nobody" }))) === 404);
  check("search people", ids(await alice.v1.accounts.search.list({ q: "carol", limit: 5 })).includes(carols));
  check("identity proofs", (await alice.v1.accounts.$select(bobs).identityProofs.list()).length === 0);
  check(
    "directory",
    (await within(10, async () => ids(await alice.v1.directory.list({ order: "new", local: true, limit: 40 })))).includes(me.id),
  );
}

export async function following({ alice, bob, carol }) {
  const [a, b, c] = ids(await Promise.all([alice, bob, carol].map((one) => one.v1.accounts.verifyCredentials())));
  const follow = await alice.v1.accounts.$select(b).follow({ notify: true, reblogs: false, languages: ["en", "de"] });
  check("follow", follow.following && follow.notifying && !follow.showingReblogs && follow.languages.join() === "en,de");
  const again = await alice.v1.accounts.$select(b).follow({ notify: false, reblogs: true });
  check("follow again changes", !again.notifying && again.showingReblogs);
  const relations = await alice.v1.accounts.relationships.fetch({ id: [b, c], withSuspended: true });
  check(
    "relationships",
    relations.length === 2 && relations.find((one) => one.id === b).following && !relations.find((one) => one.id === c).following,
  );
  check("following", ids(await alice.v1.accounts.$select(a).following.list()).includes(b));
  check("followers", ids(await alice.v1.accounts.$select(b).followers.list({ limit: 80 })).includes(a));
  await bob.v1.accounts.$select(c).follow();
  // The library declares a bare list of ids, which it would send as `0=…`.
  const familiar = await alice.v1.accounts.familiarFollowers.fetch({ id: [c] });
  check("familiar followers", familiar[0].id === c && ids(familiar[0].accounts).join() === b);

  check("note", (await alice.v1.accounts.$select(b).note.create({ comment: "from the zoo" })).note === "from the zoo");
  check("pin a person", (await alice.v1.accounts.$select(b).pin()).endorsed);
  check("unpin a person", !(await alice.v1.accounts.$select(b).unpin()).endorsed);
  check("endorse", (await alice.v1.accounts.$select(b).endorse()).endorsed);
  check("endorsements", ids(await alice.v1.endorsements.list()).join() === b);
  check("endorsements of an account", ids(await bob.v1.accounts.$select(a).endorsements.list()).join() === b);
  check("unendorse", !(await alice.v1.accounts.$select(b).unendorse()).endorsed);

  const muted = await alice.v1.accounts.$select(c).mute({ notifications: false, duration: 3600 });
  check("mute", muted.muting && !muted.mutingNotifications);
  const mutes = await alice.v1.mutes.list();
  check("mutes", ids(mutes).join() === c && Date.parse(mutes[0].muteExpiresAt) > Date.now());
  check("unmute", !(await alice.v1.accounts.$select(c).unmute()).muting);
  check("block", (await alice.v1.accounts.$select(c).block()).blocking);
  check("blocks", ids(await alice.v1.blocks.list()).join() === c);
  check("who is blocked cannot follow", (await refused(carol.v1.accounts.$select(a).follow())) === 403);
  check("unblock", !(await alice.v1.accounts.$select(c).unblock()).blocking);

  await bob.v1.accounts.updateCredentials({ locked: true });
  await alice.v1.accounts.$select(b).unfollow();
  check("ask to follow", (await alice.v1.accounts.$select(b).follow()).requested);
  check("ask to follow too", (await carol.v1.accounts.$select(b).follow()).requested);
  check(
    "follow requests",
    ids(await bob.v1.followRequests.list())
      .sort()
      .join() === [a, c].sort().join(),
  );
  check("authorize", (await bob.v1.followRequests.$select(a).authorize()).followedBy);
  check("reject", !(await bob.v1.followRequests.$select(c).reject()).followedBy);
  check("no follow requests", (await bob.v1.followRequests.list()).length === 0);
  await bob.v1.accounts.updateCredentials({ locked: false });
  await carol.v1.accounts.$select(b).follow();
  await bob.v1.accounts.$select(c).removeFromFollowers();
  check("remove a follower", !ids(await bob.v1.accounts.$select(b).followers.list()).includes(c));
  check("unfollow", !(await bob.v1.accounts.$select(c).unfollow()).following);

  const suggested = async () => ids((await alice.v2.suggestions.list({ limit: 40 })).map((one) => one.account));
  await alice.v1.suggestions.list({ limit: 40 }).then((found) => check("old suggestions", Array.isArray(found)));
  check("suggestions", Array.isArray(await suggested()));
  await alice.v1.suggestions.$select(c).remove();
  check("a suggestion is removed", !(await suggested()).includes(c));

  await alice.v1.domainBlocks.create({ domain: "spam.example" });
  check("domain blocks", (await all(alice.v1.domainBlocks.list())).join() === "spam.example");
  await alice.v1.domainBlocks.remove({ domain: "spam.example" });
  check("no domain blocks", (await alice.v1.domainBlocks.list()).length === 0);

  const post = await carol.v1.statuses.create({ status: "rubbish" });
  const rules = await alice.v2.instance.fetch().then((instance) => instance.rules);
  const report = await alice.v1.reports.create({
    accountId: c,
    statusIds: [post.id],
    comment: "rude",
    category: "violation",
    ruleIds: ids(rules).slice(0, 1),
    forward: false,
  });
  check("report", report.targetAccount.id === c && report.statusIds.join() === post.id && report.category === "violation");
}

export async function tags({ alice, bob }) {
  const a = (await alice.v1.accounts.verifyCredentials()).id;
  for (const n of [1, 2]) await alice.v1.statuses.create({ status: `walk ${n} #penguin` });
  const suggested = await within(10, () => alice.v1.featuredTags.suggestions.list());
  check(
    "featured tag suggestions",
    suggested.some((tag) => tag.name === "penguin"),
  );
  const tag = await alice.v1.featuredTags.create({ name: "penguin" });
  check("feature", tag.name === "penguin" && Number(tag.statusesCount) === 2);
  check("featured tags", ids(await alice.v1.featuredTags.list()).join() === tag.id);
  check("featured tags of an account", (await bob.v1.accounts.$select(a).featuredTags.list())[0].name === "penguin");
  await alice.v1.featuredTags.$select(tag.id).remove();
  check("no featured tags", (await alice.v1.featuredTags.list()).length === 0);
  check("tags.feature", (await alice.v1.tags.$select("penguin").feature()).featuring === true);
  check("tags.unfeature", (await alice.v1.tags.$select("penguin").unfeature()).featuring === false);
  check("tags.follow", (await bob.v1.tags.$select("penguin").follow()).following);
  check("tags.fetch", (await bob.v1.tags.$select("penguin").fetch()).following);
  check("followed tags", (await bob.v1.followedTags.list()).map((one) => one.name).join() === "penguin");
  const post = await alice.v1.statuses.create({ status: "swim #penguin" });
  check(
    "a followed tag at home",
    (await within(10, async () => ids(await bob.v1.timelines.home.list()).includes(post.id))) === true,
  );
  check("tags.unfollow", !(await bob.v1.tags.$select("penguin").unfollow()).following);
}

export async function collections({ alice, bob, carol }) {
  const [a, b, c] = ids(await Promise.all([alice, bob, carol].map((one) => one.v1.accounts.verifyCredentials())));
  await bob.v1.profile.update({ discoverable: true });
  await carol.v1.profile.update({ discoverable: true });
  const made = (
    await alice.v1.collections.create({
      name: "Zoo",
      description: "who goes there",
      discoverable: true,
      sensitive: false,
      language: "en",
      accountIds: [b],
    })
  ).collection;
  check("collection", made.name === "Zoo" && made.itemCount === 1 && made.items[0].accountId === b);
  const item = (await alice.v1.collections.$select(made.id).items.create({ accountId: c })).collectionItem;
  check("collection: add", item.accountId === c);
  const whole = await alice.v1.collections.$select(made.id).fetch();
  check("collection: fetch", whole.collection.itemCount === 2 && ids(whole.accounts).includes(c));
  check(
    "collections of an account",
    ids((await bob.v1.accounts.$select(a).collections.list({ limit: 10 })).collections).includes(made.id),
  );
  check("collections one is in", ids((await carol.v1.accounts.$select(c).inCollections.list()).collections).includes(made.id));
  const changed = (await alice.v1.collections.$select(made.id).update({ name: "Aquarium", tagName: "fish" })).collection;
  check("collection: update", changed.name === "Aquarium" && changed.tag.name === "fish");
  await carol.v1.collections.$select(made.id).items.$select(item.id).revoke();
  check("collection: revoke", !ids((await alice.v1.collections.$select(made.id).fetch()).accounts).includes(c));
  await alice.v1.collections.$select(made.id).items.$select(made.items[0].id).remove();
  check("collection: remove an item", (await alice.v1.collections.$select(made.id).fetch()).collection.items.length === 0);
  await alice.v1.collections.$select(made.id).remove();
  check("collection: remove", (await refused(alice.v1.collections.$select(made.id).fetch())) === 404);
}
