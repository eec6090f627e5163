/**
 * The time on the wall in the Czech Republic, whatever zone the device is set to: a police record bears that time.
 */

const SECONDS_PER_HOUR = 3600;

/** How far Prague is ahead of UTC, in hours. Summer time first: of a time that comes twice it is the earlier moment. */
const AHEAD = [2, 1];

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Prague',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * What the wall shows at a moment, as fields for date and time have it: 2026-11-21T15:05.
 *
 * @param {number} seconds since the Unix epoch
 */
export function wallTime(seconds) {
  const found = PARTS.formatToParts(new Date(seconds * 1000)).map(({ type, value }) => [type, value]);
  const { year, month, day, hour, minute } = Object.fromEntries(found);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The moment at which the wall shows a time; the earlier one of a time that comes twice.
 *
 * @param {string} wall as a field for date and time has it
 * @returns {number | undefined} seconds since the Unix epoch; none for what is no time, and in the hour that summer time skips
 */
export function momentOf(wall) {
  const minutes = wall.slice(0, '2026-11-21T15:05'.length);
  const asUtc = Date.parse(`${minutes}Z`) / 1000;
  const moments = AHEAD.map((hours) => asUtc - hours * SECONDS_PER_HOUR);
  return moments.find((moment) => !Number.isNaN(moment) && wallTime(moment) === minutes);
}

/**
 * A moment as people read it, by the wall in the Czech Republic.
 *
 * @param {number} seconds since the Unix epoch
 */
export function wallText(seconds) {
  const { lang } = document.documentElement;
  const options = /** @type {const} */ ({ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
  const formatter = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...options, timeZone: 'Europe/Prague' });
  return formatter.format(new Date(seconds * 1000));
}
