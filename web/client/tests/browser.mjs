// The measurements of bench.mjs in Chromium, under the headers of the portal's pages: `node web/client/tests/browser.mjs`.
//
// It shows two things at once: the figures, and that the modules start and work under a strict Content-Security-Policy with
// Trusted Types. A violation of the policy ends the run with an error.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const WEB = new URL("../../", import.meta.url);
const POLICY =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
    "require-trusted-types-for 'script'; trusted-types 'none'";
const TYPES = { html: "text/html", js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm", json: "application/json" };
const PAGE = '<!doctype html><meta charset="utf-8"><title>x</title><script type="module" src="/client/tests/browser-page.mjs"></script>';
const PATIENCE_MS = 60_000;

const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://portal");
    if (request.method === "POST" && pathname === "/result") {
        const parts = [];
        for await (const part of request) parts.push(part);
        response.end();
        server.emit("result", JSON.parse(Buffer.concat(parts).toString()));
        return;
    }
    const headers = { "Content-Security-Policy": POLICY, "Content-Type": TYPES[pathname.split(".").pop()] ?? TYPES.html };
    const body = pathname === "/" ? PAGE : await readFile(new URL(`.${pathname}`, WEB)).catch(() => undefined);
    response.writeHead(body === undefined ? 404 : 200, headers).end(body);
}).listen(0, "127.0.0.1");
await once(server, "listening");

const profile = await mkdtemp(join(tmpdir(), "ozvise-browser-"));
const options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", `--user-data-dir=${profile}`];
const browser = spawn(process.env.CHROMIUM ?? "chromium", [...options, `http://127.0.0.1:${server.address().port}/`], { stdio: "ignore" });
const patience = AbortSignal.timeout(PATIENCE_MS);
try {
    const [{ figures, error }] = await once(server, "result", { signal: patience });
    if (error) throw new Error(error);
    for (const [what, milliseconds] of figures) console.log(`${what.padEnd(40)} ${milliseconds.toFixed(2)} ms`);
} finally {
    browser.kill();
    await once(browser, "exit");
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
