/**
 * What the list says of a thread's safety, from its label: neither messages nor notes are opened for it.
 */
import { text } from '../../texts/texts.js';
import { element } from '../../ui/dom.js';
import { nowSeconds } from '../../ui/times.js';
import { labelOf } from '../notebook/labels.js';
import { isOver, timeLeft } from './term.js';

/**
 * @param {number} number
 * @returns {HTMLElement[]}
 */
export function safetyMarks(number) {
  const label = labelOf(number);
  const marks = label?.takenOver ? [element('span', 'thread-mark', text('thread-taken-over'))] : [];
  const record = label?.statutory;
  if (record === undefined) return marks;
  const now = nowSeconds();
  const term = element('span', 'thread-mark', text('thread-term', { left: timeLeft(record, now) }));
  if (isOver(record, now)) term.dataset.over = '';
  return [...marks, term];
}
