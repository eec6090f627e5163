/**
 * Says which features of what is served are unknown to browsers four years old: of the styles, the scripts, the
 * documents and the WebAssembly modules, by MDN's browser-compat-data. What is in enhancements.mjs may be used: each has a
 * reason there, and one that nothing uses any more is a fault too.
 *
 *   node web/compat/check.mjs
 */
import { cssFeatures } from './css.mjs';
import { enhancements } from './enhancements.mjs';
import { htmlFeatures } from './html.mjs';
import { scriptFeatures } from './scripts.mjs';
import { BROWSERS, missingIn } from './support.mjs';
import { moduleFeatures } from './wasm.mjs';

/** Fewer than this would mean that a reader of the sources has stopped to read. */
const LEAST = { styles: 150, scripts: 150, documents: 60, modules: 4 };

const uses = {
  styles: cssFeatures(),
  scripts: scriptFeatures(),
  documents: htmlFeatures(),
  modules: moduleFeatures(),
};

const faults = [];
const allowed = new Set();
for (const [kind, features] of Object.entries(uses)) {
  if (features.size < LEAST[kind]) faults.push(`only ${features.size} features of the ${kind} were found`);
  for (const [feature, places] of features) {
    const missing = missingIn(feature);
    if (missing.length === 0) continue;
    if (feature in enhancements) allowed.add(feature);
    else faults.push(`${feature} is missing in ${missing.join(', ')}: ${[...places].slice(0, 5).join(', ')}`);
  }
}
for (const feature of Object.keys(enhancements)) {
  if (!allowed.has(feature)) faults.push(`enhancements.mjs allows ${feature}, which nothing uses or which no browser lacks`);
}
if (faults.length > 0) {
  for (const fault of faults) console.error(fault);
  process.exit(1);
}
const counts = Object.entries(uses).map(([kind, features]) => `${features.size} of the ${kind}`);
const versions = Object.entries(BROWSERS).map(([name, version]) => `${name} ${version}`);
console.log(`${counts.join(', ')}: known to ${versions.join(', ')}, besides ${allowed.size} listed enhancements`);
