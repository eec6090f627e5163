// How long the protocol takes in WebAssembly: `node web/client/tests/bench.mjs`. Medians of many runs, in milliseconds.

import { fixture, load } from "./support.mjs";
import { measure } from "./measure.mjs";

const modules = { reporter: await load("reporter"), staff: await load("staff") };
for (const [what, milliseconds] of measure(modules, fixture)) {
    console.log(`${what.padEnd(40)} ${milliseconds.toFixed(2)} ms`);
}
