/**
 * @module
 * An Angular page with the elements.
 */
import { bootstrapApplication } from '@angular/platform-browser'
import { HostComponent } from './host.component.ts'

await bootstrapApplication(HostComponent)
