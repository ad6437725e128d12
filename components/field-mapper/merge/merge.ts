/**
 * @module
 * The merge as one file beside the elements.
 */
export { mergeWords as words } from '../../i18n/en/merge.ts'
export { mergeView } from './merge-view.ts'
export { styles } from './merge.styles.ts'
