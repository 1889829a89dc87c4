/** The file with the licences of the crates, which goes with every binary. In the top folder, and in each platform package. */
export const LICENCES = 'THIRD-PARTY-LICENSES.md';
