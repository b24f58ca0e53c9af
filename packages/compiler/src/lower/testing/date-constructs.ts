import fc from 'fast-check'
import { flag } from './arbitraries.ts'
import type { Construct } from './construct.ts'
import { rowsOf } from './rows.ts'

/** Instants of the years 0 to 9999, whose texts JavaScript and JSONata write alike. */
const millis = fc.oneof(
  fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }),
  fc.integer({ min: 0, max: 2_000_000_000_000 }),
  fc.constantFrom(0, -1, 1, 951_782_399_999, 1_709_164_800_000, -62_167_219_200_000, 253_402_300_799_999),
)
const full = millis.map((ms) => new Date(ms).toISOString())
const two = (n: number): string => String(n).padStart(2, '0')

/** Texts of an instant as systems write them: with and without a time, its fraction, and an offset. */
const iso = fc.oneof(
  full,
  full.map((text) => text.slice(0, 10)),
  full.map((text) => text.slice(0, 7)),
  full.map((text) => text.slice(0, 4)),
  full.map((text) => `${text.slice(0, 19)}Z`),
  full.map((text) => `${text.slice(0, 21)}Z`),
  fc
    .tuple(full, fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 14 }), fc.constantFrom(0, 30, 45))
    .filter(([text]) => !/^(?:0000|9999)/.test(text))
    .map(([text, sign, hours, minutes]) => `${text.slice(0, 19)}${sign}${two(hours)}:${two(minutes)}`),
)

/** What is known of instants: as texts, in milliseconds, and by their parts in UTC. */
export const dateConstructs: readonly Construct[] = rowsOf([
  {
    name: 'dates',
    type: '{ a: string; b: string; ms: number; o?: string; ok: boolean; xs: { at: string }[] }',
    subject: fc.record(
      { a: iso, b: full, ms: millis, o: full, ok: flag, xs: fc.array(fc.record({ at: full }), { maxLength: 3 }) },
      { requiredKeys: ['a', 'b', 'ms', 'ok', 'xs'] },
    ),
    fns: [
      '(f) => new Date(f.a).toISOString()',
      '(f) => new Date(f.a).getTime()',
      '(f) => new Date(f.a).valueOf()',
      '(f) => Date.parse(f.a)',
      '(f) => new Date(f.ms).toISOString()',
      '(f) => new Date(f.ms).getTime()',
      '(f) => new Date(f.ms + 0.5).toISOString()',
      '(f) => new Date(0).toJSON()',
      "(f) => new Date('2024-02-29').toISOString()",
      "(f) => new Date('2024-02-29T12:30:00+02:00').getTime()",
      '(f) => new Date(f.a).getUTCFullYear()',
      '(f) => new Date(f.a).getUTCMonth()',
      '(f) => new Date(f.a).getUTCDate()',
      '(f) => new Date(f.a).getUTCDay()',
      '(f) => new Date(f.a).getUTCHours()',
      '(f) => new Date(f.a).getUTCMinutes()',
      '(f) => new Date(f.a).getUTCSeconds()',
      '(f) => new Date(f.a).getUTCMilliseconds()',
      '(f) => new Date(f.ms).getUTCFullYear() * 100 + new Date(f.ms).getUTCMonth() + 1',
      '(f) => new Date(f.a).getTime() - new Date(f.b).getTime()',
      '(f) => (new Date(f.a).getTime() - new Date(f.b).getTime()) / 86_400_000 > 1',
      '(f) => Math.floor((Date.parse(f.a) - Date.parse(f.b)) / 3_600_000)',
      '(f) => new Date(f.a) < new Date(f.b)',
      '(f) => new Date(f.a) >= new Date(f.ms)',
      '(f) => new Date(new Date(f.a).getTime()).toISOString()',
      '(f) => new Date(new Date(f.a)).toISOString()',
      '(f) => ({ at: new Date(f.a) })',
      '(f) => [new Date(f.ms), null]',
      '(f) => JSON.stringify(new Date(f.a))',
      '(f) => JSON.stringify({ at: new Date(f.a) })',
      '(f) => typeof new Date(f.a)',
      '(f) => { const at = new Date(f.a); return { iso: at.toISOString(), year: at.getUTCFullYear(), ms: at.getTime() } }',
      '(f) => { const at = new Date(f.ms); return [at.getTime(), at.toISOString(), at.getUTCDay(), at] }',
      '(f) => { const at = f.ok ? new Date(f.a) : null; return at?.getTime() ?? -1 }',
      '(f) => { const at = f.ok ? new Date(f.a) : new Date(f.ms); return [at.toISOString(), at.getUTCHours()] }',
      '(f) => (f.o === undefined ? null : new Date(f.o).toISOString())',
      '(f) => f.xs.map(({ at }) => new Date(at).getTime())',
      '(f) => f.xs.toSorted((a, b) => new Date(a.at).getTime() - new Date(b.at).getTime()).map((x) => x.at)',
      '(f) => f.xs.map(({ at }) => new Date(at)).map((at) => at.getTime())',
      '(f) => f.xs.map(({ at }) => new Date(at)).toSorted((a, b) => a.getTime() - b.getTime()).map((at) => at.toISOString())',
      '(f) => { const all = f.xs.map(({ at }) => new Date(at)); return all.filter((at) => at.getUTCMonth() > 5).length }',
      '(f) => [new Date(f.a), new Date(f.ms)].filter((at) => at > new Date(f.b)).map((at) => ({ at, day: at.getUTCDate() }))',
      '(f) => f.xs.map(({ at }) => new Date(at)).reduce((latest, at) => Math.max(latest, at.getTime()), 0)',
      '(f) => day(new Date(f.a))',
      '(f) => { const o = { at: new Date(f.a), ms: f.ms }; return o.at.getTime() - o.ms }',
      '(f) => { const o = { ...f, at: new Date(f.a) }; return [o.at.toISOString(), o.at < new Date(f.b), o.at.getUTCDay(), o.at] }',
      '(f) => { const [from, to] = [new Date(f.a), new Date(f.b)]; return to.getTime() - from.getTime() }',
      '(f) => { const { range: { from } } = { range: { from: new Date(f.ms), ok: f.ok } }; return from.toISOString() }',
      '(f) => (f.ms > 0 && f.ms < 253_000_000_000_000 ? new Date(f.ms + 86_400_000).toISOString() : null)',
    ],
  },
])

/** What the constructs above refer to. */
export const datePrelude = `
  const day = (at: Date): number => at.getUTCDate()
`
