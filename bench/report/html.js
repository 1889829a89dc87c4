'use strict';

const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const PAGE = join(__dirname, 'page');

// The page's own modules, the main one last. Each is the CommonJS module that it looks like: the loader below is all
// that a page without requests needs of a bundler.
const MODULES = {
  '../format': join(__dirname, 'format.js'),
  './svg': join(PAGE, 'svg.js'),
  './scale': join(PAGE, 'scale.js'),
  './tip': join(PAGE, 'tip.js'),
  './charts': join(PAGE, 'charts.js'),
  './main': join(PAGE, 'main.js'),
};

const read = (file) => readFileSync(file, 'utf8');

const script = () => {
  const modules = Object.entries(MODULES).map(
    ([name, file]) => `define(${JSON.stringify(name)}, (require, module) => {\n${read(file)}});\n`,
  );
  return `const modules = {};
const require = (name) => modules[name].exports;
const define = (name, body) => {
  modules[name] = { exports: {} };
  body(require, modules[name]);
};
${modules.join('')}`;
};

/** JSON inside a script element must not end it. */
const embedded = (value) => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * One page that needs nothing but itself.
 *
 * @param {object[]} runs results of measureNode, with their `classes`
 * @returns {string} HTML
 */
function page(runs) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ferrobuf: benchmark</title>
<style>
${read(join(PAGE, 'style.css'))}</style>
</head>
<body>
<header>
<h1>ferrobuf, measured</h1>
<p id="about" class="soft"></p>
<p class="soft">Everything is a ratio: the time of native's Buffer (or of another reference, where a tab says so)
divided by ferrobuf's. Above 1 ferrobuf is faster, in the tinted area it is slower. Both sides ran in alternating batches in one process; what looked like a loss was measured again in
fresh processes. Point at a dot for its figures.</p>
</header>
<nav class="bar"><div>
<div class="tabs" role="tablist"></div>
<input id="search" type="search" placeholder="Filter: toString, base64, cjk, 16 KiB …" aria-label="Filter">
<button id="losses" aria-pressed="false">Losses only</button>
<button id="theme">Light / dark</button>
<div class="chips"></div>
</div></nav>
<main>
<h2>What is promised</h2>
<div id="classes" class="tiles"></div>
<h2>Every case</h2>
<div id="overview"></div>
<div id="groups"></div>
<details><summary>All figures</summary><div id="all"></div></details>
<footer class="soft">Made by <code>npm run bench:matrix</code>; docs/benchmarks.md tells how it measures.</footer>
</main>
<script id="data" type="application/json">${embedded({ runs })}</script>
<script>
${script()}</script>
</body>
</html>
`;
}

module.exports = { page };
