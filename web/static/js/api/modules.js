/**
 * Modules that are loaded when they are needed and not before.
 */
import { Unreachable } from './http.js';

/** How often each module was asked for: browsers remember a failed import by its address. */
const attempts = new Map();

/**
 * The address of an asset.
 *
 * @param {string} path among the assets
 */
export function assetAddress(path) {
  return `${document.documentElement.dataset.assets}${path}`;
}

/**
 * Loads a module of the assets; a failure can be tried again.
 *
 * @param {string} path among the assets
 * @returns {Promise<any>} what it exports
 */
export async function loadModule(path) {
  const before = attempts.get(path) ?? 0;
  const address = assetAddress(path);
  try {
    return await import(before === 0 ? address : `${address}?again=${before}`);
  } catch {
    attempts.set(path, before + 1);
    throw new Unreachable();
  }
}

/**
 * Fetches an asset. An import finds it in the browser's cache then.
 *
 * @param {string} path among the assets
 */
export async function fetchAsset(path) {
  try {
    const answer = await fetch(assetAddress(path));
    if (answer.ok) return await answer.arrayBuffer();
  } catch {
    // The same as an answer that is none.
  }
  throw new Unreachable();
}
