/**
 * A bill of materials of the binaries, as CycloneDX wants it. Without a time and a serial number: of one Cargo.lock it is always
 * the same.
 *
 * @param {{ name: string, version: string, license: string }} manifest package.json
 * @param {import('./crates.mjs').Crate[]} crates
 * @returns {object}
 */
export function billOf(manifest, crates) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: component(manifest, 'npm') },
    components: crates.map((crate) => component(crate, 'cargo')),
  };
}

function component({ name, version, license }, registry) {
  const purl = `pkg:${registry}/${name}@${version}`;
  // Old manifests have a slash for `OR`, which is no expression of SPDX any more.
  const expression = license.replaceAll('/', ' OR ');
  return { type: 'library', 'bom-ref': purl, name, version, purl, licenses: [{ expression }] };
}
