import { ts } from '../../typescript.ts'

/**
 * What JavaScript met on its way that the documented differences are about: only where one of these happened may a state fail although
 * JavaScript gives a value.
 */
export type Event =
  | 'character of two units'
  | 'number of many digits'
  | 'year of many digits'
  | 'non-finite number'
  | 'long number'
  | 'claim of a missing value'
  | 'text that is no plain number'
  | 'text that is no ISO date'
  | 'test that throws'

/** In what JavaScript is to differ from itself, as a state does. */
export interface Manner {
  /** A quotient or remainder by zero is null. */
  readonly nullQuotients?: boolean
  /** A test is put to each item of an array, also to those behind the one that decides. */
  readonly testsAll?: boolean
}

export interface Trace {
  readonly events: Set<Event>
  readonly functions: {
    readonly $seen: <Value>(value: Value) => Value
    readonly $quotient: <Value>(value: Value) => Value | null
    readonly $claimed: <Value>(value: Value) => Value
    readonly $numberText: <Value>(value: Value) => Value
    readonly $dateText: <Value>(value: Value) => Value
    readonly $tested: (items: unknown, test: (item: unknown, i: number, items: unknown) => unknown) => unknown
  }
}

export function createTrace({ nullQuotients = false, testsAll = false }: Manner = {}): Trace {
  const events = new Set<Event>()
  const note = (value: unknown): void => {
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) events.add('non-finite number')
      else if (isLong(value)) events.add('long number')
    } else if (typeof value === 'string') {
      if (/[\ud800-\udfff]/.test(value)) events.add('character of two units')
      if (/^[+-]\d{6}-/.test(value)) events.add('year of many digits')
      if (/^-?(?:[\d.]{16,}|[\d.]+e\+\d+)$/.test(value)) events.add('number of many digits')
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(note)
  }
  return {
    events,
    functions: {
      $seen: (value) => {
        note(value)
        return value
      },
      $quotient: (value) => {
        note(value)
        return nullQuotients && typeof value === 'number' && !Number.isFinite(value) ? null : value
      },
      $claimed: (value) => {
        if (value === undefined || value === null) events.add('claim of a missing value')
        return value
      },
      $numberText: (value) => {
        if (typeof value === 'string' && !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value)) {
          events.add('text that is no plain number')
        }
        return value
      },
      $dateText: (value) => {
        if (
          typeof value === 'string' &&
          !/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?$/.test(value)
        ) {
          events.add('text that is no ISO date')
        }
        return value
      },
      $tested: (items, test) => {
        if (testsAll && Array.isArray(items)) {
          for (const [i, item] of items.entries()) {
            try {
              test(item, i, items)
            } catch {
              events.add('test that throws')
            }
          }
        }
        return items
      },
    },
  }
}

/** A number whose digits JSONata cuts when it writes a text. */
const isLong = (value: number): boolean => Number(value.toPrecision(15)) !== value

/** Adds the calls that note what happens; what the program computes stays the same. */
export const tracing: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const call = (name: string, node: ts.Expression): ts.Expression =>
    context.factory.createCallExpression(context.factory.createIdentifier(name), undefined, [node])
  /** `$tested(xs, test)?.find(test)` */
  const tested = (node: ts.CallExpression, { array, method, test }: Test): ts.Expression => {
    const items = context.factory.createCallExpression(context.factory.createIdentifier('$tested'), undefined, [
      array,
      test,
    ])
    if (!ts.isOptionalChain(node)) {
      const access = context.factory.createPropertyAccessExpression(items, method)
      return context.factory.createCallExpression(access, undefined, [test])
    }
    const question = context.factory.createToken(ts.SyntaxKind.QuestionDotToken)
    const access = context.factory.createPropertyAccessChain(items, question, method)
    return context.factory.createCallChain(access, undefined, undefined, [test])
  }
  const visit = (node: ts.Node): ts.Node => {
    if (ts.isTypeNode(node)) return node
    const inner = ts.visitEachChild(node, visit, context)
    if (!ts.isExpression(inner) || isInsideChain(node)) return inner
    if (ts.isNonNullExpression(inner)) return call('$claimed', inner)
    const test = ts.isCallExpression(inner) ? testOf(inner) : null
    if (ts.isCallExpression(inner) && test) return call('$seen', tested(inner, test))
    if (isNumberOf(inner)) {
      return context.factory.updateCallExpression(
        inner,
        inner.expression,
        undefined,
        inner.arguments.map((argument) => call('$numberText', argument)),
      )
    }
    if (isDateOf(inner)) {
      const noted = (inner.arguments ?? []).map((argument) => call('$dateText', argument))
      return ts.isNewExpression(inner)
        ? context.factory.updateNewExpression(inner, inner.expression, undefined, noted)
        : call('$seen', context.factory.updateCallExpression(inner, inner.expression, undefined, noted))
    }
    if (ts.isBinaryExpression(inner) && divisions.has(inner.operatorToken.kind)) return call('$quotient', inner)
    const isArithmetic = ts.isBinaryExpression(inner) && arithmetic.has(inner.operatorToken.kind)
    return isArithmetic || ts.isCallExpression(inner) || ts.isElementAccessExpression(inner)
      ? call('$seen', inner)
      : inner
  }
  return (file) => ts.visitNode(file, visit, ts.isSourceFile)
}

/** A call that puts a test to the items of an array, until one decides. */
interface Test {
  readonly array: ts.Expression
  readonly method: ts.MemberName
  readonly test: ts.Expression
}

const deciding: ReadonlySet<string> = new Set(['find', 'findIndex', 'findLast', 'findLastIndex', 'some', 'every'])

function testOf({ expression: callee, arguments: [test] }: ts.CallExpression): Test | null {
  return test && ts.isPropertyAccessExpression(callee) && deciding.has(callee.name.text)
    ? { array: callee.expression, method: callee.name, test }
    : null
}

const arithmetic: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
])

const divisions: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.SlashToken, ts.SyntaxKind.PercentToken])

/** A call around a part of `a?.b.c` would end the chain there. */
const isInsideChain = (node: ts.Node): boolean =>
  ts.isOptionalChain(node) && ts.isOptionalChain(node.parent) && node.parent.expression === node

const isNumberOf = (node: ts.Expression): node is ts.CallExpression =>
  ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Number'

const isDateOf = (node: ts.Expression): node is ts.NewExpression | ts.CallExpression =>
  (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date') ||
  (ts.isCallExpression(node) && isDateParse(node.expression))

const isDateParse = (node: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === 'Date' &&
  node.name.text === 'parse'
