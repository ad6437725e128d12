/**
 * @module
 * Faults by rule: which call is to fail, how often and how (interfaces.md, /sandbox/faults).
 */
import type { Sql } from '../frame.ts'

export type FaultAction = {
  status?: number | undefined
  code?: string | undefined
  retryAfter?: number | undefined
  delayMs?: number | undefined
  dropResponseAfterWrite?: true | undefined
}
export type FaultRule = {
  match: { method?: string | undefined; path?: string | undefined }
  /** How many calls it hits; until cleared when absent. */
  times?: number | undefined
  action: FaultAction
}
type Row = { id: number; rule: string; left: number | null }

export function makeFaults(sql: Sql) {
  sql.run(
    'CREATE TABLE IF NOT EXISTS fault (id INTEGER PRIMARY KEY, rule TEXT NOT NULL, left INTEGER) STRICT',
  )
  return {
    add(rules: readonly FaultRule[]): void {
      sql.transaction(() => {
        for (const rule of rules)
          sql.run(
            'INSERT INTO fault (rule, left) VALUES (?, ?)',
            JSON.stringify(rule),
            rule.times ?? null,
          )
      })
    },
    clear(): void {
      sql.run('DELETE FROM fault')
    },
    /** The action of the first rule that fits, counted down. */
    take(method: string, path: string): FaultAction | undefined {
      for (const row of sql.all<Row>(
        'SELECT id, rule, left FROM fault WHERE left IS NULL OR left > 0 ORDER BY id',
      )) {
        const rule = JSON.parse(row.rule) as FaultRule
        if (!fits(rule, method, path)) continue
        if (row.left !== null) sql.run('UPDATE fault SET left = left - 1 WHERE id = ?', row.id)
        return rule.action
      }
      return undefined
    },
  }
}

function fits({ match }: FaultRule, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method.toUpperCase())
    return false
  return match.path === undefined || new RegExp(match.path).test(path)
}
