/**
 * The centre's next key: for everybody who holds the present one, confirmed by name. A member whose mark is not the present
 * key's is named, and left out only by decision.
 */
import { text } from '../../texts/texts.js';
import { button, byId, element, input, onPress, say } from '../../ui/dom.js';
import { keys, signedIn } from '../session.js';
import { upload } from './founding.js';
import { currentKey } from './kept.js';
import { showPart } from '../parts.js';
import { beginSheet } from './sheet.js';

/**
 * @typedef {import('./area.js').Colleague} Colleague
 * @typedef {import('./kept.js').Kept} Kept
 * @typedef {import('../../../staff/staff.js').MarkedMember} MarkedMember
 *
 * @typedef {object} Made
 * @property {(error: unknown) => void} failed
 * @property {() => Promise<void>} refresh
 * @property {() => { kept: Kept | undefined, colleagues: Colleague[] }} known
 */

/**
 * @typedef {object} Plan
 * @property {MarkedMember[]} members who get the key, the sheet among them
 * @property {Colleague[]} bad those whose mark is not the present key's
 * @property {import('../../../staff/staff.js').Member | undefined} sheet the centre's, if its mark is right
 * @property {boolean} newSheet whether a new sheet is needed, because the mark of the one that there is is wrong
 * @property {number} epoch
 */

/** @type {Made} */
let made;

/** @type {Plan | undefined} */
let plan;

/** @param {Made} by */
export function startRotation(by) {
  made = by;
  onPress(button('key-rotate'), show, by.failed);
  onPress(button('rotate-yes'), confirm, by.failed);
  onPress(button('rotate-no'), () => showPart('keys', 'overview'), by.failed);
}

/** Who would get the key: checked by their marks, in the worker. */
async function show() {
  await made.refresh();
  const { kept, colleagues } = made.known();
  const current = kept && currentKey(kept);
  if (!kept || !current) return;
  const holders = colleagues.filter(({ id }) => current.holders.includes(id));
  const people = holders.map((one) => ({ one, marked: markedMember(one, current.key_id) }));
  const sheet = markedSheet(kept, current.key_id);
  const checked = [...people.map(({ marked }) => marked), ...(sheet ? [sheet] : [])];
  const refused = new Set(await keys().call('notVouched', checked));
  const good = people.filter(({ marked }) => !refused.has(marked.memberId));
  const goodSheet = sheet && !refused.has(sheet.memberId) ? sheet : undefined;
  plan = {
    members: [...good.map(({ marked }) => marked), ...(goodSheet ? [goodSheet] : [])],
    bad: people.filter(({ marked }) => refused.has(marked.memberId)).map(({ one }) => one),
    sheet: goodSheet,
    newSheet: kept.recovery_sheet !== null && !goodSheet,
    epoch: Math.max(...kept.keys.map(({ epoch }) => epoch)) + 1,
  };
  render(good.map(({ one }) => one), plan);
  showPart('keys', 'rotate');
}

/**
 * @param {Colleague} colleague
 * @param {string} keyId
 * @returns {MarkedMember}
 */
function markedMember({ id, public_keys: publicKeys, marks }, keyId) {
  const mark = marks.find(({ key_id: marked }) => marked === keyId)?.mark ?? '';
  return { memberId: id, kind: 'member', publicKeys, mark };
}

/**
 * @param {Kept} kept
 * @param {string} keyId
 * @returns {MarkedMember | undefined}
 */
function markedSheet({ recovery_sheet: sheet }, keyId) {
  if (!sheet) return undefined;
  const mark = sheet.seals.find(({ key_id: sealed }) => sealed === keyId)?.mark ?? '';
  return { memberId: sheet.sheet_id, kind: 'recovery-sheet', publicKeys: sheet.public_key, mark };
}

/**
 * @param {Colleague[]} people
 * @param {Plan} what
 */
function render(people, { bad, sheet, newSheet }) {
  const own = signedIn()?.id;
  const names = people.map((one) => {
    const name = element('strong', '', one.display_name);
    return element('li', '', name, element('small', '', one.id === own ? text('rotate-you') : one.name));
  });
  if (sheet) names.push(element('li', '', element('strong', '', text('rotate-sheet'))));
  byId('rotate-list').replaceChildren(...names);
  byId('rotate-bad').hidden = bad.length === 0;
  const badNames = bad.map((one) => one.display_name).join(', ');
  byId('rotate-bad-words').textContent = bad.length > 0 ? text('rotate-bad', { names: badNames }) : '';
  byId('rotate-without-words').textContent = bad.length > 0 ? text('rotate-without', { names: badNames }) : '';
  input('rotate-without').checked = false;
  say(byId('rotate-sheet-words'), newSheet ? text('rotate-new-sheet') : '');
  say(byId('rotate-error'), '');
}

async function confirm() {
  if (!plan) return;
  say(byId('rotate-error'), '');
  const { members, bad, newSheet, epoch } = plan;
  if (bad.length > 0 && !input('rotate-without').checked) {
    say(byId('rotate-error'), text('rotate-decide'));
    input('rotate-without').focus();
    return;
  }
  if (newSheet) return beginSheet(() => rotate(members, true, epoch));
  const wrong = await rotate(members, false, epoch);
  say(byId('rotate-error'), wrong);
  if (!wrong) showPart('keys', 'overview');
}

/**
 * @param {MarkedMember[]} members
 * @param {boolean} toNewSheet
 * @param {number} epoch
 */
async function rotate(members, toNewSheet, epoch) {
  const { key, sheet } = await keys().call('rotateCentreKey', members, toNewSheet);
  return upload(key, sheet ?? plan?.sheet, epoch, made.refresh);
}
