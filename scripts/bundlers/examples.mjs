import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { PROGRAMS } from '../package/programs.mjs';
import { platformName, ROOT } from '../support/paths.mjs';
import { capture } from '../support/run.mjs';

const PAGE = join(ROOT, 'docs', 'bundlers.md');

/** The section whose examples make a folder that needs no `node_modules`. */
const ALONE = 'The binary beside the bundle';

/** The platform that the page's examples name. */
const NAMED_PLATFORM = /linux-x64-gnu/g;

const SECTION = /^## (.*)$/m;
const EXAMPLE = /^### (.*)$/m;
const BLOCK = /^```(\w+)\n([\s\S]*?)^```$/gm;
const FILE_NAME = /^\/\/ (\S+)\n/;

/** The programs that are bundled, and the files that one of them becomes. */
const MAINS = { 'main.mjs': 'program.mjs', 'main.cjs': 'program.cjs' };
const BUNDLES = ['main.cjs', 'main.mjs', 'index.cjs', 'index.mjs', 'index.js'];

/**
 * @typedef {object} Example
 * @property {string} name section and heading
 * @property {Record<string, string>} files the blocks whose first line is a file's name
 * @property {string} commands the block of the shell
 * @property {boolean} isAlone whether what it makes needs no `node_modules`
 */

/** @returns {Example[]} those of docs/bundlers.md */
export function examples() {
  const found = parts(readFileSync(PAGE, 'utf8'), SECTION).flatMap(([section, text]) =>
    parts(text, EXAMPLE).map(([heading, body]) => exampleOf(section, heading, body)),
  );
  assert.ok(found.length > 0, `${PAGE} has no examples`);
  return found;
}

/** Splits a text at its headings, and leaves out what stands before the first. @returns {[heading: string, text: string][]} */
function parts(text, heading) {
  const [, ...rest] = text.split(heading);
  return rest.flatMap((part, i) => (i % 2 === 0 ? [[part, rest[i + 1]]] : []));
}

function exampleOf(section, heading, body) {
  const blocks = [...body.matchAll(BLOCK)].map(([, language, text]) => ({ language, text }));
  const files = blocks.filter(({ language }) => language === 'js').map(({ text }) => text);
  return {
    name: `${section}: ${heading}`,
    files: Object.fromEntries(files.map((text) => [text.match(FILE_NAME)[1], text])),
    commands: blocks.find(({ language }) => language === 'sh').text,
    isAlone: section === ALONE,
  };
}

/**
 * Runs an example in a folder of its own, and then the bundle.
 *
 * @param {Example} example
 * @param {object} machine
 * @param {string} machine.tools the folder that the bundlers are installed in
 * @param {string} machine.packed a folder with ferrobuf in its node_modules
 * @param {string} machine.folder for the folders of the examples
 * @throws {Error} when it fails, or does not give the right result
 */
export function runExample({ files, commands, isAlone }, { tools, packed, folder }) {
  // Below the tools, where a configuration finds what it imports.
  const project = mkdtempSync(join(tools, 'project-'));
  try {
    cpSync(join(packed, 'node_modules'), join(project, 'node_modules'), { recursive: true });
    for (const [name, program] of Object.entries(MAINS)) {
      writeFileSync(join(project, name), PROGRAMS[program]);
    }
    for (const [name, text] of Object.entries(files)) writeFileSync(join(project, name), text);
    run(['sh', '-e', '-c', localised(commands)], project, pathOf(tools));
    const place = isAlone ? moved(join(project, 'out'), folder) : join(project, 'out');
    runBundle(place);
  } finally {
    rmSync(project, { recursive: true });
  }
}

/** The same commands for this platform, and without asking a registry. */
function localised(commands) {
  return commands.replace(NAMED_PLATFORM, platformName()).replace(/^npx /gm, '');
}

function pathOf(tools) {
  const folders = [tools, ROOT].map((one) => join(one, 'node_modules', '.bin'));
  return [...folders, process.env.PATH].join(delimiter);
}

/** To where no `node_modules` is, neither here nor further up. */
function moved(out, folder) {
  const target = mkdtempSync(join(folder, 'alone '));
  cpSync(out, target, { recursive: true });
  return target;
}

function runBundle(folder) {
  const bundle = BUNDLES.map((name) => join(folder, name)).find((file) => existsSync(file));
  assert.ok(bundle !== undefined, 'no bundle was made');
  run([process.execPath, bundle], folder, process.env.PATH);
}

function run(command, cwd, PATH) {
  const { ok, output } = capture(command, { cwd, env: { ...process.env, PATH } });
  assert.ok(ok, `${command.at(-1)} failed:\n${output.trim()}`);
}
