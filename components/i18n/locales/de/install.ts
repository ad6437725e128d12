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
  'everybody.title': 'Für alle einschalten',
  'everybody.lead':
    'Niemand muss sich anmelden. Was jemand für sich ausgeschaltet hat, bleibt aus.',
  'everybody.needs':
    'Braucht die Anwendungsberechtigungen Calendars.ReadWrite und Contacts.ReadWrite. Die Administration von Microsoft 365 erteilt sie im Microsoft Entra Admin Center.',
  'everybody.reach':
    'Aktive Personen im CRM: {members}. Mit Postfach in Ihrem Microsoft 365: {mailboxes}.',
  'everybody.streams': 'Was synchronisiert wird',
  'everybody.calendar': 'Kalender',
  'everybody.contacts': 'Kontakte',
  'everybody.on': 'Einschalten …',
  'everybody.off': 'Ausschalten …',
  'everybody.ask-on': 'Für alle einschalten?',
  'everybody.ask-off': 'Für alle ausschalten?',
  'everybody.mailboxes': 'Postfächer, die geändert werden können: {mailboxes}.',
  'everybody.unknown':
    'Wie viele Postfächer es sind, ist gerade nicht bekannt: Das CRM antwortet nicht.',
  'everybody.respect-on': 'Wer es für sich ausgeschaltet hat, behält es aus.',
  'everybody.respect-off': 'Wer es für sich eingeschaltet hat, behält es.',
  'everybody.go-on': 'Jetzt einschalten',
  'everybody.go-off': 'Jetzt ausschalten',
  'everybody.begun': 'Begonnen. Sie können diese Seite verlassen.',
  'everybody.was-on': '{stream}: für alle eingeschaltet',
  'everybody.was-off': '{stream}: für alle ausgeschaltet',
  'everybody.progress': '{done} von {total} erledigt',
  'everybody.ended': 'Alle {total} erledigt, {date}',
  'everybody.done': '{stream}: alle {total} erledigt',
  'everybody.waiting': 'Wartet',
  'everybody.not-granted':
    'Microsoft 365 hat abgelehnt: Die Anwendungsberechtigungen sind nicht erteilt. Die Administration von Microsoft 365 muss Calendars.ReadWrite und Contacts.ReadWrite im Microsoft Entra Admin Center erteilen; schalten Sie dann noch einmal ein.',
  'everybody.show': 'Einzelne Personen zeigen',
  'everybody.hide': 'Einzelne Personen ausblenden',
  'rolled.enabled': 'Eingeschaltet',
  'rolled.disabled': 'Ausgeschaltet',
  'rolled.already': 'War schon so',
  'rolled.no-mailbox': 'Kein Postfach',
  'rolled.not-linked': 'Mit keiner Person in Microsoft 365 verknüpft',
  'rolled.switched-off-by-himself': 'Von der Person ausgeschaltet; bleibt aus',
  'rolled.switched-on-by-himself': 'Von der Person eingeschaltet; bleibt an',
  'rolled.failed': 'Fehlgeschlagen',
  'rolled.not-granted':
    'Nicht erteilt: Die Administration von Microsoft 365 muss die Anwendungsberechtigungen erteilen',
  'rolled.consent-needed':
    'Die eigene Anmeldung der Person wird benutzt und deckt dies nicht ab; die Person muss zustimmen',
  'rolled.sign-in-again': 'Die Anmeldung der Person ist abgelaufen; sie muss sich neu anmelden',
  'rolled.other-account':
    'Ein anderes Microsoft-Konto ist verbunden; die Person muss es erst trennen',
  'rolled.identity-taken': 'Dieses Postfach gehört schon zu einem anderen CRM-Konto',
  'rolled.clearing': 'Unsere Kopien werden noch aus Outlook entfernt; später erneut versuchen',
  'rolled.mailbox-closed': 'Das Postfach ist für die App gesperrt',
  'rolled.unavailable': 'Keine Antwort; später erneut versuchen',
}
