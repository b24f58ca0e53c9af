import { optimizedIntegrations } from '@stepwright/asl'
import { expect, test } from 'vitest'
import { errorPrefixes } from './error-prefixes.ts'
import { integrationArn } from './integration.ts'

const rows = Object.entries(errorPrefixes).flatMap(([service, { actions, callback }]) =>
  actions.map((action) => ({ service, action, callback })),
)

test.each(rows)('$service.$action is an optimized integration', ({ service, action, callback }) => {
  // Client packages write services' names with capitals alone that differ: EMRServerless, emr-serverless.
  const arn = integrationArn(service.toLowerCase(), action, null)
  expect(arn).not.toContain('aws-sdk')
  // EMR's own actions have no SDK integration to turn to.
  const waiting = integrationArn(service.toLowerCase(), action, 'waitForTaskToken')
  expect(waiting !== null && !waiting.includes('aws-sdk')).toBe(callback)
})

test('the services here have all their optimized actions here, but those that clients lack', () => {
  const missing = Object.entries(errorPrefixes).flatMap(([service, { actions }]) => {
    const name = integrationArn(service.toLowerCase(), actions[0], null)?.split(':')[5] ?? ''
    const listed: readonly string[] = actions
    return [...(optimizedIntegrations.get(name)?.keys() ?? [])].filter((action) => !listed.includes(action))
  })
  expect(missing).toEqual(['call', 'runJob', 'invokeModel', 'createModelCustomizationJob'])
})
