// The vectors of the protocol (crypto/vectors) as far as the classes reach: a second implementation would be tested alike.
// All of them, with the parts that no class shows, run in WebAssembly by `web/client/rebuild --vectors`.

import test from "node:test";
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";

import { hexToB64, load, refused } from "./support.mjs";

const { AccessCode, Deployment, ReporterSession } = await load("reporter");

const FOLDER = new URL("../../../crypto/vectors/", import.meta.url);
const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".json"));
const vectors = await Promise.all(
    files.map(async (name) => ({ name, ...JSON.parse(await readFile(new URL(name, FOLDER), "utf8")) })),
);

/** The groups of the codes whose bits the vectors name. */
const groupsOf = new Map(
    vectors.filter(({ kind }) => kind === "access-code/issue").map(({ input, output }) => [input.bits, output.groups]),
);
const DEPLOYMENT_ROOT = vectors.find(({ name }) => name === "ok_directory.json").input.root_key;

/** What each kind of vector is by the classes: the result in the form of the vector's output. */
const operations = {
    "access-code/parse": ({ text }) => {
        const groups = AccessCode.parse(text).groups();
        return { bits: [...groupsOf].find(([, known]) => known.join() === groups.join())?.[0] };
    },
    "directory/verify": ({ deployment, root_key, signed, now, places }) => {
        const directory = of(deployment, root_key).verifyDirectory(hexToB64(signed), now);
        const competent = places.map(({ municipality, district }) => directory.centreFor(municipality, district) ?? null);
        return { version: directory.version, competent, usable: directory.usableCentres() };
    },
    "reporter-keys/derive": ({ bits, deployment }) => ({ bearer: session(bits, deployment).bearer() }),
    "thread-key/open-as-reporter": ({ bits, deployment, reporter_seal }) => {
        session(bits, deployment).load([hexToB64(reporter_seal)], []);
        return {};
    },
};

/** Vectors that need more than a class gives. */
const OUT_OF_REACH = {
    "directory/verify": ({ root_key }) => root_key === undefined,
    // Later epochs are sealed under the key of the epoch before; a code can only be typed as text.
    "thread-key/open-as-reporter": ({ bits, epoch }) => epoch > 1 || !groupsOf.has(bits),
};

const expected = {
    "directory/verify": ({ version, competent, centres }) => ({
        version,
        competent,
        usable: centres.filter(({ usable }) => usable === "yes").map(({ id }) => id),
    }),
    "reporter-keys/derive": ({ bearer }) => ({ bearer }),
    "thread-key/open-as-reporter": () => ({}),
};

let run = 0;
for (const { name, kind, input, output, error } of vectors) {
    const operation = operations[kind];
    if (!operation || OUT_OF_REACH[kind]?.(input)) continue;
    run += 1;
    test(name, () => {
        if (name.startsWith("fail_")) {
            const { kind: refusal, fields } = fromDebug(error);
            refused(() => operation(input), refusal, fields);
        } else {
            assert.deepEqual(operation(input), (expected[kind] ?? ((it) => it))(output));
        }
    });
}

test("the vectors were there", () => assert.ok(run >= 40, `only ${run} vectors`));

function of(deployment, rootKey = DEPLOYMENT_ROOT) {
    return new Deployment(hexToB64(deployment), hexToB64(rootKey));
}

function session(bits, deployment) {
    return ReporterSession.fromCode(AccessCode.parse(groupsOf.get(bits).join("-")), of(deployment));
}

/** An error as Rust's `Debug` writes it: `Chain(Gap { expected: 2, found: 3 })` is a `Gap` with two fields. */
function fromDebug(text) {
    if (text === "PublicKeyError") return { kind: "BadArgument", fields: { field: "rootKeyB64" } };
    const inner = /^\w+\((\w.*)\)$/.exec(text)?.[1];
    if (inner !== undefined && /^\d+$/.test(inner)) return { kind: text.split("(")[0], fields: { version: Number(inner) } };
    if (inner !== undefined) return fromDebug(inner);
    const [, kind, body] = /^(\w+)(?: \{ (.*) \})?$/.exec(text);
    const pairs = [...(body ?? "").matchAll(/(\w+): (\[[^\]]*\]|'.'|\d+)/g)];
    return { kind, fields: Object.fromEntries(pairs.map(([, field, value]) => [field, JSON.parse(value.replaceAll("'", '"'))])) };
}
