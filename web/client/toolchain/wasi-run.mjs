// Runs a WASI program under Node: `node wasi-run.mjs program.wasm [arguments]`. Cargo calls it for `cargo test`.
//
// The program sees the project's folder, in which its vectors lie, under the same path as on the host, and nothing else; no
// environment variable is passed on except those that steer the tests.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { WASI } from "node:wasi";

const [program, ...args] = process.argv.slice(2);
if (!program) {
  console.error("usage: wasi-run.mjs program.wasm [arguments]");
  process.exit(2);
}

const project = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "");
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PROPTEST_|RUST_BACKTRACE$)/.test(name)));
const wasi = new WASI({ version: "preview1", args: [program, ...args], env, preopens: { [project]: project, ".": process.cwd() } });
const module = await WebAssembly.compile(await readFile(program));
process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
