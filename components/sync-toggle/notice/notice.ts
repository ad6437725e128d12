/**
 * @module
 * What a stopped or waiting stream needs, as one file beside the elements.
 */
export { noticeWords as words } from '../../i18n/en/notice.ts'
export { streamNotice } from './stream-notice.ts'
export { styles } from './notice.styles.ts'
