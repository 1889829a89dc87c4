/** Comments, and strings and templates, which hold none of the other kind in them. Regular expressions in lib/ hold no quotes. */
const NO_CODE = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g;

/** The lines that import and export: another name there is no mistake that anybody makes. */
const LISTS = /^const (?:\{[^}]*\}|\w+) = require\([^;]*;|^module\.exports = [^;]*;/gm;

/** @returns {string} the text with spaces for all that is no code: places stay the same */
export function blanked(text) {
  const spaces = (part) => part.replace(/[^\n]/g, ' ');
  return text.replace(LISTS, spaces).replace(NO_CODE, spaces);
}
