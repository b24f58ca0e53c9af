import { expect, test, vi } from 'vitest'
import { evaluatePrinted } from './testing/construct.ts'
import { findingsOf } from './testing/findings.ts'
import { lowerSnippets } from './testing/lower-snippets.ts'
import { printValue } from '../print/print-value.ts'
import type { LoweredValue } from '@stepwright/dsl'

// The first test opens the TypeScript project.
vi.setConfig({ testTimeout: 60_000 })

const type = '{ key: string; n: number; xs: number[]; files: { name: string; size: number }[]; o?: string }'
const subject = {
  key: 'a/b.csv',
  n: 255,
  xs: [3, 1, 2],
  files: [
    { name: 'x', size: 1 },
    { name: 'y', size: 3 },
  ],
}

/** What templates are printed as, and what they give for the subject. */
function printed(functions: readonly string[]): readonly (readonly [printed: unknown, result: unknown])[] {
  const code = `import { jsonata, type Expr } from '@stepwright/dsl'
const shout = (text: string) => jsonata<string>\`$uppercase(\${text}) & '!'\`
const dashed = (text: string) => text + '-'
export const fns: Expr<${type}, { vars: { total: number }; input: ${type} }, unknown>[] = [\n${functions.join(',\n')},\n]`
  const { functions: lowered, diagnostics } = lowerSnippets(code)
  expect(diagnostics).toEqual([])
  return lowered.map(({ body }) => {
    const value: LoweredValue = { kind: 'Lowered', body, captures: {}, at: { file: 'snippet.ts', line: 1, column: 1 } }
    return [
      printValue(value, { subject: 'input', resultAt: [] }),
      evaluatePrinted(value, subject, { total: 7 }) ?? 'nothing',
    ]
  })
}

test('values are put in as they are, or bound in front, once', () => {
  expect(
    printed([
      '(f) => jsonata<string>`$formatBase(${f.n}, ${16})`',
      '(f) => jsonata<string>`$uppercase(${f.key + f.key}) & ${f.key.length}`',
      '(f) => ({ a: jsonata<string>`$uppercase(${f.key})`, b: [jsonata<number>`$sum(${f.xs})`] })',
      '(f, { vars }) => jsonata<number>`${vars.total} + $total`',
      '(f) => f.files.map((file) => jsonata<string>`$pad(${file.name}, -${file.size + 2}, "0")`)',
      '(f) => f.files.map(({ name: value }) => jsonata<string>`(function($value){ $value & ${value} })("v")`)',
      '(f) => shout(f.key) + shout(dashed(f.key))',
      '(f) => jsonata<number>`${-3}.($ + 1)`',
      '(f) => jsonata<string>`${"it\'s"} & ${`a"b`}`',
      '(f) => jsonata<boolean>`${f.n > 3} and true` ? 1 : 2',
      '(f) => `<${jsonata<string>`$string(${f.n})`}>`',
      '(f) => jsonata<number>`${f.n} > 3 ? 1 : 2` + 1',
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "{% $formatBase($states.input.n, 16) %}",
        "ff",
      ],
      [
        "{% ($value := $states.input.key & $states.input.key; $value2 := $length($states.input.key) + $count($match($encodeUrlComponent($states.input.key), /%F/)); $uppercase($value) & $value2) %}",
        "A/B.CSVA/B.CSV7",
      ],
      [
        {
          "a": "{% $uppercase($states.input.key) %}",
          "b": [
            "{% $sum($states.input.xs) %}",
          ],
        },
        {
          "a": "A/B.CSV",
          "b": [
            6,
          ],
        },
      ],
      [
        "{% $total + $total %}",
        14,
      ],
      [
        "{% [$map($states.input.files, function($file){ ($value := $file.size + 2; $pad($file.name, -$value, "0")) })] %}",
        [
          "00x",
          "0000y",
        ],
      ],
      [
        "{% [$map($states.input.files, function($item){ (function($value){ $value & $item.name })("v") })] %}",
        [
          "vx",
          "vy",
        ],
      ],
      [
        "{% ($shout := function($text){ $uppercase($text) & '!' }; $shout($states.input.key) & $shout($states.input.key & '-')) %}",
        "A/B.CSV!A/B.CSV-!",
      ],
      [
        "{% (-3).($ + 1) %}",
        -2,
      ],
      [
        "{% "it's" & 'a"b' %}",
        "it'sa"b",
      ],
      [
        "{% ($value := $states.input.n > 3; $value and true) ? 1 : 2 %}",
        1,
      ],
      [
        "{% '<' & ($string($states.input.n)) & '>' %}",
        "<255>",
      ],
      [
        "{% ($states.input.n > 3 ? 1 : 2) + 1 %}",
        2,
      ],
    ]
  `)
})

test('an array type makes an array of what the text gives', () => {
  expect(
    printed([
      '(f) => jsonata<string[]>`${f.files}[size > 2].name`',
      '(f) => jsonata<string[]>`${f.files}[size > 9].name`',
      '(f) => jsonata<number[]>`[1..3]`',
      '(f) => jsonata<number[]>`${f.xs}^(>$)`',
      '(f) => jsonata<string[] | undefined>`${f.files}[size > 9].name` ?? []',
      '(f) => [...jsonata<string[]>`${f.files}.name`, f.key]',
      '(f) => [jsonata<number[]>`[1, 2]`, jsonata<number>`3`]',
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "{% [$states.input.files[size > 2].name] %}",
        [
          "y",
        ],
      ],
      [
        "{% [$states.input.files[size > 9].name] %}",
        [],
      ],
      [
        "{% [1..3] %}",
        [
          1,
          2,
          3,
        ],
      ],
      [
        "{% [$states.input.xs^(>$)] %}",
        [
          3,
          2,
          1,
        ],
      ],
      [
        "{% ($value := $states.input.files[size > 9].name; $value != null ? $value : []) %}",
        [],
      ],
      [
        "{% [([$states.input.files.name]), $states.input.key] %}",
        [
          "x",
          "y",
          "a/b.csv",
        ],
      ],
      [
        [
          "{% [1, 2] %}",
          "{% 3 %}",
        ],
        [
          [
            1,
            2,
          ],
          3,
        ],
      ],
    ]
  `)
})

test('the text is taken raw, on one line where line breaks mean nothing', () => {
  expect(
    printed([
      '(f) => jsonata<string>`$replace(${f.key}, /\\w\\.(\\w+)$/, "$1")`',
      "(f) => jsonata<string>`'%}' & \"{%\" & ${f.key} & '\\u0041'`",
      '() => jsonata<number>`{ "a b": 1 }.\\`a b\\``',
      "(f) => jsonata<string>`${'$'} & '{' & ${f.key}`",
      '(f) => jsonata<number>`\n    /* all of them */\n    $sum(\n      ${f.xs}\n    )\n  `',
      '(f) => jsonata<string>`"a\n   b" & ${f.key}`',
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "{% $replace($states.input.key, /\\w\\.(\\w+)$/, "$1") %}",
        "a/csv",
      ],
      [
        "{% '%}' & "{%" & $states.input.key & '\\u0041' %}",
        "%}{%a/b.csvA",
      ],
      [
        "{% { "a b": 1 }.\`a b\` %}",
        1,
      ],
      [
        "{% '$' & '{' & $states.input.key %}",
        "\${a/b.csv",
      ],
      [
        "{% /* all of them */ $sum( $states.input.xs ) %}",
        6,
      ],
      [
        "{% "a
       b" & $states.input.key %}",
        "a
       ba/b.csv",
      ],
    ]
  `)
})

test('what Step Functions does not take is refused where it stands', () => {
  expect(
    findingsOf('', type, [
      '(f) => jsonata`$uppercase(${f.key}`',
      "(f) => jsonata<string>`'a ${f.key} b'`",
      '(f) => jsonata<string>`/* ${f.key} */ 3`',
      '(f) => jsonata<string>`$replace("a", /${f.key}/, "")`',
      '(f) => jsonata<string>`(${f.key} := 3; 1)`',
      '(f) => jsonata<string>`${f.key}(3)`',
      '(f) => jsonata<string>`function(${f.key}){ 3 }`',
      '(f) => jsonata<string>`$states.input.${f.key}x`',
      '(f) => jsonata<string>`$eval(${f.key})`',
      '(f) => jsonata<string>`$nope(${f.key}) & $random(1, 2)`',
      '(f) => jsonata<string>`foo.bar & ${f.key}`',
      '(f) => jsonata<string>`$$.a & $states.nothing`',
      '(f) => jsonata<string>`"\\${Bucket}" & ${f.key}`',
      '(f) => jsonata<string>``',
      '(f) => jsonata<string>`$uppercase(${f.key})\n  & ))`',
      '(f) => jsonata<string>`$uppercase(${f.key.charCodeAt})`',
      '(f) => String.raw`a`.nope',
    ]),
  ).toMatchInlineSnapshot(`
    "1:29 [f.key}] SW2020 Expected ")" before end of expression. See https://docs.jsonata.org.
    2:29 [f.key] SW2020 'f.key' stands where JSONata takes no value, such as inside a string. Put it outside the quotes: 'a' & \${…}.
    3:29 [f.key] SW2020 'f.key' stands where JSONata takes no value, such as inside a string. Put it outside the quotes: 'a' & \${…}.
    4:41 [f.key] SW2020 'f.key' stands where JSONata takes no value, such as inside a string. Put it outside the quotes: 'a' & \${…}.
    5:27 [f.key] SW2020 'f.key' stands where JSONata takes no value, such as inside a string. Put it outside the quotes: 'a' & \${…}.
    6:26 [f.key] SW2020 'f.key' stands where JSONata takes no value, such as inside a string. Put it outside the quotes: 'a' & \${…}.
    7:35 [f.key] SW2020 'f.key' stands where JSONata takes no value, such as inside a string. Put it outside the quotes: 'a' & \${…}.
    8:40 [f.key] SW2020 'f.key' stands where JSONata takes no value, such as inside a string. Put it outside the quotes: 'a' & \${…}.
    9:24 [$eval] SW2020 '$eval' is not available in Step Functions. Write the expression itself; $parse reads JSON text.
    10:24 [$nope] SW2020 '$nope' is not a function. See https://docs.jsonata.org for JSONata's functions; Step Functions adds $partition, $range, $hash, $random, $uuid and $parse.
    10:42 [$random] SW2020 '$random' takes 0 to 1 arguments, not 2. See https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html for its arguments.
    11:24 [foo] SW2020 Reference to 'foo' at the top level is not supported. Step Functions gives an expression no context: put the value in with \${…}.
    12:24 [$$] SW2020 Reference to '$$' at the top level is not supported. Step Functions gives an expression no context: put the value in with \${…}.
    12:39 [nothing] SW2020 '$states' has no member 'nothing'. $states has input, result, errorOutput and context.
    13:25 [\\\${] SW2020 '\${' in the text would be taken for a substitution of the definition. Write '$' & '{' there.
    14:24 [\`] SW2020 Unexpected end of expression. See https://docs.jsonata.org.
    16:5 [)] SW2020 The symbol ")" cannot be used as a unary operator. See https://docs.jsonata.org.
    17:37 [f.key.charCodeAt] SW2001 'f.key.charCodeAt' cannot be compiled to JSONata. Members can be read of plain objects; see docs/errors/SW2001.md for the methods that can be used.
    18:8 [String.raw\`a\`] SW2001 A tagged template cannot be compiled to JSONata. Use a plain template literal, or call a function.
    lowered: 0"
  `)
})
