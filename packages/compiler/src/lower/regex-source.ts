import { RegExpParser, type AST } from '@eslint-community/regexpp'

/** A regular expression that means the same in JSONata, in JSONata's writing. */
export interface Pattern {
  readonly source: string
  /** Of `i` and `m`. */
  readonly flags: string
  readonly isGlobal: boolean
  /** How many groups it captures. */
  readonly groups: number
  /** A group of it may have no part in a match. */
  readonly mayLackGroups: boolean
  /** It may match where there is nothing, as `/a*\/` does; JSONata stops at such a match. */
  readonly mayBeEmpty: boolean
}

/** Why a regular expression has no equal in JSONata. */
export interface PatternProblem {
  /** With an article, as the start of a sentence. */
  readonly what: string
  readonly hint: string
}

/**
 * Reads a regular expression for JSONata: literals, classes, anchors, groups, alternatives, quantifiers and lookahead. What engines other than
 * JavaScript's read differently, or not at all, is a problem.
 */
export function patternOf(source: string, flags: string): Pattern | PatternProblem {
  const flag = Array.from(flags).find((one) => !'gims'.includes(one))
  if (flag !== undefined) {
    return {
      what: `The flag '${flag}' of a regular expression`,
      hint: 'JSONata has the flags i and m; g and s can be written too.',
    }
  }
  let tree: AST.Pattern
  try {
    tree = new RegExpParser().parsePattern(source)
  } catch {
    return { what: `'/${source}/', which is not a regular expression,`, hint: 'Correct it.' }
  }
  const problem = firstProblem(tree, flags.includes('i'))
  if (problem) return problem
  return {
    source: alternatives(tree.alternatives, flags.includes('s')),
    flags: ['i', 'm'].filter((one) => flags.includes(one)).join(''),
    isGlobal: flags.includes('g'),
    groups: nodesOf(tree).filter(({ type }) => type === 'CapturingGroup').length,
    mayLackGroups: lacksGroups(tree.alternatives, false),
    mayBeEmpty: tree.alternatives.some(isNullable),
  }
}

type Part = AST.Pattern | AST.Alternative | AST.Element | AST.CharacterClassElement

function nodesOf(node: Part): readonly Part[] {
  return [node, ...partsOf(node).flatMap(nodesOf)]
}

function partsOf(node: Part): readonly Part[] {
  if ('alternatives' in node) return node.type === 'ClassStringDisjunction' ? [] : node.alternatives
  if (node.type === 'Alternative' || node.type === 'CharacterClass') return node.elements
  if (node.type === 'Quantifier') return [node.element]
  return node.type === 'CharacterClassRange' ? [node.min, node.max] : []
}

function firstProblem(tree: AST.Pattern, ignoresCase: boolean): PatternProblem | null {
  const nodes = nodesOf(tree)
  for (const node of nodes) {
    const problem = problemOf(node, ignoresCase)
    if (problem) return problem
  }
  return nodes.filter(({ type }) => type === 'CapturingGroup').length > 9
    ? {
        what: 'A regular expression with more than nine groups',
        hint: 'Write (?:…) for groups that nothing refers to.',
      }
    : null
}

function problemOf(node: Part, ignoresCase: boolean): PatternProblem | null {
  const refused = (what: string, hint: string): PatternProblem => ({ what: `${what} in a regular expression`, hint })
  if (node.type === 'Backreference') {
    return refused(`The reference '${node.raw}'`, 'Compare the groups of a match instead.')
  }
  if (node.type === 'CapturingGroup' && node.name !== null) {
    return refused(`The group name '${node.name}'`, 'Groups are read by number: match[1].')
  }
  if (node.type === 'Group' && node.modifiers) {
    return refused(`'(?${node.modifiers.raw}:'`, 'Give the flag to the whole expression.')
  }
  if (node.type === 'Assertion' && node.kind === 'lookbehind') {
    return refused(`The lookbehind '${node.raw}'`, 'Match what stands before as well, and read a group.')
  }
  if (node.type === 'CharacterClass' && node.elements.length === 0 && !node.negate) {
    return refused("The class '[]', which matches nothing,", 'Leave it out.')
  }
  if (node.type !== 'Character') return null
  if (node.value >= 0xd800 && (node.value < 0xe000 || node.value > 0xffff)) {
    return refused('A character that counts as two', 'Look for it as a string, with includes or replaceAll.')
  }
  return ignoresCase && node.value > 0x7f
    ? refused(`'${node.raw}' beside the flag 'i'`, 'Name both cases: [éÉ].')
    : null
}

/** True when a part may match without taking a character. */
function isNullable(node: Part): boolean {
  if (node.type === 'Alternative') return node.elements.every(isNullable)
  if (node.type === 'Group' || node.type === 'CapturingGroup') return node.alternatives.some(isNullable)
  if (node.type === 'Quantifier') return node.min === 0 || isNullable(node.element)
  return node.type === 'Assertion'
}

/** True when a group may be passed by: in one of several alternatives, under a quantifier that allows none, where a match is ruled out. */
function lacksGroups(list: readonly AST.Alternative[], isOptional: boolean): boolean {
  const inside = isOptional || list.length > 1
  return list.some(({ elements }) => elements.some((element) => elementLacksGroups(element, inside)))
}

function elementLacksGroups(element: AST.Element, isOptional: boolean): boolean {
  if (element.type === 'CapturingGroup') return isOptional || lacksGroups(element.alternatives, false)
  if (element.type === 'Group') return lacksGroups(element.alternatives, isOptional)
  if (element.type === 'Quantifier') return elementLacksGroups(element.element, isOptional || element.min === 0)
  return (
    element.type === 'Assertion' &&
    element.kind === 'lookahead' &&
    lacksGroups(element.alternatives, isOptional || element.negate)
  )
}

function alternatives(list: readonly AST.Alternative[], dotAll: boolean): string {
  return list.map(({ elements }) => elements.map((element) => print(element, dotAll)).join('')).join('|')
}

function print(node: AST.Element, dotAll: boolean): string {
  if (node.type === 'Character') return character(node.value, '^$.*+?()[]{}|/')
  if (node.type === 'CharacterSet') return node.kind === 'any' && dotAll ? '[\\s\\S]' : node.raw
  if (node.type === 'CharacterClass') {
    if (node.elements.length === 0) return '[\\s\\S]'
    return `[${node.negate ? '^' : ''}${node.elements.map(classElement).join('')}]`
  }
  if (node.type === 'Group') return `(?:${alternatives(node.alternatives, dotAll)})`
  if (node.type === 'CapturingGroup') return `(${alternatives(node.alternatives, dotAll)})`
  if (node.type === 'Quantifier') {
    const element = print(node.element, dotAll)
    // `${2}` would be a substitution of the definition.
    return `${element.endsWith('$') ? `(?:${element})` : element}${quantity(node)}${node.greedy ? '' : '?'}`
  }
  if (node.type !== 'Assertion') throw new TypeError(`'${node.raw}' is refused before it is printed.`)
  return node.kind === 'lookahead'
    ? `(?${node.negate ? '!' : '='}${alternatives(node.alternatives, dotAll)})`
    : node.raw
}

function quantity({ min, max }: AST.Quantifier): string {
  if (min === 0 && max === 1) return '?'
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`
  return min === max ? `{${min}}` : `{${min},${max}}`
}

function classElement(element: AST.CharacterClassElement): string {
  if (element.type === 'Character') return classCharacter(element.value)
  if (element.type === 'CharacterClassRange') {
    return `${classCharacter(element.min.value)}-${classCharacter(element.max.value)}`
  }
  return element.raw
}

/** `&&` in a class is an intersection to some engines. */
const classCharacter = (value: number): string => character(value, '^-()[]{}/&')

const controls: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * A character that stands for itself. JSONata looks for the end of a regular expression without reading it: brackets of all kinds have to be
 * balanced or escaped, and a backslash in front of one must be its escape.
 */
function character(value: number, special: string): string {
  const text = String.fromCharCode(value)
  if (text === '\\') return '\\x5c'
  if (special.includes(text)) return `\\${text}`
  const isPlain = value >= 0x20 && value !== 0x7f && !/[\u0080-\u00a0\u00ad\u2028\u2029\ufeff]/.test(text)
  return isPlain ? text : (controls[text] ?? `\\u${value.toString(16).padStart(4, '0')}`)
}
