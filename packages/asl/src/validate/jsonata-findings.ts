import { nearestName } from '../diagnostics/nearest-name.ts'
import { awsFunctions } from '../jsonata/aws-functions.ts'
import { builtInFunctions } from '../jsonata/built-in-functions.ts'
import type { JsonataFinding } from '../jsonata/check-jsonata.ts'
import type { SyntaxFinding } from '../paths/path.ts'
import type { StatesMoment } from '../spec/value-spec.ts'
import { describeFirst, type Place } from './place.ts'
import type { Finding } from './visit.ts'

type ReportedKind = Exclude<JsonataFinding['kind'], 'undefinedVariable'>
type Describe = (at: Place, finding: JsonataFinding, moment: StatesMoment) => Finding

export const syntaxError = (at: Place, { message, start, end }: SyntaxFinding): Finding => ({
  code: 'SW3120',
  message: `${describeFirst(at)} is not a JSONata expression. ${message.replace(/\.?$/u, '.')}`,
  aws: message,
  hint: 'The dialect is JSONata 2.0.6 with the functions of Step Functions; text stands in quotes.',
  range: { start, end: Math.max(start, end) },
})

const rangeOf = ({ start, end }: JsonataFinding): NonNullable<Finding['range']> => ({ start, end })

/** What there is of `$states` at each moment. */
const members: { readonly [moment in StatesMoment]: string } = {
  entry: '$states.input and $states.context',
  result: '$states.input, $states.result and $states.context',
  error: '$states.input, $states.errorOutput and $states.context',
}

/** A finding of the JSONata dialect as one about the definition. */
export const reportFor: { readonly [Kind in ReportedKind]: Describe } = {
  topLevelReference: (at, finding) => ({
    code: 'SW3121',
    message: `${describeFirst(at)} refers to '${finding.name}', but Step Functions gives an expression no context to find it in.`,
    hint: finding.name.startsWith('$')
      ? 'Write $states.input.'
      : `Write $states.input.${finding.name}, or quote it as text.`,
    range: rangeOf(finding),
    aws: finding.message,
  }),
  unavailableMember: (at, finding, moment) => ({
    code: 'SW3122',
    message: `${describeFirst(at)} reads '$states.${finding.name}', which does not exist at that point.`,
    hint: `There are ${members[moment]}.`,
    range: rangeOf(finding),
  }),
  unknownMember: (at, finding, moment) => ({
    code: 'SW3123',
    message: `${describeFirst(at)} reads '$states.${finding.name}', which does not exist.`,
    hint: `There are ${members[moment]}.`,
    range: rangeOf(finding),
  }),
  evalFunction: (at, finding) => ({
    code: 'SW3126',
    message: `${describeFirst(at)} calls '$eval', which Step Functions does not have.`,
    hint: '$parse reads JSON text.',
    range: rangeOf(finding),
  }),
  unknownFunction(at, finding) {
    const nearest = nearestName(finding.name, [...builtInFunctions, ...Object.keys(awsFunctions)])
    return {
      code: 'SW3124',
      message: `${describeFirst(at)} calls '$${finding.name}', which is not a function.`,
      hint:
        nearest === null
          ? 'JSONata 2.0.6 and Step Functions have no function of that name.'
          : `Did you mean '$${nearest}'?`,
      range: rangeOf(finding),
    }
  },
  argumentCount: (at, finding) => ({
    code: 'SW3125',
    message: `${describeFirst(at)}: ${finding.message}`,
    hint: 'Give it the arguments that it takes.',
    range: rangeOf(finding),
  }),
}
