/** One task of a pipeline, as `Pipeline<…>` lists it by the state's name: what it is called with, and what it answers. */
export interface Task<Args, Result> {
  readonly args: Args
  readonly result: Result
}
