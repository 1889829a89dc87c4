'use strict';

const HEAD = ['operation', 'size', 'ferrobuf MB/s', 'native MB/s', 'ratio', 'agreed'];

/**
 * The measurements as a table for people.
 *
 * @param {import('./measure').Measurement[]} measurements
 * @returns {string} lines, each ended by a line feed
 */
function table(measurements) {
  const rows = [HEAD, ...measurements.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `${line(row, widths)}\n`).join('');
}

/** The first column is text and starts at the left; so does the last, which may be a sentence. */
function line(row, widths) {
  const last = row.length - 1;
  return row
    .map((cell, column) => {
      if (column === last) return cell;
      return column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]);
    })
    .join('  ');
}

function cells(measurement) {
  const { name, size, minimum, difference } = measurement;
  const throughput = measurement.throughput();
  if (throughput === undefined) return [name, '-', '-', '-', '-', `needs ${minimum} bytes`];
  const { ours, native } = throughput;
  const agreed = difference === undefined ? 'yes' : 'NO';
  return [name, bytes(size), megabytes(ours), megabytes(native), ratio(ours / native), agreed];
}

const megabytes = (bytesPerSecond) => significant(bytesPerSecond / 1e6);

const ratio = (value) => value.toFixed(2);

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** @returns {string} a number of bytes in decimal units, `4.19 MB` */
function bytes(count) {
  let unit = 0;
  let value = count;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toPrecision(value >= 999.5 ? 4 : 3)} ${UNITS[unit]}`;
}

/** Three digits are what a measurement like this is good for; thousands get a comma. */
function significant(value) {
  if (value < 100) return value.toPrecision(3);
  return grouped(Math.round(value));
}

/** @returns {string} a whole number with commas, whatever the machine's locale */
function grouped(value) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

module.exports = { bytes, grouped, table };
