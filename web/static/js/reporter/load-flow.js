/**
 * Loads the scripts from the code onwards, when somebody has begun.
 */
import { Unreachable } from '../api/http.js';
import { fetchAsset } from '../api/modules.js';

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
  // All are fetched at once, not found one behind the other. And none is imported before all are here, for browsers
  // remember an import that has failed: after a lost connection only a reload, without what was typed, would help.
  await Promise.all((document.body.dataset.later ?? '').split(' ').filter(Boolean).map(fetchAsset));
  const { startFlow } = await import('./flow.js');
  startFlow();
}
