// After a wipe nothing secret is left anywhere in the memory of a module: not in the handles, not in the buffers through
// which text has passed, not on the stack.

import test from "node:test";
import assert from "node:assert/strict";

import { fixture, fromHex, known, knownRandomness, load, realRandomness } from "./support.mjs";

/**
 * Whether `secret` lies in the memory, whole.
 *
 * @param {WebAssembly.Memory} memory
 * @param {string | Uint8Array} secret
 */
const holds = (memory, secret) => Buffer.from(memory.buffer).includes(Buffer.from(secret));

/**
 * @param {WebAssembly.Memory} memory
 * @param {Record<string, string | Uint8Array>} secrets
 */
function holdsNone(memory, secrets) {
    for (const [name, secret] of Object.entries(secrets)) {
        assert.ok(secret.length >= 8, `${name} is long enough not to be found by chance`);
        assert.ok(!holds(memory, secret), `${name} is left in memory`);
    }
}

/** The 12 bytes behind the groups of a code: 19 Crockford symbols of 5 bits, without the check symbol. */
function bitsOf(groups) {
    const symbols = [...groups.join("")].slice(0, 19);
    const number = symbols.reduce((sum, symbol) => sum * 32n + BigInt("0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(symbol)), 0n);
    return fromHex(number.toString(16).padStart(24, "0"));
}

// Long and with diacritics, so that its buffers are outgrown and moved on the way in.
const CANARY = `KANÁREK-${"příliš žluťoučký kůň ".repeat(80)}konec-KANÁRKA`;

test("a wiped reporter session leaves no code, key or text behind", async () => {
    realRandomness();
    const { AccessCode, Deployment, ReporterSession, memory } = await load("reporter");
    const deployment = new Deployment(fixture.deployment, fixture.rootKey);
    const directory = deployment.verifyDirectory(fixture.directory, fixture.now);

    const code = AccessCode.generate();
    const groups = code.groups();
    const words = code.words();
    const typed = AccessCode.parse(groups.join("-").toLowerCase());
    const spoken = AccessCode.parse(words.join(" "));
    assert.ok(code.groupMatches(3, groups[3]));
    const session = ReporterSession.fromCode(typed, deployment);
    const bearer = session.bearer();
    const request = session.openThread(directory, "praha", { ...fixture.draft, text: CANARY }, fixture.now);
    session.confirmSent();
    const back = ReporterSession.fromCode(spoken, deployment);
    assert.equal(back.load([request.reporterSeal], [request.envelope])[0].text, CANARY);
    session.post(`${CANARY} podruhé`, "cs", fixture.now);
    assert.throws(() => session.post(`${CANARY} potřetí`, "cs", fixture.now), { kind: "Pending" });

    const bits = bitsOf(groups);
    const capability = Buffer.from(bearer, "base64url").subarray(16);
    assert.ok(holds(memory, bits), "the scan finds the code while it is there");
    for (const handle of [code, typed, spoken, session, back]) handle.wipe();
    holdsNone(memory, {
        "the head of the text": CANARY.slice(0, 40),
        "the middle of the text": "žluťoučký kůň příliš",
        "the end of the text": CANARY.slice(-20),
        "the bits of the code": bits,
        "half of the bits": bits.subarray(0, 8),
        "the groups": groups.join("-"),
        "the groups as typed": groups.join("-").toLowerCase(),
        "the words": words.join(" "),
        bearer,
        capability,
        "half of the capability": capability.subarray(16),
    });

    for (const use of [() => code.groups(), () => session.bearer(), () => back.load([], []), () => session.headSequence]) {
        assert.throws(use, { kind: "Wiped" });
    }
    code.wipe();
    code.free();
});

test("released handles are wiped too", async () => {
    realRandomness();
    const { AccessCode, Deployment, ReporterSession, memory } = await load("reporter");
    const code = AccessCode.generate();
    const bits = bitsOf(code.groups());
    const session = ReporterSession.fromCode(code, new Deployment(fixture.deployment, fixture.rootKey));
    const capability = Buffer.from(session.bearer(), "base64url").subarray(16);
    session.free();
    code.free();
    holdsNone(memory, { bits, capability });
});

test("wiped staff keys leave no password, key or text behind", async () => {
    const { Deployment, SignIn, memory } = await load("staff");
    const deployment = new Deployment(fixture.deployment, fixture.rootKey);
    const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
    const { name, password, memberId, vault, sealedCentreKeys } = fixture.staff;
    // The seeds are the first that `Known` gave for them: see fixture.rs.
    const centreSeed = known(4)(new Uint8Array(32));
    const memberSeed = known(13)(new Uint8Array(32));

    knownRandomness(201);
    const signIn = SignIn.start(name, password, deployment);
    assert.ok(holds(memory, password), "the scan finds the password while it is needed");
    signIn.finish(fixture.staff.signIn.response);
    assert.ok(!holds(memory, password), "after the sign-in the password is gone");
    const keys = signIn.unlock(memberId, "praha", vault, sealedCentreKeys, directory);
    assert.ok(holds(memory, centreSeed), "the scan finds the centre's key while it is there");
    assert.ok(holds(memory, memberSeed), "and the member's, which approves others and moves to a new password");

    realRandomness();
    const { keyId, centreSeal, reporterKey } = fixture.request;
    const centreSeals = [{ epoch: 1, keyId, sealed: centreSeal }];
    const thread = keys.openThread({ threadId: fixture.threadId, state: "new", centreSeals, reporterKey });
    thread.load([fixture.request.envelope]);
    thread.reply(CANARY, "cs", fixture.now);
    for (const handle of [thread, keys, signIn]) handle.wipe();
    holdsNone(memory, {
        password,
        "the centre's key": centreSeed,
        "the member's key": memberSeed,
        "the reply": CANARY.slice(0, 40),
        "the end of the reply": CANARY.slice(-20),
        "what the reporter wrote": fixture.draft.text,
    });
    for (const use of [() => keys.openThread({}), () => thread.load([]), () => signIn.finish("AQ")]) {
        assert.throws(use, { kind: "Wiped" });
    }
});
