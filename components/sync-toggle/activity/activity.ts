/**
 * @module
 * The opened activity as one file beside the elements.
 */
export { activityWords as words } from '../../i18n/en/activity.ts'
export { ActivityPanel } from './activity-panel.ts'
export { styles } from './activity.styles.ts'
