/** What a distributed map's `resultWriter` makes of its result; `COMPACT` when there is none. */
export type ResultForm = 'COMPACT' | 'EXPORTED' | 'FLATTEN' | 'NONE'

/** What a distributed map yields. */
export type MapResult<Form extends ResultForm, Output> = [Form] extends ['EXPORTED']
  ? ExportedResults
  : [Form] extends ['FLATTEN']
    ? Flattened<Output>[]
    : [Form] extends ['NONE']
      ? ChildExecution[]
      : Output[]

type Flattened<Output> = Output extends readonly (infer Part)[] ? Part : Output

/** What a distributed map yields whose results went to S3: where their manifest is. */
export interface ExportedResults {
  MapRunArn: string
  ResultWriterDetails: { Bucket: string; Key: string }
}

/** One child execution of a distributed map, in full. */
export interface ChildExecution {
  ExecutionArn: string
  /** The child's input, as JSON text. */
  Input: string
  InputDetails: { Included: boolean }
  Name: string
  /** The child's output, as JSON text. */
  Output: string
  OutputDetails: { Included: boolean }
  RedriveCount: number
  RedriveStatus: string
  RedriveStatusReason: string
  /** ISO-8601, UTC. */
  StartDate: string
  StateMachineArn: string
  Status: string
  /** ISO-8601, UTC. */
  StopDate: string
}
