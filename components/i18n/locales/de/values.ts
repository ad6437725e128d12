/** @module German: values of records, questions, refusals, approvals. */
import type { Messages } from '../../message.ts'

export const values: Messages = {
  'picker.consent':
    'Um Personen auszuwählen, braucht diese App Ihre Zustimmung, die Namen Ihrer Kollegen in Microsoft 365 zu lesen.',
  'state.consent-needed': 'Aus: Ihre Zustimmung fehlt noch',
  'state.approval-needed': 'Aus: ein Administrator muss erst zustimmen',
  'state.approval-requested': 'Wartet auf Ihren Administrator',
  'state.approval-ready': 'Ihr Administrator hat zugestimmt',
  'approval.needed':
    'In Ihrer Organisation kann nur ein Microsoft-365-Administrator dem zustimmen. Bitten Sie hier darum; danach schaltet sich der Abgleich von selbst ein.',
  'approval.ask': 'Administrator bitten',
  'approval.requested':
    'Ihr Administrator wurde gefragt. Sobald er zustimmt, schaltet sich der Abgleich von selbst ein; Sie müssen nicht hierbleiben.',
  'approval.told': {
    one: '{n} Administrator wurde angeschrieben.',
    other: '{n} Administratoren wurden angeschrieben.',
  },
  'approval.link': 'Link für den Administrator',
  'approval.hand-on': 'Sie können einem Administrator auch diesen Link geben:',
  'approval.ready':
    'Ihr Administrator hat zugestimmt. Melden Sie sich noch einmal an, dann schaltet sich der Abgleich von selbst ein.',
  'approval.sign-in': 'Anmelden',
  'question.title': { one: '{n} Frage an Sie', other: '{n} Fragen an Sie' },
  'question.lead': 'Beide Seiten wurden geändert. Bis Sie wählen, behält jede Seite ihren Wert.',
  'question.keep': 'Diesen behalten',
  'question.answered': 'Ihre Wahl wird auf beiden Seiten übernommen.',
  'question.open': 'Wartet auf Ihre Wahl.',
  'question.superseded': 'Seither erneut geändert; es gibt nichts mehr zu wählen.',
  'activity.before': 'Vorher:',
  'activity.after': 'Nachher:',
  'activity.all': 'Alles zeigen',
  'activity.less': 'Weniger zeigen',
  'activity.cut': 'Hier wird nur der Anfang aufbewahrt.',
  'activity.in-step': {
    one: '{n} Eintrag ist abgeglichen. Was sich ab jetzt ändert, steht hier.',
    other: '{n} Einträge sind abgeglichen. Was sich ab jetzt ändert, steht hier.',
  },
  'activity.first-sync': 'Erster Abgleich',
  'stream.first-sync': {
    one: '{n} Eintrag steht auf beiden Seiten.',
    other: '{n} Einträge stehen auf beiden Seiten.',
  },
  'stream.kept-in-crm': 'Outlook kann diesen Wert nicht halten; das CRM behält ihn.',
  'activity.mailed': {
    one: 'Outlook hat {n} Person geschrieben',
    other: 'Outlook hat {n} Personen geschrieben',
  },
  'activity.fields': { one: '{n} weiteres Feld', other: '{n} weitere Felder' },
  'stream.keeps-failing':
    'Es ist immer wieder gescheitert. Beim nächsten Vergleich von allem wird es noch einmal versucht.',
  'stream.too-large': 'Der Eintrag ist zu groß, um am Stück übertragen zu werden (2 MB).',
  'stream.zone-unsupported': 'Outlook kennt die Zeitzone dieses Termins nicht.',
  'stream.date-out-of-range': 'So ferne Daten kennt Outlook nicht.',
  'stream.several-places':
    'Der Termin hat in Outlook mehrere Orte. Sie bleiben: Ein Ort aus dem CRM würde alle ersetzen.',
  'stream.not-deleted':
    'Microsoft 365 hat das Löschen bestätigt, und doch ist er noch da. Löschen Sie ihn in Outlook; noch einmal versucht oder dort bearbeitet wird er ein eigener Datensatz.',
  'stream.recurrence-unsupported': 'Outlook kennt diese Art der Wiederholung nicht.',
  'stream.meeting-with-attendees':
    'Daraus wurde eine Besprechung mit anderen; Outlook würde ihnen schreiben, deshalb bleibt sie unberührt.',
  'stream.not-a-series': 'Der Termin wiederholt sich nur auf einer Seite.',
  'slot.title': 'Titel',
  'slot.time': 'Zeit',
  'slot.exceptions': 'Ausnahmen der Serie',
  'slot.description': 'Beschreibung',
  'slot.location': 'Ort',
  'slot.showAs': 'Anzeigen als',
  'slot.organizer': 'Organisator',
  'slot.status': 'Status',
  'slot.privacy': 'Vertraulichkeit',
  'slot.reminder': 'Erinnerung',
}
