/**
 * @module
 * The questions before switching as one file beside the elements.
 */
export { switchWords as words } from '../../i18n/en/switch.ts'
export { styles } from './question.styles.ts'
export { switchQuestion } from './switch-dialog.ts'
