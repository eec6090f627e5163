// The life of a centre's key in the staff's module: who gets it, who does not, the recovery sheet, threads sealed anew, and a
// thread handed over.

import test from "node:test";
import assert from "node:assert/strict";

import { fixture, flipped, knownRandomness, load, realRandomness, refused } from "./support.mjs";

const reporter = await load("reporter");
const staff = await load("staff");
const deployment = new staff.Deployment(fixture.deployment, fixture.rootKey);
const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
const { request } = fixture;

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

const threadToOpen = () => ({
    threadId: fixture.threadId,
    state: "new",
    centreSeals: [{ epoch: 1, keyId: request.keyId, sealed: request.centreSeal }],
    reporterKey: request.reporterKey,
});

test("a member is approved by the digits that were heard, and by nothing else", () => {
    const keys = unlock();
    const member = staff.RecoverySheet.generate(deployment, "praha").member();
    const digits = staff.fingerprintOf(member, deployment);
    assert.match(digits, /^(\d{5} ){5}\d{5}$/);
    const seal = keys.approve(member, digits.replaceAll(" ", ""));
    assert.equal(seal.memberId, member.memberId);
    assert.deepEqual(keys.sealAgain({ ...member, mark: seal.mark }).mark, seal.mark);
    const other = staff.RecoverySheet.generate(deployment, "praha").member();
    refused(() => keys.approve({ ...member, publicKeys: other.publicKeys }, digits), "FingerprintDiffers");
    refused(() => keys.approve(member, ""), "FingerprintDiffers");
    refused(() => keys.sealAgain({ ...member, mark: flipped(seal.mark, 0) }), "NotVouched");
    refused(() => keys.sealAgain({ ...other, mark: seal.mark }), "NotVouched");
    refused(() => keys.rotate([{ ...other, mark: seal.mark }]), "NotVouched");
    refused(() => keys.approve({ ...member, kind: "operator" }, digits), "BadArgument", { field: "kind" });
});

test("a new key reaches many at once, and the sheet brings it back", () => {
    const keys = unlock();
    const sheets = Array.from({ length: 12 }, () => staff.RecoverySheet.generate(deployment, "praha"));
    const members = sheets.map((sheet) => {
        const member = sheet.member();
        return { ...member, mark: keys.approve(member, staff.fingerprintOf(member, deployment)).mark };
    });
    const next = keys.rotate(members);
    assert.equal(next.seals.length, 12);
    assert.match(next.fingerprint, /^(\d{5} ){5}\d{5}$/);
    assert.ok(next.previous);
    const first = keys.createCentreKey(sheets[0]);
    assert.equal(first.seals.length, 2);
    assert.equal(first.previous, undefined);

    // From paper: the key that the directory has, as somebody has sealed it to the sheet.
    const [sheet] = sheets;
    const seal = keys.approve(sheet.member(), staff.fingerprintOf(sheet.member(), deployment));
    const typed = staff.RecoverySheet.parse(sheet.lines().join("\n").toLowerCase(), deployment, "praha");
    const again = typed.unlock("praha", [{ keyId: seal.keyId, sealed: seal.sealed }], directory);
    assert.equal(again.openThread(threadToOpen()).load([request.envelope])[0].text, fixture.draft.text);
    assert.ok(staff.RecoverySheet.parse(sheet.scanned(), deployment, "praha").lineMatches(2, sheet.lines()[2]));
    refused(() => staff.RecoverySheet.parse(sheet.scanned(), deployment, "brno"), "ForeignSheet");
    const [one, two, three, four] = sheet.lines();
    refused(() => staff.RecoverySheet.parse([one, three, two, four].join("\n"), deployment, "praha"), "LineOrder", { line: 2 });
    typed.wipe();
    refused(() => typed.lines(), "Wiped");
});

test("the keys are opened anew without the password, or stay as they were", () => {
    const keys = unlock();
    const { sealedCentreKeys } = fixture.staff;
    const altered = [{ ...sealedCentreKeys[0], sealed: flipped(sealedCentreKeys[0].sealed, -1) }];
    refused(() => keys.openCentreKeys(altered, directory), "Failed");
    assert.ok(keys.openThread(threadToOpen()), "what was open stays");
    keys.openCentreKeys([], directory);
    refused(() => keys.openThread(threadToOpen()), "UnknownKey");
    keys.openCentreKeys(sealedCentreKeys, directory);
    assert.equal(keys.openThread(threadToOpen()).load([request.envelope])[0].text, fixture.draft.text);
});

test("a thread is sealed anew, for both sides", () => {
    const keys = unlock();
    const stored = { ...threadToOpen(), firstEnvelope: request.envelope };
    const resealed = keys.reseal(stored, directory);
    assert.equal(resealed.next.epoch, 2);
    const centreSeals = [
        { epoch: 1, keyId: resealed.keyId, sealed: resealed.centreSeals[0] },
        { epoch: 2, keyId: resealed.keyId, sealed: resealed.next.centreSeal },
    ];
    const opened = { ...threadToOpen(), state: "opened", centreSeals, openingMark: resealed.openingMark };
    const thread = keys.openThread(opened);
    thread.load([request.envelope]);
    const reply = thread.reply("v nové epoše", "cs", fixture.now);

    const mine = new reporter.Deployment(fixture.deployment, fixture.rootKey);
    const code = () => reporter.AccessCode.parse(fixture.code.groups.join("-"));
    const session = reporter.ReporterSession.fromCode(code(), mine);
    session.load([request.reporterSeal], [request.envelope]);
    refused(() => session.load([], [reply]), "WrongEpoch", { expected: 1, found: 2 });
    const seals = [request.reporterSeal, resealed.next.reporterSeal];
    refused(() => session.load([request.reporterSeal, flipped(seals[1], -1)], [reply]), "Failed", { part: "seal" });
    assert.equal(session.load(seals, [reply])[0].text, "v nové epoše", "the session goes on after a refusal");
    const again = reporter.ReporterSession.fromCode(code(), mine);
    assert.equal(again.load(seals, [request.envelope, reply]).length, 2);

    refused(() => keys.openThread({ ...opened, centreSeals: centreSeals.slice(0, 1) }), "ThreadReplaced");
    refused(() => keys.reseal({ ...stored, firstEnvelope: flipped(request.envelope, -1) }, directory), "Failed");
});

test("a thread goes to another centre with consent only", () => {
    const mine = new reporter.Deployment(fixture.deployment, fixture.rootKey);
    const theDirectory = mine.verifyDirectory(fixture.directory, fixture.now);
    const session = reporter.ReporterSession.fromCode(reporter.AccessCode.parse(fixture.code.groups.join("-")), mine);
    session.load([request.reporterSeal], [request.envelope]);
    const thread = unlock().openThread(threadToOpen());
    thread.load([request.envelope]);
    const handOver = () => thread.handOver(directory, "praha", false, "Předáváme.", "cs", fixture.now);
    refused(handOver, "NotAgreed");
    refused(() => session.answerTransfer(theDirectory, true, "Ano.", "cs", fixture.now), "NotAsked");

    const question = thread.askTransfer("praha", "Smíme?", "cs", fixture.now);
    thread.confirmSent();
    assert.deepEqual(session.load([], [question])[0].transfer, { kind: "question", to: "praha" });
    const { envelope, offer } = session.answerTransfer(theDirectory, true, "Ano.", "cs", fixture.now);
    session.confirmSent();
    assert.deepEqual([offer.epoch, offer.centreId], [2, "praha"]);
    assert.deepEqual(thread.load([envelope])[0].transfer, { kind: "answer", agreed: true });
    const handover = handOver();
    thread.confirmSent();
    refused(() => thread.reply("ještě", "cs", fixture.now), "WrongEpoch");
    const [shown] = session.load([], [handover.envelope]);
    assert.deepEqual(shown.transfer, { kind: "handover", to: "praha", agreed: true });
    session.load([request.reporterSeal, offer.reporterSeal], []);
    const post = session.post("Děkuji.", "cs", fixture.now);

    const centreSeals = [...handover.centreSeals, offer.centreSeal].map((sealed, index) => ({ epoch: index + 1, keyId: handover.keyId, sealed }));
    const received = unlock().openThread({ ...threadToOpen(), centreSeals });
    const texts = received.load([request.envelope, question, envelope, handover.envelope, post]).map(({ text }) => text);
    assert.equal(texts.at(-1), "Děkuji.");
});

test("the vault remembers the newest directory", () => {
    const keys = unlock();
    assert.ok(keys.vaultToStore(), "the fixture's vault has seen none");
    assert.match(keys.fingerprint(), /^(\d{5} ){5}\d{5}$/);
});
