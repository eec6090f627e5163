// Whatever is wrong is refused by a stable kind, never by a guess and never by free text.

import test from "node:test";
import assert from "node:assert/strict";

import { fixture, flipped, knownRandomness, load, realRandomness, refused, replaceRandomness } from "./support.mjs";

const { AccessCode, Deployment, ReporterSession } = await load("reporter");
const staff = await load("staff");

const deployment = new Deployment(fixture.deployment, fixture.rootKey);
const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
const { request, reply, second } = fixture;

/** The session of the fixture's reporter, who comes back. */
const session = () => ReporterSession.fromCode(AccessCode.parse(fixture.code.groups.join("-")), deployment);

test("a mistyped code says where to look", () => {
    const [first, ...rest] = fixture.code.groups;
    const swapped = first[0] + first[2] + first[1] + first[3];
    assert.notEqual(swapped, first, "the fixture's first group can be swapped");
    assert.throws(
        () => AccessCode.parse([swapped, ...rest].join("-")),
        (error) => error.kind === "Checksum" && Array.isArray(error.suspects) && error.suspects.includes(1),
    );
    refused(() => AccessCode.parse(""), "Empty");
    refused(() => AccessCode.parse([first.slice(1), ...rest].join("-")), "GroupIncomplete", { group: 1 });
    refused(() => AccessCode.parse([`U${first.slice(1)}`, ...rest].join("-")), "UnknownSymbol", { group: 1, symbol: "U" });
    const words = fixture.code.words;
    refused(() => AccessCode.parse(words.slice(1).join(" ")), "WordCount", { found: 8 });
    refused(() => AccessCode.parse(["žžžž", ...words.slice(1)].join(" ")), "UnknownWord", { position: 1 });
});

test("a group typed again is compared with the usual liberties", () => {
    const code = AccessCode.parse(fixture.code.groups.join("-"));
    assert.equal(code.groupMatches(2, ` ${fixture.code.groups[2].toLowerCase()} `), true);
    assert.equal(code.groupMatches(2, fixture.code.groups[1]), false);
    assert.equal(code.groupMatches(9, fixture.code.groups[2]), false);
});

test("without a random source nothing is made", () => {
    const fresh = session();
    const broken = [
        undefined,
        () => { throw new Error("no entropy"); },
        (bytes) => bytes,
    ];
    for (const source of broken) {
        replaceRandomness(source);
        try {
            refused(() => AccessCode.generate(), "NoRandomness");
            refused(() => fresh.openThread(directory, "praha", fixture.draft, fixture.now), "NoRandomness");
            refused(() => staff.SignIn.start("jana", "x", new staff.Deployment(fixture.deployment, fixture.rootKey)), "NoRandomness");
        } finally {
            realRandomness();
        }
    }
    // Nothing is half done: with randomness again it works.
    assert.ok(fresh.openThread(directory, "praha", fixture.draft, fixture.now).envelope);
});

test("a directory counts only as signed, for this deployment and this time", () => {
    const verify = (text, now = fixture.now, of = deployment) => () => of.verifyDirectory(text, now);
    refused(verify(flipped(fixture.directory, -1)), "BadSignature");
    refused(verify(flipped(fixture.directory, 5)), "BadSignature");
    refused(verify(fixture.directory, fixture.now + 31 * 86400), "Expired");
    refused(verify(fixture.directory, fixture.now - 86400), "NotYetValid");
    refused(verify(fixture.directory, fixture.now, new Deployment("AAECAwQFBgcICQoLDA0ODw", fixture.rootKey)), "ForeignDeployment");
    refused(verify(`Ag${fixture.directory.slice(2)}`), "UnknownVersion", { part: "directory", version: 2 });
    refused(verify("AQ"), "Malformed", { part: "directory" });
    refused(verify("not base64!"), "BadArgument", { field: "directoryB64" });
    refused(verify(fixture.directory, Number.NaN), "BadArgument", { field: "nowSeconds" });
    refused(() => new Deployment("short", fixture.rootKey), "BadArgument", { field: "idB64" });
    refused(() => new Deployment(fixture.deployment, "short"), "BadArgument", { field: "rootKeyB64" });
});

test("the directory says who is competent and who can be written to", () => {
    assert.equal(directory.version, 7);
    assert.equal(directory.expiresAt, fixture.now + 30 * 86400);
    assert.equal(directory.centreFor(undefined, "CZ0100"), "praha");
    assert.equal(directory.centreFor(538728, "CZ0642"), "praha", "the municipality goes before the district");
    assert.equal(directory.centreFor(undefined, "CZ9999"), undefined);
    assert.deepEqual(directory.centre("brno"), { id: "brno", name: "Intervenční centrum Brno", usable: false, fallback: "praha" });
    assert.equal(directory.centre("nowhere"), undefined);
    assert.deepEqual(directory.usableCentres(), ["praha"]);
    const open = (centre) => () => session().openThread(directory, centre, fixture.draft, fixture.now);
    refused(open("brno"), "NoKey");
    refused(open("nowhere"), "UnknownCentre");
    refused(open("Not A Slug"), "UnknownCentre");
});

test("a message out of bounds is not sealed, and nothing waits afterwards", () => {
    const fresh = session();
    const open = (change) => () => fresh.openThread(directory, "praha", { ...fixture.draft, ...change }, fixture.now);
    refused(open({ text: " \n" }), "Empty");
    refused(open({ text: "ž".repeat(15_001) }), "TooLong");
    refused(open({ text: undefined }), "BadArgument", { field: "text" });
    refused(open({ role: "hero" }), "BadArgument", { field: "role" });
    refused(open({ language: "čeština" }), "Language");
    refused(open({ placeLabel: "" }), "Place");
    refused(open({ municipality: 1.5 }), "BadArgument", { field: "municipality" });
    refused(() => fresh.openThread(directory, "praha", null, fixture.now), "BadArgument");
    refused(() => fresh.confirmSent(), "NothingPending");
    refused(() => fresh.post("x", "cs", fixture.now), "NotOpen");
    assert.ok(open({ text: "ž".repeat(15_000) })().envelope, "exactly as long as allowed");
    refused(open({}), "Pending");
    fresh.confirmSent();
    refused(open({}), "AlreadyOpen");
});

test("the reporter notices what an active server does", () => {
    const seals = [request.reporterSeal];
    const load = (...envelopes) => () => session().load(seals, envelopes);
    const all = [request.envelope, reply.envelope, second.envelope];
    refused(load(reply.envelope), "Gap", { expected: 1, found: 2, opened: [] });
    refused(load(request.envelope, second.envelope), "Gap", { expected: 2, found: 3 });
    refused(load(request.envelope, request.envelope), "Replayed", { sequence: 1 });
    refused(load(flipped(request.envelope, -1)), "Failed", { part: "envelope" });
    refused(load(request.envelope, flipped(reply.envelope, 12)), "Fork", { sequence: 2 });
    refused(load(request.envelope.slice(0, 400)), "Malformed", { part: "envelope" });
    refused(load(`Ag${request.envelope.slice(2)}`), "UnknownVersion", { part: "envelope", version: 2 });
    refused(() => session().load([flipped(request.reporterSeal, -1)], all), "Failed", { part: "seal" });
    refused(() => session().load([flipped(request.reporterSeal, 40)], all), "Failed", { part: "seal" });
    refused(() => session().load([], all), "BadArgument", { field: "reporterSeals" });

    const reading = session();
    assert.throws(
        () => reading.load(seals, [request.envelope, flipped(reply.envelope, -1)]),
        (error) => error.kind === "Failed" && error.opened.length === 1 && error.opened[0].text === fixture.draft.text,
    );
    assert.equal(reading.load([], all.slice(1)).length, 2, "the true ones still open");
    refused(() => reading.checkOffer(2), "Withdrawn", { held: 3, offered: 2 });
    reading.checkOffer(3);
});

test("staff notice another thread, another key and a wrong password", () => {
    const mine = new staff.Deployment(fixture.deployment, fixture.rootKey);
    const theDirectory = mine.verifyDirectory(fixture.directory, fixture.now);
    const { memberId, vault, sealedCentreKeys, signIn: transcript } = fixture.staff;
    const started = (password = fixture.staff.password) => {
        knownRandomness(201);
        return staff.SignIn.start(fixture.staff.name, password, mine);
    };
    const finished = () => {
        const signIn = started();
        knownRandomness(202);
        signIn.finish(transcript.response);
        return signIn;
    };

    refused(() => started("wrong").finish(transcript.response), "Refused");
    refused(() => started().finish(flipped(transcript.response, -1)), "Refused");
    refused(() => started().finish("AQ"), "Malformed", { part: "signIn" });
    refused(() => staff.SignIn.start("jana", 5, mine), "BadArgument", { field: "password" });
    refused(() => started().unlock(memberId, "praha", vault, sealedCentreKeys, theDirectory), "NotFinished");

    const unlock = (signIn, sealed = sealedCentreKeys, box = vault) => () =>
        signIn.unlock(memberId, "praha", box, sealed, theDirectory);
    refused(unlock(finished(), sealedCentreKeys, flipped(vault, -1)), "Failed", { part: "vault" });
    refused(unlock(finished(), [{ ...sealedCentreKeys[0], sealed: flipped(sealedCentreKeys[0].sealed, -1) }]), "Failed", { part: "centreKey" });
    refused(unlock(finished(), [{ ...sealedCentreKeys[0], keyId: memberId }]), "NotInDirectory");
    const signIn = finished();
    const keys = unlock(signIn)();
    refused(unlock(signIn), "Wiped");

    const { keyId, centreSeal, reporterKey } = request;
    const seal = { epoch: 1, keyId, sealed: centreSeal };
    const thread = { threadId: fixture.threadId, state: "new", centreSeals: [seal], reporterKey };
    const sealed = (change) => open({ centreSeals: [{ ...seal, ...change }] });
    const open = (change) => () => keys.openThread({ ...thread, ...change });
    refused(open({ state: "opened" }), "MissingOpeningMark");
    refused(open({ state: "opened", openingMark: flipped(fixture.openingMark, 0) }), "ThreadReplaced");
    refused(sealed({ sealed: flipped(centreSeal, -1) }), "Failed", { part: "seal" });
    refused(sealed({ epoch: 2 }), "OutOfOrder", { expected: 1, found: 2 });
    refused(sealed({ keyId: memberId }), "UnknownKey");
    refused(open({ centreSeals: [] }), "OutOfOrder", { expected: 1, found: 0 });
    refused(open({ centreSeals: undefined }), "BadArgument", { field: "centreSeals" });
    refused(open({ state: undefined }), "BadArgument", { field: "state" });

    // Another reporter's key, by which the server could read what is sealed to it later.
    realRandomness();
    const stranger = ReporterSession.fromCode(AccessCode.generate(), deployment);
    const foreign = stranger.openThread(directory, "praha", fixture.draft, fixture.now).reporterKey;
    refused(() => open({ reporterKey: foreign })().load([request.envelope]), "ReporterKeyReplaced");
    refused(() => open({})().reply("too early", "cs", fixture.now), "WrongDirection", { sequence: 1 });
});
