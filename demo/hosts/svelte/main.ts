/**
 * @module
 * A Svelte 5 page with the elements.
 */
import { mount } from 'svelte'
import 'o365-crm-sync/define'
import Host from './host.svelte'

const target = document.querySelector('#app')
if (target) mount(Host, { target })
