/**
 * @module
 * What a bench measured, as one row a figure; printed as a table, held against its bar.
 */
export type Bar = { atMost: number } | { atLeast: number } | { exactly: number }
export type Figure = { name: string; value: number; unit: string; note?: string; bar?: Bar }

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, note = '' } = figure
    return [name, shown(value), unit, verdict(figure), note]
  })
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows
    .map(([name = '', value = '', unit = '', bar = '', note = '']) =>
      `${name.padEnd(width(0))}  ${value.padStart(width(1))} ${unit.padEnd(width(2))}  ${bar.padEnd(width(3))}  ${note}`.trimEnd(),
    )
    .join('\n')
}

/** Figures that are not within their bar. */
export const missed = (figures: readonly Figure[]): Figure[] =>
  figures.filter((figure) => !holds(figure))

function holds({ value, bar }: Figure): boolean {
  if (bar === undefined) return true
  if ('atMost' in bar) return value <= bar.atMost
  return 'atLeast' in bar ? value >= bar.atLeast : value === bar.exactly
}

function verdict(figure: Figure): string {
  const { bar } = figure
  if (bar === undefined) return ''
  const [sign, limit] =
    'atMost' in bar ? ['≤', bar.atMost] : 'atLeast' in bar ? ['≥', bar.atLeast] : ['=', bar.exactly]
  return `${sign} ${limit.toLocaleString('en')} ${holds(figure) ? 'held' : 'MISSED'}`
}

/** A small figure keeps three digits that say something. */
function shown(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en')
  return Math.abs(value) < 0.1 ? value.toPrecision(3) : value.toFixed(3)
}
