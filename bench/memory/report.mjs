const VERDICTS = new Map([
  [true, 'ok'],
  [false, 'FAILED'],
  [undefined, ''],
]);

const HEADER = ['', 'unit', 'ours', 'native', 'ratio', 'limit', '', ''];

/**
 * @param {import('./compare.mjs').Row[]} rows
 * @returns {string} a line for each: medians, with the quartiles in brackets
 */
export function rowTable(rows) {
  const hasSides = rows.some(({ ours }) => ours !== undefined);
  const lines = rows.map((row) => [
    row.name,
    ...(hasSides ? [row.unit ?? '', sideText(row.ours), sideText(row.native)] : []),
    ...(hasSides ? [row.ratio?.toFixed(2) ?? '', row.limit?.toFixed(2) ?? ''] : []),
    VERDICTS.get(row.ok),
    row.note ?? '',
  ]);
  return formatTable(hasSides ? [HEADER, ...lines] : lines);
}

function sideText(side) {
  if (side === undefined) return '';
  const middle = side.median.toFixed(1);
  if (side.low === undefined) return middle;
  return `${middle} [${side.low.toFixed(1)} ${side.high.toFixed(1)}]`;
}

/** Columns as wide as their widest cell. @param {string[][]} lines @returns {string} */
export function formatTable(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const text = (line) => line.map((cell, column) => cell.padEnd(widths[column])).join('  ');
  return lines.map((line) => `  ${text(line).trimEnd()}`).join('\n');
}
