import fc from 'fast-check'

/** The subject that random expressions read. */
export const subjectType =
  '{ s: string; n: number; b: boolean; os?: string; on?: number | null; xs: number[]; ss: string[]; nn: number[][]; o: { a: number; t?: string[] }; os2?: { a: number; x?: string } }'

const wide = { maxDepth: 4, depthSize: 'medium' } as const

/** Expressions of each type over a subject `f`, as TypeScript. Locals are numbered by depth, so that inner ones never hide outer ones. */
const grammar = fc.letrec<
  Record<'number' | 'string' | 'boolean' | 'numbers' | 'strings' | 'maybeString' | 'any', string>
>((tie) => {
  const [number, string, boolean, numbers, strings, maybeString] = (
    ['number', 'string', 'boolean', 'numbers', 'strings', 'maybeString'] as const
  ).map((name) => tie(name)) as [
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
    fc.Arbitrary<string>,
  ]
  const all = (make: (...parts: string[]) => string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...parts).map((texts) => make(...texts))
  const conditional = (part: fc.Arbitrary<string>) =>
    all((c = '', a = '', b = '') => `(${c} ? ${a} : ${b})`, boolean, part, part)
  return {
    number: fc.oneof(
      wide,
      fc.constantFrom('f.n', 'f.o.a', '0', '1', '(-2)'),
      all((a = '', b = '') => `(${a} + ${b})`, number, number),
      all((a = '', b = '') => `(${a} - ${b})`, number, number),
      all((a = '', b = '') => `(${a} * ${b})`, number, fc.constantFrom('2', '(-1)', 'f.o.a')),
      all((a = '') => `(-${a})`, number),
      all((a = '') => `${a}.length`, fc.oneof(numbers, strings, string)),
      all((a = '') => `(f.on ?? ${a})`, number),
      all((a = '', b = '') => `(${a}[0] ?? ${b})`, numbers, number),
      all((a = '', b = '') => `${a}.reduce((p, q) => p + q, ${b})`, numbers, number),
      all((a = '', b = '') => `Math.max(${a}, ${b})`, number, number),
      all((a = '') => `Math.round(${a})`, number),
      all((a = '') => `(${a} || 7)`, number),
      conditional(number),
    ),
    string: fc.oneof(
      wide,
      fc.constantFrom('f.s', "''", "'a'", "'b-😀'"),
      all((a = '', b = '') => `\`\${${a}}/\${${b}}\``, string, number),
      all((a = '', b = '') => `(${a} + ${b})`, string, fc.oneof(string, number, boolean, maybeString)),
      all((a = '') => `${a}.join('|')`, fc.oneof(strings, numbers)),
      all((a = '', b = '') => `(${a} ?? ${b})`, maybeString, string),
      all((a = '', b = '') => `(${a} || ${b})`, fc.oneof(string, maybeString), string),
      all((a = '') => `${a}.toUpperCase()`, string),
      all((a = '') => `String(${a})`, fc.oneof(number, boolean, maybeString)),
      conditional(string),
    ),
    maybeString: fc.oneof(
      wide,
      fc.constantFrom('f.os', 'f.o.t?.[0]', 'f.ss[1]'),
      all((a = '') => `${a}.find((y) => y !== 'a')`, strings),
      all((a = '', b = '') => `(${a} ? ${b} : undefined)`, boolean, string),
      all((a = '') => `(${a} && f.os)`, maybeString),
    ),
    boolean: fc.oneof(
      wide,
      fc.constantFrom('f.b', 'true', '(f.os2?.x === undefined)', '(f.on == null)', "('on' in f)"),
      all((a = '', b = '') => `(${a} > ${b})`, number, number),
      all((a = '', b = '') => `(${a} === ${b})`, number, number),
      all((a = '', b = '') => `(${a} !== ${b})`, maybeString, fc.oneof(string, maybeString)),
      all((a = '') => `!${a}`, fc.oneof(boolean, number, string, maybeString)),
      all((a = '', b = '') => `(${a} && ${b})`, boolean, boolean),
      all((a = '', b = '') => `(${a} || ${b})`, boolean, boolean),
      all((a = '') => `${a}.some((z) => z > f.n)`, numbers),
      all((a = '', b = '') => `${a}.every((z) => z !== ${b})`, strings, string),
      all((a = '', b = '') => `${a}.includes(${b})`, numbers, number),
      all((a = '', b = '') => `${a}.includes(${b})`, string, string),
    ),
    numbers: fc.oneof(
      wide,
      fc.constantFrom('f.xs', '([] as number[])', '[1, 2]'),
      all((a = '') => `${a}.map((x, i) => x + i)`, numbers),
      all((a = '') => `${a}.map((w) => w.length)`, strings),
      all((a = '', b = '') => `${a}.filter((x) => x > ${b})`, numbers, number),
      all((a = '', b = '', c = '') => `[...${a}, ${b}, ...${c}]`, numbers, number, numbers),
      all((a = '') => `${a}.slice(1)`, numbers),
      all((a = '') => `f.nn.flatMap((r) => [...r, ${a}])`, number),
      all((a = '') => `[${a}]`, number),
      conditional(numbers),
    ),
    strings: fc.oneof(
      wide,
      fc.constantFrom('f.ss', '(f.o.t ?? [])', '[f.s]'),
      all((a = '') => `${a}.map((x) => \`\${x}!\`)`, fc.oneof(numbers, strings)),
      all((a = '') => `${a}.filter(Boolean)`, strings),
      all((a = '') => `[${a}, f.os].filter((m) => m !== undefined)`, maybeString),
      all((a = '', b = '') => `${a}.concat(${b})`, strings, fc.oneof(string, strings)),
      all((a = '') => `${a}.split('/')`, string),
    ),
    any: fc.oneof(
      wide,
      number,
      string,
      boolean,
      numbers,
      strings,
      all((a = '', b = '', c = '') => `{ a: ${a}, b: ${b}, c: ${c} }`, fc.oneof(number, maybeString), strings, boolean),
      all((a = '', b = '') => `{ ...f.o, ...(${a} && { a: 'x' }), t: ${b} }`, boolean, fc.oneof(maybeString, numbers)),
      all((a = '', b = '') => `[${a}, ${b}, f.nn]`, fc.oneof(maybeString, numbers), strings),
      all((a = '') => `f.nn.map((r) => ({ r, n: r.length, m: ${a} }))`, fc.oneof(maybeString, numbers)),
    ),
  }
})

/** Functions of random expressions, the same for the same seed. */
export function randomFunctions(count: number, seed: number): readonly string[] {
  return fc.sample(grammar.any, { numRuns: count, seed }).map((text) => `(f) => (${text})`)
}
