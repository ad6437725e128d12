/**
 * @module
 * Three-way merge of one group whose value is made of parts, where both sides changed it: the exceptions of a series,
 * an occurrence at a time (SYN-1, CAL-7). Pure.
 *
 * Where both sides are to be written, one plan writes one side (Outlook first) and remembers only the parts that
 * travelled; planned again, the rest goes the other way. So whatever fails in between, nothing passes as known that
 * the other side does not have (I4, I17).
 */
import type { Fingerprints, Json, Side } from '../record.ts'
import { otherSide } from '../record.ts'
import type { Base } from './link.ts'
import type { Conflict, ConflictPolicy } from './merge.ts'
import { ABSENT, HALF, knowsParts, partName, partPrint, printsOf } from './prints.ts'
import type { Group } from './sync-map.ts'

type Values = Readonly<Record<Side, Json>>
type Parts = ReadonlyMap<string, Json>

export type PartsMerged =
  /** Nothing travels: both sides keep what they show. `asked`: parts that nobody has decided. */
  | { readonly kind: 'as-they-are'; readonly asked: boolean }
  | {
      readonly kind: 'write'
      readonly target: Side
      /** The whole value for `target`. */
      readonly value: Json
      /** Fingerprints of the source's parts that travel with it; of the whole when nothing is left to travel. */
      readonly sent: Fingerprints
      /** More is to travel, the other way or once a person has decided: plan again. */
      readonly again: boolean
      /** With `again`: parts that both sides changed alike are known from here on, whatever becomes of the write. */
      readonly agreed: Base
      readonly conflicts: readonly Conflict[]
    }

/** Of one part: the side that is to be written, or why none is. */
type Verdict = { readonly write: Side; readonly lost: boolean } | 'agreed' | 'keep' | 'open'

type Matter = {
  readonly group: Group
  readonly parts: NonNullable<Group['parts']>
  readonly base: Base
  readonly sides: Readonly<Record<Side, Parts>>
}

/** Only where each side's parts are known; else the group is one value, as any other. */
export const hasKnownParts = (group: Group, base: Base | null): boolean =>
  group.parts !== undefined && knowsParts(group, base?.crm) && knowsParts(group, base?.outlook)

export function mergeParts(
  { group, parts, base }: Omit<Matter, 'sides'>,
  values: Values,
  policy: ConflictPolicy,
): PartsMerged {
  const sides = { crm: parts.split(values.crm), outlook: parts.split(values.outlook) }
  const matter = { group, parts, base, sides }
  const verdicts = keysOf(matter).map((key) => [key, judge(matter, policy, key)] as const)
  const keysTo = (side: Side) =>
    verdicts.filter(([, one]) => typeof one === 'object' && one.write === side).map(([key]) => key)
  const isOpen = verdicts.some(([, one]) => one === 'open')
  const target = (['outlook', 'crm'] as const).find((side) => keysTo(side).length > 0)
  if (target === undefined) return { kind: 'as-they-are', asked: isOpen }
  const source = otherSide(target)
  const again = isOpen || keysTo(source).length > 0
  const travelling = keysTo(target)
  const merged = withParts(sides[target], sides[source], travelling)
  const lost = verdicts.filter(([, one]) => typeof one === 'object' && one.lost)
  const alike = verdicts.filter(([, one]) => one === 'agreed').map(([key]) => key)
  return {
    ...{ kind: 'write', target, again, value: parts.join(merged) },
    sent: again ? printsIn(matter, source, travelling) : printsOf(group, values[source]),
    agreed: again ? halfKnown(matter, alike) : { crm: {}, outlook: {} },
    conflicts: conflictsOf(
      matter,
      target,
      merged,
      lost.map(([key]) => key).filter((key) => travelling.includes(key)),
    ),
  }
}

/** What lost, as the whole value it would have been: that is what can be had back. */
function conflictsOf(
  { group, parts, sides }: Matter,
  loser: Side,
  merged: Parts,
  lost: readonly string[],
): readonly Conflict[] {
  if (lost.length === 0) return []
  const value = parts.join(withParts(merged, sides[loser], lost))
  return [{ group: group.name, loser, value, kept: parts.join(merged) }]
}

function judge(
  { group, parts, base, sides }: Matter,
  policy: ConflictPolicy,
  key: string,
): Verdict {
  const alone = (side: Side) => parts.join(withParts(new Map(), sides[side], [key]))
  if (group.agree(alone('crm'), alone('outlook'))) return 'agreed'
  const name = partName(group, key)
  const moved = (side: Side) =>
    partPrint(group, sides[side].get(key)) !== (base[side][name] ?? ABSENT)
  if (moved('crm') && moved('outlook')) {
    return policy === 'ask' ? 'open' : { write: otherSide(policy), lost: true }
  }
  if (moved('crm')) return { write: 'outlook', lost: false }
  return moved('outlook') ? { write: 'crm', lost: false } : 'keep'
}

/** `parts` with those of `keys` as `others` has them, or has them not. */
function withParts(parts: Parts, others: Parts, keys: readonly string[]): Parts {
  const all = new Map(parts)
  for (const key of keys) {
    const part = others.get(key)
    if (part === undefined) all.delete(key)
    else all.set(key, part)
  }
  return all
}

const printsIn = ({ group, sides }: Matter, side: Side, keys: readonly string[]): Fingerprints =>
  Object.fromEntries(
    keys.map((key) => [partName(group, key), partPrint(group, sides[side].get(key))] as const),
  )

function halfKnown(matter: Matter, alike: readonly string[]): Base {
  const half = { [matter.group.name]: HALF }
  return {
    crm: { ...printsIn(matter, 'crm', alike), ...half },
    outlook: { ...printsIn(matter, 'outlook', alike), ...half },
  }
}

/** Of all parts, those as well that were there when both last agreed and are perhaps on neither side now. */
function keysOf({ group, base, sides }: Matter): readonly string[] {
  const prefix = partName(group, '')
  const known = [...Object.keys(base.crm), ...Object.keys(base.outlook)]
    .filter((name) => name.startsWith(prefix) && name !== prefix)
    .map((name) => name.slice(prefix.length))
  return [...new Set([...sides.crm.keys(), ...sides.outlook.keys(), ...known])]
}
