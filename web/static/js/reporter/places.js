/**
 * The places of the country and the search in them: loaded when the field for the place is opened, and not before. From
 * then on everything happens on the device.
 */
import { Unreachable } from '../api/http.js';
import { assetAddress, loadModule } from '../api/modules.js';

/**
 * @typedef {import('../../places/places.js').Places} Places
 * @typedef {import('../../places/places.js').Candidate} Candidate
 */

/** @type {Promise<Places> | undefined} */
let loading;

/**
 * The search, loaded once; a failure is tried again at the next call.
 *
 * @returns {Promise<Places>}
 */
export function loadPlaces() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @returns {Promise<Places>} */
async function load() {
  /** @type {[typeof import('../../places/places.js'), Uint8Array]} */
  const [module, bytes] = await Promise.all([startedModule(), data()]);
  return module.Places.parse(bytes);
}

async function startedModule() {
  const module = await loadModule('places/places.js');
  await module.default();
  return module;
}

async function data() {
  const answer = await fetch(assetAddress('places/places.txt'));
  if (!answer.ok) throw new Unreachable();
  return new Uint8Array(await answer.arrayBuffer());
}
