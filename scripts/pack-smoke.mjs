// `npm run test:pack`: packs the package, installs the tarball into an empty folder together with
// this platform's binary as the platform package, and uses it there as a stranger would: from
// CommonJS, from ES modules and from TypeScript. Then packs once more, which must give the same bytes.
import './support/require-node.mjs';

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installPacked } from './package/install-packed.mjs';
import { compileCommand, PROGRAMS } from './package/programs.mjs';
import { setup } from './setup.mjs';
import { runMain } from './support/say.mjs';
import { runSteps } from './support/steps.mjs';

await runMain(async () => {
  setup();
  const folder = mkdtempSync(join(tmpdir(), 'ferrobuf pack '));
  try {
    const tarball = installPacked(folder);
    for (const [name, text] of Object.entries(PROGRAMS)) writeFileSync(join(folder, name), text);
    return await runSteps(steps(folder, tarball));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function steps(folder, tarball) {
  const run = (program) => ({
    name: program,
    command: [process.execPath, join(folder, program)],
  });
  return [
    run('program.cjs'),
    run('program.mjs'),
    run('register.cjs'),
    run('manifest.cjs'),
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
