/** A cleaned and enriched line: what the warehouse holds. */
export interface Transaction {
  readonly reportId: string
  readonly date: string
  readonly airport: string
  readonly state: string
  /** The state's FIPS code, or `null` for a state that the reference table does not know. */
  readonly stateFips: string | null
  readonly operator: string
  readonly species: string
  /** US dollars. */
  readonly amount: number
  readonly severity: Severity
}

/** How much a strike cost: nothing, less than 50,000 dollars, or more. */
export type Severity = 'none' | 'minor' | 'major'
