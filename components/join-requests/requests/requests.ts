/**
 * @module
 * The requests to join as one file beside the elements.
 */
export { peopleWords as words } from '../../i18n/en/people.ts'
export { RequestsPanel } from './requests-panel.ts'
export { styles } from './requests.styles.ts'
