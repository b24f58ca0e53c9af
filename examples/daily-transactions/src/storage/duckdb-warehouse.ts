import { DuckDBInstance, listValue, VARCHAR, LIST, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'
import type { Transaction } from '../transaction.ts'
import type { Holdings, Warehouse } from './warehouse.ts'

const columns = `(
  report_id   VARCHAR NOT NULL,
  date        DATE NOT NULL,
  airport     VARCHAR NOT NULL,
  state       VARCHAR NOT NULL,
  state_fips  VARCHAR,
  operator    VARCHAR NOT NULL,
  species     VARCHAR NOT NULL,
  amount      DECIMAL(12, 2) NOT NULL,
  severity    VARCHAR NOT NULL
)`

/** A warehouse that can also be asked in SQL. */
export interface DuckDbWarehouse extends Warehouse {
  query(sql: string): Promise<Readonly<Record<string, DuckDBValue>>[]>
  close(): void
}

/** A DuckDB database in memory with the warehouse's two tables. Each call has its own connection: days may be staged side by side. */
export async function openDuckDbWarehouse(): Promise<DuckDbWarehouse> {
  // One thread: the days are small, and more threads would only wait for each other.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connected = async <Result>(work: (connection: DuckDBConnection) => Promise<Result>): Promise<Result> => {
    const connection = await instance.connect()
    try {
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  }
  await connected(async (connection) => {
    await connection.run(`CREATE TABLE staging ${columns}`)
    await connection.run(`CREATE TABLE transactions ${columns}`)
  })
  return {
    stage: (date, transactions) => connected((connection) => stage(connection, date, transactions)),
    publish: (dates) => connected((connection) => publish(connection, dates)),
    holdings: (dates) => connected((connection) => holdings(connection, dates)),
    query: (sql) => connected(async (connection) => (await connection.runAndReadAll(sql)).getRowObjects()),
    close: () => instance.closeSync(),
  }
}

/** Runs the work in one transaction: all of it happens, or none. */
async function atomically<Result>(connection: DuckDBConnection, work: () => Promise<Result>): Promise<Result> {
  await connection.run('BEGIN')
  try {
    const result = await work()
    await connection.run('COMMIT')
    return result
  } catch (error) {
    await connection.run('ROLLBACK')
    throw refused(error)
  }
}

/** DuckDB says in the first line what is wrong, and then shows its SQL. */
function refused(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : String(cause)
  const error = new Error(message.split('\n')[0], { cause })
  error.name = 'WarehouseError'
  return error
}

async function stage(
  connection: DuckDBConnection,
  date: string,
  transactions: readonly Transaction[],
): Promise<number> {
  return atomically(connection, async () => {
    await connection.run('DELETE FROM staging WHERE date = $date::DATE', { date })
    const insert = await connection.prepare(
      'INSERT INTO staging VALUES ($1, $2::DATE, $3, $4, $5, $6, $7, $8::DECIMAL(12, 2), $9)',
    )
    for (const row of transactions) {
      insert.bind([
        row.reportId,
        row.date,
        row.airport,
        row.state,
        row.stateFips,
        row.operator,
        row.species,
        row.amount,
        row.severity,
      ])
      await insert.run()
    }
    return transactions.length
  })
}

const dateList = (dates: readonly string[]): { readonly dates: DuckDBValue } => ({ dates: listValue([...dates]) })
const dateListType = { dates: LIST(VARCHAR) }
const ofTheseDates = 'date IN (SELECT unnest($dates)::DATE)'

async function publish(connection: DuckDBConnection, dates: readonly string[]): Promise<number> {
  return atomically(connection, async () => {
    await connection.run(`DELETE FROM transactions WHERE ${ofTheseDates}`, dateList(dates), dateListType)
    const inserted = await connection.run(
      `INSERT INTO transactions SELECT * FROM staging WHERE ${ofTheseDates}`,
      dateList(dates),
      dateListType,
    )
    await connection.run(`DELETE FROM staging WHERE ${ofTheseDates}`, dateList(dates), dateListType)
    return inserted.rowsChanged
  })
}

async function holdings(connection: DuckDBConnection, dates: readonly string[]): Promise<Holdings> {
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER                                AS rows,
            coalesce(sum(amount), 0)::DOUBLE                 AS amount,
            (count(*) - count(DISTINCT report_id))::INTEGER  AS repeatedIds,
            (count(*) - count(state_fips))::INTEGER          AS unknownStates
     FROM transactions WHERE ${ofTheseDates}`,
    dateList(dates),
    dateListType,
  )
  const [row] = reader.getRowObjects()
  return {
    rows: Number(row?.['rows']),
    amount: Number(row?.['amount']),
    repeatedIds: Number(row?.['repeatedIds']),
    unknownStates: Number(row?.['unknownStates']),
  }
}
