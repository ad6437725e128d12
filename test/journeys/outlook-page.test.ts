/**
 * @module
 * The sandbox's Outlook page beside its calendar: live, people, mail, and how it looks to everybody
 * (CON-1, EMB-4).
 */
import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { event, nextWednesday, openOutlook, save, user, zoned } from '../support/outlook-stage.ts'
import type { OutlookStage } from '../support/outlook-stage.ts'

let stage: OutlookStage

beforeAll(async () => {
  stage = await openOutlook()
})
afterAll(() => stage?.close())
beforeEach(() => stage.reset())

describe('live', () => {
  it('shows a change of another client within a second, and keeps what is typed', async () => {
    const page = await stage.open()
    const day = nextWednesday()
    await page.getByRole('button', { name: 'Next week' }).click()
    await page.getByRole('button', { name: /^Wednesday/ }).waitFor()
    const times: number[] = []
    for (const title of ['First', 'Second', 'Third']) {
      const before = performance.now()
      await stage.graph('POST', 'events', {
        subject: title,
        start: zoned(`${day}T15:00:00`),
        end: zoned(`${day}T16:00:00`),
      })
      await event(page, title).waitFor()
      times.push(performance.now() - before)
    }
    expect(Math.max(...times)).toBeLessThan(1000)

    await event(page, 'Second').click()
    await page.getByLabel('Location').fill('Half a wo')
    const [second] = await stage.list<{ id: string }>("events?$filter=startswith(subject,'Second')")
    await stage.graph('PATCH', `events/${second?.id ?? ''}`, { subject: 'Second, renamed' })
    await page.getByText('This event was changed elsewhere meanwhile.').waitFor()
    expect(await page.getByLabel('Location').inputValue()).toBe('Half a wo')
    await save(page)
    expect(await stage.graph('GET', `events/${second?.id ?? ''}`)).toMatchObject({
      subject: 'Second, renamed',
      location: { displayName: 'Half a wo' },
    })
  })

  it('shows contacts and mail of another client by itself', async () => {
    const page = await stage.open({ part: 'people' })
    await page.getByRole('button', { name: /^Ines Moreau/ }).waitFor()
    await stage.graph('POST', 'contacts', { givenName: 'Noor', surname: 'Haddad' })
    await page.getByRole('button', { name: 'Noor Haddad' }).waitFor()
    await page.getByRole('link', { name: 'Mail' }).click()
    await page.getByRole('heading', { name: /^Inbox/ }).waitFor()
    const invitation = {
      subject: 'Kick-off',
      start: zoned('2027-01-12T09:00:00'),
      end: zoned('2027-01-12T10:00:00'),
      attendees: [{ type: 'required', emailAddress: { address: user } }],
    }
    await stage.graph('POST', 'events', invitation, 'adele@contoso.example')
    await page.getByRole('button', { name: /Kick-off, from adele@/ }).click()
    await page.getByRole('heading', { name: /Kick-off/ }).waitFor()
  })
})

describe('people', () => {
  it('makes, finds, changes and deletes a contact', async () => {
    const page = await stage.open({ part: 'people' })
    await page.getByRole('button', { name: 'New contact' }).click()
    const fields = {
      'First name': 'Lena',
      'Last name': 'Sommer',
      Company: 'Sommer & Söhne',
      'Job title': 'Owner',
      'E-mail': 'lena@sommer.example',
      'E-mail 2': 'office@sommer.example',
      'Mobile phone': '+49 170 5550123',
      'Work phone': '+49 30 5550123',
      Birthday: '1980-05-17',
      Notes: 'Likes tea.',
    }
    for (const [label, value] of Object.entries(fields))
      await page.getByLabel(label, { exact: true }).fill(value)
    await page.getByRole('group', { name: 'Work address' }).getByLabel('City').fill('Berlin')
    await save(page)
    await page.getByRole('heading', { name: 'Lena Sommer' }).waitFor()
    await page.getByText('17 May 1980').waitFor()
    const [made] = await stage.list("contacts?$filter=startswith(displayName,'Lena')")
    expect(made).toMatchObject({
      companyName: 'Sommer & Söhne',
      emailAddresses: [{ address: 'lena@sommer.example' }, { address: 'office@sommer.example' }],
      businessPhones: ['+49 30 5550123'],
      businessAddress: { city: 'Berlin' },
      personalNotes: 'Likes tea.',
    })

    await page.getByLabel('Search contacts').fill('söhne')
    await expect.poll(() => page.locator('.row').count()).toBe(1)
    await page.getByRole('button', { name: 'Edit contact' }).click()
    await page.getByLabel('Job title').fill('')
    await page.getByLabel('E-mail 2', { exact: true }).fill('')
    await save(page)
    const changed = await stage.graph('GET', `contacts/${String(made?.['id'])}`)
    expect(changed).toMatchObject({
      jobTitle: null,
      emailAddresses: [{ address: 'lena@sommer.example' }],
      mobilePhone: '+49 170 5550123',
    })

    await page.getByRole('button', { name: 'Delete', exact: true }).click()
    await page.getByRole('button', { name: 'Delete contact' }).click()
    await page.getByText('Nobody here is called like that.').waitFor()
  })

  it('makes a folder with a contact and deletes it with all', async () => {
    const page = await stage.open({ part: 'people' })
    await page.getByLabel('Name of a new folder').fill('CRM')
    await page.getByRole('button', { name: 'Add folder' }).click()
    await page.getByRole('button', { name: 'CRM', exact: true }).click()
    await page.getByText('There are no contacts in this folder yet.').waitFor()
    await page.getByRole('button', { name: 'New contact' }).click()
    await page.getByLabel('Last name').fill('Inside')
    await save(page)
    await page.getByRole('heading', { name: 'Inside' }).waitFor()
    const [folder] = await stage.list<{ id: string }>('contactFolders')
    expect(await stage.list(`contactFolders/${folder?.id ?? ''}/contacts`)).toHaveLength(1)
    await page.getByRole('button', { name: 'Delete folder CRM' }).click()
    await page.getByRole('button', { name: 'Delete folder', exact: true }).click()
    await page.getByRole('button', { name: /^Ines Moreau/ }).waitFor()
    expect(await stage.list('contactFolders')).toEqual([])
  })
})

describe('the page', () => {
  it('switches the person, and says plainly that somebody has no mailbox', async () => {
    const page = await stage.open()
    await event(page, 'Stand-up').first().waitFor()
    await page.getByLabel('Person').selectOption({ label: 'Diego Santoro' })
    await page.waitForURL(/user=diego@contoso\.example/)
    await page.getByRole('heading', { name: 'Calendars' }).waitFor()
    await page.getByLabel('Person').selectOption({ label: 'Wanda Warehouse (no mailbox)' })
    await page.getByText('This person has no mailbox.').waitFor()
  })

  for (const scheme of ['light', 'dark'] as const) {
    it(`has no accessibility violation (${scheme})`, async () => {
      const page = await stage.open({ scheme })
      await event(page, 'Stand-up').first().waitFor()
      expect(await violations(page)).toEqual([])
      await event(page, 'Stand-up').first().click()
      await page.getByRole('radio', { name: /^The series/ }).check()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'People' }).click()
      await page.getByRole('button', { name: /^Ines Moreau/ }).click()
      expect(await violations(page)).toEqual([])
      await page.getByRole('button', { name: 'Edit contact' }).click()
      expect(await violations(page)).toEqual([])
    })
  }

  for (const part of ['calendar', 'people', 'mail']) {
    it(`fits a phone of 360 px (${part})`, async () => {
      const page = await stage.open({ width: 360, part })
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(360)
    })
  }

  it('met no error of a script, of its policy or of the Worker', () => {
    expect(stage.complaints).toEqual([])
  })
})

async function violations(page: Page): Promise<unknown[]> {
  // Evaluated from outside: the page's policy would refuse a script of ours.
  await page.evaluate(axe.source)
  const results = await page.evaluate(async (): Promise<AxeResults> => {
    const { axe: run } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } }
    return run.run()
  })
  return results.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
}
