/** A state machine or a part of it, as parsed from JSON. */
interface Machine {
  readonly StartAt: string
  readonly States: Readonly<Record<string, State>>
}

/** What an outline reads of a state. */
interface State {
  readonly Type: string
  readonly Resource?: string
  readonly Next?: string
  readonly Default?: string
  readonly Choices?: readonly { readonly Next: string }[]
  readonly Retry?: readonly { readonly ErrorEquals: readonly string[]; readonly MaxAttempts?: number }[]
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[]
  readonly Assign?: object
  readonly MaxConcurrency?: number
  readonly ItemProcessor?: Machine
  readonly Branches?: readonly Machine[]
}

/**
 * A machine without its expressions: names, types, resources, edges, retries, catchers, variables. Two machines with equal
 * outlines are the same amount of work to describe. Timeouts are left out: CDK hands a Glue job's to Glue.
 */
export function outline(machine: object): unknown {
  const { StartAt, States } = machine as Machine
  const states = Object.entries(States).map(([name, state]) => [name, outlineState(state)] as const)
  return { StartAt, States: Object.fromEntries(states) }
}

function outlineState(state: State): unknown {
  const { Type, Resource, Next, Default, Choices, Retry, Catch, Assign, MaxConcurrency, ItemProcessor, Branches } =
    state
  return {
    Type,
    Resource: Resource?.replace(/^arn:.*:states:/, ''),
    Next,
    Default,
    Choices: Choices?.map((choice) => choice.Next),
    Retry: Retry?.map(({ ErrorEquals, MaxAttempts }) => ({ ErrorEquals, MaxAttempts })),
    Catch: Catch?.map(({ ErrorEquals, Next }) => ({ ErrorEquals, Next })),
    Assign: Assign && Object.keys(Assign),
    MaxConcurrency,
    ItemProcessor: ItemProcessor && outline(ItemProcessor),
    Branches: Branches?.map(outline),
  }
}
