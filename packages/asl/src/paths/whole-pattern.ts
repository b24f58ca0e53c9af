/** The pattern of a filter's `=~`: it must cover the whole text, as Java's `matches()` has it. Null when it is none. */
export function wholePattern({ source, flags }: { readonly source: string; readonly flags: string }): RegExp | null {
  try {
    return new RegExp(`^(?:${source})$`, flags)
  } catch {
    return null
  }
}
