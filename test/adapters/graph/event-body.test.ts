/**
 * @module
 * Text, participants and join block of an event body, through every change.
 */
import { describe, expect, it } from 'vitest'
import { changedBody, newBody, readBody } from '../../../edge/adapters/graph/event-body.ts'

const html = (content: string) => ({ contentType: 'html', content })
const people = ['Ada <ada@example.com>', 'Bob <bob@example.com>']

const teams =
  '<div><br></div><div>________________________________________________________________________________</div>' +
  '<div class="me-email-text"><span>Microsoft Teams meeting</span> ' +
  '<a href="https://teams.microsoft.com/l/meetup-join/19%3ameeting_x/0?context=%7b%7d">Join the meeting now</a></div>' +
  '<div>________________________________________________________________________________</div></body></html>'

describe('event body', () => {
  it('shows participants in a block of ours and reads them back', () => {
    const body = newBody({ text: 'Agenda\n\n1. Numbers', people })
    expect(readBody(body)).toEqual({ text: 'Agenda\n\n1. Numbers', people })
    expect(body.content).toContain('Ada &lt;ada@example.com&gt;')
  })

  it('says nothing when nothing is to be said', () => {
    const body = html('<html><body><p style="color:red">Agenda</p></body></html>')
    expect(changedBody(body, { text: 'Agenda', people: [] })).toBeNull()
    expect(changedBody(newBody({ text: 'x', people }), { text: 'x', people })).toBeNull()
  })

  it('keeps foreign HTML when only the participants change', () => {
    const body = html('<html><body><p style="color:red">Agenda</p></body></html>')
    const changed = changedBody(body, { text: 'Agenda', people })
    expect(changed?.content).toContain('<p style="color:red">Agenda</p>')
    expect(readBody(changed)).toEqual({ text: 'Agenda', people })
    const back = changedBody(changed, { text: 'Agenda', people: [] })
    expect(back?.content).toContain('<p style="color:red">Agenda</p>')
    expect(readBody(back)).toEqual({ text: 'Agenda', people: [] })
  })

  it('keeps the join block through every change', () => {
    const body = html(`<html><body><div>Old agenda</div>${teams}`)
    expect(readBody(body)).toEqual({ text: 'Old agenda', people: [] })
    for (const wanted of [
      { text: 'New agenda', people: [] },
      { text: 'Old agenda', people },
      { text: '', people },
    ]) {
      const changed = changedBody(body, wanted)
      expect(changed?.content).toContain('meetup-join/19%3ameeting_x')
      expect(changed?.content.match(/Microsoft Teams meeting/g)).toHaveLength(1)
      expect(readBody(changed)).toEqual(wanted)
    }
  })

  it('finds a join block by the link Graph names', () => {
    const join = 'https://meet.example.com/abc?x=1&y=2'
    const body = html(
      `<body><div>Text</div><div><a href="${join.replace('&', '&amp;')}">Join</a></div></body>`,
    )
    expect(readBody(body, join).text).toBe('Text')
    expect(changedBody(body, { text: 'Other', people: [] }, join)?.content).toContain('y=2')
  })

  it('keeps what a person typed below our block', () => {
    const { content } = newBody({ text: 'Above', people })
    const edited = html(content.replace('</body>', '<div>Below</div></body>'))
    expect(readBody(edited)).toEqual({ text: 'Above\nBelow', people })
    const changed = changedBody(edited, { text: 'Above\nBelow', people: [] })
    expect(readBody(changed)).toEqual({ text: 'Above\nBelow', people: [] })
  })

  it('takes plain text bodies as they are', () => {
    const body = { contentType: 'text', content: 'a < b\r\nc' }
    expect(readBody(body).text).toBe('a < b\nc')
    expect(changedBody(body, { text: 'a < b\nc', people: [] })).toBeNull()
  })
})
