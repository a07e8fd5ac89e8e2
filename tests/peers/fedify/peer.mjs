// A server made with Fedify: frida lives there. It believes itself at https://PEER_HOST and is driven over a second port.
//
// PEER_HOST      its own name, such as fedify.test
// PEER_DOMAIN    what stands in handles, the same unless set
// PEER_PORT      where it listens, PEER_CONTROL_PORT where it is told what to do (both on 127.0.0.1)
// PEER_HOSTS     {"rookery.test": "127.0.0.1:3000"}: the names it may call and where they really are; no other is called
// PEER_KNOCK     the signatures it tries first: rfc9421 or draft-cavage-http-signatures-12
// PEER_SECURE    "yes": documents are for those who sign
// PEER_LOG       how much Fedify tells: warning, info, debug
import { AsyncLocalStorage } from "node:async_hooks";
import dns from "node:dns";
import { createServer } from "node:http";
import { syncBuiltinESMExports } from "node:module";
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from "@fedify/fedify";
import * as vocab from "@fedify/vocab";
import { Temporal } from "@js-temporal/polyfill";
import { configure, getConsoleSink } from "@logtape/logtape";
import { Agent, buildConnector, setGlobalDispatcher } from "undici";

await configure({
  contextLocalStorage: new AsyncLocalStorage(),
  sinks: { console: getConsoleSink() },
  loggers: [
    { category: "fedify", sinks: ["console"], lowestLevel: process.env.PEER_LOG ?? "warning" },
    { category: ["logtape", "meta"], sinks: ["console"], lowestLevel: "warning" },
  ],
});

const host = process.env.PEER_HOST;
const domain = process.env.PEER_DOMAIN ?? host;
const origin = `https://${host}`;
const hosts = JSON.parse(process.env.PEER_HOSTS);
const secure = process.env.PEER_SECURE === "yes";
const { PUBLIC_COLLECTION } = vocab;

// Fedify judges the address of a name before it calls: all have a public one, and no resolver is asked.
dns.promises.lookup = async (_name, options) => {
  const found = { address: "1.1.1.1", family: 4 };
  return options?.all ? [found] : found;
};
syncBuiltinESMExports();

// https names go in the clear to the place they are known to be at, and to nowhere else.
const plain = buildConnector({});
setGlobalDispatcher(
  new Agent({
    connect(options, callback) {
      const place = hosts[options.hostname];
      if (place === undefined) return callback(new Error(`${options.hostname} is not to be called`), null);
      const [hostname, port] = place.split(":");
      plain({ ...options, protocol: "http:", hostname, host: hostname, port }, callback);
    },
  }),
);

const FRIDA = "frida";
// What frida's deliveries carry beside the signature of the request.
const carried = [];
const call = globalThis.fetch;
globalThis.fetch = async (request, init) => {
  if (request instanceof Request && request.method === "POST") {
    const { type, signature, proof } = await request.clone().json();
    carried.push({ type, signature: signature?.type ?? null, proof: proof?.cryptosuite ?? null });
  }
  return await call(request, init);
};

// The actor that fetches for the whole server. Its own document never asks for a signature.
const SERVER = "server";

async function makeKeys() {
  return [await generateCryptoKeyPair("RSASSA-PKCS1-v1_5"), await generateCryptoKeyPair("Ed25519")];
}

const keys = { [FRIDA]: await makeKeys(), [SERVER]: await makeKeys() };
const profile = { name: "Frida", summary: "<p>I speak <b>Fedify</b></p>" };
const notes = new Map(); // id -> Note
const sent = new Map(); // id -> Activity
const followers = new Map(); // id -> Actor
const featured = new Set(); // ids of notes
const received = []; // what passed the signature check, as Fedify understood it
const requests = []; // every request, as it came
let refused = null; // the dialect answered with 401
let count = 0;

const federation = createFederation({
  kv: new MemoryKvStore(),
  origin: { handleHost: domain, webOrigin: origin },
  firstKnock: process.env.PEER_KNOCK,
});
const context = () => federation.createContext(new URL(origin), undefined);

const signed = async (ctx, name) => !secure || name === SERVER || (await ctx.getSignedKeyOwner()) != null;

federation
  .setActorDispatcher("/users/{identifier}", async (ctx, name) => {
    if (!(name in keys)) return null;
    const pairs = await ctx.getActorKeyPairs(name);
    const common = {
      id: ctx.getActorUri(name),
      preferredUsername: name,
      inbox: ctx.getInboxUri(name),
      outbox: ctx.getOutboxUri(name),
      publicKey: pairs[0].cryptographicKey,
      assertionMethods: pairs.map((pair) => pair.multikey),
    };
    if (name === SERVER) return new vocab.Application(common);
    return new vocab.Person({
      ...common,
      name: profile.name,
      summary: profile.summary,
      url: new URL(`${origin}/@${name}`),
      followers: ctx.getFollowersUri(name),
      following: ctx.getFollowingUri(name),
      featured: ctx.getFeaturedUri(name),
      endpoints: new vocab.Endpoints({ sharedInbox: ctx.getInboxUri() }),
      attachments: [new vocab.PropertyValue({ name: "Pronouns", value: "she" })],
      icon: new vocab.Image({ mediaType: "image/png", url: new URL(`${origin}/frida.png`) }),
      published: Temporal.Instant.from("2026-01-02T03:04:05Z"),
      manuallyApprovesFollowers: false,
      discoverable: true,
    });
  })
  .setKeyPairsDispatcher((_ctx, name) => keys[name] ?? [])
  .authorize(signed);

for (const [Kind, path] of [[vocab.Note, "notes"], [vocab.Article, "articles"]]) {
  federation.setObjectDispatcher(Kind, `/users/{identifier}/${path}/{id}`, (ctx, values) => {
    return notes.get(ctx.getObjectUri(Kind, values).href) ?? null;
  });
}
federation
  .setOutboxDispatcher("/users/{identifier}/outbox", () => ({ items: [...sent.values()].filter(isCreate).reverse() }))
  .setCounter(() => [...sent.values()].filter(isCreate).length);
federation
  .setFollowersDispatcher("/users/{identifier}/followers", () => ({ items: [...followers.values()] }))
  .setCounter(() => followers.size);
federation.setFollowingDispatcher("/users/{identifier}/following", () => ({ items: [] })).setCounter(() => 0);
federation.setFeaturedDispatcher("/users/{identifier}/featured", () => ({
  items: [...featured].map((id) => notes.get(id)).filter((note) => note !== undefined),
}));
federation.setNodeInfoDispatcher("/nodeinfo/2.1", () => ({
  software: { name: "fedify-peer", version: "1.0.0" },
  protocols: ["activitypub"],
  usage: { users: { total: 1 }, localPosts: notes.size, localComments: 0 },
}));

federation
  .setInboxListeners("/users/{identifier}/inbox", "/inbox")
  .setSharedKeyDispatcher(() => ({ identifier: SERVER }))
  .on(vocab.Activity, async (ctx, activity) => {
    const from = await activity.getActor(ctx);
    received.push(await describeActivity(ctx, activity));
    if (activity instanceof vocab.Follow && from) {
      followers.set(from.id.href, from);
      await send(ctx, [from], vocab.Accept, { object: activity });
    } else if (activity instanceof vocab.Undo && activity.actorId) {
      const undone = await activity.getObject(ctx);
      if (undone instanceof vocab.Follow && undone.objectId?.href === ctx.getActorUri(FRIDA).href) {
        followers.delete(activity.actorId.href);
      }
    }
  });

function isCreate(activity) {
  return activity instanceof vocab.Create;
}

function freshId(kind) {
  count += 1;
  return new URL(`${origin}/users/${FRIDA}/${kind}/${count}`);
}

/** Fetches in somebody's name, signed. */
async function loader(ctx, identifier = SERVER) {
  return { ...ctx, documentLoader: await ctx.getDocumentLoader({ identifier }) };
}

/** Sends an activity of frida's; what it is goes through the vocabulary's own constructors. */
async function send(ctx, recipients, Kind, values, options = {}) {
  const activity = new Kind({ id: freshId("activities"), actor: ctx.getActorUri(FRIDA), ...values });
  sent.set(activity.id.href, activity);
  await ctx.sendActivity({ identifier: FRIDA }, recipients, activity, { preferSharedInbox: true, ...options });
  return { id: activity.id.href };
}

async function person(ctx, id) {
  const options = await loader(ctx);
  const found = await ctx.lookupObject(id, { documentLoader: options.documentLoader });
  if (!vocab.isActor(found)) throw new Error(`${id} is nobody`);
  return found;
}

/** The followers and whoever is named. */
async function audience(ctx, ids) {
  const people = new Map(followers);
  for (const id of ids) people.set(id, await person(ctx, id));
  return [...people.values()];
}

const href = (url) => url?.href ?? null;
const text = (value) => value?.toString() ?? null;

async function describe(ctx, object) {
  if (object === null) return null;
  const kind = object.constructor.name;
  const about = {
    type: kind,
    id: href(object.id),
    name: text(object.name),
    summary: text(object.summary),
    content: text(object.content),
    url: object.url instanceof URL ? object.url.href : href(object.url?.href),
    published: text(object.published),
    updated: text(object.updated),
    sensitive: object.sensitive ?? null,
    attribution: href(object.attributionId),
    replyTarget: href(object.replyTargetId),
    to: object.toIds.map(href),
    cc: object.ccIds.map(href),
    contents: object.contents?.map((one) => [one.locale?.toString() ?? null, text(one)]) ?? [],
    tags: [],
    attachments: [],
  };
  for await (const tag of object.getTags(ctx)) {
    about.tags.push({ type: tag.constructor.name, name: text(tag.name), href: href(tag.href) });
  }
  for await (const file of object.getAttachments(ctx)) {
    const url = file.url instanceof URL ? file.url : file.url?.href;
    about.attachments.push({
      type: file.constructor.name,
      name: text(file.name),
      value: text(file.value),
      mediaType: file.mediaType ?? null,
      url: href(url),
      width: file.width ?? null,
      height: file.height ?? null,
      blurhash: file.blurhash ?? null,
    });
  }
  if (vocab.isActor(object)) {
    Object.assign(about, {
      handle: await vocab.getActorHandle(object).catch((error) => String(error)),
      username: text(object.preferredUsername),
      inbox: href(object.inboxId),
      sharedInbox: href(object.endpoints?.sharedInbox),
      outbox: href(object.outboxId),
      followers: href(object.followersId),
      following: href(object.followingId),
      featured: href(object.featuredId),
      key: href(object.publicKeyId),
      locked: object.manuallyApprovesFollowers,
      discoverable: object.discoverable,
      icon: await object.getIcon(ctx).then((icon) => icon && { url: href(icon.url), mediaType: icon.mediaType }),
    });
  }
  if (object instanceof vocab.Note) {
    const replies = await object.getReplies(ctx);
    about.replies = href(replies?.id);
    about.likes = href(object.likesId);
    about.shares = href(object.sharesId);
  }
  return about;
}

async function describeActivity(ctx, activity) {
  const options = await loader(ctx);
  // An answer quotes what it answers; otherwise Fedify believes only what comes from the object's own origin.
  const quotes = activity instanceof vocab.Accept || activity instanceof vocab.Reject;
  const object = await activity.getObject({ ...options, suppressError: true, ...(quotes && { crossOrigin: "trust" }) });
  return {
    type: activity.constructor.name,
    id: href(activity.id),
    actor: href(activity.actorId),
    objectId: href(activity.objectId),
    to: activity.toIds.map(href),
    cc: activity.ccIds.map(href),
    object:
      object instanceof vocab.Activity
        ? { type: object.constructor.name, id: href(object.id), actor: href(object.actorId), objectId: href(object.objectId) }
        : await describe(options, object),
  };
}

/** What the journey can ask for. */
const commands = {
  received: () => received,
  requests: () => requests,
  carried: () => carried,
  followers: () => [...followers.keys()],
  refuse: (dialect) => {
    refused = dialect;
  },

  async webfinger(resource) {
    return await context().lookupWebFinger(resource);
  },
  async nodeinfo(url) {
    const found = await context().lookupNodeInfo(url, { parse: "strict" });
    return found && { name: found.software.name, protocols: found.protocols, users: found.usage.users };
  },
  async lookup(what) {
    const ctx = context();
    const options = typeof what === "string" ? await loader(ctx) : await loader(ctx, what.as);
    what = what.id ?? what;
    const found = await ctx.lookupObject(what, { documentLoader: options.documentLoader });
    if (found instanceof vocab.Activity) return await describeActivity(ctx, found);
    return await describe(options, found);
  },
  async collection(id) {
    const ctx = context();
    const { documentLoader } = await loader(ctx);
    const found = await ctx.lookupObject(id, { documentLoader });
    if (!(found instanceof vocab.Collection)) throw new Error(`${id} is a ${found?.constructor.name}`);
    const items = [];
    for await (const item of ctx.traverseCollection(found, { documentLoader })) {
      items.push({ type: item.constructor.name, id: href(item.id), objectId: href(item.objectId) });
    }
    return { type: found.constructor.name, total: found.totalItems, items };
  },

  async act({ type, object, to, content, personal = false }) {
    const ctx = context();
    const values = { object: new URL(object), to: new URL(to), content };
    return await send(ctx, [await person(ctx, to)], vocab[type], values, { preferSharedInbox: !personal });
  },
  async undo({ id, to }) {
    const ctx = context();
    return await send(ctx, [await person(ctx, to)], vocab.Undo, { object: sent.get(id), to: new URL(to) });
  },
  async announce({ object, to }) {
    const ctx = context();
    const named = to ? [to] : [];
    const ccs = [ctx.getFollowersUri(FRIDA), ...named.map((one) => new URL(one))];
    const values = { object: new URL(object), to: PUBLIC_COLLECTION, ccs };
    return await send(ctx, await audience(ctx, named), vocab.Announce, { ...values, published: Temporal.Now.instant() });
  },
  async note({ kind = "Note", name, content, summary, language, visibility = "public", mentions = [], replyTo, image, quiet }) {
    const ctx = context();
    const id = freshId(kind === "Note" ? "notes" : "articles");
    const people = mentions.map((one) => new URL(one.id));
    const group = ctx.getFollowersUri(FRIDA);
    const [tos, ccs] = {
      public: [[PUBLIC_COLLECTION], [group, ...people]],
      unlisted: [[group], [PUBLIC_COLLECTION, ...people]],
      private: [[group], people],
      direct: [people, []],
    }[visibility];
    const note = new vocab[kind]({
      id,
      name,
      url: new URL(`${origin}/@${FRIDA}/${count}`),
      attribution: ctx.getActorUri(FRIDA),
      // With a language it is said in contentMap alone.
      contents: [language ? new vocab.LanguageString(content, language) : content],
      summary,
      sensitive: summary !== undefined,
      published: Temporal.Now.instant(),
      replyTarget: replyTo && new URL(replyTo),
      tos,
      ccs,
      tags: [
        ...mentions.map((one) => new vocab.Mention({ href: new URL(one.id), name: one.name })),
        new vocab.Hashtag({ href: new URL(`${origin}/tags/peers`), name: "#peers" }),
        new vocab.Emoji({
          id: new URL(`${origin}/emojis/owl`),
          name: ":owl:",
          icon: new vocab.Image({ mediaType: "image/png", url: new URL(`${origin}/owl.png`) }),
        }),
      ],
      attachments: image
        ? [new vocab.Document({ mediaType: "image/png", url: new URL(image), name: "a picture", width: 640, height: 480 })]
        : [],
    });
    notes.set(id.href, note);
    if (quiet) return { id: id.href, url: note.url.href };
    const named = mentions.map((one) => one.id);
    const recipients = visibility === "direct" ? await Promise.all(named.map((one) => person(ctx, one))) : await audience(ctx, named);
    const personal = visibility === "direct";
    const { id: activity } = await send(ctx, recipients, vocab.Create, { object: note, tos, ccs }, { preferSharedInbox: !personal });
    return { id: id.href, url: note.url.href, activity };
  },
  async pin({ id, type }) {
    const ctx = context();
    featured[type === "Add" ? "add" : "delete"](id);
    const values = { object: new URL(id), target: ctx.getFeaturedUri(FRIDA), to: PUBLIC_COLLECTION };
    return await send(ctx, await audience(ctx, []), vocab[type], values);
  },
  /** Notes all at once. */
  async burst(amount) {
    const texts = Array.from({ length: amount }, (_, n) => ({ content: `<p>one of many: ${n}</p>` }));
    const sent = await Promise.all(texts.map((one) => commands.note(one)));
    return sent.map((one) => one.id);
  },
  async edit({ id, content }) {
    const ctx = context();
    const note = notes.get(id).clone({ content, updated: Temporal.Now.instant() });
    notes.set(id, note);
    return await send(ctx, await audience(ctx, []), vocab.Update, { object: note, to: PUBLIC_COLLECTION });
  },
  async delete(id) {
    const ctx = context();
    notes.delete(id);
    featured.delete(id);
    const object = new vocab.Tombstone({ id: new URL(id) });
    return await send(ctx, await audience(ctx, []), vocab.Delete, { object, to: PUBLIC_COLLECTION });
  },
  async profile(changes) {
    Object.assign(profile, changes);
    const ctx = context();
    // As the dispatcher answers it, so that the document and the Update are the same.
    const object = await federation.createContext(new Request(origin), undefined).getActor(FRIDA);
    return await send(ctx, await audience(ctx, []), vocab.Update, { object, to: PUBLIC_COLLECTION });
  },
  async rekey() {
    keys[FRIDA] = await makeKeys();
  },
  async reject({ follow, to }) {
    const ctx = context();
    followers.delete(to);
    const object = new vocab.Follow({ id: new URL(follow), actor: new URL(to), object: ctx.getActorUri(FRIDA) });
    return await send(ctx, [await person(ctx, to)], vocab.Reject, { object });
  },
  async leave() {
    const ctx = context();
    const object = ctx.getActorUri(FRIDA);
    return await send(ctx, await audience(ctx, []), vocab.Delete, { object, to: PUBLIC_COLLECTION });
  },
};

async function bytes(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

createServer(async (incoming, outgoing) => {
  const body = await bytes(incoming);
  const { headers, method } = incoming;
  const dialect = headers["signature-input"] ? "rfc9421" : headers.signature ? "cavage" : "none";
  const agent = headers["user-agent"];
  const about = { method, path: incoming.url, host: headers.host, agent, dialect, refused: false };
  if (method === "POST") {
    const activity = JSON.parse(body.toString());
    Object.assign(about, { type: activity.type, activity: activity.id, raw: activity });
  }
  requests.push(about);
  if (refused === dialect) {
    Object.assign(about, { refused: true, status: 401 });
    outgoing.writeHead(401).end();
    return;
  }
  try {
    const init = { method, headers: Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one])) };
    if (body.length > 0) init.body = body;
    const response = await federation.fetch(new Request(`https://${headers.host}${incoming.url}`, init), {});
    about.status = response.status;
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    Object.assign(about, { status: 500, error: String(error) });
    console.error(error);
    outgoing.writeHead(500).end();
  }
}).listen(Number(process.env.PEER_PORT), "127.0.0.1");

createServer(async (incoming, outgoing) => {
  const { command, argument } = JSON.parse((await bytes(incoming)).toString() || "{}");
  try {
    const answer = await commands[command](argument);
    outgoing.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer ?? null));
  } catch (error) {
    outgoing.writeHead(500).end(`${command}: ${error?.stack ?? error}`);
  }
}).listen(Number(process.env.PEER_CONTROL_PORT), "127.0.0.1");
