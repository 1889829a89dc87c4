'use strict';

/** The page: what is shown follows from the tab, the filter and the contents that are switched on. */

const { ratioText, sizeText, timeText } = require('../format');
const { sizeChart, stripChart } = require('./charts');
const { colourOf } = require('./scale');
const { html } = require('./svg');
const { tip } = require('./tip');

const { runs } = JSON.parse(document.getElementById('data').textContent);

const state = { run: 0, words: '', off: new Set(), onlyLosses: false };

const groupBy = (rows, keyOf) => {
  const groups = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  return [...groups];
};

const measured = () => runs[state.run].results.filter(({ ratio }) => ratio > 0);

/** With "losses only", an operation that has a loss is shown whole. */
const shown = () => {
  const words = state.words.toLowerCase().split(/\s+/);
  const rows = measured().filter(({ name, group, content, size }) => {
    const text = `${name} ${group} ${content} ${sizeText(size)}`.toLowerCase();
    return !state.off.has(content) && words.every((word) => text.includes(word));
  });
  if (!state.onlyLosses) return rows;
  const losing = new Set(rows.filter(({ ratio }) => ratio < 1).map(({ name }) => name));
  return rows.filter(({ name }) => losing.has(name));
};

const verdict = (isReached) =>
  html(
    'span',
    { class: `verdict ${isReached ? 'good' : 'bad'}` },
    isReached ? 'reached' : 'not reached',
  );

const tile = ({ title, limit, of, count, mean, short, worst, isReached }) => {
  const counts = of === 'mean' ? `${count} cases` : `${count - short} of ${count} cases reach it`;
  return html(
    'div',
    { class: 'tile' },
    verdict(isReached),
    html('b', {}, `${ratioText(mean)}×`),
    html('span', { class: 'soft' }, ' on average'),
    html('p', {}, title),
    html(
      'p',
      { class: 'soft' },
      `at least ${ratioText(limit)}; ${counts}; worst ${ratioText(worst.ratio)}: ${worst.name}, ${worst.content}, ${sizeText(worst.size)}`,
    ),
  );
};

const startupTile = ({ over, limit }) =>
  html(
    'div',
    { class: 'tile' },
    verdict(over <= limit),
    html('b', {}, `${over.toFixed(1)} ms`),
    html('p', {}, "require('ferrobuf')"),
    html('p', { class: 'soft' }, `over an empty module; at most ${limit} ms`),
  );

const isSized = ([, rows]) => new Set(rows.map(({ size }) => size)).size > 1;

const section = ([group, rows]) => {
  const operations = groupBy(rows, ({ name }) => name);
  const sized = operations.filter(isSized);
  const single = operations.filter((entry) => !isSized(entry));
  return [
    html('h2', {}, group),
    ...(sized.length > 0
      ? [html('div', { class: 'charts' }, ...sized.map(([name, cases]) => sizeChart(name, cases)))]
      : []),
    ...(single.length > 0 ? [html('p', {}), stripChart(single, { height: 22, radius: 4.5 })] : []),
  ];
};

const CELLS = ['operation', 'content', 'size', 'reference', 'ferrobuf', 'ratio', 'quartiles'];

const tableRow = ({ name, content, size, reference, ours, ratio, low, high }) => {
  const cells = [
    name,
    content,
    sizeText(size),
    timeText(reference.median),
    timeText(ours.median),
    ratioText(ratio),
    `${ratioText(low)} – ${ratioText(high)}`,
  ];
  const row = html('tr', {}, ...cells.map((cell) => html('td', {}, cell)));
  row.children[5].className = ratio < 1 ? 'bad' : 'good';
  return row;
};

const table = (rows) =>
  html(
    'table',
    {},
    html('thead', {}, html('tr', {}, ...CELLS.map((cell) => html('th', {}, cell)))),
    html('tbody', {}, ...rows.toSorted((one, other) => one.ratio - other.ratio).map(tableRow)),
  );

const noiseText = ({ noise }) =>
  noise === undefined
    ? ''
    : `Noise: native against native, ${noise.count} cases, came out between ${ratioText(noise.low)} and ${ratioText(noise.high)} (5th to 95th percentile).`;

const draw = () => {
  const run = runs[state.run];
  const rows = shown();
  const groups = groupBy(rows, ({ group }) => group);
  document.getElementById('about').textContent =
    `Node ${run.version} against ${run.against}, ${run.machine}, ${run.created.slice(0, 10)}. ${noiseText(run)}`;
  document
    .getElementById('classes')
    .replaceChildren(...run.classes.map(tile), startupTile(run.startup));
  document
    .getElementById('overview')
    .replaceChildren(...(rows.length > 0 ? [stripChart(groups, { height: 46, radius: 3.4 })] : []));
  document
    .getElementById('groups')
    .replaceChildren(
      ...(rows.length > 0 ? groups.flatMap(section) : [html('h2', {}, 'Nothing fits the filter.')]),
    );
  document.getElementById('all').replaceChildren(table(rows));
};

const press = (button, isPressed) => button.setAttribute('aria-pressed', String(isPressed));

const tabText = ({ version, against }) =>
  version.replace(/^v(\d+).*/, 'Node $1') + (against === 'native' ? '' : `, ${against}`);

const tabs = () =>
  runs.map((run, index) => {
    const button = html('button', { role: 'tab' }, tabText(run));
    button.setAttribute('aria-selected', String(index === 0));
    button.addEventListener('click', () => {
      state.run = index;
      for (const other of button.parentNode.children) {
        other.setAttribute('aria-selected', String(other === button));
      }
      draw();
    });
    return button;
  });

const chips = () =>
  groupBy(
    runs.flatMap(({ results }) => results),
    ({ content }) => content,
  ).map(([content]) => {
    const button = html(
      'button',
      {},
      html('i', { style: `background:${colourOf(content)}` }),
      content,
    );
    press(button, true);
    button.addEventListener('click', () => {
      if (!state.off.delete(content)) state.off.add(content);
      press(button, !state.off.has(content));
      draw();
    });
    return button;
  });

const listen = () => {
  const search = document.getElementById('search');
  search.addEventListener('input', () => {
    state.words = search.value.trim();
    draw();
  });
  const losses = document.getElementById('losses');
  losses.addEventListener('click', () => {
    state.onlyLosses = !state.onlyLosses;
    press(losses, state.onlyLosses);
    draw();
  });
  document.getElementById('theme').addEventListener('click', () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : window.matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = isDark ? 'light' : 'dark';
  });
};

document.body.append(tip);
document.querySelector('.tabs').append(...tabs());
document.querySelector('.chips').append(...chips());
listen();
draw();
