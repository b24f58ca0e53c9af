import type { Run } from '../report/run.ts'
import type { DefinitionSource, SimulateOptions } from './options.ts'
import { begin } from './start.ts'

/**
 * Executes an ASL definition in virtual time, with mocks in the place of its tasks.
 *
 * It runs the JSON that would be deployed, in both query languages, and writes the event history AWS would. A run that
 * fails is a result, not an error: look at `run.status`. An error means that the test is wrong.
 *
 * @throws StepwrightError SW4001 a task that was reached has no mock; SW4002 a mock for no task; SW4003 an unused mock;
 * SW4004 an exhausted sequence; SW4005 a param without a value; SW4006 not JSON; SW4007 not simulated;
 * SW3xxx what AWS would refuse to create;
 * SW4010 not JSON; SW4011 the execution waits for ever; SW4017 a mock gives what its service never would
 * @example
 * const run = await simulate(definition, { input: { n: 1 }, mocks: { Double: ({ n }) => ({ n: n * 2 }) } })
 * run.status    // 'SUCCEEDED'
 * run.output    // { n: 2 }
 */
export async function simulate(definition: DefinitionSource, options: SimulateOptions = {}): Promise<Run> {
  return begin(definition, options, false).finish()
}
