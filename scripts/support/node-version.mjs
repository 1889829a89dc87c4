import { readFileSync } from 'node:fs';

/** @returns {string} the lowest supported Node version, as `engines` in package.json states it */
export function lowestNode() {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return manifest.engines.node.replace('>=', '');
}
