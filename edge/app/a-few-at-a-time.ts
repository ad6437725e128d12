/**
 * @module
 * Runs asynchronous work over a list with a bound on how much is open at once (a Worker may hold six
 * connections; embedding §6.4). Answers keep the order of the list.
 */
export async function aFewAtATime<Item, Answer>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = []
  const waiting = items.entries()
  const lane = async () => {
    for (const [index, item] of waiting) answers[index] = await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
  return answers
}
