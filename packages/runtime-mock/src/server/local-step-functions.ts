import { isStepwrightError, type JsonObject } from '@stepwright/asl'
import type { Answered } from './answered.ts'
import { breakageOf } from './host/breakage.ts'
import { openAccount } from './open-account.ts'
import { isOperation, operations } from './operations/operations.ts'
import type { LocalStepFunctionsOptions } from './options.ts'
import { checkRequest } from './shapes/check-request.ts'

/** Step Functions in this process. */
export interface LocalStepFunctions {
  /**
   * Answers an operation of the API as AWS does: with its response, dates in seconds since 1970, or with its error. It does not throw for
   * a request that is wrong.
   *
   * @param gone aborted when the caller no longer waits; only `GetActivityTask` looks at it
   */
  readonly call: (operation: string, request: JsonObject, gone?: AbortSignal) => Promise<Answered>
  /** Resolves when no execution can go on without news from outside or, at real pace, time. */
  readonly idle: () => Promise<void>
}

/**
 * Opens a Step Functions of your own: an account that begins empty, whose executions run on the engine of `simulate`.
 *
 * @example
 * const local = localStepFunctions({ mocks: { Orders: { Charge: { paid: true } } } })
 * await local.call('CreateStateMachine', { name: 'Orders', definition, roleArn })
 * await local.call('StartExecution', { stateMachineArn, input: '{}' })
 */
export function localStepFunctions(options: LocalStepFunctionsOptions = {}): LocalStepFunctions {
  const account = openAccount(options)
  return {
    async call(operation, request, gone = new AbortController().signal) {
      if (!isOperation(operation)) return { ok: false, code: 'UnknownOperationException', message: '' }
      const { request: shape, answer } = operations[operation]
      const wrong = checkRequest(shape, request)
      if (wrong) return wrong
      try {
        // It fits the shape, which is that of the operation's own request.
        return await answer(account, request as never, gone)
      } catch (error) {
        if (!isStepwrightError(error)) throw error
        const { error: code, cause } = breakageOf(error)
        return { ok: false, code, message: cause }
      }
    },
    async idle() {
      do {
        for (const { host } of [...account.executions.values()]) await host.idle()
        await Promise.all(account.deliveries)
      } while ([...account.executions.values()].some(({ host }) => host.isBusy()) || account.deliveries.size > 0)
    },
  }
}
