import { boolean, float, integer, list, oneOf, structure, text, type Shape, type StructureShape } from './shape.ts'

/** ARNs of all kinds. */
export const arn: Shape = text(256)
/** ARNs that may carry the name of an execution behind that of a Map Run. */
export const longArn: Shape = text(2000)
export const name: Shape = text(80)
/** JSON text that goes in or comes out of executions. */
export const payload: Shape = text(262_144, 0)
export const definition: Shape = text(1_048_576)
export const workflowType: Shape = oneOf('STANDARD', 'EXPRESS')
export const versionDescription: Shape = text(256, 0)
export const errorName: Shape = text(256, 0)
export const errorCause: Shape = text(32_768, 0)
export const traceHeader: Shape = text(256, 0)
export const taskToken: Shape = text(2048)
export const includedData: Shape = oneOf('ALL_DATA', 'METADATA_ONLY')

export const tags: Shape = list(structure('Tag', { key: text(128), value: text(256, 0) }))

export const loggingConfiguration: StructureShape = structure('LoggingConfiguration', {
  level: oneOf('ALL', 'ERROR', 'FATAL', 'OFF'),
  includeExecutionData: boolean,
  destinations: list(
    structure('LogDestination', {
      cloudWatchLogsLogGroup: structure('CloudWatchLogsLogGroup', { logGroupArn: arn }),
    }),
  ),
})

export const tracingConfiguration: StructureShape = structure('TracingConfiguration', { enabled: boolean })

export const encryptionConfiguration: StructureShape = structure('EncryptionConfiguration', {
  'type!': oneOf('AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY'),
  kmsKeyId: text(2048),
  kmsDataKeyReusePeriodSeconds: integer(60, 900),
})

export const routingConfiguration: Shape = list(
  structure('RoutingConfigurationListItem', { 'stateMachineVersionArn!': arn, 'weight!': integer(0, 100) }),
  1,
  2,
)

export const percentage: Shape = float(0, 100)
