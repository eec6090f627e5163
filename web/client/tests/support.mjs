// What the tests of the WebAssembly modules share.
//
// They run against web/dist/, or against the folder in OZVISE_DIST (web/client/rebuild --check sets it).

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { webcrypto } from "node:crypto";
import assert from "node:assert/strict";

// Debian 12 has Node.js 18, which does not have Web Crypto where browsers have it.
globalThis.crypto ??= webcrypto;

const DIST = process.env.OZVISE_DIST
    ? pathToFileURL(`${process.env.OZVISE_DIST}/`)
    : new URL("../../dist/", import.meta.url);

/** The made journey: see fixture.rs. */
export const fixture = JSON.parse(await readFile(new URL("fixture.json", import.meta.url), "utf8"));

/**
 * @param {"reporter" | "staff" | "places" | "mentions"} name
 * @param {string} suffix e.g. ".js" or "_bg.wasm"
 */
export const distUrl = (name, suffix) => new URL(`${name}/${name}${suffix}`, DIST);

/**
 * A module, ready for use, and its whole memory.
 *
 * @param {"reporter" | "staff" | "places" | "mentions"} name
 */
export async function load(name) {
    const classes = await import(distUrl(name, ".js").href);
    const { memory } = await classes.default({ module_or_path: await readFile(distUrl(name, "_bg.wasm")) });
    return { ...classes, memory };
}

/**
 * What `Known(number)` in fixture.rs gives: a function that fills bytes.
 *
 * @param {number} number
 * @returns {(bytes: Uint8Array) => Uint8Array}
 */
export function known(number) {
    let state = number;
    return (bytes) => {
        for (let index = 0; index < bytes.length; index += 1) {
            state = (Math.imul(state, 1103515245) + 12345) | 0;
            bytes[index] = (state >>> 16) & 0xff;
        }
        return bytes;
    };
}

/** Makes `crypto.getRandomValues` give that. */
export const knownRandomness = (/** @type {number} */ number) => replaceRandomness(known(number));

const ownCrypto = globalThis.crypto;

/**
 * @param {((bytes: Uint8Array) => Uint8Array) | undefined} getRandomValues `undefined`: there is no `crypto` at all
 */
export function replaceRandomness(getRandomValues) {
    const value = getRandomValues && { getRandomValues };
    Object.defineProperty(globalThis, "crypto", { value, configurable: true, writable: true });
}

/** The browser's own randomness again. */
export function realRandomness() {
    Object.defineProperty(globalThis, "crypto", { value: ownCrypto, configurable: true, writable: true });
}

/**
 * Asserts that `action` is refused, with this kind and these fields.
 *
 * @param {() => unknown} action
 * @param {string} kind
 * @param {Record<string, unknown>} fields
 */
export function refused(action, kind, fields = {}) {
    assert.throws(action, (error) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, "Refusal");
        assert.equal(error.kind, kind);
        assert.equal(error.message, kind, "no free text");
        for (const [field, value] of Object.entries(fields)) assert.deepEqual(error[field], value, field);
        return true;
    });
}

/** @param {string} hex */
export const fromHex = (hex) => Buffer.from(hex, "hex");

/** @param {string} hex */
export const hexToB64 = (hex) => fromHex(hex).toString("base64url");

/**
 * A copy of base64url bytes in which the bit 0 of the byte at `position` (from the end if negative) is turned.
 *
 * @param {string} b64
 * @param {number} position
 */
export function flipped(b64, position) {
    const bytes = Buffer.from(b64, "base64url");
    bytes[position < 0 ? bytes.length + position : position] ^= 1;
    return bytes.toString("base64url");
}
