// What browser.mjs lets Chromium run.

import * as reporter from "/dist/reporter/reporter.js";
import * as staff from "/dist/staff/staff.js";
import { measure } from "/client/tests/measure.mjs";

const report = (result) => fetch("/result", { method: "POST", body: JSON.stringify(result) });

document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
    report({ error: `the policy was violated: ${violatedDirective} by ${blockedURI}` });
});

try {
    await reporter.default({ module_or_path: new URL("/dist/reporter/reporter_bg.wasm", location.href) });
    await staff.default({ module_or_path: new URL("/dist/staff/staff_bg.wasm", location.href) });
    const fixture = await (await fetch("/client/tests/fixture.json")).json();
    await report({ figures: measure({ reporter, staff }, fixture) });
} catch (error) {
    await report({ error: String(error?.stack ?? error) });
}
