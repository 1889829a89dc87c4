import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { installerFile } from '../setup/installers.mjs';
import { UserError } from '../support/say.mjs';

const LOOPBACK = '127.0.0.1';

/** Milliseconds. Verdaccio takes one second to start, and ten where the machine is busy. */
const PATIENCE = 60_000;
const INTERVAL = 100;

/** No uplink: what a test needs is published in it, and nothing else can be installed. */
const configIn = (folder) => `storage: ${join(folder, 'storage')}
uplinks: {}
packages:
  '**':
    access: $all
    publish: $all
log: { type: stdout, format: pretty, level: warn }
web: { enable: false }
`;

/**
 * Starts an npm registry of our own on loopback. Anybody may publish.
 *
 * @param {string} folder for what is published, and for the log
 * @param {string} node the Node that it runs on
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function startRegistry(folder, node) {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, 'config.yaml');
  writeFileSync(config, configIn(folder));
  const address = `${LOOPBACK}:${await freePort()}`;
  const url = `http://${address}/`;
  const log = openSync(join(folder, 'log'), 'a');
  const words = [installerFile('verdaccio'), '--config', config, '--listen', address];
  const child = spawn(node, words, { cwd: folder, stdio: ['ignore', log, log] });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await ended;
  };
  try {
    await answers(url, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

async function freePort() {
  const server = createServer().listen(0, LOOPBACK);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(url, child) {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end && child.exitCode === null) {
    if (
      await fetch(`${url}-/ping`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await sleep(INTERVAL);
  }
  throw new UserError(`The registry does not answer on ${url}.`);
}
