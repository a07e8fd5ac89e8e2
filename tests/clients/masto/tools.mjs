// What the journeys of JavaScript's libraries share.

import { deflateSync, crc32 as crcOfNode } from "node:zlib";

let passed = 0;
let library = "masto.js";

/** Names the library that is tried. */
export const as = (name) => (library = name);

/** Ends the journey when it does not hold. */
export function check(what, holds) {
  if (!holds) {
    console.error(`FAILED: ${library}: ${what}`);
    console.error(new Error().stack.split("\n").slice(2, 4).join("\n"));
    process.exit(1);
  }
  passed += 1;
  console.log(`ok  ${library}: ${what}`);
}

export const count = () => passed;

export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** The first answer that is neither empty nor false. */
export async function within(seconds, ask) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = await ask();
    if ((Array.isArray(found) ? found.length > 0 : found) || Date.now() > end) return found;
    await sleep(200);
  }
}

/** The status that a call is refused with, or nothing. */
export async function refused(call) {
  try {
    await call;
  } catch (error) {
    return error.statusCode ?? error;
  }
  return undefined;
}

export const ids = (list) => list.map((one) => one.id);

/** Every page of a list, joined. */
export async function all(pages, limit = 20) {
  const found = [];
  for await (const page of pages) {
    found.push(...page);
    if (--limit === 0) break;
  }
  return found;
}

function crc(bytes) {
  if (crcOfNode !== undefined) return crcOfNode(bytes);
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** A small picture without any library. */
export function png(width, height) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows.set([Math.floor((x * 255) / width), Math.floor((y * 255) / height), 80], y * (1 + width * 3) + 1 + x * 3);
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return new Blob([Buffer.from("89504e470d0a1a0a", "hex"), ...parts], { type: "image/png" });
}

/** Signs in at the server's own pages as a browser would and allows an application; the code that is shown. */
export async function allow(origin, query, name, password) {
  const jar = new Map();
  const visit = async (address, form) => {
    const headers = { cookie: [...jar].map(([key, value]) => `${key}=${value}`).join("; "), origin };
    const init = { headers, redirect: "manual" };
    if (form) Object.assign(init, { method: "POST", body: new URLSearchParams(form) });
    const response = await fetch(new URL(address, origin), init);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const to = response.headers.get("location");
    return to ? visit(to) : response.text();
  };
  const text = (html) =>
    html.replaceAll("&quot;", '"').replaceAll("&#38;", "&").replaceAll("&#34;", '"').replaceAll("&amp;", "&");
  const hidden = (html) =>
    Object.fromEntries(
      [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, key, value]) => [key, text(value)]),
    );
  const signIn = await visit(`/oauth/authorize?${new URLSearchParams(query)}`);
  const consent = await visit("/auth/sign_in", { ...hidden(signIn), login: name, password });
  const form = consent.slice(consent.indexOf('action="/oauth/authorize"'));
  const shown = await visit("/oauth/authorize", { ...hidden(form), decision: "allow" });
  return /<code class="code">([^<]+)</.exec(shown)?.[1];
}
