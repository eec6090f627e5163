/**
 * Times as people read them, in the page's language and the device's time zone.
 */

/**
 * Dates as Europe writes them: in English too the day comes before the month and the day has 24 hours.
 *
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatter(options) {
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, options);
}

const SECONDS_PER_HOUR = 3600;
const HOURS_PER_DAY = 24;

/**
 * A day and a time of day.
 *
 * @param {number} seconds since the Unix epoch
 */
export function momentText(seconds) {
  const options = /** @type {const} */ ({ day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
  return formatter(options).format(new Date(seconds * 1000));
}

/**
 * The day of an hour: the server knows times no finer than the hour.
 *
 * @param {number} hour hours since the Unix epoch
 */
export function dayText(hour) {
  return formatter({ weekday: 'long', day: 'numeric', month: 'long' }).format(hourDate(hour));
}

/**
 * An hour as the span that it is: 21. 11. 14:00–15:00.
 *
 * @param {number} hour hours since the Unix epoch
 */
export function hourText(hour) {
  const options = /** @type {const} */ ({ day: 'numeric', month: 'numeric', hour: 'numeric', minute: '2-digit' });
  return formatter(options).formatRange(hourDate(hour), hourDate(hour + 1));
}

/**
 * A day that is known as a day only.
 *
 * @param {number} day days since the Unix epoch
 */
export function calendarDayText(day) {
  const options = /** @type {const} */ ({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return formatter(options).format(hourDate(day * HOURS_PER_DAY));
}

/** @param {number} hour */
function hourDate(hour) {
  return new Date(hour * SECONDS_PER_HOUR * 1000);
}

/** Seconds since the Unix epoch, by the device's clock. */
export function nowSeconds() {
  return Math.floor(Date.now() / 1000);
}
