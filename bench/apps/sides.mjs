import modesModule from '../../__test__/packages/support/modes.js';
import { UserError } from '../../scripts/support/say.mjs';
import { Process } from './processes.mjs';

const { MODES } = modesModule;

/** The processes of a round, and their modes. `again` is native a second time: how much two processes differ. */
export const SIDES = { native: 'native', again: 'native', import: 'import', register: 'register' };

/**
 * A server for each side and a load generator that is connected to all of them, for the time of a call.
 *
 * @param {{ node: string, folder: string }} session the binary, and a folder for files
 * @param {import('./applications.js').Application} application
 * @param {(measure: (side: string, count: number) => Promise<Figures>) => unknown} body
 */
export async function withSides({ node, folder }, { name, program, env }, body) {
  const load = new Process('load/load.js');
  const servers = Object.fromEntries(
    Object.entries(SIDES).map(([side, mode]) => {
      const options = { node, args: [mode], flags: MODES[mode].flags, env };
      return [side, new Process(`programs/${program}.js`, options)];
    }),
  );
  try {
    const ports = await connect(load, servers, { application: name, folder });
    return await body((side, count) => measure(servers[side], load, { run: ports[side], count }));
  } finally {
    await load.stop();
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  }
}

/** @returns {Promise<Record<string, number>>} the ports; the answers have been compared by then */
async function connect(load, servers, request) {
  // All start at the same time, so that one who is ready early must not be missed.
  const ready = await Promise.all(
    Object.entries(servers).map(async ([side, server]) => [side, (await server.answer()).port]),
  );
  const digests = new Set();
  for (const [, port] of ready) digests.add((await load.ask({ open: port, ...request })).digest);
  if (digests.size > 1)
    throw new UserError(`${request.application}: the answers are not the same.`);
  return Object.fromEntries(ready);
}

/**
 * @typedef {object} Figures of one request
 * @property {number} elapsed microseconds that pass from one answer to the next
 * @property {number} cpu microseconds of CPU time that the server takes
 */

/** @returns {Promise<Figures>} */
async function measure(server, load, run) {
  const before = await server.ask({});
  const { elapsed } = await load.ask(run);
  const after = await server.ask({});
  return { elapsed: (elapsed * 1000) / run.count, cpu: (after.cpu - before.cpu) / run.count };
}
