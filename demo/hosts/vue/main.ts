/**
 * @module
 * A Vue 3 page with the elements.
 */
import { createApp } from 'vue'
import 'o365-crm-sync/define'
import Host from './host.vue'

createApp(Host).mount('#app')
