/** @module German: acts, problems, connecting. */
import type { Messages } from '../../message.ts'

export const acts: Messages = {
  cancel: 'Abbrechen',
  retry: 'Noch einmal versuchen',
  close: 'Schließen',
  more: 'Mehr anzeigen',
  loading: 'Wird geladen …',
  trace: 'Kennung für den Support: {id}',
  'setup.missing':
    'Dieser Teil ist noch nicht eingerichtet: Die Seite muss den Dienst nennen und ein Token liefern.',
  'problem.offline': 'Der Dienst ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
  'problem.timeout': 'Der Dienst hat zu lange für eine Antwort gebraucht.',
  'connect.title': 'Microsoft 365 verbinden',
  'connect.again': 'Neu anmelden',
  'connect.starting': 'Die Microsoft-Anmeldung wird geöffnet …',
  'connect.waiting':
    'Schließen Sie die Anmeldung im Microsoft-Fenster ab. Diese Seite macht von selbst weiter.',
  'connect.blocked': 'Der Browser hat das Anmeldefenster zurückgehalten.',
  'connect.open': 'Anmeldefenster öffnen',
  'connect.reopen': 'Noch einmal öffnen',
  'connect.failed': 'Die Anmeldung hat nicht geklappt.',
  'who.you': 'Das können Sie selbst beheben.',
  'who.administrator': 'Das kann ein Microsoft-365-Administrator beheben.',
  'who.nobody': 'Sie müssen nichts tun: Es wird von selbst weiter versucht.',
  stale: 'Letzter bekannter Stand. {problem}',
  'problem.unreadable':
    'Die Antwort ist nicht lesbar: Etwas zwischen dieser Seite und dem Dienst verändert sie.',
  'problem.token-failed':
    'Das CRM hat kein Token für diese Seite geliefert. Laden Sie sie neu; bleibt es dabei, hilft Ihr CRM-Administrator.',
  'connect.expired': 'Die Anmeldung wurde nicht rechtzeitig abgeschlossen.',
  'problem.aborted': 'Abgebrochen.',
  'problem.invalid-request':
    'Der Dienst hat diese Anfrage nicht angenommen. Laden Sie die Seite neu; bleibt es dabei, hilft Ihr CRM-Administrator.',
  'problem.not-signed-in':
    'Ihre Sitzung ist zu Ende. Melden Sie sich neu am CRM an und kommen Sie dann hierher zurück.',
  'problem.not-permitted':
    'Ihre Rolle im CRM erlaubt das nicht. Ihr CRM-Administrator kann das ändern.',
  'problem.origin-not-allowed':
    'Diese Seite ist beim Dienst nicht eingetragen. Ihr CRM-Administrator kann ihre Adresse eintragen.',
  'problem.not-found': 'Das gibt es nicht mehr.',
  'problem.method-not-allowed':
    'Seite und Dienst haben verschiedene Versionen. Laden Sie die Seite neu.',
  'problem.not-connected': 'Es ist noch kein Microsoft-365-Konto verbunden.',
  'problem.wrong-state':
    'Das geht gerade nicht. Warten Sie einen Moment und sehen Sie wieder nach.',
  'problem.expired': 'Das gilt nicht mehr. Beginnen Sie von vorn.',
  'problem.version-conflict': 'Inzwischen hat es jemand geändert.',
  'problem.payload-too-large': 'Das ist zu viel auf einmal.',
  'problem.unsupported-media-type':
    'Seite und Dienst haben verschiedene Versionen. Laden Sie die Seite neu.',
  'problem.invalid-mapping':
    'So kann die Zuordnung nicht funktionieren. Sehen Sie sich die markierten Zeilen an.',
  'problem.precondition-required':
    'Seite und Dienst haben verschiedene Versionen. Laden Sie die Seite neu.',
  'problem.rate-limited': 'Zu viele Anfragen. Es geht gleich von selbst weiter.',
  'problem.sign-in-again': 'Microsoft 365 verlangt eine neue Anmeldung.',
  'problem.consent-needed': 'Zuerst muss ein Microsoft-365-Administrator zustimmen.',
  'problem.internal':
    'Bei uns ist etwas schiefgegangen. Es wurde nichts geändert; bitte versuchen Sie es noch einmal.',
  'problem.upstream-unavailable':
    'Microsoft 365 oder das CRM antwortet gerade nicht. Es wird von selbst weiter versucht.',
  'connect.declined': 'Die Anmeldung wurde abgebrochen oder der Zugriff nicht erlaubt.',
  'connect.approval-required':
    'In Ihrer Organisation darf nur ein Administrator den Zugriff erlauben. Bitten Sie einen Microsoft-365-Administrator um die Freigabe und versuchen Sie es dann noch einmal.',
  'connect.other-account':
    'Das ist ein anderes Microsoft-Konto als bisher. Melden Sie sich mit demselben Konto an.',
  'connect.no-mailbox':
    'Dieses Microsoft-Konto hat kein Postfach. Ein Administrator kann eine Lizenz mit Exchange zuweisen.',
  'connect.sign-in-failed': 'Microsoft 365 hat die Anmeldung nicht abgeschlossen.',
  'connect.identity-taken':
    'Dieses Microsoft-Konto ist schon mit einem anderen Mitglied verbunden.',
  'connect.wrong-tenant':
    'Dieses Konto ist von einer anderen Microsoft-365-Organisation als der Ihres CRM.',
  'connect.unavailable': 'Microsoft 365 antwortet gerade nicht.',
  'problem.edition-needed': 'Ihre Edition des CRM umfasst das nicht.',
  'problem.not-installed':
    'Ihre Organisation muss zuerst mit Microsoft 365 verbunden werden. Das kann, wer die Integration verwaltet.',
  'problem.tenant-taken':
    'Es ist schon eine andere Organisation verbunden. Dort zuerst deinstallieren.',
  'problem.already-decided': 'Das hat inzwischen schon jemand entschieden.',
  'problem.other-account': 'Dafür gibt es ein anderes Konto.',
  'problem.licence-limit': 'Das CRM hat keinen freien Platz mehr.',
  'problem.crm-cannot-create': 'Das CRM legt Benutzer nur von Hand an.',
  'problem.wrong-person':
    'Das ist für jemand anderen bestimmt. Melden Sie sich mit dem Konto an, an das es ging.',
  'problem.wrong-tenant': 'Das ist für Personen einer anderen Microsoft-365-Organisation bestimmt.',
  'problem.revoked': 'Das wurde zurückgenommen. Fragen Sie, wer es gesendet hat.',
  'problem.used': 'Das wurde schon benutzt; es gilt nur einmal.',
}
