/**
 * @module
 * What npm users import: the classes, and a registration for each tag.
 */
export const moduleEntries: Readonly<Record<string, string>> = {
  index: 'components/index.ts',
  'session/session': 'components/session/session.ts',
  'user-picker/user-picker': 'components/user-picker/user-picker.ts',
  'sync-toggle/sync-toggle': 'components/sync-toggle/sync-toggle.ts',
  'field-mapper/field-mapper': 'components/field-mapper/field-mapper.ts',
  'join-requests/join-requests': 'components/join-requests/join-requests.ts',
  'install/install': 'components/install/install.ts',
  'define/all': 'components/define/all.ts',
  'define/session': 'components/define/session.ts',
  'define/join-requests': 'components/define/join-requests.ts',
  'define/install': 'components/define/install.ts',
  'define/user-picker': 'components/define/user-picker.ts',
  'define/sync-toggle': 'components/define/sync-toggle.ts',
  'define/field-mapper': 'components/define/field-mapper.ts',
}
