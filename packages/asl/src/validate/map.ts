import { itemReaderResources, resultWriterResources } from '../spec/integrations.ts'
import { limits } from '../spec/limits.ts'
import { parseResource } from '../spec/resource.ts'
import type { JsonObject } from '../wire/json.ts'
import { isObject, member, shortForm } from './json-kinds.ts'
import {
  badLabel,
  csvWithoutHeaders,
  distributedInExpress,
  distributedOnly,
  duplicateLabel,
  noExecutionType,
  unknownDataResource,
  withoutInputType,
} from './map-findings.ts'
import { inside } from './place.ts'
import { missingField } from './shape-findings.ts'
import { holdsSubstitution, isSubstitution } from './substitution.ts'
import type { Context, StateFacts, Visit } from './visit.ts'

const distributedFields = [
  'ItemReader',
  'ItemBatcher',
  'ResultWriter',
  'Label',
  'ToleratedFailureCount',
  'ToleratedFailureCountPath',
  'ToleratedFailurePercentage',
  'ToleratedFailurePercentagePath',
]

/** The rules of a Map: what only a distributed one has, its label, where it reads and writes. */
export function checkMap(state: StateFacts, { visit }: Context): void {
  if (state.type !== 'Map') return
  const { fields, at } = state
  const name = Object.hasOwn(fields, 'ItemProcessor') ? 'ItemProcessor' : 'Iterator'
  const processor = member(fields, name)
  const config = isObject(processor) ? member(processor, 'ProcessorConfig') : undefined
  const mode = isObject(config) ? member(config, 'Mode') : undefined
  if (mode === 'DISTRIBUTED') {
    const configAt = inside(inside(at, name), 'ProcessorConfig')
    if (isObject(config) && !Object.hasOwn(config, 'ExecutionType')) visit.report(configAt, noExecutionType(configAt))
    if (state.scope.workflowType === 'EXPRESS') visit.report(at, distributedInExpress(at))
  } else if (isObject(processor) && !isSubstitution(mode)) {
    for (const field of distributedFields) {
      if (Object.hasOwn(fields, field)) visit.report(inside(at, field), distributedOnly(inside(at, field)))
    }
  }
  checkLabel(state, visit)
  checkReader(state, visit)
  checkWriter(state, visit)
}

function checkLabel({ fields, at }: StateFacts, { report }: Visit): void {
  const label = member(fields, 'Label')
  if (typeof label !== 'string' || holdsSubstitution(label)) return
  const forbidden = /[\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]/u.exec(label)?.[0]
  const characters = Array.from(label).length
  if (forbidden !== undefined || characters === 0 || characters > limits.mapLabelCharacters) {
    report(inside(at, 'Label'), badLabel(inside(at, 'Label'), label, characters, forbidden))
  }
}

function checkReader({ fields, at }: StateFacts, { report }: Visit): void {
  const reader = member(fields, 'ItemReader')
  if (!isObject(reader)) return
  const readerAt = inside(at, 'ItemReader')
  const resource = checkDataResource(reader, itemReaderResources)
  if (resource === 'other') {
    const resourceAt = inside(readerAt, 'Resource')
    report(resourceAt, unknownDataResource(resourceAt, shortForm(member(reader, 'Resource')), itemReaderResources))
  }
  const config = member(reader, 'ReaderConfig')
  const configAt = inside(readerAt, 'ReaderConfig')
  const option = (name: string): unknown => (isObject(config) ? member(config, name) : undefined)
  const needsType = resource === 's3:getObject' && option('ManifestType') !== 'S3_INVENTORY'
  if (needsType && option('InputType') === undefined)
    report(isObject(config) ? configAt : readerAt, withoutInputType(readerAt))
  const isCsv = option('InputType') === 'CSV'
  if (isCsv && option('CSVHeaderLocation') === undefined)
    report(configAt, csvWithoutHeaders(configAt, 'CSVHeaderLocation'))
  if (option('CSVHeaderLocation') === 'GIVEN' && option('CSVHeaders') === undefined) {
    report(configAt, csvWithoutHeaders(configAt, 'CSVHeaders'))
  }
}

function checkWriter({ fields, at }: StateFacts, { report }: Visit): void {
  const writer = member(fields, 'ResultWriter')
  if (!isObject(writer) || !Object.hasOwn(writer, 'Resource')) return
  const writerAt = inside(at, 'ResultWriter')
  const resourceAt = inside(writerAt, 'Resource')
  if (checkDataResource(writer, resultWriterResources) === 'other') {
    report(resourceAt, unknownDataResource(resourceAt, shortForm(member(writer, 'Resource')), resultWriterResources))
  }
  for (const field of ['Parameters', 'Arguments']) {
    const passed = member(writer, field)
    if (isObject(passed) && !Object.hasOwn(passed, 'Bucket') && !Object.hasOwn(passed, 'Bucket.$')) {
      report(inside(writerAt, field), missingField(inside(writerAt, field), 'Bucket'))
    }
  }
}

/** Which of the data resources an object names: `null` when that is not known yet, `other` when it is none of them. */
function checkDataResource(object: JsonObject, known: readonly string[]): string | null {
  const text = member(object, 'Resource')
  if (typeof text !== 'string') return null
  const resource = parseResource(text)
  if (resource.kind === 'unknown') return null
  const name = resource.kind === 'optimized' ? `${resource.service}:${resource.action}` : ''
  return known.includes(name) ? name : 'other'
}

/** Labels of distributed Maps are unique in the machine. */
export function checkLabels({ scopes, report }: Visit): void {
  const first = new Map<string, StateFacts>()
  for (const scope of scopes) {
    for (const state of scope.states.values()) {
      const label = state.type === 'Map' ? member(state.fields, 'Label') : undefined
      if (typeof label !== 'string' || isSubstitution(label)) continue
      const other = first.get(label)
      if (other === undefined) first.set(label, state)
      else report(inside(state.at, 'Label'), duplicateLabel(label, other.name))
    }
  }
}
