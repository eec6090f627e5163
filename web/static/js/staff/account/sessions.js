/**
 * Where the member is signed in. From which place nobody keeps; the times help to tell them apart.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { button, byId, element, onPress } from '../../ui/dom.js';
import { hourText, momentText } from '../../ui/times.js';

/** @typedef {{ id: string, current: boolean, started_hour: number, last_active_at: number }} Session */

/** @type {Session[]} */
let sessions = [];

/** @type {(error: unknown) => void} */
let failed;

/** @param {typeof failed} whenFailed */
export function startSessions(whenFailed) {
  failed = whenFailed;
  onPress(button('sessions-end'), () => end('end-others'), failed);
}

/** Fetches them. */
export async function openSessions() {
  const { body } = await request('GET', '/staff/sessions', { background: true });
  sessions = body.sessions;
  renderSessions();
}

/** Forgets them. */
export function clearSessions() {
  sessions = [];
  renderSessions();
}

export function renderSessions() {
  byId('sessions-list').replaceChildren(...sessions.map(item));
  button('sessions-end').hidden = sessions.every((session) => session.current);
}

/** @param {Session} session */
function item(session) {
  const title = text(session.current ? 'session-here' : 'session-elsewhere');
  const started = text('session-started', { hour: hourText(session.started_hour) });
  const active = text('session-active', { moment: momentText(session.last_active_at) });
  const row = element(
    'li',
    '',
    element('div', '', element('strong', '', title), element('p', 'hint', `${started} ${active}`)),
  );
  if (session.current) return row;
  const pressed = element('button', 'button plain small danger', text('session-end'));
  pressed.setAttribute('type', 'button');
  onPress(pressed, () => end(`${session.id}/end`), failed);
  row.append(pressed);
  return row;
}

/** @param {string} which */
async function end(which) {
  await request('POST', `/staff/sessions/${which}`, { body: {} });
  await openSessions();
  byId('account-sessions-title').focus();
}
