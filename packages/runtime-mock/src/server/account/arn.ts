import { answered, refused, type Answered } from '../answered.ts'

/** The kinds of things that have ARNs in Step Functions. */
export type ArnKind = 'stateMachine' | 'execution' | 'express' | 'activity' | 'mapRun'

/** An ARN of Step Functions, taken apart. */
export interface Arn {
  readonly text: string
  readonly kind: string
  /** What follows the kind, at its colons. */
  readonly parts: readonly string[]
}

const prefix = /^arn:aws[a-z-]*:states:/

/** Reads an ARN that must be of one of some kinds. */
export function readArn(text: string, ...kinds: readonly ArnKind[]): Answered<Arn> {
  if (!prefix.test(text)) return invalidArn(`Invalid ARN prefix: ${text}`)
  const [, , , region = '', account = '', kind = '', ...parts] = text.split(':')
  if (region === '' || account === '' || parts.length === 0 || parts.includes('')) return invalidArn(text)
  if (!kinds.some((one) => one === kind)) {
    return invalidArn(`Resource type not valid in this context: ${kind}`)
  }
  return answered({ text, kind, parts })
}

function invalidArn(what: string): ReturnType<typeof refused> {
  return refused('InvalidArn', `Invalid Arn: '${what}'`)
}

/** What a state machine's ARN names: the machine, and which version or alias of it. */
export interface MachineReference {
  /** The ARN of the machine itself. */
  readonly machineArn: string
  readonly qualifier: string | null
  /** The test case that Step Functions Local takes after `#`. */
  readonly testCase: string | null
}

/** Reads the ARN of a state machine, a version or an alias. */
export function readMachineArn(text: string): Answered<MachineReference> {
  const [arn = '', testCase = null] = text.split('#')
  const read = readArn(arn, 'stateMachine')
  if (!read.ok) return read
  const [, qualifier = null] = read.value.parts
  const machineArn = arn.split(':').slice(0, 7).join(':')
  return answered({ machineArn, qualifier, testCase })
}
