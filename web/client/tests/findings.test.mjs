// What a reply could give away, found by its form: each kind with what it is told apart from.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { findingsIn, withPlaces } from '../../static/js/staff/composer/findings.js';
import { brokenPlaceholder, firstPlaceholder } from '../../static/js/staff/composer/placeholders.js';
import { around, find, fold } from '../../static/js/staff/search/fold.js';

const NOTHING = { numbers: new Map(), links: new Map(), addresses: [] };
const PUBLISHED = {
  numbers: new Map([
    ['116006', 'Linka pomoci obětem'],
    ['158', 'Policie'],
    ['281911883', 'Intervenční centrum Praha'],
  ]),
  links: new Map([
    ['icpraha@csspraha.cz', 'Intervenční centrum Praha'],
    ['intervencnicentrum.cz', 'Intervenční centrum Praha'],
  ]),
  addresses: [{ street: 'Chelčického 39', town: '130 00 Praha 3', name: 'Intervenční centrum Praha' }],
};

/** The findings of a text as kind and words. */
const told = (words, published = NOTHING) => findingsIn(words, published).map(({ kind, told: what }) => `${kind}: ${what}`);

test('telephone numbers are found however they are parted', () => {
  for (const number of [
    '777 123 456',
    '777123456',
    '777-123-456',
    '777.123.456',
    '777\u00a0123\u00a0456',
    '77 71 23 456',
    '+420 777 123 456',
    '+420777123456',
    '00420 777 123 456',
    '+421 905 123 456',
    '+380 44 123 45 67',
  ]) {
    assert.deepEqual(told(`Zavolejte na ${number}, prosím.`), [`phone: ${number}`]);
  }
});

test('dates, times, amounts and laws are no telephone numbers', () => {
  for (const words of [
    'Přijďte 21. 11. 2026 v 14:30.',
    'Od 21.11.2026 do 5. 12. 2026 máme zavřeno.',
    'Zákon č. 135/2006 Sb. platí od roku 2007.',
    'Dostanete 12 500 Kč měsíčně, za rok 150 000 Kč.',
    'Otevřeno 8–16, v pátek 8–12.',
    'Po 14 dnech, nejpozději do 48 hodin.',
    'Školní rok 2026/2027 začíná v září.',
    'Je vám 17, nebo 18 let?',
  ]) {
    assert.deepEqual(told(words), [], words);
  }
});

test('addresses of mail and of the web are found', () => {
  for (const [words, found] of [
    ['Pište na jana.nova@seznam.cz.', 'email: jana.nova@seznam.cz'],
    ['Pište na jana zavináč seznam.cz', 'email: jana zavináč seznam.cz'],
    ['Je to na https://example.org/a?b=c.', 'web: https://example.org/a?b=c'],
    ['Je to na www.example.cz!', 'web: www.example.cz'],
    ['Je to na nenech.se-neni.cz/x', 'web: nenech.se-neni.cz/x'],
  ]) {
    assert.deepEqual(told(words), [found]);
  }
  for (const words of ['Konec.Dobrý den', 'např. to a to', 'v 8.00 hod.', 'pondělí.Úterý']) assert.deepEqual(told(words), [], words);
});

test('streets, house numbers and postcodes are found', () => {
  for (const [words, found] of [
    ['Sejdeme se v ulici Dlouhá 12.', 'address: ulici Dlouhá 12'],
    ['Bydlíte na nám. Míru 5?', 'address: nám. Míru 5'],
    ['Přijeďte na Dlouhou 123/4.', 'address: Dlouhou 123/4'],
    ['Bydlí ve Husově 12.', 'address: Husově 12'],
    ['Je to čp. 33.', 'address: čp. 33'],
    ['PSČ 110 00.', 'address: 110 00'],
  ]) {
    assert.deepEqual(told(words), [found], words);
  }
  for (const words of [
    'Volejte nám denně 8 hodin.',
    'Máme tu další 3 volná místa.',
    'Otevřeno je v pondělí 8 až 12.',
    'Příště 2 hodiny stačí.',
    'Domluvené 48 hodin platí.',
    'Platí to 110 000 Kč.',
  ]) {
    assert.deepEqual(told(words), [], words);
  }
});

test('birth numbers and accounts are told apart from what looks like them', () => {
  assert.deepEqual(told('Rodné číslo 855512/1234 nepište.'), ['birth-number: 855512/1234']);
  assert.deepEqual(told('Je to 7801233506?'), ['birth-number: 7801233506']);
  assert.deepEqual(told('Účet 123456789/0800 je váš.'), ['account: 123456789/0800']);
  assert.deepEqual(told('Účet 19-2000145399/0800.'), ['account: 19-2000145399/0800']);
  assert.deepEqual(told('IBAN CZ65 0800 0000 1920 0014 5399'), ['account: CZ65 0800 0000 1920 0014 5399']);
  // Not a day of any month, and no check digit.
  assert.deepEqual(told('Spis 999999/1234 hledejte.'), ['account: 999999/1234']);
  assert.deepEqual(told('Číslo 7801233507 nic neznamená.'), []);
});

test('published contacts are named and do not warn', () => {
  const words = 'Volejte 116 006 nebo 158, nás na 281 911 883, pište icpraha@csspraha.cz, www.intervencnicentrum.cz, Chelčického 39, 130 00 Praha 3. Můj je 777 123 456.';
  const found = findingsIn(words, PUBLISHED);
  const kinds = found.map(({ kind }) => kind);
  assert.deepEqual(kinds.filter((kind) => kind !== 'published'), ['phone']);
  assert.equal(kinds.length, 7);
  assert.equal(found[0].name, 'Linka pomoci obětem');
  assert.deepEqual(told('Je to 158 000 korun.', PUBLISHED), [], 'a part of another number is not a line');
});

test('places stand where nothing else was found', () => {
  const words = 'Přijeďte do Prahy na Dlouhou 123/4.';
  const mentions = [
    { start: 12, end: 17, name: 'Praha' },
    { start: 21, end: 28, name: 'Dlouhá' },
  ];
  const found = withPlaces(findingsIn(words, NOTHING), mentions, words);
  assert.deepEqual(found.map(({ kind, told: what, name }) => [kind, what, name]), [
    ['place', 'Prahy', 'Praha'],
    ['address', 'Dlouhou 123/4', undefined],
  ]);
});

test('each finding is where it says', () => {
  const words = '(jana@seznam.cz) a „777 123 456“; https://a.cz/b, čp. 3';
  for (const { start, end, told: what } of findingsIn(words, NOTHING)) assert.equal(words.slice(start, end), what);
});

test('a place to fill in keeps a reply back, and so does what is left of one', () => {
  assert.deepEqual(firstPlaceholder('Přijďte v {den a hodina} k nám.'), { start: 10, end: 24, place: '{den a hodina}' });
  assert.equal(firstPlaceholder('Přijďte v {den a hod')?.place, '{den a hod');
  assert.equal(firstPlaceholder('Přijďte v úterý} k nám.')?.place, '}');
  assert.equal(firstPlaceholder('Přijďte v úterý.'), undefined);
});

test('a text that is kept ready has whole places to fill in', () => {
  for (const words of ['{čas}', 'a {b} c {d}', 'nic']) assert.equal(brokenPlaceholder(words), undefined, words);
  for (const words of ['{}', '{ }', 'a {b', 'b}', '{a{b}}', `{${'x'.repeat(61)}}`]) assert.ok(brokenPlaceholder(words), words);
  assert.deepEqual(brokenPlaceholder('{a} {}'), { start: 4, end: 6 });
});

test('the search minds neither case nor diacritics and shows the words around', () => {
  assert.equal(fold('Žluťoučký KŮŇ').folded, 'zlutoucky kun');
  const words = 'Včera večer   přišel domů opilý a křičel na děti, potom odešel a vrátil se až ráno s kamarádem z práce.';
  const found = find(words, 'KRICEL na');
  assert.equal(words.slice(found.start, found.end), 'křičel na');
  const [before, hit, behind] = around(words, found);
  assert.equal(hit, 'křičel na');
  assert.ok(before.endsWith('opilý a ') && behind.startsWith(' děti,') && behind.endsWith(' …'), `${before}|${behind}`);
  // All words have to be there, in whatever order.
  assert.ok(find(words, 'ráno děti'));
  assert.equal(find(words, 'ráno babička'), undefined);
  assert.equal(find(words, '   '), undefined);
  assert.deepEqual(find('ﬁlm ß', 'film'), undefined, 'a ligature is a letter of its own');
  assert.deepEqual(find('a\u0301b', 'ab'), { start: 0, end: 3 });
});
