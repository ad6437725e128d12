/**
 * @module
 * The versions as one file beside the elements.
 */
export { versionWords as words } from '../../i18n/en/versions.ts'
export { VersionsPanel } from './versions-panel.ts'
export { styles } from './versions.styles.ts'
