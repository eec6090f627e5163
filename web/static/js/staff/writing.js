/**
 * Who is writing: tells colleagues that a reply is being written here, and shows where they are writing.
 */
import { request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { byId, say } from '../ui/dom.js';

/** The server believes a sign for twenty seconds: a second one comes in time even if the first is late. */
const SIGN_MS = 8_000;

/** @type {{ number: number, member: string }[]} */
let writing = [];
/** @type {number | undefined} the thread that this member is writing in */
let own;
let signedAt = 0;

/**
 * @param {{ number: number, member: string }[]} now
 */
export function setWriting(now) {
  writing = now;
}

/**
 * Who is writing in a thread, as a sentence; empty if nobody is.
 *
 * @param {number} number
 */
export function writersOf(number) {
  const names = writing.filter((one) => one.number === number).map((one) => one.member);
  return names.length > 0 ? text('thread-writing', { names: names.join(', ') }) : '';
}

/**
 * Says over the composer who else is writing.
 *
 * @param {number | undefined} number the thread that is shown
 */
export function renderWriting(number) {
  say(byId('thread-writing'), number === undefined ? '' : writersOf(number));
}

/**
 * Tells that the member is writing in a thread, or, without one, that she has stopped.
 *
 * A sign that gets lost is nothing to stop for: it says so little that nobody is told.
 *
 * @param {number} [number]
 */
export function signWriting(number) {
  const now = Date.now();
  if (number === own && (number === undefined || now - signedAt < SIGN_MS)) return;
  own = number;
  signedAt = now;
  const body = number === undefined ? {} : { number };
  request('POST', '/staff/writing', { body }).catch(() => {});
}

/** Forgets everybody. */
export function forgetWriting() {
  writing = [];
  own = undefined;
}
