import { codes, suggestion, type Diagnostic, type DiagnosticCode, type SourceLocation } from '@stepwright/asl'
import type { BegunPipeline } from '@stepwright/dsl'

// What the command line itself finds wrong.

interface Details {
  readonly hint?: string
  readonly location?: SourceLocation
}

function problem(code: DiagnosticCode, message: string, details: Details = {}): Diagnostic {
  return { code, severity: codes[code].severity, message, ...details }
}

const listed = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ')

export function noPipelineFiles(folder: string): Diagnostic {
  return problem('SW5003', `There is no *.pipeline.ts in '${folder}' or below it.`, {
    hint: 'Name the files to build, or end their names in .pipeline.ts.',
  })
}

export function noPipelineIn(file: string, exported: readonly string[]): Diagnostic {
  const has =
    exported.length === 0
      ? 'exports nothing'
      : `exports ${listed(exported)}, ${exported.length === 1 ? 'which is no' : 'and none of them is a'} finished pipeline`
  return problem('SW5004', `'${file}' ${has}.`, {
    hint: 'Export what the last call of the chain returns: export const copyFile = pipeline(…)….succeed()',
    location: { file, line: 1, column: 1 },
  })
}

export function notFinished({ name, at }: BegunPipeline, exportName: string): Diagnostic {
  return problem('SW5017', `The pipeline '${name}', exported as '${exportName}', is not finished, so it is left out.`, {
    hint: 'End it with .succeed() or .fail(…). What other flows continue is a fragment(), or is not exported.',
    location: at,
  })
}

export function sameOutput(name: string, files: readonly string[], location: SourceLocation): Diagnostic {
  return problem(
    'SW5008',
    `Several pipelines are named '${name}', and would be written to one file: ${files.join(', ')}.`,
    {
      hint: 'Give each pipeline a name of its own; it is the name of the state machine too.',
      location,
    },
  )
}

export function whichPipeline(file: string, names: readonly string[], location: SourceLocation): Diagnostic {
  return problem('SW5014', `'${file}' has several pipelines: ${listed(names)}.`, {
    hint: `Say which one: ${file}#${names[0] ?? ''}`,
    location,
  })
}

export function noSuchPipeline(file: string, name: string, names: readonly string[]): Diagnostic {
  return problem('SW5014', `'${file}' has no pipeline '${name}'.`, {
    ...suggestion(name, names, `It has ${listed(names)}.`),
    location: { file, line: 1, column: 1 },
  })
}

export function notACode(text: string): Diagnostic {
  return problem(
    'SW5016',
    `'${text}' is not the code of a finding.`,
    suggestion(text, Object.keys(codes), 'Codes look like SW3195.'),
  )
}

export function notSilenceable(code: DiagnosticCode): Diagnostic {
  return problem('SW5016', `${code} is an error, and only warnings can be silenced.`, {
    hint: `docs/errors/${code}.md says how to resolve it.`,
  })
}

export function paramSyntax(text: string): Diagnostic {
  return problem('SW5011', `'--param ${text}' does not read as Name=value.`, {
    hint: 'For example: --param Bucket=raw-files',
  })
}

export function paramMissing(name: string, users: readonly string[]): Diagnostic {
  const used = users.length === 0 ? '' : `, used by ${listed(users)},`
  return problem('SW5012', `The parameter '${name}'${used} has no value.`, { hint: `Add --param ${name}=…` })
}

export function paramUnknown(name: string, known: readonly string[]): Diagnostic {
  const fallback = known.length === 0 ? 'It has no parameters.' : `It has ${listed(known)}.`
  return problem('SW5013', `The definition has no parameter '${name}'.`, suggestion(name, known, fallback))
}

export function inputNotJson(source: string, reason: string, location?: SourceLocation): Diagnostic {
  return problem('SW5009', `The input ${source} is not JSON: ${reason}.`, {
    hint: 'Give a file that holds JSON, JSON itself in quotes of your shell, or - for standard input.',
    ...(location && { location }),
  })
}

export function inputAgainstSchema(where: string, reason: string, location: SourceLocation | null): Diagnostic {
  return problem(
    'SW5015',
    `The input does not fit the pipeline's schema${where === '' ? '' : ` at ${where}`}: ${reason}.`,
    {
      hint: 'AWS does not check the schema: an execution would start, and fail later or not at all.',
      ...(location && { location }),
    },
  )
}

export function mocksUnusable(file: string, reason: string, location?: SourceLocation): Diagnostic {
  return problem('SW5010', `'${file}' ${reason}.`, {
    hint: 'Export an object of mocks by state name: export default { Validate: { valid: true } }',
    location: location ?? { file, line: 1, column: 1 },
  })
}

export function portUnusable(port: string, reason: string): Diagnostic {
  return problem('SW5030', `Port ${port} cannot be listened on: ${reason}.`, {
    hint: 'Give another --port; 0 takes any that is free.',
  })
}

export function notServed(name: string, refusal: string): Diagnostic {
  return problem('SW5031', `The state machine '${name}' cannot be served: ${refusal.replace(/\.$/, '')}.`)
}

/** Mocks that were not said to be any state machine's. */
export function mocksForWhich(file: string, names: readonly string[]): Diagnostic {
  const given = names.length === 0 ? 'No definition is given' : `The definitions are ${listed(names)}`
  return problem('SW5010', `'${file}' does not say which state machine its mocks are for. ${given}.`, {
    hint: `Say whose they are: --mocks ${names[0] ?? 'StateMachine'}=${file}`,
  })
}
