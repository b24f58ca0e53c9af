import type { JsonObject, JsonValue } from '@stepwright/asl'
import { constantValue, documentsOf, isWhole, path, stepped, type Form } from '../../print/jsonpath/form.ts'
import { pathText } from '../../print/jsonpath/path-text.ts'
import { needsPath, notMergeable } from '../../print/jsonpath/problem.ts'
import { isPlainJson, templateMember, templateObject, type Sight } from '../../print/jsonpath/template.ts'
import { asPath, asPlacing, type Placing } from './shapes.ts'

/** The fields that make a state's output of what it worked out. */
export interface OutputFields {
  readonly InputPath?: string
  readonly Parameters?: JsonObject
  readonly Result?: JsonValue
  readonly ResultSelector?: JsonObject
  readonly ResultPath?: string | null
  readonly OutputPath?: string
}

const assignInstead =
  'ResultPath puts the whole result, or an object literal of it, under one new member of the input: ({ ...input, report: { rows: result.rows } }). Or assign the part to a variable and give the input as output.'

/** The output of a task, map or parallel: `ResultSelector` sees the result, `ResultPath` puts it into the input, `OutputPath` takes a part. */
export function outputOfResult(form: Form, sight: Sight): OutputFields {
  if (isWhole(form, 'result')) return {}
  const documents = documentsOf(form)
  if (form.kind === 'Path') {
    if (form.root === 'input') return { ResultPath: null, ...outputPath(form) }
    return outputPath(form)
  }
  if (!documents.has('input')) return selected(form, sight)
  const placing = asPlacing(form)
  const selector = placing && selectorOf(placing.value, sight)
  if (!placing || !selector) {
    sight.problems.push(notMergeable(assignInstead))
    return {}
  }
  return { ...selector, ...placedAt(placing) }
}

/** What makes the value of the result, to be put somewhere; null when it is neither all of the result nor an object. */
function selectorOf(form: Form, sight: Sight): OutputFields | null {
  if (isWhole(form, 'result')) return {}
  const template = templateObject(form, sight)
  return template && { ResultSelector: template }
}

/** The output of a handler: the error as it is, or the whole of it put into the input. */
export function outputOfError(form: Form, sight: Sight): OutputFields {
  if (isWhole(form, 'error')) return {}
  if (isWhole(form, 'input')) return { ResultPath: null }
  const placing = asPlacing(form)
  if (placing?.kept === null && isWhole(placing.value, 'error')) return placedAt(placing)
  const hint =
    'A handler starts with the error, with the input, or with { ...input, failure: error }. Assign what it needs to a variable, or begin with a pass.'
  sight.problems.push(needsPath('a computed value', hint))
  return {}
}

/** The output of a pass, in the fields that fit best. */
export function outputOfPass(form: Form, sight: Sight): OutputFields {
  if (isWhole(form, 'input')) return {}
  if (form.kind === 'Path') return outputPath(form)
  const fields = worked(form, sight)
  if (fields) return fields
  const placing = form.kind === 'Merge' ? asPlacing(form, 'mayReadInput') : null
  const placed =
    placing && (placing.value.kind === 'Path' ? { InputPath: pathText(placing.value) } : worked(placing.value, sight))
  // A template is an object; any other value goes through it as a member.
  return placing && placed
    ? { ...placed, ...placedAt(placing) }
    : { Parameters: templateMember('output', form, sight), OutputPath: '$.output' }
}

/** What a pass works out by a constant or by a template; null for what takes neither. */
function worked(form: Form, sight: Sight): OutputFields | null {
  const constant = constantValue(form)
  if (constant !== undefined && isPlainJson(constant)) return { Result: constant }
  const template = templateObject(form, sight)
  return template && { Parameters: template }
}

/** The output of a state that has no other field for it: a path. `null` when the form is none. */
export function outputByPath(form: Form): OutputFields | null {
  if (isWhole(form, 'input')) return {}
  const reading = asPath(form)
  return reading && outputPath(reading)
}

const outputPath = (form: Parameters<typeof pathText>[0]): OutputFields => {
  const text = pathText(form)
  return text === '$' ? {} : { OutputPath: text }
}

function selected(form: Form, sight: Sight): OutputFields {
  const template = templateObject(form, sight)
  return template
    ? { ResultSelector: template }
    : { ResultSelector: templateMember('output', form, sight), OutputPath: '$.output' }
}

function placedAt({ at, kept }: Placing): OutputFields {
  return {
    ResultPath: pathText(path('input', ...at)),
    ...(kept === null ? {} : outputPath(stepped(path('input'), { kind: 'Names', names: kept }))),
  }
}
