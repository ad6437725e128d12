/** @module German: tying a tenant and untying it. */
import type { Messages } from '../../message.ts'

export const install: Messages = {
  'install.title': 'Microsoft 365 für {name}',
  'install.lead':
    'Einmal für alle verbinden. Danach schalten Kolleginnen und Kollegen Kalender und Kontakte jeweils selbst ein.',
  'install.begin': 'Microsoft 365 verbinden',
  'install.link':
    'Eine Administratorin oder ein Administrator Ihres Microsoft 365 muss zustimmen. Sind Sie das, machen Sie bei Microsoft weiter. Wenn nicht, senden Sie den Link.',
  'install.open': 'Weiter bei Microsoft',
  'install.copy': 'Link kopieren',
  'install.copied': 'Link kopiert',
  'install.until': 'Der Link gilt bis {date}.',
  'install.waiting': 'Wartet auf die Zustimmung. Sie können diese Seite verlassen.',
  'install.needs': 'Wer im CRM die Integration verwaltet, kann sie verbinden.',
  'install.on': 'Verbunden',
  'install.by': 'Verbunden von {name}, {date}',
  'install.since': 'Verbunden seit {date}',
  'install.remove': 'Deinstallieren …',
  'install.remove-title': 'Microsoft 365 deinstallieren?',
  'install.remove-lead':
    'Die Synchronisierung endet für alle, alle Anmeldungen werden vernichtet. Alle Datensätze im CRM bleiben. Es wird keine E-Mail gesendet.',
  'install.copies': 'Unsere Kalender und Kontaktordner in Outlook',
  'install.keep': 'In Outlook lassen',
  'install.clear': 'Aus Outlook entfernen',
  'install.confirm': 'Zur Bestätigung „{name}“ eingeben',
  'install.remove-now': 'Deinstallieren',
  'install.removing': 'Wird deinstalliert: {done} von {total} Postfächern',
  'install.removed': 'Deinstalliert, {date}',
  'install.remains': 'Was bleibt',
  'install.report': 'Bericht speichern',
  'install.left': {
    one: 'In {n} Postfach ist unser Kalender oder Ordner noch in Outlook; die Person kann ihn dort löschen.',
    other:
      'In {n} Postfächern ist unser Kalender oder Ordner noch in Outlook; die Personen können ihn dort löschen.',
  },
  'remains.crm-records': 'Alle Datensätze im CRM',
  'remains.crm-users': 'Alle Benutzer des CRM und ihre Rollen',
  'remains.outlook-copies': 'Kopien in Outlook, die dort gelassen wurden',
  'remains.audit-log': 'Das Prüfprotokoll, als Nachweis, wer was getan hat',
  'remains.microsoft-consent':
    'Die App in Microsoft Entra: unter „Unternehmensanwendungen“ kann sie gelöscht werden',
  'remains.backups': 'Verschlüsselte Sicherungen der Plattform, 30 Tage lang',
}
