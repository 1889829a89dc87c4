import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CACHE } from './paths.mjs';
import { capture, npmCommand } from './run.mjs';
import { say, UserError } from './say.mjs';

/** The supported Node lines. */
export const LINES = ['20', '22', '24', '26'];

// Binaries come from the npm package `node`. FERROBUF_NODES_DIR names a folder to keep them in.
const NODES = process.env.FERROBUF_NODES_DIR ?? join(CACHE, 'nodes');

/**
 * @param {string[]} words what the user typed
 * @returns {string[]} the same
 * @throws {UserError} when one of them is no supported line
 */
export function checkLines(words) {
  const unknown = words.filter((word) => !LINES.includes(word));
  if (unknown.length === 0) return words;
  throw new UserError(`No Node line ${unknown.join(', ')}: there are ${LINES.join(', ')}.`);
}

/** @returns {string[]} the lines whose binaries are there already */
export function installedLines() {
  return LINES.filter((line) => existsSync(pathOf(line)));
}

/** Finds the line's binary, or installs it. @returns {string} its path */
export function nodeBinary(line) {
  const binary = pathOf(line);
  if (existsSync(binary)) return binary;
  say(`Node ${line}: installing the npm package node@${line} ...`);
  const folder = folderOf(line);
  mkdirSync(folder, { recursive: true });
  // A package.json of its own, so that npm does not install into a folder further up.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  // The package's install script is what brings the binary.
  const { output } = capture(
    [
      ...npmCommand(),
      'install',
      `node@${line}`,
      '--ignore-scripts=false',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { cwd: folder },
  );
  if (existsSync(binary)) return binary;
  throw new UserError(`npm could not install node@${line}:\n\n${output.trim()}`);
}

function pathOf(line) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(folderOf(line), 'node_modules', 'node', 'bin', name);
}

function folderOf(line) {
  return join(NODES, `n${line}`);
}
