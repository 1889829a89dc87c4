import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compileCommand, PROGRAMS } from '../package/programs.mjs';
import { capture } from '../support/run.mjs';

/** The programs that are run; the compiler makes the last one of program.ts. */
const RUN = ['program.cjs', 'program.mjs', 'register.cjs', 'program.js'];

/**
 * What the package managers and the programs see of the machine: a home of their own, our registry, and a PATH with Node
 * alone: no compiler, no Rust. Nothing of this process's environment, which npm has filled when it started it.
 *
 * @param {string} folder an empty one
 * @param {{ node: string, registry: string }} options
 * @returns {Record<string, string>}
 */
export function environmentIn(folder, { node, registry }) {
  const bin = join(folder, 'bin');
  const home = join(folder, 'home');
  for (const one of [bin, home]) mkdirSync(one, { recursive: true });
  symlinkSync(node, join(bin, 'node'));
  // npm asks for a login before it publishes; the registry takes any.
  const { host } = new URL(registry);
  writeFileSync(join(home, '.npmrc'), `registry=${registry}\n//${host}/:_authToken=anybody\n`);
  return {
    HOME: home,
    PATH: bin,
    NPM_CONFIG_REGISTRY: registry,
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    NPM_CONFIG_AUDIT: 'false',
    NPM_CONFIG_FUND: 'false',
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_UNSAFE_HTTP_WHITELIST: new URL(registry).hostname,
    BUN_INSTALL: join(home, 'bun'),
  };
}

/** A project of a user, in an empty folder. */
export class Project {
  /**
   * @param {string} folder
   * @param {import('./installers.mjs').Installer} installer
   * @param {{ node: string, env: Record<string, string> }} machine
   */
  constructor(folder, installer, { node, env }) {
    this.folder = folder;
    this.installer = installer;
    this.node = node;
    this.env = env;
    mkdirSync(folder, { recursive: true });
    this.write('package.json', '{ "name": "project", "private": true, "type": "module" }\n');
    for (const [name, text] of Object.entries(installer.files ?? {})) this.write(name, text);
    for (const [name, text] of Object.entries(PROGRAMS)) this.write(name, text);
  }

  write(name, text) {
    writeFileSync(join(this.folder, name), text);
  }

  /** Runs the package manager. @throws {Error} with what it printed, when it fails */
  install(words) {
    this.#run([...this.installer.command(this.node), ...words]);
  }

  /** Compiles program.ts, with the package's types where the compiler finds them. */
  compile() {
    const check = this.installer.hidesTypes ? ['--noCheck'] : [];
    this.#run(compileCommand(this.folder, 'nodenext', check));
  }

  /** Runs all programs on a Node. @throws {Error} with what one printed, when it fails */
  runPrograms(node) {
    for (const program of RUN) this.#run([node, ...(this.installer.start ?? []), program]);
  }

  /** Runs a program that must fail. @returns {string} what it printed */
  outputOfFailing(program, node = this.node) {
    const { ok, output } = this.#capture([node, ...(this.installer.start ?? []), program]);
    if (ok) throw new Error(`${program} works, and should not`);
    return output;
  }

  #capture(command) {
    return capture(command, { cwd: this.folder, env: this.env });
  }

  #run(command) {
    const { ok, output } = this.#capture(command);
    if (!ok) throw new Error(`${command.join(' ')} failed:\n${output.trim()}`);
  }
}
