import type { PathStep } from './path.ts'

/** Several names as the last step merge into one object, so they too name a single value. */
export function namesOneNode(steps: readonly PathStep[]): boolean {
  return steps.every((step, at) => {
    if (step.kind === 'name') return step.names.length === 1 || at === steps.length - 1
    return step.kind === 'index' ? step.indexes.length === 1 : step.kind === 'function'
  })
}
