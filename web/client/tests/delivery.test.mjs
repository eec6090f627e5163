// What the pages' headers allow is what the modules need: one WebAssembly module each, fetched by its address, and nothing
// that turns text into code.

import test from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";

import { distUrl } from "./support.mjs";

/** Most bytes that a person who writes has to load for the protocol, compressed. */
const REPORTER_LIMIT_BYTES = 60_000;

test("the reporter's module is small", async () => {
    const bytes = await readFile(distUrl("reporter", "_bg.wasm"));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
    assert.ok(brotliCompressSync(bytes, { params }).length <= REPORTER_LIMIT_BYTES);
});

for (const name of /** @type {const} */ (["reporter", "staff"])) {
    test(`${name}: nothing turns text into code`, async () => {
        const script = await readFile(distUrl(name, ".js"), "utf8");
        for (const forbidden of [/\beval\b/, /\bFunction\s*\(/, /setTimeout/, /innerHTML/, /document\./, /import\(/, /WebAssembly\.Module\(\s*['"`]/]) {
            assert.doesNotMatch(script, forbidden);
        }
        assert.deepEqual([...script.matchAll(/https?:\/\/[^\s"'`]*/g)].map(([address]) => address), []);
    });

    test(`${name}: it asks the browser for randomness, objects and errors only`, async () => {
        const module = await WebAssembly.compile(await readFile(distUrl(name, "_bg.wasm")));
        // A name is that of the function, with the prefix and the digest that wasm-bindgen adds.
        const plain = (asked) => asked.replace(/^__wbg_/, "").replace(/_[0-9a-f]{16}$/, "");
        const asked = new Set(WebAssembly.Module.imports(module).map(({ name }) => plain(name)));
        const known = ["new", "push", "set", "get", "getRandomValues", "normalize"];
        assert.deepEqual([...asked].filter((name) => !name.startsWith("__wbindgen_") && !known.includes(name)), []);
    });

    test(`${name}: it starts from an address`, async () => {
        const { default: init } = await import(`${distUrl(name, ".js").href}?by-address`);
        const asked = [];
        const fetched = globalThis.fetch;
        globalThis.fetch = async (address) => {
            asked.push(String(address));
            return new Response(await readFile(distUrl(name, "_bg.wasm")), { headers: { "Content-Type": "application/wasm" } });
        };
        try {
            const { memory } = await init({ module_or_path: new URL("https://portal.invalid/assets/x.wasm") });
            assert.ok(memory instanceof WebAssembly.Memory);
        } finally {
            globalThis.fetch = fetched;
        }
        assert.deepEqual(asked, ["https://portal.invalid/assets/x.wasm"]);
    });
}

test("the reporter's module has no password in it", async () => {
    const classes = await import(distUrl("reporter", ".js").href);
    const names = Object.keys(classes).filter((name) => /^[A-Z]/.test(name)).sort();
    assert.deepEqual(names, ["AccessCode", "Deployment", "Directory", "ReporterSession"]);
    const bytes = await readFile(distUrl("reporter", "_bg.wasm"));
    for (const trace of ["OPAQUE", "OPRF", "Argon2"]) assert.ok(!bytes.includes(trace), trace);
    const staff = await readFile(distUrl("staff", "_bg.wasm"));
    assert.ok(staff.includes("OPAQUE"), "the trace is one");
});
