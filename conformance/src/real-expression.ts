import { expr, pipeline, type Context, type Expr, type MapContext } from 'stepwright'
import { lambda } from 'stepwright/aws'

/** An expression that somebody published, where it lies, and what a user of ours would write in its place. */
export interface RealExpression {
  /** The definition's name in the corpus, and the expression's JSON pointer in it: `name#/States/…`. */
  readonly at: string
  readonly samples: readonly Sample[]
  /** A machine that has the function in its state 'Case'. */
  readonly machine: unknown
}

/** What the two are evaluated on. */
export interface Sample {
  readonly input: unknown
  readonly result?: unknown
  readonly variables?: unknown
  readonly mapItem?: unknown
}

type Place = `${string}#/${string}`

/** What any of our functions may read besides its subject. */
interface Around<Input, Vars> {
  readonly input: Input
  readonly vars: Vars
  readonly context: Context & { readonly Task: { readonly Token: string } }
}

/** An expression over a state's input. */
export function real<Input>(
  at: Place,
  fn: Expr<Input, Around<Input, object>, unknown>,
  ...inputs: readonly Input[]
): RealExpression {
  return { at, machine: machineOf(fn, null), samples: inputs.map((input) => ({ input })) }
}

/** The test of a choice's rule. */
export function realTest<Input>(
  at: Place,
  test: Expr<Input, Around<Input, object>, boolean>,
  ...inputs: readonly Input[]
): RealExpression {
  const machine = start()
    .choice('Case', (c) => c.when(test, (yes) => yes).otherwise((no) => no))
    .succeed('Done')
  return { at, machine, samples: inputs.map((input) => ({ input })) }
}

/** An expression that reads variables of the machine. */
export function realOfVariables<Vars, Input = null>(
  at: Place,
  vars: Expr<unknown, unknown, Vars>,
  fn: Expr<Input, Around<Input, Vars>, unknown>,
  ...samples: readonly { readonly input: Input; readonly variables: Vars }[]
): RealExpression {
  return { at, machine: machineOf(fn, vars), samples }
}

/** An expression over the result of a Lambda function. */
export function realOfPayload<Result, Input = unknown>(
  at: Place,
  fn: Expr<Result, Around<Input, object> & { readonly result: Result }, unknown>,
  ...samples: readonly { readonly input: Input; readonly payload: Result }[]
): RealExpression {
  const machine = start()
    .task(
      'Case',
      lambda('function'),
      expr(() => ({})),
    )
    .output(fn)
    .succeed()
  return { at, machine, samples: samples.map(({ input, payload }) => ({ input, result: { Payload: payload } })) }
}

/** An expression for each item of a Map. */
export function realOfItem<Item, Input = unknown>(
  at: Place,
  fn: Expr<Input, Around<Input, object> & { readonly context: MapContext<Item> }, unknown>,
  ...samples: readonly { readonly input: Input; readonly item: Item }[]
): RealExpression {
  const machine = start()
    .map(
      'Each',
      expr(() => []),
      (item) => item.pass('Case', fn),
    )
    .succeed()
  return { at, machine, samples: samples.map(({ input, item }) => ({ input, mapItem: item })) }
}

function machineOf(fn: unknown, vars: unknown): unknown {
  const flow =
    vars === null
      ? start()
      : start()
          .pass(
            'Variables',
            expr(() => null),
          )
          .assign(vars)
  return flow.pass('Case', fn).succeed()
}

/** The chain, without the types that would follow the data of each case: here it only is to be compiled. */
interface Chain {
  pass(name: string, fn: unknown): Chain
  assign(fn: unknown): Chain
  output(fn: unknown): Chain
  task(name: string, resource: unknown, fn: unknown): Chain
  map(name: string, items: unknown, body: (item: Chain) => Chain): Chain
  choice(name: string, arms: (choice: Arms) => unknown): Chain
  succeed(name?: string): unknown
}

interface Arms {
  when(test: unknown, arm: (flow: Chain) => Chain): Arms
  otherwise(arm: (flow: Chain) => Chain): unknown
}

const start = (): Chain => pipeline('Real') as unknown as Chain
