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
  SW3016: { severity: 'error', title: 'A substitution outside of quotes' },
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
  // Retry and Catch.
  SW3050: {
    severity: 'error',
    title: 'States.ALL beside other names',
    spec: 'https://states-language.net/spec.html#errors',
  },
  SW3051: {
    severity: 'error',
    title: 'States.ALL before other entries',
    spec: 'https://states-language.net/spec.html#errors',
  },
  SW3052: {
    severity: 'warning',
    title: 'An error name that does not exist',
    spec: 'https://states-language.net/spec.html#appendix-a',
  },
  SW3053: {
    severity: 'warning',
    title: 'An error name that never arrives',
    spec: 'https://states-language.net/spec.html#errors',
  },
  SW3054: {
    severity: 'warning',
    title: 'A longest delay below the first one',
    spec: 'https://states-language.net/spec.html#errors',
  },
  // Task.
  SW3060: {
    severity: 'error',
    title: 'A resource that is not recognized',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html',
  },
  SW3061: {
    severity: 'warning',
    title: 'A resource that AWS does not run',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html',
  },
  SW3062: {
    severity: 'error',
    title: 'A pattern that the integration does not offer',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html',
  },
  SW3063: {
    severity: 'error',
    title: 'Not in an Express workflow',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html',
  },
  SW3064: {
    severity: 'error',
    title: 'Credentials without a role',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html',
  },
  SW3065: {
    severity: 'error',
    title: 'A heartbeat that is not below the timeout',
    spec: 'https://states-language.net/spec.html#task-state',
  },
  SW3066: {
    severity: 'error',
    title: 'A required argument is missing',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  },
  SW3067: {
    severity: 'error',
    title: 'An argument spelt in the wrong case',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  },
  SW3068: {
    severity: 'warning',
    title: 'An argument that is not known',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html',
  },
  SW3069: {
    severity: 'warning',
    title: 'A task token that is not passed on',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html',
  },
  // Map.
  SW3070: {
    severity: 'warning',
    title: 'A field of distributed Maps',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',
  },
  SW3071: {
    severity: 'error',
    title: 'A distributed Map without an execution type',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',
  },
  SW3072: {
    severity: 'error',
    title: 'A label that Step Functions refuses',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',
  },
  SW3073: {
    severity: 'error',
    title: 'A label that occurs twice',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html',
  },
  SW3074: {
    severity: 'error',
    title: 'Data that a Map cannot read or write',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html',
  },
  SW3075: {
    severity: 'error',
    title: 'An item reader without an input type',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html',
  },
  SW3076: {
    severity: 'error',
    title: 'A CSV reader without headers',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html',
  },
  // Wait.
  SW3080: {
    severity: 'error',
    title: 'A timestamp that is not RFC 3339',
    spec: 'https://states-language.net/spec.html#timestamps',
  },
  // Variables.
  SW3100: {
    severity: 'error',
    title: 'A name that no variable can have',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  },
  SW3101: {
    severity: 'error',
    title: "The reserved variable name 'states'",
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  },
  SW3102: {
    severity: 'warning',
    title: 'A variable that is never assigned',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  },
  SW3103: {
    severity: 'warning',
    title: 'A variable that is not assigned on every path',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  },
  SW3104: {
    severity: 'error',
    title: 'A variable of an outer scope is assigned',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  },
  SW3105: {
    severity: 'warning',
    title: 'A variable outside a distributed Map is read',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  },
  // JSONPath.
  SW3110: {
    severity: 'error',
    title: 'A path that is not JSONPath',
    spec: 'https://states-language.net/spec.html#path',
  },
  SW3111: {
    severity: 'error',
    title: 'A path where a reference path is needed',
    spec: 'https://states-language.net/spec.html#ref-paths',
  },
  SW3112: {
    severity: 'error',
    title: 'A result path that does not write to the input',
    spec: 'https://states-language.net/spec.html#ref-paths',
  },
  SW3113: {
    severity: 'error',
    title: 'An intrinsic function where it cannot stand',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html',
  },
  SW3114: {
    severity: 'error',
    title: 'A call of an intrinsic function that does not parse',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html',
  },
  SW3115: {
    severity: 'error',
    title: 'A dynamic value that is neither path nor call',
    spec: 'https://states-language.net/spec.html#payload-template',
  },
  SW3116: {
    severity: 'error',
    title: 'A key that is written twice',
    spec: 'https://states-language.net/spec.html#payload-template',
  },
  SW3117: {
    severity: 'warning',
    title: 'A path that may address several places',
    spec: 'https://states-language.net/spec.html#ref-paths',
  },
  // JSONata.
  SW3120: {
    severity: 'error',
    title: 'An expression that does not parse',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3121: {
    severity: 'error',
    title: 'A name at the top level of an expression',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3122: {
    severity: 'error',
    title: 'A member of $states that does not exist there',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3123: {
    severity: 'warning',
    title: 'A member that $states does not have',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3124: {
    severity: 'warning',
    title: 'A function that does not exist',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3125: {
    severity: 'warning',
    title: 'A function called with too few or too many arguments',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3126: {
    severity: 'error',
    title: 'A call of $eval',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  // What AWS accepts and people regret.
  SW3190: {
    severity: 'warning',
    title: 'A path under a key without .$',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html',
  },
  SW3191: {
    severity: 'warning',
    title: 'A key with .$ in a JSONata state',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3192: {
    severity: 'warning',
    title: 'A JSONata expression that is passed as text',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  },
  SW3193: {
    severity: 'warning',
    title: 'A callback without a timeout',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html',
  },
  SW3194: {
    severity: 'warning',
    title: 'A path in a static Result',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-pass.html',
  },
  SW3195: {
    severity: 'warning',
    title: 'A Lambda function without retry',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html',
  },
  SW3196: {
    severity: 'warning',
    title: 'A Choice without Default',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',
  },
  SW3197: {
    severity: 'warning',
    title: 'A rule that is never reached',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html',
  },
  SW3198: {
    severity: 'warning',
    title: 'An API that is not known',
    spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',
  },
} as const
