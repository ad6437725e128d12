/**
 * @module
 * The preview as one file beside the elements.
 */
export { previewWords as words } from '../../i18n/en/preview.ts'
export { errorSummary } from './issue-notices.ts'
export { organizationSource, whoseMapping } from './organization-mapping.ts'
export { underTable } from './under-table.ts'
export { previewTable } from './preview-table.ts'
export { styles } from './preview.styles.ts'
