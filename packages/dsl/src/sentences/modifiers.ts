/** The sentence about a modifier that only tasks take. */
export type NotATask<Modifier extends string> = `Only a task takes '${Modifier}'.`

/** {@link NotATask} at run time. */
export function notATask<Modifier extends string>(modifier: Modifier): NotATask<Modifier> {
  return `Only a task takes '${modifier}'.`
}
