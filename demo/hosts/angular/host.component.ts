/**
 * @module
 * The elements in an Angular component. `CUSTOM_ELEMENTS_SCHEMA` lets the tags pass; square brackets
 * set properties, round ones listen. Source to copy: Angular's own tools build it.
 */
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core'
import 'o365-crm-sync/define'
import type { O365SyncChangedEvent, UserPicker } from 'o365-crm-sync'

@Component({
  selector: 'app-host',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <form>
      <o365-session edge="https://edge.example" [getToken]="getToken">
        <o365-user-picker name="people" multiple [strings]="words" (change)="chosen($event)" />
        <o365-sync-toggle stream="contacts" (o365-sync-changed)="switched($event)" />
      </o365-session>
      <output id="log">{{ log() }}</output>
    </form>
  `,
})
export class HostComponent {
  readonly words = { 'picker.label': 'Colleagues' }
  readonly log = signal('')

  readonly getToken = async (): Promise<string> => {
    const answer = await fetch('/embed-token')
    return answer.text()
  }

  chosen({ target }: Event): void {
    const { value } = target as UserPicker
    this.log.update((before) => `${before}change ${value.join()};`)
  }

  switched({ detail }: O365SyncChangedEvent): void {
    this.log.update((before) => `${before}${detail.stream} ${detail.enabled};`)
  }
}
