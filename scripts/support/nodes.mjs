import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { CACHE } from './paths.mjs';
import { capture, npmCommand } from './run.mjs';
import { say, UserError } from './say.mjs';

/** The Node lines that are supported. */
export const NODE_LINES = ['20', '22', '24', '26'];

const NODES = process.env.FERROBUF_NODES_DIR ?? join(CACHE, 'nodes');

/**
 * Finds the binary of a Node line, or installs it: the npm package `node`, in the folder that FERROBUF_NODES_DIR names
 * or in .ferrobuf/nodes.
 *
 * @param {string} line one of NODE_LINES
 * @returns {string} its path
 */
export function nodeBinary(line) {
  const folder = join(NODES, `n${line}`);
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const binary = join(folder, 'node_modules', 'node', 'bin', name);
  if (existsSync(binary)) return binary;
  say(`Node ${line}: installing the npm package node@${line} ...`);
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
