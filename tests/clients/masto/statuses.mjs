// Posts: media, polls, quotes, edits, threads, what one does with them.

import { all, check, ids, png, refused, within } from "./tools.mjs";

export async function media({ alice }) {
  const made = await alice.v2.media.create({
    file: png(64, 48),
    description: "a gradient",
    focus: "0.5,-0.25",
    thumbnail: png(16, 16),
  });
  check("upload", made.type === "image" && made.description === "a gradient" && made.blurhash);
  check("upload: focus", made.meta.focus.x === 0.5 && made.meta.focus.y === -0.25);
  check("upload: size", made.meta.original.width === 64 && made.meta.original.height === 48);
  check("upload without waiting", (await alice.v2.media.create({ file: png(8, 8), skipPolling: true })).id !== made.id);
  const old = await alice.v1.media.create({ file: png(32, 32) });
  check("old upload", old.url && old.previewUrl);
  check("fetch an upload", (await alice.v1.media.$select(old.id).fetch()).id === old.id);
  const described = await alice.v1.media.$select(old.id).update({ description: "a square", focus: "0,1" });
  check("describe an upload", described.description === "a square" && described.meta.focus.y === 1);

  const post = await alice.v1.statuses.create({
    status: "two pictures",
    mediaIds: [made.id, old.id],
    sensitive: true,
    spoilerText: "bright",
    language: "en",
  });
  check(
    "post with pictures",
    ids(post.mediaAttachments).join() === [made.id, old.id].join() && post.sensitive && post.spoilerText === "bright",
  );
  const edited = await alice.v1.statuses.$select(post.id).update({
    status: "two better pictures",
    mediaIds: [made.id, old.id],
    mediaAttributes: [{ id: old.id, description: "a round square", focus: "0.0,0.0" }],
  });
  check("edit descriptions", edited.mediaAttachments[1].description === "a round square" && edited.editedAt);
  const a = post.account.id;
  check("posts with media", ids(await alice.v1.accounts.$select(a).statuses.list({ onlyMedia: true })).includes(post.id));
  check("the picture can be fetched", (await fetch(made.url)).headers.get("content-type") === "image/png");
  return post;
}

export async function statuses({ alice, bob, guest, origin }) {
  const [a, b] = ids(await Promise.all([alice, bob].map((one) => one.v1.accounts.verifyCredentials())));
  const raw = await alice.v1.statuses.create.$raw({
    status: "Hello @bob, #MastoJs https://masto.example/ :-)",
    visibility: "unlisted",
    language: "de",
  });
  const post = raw.data;
  check(
    "post",
    post.visibility === "unlisted" &&
      post.language === "de" &&
      post.mentions[0].acct === "bob" &&
      post.tags[0].name === "mastojs",
  );
  check("raw headers", raw.headers.get("content-type").startsWith("application/json"));
  check("post: application", post.application.name === "masto.js");
  const key = { requestInit: { headers: { "Idempotency-Key": "only once" } } };
  const [one, two] = [
    await alice.v1.statuses.create({ status: "once" }, key),
    await alice.v1.statuses.create({ status: "once" }, key),
  ];
  check("idempotency", one.id === two.id);
  check("fetch a post", (await guest.v1.statuses.$select(post.id).fetch()).content.includes("Hello"));
  check("fetch posts", ids(await guest.v1.statuses.fetch({ id: [post.id, one.id] })).length === 2);

  const answer = await bob.v1.statuses.create({ status: "@alice hello back", inReplyToId: post.id });
  check("reply", answer.inReplyToId === post.id && answer.inReplyToAccountId === a);
  const more = await alice.v1.statuses.create({ status: "@bob and again", inReplyToId: answer.id, visibility: "private" });
  const context = await alice.v1.statuses.$select(answer.id).context.fetch();
  check("context", ids(context.ancestors).join() === post.id && ids(context.descendants).join() === more.id);
  const outside = await guest.v1.statuses.$select(answer.id).context.fetch();
  check("context for strangers", outside.descendants.length === 0);
  check("a private post is hidden", (await refused(guest.v1.statuses.$select(more.id).fetch())) === 404);
  const replies = await alice.v1.accounts.$select(a).statuses.list({ excludeReplies: true, excludeReblogs: true, limit: 40 });
  check("posts without replies", !ids(replies).includes(more.id) && ids(replies).includes(one.id));
  check("posts by tag", ids(await alice.v1.accounts.$select(a).statuses.list({ tagged: "mastojs" })).join() === post.id);

  check("favourite", (await bob.v1.statuses.$select(post.id).favourite()).favouritesCount === 1);
  check("favourited by", ids(await guest.v1.statuses.$select(post.id).favouritedBy.list()).join() === b);
  check("favourites", ids(await bob.v1.favourites.list({ limit: 1 })).join() === post.id);
  check("reblog", (await bob.v1.statuses.$select(post.id).reblog({ visibility: "unlisted" })).reblog.id === post.id);
  check("reblogged by", ids(await guest.v1.statuses.$select(post.id).rebloggedBy.list()).join() === b);
  check("bookmark", (await bob.v1.statuses.$select(post.id).bookmark()).bookmarked);
  check("bookmarks", ids(await bob.v1.bookmarks.list()).join() === post.id);
  const seen = await bob.v1.statuses.$select(post.id).fetch();
  check("what one did", seen.favourited && seen.reblogged && seen.bookmarked && !seen.muted);
  check("unfavourite", !(await bob.v1.statuses.$select(post.id).unfavourite()).favourited);
  check("unreblog", !(await bob.v1.statuses.$select(post.id).unreblog()).reblogged);
  check("unbookmark", !(await bob.v1.statuses.$select(post.id).unbookmark()).bookmarked);
  check("mute a thread", (await alice.v1.statuses.$select(post.id).mute()).muted);
  check("unmute a thread", !(await alice.v1.statuses.$select(post.id).unmute()).muted);
  check("pin", (await alice.v1.statuses.$select(one.id).pin()).pinned);
  check("pinned", ids(await guest.v1.accounts.$select(a).statuses.list({ pinned: true })).join() === one.id);
  check("unpin", !(await alice.v1.statuses.$select(one.id).unpin()).pinned);
  check("pinning another's post is refused", (await refused(bob.v1.statuses.$select(one.id).pin())) === 422);

  const source = await alice.v1.statuses.$select(post.id).source.fetch();
  check("source", source.text.startsWith("Hello @bob") && source.spoilerText === "");
  const edited = await alice.v1.statuses
    .$select(post.id)
    .update({ status: "Hello again", spoilerText: "greeting", language: "en" });
  check("edit", edited.editedAt && edited.spoilerText === "greeting");
  const history = await guest.v1.statuses.$select(post.id).history.list();
  check("history", history.length === 2 && history[1].spoilerText === "greeting" && history[0].content.includes("@<span>bob"));
  check("deleting another's post is refused", (await refused(bob.v1.statuses.$select(post.id).remove())) === 404);

  const gone = await alice.v1.statuses.create({ status: "to be redrafted" });
  const redraft = await alice.v1.statuses.$select(gone.id).remove();
  check("remove gives the text back", redraft.text === "to be redrafted");
  check("removed", (await refused(alice.v1.statuses.$select(gone.id).fetch())) === 404);

  const german = await alice.v1.statuses.create({ status: "Guten Morgen", language: "de" });
  const languages = await guest.v1.instance.translationLanguages.list();
  check("translation languages", languages.de.includes("en"));
  const translated = await bob.v1.statuses.$select(german.id).translate({ lang: "en" });
  check("translate", translated.content.includes("Good morning") && translated.detectedSourceLanguage === "de");
  check("translate: provider", translated.provider === "LibreTranslate" && translated.language === "en");
  check("urls are the server's own", post.url.startsWith(origin) && post.uri.startsWith(origin));
}

export async function polls({ alice, bob, guest }) {
  const asked = await alice.v1.statuses.create({
    status: "Which?",
    poll: { options: ["one", "two"], expiresIn: 3600, multiple: true, hideTotals: true },
  });
  const { id } = asked.poll;
  check(
    "poll",
    asked.poll.options.map((option) => option.title).join() === "one,two" && asked.poll.multiple && !asked.poll.expired,
  );
  const voted = await bob.v1.polls.$select(id).votes.create({ choices: [0, 1] });
  check("vote", voted.voted && voted.ownVotes.join() === "0,1" && voted.options[0].votesCount === null);
  check("vote twice", (await refused(bob.v1.polls.$select(id).votes.create({ choices: [0] }))) === 422);
  check("fetch a poll", (await guest.v1.polls.$select(id).fetch()).votersCount === 1);
  check("one's own vote is refused", (await refused(alice.v1.polls.$select(id).votes.create({ choices: [0] }))) === 422);
}

export async function quotes({ alice, bob }) {
  const quoted = await alice.v1.statuses.create({ status: "worth quoting", quoteApprovalPolicy: "public" });
  check("quote policy", quoted.quoteApproval.automatic.join() === "public" && quoted.quoteApproval.currentUser === "automatic");
  const quote = await bob.v1.statuses.create({ status: "look", quotedStatusId: quoted.id });
  check("quote", quote.quote.state === "accepted" && quote.quote.quotedStatus.id === quoted.id);
  check("quotes", ids(await alice.v1.statuses.$select(quoted.id).quotes.list()).join() === quote.id);
  const closed = await alice.v1.statuses.create({ status: "not to be quoted", quoteApprovalPolicy: "nobody" });
  const policy = await bob.v1.statuses.$select(closed.id).fetch();
  check("nobody may quote", policy.quoteApproval.automatic.length === 0 && policy.quoteApproval.currentUser === "denied");
  check("a quote is refused", (await refused(bob.v1.statuses.create({ status: "I do", quotedStatusId: closed.id }))) === 404);
}

export async function scheduled({ alice }) {
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const made = await alice.v1.statuses.create({ status: "later", spoilerText: "soon", visibility: "unlisted", scheduledAt: at });
  check("schedule", made.params.text === "later" && made.scheduledAt === at && made.params.visibility === "unlisted");
  check("scheduled", ids(await alice.v1.scheduledStatuses.list()).join() === made.id);
  check("one scheduled", (await alice.v1.scheduledStatuses.$select(made.id).fetch()).params.spoilerText === "soon");
  const moved = await alice.v1.scheduledStatuses
    .$select(made.id)
    .update({ scheduledAt: new Date(Date.now() + 7_200_000).toISOString() });
  check("move scheduled", moved.scheduledAt > at);
  await alice.v1.scheduledStatuses.$select(made.id).remove();
  check("no scheduled", (await alice.v1.scheduledStatuses.list()).length === 0);
}

export async function search({ alice, bob }) {
  await alice.v1.profile.update({ indexable: true, discoverable: true });
  const post = await alice.v1.statuses.create({ status: "the quick brown walrus #zoology" });
  const found = await within(20, async () => (await bob.v2.search.list({ q: "walrus", type: "statuses" })).statuses);
  check("search posts", ids(found).includes(post.id));
  const people = await bob.v2.search.list({ q: "alice", type: "accounts", limit: 5, resolve: false });
  check(
    "search people and nothing else",
    people.accounts[0].acct === "alice" && people.statuses.length === 0 && people.hashtags.length === 0,
  );
  const named = await within(10, async () => (await bob.v2.search.list({ q: "#zoology", type: "hashtags" })).hashtags);
  check("search tags", named[0].name === "zoology");
  const byAddress = await bob.v2.search.list({ q: post.url, resolve: true });
  check("search by address", ids(byAddress.statuses).join() === post.id);
  const mine = await bob.v2.search.list({ q: "walrus", type: "statuses", accountId: post.account.id });
  check("search of one author", ids(mine.statuses).includes(post.id));
  check("all pages of favourites end", (await all(bob.v1.favourites.list({ limit: 1 }))).length >= 0);
}
