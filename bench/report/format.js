'use strict';

const UNITS = ['B', 'KiB', 'MiB', 'GiB'];

/** @returns {string} `64 B`, `16 KiB` */
function sizeText(bytes) {
  let unit = 0;
  let value = bytes;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${Number(value.toFixed(1))} ${UNITS[unit]}`;
}

const TIMES = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
  [1, 'ns'],
];

/** @returns {string} `12.3 ns`, `4.56 ms` */
function timeText(nanoseconds) {
  const [scale, unit] = TIMES.find(([least]) => nanoseconds >= least) ?? TIMES.at(-1);
  return `${digits(nanoseconds / scale)} ${unit}`;
}

/** @returns {string} a ratio: `0.93`, `12.4`, `1730` */
const ratioText = (ratio) => digits(ratio);

/** Three digits, never an exponent. */
function digits(value) {
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 9.995 ? 1 : 2);
}

/**
 * @param {string[][]} rows the first is the head; cells of the first column start at the left, others end at the right
 * @returns {string} lines, each ended by a line feed
 */
function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (cell, column) =>
    column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]);
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}

module.exports = { columns, ratioText, sizeText, timeText };
