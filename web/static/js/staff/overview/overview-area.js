/**
 * How all centres stand, for those who watch over them: counts and hours. It keeps itself up to date.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { byId, element, say } from '../../ui/dom.js';
import { momentText, nowSeconds } from '../../ui/times.js';

/**
 * @typedef {object} CentreOverview as the API gives it
 * @property {string} centre_id
 * @property {string | null} name
 * @property {boolean} accepting
 * @property {{ new: number, opened: number, waiting_for_centre: number, waiting_for_reporter: number, closed: number }} threads
 * @property {number | null} oldest_unanswered_hour
 * @property {number | null} reply_hours
 * @property {number} overdue
 * @property {boolean} has_key
 * @property {boolean} rotation_demanded
 * @property {number | null} rotation_due_at
 * @property {number} active_members
 * @property {number} waiting_members
 */

/** How often it is asked for: what it counts is whole hours. */
const POLL_MS = 60_000;

/** @type {{ hour: number, centres: CentreOverview[], at: number } | undefined} */
let seen;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @type {(error: unknown) => void} */
let failed;

/** @type {import('../areas.js').Area} */
export const overviewArea = {
  start(whenFailed) {
    failed = whenFailed;
  },
  async open() {
    this.close();
    await refresh();
    schedule();
  },
  close() {
    clearTimeout(timer);
    timer = undefined;
  },
  clear() {
    seen = undefined;
    render();
  },
  render,
};

function schedule() {
  timer = setTimeout(async () => {
    try {
      await refresh();
    } catch (error) {
      failed(error);
    }
    // Whoever chose another area in the meantime wants no further round.
    if (timer !== undefined) schedule();
  }, POLL_MS);
}

async function refresh() {
  const asked = timer;
  const { body } = await request('GET', '/staff/overview', { background: true });
  if (timer !== asked) return;
  say(byId('area-error'), '');
  seen = { ...body, at: nowSeconds() };
  render();
}

function render() {
  byId('overview-asked').textContent = seen ? text('overview-asked', { moment: momentText(seen.at) }) : '';
  const name = (/** @type {CentreOverview} */ centre) => centre.name ?? centre.centre_id;
  const { lang } = document.documentElement;
  const centres = [...(seen?.centres ?? [])].sort((one, other) => name(one).localeCompare(name(other), lang));
  const rows = centres.map((centre) => row(centre, seen?.hour ?? 0, seen?.at ?? 0));
  byId('overview-rows').replaceChildren(...rows);
}

/**
 * @param {CentreOverview} centre
 * @param {number} hour of the answer
 * @param {number} now
 */
function row(centre, hour, now) {
  const { threads } = centre;
  const waiting = threads.new + threads.opened + threads.waiting_for_centre;
  const oldest = centre.oldest_unanswered_hour;
  const name = element('th', '', centre.name ?? centre.centre_id);
  name.setAttribute('scope', 'row');
  name.setAttribute('role', 'rowheader');
  if (!centre.accepting) name.append(element('p', 'hint', text('overview-not-accepting')));
  const target = centre.reply_hours === null ? '' : text('overview-target', { hours: centre.reply_hours });
  const cells = [
    cell(String(waiting), ...waitingDetails(centre)),
    cell(oldest === null ? '–' : text('overview-hours', { hours: hour - oldest }), target),
    cell(String(threads.waiting_for_reporter)),
    cell(String(threads.closed)),
    cell(...keyStanding(centre, now)),
    cell(text('overview-active', { count: centre.active_members }), ...waitingMembers(centre)),
  ];
  const made = element('tr', '', name, ...labelled(cells));
  made.setAttribute('role', 'row');
  made.dataset.centre = centre.centre_id;
  if (centre.overdue > 0) made.dataset.overdue = '';
  return made;
}

/**
 * @param {string} main
 * @param {...string} details
 */
function cell(main, ...details) {
  const told = details.filter((detail) => detail !== '').map((detail) => element('p', 'hint', detail));
  const made = element('td', '', element('div', '', element('span', '', main), ...told));
  made.setAttribute('role', 'cell');
  return made;
}

/**
 * Names the columns inside the cells too, for where they do not fit beside each other.
 *
 * @param {HTMLElement[]} cells of one row, without its head
 */
function labelled(cells) {
  const heads = [...document.querySelectorAll('.overview-table thead th')].slice(1);
  cells.forEach((made, at) => {
    const label = element('span', 'overview-label', heads[at]?.textContent ?? '');
    // Beside the columns' own heads it would be read twice.
    label.setAttribute('aria-hidden', 'true');
    made.prepend(label);
  });
  return cells;
}

/** @param {CentreOverview} centre */
function waitingDetails({ threads, overdue }) {
  return [
    overdue > 0 ? text('overview-overdue', { count: overdue }) : '',
    threads.new > 0 ? text('overview-new', { count: threads.new }) : '',
    threads.opened > 0 ? text('overview-opened', { count: threads.opened }) : '',
  ];
}

/**
 * @param {CentreOverview} centre
 * @param {number} now
 * @returns {[string, ...string[]]}
 */
function keyStanding(centre, now) {
  if (!centre.has_key) return [text('overview-no-key')];
  if (centre.rotation_demanded) return [text('overview-key-usable'), text('overview-rotation-demanded')];
  const due = centre.rotation_due_at !== null && centre.rotation_due_at <= now;
  return [text('overview-key-usable'), due ? text('overview-rotation-due') : ''];
}

/** @param {CentreOverview} centre */
function waitingMembers({ waiting_members: waiting }) {
  return waiting > 0 ? [text('overview-waiting', { count: waiting })] : [];
}
