/**
 * @module
 * One state of an element as the gallery shows it.
 */
import type { Setting } from '../edge/world.ts'

export type Tag =
  | 'o365-user-picker'
  | 'o365-join-requests'
  | 'o365-sync-toggle'
  | 'field-mapper'
  | 'o365-install'

export type ShownState = {
  /** Also the name of its invented edge, so letters, digits and dashes only. */
  readonly id: string
  readonly title: string
  readonly about: string
  readonly setting: Setting
  readonly attributes?: Readonly<Record<string, string>>
  /** Set as properties before the element stands in the page. */
  readonly properties?: Readonly<Record<string, unknown>>
  readonly slots?: Readonly<Record<string, string>>
  /** Pressed, one after the other, as they come up in the element: what stands behind a button. */
  readonly press?: readonly string[]
  /** Opens a modal dialog, which would take the whole page: left to the visitor, pressed by tests. */
  readonly dialog?: string
  /** Stands in a form with a button. */
  readonly inForm?: boolean
  /** No edge and no token are given. */
  readonly unset?: boolean
}
