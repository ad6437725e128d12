/** @module French: tying a tenant and untying it. */
import type { Messages } from '../../message.ts'

export const install: Messages = {
  'install.title': 'Microsoft 365 pour {name}',
  'install.lead':
    'Connectez-vous une fois pour tous. Chacun active ensuite lui-même son calendrier et ses contacts.',
  'install.begin': 'Connecter Microsoft 365',
  'install.link':
    'Un administrateur de votre Microsoft 365 doit donner son accord. Si c’est vous, continuez chez Microsoft. Sinon, envoyez le lien.',
  'install.open': 'Continuer chez Microsoft',
  'install.copy': 'Copier le lien',
  'install.copied': 'Lien copié',
  'install.until': 'Le lien est valable jusqu’au {date}.',
  'install.waiting': 'En attente de l’administrateur. Vous pouvez quitter cette page.',
  'install.needs': 'Une personne qui gère l’intégration dans votre CRM peut la connecter.',
  'install.on': 'Connecté',
  'install.by': 'Connecté par {name}, {date}',
  'install.since': 'Connecté depuis le {date}',
  'install.remove': 'Désinstaller…',
  'install.remove-title': 'Désinstaller Microsoft 365 ?',
  'install.remove-lead':
    'La synchronisation s’arrête pour tous et toutes les connexions sont détruites. Tous les enregistrements de votre CRM restent. Aucun e-mail n’est envoyé.',
  'install.copies': 'Nos calendriers et dossiers de contacts dans Outlook',
  'install.keep': 'Les laisser dans Outlook',
  'install.clear': 'Les supprimer d’Outlook',
  'install.confirm': 'Saisissez « {name} » pour confirmer',
  'install.remove-now': 'Désinstaller',
  'install.removing': 'Désinstallation : {done} boîtes aux lettres sur {total}',
  'install.removed': 'Désinstallé, {date}',
  'install.remains': 'Ce qui reste',
  'install.report': 'Enregistrer le rapport',
  'install.left': {
    one: 'Dans {n} boîte aux lettres, notre calendrier ou dossier est encore dans Outlook ; son propriétaire peut l’y supprimer.',
    many: 'Dans {n} boîtes aux lettres, notre calendrier ou dossier est encore dans Outlook ; leurs propriétaires peuvent l’y supprimer.',
    other:
      'Dans {n} boîtes aux lettres, notre calendrier ou dossier est encore dans Outlook ; leurs propriétaires peuvent l’y supprimer.',
  },
  'remains.crm-records': 'Tous les enregistrements du CRM',
  'remains.crm-users': 'Tous les utilisateurs du CRM et leurs rôles',
  'remains.outlook-copies': 'Les copies laissées dans Outlook',
  'remains.audit-log': 'Le journal d’audit, comme preuve de qui a fait quoi',
  'remains.microsoft-consent':
    'L’application dans Microsoft Entra : un administrateur peut la supprimer sous Applications d’entreprise',
  'remains.backups': 'Les sauvegardes chiffrées de la plateforme, pendant 30 jours',
}
