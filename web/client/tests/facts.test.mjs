// What staff compare and reckon in the browser: an agreed phrase, and the wall's time in the Czech Republic.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { momentOf, wallTime } from '../../static/js/staff/facts/prague.js';
import { bareWords, findPhrase } from '../../static/js/staff/links/compare.js';

const PHRASE = 'Babička má modrý kbelík';

/** Whether somebody has said the phrase. */
const isSaid = (words, phrase = PHRASE) => findPhrase(phrase, [{ text: 'Dobrý den.' }, { text: words }])?.text === words;

test('a phrase typed in haste on a phone is still the phrase', () => {
  for (const words of [
    PHRASE,
    'babicka ma MODRY  kbelik',
    'Ztratila jsem papír.\nbabička má\nmodrý kbelík, prý to máte vědět',
    '„Babička, má — modrý kbelík!“',
    PHRASE.normalize('NFD'),
  ]) {
    assert.ok(isSaid(words), words);
  }
});

test('what only looks like the phrase is not the phrase', () => {
  for (const words of ['Babička má kbelík', 'modrý kbelík má babička', 'Prababička má modrý kbelík', `${PHRASE}y`, '']) {
    assert.ok(!isSaid(words), words);
  }
  assert.ok(!isSaid('!!!', '…'), 'signs alone are no phrase');
  assert.equal(bareWords(' …! '), '');
});

test('the wall shows one hour more in summer, and one time of the year twice and another never', () => {
  for (const [wall, moment] of [
    ['2026-01-15T13:00', 1_768_478_400],
    ['2026-07-15T14:00', 1_784_116_800],
    ['2026-10-25T02:30', 1_792_888_200],
    ['2026-03-29T02:30', undefined],
    ['', undefined],
  ]) {
    assert.equal(momentOf(wall), moment, wall);
    if (moment !== undefined) assert.equal(wallTime(moment), wall);
  }
  // The second half past two of that night.
  assert.equal(wallTime(1_792_888_200 + 3600), '2026-10-25T02:30');
});
