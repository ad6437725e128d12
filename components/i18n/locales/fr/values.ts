/** @module French: values of records, questions, refusals. */
import type { Messages } from '../../message.ts'

export const values: Messages = {
  'question.title': { one: '{n} question pour vous', other: '{n} questions pour vous' },
  'question.lead':
    'Les deux côtés ont été modifiés. Tant que vous n’avez pas choisi, chaque côté garde sa valeur.',
  'question.keep': 'Garder celle-ci',
  'question.answered': 'Votre choix est repris des deux côtés.',
  'question.open': 'En attente de votre choix.',
  'question.superseded': 'Modifié de nouveau depuis ; il n’y a plus rien à choisir.',
  'activity.before': 'Avant :',
  'activity.after': 'Après :',
  'activity.all': 'Tout afficher',
  'activity.less': 'Afficher moins',
  'activity.cut': 'Seul le début est conservé ici.',
  'activity.fields': { one: '{n} autre champ', other: '{n} autres champs' },
  'stream.keeps-failing':
    'L’opération a échoué à plusieurs reprises. Elle sera retentée à la prochaine comparaison complète.',
  'stream.too-large': 'La fiche est trop grande pour être transférée d’un seul bloc (2 Mo).',
  'stream.zone-unsupported': 'Outlook ne connaît pas le fuseau horaire de cet événement.',
  'stream.recurrence-unsupported': 'Outlook ne connaît pas cette forme de périodicité.',
  'stream.meeting-with-attendees':
    'C’est devenu une réunion avec d’autres personnes ; Outlook leur écrirait, elle est donc laissée telle quelle.',
  'stream.not-a-series': 'L’événement ne se répète que d’un côté.',
  'slot.title': 'Titre',
  'slot.time': 'Horaire',
  'slot.exceptions': 'Exceptions de la série',
  'slot.description': 'Description',
  'slot.location': 'Lieu',
  'slot.showAs': 'Afficher comme',
  'slot.privacy': 'Confidentialité',
  'slot.reminder': 'Rappel',
}
