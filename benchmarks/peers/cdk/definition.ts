import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Something in a template: its text may be joined from parts, each a text or a reference. */
interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: { readonly DefinitionString?: Joined } }>
  >
}
interface Joined {
  readonly 'Fn::Join': readonly [string, readonly (string | { readonly Ref: string })[]]
}

/** The definition of the state machine in a synthesised app, each reference as its name. */
export async function synthesisedDefinition(folder: string): Promise<object> {
  const text = await readFile(join(folder, 'DailyTransactions.template.json'), 'utf8')
  const { Resources } = JSON.parse(text) as Template
  const machine = Object.values(Resources).find(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')
  const joined = machine?.Properties?.DefinitionString?.['Fn::Join']
  if (!joined) throw new Error('The template of the CDK app has no state machine.')
  const [separator, parts] = joined
  const definition = parts.map((part) => (typeof part === 'string' ? part : part.Ref)).join(separator)
  return JSON.parse(definition) as object
}
