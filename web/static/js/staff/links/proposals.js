/**
 * Over the list: proposals to link threads that wait for this member, who has not made them.
 */
import { request } from '../../api/http.js';
import { text } from '../../texts/texts.js';
import { byId, element } from '../../ui/dom.js';
import { signedIn } from '../session.js';

/** @typedef {{ number: number, old: number, proposer: string }} Proposal as the API gives it */

/** @type {Proposal[]} */
let proposals = [];

/** @type {(number: number) => void} */
let choose;

/** @param {(number: number) => void} chosen a thread was pressed */
export function startProposals(chosen) {
  choose = chosen;
}

/** Asks for them. */
export async function refreshProposals() {
  const { body } = await request('GET', '/staff/links', { background: true });
  proposals = body.proposals;
  renderProposals();
}

/**
 * What is proposed about a thread, in a form that can be compared.
 *
 * @param {number | undefined} number
 */
export function proposalsAbout(number) {
  return JSON.stringify(proposals.filter((one) => one.number === number || one.old === number));
}

export function renderProposals() {
  const waiting = proposals.filter(({ proposer }) => proposer !== signedIn()?.id);
  const notices = waiting.map(({ number }) => {
    const pressed = element('button', 'button plain small', text('link-open', { number: String(number) }));
    pressed.setAttribute('type', 'button');
    pressed.addEventListener('click', () => choose(number));
    return element('div', 'notice', element('p', '', text('link-proposal', { number: String(number) })), pressed);
  });
  byId('link-proposals').replaceChildren(...notices);
}

export function forgetProposals() {
  proposals = [];
  renderProposals();
}
