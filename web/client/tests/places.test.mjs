// The search for a place in WebAssembly answers what it answers natively (places.rs), and refuses what is not its data.

import test from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { load, refused } from "./support.mjs";

const { Places } = await load("places");
const data = await readFile(new URL("../../../routing/data/places.txt", import.meta.url));
const { limit, answers } = JSON.parse(await readFile(new URL("places.json", import.meta.url), "utf8"));
const places = Places.parse(data);

test("every query is answered as natively", () => {
    assert.ok(Object.keys(answers).length > 250, "a few hundred queries");
    const written = ({ label, kind, match, municipality, districts }) =>
        [label, kind, match, municipality ?? "", districts.join(" ")].join("|");
    for (const [query, expected] of Object.entries(answers)) {
        assert.deepEqual(places.search(query, limit).map(written), expected, `"${query}"`);
    }
});

test("a candidate has what the page needs, and leaves out what there is not", () => {
    const [village] = places.search("Frymburk", 1);
    assert.deepEqual(village, {
        name: "Frymburk",
        label: "Frymburk (okres Český Krumlov)",
        kind: "municipality",
        match: "exact",
        municipality: 545481,
        districts: ["CZ0312"],
    });
    const [postcode] = places.search("370 01", 1);
    assert.deepEqual(postcode, {
        name: "370 01",
        label: "370 01 (okres České Budějovice)",
        kind: "postcode",
        match: "exact",
        districts: ["CZ0311"],
        postcode: "370 01",
    });
});

test("all places of one name can be listed, and no more than there are", () => {
    const lhotas = places.search("Lhota", 200).filter(({ match }) => match === "exact");
    assert.ok(lhotas.length > 20);
    assert.equal(new Set(lhotas.map(({ label }) => label)).size > 20, true);
    assert.equal(places.search("Lhota", 0).length, 0);
});

test("the municipalities of a district are listed by their codes", () => {
    const codes = places.municipalitiesOf("CZ0312");
    assert.equal(codes.length, 47);
    assert.ok(codes.includes(545481));
    assert.deepEqual(places.municipalitiesOf("CZ0999"), []);
});

test("a file that is cut off or is something else is refused", () => {
    for (const bytes of [new Uint8Array(0), data.subarray(0, 5000), new Uint8Array(1000).fill(255), Buffer.from("<html>")]) {
        refused(() => Places.parse(bytes), "Malformed");
    }
});
