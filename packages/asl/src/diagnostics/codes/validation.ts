/** SW3xxx: validation of ASL definitions. */
export const validationCodes = {
  // The text and the shape of the definition.
  SW3001: { severity: 'error', title: 'The definition is not JSON' },
  SW3002: {
    severity: 'error',
    title: 'The definition is not an object',
    spec: 'https://states-language.net/spec.html#statemachine',
  },
  SW3003: {
    severity: 'error',
    title: 'A required field is missing',
    spec: 'https://states-language.net/spec.html#toplevelfields',
  },
  SW3004: {
    severity: 'error',
    title: 'A field that does not exist',
    spec: 'https://states-language.net/spec.html#toplevelfields',
  },
  SW3005: { severity: 'error', title: 'A value of the wrong type' },
  SW3006: { severity: 'error', title: 'A value that is not one of the known ones' },
  SW3007: { severity: 'error', title: 'A number out of range' },
  SW3008: { severity: 'error', title: 'An empty list or object' },
  SW3009: {
    severity: 'error',
    title: 'A field of the other query language',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3010: { severity: 'error', title: 'Fields that exclude each other' },
  SW3011: { severity: 'error', title: 'None of several fields, one of which is needed' },
  SW3012: {
    severity: 'error',
    title: 'A JSONPath state in a JSONata machine',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3013: {
    severity: 'error',
    title: 'A definition that is too large',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  },
  SW3014: { severity: 'error', title: 'A definition that nests too deep' },
  SW3015: { severity: 'error', title: 'A JSON object that names a key twice' },
  // Names and the graph.
  SW3020: {
    severity: 'error',
    title: 'A state name of the wrong length',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  },
  SW3021: {
    severity: 'error',
    title: 'A state name that occurs twice',
    spec: 'https://states-language.net/spec.html#states-fields',
  },
  SW3030: {
    severity: 'error',
    title: 'A transition to a state that does not exist',
    spec: 'https://states-language.net/spec.html#transition',
  },
  SW3031: {
    severity: 'error',
    title: 'A transition into another scope',
    spec: 'https://states-language.net/spec.html#transition',
  },
  SW3032: {
    severity: 'error',
    title: 'A state that nothing leads to',
    spec: 'https://states-language.net/spec.html#transition',
  },
  SW3033: {
    severity: 'error',
    title: 'No state ends the flow',
    spec: 'https://states-language.net/spec.html#terminal-state',
  },
  SW3034: {
    severity: 'error',
    title: 'A state with neither Next nor End',
    spec: 'https://states-language.net/spec.html#transition',
  },
  SW3035: {
    severity: 'error',
    title: 'A state with both Next and End',
    spec: 'https://states-language.net/spec.html#transition',
  },
  SW3036: { severity: 'warning', title: 'A loop without a way out' },
  // Choice.
  SW3040: {
    severity: 'error',
    title: 'A rule that compares nothing',
    spec: 'https://states-language.net/spec.html#choice-state',
  },
  SW3041: {
    severity: 'error',
    title: 'A rule with several comparisons',
    spec: 'https://states-language.net/spec.html#choice-state',
  },
  SW3042: {
    severity: 'error',
    title: 'A comparison without a Variable',
    spec: 'https://states-language.net/spec.html#choice-state',
  },
  SW3043: {
    severity: 'error',
    title: 'Next or Assign in a nested rule',
    spec: 'https://states-language.net/spec.html#choice-state',
  },
  SW3044: {
    severity: 'error',
    title: 'An operand of the wrong type',
    spec: 'https://states-language.net/spec.html#choice-state',
  },
  SW3045: {
    severity: 'error',
    title: 'A condition that is no boolean',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',
  },
  // Wait.
  SW3080: {
    severity: 'error',
    title: 'A timestamp that is not RFC 3339',
    spec: 'https://states-language.net/spec.html#timestamps',
  },
  // JSONPath.
  SW3110: {
    severity: 'error',
    title: 'A path that is not JSONPath',
    spec: 'https://states-language.net/spec.html#path',
  },
} as const
