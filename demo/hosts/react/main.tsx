/**
 * @module
 * A React 19 page with the elements. They are defined before the first render, so that objects and
 * functions reach them as properties.
 */
import { createRoot } from 'react-dom/client'
import 'o365-crm-sync/define'
import { Host } from './host.tsx'

const place = document.querySelector('#app')
if (place) createRoot(place).render(<Host />)
