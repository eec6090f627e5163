/**
 * The term that runs from a police record: started and stopped by hand. Reminders need an hour that the server knows; why it
 * is set the server is not told.
 */
import { refusedAs, request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, input, onPress, sayError } from '../../ui/dom.js';
import { nowSeconds } from '../../ui/times.js';
import { onSubmit } from '../forms.js';
import { momentOf, wallText, wallTime } from './prague.js';
import { endOf, isOver, reminderHour, timeLeft } from './term.js';

/** @typedef {import('./facts.js').Around} Around */
/** @typedef {import('./facts.js').Facts} Facts */
/** @typedef {import('../thread.js').OpenThread} OpenThread */

/** A record of an expulsion that is over, with its longest extension by far, is a slip of the hand. */
const OLDEST_SECONDS = 30 * 24 * 3600;

/** A clock that is a little behind that of whoever wrote the record down. */
const AHEAD_SECONDS = 10 * 60;

/** How often the hour is set anew where colleagues change it at the same moment. */
const TRIES = 3;

/** @type {OpenThread | undefined} */
let shown;

/** @type {number | undefined} when the centre got the record from which the term runs */
let record;

/** @param {Around} around */
export function startPolice({ note, changed, failed }) {
  const remind = async () => {
    for (let tries = 1; (await setReminder()) === 'again' && tries < TRIES; tries += 1) await changed();
    await changed();
  };
  onSubmit(byId('police-form'), {
    begin() {
      const wrong = whatIsWrong(momentOf(input('police-when').value));
      sayError(input('police-when'), byId('police-error'), wrong ? text(wrong) : '');
      return wrong === '';
    },
    submit: async () => {
      if (await note({ kind: 'police-record', time: momentOf(input('police-when').value) ?? 0 })) await remind();
    },
    refused: failed,
    progress: byId('police-progress'),
    working: () => text('facts-saving'),
  });
  onPress(button('police-stop'), async () => {
    const reason = input('police-reason').value.trim();
    sayError(input('police-reason'), byId('police-reason-error'), reason ? '' : text('police-reason-missing'));
    if (!reason) return;
    if (await note({ kind: 'police-record', text: reason })) await remind();
  }, failed);
}

/**
 * @param {number | undefined} moment
 * @returns {string} the text that says it; empty if nothing is wrong
 */
function whatIsWrong(moment) {
  const now = nowSeconds();
  if (moment === undefined) return 'police-when-missing';
  if (moment > now + AHEAD_SECONDS) return 'police-when-ahead';
  return moment < now - OLDEST_SECONDS ? 'police-when-old' : '';
}

/**
 * Sets the hour that belongs to the term.
 *
 * @returns {Promise<'done' | 'again'>} again: somebody else has set another one
 */
async function setReminder() {
  if (!shown) return 'done';
  const { number, remindHour } = shown;
  const at = record === undefined ? undefined : reminderHour(record, nowSeconds());
  const body = { known: remindHour ?? null, at: at ?? null };
  try {
    await request('POST', `/staff/threads/${number}/reminder`, { body });
  } catch (error) {
    if (refusedAs(error, 'stale_reminder')) return 'again';
    throw error;
  }
  return 'done';
}

/**
 * @param {OpenThread | undefined} thread
 * @param {Facts} facts
 * @param {boolean} isOther whether another thread was shown before
 */
export function renderPolice(thread, facts, isOther) {
  const before = record;
  shown = thread;
  record = facts.policeRecord?.time;
  byId('police-form').hidden = record !== undefined;
  byId('police-running').hidden = record === undefined;
  if (isOther || before !== record) {
    input('police-when').value = '';
    input('police-when').max = wallTime(nowSeconds() + AHEAD_SECONDS);
    input('police-reason').value = '';
    sayError(input('police-when'), byId('police-error'), '');
    sayError(input('police-reason'), byId('police-reason-error'), '');
  }
  tick();
}

/** Writes anew how much time is left. */
export function tick() {
  byId('police-state').textContent = record === undefined ? text('police-none') : termWords(record);
}

/**
 * The term in one sentence: until when, and how much time is left.
 *
 * @param {number} from when the centre got the record
 */
export function termWords(from) {
  const now = nowSeconds();
  const values = { moment: wallText(endOf(from)), left: timeLeft(from, now) };
  return isOver(from, now) ? text('term-was-until', values) : text('term-until', values);
}
