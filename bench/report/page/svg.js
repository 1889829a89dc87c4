'use strict';

/** Small helpers that make elements. */

const SVG = 'http://www.w3.org/2000/svg';

const fillIn = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

/** @returns {SVGElement} */
const svg = (name, attributes = {}, ...children) =>
  fillIn(document.createElementNS(SVG, name), attributes, children);

/** @returns {HTMLElement} */
const html = (name, attributes = {}, ...children) =>
  fillIn(document.createElement(name), attributes, children);

module.exports = { html, svg };
