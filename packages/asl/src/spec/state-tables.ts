import type { StateType } from '../wire/definition.ts'
import { limits } from './limits.ts'
import {
  assign,
  failurePath,
  flag,
  integerOrExpression,
  literal,
  nullablePath,
  oneOf,
  referencePath,
  resultPath,
  secondsOrExpression,
  target,
  template,
  text,
  textOrExpression,
} from './values.ts'
import {
  inJsonata,
  inJsonPath,
  optional,
  required,
  table,
  type ObjectSpec,
  type StatesMoment,
  type ValueSpec,
} from './value-spec.ts'

const common = {
  Type: required(text),
  Comment: optional(text),
  QueryLanguage: optional(oneOf('JSONPath', 'JSONata')),
} as const

const flow = { Next: optional(target), End: optional(flag) } as const

const data = (moment: StatesMoment) =>
  ({
    InputPath: inJsonPath(nullablePath),
    OutputPath: inJsonPath(nullablePath),
    Output: inJsonata(template(moment)),
  }) as const

const result = { ResultSelector: inJsonPath(template('result')), ResultPath: inJsonPath(resultPath) } as const

const failure = {
  Retry: optional({ kind: 'objects', of: 'Retrier', nonEmpty: false }),
  Catch: optional({ kind: 'objects', of: 'Catcher', nonEmpty: false }),
} as const

const percentage: ValueSpec = { kind: 'number', integer: false, min: 0, max: 100, expression: true }

/**
 * The field tables of the eight state types, for both query languages.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
 */
export const stateTables: { readonly [Type in StateType]: ObjectSpec } = {
  Task: table(
    {
      ...common,
      ...flow,
      ...data('result'),
      ...result,
      ...failure,
      Resource: required(text),
      Parameters: inJsonPath(template('entry')),
      Arguments: inJsonata(template('entry')),
      Assign: optional(assign('result')),
      Credentials: optional({ kind: 'template', moment: 'entry', objectOnly: true }),
      TimeoutSeconds: optional(secondsOrExpression),
      TimeoutSecondsPath: inJsonPath(referencePath),
      HeartbeatSeconds: optional(secondsOrExpression),
      HeartbeatSecondsPath: inJsonPath(referencePath),
    },
    {
      exclusive: [
        ['TimeoutSeconds', 'TimeoutSecondsPath'],
        ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
      ],
    },
  ),
  Pass: table({
    ...common,
    ...flow,
    ...data('entry'),
    Assign: optional(assign('entry')),
    Parameters: inJsonPath(template('entry')),
    Result: inJsonPath(literal),
    ResultPath: inJsonPath(resultPath),
  }),
  Choice: table({
    ...common,
    ...data('entry'),
    Assign: optional(assign('entry')),
    Choices: required({ kind: 'rules' }),
    Default: optional(target),
  }),
  Wait: table(
    {
      ...common,
      ...flow,
      ...data('entry'),
      Assign: optional(assign('entry')),
      Seconds: optional(integerOrExpression(0, limits.seconds)),
      SecondsPath: inJsonPath(referencePath),
      Timestamp: optional({ kind: 'timestamp' }),
      TimestampPath: inJsonPath(referencePath),
    },
    {
      exclusive: [['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath']],
      needed: [['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath']],
    },
  ),
  Succeed: table({ ...common, ...data('entry') }),
  Fail: table(
    {
      ...common,
      Error: optional(textOrExpression),
      ErrorPath: inJsonPath(failurePath),
      Cause: optional(textOrExpression),
      CausePath: inJsonPath(failurePath),
    },
    {
      exclusive: [
        ['Error', 'ErrorPath'],
        ['Cause', 'CausePath'],
      ],
    },
  ),
  Parallel: table({
    ...common,
    ...flow,
    ...data('result'),
    ...result,
    ...failure,
    Branches: required({ kind: 'objects', of: 'Branch', nonEmpty: true }),
    Parameters: inJsonPath(template('entry')),
    Arguments: inJsonata(template('entry')),
    Assign: optional(assign('result')),
  }),
  Map: table(
    {
      ...common,
      ...flow,
      ...data('result'),
      ...result,
      ...failure,
      Assign: optional(assign('result')),
      ItemProcessor: optional({ kind: 'object', of: 'ItemProcessor' }),
      Iterator: optional({ kind: 'object', of: 'Iterator' }),
      Items: inJsonata({ kind: 'items' }),
      ItemsPath: inJsonPath(referencePath),
      ItemSelector: optional(template('entry')),
      Parameters: inJsonPath(template('entry')),
      ItemReader: optional({ kind: 'object', of: 'ItemReader' }),
      ItemBatcher: optional({ kind: 'object', of: 'ItemBatcher' }),
      ResultWriter: optional({ kind: 'object', of: 'ResultWriter' }),
      MaxConcurrency: optional(integerOrExpression(0, limits.seconds)),
      MaxConcurrencyPath: inJsonPath(referencePath),
      ToleratedFailureCount: optional(integerOrExpression(0, limits.mapItems)),
      ToleratedFailureCountPath: inJsonPath(referencePath),
      ToleratedFailurePercentage: optional(percentage),
      ToleratedFailurePercentagePath: inJsonPath(referencePath),
      Label: optional(text),
    },
    {
      exclusive: [
        ['ItemProcessor', 'Iterator'],
        ['ItemSelector', 'Parameters'],
        ['MaxConcurrency', 'MaxConcurrencyPath'],
        ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
        ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
      ],
      needed: [['ItemProcessor', 'Iterator']],
    },
  ),
}

/** The values of `Type`, in the order of AWS's own messages. */
export const stateTypes: readonly StateType[] = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map']

/** True for one of the eight state types. */
export const isStateType = (type: unknown): type is StateType =>
  typeof type === 'string' && (stateTypes as readonly string[]).includes(type)
