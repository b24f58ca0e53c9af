/**
 * How Step Functions names a service: it derives names from the service's id as the AWS SDK for Java 2 does.
 *
 * @example serviceNames('EMR Serverless')   // { id: 'emrserverless', errorPrefix: 'EmrServerless' }
 */
export function serviceNames(serviceId: string): { readonly id: string; readonly errorPrefix: string } {
  const prefix = wordsOf(serviceId)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join('')
    .replace(/^(?:Amazon|Aws)/u, '')
    .replace(/Service$/u, '')
  return { id: prefix.toLowerCase(), errorPrefix: prefix }
}

/** `DynamoDB Streams`: Dynamo, DB, Streams; `SESv2`: SES, v2; `IoTAnalytics`: Io, T, Analytics. */
function wordsOf(serviceId: string): readonly string[] {
  return serviceId
    .replaceAll(/[^A-Za-z0-9]+/gu, ' ')
    .replaceAll(/([^a-z]{2,})v(\d+)/gu, '$1 v$2 ')
    .replaceAll(/([^A-Z]{2,})V(\d+)/gu, '$1 V$2 ')
    .split(/(?<=[a-z])(?=[A-Z][a-zA-Z\d])/u)
    .join(' ')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/gu, '$1 $2')
    .replaceAll(/(\d)([a-zA-Z])/gu, '$1 $2')
    .split(/\s+/u)
    .filter((word) => word !== '')
}
