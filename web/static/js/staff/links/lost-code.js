/**
 * A writer has lost the code and writes anew: one member finds the old thread and proposes that it goes on here, a second one
 * looks for herself and approves. Nothing of the old thread is given to the new one by that.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, element, input, onPress, say, sayError } from '../../ui/dom.js';
import { notesOf } from '../../ui/message-notes.js';
import { momentText } from '../../ui/times.js';
import { onSubmit } from '../forms.js';
import { factsIn, loadNotes } from '../notebook/notebook.js';
import { signedIn } from '../session.js';
import { findPhrase } from './compare.js';

/** @typedef {import('../thread.js').OpenThread} OpenThread */

/**
 * @typedef {object} Link as the API gives it
 * @property {number} number of the other thread
 * @property {string} proposer a member's id
 * @property {string} proposed_by
 * @property {string} [approved_by] missing while it is a proposal
 */

/**
 * @typedef {object} Standing what the server tells of a thread beside its messages
 * @property {boolean} superseded nothing goes out in it any more
 * @property {Link} [continues] the old thread that goes on in this one
 * @property {Link} [continuedBy] the new thread in which this one goes on
 * @property {number} [remindHour] of which staff are reminded
 */

/**
 * @typedef {object} Listener
 * @property {(thread: OpenThread) => Promise<void>} changed the thread is fetched and shown again
 * @property {(number: number) => void} choose another thread is to be shown
 * @property {(number: number) => Promise<unknown>} open another thread is to be opened and not shown, so that its notes can be
 *   read; nothing if the centre has none with this number
 * @property {(error: unknown) => void} failed
 */

/** @type {Listener} */
let listener;

/** @type {OpenThread | undefined} */
let shown;

/** @type {number | undefined} the old thread whose phrase is shown */
let compared;

/** @param {Listener} to */
export function startLostCode(to) {
  listener = to;
  onSubmit(byId('lost-code-form'), {
    begin() {
      const old = Number(input('lost-code-old').value);
      const fits = Number.isInteger(old) && old > 0 && old !== shown?.number;
      sayError(input('lost-code-old'), byId('lost-code-error'), fits ? '' : text('lost-code-old-missing'));
      return fits;
    },
    submit: () => compare(Number(input('lost-code-old').value)),
    refused: to.failed,
    progress: byId('lost-code-progress'),
    working: () => text('lost-code-comparing'),
  });
  onPress(button('lost-code-look'), async () => compare(shown?.continues?.number), to.failed);
  onPress(button('lost-code-propose'), () => act('link'), to.failed);
  onPress(button('lost-code-approve'), () => act('link/approve'), to.failed);
  onPress(button('lost-code-end'), () => act('link/end'), to.failed);
  onPress(button('lost-code-resume'), () => act('resume'), to.failed);
  for (const id of ['link-old', 'link-new']) {
    button(id).addEventListener('click', () => to.choose(Number(button(id).value)));
  }
}

/**
 * What the server tells of a thread.
 *
 * @param {{ superseded: boolean, continues?: Link, continued_by?: Link, remind_hour?: number }} sealed
 * @returns {Standing}
 */
export function standingOf({ superseded, continues, continued_by: continuedBy, remind_hour: remindHour }) {
  // Given anew each time: what is gone is not to be left behind.
  return /** @type {Standing} */ ({ superseded, continues, continuedBy, remindHour });
}

/**
 * Shows the phrase that was agreed in an old thread, and where it stands in this one.
 *
 * @param {number | undefined} old
 */
async function compare(old) {
  if (!shown || old === undefined) return;
  const thread = shown;
  const found = await listener.open(old);
  if (!found) return sayError(input('lost-code-old'), byId('lost-code-error'), text('lost-code-old-missing'));
  await loadNotes(old);
  if (shown !== thread) return;
  compared = old;
  renderComparison(factsIn(old)?.phrase?.text ?? '');
}

/** @param {string} phrase */
function renderComparison(phrase) {
  const number = String(compared);
  const said = (shown?.messages ?? [])
    .filter(({ from }) => from === 'reporter')
    .map((message) => ({ ...message, text: notesOf(message.text).words }));
  const found = findPhrase(phrase, said);
  byId('lost-code-result').hidden = false;
  say(byId('lost-code-none'), phrase ? '' : text('lost-code-no-phrase', { number }));
  byId('lost-code-pair').hidden = phrase === '';
  const where = found ? text('lost-code-said', { moment: momentText(found.sentAt) }) : text('lost-code-here');
  const words = found?.text ?? said.at(-1)?.text ?? '';
  byId('lost-code-pair').replaceChildren(
    element('div', '', element('dt', '', text('lost-code-agreed', { number })), element('dd', '', phrase)),
    element('div', '', element('dt', '', where), element('dd', '', words)),
  );
  say(byId('lost-code-verdict'), phrase ? text(found ? 'lost-code-same' : 'lost-code-other') : '');
  byId('lost-code-verdict').dataset.found = String(found !== undefined);
  renderActions(phrase !== '');
}

/**
 * What this member may do: nothing before both phrases are before her, and nothing without one.
 *
 * @param {boolean} hasPhrase
 */
function renderActions(hasPhrase) {
  const link = shown?.continues;
  const isProposal = link !== undefined && link.approved_by === undefined;
  const isOwn = link?.proposer === signedIn()?.id;
  button('lost-code-propose').hidden = !hasPhrase || link !== undefined;
  button('lost-code-approve').hidden = !hasPhrase || !isProposal || isOwn;
  button('lost-code-end').hidden = !isProposal;
  button('lost-code-end').textContent = text(isOwn ? 'lost-code-withdraw' : 'lost-code-refuse');
}

/** @param {'link' | 'link/approve' | 'link/end' | 'resume'} what */
async function act(what) {
  if (!shown) return;
  const thread = shown;
  const old = thread.continues?.number ?? compared;
  try {
    const body = what === 'resume' ? {} : { old };
    await request('POST', `/staff/threads/${thread.number}/${what}`, { body });
    forgetComparison();
  } catch (error) {
    listener.failed(error);
  }
  // Somebody may have been faster: how it is now is shown with the words.
  await listener.changed(thread);
  if (shown !== thread) return;
  // What was pressed is gone. Above stands what is decided now, and in the part itself what is proposed.
  const part = byId('lost-code');
  (part.hidden || what === 'resume' ? byId('thread-title') : part.querySelector('summary'))?.focus();
}

function forgetComparison() {
  compared = undefined;
  byId('lost-code-result').hidden = true;
  byId('lost-code-pair').replaceChildren();
  say(byId('lost-code-verdict'), '');
  input('lost-code-old').value = '';
  sayError(input('lost-code-old'), byId('lost-code-error'), '');
}

/**
 * Shows with what a thread is linked, and what can be done about it.
 *
 * @param {OpenThread | undefined} thread
 */
export function renderLostCode(thread) {
  const link = thread?.continues;
  if (thread?.number !== shown?.number || (link && link.number !== compared)) forgetComparison();
  shown = thread;
  const next = thread?.continuedBy;
  const isProposal = link !== undefined && link.approved_by === undefined;
  say(byId('link-superseded'), thread?.superseded ? supersededWords(next) : '');
  point('link-new', thread?.superseded ? next : undefined);
  say(byId('link-continues'), link && !isProposal ? linkWords('link-continues', link) : '');
  point('link-old', isProposal ? undefined : link);
  say(byId('link-waiting'), next && !thread?.superseded ? linkWords('link-waiting', next) : '');
  byId('link-state').hidden = [...byId('link-state').children].every((part) => part instanceof HTMLElement && part.hidden);

  const isDone = link !== undefined && !isProposal && !thread?.superseded;
  byId('lost-code').hidden = thread === undefined || isDone || (thread.superseded === true && signedIn()?.role !== 'head');
  byId('lost-code-form').hidden = link !== undefined || thread?.superseded === true;
  say(byId('lost-code-proposed'), isProposal ? linkWords('lost-code-proposed', link) : '');
  button('lost-code-look').hidden = !isProposal;
  byId('lost-code-resume-part').hidden = thread?.superseded !== true;
  if (isProposal) byId('lost-code', HTMLDetailsElement).open = true;
  if (compared === undefined) renderActions(false);
}

/** @param {Link | undefined} next */
function supersededWords(next) {
  return next ? linkWords('link-superseded', next) : text('link-superseded-alone');
}

/**
 * @param {string} id
 * @param {Link} link
 */
function linkWords(id, link) {
  return text(id, { number: String(link.number), proposer: link.proposed_by, approver: link.approved_by ?? '' });
}

/**
 * @param {string} id of the button that leads to the other thread
 * @param {Link | undefined} link
 */
function point(id, link) {
  button(id).hidden = link === undefined;
  button(id).value = String(link?.number ?? '');
  button(id).textContent = link ? text('link-open', { number: String(link.number) }) : '';
}
