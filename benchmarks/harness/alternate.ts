/** Something to be timed: it gives the milliseconds that one go took. */
export type Contender = () => Promise<number>

/**
 * Times the contenders in turns. Each round starts with another one, so that none always runs in what its
 * predecessor left behind; the warm-up rounds do not count.
 */
export async function alternate<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  options: { readonly warmUps: number; readonly rounds: number },
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contenders) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = -options.warmUps; round < options.rounds; round += 1) {
    for (const place of names.keys()) {
      const name = names[(place + round + options.warmUps) % names.length]
      if (name === undefined) continue
      globalThis.gc?.()
      const milliseconds = await contenders[name]()
      if (round >= 0) times[name].push(milliseconds)
    }
  }
  return times
}

/** The milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
