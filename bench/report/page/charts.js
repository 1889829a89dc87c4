'use strict';

/** The two kinds of charts: ratio by size, and ratios along one line. */

const { ratioText, sizeText } = require('../format');
const { colourOf, logScale, ratioRange, ratioTicks } = require('./scale');
const { html, svg } = require('./svg');
const { explain } = require('./tip');

const WIDTH = 320;
const HEIGHT = 190;
const MARGIN = { left: 34, right: 10, top: 8, bottom: 22 };
const DOT = 3.6;

const dot = (x, y, row, radius = DOT) =>
  explain(
    svg('circle', { class: 'dot', cx: x, cy: y, r: radius, fill: colourOf(row.content) }),
    row,
  );

/** The grid of a chart whose ratios go upwards. */
const frame = (y, range, sizes, x) => [
  svg('rect', {
    class: 'loss',
    x: MARGIN.left,
    y: y(1),
    width: WIDTH - MARGIN.left - MARGIN.right,
    height: Math.max(0, y(range[0]) - y(1)),
  }),
  ...ratioTicks(range).flatMap((tick) => [
    svg('line', {
      class: tick === 1 ? 'one' : 'grid',
      x1: MARGIN.left,
      x2: WIDTH - MARGIN.right,
      y1: y(tick),
      y2: y(tick),
    }),
    svg('text', { x: MARGIN.left - 6, y: y(tick) + 3.5, 'text-anchor': 'end' }, String(tick)),
  ]),
  ...sizes.map((size) =>
    svg(
      'text',
      { x: x(size), y: HEIGHT - 6, 'text-anchor': 'middle' },
      sizeText(size).replace(/iB| B/, '').replace(' ', ''),
    ),
  ),
];

const path = (points) => points.map(([x, y], index) => `${index ? 'L' : 'M'}${x},${y}`).join('');

/** One content's line, its quartiles as a band behind it. */
const series = (rows, x, y) => {
  const colour = colourOf(rows[0].content);
  const upper = rows.map((row) => [x(row.size), y(row.high)]);
  const lower = rows.map((row) => [x(row.size), y(row.low)]).reverse();
  const middle = rows.map((row) => [x(row.size), y(row.ratio)]);
  return [
    svg('path', { class: 'spread', d: `${path([...upper, ...lower])}Z`, fill: colour }),
    svg('path', { d: path(middle), fill: 'none', stroke: colour, 'stroke-width': 1.8 }),
    ...rows.map((row) => dot(x(row.size), y(row.ratio), row)),
  ];
};

/** Sizes too close for their labels lose them: 16 stands right beside 8. */
const labelled = (sizes, x) => {
  let last = -Infinity;
  return sizes.filter((size) => {
    if (x(size) - last < 30) return false;
    last = x(size);
    return true;
  });
};

/**
 * An operation's ratios by size, a line for each content.
 *
 * @param {string} name
 * @param {object[]} rows its cases, at more than one size
 */
const sizeChart = (name, rows) => {
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((one, other) => one - other);
  const range = ratioRange(rows.flatMap(({ ratio, low, high }) => [ratio, low, high]));
  const x = logScale([sizes[0], sizes.at(-1)], [MARGIN.left + 12, WIDTH - MARGIN.right - 12]);
  const y = logScale(range, [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const contents = [...new Set(rows.map(({ content }) => content))];
  const drawn = contents.flatMap((content) =>
    series(
      rows.filter((row) => row.content === content).sort((one, other) => one.size - other.size),
      x,
      y,
    ),
  );
  const worst = Math.min(...rows.map(({ ratio }) => ratio));
  return html(
    'div',
    { class: 'chart' },
    html('h3', {}, name, html('span', {}, `worst ${ratioText(worst)}`)),
    svg(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${name}: ratio by size` },
      ...frame(y, range, labelled(sizes, x), x),
      ...drawn,
    ),
  );
};

const STRIP_WIDTH = 1200;
const STRIP_LEFT = 250;

/**
 * Ratios along a line, a line for each label: the overview, and the operations that have one size.
 *
 * @param {[string, object[]][]} lines label and cases
 * @param {{ height: number, radius: number }} look of each line
 */
const stripChart = (lines, { height, radius }) => {
  const range = ratioRange(lines.flatMap(([, rows]) => rows.map(({ ratio }) => ratio)));
  const x = logScale(range, [STRIP_LEFT, STRIP_WIDTH - 16]);
  const bottom = lines.length * height;
  const total = bottom + 22;
  const ticks = ratioTicks(range).flatMap((tick) => [
    svg('line', {
      class: tick === 1 ? 'one' : 'grid',
      x1: x(tick),
      x2: x(tick),
      y1: 0,
      y2: bottom,
    }),
    svg('text', { x: x(tick), y: total - 6, 'text-anchor': 'middle' }, `${tick}×`),
  ]);
  const drawn = lines.flatMap(([label, rows], index) => {
    const middle = (index + 0.5) * height;
    const spots = pile(rows, x, radius, height);
    return [
      svg(
        'text',
        { class: 'label', x: STRIP_LEFT - 16, y: middle + 4, 'text-anchor': 'end' },
        label,
      ),
      ...spots.map(([row, at, aside]) => dot(at, middle + aside, row, radius)),
    ];
  });
  return html(
    'div',
    { class: 'wide' },
    svg(
      'svg',
      { viewBox: `0 0 ${STRIP_WIDTH} ${total}`, role: 'img', 'aria-label': 'ratios' },
      svg('rect', {
        class: 'loss',
        x: STRIP_LEFT,
        y: 0,
        width: Math.max(0, x(1) - STRIP_LEFT),
        height: bottom,
      }),
      ...ticks,
      ...drawn,
    ),
  );
};

/** Moves dots that would lie on each other aside, as far as the line is high. */
const pile = (rows, x, radius, height) => {
  const lanes = [];
  const most = Math.max(1, Math.floor((height - 2) / (radius * 1.7)));
  return rows
    .toSorted((one, other) => one.ratio - other.ratio)
    .map((row) => {
      const at = x(row.ratio);
      let lane = lanes.findIndex((last) => at - last >= radius * 1.8);
      if (lane === -1) lane = lanes.length < most ? lanes.length : Math.floor(at) % most;
      lanes[lane] = at;
      const aside = Math.ceil(lane / 2) * (lane % 2 === 0 ? 1 : -1) * radius * 1.7;
      return [row, at, aside];
    });
};

module.exports = { sizeChart, stripChart };
