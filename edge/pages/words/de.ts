/** @module German. */
import type { WordSet } from './en.ts'

export const de: WordSet = {
  'wait.sign-in': 'Sie werden bei Microsoft angemeldet …',
  'wait.visit': 'Einen Moment …',
  'signed-in-as': 'Angemeldet als',
  'not-me': 'Das bin ich nicht',
  again: 'Noch einmal versuchen',
  'sign-in': 'Bei Microsoft anmelden',
  'other-account': 'Anderes Konto verwenden',
  'go-on-without': 'Die App ohne diesen Link öffnen',
  code: 'Code: {code}',
  'code-trace': 'Code: {code} · Spur: {trace}',

  'member.title': 'Sie sind Mitglied von {organization}',
  'member.open': '{crm} öffnen',
  'invited.title': 'Treten Sie {organization} in {crm} bei',
  'invited.by': '{name} lädt Sie zu {organization} ein.',
  'invited.text': 'Sie sind zu {organization} eingeladen.',
  'invited.until': 'Die Einladung gilt bis {date}.',
  'invited.terms': 'Ich stimme den Nutzungsbedingungen zu.',
  'invited.accept': 'Annehmen und beitreten',
  'may-request.title': '{organization} nutzt {crm} bereits',
  'may-request.text':
    'Sie sind noch kein Mitglied. Wer Benutzer verwaltet, bekommt eine Nachricht.',
  'may-request.ask': 'Beitritt anfragen',
  'requested.title': 'Ihre Anfrage wartet',
  'requested.text':
    'Sie haben am {date} gefragt. Sobald entschieden ist, bekommen Sie eine Nachricht.',
  'requested.withdraw': 'Anfrage zurückziehen',
  'declined.title': 'Ihre Anfrage wurde abgelehnt',
  'declined.text':
    'Ab {date} können Sie wieder fragen. War es ein Versehen, sprechen Sie mit einem Administrator von {crm}.',
  'other-account.title': 'Es gibt ein anderes Konto mit Ihrer Adresse',
  'other-account.text':
    'Es ist mit einem anderen Microsoft-Konto verbunden. Bitten Sie einen Administrator von {crm}, das zu klären.',
  'associate.link': 'Ich habe ein anderes Konto in {crm}',
  'nobody.title': 'Ihre Organisation nutzt diese App noch nicht',
  'nobody.text':
    'Ein Microsoft-365-Administrator Ihrer Organisation kann sie mit Ihrem CRM verbinden, sonst niemand. Sind Sie das nicht, sagen Sie Ihrem Administrator Bescheid.',
  'nobody.install': 'Ich bin Administrator',
  'install.title': 'Microsoft\u00a0365 mit Ihrem CRM verbinden',
  'install.text':
    'Das geschieht einmal für die ganze Organisation, durch einen Microsoft-365-Administrator, der auch das CRM verwaltet. Öffnen Sie die Einstellungen Ihres CRM, gehen Sie zu Microsoft 365 und drücken Sie dort auf Verbinden.',

  'wait.consent': 'Microsoft macht Ihre Zustimmung bekannt. Das dauert einige Sekunden …',
  'install.not-administrator.title': 'Nur eine Administration kann {organization} verbinden',
  'install.not-administrator.text':
    'Dieses Konto verwaltet Microsoft 365 nicht. Senden Sie den Link an jemanden, der das tut: Globaler Administrator, Administrator für privilegierte Rollen, Anwendungsadministrator oder Cloudanwendungsadministrator.',
  'install.copy': 'Link kopieren',
  'install.copied': 'Link kopiert',
  'install.consent.title': '{organization} mit Microsoft 365 verbinden',
  'install.consent.text':
    'Microsoft zeigt, was {crm} für die Menschen Ihrer Organisation tun darf; Sie stimmen einmal für alle zu. Kalender und Kontakte werden erst angefasst, wenn jemand das für sich selbst einschaltet.',
  'install.consent.go': 'Bei Microsoft zustimmen',
  'install.accounts.title': 'Ihr Konto in {crm}',
  'install.account.new': 'In {crm} wird ein neues Konto für Sie angelegt: {address}.',
  'install.account.existing': 'Sie machen als {name} ({address}) in {crm} weiter.',
  'install.account.taken':
    'Das Konto {address} in {crm} gehört zu einem anderen Microsoft-Konto. Nehmen Sie ein anderes Konto, oder fragen Sie die Administration von {crm}.',
  'install.accounts.role': 'Sie werden Super-Admin von {organization} in {crm}.',
  'install.accounts.continue': 'Weiter',
  'install.taken.title': 'Ihr Microsoft 365 ist schon mit einer anderen Organisation verbunden',
  'install.taken.text':
    'Es gehört zu {holder}. Deinstallieren Sie es zuerst dort (Einstellungen von {crm}, Microsoft 365), oder lassen Sie sich von {holder} einladen.',
  'install.installed.title': '{organization} ist verbunden',
  'install.installed.text':
    'Laden Sie in den Einstellungen von {crm} Kolleginnen und Kollegen ein. Alle schalten dann Kalender und Kontakte selbst ein.',
  'problem.consent-declined.title': 'Sie haben nicht zugestimmt',
  'problem.consent-declined.text':
    'Microsoft hat ein Nein bekommen. Es wurde nichts getan. Sie können es noch einmal versuchen.',
  'problem.consent-over.title': 'Diese Antwort gilt nicht mehr',
  'problem.consent-over.text':
    'Sie kam zu spät oder für eine andere Organisation als die gefragte. Es wurde nichts getan. Beginnen Sie noch einmal.',
  'problem.consent-spreading.title': 'Das dauert länger als sonst',
  'problem.consent-spreading.text':
    'Microsoft oder das CRM antwortet noch nicht. Es geht nichts verloren: warten Sie eine Minute und versuchen Sie es noch einmal.',
  'problem.link-over.title': 'Dieser Link gilt nicht mehr',
  'problem.link-over.text':
    'Er gilt sieben Tage. In den Einstellungen Ihres CRM gibt es einen neuen.',
  'problem.tenant-taken.title': 'Es ist schon eine andere Organisation verbunden',
  'problem.tenant-taken.text':
    'Eine Microsoft-365-Organisation gehört zu einem CRM-Konto und umgekehrt. Deinstallieren Sie zuerst dort, oder bitten Sie um Beitritt.',
  'problem.install-tenant.title': 'Dieser Link ist für eine andere Organisation',
  'problem.install-tenant.text':
    'Ihr Konto gehört zu einer anderen Microsoft-365-Organisation als der, für die der Link ist. Es wurde nichts getan.',

  'problem.sign-in-declined.title': 'Sie haben sich nicht angemeldet',
  'problem.sign-in-declined.text': 'Microsoft hat ein Nein bekommen. Es ist nichts geschehen.',
  'problem.sign-in-refused.title': 'Microsoft hat diese Anmeldung nicht angenommen',
  'problem.sign-in-refused.text':
    'Es ist nichts geschehen. Passiert es wieder, fragen Sie den Administrator Ihres Microsoft 365.',
  'problem.sign-in-approval.title': 'Zuerst muss ein Administrator zustimmen',
  'problem.sign-in-approval.text':
    'In Ihrer Organisation dürfen nur Microsoft-365-Administratoren Apps genehmigen. Bitten Sie Ihren darum und kommen Sie dann wieder.',
  'problem.sign-in-over.title': 'Diese Anmeldung ist vorbei',
  'problem.sign-in-over.text':
    'Zu Ihrer Sicherheit gilt jede nur einmal und in dem Tab, in dem sie begann. Es ist nichts geschehen.',
  'problem.sign-in-unavailable.title': 'Microsoft antwortet nicht',
  'problem.sign-in-unavailable.text':
    'Es ist nichts geschehen. Warten Sie eine Minute und versuchen Sie es wieder.',
  'problem.no-storage.title': 'Ihr Browser merkt sich für diese Seite nichts',
  'problem.no-storage.text':
    'Erlauben Sie dieser Seite, Daten zu speichern, solange der Tab offen ist, oder öffnen Sie den Link in einem normalen Fenster.',
  'problem.unknown-link.title': 'Dieser Link führt nirgendwohin',
  'problem.unknown-link.text':
    'Er ist unvollständig oder nicht von uns. Kopieren Sie die ganze Adresse aus der Nachricht.',
  'problem.not-found.title': 'Diese Einladung ist nicht bekannt',
  'problem.not-found.text':
    'Vielleicht wurde sie entfernt. Bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
  'problem.wrong-person.title': 'Diese Einladung ist für jemand anderen',
  'problem.wrong-person.text':
    'Sie sind mit einem anderen Konto angemeldet als dem eingeladenen. Nehmen Sie das Konto, an das die Nachricht ging; haben Sie nur dieses, bitten Sie um eine Einladung dafür.',
  'problem.wrong-tenant.title': 'Das ist für eine andere Organisation',
  'problem.wrong-tenant.text':
    'Ihr Microsoft-365-Konto gehört zu einer Organisation, die mit diesem CRM nicht verbunden ist. Nehmen Sie das Konto der Organisation, die Sie eingeladen hat.',
  'problem.expired.title': 'Diese Einladung gilt nicht mehr',
  'problem.expired.text':
    'Einladungen gelten sieben Tage, und nur der neueste Link einer Person funktioniert. Bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
  'problem.revoked.title': 'Diese Einladung wurde zurückgenommen',
  'problem.revoked.text':
    'Die Person, die Sie eingeladen hat, oder jemand aus dem Kollegium hat sie zurückgezogen. Fragen Sie nach, falls es ein Versehen war.',
  'problem.used.title': 'Diese Einladung wurde schon angenommen',
  'problem.used.text':
    'Jede gilt einmal. Haben Sie sie angenommen, sind Sie Mitglied: Öffnen Sie die App.',
  'problem.licence-limit.title': 'Es ist kein Platz mehr frei',
  'problem.licence-limit.text':
    'Das CRM Ihrer Organisation hat keine Lizenz mehr für einen weiteren Benutzer. Sagen Sie es der Person, die Sie eingeladen hat; Ihr Link gilt bis zu seinem Ende.',
  'problem.other-account.title': 'Es gibt ein anderes Konto mit Ihrer Adresse',
  'problem.other-account.text':
    'Im CRM gibt es einen Benutzer mit Ihrer E-Mail-Adresse, der mit einem anderen Microsoft-Konto verbunden ist. Bitten Sie einen Administrator Ihres CRM, das zu klären. Es wurde nichts geändert.',
  'problem.crm-cannot-create.title': 'Ein Administrator muss Sie von Hand anlegen',
  'problem.crm-cannot-create.text':
    'Dieses CRM lässt niemand anderen Benutzer anlegen. Bitten Sie einen Administrator Ihres CRM und öffnen Sie die App danach wieder.',
  'problem.wrong-state.title': 'Das geht nicht mehr',
  'problem.wrong-state.text': 'Inzwischen hat sich etwas geändert. Sehen Sie nach, wie es steht.',
  'problem.associate-expired.title': 'Das hat zu lange gedauert',
  'problem.associate-expired.text':
    'Zu Ihrer Sicherheit steht der Weg vom CRM hierher zurück zehn Minuten offen. Es wurde nichts geändert. Beginnen Sie neu.',
  'problem.associate-other.title': 'Das gehört zu einer anderen Anmeldung',
  'problem.associate-other.text':
    'Das CRM hat Sie in einen anderen Tab oder als jemand anderen zurückgeschickt, als Sie begonnen haben. Es wurde nichts geändert. Beginnen Sie hier neu.',
  'problem.rate-limited.title': 'Zu viele Versuche',
  'problem.rate-limited.text': 'Warten Sie eine Minute und versuchen Sie es wieder.',
  'problem.upstream-unavailable.title': 'Das CRM antwortet nicht',
  'problem.upstream-unavailable.text':
    'Es wurde nichts geändert. Warten Sie eine Minute und versuchen Sie es wieder.',
  'problem.offline.title': 'Keine Verbindung',
  'problem.offline.text':
    'Diese Seite hat ihren Dienst nicht erreicht. Prüfen Sie das Netz und versuchen Sie es wieder.',
  'problem.unexpected.title': 'Das hat nicht geklappt',
  'problem.unexpected.text':
    'Es wurde nichts geändert. Passiert es wieder, geben Sie den Code unten dem Administrator Ihres CRM.',
}
