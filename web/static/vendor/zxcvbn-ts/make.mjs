/**
 * Makes core.js, words.js and graphs.js of the npm packages that README.md names:
 *
 *   npm install --prefix /some/folder @zxcvbn-ts/core@4.2.0 @zxcvbn-ts/language-common@4.1.3 @zxcvbn-ts/language-cs@3.0.1
 *   node make.mjs /some/folder/node_modules/@zxcvbn-ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

const packages = process.argv[2];

/** Enough to know again what people choose; twice as many words are twice the weight, and hardly change a verdict. */
const WORDS = 10_000;

const text = (path) => readFileSync(`${packages}/${path}`, 'utf8');
const list = (path) => JSON.parse(text(path));
const put = (name, content) => writeFileSync(new URL(name, import.meta.url), content);

const bare = (word) => word.normalize('NFD').replace(/\p{M}/gu, '');

/** The lists have words with diacritics a second time without; password-strength.js makes those itself. */
function once(words) {
  const doubled = new Set(words.filter((word) => bare(word) !== word).map(bare));
  return [...new Set(words.filter((word) => !doubled.has(word)).map((word) => word.toLowerCase()))];
}

// The bundle is a script that hangs itself on `this`; here it gets an object of its own to hang on.
put(
  'core.js',
  `const holder = {};\n(function () {\n${text('core/dist/zxcvbn-ts.js').replace(/\n\/\/# sourceMappingURL=.*\n?$/u, '\n')}}).call(holder);\n` +
    'export const { ZxcvbnFactory } = holder.zxcvbnts.core;\n',
);

const dictionaries = {
  passwords: list('language-common/src/passwords.json').slice(0, WORDS),
  // What is shorter is guessed as fast letter by letter.
  words: once(list('language-cs/src/commonWords.json'))
    .filter((word) => word.length >= 4)
    .slice(0, WORDS),
  firstNames: once(list('language-cs/src/firstnames.json')),
  lastNames: once(list('language-cs/src/lastnames.json')),
};
const declared = Object.entries(dictionaries).map(
  ([name, words]) => `export const ${name} = ${JSON.stringify(words.join(' '))}.split(' ');\n`,
);
put('words.js', declared.join(''));

const { keypad, qwerty, qwertz } = list('language-common/src/adjacencyGraphs.json');
put('graphs.js', `export const graphs = ${JSON.stringify({ keypad, qwerty, qwertz })};\n`);
