/**
 * @module
 * Other versions of the mapping as one file beside the elements: those saved earlier, and the one that
 * somebody else has saved meanwhile.
 */
import { css } from 'lit'
import { mergeWords } from '../../i18n/en/merge.ts'
import { versionWords } from '../../i18n/en/versions.ts'
import { styles as mergeStyles } from './merge.styles.ts'
import { styles as versionStyles } from './versions.styles.ts'

export const words = { ...versionWords, ...mergeWords }
export const styles = css`
  ${versionStyles}
  ${mergeStyles}
`
export { mergeView } from './merge-view.ts'
export { VersionsPanel } from './versions-panel.ts'
