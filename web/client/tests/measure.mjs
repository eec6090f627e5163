// The measurements themselves, for Node (bench.mjs) and for a browser alike.

/** Bytes of the text that is measured: a long message of a person, about a page. */
const TEXT_BYTES = 2048;
const RUNS = 50;

/**
 * @param {{ reporter: any, staff: any }} modules both modules, ready for use
 * @param {any} fixture the contents of fixture.json
 * @returns {[string, number][]} what was measured, and the median in milliseconds
 */
export function measure({ reporter, staff }, fixture) {
    const deployment = new reporter.Deployment(fixture.deployment, fixture.rootKey);
    const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
    const code = reporter.AccessCode.generate();
    const text = "x".repeat(TEXT_BYTES);
    const draft = { ...fixture.draft, text };

    const writing = reporter.ReporterSession.fromCode(code, deployment);
    const request = writing.openThread(directory, "praha", draft, fixture.now);
    writing.confirmSent();
    const second = writing.post(text, "cs", fixture.now);

    const open = () => {
        const session = reporter.ReporterSession.fromCode(code, deployment);
        session.load([request.reporterSeal], [request.envelope]);
        return session;
    };

    return [
        ["verify the directory", median(RUNS, () => {}, () => deployment.verifyDirectory(fixture.directory, fixture.now))],
        ["code to keys", median(RUNS, () => {}, () => reporter.ReporterSession.fromCode(code, deployment).bearer())],
        [
            "new thread: seal to both sides, 2 kB",
            median(
                RUNS,
                () => reporter.ReporterSession.fromCode(code, deployment),
                (session) => session.openThread(directory, "praha", draft, fixture.now),
            ),
        ],
        ["open the thread and its 2 kB message", median(RUNS, () => reporter.ReporterSession.fromCode(code, deployment), (session) => session.load([request.reporterSeal], [request.envelope]))],
        ["seal a further 2 kB message", median(RUNS, open, (session) => session.post(text, "cs", fixture.now))],
        ["open a further 2 kB message", median(RUNS, open, (session) => session.load([], [second]))],
        ["wipe", median(RUNS, open, (session) => session.wipe())],
        ["staff: seal a thread of one epoch anew", median(RUNS, () => {}, resealing(staff, fixture))],
        ["staff: finish a sign-in (Argon2id)", median(3, () => started(staff, fixture), finish(fixture))],
    ];
}

/** The sheet stands for a member: it opens the centre's key without a password. */
function resealing(staff, fixture) {
    const deployment = new staff.Deployment(fixture.deployment, fixture.rootKey);
    const directory = deployment.verifyDirectory(fixture.directory, fixture.now);
    const { recoverySheet, sheetSeal } = fixture.staff;
    const keys = staff.RecoverySheet.parse(recoverySheet, deployment, "praha").unlock("praha", [sheetSeal], directory);
    const { keyId, centreSeal, reporterKey, envelope } = fixture.request;
    const centreSeals = [{ epoch: 1, keyId, sealed: centreSeal }];
    const thread = { threadId: fixture.threadId, centreSeals, reporterKey, firstEnvelope: envelope };
    return () => keys.reseal(thread, directory);
}

function started(staff, fixture) {
    return staff.SignIn.start(fixture.staff.name, "any password", new staff.Deployment(fixture.deployment, fixture.rootKey));
}

/** The answer of the fixture fits another request, so the work ends in a refusal: the work is the same. */
function finish(fixture) {
    return (signIn) => {
        try {
            signIn.finish(fixture.staff.signIn.response);
        } catch (error) {
            if (error.kind !== "Refused") throw error;
        }
    };
}

/**
 * @template T
 * @param {number} runs
 * @param {() => T} prepare not measured
 * @param {(prepared: T) => unknown} run
 */
function median(runs, prepare, run) {
    const times = [];
    for (let index = 0; index < runs; index += 1) {
        const prepared = prepare();
        const start = performance.now();
        run(prepared);
        times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    return times[Math.floor(runs / 2)];
}
