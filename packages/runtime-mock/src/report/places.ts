import type { SourceLocation, State, StateMachineDefinition, StatesBlock } from '@stepwright/asl'

/** Where the part of a definition that a JSON pointer names was written; undefined when that is not known. */
export type SourceOf = (pointer: string) => SourceLocation | undefined

/** Where states and their fields were written. */
export interface Places {
  readonly ofState: (name: string) => SourceLocation | undefined
  /** `field` as an `EvaluationFailed` event names it: `Output/total`, `Catch[0]/Assign`; null for the state itself. */
  readonly ofField: (state: string, field: string | null) => SourceLocation | undefined
}

/** Of a definition of which nothing is known. */
const noPlaces: Places = { ofState: () => undefined, ofField: () => undefined }

/** Finds places by the names of states, which are unique in a definition. */
export function placesIn(definition: StateMachineDefinition, sourceOf: SourceOf | undefined): Places {
  if (!sourceOf) return noPlaces
  let pointers: ReadonlyMap<string, string> | null = null
  const ofField: Places['ofField'] = (state, field) => {
    const pointer = (pointers ??= new Map(pointersOf(definition, ''))).get(state)
    return pointer === undefined ? undefined : sourceOf(pointer + fieldPointer(field))
  }
  return { ofField, ofState: (name) => ofField(name, null) }
}

function* pointersOf(block: StatesBlock, at: string): Generator<readonly [string, string]> {
  for (const [name, state] of Object.entries(block.States)) {
    const pointer = `${at}/States/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    yield [name, pointer]
    for (const [step, inner] of blocksIn(state)) yield* pointersOf(inner, `${pointer}/${step}`)
  }
}

function blocksIn(state: State): readonly (readonly [string, StatesBlock])[] {
  if (state.Type === 'Parallel') return state.Branches.map((branch, index) => [`Branches/${index}`, branch] as const)
  if (state.Type !== 'Map') return []
  if (state.ItemProcessor) return [['ItemProcessor', state.ItemProcessor]]
  return state.Iterator ? [['Iterator', state.Iterator]] : []
}

/** `Catch[0]/Output` → `/Catch/0/Output` */
function fieldPointer(field: string | null): string {
  return field === null ? '' : `/${field.replace(/\[(\d+)\]/g, '/$1')}`
}

/** `src/daily.pipeline.ts:12:8` */
export function placeText({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`
}
