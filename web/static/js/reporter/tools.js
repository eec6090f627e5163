/**
 * What writing rests on: the WebAssembly module and the signed directory of centres. Both are loaded when writing or
 * coming back starts, not before. Whatever is missing or wrong ends in an error; there is no way round.
 */
import { request } from '../api/http.js';
import { fetchAsset, loadModule } from '../api/modules.js';
import { nowSeconds } from '../ui/times.js';

/**
 * @typedef {typeof import('../../reporter/reporter.js')} ReporterModule
 * @typedef {import('../../reporter/reporter.js').Deployment} Deployment
 * @typedef {import('../../reporter/reporter.js').Directory} Directory
 * @typedef {{ module: ReporterModule, deployment: Deployment }} Tools
 */

/** This browser cannot encrypt: WebAssembly is missing or the module does not run. */
export class NoWebAssembly extends Error {}

/** The directory of centres is not what its root has signed, or is out of date. */
export class BadDirectory extends Error {
  /** @param {string} kind the refusal's kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** @type {Promise<Tools> | undefined} */
let loading;

/** @type {Promise<Directory> | undefined} */
let fetching;

/**
 * The module, loaded once; a failure is tried again at the next call.
 *
 * @returns {Promise<Tools>}
 */
export function tools() {
  loading ??= load().catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * The verified directory, fetched once.
 *
 * @returns {Promise<Directory>}
 */
export function directory() {
  fetching ??= verified().catch((error) => {
    fetching = undefined;
    throw error;
  });
  return fetching;
}

/** Fetches the directory again: a centre has changed its key. */
export function freshDirectory() {
  fetching = undefined;
  return directory();
}

/** Loads both ahead of the moment when they are needed; a failure shows then. */
export function prepare() {
  tools().catch(() => {});
  directory().catch(() => {});
}

/** @returns {Promise<Tools>} */
async function load() {
  if (typeof WebAssembly !== 'object') throw new NoWebAssembly();
  /** @type {ReporterModule} */
  const module = await loadModule('reporter/reporter.js');
  // Fetched here, so that a download that was cut off is not taken for a browser that cannot encrypt.
  const binary = await fetchAsset('reporter/reporter_bg.wasm');
  try {
    await module.default({ module_or_path: binary });
  } catch {
    throw new NoWebAssembly();
  }
  const { deployment, rootKey } = document.documentElement.dataset;
  return { module, deployment: new module.Deployment(deployment ?? '', rootKey ?? '') };
}

/** @returns {Promise<Directory>} */
async function verified() {
  const [{ deployment }, answer] = await Promise.all([tools(), request('GET', '/directory')]);
  try {
    return deployment.verifyDirectory(String(answer.body.directory), nowSeconds());
  } catch (error) {
    throw new BadDirectory(kindOf(error));
  }
}

/**
 * The kind of a refusal of the WebAssembly module; nothing for any other error.
 *
 * @param {unknown} error
 */
export function kindOf(error) {
  return error instanceof Error && 'kind' in error ? String(error.kind) : '';
}
