// Runs a WASI program under Node: `node wasi-run.mjs program.wasm [arguments]`. Cargo calls it for `cargo test`.
//
// The program sees the folders in which its vectors lie, read through the same absolute paths as on the host, and nothing
// else; no environment variable is passed on except those that steer the tests.

import { readFile } from "node:fs/promises";
import { WASI } from "node:wasi";

const [program, ...args] = process.argv.slice(2);
if (!program) {
  console.error("usage: wasi-run.mjs program.wasm [arguments]");
  process.exit(2);
}

const folder = process.cwd();
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PROPTEST_|RUST_BACKTRACE$)/.test(name)));
const wasi = new WASI({ version: "preview1", args: [program, ...args], env, preopens: { [folder]: folder, ".": folder } });
const module = await WebAssembly.compile(await readFile(program));
process.exitCode = wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()));
