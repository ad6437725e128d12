/**
 * @module
 * The way in for an administrator whose organization nobody connected yet (INS-1): what it takes, and who can.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Spoken } from '../words/words.ts'

export const installView = ({ t }: Spoken): TemplateResult => html`<p>${t('install.text')}</p>`
