/**
 * What people think of the centre's help: counts for each quarter that is over.
 */
import { request } from '../api/http.js';
import { text } from '../texts/texts.js';
import { byId, element } from '../ui/dom.js';

/**
 * @typedef {{ question: string, answer: string, count: number | null }} Count
 * @typedef {{ year: number, quarter: number, counts: Count[] }} Quarter
 */

/** The columns, in the order of the page where they were chosen. */
const ANSWERS = ['yes', 'partly', 'no'];

/** @type {{ fewest: number, quarters: Quarter[] } | undefined} what was fetched */
let fetched;

/** @type {import('./areas.js').Area} */
export const feedbackArea = {
  start() {},
  async open() {
    const { body } = await request('GET', '/staff/questionnaire');
    fetched = { fewest: body.fewest_shown, quarters: body.quarters };
    render();
  },
  close() {},
  clear() {
    fetched = undefined;
    render();
  },
  render,
};

function render() {
  byId('feedback-empty').hidden = fetched?.quarters.length !== 0;
  byId('feedback-quarters').replaceChildren(...(fetched?.quarters ?? []).map(table));
}

/** @param {Quarter} quarter */
function table({ year, quarter, counts }) {
  const corner = withRole(element('td', ''), 'cell');
  const head = withRole(element('tr', '', corner, ...ANSWERS.map((answer) => columnHead(answer))), 'row');
  const questions = [...new Set(counts.map(({ question }) => question))];
  const made = element(
    'table',
    'feedback-table',
    // A year is a name: no language groups its digits.
    element('caption', '', text('feedback-quarter', { quarter, year: String(year) })),
    withRole(element('thead', '', head), 'rowgroup'),
    withRole(element('tbody', '', ...questions.map((question) => row(question, counts))), 'rowgroup'),
  );
  return withRole(made, 'table');
}

/**
 * On a narrow screen the styles lay the table out anew; browsers then forget what it was unless it is said.
 *
 * @param {HTMLElement} part
 * @param {string} role
 */
function withRole(part, role) {
  part.setAttribute('role', role);
  return part;
}

/** @param {string} answer */
function columnHead(answer) {
  const head = element('th', '', text('feedback-answer', { answer }));
  head.setAttribute('scope', 'col');
  return withRole(head, 'columnheader');
}

/**
 * @param {string} question
 * @param {Count[]} counts
 */
function row(question, counts) {
  const head = element('th', '', text('feedback-question', { question }));
  head.setAttribute('scope', 'row');
  const cells = ANSWERS.map((answer) => {
    const found = counts.find((one) => one.question === question && one.answer === answer);
    const count = found?.count ?? null;
    const words = count === null ? text('feedback-few', { fewest: fetched?.fewest ?? 0 }) : text('feedback-count', { count });
    const cell = element('td', count === null ? 'few' : '', words);
    cell.dataset.answer = text('feedback-answer', { answer });
    return withRole(cell, 'cell');
  });
  return withRole(element('tr', '', withRole(head, 'rowheader'), ...cells), 'row');
}
