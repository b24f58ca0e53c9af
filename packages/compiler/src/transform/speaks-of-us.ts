/** Whether a file can hold a flow: a glance at its text before TypeScript is asked. */
export function mayHoldFlow(code: string): boolean {
  // A flow may also come from the user's own module, and only be continued here.
  return importsFlows(code) || /\.(?:task|pass|choice|parallel|map|wait)\(\s*['"`]/.test(code)
}

/** Whether a file can have anything to do with us. */
export function mentionsUs(code: string): boolean {
  return mayHoldFlow(code) || modulesOfUs(code).length > 0
}

/** Whether a file says itself that functions given to it become expressions. */
export const takesExpressions = (code: string): boolean => /\b(?:Expr|Guard)\b/.test(code) && importsFlows(code)

const importsFlows = (code: string): boolean => modulesOfUs(code).some((name) => !withoutFlows.has(name))

function modulesOfUs(code: string): readonly string[] {
  return [...code.matchAll(/(['"])(@?stepwright(?:\/[^'"]*)?)\1/g)].map(([, , name = '']) => name)
}

/** What tests and configurations import gives nothing to write a flow with. */
const withoutFlows = new Set(['stepwright/testing', 'stepwright/vite', 'stepwright/compiler'])
