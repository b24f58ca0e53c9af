import { functionBody } from './bodies.ts'
import { derivation, type Derivation } from './derivation.ts'
import { destructured } from './destructuring.ts'
import { testType, type Generation } from './generation.ts'
import { emptyScope, insideFunction, withNames, type Helper, type Scope } from './scope.ts'
import { isAssignable, textOfType, type ValueType } from './value-type.ts'

interface Parameter {
  readonly name: string
  readonly type: ValueType
}

/** Names that a machine's own may be confused with. */
const wishes = ['x', 'item', 'v', 'i', 'count', 'states', 'text', 'value', 'all', 'row', 'map', 'n']

/** A function given to a method. `result` is `null` for a test. */
export function functionOperand(
  parameters: readonly Parameter[],
  result: ValueType | null,
  scope: Scope,
  fuel: number,
  g: Generation,
): Derivation {
  const type = result ?? testType(scope, g)
  const [only, ...more] = parameters
  if (only && more.length === 0 && g.nesting.helpers === 0 && g.random.chance(0.08)) {
    const helper = helperFor([only.type], type, fuel, g)
    return derivation('a function by name', null, helper.name)
  }
  const taken = new Set<string>()
  const entries = parameters.map(({ name, type: of }) => {
    const wish = g.random.chance(0.5) ? name : g.random.pick(wishes)
    const text = taken.has(wish) ? g.freshName(wish) : wish
    taken.add(text)
    return { text, type: of }
  })
  const pattern = more.length === 0 && g.random.chance(0.25) ? destructured(only?.type, g) : null
  const inner = withNames(insideFunction(scope), ...(pattern?.entries ?? entries))
  const names = pattern ? pattern.text : entries.map(({ text }) => text).join(', ')
  return derivation(
    pattern ? 'destructured parameter' : 'function',
    null,
    `(${names}) => `,
    functionBody(type, inner, fuel, g),
  )
}

/** A function declared beside the program's own, or one that is there already. */
export function helperFor(parameters: readonly ValueType[], result: ValueType, fuel: number, g: Generation): Helper {
  const known = g.helpers.find(
    (helper) => JSON.stringify(helper.parameters) === JSON.stringify(parameters) && isAssignable(helper.result, result),
  )
  if (known && g.random.chance(0.7)) return known
  const name = g.freshName('helper')
  g.nesting.helpers++
  const entries = parameters.map((type) => ({ text: g.freshName('p'), type }))
  const scope = withNames(emptyScope, ...entries)
  const body = functionBody(result, scope, Math.min(fuel, 6), g)
  g.nesting.helpers--
  const signature = `(${entries.map(({ text, type }) => `${text}: ${textOfType(type)}`).join(', ')}): ${textOfType(result)}`
  const declaration =
    body.construct === 'block' && g.random.chance(0.7)
      ? derivation('helper function', null, `function ${name}${signature} `, body)
      : derivation('helper arrow function', null, `const ${name} = ${signature} => `, body)
  g.declarations.push(declaration)
  const helper: Helper = { name, parameters, result }
  g.helpers.push(helper)
  return helper
}
