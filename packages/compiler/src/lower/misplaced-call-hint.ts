/** Where a chain takes what a state of another kind was given: by the name of the method. */
const places: ReadonlyMap<string, string> = new Map([
  ...['assign', 'output'].map((method): [string, string] => [
    method,
    "stands right behind a task, pass, wait, map or parallel, or first in an arm; where a pipeline begins, and behind a choice, there is no state for it: add a 'pass'",
  ]),
  ...['retry', 'catch'].map((method): [string, string] => [method, 'stands right behind a task, map or parallel']),
  ...['timeout', 'heartbeat', 'credentials'].map((method): [string, string] => [method, 'stands right behind a task']),
])

/**
 * What to do about TypeScript's "Property 'assign' does not exist on type 'Flow<…>'.", whose type names tell a user nothing; empty for any
 * other message.
 */
export function misplacedCallHint(message: string): string {
  const [, method = ''] = /^Property '(\w+)' does not exist on type '\w*Flow</.exec(message) ?? []
  const place = places.get(method)
  return place === undefined ? '' : `'${method}' ${place}.`
}
