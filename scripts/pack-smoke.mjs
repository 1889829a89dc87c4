// `npm run test:pack [-- LINE...]`: packs the package, installs the tarball into an empty folder together with
// this platform's binary as the platform package, and uses it there as a stranger would: from CommonJS and from ES modules, on
// the Node that runs this or on those lines, and from TypeScript. Then packs once more, which must give the same bytes.
import './support/require-node.mjs';

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installPacked } from './package/install-packed.mjs';
import { compileCommand, PROGRAMS } from './package/programs.mjs';
import { setup } from './setup.mjs';
import { checkLines, nodeBinary } from './support/nodes.mjs';
import { capture } from './support/run.mjs';
import { runMain } from './support/say.mjs';
import { runSteps } from './support/steps.mjs';

await runMain(async () => {
  const lines = checkLines(process.argv.slice(2));
  setup();
  const nodes = lines.length === 0 ? [process.execPath] : lines.map(nodeBinary);
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf pack '));
  try {
    const tarball = installPacked(folder);
    for (const [name, text] of Object.entries(PROGRAMS)) writeFileSync(join(folder, name), text);
    return await runSteps(steps(folder, tarball, nodes));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function steps(folder, tarball, nodes) {
  const run = (node) =>
    ['program.cjs', 'program.mjs', 'register.cjs', 'manifest.cjs'].map((program) => ({
      name: `${program}, ${capture([node, '--version']).output.trim()}`,
      command: [node, join(folder, program)],
    }));
  return [
    ...nodes.flatMap(run),
    ...['nodenext', 'bundler'].map((resolution) => ({
      name: `program.ts, module resolution ${resolution}`,
      command: compileCommand(folder, resolution),
    })),
    {
      name: 'the same bytes again',
      command: [process.execPath, join('scripts', 'package', 'repack.mjs'), tarball],
    },
  ];
}
