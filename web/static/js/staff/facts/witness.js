/**
 * Before anybody contacts the person whom a witness writes about: whether that is safe, by whom, and when. It is noted by
 * people for people; nothing happens by itself.
 */
import { text } from '../../texts/texts.js';
import { byId, input, say } from '../../ui/dom.js';
import { momentText } from '../../ui/times.js';
import { onSubmit } from '../forms.js';

/** @typedef {import('./facts.js').Around} Around */
/** @typedef {import('./facts.js').Facts} Facts */
/** @typedef {import('../notebook/notebook.js').Note} Note */
/** @typedef {import('../thread.js').OpenThread} OpenThread */

/** What is noted for each answer. */
const SAFE = new Map([
  ['yes', true],
  ['no', false],
  ['unknown', undefined],
]);

/** The latest answers that the fields show. */
let filled = 0;

/** @param {Around} around */
export function startWitness({ note, failed }) {
  onSubmit(byId('witness-form'), {
    begin() {
      say(byId('witness-error'), answer() === undefined ? text('witness-missing') : '');
      return answer() !== undefined;
    },
    submit: async () => {
      const flag = SAFE.get(answer() ?? '');
      const [by, when] = [input('witness-by').value.trim(), input('witness-when').value.trim()];
      await note({ kind: 'witness-check', text: by, detail: when, ...(flag === undefined ? {} : { flag }) });
    },
    refused: failed,
    progress: byId('witness-progress'),
    working: () => text('facts-saving'),
  });
}

/** @returns {string | undefined} */
function answer() {
  const pressed = byId('witness-form').querySelector('input[name=witness-safe]:checked');
  return pressed instanceof HTMLInputElement ? pressed.value : undefined;
}

/**
 * Whether the checklist belongs to a thread: a witness writes.
 *
 * @param {OpenThread | undefined} thread
 */
export const isOfWitness = (thread) => thread?.messages[0]?.role === 'witness';

/**
 * How the checklist stands, in one sentence.
 *
 * @param {Note | undefined} check
 */
export function witnessWords(check) {
  if (!check) return text('witness-open');
  if (check.flag === undefined) return text('witness-unknown');
  return text(check.flag ? 'witness-safe' : 'witness-unsafe');
}

/**
 * @param {OpenThread | undefined} thread
 * @param {Facts} facts
 * @param {boolean} isOther whether another thread was shown before
 */
export function renderWitness(thread, facts, isOther) {
  byId('witness').hidden = !isOfWitness(thread);
  const check = facts.witnessCheck;
  byId('witness-state').textContent = witnessWords(check);
  const noted = check ? text('witness-noted', { name: check.author, moment: momentText(check.writtenAt) }) : '';
  say(byId('witness-noted'), noted);
  // What somebody is typing is not replaced, unless a colleague has noted something else meanwhile.
  const newest = check?.sequence ?? 0;
  if (isOther || newest !== filled) fill(check);
  filled = newest;
}

/** @param {Note | undefined} check */
function fill(check) {
  const [name] = [...SAFE].find(([, flag]) => check !== undefined && flag === check.flag) ?? [''];
  for (const pressed of byId('witness-form').querySelectorAll('input')) {
    if (pressed.type === 'radio') pressed.checked = pressed.value === name;
  }
  input('witness-by').value = check?.text ?? '';
  input('witness-when').value = check?.detail ?? '';
  say(byId('witness-error'), '');
}
