import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { ROOT } from '../support/paths.mjs';
import { UserError } from '../support/say.mjs';

const LIB = join(ROOT, 'lib');
const DIST = join(ROOT, 'dist');
const BUNDLE = join(DIST, 'lib.js');
const STAMPS = join(DIST, 'stamps.json');

// Characters, more or less: Node prints a whole line with an error that nobody catches.
const LINE = 120;

// V8's own errors quote the names of variables, and native's are told by them: `value.valueOf is not a function`. So what calls
// methods of the user's values keeps its names; the differential tests, which run on the bundle, tell where that is.
const KEEPS_NAMES = new Set(['from.js']);

// It is what loads the bundle.
const LOADER = 'load.js';

/**
 * Puts the files of lib/ into one, dist/lib.js, without comments and indentation, with short names for what is local to a
 * function (see lib/load.js). Sizes and times of change go into a file beside it, so that an edited file is noticed.
 */
export function ensureBundle() {
  const names = readdirSync(LIB)
    .filter((name) => name.endsWith('.js') && name !== LOADER)
    .sort();
  // Before the files are read: one that is saved meanwhile must count as edited.
  const stamps = Object.fromEntries(names.map((name) => [name, stampOf(name)]));
  // In this order: with the new stamps and the old bundle, the loader would take the bundle for current.
  put(BUNDLE, bundleText(names));
  put(STAMPS, `${JSON.stringify(stamps)}\n`);
}

/** In one step: another process may be loading it. */
function put(file, text) {
  if (text === textOf(file)) return;
  mkdirSync(DIST, { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

function bundleText(names) {
  const factories = names.map(factoryOf);
  return `"use strict";exports.factories={\n${factories.join(',\n')}\n};\n`;
}

function stampOf(name) {
  const { size, mtimeMs } = statSync(join(LIB, name));
  return [size, mtimeMs];
}

// The parentheses tell V8 that the function is called at once: it is compiled then, and not looked through first.
function factoryOf(name) {
  const { transformSync } = esbuild();
  const { code } = transformSync(readFileSync(join(LIB, name), 'utf8'), {
    lineLimit: LINE,
    // A sixth of the package. Functions and classes of the top level keep their names: stacks and users see those.
    minifyIdentifiers: !KEEPS_NAMES.has(name),
    minifySyntax: true,
    minifyWhitespace: true,
    platform: 'node',
    sourcefile: `lib/${name}`,
  });
  return `"${name}":(function(module,exports,require,__dirname) {\n${code}})`;
}

// Not at the top: it is there only after the dependencies have been installed.
function esbuild() {
  try {
    return createRequire(import.meta.url)('esbuild');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new UserError('esbuild is missing, which makes dist/lib.js: run `npm ci` first.');
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
