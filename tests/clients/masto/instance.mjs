// What the server says about itself, and what it tells all.

import { all, check, ids, refused, within } from "./tools.mjs";

export async function instance({ alice, guest, origin, planned }) {
  const now = await guest.v2.instance.fetch();
  check("instance", now.version.startsWith("4.") && now.configuration.statuses.maxCharacters === 500);
  check("instance: streaming", now.configuration.urls.streaming.startsWith("ws"));
  check("instance: translation", now.configuration.translation.enabled === true);
  check("instance: registrations", now.registrations.enabled === true);
  check("instance: api versions", now.apiVersions.mastodon >= 4);
  const old = await guest.v1.instance.fetch();
  check("old instance", origin.endsWith(old.uri) && old.urls.streamingApi.startsWith("ws") && old.stats.userCount >= 2);
  check("peers", Array.isArray(await guest.v1.instance.peers.list()));
  const weeks = await guest.v1.instance.activity.list();
  check("activity", weeks.length === 12 && Number(weeks[0].registrations) > 0);
  const languages = await guest.v1.instance.languages.list();
  check(
    "languages",
    languages.some((one) => one.code === "de"),
  );
  check("extended description", typeof (await guest.v1.instance.extendedDescription.fetch()).content === "string");
  check("domain blocks are not shown", (await refused(guest.v1.instance.domainBlocks.fetch())) === 404);
  check("custom emojis", Array.isArray(await guest.v1.customEmojis.list()));
  check("trends: tags", Array.isArray(await guest.v1.trends.tags.list({ limit: 5 })));
  check("trends: posts", Array.isArray(await guest.v1.trends.statuses.list({ limit: 5 })));
  const links = await planned("v1.trends.links.list", () => guest.v1.trends.links.list({ limit: 5 }));
  if (links !== undefined) check("trends: links", Array.isArray(links));

  const year = new Date().getUTCFullYear() - 1;
  const reports = await alice.v1.annualReports.list();
  check("annual reports", Array.isArray(reports.annualReports) && Array.isArray(reports.accounts));
  check("annual report: state", (await alice.v1.annualReports.$select(year).state.fetch()).state === "ineligible");
  check("annual report: none", (await refused(alice.v1.annualReports.$select(year).fetch())) === 404);
  check("annual report: read", (await refused(alice.v1.annualReports.$select(year).read())) === 404);
  const generate = await refused(alice.v1.annualReports.$select(year).generate());
  check("annual report: generate", generate === undefined || generate === 404);
  check("what is not there", (await refused(guest.v1.search.list({ q: "x" }))) === 404);
}

export async function announcements({ alice, announce }) {
  const id = announce("create", "Maintenance tonight, says #rookery");
  const found = await within(10, async () => (await alice.v1.announcements.list()).filter((one) => one.id === id));
  check("announcement", found[0].content.includes("Maintenance") && !found[0].read && found[0].tags[0].name === "rookery");
  await alice.v1.announcements.$select(id).reactions.$select("🎉").update();
  const reacted = async () => (await alice.v1.announcements.list()).find((one) => one.id === id);
  check(
    "reaction",
    (await reacted()).reactions.some((one) => one.name === "🎉" && one.me && one.count === 1),
  );
  await alice.v1.announcements.$select(id).reactions.$select("🎉").remove();
  check("no reaction", (await reacted()).reactions.length === 0);
  await alice.v1.announcements.$select(id).dismiss();
  check("dismissed", (await reacted()).read === true);
  announce("delete", id);
  check("no announcement", !ids(await all(alice.v1.announcements.list())).includes(id));
}
