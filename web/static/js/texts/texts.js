/**
 * The texts of the scripts, from the same Fluent files as the server's.
 */
import { FluentBundle, FluentResource } from '../../vendor/fluent-bundle/index.js';
import { typography } from './typography.js';

/** @typedef {import('../../vendor/fluent-bundle/index.js').FluentVariable} FluentVariable */

/** @type {FluentBundle | undefined} */
let bundle;

/** @type {(() => void)[]} */
const listeners = [];

/**
 * Loads the texts of a language, from the files that the document names. What is shown already is said again in it.
 *
 * @param {string} language
 */
export async function loadTexts(language) {
  const files = (document.documentElement.dataset.texts ?? '').split(' ').filter(Boolean);
  const sources = await Promise.all(files.map((file) => fetchTexts(`${language}/${file}.ftl`)));
  const loaded = new FluentBundle(language, {
    useIsolating: false,
    transform: typography(language),
  });
  for (const source of sources) {
    const faults = loaded.addResource(new FluentResource(source));
    if (faults.length > 0) throw faults[0];
  }
  bundle = loaded;
}

/** @param {string} file under the folder of all texts */
async function fetchTexts(file) {
  const answer = await fetch(`${document.documentElement.dataset.assets}locales/${file}`);
  if (!answer.ok) throw new Error(`texts of ${file}: ${answer.status}`);
  return answer.text();
}

/**
 * A text in the page's language.
 *
 * @param {string} id
 * @param {Record<string, FluentVariable>} [values]
 */
export function text(id, values) {
  const pattern = bundle?.getMessage(id)?.value;
  if (!bundle || !pattern) throw new Error(`no text ${id}`);
  return bundle.formatPattern(pattern, values);
}

/**
 * Calls back when the language has been switched: whatever scripts have written has to be written again.
 *
 * @param {() => void} listener
 */
export function onLanguageChange(listener) {
  listeners.push(listener);
}

/** The texts are there in another language now. */
export function languageChanged() {
  for (const listener of listeners) listener();
}
