/**
 * What the page knows while it is open. It lives in memory only and is gone when the page is left.
 *
 * @typedef {import('../../reporter/reporter.js').AccessCode} AccessCode
 * @typedef {import('../../reporter/reporter.js').ReporterSession} ReporterSession
 * @typedef {import('../../reporter/reporter.js').OpenedMessage} OpenedMessage
 * @typedef {import('../../reporter/reporter.js').Role} Role
 */

/**
 * A place as it stands in the encrypted first message, and nowhere else.
 *
 * @typedef {object} ToldPlace
 * @property {string} label
 * @property {string} [district] LAU code
 * @property {number} [municipality] six-digit code
 */

/**
 * @typedef {object} ThreadStatus as the API gives it
 * @property {string} centre_id
 * @property {'received' | 'opened' | 'answered' | 'closed'} state
 * @property {number} last_hour
 * @property {number} last_sequence
 */

/**
 * @typedef {object} State
 * @property {Role | undefined} role
 * @property {ToldPlace | undefined} place where it happens, if the person has told
 * @property {string} centreId the centre that is written to
 * @property {AccessCode | undefined} code
 * @property {ReporterSession | undefined} session
 * @property {boolean} danger whether danger right now is to be told with the next message
 * @property {boolean} open whether the thread exists on the server
 * @property {ThreadStatus | undefined} status what was last known of the thread
 * @property {number} seen how many messages were seen before the page was locked; the server must not have fewer
 * @property {OpenedMessage[]} messages those seen, oldest first
 * @property {string} fault what is wrong with the chain: the kind of the refusal, or nothing
 */

/** @returns {State} */
const nothing = () => ({
  role: undefined,
  place: undefined,
  centreId: '',
  code: undefined,
  session: undefined,
  danger: false,
  open: false,
  status: undefined,
  seen: 0,
  messages: [],
  fault: '',
});

export const state = nothing();

/** Overwrites the secrets and forgets the rest. */
export function wipe() {
  state.code?.wipe();
  state.session?.wipe();
  Object.assign(state, nothing());
}

/** The session, where the flow has made one. */
export function session() {
  if (!state.session) throw new Error('no session');
  return state.session;
}

/** The code, where the flow has made one. */
export function code() {
  if (!state.code) throw new Error('no code');
  return state.code;
}
