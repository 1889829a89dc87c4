import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { ROOT } from '../support/paths.mjs';
import { UserError } from '../support/say.mjs';

const HEAD = `# Third-party licences

What is linked into ferrobuf's binaries, on all platforms together, and its licences. Where there is a choice, it is the MIT
licence. \`npm run licences\` makes this file from Cargo.lock.
`;

/** Rust's library is no crate of Cargo.lock. Its distribution has all its notices in COPYRIGHT-library.html. */
const STD = {
  title: "Rust's standard library",
  holders:
    'the Rust Project contributors, and the authors of addr2line, adler2, backtrace, cfg-if, compiler_builtins, gimli, hashbrown, libc, memchr, miniz_oxide, object and rustc-demangle',
};

/** The files that hold a licence, the one that is chosen first. */
const FILES = [/^license-mit/i, /^license/i, /^copying/i];

/** What may stand alone in a crate's manifest, or among its choices. */
const KNOWN = ['MIT', 'ISC'];

/**
 * @param {import('./crates.mjs').Crate[]} crates
 * @returns {string} the text of THIRD-PARTY-LICENSES.md: each licence once, under all that it is the licence of
 */
export function licencesText(crates) {
  const titles = new Map([[mit(STD.holders), [STD.title]]]);
  for (const crate of crates) {
    const text = licenceOf(crate);
    titles.set(text, [...(titles.get(text) ?? []), `${crate.name} ${crate.version}`]);
  }
  const sections = [...titles].map(
    ([text, names]) => `## ${names.join(', ')}\n\n${fenced(text)}\n`,
  );
  return [HEAD, ...sections].join('\n');
}

function licenceOf({ name, license, authors, manifest_path: manifest }) {
  const choices = (license ?? '').split(/ OR |\//);
  if (!choices.some((choice) => KNOWN.includes(choice))) {
    throw new UserError(`${name} has the licence ${license}: see whether it may be linked.`);
  }
  const folder = dirname(manifest);
  const names = readdirSync(folder);
  for (const pattern of FILES) {
    const file = names.find((one) => pattern.test(one));
    if (file !== undefined)
      return readFileSync(join(folder, file), 'utf8').replaceAll('\r', '').trim();
  }
  // Some crates only name it. Its text is always the same, but for the holders.
  return mit(authors.length > 0 ? authors.join(', ') : `the authors of ${name}`);
}

/** The MIT licence is our own, so its words are here already. */
function mit(holders) {
  const own = readFileSync(join(ROOT, 'LICENSE'), 'utf8').trim();
  return own.replace(/^Copyright .*$/m, () => `Copyright (c) ${holders}`);
}

/** As it is: its lines are no Markdown. */
function fenced(text) {
  return `\`\`\`text\n${text}\n\`\`\``;
}
