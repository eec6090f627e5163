// The whole way of two messages and a reply through both modules. With known randomness every byte is the one that the
// native build makes (fixture.rs), so the modules compute what everything else in the project computes.

import test from "node:test";
import assert from "node:assert/strict";

import { fixture, knownRandomness, load } from "./support.mjs";

const reporter = await load("reporter");
const staff = await load("staff");

test("a message, a reply and a second message arrive, byte for byte as natively", () => {
    const deployment = new reporter.Deployment(fixture.deployment, fixture.rootKey);
    const directory = deployment.verifyDirectory(fixture.directory, fixture.now);

    knownRandomness(101);
    const code = reporter.AccessCode.generate();
    assert.deepEqual(code.groups(), fixture.code.groups);
    assert.deepEqual(code.words(), fixture.code.words);

    const session = reporter.ReporterSession.fromCode(code, deployment);
    assert.equal(session.bearer(), fixture.bearer);
    assert.equal(session.headSequence, 0);
    knownRandomness(102);
    const request = session.openThread(directory, "praha", fixture.draft, fixture.now);
    assert.deepEqual(request, fixture.request);
    session.confirmSent();
    assert.equal(session.headSequence, 1);

    const keys = signIn();
    const thread = keys.openThread(threadToOpen());
    assert.equal(thread.openingMark(), fixture.openingMark);
    const place = { label: "Říčany", district: "CZ0100", municipality: 538728 };
    assert.deepEqual(thread.load([request.envelope]), [
        { sequence: 1, from: "reporter", sentAt: fixture.now, language: "cs", text: fixture.draft.text, role: "witness", place },
    ]);
    knownRandomness(203);
    const reply = thread.reply(fixture.reply.text, "cs", fixture.reply.at);
    assert.equal(reply, fixture.reply.envelope);
    thread.confirmSent();

    const answer = { sequence: 2, from: "centre", sentAt: fixture.reply.at, language: "cs", text: fixture.reply.text };
    assert.deepEqual(session.load([], [reply]), [answer]);
    knownRandomness(103);
    const second = session.post(fixture.second.text, "cs", fixture.second.at);
    assert.equal(second, fixture.second.envelope);
    session.confirmSent();
    assert.equal(thread.load([second])[0].text, fixture.second.text);

    // Back on another day, with the code alone, in words.
    const again = reporter.ReporterSession.fromCode(reporter.AccessCode.parse(fixture.code.words.join(" ")), deployment);
    const texts = again.load([request.reporterSeal], [request.envelope, reply, second]).map((message) => message.text);
    assert.deepEqual(texts, [fixture.draft.text, fixture.reply.text, fixture.second.text]);
    assert.equal(again.headSequence, 3);

    // And another counsellor, who finds the mark that the first one has made.
    const later = signIn().openThread({ ...threadToOpen(), state: "opened", openingMark: fixture.openingMark });
    assert.equal(later.load([request.envelope, reply, second]).length, 3);
});

test("the password is the same in any Unicode form", () => {
    const deployment = new staff.Deployment(fixture.deployment, fixture.rootKey);
    knownRandomness(201);
    const signIn = staff.SignIn.start(fixture.staff.name, fixture.staff.password.normalize("NFD"), deployment);
    knownRandomness(202);
    assert.equal(signIn.finish(fixture.staff.signIn.response), fixture.staff.signIn.finalization);
});

test("a draft without a place, and with the district alone, opens again", () => {
    for (const { placeLabel, district, expected } of [
        { expected: undefined },
        { placeLabel: "u nás", expected: { label: "u nás" } },
        { placeLabel: "Praha", district: "CZ0100", expected: { label: "Praha", district: "CZ0100" } },
    ]) {
        knownRandomness(104);
        const deployment = new reporter.Deployment(fixture.deployment, fixture.rootKey);
        const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
        const code = reporter.AccessCode.generate();
        const writing = reporter.ReporterSession.fromCode(code, deployment);
        const draft = { role: "victim", language: "cs", text: "x", placeLabel, district };
        const request = writing.openThread(directory, "praha", draft, fixture.now);
        const reading = reporter.ReporterSession.fromCode(code, deployment);
        const [message] = reading.load([request.reporterSeal], [request.envelope]);
        assert.deepEqual(message.place, expected);
    }
});

test("a retry sends the same bytes, and a discarded draft can be written anew", () => {
    knownRandomness(105);
    const deployment = new reporter.Deployment(fixture.deployment, fixture.rootKey);
    const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
    const session = reporter.ReporterSession.fromCode(reporter.AccessCode.generate(), deployment);
    session.openThread(directory, "praha", fixture.draft, fixture.now);
    session.discardPending();
    const request = session.openThread(directory, "praha", { ...fixture.draft, text: "lépe" }, fixture.now);
    // The acknowledgement was lost; the server shows that it has the envelope.
    assert.equal(session.load([request.reporterSeal], [request.envelope])[0].text, "lépe");
    const post = session.post("dál", "cs", fixture.now);
    assert.equal(session.load([], [post])[0].text, "dál");
    assert.equal(session.headSequence, 2);
});

function signIn() {
    const deployment = new staff.Deployment(fixture.deployment, fixture.rootKey);
    const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
    knownRandomness(201);
    const signIn = staff.SignIn.start(fixture.staff.name, fixture.staff.password, deployment);
    assert.equal(signIn.request, fixture.staff.signIn.request);
    knownRandomness(202);
    assert.equal(signIn.finish(fixture.staff.signIn.response), fixture.staff.signIn.finalization);
    const { memberId, vault, sealedCentreKeys } = fixture.staff;
    return signIn.unlock(memberId, "praha", vault, sealedCentreKeys, directory);
}

function threadToOpen() {
    const { keyId, centreSeal, reporterKey } = fixture.request;
    return { threadId: fixture.threadId, state: "new", centreSeals: [{ epoch: 1, keyId, sealed: centreSeal }], reporterKey };
}
