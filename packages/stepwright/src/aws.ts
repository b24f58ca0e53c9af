export { lambda, sdk } from '@stepwright/dsl'
export type { CallbackResource, JobAction, LambdaResource, Resource, Sdk, SdkAction } from '@stepwright/dsl'
