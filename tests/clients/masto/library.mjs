// What masto.js offers and promises, read from its own type declarations: every method by its path, and the type of every
// answer.

import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Bodies of all interfaces below a folder, by the folder they stand in and their name. */
function interfaces(folder) {
  const found = new Map();
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".d.ts"))) {
    const text = readFileSync(join(folder, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    for (const match of text.matchAll(/interface ([\w$]+)[^{]*\{/g)) {
      const start = match.index + match[0].length;
      let end = start;
      for (let depth = 1; depth > 0; end++) depth += { "{": 1, "}": -1 }[text[end]] ?? 0;
      found.set(`${dirname(file)}/${match[1]}`, text.slice(start, end - 1));
    }
  }
  return found;
}

/** What the library's types say otherwise than Mastodon answers (its documentation and serializers): file, type, Mastodon's. */
const AMENDED = [
  ["v1/account", "lastStatusAt: string;", "lastStatusAt: string | null;"],
  ["v1/account", "role: Role;", "role?: Role;"],
  ["v1/announcement", "startsAt: string;", "startsAt: string | null;"],
  ["v1/announcement", "endsAt: string;", "endsAt: string | null;"],
  ["v1/announcement", "tags: Tag[];", 'tags: Pick<Tag, "name" | "url">[];'],
  ["v1/application", "clientSecretExpiresAt?: string", "clientSecretExpiresAt?: number"],
  ["v1/feature-approval", "current_user:", "currentUser:"],
  ["v1/featured-tags", "statusesCount: number;", "statusesCount: string;"],
  ["v1/filter-result", "filter: Filter;", 'filter: Omit<Filter, "keywords" | "statuses">;'],
  ["v1/grouped-notifications", "sampleAccountIds: string;", "sampleAccountIds: string[];"],
  ["v1/marker", "in MarkerTimeline]:", "in MarkerTimeline]?:"],
  ["v1/notification-request", "notificationsCount: number;", "notificationsCount: string;"],
  ["v1/poll", "votesCount?: number;", "votesCount: number | null;"],
  ["v1/poll", "emojis: CustomEmoji[];", "emojis?: CustomEmoji[];"],
  ["v1/profile", "featuredTags:", "featuredTags?:"],
  ["v1/reaction", "url: string;", "url?: string;"],
  ["v1/reaction", "staticUrl: string;", "staticUrl?: string;"],
  ["v1/relationship", "languages: string[];", "languages: string[] | null;"],
  ["v1/role", "id: number;", "id: string;"],
  ["v1/role", "permissions: number;", "permissions: string;"],
  ["v1/role", "position: number;", ""],
  ["v1/role", "createdAt: string;", ""],
  ["v1/role", "updatedAt: string;", ""],
  ["v1/scheduled-status", 'Pick<Status, "id" | ', "Pick<Status, "],
  ["v1/scheduled-status", "applicationId: string;", "applicationId: number;"],
  ["v1/status", "application: Application;", "application?: Application | null;"],
  ["v1/status", "tags: Tag[];", 'tags: Pick<Tag, "name" | "url">[];'],
  ["v1/translation", "detectedLanguageSource:", "detectedSourceLanguage:"],
  ["v1/web-push-subscription", "policy:", "policy?:"],
  ["v1/web-push-subscription", "admin: {", "admin?: {"],
  ["v2/instance", "status?: string;", "status?: string | null;"],
  ["v2/instance", "blurhash: string;", "blurhash?: string;"],
  ["v2/instance", "versions: InstanceThumbnailVersions;", "versions?: InstanceThumbnailVersions;"],
  ["v2/instance", "mastodon: string;", "mastodon: number;"],
];

function amend(root) {
  const copy = join(root, "node_modules/masto-amended");
  cpSync(join(root, "node_modules/masto"), copy, { recursive: true });
  for (const [name, from, to] of AMENDED) {
    const file = join(copy, `dist/mastodon/entities/${name}.d.ts`);
    const text = readFileSync(file, "utf8");
    if (!text.includes(from)) throw new Error(`${name} does not say \`${from}\` any more`);
    writeFileSync(file, text.replace(from, to));
  }
}

function walk(all, folder, name, path, out) {
  const body = all.get(`${folder}/${name}`) ?? all.get(`${folder}/push/${name}`) ?? all.get(`${folder}/admin/${name}`);
  if (body === undefined) throw new Error(`${path.join(".")}: no declaration of ${folder}/${name}`);
  const member =
    /^ {4}(?:readonly )?(\$?\w+)(?:\([^)]*\))?: (Method<|\{|Promise<|Subscription|void|(?:v([12])\.)?([\w$]+)(?=;|$))/gm;
  for (const [, key, type, version, resource] of body.matchAll(member)) {
    if (resource === undefined) out.add([...path, key].join("."));
    else walk(all, version ? `v${version}` : folder, resource, [...path, key], out);
  }
}

/** The paths of all methods, as `v1.accounts.$select.follow`. */
export function offered(root) {
  const folder = join(root, "node_modules/masto/dist/mastodon");
  const out = new Set();
  walk(interfaces(join(folder, "rest")), ".", "Client", [], out);
  walk(interfaces(join(folder, "oauth")), ".", "Client", ["oauth"], out);
  walk(interfaces(join(folder, "streaming")), ".", "Client", ["streaming"], out);
  return out;
}

/** What was called, and what was answered. */
export class Record {
  called = new Set();
  answers = new Map();

  keep(path, answer) {
    const seen = this.answers.get(path) ?? new Set();
    this.answers.set(path, seen);
    if (answer !== undefined) seen.add(JSON.stringify(answer));
  }

  /** The client, with everything that is called through it written down. */
  of(client, prefix = []) {
    const at = (steps) =>
      new Proxy(() => {}, {
        get: (_, name) => (typeof name === "symbol" || name === "then" ? undefined : at([...steps, name])),
        apply: (_, __, values) => {
          if (steps.at(-1) === "$select") return at([...steps.slice(0, -1), { selected: values[0] }]);
          const path = [...prefix, ...steps.map((step) => (step.selected === undefined ? step : "$select"))]
            .filter((step) => step !== "$raw")
            .join(".");
          this.called.add(path);
          // The library's own proxies can be applied once only.
          const target = steps.reduce((it, step) => (step.selected === undefined ? it[step] : it.$select(step.selected)), client);
          return this.watch(path, target(...values), steps.at(-1) === "$raw");
        },
      });
    return at([]);
  }

  watch(path, answer, raw) {
    const keep = (value) => {
      this.keep(path, raw ? value.data : value);
      return value;
    };
    if (answer instanceof Promise) return answer.then(keep);
    if (typeof answer.setDirection === "function") {
      const values = answer.values.bind(answer);
      answer.values = async function* () {
        for await (const page of values()) yield keep(page);
      };
    }
    return answer;
  }

  /** Compiles every answer against the type that the library gives it; the compiler's words by method, where it objects. */
  objections(root, types) {
    amend(root);
    const lines = [
      'import type { mastodon } from "masto-amended";',
      "type Rest = mastodon.rest.Client; type OAuth = mastodon.oauth.Client;",
    ];
    lines.push("type Fits<T> = [T] extends [void] ? unknown : T;");
    const where = new Map();
    for (const [path, answers] of this.answers) {
      if (/^(streaming|event)\./.test(path) && types[path] === undefined) continue;
      const [first, ...rest] = path.split(".");
      let type = first === "oauth" ? "OAuth" : `Rest["${first}"]`;
      for (const step of rest) type = step === "$select" ? `ReturnType<${type}["$select"]>` : `${type}["${step}"]`;
      const wanted = types[path] ?? `Fits<Awaited<ReturnType<${type}>>>`;
      for (const answer of answers) {
        const n = where.size;
        lines.push(`declare const a${n}: ${answer}; export const b${n}: ${wanted} = a${n};`);
        where.set(lines.length, path);
      }
    }
    writeFileSync(join(root, "answers.ts"), lines.join("\n"));
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", "--target", "esnext", "--module", "nodenext"];
    let said = "";
    try {
      execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", ...options, "answers.ts"], { cwd: root });
    } catch (error) {
      said = String(error.stdout) + String(error.stderr);
    }
    const objections = new Map();
    for (const part of said.split(/^(?=answers\.ts\(\d+)/m).filter((part) => part.trim() !== "")) {
      const line = Number(/^answers\.ts\((\d+)/.exec(part)?.[1]);
      const path = where.get(line) ?? "answers.ts";
      if (!objections.has(path)) objections.set(path, part.trim().split("\n").slice(-3).join("\n").slice(0, 900));
    }
    return { objections, compiled: where.size };
  }
}
