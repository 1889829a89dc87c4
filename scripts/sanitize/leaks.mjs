// `leaks.mjs COMMAND...`: runs leaks-child.cjs with the command's environment, and fails when memory of ours is left
// at its end. Node leaves memory of its own; what counts is a stack that goes through the addon.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT } from '../support/paths.mjs';
import { show } from '../support/run.mjs';

const folder = mkdtempSync(join(tmpdir(), 'ferrobuf-leaks-'));
const log = join(folder, 'log');

const words = process.argv
  .slice(2)
  .map((word) => (word.startsWith('ASAN_OPTIONS=') ? `${word}:log_path=${log}` : word));

show([...words, process.execPath, join(ROOT, 'scripts', 'sanitize', 'leaks-child.cjs')]);

const text = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
rmSync(folder, { recursive: true });

// A frame names the addon's file, or, with its line in the source, a function: mangled, `8ferrobuf` is the crate.
const OURS = /libferrobuf|8ferrobuf|ERROR: AddressSanitizer/;
const blocks = text.join('\n').split('\n\n');
const ours = blocks.filter((block) => OURS.test(block));
for (const block of ours) console.log(`${block}\n`);
const summary = /^SUMMARY: .*$/m.exec(text.join('\n'))?.[0] ?? 'nothing at all is left';
console.log(`${ours.length} leaks or errors of ours (of the process: ${summary})`);
process.exitCode = ours.length === 0 ? 0 : 1;
