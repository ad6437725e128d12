/**
 * @module
 * The calendar of the sandbox's Outlook page as a person uses it, over the sandbox's Worker alone
 * (CAL-1, CAL-7).
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  dialog,
  event,
  fillEvent,
  nextWednesday,
  openOutlook,
  plus,
  save,
} from '../support/outlook-stage.ts'
import type { OutlookStage } from '../support/outlook-stage.ts'

let stage: OutlookStage

beforeAll(async () => {
  stage = await openOutlook()
})
afterAll(() => stage?.close())
beforeEach(() => stage.reset())

describe('calendar', () => {
  it('makes, changes and deletes an event', async () => {
    const page = await stage.open()
    const day = nextWednesday()
    await fillEvent(page, 'Demo at Fabrikam', day)
    await page.getByLabel('Location').fill('Room 7')
    await save(page)
    await page.getByRole('button', { name: 'Next week' }).click()
    await page
      .getByRole('button', { name: /^Demo at Fabrikam, Wednesday \d+ \w+, 10:00 to 11:30$/ })
      .waitFor()
    const [made] = await stage.list("events?$filter=startswith(subject,'Demo')")
    expect(made).toMatchObject({ location: { displayName: 'Room 7' }, isAllDay: false })

    await event(page, 'Demo at Fabrikam').click()
    await page.getByLabel('Title').fill('Demo, second try')
    await page.getByRole('checkbox', { name: 'All day' }).check()
    await save(page)
    await page.getByRole('button', { name: /^Demo, second try, Wednesday .*, all day$/ }).waitFor()
    const changed = await stage.graph('GET', `events/${String(made?.['id'])}`)
    expect(changed).toMatchObject({ isAllDay: true, location: { displayName: 'Room 7' } })
    expect(changed['end']).toMatchObject({ dateTime: `${plus(day, 1)}T00:00:00.0000000` })

    await event(page, 'Demo, second try').click()
    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await event(page, 'Demo, second try').waitFor({ state: 'detached' })
    expect(await stage.list("events?$filter=startswith(subject,'Demo')")).toEqual([])
  })

  it('refuses an end before the start in plain words and keeps what was typed', async () => {
    const page = await stage.open()
    await fillEvent(page, 'Backwards', nextWednesday())
    await page.getByLabel('End time').fill('09:00')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('alert').getByText('The end is before the start.').waitFor()
    expect(await page.getByLabel('Title').inputValue()).toBe('Backwards')
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('New event')
  })

  it('makes a series, changes one occurrence, deletes one, changes and deletes all', async () => {
    const page = await stage.open()
    const day = nextWednesday()
    await fillEvent(page, 'Yoga', day)
    await page.getByLabel('Repeat').selectOption('Daily')
    await page.getByLabel('Ends').selectOption('After a number of times')
    await page.getByLabel('Number of times').fill('4')
    await save(page)
    await page.getByRole('button', { name: 'Next week' }).click()
    await expect.poll(() => event(page, 'Yoga').count()).toBe(4)
    const [master] = await stage.list("events?$filter=startswith(subject,'Yoga')")
    expect(master?.['recurrence']).toMatchObject({
      pattern: { type: 'daily', interval: 1 },
      range: { type: 'numbered', numberOfOccurrences: 4, startDate: day },
    })

    await page.getByRole('button', { name: /^Yoga, Thursday/ }).click()
    await page.getByLabel('Start time').fill('12:00')
    await save(page)
    await page.getByRole('button', { name: /^Yoga, Thursday .*, 12:00 to 13:30$/ }).waitFor()

    await page.getByRole('button', { name: /^Yoga, Friday/ }).click()
    await page.getByRole('button', { name: 'Delete this occurrence' }).click()
    await expect.poll(() => event(page, 'Yoga').count()).toBe(3)

    await page.getByRole('button', { name: /^Yoga, Wednesday/ }).click()
    await page.getByRole('radio', { name: /^The series/ }).check()
    await page.getByLabel('Title').fill('Pilates')
    await save(page)
    await expect.poll(() => event(page, 'Pilates').count()).toBe(3)
    await page.getByRole('button', { name: /^Pilates, Thursday .*, 12:00 to 13:30$/ }).waitFor()

    await page.getByRole('button', { name: /^Pilates, Wednesday/ }).click()
    await page.getByRole('radio', { name: /^The series/ }).check()
    await page.getByRole('button', { name: 'Delete the series' }).click()
    await expect.poll(() => event(page, 'Pilates').count()).toBe(0)
    expect(await stage.list("events?$filter=startswith(subject,'Pilates')")).toEqual([])
  })

  it('moves an event to another calendar by the form and by dragging; deletes the calendar', async () => {
    const page = await stage.open()
    await page.getByLabel('Name of a new calendar').fill('CRM')
    await page.getByRole('button', { name: 'Add calendar' }).click()
    await page.getByRole('checkbox', { name: 'CRM' }).waitFor()
    const calendars = await stage.list<{ id: string; name: string }>('calendars')
    const crm = calendars.find(({ name }) => name === 'CRM')?.id ?? ''
    await fillEvent(page, 'Visit', nextWednesday())
    await save(page)
    await page.getByRole('button', { name: 'Next week' }).click()
    await event(page, 'Visit').click()
    await dialog(page).getByLabel('Calendar').selectOption('CRM')
    await save(page)
    expect(await stage.list(`calendars/${crm}/events`)).toHaveLength(1)

    await event(page, 'Visit').dragTo(page.getByRole('checkbox', { name: 'Calendar', exact: true }))
    await expect.poll(() => stage.list(`calendars/${crm}/events`)).toEqual([])
    await page.getByText('“Visit” is now in Calendar.').waitFor()
    await event(page, 'Visit').dragTo(page.getByRole('checkbox', { name: 'CRM' }))
    await expect.poll(async () => (await stage.list(`calendars/${crm}/events`)).length).toBe(1)

    await page.getByText('“Visit” is now in CRM.').waitFor()
    await page.getByRole('checkbox', { name: 'CRM' }).uncheck()
    await event(page, 'Visit').waitFor({ state: 'detached' })
    await page.getByRole('checkbox', { name: 'CRM' }).check()
    await page.getByRole('button', { name: 'Delete calendar CRM' }).click()
    await page.getByRole('button', { name: 'Delete calendar', exact: true }).click()
    await event(page, 'Visit').waitFor({ state: 'detached' })
    expect((await stage.list('calendars')).map(({ name }) => name)).toEqual(['Calendar'])
  })

  it('drags an event to another day and time', async () => {
    const page = await stage.open()
    await fillEvent(page, 'Movable', nextWednesday())
    await save(page)
    await page.getByRole('button', { name: 'Next week' }).click()
    const friday = page.getByRole('group', { name: /^Friday/ })
    const box = await event(page, 'Movable').boundingBox()
    const column = await friday.boundingBox()
    if (!box || !column) throw new Error('not drawn')
    await event(page, 'Movable').dragTo(friday, {
      sourcePosition: { x: 20, y: 4 },
      targetPosition: { x: 20, y: box.y - column.y + 4 + column.height / 24 },
    })
    await page.getByRole('button', { name: /^Movable, Friday .*, 11:00 to 12:30$/ }).waitFor()
  })

  it('met no error of a script, of its policy or of the Worker', () => {
    expect(stage.complaints).toEqual([])
  })
})
