import type { JsonObject } from '@stepwright/asl'
import type { GraphForm, MapNode } from '@stepwright/dsl'
import { isWhole } from '../../print/jsonpath/form.ts'
import { isReference, pathText } from '../../print/jsonpath/path-text.ts'
import { needsPath } from '../../print/jsonpath/problem.ts'
import { templateObject } from '../../print/jsonpath/template.ts'
import { beforeWork } from '../jsonata/place.ts'
import { inputOnly, whole, type Entry } from './arguments.ts'
import type { PathEmission } from './emission.ts'

/** The items of a map, and the input of each iteration. */
export function emitItems(
  emission: PathEmission,
  node: MapNode<GraphForm>,
): { readonly entry: Entry; readonly ItemsPath?: string; readonly ItemSelector?: JsonObject } {
  // A reader fetches them.
  if (node.items === null) return { entry: whole, ...emitItemSelector(emission, node) }
  const use = { what: `The list of '${node.name}'`, at: node.items.at }
  const form = emission.form(node.items, beforeWork, use)
  const selector = emitItemSelector(emission, node)
  if (form.kind !== 'Path') {
    const hint = 'Make the list the output of a pass before, or assign it to a variable, and read it from there.'
    if (form.kind !== 'Json' || form.value !== null) emission.report([needsPath('a computed list', hint)], use)
    return { entry: whole, ...selector }
  }
  if (isReference(form)) {
    return {
      entry: whole,
      ...(isWhole(form, 'input') ? {} : emission.placed({ ItemsPath: pathText(form) }, use.at)),
      ...selector,
    }
  }
  // A path to many places is none for ItemsPath; InputPath takes it, and then every other field sees the list alone.
  const entry: Entry = { fields: emission.placed({ InputPath: pathText(form) }, use.at), from: form }
  if (selector.ItemSelector !== undefined) {
    const hint = 'Make the list the output of a pass before this state.'
    emission.report([needsPath('a list that a path has to look for, beside an item selector', hint)], use)
  }
  return { entry, ...selector }
}

function emitItemSelector(emission: PathEmission, node: MapNode<GraphForm>): { readonly ItemSelector?: JsonObject } {
  if (node.itemSelector === null) return {}
  const use = { what: `The item selector of '${node.name}'`, at: node.itemSelector.at }
  const form = emission.form(node.itemSelector, beforeWork, use)
  const ItemSelector = emission.field(use, 'input', inputOnly, (sight) => templateObject(form, sight))
  if (ItemSelector !== null) return emission.placed({ ItemSelector }, use.at)
  emission.report([needsPath('a computed value', 'Write an object literal that names each member.')], use)
  return {}
}
