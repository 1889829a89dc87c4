'use strict';

/**
 * Recipes: generated values that are built anew for each world.
 *
 * A case must not share anything mutable between native's run and ours, and buffers must be of the world's own
 * class. So arbitraries generate recipes; `build` turns a tree of them into values and keeps the memories
 * that were made, in order, so that their bytes can be compared after the call.
 */

const fc = require('fast-check');

class Recipe {
  /**
   * @param {string} label how a failing case prints it
   * @param {(context: object) => unknown} make builds the value in a world
   */
  constructor(label, make) {
    this.label = label;
    this.make = make;
  }

  [fc.toStringMethod]() {
    return this.label;
  }
}

const recipe = (label, make) => new Recipe(label, make);

/** What a case leaves behind while it is built and run in one world. */
const newContext = (world) => ({ world, memories: [], inputs: [], log: [] });

/** Builds every recipe in a tree of arrays and plain objects. */
const build = (tree, context) => {
  if (tree instanceof Recipe) {
    const value = tree.make(context);
    if (typeof value === 'object' && value !== null) context.inputs.push(value);
    return value;
  }
  if (Array.isArray(tree)) return tree.map((entry) => build(entry, context));
  if (
    typeof tree === 'object' &&
    tree !== null &&
    Object.getPrototypeOf(tree) === Object.prototype
  ) {
    return Object.fromEntries(
      Object.entries(tree).map(([key, entry]) => [key, build(entry, context)]),
    );
  }
  return tree;
};

/** Registers memory whose bytes are part of the outcome. */
const track = (context, buffer) => {
  context.memories.push(buffer);
  return buffer;
};

module.exports = { Recipe, build, newContext, recipe, track };
