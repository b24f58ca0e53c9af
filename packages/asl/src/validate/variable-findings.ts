import { didYouMean } from '../diagnostics/nearest-name.ts'
import { limits } from '../spec/limits.ts'
import { describe, describeFirst, type Place } from './place.ts'
import type { Finding, VariableRead } from './visit.ts'

export const badVariableName = (at: Place, name: string): Finding => ({
  code: 'SW3100',
  message: `${describeFirst(at)} assigns '${name}', which is not a variable name.`,
  hint: 'A variable is a letter or underscore followed by letters, digits and underscores; parts of it cannot be assigned.',
})

export const longVariableName = (at: Place, characters: number): Finding => ({
  code: 'SW3100',
  message: `${describeFirst(at)} has a name of ${characters} characters; a variable has at most ${limits.variableNameCharacters}.`,
  hint: 'Shorten the name.',
})

export const reservedVariableName = (at: Place): Finding => ({
  code: 'SW3101',
  message: `${describeFirst(at)} assigns 'states', the name of what Step Functions itself provides as $states.`,
  hint: 'Choose another name.',
})

export const neverAssigned = ({ name, at, range }: VariableRead, known: Iterable<string>): Finding => ({
  code: 'SW3102',
  message: `${describeFirst(at)} reads the variable '$${name}', which no state before it assigns.`,
  hint: didYouMean(name, known, "Add it to an 'Assign' of a state before, or read it from the input."),
  ...(range === undefined ? {} : { range }),
})

export const notOnEveryPath = ({ name, at, range }: VariableRead, missing: string): Finding => ({
  code: 'SW3103',
  message: `${describeFirst(at)} reads the variable '$${name}', which is not assigned when the flow comes by '${missing}'.`,
  hint: `Assign '${name}' on every path that leads here.`,
  ...(range === undefined ? {} : { range }),
})

export const outerVariable = (at: Place, name: string, owner: Place): Finding => ({
  code: 'SW3104',
  message: `${describeFirst(at)} assigns '$${name}', a variable of the scope around ${describe(owner)}; an inner scope can read it, not write it.`,
  hint: 'Use another name, and hand the value out as the output of the scope.',
})

export const beyondDistributed = ({ name, at, range }: VariableRead, owner: Place): Finding => ({
  code: 'SW3105',
  message: `${describeFirst(at)} reads the variable '$${name}' from outside the distributed Map '${String(owner.key)}', whose items run as executions of their own.`,
  hint: `Pass it in with the Map's 'ItemSelector' or 'BatchInput'.`,
  ...(range === undefined ? {} : { range }),
})
