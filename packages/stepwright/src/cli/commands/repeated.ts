/** For an option that can be given several times: collects its values. */
export function repeated(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
