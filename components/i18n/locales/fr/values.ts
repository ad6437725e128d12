/** @module French: values of records, questions, refusals, approvals. */
import type { Messages } from '../../message.ts'

export const values: Messages = {
  'picker.consent':
    'Pour choisir des personnes, cette application a besoin de votre accord pour lire les noms de vos collègues dans Microsoft 365.',
  'state.consent-needed': 'Désactivé : votre accord est encore nécessaire',
  'state.approval-needed': 'Désactivé : un administrateur doit d’abord donner son accord',
  'state.approval-requested': 'En attente de votre administrateur',
  'state.approval-ready': 'Votre administrateur a donné son accord',
  'approval.needed':
    'Dans votre organisation, seul un administrateur Microsoft 365 peut donner cet accord. Demandez-le ici ; la synchronisation s’activera ensuite d’elle-même.',
  'approval.ask': 'Demander à votre administrateur',
  'approval.requested':
    'La demande a été envoyée à votre administrateur. Dès qu’il aura donné son accord, la synchronisation s’activera d’elle-même ; inutile de rester ici.',
  'approval.told': {
    one: '{n} administrateur a été prévenu.',
    other: '{n} administrateurs ont été prévenus.',
  },
  'approval.link': 'Lien pour l’administrateur',
  'approval.hand-on': 'Vous pouvez aussi remettre ce lien à un administrateur :',
  'approval.ready':
    'Votre administrateur a donné son accord. Connectez-vous encore une fois et la synchronisation s’activera d’elle-même.',
  'approval.sign-in': 'Se connecter',
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
  'activity.in-step': {
    one: '{n} fiche est synchronisée. Ce qui change désormais figurera ici.',
    other: '{n} fiches sont synchronisées. Ce qui change désormais figurera ici.',
  },
  'activity.first-sync': 'Première synchronisation',
  'stream.first-sync': {
    one: '{n} fiche se trouve des deux côtés.',
    other: '{n} fiches se trouvent des deux côtés.',
  },
  'stream.kept-in-crm': 'Outlook ne peut pas contenir cette valeur ; le CRM la garde.',
  'activity.mailed': {
    one: 'Outlook a écrit à {n} personne',
    other: 'Outlook a écrit à {n} personnes',
  },
  'activity.fields': { one: '{n} autre champ', other: '{n} autres champs' },
  'stream.keeps-failing':
    'L’opération a échoué à plusieurs reprises. Elle sera retentée à la prochaine comparaison complète.',
  'stream.too-large': 'La fiche est trop grande pour être transférée d’un seul bloc (2 Mo).',
  'stream.zone-unsupported': 'Outlook ne connaît pas le fuseau horaire de cet événement.',
  'stream.date-out-of-range': 'Outlook n’admet pas de dates aussi lointaines.',
  'stream.several-places':
    'L’événement a plusieurs lieux dans Outlook. Ils restent : un lieu venu du CRM les remplacerait tous.',
  'stream.not-deleted':
    'Microsoft 365 a confirmé la suppression, mais il est toujours là. Supprimez-le dans Outlook ; réessayé ou modifié là-bas, il devient un enregistrement à part.',
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
  'slot.organizer': 'Organisateur',
  'slot.status': 'Statut',
  'slot.privacy': 'Confidentialité',
  'slot.reminder': 'Rappel',
}
