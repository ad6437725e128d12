/** @module German: values of records, questions, refusals. */
import type { Messages } from '../../message.ts'

export const values: Messages = {
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
  'activity.fields': { one: '{n} weiteres Feld', other: '{n} weitere Felder' },
  'stream.keeps-failing':
    'Es ist immer wieder gescheitert. Beim nächsten Vergleich von allem wird es noch einmal versucht.',
  'stream.too-large': 'Der Eintrag ist zu groß, um am Stück übertragen zu werden (2 MB).',
  'stream.zone-unsupported': 'Outlook kennt die Zeitzone dieses Termins nicht.',
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
  'slot.privacy': 'Vertraulichkeit',
  'slot.reminder': 'Erinnerung',
}
