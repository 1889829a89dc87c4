'use strict';

const { LOSS } = require('../classes');
const { columns, ratioText, sizeText, timeText } = require('./format');

const isMeasured = ({ ratio }) => ratio > 0;

/** Ratios: a line for each operation and content, a column for each size. */
function ratioTable(results) {
  const measured = results.filter(isMeasured);
  const sizes = [...new Set(measured.map(({ size }) => size))].sort((one, other) => one - other);
  const lines = new Map();
  for (const { name, content, size, ratio } of measured) {
    const key = `${name}, ${content}`;
    if (!lines.has(key)) lines.set(key, new Map());
    lines.get(key).set(size, ratioText(ratio));
  }
  const rows = [...lines].map(([key, cells]) => [
    key,
    ...sizes.map((size) => cells.get(size) ?? ''),
  ]);
  return columns([['ratio', ...sizes.map(sizeText)], ...rows]);
}

const DETAILS = ['operation', 'content', 'size', 'reference', 'ours', 'ratio', 'quartiles'];

const detailCells = ({ name, content, size, reference, ours, ratio, low, high }) => [
  name,
  content,
  sizeText(size),
  timeText(reference.median),
  timeText(ours.median),
  ratioText(ratio),
  `${ratioText(low)}..${ratioText(high)}`,
];

/** A line for each case, with times. */
const detailTable = (results) => columns([DETAILS, ...results.filter(isMeasured).map(detailCells)]);

/** The cases below the limit for every operation, the worst first. */
function lossTable(results) {
  const losses = results.filter(({ ratio }) => ratio < LOSS);
  if (losses.length === 0) return 'none\n';
  return detailTable(losses.toSorted((one, other) => one.ratio - other.ratio));
}

const CLASS_HEAD = ['class', 'at least', 'mean', 'worst', 'short of it', 'reached', 'worst case'];

/** The classes with their limits. */
const classTable = (judged) =>
  columns([
    CLASS_HEAD,
    ...judged.map(({ title, limit, of, count, mean, short, worst, isReached }) => [
      title,
      ratioText(limit),
      ratioText(mean),
      ratioText(worst.ratio),
      of === 'mean' ? '' : `${short} of ${count}`,
      isReached ? 'yes' : 'NO',
      `${worst.name}, ${worst.content}, ${sizeText(worst.size)}`,
    ]),
  ]);

/** What could not be measured, and where the two sides differ: a line for each operation and reason. */
function troubles(results) {
  const lines = new Map();
  for (const { name, content, size, failure, agreed } of results) {
    if (failure === undefined && agreed) continue;
    const reason = failure?.split('\n')[0] ?? 'results differ';
    const key = `${name}: ${reason}: `;
    lines.set(key, [...(lines.get(key) ?? []), `${content} ${sizeText(size)}`]);
  }
  return [...lines].map(([key, cases]) => `${key}${cases.join(', ')}\n`).join('');
}

module.exports = { classTable, detailTable, lossTable, ratioTable, troubles };
