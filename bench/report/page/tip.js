'use strict';

/** The details of a case, beside the pointer. */

const { ratioText, sizeText, timeText } = require('../format');
const { html } = require('./svg');

const GAP = 14;

const tip = html('div', { id: 'tip', hidden: '' });

/** A case that was done in more than this many nanoseconds per byte has no throughput worth telling. */
const throughput = ({ size }, nanoseconds) => {
  const rate = size / nanoseconds;
  return size >= 1024 ? ` (${rate.toPrecision(3)} GB/s)` : '';
};

const lines = (row) => {
  const { reference, ours, ratio, low, high, attempts } = row;
  return [
    `reference: ${timeText(reference.median)}${throughput(row, reference.median)}`,
    `ferrobuf: ${timeText(ours.median)}${throughput(row, ours.median)}`,
    `ratio ${ratioText(ratio)}, half of the batches ${ratioText(low)} to ${ratioText(high)}`,
    ...(attempts
      ? [
          `measured ${attempts.length} times: ${attempts.map((one) => ratioText(one.ratio)).join(', ')}`,
        ]
      : []),
  ];
};

const place = (event) => {
  const { width, height } = tip.getBoundingClientRect();
  const isRight = event.clientX + GAP + width > window.innerWidth;
  const isLow = event.clientY + GAP + height > window.innerHeight;
  tip.style.left = `${Math.max(0, event.clientX + (isRight ? -GAP - width : GAP))}px`;
  tip.style.top = `${Math.max(0, event.clientY + (isLow ? -GAP - height : GAP))}px`;
};

/** Shows the details of a case while the pointer is on an element. */
const explain = (element, row) => {
  element.addEventListener('pointerenter', (event) => {
    const title = html('b', {}, `${row.name}, ${row.content}, ${sizeText(row.size)}`);
    tip.replaceChildren(title, ...lines(row).map((line) => html('div', {}, line)));
    tip.hidden = false;
    place(event);
  });
  element.addEventListener('pointermove', place);
  element.addEventListener('pointerleave', () => {
    tip.hidden = true;
  });
  return element;
};

module.exports = { explain, tip };
