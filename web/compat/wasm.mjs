/** What the WebAssembly modules use: they are made by a tool that refuses every feature but those that its call names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './files.mjs';
import { Uses } from './support.mjs';

/** The data's names of the tool's switches; those that it has nothing about are older than it. */
const NAMES = {
  'bulk-memory': 'bulk-memory-operations',
  'bulk-memory-opt': 'bulk-memory-operations',
  multivalue: 'multi-value',
  'mutable-globals': undefined,
  'nontrapping-float-to-int': 'non-trapping-float-to-int-conversions',
  'reference-types': 'reference-types',
  'sign-ext': 'sign-extension-operations',
};

export function moduleFeatures() {
  const uses = new Uses();
  const place = 'client/rebuild';
  for (const [, name] of readFileSync(join(ROOT, place), 'utf8').matchAll(/--enable-(?<name>[\w-]+)/gu)) {
    if (!(name in NAMES)) throw new Error(`${place}: what is --enable-${name} to browsers?`);
    if (NAMES[name]) uses.note(`webassembly.${NAMES[name]}`, place);
  }
  return uses;
}
