import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { KnownValue } from '@stepwright/dsl'
import { prepare } from '../lower/testing/construct.ts'
import { printValue } from './print-value.ts'

// What a reviewer reads in the definition, for functions as they are written every day. A change here is a change of every user's output: read it
// like one.

const subject = `{
  bucket: string; key: string; size: number; ratio: number; kind: 'csv' | 'json'; note?: string
  owner: { name: string; email?: string } | null; tags: string[]; retries?: number; dryRun: boolean; date: string
  total: number; limit: number | null; enabled?: boolean; counts: Record<string, number>; parts: number[]
  rows: {
    id: string; amount: number; note?: string; status: 'open' | 'closed'
    items: { sku: string; qty: number; price: number }[]
  }[]
  settings: { region: string; depth?: number; labels: Record<string, string> }
}`

/** What the functions refer to. The two params stand in the place of `param('Bucket')` and `param('Account')`. */
const prelude = `
const LIMIT = 1000
const defaults = { region: 'eu-west-1', retries: 3 }
const bucket = '\${Bucket}'
const account = '\${Account}'
const total = (rows: { amount: number }[]) => rows.reduce((sum, row) => sum + row.amount, 0)
const clean = (s: string) => s.trim().toLowerCase()
`

const galleries: { readonly [name: string]: readonly string[] } = {
  tests: [
    '(f) => f.total > 100',
    "(f) => f.kind === 'csv'",
    "(f) => f.kind !== 'csv' && f.size > 0",
    "(f) => f.kind === 'csv' || (f.kind === 'json' && !f.dryRun)",
    '(f) => f.note !== undefined',
    '(f) => !f.note',
    '(f) => f.dryRun',
    '(f) => !f.dryRun',
    '(f) => f.enabled ?? true',
    '(f) => f.owner !== null',
    "(f) => f.owner?.email ?? 'nobody@example.com'",
    "(f) => (f.owner ? f.owner.name : 'nobody')",
    '(f) => f.limit === null || f.total <= f.limit',
    '(f) => f.total > (f.limit ?? LIMIT)',
    '(f) => f.tags.length > 0',
    "(f) => f.tags.includes('urgent')",
    "(f) => f.key.endsWith('.csv')",
    "(f) => f.key.startsWith('incoming/')",
    '(f) => f.rows.some((row) => row.amount > LIMIT)',
    "(f) => f.rows.every((row) => row.status === 'closed')",
    '(f) => f.rows.length >= LIMIT',
    '(f) => (f.retries ?? 0) < defaults.retries',
  ],
  texts: [
    '(f) => `s3://${f.bucket}/${f.key}`',
    '(f) => `s3://${bucket}/${f.key}`',
    '(f) => `arn:aws:s3:::${bucket}/${account}/*`',
    '(f) => `Loaded ${f.rows.length} rows of ${f.key}`',
    '(f) => `Total: ${f.total}`',
    '(f) => `${f.date}: ${f.total} of ${f.size}`',
    '(f) => `Part ${Math.floor(f.size / 2)}`',
    "(f) => f.tags.join(', ')",
    "(f) => f.parts.join(',')",
    "(f) => f.key.split('/')[0] ?? ''",
    "(f) => f.key.split('/').at(-1)",
    '(f) => f.key.toLowerCase()',
    '(f) => clean(f.bucket)',
  ],
  'cuts and positions': [
    '(f) => f.key.slice(0, 10)',
    '(f) => f.key.slice(-4)',
    '(f) => f.key.slice(1)',
    '(f) => f.date.slice(5, 7)',
    '(f) => f.key.slice(0, -4)',
    '(f) => f.key.substring(0, f.size)',
    '(f) => f.key[0]',
    '(f) => f.bucket.charAt(0).toUpperCase() + f.bucket.slice(1)',
    '(f) => new Date().toISOString().slice(0, 10)',
    "(f) => f.key.slice(f.key.lastIndexOf('/') + 1)",
    "(f) => f.key.slice(f.key.indexOf('/') + 1)",
    "(f) => f.key.indexOf('.') !== -1",
    "(f) => f.key.indexOf('.')",
    "(f) => f.bucket.padEnd(8, '-')",
    "(f) => `${f.size}`.padStart(6, '0')",
    '(f) => f.key.length <= 100',
    "(f) => f.key.split('')",
    '(f) => f.tags.map((tag) => tag.slice(0, 3))',
  ],
  objects: [
    '(f) => ({ Bucket: f.bucket, Key: f.key })',
    '(f) => ({ Bucket: bucket, Key: `${f.date}/${f.key}`, Metadata: { owner: f.owner?.name ?? null } })',
    '(f) => ({ ...f, total: f.total + 1 })',
    '(f) => ({ ...f.settings, region: defaults.region })',
    '(f) => ({ ...defaults, retries: f.retries ?? defaults.retries, key: f.key })',
    '(f) => ({ bucket: f.bucket, ...defaults })',
    '(f) => ({ region: f.settings.region, ...defaults })',
    '(f) => ({ ...defaults, retries: f.retries })',
    '(f) => ({ key: f.key, note: f.note })',
    '(f) => ({ key: f.key, ...(f.note !== undefined && { note: f.note }) })',
    '({ key, bucket, ...rest }) => rest',
    '(f) => ({ TableName: bucket, Item: { pk: { S: f.key }, size: { N: `${f.size}` }, dry: { BOOL: f.dryRun } } })',
  ],
  arrays: [
    '(f) => f.rows.map((row) => row.id)',
    "(f) => f.rows.filter((row) => row.status === 'open')",
    "(f) => f.rows.filter((row) => row.status === 'open').map((row) => row.id)",
    '(f) => f.rows.map((row) => ({ id: row.id, amount: row.amount, note: row.note }))',
    '(f) => f.rows.map((row, index) => ({ index, id: row.id }))',
    '(f) => f.rows.reduce((sum, row) => sum + row.amount, 0)',
    '(f) => total(f.rows)',
    '(f) => f.rows.find((row) => row.id === f.key)?.amount ?? 0',
    '(f) => f.rows.flatMap((row) => row.items.map((item) => item.sku))',
    '(f) => f.rows.map((row) => row.items.reduce((sum, { qty, price }) => sum + qty * price, 0))',
    '(f) => f.rows.toSorted((a, b) => b.amount - a.amount).slice(0, 3)',
    '(f) => f.rows[0]?.id',
    '(f) => f.rows.at(-1)?.id ?? null',
    '(f) => [...f.tags, f.kind]',
    '(f) => [f.bucket, f.key]',
  ],
  records: [
    '(f) => Object.entries(f.counts).map(([name, count]) => ({ name, count }))',
    '(f) => Object.keys(f.counts).length',
    '(f) => Object.fromEntries(f.rows.map((row) => [row.id, row.amount]))',
    '(f) => f.counts[f.key] ?? 0',
  ],
  numbers: [
    '(f) => Math.round((f.total / f.size) * 100) / 100',
    '(f) => (f.size === 0 ? 0 : f.total / f.size)',
    '(f) => Math.max(0, f.total - 10)',
    '(f) => -f.total + f.size * (f.ratio - 1)',
    '(f) => f.total * f.ratio * f.size',
    '(f) => f.total.toFixed(2)',
    '(f) => `${f.total.toFixed(2)} of ${(f.size / 2).toFixed(0)}`',
  ],
  'bodies, JSON, time': [
    '(f) => JSON.stringify({ key: f.key, tags: f.tags })',
    '(f) => { const large = f.rows.filter((row) => row.amount > LIMIT); return { count: large.length, ids: large.map((row) => row.id) } }',
    "(f) => { if (f.total > 1000) return 'high'; if (f.total > 100) return 'medium'; return 'low' }",
    "(f) => { const { owner, rows: [first] } = f; const name = owner?.name ?? 'none'; return { name, first: first?.id ?? null } }",
    '(f) => new Date().toISOString()',
    '(f) => `${f.key}-${Date.now()}`',
  ],
}

const all = await prepare(
  prelude,
  Object.entries(galleries).flatMap(([name, fns]) =>
    fns.map((fn) => ({ name, type: subject, fn, subject: fc.constant(null) })),
  ),
)

/** Each function with what it becomes below it. */
function gallery(wanted: string): string {
  return all
    .filter(({ name }) => name === wanted)
    .map(({ fn, value }) => {
      const captures = Object.fromEntries(Object.entries(value.captures).map(([key, known]) => [key, asParam(known)]))
      const printed = printValue({ ...value, captures }, { subject: 'input', resultAt: [] })
      return `${fn}\n    ${typeof printed === 'string' ? printed : JSON.stringify(printed)}`
    })
    .join('\n')
}

function asParam(known: KnownValue): KnownValue {
  const text = known.kind === 'Json' && typeof known.value === 'string' ? known.value : ''
  const name = /^\$\{(\w+)\}$/.exec(text)?.[1]
  return name === undefined ? known : { kind: 'Param', name }
}

test('tests', () => {
  expect(gallery('tests')).toMatchInlineSnapshot(`
    "(f) => f.total > 100
        {% $states.input.total > 100 %}
    (f) => f.kind === 'csv'
        {% $states.input.kind = 'csv' %}
    (f) => f.kind !== 'csv' && f.size > 0
        {% $states.input.kind != 'csv' and $states.input.size > 0 %}
    (f) => f.kind === 'csv' || (f.kind === 'json' && !f.dryRun)
        {% $states.input.kind = 'csv' or ($states.input.kind = 'json' and $not($states.input.dryRun)) %}
    (f) => f.note !== undefined
        {% $exists($states.input.note) %}
    (f) => !f.note
        {% $states.input.note ? false : true %}
    (f) => f.dryRun
        {% $states.input.dryRun %}
    (f) => !f.dryRun
        {% $not($states.input.dryRun) %}
    (f) => f.enabled ?? true
        {% $exists($states.input.enabled) ? $states.input.enabled : true %}
    (f) => f.owner !== null
        {% $states.input.owner != null %}
    (f) => f.owner?.email ?? 'nobody@example.com'
        {% $exists($states.input.owner.email) ? $states.input.owner.email : 'nobody@example.com' %}
    (f) => (f.owner ? f.owner.name : 'nobody')
        {% $states.input.owner != null ? $states.input.owner.name : 'nobody' %}
    (f) => f.limit === null || f.total <= f.limit
        {% $states.input.limit = null or $states.input.total <= $states.input.limit %}
    (f) => f.total > (f.limit ?? LIMIT)
        {% $states.input.total > ($states.input.limit != null ? $states.input.limit : 1000) %}
    (f) => f.tags.length > 0
        {% $count($states.input.tags) > 0 %}
    (f) => f.tags.includes('urgent')
        {% 'urgent' in $states.input.tags %}
    (f) => f.key.endsWith('.csv')
        {% $substring($states.input.key, -4) = '.csv' %}
    (f) => f.key.startsWith('incoming/')
        {% $substring($states.input.key, 0, 9) = 'incoming/' %}
    (f) => f.rows.some((row) => row.amount > LIMIT)
        {% $exists($filter($states.input.rows, function($row){ $row.amount > 1000 })) %}
    (f) => f.rows.every((row) => row.status === 'closed')
        {% $not($exists($filter($states.input.rows, function($row){ $row.status != 'closed' }))) %}
    (f) => f.rows.length >= LIMIT
        {% $count($states.input.rows) >= 1000 %}
    (f) => (f.retries ?? 0) < defaults.retries
        {% ($exists($states.input.retries) ? $states.input.retries : 0) < 3 %}"
  `)
})

test('texts', () => {
  expect(gallery('texts')).toMatchInlineSnapshot(`
    "(f) => \`s3://\${f.bucket}/\${f.key}\`
        {% 's3://' & $states.input.bucket & '/' & $states.input.key %}
    (f) => \`s3://\${bucket}/\${f.key}\`
        {% 's3://\${Bucket}/' & $states.input.key %}
    (f) => \`arn:aws:s3:::\${bucket}/\${account}/*\`
        arn:aws:s3:::\${Bucket}/\${Account}/*
    (f) => \`Loaded \${f.rows.length} rows of \${f.key}\`
        {% 'Loaded ' & $count($states.input.rows) & ' rows of ' & $states.input.key %}
    (f) => \`Total: \${f.total}\`
        {% ($text := function($n){ $number($string($n)) = $n ? $string($n) : $error('Round the number first: it has more than 15 digits.') }; 'Total: ' & $text($states.input.total)) %}
    (f) => \`\${f.date}: \${f.total} of \${f.size}\`
        {% ($text := function($n){ $number($string($n)) = $n ? $string($n) : $error('Round the number first: it has more than 15 digits.') }; $states.input.date & ': ' & $text($states.input.total) & ' of ' & $text($states.input.size)) %}
    (f) => \`Part \${Math.floor(f.size / 2)}\`
        {% 'Part ' & $formatBase($floor($states.input.size / 2)) %}
    (f) => f.tags.join(', ')
        {% $join($states.input.tags, ', ') %}
    (f) => f.parts.join(',')
        {% ($text := function($n){ $number($string($n)) = $n ? $string($n) : $error('Round the number first: it has more than 15 digits.') }; $join([$map($states.input.parts, $text)], ',')) %}
    (f) => f.key.split('/')[0] ?? ''
        {% ($value := $split($states.input.key, '/')[0]; $value != null ? $value : '') %}
    (f) => f.key.split('/').at(-1)
        {% $split($states.input.key, '/')[-1] %}
    (f) => f.key.toLowerCase()
        {% $lowercase($states.input.key) %}
    (f) => clean(f.bucket)
        {% $lowercase($replace($states.input.bucket, /^[\\s\\ufeff\\xa0]+|[\\s\\ufeff\\xa0]+$/, '')) %}"
  `)
})

test('cuts and positions', () => {
  expect(gallery('cuts and positions')).toMatchInlineSnapshot(`
    "(f) => f.key.slice(0, 10)
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $plain($substring($states.input.key, 0, 10))) %}
    (f) => f.key.slice(-4)
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $plain($substring($states.input.key, -4))) %}
    (f) => f.key.slice(1)
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $substringAfter($states.input.key, $plain($substring($states.input.key, 0, 1)))) %}
    (f) => f.date.slice(5, 7)
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $substring($plain($substring($states.input.date, 0, 7)), 5)) %}
    (f) => f.key.slice(0, -4)
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $substring($states.input.key, 0, $length($states.input.key) - $length($plain($substring($states.input.key, -4))))) %}
    (f) => f.key.substring(0, f.size)
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $plain($substring($states.input.key, 0, $states.input.size < 0 ? $ceil($states.input.size) : $floor($states.input.size)))) %}
    (f) => f.key[0]
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $char := $plain($substring($states.input.key, 0, 1)); $char != '' ? $char) %}
    (f) => f.bucket.charAt(0).toUpperCase() + f.bucket.slice(1)
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $uppercase($plain($substring($states.input.bucket, 0, 1))) & $substringAfter($states.input.bucket, $plain($substring($states.input.bucket, 0, 1)))) %}
    (f) => new Date().toISOString().slice(0, 10)
        {% $substring($now(), 0, 10) %}
    (f) => f.key.slice(f.key.lastIndexOf('/') + 1)
        {% $split($states.input.key, '/')[-1] %}
    (f) => f.key.slice(f.key.indexOf('/') + 1)
        {% $substringAfter($states.input.key, '/') %}
    (f) => f.key.indexOf('.') !== -1
        {% $contains($states.input.key, '.') %}
    (f) => f.key.indexOf('.')
        {% ($units := function($s){ $length($s) + $count($match($encodeUrlComponent($s), /%F/)) }; $indexOf := function($s, $t){ $contains($s, $t) ? $units($substringBefore($s, $t)) : -1 }; $indexOf($states.input.key, '.')) %}
    (f) => f.bucket.padEnd(8, '-')
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; $pad($plain($states.input.bucket), 8, '-')) %}
    (f) => \`\${f.size}\`.padStart(6, '0')
        {% ($text := function($n){ $number($string($n)) = $n ? $string($n) : $error('Round the number first: it has more than 15 digits.') }; $pad($text($states.input.size), -6, '0')) %}
    (f) => f.key.length <= 100
        {% $length($states.input.key) + $count($match($encodeUrlComponent($states.input.key), /%F/)) <= 100 %}
    (f) => f.key.split('')
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; [$match($plain($states.input.key), /[\\s\\S]/).match]) %}
    (f) => f.tags.map((tag) => tag.slice(0, 3))
        {% ($plain := function($s){ $contains($encodeUrlComponent($s), '%F') ? $error('The text to cut holds an emoji or the like: two characters in JavaScript.') : $s }; [$map($states.input.tags, function($tag){ $plain($substring($tag, 0, 3)) })]) %}"
  `)
})

test('objects', () => {
  expect(gallery('objects')).toMatchInlineSnapshot(`
    "(f) => ({ Bucket: f.bucket, Key: f.key })
        {"Bucket":"{% $states.input.bucket %}","Key":"{% $states.input.key %}"}
    (f) => ({ Bucket: bucket, Key: \`\${f.date}/\${f.key}\`, Metadata: { owner: f.owner?.name ?? null } })
        {"Bucket":"\${Bucket}","Key":"{% $states.input.date & '/' & $states.input.key %}","Metadata":{"owner":"{% $exists($states.input.owner.name) ? $states.input.owner.name : null %}"}}
    (f) => ({ ...f, total: f.total + 1 })
        {% $merge([$states.input, { 'total': $states.input.total + 1 }]) %}
    (f) => ({ ...f.settings, region: defaults.region })
        {% $merge([$states.input.settings, { 'region': 'eu-west-1' }]) %}
    (f) => ({ ...defaults, retries: f.retries ?? defaults.retries, key: f.key })
        {"region":"eu-west-1","retries":"{% $exists($states.input.retries) ? $states.input.retries : 3 %}","key":"{% $states.input.key %}"}
    (f) => ({ bucket: f.bucket, ...defaults })
        {"bucket":"{% $states.input.bucket %}","region":"eu-west-1","retries":3}
    (f) => ({ region: f.settings.region, ...defaults })
        {% $merge([{ 'region': $states.input.settings.region }, { 'region': 'eu-west-1', 'retries': 3 }]) %}
    (f) => ({ ...defaults, retries: f.retries })
        {% $merge([$sift({ 'region': 'eu-west-1', 'retries': 3 }, function($v, $k){ $k != 'retries' or $exists($states.input.retries) }), { 'retries': $states.input.retries }]) %}
    (f) => ({ key: f.key, note: f.note })
        {% { 'key': $states.input.key, 'note': $states.input.note } %}
    (f) => ({ key: f.key, ...(f.note !== undefined && { note: f.note }) })
        {% { 'key': $states.input.key, 'note': $states.input.note } %}
    ({ key, bucket, ...rest }) => rest
        {% $merge([$sift($states.input, function($v, $k){ $not($k in ['key', 'bucket']) })]) %}
    (f) => ({ TableName: bucket, Item: { pk: { S: f.key }, size: { N: \`\${f.size}\` }, dry: { BOOL: f.dryRun } } })
        {"TableName":"\${Bucket}","Item":{"pk":{"S":"{% $states.input.key %}"},"size":{"N":"{% ($text := function($n){ $number($string($n)) = $n ? $string($n) : $error('Round the number first: it has more than 15 digits.') }; $text($states.input.size)) %}"},"dry":{"BOOL":"{% $states.input.dryRun %}"}}}"
  `)
})

test('arrays', () => {
  expect(gallery('arrays')).toMatchInlineSnapshot(`
    "(f) => f.rows.map((row) => row.id)
        {% [$map($states.input.rows, function($row){ $row.id })] %}
    (f) => f.rows.filter((row) => row.status === 'open')
        {% [$filter($states.input.rows, function($row){ $row.status = 'open' })] %}
    (f) => f.rows.filter((row) => row.status === 'open').map((row) => row.id)
        {% [$map($filter($states.input.rows, function($row){ $row.status = 'open' }), function($row){ $row.id })] %}
    (f) => f.rows.map((row) => ({ id: row.id, amount: row.amount, note: row.note }))
        {% [$map($states.input.rows, function($row){ { 'id': $row.id, 'amount': $row.amount, 'note': $row.note } })] %}
    (f) => f.rows.map((row, index) => ({ index, id: row.id }))
        {% [$map($states.input.rows, function($row, $index){ { 'index': $index, 'id': $row.id } })] %}
    (f) => f.rows.reduce((sum, row) => sum + row.amount, 0)
        {% $reduce($states.input.rows, function($sum, $row){ $sum + $row.amount }, 0) %}
    (f) => total(f.rows)
        {% $reduce($states.input.rows, function($sum, $row){ $sum + $row.amount }, 0) %}
    (f) => f.rows.find((row) => row.id === f.key)?.amount ?? 0
        {% ($row := $filter($states.input.rows, function($row){ $row.id = $states.input.key })[0]; $exists($row.amount) ? $row.amount : 0) %}
    (f) => f.rows.flatMap((row) => row.items.map((item) => item.sku))
        {% $reduce($states.input.rows, function($all, $row){ $append($all, $map($row.items, function($item){ $item.sku })) }, []) %}
    (f) => f.rows.map((row) => row.items.reduce((sum, { qty, price }) => sum + qty * price, 0))
        {% [$map($states.input.rows, function($row){ $reduce($row.items, function($sum, $item){ $sum + $item.qty * $item.price }, 0) })] %}
    (f) => f.rows.toSorted((a, b) => b.amount - a.amount).slice(0, 3)
        {% ($items := [$sort($states.input.rows, function($a, $b){ $b.amount > $a.amount })]; [$filter($items, function($v, $i){ $i < 3 })[]]) %}
    (f) => f.rows[0]?.id
        {% $states.input.rows[0].id %}
    (f) => f.rows.at(-1)?.id ?? null
        {% $exists($states.input.rows[-1].id) ? $states.input.rows[-1].id : null %}
    (f) => [...f.tags, f.kind]
        {% [$states.input.tags, $states.input.kind] %}
    (f) => [f.bucket, f.key]
        ["{% $states.input.bucket %}","{% $states.input.key %}"]"
  `)
})

test('records', () => {
  expect(gallery('records')).toMatchInlineSnapshot(`
    "(f) => Object.entries(f.counts).map(([name, count]) => ({ name, count }))
        {% [$each($states.input.counts, function($value, $key){ { 'name': $key, 'count': $value } })] %}
    (f) => Object.keys(f.counts).length
        {% $count($keys($states.input.counts)) %}
    (f) => Object.fromEntries(f.rows.map((row) => [row.id, row.amount]))
        {% $merge([$map($states.input.rows, function($row){ { $row.id: $row.amount } })]) %}
    (f) => f.counts[f.key] ?? 0
        {% ($value := $lookup($states.input.counts, $states.input.key); $value != null ? $value : 0) %}"
  `)
})

test('numbers', () => {
  expect(gallery('numbers')).toMatchInlineSnapshot(`
    "(f) => Math.round((f.total / f.size) * 100) / 100
        {% ($n := $states.input.total / $states.input.size * 100; $n - $floor($n) < 0.5 ? $floor($n) : $ceil($n)) / 100 %}
    (f) => (f.size === 0 ? 0 : f.total / f.size)
        {% $states.input.size = 0 ? 0 : $states.input.total / $states.input.size %}
    (f) => Math.max(0, f.total - 10)
        {% $max([0, $states.input.total - 10]) %}
    (f) => -f.total + f.size * (f.ratio - 1)
        {% -$states.input.total + $states.input.size * ($states.input.ratio - 1) %}
    (f) => f.total * f.ratio * f.size
        {% $states.input.total * $states.input.ratio * $states.input.size %}
    (f) => f.total.toFixed(2)
        {% ($toFixed := function($x){ ($size := $abs($x); $half := $floor($size * 100) + 0.5; $size < 1e13 ? ($x < 0 ? '-' : '') & $formatNumber(($size * 100 < $half or ($size * 100 = $half and $half % $size > 0 and $half % $size < $size / 2) ? $half - 0.5 : $half + 0.5) / 100, '0.00') : $error('toFixed would write more than 15 digits.')) }; $toFixed($states.input.total)) %}
    (f) => \`\${f.total.toFixed(2)} of \${(f.size / 2).toFixed(0)}\`
        {% ($toFixed := function($x){ ($size := $abs($x); $half := $floor($size * 100) + 0.5; $size < 1e13 ? ($x < 0 ? '-' : '') & $formatNumber(($size * 100 < $half or ($size * 100 = $half and $half % $size > 0 and $half % $size < $size / 2) ? $half - 0.5 : $half + 0.5) / 100, '0.00') : $error('toFixed would write more than 15 digits.')) }; $toFixed2 := function($x){ ($size := $abs($x); $half := $floor($size) + 0.5; $size < 1e15 ? ($x < 0 ? '-' : '') & $formatNumber($size < $half ? $half - 0.5 : $half + 0.5, '0') : $error('toFixed would write more than 15 digits.')) }; $toFixed($states.input.total) & ' of ' & $toFixed2($states.input.size / 2)) %}"
  `)
})

test('bodies, JSON, time', () => {
  expect(gallery('bodies, JSON, time')).toMatchInlineSnapshot(`
    "(f) => JSON.stringify({ key: f.key, tags: f.tags })
        {% $string({ 'key': $states.input.key, 'tags': $states.input.tags }) %}
    (f) => { const large = f.rows.filter((row) => row.amount > LIMIT); return { count: large.length, ids: large.map((row) => row.id) } }
        {% ($large := [$filter($states.input.rows, function($row){ $row.amount > 1000 })]; { 'count': $count($large), 'ids': [$map($large, function($row){ $row.id })] }) %}
    (f) => { if (f.total > 1000) return 'high'; if (f.total > 100) return 'medium'; return 'low' }
        {% $states.input.total > 1000 ? 'high' : $states.input.total > 100 ? 'medium' : 'low' %}
    (f) => { const { owner, rows: [first] } = f; const name = owner?.name ?? 'none'; return { name, first: first?.id ?? null } }
        {% ($name := $exists($states.input.owner.name) ? $states.input.owner.name : 'none'; { 'name': $name, 'first': $exists($states.input.rows[0].id) ? $states.input.rows[0].id : null }) %}
    (f) => new Date().toISOString()
        {% $now() %}
    (f) => \`\${f.key}-\${Date.now()}\`
        {% $states.input.key & '-' & $millis() %}"
  `)
})
