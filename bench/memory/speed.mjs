import { runChild } from './children.mjs';
import { failedRow } from './compare.mjs';
import { formatTable } from './report.mjs';

export const title = "Speed of making Buffers, native's time / ours";

/** @returns {number} steps of the progress bar */
export const steps = () => 1;

/** @returns {Promise<import('./compare.mjs').Row[]>} */
export async function measure({ node, version, options, bar }) {
  bar.step(`${version}: speed, one to two minutes`);
  const found = await runChild({ node, target: options.target, child: 'speed', side: 'both' });
  if (found.failure !== undefined) return [failedRow('speed', [found])];
  console.log(ratioTable(found.rows));
  const losses = found.rows.filter(({ ok }) => !ok);
  return [
    {
      name: `no size slower than ${found.limit} of native`,
      ok: losses.length === 0,
      note: `${losses.length} of ${found.rows.length} are`,
      cells: found.rows,
    },
  ];
}

function ratioTable(rows) {
  const operations = [...new Set(rows.map(({ operation }) => operation))];
  const sizes = [...new Set(rows.map(({ size }) => size))];
  const cell = (operation, size) => {
    const { ratio, ok } = rows.find((row) => row.operation === operation && row.size === size);
    return `${ratio.toFixed(2)}${ok ? ' ' : '!'}`;
  };
  const lines = sizes.map((size) => [
    sizeText(size),
    ...operations.map((operation) => cell(operation, size)),
  ]);
  return formatTable([['size', ...operations], ...lines]);
}

const UNITS = ['B', 'KiB', 'MiB'];

function sizeText(size) {
  const power = Math.floor(Math.log2(size) / 10);
  return `${size / 1024 ** power} ${UNITS[power]}`;
}
