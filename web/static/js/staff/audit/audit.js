/**
 * The audit log as the head of a centre and the operator read it: newest first, a page at a time.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, element, onPress } from '../../ui/dom.js';
import { hourText } from '../../ui/times.js';
import { fetchInvitations, fetchMembers } from '../colleagues/people.js';
import { centreName } from '../people-words.js';
import { signedIn, unlocked } from '../session.js';
import { actWords } from './audit-words.js';

/**
 * @typedef {object} Line
 * @property {number} number
 * @property {number} hour
 * @property {string | null} actor
 * @property {string | null} centre_id
 * @property {string} act
 * @property {string} subject
 */

/** @type {Line[]} newest first */
let lines = [];
/** @type {number | null} where the next page begins */
let next = null;
/** @type {{ count: number, head: string } | undefined} the end of the whole log */
let end;
/** @type {Map<string, string>} names of those who are or were here, by id */
const names = new Map();

/** @type {import('../areas.js').Area} */
export const auditArea = {
  start(failed) {
    onPress(button('audit-older'), () => load(next), failed);
    onPress(button('audit-print'), () => print(), failed);
  },
  async open() {
    const [members, invitations] = await Promise.all([fetchMembers(), fetchInvitations()]);
    names.clear();
    for (const { member_id: id, display_name: name } of invitations) names.set(id, name);
    for (const { id, display_name: name } of members) names.set(id, name);
    lines = [];
    await load(null);
  },
  close() {},
  clear() {
    lines = [];
    next = null;
    end = undefined;
    names.clear();
    render();
  },
  render,
};

/** @param {number | null} before the first line that is there already */
async function load(before) {
  const { body } = await request('GET', before === null ? '/staff/audit' : `/staff/audit?before=${before}`);
  if (!unlocked()) return;
  lines.push(...body.lines);
  next = body.next_before;
  end = { count: body.count, head: body.head };
  render();
}

function render() {
  byId('audit-lines').replaceChildren(...lines.map(row));
  byId('audit-none').hidden = lines.length > 0;
  button('audit-older').hidden = next === null;
  byId('audit-end').textContent = end ? text('audit-end', { count: end.count }) : '';
  byId('audit-head').textContent = end?.head ?? '';
}

/** @param {Line} line */
function row({ number, hour, actor, centre_id: centreId, act, subject }) {
  const when = element('td', 'audit-when', hourText(hour));
  const what = element('td', 'audit-what', actWords(act, subject, nameOf));
  // A head reads the own centre's lines only.
  if (centreId && centreId !== signedIn()?.centre_id) what.append(element('small', '', centreName(centreId)));
  const who = element('td', 'audit-who', actor === null ? text('audit-command-line') : nameOf(actor));
  const made = element('tr', '', when, who, what);
  // On a narrow screen the styles lay the table out anew; browsers then forget what it was unless it is said.
  made.setAttribute('role', 'row');
  for (const cell of [when, who, what]) cell.setAttribute('role', 'cell');
  made.dataset.act = act;
  made.dataset.line = String(number);
  return made;
}

/** @param {string} id */
const nameOf = (id) => names.get(id) ?? text('audit-somebody');
