/**
 * @module
 * The elements in JSX: attributes, properties, native and own events, all typed.
 */
import { useState } from 'react'
import { getToken } from '../token.ts'

const words = { 'picker.label': 'Colleagues' }

export const Host = () => {
  const [log, setLog] = useState('')
  const say = (text: string) => setLog((before) => `${before}${text};`)
  return (
    <form>
      <o365-session edge="https://edge.example" getToken={getToken}>
        <o365-user-picker
          name="people"
          multiple
          strings={words}
          onChange={({ currentTarget }) => say(`change ${currentTarget.value.join()}`)}
        />
        <o365-sync-toggle
          stream="contacts"
          ono365-sync-changed={({ detail }) => say(`${detail.stream} ${detail.enabled}`)}
        />
      </o365-session>
      <output id="log">{log}</output>
    </form>
  )
}
