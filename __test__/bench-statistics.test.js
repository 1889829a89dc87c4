'use strict';

const assert = require('node:assert');
const { test } = require('node:test');

const { geometricMean, median, quantile, relativeError, spread } = require('../bench/statistics');

test('the median and quartiles lie between the values', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(quantile([10, 20, 30], 0), 10);
  assert.equal(quantile([10, 20, 30], 1), 30);
  assert.equal(quantile([10, 20], 0.25), 12.5);
  assert.deepEqual(spread([5, 1, 3, 2, 4]), { median: 3, low: 2, high: 4 });
});

test('values are sorted as numbers, and left in their order', () => {
  const values = [100, 9, 10];
  assert.equal(median(values), 10);
  assert.deepEqual(values, [100, 9, 10]);
});

test('half and twice as fast make a geometric mean of 1', () => {
  assert.ok(Math.abs(geometricMean([0.5, 2]) - 1) < 1e-12);
  assert.ok(Math.abs(geometricMean([1, 10, 100]) - 10) < 1e-9);
  assert.ok(Number.isNaN(geometricMean([])));
});

test('the error of equal ratios is 0, and one outlier among many does not raise it', () => {
  assert.equal(relativeError([2, 2, 2]), 0);
  assert.equal(relativeError([2, 2, 2, 2, 2, 2, 1000]), 0);
});

test('four times the rounds halve the error', () => {
  const few = [0.9, 1, 1.1];
  const many = [...few, ...few, ...few, ...few];
  const expected = relativeError(few) / 2;
  assert.ok(Math.abs(relativeError(many) - expected) < 1e-9);
});
