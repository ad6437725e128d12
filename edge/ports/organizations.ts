/**
 * @module
 * The CRM organizations this edge serves, as the operator registered them.
 */
import type { MailLanguage } from '../domain/people/mail-language.ts'

export type Residency = 'eu' | 'us'

export type Organization = {
  readonly id: string
  readonly name: string
  /** Shown in Outlook: "<crmName> Calendar", "<crmName> Contacts" (CAL-1, CON-2). */
  readonly crmName: string
  /** Who signs embed tokens, and where his public keys are. */
  readonly issuer: string
  readonly jwksUrl: string
  /** Page origins that may embed the elements. */
  readonly origins: readonly string[]
  /** Inviting is part of paid editions (USR-1). */
  readonly edition: 'paid' | 'free'
  /** `required`: members may connect once an administrator installed (INS-1, INS-4). */
  readonly install: 'required' | 'optional'
  /** Of its mails; English where nothing is said. */
  readonly language?: MailLanguage | undefined
  /** Where all its objects are kept, and never leave (OPS-4). Set once: elsewhere it would begin with nothing. */
  readonly residency?: Residency | undefined
  /** A mailbox of its tenant that its mails go out from; needs the application permission `Mail.Send`. */
  readonly mailFrom?: string | undefined
  /** Tenants whose administrator may install without coming from the CRM's own pages. */
  readonly tenants: readonly string[]
  /** Where the CRM's team hears of what the CRM cannot do by itself (Standard Webhooks). */
  readonly notify?: { readonly url: string; readonly secret: string } | undefined
  readonly connector: {
    readonly kind: 'rest'
    /** Base URL of the connector contract, e.g. `https://crm.example/o365-connector/v1`. */
    readonly baseUrl: string
    readonly tokenUrl: string
    readonly clientId: string
    readonly clientSecret: string
  }
}

export interface Organizations {
  find(id: string): Organization | null
  byIssuer(issuer: string): Organization | null
  /** Whose tenant this is. */
  byTenant(tenantId: string): Organization | null
}
