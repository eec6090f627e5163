/**
 * The statutory 48 hours from a police record. It is not the centre's target for replies, and runs at night and on holidays.
 */
import { text } from '../../texts/texts.js';

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;

/** Within so many hours of having the record a centre contacts the endangered person. */
const TERM_HOURS = 48;

/** Staff are reminded so many hours before the end; the server tells the head at the end (portal/src/domain/own_reminder.rs). */
const REMIND_BEFORE_HOURS = 12;

/** How far back and ahead the server takes an hour of which staff want to be reminded (portal/src/domain/own_reminder.rs). */
const MOST_HOURS_BACK = 48;

/**
 * When the term ends.
 *
 * @param {number} record when the centre got the record, seconds since the Unix epoch
 */
export const endOf = (record) => record + TERM_HOURS * SECONDS_PER_HOUR;

/**
 * The hour of which staff are to be reminded; one that has passed is told at once.
 *
 * @param {number} record when the centre got the record, seconds since the Unix epoch
 * @param {number} now seconds since the Unix epoch
 */
export function reminderHour(record, now) {
  const wanted = Math.floor(endOf(record) / SECONDS_PER_HOUR) - REMIND_BEFORE_HOURS;
  // One hour less than the server takes, where its clock and this one stand on either side of a full hour.
  const earliest = Math.floor(now / SECONDS_PER_HOUR) - MOST_HOURS_BACK + 1;
  return Math.max(wanted, earliest);
}

/**
 * Whether the term has ended.
 *
 * @param {number} record
 * @param {number} now
 */
export const isOver = (record, now) => now >= endOf(record);

/**
 * How much time is left, never more than there is.
 *
 * @param {number} record when the centre got the record, seconds since the Unix epoch
 * @param {number} now seconds since the Unix epoch
 */
export function timeLeft(record, now) {
  const left = endOf(record) - now;
  if (left <= 0) {
    const hours = Math.floor(-left / SECONDS_PER_HOUR);
    return hours === 0 ? text('term-just-over') : text('term-over', { count: hours });
  }
  const hours = Math.floor(left / SECONDS_PER_HOUR);
  if (hours > 0) return text('term-hours', { count: hours });
  return text('term-minutes', { count: Math.floor(left / SECONDS_PER_MINUTE) });
}
