import type { QueryLanguage } from '@stepwright/asl'
import type { DataFlow } from './data-flow.ts'
import { jsonPathFlow } from './json-path-flow.ts'
import { jsonataFlow } from './jsonata-flow.ts'

const flows: { readonly [Language in QueryLanguage]: DataFlow } = { JSONPath: jsonPathFlow, JSONata: jsonataFlow }

/** Input and output processing in a state's language. */
export function dataFlowOf(language: QueryLanguage): DataFlow {
  return flows[language]
}
