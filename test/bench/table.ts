/**
 * @module
 * What a bench measured, as one row a figure; printed as a table.
 */
export type Figure = { name: string; value: number; unit: string; note?: string }

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, note = '' }) => [name, shown(value), unit, note])
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  return rows
    .map(([name = '', value = '', unit = '', note = '']) =>
      `${name.padEnd(width(0))}  ${value.padStart(width(1))} ${unit.padEnd(width(2))}  ${note}`.trimEnd(),
    )
    .join('\n')
}

function shown(value: number): string {
  return Number.isInteger(value) ? value.toLocaleString('en') : value.toFixed(3)
}
