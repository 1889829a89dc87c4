import format from '../report/format.js';

const { columns, ratioText, timeText } = format;

const spreadText = ({ median, low, high }) =>
  `${ratioText(median)} [${ratioText(low)} ${ratioText(high)}]`;

const HEAD = [
  '',
  'req/s',
  'CPU',
  'native again: CPU',
  'import: throughput',
  'CPU',
  'register: throughput',
  'CPU',
];

/**
 * @param {import('./campaign.mjs').Result[]} results
 * @returns {string} a line for each: native's figures, then ratios as median and quartiles
 */
export function resultTable(results) {
  const rows = results.map(({ name, rate, cpu, ratios, ok }) => [
    name,
    rate.median.toFixed(0),
    timeText(cpu.median * 1000),
    spreadText(ratios.again.cpu),
    spreadText(ratios.import.elapsed),
    spreadText(ratios.import.cpu),
    spreadText(ratios.register.elapsed),
    `${spreadText(ratios.register.cpu)}${ok ? '' : ' !'}`,
  ]);
  return columns([HEAD, ...rows]);
}
