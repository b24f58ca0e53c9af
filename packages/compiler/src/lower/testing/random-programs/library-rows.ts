import { J, P, rows, T, fn, strings, type Row } from './rows.ts'
import { boolean, decimal, iso, list, literal, maybe, number, record, string, tuple, union } from './value-type.ts'

const text = union(literal('a'), literal('/'), literal(', '), literal('ab'), literal('😀'), literal('.*'), literal('$'))

/** What strings can do. */
export const stringRows: readonly Row[] = rows(
  ['s.length', number, [string], '#.length'],
  ['s.length > 0', boolean, [string], '(#.length > 0)', 0.3],
  ['s.includes(t)', boolean, [string, string], '#.includes(#)'],
  ['s.startsWith(t)', boolean, [string, string], '#.startsWith(#)'],
  ['s.endsWith(t)', boolean, [string, string], '#.endsWith(#)'],
  ['s.toUpperCase()', string, [string], '#.toUpperCase()', 0.5],
  ['s.toLowerCase()', string, [string], '#.toLowerCase()', 0.5],
  ['s.trim()', string, [string], '#.trim()', 0.5],
  ['s.trimStart()', string, [string], '#.trimStart()', 0.3],
  ['s.trimEnd()', string, [string], '#.trimEnd()', 0.3],
  ['s.split(t)', strings, [string], "#.split('/')"],
  ['s.split(t) (of a character)', strings, [string], "#.split('a')", 0.3],
  ['s.replaceAll(t, u)', string, [string], "#.replaceAll('a', 'bb')", 0.5],
  ['s.split(t) (of any text)', strings, [string, text], '#.split(#)', 0.5],
  ['s.split(t, n)', strings, [string, text], '#.split(#, 2)', 0.3],
  ["s.split('')", strings, [string], "#.split('')", 0.2],
  ['s.split(/…/)', strings, [string], '#.split(/[,/]/)', 0.3],
  ['s.replace(t, u)', string, [string, text], "#.replace(#, '-')", 0.4],
  ['s.replaceAll(t, u) (of any text)', string, [string, text], "#.replaceAll(#, 'c')", 0.4],
  ['s.replace(/…/, u)', string, [string], "#.replace(/[a-c]+/, '<$&>')", 0.3],
  ['s.replace(/…/g, u)', string, [string], "#.replace(/\\s+/g, '-')", 0.3],
  ['s.replaceAll(/…/g, f)', string, [string], '#.replaceAll(/a/g, (m) => m.toUpperCase())', 0.2],
  ['s.match(/…/)', maybe(string), [string], '#.match(/([a-z])([0-9]*)/)?.[1]', 0.4],
  ['/…/.test(s)', boolean, [string], '/^[a-z ]*$/i.test(#)', 0.5],
  ['s.search(/…/)', number, [string], '#.search(/[0-9]/)', 0.2],
  ['s.slice(a)', string, [string, number], '#.slice(#)', 0.5],
  ['s.slice(a, b)', string, [string, number, number], '#.slice(#, #)', 0.5],
  ['s.substring(a, b)', string, [string, number, number], '#.substring(#, #)', 0.5],
  ['s.at(i)', maybe(string), [string, number], '#.at(#)', 0.4],
  ['s.charAt(i)', string, [string, number], '#.charAt(#)', 0.4],
  ['s[i]', maybe(string), [string, number], '#[#]', 0.4],
  ['s.indexOf(t)', number, [string, string], '#.indexOf(#)', 0.5],
  ['s.indexOf(t, i)', number, [string, string, number], '#.indexOf(#, #)', 0.3],
  ['s.lastIndexOf(t)', number, [string, string], '#.lastIndexOf(#)', 0.3],
  ['s.padStart(n, t)', string, [string, number, string], '#.padStart(# % 9, #)', 0.3],
  ['s.padEnd(n)', string, [string], '#.padEnd(5)', 0.3],
  ['s.repeat(n)', string, [string, number], '#.repeat(Math.abs(#) % 4)', 0.3],
  ['s.concat(t)', string, [string, text], '#.concat(#)', 0.3],
)

/** What numbers can do. */
export const numberRows: readonly Row[] = rows(
  ['Math.floor', number, [number], 'Math.floor(#)'],
  ['Math.ceil', number, [number], 'Math.ceil(#)'],
  ['Math.round', number, [number], 'Math.round(#)'],
  ['Math.trunc', number, [number], 'Math.trunc(#)'],
  ['Math.abs', number, [number], 'Math.abs(#)'],
  ['Math.sqrt', number, [number], 'Math.sqrt(Math.abs(#))', 0.3],
  ['Math.min', number, [number, number, number], 'Math.min(#, #, #)', 0.5],
  ['Math.max', number, [number, number], 'Math.max(#, #)'],
  ['Number(s)', number, [decimal], 'Number(#)'],
  ['Number(b)', number, [boolean], 'Number(#)', 0.3],
  ['n.toFixed(d)', string, [number], '(#).toFixed(2)', 0.5],
  ['n.toFixed()', string, [number], '(#).toFixed()', 0.3],
  ['parseInt', number, [union(decimal, string)], 'parseInt(#, 10)', 0.4],
  ['parseFloat', number, [union(decimal, string)], 'parseFloat(#)', 0.3],
  ['Number.isInteger', boolean, [number], 'Number.isInteger(#)', 0.5],
  ['Math.sign', number, [number], 'Math.sign(#)', 0.3],
  ['Math.pow', number, [number], 'Math.pow(#, 2)', 0.3],
  ['Math.max(...xs)', number, [list(number), number], 'Math.max(...#, #)', 0.3],
  ['n.toString()', string, [number], '(#).toString()', 0.3],
)

/** What objects can do, and JSON. */
export const objectRows: readonly Row[] = rows(
  ['Object.keys', strings, [record(T)], 'Object.keys(#)'],
  ['Object.values', list(T), [record(T)], 'Object.values(#)'],
  ['Object.entries', list(tuple(string, T)), [record(T)], 'Object.entries(#)', 3],
  ['Object.fromEntries', record(T), [list(tuple(string, T))], 'Object.fromEntries(#)'],
  [
    'Object.fromEntries of map',
    record(T),
    [list(P), fn({ x: P }, tuple(string, T))],
    'Object.fromEntries(#.map(#))',
    0.5,
  ],
  ['record[key]', union(T, { kind: 'undefined' }), [record(T), string], '#[#]'],
  ['{ [key]: value }', record(T), [string, T], '({ [#]: # } as Record<string, {T}>)'],
  ['{ ...record, [key]: value }', record(T), [record(T), string, T], '({ ...#, [#]: # } as Record<string, {T}>)', 0.5],
  ['Object.assign', record(T), [record(T), record(T)], 'Object.assign({}, #, #)', 0.4],
  ['Object.hasOwn', boolean, [record(T), string], 'Object.hasOwn(#, #)', 0.4],
  ['key in record', boolean, [record(T)], "('a' in #)", 0.3],
  ['JSON.stringify', string, [union(strings, record(string), boolean)], 'JSON.stringify(#)', 0.3],
  ['JSON.parse', J, [J], '(JSON.parse(JSON.stringify(#)) as {J})', 0.2],
)

/** Instants. */
export const dateRows: readonly Row[] = rows(
  ['new Date(s).toISOString()', iso, [iso], 'new Date(#).toISOString()', 0.7],
  ['new Date(n).toISOString()', iso, [number], 'new Date(#).toISOString()', 0.3],
  ['new Date(s).getTime()', number, [iso], 'new Date(#).getTime()', 0.5],
  ['Date.parse', number, [iso], 'Date.parse(#)', 0.3],
  ['date.getUTCFullYear()', number, [iso], 'new Date(#).getUTCFullYear()', 0.3],
  ['date.getUTCHours()', number, [iso], 'new Date(#).getUTCHours()', 0.2],
  ['date - date', number, [iso, iso], '(new Date(#).getTime() - new Date(#).getTime())', 0.3],
  ['date < date', boolean, [iso, iso], '(new Date(#) < new Date(#))', 0.3],
  ['Date.now()', number, [], 'Date.now()', 0.1],
  ['new Date().toISOString()', iso, [], 'new Date().toISOString()', 0.1],
)
