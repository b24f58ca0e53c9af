import type { State } from '@stepwright/asl'

/** The source of a `mocks` object for these tasks, ready to paste. */
export function mockSkeleton(tasks: readonly { readonly name: string; readonly state: State }[]): string {
  const lines = tasks.map(({ name, state }) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
    return `  ${key}: (args) => ({}), // ${state.Type === 'Task' ? state.Resource : state.Type}`
  })
  return ['mocks: {', ...lines, '}'].join('\n')
}
