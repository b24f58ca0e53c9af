/**
 * Limits of Step Functions that a definition can be checked against, each with its unit in the name.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export const limits = {
  /** The definition, as `CreateStateMachine` takes it. */
  definitionBytes: 1_048_576,
  stateNameCharacters: 80,
  variableNameCharacters: 80,
  mapLabelCharacters: 40,
  /** Every `…Seconds` field of a state or a machine. */
  seconds: 99_999_999,
  /** `MaxDelaySeconds` of a retrier. */
  maxDelaySeconds: 31_622_400,
  retryAttempts: 99_999_999,
  payloadBytes: 262_144,
  mapItems: 100_000_000,
  mapConcurrency: 10_000,
  csvHeadersBytes: 10_240,
  nestedIntrinsics: 10,
  /** How deep a definition may nest before it is refused rather than read. */
  nestingDepth: 256,
} as const
