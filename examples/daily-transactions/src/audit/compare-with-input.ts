import type { DuckDbWarehouse } from '../storage/duckdb-warehouse.ts'

/** What a query over the raw file gives, against what the pipeline put into the warehouse. */
export interface Comparison {
  /** Rows and dollars that the query finds in the raw file. */
  readonly expected: { readonly rows: number; readonly amount: number }
  /** Rows and dollars in the warehouse. */
  readonly actual: { readonly rows: number; readonly amount: number }
  /** Reports that only one of the two has, or that differ in any column. */
  readonly differences: readonly { readonly side: 'query' | 'warehouse'; readonly reportId: string }[]
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

/**
 * The same cleaning said again in SQL, by someone who has not seen the pipeline: straight over the raw CSV, without ids' order, partitions
 * or staging. Days with an amount that does not fit into the warehouse's column are left out whole.
 */
const cleanedInSql = (rawFile: string, statesFile: string): string => `
  WITH lines AS (
    SELECT report_id,
           TRY_CAST(date AS DATE)                                             AS date,
           upper(regexp_replace(trim(airport), '\\s+', ' ', 'g'))             AS airport,
           regexp_replace(trim(state), '\\s+', ' ', 'g')                      AS state,
           regexp_replace(trim(operator), '\\s+', ' ', 'g')                   AS operator,
           regexp_replace(trim(species), '\\s+', ' ', 'g')                    AS species,
           TRY_CAST(regexp_replace(trim(amount), '[$,]', '', 'g') AS DECIMAL(18, 2)) AS amount
    FROM read_csv(${literal(rawFile)}, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
  ),
  states AS (SELECT * FROM read_csv(${literal(statesFile)}, header = true, all_varchar = true)),
  clean AS (SELECT DISTINCT * FROM lines
            WHERE regexp_full_match(report_id, '[0-9a-f]{12}') AND date IS NOT NULL AND amount IS NOT NULL)
  SELECT report_id, date, airport, clean.state, states.fips AS state_fips, operator, species, amount,
         CASE WHEN amount = 0 THEN 'none' WHEN amount < 50000 THEN 'minor' ELSE 'major' END AS severity
  FROM clean
  LEFT JOIN states ON states.state = replace(clean.state, 'DC', 'District of Columbia')
  WHERE date NOT IN (SELECT date FROM clean WHERE amount >= 10000000000)`

/** Compares every row of the warehouse, column by column, with the cleaning said again in SQL. */
export async function compareWithInput(
  warehouse: DuckDbWarehouse,
  files: { readonly raw: string; readonly states: string },
): Promise<Comparison> {
  const cleaned = cleanedInSql(files.raw, files.states)
  const total = async (table: string): Promise<{ rows: number; amount: number }> => {
    const [row] = await warehouse.query(
      `SELECT count(*)::INTEGER AS rows, coalesce(sum(amount), 0)::DOUBLE AS amount FROM ${table}`,
    )
    return { rows: Number(row?.['rows']), amount: Number(row?.['amount']) }
  }
  const differences = await warehouse.query(
    `SELECT 'query' AS side, report_id FROM (SELECT * FROM (${cleaned}) EXCEPT ALL SELECT * FROM transactions)
     UNION ALL
     SELECT 'warehouse' AS side, report_id FROM (SELECT * FROM transactions EXCEPT ALL SELECT * FROM (${cleaned}))
     ORDER BY side, report_id`,
  )
  return {
    expected: await total(`(${cleaned})`),
    actual: await total('transactions'),
    differences: differences.map((row) => ({
      side: row['side'] === 'query' ? 'query' : 'warehouse',
      reportId: String(row['report_id']),
    })),
  }
}
