/**
 * @module
 * The requests to join as one file beside the elements.
 */
export { peopleWords as words } from '../../i18n/en/people.ts'
/**
 * `<o365-install>`, the other element of administrators' pages. Named by a part that comes late anyway, so that the
 * build makes its file (parts/install.js) and the one file carries not a byte of it (EMB-3).
 */
export const install = () => import('../../define/install.ts')
export { RequestsPanel } from './requests-panel.ts'
export { styles } from './requests.styles.ts'
