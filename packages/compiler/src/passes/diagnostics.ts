import { codes, jsonataLimits, type Diagnostic, type DiagnosticCode, type SourceLocation } from '@stepwright/asl'

interface Named {
  readonly name: string
  readonly at: SourceLocation
}

function diagnostic(code: DiagnosticCode, location: SourceLocation, message: string, hint: string): Diagnostic {
  return { code, severity: codes[code].severity, message, location, hint }
}

const place = ({ file, line, column }: SourceLocation): string => `${file}:${line}:${column}`
const quoted = (next: string | null): string => (next === null ? 'the end' : `'${next}'`)

export function duplicateStateName(state: Named, first: Named): Diagnostic {
  return diagnostic(
    'SW1101',
    state.at,
    `The name '${state.name}' is taken by another state, at ${place(first.at)}.`,
    'State names are unique in the whole machine, inside maps and parallels too. Rename one; a fragment used in several scopes can be a function that takes a prefix for its names.',
  )
}

export function stateNameLength(state: Named): Diagnostic {
  const length = Array.from(state.name).length
  return diagnostic(
    'SW1102',
    state.at,
    length === 0 ? 'A state has an empty name.' : `The name '${state.name}' has ${length} characters.`,
    'A state name has 1 to 80 characters.',
  )
}

export function divergingReuse(
  state: Named,
  ways: readonly [string | null, string | null],
  at: SourceLocation,
  first: SourceLocation,
): Diagnostic {
  return diagnostic(
    'SW1103',
    at,
    `State '${state.name}' is used in two places that go on differently: to ${quoted(ways[0])} and to ${quoted(ways[1])}.`,
    `A fragment is shared when what follows it is the same, and the first use is at ${place(first)}. Give one of them states of its own: .use(fragment, { prefix: 'Again: ' }).`,
  )
}

export function edgeWithoutState(from: Named, edge: string, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1104',
    at,
    `${edge} of '${from.name}' leads nowhere: it has no state, and none follows '${from.name}'.`,
    "End it in a state with a name, for example .succeed('Done'). Stepwright adds no states you did not write.",
  )
}

export function emptyScope(what: string, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1105',
    at,
    `${what} has no states.`,
    'A machine, a map body and a parallel branch each need at least one state.',
  )
}

export function unreachableState(state: Named): Diagnostic {
  return diagnostic(
    'SW1106',
    state.at,
    `State '${state.name}' cannot be reached.`,
    'Every path before it ends in a fail or a succeed. Remove it, or let an arm or a handler go on to it.',
  )
}

export function literalSubstitution(text: string, what: string, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1107',
    at,
    `${what} contains '${text}', which a deployment would take for a parameter.`,
    'Names and comments hold no parameters. Write it without the $ before the brace.',
  )
}

export function assignWithoutNames(state: Named, reason: string, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1108',
    at,
    `The assign of '${state.name}' ${reason}.`,
    'Return an object literal that names each variable: (result) => ({ report: result }). The States Language knows variables by these names.',
  )
}

export function outerVariableAssigned(state: Named, variable: string, outer: Named, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1109',
    at,
    `State '${state.name}' assigns the variable '${variable}', which belongs to the scope around it: '${outer.name}' assigns it there.`,
    'A map body or a parallel branch reads outer variables and cannot assign them. Use another name, or return the value as output and assign it after the map or parallel.',
  )
}

export function variableNeverAssigned(
  state: Named,
  variable: string,
  known: readonly string[],
  at: SourceLocation,
): Diagnostic {
  return diagnostic(
    'SW1110',
    at,
    `State '${state.name}' reads the variable '${variable}', which no state assigns.`,
    known.length === 0
      ? 'Assign it first, in a state before this one.'
      : `Assign it first, in a state before this one. Known here: ${known.map((name) => `'${name}'`).join(', ')}.`,
  )
}

export function variableHidden(state: Named, variable: string, map: string, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1110',
    at,
    `State '${state.name}' reads the variable '${variable}', which is out of reach: the body of the distributed map '${map}' runs in an execution of its own.`,
    "Hand it on with the map's itemSelector, or with the batchInput of its itemBatcher.",
  )
}

export function variableMayBeMissing(state: Named, variable: string, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1111',
    at,
    `The variable '${variable}' that '${state.name}' assigns may be undefined.`,
    `A variable holds JSON, which has no undefined. Give it a value in that case too, for example with ?? null.`,
  )
}

export function variableHidesFunction(state: Named, variable: string, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1112',
    at,
    `The variable '${variable}' that '${state.name}' assigns has the name of a JSONata function.`,
    `A variable $${variable} would hide the function $${variable}(…) from every expression after it. Use another name.`,
  )
}

export function expressionTooDeep(at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW2012',
    at,
    `The expression is nested more than ${jsonataLimits.depth} levels deep, where AWS stops evaluating.`,
    'Look a value up in an object instead of testing for it, use array methods, or assign a part to a variable in a state before.',
  )
}

export function jumpWithoutState(target: string, hint: string, at: SourceLocation): Diagnostic {
  return diagnostic('SW1113', at, `There is no state '${target}' in this scope.`, hint)
}

export function loopVariableTaken(state: Named, variable: string, loop: Named): Diagnostic {
  return diagnostic(
    'SW1114',
    state.at,
    `State '${state.name}' assigns the variable '${variable}', in which the loop '${loop.name}' counts its rounds.`,
    'Rename the variable, or the loop: its variable is named after it.',
  )
}

export function tokenNotPassed(task: Named, at: SourceLocation): Diagnostic {
  return diagnostic(
    'SW1115',
    at,
    `The task '${task.name}' waits for its token, and its arguments do not pass it on.`,
    'Put context.Task.Token where whoever is to answer finds it: (input, { context }) => ({ …, token: context.Task.Token }). The token in a text is fine too.',
  )
}

export function jumpWithoutVariable(jump: Named, variable: string, reader: Named): Diagnostic {
  return diagnostic(
    'SW1116',
    jump.at,
    `The jump to '${jump.name}' comes without the variable '${variable}', which '${reader.name}' reads.`,
    `Assign '${variable}' before the jump, or jump to a state that comes before it is assigned.`,
  )
}
