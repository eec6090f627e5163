/**
 * The places that a reply names. The names of all places of the country are loaded when the first reply is begun; what is
 * written goes no further than into them.
 */
import { Unreachable } from '../../api/http.js';
import { assetAddress, loadModule } from '../../api/modules.js';

/**
 * @typedef {import('../../../mentions/mentions.js').PlaceNames} PlaceNames
 * @typedef {import('../../../mentions/mentions.js').Mention} Mention
 */

/** How long a reply waits for the names on a slow line. Without them it is said that places were not looked for. */
const PATIENCE_MS = 4_000;

/** @type {Promise<PlaceNames> | undefined} */
let loading;

/** The names, loaded once; a failure is tried again at the next call. */
function placeNames() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** @returns {Promise<PlaceNames>} */
async function load() {
  const [module, bytes] = await Promise.all([startedModule(), data()]);
  return module.PlaceNames.parse(bytes);
}

/** @returns {Promise<typeof import('../../../mentions/mentions.js')>} */
async function startedModule() {
  const module = await loadModule('mentions/mentions.js');
  await module.default();
  return module;
}

async function data() {
  const answer = await fetch(assetAddress('places/places.txt'));
  if (!answer.ok) throw new Unreachable();
  return new Uint8Array(await answer.arrayBuffer());
}

/** Begins to load; what fails is tried again when it is needed. */
export function loadMentions() {
  placeNames().catch(() => {});
}

/**
 * @param {string} words
 * @returns {Promise<Mention[] | undefined>} undefined: the names are not here
 */
export async function mentionsIn(words) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  try {
    const names = await Promise.race([placeNames(), late]);
    return names ? names.mentions(words) : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
