/**
 * The centre's key: how it stands, who holds it, and what can be done about it.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, element, onPress, say } from '../../ui/dom.js';
import { lookForNotices } from '../people-notices.js';
import { signedIn } from '../session.js';
import { startFounding } from './founding.js';
import { currentKey, fetchKept, follow, pendingKey } from './kept.js';
import { showPart } from '../parts.js';
import { clearRecovery, startRecovery } from './recovery.js';
import { fallAway, startResealPanel, renderReseal } from './reseal-panel.js';
import { startRotation } from './rotation.js';
import { clearSheet, startSheet } from './sheet.js';
import { dayOf, digitsOf } from './key-words.js';
import { lookAtKeys } from './watch.js';
import { startWithdrawal } from './withdrawal.js';

/**
 * @typedef {import('./kept.js').Kept} Kept
 * @typedef {import('./kept.js').KeyItem} KeyItem
 *
 * @typedef {object} Colleague as the API gives it
 * @property {string} id
 * @property {string} name
 * @property {string} display_name
 * @property {'active' | 'waiting' | 'closed'} standing
 * @property {string} public_keys
 * @property {{ key_id: string, mark: string }[]} marks
 */

/** @type {Kept | undefined} */
let kept;

/** @type {Colleague[]} */
let colleagues = [];

/** @type {import('../areas.js').Area} */
export const keysArea = {
  start(failed) {
    const made = { failed, refresh };
    startSheet(failed);
    startFounding(made);
    startRotation({ ...made, known: () => ({ kept, colleagues }) });
    startRecovery({ ...made, known: () => kept });
    startWithdrawal({ ...made, known: () => kept });
    startResealPanel(failed, refresh);
    onPress(button('key-look'), refresh, failed);
  },
  async open() {
    showPart('keys', 'overview', false);
    await refresh();
  },
  close: leave,
  clear() {
    kept = undefined;
    colleagues = [];
    for (const id of ['key-state', 'key-words', 'key-digits', 'key-list', 'sheet-state']) byId(id).replaceChildren();
  },
  render() {
    render();
    renderReseal();
  },
};

/** Whoever goes elsewhere leaves no secret on the page. */
function leave() {
  clearSheet();
  clearRecovery();
  fallAway();
  showPart('keys', 'overview', false);
}

/** Fetches everything anew and shows it; opens a key that has become the centre's meanwhile. */
async function refresh() {
  const fetched = await fetchKept();
  await follow(fetched);
  const { body } = await request('GET', '/staff/members');
  kept = fetched;
  colleagues = body.members;
  render();
  await Promise.all([lookAtKeys(fetched), lookForNotices()]);
  renderReseal();
}

/** @param {string} id of a member */
const nameOf = (id) => colleagues.find((one) => one.id === id)?.display_name ?? text('keys-somebody');

function render() {
  if (!kept) return;
  const [current, pending] = [currentKey(kept), pendingKey(kept)];
  const own = signedIn();
  const holds = current?.holders.includes(own?.id ?? '') === true;
  byId('key-state').textContent = text(stateOf(current, pending));
  byId('key-words').textContent = wordsOf(kept, holds);
  say(byId('key-demand'), current && kept.rotation_demanded && !pending ? text('keys-demanded') : '');
  button('key-create').hidden = Boolean(current || pending) || own?.role !== 'head';
  button('key-rotate').hidden = !current || Boolean(pending) || !holds;
  byId('key-waiting').hidden = !pending;
  button('key-withdraw').hidden = !kept.may_withdraw;
  if (pending) renderDigits(pending);
  renderSheet(kept, holds, Boolean(pending));
  byId('key-list').replaceChildren(...[...kept.keys].reverse().map(keyItem));
}

/**
 * @param {KeyItem | undefined} current
 * @param {KeyItem | undefined} pending
 */
function stateOf(current, pending) {
  if (current) return pending ? 'keys-state-both' : 'keys-state-current';
  return pending ? 'keys-state-pending' : 'keys-state-none';
}

/**
 * @param {Kept} all
 * @param {boolean} holds whether the member has the current key
 */
function wordsOf(all, holds) {
  const current = currentKey(all);
  if (!current) {
    if (pendingKey(all)) return text('keys-words-pending');
    return text(signedIn()?.role === 'head' ? 'keys-words-none' : 'keys-words-none-counsellor');
  }
  if (!holds) return text('keys-words-not-held');
  const since = dayOf(current.activated_at ?? 0);
  return all.rotation_due_at
    ? text('keys-words-current', { since, due: dayOf(all.rotation_due_at) })
    : text('keys-words-since', { since });
}

/** @param {KeyItem} pending */
function renderDigits(pending) {
  const digits = digitsOf(pending.key_id);
  say(byId('key-digits'), digits ?? '');
  byId('key-digits-words').textContent = text(digits ? 'keys-digits-here' : 'keys-digits-gone');
}

/**
 * @param {Kept} all
 * @param {boolean} holds
 * @param {boolean} pending
 */
function renderSheet(all, holds, pending) {
  const has = all.recovery_sheet !== null;
  const founded = currentKey(all) !== undefined;
  byId('sheet-state-card').hidden = !founded && !has;
  byId('sheet-state').textContent = text(has ? 'sheet-state-there' : 'sheet-state-none');
  // A key that waits cannot be opened by anybody, and so not be sealed to a new sheet.
  button('sheet-make').hidden = !holds || pending;
  button('sheet-make').textContent = text(has ? 'sheet-replace' : 'sheet-make');
  // As long as a colleague holds the key, the way leads to her.
  button('sheet-use').hidden = !has || currentKey(all)?.holders.length !== 0 || signedIn()?.role !== 'head';
}

const STATES = {
  pending: 'key-item-pending',
  current: 'key-item-current',
  old: 'key-item-old',
  destroyed: 'key-item-destroyed',
};

/** @param {KeyItem} key */
function keyItem(key) {
  const state = key.state === 'destroyed' && key.activated_at === null ? 'key-item-withdrawn' : STATES[key.state];
  const names = key.holders.map(nameOf).join(', ');
  const item = element(
    'li',
    '',
    element('strong', '', text('key-item', { epoch: String(key.epoch) })),
    element('span', '', text(state, { day: dayOf(key.activated_at ?? 0) })),
    ...(names ? [element('small', '', text('key-item-holders', { names }))] : []),
  );
  item.dataset.state = key.state;
  return item;
}
