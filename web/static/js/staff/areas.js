/**
 * The areas of the staff's page: the conversations, and what else there is for a role. Each is a section of the document
 * (`data-screen`, in templates/staff), a button of the navigation (`data-area`, in staff.hbs), and a module that is loaded
 * when it is opened first.
 */
import { onLanguageChange } from '../texts/texts.js';
import { button, byId, say } from '../ui/dom.js';
import { currentScreen, showScreen } from '../ui/screens.js';
import { loadPart, MISSING, showMissing } from './later.js';
import { clearNotices } from './notices.js';
import { signedIn, unlocked } from './session.js';

/**
 * @typedef {(error: unknown) => void} Failed what becomes of a call that was refused: the page says it, or stops
 *
 * @typedef {object} Area
 * @property {(failed: Failed) => void} start once, before it is opened first: listens to its buttons
 * @property {() => void | Promise<void>} open whenever it is shown: fetches what it shows
 * @property {() => void} close when another one is shown: it fetches no more
 * @property {() => void} clear on locking and signing out, after `close`: what was opened or fetched is forgotten, and
 *   gone from the document
 * @property {() => void} render writes again what scripts have written, in the language that the page has now
 */

/**
 * @typedef {object} Row
 * @property {string} name of the section and of the button
 * @property {readonly string[]} roles for whom it is; the first that fits is opened after signing in
 * @property {() => Promise<Area>} load
 */

/** @type {readonly Row[]} in the order of the navigation */
const AREAS = [
  { name: 'inbox', roles: ['counsellor', 'head'], load: async () => (await import('./inbox-area.js')).inboxArea },
  {
    name: 'colleagues',
    roles: ['counsellor', 'head', 'operator'],
    load: async () => (await import('./colleagues/colleagues.js')).colleaguesArea,
  },
  { name: 'keys', roles: ['counsellor', 'head'], load: async () => (await import('./keys/area.js')).keysArea },
  { name: 'canned', roles: ['head'], load: async () => (await import('./canned/canned-area.js')).cannedArea },
  { name: 'feedback', roles: ['head'], load: async () => (await import('./feedback-area.js')).feedbackArea },
  {
    name: 'overview',
    roles: ['coordinator', 'operator'],
    load: async () => (await import('./overview/overview-area.js')).overviewArea,
  },
  { name: 'audit', roles: ['head', 'operator'], load: async () => (await import('./audit/audit.js')).auditArea },
  {
    name: 'account',
    roles: ['counsellor', 'head', 'coordinator', 'operator'],
    load: async () => (await import('./account/account-area.js')).accountArea,
  },
];

/** @type {Map<string, Area>} those that were opened since the page was loaded */
const started = new Map();

/** @type {Failed} */
let failed = () => {};

/** @type {string | undefined} */
let shown;

/** @param {Failed} whenFailed */
export function startAreas(whenFailed) {
  failed = whenFailed;
  byId('areas').addEventListener('click', ({ target }) => {
    const name = target instanceof HTMLElement ? target.closest('button')?.dataset.area : undefined;
    if (!name) return;
    expandMenu(false);
    if (name !== shown) openArea(name).catch(failed);
  });
  const menu = button('areas-menu');
  menu.addEventListener('click', () => expandMenu(menu.getAttribute('aria-expanded') !== 'true'));
  byId('areas').addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || menu.getAttribute('aria-expanded') !== 'true') return;
    expandMenu(false);
    menu.focus();
  });
  onLanguageChange(() => {
    nameShown();
    if (unlocked()) for (const area of started.values()) area.render();
  });
}

/**
 * Opens or closes the list of areas; where all of them have room in a row, it is not seen.
 *
 * @param {boolean} expanded
 */
function expandMenu(expanded) {
  button('areas-menu').setAttribute('aria-expanded', String(expanded));
}

/** Names the area that is shown on the button that opens the list. */
function nameShown() {
  byId('areas-shown').textContent = areaButtons().find(({ dataset }) => dataset.area === shown)?.textContent ?? '';
}

/** @returns {HTMLButtonElement[]} */
const areaButtons = () => [...byId('areas-list').querySelectorAll('button')];

/** The areas of the member's role. */
function own() {
  const role = signedIn()?.role ?? '';
  return AREAS.filter((area) => area.roles.includes(role));
}

/** Shows the navigation and the first area of the member's role. */
export async function openAreas() {
  const names = own().map((area) => area.name);
  for (const pressed of areaButtons()) {
    pressed.hidden = !names.includes(pressed.dataset.area ?? '');
  }
  byId('areas').hidden = names.length < 2;
  if (names[0]) await openArea(names[0]);
}

/**
 * Shows an area, or says that it could not be loaded; what fails in it is thrown.
 *
 * @param {string} name
 * @returns {Promise<void>}
 */
export async function openArea(name) {
  const row = own().find((area) => area.name === name);
  if (!row) return;
  if (shown) started.get(shown)?.close();
  shown = name;
  const area = started.get(name) ?? (await begin(row));
  // Locked, or another area chosen, while the module was on its way.
  if (shown !== name || !unlocked()) return;
  for (const pressed of areaButtons()) {
    if (pressed.dataset.area === name) pressed.setAttribute('aria-current', 'page');
    else pressed.removeAttribute('aria-current');
  }
  nameShown();
  say(byId('area-error'), '');
  if (!area) return showMissing(() => openArea(name));
  showScreen(name);
  await area.open();
}

/**
 * Loads an area and starts it, once.
 *
 * @param {Row} row
 */
async function begin({ name, load }) {
  const area = await loadPart(name, load);
  if (area && !started.has(name)) {
    started.set(name, area);
    area.start(failed);
  }
  return area;
}

/** Whether an area is shown, or is said to be missing, and not one of the screens around them. */
export const areaShown = () => shown !== undefined && [...AREAS.map(({ name }) => name), MISSING].includes(currentScreen());

/** Closes and forgets all areas. */
export function closeAreas() {
  if (shown) started.get(shown)?.close();
  shown = undefined;
  for (const area of started.values()) area.clear();
  clearNotices();
  say(byId('area-error'), '');
  byId('areas').hidden = true;
  expandMenu(false);
}
