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
  'everybody.title': 'Activer pour tout le monde',
  'everybody.lead':
    'Personne n’a besoin de se connecter. Ce que quelqu’un a désactivé pour lui-même reste désactivé.',
  'everybody.needs':
    'Nécessite les autorisations d’application Calendars.ReadWrite et Contacts.ReadWrite. Un administrateur Microsoft 365 les accorde dans le Centre d’administration Microsoft Entra.',
  'everybody.reach':
    'Personnes actives dans le CRM : {members}. Avec une boîte aux lettres dans votre Microsoft 365 : {mailboxes}.',
  'everybody.streams': 'Éléments synchronisés',
  'everybody.calendar': 'Calendrier',
  'everybody.contacts': 'Contacts',
  'everybody.on': 'Activer…',
  'everybody.off': 'Désactiver…',
  'everybody.ask-on': 'Activer pour tout le monde ?',
  'everybody.ask-off': 'Désactiver pour tout le monde ?',
  'everybody.mailboxes': 'Boîtes aux lettres pouvant être modifiées : {mailboxes}.',
  'everybody.unknown':
    'Le nombre de boîtes aux lettres est inconnu pour l’instant : le CRM ne répond pas.',
  'everybody.respect-on': 'Qui l’a désactivé pour soi le garde désactivé.',
  'everybody.respect-off': 'Qui l’a activé pour soi le garde.',
  'everybody.go-on': 'Activer maintenant',
  'everybody.go-off': 'Désactiver maintenant',
  'everybody.begun': 'Commencé. Vous pouvez quitter cette page.',
  'everybody.was-on': '{stream} : activé pour tout le monde',
  'everybody.was-off': '{stream} : désactivé pour tout le monde',
  'everybody.progress': '{done} sur {total} traités',
  'everybody.ended': 'Les {total} sont traités, {date}',
  'everybody.done': '{stream} : les {total} sont traités',
  'everybody.waiting': 'En attente',
  'everybody.not-granted':
    'Microsoft 365 a refusé : les autorisations d’application ne sont pas accordées. Un administrateur Microsoft 365 doit accorder Calendars.ReadWrite et Contacts.ReadWrite dans le Centre d’administration Microsoft Entra ; activez ensuite à nouveau.',
  'everybody.show': 'Afficher chaque personne',
  'everybody.hide': 'Masquer chaque personne',
  'rolled.enabled': 'Activé',
  'rolled.disabled': 'Désactivé',
  'rolled.already': 'Déjà le cas',
  'rolled.no-mailbox': 'Pas de boîte aux lettres',
  'rolled.not-linked': 'Lié à personne dans Microsoft 365',
  'rolled.switched-off-by-himself': 'Désactivé par la personne ; reste désactivé',
  'rolled.switched-on-by-himself': 'Activé par la personne ; reste activé',
  'rolled.failed': 'Échec',
  'rolled.not-granted':
    'Non accordé : un administrateur Microsoft 365 doit accorder les autorisations d’application',
  'rolled.consent-needed':
    'La connexion de la personne est utilisée et ne couvre pas cela ; la personne doit accepter',
  'rolled.sign-in-again': 'La session de la personne a pris fin ; elle doit se reconnecter',
  'rolled.other-account':
    'Un autre compte Microsoft est connecté ; la personne doit d’abord le déconnecter',
  'rolled.identity-taken': 'Cette boîte aux lettres appartient déjà à un autre compte du CRM',
  'rolled.clearing': 'Nos copies sont encore en cours de retrait d’Outlook ; réessayez plus tard',
  'rolled.mailbox-closed': 'La boîte aux lettres est fermée à l’application',
  'rolled.unavailable': 'Pas de réponse ; réessayez plus tard',
}
