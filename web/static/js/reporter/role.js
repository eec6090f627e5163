/**
 * The first question: whom it is about. The next one, the place, is loaded while this one is answered.
 */
import { loadModule } from '../api/modules.js';
import { button, byId, onPress, showError } from '../ui/dom.js';
import { state } from './state.js';
import { stop } from './stop.js';

/** @typedef {import('./state.js').Role} Role */

/** @type {Promise<typeof import('./place.js')> | undefined} */
let place;

export function startRole() {
  onPress(button('role-continue'), confirmRole, stop);
}

/** Loads the question for the place ahead of the moment when it is needed; a failure shows then. */
export function prepareRole() {
  placeQuestion().catch(() => {});
}

async function confirmRole() {
  const chosen = document.querySelector('input[name="role"]:checked');
  showError(byId('role-choice'), 'role-error', chosen === null);
  if (!(chosen instanceof HTMLInputElement)) {
    byId('role-victim').focus();
    return;
  }
  state.role = /** @type {Role} */ (chosen.value);
  (await placeQuestion()).showPlace();
}

function placeQuestion() {
  place ??= startedPlace().catch((error) => {
    place = undefined;
    throw error;
  });
  return place;
}

async function startedPlace() {
  /** @type {typeof import('./place.js')} */
  const module = await loadModule('js/reporter/place.js');
  module.startPlace();
  return module;
}
