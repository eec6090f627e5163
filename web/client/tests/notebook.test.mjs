// What a centre keeps about a thread for itself, in the staff's module: notes, labels, drafts, and a change of the key.

import test from "node:test";
import assert from "node:assert/strict";

import { fixture, flipped, knownRandomness, load, realRandomness, refused } from "./support.mjs";

const reporter = await load("reporter");
const staff = await load("staff");
const deployment = new staff.Deployment(fixture.deployment, fixture.rootKey);
const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
const { request, threadId } = fixture;

/** The keys of the fixture's member. */
function unlock() {
    knownRandomness(201);
    const signIn = staff.SignIn.start(fixture.staff.name, fixture.staff.password, deployment);
    knownRandomness(202);
    signIn.finish(fixture.staff.signIn.response);
    realRandomness();
    const { memberId, vault, sealedCentreKeys } = fixture.staff;
    return signIn.unlock(memberId, "praha", vault, sealedCentreKeys, directory);
}

const keys = unlock();

const note = (/** @type {object} */ said) => ({ writtenAt: fixture.now, author: "Jana", kind: "text", text: "", detail: "", ...said });

test("every kind of note comes back, in order and in no other", () => {
    const sealed = keys.beginNotebook(threadId);
    const notebook = keys.openNotebook(threadId, sealed);
    const written = [
        note({ text: "Volala sousedka." }),
        note({ kind: "phrase", text: "modrá konvička" }),
        note({ kind: "taken-over", flag: true }),
        note({ kind: "witness-check", flag: false, text: "sestra", detail: "po osmé" }),
        note({ kind: "police-record", time: fixture.now }),
        note({ kind: "danger-handled", upTo: 7 }),
    ];
    const notes = written.map((one, index) => notebook.sealNote(one, index + 1));
    assert.deepEqual(
        keys.openNotebook(threadId, sealed).openNotes(notes),
        written.map((one, index) => ({ sequence: index + 1, ...one })),
    );
    const reader = keys.openNotebook(threadId, sealed);
    reader.openNotes(notes.slice(0, 2));
    assert.equal(reader.read, 2);
    assert.equal(reader.openNotes(notes.slice(2)).length, 4);
    const other = keys.openNotebook(threadId, sealed);
    assert.throws(() => other.openNotes([notes[0], notes[2]]), (error) => error.kind === "Failed" && error.opened.length === 1);
    refused(() => keys.openNotebook(threadId, sealed).openNotes([flipped(notes[0], -1)]), "Failed");
    refused(() => notebook.sealNote(note({ text: " " }), 7), "Empty");
    refused(() => notebook.sealNote(note({ text: "a".repeat(6001) }), 7), "TooLong");
    refused(() => notebook.sealNote(note({ kind: "taken-over" }), 7), "Fields");
    refused(() => notebook.sealNote(note({ kind: "rumour" }), 7), "BadArgument", { field: "kind" });
    refused(() => keys.openNotebook(threadId, flipped(sealed, -1)), "Failed");
    notebook.wipe();
    refused(() => notebook.sealNote(written[0], 7), "Wiped");
});

test("labels are opened by the list, and those that do not open are left out", () => {
    const notebook = keys.beginNotebook(threadId);
    const label = { looked: 9, danger: 7, takenOver: true, statutory: fixture.now };
    const sealed = keys.openNotebook(threadId, notebook).sealLabel(label);
    const calm = keys.openNotebook(threadId, notebook).sealLabel({ looked: 1, takenOver: false });
    const listed = [
        { number: 1, threadId, notebook, label: sealed },
        { number: 2, threadId, notebook, label: flipped(sealed, -1) },
        { number: 3, threadId, notebook, label: calm },
    ];
    assert.deepEqual(keys.openLabels(listed), [
        { number: 1, ...label },
        { number: 3, looked: 1, takenOver: false },
    ]);
});

test("notes and label move with the thread to a new key", () => {
    const notebook = keys.beginNotebook(threadId);
    const open = keys.openNotebook(threadId, notebook);
    const first = open.sealNote(note({ text: "dřív" }), 1);
    const label = open.sealLabel({ looked: 1, takenOver: false });
    const stored = {
        threadId,
        centreSeals: [{ epoch: 1, keyId: request.keyId, sealed: request.centreSeal }],
        reporterKey: request.reporterKey,
        firstEnvelope: request.envelope,
    };
    const resealed = keys.reseal({ ...stored, notebook, label }, directory);
    const moved = keys.openNotebook(threadId, resealed.notebook);
    const second = moved.sealNote(note({ text: "potom" }), 2);
    assert.deepEqual(moved.openNotes([first, second]).map(({ text }) => text), ["dřív", "potom"]);
    assert.equal(keys.openLabels([{ number: 1, threadId, notebook: resealed.notebook, label: resealed.label }]).length, 1);
    assert.equal(keys.openLabels([{ number: 1, threadId, notebook: resealed.notebook, label }]).length, 0, "of the key before");
    assert.equal(keys.reseal({ ...stored, notebook, label: flipped(label, -1) }, directory).label, undefined);
    assert.equal(keys.reseal(stored, directory).notebook, undefined);
    refused(() => keys.reseal({ ...stored, notebook: flipped(notebook, -1) }, directory), "Failed");
});

test("a draft opens for its writer, in its thread", () => {
    const sealed = keys.sealDraft(threadId, "Dobrý den, píšu vám");
    assert.equal(keys.openDraft(threadId, sealed), "Dobrý den, píšu vám");
    refused(() => keys.openDraft(fixture.deployment, sealed), "Failed");
    refused(() => keys.openDraft(threadId, flipped(sealed, -1)), "Failed");
    refused(() => keys.sealDraft(threadId, "a".repeat(30001)), "TooLong");
});

test("nothing of it is a message", () => {
    const notebook = keys.beginNotebook(threadId);
    const sealed = keys.openNotebook(threadId, notebook).sealNote(note({ text: "jen pro centrum" }), 1);
    const mine = new reporter.Deployment(fixture.deployment, fixture.rootKey);
    const session = reporter.ReporterSession.fromCode(reporter.AccessCode.parse(fixture.code.groups.join("-")), mine);
    for (const foreign of [sealed, notebook, keys.sealDraft(threadId, "rozepsáno")]) {
        assert.throws(() => session.load([request.reporterSeal], [foreign]));
    }
    assert.equal(session.load([request.reporterSeal], [request.envelope]).length, 1);
});
