// The names of places in WebAssembly: where JavaScript counts them, and nothing from what is not its data.

import test from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { load, refused } from "./support.mjs";

const { PlaceNames } = await load("mentions");
const data = await readFile(new URL("../../../routing/data/places.txt", import.meta.url));
const names = PlaceNames.parse(data);

test("places are found in a text where JavaScript counts them", () => {
    const text = "😀 Přijela z Ústí nad Labem do Prahy, bojí se 😟 v Kladně.";
    const found = names.mentions(text).map(({ start, end, name }) => [text.slice(start, end), name]);
    assert.deepEqual(found, [
        ["Ústí nad Labem", "Ústí nad Labem"],
        ["Prahy", "Praha"],
        ["Kladně", "Kladno"],
    ]);
    assert.deepEqual(names.mentions("Dobrý den, děkujeme za zprávu."), []);
});

test("a reply of the greatest length is read", () => {
    const text = "Přijďte do Prahy. ".repeat(1600);
    assert.equal(names.mentions(text).length, 1600);
});

test("a file that is something else is refused", () => {
    for (const bytes of [new Uint8Array(0), data.subarray(0, 5000), Buffer.from("<html>")]) {
        refused(() => PlaceNames.parse(bytes), "Malformed");
    }
});
