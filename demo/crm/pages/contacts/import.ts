/**
 * @module
 * The import dialog: a CSV file becomes contacts or events; what was refused is said row by row.
 */
import { call, problemText } from '../ui/api.ts'
import { field, openDialog } from '../ui/dialog.ts'
import { h } from '../ui/dom.ts'
import { say } from '../ui/shell.ts'

type Report = {
  created: number
  updated: number
  unchanged: number
  failed: { row: number; errors: { pointer: string; detail: string }[] }[]
  ignoredColumns: string[]
}

export function openImport(type: 'contact' | 'event'): void {
  const file = h('input', { type: 'file', accept: '.csv,text/csv', required: true })
  const example =
    type === 'contact'
      ? 'First name, Last name, Company, Email, Work phone'
      : 'Title, Start, End, Time zone'
  const body = h(
    'div',
    { class: 'form' },
    h(
      'p',
      { class: 'wide' },
      `The first line names the fields, for instance ${example}. Rows with an e-mail (or uid) that is ` +
        'already here update that record. Imported records are not synced until a mass update touches them.',
    ),
    field('CSV file', file, true),
  )
  openDialog({ title: 'Import CSV', body, save: { label: 'Import', run: () => run(type, file) } })
}

async function run(type: string, file: HTMLInputElement): Promise<string | undefined> {
  const chosen = file.files?.[0]
  if (chosen === undefined) return 'Choose a file first.'
  const csv = await chosen.text()
  const reply = await call<Report>('POST', `/demo/import?type=${type}`, { csv })
  if (!reply.ok) return problemText(reply.problem)
  const { created, updated, unchanged, failed, ignoredColumns } = reply.value
  const sum = `${created} created, ${updated} updated, ${unchanged} unchanged`
  if (failed.length === 0) {
    const ignored = ignoredColumns.length === 0 ? '' : ` Not used: ${ignoredColumns.join(', ')}.`
    say(`Import done: ${sum}.${ignored}`)
    return undefined
  }
  const rows = failed.slice(0, 5).map(({ row, errors }) => {
    const [first] = errors
    return `row ${row}: ${first === undefined ? '' : `${first.pointer.slice(1)} ${first.detail}`}`
  })
  return `${sum}, ${failed.length} refused — ${rows.join('; ')}`
}
