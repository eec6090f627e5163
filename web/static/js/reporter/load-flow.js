/**
 * Loads the scripts from the code onwards, when somebody has begun.
 */
import { Unreachable } from '../api/http.js';

/** @type {Promise<void> | undefined} */
let loading;

/** Loads and starts them, once; a failure is tried again at the next call. */
export function loadFlow() {
  loading ??= load().catch(() => {
    loading = undefined;
    throw new Unreachable();
  });
  return loading;
}

async function load() {
  const { assets } = document.documentElement.dataset;
  // All are fetched at once, not found one behind the other. And none is imported before all are here, for browsers
  // remember an import that has failed: after a lost connection only a reload, without what was typed, would help.
  const scripts = (document.body.dataset.later ?? '').split(' ').filter(Boolean);
  await Promise.all(scripts.map((script) => fetched(`${assets}${script}`)));
  const { startFlow } = await import('./flow.js');
  startFlow();
}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Unreachable();
  await answer.arrayBuffer();
}
