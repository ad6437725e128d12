/**
 * @module
 * Inviting, choosing by group, pasted addresses, as one file beside the elements.
 */
export { peopleWords as words } from '../../i18n/en/people.ts'
export { PeopleDesk } from './people-desk.ts'
export { styles } from './people.styles.ts'
