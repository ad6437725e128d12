/**
 * @module
 * What an application writes once so that its framework knows the tags; here of all three.
 */
export type * from 'o365-crm-sync/react'
export type * from 'o365-crm-sync/svelte'
export type * from 'o365-crm-sync/vue'
