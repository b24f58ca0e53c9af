/** Freezes a plain tree, parts first; a part that is frozen already is taken as frozen throughout. */
export function freeze<Tree>(tree: Tree): Tree {
  if (typeof tree !== 'object' || tree === null || Object.isFrozen(tree)) return tree
  Object.values(tree).forEach(freeze)
  return Object.freeze(tree)
}
