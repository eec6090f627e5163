/**
 * What has to be minded while a reply is written, in view over the field for it: that the code may be in other hands, the
 * term that runs, a witness's checklist that is open, and what the writer wants to be minded.
 */
import { text } from '../../texts/texts.js';
import { byId, element, say } from '../../ui/dom.js';
import { notesOf } from '../../ui/message-notes.js';
import { momentText } from '../../ui/times.js';
import { termWords } from './police.js';
import { isOfWitness, witnessWords } from './witness.js';

/** @typedef {import('./facts.js').Facts} Facts */
/** @typedef {import('../thread.js').OpenThread} OpenThread */

const PINNED = /** @type {const} */ ([
  ['danger', 'note-danger'],
  ['safe-times', 'note-safe-times'],
  ['unmentioned', 'note-unmentioned'],
]);

/**
 * @param {OpenThread | undefined} thread
 * @param {Facts} facts
 */
export function renderSafety(thread, facts) {
  const record = thread && facts.policeRecord?.time;
  const takenOver = thread && facts.takenOver?.flag === true;
  say(byId('safety-taken-over'), takenOver ? text('taken-over-banner') : '');
  say(byId('safety-term'), record === undefined ? '' : text('term-banner', { words: termWords(record) }));
  const isOpen = isOfWitness(thread) && facts.witnessCheck?.flag !== true;
  say(byId('safety-witness'), isOpen ? text('witness-banner', { words: witnessWords(facts.witnessCheck) }) : '');
  const pairs = pinned(thread);
  byId('thread-pinned').replaceChildren(...pairs);
  byId('thread-pinned').hidden = pairs.length === 0;
  byId('safety').hidden = [...byId('safety').children].every((part) => part instanceof HTMLElement && part.hidden);
}

/**
 * What the writer wants to be minded: of each kind the latest, with its time.
 *
 * @param {OpenThread | undefined} thread
 */
function pinned(thread) {
  const notes = (thread?.messages ?? [])
    .filter((message) => message.from === 'reporter')
    .flatMap(({ text: whole, sentAt }) => notesOf(whole).notes.map((note) => ({ ...note, sentAt })));
  return PINNED.flatMap(([kind, id]) => {
    const latest = notes.filter((note) => note.kind === kind).at(-1);
    if (!latest) return [];
    const name = text('note-pinned', { name: text(id), moment: momentText(latest.sentAt) });
    const pair = element('div', '', element('dt', '', name), element('dd', '', latest.told));
    pair.dataset.note = kind;
    return [pair];
  });
}
