import type { Accepts } from './accepts.ts'
import type { BranchOutputs, BranchStates, Branches } from './branches.ts'
import type { BuiltFlow } from './built-flow.ts'
import type { NewlyBuilt } from './built.ts'
import type { ChoiceName } from './choice-name.ts'
import type { ArmFlow, Arms, Choice } from './choice.ts'
import type { Context, MapContext } from './context.ts'
import type { DistributedMapOptions } from './distributed-map-options.ts'
import type { ArmEnv, BodyEnv, BranchEnv, ChildEnv, Env } from './env.ts'
import type { Exact } from './exact.ts'
import type { Expr, Guard } from './expr.ts'
import type { FailOptions } from './fail-options.ts'
import type { AnyFragment, Fragment, FragmentEnds, FragmentOwn, FragmentStates, FragmentSubject } from './fragment.ts'
import type { GotoTarget } from './goto-target.ts'
import type { HiddenVariables } from './hidden-variables.ts'
import type { ChildFlow, ItemFlow } from './item-flow.ts'
import type { ItemReader } from './item-reader.ts'
import type { JoinedVariables } from './joined-variables.ts'
import type { LoopName, UnknownBody } from './loop-name.ts'
import type { LoopOptions } from './loop-options.ts'
import type { MapOptions } from './map-options.ts'
import type { MapResult, ResultForm } from './map-result.ts'
import type { InnerStates, KnownName, NamedState } from './named-state.ts'
import type { Narrowed, Remaining } from './narrowed.ts'
import type { NoMembers } from './no-members.ts'
import type { Ended, Pipeline } from './pipeline.ts'
import type { PlainFlow } from './plain-flow.ts'
import type { DeclaredErrors, Resource } from './resource.ts'
import type { Scope } from './scope.ts'
import type { SentArgs } from './sent-args.ts'
import type { WaitFor } from './span.ts'
import type { IfScopeless, PassesToken } from './task-token.ts'
import type { Task } from './task.ts'
import type { TasksOfStates } from './tasks-of-states.ts'
import type { Uninferred } from './uninferred.ts'
import type { UniqueName } from './unique-name.ts'
import type { Usable } from './usable.ts'
import type { UsedStates } from './used-states.ts'

// The interfaces of flows refer to each other, by imports of types alone. Every parameter is marked `in out`: TypeScript then never computes its
// variance, which it would do by comparing flows method by method, and fails at.

/**
 * A flow under construction. Flows are values: each method returns a new one, and a flow may be continued twice.
 *
 * @typeParam Subject - what the next state receives
 * @typeParam Own - the variables assigned so far in this scope
 * @typeParam Names - the names of the states so far: asked for at each state, and cheaper than `States`
 * @typeParam States - the states so far, by name
 * @typeParam Ends - what paths that already ended yield
 * @typeParam E - what is constant in this scope
 */
export interface Flow<
  in out Subject,
  in out Own,
  in out Names,
  in out States,
  in out Ends,
  in out E extends Env,
> extends Fragment<E['input'], E['needs'], Subject, Own, States, Ends> {
  /**
   * Adds a Task state. The next state receives its result; keep something else with `output`.
   *
   * @param name - the state's name, unique in the pipeline, at most 80 characters
   * @param resource - what to call: `lambda<typeof handler>(…)` or `sdk<Client>(…)`
   * @param args - what to call it with
   * @example
   * ```ts
   * flow.task('Count', lambda<typeof count>('count-rows'), (file) => ({ key: file.key }))
   * // "Count": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
   * //   "Arguments": { "FunctionName": "count-rows", "Payload": { "key": "{% $states.input.key %}" } },
   * //   "Output": "{% $states.result.Payload %}", … }
   * ```
   */
  task<
    const Name extends string,
    Args,
    Result,
    Extra,
    const Actual extends Accepts<Args>,
    Errors extends string = never,
    Scopeless = unknown,
  >(
    name: UniqueName<Name, Names, E>,
    resource: Resource<Args, Result, Extra, Errors>,
    args: Expr<
      Subject,
      Scope<Subject, E['needs'] & Own, E['context'] & Extra & IfScopeless<Extra, Scopeless>>,
      Actual & Exact<Actual, Args, Subject> & PassesToken<Extra, Actual, Scopeless> & IfScopeless<Extra, Scopeless>
    >,
  ): BuiltFlow<
    Own,
    Names | KnownName<Name>,
    States & NamedState<Name, Subject, Task<SentArgs<Args, Actual>, Result>>,
    Ends,
    E,
    NewlyBuilt<'Task', Subject, Result, DeclaredErrors<Errors>>
  >

  /**
   * Adds a Pass state: it reshapes data, or just marks a place.
   *
   * @example
   * ```ts
   * flow.pass('Take the key', (file) => file.key)
   * // "Take the key": { "Type": "Pass", "Output": "{% $states.input.key %}", … }
   * ```
   */
  pass<const Name extends string, Output = Subject>(
    name: UniqueName<Name, Names, E>,
    output?: Expr<Subject, Scope<Subject, E['needs'] & Own, E['context']>, Output>,
  ): PlainFlow<
    Uninferred<Output>,
    Own,
    Names | KnownName<Name>,
    States & NamedState<Name, Subject, null>,
    Ends,
    E,
    Subject,
    Scope<Subject, E['needs'] & Own, E['context']>
  >

  /**
   * Adds a Wait state. The subject passes through.
   *
   * @param duration - fixed (`{ minutes: 5 }`), computed (`{ seconds: (job) => job.delay }`), or an instant (`{ until: (job) => job.dueAt }`)
   * @example
   * ```ts
   * flow.wait('Cool down', { seconds: 30 })   // "Cool down": { "Type": "Wait", "Seconds": 30, … }
   * ```
   */
  wait<const Name extends string>(
    name: UniqueName<Name, Names, E>,
    duration: WaitFor<Subject, Scope<Subject, E['needs'] & Own, E['context']>>,
  ): PlainFlow<
    Subject,
    Own,
    Names | KnownName<Name>,
    States & NamedState<Name, Subject, null>,
    Ends,
    E,
    Subject,
    Scope<Subject, E['needs'] & Own, E['context']>
  >

  /**
   * Adds a Choice state. The arms are tried in order; those that come back join here, and the subject is the union of theirs.
   *
   * @example
   * ```ts
   * flow.choice('Is it large?', (c) => c
   *   .when((file) => file.bytes > 1e6, (large) => large.task('Split', …))
   *   .otherwise((small) => small))
   * // "Is it large?": { "Type": "Choice",
   * //   "Choices": [{ "Condition": "{% $states.input.bytes > 1000000 %}", "Next": "Split" }], "Default": … }
   * ```
   */
  choice<const Name extends string, Output, ArmOwn, ArmStates, ArmEnds, Closed = true>(
    name: ChoiceName<Name, Names, E, Closed>,
    arms: (
      choice: Choice<
        Subject,
        Subject,
        Own,
        Names | KnownName<Name>,
        States & NamedState<Name, Subject, null>,
        E,
        never,
        never,
        NoMembers,
        never
      >,
    ) => Arms<Output, ArmOwn, ArmStates, ArmEnds, Closed>,
  ): Flow<
    Output,
    Own & JoinedVariables<ArmOwn>,
    Names | KnownName<Name> | keyof ArmStates,
    States & NamedState<Name, Subject, null> & ArmStates,
    Ends | ArmEnds,
    E
  >

  /**
   * Repeats a piece of the flow until a test holds: start, wait, ask, and again. The body runs at least once, and each further round
   * starts from what the last one yielded, so the body hands on what it needs. No state is added but the loop's own: a Choice that counts
   * the rounds in a variable, which begins at 0 each time the loop is entered.
   *
   * @param name - the name of the Choice at its end, which asks `until`
   * @param body - what to repeat
   * @example
   * ```ts
   * flow.loop('Is the job done?', (job) => job
   *   .wait('Wait for the job', { seconds: 30 })
   *   .task('Ask for the job', glue.getJobRun, (run) => ({ JobName: 'dedupe', RunId: run.id }))
   *   .output((answer, { input }) => ({ id: input.id, state: answer.JobRun?.JobRunState })),
   *   { until: (run) => run.state === 'SUCCEEDED', maxIterations: 120, otherwise: (late) => late.fail('JobTooSlow') })
   * // "Is the job done?": { "Type": "Choice", "Choices": [
   * //   { "Condition": "{% $states.input.state = 'SUCCEEDED' %}", "Assign": { "rounds_Is_the_job_done": 0 }, "Next": … },
   * //   { "Condition": "{% … $rounds_Is_the_job_done < 119 %}", "Assign": …, "Next": "Wait for the job" }],
   * //   "Default": "JobTooSlow" }
   * ```
   */
  loop<
    const Name extends string,
    Output,
    BodyOwn,
    BodyStates,
    BodyEnds,
    Test extends Guard<Output, Scope<Output, E['needs'] & Own & BodyOwn, E['context']>>,
    LateOutput = never,
    LateOwn = never,
    LateStates = NoMembers,
    LateEnds = never,
    Given = unknown,
  >(
    name: LoopName<Name, Names, E, Subject, Output, Given>,
    body: (
      round: Flow<
        Subject,
        NoMembers,
        never,
        NoMembers,
        never,
        ArmEnv<Subject, Own, Names | KnownName<Name>, States, E>
      >,
    ) => Fragment<Subject, E['needs'] & Own, Output, BodyOwn, BodyStates, BodyEnds> &
      UnknownBody<Name, Subject, Output>,
    options: { readonly [Key in keyof Given]: unknown } & LoopOptions<
      Output,
      Scope<Output, E['needs'] & Own & BodyOwn, E['context']>,
      Test,
      (
        late: ArmFlow<
          Remaining<Test, Output>,
          Own & BodyOwn,
          Names | KnownName<Name> | keyof BodyStates,
          States & NamedState<Name, Output, null> & BodyStates,
          E
        >,
      ) => Fragment<Remaining<Test, Output>, E['needs'] & Own & BodyOwn, LateOutput, LateOwn, LateStates, LateEnds>
    >,
  ): Flow<
    Narrowed<Test, Output> | LateOutput,
    Own & BodyOwn & JoinedVariables<NoMembers | LateOwn>,
    Names | KnownName<Name> | keyof BodyStates | keyof LateStates,
    States & NamedState<Name, Output, null> & BodyStates & LateStates,
    Ends | BodyEnds | LateEnds,
    E
  >

  /**
   * Adds a Map state: runs `body` for each item, and yields an array of what the bodies yield, in the items' order.
   * The body reads the variables around it and cannot assign them; its own end with it.
   *
   * @param items - the array to go over
   * @param body - what to run for one item, which is its input
   * @example
   * ```ts
   * flow.map('Copy all', (list) => list.parts, (part) => part.task('Copy', …), { maxConcurrency: 10 })
   * // "Copy all": { "Type": "Map", "Items": "{% $states.input.parts %}", "MaxConcurrency": 10,
   * //   "ItemProcessor": { "StartAt": "Copy", "States": { "Copy": … } }, … }
   * ```
   */
  map<const Name extends string, Item, Output, BodyStates, BodyEnds>(
    name: UniqueName<Name, Names, E>,
    items: Expr<Subject, Scope<Subject, E['needs'] & Own, E['context']>, readonly Item[]>,
    body: (
      item: ItemFlow<
        Item,
        BodyEnv<Item, Own, Names | KnownName<Name>, E>,
        Scope<Subject, E['needs'] & Own, Context & MapContext<Item>>
      >,
    ) => Fragment<Item, E['needs'] & Own, Output, object, BodyStates, BodyEnds>,
    options?: MapOptions<Subject, Scope<Subject, E['needs'] & Own, E['context']>>,
  ): BuiltFlow<
    Own,
    Names | KnownName<Name> | keyof BodyStates,
    States & NamedState<Name, Subject, null> & InnerStates<BodyStates>,
    Ends,
    E,
    NewlyBuilt<'Map', Subject, (Output | BodyEnds)[]>
  >

  /**
   * Adds a distributed Map: an execution of its own for each item, of which there may be millions. The items are read from S3, or are an array
   * of the input. The body cannot read the variables around it: hand them on with `itemSelector`.
   *
   * @param name - the state's name
   * @param items - an item reader such as `csv().from(…)`, or the array to go over
   * @param body - what to run for one item, or, after `itemBatcher`, for several
   * @example
   * ```ts
   * flow.distributedMap('Load rows', csv({ headers: ['id', 'amount'] }).from((file) => ({ Bucket: file.bucket, Key: file.key })),
   *   (row) => row
   *     .itemBatcher({ maxItemsPerBatch: 100 })
   *     .task('Load', lambda<typeof load>('load-rows'), (batch) => ({ rows: batch.Items })),
   *   { toleratedFailurePercentage: 5 })
   * // "Load rows": { "Type": "Map", "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", … },
   * //   "ItemBatcher": { "MaxItemsPerBatch": 100 }, "ToleratedFailurePercentage": 5,
   * //   "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, … }, … }
   * ```
   */
  distributedMap<const Name extends string, Item, Output, BodyStates, BodyEnds, Form extends ResultForm = 'COMPACT'>(
    name: UniqueName<Name, Names, E>,
    items:
      | Expr<Subject, Scope<Subject, E['needs'] & Own, E['context']>, readonly Item[]>
      | ItemReader<Subject, Scope<Subject, E['needs'] & Own, E['context']>, Item>,
    body: (
      item: ChildFlow<Item, ChildEnv<Item, Own, Names | KnownName<Name>, E>, Subject, E['needs'] & Own>,
    ) => Fragment<Item, HiddenVariables<E['needs'] & Own>, Output, object, BodyStates, BodyEnds>,
    options?: DistributedMapOptions<Subject, Scope<Subject, E['needs'] & Own, E['context']>, Form>,
  ): BuiltFlow<
    Own,
    Names | KnownName<Name> | keyof BodyStates,
    States & NamedState<Name, Subject, null> & InnerStates<BodyStates>,
    Ends,
    E,
    NewlyBuilt<'Map', Subject, MapResult<Form, Output | BodyEnds>>
  >

  /**
   * Adds a Parallel state: runs all branches on the same input. It yields a tuple, or an object when the branches are given as one.
   *
   * @example
   * ```ts
   * flow.parallel('Both', (branch) => [branch.task('Load', …), branch.task('Audit', …)])
   * // "Both": { "Type": "Parallel", "Branches": [{ "StartAt": "Load", … }, { "StartAt": "Audit", … }], … }
   * ```
   */
  parallel<const Name extends string, const Pieces extends Branches>(
    name: UniqueName<Name, Names, E>,
    branches: (
      branch: Flow<Subject, NoMembers, never, NoMembers, never, BranchEnv<Subject, Own, Names | KnownName<Name>, E>>,
    ) => Pieces,
  ): BuiltFlow<
    Own,
    Names | KnownName<Name> | keyof BranchStates<Pieces>,
    States & NamedState<Name, Subject, null> & InnerStates<BranchStates<Pieces>>,
    Ends,
    E,
    NewlyBuilt<'Parallel', Subject, BranchOutputs<Pieces>>
  >

  /**
   * Inlines a fragment. Handlers and arms that use the same fragment share its states, when what follows is the same too. Elsewhere its
   * states need names of their own: give each use a prefix.
   *
   * @example
   * ```ts
   * flow.use(audit).task(…).use(audit, { prefix: 'Second ' })   // states "Audit" and "Second Audit"
   * ```
   */
  use<Piece extends AnyFragment, const Prefix extends string = ''>(
    fragment: Usable<Piece, Prefix, Subject, E['needs'] & Own, States, E>,
    options?: { readonly prefix: Prefix },
  ): Flow<
    FragmentSubject<Piece>,
    Own & FragmentOwn<Piece>,
    Names | keyof UsedStates<FragmentStates<Piece>, Prefix>,
    States & UsedStates<FragmentStates<Piece>, Prefix>,
    Ends | FragmentEnds<Piece>,
    E
  >

  /**
   * Adds a Fail state, which ends the execution, or the branch or item it stands in.
   *
   * @param name - the state's name, and the error's unless `{ error }` gives another
   * @param cause - the explanation, fixed or computed, or `{ error, cause }`
   * @example
   * ```ts
   * flow.fail('SchemaInvalid', (file) => `No header in ${file.key}`)
   * // "SchemaInvalid": { "Type": "Fail", "Error": "SchemaInvalid", "Cause": "{% 'No header in ' & $states.input.key %}" }
   * ```
   */
  fail<const Name extends string>(
    name: UniqueName<Name, Names, E>,
    cause?:
      | string
      | Expr<Subject, Scope<Subject, E['needs'] & Own, E['context']>, string>
      | FailOptions<Subject, Scope<Subject, E['needs'] & Own, E['context']>>,
  ): Ended<E['input'], E['needs'], States & NamedState<Name, Subject, null>, Ends>

  /**
   * Goes on with a state that stands before, in the same scope: ends an arm or a handler with a jump back. The state must take the subject.
   * To fail in the end, a flow that jumps back needs a way out: count in a variable, or use `loop`.
   *
   * @param name - a state of this chain, or of the one around an arm or handler. A jump ahead needs `stateMachine(…)`.
   * @example
   * ```ts
   * flow.task('Load', …).catch('Redshift.Busy', (failed) => failed
   *   .output((_error, { input }) => input)
   *   .wait('Let it recover', { minutes: 5 })
   *   .goto('Load'))
   * // "Catch": [{ "ErrorEquals": ["Redshift.Busy"], "Output": "{% $states.input %}", "Next": "Let it recover" }]
   * ```
   */
  goto<const Name extends (keyof States & string) | (keyof E['reach'] & string) | (string & Record<never, never>)>(
    name: GotoTarget<Name, Subject, States & E['reach']>,
  ): Ended<E['input'], E['needs'], States, Ends>

  /**
   * Ends the flow. Without a name the last states get `"End": true`; with one it adds a Succeed state.
   *
   * @param output - what the named state yields; default the subject
   * @example
   * ```ts
   * flow.succeed('Nothing to do')   // "Nothing to do": { "Type": "Succeed" }
   * ```
   */
  succeed<const Name extends string, Output = Subject>(
    name?: UniqueName<Name, Names, E>,
    output?: Expr<Subject, Scope<Subject, E['needs'] & Own, E['context']>, Output>,
  ): Pipeline<E['input'], Uninferred<Output> | Ends, TasksOfStates<States>>

  /** Sets the `Comment` of the state just added; right after `pipeline(…)` that of the machine, at the start of an arm or handler its own. */
  comment(text: string): this
}
