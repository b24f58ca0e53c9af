import ts from 'typescript'
import { isTableEntry, mutationsOf, type Mutation } from './mutators.ts'

/** A change of the source that a run can switch on. */
export interface Mutant {
  readonly id: number
  readonly file: string
  readonly line: number
  readonly column: number
  readonly kind: string
  readonly original: string
  readonly replacement: string
  /** True where the module keeps what it found once, so that a mutant may act on what comes after it. */
  readonly keepsState: boolean
}

/** The function that tells whether a mutant is on; the process that runs the tests defines it. */
const isOn = (id: number): string => `__mutant(${id})`

/**
 * Writes all mutants of a file into it, each behind a switch: the modules are loaded once for all of them.
 *
 * @param firstId - the number of the first mutant; the following count on
 */
export function instrument(file: string, code: string, firstId: number): { code: string; mutants: readonly Mutant[] } {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS)
  const mutants: Mutant[] = []
  const keepsState = /^const \w+ = new (?:Map|Set|WeakMap|WeakSet)\b.*\(\)$/m.test(code)
  const register = (node: ts.Node, { kind, text }: Mutation): number => {
    const id = firstId + mutants.length
    const { line, character } = source.getLineAndCharacterOfPosition(node.getStart())
    mutants.push({
      id,
      file,
      line: line + 1,
      column: character + 1,
      kind,
      original: oneLine(node.getText()),
      replacement: oneLine(text),
      keepsState,
    })
    return id
  }

  const write = (node: ts.Node): string => {
    const inner = withParts(node)
    if (isTableEntry(node)) {
      const id = register(node, { kind: 'table entry', text: '' })
      return ts.isPropertyAssignment(node) ? `...(${isOn(id)} ? {} : {${inner}})` : `...(${isOn(id)} ? [] : [${inner}])`
    }
    if (!canBeWrapped(node)) return inner
    const found = mutationsOf(node)
    if (found.length === 0) return inner
    return `(${found.map((mutation) => `${isOn(register(node, mutation))} ? (${mutation.text}) : `).join('')}(${inner}))`
  }

  const withParts = (node: ts.Node): string => {
    let text = ''
    let at = node.getStart()
    ts.forEachChild(node, (child) => {
      if (ts.isTypeNode(child) || ts.isTypeParameterDeclaration(child) || child.getStart() < at) return
      text += code.slice(at, child.getStart())
      // Lines end without a semicolon: a parenthesis must not go on from the one before.
      if (ts.isExpressionStatement(child) && (ts.isBlock(node) || ts.isSourceFile(node))) text += ';'
      text += write(child)
      at = child.end
    })
    return text + code.slice(at, node.end)
  }
  return { code: withParts(source), mutants }
}

const oneLine = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > 100 ? `${line.slice(0, 97)}...` : line
}

/** Where an expression may stand in parentheses, with a condition in front. */
function canBeWrapped(node: ts.Node): boolean {
  const { parent } = node
  if (!ts.isExpression(node)) return false
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isLiteralTypeNode(parent)) return false
  if ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node) return false
  if (ts.isOptionalChain(node)) return false
  if (ts.isBinaryExpression(parent) && parent.left === node && isAssignment(parent)) return false
  // `a.b(…)`: in parentheses, the method would lose its object.
  if (ts.isCallExpression(parent) && parent.expression === node) return false
  return !ts.isPropertyName(node) || !ts.isBindingElement(parent)
}

const isAssignment = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
